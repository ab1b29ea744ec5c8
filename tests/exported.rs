//! The exported NumPy programs make the engine's own runs. Needs Python 3 with NumPy, which
//! `cargo xtask test` installs where it can.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails may panic")]

use fall_line::config::Config;
use fall_line::export;
use fall_line::formula::Library;
use fall_line::geometry::{Dimension, Vector};
use fall_line::optimizer::Rule;
use fall_line::query;
use fall_line::run::{Run, State};
use fall_line::schedule::Shape;
use fall_line::surface::Surface;
use std::path::Path;
use std::process::Command;

/// Loads each program as a module and prints its traces, a line a step.
const DRIVER: &str = r#"
import importlib.util, sys
for number, path in enumerate(sys.argv[1:]):
    spec = importlib.util.spec_from_file_location(f"program{number}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for racer, trace in enumerate(module.race()):
        for row in trace:
            print(number, racer, *(repr(float(value)) for value in row))
"#;

/// The agreement that is promised, and the shift of the start that tells where it is.
const TOLERANCE: f64 = 1e-9;
const SHIFT: f64 = 1e-12;
const MOVED: f64 = 1e-10;

fn queries() -> Vec<String> {
    let rules = Rule::ALL.into_iter().map(|rule| format!("opt={}&fn=himmelblau&steps=60", rule.id()));
    let surfaces = Surface::all().into_iter().map(|surface| format!("fn={}&opt=adam&steps=60", surface.id()));
    let schedules = Shape::ALL.into_iter().map(|shape| format!("schedule={}&steps=80&opt=gd", shape.id()));
    let others = [
        "noise=0.3&seed=7&vs=adam&vs=lion",
        "fn=double-well&noise=0.5&opt=rmsprop&steps=100",
        "fn=linear-regression&batch=8&seed=3&opt=momentum&steps=120",
        "fn=neuron&batch=33&noise=0.1&opt=nadam&schedule=restarts",
        "f=ln(w)^2%2Babs(w-2)^3&w=4&opt=gd&lr=0.1",
        "f=x^4%2By^2-0.5x*y%2Bexp(-x^2)&vs=rprop&lr=0.01",
        "opt=gd&lr=0.3",
    ];
    rules.chain(surfaces).chain(schedules).chain(others.map(String::from)).collect()
}

fn states(config: &Config, racer: usize) -> Vec<State> {
    let mut run = Run::new(config, config.racers[racer]);
    run.finish();
    run.trace().states.clone()
}

/// The states up to where a tiny shift of the start has moved the run.
fn well_conditioned(config: &Config, racer: usize) -> Vec<State> {
    let mut states = states(config, racer);
    for shift in [SHIFT, -SHIFT] {
        let start = config.start + Vector::new(shift, shift);
        let shifted = self::states(&Config { start, ..config.clone() }, racer);
        let is_close = |(one, other): &(&State, &State)| (one.point - other.point).norm() <= MOVED;
        let same = states.iter().zip(&shifted).take_while(is_close).count();
        states.truncate(same);
    }
    states
}

/// A Python with NumPy: the first on the path, or Debian's own.
fn python() -> &'static str {
    let imports = |python: &&str| {
        Command::new(python).args(["-c", "import numpy"]).output().is_ok_and(|output| output.status.success())
    };
    let found = ["python3", "/usr/bin/python3"].into_iter().find(imports);
    found.expect("install Python 3 with NumPy, or run `cargo xtask test`, which does where it can")
}

fn run_programs(folder: &Path, configs: &[Config]) -> String {
    let paths: Vec<_> = (0..configs.len()).map(|number| folder.join(format!("program{number}.py"))).collect();
    for (config, path) in configs.iter().zip(&paths) {
        std::fs::write(path, export::python(config, Library::NumPy)).unwrap();
    }
    let output = Command::new(python()).arg("-c").arg(DRIVER).args(&paths).output();
    let output = output.unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn numpy_programs_make_the_same_runs() {
    let queries = queries();
    let read = |query: &String| {
        let (setup, problems) = query::read(query);
        assert!(problems.is_empty(), "{query}: {problems:?}");
        setup.config
    };
    let configs: Vec<Config> = queries.iter().map(read).collect();
    let folder = std::env::temp_dir().join(format!("fall-line-exported-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let printed = run_programs(&folder, &configs);
    std::fs::remove_dir_all(&folder).unwrap();

    let mut rows: Vec<Vec<Vec<Vec<f64>>>> =
        configs.iter().map(|config| vec![Vec::new(); config.racers.len()]).collect();
    for line in printed.lines() {
        let numbers: Vec<f64> = line.split(' ').map(|number| number.parse().unwrap()).collect();
        rows[numbers[0] as usize][numbers[1] as usize].push(numbers[2..].to_vec());
    }
    for ((query, config), program) in queries.iter().zip(&configs).zip(&rows) {
        for (racer, rows) in program.iter().enumerate() {
            let states = well_conditioned(config, racer);
            assert!(states.len() > 1, "{query}: nothing to compare");
            assert!(rows.len() >= states.len(), "{query}: {} rows, not {}", rows.len(), states.len());
            for (step, (state, row)) in states.iter().zip(rows).enumerate() {
                let expected = match config.surface.dimension() {
                    Dimension::One => vec![step as f64, state.point.x, state.loss],
                    Dimension::Two => vec![step as f64, state.point.x, state.point.y, state.loss],
                };
                for (found, expected) in row.iter().zip(&expected) {
                    let is_close = (found - expected).abs() <= TOLERANCE * expected.abs().max(1.0);
                    let is_same = is_close || found == expected || (found.is_nan() && expected.is_nan());
                    assert!(is_same, "{query}: racer {racer}, step {step}: {found}, not {expected}");
                }
            }
        }
    }
}
