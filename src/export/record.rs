//! What there is to say of a run, told once: for the JSON file and for a page's messages.

use super::columns::{self, Column};
use super::value::{Object, Value};
use crate::analysis::advice::Advice;
use crate::analysis::cause::{Cause, Spot};
use crate::analysis::verdict::Verdict;
use crate::player::Player;
use crate::query::{Page, Problem};
use crate::run::{Phase, Racer, Run};
use std::slice;

/// What could not be taken as it stood: `key`, `given`, `used` and `code`; of a formula also `at`,
/// `found`, `expected`, `count`, `hint` and `beside`, the variables beside which it is a third.
pub fn problem(problem: &Problem) -> Object {
    let mut all = Object::default();
    all.set("key", problem.key.as_str());
    all.set("given", problem.given.as_str());
    all.set("used", problem.used.as_str());
    all.set("code", problem.code.id());
    if let Some(error) = &problem.formula {
        all.set("at", error.at);
        all.set("found", error.found.as_str());
        all.set("expected", error.expected.id());
        all.set("count", error.expected.number());
    }
    let hint = problem.formula.as_ref().map_or(&problem.hint, |error| &error.hint);
    all.set("hint", hint.as_deref());
    let beside = problem.formula.as_ref().map(|error| &error.beside).filter(|names| !names.is_empty());
    all.set("beside", beside.map(|names| Value::list(names, |name| name.as_str())));
    all
}

/// A verdict: `kind` and `tol`, and where there are any `step`, `at`, `height`, `since`, `least`,
/// `cause`, `advice`, `calmer`, and of what is under way `loss`, `times` and `trend`. What was tried and
/// does better, `advice` and `calmer`, is left out where the page has a goal: it would give that away.
pub fn verdict(verdict: &Verdict, page: &Page) -> Object {
    let mut all = Object::default();
    all.set("kind", verdict.kind.id());
    all.set("step", verdict.step);
    all.set("at", verdict.endpoint.map(|place| place.id()));
    all.set("height", verdict.height);
    all.set("since", verdict.within_since);
    all.set("tol", verdict.tolerance);
    all.set("least", verdict.minimum);
    all.set("cause", verdict.cause.as_ref().map(cause));
    all.set("advice", verdict.advice.as_ref().filter(|_| page.goal.is_none()).map(advice));
    if let Some(found) = verdict.calmer.as_ref().filter(|_| page.goal.is_none()) {
        let mut calmer = Object::default();
        calmer.set("rate", found.rate);
        calmer.set("height", found.height);
        all.set("calmer", calmer);
    }
    if let Some(sight) = &verdict.sight {
        all.set("loss", sight.loss);
        all.set("times", sight.times);
        all.set("trend", sight.trend.map(|trend| trend.id()));
    }
    all
}

/// A rate that was tried: `rate`, `steps`, and `at`, where it came to.
pub fn advice(advice: &Advice) -> Object {
    let mut all = Object::default();
    all.set("rate", advice.rate);
    all.set("steps", advice.steps);
    all.set("at", advice.endpoint.id());
    all
}

/// Why, by `what` it is: of a `limit` the `rate`, the `limit`, their `ratio` and `at`, the step where
/// that is so, if it is not the minimum; of a `schedule` the `last` rate and the `rate` that was set;
/// of `flat` ground the curvatures `here` and at the `minimum`; `zero-by-zero` alone.
fn cause(cause: &Cause) -> Object {
    let mut all = Object::default();
    match *cause {
        Cause::Limit { rate, limit, ratio, spot } => {
            all.set("what", "limit");
            all.set("rate", rate);
            all.set("limit", limit);
            all.set("ratio", ratio);
            if let Spot::Step(step) = spot {
                all.set("at", step);
            }
        }
        Cause::Schedule { last, rate } => {
            all.set("what", "schedule");
            all.set("last", last);
            all.set("rate", rate);
        }
        Cause::FlatGround { here, minimum } => {
            all.set("what", "flat");
            all.set("here", here);
            all.set("minimum", minimum);
        }
        Cause::ZeroByZero => all.set("what", "zero-by-zero"),
    }
    all
}

/// Sets a racer's numbers: `lr`, `parameters` by their keys, and of one that changes in mid-run
/// `changes`, each with the same and `from`, the update from which they hold.
pub fn set_numbers(all: &mut Object, racer: &Racer) {
    set_phase(all, &racer.phase(0));
    let changes = Some(&racer.changes).filter(|changes| !changes.is_empty());
    all.set(
        "changes",
        changes.map(|changes| {
            Value::list(changes, |phase| {
                let mut all = Object::default();
                all.set("from", phase.from);
                set_phase(&mut all, phase);
                all
            })
        }),
    );
}

/// Sets `lr` and `parameters` as they stand from some update on.
pub fn set_phase(all: &mut Object, phase: &Phase) {
    let mut parameters = Object::default();
    for (parameter, value) in phase.optimizer.parameters() {
        parameters.set(parameter.key, value);
    }
    all.set("lr", phase.rate);
    all.set("parameters", parameters);
}

/// All racers' traces up to the cursor: the rule's id as `optimizer`, then a column for each of
/// `w`, or `x` and `y`, `loss` and `rate`.
pub fn traces(player: &Player) -> Value {
    Value::list(player.runs(), |run| {
        let mut all = Object::default();
        all.set("optimizer", run.racer().optimizer.rule().id());
        let names = columns::common_names(run.config().surface.dimension());
        for column in Column::all(slice::from_ref(run)) {
            if matches!(column, Column::Point(_) | Column::Loss | Column::Rate) {
                all.set(column.name(names), numbers(column, run, player.cursor() as usize));
            }
        }
        all
    })
}

/// All there is of a run: `optimizer`, its numbers by [`set_numbers`], then all its columns.
pub fn whole_trace(run: &Run) -> Object {
    let racer = run.racer();
    let mut all = Object::default();
    all.set("optimizer", racer.optimizer.rule().id());
    set_numbers(&mut all, racer);
    let names = columns::names(&run.config().surface);
    for column in Column::all(slice::from_ref(run)) {
        all.set(column.name(names), numbers(column, run, usize::MAX));
    }
    all
}

/// The numbers of a column up to step `last`; those that belong to updates are one fewer.
fn numbers(column: Column, run: &Run, last: usize) -> Value {
    let last = last.min(run.trace().updates());
    let count = if column.is_of_updates() { last } else { last + 1 };
    let mut memories = run.memories();
    Value::Column((0..count).map(|step| column.at(run, step, &mut memories).unwrap_or(f64::NAN)).collect())
}
