//! A stretch of a run of which only what somebody looks for is kept.

use super::state::State;
use crate::geometry::{Point, Vector};
use crate::optimizer::Ground;
use crate::surface::{Differentiable, ValueAndGradient};

/// What somebody looks for in the states of a run.
pub(crate) trait Watch {
    /// The run has come to a state, by so many updates.
    fn watch(&mut self, state: &State, updates: u32);
}

/// A stretch on its way.
pub(super) struct Stretch<'a, L, W> {
    pub loss: &'a L,
    pub watch: W,
    /// The losses between which it goes on.
    pub lowest: f64,
    pub highest: f64,
    /// It goes no further than to so many updates.
    pub end: u32,
    pub state: State,
    pub updates: u32,
    /// The run has left the numbers, or the losses.
    pub is_lost: bool,
}

impl<L: Differentiable, W: Watch> Ground for Stretch<'_, L, W> {
    #[cfg_attr(feature = "lab", inline(always))]
    fn reach(&mut self, at: Point) -> Option<Vector> {
        let ValueAndGradient { loss, gradient } = self.loss.value_and_gradient(at);
        self.state = State { point: at, loss, gradient };
        self.updates += 1;
        self.watch.watch(&self.state, self.updates);
        self.is_lost = !(self.state.is_finite() && self.lowest <= loss && loss <= self.highest);
        (!self.is_lost && self.updates < self.end).then_some(gradient)
    }
}
