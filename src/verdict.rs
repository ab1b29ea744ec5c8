//! Verdicts: what a finished run amounts to, in one of seven words.
//!
//! The loss at the minimum that the run belongs to is f*; gapₖ = f(θₖ) - f*. R and D are the
//! range of the loss over the surface's own box and that box's diagonal. The whole run decides,
//! once; [`Verdict::at`] then says what is known at any step.

mod target;

use crate::geometry::Point;
use crate::run::{DIVERGENCE, Run, State};
use crate::theory::{Cause, Ground};
use target::Target;

/// How many steps the windows of most verdicts span.
const WINDOW: usize = 10;
/// How many steps each of the two windows of `hovering` spans.
const HOVERING: usize = 50;

/// What a run did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The loss rose far above where it began, or stopped being a number.
    Diverged,
    /// The gap fell below the tolerance and stayed there.
    Converged,
    /// The gradient all but vanished where there is no minimum.
    Stalled,
    /// Noise holds the run at a height above the minimum.
    Hovering,
    /// It goes back and forth and comes no closer.
    Oscillating,
    /// It falls, but the budget would have to be ten times as large.
    Crawling,
    /// None of these.
    Descending,
}

/// Where a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// A global minimum, or the only one known.
    Minimum,
    /// A minimum that is not global.
    LocalMinimum,
    /// A saddle.
    Saddle,
    /// Flat ground.
    Plateau,
}

/// The verdict on a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    /// In one word.
    pub kind: Kind,
    /// From which step on; of `diverged` and `converged` only.
    pub step: Option<u32>,
    /// Where; of `converged` and `stalled` only.
    pub place: Option<Place>,
    /// The mean gap that noise leaves; of `hovering` only.
    pub height: Option<f64>,
    /// The tolerance it was judged by.
    pub tolerance: f64,
    /// f*, the loss at the minimum that the run belongs to, where there is one.
    pub least: Option<f64>,
    /// That minimum.
    pub bottom: Option<Point>,
    /// Why, where theory tells.
    pub cause: Option<Cause>,
    /// The step from which the verdict shows: its own, or where its windows first agree.
    from: u32,
}

impl Kind {
    /// Every kind, in the order in which they are tried.
    pub const ALL: [Self; 7] = [
        Self::Diverged,
        Self::Converged,
        Self::Stalled,
        Self::Hovering,
        Self::Oscillating,
        Self::Crawling,
        Self::Descending,
    ];

    /// The name in messages and in `goal`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Diverged => "diverged",
            Self::Converged => "converged",
            Self::Stalled => "stalled",
            Self::Hovering => "hovering",
            Self::Oscillating => "oscillating",
            Self::Crawling => "crawling",
            Self::Descending => "descending",
        }
    }
}

impl Place {
    /// The name in messages.
    pub fn id(self) -> &'static str {
        match self {
            Self::Minimum => "minimum",
            Self::LocalMinimum => "local-minimum",
            Self::Saddle => "saddle",
            Self::Plateau => "plateau",
        }
    }
}

impl Verdict {
    /// Judges a run that is done.
    pub fn of(run: &Run) -> Self {
        let verdict = Self::without_cause(run);
        let cause = Cause::of(run, verdict.kind, verdict.step, verdict.bottom);
        Self { cause, ..verdict }
    }

    fn without_cause(run: &Run) -> Self {
        let judge = Judge::new(run);
        let none = Self {
            kind: Kind::Descending,
            step: None,
            place: None,
            height: None,
            tolerance: run.config().tolerance,
            least: judge.target.map(|target| target.loss),
            bottom: judge.target.map(|target| target.at),
            cause: None,
            from: 0,
        };
        let at = |kind, step: usize| Self { kind, step: Some(step as u32), from: step as u32, ..none };
        if let Some(step) = judge.diverged() {
            return at(Kind::Diverged, step);
        }
        if let (Some(step), Some(target)) = (judge.converged(), judge.target) {
            return Self { place: Some(target.place), ..at(Kind::Converged, step) };
        }
        // The rest hold at the end, and show from where they first held.
        let last = judge.states.len() - 1;
        let windows: [(Kind, Holds<'_>); 4] = [
            (Kind::Stalled, Judge::stalled),
            (Kind::Hovering, Judge::hovering),
            (Kind::Oscillating, Judge::oscillating),
            (Kind::Crawling, Judge::crawling),
        ];
        let Some((kind, holds)) = windows.into_iter().find(|(_, holds)| holds(&judge, last)) else {
            return none;
        };
        let from = (0..=last).find(|&step| holds(&judge, step)).unwrap_or(last) as u32;
        match kind {
            Kind::Stalled => Self { kind, from, place: Some(judge.flat_place()), ..none },
            Kind::Hovering => Self { kind, from, height: Some(judge.mean_gap(last, 0)), ..none },
            _ => Self { kind, from, ..none },
        }
    }

    /// What is known at a step: the verdict once it shows, `descending` before.
    pub fn at(&self, step: u32) -> Self {
        if step >= self.from {
            return *self;
        }
        Self { kind: Kind::Descending, step: None, place: None, height: None, cause: None, ..*self }
    }
}

/// Whether a verdict's windows agree at a step.
type Holds<'a> = fn(&Judge<'a>, usize) -> bool;

