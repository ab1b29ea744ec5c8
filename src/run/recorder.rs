//! The recorder: one racer stepped forward, every step kept in a trace.

use super::config::{Config, Racer};
use super::scale::Scale;
use super::state::{State, Update};
use super::stepper::Stepper;
use crate::geometry::Rect;

/// All that happened: `states[0]` is the start, and `updates[k]` leads from `states[k]` to
/// `states[k + 1]`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trace {
    /// One more than there are updates.
    pub states: Vec<State>,
    /// In order.
    pub updates: Vec<Update>,
}

/// How far a run has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// There is more to do.
    Going,
    /// The budget is spent, or the run has left all bounds.
    Done,
}

/// One racer on its way. It only goes forward.
#[derive(Clone, Debug)]
pub struct Run {
    config: Config,
    scale: Scale,
    stepper: Stepper,
    trace: Trace,
}

impl Run {
    /// A run of one racer of the configuration, standing at the start.
    pub fn new(config: &Config, racer: Racer) -> Self {
        let scale = Scale::of(&config.surface);
        let stepper = Stepper::new(config, racer, &scale);
        let trace = Trace { states: vec![*stepper.state()], updates: Vec::new() };
        Self { scale, stepper, trace, config: config.clone() }
    }

    /// Makes one update, and says where it led; nothing once the run is done.
    ///
    /// It allocates nothing but the trace's own growth.
    pub fn step(&mut self) -> Option<&State> {
        let update = self.stepper.step(&self.config)?;
        self.trace.updates.push(update);
        self.trace.states.push(*self.stepper.state());
        self.trace.states.last()
    }

    /// Makes up to `updates` updates.
    pub fn advance(&mut self, updates: u32) -> Progress {
        for _ in 0..updates {
            if self.step().is_none() {
                return Progress::Done;
            }
        }
        if self.is_done() { Progress::Done } else { Progress::Going }
    }

    /// Runs to the end.
    pub fn finish(&mut self) {
        while self.step().is_some() {}
    }

    /// Puts another part of the plane in view.
    pub(crate) fn show(&mut self, bounds: Rect) {
        self.config.bounds = bounds;
    }

    /// Whether no update is left to make.
    pub fn is_done(&self) -> bool {
        self.stepper.is_done()
    }

    /// What has happened so far.
    pub fn trace(&self) -> &Trace {
        &self.trace
    }

    /// Who is running.
    pub fn racer(&self) -> &Racer {
        self.stepper.racer()
    }

    /// What is run.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The sizes of the surface.
    pub fn scale(&self) -> &Scale {
        &self.scale
    }

    /// The epoch of update k, and the observations that it saw, by index; nothing where updates
    /// see them all.
    pub fn batch(&self, k: u32) -> Option<(u32, Vec<u32>)> {
        self.stepper.batch(&self.config, k)
    }

    /// A run ends once its loss lies more than this above the first one.
    pub(crate) fn highest_rise(&self) -> f64 {
        self.stepper.highest_rise()
    }
}
