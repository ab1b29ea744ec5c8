//! What holds of every run, whatever is run.

use crate::common::{changed, config, finished, finished_racer, player, suggested};
use fall_line::analysis::verdict::{Kind, Verdict};
use fall_line::geometry::{Dimension, Point, Vector};
use fall_line::optimizer::Rule;
use fall_line::run::{Racer, Run, Trace, rates};
use fall_line::schedule::{Schedule, ScheduleShape, ScheduleState};
use fall_line::surface::{BOWL, PARABOLA, RAVINE, Surface};
use proptest::prelude::*;

/// The surface's own start, and two more well inside its box.
fn starts(surface: &Surface) -> [Point; 3] {
    let at = |across: f64, up: f64| {
        let size = surface.bounds().size();
        let y = if surface.dimension() == Dimension::One { 0.0 } else { up };
        surface.bounds().min + Vector::new(across * size.x, y * size.y)
    };
    [surface.start(), at(0.21, 0.83), at(0.72, 0.36)]
}

#[test]
fn every_optimizer_on_every_surface_ends_finite_or_says_that_it_diverged() {
    for surface in Surface::all() {
        for rule in Rule::ALL {
            for start in starts(&surface) {
                let config = changed(suggested(&surface, rule), |config| config.start = start);
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
            let mut config = suggested(&surface, rule);
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
    let formula = config("f=x^2%2By^2").surface;
    for surface in [Surface::from(&PARABOLA), Surface::from(&BOWL), Surface::from(&RAVINE), formula] {
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
    assert_eq!(one.updates(), other.updates());
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
        let mut config = config(STOCHASTIC[query]);
        config.seed = seed;
        let (mut parts, mut whole) = (Run::new(&config, config.racers[0].clone()), Run::new(&config, config.racers[0].clone()));
        parts.advance(first);
        parts.advance(second);
        whole.advance(first + second);
        assert_same(parts.trace(), whole.trace());
        prop_assert_eq!(parts.is_done(), whole.is_done());
    }

    #[test]
    fn one_more_racer_changes_no_trace(query in 0..STOCHASTIC.len(), rule in 0..Rule::ALL.len(), rate in 1e-4..1.0) {
        let config = config(STOCHASTIC[query]);
        let alone = player(&config);
        let mut racing = config.clone();
        racing.racers.push(Racer { rate, ..Racer::suggested(&config.surface, Rule::ALL[rule]) });
        let race = player(&racing);
        assert_same(alone.runs()[0].trace(), race.runs()[0].trace());
    }

    #[test]
    fn every_schedule_but_plateau_depends_on_its_step_alone(
        shape in 0..ScheduleShape::ALL.len(), k in 0..2000_u32, losses in proptest::collection::vec(-1e3..1e3, 0..40),
        gamma in 0.0..2.0, period in proptest::option::of(1..500_u32), floor in 0.0..1.0, warmup in 0..200_u32,
    ) {
        let shape = ScheduleShape::ALL[shape];
        prop_assume!(shape != ScheduleShape::Plateau);
        let mut schedule = Schedule::new(shape);
        (schedule.gamma, schedule.period, schedule.floor, schedule.warmup) = (gamma, period, floor, warmup);
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
        let config = config(query);
        assert_same(finished(&config).trace(), finished(&config).trace());
        let other = changed(config.clone(), |config| config.seed += 1);
        assert_ne!(finished(&config).trace().states, finished(&other).trace().states, "{query}");
    }
}

#[test]
fn stepping_allocates_nothing_but_the_traces_growth() {
    for query in [
        "fn=neuron&batch=30&noise=0.2&schedule=plateau",
        "fn=logistic-regression&batch=7&schedule=one-cycle",
        "fn=ackley&noise=0.1&schedule=restarts",
        "f=sin(3x)%2B0.1x^2%2Bmax(y^2,abs(y))^1.5&schedule=warmup",
    ] {
        for rule in Rule::ALL {
            let mut config = config(query);
            config.racers = vec![Racer { rate: 1e-4, ..Racer::suggested(&config.surface, rule) }];
            config.steps = 2000;
            let mut run = Run::new(&config, config.racers[0].clone());
            let count = allocation_counter::measure(|| run.finish()).count_total;
            // Two vectors that double from one state to two thousand.
            assert!(count <= 2 * 12, "{query} {}: {count} allocations", rule.id());
            assert!(run.trace().updates() > 1000, "{query} {}", rule.id());
        }
    }
}

#[test]
fn an_epoch_of_batches_sees_every_observation_once() {
    // 100 observations by 30: three whole batches, and the ten that are left.
    let config = config("fn=linear-regression&batch=30&opt=gd&lr=0.05&steps=24&seed=9");
    let run = finished(&config);
    let seen = config.surface.observations();
    let mut orders = Vec::new();
    for epoch in 0..6 {
        let mut order = Vec::new();
        for k in 4 * epoch..4 * (epoch + 1) {
            let (of, batch) = run.batch(k).unwrap();
            let update = run.update(k as usize).unwrap();
            assert_eq!((of, run.epoch(k)), (epoch, epoch));
            assert_eq!(batch.len(), if k % 4 == 3 { 10 } else { 30 });
            // The gradient of the batch's mean squared error, by hand.
            let at = run.trace().states[k as usize].point;
            let part = 2.0 / batch.len() as f64;
            let offs = batch
                .iter()
                .map(|&index| seen[index as usize])
                .map(|one| (at.x + at.y * one.u - one.v, one.u));
            let (x, y) = offs.fold((0.0, 0.0), |(x, y), (off, u)| (x + part * off, y + part * off * u));
            assert!((update.estimate.x - x).abs() < 1e-12 && (update.estimate.y - y).abs() < 1e-12);
            order.extend(batch);
        }
        orders.push(order.clone());
        order.sort_unstable();
        assert_eq!(order, (0..100).collect::<Vec<_>>(), "epoch {epoch}");
    }
    assert!(orders.windows(2).all(|pair| pair[0] != pair[1]), "each epoch has an order of its own");
}

#[test]
fn a_trace_has_the_full_loss_and_the_exact_gradient_whatever_the_updates_get() {
    for query in STOCHASTIC {
        let config = config(query);
        let run = finished(&config);
        for state in &run.trace().states {
            let slope = config.surface.value_and_gradient(state.point);
            assert_eq!((state.loss, state.gradient), (slope.loss, slope.gradient), "{query}");
        }
        let differs = |k: usize| run.update(k).unwrap().estimate != run.trace().states[k].gradient;
        assert!((0..run.trace().updates()).all(differs), "{query}");
    }
}

#[test]
fn racers_share_their_noise_and_their_batches() {
    let config = config("fn=neuron&batch=20&noise=0.3&vs=adam&vs=gd&steps=50");
    let runs: Vec<Run> = (0..config.racers.len()).map(|racer| finished_racer(&config, racer)).collect();
    for k in 0..50 {
        let noise = |run: &Run| {
            let (_, batch) = run.batch(k).unwrap();
            let exact = config.surface.batch_gradient(run.trace().states[k as usize].point, &batch);
            let given = run.update(k as usize).unwrap().estimate;
            (batch, given.x - exact.x, given.y - exact.y)
        };
        let first = noise(&runs[0]);
        for run in &runs[1..] {
            let other = noise(run);
            assert_eq!(first.0, other.0);
            assert!((first.1 - other.1).abs() < 1e-12 && (first.2 - other.2).abs() < 1e-12);
        }
        assert!(first.1 != 0.0 && first.2 != 0.0 && first.1 != first.2);
    }
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
            let run = finished(&config(query));
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

#[test]
fn a_rule_that_divides_nothing_by_nothing_is_told_from_a_loss_without_a_value() {
    for (query, expected) in [
        ("fn=bowl&x=0&y=3&opt=adam&eps=0", Some(1)),
        ("fn=bowl&x=3&y=0&opt=adam&eps=0", Some(1)),
        ("fn=parabola&x=0&opt=rmsprop&eps=0", Some(1)),
        ("fn=parabola&x=0&opt=adagrad&eps=0", Some(1)),
        ("fn=parabola&x=0&opt=adamax&eps=0", Some(1)),
        // The first step leads to the minimum, and the gradient there is forgotten at once.
        ("f=x^2&x=2&opt=rmsprop&alpha=0&eps=0&lr=2", Some(2)),
        ("fn=bowl&x=0&y=3&opt=adam", None),
        ("fn=bowl&x=0&y=3&opt=gd", None),
        ("fn=parabola&opt=gd&lr=1.1&steps=10000", None),
        ("f=ln(x)&x=1&opt=gd&lr=3", None),
        ("f=sqrt(x)&x=1&opt=adam&eps=0&lr=3", None),
        ("f=x^4&x=10&opt=gd&lr=100", None),
    ] {
        let run = finished(&config(query));
        assert_eq!(run.undefined_step(), expected, "{query}");
        let is_whole = run.trace().states.iter().all(|state| state.point.is_finite());
        assert!(expected.is_none() || !is_whole, "{query}");
    }
}
