//! Runs as programs in Python.
//!
//! A program is put together from parts that are Python themselves ([`template`]); what depends on
//! the configuration ([`program`]) fills the fields in them ([`field`]).

mod expression;
mod field;
mod library;
mod literal;
mod optimizer;
mod program;
mod surface;
mod template;

pub use expression::python_expression;
pub use library::Library;

use crate::run::Config;
use program::Program;

/// A program that makes the configuration's runs, with NumPy or with PyTorch.
///
/// It stands on its own: the surface's formula, its data, the rules of the racers, the schedule
/// and the random draws are written out in it, and nothing that the runs do not need. Run by
/// itself it prints each step as CSV (step, parameters, loss) and a last line for each racer
/// that begins with `#`; imported it prints nothing, and `race()` gives the traces.
///
/// The numbers are those of the engine up to rounding: points and losses agree within
/// 1e-9 × max(1, |value|) where a shift of the start by 1e-12 does not matter. In PyTorch the
/// gradient of a formula is not a number at the very tip of a cone, where the engine takes 0. A custom loss
/// is compiled, and cannot be written out: where it is called the program says that it is to be filled in.
pub fn python(config: &Config, library: Library) -> String {
    template::text(&Program::new(config, library))
}
