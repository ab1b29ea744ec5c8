//! Verdicts: what a finished run amounts to, in one of seven words.
//!
//! The loss at the minimum that the run belongs to is f*; gapₖ = f(θₖ) - f*. R and D are the
//! range of the loss over the surface's own box and that box's diagonal. The whole run decides,
//! once; [`Verdict::at`] then says what is known at any step.

use super::cause::Cause;
use super::minima::{Goals, Place, Target};
use crate::geometry::Point;
use crate::run::{Config, DIVERGENCE, Run, Scale, State};

/// How many steps the windows of most verdicts span.
const WINDOW: usize = 10;
/// How many steps each of the two windows of `hovering` spans.
const HOVERING: usize = 50;
/// So many last states are enough to tell every kind without a step.
pub(crate) const LOOKBACK: usize = 2 * HOVERING;
/// A point this part of the diagonal away from a minimum is still at it.
const CLOSE: f64 = 1e-3;

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

impl Verdict {
    /// Judges a run that is done.
    pub fn of(run: &Run) -> Self {
        let verdict = Self::without_cause(run);
        let cause = match verdict.kind {
            Kind::Diverged => Cause::of_divergence(run, verdict.step, verdict.bottom),
            Kind::Oscillating => Cause::of_oscillation(run, verdict.bottom),
            Kind::Crawling => Cause::of_crawling(run, verdict.bottom),
            _ => None,
        };
        Self { cause, ..verdict }
    }

    fn without_cause(run: &Run) -> Self {
        let (config, states) = (run.config(), run.trace().states.as_slice());
        let goals = Goals::of(config, *run.scale());
        let mut sight = states[0];
        if let Some(last) = states.iter().rev().find(|state| goals.is_in_sight(state)) {
            sight = *last;
        }
        let lines = Lines::new(config, &goals, &states[0], goals.nearest(sight.point));
        let lowest = states.iter().map(|state| state.loss).fold(f64::INFINITY, f64::min);
        let judge = Judge { config, lines, lowest, skipped: 0, states };
        let none = Self {
            kind: Kind::Descending,
            step: None,
            place: None,
            height: None,
            tolerance: config.tolerance,
            least: lines.target.map(|target| target.loss),
            bottom: lines.target.map(|target| target.at),
            cause: None,
            from: 0,
        };
        let tail = |holds: &dyn Fn(&State) -> bool| {
            let failing = states.iter().rposition(|state| !holds(state));
            failing.map_or(0, |last| last + 1)
        };
        let diverged = tail(&|state| lines.is_too_high(state));
        let converged = tail(&|state| lines.is_near(state));
        let (kind, step) = judge.kind(diverged, converged);
        let last = states.len() - 1;
        let from = match step {
            Some(step) => step as usize,
            // The rest hold at the end, and show from where they first held.
            None => (0..=last).find(|&step| judge.holds(kind, step)).unwrap_or(0),
        };
        let place = judge.place(kind);
        let height = (kind == Kind::Hovering).then(|| judge.mean_gap(last, 0));
        Self { kind, step, place, height, from: from as u32, ..none }
    }

    /// What is known at a step: the verdict once it shows, `descending` before.
    pub fn at(&self, step: u32) -> Self {
        if step >= self.from {
            return *self;
        }
        Self { kind: Kind::Descending, step: None, place: None, height: None, cause: None, ..*self }
    }
}

/// The heights that a run is measured by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lines {
    /// The minimum that the run belongs to, where there is one.
    pub target: Option<Target>,
    /// max(gap₀, R), with gap₀ = 0 where f* is unknown.
    size: f64,
    /// A loss above this is too high.
    ceiling: f64,
    /// A loss at or below this is near the minimum; minus infinity where f* is unknown.
    floor: f64,
    scale: Scale,
}

impl Lines {
    pub fn new(config: &Config, goals: &Goals, first: &State, target: Option<Target>) -> Self {
        let scale = goals.scale;
        let base = target.map_or(first.loss, |target| target.loss);
        let first_gap = first.loss - base;
        let size = first_gap.max(scale.range);
        let ceiling = base + DIVERGENCE * size;
        let rounding = 1e-9 * scale.range;
        let floor = target.map_or(f64::NEG_INFINITY, |_| base + config.tolerance * first_gap.max(rounding));
        Self { target, size, ceiling, floor, scale }
    }

