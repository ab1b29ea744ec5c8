//! The recorder: one racer going forward, with all of it kept in a trace.

use super::config::{Config, Racer};
use super::extent::Extent;
use super::state::{State, Update};
use super::stepper::Stepper;
use super::trace::{Memories, Trace, rate};
use crate::geometry::Rect;
use crate::optimizer::Memory;
use std::ops::RangeInclusive;

/// How far a run has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// There are updates left to make.
    Going,
    /// The budget is spent, or the run has left all bounds.
    Done,
}

/// The run of one racer, as far as it has come. It only goes forward.
#[derive(Clone, Debug)]
pub struct Run {
    config: Config,
    extent: Extent,
    stepper: Stepper,
    trace: Trace,
}

impl Run {
    /// A run of a racer on the configuration's surface, at the start. The racer need not be one of
    /// the configuration's own.
    pub fn new(config: &Config, racer: Racer) -> Self {
        let extent = Extent::of(&config.surface);
        let stepper = Stepper::new(config, racer, &extent);
        let trace = Trace::new(stepper.state(), stepper.memory(), config.steps);
        Self { extent, stepper, trace, config: config.clone() }
    }

    /// Makes one update, and gives the state that it led to. Returns `None` if the run is over.
    ///
    /// Allocates nothing but for the growth of the trace.
    #[inline]
    pub fn step(&mut self) -> Option<&State> {
        let given = self.stepper.step(&self.config)?;
        self.trace.push_given(&self.config, &given);
        self.trace.push(self.stepper.state(), self.stepper.memory());
        Some(self.stepper.state())
    }

    /// Makes at most `updates` updates.
    pub fn advance(&mut self, updates: u32) -> Progress {
        for _ in 0..updates {
            if self.step().is_none() {
                return Progress::Done;
            }
        }
        if self.is_done() { Progress::Done } else { Progress::Going }
    }

    /// Makes all updates that are left.
    pub fn finish(&mut self) {
        while self.step().is_some() {}
    }

    /// Shows another part of the plane, which no update depends on.
    pub(crate) fn show(&mut self, bounds: Rect) {
        self.config.bounds = bounds;
    }

    /// Whether no update is left to make.
    pub fn is_done(&self) -> bool {
        self.stepper.is_done()
    }

    /// The step at which the rule itself made no number of numbers, as of 0/0: the gradient that it
    /// was given was finite, and its step is NaN. No loss is to blame then. Returns `None` if that has
    /// not happened.
    ///
    /// ```
    /// use fall_line::optimizer::{Adam, Optimizer};
    /// use fall_line::run::{Config, Racer, Run};
    /// use fall_line::surface::{BOWL, Surface};
    /// use fall_line::geometry::Point;
    ///
    /// // Along x the gradient is 0, and so is the root of its mean square.
    /// let mut config = Config::on(Surface::from(&BOWL));
    /// config.start = Point::new(0.0, 3.0);
    /// let optimizer = Optimizer::from(Adam { eps: 0.0, ..Adam::default() });
    /// let mut run = Run::new(&config, Racer::new(optimizer, 0.1));
    /// run.finish();
    /// assert_eq!(run.undefined_step(), Some(1));
    /// ```
    pub fn undefined_step(&self) -> Option<u32> {
        // No update follows the first that leads to no point.
        let updates = self.trace.updates();
        let last = self.update(updates.checked_sub(1)?)?;
        let is_of_rule = last.estimate.is_finite() && (last.step.x.is_nan() || last.step.y.is_nan());
        is_of_rule.then_some(updates as u32)
    }

    /// What has happened so far.
    pub fn trace(&self) -> &Trace {
        &self.trace
    }

    /// Whose run it is.
    pub fn racer(&self) -> &Racer {
        self.stepper.racer()
    }

    /// What update `k` did, from 0. Returns `None` if it has not been made.
    ///
    /// ```
    /// use fall_line::run::{Config, Run};
    ///
    /// let config = Config::default();
    /// let mut run = Run::new(&config, config.racers[0].clone());
    /// run.finish();
    /// let (states, update) = (&run.trace().states, run.update(7).unwrap());
    /// assert_eq!(states[7].point + update.step, states[8].point);
    /// ```
    pub fn update(&self, k: usize) -> Option<Update> {
        let mut memories = self.memories();
        memories.before(k)?;
        memories.update()
    }

    /// The rate of update `k`, schedule included. Returns `None` if it has not been made.
    pub fn rate(&self, k: usize) -> Option<f64> {
        (k < self.trace.updates()).then(|| rate(&self.config, self.racer(), &self.trace, k))
    }

    /// What the optimizer keeps before update `k`. Returns `None` if the run has not made the one
    /// before it.
    pub fn memory_before(&self, k: usize) -> Option<Memory> {
        self.memories().before(k).copied()
    }

    /// The same for who asks for one update after the other.
    pub fn memories(&self) -> Memories<'_> {
        Memories::new(&self.config, self.racer(), &self.trace)
    }

    /// What the run depends on.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The sizes of the surface, by which verdicts measure.
    pub fn extent(&self) -> &Extent {
        &self.extent
    }

    /// How often all observations had been seen before update `k`; 0 without mini-batches.
    pub fn epoch(&self, k: u32) -> u32 {
        self.stepper.epoch(&self.config, k)
    }

    /// The epoch of update `k`, and the observations that it saw, by index. Returns `None` if each
    /// update sees all of them.
    pub fn batch(&self, k: u32) -> Option<(u32, Vec<u32>)> {
        self.stepper.batch(&self.config, k)
    }

    /// The run ends once its loss lies outside of these.
    pub(crate) fn losses(&self) -> &RangeInclusive<f64> {
        self.stepper.losses()
    }
}
