//! Everything as JSON.

use super::columns::Column;
use crate::analysis::verdict::Verdict;
use crate::number::{shortest, whole};
use crate::optimizer::Rule;
use crate::player::Player;
use crate::query::Settings;
use crate::query::{self, Problem};
use crate::run::Run;

/// All that is known, as one JSON object (RFC 8259):
///
/// ```text
/// { "version": the crate's,
///   "query": the canonical query,
///   "problems": [{ "key", "given", "used", "code", "at"? }],
///   "trace": { "racers": [{ "optimizer", "lr", "parameters": { key: number },
///                           "w" | "x", "y", "loss", "gradient_x", …, "rate", "estimate_x", …,
///                           "epoch", "m_x", … }] },
///   "verdict": { "racers": [{ "kind", "step"?, "at"?, "height"?, "tol", "least"? }] } }
/// ```
///
/// In a trace each name of a [`csv()`](super::csv()) column stands for the list of its numbers,
/// where entry k belongs to step k; `rate`, `estimate_…` and `epoch`, which belong to updates, have
/// one entry fewer, and the buffers begin with `null`. `null` stands for numbers that are not
/// finite, too. The verdicts are those on the whole runs; there are none before the runs are done.
pub fn json(setup: &Settings, problems: &[Problem], player: &Player) -> String {
    let query = query::write(setup);
    let racers = |items: Vec<String>| object([("racers", list(items))]);
    let trace = racers(player.runs().iter().map(trace).collect());
    let verdict = racers(player.outcome().iter().map(verdict).collect());
    object([
        ("version", text(env!("CARGO_PKG_VERSION"))),
        ("query", text(&query)),
        ("problems", list(problems.iter().map(problem))),
        ("trace", trace),
        ("verdict", verdict),
    ])
}

fn problem(problem: &Problem) -> String {
    let at = problem.formula.as_ref().map(|error| whole(error.at));
    let all = [
        ("key", Some(text(&problem.key))),
        ("given", Some(text(&problem.given))),
        ("used", Some(text(&problem.used))),
        ("code", Some(text(problem.code.id()))),
        ("at", at),
    ];
    object(known(all))
}

fn trace(run: &Run) -> String {
    let racer = run.racer();
    let rule: Rule = racer.optimizer.rule;
    let parameters = rule.parameters().iter().filter_map(|parameter| {
        let value = racer.optimizer.parameters.get(parameter.key)?;
        Some((parameter.key, number(value)))
    });
    let mut all = vec![
        ("optimizer".to_string(), text(rule.id())),
        ("lr".to_string(), number(racer.rate)),
        ("parameters".to_string(), object(parameters)),
    ];
    let columns = Column::all(run.config().surface.dimension(), [rule]);
    all.extend(columns.into_iter().map(|column| (column.name(), numbers(column, run))));
    object(all)
}

/// A column's numbers, without the last where it belongs to an update that was not made.
fn numbers(column: Column, run: &Run) -> String {
    let last = run.trace().updates.len();
    let count = if column.at(run, last).is_some() { last + 1 } else { last };
    list((0..count).map(|step| column.at(run, step).map_or_else(|| "null".into(), number)))
}

fn verdict(verdict: &Verdict) -> String {
    let all = [
        ("kind", Some(text(verdict.kind.id()))),
        ("step", verdict.step.map(|step| whole(step as usize))),
        ("at", verdict.place.map(|place| text(place.id()))),
        ("height", verdict.height.map(number)),
        ("tol", Some(number(verdict.tolerance))),
        ("least", verdict.least.map(number)),
    ];
    object(known(all))
}

fn known<'a>(
    pairs: impl IntoIterator<Item = (&'a str, Option<String>)>,
) -> impl Iterator<Item = (&'a str, String)> {
    pairs.into_iter().filter_map(|(name, value)| Some((name, value?)))
}

/// Names and values that are JSON already.
fn object<N: AsRef<str>>(pairs: impl IntoIterator<Item = (N, String)>) -> String {
    let pairs: Vec<String> =
        pairs.into_iter().map(|(name, value)| [&text(name.as_ref()), ":", &value].concat()).collect();
    ["{", &pairs.join(","), "}"].concat()
}

fn list(values: impl IntoIterator<Item = String>) -> String {
    let values: Vec<String> = values.into_iter().collect();
    ["[", &values.join(","), "]"].concat()
}

/// JSON has no numbers that are not finite.
fn number(value: f64) -> String {
    if value.is_finite() { shortest(value) } else { "null".into() }
}

fn text(value: &str) -> String {
    let mut quoted = String::from('"');
    for character in value.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\u{0}'..='\u{1f}' => {
                let digit = |shift: u32| {
                    char::from_digit(u32::from(character) >> shift & 0xf, 16).unwrap_or_default()
                };
                quoted.push_str("\\u00");
                quoted.extend([digit(4), digit(0)]);
            }
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}
