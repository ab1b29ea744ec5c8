//! The numbers that quantities stand for, and what a term comes to.

use super::decimal::Decimal;
use super::double_double::DoubleDouble;
use crate::optimizer::{Quantity, Term};
use std::cmp::Ordering;

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

    /// What a term comes to, of the numbers as they are shown.
    pub(super) fn evaluate(&self, term: &Term) -> DoubleDouble {
        let of = |term: &Term| self.evaluate(term);
        let larger = |a: &Term, b: &Term, order: Ordering| {
            let (a, b) = (of(a), of(b));
            // Of NaN and a number it is NaN, as in the rules.
            if a.value.is_nan() || (a - b).sign() == order { a } else { b }
        };
        match term {
            Term::Quantity(quantity) => self.get(quantity).precise(),
            Term::Number(number) => Decimal::exact(**number).precise(),
            Term::Sum(a, b) => of(a) + of(b),
            Term::Difference(a, b) => of(a) - of(b),
            Term::Negative(a) => -of(a),
            Term::Product(a, b) => of(a) * of(b),
            Term::Quotient(a, b) => of(a) / of(b),
            Term::Power(a, b) => of(a).power(of(b)),
            Term::Root(a) => of(a).sqrt(),
            Term::Absolute(a) => of(a).abs(),
            Term::Sign(a) => f64::from(of(a).sign() as i8).into(),
            Term::Max(a, b) => larger(a, b, Ordering::Greater),
            Term::Min(a, b) => larger(a, b, Ordering::Less),
            Term::Cases(by, cases) => of(self.chosen(by, cases)),
        }
    }

    /// The case that applies: by the sign of the first, above zero, zero or below.
    pub(super) fn chosen<'t>(&self, by: &Term, [above, zero, below]: &[&'t Term; 3]) -> &'t Term {
        match self.evaluate(by).sign() {
            Ordering::Greater => above,
            Ordering::Less => below,
            Ordering::Equal => zero,
        }
    }
}
