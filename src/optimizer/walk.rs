//! Many updates on end, in a loop of each rule's own: where only the end of a run counts, to find out
//! before every update which rule it is takes longer than the update.

use super::algorithm::Algorithm;
use super::memory::PerParameter;
use crate::geometry::{Dimension, Point, Vector};

/// What a walk leads over.
pub(crate) trait Ground {
    /// The walk has come to a point: the gradient there. Returns `None` if it goes no further.
    fn reach(&mut self, at: Point) -> Option<Vector>;
}

/// Where a walk begins, and at which rate it goes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Departure {
    pub rate: f64,
    pub at: Point,
    pub gradient: Vector,
    pub dimension: Dimension,
}

/// Updates of one rule. What it keeps is copied, so that the loop has it at hand, and so is the ground.
#[inline(never)]
pub(super) fn walk<A: Algorithm, G: Ground>(
    rule: &A,
    from: &Departure,
    memory: &mut PerParameter<A::Memory>,
    mut ground: G,
) -> G {
    let (mut kept, Departure { rate, mut at, mut gradient, dimension }) = (*memory, *from);
    loop {
        at = at + step(rule, rate, at, gradient, dimension, &mut kept);
        let Some(next) = ground.reach(at) else { break };
        gradient = next;
    }
    *memory = kept;
    ground
}

/// One update of a rule, by its step for one parameter.
#[cfg_attr(feature = "lab", inline(always))]
#[cfg_attr(not(feature = "lab"), inline)]
pub(super) fn step<A: Algorithm>(
    rule: &A,
    rate: f64,
    at: Point,
    gradient: Vector,
    dimension: Dimension,
    memory: &mut PerParameter<A::Memory>,
) -> Vector {
    memory.updates += 1;
    let shared = rule.shared(rate, memory.updates);
    let x = rule.step(&shared, at.x, gradient.x, &mut memory.x);
    let y = match dimension {
        Dimension::One => 0.0,
        Dimension::Two => rule.step(&shared, at.y, gradient.y, &mut memory.y),
    };
    Vector::new(x, y)
}
