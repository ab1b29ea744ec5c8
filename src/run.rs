//! A run: one optimizer stepping forward over a surface, every step recorded.

use crate::config::{Config, Racer};
use crate::geometry::{Dimension, Point, Vector, Window};
use crate::noise;
use crate::optimizer::Memory;
use crate::schedule::ScheduleState;
use crate::surface::Surface;

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
    racer: Racer,
    scale: Scale,
    memory: Memory,
    schedule: ScheduleState,
    order: Vec<u32>,
    order_of: Option<u32>,
    trace: Trace,
    done: bool,
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
        let surface = &surface.sketch();
        let rows = match surface.dimension() {
            Dimension::One => 0,
            Dimension::Two => RANGE_SAMPLES,
        };
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for row in 0..=rows {
            for column in 0..=RANGE_SAMPLES {
                let loss = surface.value(grid_point(&window, column, row));
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
        let slope = config.surface.slope(config.start);
        let first = State { point: config.start, loss: slope.loss, gradient: slope.gradient };
        let order = match config.batches() {
            true => vec![0; config.surface.observations().len()],
            false => Vec::new(),
        };
        Self {
            racer,
            scale: Scale::of(&config.surface),
            memory: Memory::default(),
            schedule: ScheduleState::default(),
            order,
            order_of: None,
            trace: Trace { states: vec![first], updates: Vec::new() },
            done: !is_finite(&first),
            config: config.clone(),
        }
    }

    /// Makes one update, and says where it led; nothing once the run is done.
    ///
    /// It allocates nothing but the trace's own growth.
    pub fn step(&mut self) -> Option<&State> {
        let from = *self.trace.states.last()?;
        let k = self.trace.updates.len() as u32;
        if self.done || k >= self.config.steps {
            self.done = true;
            return None;
        }
        let config = &self.config;
        let rate = self.racer.rate * config.schedule.factor(k, config.steps, &self.schedule);
        let (estimate, epoch) = self.estimate(&from, k);
        let step = self.racer.optimizer.update(
            rate,
            self.racer.rate,
            from.point,
            estimate,
            self.config.surface.dimension(),
            &mut self.memory,
        );
        let point = from.point + step;
        let slope = self.config.surface.slope(point);
        let state = State { point, loss: slope.loss, gradient: slope.gradient };
        self.config.schedule.observe(state.loss, self.racer.rate, &mut self.schedule);
        self.trace.updates.push(Update { rate, estimate, step, memory: self.memory, epoch });
        self.trace.states.push(state);
        self.done = k + 1 >= self.config.steps || !is_finite(&state) || self.has_left_all_bounds(&state);
        self.trace.states.last()
    }

    /// Makes up to `updates` updates.
    pub fn advance(&mut self, updates: u32) -> Progress {
        for _ in 0..updates {
            if self.step().is_none() {
                return Progress::Done;
            }
        }
        if self.done { Progress::Done } else { Progress::Going }
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
        self.done
    }

    /// What has happened so far.
    pub fn trace(&self) -> &Trace {
        &self.trace
    }

    /// Who is running.
    pub fn racer(&self) -> &Racer {
        &self.racer
    }

    /// What is run.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The sizes of the surface.
    pub fn scale(&self) -> &Scale {
        &self.scale
    }

    /// The gradient for update k as the optimizer gets it, and its epoch.
    fn estimate(&mut self, from: &State, k: u32) -> (Vector, u32) {
        let (mut gradient, mut epoch) = (from.gradient, 0);
        if !self.order.is_empty() {
            let range = self.batch_range(k);
            epoch = range.0;
            if self.order_of != Some(epoch) {
                noise::shuffle(self.config.seed, epoch, &mut self.order);
                self.order_of = Some(epoch);
            }
            gradient = self.config.surface.batch_gradient(from.point, &self.order[range.1]);
        }
        if self.config.noise > 0.0 {
            let (x, y) = noise::gaussian(self.config.seed, k);
            gradient.x += self.config.noise * x;
            if self.config.surface.dimension() == Dimension::Two {
                gradient.y += self.config.noise * y;
            }
        }
        (gradient, epoch)
    }

    /// The epoch of update k, and which part of the epoch's order it sees.
    fn batch_range(&self, k: u32) -> (u32, std::ops::Range<usize>) {
        let size = self.config.batch as usize;
        let batches = self.order.len().div_ceil(size) as u32;
        let begin = (k % batches) as usize * size;
        (k / batches, begin..(begin + size).min(self.order.len()))
    }

    /// The epoch of update k, and the observations that it saw, by index; nothing where updates
    /// see them all.
    #[cfg(feature = "lab")]
    pub fn batch(&self, k: u32) -> Option<(u32, Vec<u32>)> {
        if self.order.is_empty() {
            return None;
        }
        let (epoch, range) = self.batch_range(k);
        let mut order = self.order.clone();
        noise::shuffle(self.config.seed, epoch, &mut order);
        Some((epoch, order[range].to_vec()))
    }

    /// Whether the loss lies 10¹² scales of divergence above the first one.
    fn has_left_all_bounds(&self, state: &State) -> bool {
        state.loss - self.trace.states[0].loss > self.highest_rise()
    }

    /// A run ends once its loss lies more than this above the first one. How deep the minimum
    /// lies is not known yet, so the first loss's own size stands in for the first gap.
    pub(crate) fn highest_rise(&self) -> f64 {
        STOP * DIVERGENCE * self.trace.states[0].loss.abs().max(self.scale.range)
    }
}

fn is_finite(state: &State) -> bool {
    state.point.is_finite() && state.loss.is_finite() && state.gradient.is_finite()
}
