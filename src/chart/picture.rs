//! The pictures of a simulator, by name.

use super::plotted::Series;
use super::scale::Scale;
use super::sharpness::Sharpness;

/// A picture of what runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
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

    /// The series that the picture shows, with its scale; the loss has more than one. Returns `None` if
    /// it shows none.
    pub fn series(self, sharpness: &Sharpness) -> Option<(Series<'_>, Scale)> {
        match self {
            Self::Loss => Some((Series::Loss, Scale::Linear)),
            Self::Parameters => Some((Series::Parameters, Scale::Linear)),
            Self::Rate => Some((Series::Rate, Scale::Linear)),
            Self::Gradient => Some((Series::Gradient, Scale::Logarithmic)),
            Self::Sharpness => Some((Series::Sharpness(sharpness), Scale::Linear)),
            Self::Stage | Self::Data => None,
        }
    }
}
