//! Runs as programs in Python.
//!
//! A program is put together from parts that are Python themselves ([`template`]); what depends on
//! the configuration fills the fields in them ([`field`]).

mod expression;
mod field;
mod optimizer;
mod surface;
mod template;

pub use expression::python_expression;

use crate::run::Config;
use template::Program;

/// Whose functions a program calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Library {
    /// NumPy, imported as `np`.
    NumPy,
    /// PyTorch, imported as `torch`.
    PyTorch,
}

impl Library {
    /// The library's own name.
    fn name(self) -> &'static str {
        match self {
            Self::NumPy => "NumPy",
            Self::PyTorch => "PyTorch",
        }
    }

    /// What it is imported as.
    fn module(self) -> &'static str {
        match self {
            Self::NumPy => "np",
            Self::PyTorch => "torch",
        }
    }
}

/// A program that makes the configuration's runs, with NumPy or with PyTorch.
///
/// It stands on its own: the surface's formula, its data, the rules of the racers, the schedule
/// and the random draws are written out in it, and nothing that the runs do not need. Run by
/// itself it prints each step as CSV (step, parameters, loss) and a last line for each racer
/// that begins with `#`; imported it prints nothing, and `race()` gives the traces.
///
/// The numbers are those of the engine up to rounding: points and losses agree within
/// 1e-9 × max(1, |value|) where a shift of the start by 1e-12 does not matter. In PyTorch the
/// gradient of a formula is not a number at the very tip of a cone, where the engine takes 0.
pub fn python(config: &Config, library: Library) -> String {
    Program::new(config, library).text()
}
