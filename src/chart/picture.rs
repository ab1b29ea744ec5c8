//! The pictures of a simulator, by name.

use super::plotted::{Plotted, Series};
use super::scale::Scale;
use super::sharpness::Sharpness;
use crate::player::Player;

/// A picture of what runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// The surface with the paths on it.
    Stage,
    /// The loss against the step.
    Loss,
    /// The parameters against the step.
    Parameters,
    /// The rate against the step.
    Rate,
    /// The length of the gradient against the step, by powers of ten.
    Gradient,
    /// The largest curvature against the step.
    Sharpness,
    /// The data behind a data surface.
    Data,
}

impl Picture {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Stage, Self::Loss, Self::Parameters, Self::Rate, Self::Gradient, Self::Sharpness, Self::Data];

    /// What the pages call it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Stage => "stage",
            Self::Loss => "loss",
            Self::Parameters => "parameters",
            Self::Rate => "rate",
            Self::Gradient => "gradient",
            Self::Sharpness => "sharpness",
            Self::Data => "data",
        }
    }

    /// The picture of that name. Returns `None` if there is none.
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|picture| picture.id() == id)
    }

    /// Whether the loss can be shown by powers of ten: where a minimum is known, to count from, or none
    /// has been looked for yet.
    pub fn has_powers(player: &Player) -> bool {
        player.outcome().iter().all(|verdict| verdict.minimum.is_some())
    }

    /// The series that the picture shows: the loss by powers of ten where that is asked for and can be. Returns `None` if it shows none.
    pub fn series<'a>(
        self,
        player: &Player,
        by_powers: bool,
        sharpness: &'a Sharpness,
    ) -> Option<Plotted<'a>> {
        let (series, scale) = match self {
            Self::Loss if by_powers && Self::has_powers(player) => (Series::Loss, Scale::Logarithmic),
            Self::Loss => (Series::Loss, Scale::Linear),
            Self::Parameters => (Series::Parameters, Scale::Linear),
            Self::Rate => (Series::Rate, Scale::Linear),
            Self::Gradient => (Series::Gradient, Scale::Logarithmic),
            Self::Sharpness => (Series::Sharpness(sharpness), Scale::Linear),
            Self::Stage | Self::Data => return None,
        };
        Some(Plotted::new(player, series, scale))
    }
}
