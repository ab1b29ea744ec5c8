//! What holds of every run, whatever is run.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails may panic")]

use fall_line::config::{Config, Racer};
use fall_line::geometry::{Dimension, Point};
use fall_line::optimizer::Rule;
use fall_line::player::Player;
use fall_line::query;
use fall_line::rates;
use fall_line::run::{Run, Trace};
use fall_line::schedule::{Schedule, ScheduleState, Shape};
use fall_line::surface::Surface;
use fall_line::verdict::{Kind, Verdict};
use proptest::prelude::*;

fn of(surface: &Surface, rule: Rule) -> Config {
    let mut config = Config::on(surface.clone());
    config.racers = vec![Racer::suggested(surface, rule)];
    config
}

fn finished(config: &Config) -> Run {
    let mut run = Run::new(config, config.racers[0]);
    run.finish();
    run
}

/// The surface's own start, and two more well inside its box.
fn starts(surface: &Surface) -> [Point; 3] {
    let facts = surface.facts();
    let at = |across: f64, up: f64| {
        let size = facts.window.size();
        let y = if surface.dimension() == Dimension::One { 0.0 } else { up };
        Point::new(facts.window.min.x + across * size.x, facts.window.min.y + y * size.y)
    };
    [facts.start, at(0.21, 0.83), at(0.72, 0.36)]
}

#[test]
fn every_optimizer_on_every_surface_ends_finite_or_says_that_it_diverged() {
    for surface in Surface::all() {
        for rule in Rule::ALL {
            for start in starts(&surface) {
                let config = Config { start, ..of(&surface, rule) };
                let run = finished(&config);
                let states = &run.trace().states;
                let is_finite = states.iter().all(|state| {
                    state.point.is_finite() && state.loss.is_finite() && state.gradient.is_finite()
                });
                let verdict = Verdict::of(&run);
                let what = format!("{} on {} from {start:?}: {verdict:?}", rule.id(), surface.id());
                assert!(is_finite || verdict.kind == Kind::Diverged, "{what}");
                // Whoever stops early has a reason.
                assert!(states.len() == 201 || verdict.kind == Kind::Diverged, "{what}");
            }
        }
    }
}

/// Rates of three digits a decade: enough to find what converges in any wide range.
fn swept() -> impl Iterator<Item = f64> {
    (-8..=1).flat_map(|power| [10, 15, 22, 33, 47, 68].map(|digits| rates::written((digits, power))))
}

#[test]
fn suggested_rates_converge_within_200_steps_wherever_a_rate_does() {
    for surface in Surface::all() {
        for rule in Rule::ALL {
            let mut config = of(&surface, rule);
            let rate = config.racers[0].rate;
            let what = format!("{} on {}", rule.id(), surface.id());
            if Verdict::of(&finished(&config)).kind == Kind::Converged {
                continue;
            }
            for other in swept() {
                config.racers[0].rate = other;
                let kind = Verdict::of(&finished(&config)).kind;
                assert_ne!(kind, Kind::Converged, "{what}: not at {rate}, but at {other}");
            }
        }
    }
}

#[test]
fn the_classic_rate_stands_where_everybody_expects_it() {
    let formula = query::read("f=x^2%2By^2").0.config.surface;
    for surface in [Surface::Parabola, Surface::Bowl, Surface::Ravine { kappa: 10.0 }, formula] {
        for rule in [Rule::Gd, Rule::Momentum, Rule::Nesterov] {
            assert_eq!(rates::suggested(&surface, rule), 0.1, "{} on {}", rule.id(), surface.id());
        }
    }
}

/// Whether two traces are the same, bit for bit.
fn assert_same(one: &Trace, other: &Trace) {
    let bits = |trace: &Trace| -> Vec<[u64; 3]> {
        let of = |state: &fall_line::run::State| [state.point.x, state.point.y, state.loss].map(f64::to_bits);
        trace.states.iter().map(of).collect()
    };
    assert_eq!(bits(one), bits(other));
    assert_eq!(one.updates.len(), other.updates.len());
}

const STOCHASTIC: [&str; 4] = [
    "noise=0.4&steps=120&opt=adam",
    "fn=linear-regression&batch=7&steps=120",
    "fn=neuron&batch=30&noise=0.2&opt=lion&schedule=plateau&steps=120",
    "fn=saddle&opt=gd&noise=0.05&schedule=cyclic&steps=120",
];

