//! How fast the engine is natively, for `benches/bench.js` to put beside the pages: `engine steps` says
//! what a step takes, `engine survey SUBJECT QUERY` what a survey does, each as one line of JSON.
//! Nothing is asserted: times depend on the machine, ratios hardly.

#![allow(clippy::disallowed_methods, reason = "a bench runs natively and owns its clock")]

use contour::ContourBuilder;
use fall_line::chart::{Detail, Field};
use fall_line::formula::Expression;
use fall_line::geometry::Point;
use fall_line::optimizer::{Optimizer, Rule};
use fall_line::query;
use fall_line::run::{Config, Racer, Run};
use fall_line::surface::{HIMMELBLAU, RAVINE, Surface};
use fall_line::survey::Survey;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Updates of one timed run: as many as the pages' bench makes.
const STEPS: u32 = 100_000;
/// Each figure is the best of so many within a round: what disturbs a measurement makes it longer.
const TRIES: usize = 10;
/// A rate at which so many steps stay far from numbers that processors are slow with.
const RATE: f64 = 1e-5;

fn time(work: impl FnOnce()) -> Duration {
    let begin = Instant::now();
    work();
    begin.elapsed()
}

/// Point, loss, gradient, velocity and change of every step of momentum on ½(x² + κy²), a row of plain
/// numbers each. Rows rather than columns: they are written once, and grow as the engine's traces do.
fn by_hand(kappa: f64, rate: f64, beta: f64) -> Vec<[f64; 9]> {
    let mut record = Vec::new();
    let (mut x, mut y, mut vx, mut vy) = (-4.0, 2.0, 0.0, 0.0);
    for _ in 0..STEPS {
        let (gx, gy) = (x, kappa * y);
        let loss = 0.5 * (x * x + kappa * y * y);
        (vx, vy) = (beta * vx + gx, beta * vy + gy);
        let (dx, dy) = (-rate * vx, -rate * vy);
        record.push([x, y, loss, gx, gy, vx, vy, dx, dy]);
        (x, y) = (x + dx, y + dy);
    }
    record
}

fn config(surface: Surface, rule: Rule) -> Config {
    let mut config = Config::on(surface);
    config.racers = vec![Racer::new(Optimizer::new(rule), RATE)];
    // The last step would bring what a run is judged by.
    config.steps = STEPS + 1;
    config
}

/// The steps alone: what a run does before its first one is not timed.
fn run(config: &Config) -> Duration {
    let mut run = Run::new(config, config.racers[0].clone());
    let spent = time(|| {
        run.advance(STEPS);
    });
    black_box(run.trace());
    spent
}

/// Nanoseconds a step, for each kind of run: all of them in turn, again and again.
fn steps() -> String {
    let ravine = |rule| config(Surface::from(&RAVINE), rule);
    let mut runs = vec![("momentum", ravine(Rule::Momentum)), ("Adam", ravine(Rule::Adam))];
    if let Ok(formula) = Expression::parse("0.5(x^2 + 10y^2)") {
        runs.push(("momentum, as a formula", config(Surface::Formula(formula), Rule::Momentum)));
    }
    let mut best = vec![("momentum by hand", Duration::MAX)];
    best.extend(runs.iter().map(|(name, _)| (*name, Duration::MAX)));
    for _ in 0..TRIES {
        let hand = time(|| {
            black_box(by_hand(black_box(10.0), black_box(RATE), black_box(0.9)));
        });
        let spent = std::iter::once(hand).chain(runs.iter().map(|(_, config)| run(config)));
        for ((_, least), spent) in best.iter_mut().zip(spent) {
            *least = spent.min(*least);
        }
    }
    let figures = best.iter().map(|(name, spent)| {
        let each = spent.as_secs_f64() * 1e9 / f64::from(STEPS);
        format!("\"{name}\": {each:.2}")
    });
    format!("{{{}}}", figures.collect::<Vec<_>>().join(", "))
}

/// Milliseconds for a survey. Returns `None` where there is none of that name, or of that query.
fn survey(subject: &str, query: &str) -> Option<String> {
    let config = query::read(query).0.config;
    let mut survey = match subject {
        "map" => Survey::map(&config)?,
        "sweep" => Survey::sweep(&config),
        "basins" => Survey::basins(&config),
        _ => return None,
    };
    let spent = time(|| {
        black_box(survey.work_out(0..survey.blocks()));
    });
    Some(format!("{{\"milliseconds\": {:.3}}}", spent.as_secs_f64() * 1e3))
}

/// Milliseconds for contours of Himmelblau's surface, ours and those of the `contour` crate, a port of
/// d3-contour. Ours samples the surface and chooses the levels; the other has both given.
fn contours() -> String {
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
    let place =
        |level: usize| ((level as f64 + 0.6) / DETAIL.levels as f64).powf(1.6) * (samples.len() - 1) as f64;
    let levels: Vec<f64> = (0..DETAIL.levels).map(|level| sorted[place(level) as usize]).collect();
    let builder = ContourBuilder::new(DETAIL.samples, DETAIL.samples, true);
    let (mut own, mut other) = (Duration::MAX, Duration::MAX);
    for _ in 0..TRIES {
        own = own.min(time(|| {
            black_box(Field::new(&surface, &bounds, DETAIL));
        }));
        other = other.min(time(|| {
            black_box(builder.contours(&samples, &levels)).ok();
        }));
    }
    let milliseconds = |spent: Duration| spent.as_secs_f64() * 1e3;
    format!("{{\"ours\": {:.3}, \"contour\": {:.3}}}", milliseconds(own), milliseconds(other))
}

fn main() {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let given: Vec<&str> = given.iter().map(String::as_str).collect();
    let found = match given[..] {
        ["survey", subject, query] => survey(subject, query),
        ["contours"] => Some(contours()),
        // cargo's own `cargo bench` says `--bench`.
        ["steps" | "--bench"] | [] => Some(steps()),
        _ => None,
    };
    match found {
        Some(found) => println!("{found}"),
        None => {
            eprintln!("engine steps, engine contours, or engine survey map|sweep|basins QUERY");
            std::process::exit(2);
        }
    }
}
