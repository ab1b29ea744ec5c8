//! The stepper: one racer going forward, of which only the present state is kept.

use super::config::{Config, Racer};
use super::estimate::Estimator;
use super::extent::{DIVERGENCE, Extent, STOP};
use super::state::State;
use super::trace::Given;
use super::walk::{Stretch, Watch};
use crate::optimizer::{Departure, Memory};
use crate::schedule::{ScheduleShape, ScheduleState};
use crate::surface::Differentiable;
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

    /// Makes up to so many updates, one at least, as [`Self::step`] makes them; ends with the run. What
    /// is the same for all of them is looked up once.
    pub(crate) fn walk<W: Watch>(&mut self, config: &Config, updates: u32, mut watch: W) -> W {
        // The embed walks a few runs at most, and has no room for so many loops; the lab has for those
        // over a loss that takes no longer than to ask which loss it is.
        let is_steady = cfg!(feature = "lab")
            && config.schedule.shape == ScheduleShape::Constant
            && self.estimator.is_exact()
            && self.racer.changes.last().is_none_or(|last| last.from <= self.updates);
        if is_steady
            && !self.is_done
            && self.updates < config.steps
            && let Some(quadratic) = config.surface.quadratic()
        {
            return self.walk_over(&quadratic, config, updates, watch);
        }
        for _ in 0..updates {
            if self.step(config).is_none() {
                break;
            }
            watch.watch(&self.state, self.updates);
        }
        watch
    }

    fn walk_over<L: Differentiable, W: Watch>(
        &mut self,
        loss: &L,
        config: &Config,
        updates: u32,
        watch: W,
    ) -> W {
        let (_, optimizer, rate) = self.racer.holding(self.updates);
        let State { point: at, gradient, .. } = self.state;
        let from = Departure { rate, at, gradient, dimension: config.surface.dimension() };
        let stretch = Stretch {
            loss,
            watch,
            lowest: *self.losses.start(),
            highest: *self.losses.end(),
            end: self.updates.saturating_add(updates).min(config.steps),
            state: self.state,
            updates: self.updates,
            is_lost: false,
        };
        let Stretch { watch, state, updates, is_lost, .. } = optimizer.walk(&from, &mut self.memory, stretch);
        (self.state, self.updates) = (state, updates);
        self.is_done = is_lost || updates >= config.steps;
        watch
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::optimizer::Rule;
    use crate::run::config::Phase;
    use crate::surface::Surface;

    /// Keeps every state.
    struct All(Vec<State>);

    impl Watch for All {
        fn watch(&mut self, state: &State, updates: u32) {
            self.0.push(*state);
            assert_eq!(updates as usize, self.0.len());
        }
    }

    #[test]
    fn a_walk_is_its_steps() {
        for name in ["ravine", "parabola", "rosenbrock", "linear-regression"] {
            let surface = Surface::named(name).unwrap();
            for rule in Rule::ALL {
                let mut racer = Racer::suggested(&surface, rule);
                // Until the rate has changed it is a step at a time.
                racer.changes.push(Phase { from: 70, rate: 0.5 * racer.rate, ..racer.phase(0) });
                let config = Config { steps: 150, ..Config::on(surface.clone()) };
                let mut stepper = Stepper::new(&config, racer, &Extent::of(&surface));
                let (mut walker, mut walked, mut states) = (stepper.clone(), All(Vec::new()), Vec::new());
                while !walker.is_done() {
                    walked = walker.walk(&config, 32, walked);
                }
                while stepper.step(&config).is_some() {
                    states.push(*stepper.state());
                }
                assert_eq!(walked.0, states, "{} on {name}", rule.id());
                assert_eq!(walker.memory(), stepper.memory(), "{} on {name}", rule.id());
                assert_eq!(walked.0.len(), 150, "{} on {name}", rule.id());
            }
        }
    }
}
