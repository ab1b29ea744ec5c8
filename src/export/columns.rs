//! What is known of each step, as the columns of a table.

use crate::geometry::Dimension;
use crate::optimizer::Rule;
use crate::run::Run;
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
    /// The columns of racers with these rules; those that keep something by the same name share its
    /// columns.
    pub(super) fn all(dimension: Dimension, rules: impl IntoIterator<Item = Rule>) -> Vec<Self> {
        let each = |column: fn(Axis) -> Self| Axis::all(dimension).iter().map(move |&axis| column(axis));
        let mut all: Vec<Self> = each(Self::Point).collect();
        all.push(Self::Loss);
        all.extend(each(Self::Gradient));
        all.push(Self::Rate);
        all.extend(each(Self::Estimate));
        all.push(Self::Epoch);
        let slots = rules.into_iter().flat_map(|rule| rule.record().slots);
        for slot in slots.filter(|slot| !slot.is_shared) {
            let columns = Axis::all(dimension).iter().map(|&axis| Self::Slot(slot.name, axis));
            let new: Vec<Self> = columns.filter(|column| !all.contains(column)).collect();
            all.extend(new);
        }
        all
    }

    /// The column's name, where the parameters have these.
    pub(super) fn name(self, names: [&str; 2]) -> String {
        match self {
            Self::Point(axis) => axis.name(names).into(),
            Self::Loss => "loss".into(),
            Self::Gradient(axis) => format!("gradient_{}", axis.name(names)),
            Self::Rate => "rate".into(),
            Self::Estimate(axis) => format!("estimate_{}", axis.name(names)),
            Self::Epoch => "epoch".into(),
            Self::Slot(name, axis) => format!("{name}_{}", axis.name(names)),
        }
    }

    /// Whether the numbers belong to updates, of which there is one fewer than steps.
    pub(super) fn is_of_updates(self) -> bool {
        matches!(self, Self::Rate | Self::Estimate(_) | Self::Epoch)
    }

    /// The number at a step. Returns `None` if the step or the rule has none.
    pub(super) fn at(self, run: &Run, step: usize) -> Option<f64> {
        let (state, update) = (run.trace().states.get(step)?, run.trace().updates.get(step));
        match self {
            Self::Point(axis) => Some(axis.of(state.point.x, state.point.y)),
            Self::Loss => Some(state.loss),
            Self::Gradient(axis) => Some(axis.of(state.gradient.x, state.gradient.y)),
            Self::Rate => Some(update?.rate),
            Self::Estimate(axis) => Some(axis.of(update?.estimate.x, update?.estimate.y)),
            Self::Epoch => Some(update?.epoch.into()),
            Self::Slot(name, axis) => {
                let kept = run.trace().updates.get(step.checked_sub(1)?)?.memory.get(name)?;
                Some(axis.of(kept.x, kept.y))
            }
        }
    }
}
