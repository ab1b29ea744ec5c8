//! Causes: why a run did what its verdict says, where that was compared.

use super::curvature::{Curvature, is_none};
use super::minima::ReferenceMinimum;
use super::stability::{stability_limit, to_digits};
use crate::geometry::Point;
use crate::optimizer::Optimizer;
#[cfg(feature = "lab")]
use crate::run::Stepper;
use crate::run::{Config, Phase, Run};
use crate::schedule::{Schedule, ScheduleShape};

/// A rate within this part of its limit stands at it.
const AT_LIMIT: f64 = 0.1;
/// At most so many points of a path are searched for the steepest one.
const PATH: usize = 200;
/// Ground that curves less than this part of what the minimum does is flat beside it.
const FLATTER: f64 = 0.1;
/// A schedule is the cause where the run without it ends at less than this part of the gap.
const WITHOUT: f64 = 0.5;
/// The quadratic at a minimum holds where it gives the height this part of the diagonal away ...
const BESIDE: f64 = 1e-4;
/// ... to within this factor. At a kink or a tip it does not.
const HOLDS: f64 = 2.0;

/// Why a run did what its verdict says.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Cause {
    /// The rate against its limit.
    Limit {
        /// The rate.
        rate: f64,
        /// Its limit.
        limit: f64,
        /// The rate as a part of that, to three digits.
        ratio: f64,
        /// Where that is the limit.
        spot: Spot,
    },
    /// The schedule: at a constant rate the same run ends much lower.
    Schedule {
        /// The rate of the last update.
        last: f64,
        /// The rate that was set.
        rate: f64,
    },
    /// Ground that is flat beside what the minimum is like.
    FlatGround {
        /// The largest curvature where the run stands, in size.
        here: f64,
        /// The largest at the minimum.
        minimum: f64,
    },
    /// The rule itself divided 0 by 0.
    ZeroByZero,
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
        let end = (step? as usize).clamp(1, run.trace().updates().max(1));
        if run.undefined_step().is_some() {
            return Some(Self::ZeroByZero);
        }
        // Only as far as it diverged: later it is anywhere.
        let rates = (0..end).map_while(|k| run.rate(k));
        let rate = rates.clone().fold(0.0, f64::max);
        let limit_here = |at| limit_at(run, &run.racer().phase(end as u32 - 1).optimizer, at).ok();
        let limit = minimizer.and_then(limit_here).filter(|&limit| rate > limit);
        if let Some(limit) = limit {
            return Some(Self::limit(Spot::Minimum, rate, limit));
        }
        let states = &run.trace().states;
        rates.zip(states).take(PATH).enumerate().find_map(|(k, (rate, state))| {
            let curvature = Curvature::of(&run.config().surface, state.point);
            let limit = stability_limit(&run.racer().phase(k as u32).optimizer, curvature.max)
                .filter(|&limit| rate > limit)?;
            Some(Self::limit(Spot::Step(k as u32), rate, limit))
        })
    }

    /// The cause of an oscillation. Returns `None` unless the rate stands at its limit.
    pub(super) fn of_oscillation(run: &Run, minimizer: Option<Point>) -> Option<Self> {
        let rate = last_rate(run)?;
        let limit = limit_at(run, &last_phase(run).optimizer, minimizer?).ok()?;
        ((rate / limit - 1.0).abs() <= AT_LIMIT).then(|| Self::limit(Spot::Minimum, rate, limit))
    }

    /// The cause of crawling: a schedule that took the rate away, flat ground, or a rate far below
    /// its limit.
    pub(super) fn of_crawling(run: &Run, reference: Option<ReferenceMinimum>) -> Option<Self> {
        let Phase { rate, optimizer, .. } = last_phase(run);
        let reference = reference?;
        let minimizer = reference.minimizer;
        let schedule = Self::of_schedule(run, Some(reference.minimum));
        if schedule.is_some() {
            return schedule;
        }
        let surface = &run.config().surface;
        let size = |at: Point| {
            let curvature = Curvature::of(surface, at);
            curvature.min.abs().max(curvature.max.abs())
        };
        let (here, minimum) = (size(run.trace().states.last()?.point), size(minimizer));
        if here <= FLATTER * minimum {
            return Some(Self::FlatGround { here, minimum });
        }
        let limit = limit_at(run, &optimizer, minimizer).ok()?;
        (rate < limit).then(|| Self::limit(Spot::Minimum, rate, limit))
    }

    /// The schedule, where it took the rate away too soon.
    pub(super) fn of_schedule(run: &Run, minimum: Option<f64>) -> Option<Self> {
        let (rate, last) = (last_phase(run).rate, last_rate(run)?);
        (last < rate && ends_lower_without_schedule(run, minimum)).then_some(Self::Schedule { last, rate })
    }

    fn limit(spot: Spot, rate: f64, limit: f64) -> Self {
        Self::Limit { rate, limit, ratio: to_digits(rate / limit, 3.0), spot }
    }
}