/// A finished run with what its verdict is measured against.
struct Judge<'a> {
    run: &'a Run,
    states: &'a [State],
    target: Option<Target>,
    /// gap₀ where f* is known, else 0.
    first_gap: f64,
}

impl<'a> Judge<'a> {
    fn new(run: &'a Run) -> Self {
        let states = run.trace().states.as_slice();
        let target = Target::of(run);
        let first_gap = target.map_or(0.0, |target| states[0].loss - target.loss);
        Self { run, states, target, first_gap }
    }

    /// The first step from which every loss to the end lies too high or is no number.
    fn diverged(&self) -> Option<usize> {
        let base = self.target.map_or(self.states[0].loss, |target| target.loss);
        let limit = DIVERGENCE * self.first_gap.max(self.run.scale().range);
        self.tail(|state| {
            !(state.loss.is_finite() && state.point.is_finite() && state.gradient.is_finite())
                || state.loss - base > limit
        })
    }

    fn converged(&self) -> Option<usize> {
        let target = self.target?;
        let line = self.line();
        let step = self.tail(|state| state.loss - target.loss <= line)?;
        (step == 0 || self.states.len() - 1 - step >= WINDOW).then_some(step)
    }

    /// The gap below which a run has converged.
    fn line(&self) -> f64 {
        let rounding = 1e-9 * self.run.scale().range;
        self.run.config().tolerance * self.first_gap.max(rounding)
    }

    /// The first step from which `holds` is true to the end; nothing where the end fails it.
    fn tail(&self, holds: impl Fn(&State) -> bool) -> Option<usize> {
        let failing = self.states.iter().rposition(|state| !holds(state));
        let step = failing.map_or(0, |last| last + 1);
        (step < self.states.len()).then_some(step)
    }

    /// Only where there is no minimum: near one, a small gradient is no stall.
    fn stalled(&self, end: usize) -> bool {
        if self.target.is_some() || end + 1 < WINDOW {
            return false;
        }
        let scale = self.run.scale();
        let limit = 1e-6 * scale.range / scale.diagonal;
        self.states[end + 1 - WINDOW..=end].iter().all(|state| state.gradient.norm() <= limit)
    }

    /// A saddle curves up one way and down another, or down only; flat ground does neither.
    fn flat_place(&self) -> Place {
        let surface = &self.run.config().surface;
        let ground = self.states.last().map(|state| Ground::of(surface, state.point, self.run.scale()));
        match ground {
            Some(Ground::Saddle | Ground::Maximum | Ground::Ridge) => Place::Saddle,
            _ => Place::Plateau,
        }
    }

    fn hovering(&self, end: usize) -> bool {
        if !self.run.config().is_stochastic() || self.target.is_none() || end + 1 < 2 * HOVERING {
            return false;
        }
        let (late, early) = (self.mean_gap(end, 0), self.mean_gap(end, HOVERING));
        late >= 0.4 * early && late <= 0.1 * self.first_gap.max(self.run.scale().range)
    }

    /// The mean gap of the 50 steps that end `back` steps before `end`.
    fn mean_gap(&self, end: usize, back: usize) -> f64 {
        let last = end + 1 - back;
        let window = &self.states[last - HOVERING..last];
        window.iter().map(|state| self.gap(state)).sum::<f64>() / HOVERING as f64
    }

    /// Above f*, or, where that is unknown, above the lowest loss of the run.
    fn gap(&self, state: &State) -> f64 {
        let lowest = || self.states.iter().map(|state| state.loss).fold(f64::INFINITY, f64::min);
        state.loss - self.target.map_or_else(lowest, |target| target.loss)
    }

    fn oscillating(&self, end: usize) -> bool {
        if self.target.is_none() || end + 1 < 2 * WINDOW {
            return false;
        }
        let largest = |window: &[State]| window.iter().map(|state| self.gap(state)).fold(0.0, f64::max);
        let late = &self.states[end + 1 - WINDOW..=end];
        let early = &self.states[end + 1 - 2 * WINDOW..end + 1 - WINDOW];
        let turns = late.windows(2).filter(|pair| pair[1].gradient.dot(pair[0].gradient) < 0.0).count();
        largest(late) >= 0.95 * largest(early) && turns >= 5
    }

    fn crawling(&self, end: usize) -> bool {
        if self.target.is_none() || end < WINDOW {
            return false;
        }
        let window = &self.states[end - WINDOW..=end];
        let (first, last) = (self.gap(&window[0]), self.gap(&window[WINDOW]));
        let falls = window.windows(2).all(|pair| pair[1].loss <= pair[0].loss);
        if !falls || last <= self.line() {
            return false;
        }
        let ratio = (last / first).powf(1.0 / WINDOW as f64);
        let more = if ratio < 1.0 { (self.line() / last).ln() / ratio.ln() } else { f64::INFINITY };
        end as f64 + more > 10.0 * f64::from(self.run.config().steps)
    }
}
