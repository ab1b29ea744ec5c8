//! Whether what is built is the same wherever it is built: once more, from a copy of the sources in another
//! folder, with another home and another target folder, to the last byte.

use crate::files::{differing, read_bytes, remove_folder, root, write};
use crate::program::{run, shell};
use anyhow::{Context, Result, ensure};
use std::path::Path;
use xshell::cmd;

const REMEDY: &str = "the copy could not be built";

/// Builds dist/ there, and compares it with the one that is here. It takes as long as a first build, and fetches
/// what a first build fetches.
pub(crate) fn check() -> Result<()> {
    let place = std::env::temp_dir().join(format!("fall-line-again-{}", std::process::id()));
    let (copy, home) = (place.join("another/folder"), place.join("home"));
    copy_sources(&copy)?;
    let shell = shell()?;
    // The toolchain stays where it is.
    let toolchains = cmd!(shell, "rustup show home").quiet().read().context(REMEDY)?;
    shell.change_dir(&copy);
    run(
        cmd!(shell, "cargo xtask dist")
            .env("HOME", &home)
            .env("CARGO_HOME", home.join("cargo"))
            .env("RUSTUP_HOME", toolchains)
            .env_remove("CARGO_TARGET_DIR"),
        REMEDY,
    )?;
    let differing = differing(&root().join("dist"), &copy.join("dist"))?;
    ensure!(
        differing.is_empty(),
        "{} of what is built in {} are not as they are here: {differing:?}",
        differing.len(),
        copy.display()
    );
    println!("the same bytes, in another folder and with another home");
    remove_folder(&place)
}

/// What git keeps, or would.
fn copy_sources(to: &Path) -> Result<()> {
    let shell = shell()?;
    let names = cmd!(shell, "git ls-files -z --cached --others --exclude-standard").quiet().read()?;
    // One that is deleted and not yet committed is still on the list.
    let paths = names.split('\0').filter(|name| root().join(name).is_file());
    paths.into_iter().try_for_each(|name| write(&to.join(name), read_bytes(&root().join(name))?))
}
