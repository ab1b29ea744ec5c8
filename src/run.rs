//! A run: one optimizer stepping forward over a surface, every step recorded.

mod walk;

use crate::config::{Config, Racer};
use crate::geometry::{Dimension, Point, Vector, Window};
use crate::optimizer::Memory;
use crate::surface::Surface;
pub(crate) use walk::Walk;

/// A run stops once the loss has risen by this many times the scale of divergence.
const STOP: f64 = 1e12;
/// A loss that rises by this many times max(gap₀, R) has diverged.
pub(crate) const DIVERGENCE: f64 = 100.0;
/// Samples along each side when the range of a loss is measured.
const RANGE_SAMPLES: u32 = 64;

/// Where a racer stands after some number of updates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct State {
    /// The parameters.
    pub point: Point,
    /// The full loss there, without noise.
    pub loss: f64,
    /// The exact gradient of the full loss there.
    pub gradient: Vector,
}

impl State {
    /// Whether the point, its loss and its gradient are all finite.
    pub(crate) fn is_finite(&self) -> bool {
        self.point.is_finite() && self.loss.is_finite() && self.gradient.is_finite()
    }
}

/// What one update did.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Update {
    /// The rate, schedule included.
    pub rate: f64,
    /// The gradient the optimizer was given: exact, noisy, or a mini-batch's.
    pub estimate: Vector,
    /// The step it took.
    pub step: Vector,
    /// What it remembers afterwards.
    pub memory: Memory,
    /// How often all observations had been seen before; 0 without batches.
    pub epoch: u32,
}

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

/// One racer on its way. It only goes forward; a [`Player`](crate::player::Player) looks back.
#[derive(Clone, Debug)]
pub struct Run {
    config: Config,
    scale: Scale,
    walk: Walk,
    trace: Trace,
}

/// The sizes of a surface that verdicts are measured by, taken over its own box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// R: the largest finite loss less the smallest.
    pub range: f64,
    /// D: the length of the box's diagonal.
    pub diagonal: f64,
}

impl Scale {
    /// Measures a surface on a grid over its own box.
    pub fn of(surface: &Surface) -> Self {
        let window = surface.facts().window;
        let rows = match surface.dimension() {
            Dimension::One => 0,
            Dimension::Two => RANGE_SAMPLES,
        };
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for row in 0..=rows {
            for column in 0..=RANGE_SAMPLES {
                let loss = surface.sketch(grid_point(&window, column, row));
                if loss.is_finite() {
                    low = low.min(loss);
                    high = high.max(loss);
                }
            }
        }
        Self { range: (high - low).max(0.0), diagonal: window.diagonal() }
    }
}

fn grid_point(window: &Window, column: u32, row: u32) -> Point {
    let part = |index: u32| f64::from(index) / f64::from(RANGE_SAMPLES);
    let size = window.size();
    window.min + Vector::new(part(column) * size.x, part(row) * size.y)
}

impl Run {
    /// A run of one racer of the configuration, standing at the start.
    pub fn new(config: &Config, racer: Racer) -> Self {
        let scale = Scale::of(&config.surface);
        let walk = Walk::new(config, racer, &scale);
        let trace = Trace { states: vec![*walk.state()], updates: Vec::new() };
        Self { scale, walk, trace, config: config.clone() }
    }

    /// Makes one update, and says where it led; nothing once the run is done.
    ///
    /// It allocates nothing but the trace's own growth.
    pub fn step(&mut self) -> Option<&State> {
        let update = self.walk.step(&self.config)?;
        self.trace.updates.push(update);
        self.trace.states.push(*self.walk.state());
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
    pub(crate) fn show(&mut self, window: Window) {
        self.config.window = window;
    }

    /// Whether no update is left to make.
    pub fn is_done(&self) -> bool {
        self.walk.is_done()
    }

    /// What has happened so far.
    pub fn trace(&self) -> &Trace {
        &self.trace
    }

    /// Who is running.
    pub fn racer(&self) -> &Racer {
        self.walk.racer()
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
    #[cfg(feature = "lab")]
    pub fn batch(&self, k: u32) -> Option<(u32, Vec<u32>)> {
        self.walk.batch(&self.config, k)
    }

    /// A run ends once its loss lies more than this above the first one.
    pub(crate) fn highest_rise(&self) -> f64 {
        self.walk.highest_rise()
    }
}
