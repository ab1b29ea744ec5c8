//! Momentum, the heavy ball.

use super::algorithm::{Algorithm, RuleRecord, Torch};
use super::anatomy::{Arrow, Beat, EVERY, Parts, RATED, Role, Scaling};
use super::equation::{Case, Equations, equations};
use super::memory::{PerParameter, memory};
use super::parameter::{self, parameters};
use super::quantity::{DAMPENING, MOMENTUM, Quantity, quantity};

pub(super) const VELOCITY: &Quantity = quantity!("velocity", "v");

parameters! {
    /// Momentum, the heavy ball: a step against a decaying sum of the gradients.
    ///
    /// ```text
    /// v ← g                 at the first update
    /// v ← βv + (1 - d)g     at every other
    /// θ ← θ - αv            if β = 0: θ ← θ - αg, and v stays as it is
    /// ```
    ///
    /// The dampening d is 0 unless set. d = 1 - β makes v an average of the gradients, as some
    /// courses have it, and the steps 1 - β times as long. The first v is the whole gradient,
    /// whatever d.
    ///
    /// From B. T. Polyak, "Some methods of speeding up the convergence of iteration methods", USSR
    /// Computational Mathematics and Mathematical Physics 4 (1964), 1–17. As `torch.optim.SGD` with
    /// `momentum` and `dampening`, which with β = 0 takes the gradient itself, whatever d, and leaves
    /// v alone: where β changes in mid-run, v goes on from where it was, and the first v is that of
    /// the first update with β > 0. Without dampening as `optax.sgd` with `momentum`. Keras multiplies the gradient by the rate before
    /// it adds it to v, which makes a difference only while a schedule changes the rate.
    ///
    /// ```
    /// use fall_line::geometry::{Dimension, Point, Vector};
    /// use fall_line::optimizer::{Momentum, Optimizer};
    ///
    /// let momentum = Optimizer::from(Momentum { momentum: 0.5, ..Momentum::default() });
    /// let mut memory = momentum.init(1.0);
    /// let mut step = |g| {
    ///     momentum.update(1.0, Point::default(), Vector::new(g, 0.0), Dimension::One, &mut memory).x
    /// };
    /// // Half of the velocity is left after each update.
    /// assert_eq!([step(1.0), step(0.0), step(0.0)], [-1.0, -0.5, -0.25]);
    /// ```
    pub struct Momentum {
        /// β, the part of the velocity that is left after an update.
        pub momentum: f64 = parameter::MOMENTUM,
        /// d, the part of each new gradient that is left out.
        pub dampening: f64 = parameter::DAMPENING,
    }
}

memory! {
    /// What momentum and Nesterov's method keep of one parameter.
    pub struct MomentumMemory {
        /// The velocity.
        pub v: f64 = VELOCITY,
    }
    beside {
        /// Whether an update with momentum has been made: the first one takes the whole gradient.
        pub has_begun: bool,
    }
}

impl Algorithm for Momentum {
    type Memory = MomentumMemory;
    type Shared = f64;

    const RECORD: RuleRecord = RuleRecord {
        id: "momentum",
        parameters: Self::PARAMETERS,
        slots: MomentumMemory::SLOTS,
        is_linear: true,
        is_scheduled: true,
        numpy: NUMPY,
        torch: Torch::class("torch.optim.SGD"),
    };

    const ROLES: &'static [&'static [Role]] = &[
        EVERY,
        RATED,
        &[
            Role::number(MOMENTUM, Beat::Memory),
            Role::number(DAMPENING, Beat::Gradient),
            // Of the velocity as it was: what it has of this gradient is the gradient's.
            Role::arrow(VELOCITY, Beat::Memory, Arrow::Memory),
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
        memory.v = if memory.has_begun { self.momentum * memory.v + (1.0 - self.dampening) * g } else { g };
        memory.has_begun = true;
        -rate * memory.v
    }

    fn parts(&self, _update: (f64, u32), _theta: f64, g: f64, before: &MomentumMemory) -> Parts {
        if !before.has_begun || self.momentum == 0.0 {
            return Parts::of_gradient(g);
        }
        Parts { gradient: (1.0 - self.dampening) * g, memory: self.momentum * before.v, ..Parts::default() }
    }

    fn equations(&self, before: &PerParameter<MomentumMemory>) -> (&'static Equations, Option<Case>) {
        if self.momentum == 0.0 {
            (&BARE, None)
        } else if self.dampening == 0.0 {
            (&UNDAMPED, None)
        } else if before.x.has_begun {
            (&DAMPED, None)
        } else {
            (&WHOLE, Some(Case::First))
        }
    }
}

/// Without momentum.
pub(super) static BARE: Equations = equations! { minus (RATE * G) };

static UNDAMPED: Equations = equations! {
    each {
        VELOCITY <- ((MOMENTUM * VELOCITY) + G);
    }
    minus (RATE * VELOCITY)
};

static DAMPED: Equations = equations! {
    each {
        VELOCITY <- ((MOMENTUM * VELOCITY) + ((1 - DAMPENING) * G));
    }
    minus (RATE * VELOCITY)
};

static WHOLE: Equations = equations! {
    each {
        VELOCITY <- G;
    }
    minus (RATE * VELOCITY)
};

const NUMPY: &str = r#"
def momentum(point, g, rate, t, v=None, *, momentum, dampening):
    """The heavy ball (Polyak 1964); its first velocity is the whole first gradient."""
    if momentum == 0:
        return point - rate * g, v
    v = g if v is None else momentum * v + (1 - dampening) * g
    return point - rate * v, v
"#;
