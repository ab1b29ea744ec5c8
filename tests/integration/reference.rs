//! PyTorch as the referee: the engine's surfaces, runs and schedules against recorded ones.
//!
//! `tests/reference/README.md` says where the numbers come from and when they must agree.

use crate::common::{changed, finished};
use fall_line::geometry::{Dimension, Point};
use fall_line::optimizer::{Optimizer, Rule};
use fall_line::run::{Config, Phase, Racer, State};
use fall_line::schedule::{Schedule, ScheduleShape, ScheduleState};
use fall_line::surface::Surface;
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::fmt::{self, Display, Formatter};

const VALUES: &str = include_str!("../reference/values.json");

const TRAJECTORIES: &str = include_str!("../reference/trajectories.json");

const SCHEDULES: &str = include_str!("../reference/schedules.json");

/// Numbers agree within this much, times their size where that is above 1.
const TOLERANCE: f64 = 1e-9;
/// The same for factors, which have no trajectory to drift along.
const FACTOR_TOLERANCE: f64 = 1e-12;
/// Losses, gradients and Hessians agree within this part of their size.
const VALUE_TOLERANCE: f64 = 1e-12;
const STEPS: u32 = 200;
/// The part of the cases that must be compared over all their steps.
const STABLE: f64 = 0.9;

fn cases(json: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(json).unwrap();
    assert_eq!(all["steps"], STEPS);
    all["cases"].as_array().unwrap().clone()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text"))
}

/// How far two numbers lie apart, as a part of what is allowed; infinite where one is NaN.
fn apart(found: f64, expected: f64, tolerance: f64) -> f64 {
    let part = (found - expected).abs() / (tolerance * expected.abs().max(1.0));
    if part.is_nan() { f64::INFINITY } else { part }
}

/// The comparison that came out worst.
struct Worst {
    apart: f64,
    whose: String,
}

impl Worst {
    fn none() -> Self {
        Self { apart: 0.0, whose: "nothing".into() }
    }

    fn add(&mut self, apart: f64, whose: impl FnOnce() -> String) {
        if apart > self.apart {
            *self = Self { apart, whose: whose() };
        }
    }
}

impl Display for Worst {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{} is off by {:.1e} of the tolerance", self.whose, self.apart)
    }
}

fn name(case: &Value) -> String {
    let parameters = case.get("parameters").map(Value::to_string).unwrap_or_default();
    let [surface, rule, set] = ["surface", "rule", "set"].map(|key| text(&case[key]));
    format!("{surface} {rule} {set} {} {parameters}", case["rate"])
}

fn config(case: &Value) -> Config {
    let mut config = Config::on(Surface::named(text(&case["surface"])).unwrap());
    config.racers = vec![racer(case)];
    config.steps = STEPS;
    if let Some(floor) = case.get("floor") {
        config.schedule = Schedule::new(ScheduleShape::Cosine);
        config.schedule.floor = number(floor);
    }
    config
}

/// The case's optimizer; what the case does not name stays the engine's own default.
fn racer(case: &Value) -> Racer {
    let with = |parameters: Option<&Value>| {
        let mut optimizer = Optimizer::new(Rule::named(text(&case["rule"])).unwrap());
        for (key, value) in parameters.and_then(Value::as_object).into_iter().flatten() {
            *optimizer.get_mut(key).unwrap() = number(value);
        }
        optimizer
    };
    let changes = case.get("changes").and_then(Value::as_array).into_iter().flatten().map(|change| Phase {
        from: change[0].as_u64().unwrap() as u32,
        optimizer: with(Some(&change[2])),
        rate: number(&change[1]),
    });
    Racer { changes: changes.collect(), ..Racer::new(with(case.get("parameters")), number(&case["rate"])) }
}

