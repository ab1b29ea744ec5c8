//! What charts show against the step.

use super::sharpness::Sharpness;

/// Which number.
#[derive(Clone, Copy, Debug)]
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
