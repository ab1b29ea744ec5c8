//! RMSProp.

use super::algorithm::{Algorithm, RuleRecord, Torch};
use super::anatomy::{Beat, EVERY, Parts, RATED, Role, Scaling};
use super::equation::{Case, Equations, equations};
use super::memory::{PerParameter, memory};
use super::parameter::{self, parameters};
use super::quantity::{ALPHA, EPS, Quantity, quantity};

pub(super) const MEAN_SQUARE: &Quantity = quantity!("mean-square", "v");

parameters! {
    /// RMSProp: a rate for each parameter that falls with the root mean square of its gradients.
    ///
    /// ```text
    /// v ← av + (1 - a)g²
    /// θ ← θ - αg / (√v + ε)
    /// ```
    ///
    /// From T. Tieleman and G. Hinton, "Lecture 6.5 – RMSProp", Coursera: Neural Networks for
    /// Machine Learning, 2012; not centred and without momentum. As `torch.optim.RMSprop`. Keras
    /// and optax put ε under the root, and their default decay is 0.9 as in the lecture, where
    /// PyTorch's is 0.99.
    ///
    /// ```
    /// use fall_line::geometry::{Dimension, Point, Vector};
    /// use fall_line::optimizer::{Optimizer, Rmsprop};
    ///
    /// let rmsprop = Optimizer::from(Rmsprop { alpha: 0.75, eps: 0.0 });
    /// let mut memory = rmsprop.init(0.1);
    /// let step = rmsprop.update(0.1, Point::default(), Vector::new(8.0, 0.0), Dimension::One, &mut memory);
    /// // v began at zero, so the first step is 1 / √(1 - a) times as long as the rate.
    /// assert_eq!(step.x, -0.2);
    /// ```
    pub struct Rmsprop {
        /// a, the decay of the mean of the squared gradients.
        pub alpha: f64 = parameter::ALPHA,
        /// ε, added to the root.
        pub eps: f64 = parameter::EPS,
    }
}

memory! {
    /// What RMSProp keeps of one parameter.
    pub struct RmspropMemory {
        /// The mean of the squared gradients.
        pub v: f64 = MEAN_SQUARE,
    }
}

impl Algorithm for Rmsprop {
    type Memory = RmspropMemory;
    type Shared = f64;

    const RECORD: RuleRecord = RuleRecord {
        id: "rmsprop",
        parameters: Self::PARAMETERS,
        slots: RmspropMemory::SLOTS,
        is_linear: false,
        is_scheduled: true,
        numpy: NUMPY,
        torch: Torch::class("torch.optim.RMSprop"),
    };

    const ROLES: &'static [&'static [Role]] = &[
        EVERY,
        RATED,
        &[
            Role::number(ALPHA, Beat::Scale),
            Role::number(MEAN_SQUARE, Beat::Scale),
            Role::number(EPS, Beat::Scale),
        ],
    ];

    const SCALING: Scaling = Scaling::Own;

    fn init(&self, _rate: f64) -> RmspropMemory {
        RmspropMemory::default()
    }

    fn shared(&self, rate: f64, _count: u32) -> f64 {
        rate
    }

    fn step(&self, rate: &f64, _theta: f64, g: f64, memory: &mut RmspropMemory) -> f64 {
        memory.v = self.alpha * memory.v + (1.0 - self.alpha) * g * g;
        -rate * g / (memory.v.sqrt() + self.eps)
    }

    fn parts(&self, _update: (f64, u32), _theta: f64, g: f64, _before: &RmspropMemory) -> Parts {
        Parts::of_gradient(g)
    }

    fn equations(&self, _before: &PerParameter<Self::Memory>) -> (&'static Equations, Option<Case>) {
        static RMSPROP: Equations = equations! {
            each {
                MEAN_SQUARE <- ((ALPHA * MEAN_SQUARE) + ((1 - ALPHA) * (G ^ 2)));
            }
            minus (RATE * (G / ((sqrt MEAN_SQUARE) + EPS)))
        };
        (&RMSPROP, None)
    }
}

const NUMPY: &str = r#"
def rmsprop(point, g, rate, t, v=0.0, *, alpha, eps):
    """RMSProp (Hinton 2012)."""
    v = alpha * v + (1 - alpha) * g**2
    return point - rate * g / (np.sqrt(v) + eps), v
"#;
