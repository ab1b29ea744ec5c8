//! Python with NumPy, by which a test runs the exported programs.

use crate::Outcome;
use crate::browser::{install_on_debian, is_debian};
use crate::tools::Tool;

const REMEDY: &str = "install Python 3 with NumPy (https://numpy.org/install)";

/// Sees to it that a Python can import NumPy.
pub fn find_or_install() -> Outcome {
    if has_numpy() {
        return Ok(());
    }
    if is_debian() {
        println!("no NumPy found: installing it");
        install_on_debian(&["python3-numpy"])?;
    }
    if has_numpy() { Ok(()) } else { Err(format!("the exported programs need NumPy: {REMEDY}")) }
}

/// Debian's NumPy belongs to Debian's Python, which need not be the first on the path.
fn has_numpy() -> bool {
    let imports = |python: &str| Tool::new(python, REMEDY).args(&["-c", "import numpy"]).output().is_ok();
    ["python3", "/usr/bin/python3"].into_iter().any(imports)
}
