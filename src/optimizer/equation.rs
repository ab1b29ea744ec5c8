//! A rule as lines of an algorithm, from which an update is explained.

use super::quantity::Quantity;
use super::term::Term;

/// One line: a quantity and what it is.
#[derive(Debug)]
pub struct Equation {
    /// What the line is about.
    pub quantity: &'static Quantity,
    /// Whether it had another value before: ←, not =.
    pub is_update: bool,
    /// What stands on the right.
    pub term: Term,
}

/// The lines of one update of a rule.
#[derive(Debug)]
pub struct Equations {
    /// What is worked out once for all parameters.
    pub shared: &'static [Equation],
    /// What is worked out for each parameter.
    pub each: &'static [Equation],
    /// The last line of the rule in general, θ ← θ - ….
    pub descent: Equation,
    /// The last line with numbers begins with the step alone, Δθ = -….
    pub step: Equation,
}

/// Which branch of a rule applies to an update, where it has branches that the lines do not show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// The first update of momentum with dampening: the velocity is the whole gradient.
    First,
    /// RAdam averages over too few gradients yet: a step by the first moment alone.
    Short,
    /// RAdam divides by its second moment.
    Long,
}

impl Case {
    /// The id by which a page words it.
    pub fn id(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Short => "short",
            Self::Long => "long",
        }
    }
}

/// An [`Equation`]: `QUANTITY = term` or `QUANTITY <- term`. `Equation`, `Term` and `term` have to
/// be in scope.
macro_rules! equation {
    ($quantity:ident = $term:tt) => {
        Equation { quantity: $quantity, is_update: false, term: term!($term) }
    };
    ($quantity:ident <- $term:tt) => {
        Equation { quantity: $quantity, is_update: true, term: term!($term) }
    };
}
pub(crate) use equation;

/// The [`Equations`] of a rule; `minus` is what the parameter decreases by. All quantities of that
/// module are in scope.
macro_rules! equations {
    (
        $(shared { $($shared:ident $is:tt $what:tt;)* })?
        $(each { $($of:ident $becomes:tt $how:tt;)* })?
        minus $down:tt
    ) => {{
        use $crate::optimizer::equation::{Equation, Equations, equation};
        use $crate::optimizer::quantity::*;
        use $crate::optimizer::term::{Term, term};
        Equations {
            shared: &[$($(equation!($shared $is $what)),*)?],
            each: &[$($(equation!($of $becomes $how)),*)?],
            descent: equation!(THETA <- (THETA - $down)),
            step: equation!(STEP = (- $down)),
        }
    }};
}
pub(super) use equations;
