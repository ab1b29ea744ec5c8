//! Everything as JSON.

use super::record;
use super::value::Value;
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
///                           "w" | "x", "y", "loss", "gradient_x", …, "rate", "estimate_x", …,
///                           "epoch", "m_x", … }] },
///   "verdict": { "racers": [{ "kind", "step"?, "at"?, "height"?, "tol", "least"?,
///                             "cause"?: { "rate", "limit", "ratio", "at"?, "faster"?, "times"? } }] } }
/// ```
///
/// A formula's parameters have their own names for `w`, or `x` and `y`. In a trace each name of a [`csv()`](super::csv()) column stands for the list of its numbers,
/// where entry k belongs to step k; `rate`, `estimate_…` and `epoch`, which belong to updates, have
/// one entry fewer, and what a rule keeps begins with `null`. `null` stands for numbers that are not
/// finite, too. The verdicts are those on the whole runs; there are none before the runs are done.
pub fn json(setup: &Settings, problems: &[Problem], player: &Player) -> String {
    let racers = |items| Value::object([("racers", items)]);
    let all = Value::object([
        ("version", env!("CARGO_PKG_VERSION").into()),
        ("query", query::write(setup).into()),
        ("problems", Value::list(problems, record::problem)),
        ("trace", racers(Value::list(player.runs(), record::whole_trace))),
        ("verdict", racers(Value::list(player.outcome(), record::verdict))),
    ]);
    let mut text = String::new();
    write(&all, &mut text);
    text
}

fn write(value: &Value, to: &mut String) {
    match value {
        Value::Missing => to.push_str("null"),
        Value::Bool(value) => to.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => write_number(*number, to),
        Value::Text(text) => write_text(text, to),
        Value::Column(numbers) => write_all(to, "[]", numbers, |number, to| write_number(*number, to)),
        Value::List(values) => write_all(to, "[]", values, write),
        Value::Object(pairs) => {
            let known = pairs.iter().filter(|(_, value)| !value.is_missing());
            write_all(to, "{}", known, |(name, value), to| {
                write_text(name, to);
                to.push(':');
                write(value, to);
            });
        }
    }
}

/// The items between a pair of brackets, with commas between them.
fn write_all<T>(
    to: &mut String,
    brackets: &str,
    items: impl IntoIterator<Item = T>,
    write: impl Fn(T, &mut String),
) {
    let (open, close) = brackets.split_at(1);
    to.push_str(open);
    for (index, item) in items.into_iter().enumerate() {
        if index > 0 {
            to.push(',');
        }
        write(item, to);
    }
    to.push_str(close);
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
            '\u{0}'..='\u{1f}' => to.push_str(&format!("\\u{:04x}", u32::from(character))),
            _ => to.push(character),
        }
    }
    to.push('"');
}
