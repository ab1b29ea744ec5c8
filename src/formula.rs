//! Formulas typed by hand.
//!
//! A formula is read once, into a short program for a stack; evaluating it allocates nothing.
//!
//! ```
//! use fall_line::formula::{Expected, Expression};
//!
//! let formula = Expression::parse("x^2 + 2x(y - 1)").unwrap();
//! assert_eq!(formula.at(3.0, 2.0), 15.0);
//!
//! let error = Expression::parse("xy + 1").unwrap_err();
//! assert_eq!((error.at, error.expected, error.hint.as_deref()), (0, Expected::Name, Some("x*y")));
//! ```
//!
//! # Grammar
//!
//! ```text
//! sum     = product { ("+" | "-") product }
//! product = signed { ("*" | "/") signed | power }      the power must touch what stands before it
//! signed  = { "+" | "-" } power
//! power   = operand [ "^" signed ]
//! operand = number | variable | "pi" | "e" | function "(" sum { "," sum } ")" | "(" sum ")"
//! ```
//!
//! The variables are `w` or `x` in one dimension, `x` and `y` in two; a formula with `y` has two.
//! Names are case-sensitive. `log` is the natural logarithm, as `ln`.
//!
//! # Where derivatives do not exist
//!
//! At its kink `abs` has slope 0, and where the operands of `min` or `max` are equal, the slope is
//! the mean of theirs; both are what PyTorch takes. A root of what is flat at 0, as that of
//! `sqrt(x^2 + y^2)` at the tip of the cone, has slope 0 there; of what is not flat, ∞.

mod calculus;
mod derive;
mod error;
mod names;
mod parse;
mod print;
mod program;
mod scan;
mod tree;

pub use derive::PythonGradient;
pub use error::{Expected, FormulaError};
pub use print::Library;

use crate::geometry::Dimension;
use num_dual::DualNum;
use program::Program;
use std::fmt;
use std::sync::Arc;
use tree::Tree;

/// Longer formulas are refused: in characters.
pub const LONGEST: usize = 1_000;
/// Parentheses may lie in each other this deep.
pub const DEEPEST: usize = 64;

/// A formula, ready to be evaluated. A clone shares everything with its original.
#[derive(Clone)]
pub struct Expression(Arc<Parsed>);

struct Parsed {
    text: Box<str>,
    tree: Tree,
    program: Program,
}

impl Expression {
    /// Reads a formula. Spaces around it do not count.
    pub fn parse(text: &str) -> Result<Self, FormulaError> {
        let tree = parse::tree(text)?;
        let program = Program::compile(&tree, text)?;
        Ok(Self(Arc::new(Parsed { text: text.trim().into(), tree, program })))
    }

    /// The formula as it was given, without the spaces around it.
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// The value. A 1-D formula's variable, w or x, is `x`.
    pub fn at<D: DualNum<Primitive = f64> + Copy>(&self, x: D, y: D) -> D {
        self.0.program.run(x, y)
    }

    /// How many parameters the formula has.
    pub fn dimension(&self) -> Dimension {
        self.0.tree.naming.dimension()
    }

    /// The names of the parameters in the formula: w, or x, or x and y.
    pub fn variables(&self) -> &'static [&'static str] {
        self.0.tree.naming.variables()
    }

    /// The formula as a Python expression.
    pub fn python(&self, library: Library) -> String {
        print::python(&self.0.tree, library)
    }

    /// The gradient as Python, for NumPy. Where derivatives do not exist it is what
    /// [`at`](Self::at) gives, but for powers of 0 whose exponent varies.
    pub fn python_gradient(&self) -> PythonGradient {
        derive::python_gradient(&self.0.tree)
    }

    /// The gradient as people write it: Python's less its prefixes and double stars.
    pub fn plain_gradient(&self) -> PythonGradient {
        let plain = |text: &String| text.replace("np.", "").replace(" ** ", "^").replace(" * ", "·");
        let gradient = self.python_gradient();
        PythonGradient {
            lines: gradient.lines.iter().map(plain).collect(),
            partials: gradient.partials.iter().map(plain).collect(),
            ..gradient
        }
    }

    /// The formula as LaTeX, for use in math mode.
    pub fn latex(&self) -> String {
        print::latex(&self.0.tree)
    }
}

/// The text says it all.
impl PartialEq for Expression {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}

impl fmt::Debug for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Expression").field(&self.text()).finish()
    }
}
