//! Formulas typed by hand.
//!
//! A formula is read once, into a short program for a stack; evaluating it allocates nothing.
//!
//! ```
//! use fall_line::formula::{Expected, Expression};
//!
//! let formula = Expression::parse("f(x, y) = x² + 2x(y − 1)").unwrap();
//! assert_eq!((formula.at(3.0, 2.0), formula.text()), (15.0, "x^2 + 2x(y - 1)"));
//!
//! let error = Expression::parse("xy + 1").unwrap_err();
//! assert_eq!((error.at, error.expected, error.hint.as_deref()), (0, Expected::Name, Some("x*y")));
//! ```
//!
//! # One way through
//!
//! ```text
//! what is typed ──> tokens in plain signs ──> tokens in plain order ──> tree ──> program
//!    typed: the table       scan                   plain                grammar
//! ```
//!
//! Tokens keep the place where they were typed, to which errors refer. The plain order's text is
//! what is kept of a formula. The grammar only says what it expects of which token; what is meant
//! there, `hint` finds.
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
//! The variables are one or two of `w x y θ t a b m c u v`, and letters with an index; `theta` is
//! `θ`, and `x1`, `x_1` and `x₁` are one. `log` is the natural logarithm, as `ln`.
//!
//! # Where derivatives do not exist
//!
//! At their kinks `abs` and `relu` have derivative 0, as has `sign` anywhere, and where the operands
//! of `min` or `max` are equal, the derivative is the mean of theirs; all are what PyTorch takes. A
//! root of what is flat at 0, as that of `sqrt(x^2 + y^2)` at the tip of the cone, has derivative 0
//! there; of what is not flat, ∞.

mod calculus;
mod derive;
mod error;
mod grammar;
mod guess;
mod hint;
mod lacking;
mod latex;
mod limits;
mod names;
pub(crate) mod notation;
mod plain;
mod program;
mod scan;
mod text;
pub(crate) mod tree;
mod typed;

pub use derive::{Gradient, GradientText};
pub use error::{Expected, FormulaError};
pub use lacking::Lacking;
pub use limits::{DEEPEST, LONGEST};
pub use names::Variable;

use crate::geometry::Dimension;
use notation::Notation;
use num_dual::DualNum;
use program::Program;
use std::fmt;
use std::sync::Arc;
use tree::Formula;

/// A formula, ready to be evaluated. A clone shares everything with its original.
#[derive(Clone)]
pub struct Expression(Arc<Parsed>);

struct Parsed {
    text: Box<str>,
    formula: Formula,
    program: Program,
}

impl Expression {
    /// Reads a formula as people type it.
    ///
    /// # Errors
    ///
    /// Returns what is wrong with the text, and where, if it is no formula. The hint, put in the
    /// place of what is found, mends it.
    pub fn parse(text: &str) -> Result<Self, FormulaError> {
        let (formula, plain) = grammar::read(text).map_err(|error| with_sure_hint(error, text))?;
        let program = Program::compile(&formula, text)?;
        Ok(Self(Arc::new(Parsed { text: plain.into(), formula, program })))
    }

    /// The formula in plain form, which reads back as the same: as it was given, without the spaces
    /// around it, if it was plain.
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// The value; `x` is the first variable, and `y` the second.
    pub fn at(&self, x: f64, y: f64) -> f64 {
        self.run(x, y)
    }

    /// The same for any kind of number.
    pub(crate) fn run<D: DualNum<Primitive = f64> + Copy>(&self, x: D, y: D) -> D {
        self.0.program.run(x, y)
    }

    /// Why there is no value. Returns `None` if there is one, or it is only too large.
    pub fn lacking(&self, x: f64, y: f64) -> Option<Lacking> {
        lacking::lacking(&self.0.formula, x, y)
    }

    /// How many parameters the formula has.
    pub fn dimension(&self) -> Dimension {
        self.0.formula.dimension()
    }

    /// The names of the one or two parameters, as the formula has them where they come first.
    pub fn variables(&self) -> &[String] {
        &self.0.formula.names
    }

    /// The names of the parameters in programs: `theta0` for θ₀.
    pub(crate) fn identifiers(&self) -> Vec<String> {
        let variables = self.variables().iter().filter_map(|name| Variable::named(name));
        variables.map(Variable::identifier).collect()
    }

    /// The formula as LaTeX, for use in math mode.
    pub fn latex(&self) -> String {
        self.write(&latex::Latex(self.variables()))
    }

    /// The formula in a notation.
    pub(crate) fn write(&self, notation: &dyn Notation) -> String {
        let tree = &self.0.formula.tree;
        tree.ids().next_back().map(|root| notation::one(tree, root, notation)).unwrap_or_default()
    }

    /// The gradient as an expression for each parameter.
    pub fn gradient(&self) -> Gradient {
        Gradient::of(&self.0.formula)
    }
}

/// The error without its hint, unless the hint mends what is wrong there.
fn with_sure_hint(error: FormulaError, text: &str) -> FormulaError {
    let Some(hint) = &error.hint else { return error };
    let (before, behind) = (text.get(..error.at), text.get(error.at + error.found.len()..));
    let mended = [before.unwrap_or_default(), hint, behind.unwrap_or_default()].concat();
    let end = error.at + hint.len();
    match grammar::read(&mended) {
        Err(next) if next.at < end => FormulaError { hint: None, ..error },
        _ => error,
    }
}

/// Formulas with the same text are equal.
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
