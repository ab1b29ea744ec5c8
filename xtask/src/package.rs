//! Packages: what others get, made from what is built, in the target folder.

mod address;
mod crates;
mod platform;
mod sums;

use crate::files::target;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

const USAGE: &str =
    "package [site FOLDER | scorm|cmi5 QUERY|LESSON], as in `package scorm 'fn=bowl&goal=converged'`";

/// Makes what is asked for; without a word all that a release has.
pub(crate) fn make(arguments: &[String]) -> Result<()> {
    let folder = target()?.join("packages");
    fs::create_dir_all(&folder)?;
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        [] => release(&folder.join("release")),
        ["site", place] => address::make(Path::new(place)),
        [kind, about] => {
            let standards = platform::KINDS.iter().find(|(name, _)| *name == kind);
            platform::make(standards.context(USAGE)?.1, about, &folder)
        }
        _ => bail!(USAGE),
    }
}

/// All that a release has, and what each file's content adds up to.
fn release(folder: &Path) -> Result<()> {
    crate::files::replace_folder(folder, |folder| {
        sums::zip(folder)?;
        crates::make(folder)?;
        sums::write_sums(folder)
    })?;
    for file in crate::files::list(folder)? {
        println!("{}", file.display());
    }
    Ok(())
}
