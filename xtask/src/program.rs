//! Other programs: running them, and what to say when they are missing.

use crate::files::root;
use anyhow::{Context, Result};
use std::path::PathBuf;
use xshell::{Cmd, Shell};

/// A shell at the top of the project.
pub(crate) fn shell() -> Result<Shell> {
    let shell = Shell::new()?;
    shell.change_dir(root());
    Ok(shell)
}

/// Where a program is on the path. Returns `None` if it is not.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    which::which(name).ok()
}

/// Runs a command in sight; `remedy` says what to do if it does not start or fails.
pub(crate) fn run(command: Cmd<'_>, remedy: &'static str) -> Result<()> {
    println!();
    command.run().context(remedy)
}

/// Runs cargo at the top of the project; warnings of the docs are errors.
pub(crate) fn cargo(arguments: &[&str]) -> Result<()> {
    let shell = shell()?;
    println!();
    Ok(xshell::cmd!(shell, "cargo {arguments...}").env("RUSTDOCFLAGS", "-D warnings").run()?)
}
