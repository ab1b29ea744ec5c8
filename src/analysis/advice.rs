//! Advice: rates that were tried. None is named that was not run, from the same start and with the
//! same settings, by the engine itself.

use super::cause::limit_at;
use super::curvature::Curvature;
use super::kind::Kind;
use super::minima::{Below, Endpoint, Minima};
#[cfg(feature = "lab")]
use super::probe::LOT;
use super::probe::{Outcome, Probe};
use super::stability::{optimal_rate, to_digits};
#[cfg(feature = "lab")]
use crate::run::Extent;
use crate::run::{Config, Racer, Run};

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
/// Trials see about so many rows of data before the page gets a turn.
#[cfg(feature = "lab")]
const BREATH: usize = 300_000;
/// What noise does less with: so much of the rate.
const CALMER: f64 = 0.25;
/// A height that is worth being named, as a part of the run's own.
const LOWER: f64 = 0.8;

/// There are trials left to make: who asks again goes on with them.
#[cfg(feature = "lab")]
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pending;

/// The embed's few rows are not worth a turn.
#[cfg(not(feature = "lab"))]
#[derive(Clone, Copy, Debug)]
pub(crate) enum Pending {}

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
    pub(crate) fn of(run: &Run, own: &Outcome, kept: &mut Kept) -> Result<Option<Self>, Pending> {
        let Some(trials) = &mut Trials::again(kept, run, own) else { return Ok(None) };
        let optimizer = &run.racer().optimizer;
        let optimal = own
            .reference
            .map(|reference| reference.minimizer)
            .filter(|&at| limit_at(run, optimizer, at).is_ok())
            .and_then(|at| optimal_rate(optimizer, &Curvature::of(&run.config().surface, at)));
        let mut best = None;
        if let Some(rate) = optimal {
            best = trials.run(rate)?;
        }
        for times in &LADDER {
            let found = trials.run(to_digits(times * run.racer().rate, 2.0))?;
            best = better(best, found);
        }
        // The fewest digits that do as well.
        let Some(mut found) = best else { return Ok(None) };
        let most = (found.rank().0, found.steps + found.steps / SAVED);
        for digits in [1.0, 2.0, 3.0, 4.0] {
            if let Some(short) = trials.run(to_digits(found.rate, digits))?
                && short.rank() <= most
            {
                found = short;
                break;
            }
        }
        let Some(found) = trials.confirmed(found)? else { return Ok(None) };
        let reached = own.step.zip(own.endpoint).filter(|_| own.kind == Kind::Converged);
        let is_better = reached.is_none_or(|(steps, endpoint)| {
            let few = (FASTER * f64::from(steps)) as u32;
            let is_deeper = rank(endpoint, steps).0 && !found.rank().0;
            is_deeper || found.rank() <= rank(endpoint, few)
        });
        Ok(is_better.then_some(found))
    }

    /// A momentum by which a run that has converged takes half as many steps at the same rate, where
    /// no rate that was tried helps much: `rate` is that momentum. Returns `None` if there is none.
    pub(crate) fn of_momentum(run: &Run, own: &Outcome, kept: &mut Kept) -> Result<Option<Self>, Pending> {
        let Some(steps) = own.step.filter(|_| own.kind == Kind::Converged) else { return Ok(None) };
        if run.racer().optimizer.get("momentum").is_none() {
            return Ok(None);
        }
        let Some(trials) = &mut Trials::again(kept, run, own) else { return Ok(None) };
        let mut best = None;
        for &momentum in &MOMENTA {
            let found = trials.with_momentum(momentum)?;
            best = better(best, found.map(|found| Self { rate: momentum, ..found }));
        }
        let Some(best) = best else { return Ok(None) };
        let momentum = best.rate;
        trials.set_momentum(momentum);
        let Some(best) = trials.confirmed(Self { rate: trials.racer.rate, ..best })? else { return Ok(None) };
        let best = Self { rate: momentum, ..best };
        let is_better = f64::from(best.steps) <= MUCH_FASTER * f64::from(steps)
            && best.rank().0 <= (own.endpoint == Some(Endpoint::LocalMinimum));
        Ok(is_better.then_some(best))
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
    pub(super) fn of(
        run: &Run,
        own: &Outcome,
        height: f64,
        kept: &mut Kept,
    ) -> Result<Option<Self>, Pending> {
        let Some(trials) = &mut Trials::again(kept, run, own) else { return Ok(None) };
        let rate = to_digits(CALMER * run.racer().rate, 2.0);
        let outcome = trials.outcome(rate)?;
        let lower = outcome.filter(|outcome| outcome.height <= LOWER * height);
        Ok(lower.map(|outcome| Self { rate, height: outcome.height }))
    }
}

/// Runs of the same racer at other rates, as many as there is time for.
///
/// Who asks for trials is told their outcomes, or that there are some to be made first; then the same
/// questions are asked again from the first one, and those that are answered cost nothing.
#[derive(Clone, Debug)]
struct Trials {
    config: Config,
    racer: Racer,
    minima: Minima,
    guess: Below,
    left: u32,
    /// What the trials are nearly on, where they are on a sketch of it.
    #[cfg(feature = "lab")]
    exact: Option<(Config, Extent)>,
    #[cfg(feature = "lab")]
    made: Made,
}

/// Where trials are kept while the page has its turn; the embed's are over by then.
#[derive(Clone, Debug, Default)]
pub(crate) struct Kept {
    #[cfg(feature = "lab")]
    trials: Option<Trials>,
}

