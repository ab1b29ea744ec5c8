//! Terms: what stands on the right of a rule's lines, as data that can be worked out and written.

use super::quantity::Quantity;

/// An expression, made at compile time.
#[derive(Debug)]
pub enum Term {
    /// The number that a quantity stands for.
    Quantity(&'static Quantity),
    /// A constant; by reference, so that no term is larger than two of them.
    Number(&'static f64),
    /// a + b.
    Sum(&'static Self, &'static Self),
    /// a - b.
    Difference(&'static Self, &'static Self),
    /// -a.
    Negative(&'static Self),
    /// ab.
    Product(&'static Self, &'static Self),
    /// a / b.
    Quotient(&'static Self, &'static Self),
    /// aᵇ.
    Power(&'static Self, &'static Self),
    /// √a.
    Root(&'static Self),
    /// |a|.
    Absolute(&'static Self),
    /// The sign of a, by [`sign`].
    Sign(&'static Self),
    /// The larger of a and b.
    Max(&'static Self, &'static Self),
    /// The smaller of a and b.
    Min(&'static Self, &'static Self),
    /// One of three, by the sign of the first: if it is above zero, zero, below zero.
    Cases(&'static Self, &'static [&'static Self; 3]),
}

impl Term {
    /// Calls `see` with every quantity that stands in it, from left to right.
    pub fn quantities(&self, see: &mut dyn FnMut(&'static Quantity)) {
        match self {
            Self::Quantity(quantity) => see(quantity),
            Self::Number(_) => {}
            Self::Negative(a) | Self::Root(a) | Self::Absolute(a) | Self::Sign(a) => a.quantities(see),
            Self::Sum(a, b)
            | Self::Difference(a, b)
            | Self::Product(a, b)
            | Self::Quotient(a, b)
            | Self::Power(a, b)
            | Self::Max(a, b)
            | Self::Min(a, b) => {
                a.quantities(see);
                b.quantities(see);
            }
            Self::Cases(by, cases) => {
                cases.iter().for_each(|case| case.quantities(see));
                by.quantities(see);
            }
        }
    }
}

/// -1, 0 or 1, and NaN for NaN, as NumPy and PyTorch have it: [`f64::signum`] gives 1 at zero.
pub fn sign(value: f64) -> f64 {
    if value == 0.0 { 0.0 } else { value.signum() }
}

/// A [`Term`] as one writes it; each operator takes single tokens or parentheses. `Term` and `term`
/// have to be in scope.
macro_rules! term {
    (($($inner:tt)+)) => { term!($($inner)+) };
    ($a:tt + $b:tt) => { Term::Sum(&term!($a), &term!($b)) };
    ($a:tt - $b:tt) => { Term::Difference(&term!($a), &term!($b)) };
    ($a:tt * $b:tt) => { Term::Product(&term!($a), &term!($b)) };
    ($a:tt / $b:tt) => { Term::Quotient(&term!($a), &term!($b)) };
    ($a:tt ^ $b:tt) => { Term::Power(&term!($a), &term!($b)) };
    (- $a:tt) => { Term::Negative(&term!($a)) };
    (sqrt $a:tt) => { Term::Root(&term!($a)) };
    (abs $a:tt) => { Term::Absolute(&term!($a)) };
    (sign $a:tt) => { Term::Sign(&term!($a)) };
    (max $a:tt $b:tt) => { Term::Max(&term!($a), &term!($b)) };
    (min $a:tt $b:tt) => { Term::Min(&term!($a), &term!($b)) };
    (cases $by:tt $a:tt $b:tt $c:tt) => { Term::Cases(&term!($by), &[&term!($a), &term!($b), &term!($c)]) };
    ($quantity:ident) => { Term::Quantity($quantity) };
    ([$constant:expr]) => { Term::Number(&$constant) };
    ($number:literal) => { Term::Number(&($number as f64)) };
}
pub(crate) use term;
