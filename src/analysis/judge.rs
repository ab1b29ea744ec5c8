//! Which kind of verdict a run's last steps amount to.

use super::kind::Kind;
use super::minima::{Endpoint, REST};
use super::thresholds::Thresholds;
use crate::run::{Config, Racer, State, Stepper};
use std::cell::OnceCell;

/// How many steps the windows of most verdicts span, and at least.
const WINDOW: (usize, usize) = (10, 2);
/// Of a budget that is less than three of them, a window spans a third.
const WINDOWS: usize = 3;
/// The same run without noise sees at most so many rows of data.
const ROWS: usize = 4_000_000;
/// How many steps each of the two windows of `hovering` spans.
const HOVERING: usize = 50;
/// So many last states are enough to tell every kind without a step.
pub(crate) const LOOKBACK: usize = 2 * HOVERING;
/// A run crawls that would take more than so many times its budget.
pub const PATIENCE: f64 = 10.0;
/// A point this part of the diagonal away from a minimum is still at it.
const CLOSE: f64 = 1e-3;
/// The largest gap of an oscillation, as a part of the largest of the window before.
const STEADY: std::ops::RangeInclusive<f64> = 0.95..=1.25;

/// A finished run, or its last steps, with what its verdict is measured against.
pub(crate) struct Judge<'a> {
    pub config: &'a Config,
    pub racer: &'a Racer,
    pub thresholds: Thresholds,
    /// Where the run began.
    pub first: State,
    /// The lowest loss of the run.
    pub lowest: f64,
    /// How many states came before those that are here.
    pub skipped: usize,
    /// All of the run, or as much of its end as every kind can be told by.
    pub states: &'a [State],
    /// Where the same run ends without noise, once that was asked for.
    pub quiet: OnceCell<f64>,
}

