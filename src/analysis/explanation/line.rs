//! One line of an explanation.

use super::decimal::Decimal;
use super::parameter::Parameter;
use super::values::Values;
use super::writer::{Form, Writer};
use crate::optimizer::{Quantity, Term};

/// One line: a quantity, how it comes about, and what it is.
#[derive(Clone, Debug)]
pub struct Line {
    /// What the line is about.
    pub quantity: &'static Quantity,
    /// What comes out.
    pub result: Decimal,
    /// Whether it had another value before: ←, not =.
    pub(super) is_update: bool,
    /// What it is worked out from. `None` if it is given.
    pub(super) term: Option<&'static Term>,
    /// The numbers before the line.
    pub(super) values: Values,
    /// The parameter that θ stands for, if it is one.
    pub(super) parameter: Option<Parameter>,
}

impl Line {
    /// Whether nothing comes out, as of 0/0.
    pub fn is_undefined(&self) -> bool {
        self.result.value().is_nan()
    }

    /// The line with its numbers: `m ← 0.9 × 0 + (1 − 0.9) × (−4) = −0.4`. Where nothing comes out, it
    /// ends before the last sign.
    pub fn write(&self, form: Form) -> String {
        self.write_marked::<false>(form)
    }

    /// The same; with `MARKS`, MathML says what the line is about, as of the [rule](super::Explanation::rule_marked).
    pub fn write_marked<const MARKS: bool>(&self, form: Form) -> String {
        let mut writer = Writer::<MARKS>::numbers(form, &self.values, self.parameter.as_ref());
        writer.begin(self.quantity, self.is_update);
        // A number that is only taken over is not said twice.
        let is_number = |term: &Term| matches!(term, Term::Quantity(_) | Term::Number(_) | Term::Cases(..));
        if let Some(term) = self.term.filter(|term| !is_number(term)) {
            writer.line(term);
            if self.is_undefined() {
                return writer.finish();
            }
            writer.equals();
        }
        writer.decimal(self.result);
        writer.finish()
    }
}
