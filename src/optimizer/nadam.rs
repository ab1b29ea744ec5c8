//! NAdam.

use super::algorithm::{Algorithm, RuleRecord, Torch};
use super::anatomy::{Beat, EVERY, Parts, RATED, Role, Scaling};
use super::equation::{Case, Equations, equations};
use super::memory::{PerParameter, memory};
use super::moments::{FIRST, M, M_HAT, SECOND, SECOND_CORRECTED, V, V_HAT, correction, first, second};
use super::parameter::{self, parameters};
use super::quantity::{Quantity, quantity};

/// ψ, how fast the factors rise; PyTorch's `momentum_decay`.
const MOMENTUM_DECAY: f64 = 4e-3;

const MU: &Quantity = quantity!("mu", "μₜ", "<msub><mi>μ</mi><mi>t</mi></msub>", r"\mu_t");
const MU_NEXT: &Quantity = quantity!(
    "mu-next",
    "μₜ₊₁",
    "<msub><mi>μ</mi><mrow><mi>t</mi><mo>+</mo><mn>1</mn></mrow></msub>",
    r"\mu_{t+1}"
);
const PRODUCT: &Quantity = quantity!("product", "π", r"\pi");

parameters! {
    /// NAdam: Adam with Nesterov's momentum.
    ///
    /// ```text
    /// μₜ = β₁(1 - ½ · 0.96^(0.004t))
    /// π ← πμₜ               from π = 1
    /// m, v, v̂ as in Adam
    /// m̂ = μₜ₊₁m / (1 - πμₜ₊₁) + (1 - μₜ)g / (1 - π)
    /// θ ← θ - α m̂ / (√v̂ + ε)
    /// ```
    ///
    /// From T. Dozat, "Incorporating Nesterov momentum into Adam", ICLR 2016 workshop. As
    /// `torch.optim.NAdam` with its default `momentum_decay` of 0.004. PyTorch keeps the product in
    /// float32 unless float64 is its default type; this agrees with the latter. Keras has 0.96ᵗ in
    /// place of 0.96^(0.004t), `optax.nadam` a fixed β₁ in place of μₜ.
    ///
    /// ```
    /// use fall_line::geometry::{Dimension, Point, Vector};
    /// use fall_line::optimizer::{Adam, Nadam, Optimizer};
    ///
    /// let first = |optimizer: Optimizer| {
    ///     let mut memory = optimizer.init(0.1);
    ///     optimizer.update(0.1, Point::default(), Vector::new(4.0, 0.0), Dimension::One, &mut memory).x
    /// };
    /// // It looks ahead, where the gradient is taken to be the same.
    /// assert!(first(Nadam::default().into()) < first(Adam::default().into()));
    /// ```
    pub struct Nadam {
        /// β₁, the decay of the first moment.
        pub beta1: f64 = parameter::BETA1,
        /// β₂, the decay of the second moment.
        pub beta2: f64 = parameter::BETA2,
        /// ε, added to the root of the second moment.
        pub eps: f64 = parameter::EPS,
    }
}

memory! {
    /// What NAdam keeps of one parameter.
    pub struct NadamMemory {
        /// The first moment: a decaying mean of the gradients.
        pub m: f64 = M,
        /// The second moment: a decaying mean of the squared gradients.
        pub v: f64 = V,
        /// The product of all μₜ.
        pub product: f64 = PRODUCT in shared,
    }
}

impl Algorithm for Nadam {
    type Memory = NadamMemory;
    type Shared = NadamShared;

    const RECORD: RuleRecord = RuleRecord {
        id: "nadam",
        parameters: Self::PARAMETERS,
        slots: NadamMemory::SLOTS,
        is_linear: false,
        is_scheduled: true,
        numpy: NUMPY,
        torch: Torch::class("torch.optim.NAdam"),
    };

