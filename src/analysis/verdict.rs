//! Verdicts: what a finished run amounts to, in one of nine words.
//!
//! The loss at the minimum that the run belongs to is f*; gapₖ = f(θₖ) - f*. R and D are the
//! range of the loss over the surface's own bounds and the length of their diagonal. The whole run
//! decides, once; [`Verdict::at`] then says what is known at any step.
//!
//! ```
//! use fall_line::analysis::verdict::{Kind, Verdict};
//! use fall_line::run::{Config, Run};
//!
//! let config = Config::default();
//! let mut run = Run::new(&config, config.racers[0].clone());
//! run.finish();
//! let verdict = Verdict::of(&run);
//! assert_eq!((verdict.kind, verdict.step, verdict.minimum), (Kind::Converged, Some(50), Some(0.0)));
//! assert_eq!(verdict.at(&run, 49).kind, Kind::UnderWay);
//! ```

use super::advice::{Advice, Calmer, Kept, Pending};
use super::cause::Cause;
use super::judge::{self, Judge};
pub use super::kind::Kind;
use super::minima::{Below, Endpoint, Minima};
use super::probe::Outcome;
use super::thresholds::Thresholds;
use crate::geometry::Point;
use crate::run::{Run, State};
use std::cell::OnceCell;

/// Losses that differ by less than this part of their size are level.
const LEVEL: f64 = 1e-12;

/// The verdict on a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    /// What it did, in one word.
    pub kind: Kind,
    /// From which step on. `None` but for `diverged` and `converged`.
    pub step: Option<u32>,
    /// At what kind of point. `None` but for `converged` and `stalled`.
    pub endpoint: Option<Endpoint>,
    /// The mean gap that noise leaves. `None` but for `hovering`.
    pub height: Option<f64>,
    /// Since when it has been within its tolerance, too short to tell. `None` but for `descending`.
    pub within_since: Option<u32>,
    /// The tolerance it was judged by, as a part of the first gap.
    pub tolerance: f64,
    /// f*, the loss at the minimum that the run belongs to. `None` if it belongs to none.
    pub minimum: Option<f64>,
    /// Where that minimum lies.
    pub minimizer: Option<Point>,
    /// What kind of minimum it is.
    pub basin: Option<Endpoint>,
    /// Why. `None` if nothing that was compared tells.
    pub cause: Option<Cause>,
    /// A rate that was tried and does better. `None` but for `crawling`.
    pub advice: Option<Advice>,
    /// What a smaller rate made of the height. `None` but for `hovering`.
    pub calmer: Option<Calmer>,
    /// What is seen before the verdict shows. `None` but for `under-way`.
    pub sight: Option<Sight>,
    /// The lowest minimum that the surface lists.
    pub(crate) lowest_listed: Option<f64>,
    pub(super) below: Below,
    /// The step from which the verdict shows: its own, or from where its windows agree.
    from: u32,
}

/// A verdict in the making: each part of the work is over soon, however many rows of data there are.
#[cfg(feature = "lab")]
#[derive(Clone, Debug, Default)]
pub(crate) struct Judging {
    /// As far as it has been decided.
    verdict: Option<Verdict>,
    has_cause: bool,
    trials: Kept,
}

#[cfg(feature = "lab")]
impl Judging {
    /// Does the next part for a run that is done. Returns `None` until the verdict is there.
    pub(crate) fn advance(&mut self, run: &Run) -> Option<Verdict> {
        let Some(verdict) = &mut self.verdict else {
            self.verdict = Some(Verdict::without_cause(run));
            return None;
        };
        if !self.has_cause {
            verdict.find_cause(run);
            self.has_cause = true;
        }
        verdict.try_rates(run, &mut self.trials).ok()?;
        Some(*verdict)
    }
}

/// Whether a loss rises or falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// It is lower than one step before.
    Falling,
    /// It is higher.
    Rising,
    /// It is the same.
    Level,
}

impl Trend {
    /// The name in messages.
    pub fn id(self) -> &'static str {
        match self {
            Self::Falling => "falling",
            Self::Rising => "rising",
            Self::Level => "level",
        }
    }
}

/// What is seen of a run at a step before anything is decided.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sight {
    /// The loss.
    pub loss: f64,
    /// The gap as a multiple of the first. `None` if the first is 0 or no minimum is known.
    pub times: Option<f64>,
    /// Against the step before. `None` at the start.
    pub trend: Option<Trend>,
}

impl Verdict {
    /// Judges a run that is done.
    pub fn of(run: &Run) -> Self {
        let mut verdict = Self::without_cause(run);
        verdict.find_cause(run);
        let mut trials = Kept::default();
        while verdict.try_rates(run, &mut trials).is_err() {}
        verdict
    }

    /// Says why it is so.
    fn find_cause(&mut self, run: &Run) {
        self.cause = match self.kind {
            Kind::Diverged => Cause::of_divergence(run, self.step, self.minimizer),
            Kind::Oscillating => Cause::of_oscillation(run, self.minimizer),
            Kind::Crawling => Cause::of_crawling(run, self.below.minimum()),
            Kind::Descending => Cause::of_schedule(run, self.minimum),
            _ => None,
        };
    }

