//! Nesterov's accelerated gradient.

use super::algorithm::{Algorithm, RuleRecord, Torch};
use super::anatomy::{Arrow, Beat, EVERY, Parts, RATED, Role, Scaling};
use super::equation::{Case, Equations, equations};
use super::memory::PerParameter;
use super::momentum::{BARE, MomentumMemory, VELOCITY};
use super::parameter::{self, parameters};
use super::quantity::{MOMENTUM, Quantity, quantity};

const AHEAD: &Quantity = quantity!("ahead", "d");

parameters! {
    /// Nesterov's accelerated gradient: momentum that looks one step ahead.
    ///
    /// ```text
    /// v ← βv + g
    /// θ ← θ - α(g + βv)     if β = 0: θ ← θ - αg, and v stays as it is
    /// ```
    ///
    /// From Yu. E. Nesterov, "A method for solving the convex programming problem with convergence
    /// rate O(1/k²)", Doklady Akademii Nauk SSSR 269 (1983), 543–547, with a fixed β and written at
    /// the point ahead, so that the gradient is taken where the parameters stand: I. Sutskever et
    /// al., "On the importance of initialization and momentum in deep learning", ICML 2013. As
    /// `torch.optim.SGD` with `nesterov=True` and `optax.sgd` with `nesterov=True`; Keras
    /// multiplies the gradient by the rate before it adds it to v.
    ///
    /// ```
    /// use fall_line::geometry::{Dimension, Point, Vector};
    /// use fall_line::optimizer::{Nesterov, Optimizer};
    ///
    /// let nesterov = Optimizer::from(Nesterov { momentum: 0.5 });
    /// let mut memory = nesterov.init(1.0);
    /// let step = nesterov.update(1.0, Point::default(), Vector::new(1.0, 0.0), Dimension::One, &mut memory);
    /// assert_eq!(step.x, -1.5);
    /// ```
    pub struct Nesterov {
        /// β, the part of the velocity that is left after an update.
        pub momentum: f64 = parameter::MOMENTUM,
    }
}

impl Algorithm for Nesterov {
    type Memory = MomentumMemory;
    type Shared = f64;

    const RECORD: RuleRecord = RuleRecord {
        id: "nesterov",
        parameters: Self::PARAMETERS,
        slots: MomentumMemory::SLOTS,
        is_linear: true,
        is_scheduled: true,
        numpy: NUMPY,
        // PyTorch refuses the flag without momentum, where the method is plain descent.
        torch: Torch { flag: Some(("nesterov", Some("momentum"))), ..Torch::class("torch.optim.SGD") },
    };

    const ROLES: &'static [&'static [Role]] = &[
        EVERY,
        RATED,
        &[
            Role::number(MOMENTUM, Beat::Memory),
            Role::arrow(VELOCITY, Beat::Memory, Arrow::Memory),
            Role::arrow(AHEAD, Beat::Memory, Arrow::Direction),
        ],
    ];

    const SCALING: Scaling = Scaling::Rate;

    fn init(&self, _rate: f64) -> MomentumMemory {
        MomentumMemory::default()
    }

    fn shared(&self, rate: f64, _count: u32) -> f64 {
        rate
    }

    fn step(&self, rate: &f64, _theta: f64, g: f64, memory: &mut MomentumMemory) -> f64 {
        if self.momentum == 0.0 {
            return -rate * g;
        }
        memory.v = self.momentum * memory.v + g;
        memory.has_begun = true;
        -rate * (g + self.momentum * memory.v)
    }

    /// The gradient enters twice: by itself and, faded once, by the velocity.
    fn parts(&self, _update: (f64, u32), _theta: f64, g: f64, before: &MomentumMemory) -> Parts {
        let beta = self.momentum;
        Parts { gradient: (1.0 + beta) * g, memory: beta * beta * before.v, ..Parts::default() }
    }

    fn equations(&self, _before: &PerParameter<Self::Memory>) -> (&'static Equations, Option<Case>) {
        static NESTEROV: Equations = equations! {
            each {
                VELOCITY <- ((MOMENTUM * VELOCITY) + G);
                AHEAD = (G + (MOMENTUM * VELOCITY));
            }
            minus (RATE * AHEAD)
        };
        (if self.momentum == 0.0 { &BARE } else { &NESTEROV }, None)
    }
}

const NUMPY: &str = r#"
def nesterov(point, g, rate, t, v=0.0, *, momentum):
    """Nesterov's accelerated gradient (1983), at the looked-ahead point (Sutskever et al. 2013)."""
    if momentum == 0:
        return point - rate * g, v
    v = momentum * v + g
    return point - rate * (g + momentum * v), v
"#;
