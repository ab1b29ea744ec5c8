//! What an answer amounts to, and the mistakes that have names.

/// A common mistake in a step by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Mistake {
    /// Along the gradient, not against it; or a gradient of the wrong sign.
    Sign,
    /// The whole gradient was taken off, without the rate.
    Rate,
    /// The gradient was taken at the point before, not where the step begins.
    Old,
    /// The change, not where it leads.
    Move,
    /// The value before the step.
    Still,
    /// The value one step later.
    Ahead,
    /// The gradient in place of the loss.
    Gradient,
    /// The loss in place of the gradient.
    Loss,
    /// The parameter in place of what it is put into.
    Place,
    /// One too many or one too few.
    Count,
    /// The right number with fewer decimals than two.
    Rounded,
}

/// What an answer amounts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// It is right, or as right as the rounding before it allows.
    Right,
    /// It follows from a number before it that is wrong.
    Carried,
    /// A mistake that has a name.
    Mistaken(Mistake),
    /// Wrong in some other way.
    Wrong,
}

impl Mistake {
    const ALL: [Self; 11] = [
        Self::Sign,
        Self::Rate,
        Self::Old,
        Self::Move,
        Self::Still,
        Self::Ahead,
        Self::Gradient,
        Self::Loss,
        Self::Place,
        Self::Count,
        Self::Rounded,
    ];

    /// The mistake that has this name. Returns `None` if there is none.
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mistake| mistake.id() == id)
    }

    /// The name in questions and for the page.
    pub fn id(self) -> &'static str {
        match self {
            Self::Sign => "sign",
            Self::Rate => "rate",
            Self::Old => "old",
            Self::Move => "move",
            Self::Still => "still",
            Self::Ahead => "ahead",
            Self::Gradient => "gradient",
            Self::Loss => "loss",
            Self::Place => "place",
            Self::Count => "count",
            Self::Rounded => "rounded",
        }
    }
}

impl Grade {
    /// The name for the page.
    pub fn id(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Carried => "carried",
            Self::Mistaken(mistake) => mistake.id(),
            Self::Wrong => "wrong",
        }
    }
}