proptest! {
    #[test]
    fn advancing_in_parts_is_advancing_at_once(
        query in 0..STOCHASTIC.len(), first in 0..130_u32, second in 0..130_u32, seed in any::<u32>(),
    ) {
        let mut config = query::read(STOCHASTIC[query]).0.config;
        config.seed = seed;
        let (mut parts, mut whole) = (Run::new(&config, config.racers[0]), Run::new(&config, config.racers[0]));
        parts.advance(first);
        parts.advance(second);
        whole.advance(first + second);
        assert_same(parts.trace(), whole.trace());
        prop_assert_eq!(parts.is_done(), whole.is_done());
    }

    #[test]
    fn one_more_racer_changes_no_trace(query in 0..STOCHASTIC.len(), rule in 0..Rule::ALL.len(), rate in 1e-4..1.0) {
        let config = query::read(STOCHASTIC[query]).0.config;
        let mut alone = Player::new(&config);
        alone.finish();
        let mut racing = config.clone();
        racing.racers.push(Racer { rate, ..Racer::suggested(&config.surface, Rule::ALL[rule]) });
        let mut race = Player::new(&racing);
        race.finish();
        assert_same(alone.runs()[0].trace(), race.runs()[0].trace());
    }

    #[test]
    fn every_schedule_but_plateau_depends_on_its_step_alone(
        shape in 0..Shape::ALL.len(), k in 0..2000_u32, losses in proptest::collection::vec(-1e3..1e3, 0..40),
        gamma in 0.0..2.0, period in proptest::option::of(1..500_u32), floor in 0.0..1.0, warmup in 0..200_u32,
    ) {
        let shape = Shape::ALL[shape];
        prop_assume!(shape != Shape::Plateau);
        let schedule = Schedule { gamma, period, floor, warmup, ..Schedule::new(shape) };
        let fresh = ScheduleState::default();
        let mut seasoned = fresh;
        for loss in losses {
            schedule.observe(loss, 0.1, &mut seasoned);
        }
        prop_assert_eq!(
            schedule.factor(k, 300, &fresh).to_bits(),
            schedule.factor(k, 300, &seasoned).to_bits()
        );
    }
}

#[test]
fn the_same_seed_gives_the_same_trace_and_another_another() {
    for query in STOCHASTIC {
        let config = query::read(query).0.config;
        assert_same(finished(&config).trace(), finished(&config).trace());
        let other = Config { seed: config.seed + 1, ..config.clone() };
        assert_ne!(finished(&config).trace().states, finished(&other).trace().states, "{query}");
    }
}

#[test]
fn stepping_allocates_nothing_but_the_traces_growth() {
    let mut config = query::read("fn=neuron&batch=30&noise=0.2&schedule=plateau&steps=2000").0.config;
    config.tolerance = 1e-6;
    let mut run = Run::new(&config, config.racers[0]);
    let count = allocation_counter::measure(|| run.finish()).count_total;
    // Two vectors that double from one state to two thousand.
    assert!(count <= 2 * 12, "{count} allocations");
}

/// Well-conditioned runs through every function whose last bits differ between platforms.
const ACROSS_PLATFORMS: [&str; 5] = [
    "steps=60",
    "fn=waves&opt=adam&lr=0.05&steps=60",
    "fn=ackley&opt=nadam&lr=0.05&steps=40",
    "fn=logistic-regression&opt=gd&lr=0.5&batch=10&noise=0.1&schedule=cosine&steps=60",
    "f=exp(-x^2)%2Bln(1%2By^2)%2B0.1x^2&opt=rmsprop&lr=0.05&steps=40",
];

/// The same runs in the browser's wasm: `tests/browser/native.spec.js` holds them against this file.
/// `FALL_LINE_RECORD=1 cargo test --test engine` writes it anew.
#[test]
fn the_recorded_runs_are_those_of_this_platform_too() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/native.json");
    let found: Vec<(String, Vec<f64>)> = ACROSS_PLATFORMS
        .iter()
        .map(|query| {
            let run = finished(&query::read(query).0.config);
            (
                query.to_string(),
                run.trace().states.iter().flat_map(|state| [state.point.x, state.loss]).collect(),
            )
        })
        .collect();
    if std::env::var_os("FALL_LINE_RECORD").is_some() {
        let lines: Vec<String> = found.iter().map(|pair| serde_json::to_string(pair).unwrap()).collect();
        std::fs::write(path, format!("[\n{}\n]\n", lines.join(",\n"))).unwrap();
    }
    let recorded: Vec<(String, Vec<f64>)> =
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(recorded.len(), found.len());
    for ((query, found), (recorded_query, recorded)) in found.iter().zip(&recorded) {
        assert_eq!((query, found.len()), (recorded_query, recorded.len()));
        for (one, other) in found.iter().zip(recorded) {
            assert!((one - other).abs() <= 1e-12 * one.abs().max(1.0), "{query}: {one}, not {other}");
        }
    }
}
