//! Everything as JSON.

use super::record;
use super::value::{Object, Value};
use crate::number::shortest;
use crate::player::Player;
use crate::query::Settings;
use crate::query::{self, Problem};

/// All that is known, as one JSON object (RFC 8259):
///
/// ```text
/// { "version": the crate's,
///   "query": the canonical query,
///   "problems": [{ "key", "given", "used", "code",
///                  "at"?, "found"?, "expected"?, "count"?, "hint"?, "beside"? }],
///   "trace": { "racers": [{ "optimizer", "lr", "parameters": { key: number },
///                           "changes"?: [{ "from", "lr", "parameters" }],
///                           "w" | "x", "y", "loss", "gradient_x", …, "rate", "estimate_x", …,
///                           "epoch", "m_x", … }] },
///   "verdict": { "racers": [{ "kind", "step"?, "at"?, "height"?, "since"?, "tol", "least"?,
///                             "cause"?: { "what", … }, "advice"?: { "rate", "steps", "at" },
///                             "calmer"?: { "rate", "height" } }] } }
/// ```
///
/// A formula's parameters have their own names for `w`, or `x` and `y`. In a trace each name of a
/// [`csv()`](super::csv()) column stands for the list of its numbers, where entry k belongs to step
/// k; `rate`, `estimate_…` and `epoch`, which belong to updates, have one entry fewer, and what a
/// rule keeps begins with `null`. `null` stands for numbers that are not finite, too. The verdicts
/// are those on the whole runs; there are none before the runs are done. By `what` it is, a cause
/// has of a `limit` the `rate`, the `limit`, their `ratio`, and `at`, the step where that is so, if
/// it is not the minimum; of a `schedule` the `last` rate and the `rate` that was set; of `flat`
/// ground the curvatures `here` and at the `minimum`; of `zero-by-zero` nothing more.
pub fn json(setup: &Settings, problems: &[Problem], player: &Player) -> String {
    let racers = |items| {
        let mut all = Object::default();
        all.set("racers", items);
        all
    };
    let mut all = Object::default();
    all.set("version", env!("CARGO_PKG_VERSION"));
    all.set("query", query::write(setup));
    all.set("problems", Value::list(problems, record::problem));
    all.set("trace", racers(Value::list(player.runs(), record::whole_trace)));
    all.set(
        "verdict",
        racers(Value::list(player.outcome(), |verdict| record::verdict(verdict, &setup.page))),
    );
    let mut text = String::new();
    write(&all.into(), &mut text);
    text
}

fn write(value: &Value, to: &mut String) {
    match value {
        Value::Missing => to.push_str("null"),
        Value::Bool(value) => to.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => write_number(*number, to),
        Value::Text(text) => write_text(text, to),
        Value::Column(numbers) => {
            to.push('[');
            for number in numbers {
                write_number(*number, to);
                to.push(',');
            }
            close(to, ']');
        }
        Value::List(values) => {
            to.push('[');
            for value in values {
                write(value, to);
                to.push(',');
            }
            close(to, ']');
        }
        Value::Object(object) => {
            to.push('{');
            for (name, value) in object.pairs() {
                write_text(name, to);
                to.push(':');
                write(value, to);
                to.push(',');
            }
            close(to, '}');
        }
    }
}

/// Puts a bracket in the place of the comma behind the last item.
fn close(to: &mut String, bracket: char) {
    if to.ends_with(',') {
        to.pop();
    }
    to.push(bracket);
}

fn write_number(number: f64, to: &mut String) {
    // JSON has no numbers that are not finite.
    to.push_str(&if number.is_finite() { shortest(number) } else { "null".into() });
}

fn write_text(text: &str, to: &mut String) {
    to.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => to.extend(['\\', character]),
            '\u{0}'..='\u{1f}' => {
                let code = u32::from(character);
                to.push_str(if code < 16 { "\\u000" } else { "\\u001" });
                to.extend(char::from_digit(code % 16, 16));
            }
            _ => to.push(character),
        }
    }
    to.push('"');
}
