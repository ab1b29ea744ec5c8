//! Valgrind, which counts instructions.

use crate::program::find;

pub(crate) const PROGRAM: &str = "valgrind";

/// Debian's packages. It does not start without the symbols of the C library.
pub(super) const PACKAGES: [&[&str]; 2] = [&["valgrind"], &["libc6-dbg"]];

pub(crate) fn is_here() -> bool {
    find(PROGRAM).is_some()
}
