//! Verdicts: what a finished run amounts to, in one of seven words.
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
//! let mut run = Run::new(&config, config.racers[0]);
//! run.finish();
//! let verdict = Verdict::of(&run);
//! assert_eq!((verdict.kind, verdict.step, verdict.minimum), (Kind::Converged, Some(50), Some(0.0)));
//! assert_eq!(verdict.at(49).kind, Kind::Descending);
//! ```

use super::cause::Cause;
use super::judge::Judge;
pub use super::kind::Kind;
use super::minima::{Endpoint, Minima};
use super::thresholds::Thresholds;
use crate::geometry::Point;
use crate::run::{Run, State};

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
    /// The tolerance it was judged by, as a part of the first gap.
    pub tolerance: f64,
    /// f*, the loss at the minimum that the run belongs to. `None` if it belongs to none.
    pub minimum: Option<f64>,
    /// Where that minimum lies.
    pub minimizer: Option<Point>,
    /// Why. `None` if no stability limit tells.
    pub cause: Option<Cause>,
    /// The step from which the verdict shows: its own, or where its windows first agree.
    from: u32,
}

impl Verdict {
    /// Judges a run that is done.
    pub fn of(run: &Run) -> Self {
        let verdict = Self::without_cause(run);
        let cause = match verdict.kind {
            Kind::Diverged => Cause::of_divergence(run, verdict.step, verdict.minimizer),
            Kind::Oscillating => Cause::of_oscillation(run, verdict.minimizer),
            Kind::Crawling => Cause::of_crawling(run, verdict.minimizer),
            _ => None,
        };
        Self { cause, ..verdict }
    }

    fn without_cause(run: &Run) -> Self {
        let (config, states) = (run.config(), run.trace().states.as_slice());
        let minima = Minima::new(config, *run.extent());
        let last_in_sight = states.iter().rev().find(|state| minima.is_in_sight(state));
        let from = last_in_sight.unwrap_or(&states[0]).point;
        let thresholds = Thresholds::new(config, &minima, &states[0], minima.below(from));
        let lowest = states.iter().map(|state| state.loss).fold(f64::INFINITY, f64::min);
        let judge = Judge { config, thresholds, lowest, skipped: 0, states };
        let none = Self {
            kind: Kind::Descending,
            step: None,
            endpoint: None,
            height: None,
            tolerance: config.tolerance,
            minimum: thresholds.reference.map(|reference| reference.minimum),
            minimizer: thresholds.reference.map(|reference| reference.minimizer),
            cause: None,
            from: 0,
        };
        let tail = |holds: &dyn Fn(&State) -> bool| {
            let failing = states.iter().rposition(|state| !holds(state));
            failing.map_or(0, |last| last + 1)
        };
        let diverged = tail(&|state| thresholds.is_too_high(state));
        let converged = tail(&|state| thresholds.is_near(state));
        let (kind, step) = judge.kind(diverged, converged);
        let last = states.len() - 1;
        let from = match step {
            Some(step) => step as usize,
            // The rest hold at the end, and show from where they first held.
            None => (0..=last).find(|&step| judge.holds(kind, step)).unwrap_or(0),
        };
        let endpoint = judge.endpoint(kind);
        let height = (kind == Kind::Hovering).then(|| judge.mean_gap(last, 0));
        Self { kind, step, endpoint, height, from: from as u32, ..none }
    }

    /// What is known at a step: the verdict once it shows, `descending` before.
    #[must_use]
    pub fn at(&self, step: u32) -> Self {
        if step >= self.from {
            return *self;
        }
        Self { kind: Kind::Descending, step: None, endpoint: None, height: None, cause: None, ..*self }
    }
}
