//! A configuration that can always be run.

use super::rates;
use crate::geometry::{Point, Rect};
use crate::optimizer::{Optimizer, Rule};
use crate::schedule::{Schedule, ScheduleShape};
use crate::surface::{DEFAULT, Surface};

/// At most this many optimizers race each other.
pub const MOST_RACERS: usize = 4;

/// Everything that a run depends on.
///
/// Two runs of the same racer of the same configuration are equal to the last bit, in every engine
/// for WebAssembly. A native build may differ in the last bits of `exp`, `sin` and the like.
#[derive(Clone, Debug, PartialEq)]
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
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Racer {
    /// The rule and its parameters.
    pub optimizer: Optimizer,
    /// The rate, before any schedule.
    pub rate: f64,
}

impl Racer {
    /// A rule with its default parameters, at the rate suggested for the surface.
    pub fn suggested(surface: &Surface, rule: Rule) -> Self {
        Self { optimizer: Optimizer::new(rule), rate: rates::suggested(surface, rule) }
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

    /// Whether the gradients of the updates are estimates: noisy, or of mini-batches.
    pub fn is_stochastic(&self) -> bool {
        self.noise > 0.0 || self.batches()
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
