//! Packages: what others get, made from what is built, in the target folder.

mod platform;

use crate::files::target;
use anyhow::{Result, bail};
use std::fs;

const USAGE: &str = "package scorm|cmi5 QUERY|LESSON, as in `package scorm 'fn=bowl&goal=converged'`";

/// Makes what is asked for.
pub(crate) fn make(arguments: &[String]) -> Result<()> {
    let folder = target()?.join("packages");
    fs::create_dir_all(&folder)?;
    if let [kind, about] = arguments
        && let Some((_, standards)) = platform::KINDS.iter().find(|(name, _)| name == kind)
    {
        return platform::make(standards, about, &folder);
    }
    bail!(USAGE)
}
