//! Other programs: running them, and what to say when they are missing.

use crate::files::root;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
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

/// Where an environment of Python's has its own.
pub(crate) fn python_of(environment: &Path) -> PathBuf {
    environment.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" })
}

/// Makes an environment of our own, which takes no rights to install programs, and gives its Python.
pub(crate) fn make_environment(folder: &Path) -> Result<PathBuf> {
    let shell = shell()?;
    let python = if cfg!(windows) { "python" } else { "python3" };
    xshell::cmd!(shell, "{python} -m venv --clear {folder}").run()?;
    Ok(python_of(folder))
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