/// Whether the same run at a constant rate ends much lower.
fn ends_lower_without_schedule(run: &Run, minimum: Option<f64>) -> bool {
    let Some((minimum, last)) = minimum.zip(run.trace().states.last()) else { return false };
    let constant = Schedule::new(ScheduleShape::Constant);
    let config = Config { schedule: constant, ..run.config().clone() };
    let end = end_of(&config, run);
    end - minimum <= WITHOUT * (last.loss - minimum)
}

/// The loss at which the racer of a run ends by another configuration: of very many rows of data by their
/// sketch.
#[cfg(feature = "lab")]
fn end_of(config: &Config, run: &Run) -> f64 {
    let config = Config { surface: config.surface.sketched(), ..config.clone() };
    let mut twin = Stepper::new(&config, run.racer().clone(), run.extent());
    while twin.step(&config).is_some() {}
    twin.state().loss
}

#[cfg(not(feature = "lab"))]
fn end_of(config: &Config, run: &Run) -> f64 {
    let mut twin = Run::new(config, run.racer().clone());
    twin.finish();
    twin.trace().states.last().map_or(f64::NAN, |state| state.loss)
}

/// The rate of a run's last update.
fn last_rate(run: &Run) -> Option<f64> {
    run.rate(run.trace().updates().checked_sub(1)?)
}

/// The numbers that held for a run's last update.
fn last_phase(run: &Run) -> Phase {
    run.racer().phase((run.trace().updates() as u32).saturating_sub(1))
}

/// Why a rate has no limit at a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unlimited {
    /// Nothing curves up there.
    Flat,
    /// It is a kink or a tip, which no quadratic describes.
    Kink,
    /// The rule has none, or takes no gradient.
    Rule,
}

impl Unlimited {
    /// The name in messages.
    pub fn id(self) -> &'static str {
        match self {
            Self::Flat => "flat",
            Self::Kink => "kink",
            Self::Rule => "rule",
        }
    }
}

/// The limit of an optimizer's rate at a minimum of a run's surface.
///
/// # Errors
///
/// Says why there is none: the minimum is flat or has a kink, or the rule has no limit.
pub(crate) fn limit_at(run: &Run, optimizer: &Optimizer, at: Point) -> Result<f64, Unlimited> {
    let (surface, extent) = (&run.config().surface, run.extent());
    let curvature = Curvature::of(surface, at);
    if is_none(curvature.max, &curvature, extent) {
        return Err(Unlimited::Flat);
    }
    let beside = BESIDE * extent.diagonal;
    let rise = |along| surface.value(at + along) - surface.value(at);
    let mean = 0.5 * (rise(curvature.steepest * beside) + rise(-curvature.steepest * beside));
    let expected = 0.5 * curvature.max * beside * beside;
    let holds = (mean / expected).max(expected / mean) <= HOLDS;
    match stability_limit(optimizer, curvature.max) {
        _ if !holds => Err(Unlimited::Kink),
        limit => limit.ok_or(Unlimited::Rule),
    }
}
