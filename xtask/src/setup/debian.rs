//! Debian's packages, and Ubuntu's where it calls them otherwise.

use crate::program::{find, run, shell};
use anyhow::{Result, bail};
use std::path::Path;
use xshell::cmd;

const REMEDY: &str = "apt-get failed: install the packages by hand and run this again";

/// Whether this is Debian or made from it.
pub(super) fn is_here() -> bool {
    Path::new("/etc/debian_version").is_file() && find("apt-get").is_some()
}

/// Whether packages can be installed without asking anyone.
pub(super) fn may_install() -> bool {
    is_here() && is_root()
}

fn is_root() -> bool {
    shell().and_then(|shell| Ok(cmd!(shell, "id -u").quiet().read()?)).is_ok_and(|id| id == "0")
}

/// Installs packages, each by the first of its names that there is.
///
/// # Errors
///
/// Fails if there are no rights to install, and says what to run with them.
pub(super) fn install(packages: &[&[&str]]) -> Result<()> {
    if !is_root() {
        let names: Vec<_> = packages.iter().filter_map(|names| names.first().copied()).collect();
        bail!("installing takes other rights than yours: sudo apt-get install {}", names.join(" "));
    }
    let shell = shell()?;
    shell.set_var("DEBIAN_FRONTEND", "noninteractive");
    run(cmd!(shell, "apt-get update -q"), REMEDY)?;
    let known = |name: &&&str| {
        let name = **name;
        cmd!(shell, "apt-cache show {name}").quiet().ignore_stderr().read().is_ok()
    };
    let chosen: Vec<_> =
        packages.iter().filter_map(|names| names.iter().find(known).or(names.first())).copied().collect();
    run(cmd!(shell, "apt-get install -q -y --no-install-recommends {chosen...}"), REMEDY)
}
