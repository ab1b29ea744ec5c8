//! Gradient descent.

use super::algorithm::{Algorithm, RuleRecord, Torch};
use super::anatomy::{EVERY, Parts, RATED, Role, Scaling};
use super::equation::{Case, Equations, equations};
use super::memory::PerParameter;
use super::parameter::parameters;

parameters! {
    /// Gradient descent: a step against the gradient.
    ///
    /// ```text
    /// θ ← θ - αg
    /// ```
    ///
    /// From A. Cauchy, "Méthode générale pour la résolution des systèmes d'équations simultanées",
    /// Comptes rendus 25 (1847), 536–538. It is `torch.optim.SGD` and `optax.sgd` without momentum.
    ///
    /// ```
    /// use fall_line::geometry::{Dimension, Point, Vector};
    /// use fall_line::optimizer::{Gd, Optimizer};
    ///
    /// let gd = Optimizer::from(Gd);
    /// let mut memory = gd.init(0.25);
    /// let step = gd.update(0.25, Point::new(4.0, 0.0), Vector::new(8.0, 0.0), Dimension::One, &mut memory);
    /// assert_eq!(step.x, -2.0);
    /// ```
    pub struct Gd;
}

impl Algorithm for Gd {
    type Memory = ();
    type Shared = f64;

    const RECORD: RuleRecord = RuleRecord {
        id: "gd",
        parameters: Self::PARAMETERS,
        slots: &[],
        is_linear: true,
        is_scheduled: true,
        numpy: NUMPY,
        torch: Torch::class("torch.optim.SGD"),
    };

    const ROLES: &'static [&'static [Role]] = &[EVERY, RATED];

    const SCALING: Scaling = Scaling::Rate;

    fn init(&self, _rate: f64) {}

    fn shared(&self, rate: f64, _count: u32) -> f64 {
        rate
    }

    fn step(&self, rate: &f64, _theta: f64, g: f64, _memory: &mut ()) -> f64 {
        -rate * g
    }

    fn parts(&self, _update: (f64, u32), _theta: f64, g: f64, _before: &()) -> Parts {
        Parts::of_gradient(g)
    }

    fn equations(&self, _before: &PerParameter<Self::Memory>) -> (&'static Equations, Option<Case>) {
        static GD: Equations = equations! { minus (RATE * G) };
        (&GD, None)
    }
}

const NUMPY: &str = r#"
def gd(point, g, rate, t):
    """Gradient descent (Cauchy 1847)."""
    return (point - rate * g,)
"#;
