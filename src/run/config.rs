//! A configuration that can always be run.

use super::rates;
use crate::geometry::{Point, Rect};
use crate::optimizer::{Optimizer, Rule};
use crate::schedule::{Schedule, ScheduleShape};
use crate::surface::{DEFAULT, Surface};

/// At most this many optimizers race each other.
pub const MOST_RACERS: usize = 4;
/// Where an update has more than so many rows of data to see, it counts for more than one.
const ROWS: usize = 100;
/// At most so often the first racer's numbers change in mid-run.
pub const MOST_CHANGES: usize = 8;

/// Everything that a run depends on.
///
/// Two runs of the same racer of the same configuration are equal to the last bit, in every engine
/// for WebAssembly. A native build may differ in the last bits of `exp`, `sin` and the like.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Config {
    /// The loss.
    pub surface: Surface,
    /// Where every racer starts. In one dimension y is 0.
    pub start: Point,
    /// The part of the plane that is shown. No update depends on it.
    pub bounds: Rect,
    /// Who runs: one to [`MOST_RACERS`]. All start at the same point and share the random draws.
    pub racers: Vec<Racer>,
    /// How the rates of all racers change.
    pub schedule: Schedule,
    /// The standard deviation of the Gaussian noise that is added to each component of the gradient.
    pub noise: f64,
    /// How many observations an update sees; 0 stands for all.
    pub batch: u32,
    /// The seed of all random draws.
    pub seed: u32,
    /// The budget: how many updates a run makes at most.
    pub steps: u32,
    /// How far above the minimum a run has converged, as a part of how far above it began.
    pub tolerance: f64,
}

/// An optimizer and its rate: what PyTorch holds in one optimizer.
#[derive(Clone, Debug, PartialEq)]
pub struct Racer {
    /// The rule and its parameters at the start.
    pub optimizer: Optimizer,
    /// The rate at the start, before any schedule.
    pub rate: f64,
    /// What changes in mid-run, by rising [`Phase::from`], which is above 0. All are phases of the
    /// same rule.
    pub changes: Vec<Phase>,
}

/// The numbers of a racer from some update on: what PyTorch holds in a `param_group`. What the
/// optimizer keeps goes on across a change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Phase {
    /// The first update that they hold for, from 0.
    pub from: u32,
    /// The rule and its parameters.
    pub optimizer: Optimizer,
    /// The rate, before any schedule.
    pub rate: f64,
}

impl Racer {
    /// An optimizer at a rate, which nobody changes.
    pub fn new(optimizer: Optimizer, rate: f64) -> Self {
        Self { optimizer, rate, changes: Vec::new() }
    }

    /// A rule with its default parameters, at the rate suggested for the surface.
    pub fn suggested(surface: &Surface, rule: Rule) -> Self {
        Self::new(Optimizer::new(rule), rates::suggested(surface, rule))
    }

    /// The numbers that hold for update `k`.
    ///
    /// ```
    /// use fall_line::run::{Config, Phase};
    ///
    /// // The rate is halved for update 20, and the path goes on from where it was.
    /// let mut racer = Config::default().racers.remove(0);
    /// racer.changes.push(Phase { from: 20, rate: 0.05, ..racer.phase(0) });
    /// assert_eq!([19, 20, 21].map(|k| racer.phase(k).rate), [0.1, 0.05, 0.05]);
    /// ```
    pub fn phase(&self, k: u32) -> Phase {
        let (from, optimizer, rate) = self.holding(k);
        Phase { from, optimizer: *optimizer, rate }
    }

    /// The parts of that phase, where they stand: an update is over before one were copied.
    #[inline]
    pub(super) fn holding(&self, k: u32) -> (u32, &Optimizer, f64) {
        match self.changes.iter().rev().find(|phase| phase.from <= k) {
            Some(phase) => (phase.from, &phase.optimizer, phase.rate),
            None => (0, &self.optimizer, self.rate),
        }
    }

    /// The same racer with other numbers from an update on, and none of the changes later than that.
    /// Before the first update they are its own, and the changes stay.
    #[must_use]
    pub fn driven(&self, phase: Phase) -> Self {
        if phase.from == 0 {
            return Self { optimizer: phase.optimizer, rate: phase.rate, changes: self.changes.clone() };
        }
        let mut racer = self.until(phase.from);
        racer.changes.push(phase);
        racer
    }

    /// The same racer up to update `k`, with none of the changes from there on.
    #[must_use]
    pub fn until(&self, k: u32) -> Self {
        let mut racer = self.clone();
        racer.changes.retain(|phase| phase.from < k);
        racer
    }
}

impl Config {
    /// The defaults on a surface: momentum at its suggested rate, 200 updates, from the surface's
    /// own start, with exact gradients.
    pub fn on(surface: Surface) -> Self {
        let racer = Racer::suggested(&surface, Rule::Momentum);
        Self {
            start: surface.start(),
            bounds: surface.bounds(),
            surface,
            racers: vec![racer],
            schedule: Schedule::new(ScheduleShape::Constant),
            noise: 0.0,
            batch: 0,
            seed: 1,
            steps: 200,
            tolerance: 0.005,
        }
    }

    /// The update at which a racer leaves the first one's run. Returns `None` for the first racer, and
    /// for one that goes its own way from the start.
    pub fn branches_at(&self, racer: usize) -> Option<u32> {
        let changed = self.racers.get(racer).filter(|_| racer > 0)?.changes.last()?;
        Some(changed.from)
    }

    /// The numbers that are a racer's own, as [`Self::own_rate`] has its rate. Returns `None` for a racer
    /// that does not exist.
    pub fn own_phase(&self, racer: usize) -> Option<Phase> {
        Some(self.racers.get(racer)?.phase(self.branches_at(racer).unwrap_or(0)))
    }

    /// The rate that is a racer's own, to be changed: of a branch that from where it leaves the first racer's run, of
    /// any other the one at the start. Returns `None` for a racer that does not exist.
    pub fn own_rate(&mut self, racer: usize) -> Option<&mut f64> {
        let is_first = racer == 0;
        let racer = self.racers.get_mut(racer)?;
        match racer.changes.last_mut().filter(|_| !is_first) {
            Some(phase) => Some(&mut phase.rate),
            None => Some(&mut racer.rate),
        }
    }

    /// Whether the gradients of the updates are estimates: noisy, or of mini-batches.
    pub fn is_stochastic(&self) -> bool {
        self.noise > 0.0 || self.batches()
    }

    /// How many rows of data an update sees: 1 where it sees none, and where it takes no longer for more.
    pub fn rows_seen(&self) -> usize {
        let batch = if self.batches() { self.batch as usize } else { 0 };
        (self.surface.rows_seen() + batch).max(1)
    }

    /// How many updates take as long as so many on 100 rows of data; one at least, if any.
    pub fn fewer(&self, updates: u32) -> u32 {
        let lots = self.rows_seen().div_ceil(ROWS) as u32;
        (updates / lots).max(updates.min(1))
    }

    /// Whether updates see mini-batches: fewer observations than there are.
    pub fn batches(&self) -> bool {
        let count = self.surface.observations().len();
        self.batch > 0 && (self.batch as usize) < count
    }
}

impl Default for Config {
    /// Momentum 0.9 at rate 0.1 on the ravine with κ = 10.
    fn default() -> Self {
        Self::on(Surface::from(DEFAULT))
    }
}
