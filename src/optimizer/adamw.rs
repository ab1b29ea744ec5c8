//! AdamW.

use super::adam::AdamShared;
use super::algorithm::{Algorithm, RuleRecord, Torch};
use super::anatomy::{Arrow, Beat, EVERY, Parts, RATED, Role, Scaling};
use super::equation::{Case, Equations, equations};
use super::memory::PerParameter;
use super::moments::{FIRST, M, M_HAT, Moments, SECOND, SECOND_CORRECTED, V, V_HAT, first, of_first, second};
use super::parameter::{self, parameters};
use super::quantity::DECAY;

parameters! {
    /// AdamW: Adam with a weight decay of its own, which passes through neither moment.
    ///
    /// ```text
    /// m, v, m̂, v̂ as in Adam
    /// θ ← θ - α(m̂ / (√v̂ + ε) + λθ)
    /// ```
    ///
    /// From I. Loshchilov and F. Hutter, "Decoupled weight decay regularization", ICLR 2019,
    /// arXiv:1711.05101, algorithm 2. As `torch.optim.AdamW`, `optax.adamw` and Keras's, which
    /// multiply λ by the rate; the paper multiplies it by the schedule's factor alone.
    ///
    /// ```
    /// use fall_line::geometry::{Dimension, Point, Vector};
    /// use fall_line::optimizer::{Adamw, Optimizer};
    ///
    /// let adamw = Optimizer::from(Adamw { decay: 0.5, ..Adamw::default() });
    /// let mut memory = adamw.init(0.1);
    /// let step = adamw.update(0.1, Point::new(2.0, 0.0), Vector::default(), Dimension::One, &mut memory);
    /// // Without a gradient the decay is all there is.
    /// assert_eq!(step.x, -0.1);
    /// ```
    pub struct Adamw {
        /// β₁, the decay of the first moment.
        pub beta1: f64 = parameter::BETA1,
        /// β₂, the decay of the second moment.
        pub beta2: f64 = parameter::BETA2,
        /// ε, added to the root of the second moment.
        pub eps: f64 = parameter::EPS,
        /// λ, the weight decay.
        pub decay: f64 = parameter::DECAY,
    }
}

impl Algorithm for Adamw {
    type Memory = Moments;
    type Shared = AdamShared;

    const RECORD: RuleRecord = RuleRecord {
        id: "adamw",
        parameters: Self::PARAMETERS,
        slots: Moments::SLOTS,
        is_linear: false,
        is_scheduled: true,
        numpy: NUMPY,
        torch: Torch::class("torch.optim.AdamW"),
    };

    const ROLES: &'static [&'static [Role]] =
        &[EVERY, RATED, FIRST, SECOND, SECOND_CORRECTED, &[Role::arrow(DECAY, Beat::Step, Arrow::Decay)]];

    const SCALING: Scaling = Scaling::Own;

    fn init(&self, _rate: f64) -> Moments {
        Moments::default()
    }

    fn shared(&self, rate: f64, count: u32) -> AdamShared {
        AdamShared::new(rate, self.beta1, self.beta2, count)
    }

    fn step(&self, shared: &AdamShared, theta: f64, g: f64, Moments { m, v }: &mut Moments) -> f64 {
        first(m, self.beta1, g);
        second(v, self.beta2, g);
        shared.step(*m, *v, self.eps) - shared.rate * self.decay * theta
    }

    fn parts(&self, (rate, count): (f64, u32), theta: f64, g: f64, before: &Moments) -> Parts {
        Parts { decay: -rate * self.decay * theta, ..of_first(before.m, self.beta1, g, count) }
    }

    fn equations(&self, _before: &PerParameter<Self::Memory>) -> (&'static Equations, Option<Case>) {
        static ADAMW: Equations = equations! {
            each {
                M <- ((BETA1 * M) + ((1 - BETA1) * G));
                V <- ((BETA2 * V) + ((1 - BETA2) * (G ^ 2)));
                M_HAT = (M / (1 - (BETA1 ^ T)));
                V_HAT = (V / (1 - (BETA2 ^ T)));
            }
            minus (RATE * ((M_HAT / ((sqrt V_HAT) + EPS)) + (DECAY * THETA)))
        };
        (&ADAMW, None)
    }
}

const NUMPY: &str = r#"
def adamw(point, g, rate, t, m=0.0, v=0.0, *, beta1, beta2, eps, decay):
    """AdamW (Loshchilov and Hutter 2019): the weight decay passes through neither moment."""
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return point - rate * decay * point - rate * m_hat / (np.sqrt(v_hat) + eps), m, v
"#;
