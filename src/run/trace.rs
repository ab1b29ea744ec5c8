//! The trace: what is kept of a run. What follows from that is worked out when somebody asks.

use super::config::{Config, Racer};
use super::state::{State, Update};
use crate::geometry::Vector;
use crate::optimizer::Memory;
use crate::schedule::ScheduleState;

/// What the optimizer keeps is written down before every so many updates. Those between are made
/// again, which takes no gradient and next to no time.
const APART: usize = 32;

/// What is kept of a run: `states[0]` is the start, and update `k` leads from `states[k]` to
/// `states[k + 1]`. That is 42 bytes a step; 16 more where gradients are estimates, and 8 more where
/// the rate depends on the losses.
///
/// What an update did besides is given by the run: [`Run::update`](super::Run::update) and
/// [`Run::memories`](super::Run::memories).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trace {
    /// The states, one more than there are updates.
    pub states: Vec<State>,
    /// The gradients that the optimizer got; none if it got the exact ones.
    estimates: Vec<Vector>,
    /// The rates; none if they follow from the number of the update.
    rates: Vec<f64>,
    /// What the optimizer kept before updates 0, [`APART`], 2 [`APART`] and so on.
    memories: Vec<Memory>,
}

impl Trace {
    /// A trace with room for `steps` updates.
    pub(super) fn new(start: &State, memory: &Memory, steps: u32) -> Self {
        let states = Vec::with_capacity(steps as usize + 1);
        let mut trace = Self { states, estimates: Vec::new(), rates: Vec::new(), memories: Vec::new() };
        trace.push(start, memory);
        trace
    }

    /// How many updates have been made.
    #[inline(never)]
    pub fn updates(&self) -> usize {
        self.states.len().saturating_sub(1)
    }

    /// The gradient that update `k` got: exact, noisy, or a mini-batch's. Returns `None` if the update
    /// has not been made.
    pub fn estimate(&self, k: usize) -> Option<Vector> {
        let from = self.states.get(k).filter(|_| k < self.updates())?;
        Some(self.estimates.get(k).copied().unwrap_or(from.gradient))
    }

    /// Writes down where an update led, and what the optimizer keeps there.
    #[inline]
    pub(super) fn push(&mut self, state: &State, memory: &Memory) {
        if self.states.len().is_multiple_of(APART) {
            self.memories.push(*memory);
        }
        self.states.push(*state);
    }

    /// Writes down what the optimizer got, as far as it does not follow from the states.
    #[inline]
    pub(super) fn push_given(&mut self, config: &Config, given: &Given) {
        if given.is_estimate {
            self.estimates.push(given.gradient);
        }
        if config.schedule.depends_on_losses() {
            self.rates.push(given.rate);
        }
    }
}

/// What the optimizer got for an update.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Given {
    pub(super) rate: f64,
    pub(super) gradient: Vector,
    /// Whether that is another gradient than the exact one.
    pub(super) is_estimate: bool,
}

/// What the optimizer of a run keeps between updates, made again. Whoever goes through a run from its
/// start makes each update once.
#[derive(Clone, Debug)]
pub struct Memories<'a> {
    config: &'a Config,
    racer: &'a Racer,
    trace: &'a Trace,
    memory: Memory,
    /// The update before which that is kept.
    k: usize,
}

impl<'a> Memories<'a> {
    pub(super) fn new(config: &'a Config, racer: &'a Racer, trace: &'a Trace) -> Self {
        let memory = racer.optimizer.init(racer.rate);
        Self { config, racer, trace, memory, k: 0 }
    }

    /// What is kept before update `k`. Returns `None` if the run has not made the one before it.
    pub fn before(&mut self, k: usize) -> Option<&Memory> {
        self.trace.states.get(k)?;
        if k < self.k || k - self.k >= APART {
            self.memory = *self.trace.memories.get(k / APART)?;
            self.k = k - k % APART;
        }
        while self.k < k {
            self.update()?;
        }
        Some(&self.memory)
    }

    /// Makes the next update again.
    pub(super) fn update(&mut self) -> Option<Update> {
        let (k, trace) = (self.k, self.trace);
        let (estimate, at) = (trace.estimate(k)?, trace.states.get(k)?.point);
        let (rate, dimension) = (rate(self.config, self.racer, trace, k), self.config.surface.dimension());
        let (_, optimizer, _) = self.racer.holding(k as u32);
        let step = optimizer.update(rate, at, estimate, dimension, &mut self.memory);
        self.k += 1;
        Some(Update { rate, estimate, step })
    }
}

/// The rate of update `k`, which has been made, schedule included.
pub(super) fn rate(config: &Config, racer: &Racer, trace: &Trace, k: usize) -> f64 {
    trace.rates.get(k).copied().unwrap_or_else(|| {
        let (k, steps) = (k as u32, config.steps);
        racer.holding(k).2 * config.schedule.factor(k, steps, &ScheduleState::default())
    })
}
