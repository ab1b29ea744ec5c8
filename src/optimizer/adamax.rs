//! AdaMax.

use super::algorithm::{Algorithm, RuleRecord, Torch};
use super::anatomy::{Beat, EVERY, Parts, RATED, Role, Scaling};
use super::equation::{Case, Equations, equations};
use super::memory::{PerParameter, memory};
use super::moments::{FIRST, M, M_HAT, correction, first, of_first};
use super::parameter::{self, parameters};
use super::quantity::{BETA2, EPS, Quantity, quantity};

const NORM: &Quantity = quantity!("norm", "u");

parameters! {
    /// AdaMax: Adam with the infinity norm, a decaying maximum, in place of the second moment.
    ///
    /// ```text
    /// m ← β₁m + (1 - β₁)g
    /// u ← max(β₂u, |g| + ε)
    /// m̂ = m / (1 - β₁ᵗ)
    /// θ ← θ - α m̂ / u
    /// ```
    ///
    /// From D. P. Kingma and J. Ba, "Adam: A method for stochastic optimization", ICLR 2015,
    /// arXiv:1412.6980, algorithm 2, which has no ε. As `torch.optim.Adamax` and `optax.adamax`,
    /// with ε inside the maximum; Keras divides by u + ε.
    ///
    /// ```
    /// use fall_line::geometry::{Dimension, Point, Vector};
    /// use fall_line::optimizer::{Adamax, Optimizer};
    ///
    /// let adamax = Optimizer::from(Adamax { beta2: 0.5, eps: 0.0, ..Adamax::default() });
    /// let mut memory = adamax.init(0.1);
    /// for g in [4.0, 1.0] {
    ///     adamax.update(0.1, Point::default(), Vector::new(g, 0.0), Dimension::One, &mut memory);
    /// }
    /// // Half of the first gradient is still more than the second.
    /// assert_eq!(memory.get("u").unwrap_or_default().x, 2.0);
    /// ```
    pub struct Adamax {
        /// β₁, the decay of the first moment.
        pub beta1: f64 = parameter::BETA1,
        /// β₂, the decay of the maximum.
        pub beta2: f64 = parameter::BETA2,
        /// ε, added to the size of each gradient.
        pub eps: f64 = parameter::EPS,
    }
}

memory! {
    /// What AdaMax keeps of one parameter.
    pub struct AdamaxMemory {
        /// The first moment: a decaying mean of the gradients.
        pub m: f64 = M,
        /// The decaying maximum of the gradients' sizes.
        pub u: f64 = NORM,
    }
}

impl Algorithm for Adamax {
    type Memory = AdamaxMemory;
    /// α / (1 - β₁ᵗ).
    type Shared = f64;

    const RECORD: RuleRecord = RuleRecord {
        id: "adamax",
        parameters: Self::PARAMETERS,
        slots: AdamaxMemory::SLOTS,
        is_linear: false,
        is_scheduled: true,
        numpy: NUMPY,
        torch: Torch::class("torch.optim.Adamax"),
    };

    const ROLES: &'static [&'static [Role]] = &[
        EVERY,
        RATED,
        FIRST,
        &[Role::number(BETA2, Beat::Scale), Role::number(NORM, Beat::Scale), Role::number(EPS, Beat::Scale)],
    ];

    const SCALING: Scaling = Scaling::Own;

    fn init(&self, _rate: f64) -> AdamaxMemory {
        AdamaxMemory::default()
    }

    fn shared(&self, rate: f64, count: u32) -> f64 {
        rate / correction(self.beta1, count)
    }

    fn step(&self, size: &f64, _theta: f64, g: f64, memory: &mut AdamaxMemory) -> f64 {
        let AdamaxMemory { m, u } = memory;
        first(m, self.beta1, g);
        let (now, before) = (g.abs() + self.eps, self.beta2 * *u);
        // Not f64::max, which would let a NaN pass unseen.
        *u = if now.is_nan() || now > before { now } else { before };
        -size * *m / *u
    }

    fn parts(&self, (_, count): (f64, u32), _theta: f64, g: f64, before: &AdamaxMemory) -> Parts {
        of_first(before.m, self.beta1, g, count)
    }

    fn equations(&self, _before: &PerParameter<Self::Memory>) -> (&'static Equations, Option<Case>) {
        static ADAMAX: Equations = equations! {
            each {
                M <- ((BETA1 * M) + ((1 - BETA1) * G));
                NORM <- (max (BETA2 * NORM) ((abs G) + EPS));
                M_HAT = (M / (1 - (BETA1 ^ T)));
            }
            minus (RATE * (M_HAT / NORM))
        };
        (&ADAMAX, None)
    }
}

const NUMPY: &str = r#"
def adamax(point, g, rate, t, m=0.0, u=0.0, *, beta1, beta2, eps):
    """AdaMax (Kingma and Ba 2015), with PyTorch's eps inside the maximum."""
    m = beta1 * m + (1 - beta1) * g
    u = np.maximum(beta2 * u, np.abs(g) + eps)
    m_hat = m / (1 - beta1**t)
    return point - rate * m_hat / u, m, u
"#;