    const ROLES: &'static [&'static [Role]] = &[
        EVERY,
        RATED,
        FIRST,
        SECOND,
        SECOND_CORRECTED,
        &[
            Role::number(MU, Beat::Memory),
            Role::number(MU_NEXT, Beat::Memory),
            Role::number(PRODUCT, Beat::Memory),
        ],
    ];

    const SCALING: Scaling = Scaling::Own;

    fn init(&self, _rate: f64) -> NadamMemory {
        NadamMemory { m: 0.0, v: 0.0, product: 1.0 }
    }

    fn shared(&self, rate: f64, count: u32) -> NadamShared {
        NadamShared {
            rate,
            mu: mu(self.beta1, count),
            mu_next: mu(self.beta1, count + 1),
            correction: correction(self.beta2, count),
        }
    }

    fn step(&self, shared: &NadamShared, _theta: f64, g: f64, memory: &mut NadamMemory) -> f64 {
        let NadamShared { rate, mu, mu_next, correction } = *shared;
        let NadamMemory { m, v, product } = memory;
        first(m, self.beta1, g);
        second(v, self.beta2, g);
        *product *= mu;
        let scale = (*v / correction).sqrt() + self.eps;
        -rate * (1.0 - mu) / (1.0 - *product) * g / scale
            - rate * mu_next / (1.0 - *product * mu_next) * *m / scale
    }

    /// The gradient enters twice: by itself and by the first moment.
    fn parts(&self, (_, count): (f64, u32), _theta: f64, g: f64, before: &NadamMemory) -> Parts {
        let (mu, mu_next) = (mu(self.beta1, count), mu(self.beta1, count + 1));
        let product = before.product * mu;
        let of_moment = mu_next / (1.0 - product * mu_next);
        Parts {
            gradient: (of_moment * (1.0 - self.beta1) + (1.0 - mu) / (1.0 - product)) * g,
            memory: of_moment * self.beta1 * before.m,
            ..Parts::default()
        }
    }

    fn equations(&self, _before: &PerParameter<Self::Memory>) -> (&'static Equations, Option<Case>) {
        static NADAM: Equations = equations! {
            shared {
                MU = (BETA1 * (1 - (0.5 * (0.96 ^ ([MOMENTUM_DECAY] * T)))));
                MU_NEXT = (BETA1 * (1 - (0.5 * (0.96 ^ ([MOMENTUM_DECAY] * (T + 1))))));
                PRODUCT <- (PRODUCT * MU);
            }
            each {
                M <- ((BETA1 * M) + ((1 - BETA1) * G));
                V <- ((BETA2 * V) + ((1 - BETA2) * (G ^ 2)));
                M_HAT = (((MU_NEXT * M) / (1 - (PRODUCT * MU_NEXT))) + (((1 - MU) * G) / (1 - PRODUCT)));
                V_HAT = (V / (1 - (BETA2 ^ T)));
            }
            minus (RATE * (M_HAT / ((sqrt V_HAT) + EPS)))
        };
        (&NADAM, None)
    }
}

/// What both parameters share in one update.
#[derive(Clone, Copy, Debug)]
pub struct NadamShared {
    rate: f64,
    mu: f64,
    mu_next: f64,
    correction: f64,
}

/// The factor of the momentum at an update, from 1.
fn mu(beta1: f64, count: u32) -> f64 {
    beta1 * (1.0 - 0.5 * 0.96_f64.powf(f64::from(count) * MOMENTUM_DECAY))
}

const NUMPY: &str = r#"
def nadam(point, g, rate, t, m=0.0, v=0.0, product=1.0, *, beta1, beta2, eps):
    """NAdam (Dozat 2016), with PyTorch's momentum decay of 0.004."""
    mu = beta1 * (1 - 0.5 * 0.96 ** (0.004 * t))
    mu_next = beta1 * (1 - 0.5 * 0.96 ** (0.004 * (t + 1)))
    product = product * mu
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = mu_next * m / (1 - product * mu_next) + (1 - mu) * g / (1 - product)
    v_hat = v / (1 - beta2**t)
    return point - rate * m_hat / (np.sqrt(v_hat) + eps), m, v, product
"#;