    /// The loss whose gap is this part of the tolerated one; minus infinity where f* is unknown.
    pub fn far_below(&self, part: f64) -> f64 {
        self.target.map_or(f64::NEG_INFINITY, |target| target.loss + part * (self.floor - target.loss))
    }

    /// Whether a loss lies too high or something is no number.
    #[inline]
    pub fn is_too_high(&self, state: &State) -> bool {
        state.loss > self.ceiling || !state.is_finite()
    }

    /// Whether the gap is within the tolerance.
    #[inline]
    pub fn is_near(&self, state: &State) -> bool {
        state.loss <= self.floor
    }
}

/// A finished run, or its last steps, with what its verdict is measured against.
pub(crate) struct Judge<'a> {
    pub config: &'a Config,
    pub lines: Lines,
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
    pub fn kind(&self, diverged: usize, converged: usize) -> (Kind, Option<u32>) {
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
    fn holds(&self, kind: Kind, end: usize) -> bool {
        match kind {
            Kind::Stalled => self.stalled(end),
            Kind::Hovering => self.hovering(end),
            Kind::Oscillating => self.oscillating(end),
            Kind::Crawling => self.crawling(end),
            Kind::Diverged | Kind::Converged | Kind::Descending => false,
        }
    }

    /// Where a run that came to rest has done so.
    pub fn place(&self, kind: Kind) -> Option<Place> {
        match kind {
            Kind::Converged => self.lines.target.map(|target| target.place),
            Kind::Stalled => Some(self.flat_place()),
            _ => None,
        }
    }

    /// Only where there is no minimum: near one, a small gradient is no stall.
    fn stalled(&self, end: usize) -> bool {
        if end + 1 < WINDOW {
            return false;
        }
        let scale = &self.lines.scale;
        let limit = 1e-6 * scale.range / scale.diagonal;
        self.states[end + 1 - WINDOW..=end].iter().all(|state| state.gradient.norm() <= limit)
            && !self.is_at_minimum(&self.states[end])
    }

    /// Whether a point with next to no gradient lies at the run's minimum: in a bowl, or close.
    fn is_at_minimum(&self, state: &State) -> bool {
        let surface = &self.config.surface;
        self.lines.target.is_some_and(|target| {
            (target.at - state.point).norm() <= CLOSE * self.lines.scale.diagonal
                || surface.hessian(state.point).is_positive_definite(surface.dimension())
        })
    }

    /// A saddle curves down one way, and not by so little as flat ground does.
    fn flat_place(&self) -> Place {
        let surface = &self.config.surface;
        let scale = &self.lines.scale;
        let flat = 1e-3 * scale.range / (scale.diagonal * scale.diagonal);
        let lowest = self.states.last().map_or(0.0, |state| surface.hessian(state.point).eigenvalues().0);
        if lowest < -flat { Place::Saddle } else { Place::Plateau }
    }

    fn hovering(&self, end: usize) -> bool {
        if !self.config.is_stochastic() || self.lines.target.is_none() || end + 1 < 2 * HOVERING {
            return false;
        }
        let (late, early) = (self.mean_gap(end, 0), self.mean_gap(end, HOVERING));
        late >= 0.4 * early && late <= 0.1 * self.lines.size
    }

    /// The mean gap of the 50 steps that end `back` steps before `end`.
    fn mean_gap(&self, end: usize, back: usize) -> f64 {
        let last = end + 1 - back;
        let bounds = &self.states[last - HOVERING..last];
        bounds.iter().map(|state| self.gap(state)).sum::<f64>() / HOVERING as f64
    }

    /// Above f*, or, where that is unknown, above the lowest loss of the run.
    fn gap(&self, state: &State) -> f64 {
        state.loss - self.lines.target.map_or(self.lowest, |target| target.loss)
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
        let Some(target) = self.lines.target.filter(|_| end >= WINDOW) else { return false };
        let bounds = &self.states[end - WINDOW..=end];
        let (first, last) = (self.gap(&bounds[0]), self.gap(&bounds[WINDOW]));
        let falls = bounds.windows(2).all(|pair| pair[1].loss <= pair[0].loss);
        let line = self.lines.floor - target.loss;
        if !falls || last <= line {
            return false;
        }
        let ratio = (last / first).powf(1.0 / WINDOW as f64);
        let more = if ratio < 1.0 { (line / last).ln() / ratio.ln() } else { f64::INFINITY };
        (self.skipped + end) as f64 + more > 10.0 * f64::from(self.config.steps)
    }
}
