//! Rprop.

use super::algorithm::{Algorithm, RuleRecord, Torch};
use super::anatomy::{Beat, EVERY, Parts, Role, Scaling};
use super::equation::{Case, Equations, equations};
use super::memory::{PerParameter, memory};
use super::parameter::parameters;
use super::quantity::{Quantity, quantity};
use super::term::sign;

/// What a size is multiplied by where the gradient turned round, and where it did not.
const FACTORS: (f64, f64) = (0.5, 1.2);
/// The smallest and the largest size.
const SIZES: (f64, f64) = (1e-6, 50.0);

const TURN: &Quantity = quantity!("turn", "q");
const GROWTH: &Quantity = quantity!("growth", "η", r"\eta");
const SIZE: &Quantity = quantity!("size", "s");
const PREVIOUS: &Quantity = quantity!("previous", "p");

parameters! {
    /// Rprop, resilient propagation: only the gradient's sign counts, and each parameter has a
    /// step size of its own.
    ///
    /// ```text
    /// s ← α₀                 before the first update, p ← 0
    /// s ← min(max(1.2s, 1e-6), 50)    if gp > 0
    /// s ← min(max(0.5s, 1e-6), 50)    if gp < 0, and g counts as 0
    /// p ← g
    /// θ ← θ - sign(g)s
    /// ```
    ///
    /// From M. Riedmiller and H. Braun, "A direct adaptive method for faster backpropagation
    /// learning: The RPROP algorithm", IEEE International Conference on Neural Networks 1993; the
    /// variant without stepping back, iRprop⁻ of C. Igel and M. Hüsken, "Improving the Rprop
    /// learning algorithm", 2000. As `torch.optim.Rprop`; `optax.rprop` has the same. Both take the
    /// first sizes from the rate of the run, and no schedule after that.
    ///
    /// ```
    /// use fall_line::geometry::{Dimension, Point, Vector};
    /// use fall_line::optimizer::{Optimizer, Rprop};
    ///
    /// let rprop = Optimizer::from(Rprop);
    /// let mut memory = rprop.init(1.0);
    /// let mut step = |g| {
    ///     rprop.update(0.0, Point::default(), Vector::new(g, 0.0), Dimension::One, &mut memory).x
    /// };
    /// // Longer while the sign stays; a rest where it turns, then half as long.
    /// assert_eq!([step(3.0), step(0.1), step(-2.0), step(-2.0)], [-1.0, -1.2, 0.0, 0.6]);
    /// ```
    pub struct Rprop;
}

memory! {
    /// What Rprop keeps of one parameter.
    pub struct RpropMemory {
        /// The gradient before, or 0 if it had turned round.
        pub previous: f64 = PREVIOUS,
        /// The step size.
        pub size: f64 = SIZE,
    }
}

impl Algorithm for Rprop {
    type Memory = RpropMemory;
    type Shared = ();

    const RECORD: RuleRecord = RuleRecord {
        id: "rprop",
        parameters: Self::PARAMETERS,
        slots: RpropMemory::SLOTS,
        is_linear: false,
        is_scheduled: false,
        numpy: NUMPY,
        torch: Torch::class("torch.optim.Rprop"),
    };

    const ROLES: &'static [&'static [Role]] = &[
        EVERY,
        &[
            // The gradient before: only whether its sign is this one's matters.
            Role::number(PREVIOUS, Beat::Memory),
            Role::number(TURN, Beat::Scale),
            Role::number(GROWTH, Beat::Scale),
            Role::number(SIZE, Beat::Scale),
        ],
    ];

    const SCALING: Scaling = Scaling::Sizes;

    fn init(&self, rate: f64) -> RpropMemory {
        RpropMemory { previous: 0.0, size: rate }
    }

    fn shared(&self, _rate: f64, _count: u32) {}

    fn step(&self, _shared: &(), _theta: f64, g: f64, memory: &mut RpropMemory) -> f64 {
        let RpropMemory { previous, size } = memory;
        let turn = g * *previous;
        let factor = match turn {
            turn if turn > 0.0 => FACTORS.1,
            turn if turn < 0.0 => FACTORS.0,
            _ => 1.0,
        };
        *size = (*size * factor).clamp(SIZES.0, SIZES.1);
        *previous = if turn < 0.0 { 0.0 } else { g };
        -sign(*previous) * *size
    }

    fn parts(&self, _update: (f64, u32), _theta: f64, g: f64, before: &RpropMemory) -> Parts {
        // Where it has turned round, it counts as 0.
        Parts::of_gradient(if g * before.previous < 0.0 { 0.0 } else { g })
    }

    fn equations(&self, _before: &PerParameter<Self::Memory>) -> (&'static Equations, Option<Case>) {
        static RPROP: Equations = equations! {
            each {
                TURN = (G * PREVIOUS);
                GROWTH = (cases TURN [FACTORS.1] 1 [FACTORS.0]);
                SIZE <- (min (max (GROWTH * SIZE) [SIZES.0]) [SIZES.1]);
                PREVIOUS <- (cases TURN G G 0);
            }
            minus ((sign PREVIOUS) * SIZE)
        };
        (&RPROP, None)
    }
}

const NUMPY: &str = r#"
def rprop(point, g, rate, t, before=0.0, size=None, *, first):
    """Rprop (Riedmiller and Braun 1993): sizes of its own from `first` on, and no schedule."""
    size = np.full(len(point), first) if t == 1 else size
    turn = g * before
    size = np.clip(size * np.where(turn > 0, 1.2, np.where(turn < 0, 0.5, 1.0)), 1e-6, 50)
    g = np.where(turn < 0, 0.0, g)
    return point - np.sign(g) * size, g, size
"#;
