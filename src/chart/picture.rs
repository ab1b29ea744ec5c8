//! The pictures of a simulator, by name.

use super::scale::Scale;
use super::series::Series;
use crate::player::Player;

/// A picture of what runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// The surface with the paths on it.
    Stage,
    /// The loss against the step: by powers of ten where the minimum is known, to count from.
    Loss,
    /// The loss against the step, evenly.
    LossLinear,
    /// The parameters against the step.
    Parameters,
    /// The rate against the step.
    Rate,
    /// The length of the gradient against the step, by powers of ten.
    Gradient,
    /// The data behind a data surface.
    Data,
}

impl Picture {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Stage, Self::Loss, Self::LossLinear, Self::Parameters, Self::Rate, Self::Gradient, Self::Data];

    /// What the pages call it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Stage => "stage",
            Self::Loss => "loss",
            Self::LossLinear => "loss-linear",
            Self::Parameters => "parameters",
            Self::Rate => "rate",
            Self::Gradient => "gradient",
            Self::Data => "data",
        }
    }

    /// The picture of that name. Returns `None` if there is none.
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|picture| picture.id() == id)
    }

    /// The series that the picture shows, and its scale. Returns `None` if it shows none.
    pub fn series(self, player: &Player) -> Option<(Series, Scale)> {
        let is_known = || player.outcome().iter().all(|verdict| verdict.minimum.is_some());
        match self {
            Self::Loss if is_known() => Some((Series::Loss, Scale::Logarithmic)),
            Self::Loss | Self::LossLinear => Some((Series::Loss, Scale::Linear)),
            Self::Parameters => Some((Series::Parameters, Scale::Linear)),
            Self::Rate => Some((Series::Rate, Scale::Linear)),
            Self::Gradient => Some((Series::Gradient, Scale::Logarithmic)),
            Self::Stage | Self::Data => None,
        }
    }
}
