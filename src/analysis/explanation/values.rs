//! The numbers that quantities stand for, and what a term comes to.

use super::decimal::Decimal;
use crate::optimizer::{Quantity, Term, sign};

/// Numbers by quantity.
#[derive(Clone, Debug, Default)]
pub(super) struct Values(Vec<(&'static Quantity, Decimal)>);

impl Values {
    /// The number that a quantity stands for; 0 as long as none is known.
    pub(super) fn get(&self, quantity: &Quantity) -> Decimal {
        self.0.iter().find(|(known, _)| *known == quantity).map_or(Decimal::ZERO, |(_, value)| *value)
    }

    /// Sets the number that a quantity stands for.
    pub(super) fn set(&mut self, quantity: &'static Quantity, value: Decimal) {
        match self.0.iter_mut().find(|(known, _)| *known == quantity) {
            Some((_, known)) => *known = value,
            None => self.0.push((quantity, value)),
        }
    }

    /// What a term comes to.
    pub(super) fn evaluate(&self, term: &Term) -> f64 {
        let of = |term: &Term| self.evaluate(term);
        match term {
            Term::Quantity(quantity) => self.get(quantity).value(),
            Term::Number(number) => **number,
            Term::Sum(a, b) => of(a) + of(b),
            Term::Difference(a, b) => of(a) - of(b),
            Term::Negative(a) => -of(a),
            Term::Product(a, b) => of(a) * of(b),
            Term::Quotient(a, b) => of(a) / of(b),
            Term::Power(a, b) => of(a).powf(of(b)),
            Term::Root(a) => of(a).sqrt(),
            Term::Absolute(a) => of(a).abs(),
            Term::Sign(a) => sign(of(a)),
            Term::Max(a, b) => of(a).max(of(b)),
            Term::Min(a, b) => of(a).min(of(b)),
            Term::Cases(by, cases) => of(self.chosen(by, cases)),
        }
    }

    /// The case that applies: by the sign of the first, above zero, zero or below.
    pub(super) fn chosen<'t>(&self, by: &Term, [above, zero, below]: &[&'t Term; 3]) -> &'t Term {
        match self.evaluate(by) {
            by if by > 0.0 => above,
            by if by < 0.0 => below,
            _ => zero,
        }
    }
}
