//! Python with NumPy, by which a test runs the exported programs.

use crate::program::shell;
use xshell::cmd;

pub(super) const PACKAGES: [&[&str]; 1] = [&["python3-numpy"]];

/// Whether a Python can import NumPy. Debian's belongs to Debian's Python, which need not be the
/// first on the path.
pub(super) fn has_numpy() -> bool {
    let imports = |python: &&str| {
        let shell = shell().ok()?;
        cmd!(shell, "{python} -c 'import numpy'").quiet().ignore_stdout().ignore_stderr().run().ok()
    };
    ["python3", "/usr/bin/python3", "python"].iter().any(|python| imports(python).is_some())
}
