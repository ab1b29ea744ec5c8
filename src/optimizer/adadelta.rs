//! Adadelta.

use super::algorithm::{Algorithm, RuleRecord, Torch};
use super::anatomy::{Arrow, Beat, EVERY, Parts, RATED, Role, Scaling};
use super::equation::{Case, Equations, equations};
use super::memory::{PerParameter, memory};
use super::parameter::{self, parameters};
use super::quantity::{EPS, Quantity, RHO, quantity};
use super::rmsprop::MEAN_SQUARE;

const STEP_SQUARE: &Quantity = quantity!("step-square", "u");
const SCALED: &Quantity = quantity!("scaled", "δ", r"\delta");

parameters! {
    /// Adadelta: RMSProp whose rate is the root mean square of its own steps.
    ///
    /// ```text
    /// v ← ρv + (1 - ρ)g²
    /// δ = g √(u + ε) / √(v + ε)
    /// u ← ρu + (1 - ρ)δ²
    /// θ ← θ - αδ
    /// ```
    ///
    /// From M. D. Zeiler, "ADADELTA: An adaptive learning rate method", arXiv:1212.5701 (2012),
    /// which has no rate; here as in `torch.optim.Adadelta` and `optax.adadelta` α multiplies the
    /// step, and α = 1 is the paper's method. ε = 1e-6 by default. The first steps are tiny, about
    /// √ε, since u begins at zero.
    ///
    /// ```
    /// use fall_line::geometry::{Dimension, Point, Vector};
    /// use fall_line::optimizer::{Adadelta, Optimizer};
    ///
    /// let adadelta = Optimizer::from(Adadelta::default());
    /// let mut memory = adadelta.init(1.0);
    /// let step = adadelta.update(1.0, Point::default(), Vector::new(8.0, 0.0), Dimension::One, &mut memory);
    /// // √(ε / (1 - ρ)), whatever the gradient.
    /// assert!((step.x + (1e-6_f64 / 0.1).sqrt()).abs() < 1e-9);
    /// ```
    pub struct Adadelta {
        /// ρ, the decay of both means.
        pub rho: f64 = parameter::RHO,
        /// ε, under both roots.
        pub eps: f64 = parameter::EPS.or(1e-6),
    }
}

memory! {
    /// What Adadelta keeps of one parameter.
    pub struct AdadeltaMemory {
        /// The mean of the squared gradients.
        pub v: f64 = MEAN_SQUARE,
        /// The mean of the squared steps, before the rate.
        pub u: f64 = STEP_SQUARE,
    }
}

impl Algorithm for Adadelta {
    type Memory = AdadeltaMemory;
    type Shared = f64;

    const RECORD: RuleRecord = RuleRecord {
        id: "adadelta",
        parameters: Self::PARAMETERS,
        slots: AdadeltaMemory::SLOTS,
        is_linear: false,
        is_scheduled: true,
        numpy: NUMPY,
        torch: Torch::class("torch.optim.Adadelta"),
    };

    const ROLES: &'static [&'static [Role]] = &[
        EVERY,
        RATED,
        &[
            Role::number(RHO, Beat::Scale),
            Role::number(MEAN_SQUARE, Beat::Scale),
            Role::number(STEP_SQUARE, Beat::Scale),
            Role::number(EPS, Beat::Scale),
            // The rate alone lies between it and the step.
            Role::arrow(SCALED, Beat::Scale, Arrow::Step),
        ],
    ];

    const SCALING: Scaling = Scaling::Own;

    fn init(&self, _rate: f64) -> AdadeltaMemory {
        AdadeltaMemory::default()
    }

    fn shared(&self, rate: f64, _count: u32) -> f64 {
        rate
    }

    fn step(&self, rate: &f64, _theta: f64, g: f64, memory: &mut AdadeltaMemory) -> f64 {
        let Self { rho, eps } = *self;
        let AdadeltaMemory { v, u } = memory;
        *v = rho * *v + (1.0 - rho) * g * g;
        let delta = (*u + eps).sqrt() / (*v + eps).sqrt() * g;
        *u = rho * *u + (1.0 - rho) * delta * delta;
        -rate * delta
    }

    fn parts(&self, _update: (f64, u32), _theta: f64, g: f64, _before: &AdadeltaMemory) -> Parts {
        Parts::of_gradient(g)
    }

    fn equations(&self, _before: &PerParameter<Self::Memory>) -> (&'static Equations, Option<Case>) {
        static ADADELTA: Equations = equations! {
            each {
                MEAN_SQUARE <- ((RHO * MEAN_SQUARE) + ((1 - RHO) * (G ^ 2)));
                SCALED = (((sqrt (STEP_SQUARE + EPS)) / (sqrt (MEAN_SQUARE + EPS))) * G);
                STEP_SQUARE <- ((RHO * STEP_SQUARE) + ((1 - RHO) * (SCALED ^ 2)));
            }
            minus (RATE * SCALED)
        };
        (&ADADELTA, None)
    }
}

const NUMPY: &str = r#"
def adadelta(point, g, rate, t, v=0.0, u=0.0, *, rho, eps):
    """Adadelta (Zeiler 2012), its step times a rate."""
    v = rho * v + (1 - rho) * g**2
    delta = np.sqrt(u + eps) / np.sqrt(v + eps) * g
    u = rho * u + (1 - rho) * delta**2
    return point - rate * delta, v, u
"#;