    /// Says what else was tried, where that is to be said.
    fn try_rates(&mut self, run: &Run, trials: &mut Kept) -> Result<(), Pending> {
        if self.kind == Kind::Crawling {
            self.advice = Advice::of(run, &self.outcome(), trials)?;
        }
        if let Some(height) = self.height {
            self.calmer = Calmer::of(run, &self.outcome(), height, trials)?;
        }
        Ok(())
    }

    fn without_cause(run: &Run) -> Self {
        let (config, states) = (run.config(), run.trace().states.as_slice());
        let minima = Minima::new(config, *run.extent());
        let (first, last) = (states[0], states.len() - 1);
        let last_in_sight = states.iter().rev().find(|state| minima.is_in_sight(state));
        let below = minima.below_run(first.point, last_in_sight.unwrap_or(&first).point, &states[last]);
        let thresholds = Thresholds::new(config, &minima, &first, below);
        let lowest = states.iter().map(|state| state.loss).fold(f64::INFINITY, f64::min);
        let quiet = OnceCell::new();
        let judge =
            Judge { config, racer: run.racer(), thresholds, first, lowest, skipped: 0, states, quiet };
        let tail = |holds: &dyn Fn(&State) -> bool| {
            let failing = states.iter().rposition(|state| !holds(state));
            failing.map_or(0, |last| last + 1)
        };
        let diverged = tail(&|state| thresholds.is_too_high(state));
        let converged = tail(&|state| thresholds.is_near(state));
        let (kind, step) = judge.kind(diverged, converged);
        let from = match step {
            Some(step) => step as usize,
            // The rest hold at the end, and show from where they have held since.
            None => (0..last).rev().find(|&step| !judge.holds(kind, step)).map_or(0, |step| step + 1),
        };
        let is_within = kind == Kind::Descending && converged <= last;
        Self {
            kind,
            step,
            endpoint: judge.endpoint(kind),
            height: (kind == Kind::Hovering).then(|| judge.mean_gap(last, 0)),
            within_since: is_within.then_some(converged as u32),
            minimum: thresholds.reference.map(|reference| reference.minimum),
            minimizer: thresholds.reference.map(|reference| reference.minimizer),
            basin: thresholds.reference.map(|reference| reference.endpoint),
            lowest_listed: minima.lowest_listed(),
            below,
            from: from as u32,
            ..Self::unknown(config.tolerance)
        }
    }

    /// What is known of `run`, whose verdict this is, at a step: the verdict once it shows, what is
    /// seen there before.
    #[must_use]
    pub fn at(&self, run: &Run, step: u32) -> Self {
        if step >= self.from {
            return *self;
        }
        Self {
            minimum: self.minimum,
            minimizer: self.minimizer,
            basin: self.basin,
            lowest_listed: self.lowest_listed,
            below: self.below,
            from: self.from,
            sight: self.sight(run, step as usize),
            ..Self::unknown(self.tolerance)
        }
    }

    /// What is seen of a run at a step whose end nobody knows yet.
    pub(crate) fn under_way(run: &Run, step: u32) -> Self {
        let verdict = Self::unknown(run.config().tolerance);
        // A racer that ended early stands at its end.
        let sight = verdict.sight(run, (step as usize).min(run.trace().updates()));
        Self { sight, ..verdict }
    }

    /// Nothing is known yet.
    fn unknown(tolerance: f64) -> Self {
        Self {
            kind: Kind::UnderWay,
            step: None,
            endpoint: None,
            height: None,
            within_since: None,
            tolerance,
            minimum: None,
            minimizer: None,
            basin: None,
            cause: None,
            advice: None,
            calmer: None,
            sight: None,
            lowest_listed: None,
            below: Below::Unknown,
            from: u32::MAX,
        }
    }

    /// What the run came to.
    pub(crate) fn outcome(&self) -> Outcome {
        Outcome {
            kind: self.kind,
            step: self.step,
            endpoint: self.endpoint,
            reference: self.below.minimum(),
            below: self.below,
            height: self.height.unwrap_or(f64::NAN),
        }
    }

    fn sight(&self, run: &Run, step: usize) -> Option<Sight> {
        let states = &run.trace().states;
        let (first, here) = (states.first()?.loss, states.get(step)?.loss);
        let gap = self.minimum.map(|minimum| (first - minimum, here - minimum));
        let before = step.checked_sub(1).and_then(|step| states.get(step));
        let trend = before.map(|before| {
            let rise = here - before.loss;
            match rise {
                _ if rise.abs() <= LEVEL * here.abs().max(before.loss.abs()) => Trend::Level,
                _ if rise < 0.0 => Trend::Falling,
                _ => Trend::Rising,
            }
        });
        let times = gap.filter(|&(first, _)| first > 0.0).map(|(first, here)| (here / first).max(0.0));
        Some(Sight { loss: here, times, trend })
    }

    /// How many steps the windows span by which runs of so many steps are judged.
    pub fn window(steps: u32) -> u32 {
        judge::window(steps) as u32
    }
}
