//! The kinds of verdicts.

/// What a run did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// The loss rose far above where it began, or stopped being a number.
    Diverged,
    /// The loss falls, and there is no minimum that it could come to.
    Unbounded,
    /// The gap fell below the tolerance and stayed there.
    Converged,
    /// The gradient all but vanished where there is no minimum.
    Stalled,
    /// Noise holds the run at a height above the minimum.
    Hovering,
    /// It goes back and forth and comes no closer.
    Oscillating,
    /// It falls, but the budget would have to be ten times as large.
    Crawling,
    /// None of these, and the loss is lower than at the start.
    Descending,
    /// None of these, and it is not.
    Climbing,
    /// Not decided yet at the step that is looked at; never the verdict on a whole run.
    UnderWay,
}

impl Kind {
    /// Every kind of a whole run, in the order in which they are tried.
    pub const ALL: [Self; 9] = [
        Self::Diverged,
        Self::Unbounded,
        Self::Converged,
        Self::Stalled,
        Self::Hovering,
        Self::Oscillating,
        Self::Crawling,
        Self::Descending,
        Self::Climbing,
    ];

    /// The name in messages and in `goal`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Diverged => "diverged",
            Self::Unbounded => "unbounded",
            Self::Converged => "converged",
            Self::Stalled => "stalled",
            Self::Hovering => "hovering",
            Self::Oscillating => "oscillating",
            Self::Crawling => "crawling",
            Self::Descending => "descending",
            Self::Climbing => "climbing",
            Self::UnderWay => "under-way",
        }
    }
}
