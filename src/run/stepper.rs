//! The stepper: one racer going forward, of which only the present state is kept.

use super::config::{Config, Racer};
use super::estimate::Estimator;
use super::extent::{DIVERGENCE, Extent, STOP};
use super::state::State;
use super::trace::Given;
use crate::optimizer::Memory;
use crate::schedule::ScheduleState;
use std::ops::RangeInclusive;

/// One racer going forward. A [`Run`](super::Run) records all of it; a survey only looks at where it
/// ends.
#[derive(Clone, Debug)]
pub(crate) struct Stepper {
    racer: Racer,
    memory: Memory,
    schedule: ScheduleState,
    estimator: Estimator,
    losses: RangeInclusive<f64>,
    state: State,
    updates: u32,
    is_done: bool,
}

/// The losses between which a run that begins at `first` goes on. How deep the minimum lies is not
/// known yet, so the size of the first loss stands in for that of the first gap.
fn losses(first: f64, extent: &Extent) -> RangeInclusive<f64> {
    let size = first.abs().max(extent.range);
    first - STOP * size..=first + STOP * DIVERGENCE * size
}

impl Stepper {
    /// A racer at the start.
    pub(crate) fn new(config: &Config, racer: Racer, extent: &Extent) -> Self {
        let state = State::at(config, config.start);
        Self {
            memory: racer.optimizer.init(racer.rate),
            racer,
            schedule: ScheduleState::default(),
            estimator: Estimator::new(config),
            losses: losses(state.loss, extent),
            state,
            updates: 0,
            is_done: !state.is_finite(),
        }
    }

    /// Makes one update, and gives what the optimizer got for it. Returns `None` if the run is over.
    /// Allocates nothing.
    #[inline]
    pub(crate) fn step(&mut self, config: &Config) -> Option<Given> {
        let k = self.updates;
        if self.is_done || k >= config.steps {
            self.is_done = true;
            return None;
        }
        let (_, optimizer, base) = self.racer.holding(k);
        let rate = base * config.schedule.factor(k, config.steps, &self.schedule);
        let (gradient, is_estimate) = self.estimator.gradient(config, &self.state, k);
        let (at, dimension) = (self.state.point, config.surface.dimension());
        let step = optimizer.update(rate, at, gradient, dimension, &mut self.memory);
        self.state = State::at(config, at + step);
        config.schedule.observe(self.state.loss, base, &mut self.schedule);
        self.updates = k + 1;
        self.is_done = self.updates >= config.steps
            || !self.state.is_finite()
            || !self.losses.contains(&self.state.loss);
        Some(Given { rate, gradient, is_estimate })
    }

    /// Whether no update is left to make.
    pub(crate) fn is_done(&self) -> bool {
        self.is_done
    }

    /// Where it stands.
    pub(crate) fn state(&self) -> &State {
        &self.state
    }

    /// What the optimizer keeps there.
    pub(super) fn memory(&self) -> &Memory {
        &self.memory
    }

    /// How many updates it has made.
    pub(crate) fn updates(&self) -> u32 {
        self.updates
    }

    /// Whose steps these are.
    pub(crate) fn racer(&self) -> &Racer {
        &self.racer
    }

    /// A run ends once its loss lies outside of these.
    pub(crate) fn losses(&self) -> &RangeInclusive<f64> {
        &self.losses
    }

    /// How often all observations had been seen before update `k`; 0 without mini-batches.
    pub(super) fn epoch(&self, config: &Config, k: u32) -> u32 {
        self.estimator.epoch(config, k)
    }

    /// The epoch of update `k`, and the observations that it sees, by index. Returns `None` if each
    /// update sees all of them.
    pub(crate) fn batch(&self, config: &Config, k: u32) -> Option<(u32, Vec<u32>)> {
        self.estimator.batch(config, k)
    }
}
