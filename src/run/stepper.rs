//! The stepper: one racer going forward, of which only the present state is kept.

use super::config::{Config, Racer};
use super::scale::{DIVERGENCE, STOP, Scale};
use super::state::{State, Update};
use crate::geometry::{Dimension, Vector};
use crate::optimizer::Memory;
use crate::random;
use crate::schedule::ScheduleState;

/// A racer on its way. A [`Run`](super::Run) records one; a survey only looks where it ends.
#[derive(Clone, Debug)]
pub(crate) struct Stepper {
    racer: Racer,
    memory: Memory,
    schedule: ScheduleState,
    order: Vec<u32>,
    order_of: Option<u32>,
    first_loss: f64,
    highest_rise: f64,
    state: State,
    updates: u32,
    done: bool,
}

impl Stepper {
    /// A racer standing at the start.
    pub fn new(config: &Config, racer: Racer, scale: &Scale) -> Self {
        let slope = config.surface.value_and_gradient(config.start);
        let state = State { point: config.start, loss: slope.loss, gradient: slope.gradient };
        let order = match config.batches() {
            true => vec![0; config.surface.observations().len()],
            false => Vec::new(),
        };
        Self {
            racer,
            memory: racer.optimizer.init(racer.rate),
            schedule: ScheduleState::default(),
            order,
            order_of: None,
            first_loss: state.loss,
            highest_rise: STOP * DIVERGENCE * state.loss.abs().max(scale.range),
            state,
            updates: 0,
            done: !state.is_finite(),
        }
    }

    /// Makes one update; nothing once it is done. It allocates nothing.
    #[inline]
    pub fn step(&mut self, config: &Config) -> Option<Update> {
        let (from, k) = (self.state, self.updates);
        if self.done || k >= config.steps {
            self.done = true;
            return None;
        }
        let rate = self.racer.rate * config.schedule.factor(k, config.steps, &self.schedule);
        let (estimate, epoch) = self.estimate(config, &from, k);
        let step = self.racer.optimizer.update(
            rate,
            from.point,
            estimate,
            config.surface.dimension(),
            &mut self.memory,
        );
        let point = from.point + step;
        let slope = config.surface.value_and_gradient(point);
        let state = State { point, loss: slope.loss, gradient: slope.gradient };
        config.schedule.observe(state.loss, self.racer.rate, &mut self.schedule);
        self.state = state;
        self.updates = k + 1;
        self.done = self.updates >= config.steps
            || !state.is_finite()
            || state.loss - self.first_loss > self.highest_rise;
        Some(Update { rate, estimate, step, memory: self.memory, epoch })
    }

    /// Whether no update is left to make.
    pub fn is_done(&self) -> bool {
        self.done
    }

    /// Where it stands.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// How many updates it has made.
    pub fn updates(&self) -> u32 {
        self.updates
    }

    /// Who walks.
    pub fn racer(&self) -> &Racer {
        &self.racer
    }

    /// A walk ends once its loss lies more than this above the first one. How deep the minimum
    /// lies is not known yet, so the first loss's own size stands in for the first gap.
    pub fn highest_rise(&self) -> f64 {
        self.highest_rise
    }

    /// The gradient for update k as the optimizer gets it, and its epoch.
    #[inline]
    fn estimate(&mut self, config: &Config, from: &State, k: u32) -> (Vector, u32) {
        let (mut gradient, mut epoch) = (from.gradient, 0);
        if !self.order.is_empty() {
            let range = self.batch_range(config, k);
            epoch = range.0;
            if self.order_of != Some(epoch) {
                random::shuffle(config.seed, epoch, &mut self.order);
                self.order_of = Some(epoch);
            }
            gradient = config.surface.batch_gradient(from.point, &self.order[range.1]);
        }
        if config.noise > 0.0 {
            let (x, y) = random::gaussian(config.seed, k);
            gradient.x += config.noise * x;
            if config.surface.dimension() == Dimension::Two {
                gradient.y += config.noise * y;
            }
        }
        (gradient, epoch)
    }

    /// The epoch of update k, and which part of the epoch's order it sees.
    fn batch_range(&self, config: &Config, k: u32) -> (u32, std::ops::Range<usize>) {
        let size = config.batch as usize;
        let batches = self.order.len().div_ceil(size) as u32;
        let begin = (k % batches) as usize * size;
        (k / batches, begin..(begin + size).min(self.order.len()))
    }

    /// The epoch of update k, and the observations that it saw, by index; nothing where updates
    /// see them all.
    pub fn batch(&self, config: &Config, k: u32) -> Option<(u32, Vec<u32>)> {
        if self.order.is_empty() {
            return None;
        }
        let (epoch, range) = self.batch_range(config, k);
        let mut order = self.order.clone();
        random::shuffle(config.seed, epoch, &mut order);
        Some((epoch, order[range].to_vec()))
    }
}
