//! Which kind of verdict a run's last steps amount to.

use super::kind::Kind;
use super::minima::Endpoint;
use super::thresholds::Thresholds;
use crate::run::{Config, State};

/// How many steps the windows of most verdicts span.
const WINDOW: usize = 10;
/// How many steps each of the two windows of `hovering` spans.
const HOVERING: usize = 50;
/// So many last states are enough to tell every kind without a step.
pub(crate) const LOOKBACK: usize = 2 * HOVERING;
/// A run crawls that would take more than so many times its budget.
pub const PATIENCE: f64 = 10.0;
/// A point this part of the diagonal away from a minimum is still at it.
const CLOSE: f64 = 1e-3;

/// A finished run, or its last steps, with what its verdict is measured against.
pub(crate) struct Judge<'a> {
    pub config: &'a Config,
    pub thresholds: Thresholds,
    /// The lowest loss of the run.
    pub lowest: f64,
    /// How many states came before those that are here.
    pub skipped: usize,
    /// All of the run, or as much of its end as every kind can be told by.
    pub states: &'a [State],
}

impl Judge<'_> {
    /// The verdict in one word and its step. The losses lie too high from step `diverged` to the
    /// end, and near the minimum from step `converged` to the end; what is not so at the end
    /// begins after it.
    pub(crate) fn kind(&self, diverged: usize, converged: usize) -> (Kind, Option<u32>) {
        let last = self.skipped + self.states.len() - 1;
        if diverged <= last {
            return (Kind::Diverged, Some(diverged as u32));
        }
        if converged == 0 || converged + WINDOW <= last {
            return (Kind::Converged, Some(converged as u32));
        }
        let end = self.states.len() - 1;
        (Kind::ALL.into_iter().find(|&kind| self.holds(kind, end)).unwrap_or(Kind::Descending), None)
    }

    /// Whether the windows of a kind without a step agree at a step.
    pub(crate) fn holds(&self, kind: Kind, end: usize) -> bool {
        match kind {
            Kind::Stalled => self.stalled(end),
            Kind::Hovering => self.hovering(end),
            Kind::Oscillating => self.oscillating(end),
            Kind::Crawling => self.crawling(end),
            Kind::Diverged | Kind::Converged | Kind::Descending => false,
        }
    }

    /// The kind of point that a run has come to rest at. Returns `None` if it has not.
    pub(crate) fn endpoint(&self, kind: Kind) -> Option<Endpoint> {
        match kind {
            Kind::Converged => self.thresholds.reference.map(|reference| reference.endpoint),
            Kind::Stalled => Some(self.resting_point()),
            _ => None,
        }
    }

    /// Only where there is no minimum: near one, a small gradient is no stall.
    fn stalled(&self, end: usize) -> bool {
        if end + 1 < WINDOW {
            return false;
        }
        let extent = &self.thresholds.extent;
        let limit = 1e-6 * extent.range / extent.diagonal;
        self.states[end + 1 - WINDOW..=end].iter().all(|state| state.gradient.norm() <= limit)
            && !self.is_at_minimum(&self.states[end])
    }

    /// Whether a point with next to no gradient lies at the run's minimum: in a bowl, or close.
    fn is_at_minimum(&self, state: &State) -> bool {
        let surface = &self.config.surface;
        self.thresholds.reference.is_some_and(|reference| {
            (reference.minimizer - state.point).norm() <= CLOSE * self.thresholds.extent.diagonal
                || surface.hessian(state.point).is_positive_definite(surface.dimension())
        })
    }

    /// The kind of a point that is no minimum: a saddle curves down one way, and not by so little as
    /// flat ground does.
    fn resting_point(&self) -> Endpoint {
        let surface = &self.config.surface;
        let extent = &self.thresholds.extent;
        let flat = 1e-3 * extent.range / (extent.diagonal * extent.diagonal);
        let lowest = self.states.last().map_or(0.0, |state| surface.hessian(state.point).eigenvalues().0);
        if lowest < -flat { Endpoint::Saddle } else { Endpoint::Plateau }
    }

    fn hovering(&self, end: usize) -> bool {
        if !self.config.is_stochastic() || self.thresholds.reference.is_none() || end + 1 < 2 * HOVERING {
            return false;
        }
        let (late, early) = (self.mean_gap(end, 0), self.mean_gap(end, HOVERING));
        late >= 0.4 * early && late <= 0.1 * self.thresholds.size
    }

    /// The mean gap of the 50 steps that end `back` steps before `end`.
    pub(crate) fn mean_gap(&self, end: usize, back: usize) -> f64 {
        let last = end + 1 - back;
        let bounds = &self.states[last - HOVERING..last];
        bounds.iter().map(|state| self.gap(state)).sum::<f64>() / HOVERING as f64
    }

    /// Above f*, or, where that is unknown, above the lowest loss of the run.
    fn gap(&self, state: &State) -> f64 {
        state.loss - self.thresholds.reference.map_or(self.lowest, |reference| reference.minimum)
    }

    fn oscillating(&self, end: usize) -> bool {
        if end + 1 < 2 * WINDOW {
            return false;
        }
        let largest = |bounds: &[State]| bounds.iter().map(|state| self.gap(state)).fold(0.0, f64::max);
        let late = &self.states[end + 1 - WINDOW..=end];
        let early = &self.states[end + 1 - 2 * WINDOW..end + 1 - WINDOW];
        let turns = late.windows(2).filter(|pair| pair[1].gradient.dot(pair[0].gradient) < 0.0).count();
        largest(late) >= 0.95 * largest(early) && turns >= 5
    }

    fn crawling(&self, end: usize) -> bool {
        let Some(reference) = self.thresholds.reference.filter(|_| end >= WINDOW) else { return false };
        let bounds = &self.states[end - WINDOW..=end];
        let (first, last) = (self.gap(&bounds[0]), self.gap(&bounds[WINDOW]));
        let falls = bounds.windows(2).all(|pair| pair[1].loss <= pair[0].loss);
        let line = self.thresholds.floor - reference.minimum;
        if !falls || last <= line {
            return false;
        }
        let ratio = (last / first).powf(1.0 / WINDOW as f64);
        let more = if ratio < 1.0 { (line / last).ln() / ratio.ln() } else { f64::INFINITY };
        (self.skipped + end) as f64 + more > PATIENCE * f64::from(self.config.steps)
    }
}
