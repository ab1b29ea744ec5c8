//! Adagrad.

use super::algorithm::{Algorithm, RuleRecord, Torch};
use super::anatomy::{Beat, EVERY, Parts, RATED, Role, Scaling};
use super::equation::{Case, Equations, equations};
use super::memory::{PerParameter, memory};
use super::parameter::{self, parameters};
use super::quantity::{EPS, Quantity, quantity};

const SQUARES: &Quantity = quantity!("squares", "s");

parameters! {
    /// Adagrad: a rate for each parameter that falls with the sum of its squared gradients.
    ///
    /// ```text
    /// s ← s + g²
    /// θ ← θ - αg / (√s + ε)
    /// ```
    ///
    /// From J. Duchi, E. Hazan and Y. Singer, "Adaptive subgradient methods for online learning and
    /// stochastic optimization", JMLR 12 (2011), 2121–2159, in its diagonal form. As
    /// `torch.optim.Adagrad`, ε = 1e-10 by default. TensorFlow, Keras and optax begin with s = 0.1
    /// instead of 0 and put ε under the root.
    ///
    /// ```
    /// use fall_line::geometry::{Dimension, Point, Vector};
    /// use fall_line::optimizer::{Adagrad, Optimizer};
    ///
    /// let adagrad = Optimizer::from(Adagrad { eps: 0.0 });
    /// let mut memory = adagrad.init(1.0);
    /// let mut step = |g| {
    ///     adagrad.update(1.0, Point::default(), Vector::new(g, 0.0), Dimension::One, &mut memory).x
    /// };
    /// // The gradient's size does not matter at first, and s only grows.
    /// assert_eq!([step(3.0), step(4.0)], [-1.0, -0.8]);
    /// ```
    pub struct Adagrad {
        /// ε, added to the root.
        pub eps: f64 = parameter::EPS.or(1e-10),
    }
}

memory! {
    /// What Adagrad keeps of one parameter.
    pub struct AdagradMemory {
        /// The sum of the squared gradients.
        pub s: f64 = SQUARES,
    }
}

impl Algorithm for Adagrad {
    type Memory = AdagradMemory;
    type Shared = f64;

    const RECORD: RuleRecord = RuleRecord {
        id: "adagrad",
        parameters: Self::PARAMETERS,
        slots: AdagradMemory::SLOTS,
        is_linear: false,
        is_scheduled: true,
        numpy: NUMPY,
        torch: Torch::class("torch.optim.Adagrad"),
    };

    const ROLES: &'static [&'static [Role]] =
        &[EVERY, RATED, &[Role::number(SQUARES, Beat::Scale), Role::number(EPS, Beat::Scale)]];

    const SCALING: Scaling = Scaling::Own;

    fn init(&self, _rate: f64) -> AdagradMemory {
        AdagradMemory::default()
    }

    fn shared(&self, rate: f64, _count: u32) -> f64 {
        rate
    }

    fn step(&self, rate: &f64, _theta: f64, g: f64, memory: &mut AdagradMemory) -> f64 {
        memory.s += g * g;
        -rate * g / (memory.s.sqrt() + self.eps)
    }

    fn parts(&self, _update: (f64, u32), _theta: f64, g: f64, _before: &AdagradMemory) -> Parts {
        Parts::of_gradient(g)
    }

    fn equations(&self, _before: &PerParameter<Self::Memory>) -> (&'static Equations, Option<Case>) {
        static ADAGRAD: Equations = equations! {
            each {
                SQUARES <- (SQUARES + (G ^ 2));
            }
            minus (RATE * (G / ((sqrt SQUARES) + EPS)))
        };
        (&ADAGRAD, None)
    }
}

const NUMPY: &str = r#"
def adagrad(point, g, rate, t, s=0.0, *, eps):
    """Adagrad (Duchi, Hazan and Singer 2011)."""
    s = s + g**2
    return point - rate * g / (np.sqrt(s) + eps), s
"#;
