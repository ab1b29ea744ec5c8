//! How fast the engine is, as ratios to the same work written by hand, all in one run:
//! `cargo xtask bench`. Nothing is asserted: times depend on the machine, ratios hardly.

#![allow(clippy::disallowed_methods, reason = "a bench runs natively and owns its clock")]

use contour::ContourBuilder;
use fall_line::chart::{Detail, Field};
use fall_line::formula::Expression;
use fall_line::geometry::{Point, Vector};
use fall_line::optimizer::{Memory, MomentumMemory, Optimizer, PerParameter, Rule};
use fall_line::query;
use fall_line::run::{Config, Racer};
use fall_line::run::{Run, State, Trace, Update};
use fall_line::surface::{HIMMELBLAU, RAVINE, Surface};
use fall_line::survey::Survey;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Updates of one timed run.
const STEPS: u32 = 1_000;
/// Each figure is the best of so many: what disturbs a measurement only ever makes it longer.
const ROUNDS: usize = 200;

fn best(rounds: usize, mut work: impl FnMut()) -> Duration {
    let time = |work: &mut dyn FnMut()| {
        let begin = Instant::now();
        work();
        begin.elapsed()
    };
    (0..rounds).map(|_| time(&mut work)).min().unwrap_or_default()
}

fn config(surface: Surface) -> Config {
    let mut config = Config::on(surface);
    config.racers = vec![Racer::new(Optimizer::new(Rule::Momentum), 0.001)];
    config.steps = STEPS;
    config
}

/// Momentum on ½(x² + κy²), written down as a run writes it.
fn by_hand(kappa: f64, rate: f64, beta: f64) -> Trace {
    let mut trace = Trace::default();
    let (mut at, mut v) = (Point::new(-4.0, 2.0), Vector::default());
    for count in 1..=STEPS {
        let gradient = Vector::new(at.x, kappa * at.y);
        let loss = 0.5 * (at.x * at.x + kappa * at.y * at.y);
        trace.states.push(State { point: at, loss, gradient });
        v = Vector::new(beta * v.x + gradient.x, beta * v.y + gradient.y);
        let step = Vector::new(-rate * v.x, -rate * v.y);
        at = Point::new(at.x + step.x, at.y + step.y);
        let [x, y] = [v.x, v.y].map(|v| MomentumMemory { v, has_begun: true });
        let memory = Memory::Momentum(PerParameter { updates: count, x, y });
        trace.updates.push(Update { rate, estimate: gradient, step, memory, epoch: 0 });
    }
    trace
}

fn run(config: &Config) {
    let mut run = Run::new(config, config.racers[0].clone());
    run.finish();
    black_box(run.trace());
}

fn row(name: &str, time: Duration, each: u32, ratio: Option<f64>, target: &str) {
    let nanoseconds = time.as_secs_f64() * 1e9 / f64::from(each);
    let ratio = ratio.map_or_else(String::new, |ratio| format!("{ratio:.2}x"));
    println!("{name:52} {nanoseconds:12.1} ns {ratio:>9}   {target}");
}

/// Contours of Himmelblau's surface, our own against those of the `contour` crate, a port of d3-contour.
/// Ours samples the surface and chooses the levels; the other has both given.
fn contours() {
    const DETAIL: Detail = Detail { samples: 256, levels: 20 };
    let surface = Surface::from(&HIMMELBLAU);
    let (bounds, size) = (surface.bounds(), surface.bounds().size());
    let part = |index: usize| index as f64 / (DETAIL.samples - 1) as f64;
    let mut samples = Vec::new();
    for row in 0..DETAIL.samples {
        for column in 0..DETAIL.samples {
            let at = Point::new(bounds.min.x + part(column) * size.x, bounds.min.y + part(row) * size.y);
            samples.push(surface.value(at));
        }
    }
    let mut sorted = samples.clone();
    sorted.sort_unstable_by(f64::total_cmp);
    let level = |level: usize| {
        sorted
            [(((level as f64 + 0.6) / DETAIL.levels as f64).powf(1.6) * (samples.len() - 1) as f64) as usize]
    };
    let levels: Vec<f64> = (0..DETAIL.levels).map(level).collect();
    let builder = ContourBuilder::new(DETAIL.samples, DETAIL.samples, true);
    let other = best(20, || {
        black_box(builder.contours(&samples, &levels)).ok();
    });
    row("20 levels of 256 x 256 samples, the contour crate", other, 1, None, "");
    let own = best(20, || {
        black_box(Field::new(&surface, &bounds, DETAIL));
    });
    let ratio = own.as_secs_f64() / other.as_secs_f64();
    row("the same, sampled, thinned and with its levels", own, 1, Some(ratio), "within 0.33x");
}

fn main() {
    println!("{:52} {:>15} {:>9}   target", "engine, native", "each", "by hand");
    let hand = best(ROUNDS, || {
        black_box(by_hand(black_box(10.0), black_box(0.001), black_box(0.9)));
    });
    row("momentum step on the ravine, by hand", hand, STEPS, None, "");
    let ravine = config(Surface::from(&RAVINE));
    // What a run does once, before its first step, is not a step's.
    let begin = best(ROUNDS, || {
        black_box(Run::new(&ravine, ravine.racers[0].clone()));
    });
    let ratio = |time: Duration| Some(time.as_secs_f64() / hand.as_secs_f64());
    let steps = best(ROUNDS, || run(&ravine)).saturating_sub(begin);
    row("momentum step on the ravine", steps, STEPS, ratio(steps), "within 2x");
    if let Ok(formula) = Expression::parse("0.5(x^2 + 10y^2)") {
        let formula = config(Surface::Formula(formula));
        let begin = best(ROUNDS, || {
            black_box(Run::new(&formula, formula.racers[0].clone()));
        });
        let steps = best(ROUNDS, || run(&formula)).saturating_sub(begin);
        row("the same as a formula", steps, STEPS, ratio(steps), "within 40x");
    }
    for (name, query, target) in [
        ("map of 128 x 128 x 500 steps, momentum on the ravine", "steps=500", "under 250,000,000 ns"),
        ("the same, Adam", "steps=500&opt=adam", ""),
        ("basins of Himmelblau's surface, 200 steps", "fn=himmelblau", ""),
    ] {
        let config = query::read(query).0.config;
        let survey =
            || if name.starts_with("basins") { Some(Survey::basins(&config)) } else { Survey::map(&config) };
        let time = best(3, || {
            if let Some(mut survey) = survey() {
                survey.finish();
                black_box(survey.progress());
            }
        });
        row(name, time, 1, None, target);
    }
    contours();
}
