//! The models that are fitted to observations, and their losses.

use super::derivative::Number;
use crate::data::{Observation, Target};
use crate::formula::tanh;

/// A model with two parameters, θ₀ (in x) and θ₁ (in y), and the error that its fit is measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Model {
    /// θ₀ + θ₁u, by the squared error.
    Line,
    /// σ(θ₀ + θ₁u) as the chance of label 1, by the cross-entropy in natural logarithms.
    Logistic,
    /// tanh(θ₀ + θ₁u), by the squared error.
    Neuron,
}

impl Model {
    /// What the model predicts at the input u.
    pub fn predict(self, intercept: f64, slope: f64, u: f64) -> f64 {
        let z = intercept + slope * u;
        match self {
            Self::Line => z,
            Self::Logistic => 1.0 / (1.0 + (-z).exp()),
            Self::Neuron => z.tanh(),
        }
    }

    /// What its observations have as targets.
    pub fn target(self) -> Target {
        match self {
            Self::Line | Self::Neuron => Target::Number,
            Self::Logistic => Target::Label,
        }
    }

    /// The error at one observation.
    pub(super) fn error<N: Number>(self, intercept: N, slope: N, observation: Observation) -> N {
        let z = slope * observation.u + intercept;
        match self {
            Self::Line => square(z - observation.v),
            Self::Logistic => softplus(z) - z * observation.v,
            Self::Neuron => square(tanh(z) - observation.v),
        }
    }

    /// The mean error over observations; NaN if there are none.
    pub(super) fn mean_error<N: Number>(
        self,
        intercept: N,
        slope: N,
        observations: impl ExactSizeIterator<Item = Observation>,
    ) -> N {
        let count = observations.len() as f64;
        let mut sum = N::from(0.0);
        for observation in observations {
            sum += self.error(intercept, slope, observation);
        }
        sum / count
    }
}

fn square<N: Number>(value: N) -> N {
    value * value
}

/// ln(1 + eᶻ), without overflow for large z.
fn softplus<N: Number>(z: N) -> N {
    if z.re() > 0.0 { z + (-z).exp().ln_1p() } else { z.exp().ln_1p() }
}
