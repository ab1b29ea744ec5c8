//! What there is to say of a run, told once: for the JSON file and for a page's messages.

use super::columns::{self, Column};
use super::value::Value;
use crate::analysis::advice::Advice;
use crate::analysis::cause::{Cause, Spot};
use crate::analysis::verdict::Verdict;
use crate::player::Player;
use crate::query::Problem;
use crate::run::Racer;
use crate::run::Run;
use std::borrow::Cow;

/// What could not be taken as it stood: `key`, `given`, `used` and `code`; of a formula also `at`,
/// `found`, `expected`, `count`, `hint` and `beside`, the variables beside which it is a third.
pub fn problem(problem: &Problem) -> Value {
    let error = problem.formula.as_ref();
    Value::object([
        ("key", problem.key.as_str().into()),
        ("given", problem.given.as_str().into()),
        ("used", problem.used.as_str().into()),
        ("code", problem.code.id().into()),
        ("at", error.map(|error| error.at).into()),
        ("found", error.map(|error| error.found.as_str()).into()),
        ("expected", error.map(|error| error.expected.id()).into()),
        ("count", error.and_then(|error| error.expected.number()).into()),
        ("hint", error.map_or(problem.hint.as_deref(), |error| error.hint.as_deref()).into()),
        ("beside", error.map(|error| &error.beside).filter(|names| !names.is_empty()).map(beside).into()),
    ])
}

fn beside(names: &Vec<String>) -> Value {
    Value::list(names, |name| name.as_str().into())
}

/// A verdict: `kind` and `tol`, and where there are any `step`, `at`, `height`, `since`, `least`,
/// `cause`, `advice`, `calmer`, and of what is under way `loss`, `times` and `trend`.
pub fn verdict(verdict: &Verdict) -> Value {
    let sight = verdict.sight.as_ref();
    let advice = verdict.advice.as_ref().map(advice);
    let calmer = verdict
        .calmer
        .map(|calmer| Value::object([("rate", calmer.rate.into()), ("height", calmer.height.into())]));
    Value::object([
        ("kind", verdict.kind.id().into()),
        ("step", verdict.step.into()),
        ("at", verdict.endpoint.map(|place| place.id()).into()),
        ("height", verdict.height.into()),
        ("since", verdict.within_since.into()),
        ("tol", verdict.tolerance.into()),
        ("least", verdict.minimum.into()),
        ("cause", verdict.cause.as_ref().map(cause).into()),
        ("advice", advice.into()),
        ("calmer", calmer.into()),
        ("loss", sight.map(|sight| sight.loss).into()),
        ("times", sight.and_then(|sight| sight.times).into()),
        ("trend", sight.and_then(|sight| sight.trend).map(|trend| trend.id()).into()),
    ])
}

/// A rate that was tried: `rate`, `steps`, and `at`, where it came to.
pub fn advice(advice: &Advice) -> Value {
    Value::object([
        ("rate", advice.rate.into()),
        ("steps", advice.steps.into()),
        ("at", advice.endpoint.id().into()),
    ])
}

/// Why, by `what` it is: of a `limit` the `rate`, the `limit`, their `ratio` and `at`, the step where
/// that is so, if it is not the minimum; of a `schedule` the `last` rate and the `rate` that was set;
/// of `flat` ground the curvatures `here` and at the `minimum`; `zero-by-zero` alone.
fn cause(cause: &Cause) -> Value {
    match *cause {
        Cause::Limit { rate, limit, ratio, spot } => {
            let step = match spot {
                Spot::Minimum => None,
                Spot::Step(step) => Some(step),
            };
            Value::object([
                ("what", "limit".into()),
                ("rate", rate.into()),
                ("limit", limit.into()),
                ("ratio", ratio.into()),
                ("at", step.into()),
            ])
        }
        Cause::Schedule { last, rate } => {
            Value::object([("what", "schedule".into()), ("last", last.into()), ("rate", rate.into())])
        }
        Cause::FlatGround { here, minimum } => {
            Value::object([("what", "flat".into()), ("here", here.into()), ("minimum", minimum.into())])
        }
        Cause::ZeroByZero => Value::object([("what", "zero-by-zero".into())]),
    }
}

/// The parameters of a racer's rule by their keys.
pub fn parameters(racer: &Racer) -> Value {
    let parameters = racer.optimizer.parameters();
    Value::Object(parameters.map(|(parameter, value)| (parameter.key.into(), value.into())).collect())
}

/// All racers' traces up to the cursor: the rule's id as `optimizer`, then a column for each of
/// `w`, or `x` and `y`, `loss` and `rate`.
pub fn traces(player: &Player) -> Value {
    Value::list(player.runs(), |run| {
        let is_shown = |column: &Column| matches!(column, Column::Point(_) | Column::Loss | Column::Rate);
        let mut all = vec![("optimizer".into(), run.racer().optimizer.rule().id().into())];
        let names = columns::common_names(run.config().surface.dimension());
        all.extend(columns(run, player.cursor() as usize, names, is_shown));
        Value::Object(all)
    })
}

/// All there is of a run: `optimizer`, `lr` and `parameters`, then all its columns.
pub fn whole_trace(run: &Run) -> Value {
    let racer = run.racer();
    let mut all = vec![
        ("optimizer".into(), racer.optimizer.rule().id().into()),
        ("lr".into(), racer.rate.into()),
        ("parameters".into(), parameters(racer)),
    ];
    all.extend(columns(run, usize::MAX, columns::names(&run.config().surface), |_| true));
    Value::Object(all)
}

/// Columns by their names, with their numbers up to step `last`; those that belong to updates
/// have one fewer.
fn columns(
    run: &Run,
    last: usize,
    names: [&str; 2],
    is_wanted: impl Fn(&Column) -> bool,
) -> Vec<(Cow<'static, str>, Value)> {
    let last = last.min(run.trace().updates.len());
    let all = Column::all(run.config().surface.dimension(), [run.racer().optimizer.rule()]);
    let numbers = |column: Column| {
        let count = if column.is_of_updates() { last } else { last + 1 };
        (0..count).map(|step| column.at(run, step).unwrap_or(f64::NAN)).collect()
    };
    let wanted = all.into_iter().filter(is_wanted);
    wanted.map(|column| (column.name(names).into(), Value::Column(numbers(column)))).collect()
}