/// Parameters and loss, as the file has them.
fn numbers(state: &State, dimension: Dimension) -> Vec<f64> {
    match dimension {
        Dimension::One => vec![state.point.x, state.loss],
        Dimension::Two => vec![state.point.x, state.point.y, state.loss],
    }
}

/// Compares every recorded state of a case; says how far the worst is off.
fn compare(case: &Value) -> Worst {
    let mut worst = Worst::none();
    let config = config(case);
    let run = finished(&config);
    for recorded in case["states"].as_array().unwrap() {
        let (step, expected) = recorded.as_array().unwrap().split_first().unwrap();
        let Some(state) = run.trace().states.get(step.as_u64().unwrap() as usize) else {
            worst.add(f64::INFINITY, || format!("{}: there is no step {step}; it", name(case)));
            continue;
        };
        let found = numbers(state, config.surface.dimension());
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(expected) {
            let apart = apart(*found, number(expected), TOLERANCE);
            worst.add(apart, || format!("{}: step {step}: {found}, not {expected},", name(case)));
        }
    }
    worst
}

/// Passes where every case does; reports those that do not, or else the worst.
fn assert_agreement(all: &[Worst]) {
    let failed: Vec<String> = all.iter().filter(|worst| worst.apart > 1.0).map(Worst::to_string).collect();
    assert!(failed.is_empty(), "{} of {} cases:\n{}", failed.len(), all.len(), failed.join("\n"));
    let worst = all.iter().max_by(|a, b| a.apart.total_cmp(&b.apart)).unwrap();
    println!("{} cases; the worst: {worst}", all.len());
}

/// The numbers of a list.
fn list(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(number).collect()
}

/// How far two lists lie apart, as a part of the second one's size.
fn apart_by_size(found: &[f64], expected: &[f64]) -> f64 {
    assert_eq!(found.len(), expected.len());
    let largest = |numbers: &mut dyn Iterator<Item = f64>| numbers.map(f64::abs).fold(0.0, f64::max);
    let off = largest(&mut found.iter().zip(expected).map(|(found, expected)| found - expected));
    off / largest(&mut expected.iter().copied())
}

#[test]
fn values_gradients_and_hessians_agree_with_pytorch() {
    let all: Value = serde_json::from_str(VALUES).unwrap();
    let mut counts: HashMap<&str, u32> = HashMap::new();
    for case in all["cases"].as_array().unwrap() {
        let surface = Surface::named(text(&case["surface"])).unwrap();
        let at = list(&case["at"]);
        let at = Point::new(at[0], at.get(1).copied().unwrap_or(0.0));
        let (slope, hessian) = (surface.value_and_gradient(at), surface.hessian(at));
        let (gradient, hessian) = match surface.dimension() {
            Dimension::One => (vec![slope.gradient.x], vec![hessian.xx]),
            Dimension::Two => {
                (vec![slope.gradient.x, slope.gradient.y], vec![hessian.xx, hessian.xy, hessian.yy])
            }
        };
        for (what, found, expected) in [
            ("loss", vec![slope.loss], vec![number(&case["loss"])]),
            ("loss without its slope", vec![surface.value(at)], vec![number(&case["loss"])]),
            ("gradient", gradient, list(&case["gradient"])),
            ("Hessian", hessian, list(&case["hessian"])),
        ] {
            let apart = apart_by_size(&found, &expected);
            let name = surface.id();
            assert!(apart <= VALUE_TOLERANCE, "{name} at {at:?}: {what} {found:?}, not {expected:?}");
        }
        *counts.entry(surface.id()).or_default() += 1;
    }
    assert!(Surface::all().iter().all(|surface| counts[surface.id()] >= 3));
}

#[test]
fn trajectories_agree_with_pytorch() {
    let all: Vec<Worst> = cases(TRAJECTORIES).iter().map(compare).collect();
    assert_agreement(&all);
}

