//! What charts show against the step.

use super::scale::Scale;
use super::sharpness::Sharpness;

/// Which number.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Series<'a> {
    /// The loss; less the loss at the minimum, where that is known.
    Loss,
    /// The parameters: the first as a solid line, the second dashed.
    Parameters,
    /// The rate, schedule included.
    Rate,
    /// The length of the exact gradient.
    Gradient,
    /// The largest curvature, with the largest at which the rate is stable.
    Sharpness(&'a Sharpness),
}

/// A series as a chart shows it.
#[derive(Clone, Copy, Debug)]
pub struct Plotted<'a> {
    /// Which number.
    pub series: Series<'a>,
    /// On which scale.
    pub scale: Scale,
    /// Up to which step.
    pub last: u32,
}

impl Plotted<'_> {
    /// The same, as far as the page has such charts: without the lab it has the loss alone, and the
    /// compiler leaves out what the others need.
    pub(super) fn of_page(self) -> Self {
        if cfg!(feature = "lab") { self } else { Self { series: Series::Loss, ..self } }
    }
}
