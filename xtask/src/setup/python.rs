//! Python with NumPy, by which tests run the exported programs and referee the explanations.

use crate::files::workshop;
use crate::program::{make_environment, python_of, shell};
use anyhow::Result;
use std::path::{Path, PathBuf};
use xshell::cmd;

pub(super) const PACKAGES: [&[&str]; 1] = [&["python3-numpy"]];

/// Whether a Python can import NumPy. Debian's belongs to Debian's Python, which need not be the
/// first on the path.
pub(super) fn has_numpy() -> bool {
    let own = own().unwrap_or_default();
    [Path::new("python3"), Path::new("/usr/bin/python3"), Path::new("python"), &own]
        .into_iter()
        .any(imports_numpy)
}

fn imports_numpy(python: &Path) -> bool {
    let try_it = || {
        let shell = shell().ok()?;
        cmd!(shell, "{python} -c 'import numpy'").quiet().ignore_stdout().ignore_stderr().run().ok()
    };
    try_it().is_some()
}

/// Where an environment of our own has its Python.
fn own() -> Result<PathBuf> {
    Ok(python_of(&workshop("python")?))
}

/// Makes an environment of our own beside what is built.
pub(super) fn make() -> Result<()> {
    let (shell, own) = (shell()?, make_environment(&workshop("python")?)?);
    Ok(cmd!(shell, "{own} -m pip install --quiet --disable-pip-version-check numpy").run()?)
}
