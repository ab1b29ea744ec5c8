//! Adam.

use super::algorithm::{Algorithm, RuleRecord, Torch};
use super::anatomy::{EVERY, Parts, RATED, Role, Scaling};
use super::equation::{Case, Equations, equations};
use super::memory::PerParameter;
use super::moments::{
    FIRST, M, M_HAT, Moments, SECOND, SECOND_CORRECTED, V, V_HAT, correction, first, of_first, second,
};
use super::parameter::{self, parameters};

parameters! {
    /// Adam: momentum over RMSProp, both corrected for having begun at zero.
    ///
    /// ```text
    /// m ← β₁m + (1 - β₁)g
    /// v ← β₂v + (1 - β₂)g²
    /// m̂ = m / (1 - β₁ᵗ)
    /// v̂ = v / (1 - β₂ᵗ)
    /// θ ← θ - α m̂ / (√v̂ + ε)
    /// ```
    ///
    /// From D. P. Kingma and J. Ba, "Adam: A method for stochastic optimization", ICLR 2015,
    /// arXiv:1412.6980, algorithm 1. As `torch.optim.Adam` and `optax.adam`. TensorFlow and Keras
    /// have the paper's shorter form α√(1 - β₂ᵗ) / (1 - β₁ᵗ) · m / (√v + ε), whose ε weighs more
    /// at the first updates, and ε = 1e-7 by default.
    ///
    /// ```
    /// use fall_line::geometry::{Dimension, Point, Vector};
    /// use fall_line::optimizer::{Adam, Optimizer};
    ///
    /// let adam = Optimizer::from(Adam::default());
    /// let mut memory = adam.init(0.1);
    /// let step = adam.update(0.1, Point::default(), Vector::new(4.0, -1e-3), Dimension::Two, &mut memory);
    /// // The first step is as long as the rate in each parameter, whatever the gradient.
    /// assert!((step.x + 0.1).abs() < 1e-5 && (step.y - 0.1).abs() < 1e-5);
    /// ```
    pub struct Adam {
        /// β₁, the decay of the first moment.
        pub beta1: f64 = parameter::BETA1,
        /// β₂, the decay of the second moment.
        pub beta2: f64 = parameter::BETA2,
        /// ε, added to the root of the second moment.
        pub eps: f64 = parameter::EPS,
    }
}

impl Algorithm for Adam {
    type Memory = Moments;
    type Shared = AdamShared;

    const RECORD: RuleRecord = RuleRecord {
        id: "adam",
        parameters: Self::PARAMETERS,
        slots: Moments::SLOTS,
        is_linear: false,
        is_scheduled: true,
        numpy: NUMPY,
        torch: Torch::class("torch.optim.Adam"),
    };

    const ROLES: &'static [&'static [Role]] = &[EVERY, RATED, FIRST, SECOND, SECOND_CORRECTED];

    const SCALING: Scaling = Scaling::Own;

    fn init(&self, _rate: f64) -> Moments {
        Moments::default()
    }

    fn shared(&self, rate: f64, count: u32) -> AdamShared {
        AdamShared::new(rate, self.beta1, self.beta2, count)
    }

    fn step(&self, shared: &AdamShared, _theta: f64, g: f64, Moments { m, v }: &mut Moments) -> f64 {
        first(m, self.beta1, g);
        second(v, self.beta2, g);
        shared.step(*m, *v, self.eps)
    }

    fn parts(&self, (_, count): (f64, u32), _theta: f64, g: f64, before: &Moments) -> Parts {
        of_first(before.m, self.beta1, g, count)
    }

    fn equations(&self, _before: &PerParameter<Self::Memory>) -> (&'static Equations, Option<Case>) {
        static ADAM: Equations = equations! {
            each {
                M <- ((BETA1 * M) + ((1 - BETA1) * G));
                V <- ((BETA2 * V) + ((1 - BETA2) * (G ^ 2)));
                M_HAT = (M / (1 - (BETA1 ^ T)));
                V_HAT = (V / (1 - (BETA2 ^ T)));
            }
            minus (RATE * (M_HAT / ((sqrt V_HAT) + EPS)))
        };
        (&ADAM, None)
    }
}

/// What both parameters share in one update of Adam, AdamW and AMSGrad.
#[derive(Clone, Copy, Debug)]
pub struct AdamShared {
    pub(super) rate: f64,
    /// α / (1 - β₁ᵗ).
    size: f64,
    /// √(1 - β₂ᵗ).
    root: f64,
}

impl AdamShared {
    pub(super) fn new(rate: f64, beta1: f64, beta2: f64, count: u32) -> Self {
        Self { rate, size: rate / correction(beta1, count), root: correction(beta2, count).sqrt() }
    }

    /// Adam's step, in the order in which PyTorch rounds.
    pub(super) fn step(&self, m: f64, v: f64, eps: f64) -> f64 {
        -self.size * m / (v.sqrt() / self.root + eps)
    }
}

const NUMPY: &str = r#"
def adam(point, g, rate, t, m=0.0, v=0.0, *, beta1, beta2, eps):
    """Adam (Kingma and Ba 2015)."""
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return point - rate * m_hat / (np.sqrt(v_hat) + eps), m, v
"#;
