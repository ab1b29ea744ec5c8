//! The anatomy of a step: what it is made of, and the part that each quantity of a rule has in it.
//!
//! All rules here work alike. The gradient, and what a rule remembers of earlier ones, add up to a
//! direction; the rule scales the direction, some of them each parameter by itself; weight decay may
//! come to that. What differs stands with each rule: [`Parts`] says what adds up, [`Scaling`] what
//! becomes of it, and a [`Role`] for each quantity which of the four [`Beat`]s it belongs to and
//! which [`Arrow`] shows it, if one does.

use super::quantity::{BASE, FACTOR, G, Quantity, RATE, STEP, THETA};

/// The parts of a step in the order in which they come about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beat {
    /// The gradient is taken.
    Gradient,
    /// What the rule remembers comes to it: the direction.
    Memory,
    /// The direction is made longer or shorter.
    Scale,
    /// The step is taken.
    Step,
}

/// What an arrow on the picture can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrow {
    /// Against this update's gradient, by as much as enters the direction.
    Gradient,
    /// Against the earlier gradients, by what is left of them in the direction.
    Memory,
    /// Against both together.
    Direction,
    /// What weight decay takes.
    Decay,
    /// The step itself.
    Step,
}

/// What makes a direction into a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scaling {
    /// The rate, the same for all parameters.
    Rate,
    /// A factor of each parameter's own, the rate in it.
    Own,
    /// Only the signs of the direction are left, and the rate is the length.
    Signs,
    /// Only the signs of the direction are left, and each parameter has a length of its own.
    Sizes,
}

/// The part that a quantity has in the step of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role {
    /// The quantity.
    pub quantity: &'static Quantity,
    /// Where it comes in.
    pub beat: Beat,
    /// The arrow that shows it. `None` for a number that has no direction.
    pub arrow: Option<Arrow>,
}

/// What the step of one parameter is made of: it is `decay` and a multiple, not above 0, of
/// `gradient + memory`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Parts {
    /// What this update's gradient adds to the direction.
    pub gradient: f64,
    /// What is left of earlier gradients adds to it.
    pub memory: f64,
    /// What weight decay adds to the parameter.
    pub decay: f64,
}

impl Beat {
    /// All of them, in their order.
    pub const ALL: [Self; 4] = [Self::Gradient, Self::Memory, Self::Scale, Self::Step];

    /// The id by which a page words it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Gradient => "gradient",
            Self::Memory => "memory",
            Self::Scale => "scale",
            Self::Step => "step",
        }
    }

    /// The beat of that id. Returns `None` if there is none.
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|beat| beat.id() == id)
    }
}

impl Arrow {
    /// All of them, in the order in which they come about.
    pub const ALL: [Self; 5] = [Self::Gradient, Self::Memory, Self::Direction, Self::Decay, Self::Step];

    /// The id by which a page words it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Gradient => "gradient",
            Self::Memory => "memory",
            Self::Direction => "direction",
            Self::Decay => "decay",
            Self::Step => "step",
        }
    }

    /// The arrow of that id. Returns `None` if there is none.
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|arrow| arrow.id() == id)
    }
}

impl Scaling {
    /// The id by which a page words it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Rate => "rate",
            Self::Own => "own",
            Self::Signs => "signs",
            Self::Sizes => "sizes",
        }
    }
}

impl Role {
    /// The role of a number, which no arrow shows.
    pub(super) const fn number(quantity: &'static Quantity, beat: Beat) -> Self {
        Self { quantity, beat, arrow: None }
    }

    /// The role of what an arrow shows.
    pub(super) const fn arrow(quantity: &'static Quantity, beat: Beat, arrow: Arrow) -> Self {
        Self { quantity, beat, arrow: Some(arrow) }
    }
}

/// What stands in every rule.
pub(super) const EVERY: &[Role] = &[
    Role::arrow(G, Beat::Gradient, Arrow::Gradient),
    // A place, not a way.
    Role::number(THETA, Beat::Step),
    Role::arrow(STEP, Beat::Step, Arrow::Step),
];

/// What stands in every rule that reads its rate.
pub(super) const RATED: &[Role] =
    &[Role::number(RATE, Beat::Scale), Role::number(BASE, Beat::Scale), Role::number(FACTOR, Beat::Scale)];

impl Parts {
    /// Of a rule that remembers no direction.
    pub(super) fn of_gradient(gradient: f64) -> Self {
        Self { gradient, ..Self::default() }
    }
}