/// Trials that have been made.
#[cfg(feature = "lab")]
#[derive(Clone, Debug, Default)]
struct Made {
    /// How they ended, in the order in which they were asked for.
    known: Vec<Option<Outcome>>,
    /// How many of them have been asked for since the first question was asked again.
    asked: usize,
    /// The next one, under way.
    next: Option<Probe>,
    /// How many updates may still be made before the page gets a turn.
    breath: u32,
}

impl Trials {
    #[cfg(not(feature = "lab"))]
    fn again(_: &mut Kept, run: &Run, own: &Outcome) -> Option<Self> {
        Self::new(run, own)
    }

    /// Trials for a run, from their first question on. Returns `None` for a run that none are made for.
    #[cfg(feature = "lab")]
    fn again<'a>(kept: &'a mut Kept, run: &Run, own: &Outcome) -> Option<&'a mut Self> {
        if kept.trials.is_none() {
            kept.trials = Self::new(run, own);
        }
        let trials = kept.trials.as_mut()?;
        trials.made.asked = 0;
        trials.breathe();
        Some(trials)
    }

    /// Whole lots of updates, as a probe counts them.
    #[cfg(feature = "lab")]
    fn breathe(&mut self) {
        let lots = BREATH / self.config.rows_seen() / LOT as usize;
        self.made.breath = LOT * lots.max(1) as u32;
    }

    /// Returns `None` for a racer that was changed in mid-run: another rate from the start would be
    /// another drive.
    fn new(run: &Run, own: &Outcome) -> Option<Self> {
        if !run.racer().changes.is_empty() {
            return None;
        }
        let given = run.config();
        let config = Config { surface: given.surface.sketched(), ..given.clone() };
        Some(Self {
            left: UPDATES.min((ROWS / config.rows_seen()) as u32),
            #[cfg(feature = "lab")]
            exact: (config.surface != given.surface).then(|| (given.clone(), *run.extent())),
            racer: run.racer().clone(),
            minima: Minima::new(&config, *run.extent()),
            guess: own.below,
            config,
            #[cfg(feature = "lab")]
            made: Made::default(),
        })
    }

    /// How the run at a rate ends. `None` if there is no time to find out.
    #[cfg(not(feature = "lab"))]
    fn outcome(&mut self, rate: f64) -> Result<Option<Outcome>, Pending> {
        let racer = Racer { rate, ..self.racer.clone() };
        Ok(Probe::new(&self.config, racer, &self.minima, self.guess).advance(
            &self.config,
            &self.minima,
            &mut self.left,
        ))
    }

    /// How the run at a rate ends. `None` if there is no time to find out.
    #[cfg(feature = "lab")]
    fn outcome(&mut self, rate: f64) -> Result<Option<Outcome>, Pending> {
        let place = self.made.asked;
        self.made.asked += 1;
        if let Some(&known) = self.made.known.get(place) {
            return Ok(known);
        }
        if self.made.breath == 0 {
            return Err(Pending);
        }
        let mut probe = self.made.next.take().unwrap_or_else(|| {
            let racer = Racer { rate, ..self.racer.clone() };
            Probe::new(&self.config, racer, &self.minima, self.guess)
        });
        let given = self.left.min(self.made.breath);
        let mut budget = given;
        let outcome = probe.advance(&self.config, &self.minima, &mut budget);
        self.left -= given - budget;
        self.made.breath -= given - budget;
        if outcome.is_none() && self.left > 0 {
            self.made.next = Some(probe);
            return Err(Pending);
        }
        self.made.known.push(outcome);
        Ok(outcome)
    }

    /// What a rate comes to. `None` if it does not converge after at least a step, or there is no time to
    /// try it.
    fn run(&mut self, rate: f64) -> Result<Option<Advice>, Pending> {
        if !RATES.contains(&rate) || rate == self.racer.rate { Ok(None) } else { self.try_out(rate) }
    }

    /// What a momentum comes to at the racer's own rate.
    fn with_momentum(&mut self, momentum: f64) -> Result<Option<Advice>, Pending> {
        self.set_momentum(momentum);
        self.try_out(self.racer.rate)
    }

    fn set_momentum(&mut self, momentum: f64) {
        if let Some(own) = self.racer.optimizer.get_mut("momentum") {
            *own = momentum;
        }
    }

    fn try_out(&mut self, rate: f64) -> Result<Option<Advice>, Pending> {
        let Some(outcome) = self.outcome(rate)? else { return Ok(None) };
        let converged = outcome.step.zip(outcome.endpoint).filter(|_| outcome.kind == Kind::Converged);
        Ok(converged.filter(|&(steps, _)| steps > 0).map(|(steps, endpoint)| Advice {
            rate,
            steps,
            endpoint,
        }))
    }

    /// What was found of a sketch, of the loss itself. `None` if that does not converge, or takes too long
    /// to be sure.
    fn confirmed(&mut self, found: Advice) -> Result<Option<Advice>, Pending> {
        // The embed has no sketches.
        #[cfg(feature = "lab")]
        if self.config.surface.rows_seen() < self.exact_rows() {
            self.make_exact();
        }
        #[cfg(feature = "lab")]
        if self.exact.is_some() {
            return self.try_out(found.rate);
        }
        Ok(Some(found))
    }

    /// Goes on with the loss itself.
    #[cfg(feature = "lab")]
    fn make_exact(&mut self) {
        let Some((config, extent)) = &self.exact else { return };
        self.left = (2 * ROWS / config.rows_seen()) as u32;
        self.minima = Minima::new(config, *extent);
        self.config = config.clone();
        self.breathe();
    }

    /// How many rows the loss itself sees; none where the trials are on it from the beginning.
    #[cfg(feature = "lab")]
    fn exact_rows(&self) -> usize {
        self.exact.as_ref().map_or(0, |(config, _)| config.surface.rows_seen())
    }
}
