//! Losses of fitting a line, a logistic curve or a neuron to data: means over observations.

use crate::data::Observation;
use num_dual::DualNum;

/// What is fitted, with parameters θ₀ (in x) and θ₁ (in y), and how a miss is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Model {
    /// θ₀ + θ₁u, squared error.
    Line,
    /// σ(θ₀ + θ₁u) as the chance of label 1, cross-entropy in natural logarithms.
    Logistic,
    /// tanh(θ₀ + θ₁u), squared error.
    Neuron,
}

impl Model {
    /// The prediction at u.
    pub fn predict(self, intercept: f64, slope: f64, u: f64) -> f64 {
        let z = intercept + slope * u;
        match self {
            Self::Line => z,
            Self::Logistic => 1.0 / (1.0 + (-z).exp()),
            Self::Neuron => z.tanh(),
        }
    }

    /// The loss of one observation.
    pub(super) fn miss<D: DualNum<Primitive = f64> + Copy>(
        self,
        intercept: D,
        slope: D,
        seen: Observation,
    ) -> D {
        let z = slope * seen.u + intercept;
        match self {
            Self::Line => square(z - seen.v),
            Self::Logistic => softplus(z) - z * seen.v,
            Self::Neuron => square(z.tanh() - seen.v),
        }
    }

    /// The mean loss over the observations; NaN where there are none.
    pub(super) fn mean<D: DualNum<Primitive = f64> + Copy>(
        self,
        intercept: D,
        slope: D,
        seen: impl ExactSizeIterator<Item = Observation>,
    ) -> D {
        let count = seen.len() as f64;
        let mut sum = D::from(0.0);
        for one in seen {
            sum += self.miss(intercept, slope, one);
        }
        sum / count
    }
}

fn square<D: DualNum<Primitive = f64> + Copy>(value: D) -> D {
    value * value
}

/// ln(1 + eᶻ), without overflow for large z.
fn softplus<D: DualNum<Primitive = f64> + Copy>(z: D) -> D {
    if z.re() > 0.0 { z + (-z).exp().ln_1p() } else { z.exp().ln_1p() }
}
