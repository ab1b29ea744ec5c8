//! The release's files: the pages as one zip, the embed by itself, and the sums of everything.

use crate::files::{hex, list, read_bytes, root, write};
use crate::npm;
use crate::program::{run, shell};
use anyhow::Result;
use sha2::{Digest, Sha256};
use std::path::Path;
use xshell::cmd;

/// The pages, with all that stands beside them, and the embed, which is all that a figure needs.
pub(super) fn zip(folder: &Path) -> Result<()> {
    npm::install()?;
    let dist = root().join("dist");
    write(&folder.join("embed.html"), read_bytes(&dist.join("embed.html"))?)?;
    let (shell, script, file) =
        (shell()?, root().join("xtask/src/package/zip.js"), folder.join("fall-line.zip"));
    run(cmd!(shell, "node {script} {dist} {file}"), npm::NODE)
}

/// Writes `SHA256SUMS` over what is in the folder; `sha256sum --check` reads it.
pub(super) fn write_sums(folder: &Path) -> Result<()> {
    let mut sums = String::new();
    for file in list(folder)? {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        sums += &format!("{}  {name}\n", hex(&Sha256::digest(read_bytes(&file)?)));
    }
    write(&folder.join("SHA256SUMS"), sums)
}
