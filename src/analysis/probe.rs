//! A probe: one run that keeps only what its verdict needs.

use super::judge::{Judge, LOOKBACK};
use super::kind::Kind;
use super::minima::{Below, Endpoint, Minima, ReferenceMinimum};
use super::thresholds::Thresholds;
use crate::geometry::Point;
use crate::run::{Config, Racer, State, Stepper, Watch};
use crate::schedule::ScheduleShape;
use std::cell::OnceCell;

/// Room for the last states, a power of two.
const ROOM: usize = LOOKBACK.next_power_of_two();
/// A gap this many times below the line has gone for good under a rule without surprises.
const FAR_BELOW: f64 = 1e-6;
/// For so many steps in a row.
const SETTLED: u32 = 20;
/// Updates are counted off a budget in lots of this size, which keeps the inner loop lean.
pub(super) const LOT: u32 = 64;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Outcome {
    pub kind: Kind,
    pub step: Option<u32>,
    pub endpoint: Option<Endpoint>,
    pub reference: Option<ReferenceMinimum>,
    /// What lies below its end.
    pub below: Below,
    /// The mean gap of its last steps.
    pub height: f64,
}

/// One run on its way.
#[derive(Clone, Debug)]
pub(crate) struct Probe {
    racer: Racer,
    stepper: Stepper,
    /// By the minimum that the run is believed to belong to, until it has ended.
    thresholds: Thresholds,
    below: Below,
    first: State,
    /// The minimum is certain: the run is walked a second time.
    is_certain: bool,
    /// A gap below this for long is not watched any further.
    settled: f64,
    seen: Seen,
    ring: [State; ROOM],
}

/// What has been seen of a run.
#[derive(Clone, Copy, Debug)]
struct Seen {
    /// Where it was last in sight.
    sight: Point,
    lowest: f64,
    high_since: u32,
    near_since: u32,
    settled_since: u32,
}

/// What is looked for at each state.
struct Watcher<'a> {
    seen: Seen,
    ring: &'a mut [State; ROOM],
    minima: &'a Minima,
    thresholds: &'a Thresholds,
    settled: f64,
}

impl Watch for Watcher<'_> {
    #[cfg_attr(feature = "lab", inline(always))]
    fn watch(&mut self, state: &State, k: u32) {
        self.ring[k as usize % ROOM] = *state;
        let seen = &mut self.seen;
        // Not `min`, which is a call in wasm.
        if state.loss < seen.lowest {
            seen.lowest = state.loss;
        }
        if self.minima.is_in_sight(state) {
            seen.sight = state.point;
        }
        if !self.thresholds.is_too_high(state) {
            seen.high_since = k + 1;
        }
        if !self.thresholds.is_near(state) {
            seen.near_since = k + 1;
        }
        let is_settled = state.loss <= self.settled;
        if !is_settled {
            seen.settled_since = k + 1;
        }
    }
}

impl Probe {
    /// A run that is believed to belong to the minimum of the run before it.
    pub(crate) fn new(config: &Config, racer: Racer, minima: &Minima, guess: Below) -> Self {
        let stepper = Stepper::new(config, racer.clone(), &minima.extent);
        let first = *stepper.state();
        let thresholds = Thresholds::new(config, minima, &first, guess);
        let is_linear = racer.optimizer.rule().record().is_linear;
        let is_steady = config.schedule.shape == ScheduleShape::Constant
            && !config.is_stochastic()
            && racer.changes.is_empty();
        // Along a valley a run may drift to where the rate is too large.
        let is_valley = thresholds.reference.is_some_and(|known| known.endpoint == Endpoint::Valley);
        let is_settling = is_linear && is_steady && !is_valley;
        let settled = if is_settling { thresholds.far_below(FAR_BELOW) } else { f64::NEG_INFINITY };
        let mut probe = Self {
            racer,
            stepper,
            thresholds,
            below: guess,
            first,
            is_certain: false,
            settled,
            seen: Seen {
                sight: first.point,
                lowest: first.loss,
                high_since: 0,
                near_since: 0,
                settled_since: 0,
            },
            ring: [first; ROOM],
        };
        let (_, mut watcher) = probe.watched(minima);
        watcher.watch(&first, 0);
        probe.seen = watcher.seen;
        probe
    }

    /// Walks on within a budget; the outcome once the run has ended.
    pub(crate) fn advance(&mut self, config: &Config, minima: &Minima, budget: &mut u32) -> Option<Outcome> {
        while !self.is_over() {
            if *budget == 0 {
                return None;
            }
            let lot = LOT.min(*budget);
            *budget -= lot;
            let (stepper, watcher) = self.watched(minima);
            self.seen = stepper.walk(config, lot, watcher).seen;
        }
        let below = minima.below_run(self.first.point, self.seen.sight, self.stepper.state());
        if !self.is_certain && !is_same(below, self.below) {
            // Judged by the wrong minimum: once more, by the right one.
            let racer = self.racer.clone();
            *self = Self { is_certain: true, ..Self::new(config, racer, minima, below) };
            return self.advance(config, minima, budget);
        }
        Some(self.outcome(config))
    }

    fn is_over(&self) -> bool {
        self.stepper.is_done() || self.stepper.updates() >= self.seen.settled_since + SETTLED
    }

    /// What goes on, and what is looked for in it.
    fn watched<'a>(&'a mut self, minima: &'a Minima) -> (&'a mut Stepper, Watcher<'a>) {
        let Self { stepper, seen, ring, thresholds, settled, .. } = self;
        (stepper, Watcher { seen: *seen, ring, minima, thresholds, settled: *settled })
    }

    fn outcome(&self, config: &Config) -> Outcome {
        let updates = self.stepper.updates() as usize;
        let skipped = (updates + 1).saturating_sub(ROOM);
        let mut states = Vec::with_capacity(ROOM);
        for step in skipped..updates + 1 {
            states.push(self.ring[step % ROOM]);
        }
        let judge = Judge {
            config,
            racer: &self.racer,
            thresholds: self.thresholds,
            first: self.first,
            lowest: self.seen.lowest,
            skipped,
            states: &states,
            quiet: OnceCell::new(),
        };
        let (kind, step) = judge.kind(self.seen.high_since as usize, self.seen.near_since as usize);
        Outcome {
            kind,
            step,
            endpoint: judge.endpoint(kind),
            reference: self.thresholds.reference,
            below: self.below,
            height: judge.mean_gap(states.len() - 1, 0),
        }
    }
}

/// Whether two descents have ended in the same way, to rounding.
fn is_same(one: Below, other: Below) -> bool {
    match (one, other) {
        // All of a valley's floor is one.
        (Below::Minimum(one), Below::Minimum(other)) if one.endpoint == Endpoint::Valley => {
            other.endpoint == Endpoint::Valley && (one.minimum - other.minimum).abs() <= 1e-12
        }
        (Below::Minimum(one), Below::Minimum(other)) => {
            one.endpoint == other.endpoint && (one.minimizer - other.minimizer).norm() <= 1e-6
        }
        _ => one == other,
    }
}
