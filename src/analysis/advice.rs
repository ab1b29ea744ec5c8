//! Advice: rates that were tried. None is named that was not run, from the same start and with the
//! same settings, by the engine itself.

use super::cause::limit_at;
use super::curvature::Curvature;
use super::kind::Kind;
use super::minima::{Below, Endpoint, Minima};
use super::probe::{Outcome, Probe};
use super::stability::{optimal_rate, to_digits};
use crate::run::{Config, Extent, Racer, Run};

/// Trials make at most so many updates in all, and see at most so many rows of data.
const UPDATES: u32 = 200_000;
const ROWS: usize = 1_000_000;
/// The rates that are tried, as multiples of the run's own, those beside it first.
const LADDER: [f64; 13] = [2.0, 0.5, 1.4, 0.7, 5.0, 0.2, 10.0, 0.1, 30.0, 0.03, 100.0, 1e3, 1e4];
/// The rates that a query may name.
const RATES: std::ops::RangeInclusive<f64> = 1e-8..=100.0;
/// A rate is worth naming that takes at most this part of the steps.
const FASTER: f64 = 0.8;
/// Digits matter that save more than this part of the steps.
const SAVED: u32 = 20;
/// The momenta that are tried where the rate does not set the pace, and what they must save.
const MOMENTA: [f64; 5] = [0.5, 0.7, 0.8, 0.3, 0.0];
const MUCH_FASTER: f64 = 0.5;
/// What noise does less with: so much of the rate.
const CALMER: f64 = 0.25;
/// A height that is worth being named, as a part of the run's own.
const LOWER: f64 = 0.8;

/// A rate that was tried, and how many steps the run took with it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Advice {
    /// The rate, to as few digits as take no more steps.
    pub rate: f64,
    /// From which step on it had converged.
    pub steps: u32,
    /// Where it came to.
    pub endpoint: Endpoint,
}

impl Advice {
    /// A rate by which a run would have been faster, or have converged at all; of two, the one that
    /// comes to a global minimum, then the one that takes fewer steps. Returns `None` if none that
    /// was tried is better.
    pub(crate) fn of(run: &Run, own: &Outcome) -> Option<Self> {
        let mut trials = Trials::new(run, own)?;
        let optimizer = &run.racer().optimizer;
        let optimal = own
            .reference
            .map(|reference| reference.minimizer)
            .filter(|&at| limit_at(run, optimizer, at).is_ok())
            .and_then(|at| optimal_rate(optimizer, &Curvature::of(&run.config().surface, at)));
        let mut best = optimal.and_then(|rate| trials.run(rate));
        for times in &LADDER {
            best = better(best, trials.run(to_digits(times * run.racer().rate, 2.0)));
        }
        // The fewest digits that do as well.
        let found = best?;
        let most = (found.rank().0, found.steps + found.steps / SAVED);
        let short = [1.0, 2.0, 3.0, 4.0].iter().find_map(|&digits| {
            trials.run(to_digits(found.rate, digits)).filter(|short| short.rank() <= most)
        });
        let found = trials.confirmed(short.unwrap_or(found))?;
        let reached = own.step.zip(own.endpoint).filter(|_| own.kind == Kind::Converged);
        let is_better = reached.is_none_or(|(steps, endpoint)| {
            let few = (FASTER * f64::from(steps)) as u32;
            let is_deeper = rank(endpoint, steps).0 && !found.rank().0;
            is_deeper || found.rank() <= rank(endpoint, few)
        });
        is_better.then_some(found)
    }

    /// A momentum by which a run that has converged takes half as many steps at the same rate, where
    /// no rate that was tried helps much: `rate` is that momentum. Returns `None` if there is none.
    pub(crate) fn of_momentum(run: &Run, own: &Outcome) -> Option<Self> {
        let steps = own.step.filter(|_| own.kind == Kind::Converged)?;
        run.racer().optimizer.get("momentum")?;
        let mut trials = Trials::new(run, own)?;
        let mut best = None;
        for &momentum in &MOMENTA {
            *trials.racer.optimizer.get_mut("momentum")? = momentum;
            let found = trials.try_out(trials.racer.rate);
            best = better(best, found.map(|found| Self { rate: momentum, ..found }));
        }
        let momentum = best?.rate;
        *trials.racer.optimizer.get_mut("momentum")? = momentum;
        let best = trials.confirmed(Self { rate: trials.racer.rate, ..best? })?;
        let best = Self { rate: momentum, ..best };
        let is_better = f64::from(best.steps) <= MUCH_FASTER * f64::from(steps)
            && best.rank().0 <= (own.endpoint == Some(Endpoint::LocalMinimum));
        is_better.then_some(best)
    }

