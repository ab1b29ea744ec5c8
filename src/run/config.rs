//! A configuration that can always be run.

use super::rates;
use crate::geometry::{Point, Rect};
use crate::optimizer::{Optimizer, Rule};
use crate::schedule::{Schedule, Shape};
use crate::surface::{DEFAULT, Surface};

/// At most this many optimizers race each other.
pub const MOST_RACERS: usize = 4;

/// Everything that a run depends on; whoever holds one can run it.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// What is descended.
    pub surface: Surface,
    /// Where every racer starts.
    pub start: Point,
    /// The part of the plane that is shown.
    pub bounds: Rect,
    /// Who descends: one to four, the first being the query's own `opt`.
    pub racers: Vec<Racer>,
    /// How the rates change; shared by all racers.
    pub schedule: Schedule,
    /// The standard deviation of the noise on each component of the gradient.
    pub noise: f64,
    /// The size of a mini-batch; 0 is the full batch.
    pub batch: u32,
    /// What all random draws depend on.
    pub seed: u32,
    /// The budget, in updates.
    pub steps: u32,
    /// The tolerance of `converged`, as a part of the first gap.
    pub tolerance: f64,
}

/// An optimizer and its rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Racer {
    /// The rule and its parameters.
    pub optimizer: Optimizer,
    /// The rate before the schedule.
    pub rate: f64,
}

impl Racer {
    /// A rule with its defaults, at the rate suggested for the surface.
    pub fn suggested(surface: &Surface, rule: Rule) -> Self {
        Self { optimizer: Optimizer::new(rule), rate: rates::suggested(surface, rule) }
    }
}

impl Config {
    /// The defaults on a surface: momentum, 200 steps, from the surface's own start.
    pub fn on(surface: Surface) -> Self {
        let racer = Racer::suggested(&surface, Rule::Momentum);
        Self {
            start: surface.start(),
            bounds: surface.bounds(),
            surface,
            racers: vec![racer],
            schedule: Schedule::new(Shape::Constant),
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

    /// Whether updates see a part of the observations only.
    pub fn batches(&self) -> bool {
        let count = self.surface.observations().len();
        self.batch > 0 && (self.batch as usize) < count
    }
}

impl Default for Config {
    /// The headline: momentum 0.9 at rate 0.1 on the ravine with κ = 10.
    fn default() -> Self {
        Self::on(Surface::from(DEFAULT))
    }
}
