//! What is exported as CSV and as JSON holds the runs, to the last bit.

use fall_line::export;
use fall_line::optimizer::Rule;
use fall_line::player::Player;
use fall_line::query::{self, Problem, Settings};
use serde_json::{Value, json};
use std::collections::HashMap;

fn played(query: &str) -> (Settings, Vec<Problem>, Player) {
    let (setup, problems) = query::read(query);
    let mut player = Player::new(&setup.config);
    player.finish();
    (setup, problems, player)
}

/// The rows of a CSV by the names of their columns.
fn rows(csv: &str) -> Vec<HashMap<String, String>> {
    let mut lines = csv.split_terminator("\r\n").map(|line| line.split(',').map(String::from));
    let names: Vec<String> = lines.next().unwrap().collect();
    let all = lines.map(|line| {
        let cells: Vec<String> = line.collect();
        assert_eq!(cells.len(), names.len());
        names.iter().cloned().zip(cells).collect()
    });
    all.collect()
}

/// A cell's number; nothing where it is empty.
fn cell(row: &HashMap<String, String>, name: &str) -> Option<f64> {
    Some(row.get(name)?.as_str()).filter(|text| !text.is_empty()).map(|text| text.parse().unwrap())
}

const RUNS: [&str; 4] = [
    "steps=20",
    "fn=waves&opt=adam&schedule=cosine&steps=20&vs=gd",
    "fn=neuron&batch=30&noise=0.1&steps=20&opt=nadam&vs=lion&vs=rprop",
    "f=x^2*y%2By^2&lr=3&steps=20",
];

#[test]
fn csv_holds_every_number_of_every_step() {
    for query in RUNS {
        let (.., player) = played(query);
        let rows = rows(&export::csv(&player));
        let mut rows = rows.iter();
        for (index, run) in player.runs().iter().enumerate() {
            let rule: Rule = run.racer().optimizer.rule();
            let trace = run.trace();
            for (step, state) in trace.states.iter().enumerate() {
                let row = rows.next().unwrap();
                assert_eq!(row["optimizer"], rule.id(), "{query}");
                let is_one = row.contains_key("w");
                let axis = |name: &str, axis: char| {
                    let letter = if is_one { 'w' } else { axis };
                    if name.is_empty() { letter.to_string() } else { format!("{name}_{letter}") }
                };
                let mut expected = vec![
                    ("racer".to_string(), Some((index + 1) as f64)),
                    ("step".to_string(), Some(step as f64)),
                    ("loss".to_string(), Some(state.loss)),
                ];
                let update = run.update(step);
                let kept = run.memory_before(step).filter(|_| step > 0);
                for letter in if is_one { vec!['x'] } else { vec!['x', 'y'] } {
                    let pick = |x: f64, y: f64| if letter == 'x' { x } else { y };
                    let (point, gradient) = (state.point, state.gradient);
                    expected.push((axis("", letter), Some(pick(point.x, point.y))));
                    expected.push((axis("gradient", letter), Some(pick(gradient.x, gradient.y))));
                    let estimate = update.map(|update| pick(update.estimate.x, update.estimate.y));
                    expected.push((axis("estimate", letter), estimate));
                    for slot in rule.record().slots.iter().filter(|slot| !slot.is_shared) {
                        let kept = kept.and_then(|kept| kept.get(slot.name));
                        expected.push((axis(slot.name, letter), kept.map(|kept| pick(kept.x, kept.y))));
                    }
                }
                expected.push(("rate".into(), update.map(|update| update.rate)));
                expected.push(("epoch".into(), update.map(|_| run.epoch(step as u32).into())));
                for (name, number) in expected {
                    let found = cell(row, &name);
                    let is_none = |number: Option<f64>| number.is_some_and(f64::is_nan);
                    let is_same = found.map(f64::to_bits) == number.map(f64::to_bits);
                    assert!(
                        is_same || (is_none(found) && is_none(number)),
                        "{query}: {name} at step {step}: {found:?}, not {number:?}"
                    );
                }
            }
        }
        assert!(rows.next().is_none(), "{query}: more rows than states");
    }
}