    /// What is better comes first.
    fn rank(&self) -> (bool, u32) {
        rank(self.endpoint, self.steps)
    }
}

/// The better of what was found; the earlier one if they are as good.
fn better(best: Option<Advice>, found: Option<Advice>) -> Option<Advice> {
    match (best, found) {
        (Some(best), Some(found)) if found.rank() < best.rank() => Some(found),
        (best, found) => best.or(found),
    }
}

fn rank(endpoint: Endpoint, steps: u32) -> (bool, u32) {
    (endpoint == Endpoint::LocalMinimum, steps)
}

/// What became of the height that noise holds a run at, when something was changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Calmer {
    /// The rate that was tried.
    pub rate: f64,
    /// The mean gap of its last steps.
    pub height: f64,
}

impl Calmer {
    /// A smaller rate for a run that hovers at a height. Returns `None` if it did not end lower.
    pub(super) fn of(run: &Run, own: &Outcome, height: f64) -> Option<Self> {
        let mut trials = Trials::new(run, own)?;
        let rate = to_digits(CALMER * run.racer().rate, 2.0);
        let outcome = trials.outcome(rate)?;
        (outcome.height <= LOWER * height).then_some(Self { rate, height: outcome.height })
    }
}

/// Runs of the same racer at other rates, as many as there is time for.
struct Trials {
    config: Config,
    racer: Racer,
    minima: Minima,
    guess: Below,
    left: u32,
    /// What the trials are nearly on, where they are on a sketch of it.
    exact: Option<(Config, Extent)>,
}

impl Trials {
    /// Returns `None` for a racer that was changed in mid-run: another rate from the start would be
    /// another drive.
    fn new(run: &Run, own: &Outcome) -> Option<Self> {
        if !run.racer().changes.is_empty() {
            return None;
        }
        let given = run.config();
        let config = Config { surface: given.surface.sketched(), ..given.clone() };
        let is_sketched = cfg!(feature = "lab") && config.surface != given.surface;
        Some(Self {
            left: UPDATES.min((ROWS / config.rows_seen()) as u32),
            exact: is_sketched.then(|| (given.clone(), *run.extent())),
            racer: run.racer().clone(),
            minima: Minima::new(&config, *run.extent()),
            guess: own.below,
            config,
        })
    }

    fn outcome(&mut self, rate: f64) -> Option<Outcome> {
        let racer = Racer { rate, ..self.racer.clone() };
        Probe::new(&self.config, racer, &self.minima, self.guess).advance(
            &self.config,
            &self.minima,
            &mut self.left,
        )
    }

    /// What a rate comes to. Returns `None` if it does not converge after at least a step, or there
    /// is no time to try it.
    fn run(&mut self, rate: f64) -> Option<Advice> {
        if !RATES.contains(&rate) || rate == self.racer.rate { None } else { self.try_out(rate) }
    }

    fn try_out(&mut self, rate: f64) -> Option<Advice> {
        let outcome = self.outcome(rate)?;
        let (steps, endpoint) = outcome.step.zip(outcome.endpoint)?;
        (outcome.kind == Kind::Converged && steps > 0).then_some(Advice { rate, steps, endpoint })
    }

    /// What was found of a sketch, of the loss itself. Returns `None` if that does not converge, or
    /// takes too long to be sure.
    fn confirmed(&mut self, found: Advice) -> Option<Advice> {
        // The embed has no sketches.
        let exact = self.exact.take().filter(|_| cfg!(feature = "lab"));
        let Some((config, extent)) = exact else { return Some(found) };
        self.left = (2 * ROWS / config.rows_seen()) as u32;
        self.minima = Minima::new(&config, extent);
        self.config = config;
        self.try_out(found.rate)
    }
}
