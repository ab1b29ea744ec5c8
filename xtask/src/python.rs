//! Python with NumPy, by which a test runs the exported programs.

use crate::Outcome;
use crate::browser::{install_on_debian, is_debian};
use crate::tools::Tool;

const REMEDY: &str = "install Python 3 with NumPy (https://numpy.org/install)";

/// Sees to it that `python3` can import NumPy.
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

fn has_numpy() -> bool {
    Tool::new("python3", REMEDY).args(&["-c", "import numpy"]).output().is_ok()
}