#[test]
fn the_next_row_of_a_csv_follows_from_the_one_before() {
    // v ← 0.9v + g, x ← x - 0.1v; the buffers of a row are those after its step.
    let rows = rows(&export::csv(&played("noise=0.2&seed=5&steps=30").2));
    for pair in rows.windows(2) {
        for axis in ["x", "y"] {
            let of = |row: usize, name: &str| cell(&pair[row], &format!("{name}{axis}"));
            let v = 0.9 * of(0, "v_").unwrap_or(0.0) + of(0, "estimate_").unwrap();
            assert!((of(1, "v_").unwrap() - v).abs() < 1e-12);
            let rate = cell(&pair[0], "rate").unwrap();
            assert!((of(1, "").unwrap() - (of(0, "").unwrap() - rate * v)).abs() < 1e-12);
        }
    }
}

#[test]
fn json_holds_query_problems_trace_verdicts_and_version() {
    for query in RUNS {
        let (setup, problems, player) = played(query);
        let all: Value = serde_json::from_str(&export::json(&setup, &problems, &player)).unwrap();
        assert_eq!(all["version"], env!("CARGO_PKG_VERSION"));
        assert_eq!(all["query"], query::write(&setup), "{query}");
        assert_eq!(all["problems"], json!([]));
        let traces = all["trace"]["racers"].as_array().unwrap();
        let verdicts = all["verdict"]["racers"].as_array().unwrap();
        assert_eq!((traces.len(), verdicts.len()), (player.runs().len(), player.runs().len()));
        for ((run, trace), (outcome, verdict)) in
            player.runs().iter().zip(traces).zip(player.outcome().iter().zip(verdicts))
        {
            assert_eq!(trace["optimizer"], run.racer().optimizer.rule().id());
            assert_eq!(trace["lr"], run.racer().rate);
            let states = &run.trace().states;
            let list = |name: &str| -> Vec<Option<f64>> {
                trace[name].as_array().unwrap().iter().map(Value::as_f64).collect()
            };
            // JSON has no numbers that are not finite.
            let finite = |number: f64| Some(number).filter(|number| number.is_finite());
            let losses: Vec<_> = states.iter().map(|state| finite(state.loss)).collect();
            assert_eq!(list("loss"), losses, "{query}");
            let first = if trace.get("w").is_some() { "w" } else { "x" };
            let points: Vec<_> = states.iter().map(|state| finite(state.point.x)).collect();
            assert_eq!(list(first), points, "{query}");
            let rates: Vec<_> = (0..run.trace().updates()).map(|k| finite(run.rate(k).unwrap())).collect();
            assert_eq!(list("rate"), rates, "{query}");
            let slots = run.racer().optimizer.rule().record().slots;
            for slot in slots.iter().filter(|slot| !slot.is_shared) {
                let kept = list(&format!("{}_{first}", slot.name));
                assert_eq!((kept.len(), kept[0]), (states.len(), None));
            }
            assert_eq!(verdict["kind"], outcome.kind.id(), "{query}");
            assert_eq!(verdict.get("step").and_then(Value::as_u64), outcome.step.map(u64::from));
            assert_eq!(verdict["tol"], outcome.tolerance);
        }
    }
}

#[test]
fn json_holds_what_was_wrong() {
    let (setup, problems, player) = played("lr=abc&f=x%2B%2A&title=a%22b%5C%01");
    let all: Value = serde_json::from_str(&export::json(&setup, &problems, &player)).unwrap();
    let problems = all["problems"].as_array().unwrap();
    let of = |key: &str| problems.iter().find(|problem| problem["key"] == key).unwrap();
    assert_eq!((&of("lr")["given"], &of("lr")["used"]), (&json!("abc"), &json!("0.1")));
    assert_eq!((&of("f")["given"], &of("f")["at"]), (&json!("x+*"), &json!(2)));
}

#[test]
fn json_names_nothing_that_was_tried_where_a_goal_is_set() {
    for (run, tried) in
        [("fn=bowl&opt=gd&lr=0.0005", "advice"), ("fn=ravine&opt=gd&lr=0.15&noise=2&steps=300", "calmer")]
    {
        for (goal, is_told) in [("", true), ("&goal=converged", false)] {
            let (setup, problems, player) = played(&[run, goal].concat());
            let all: Value = serde_json::from_str(&export::json(&setup, &problems, &player)).unwrap();
            let verdict = all["verdict"]["racers"][0].as_object().unwrap();
            assert_eq!(verdict.contains_key(tried), is_told, "{run}{goal}: {verdict:?}");
        }
    }
}
