//! Causes: why a run did what its verdict says, where a stability limit tells.

use super::curvature::Curvature;
use super::stability::{faster_rate, stability_limit, to_digits};
use crate::geometry::Point;
use crate::run::Run;

/// A rate within this part of its limit stands at it.
const AT_LIMIT: f64 = 0.1;
/// A rate that is this many times as fast is the reason for crawling.
const MUCH_FASTER: f64 = 2.0;
/// At most so many points of a path are searched for the steepest one.
const PATH: usize = 200;

/// Why a run did what its verdict says, where the limit tells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cause {
    /// The rate.
    pub rate: f64,
    /// Its limit.
    pub limit: f64,
    /// The rate as a part of that, to three digits.
    pub ratio: f64,
    /// Where that is the limit.
    pub spot: Spot,
    /// A rate that would be much faster, and how many times as fast, both to about two digits; the
    /// times are infinite for a rate that gets there in one step.
    pub faster: Option<(f64, f64)>,
}

/// Where a limit holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// At the minimum that the run belongs to.
    Minimum,
    /// At a step of the run; 0 is the start.
    Step(u32),
}

impl Cause {
    /// The cause of a divergence from `step` on, of a run that belongs to the minimum at `minimizer`.
    /// Returns `None` if no limit was exceeded.
    pub(super) fn of_divergence(run: &Run, step: Option<u32>, minimizer: Option<Point>) -> Option<Self> {
        let updates = &run.trace().updates;
        let end = (step? as usize).clamp(1, updates.len().max(1));
        // Only as far as it diverged: later it is anywhere.
        let before = updates.get(..end)?;
        let rate = before.iter().map(|update| update.rate).fold(0.0, f64::max);
        let limit = minimizer.and_then(|at| limit_at(run, at)).filter(|&limit| rate > limit);
        if let Some(limit) = limit {
            return Some(Self::new(Spot::Minimum, rate, limit));
        }
        let states = &run.trace().states;
        before.iter().zip(states).take(PATH).enumerate().find_map(|(k, (update, state))| {
            let limit = limit_at(run, state.point).filter(|&limit| update.rate > limit)?;
            Some(Self::new(Spot::Step(k as u32), update.rate, limit))
        })
    }

    /// The cause of an oscillation. Returns `None` unless the rate stands at its limit.
    pub(super) fn of_oscillation(run: &Run, minimizer: Option<Point>) -> Option<Self> {
        let cause = Self::at_minimum(run, minimizer?)?;
        ((cause.rate / cause.limit - 1.0).abs() <= AT_LIMIT).then_some(cause)
    }

    /// The cause of crawling: a rate that is much slower than another. Returns `None` if no rate
    /// is much faster.
    pub(super) fn of_crawling(run: &Run, minimizer: Option<Point>) -> Option<Self> {
        let cause = Self::at_minimum(run, minimizer?)?;
        let curvature = Curvature::of(&run.config().surface, minimizer?);
        let faster = faster_rate(&run.racer().optimizer, cause.rate, &curvature, MUCH_FASTER)?;
        Some(Self { faster: Some(faster), ..cause })
    }

    /// The last rate against the limit at the minimum.
    fn at_minimum(run: &Run, minimizer: Point) -> Option<Self> {
        let rate = run.trace().updates.last()?.rate;
        Some(Self::new(Spot::Minimum, rate, limit_at(run, minimizer)?))
    }

    fn new(spot: Spot, rate: f64, limit: f64) -> Self {
        Self { rate, limit, ratio: to_digits(rate / limit, 3.0), spot, faster: None }
    }
}

fn limit_at(run: &Run, at: Point) -> Option<f64> {
    stability_limit(&run.racer().optimizer, Curvature::of(&run.config().surface, at).max)
}
