//! The programs that package.json names.

use crate::files::root;
use crate::fingerprint::Step;
use crate::program::{run, shell};
use anyhow::Result;
use std::path::Path;
use xshell::{Cmd, Shell, cmd};

/// On Windows npm is a script, which needs its ending to be found.
const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };
pub(crate) const NODE: &str = "install Node 20 or newer, which brings npm (https://nodejs.org)";

/// The packages of the lock file; npm itself writes the last one when it is done.
pub(crate) const PACKAGES: Step = Step {
    name: "packages",
    inputs: &["package.json", "package-lock.json"],
    outputs: &["node_modules/.package-lock.json"],
};

/// `npm ci`, unless what is installed is what the lock file names.
pub(crate) fn install() -> Result<()> {
    PACKAGES.run("", || {
        let shell = shell()?;
        run(ci(&shell), NODE)
    })?;
    Ok(())
}

/// `npm ci` in the shell's folder.
pub(crate) fn ci(shell: &Shell) -> Cmd<'_> {
    cmd!(shell, "{NPM} ci --no-audit --no-fund")
}

/// `npm pack`: a folder as it would be published, into another folder.
pub(crate) fn pack<'a>(shell: &'a Shell, from: &Path, into: &Path) -> Cmd<'a> {
    cmd!(shell, "{NPM} pack {from} --pack-destination {into} --silent")
}

/// A program of a package, installed first if it is not there.
pub(crate) fn tool<'a>(shell: &'a Shell, name: &str) -> Result<Cmd<'a>> {
    install()?;
    let name = if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() };
    let program = root().join("node_modules/.bin").join(name);
    Ok(cmd!(shell, "{program}"))
}