impl Judge<'_> {
    /// The verdict in one word and its step. The losses lie too high from step `diverged` to the
    /// end, and near the minimum from step `converged` to the end; what is not so at the end
    /// begins after it.
    pub(crate) fn kind(&self, diverged: usize, converged: usize) -> (Kind, Option<u32>) {
        let end = self.states.len() - 1;
        let last = self.skipped + end;
        if diverged <= last {
            return (Kind::Diverged, Some(diverged as u32));
        }
        if self.holds(Kind::Unbounded, end) {
            return (Kind::Unbounded, None);
        }
        if converged == 0 || converged + self.window() <= last {
            return (Kind::Converged, Some(converged as u32));
        }
        (Kind::ALL.into_iter().find(|&kind| self.holds(kind, end)).unwrap_or(Kind::Climbing), None)
    }

    /// Whether the windows of a kind without a step agree at a step.
    pub(crate) fn holds(&self, kind: Kind, end: usize) -> bool {
        match kind {
            Kind::Unbounded => self.unbounded(end),
            Kind::Stalled => self.stalled(end),
            Kind::Hovering => self.hovering(end),
            Kind::Oscillating => self.oscillating(end),
            Kind::Crawling => self.crawling(end),
            Kind::Descending => self.is_at_end(end) && self.states[end].loss < self.first.loss,
            Kind::Climbing => self.is_at_end(end),
            Kind::Diverged | Kind::Converged | Kind::UnderWay => false,
        }
    }

    /// The kind of point that a run has come to rest at. Returns `None` if it has not.
    pub(crate) fn endpoint(&self, kind: Kind) -> Option<Endpoint> {
        match kind {
            Kind::Converged => self.thresholds.reference.map(|reference| reference.endpoint),
            Kind::Stalled => {
                let at = self.states.last()?.point;
                Some(Endpoint::resting(&self.config.surface, at, &self.thresholds.extent))
            }
            _ => None,
        }
    }

    fn is_at_end(&self, end: usize) -> bool {
        end + 1 == self.states.len()
    }

    /// How many steps a window spans under this budget.
    fn window(&self) -> usize {
        window(self.config.steps)
    }

    fn unbounded(&self, end: usize) -> bool {
        let back = end.checked_sub(self.window());
        self.thresholds.is_endless && back.is_some_and(|back| self.states[end].loss < self.states[back].loss)
    }

    /// Only where there is no minimum: near one, a small gradient is no stall.
    fn stalled(&self, end: usize) -> bool {
        let Some(begin) = (end + 1).checked_sub(self.window()) else { return false };
        let extent = &self.thresholds.extent;
        let limit = REST * extent.range / extent.diagonal;
        let is_at_minimum = || {
            self.thresholds.reference.is_some_and(|reference| {
                (reference.minimizer - self.states[end].point).norm() <= CLOSE * extent.diagonal
            })
        };
        self.states[begin..=end].iter().all(|state| state.gradient.norm() <= limit) && !is_at_minimum()
    }

    fn hovering(&self, end: usize) -> bool {
        if !self.config.is_stochastic() || self.thresholds.reference.is_none() || end + 1 < 2 * HOVERING {
            return false;
        }
        let (late, early) = (self.mean_gap(end, 0), self.mean_gap(end, HOVERING));
        late >= 0.5 * early && late <= 0.5 * self.thresholds.size && self.quiet_gap() < 0.5 * late
    }

    /// The gap at the end of the same run with exact gradients, or nearly those where there are many
    /// observations: infinite if it is no number.
    fn quiet_gap(&self) -> f64 {
        let end = *self.quiet.get_or_init(|| {
            let surface = self.config.surface.sketched();
            let config = Config { noise: 0.0, batch: 0, surface, ..self.config.clone() };
            let mut stepper = Stepper::new(&config, self.racer.clone(), &self.thresholds.extent);
            let most = ROWS / config.rows_seen();
            for _ in 0..most.min(config.steps as usize) {
                stepper.step(&config);
            }
            self.gap(stepper.state())
        });
        if end.is_nan() { f64::INFINITY } else { end }
    }

    /// The mean gap of the 50 steps that end `back` steps before `end`.
    pub(crate) fn mean_gap(&self, end: usize, back: usize) -> f64 {
        let last = end + 1 - back;
        let bounds = &self.states[last.saturating_sub(HOVERING)..last];
        bounds.iter().map(|state| self.gap(state)).sum::<f64>() / bounds.len() as f64
    }

    /// Above f*, or, where that is unknown, above the lowest loss of the run.
    pub(crate) fn gap(&self, state: &State) -> f64 {
        state.loss - self.thresholds.reference.map_or(self.lowest, |reference| reference.minimum)
    }

    fn oscillating(&self, end: usize) -> bool {
        let window = self.window();
        let Some(begin) = (end + 1).checked_sub(2 * window) else { return false };
        let largest = |states: &[State]| states.iter().map(|state| self.gap(state)).fold(0.0, f64::max);
        let (early, late) = self.states[begin..=end].split_at(window);
        // Each of the late ones against the one before it.
        let turns = self.states[begin + window - 1..=end]
            .windows(2)
            .filter(|pair| pair[1].gradient.dot(pair[0].gradient) < 0.0)
            .count();
        largest(late) > 0.0 && STEADY.contains(&(largest(late) / largest(early))) && 2 * turns >= window
    }

    fn crawling(&self, end: usize) -> bool {
        let window = self.window();
        let Some(reference) = self.thresholds.reference.filter(|_| end >= window) else { return false };
        let bounds = &self.states[end - window..=end];
        let (first, last) = (self.gap(&bounds[0]), self.gap(&bounds[window]));
        let falls = bounds.windows(2).all(|pair| pair[1].loss < pair[0].loss);
        let line = self.thresholds.floor - reference.minimum;
        if !falls || last <= line {
            return false;
        }
        let ratio = (last / first).powf(1.0 / window as f64);
        let more = if ratio < 1.0 { (line / last).ln() / ratio.ln() } else { f64::INFINITY };
        (self.skipped + end) as f64 + more > PATIENCE * f64::from(self.config.steps)
    }
}

/// How many steps the windows span under a budget.
pub(crate) fn window(steps: u32) -> usize {
    let (most, least) = WINDOW;
    (steps as usize).div_ceil(WINDOWS).clamp(least, most)
}