#[test]
fn every_rule_is_recorded_on_every_surface_with_two_sets_of_parameters() {
    let cases = cases(TRAJECTORIES);
    let of = |case: &Value| ["surface", "rule", "set"].map(|key| text(&case[key]).to_owned());
    let present: HashSet<[String; 3]> = cases.iter().map(of).collect();
    for surface in Surface::all() {
        for rule in Rule::ALL {
            for set in ["default", "second"] {
                let key = [surface.id(), rule.id(), set].map(str::to_owned);
                assert!(present.contains(&key), "{key:?} is missing");
            }
        }
    }
}

#[test]
fn nearly_every_case_is_compared_over_all_its_steps() {
    let cases = cases(TRAJECTORIES);
    let last = |case: &Value| {
        case["states"].as_array().unwrap().last().map_or(0, |state| state[0].as_u64().unwrap())
    };
    assert!(cases.iter().all(|case| Some(last(case)) == case["stable_until"].as_u64()));
    let stable = cases.iter().filter(|case| last(case) == u64::from(STEPS)).count();
    assert!(stable as f64 >= STABLE * cases.len() as f64, "{stable} of {} are stable", cases.len());
}

#[test]
fn runs_start_where_the_recorded_ones_did() {
    let all: Value = serde_json::from_str(TRAJECTORIES).unwrap();
    for surface in Surface::all() {
        let start = &all["starts"][surface.id()];
        let y = start.get(1).map_or(0.0, number);
        assert_eq!(surface.start(), Point::new(number(&start[0]), y), "{}", surface.id());
    }
}

fn schedule(case: &Value) -> Schedule {
    let mut schedule = Schedule::new(ScheduleShape::named(text(&case["shape"])).unwrap());
    let given = |key| case.get(key).map(number);
    schedule.period = given("period").map(|period| period as u32);
    schedule.warmup = given("warmup").map_or(schedule.warmup, |warmup| warmup as u32);
    schedule.gamma = given("gamma").unwrap_or(schedule.gamma);
    schedule.floor = given("floor").unwrap_or(schedule.floor);
    schedule
}

/// The engine's factors: of a run where the case names a surface, else of the schedule alone.
fn factors(case: &Value) -> Vec<f64> {
    let schedule = schedule(case);
    if case.get("surface").is_none() {
        return (0..STEPS).map(|k| schedule.factor(k, STEPS, &ScheduleState::default())).collect();
    }
    let config = changed(config(case), |config| config.schedule = schedule);
    let run = finished(&config);
    (0..run.trace().updates()).map(|k| run.rate(k).unwrap() / config.racers[0].rate).collect()
}

fn compare_factors(case: &Value) -> Worst {
    let mut worst = Worst::none();
    let (found, expected) = (factors(case), case["factors"].as_array().unwrap());
    let name = format!("{:?} {}", schedule(case), case["surface"]);
    assert!(found.len() >= expected.len(), "{name} ends early");
    for (k, (found, expected)) in found.iter().zip(expected).enumerate() {
        let apart = apart(*found, number(expected), FACTOR_TOLERANCE);
        worst.add(apart, || format!("{name}: update {k}: {found}, not {expected},"));
    }
    worst
}

#[test]
fn schedules_agree_with_pytorch() {
    let all: Vec<Worst> = cases(SCHEDULES).iter().map(compare_factors).collect();
    assert_agreement(&all);
}

#[test]
fn every_schedule_of_pytorch_is_recorded_twice_over_all_updates() {
    let cases = cases(SCHEDULES);
    for shape in ScheduleShape::ALL {
        let whole = |case: &&Value| case["factors"].as_array().unwrap().len() == STEPS as usize;
        let count = cases.iter().filter(|case| case["shape"] == shape.id()).filter(whole).count();
        // PyTorch has no scheduler for these two.
        let expected = if matches!(shape, ScheduleShape::Constant | ScheduleShape::Inverse) { 0 } else { 2 };
        assert!(count >= expected, "{}: {count}", shape.id());
    }
}
