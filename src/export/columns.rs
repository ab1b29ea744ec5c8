//! What is known of each step, as the columns of a table.

use crate::geometry::Dimension;
use crate::run::{Memories, Run};
use crate::surface::Surface;

/// The parameters that a column can belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Axis {
    First,
    Second,
}

/// One number of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Point(Axis),
    Loss,
    /// Of the full loss, exact.
    Gradient(Axis),
    /// Of the update that leads on from here, as are the estimate and the epoch.
    Rate,
    /// A parameter of the rule that changes in mid-run, by its key; of the same update.
    Parameter(&'static str),
    /// The gradient that the optimizer gets.
    Estimate(Axis),
    Epoch,
    /// What the optimizer remembers here; it does not exist at the start.
    Slot(&'static str, Axis),
}

/// What the parameters are called in files: what a formula calls them, else w, or x and y.
pub(super) fn names(surface: &Surface) -> [&str; 2] {
    match surface {
        Surface::Formula(_) => surface.parameter_names(),
        _ => common_names(surface.dimension()),
    }
}

/// What queries and messages call the parameters.
pub(super) fn common_names(dimension: Dimension) -> [&'static str; 2] {
    if dimension == Dimension::One { ["w", ""] } else { ["x", "y"] }
}

impl Axis {
    pub(super) fn all(dimension: Dimension) -> &'static [Self] {
        match dimension {
            Dimension::One => &[Self::First],
            Dimension::Two => &[Self::First, Self::Second],
        }
    }

    fn name(self, [first, second]: [&str; 2]) -> &str {
        if self == Self::First { first } else { second }
    }

    fn of(self, x: f64, y: f64) -> f64 {
        if self == Self::First { x } else { y }
    }
}

impl Column {
    /// The columns of runs on one surface; rules that keep something by the same name share its columns.
    pub(super) fn all(runs: &[Run]) -> Vec<Self> {
        let dimension = runs.first().map_or(Dimension::Two, |run| run.config().surface.dimension());
        let mut all = Vec::new();
        // One for each axis, or one for both, as what is there already is not added again.
        let mut add = |column: &dyn Fn(Axis) -> Self| {
            for &axis in Axis::all(dimension) {
                let column = column(axis);
                if !all.contains(&column) {
                    all.push(column);
                }
            }
        };
        add(&Self::Point);
        add(&|_| Self::Loss);
        add(&Self::Gradient);
        add(&|_| Self::Rate);
        for run in runs {
            for phase in &run.racer().changes {
                for (parameter, value) in phase.optimizer.parameters() {
                    if run.racer().optimizer.get(parameter.key) != Some(value) {
                        add(&|_| Self::Parameter(parameter.key));
                    }
                }
            }
        }
        add(&Self::Estimate);
        add(&|_| Self::Epoch);
        for run in runs {
            for slot in run.racer().optimizer.rule().record().slots {
                if !slot.is_shared {
                    add(&|axis| Self::Slot(slot.name, axis));
                }
            }
        }
        all
    }

    /// The column's name, where the parameters have these.
    pub(super) fn name(self, names: [&str; 2]) -> String {
        let (kind, axis) = match self {
            Self::Point(axis) => return axis.name(names).into(),
            Self::Loss => return "loss".into(),
            Self::Gradient(axis) => ("gradient", axis),
            Self::Rate => return "rate".into(),
            Self::Parameter(key) => return key.into(),
            Self::Estimate(axis) => ("estimate", axis),
            Self::Epoch => return "epoch".into(),
            Self::Slot(name, axis) => (name, axis),
        };
        [kind, "_", axis.name(names)].concat()
    }

    /// Whether the numbers belong to updates, of which there is one fewer than steps.
    pub(super) fn is_of_updates(self) -> bool {
        matches!(self, Self::Rate | Self::Parameter(_) | Self::Estimate(_) | Self::Epoch)
    }

    /// The number at a step of a run, whose memories these are. Returns `None` if the step or the rule has
    /// none.
    pub(super) fn at(self, run: &Run, step: usize, memories: &mut Memories<'_>) -> Option<f64> {
        let trace = run.trace();
        let state = trace.states.get(step)?;
        match self {
            Self::Point(axis) => Some(axis.of(state.point.x, state.point.y)),
            Self::Loss => Some(state.loss),
            Self::Gradient(axis) => Some(axis.of(state.gradient.x, state.gradient.y)),
            Self::Rate => run.rate(step),
            Self::Parameter(_) | Self::Epoch if step >= trace.updates() => None,
            Self::Parameter(key) => run.racer().phase(step as u32).optimizer.get(key),
            Self::Epoch => Some(run.epoch(step as u32).into()),
            Self::Estimate(axis) => trace.estimate(step).map(|estimate| axis.of(estimate.x, estimate.y)),
            Self::Slot(..) if step == 0 => None,
            Self::Slot(name, axis) => memories.before(step)?.get(name).map(|kept| axis.of(kept.x, kept.y)),
        }
    }
}
