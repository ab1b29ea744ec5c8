//! The models that are fitted to observations, and their losses.

use crate::data::Target;

/// A model with two parameters, θ₀ (in x) and θ₁ (in y), and the error that its fit is measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
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
}
