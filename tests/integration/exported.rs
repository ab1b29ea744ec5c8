//! The exported programs make the engine's own runs.
//!
//! The NumPy ones need Python 3 with NumPy, which `cargo xtask test` installs where it can. The
//! PyTorch ones are run by `tests/reference/generate.py`, which has PyTorch.

use crate::common::{changed, config, finished_racer, python};
use fall_line::export;
use fall_line::export::Library;
use fall_line::geometry::{Dimension, Vector};
use fall_line::optimizer::Rule;
use fall_line::run::{Config, State};
use fall_line::schedule::ScheduleShape;
use fall_line::surface::Surface;
use std::path::Path;
use std::process::Command;

/// Loads each program as a module and prints its traces, a line a step; what goes wrong, by the
/// program's number.
const DRIVER: &str = r#"
import importlib.util, sys, traceback
for number, path in enumerate(sys.argv[1:]):
    try:
        spec = importlib.util.spec_from_file_location(f"program{number}", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        for racer, trace in enumerate(module.race()):
            for row in trace:
                print(number, racer, *(repr(float(value)) for value in row))
    except Exception:
        print(number, "failed:", traceback.format_exc().replace("\n", " | "))
"#;

/// The agreement that is promised, and the shift of the start that tells where it is.
const TOLERANCE: f64 = 1e-9;
const SHIFT: f64 = 1e-12;
const MOVED: f64 = 1e-10;
/// The part of all steps that must be compared.
const COMPARED: f64 = 0.9;

fn queries() -> Vec<String> {
    let rules = Rule::ALL.into_iter().map(|rule| format!("opt={}&fn=himmelblau&steps=60", rule.id()));
    let surfaces = Surface::all().into_iter().map(|surface| format!("fn={}&opt=adam&steps=60", surface.id()));
    let schedules =
        ScheduleShape::ALL.into_iter().map(|shape| format!("schedule={}&steps=80&opt=gd", shape.id()));
    // Every rule on batches with noise under some schedule, and every schedule under some rule.
    let fits = ["linear-regression", "logistic-regression", "neuron"];
    let all_at_once = Rule::ALL.into_iter().zip(ScheduleShape::ALL.into_iter().cycle()).enumerate();
    let stochastic = all_at_once.map(|(index, (rule, shape))| {
        let (rule, shape, fit) = (rule.id(), shape.id(), fits[index % fits.len()]);
        format!("fn={fit}&opt={rule}&schedule={shape}&batch=17&noise=0.05&seed={index}&steps=60")
    });
    let others = [
        "noise=0.3&seed=7&vs=adam&vs=lion",
        "fn=double-well&noise=0.5&opt=rmsprop&steps=100",
        "fn=linear-regression&batch=8&seed=3&opt=momentum&steps=120",
        "fn=neuron&batch=33&noise=0.1&opt=nadam&schedule=restarts",
        "f=ln(w)^2%2Babs(w-2)^3&w=4&opt=gd&lr=0.1",
        "f=x^4%2By^2-0.5x*y%2Bexp(-x^2)&vs=rprop&lr=0.01",
        "f=3sqrt(x^2%2B4y^2)%2Bmax(x,2y)^2&opt=adam&vs=gd,lr:0.05",
        "f=log10(1%2Bx^2%2By^2)-tanh(x*y)/(1%2Bcosh(x/3))%2Babs(y)^(3/2)%2Batan(x)^2&opt=nesterov&steps=80",
        "f=min((x%2B1)^2%2By^2,2^(x/4)-y)%2B0.1(x^2%2By^2)&opt=rmsprop",
        "f=sigmoid(2x-1)^2%2Bsoftplus(y-x)%2Brelu(x%2By)^2%2B0.1y^2&opt=adam",
        "f=cbrt(1%2Bw1^2)^2%2Basin(tanh(θ))^2%2Blog2(2%2Bθ^2)-acos(tanh(w1))/9%2B0.1sign(θ)*θ&opt=nesterov&lr=0.05",
        "f=t1^2%2Bexp(t1^2/9%2Bt2^2/9-t1*t2/9)&opt=gd",
        "opt=gd&lr=0.3",
        // Parameters away from their defaults.
        "momentum=0.8&dampening=0.3&vs=nesterov,lr:0.05,momentum:0.5&vs=nesterov,momentum:0",
        "opt=adam&beta1=0.7&beta2=0.9&eps=0.001&vs=amsgrad,beta2:0.8&vs=nadam,beta1:0.5&vs=radam,beta2:0.95",
        "opt=adamw&decay=0.3&vs=lion,decay:0.2,beta1:0.5&vs=adamax,beta2:0.9&vs=rmsprop,alpha:0.5,eps:0.1",
        "opt=adagrad&eps=0.1&vs=adadelta,rho:0.5,eps:0.01&vs=rprop,lr:0.01",
        // Schedules that are over before the run, and races that one racer takes without.
        "schedule=cosine&period=40&floor=0.1&steps=80&vs=rprop",
        "schedule=one-cycle&period=40&steps=80&opt=adam",
        "schedule=warmup&warmup=5&period=40&floor=0.2&steps=80",
        "schedule=cyclic&period=15&floor=0.3&steps=80&opt=gd",
        "schedule=plateau&gamma=0.5&period=3&opt=gd&lr=0.19&noise=0.2&vs=adam",
        // Momentum that comes, goes and comes again, with and without dampening.
        "momentum=0&dampening=0.3&then=10,momentum:0.9&then=20,momentum:0&then=30,momentum:0.5,lr:0.05&steps=60",
        "opt=nesterov&momentum=0&then=10,momentum:0.9&then=20,momentum:0&then=30,momentum:0.5&steps=60",
        "steps=80&then=20,lr:0.02&vs=from:10,momentum:0.5&vs=from:30,lr:0.2&vs=adam",
    ];
    // Every rule with its numbers changed in mid-run, under every schedule.
    let changed = Rule::ALL
        .into_iter()
        .zip(ScheduleShape::ALL.into_iter().cycle())
        .map(|(rule, shape)| format!("opt={}&schedule={}&{}&steps=60", rule.id(), shape.id(), changes(rule)));
    let steered = ScheduleShape::ALL
        .into_iter()
        .map(|shape| format!("schedule={}&then=20,lr:0.05&then=40,lr:0.2&steps=80", shape.id()));
    let all = rules.chain(surfaces).chain(schedules).chain(stochastic).chain(changed).chain(steered);
    all.chain(others.map(String::from)).collect()
}

/// A change of a rule's rate, then of each of its parameters.
fn changes(rule: Rule) -> String {
    let mut text = String::from("then=15,lr:0.03&then=30,lr:0.05");
    for parameter in rule.parameters() {
        let value = 0.7 * parameter.default + 0.1 * parameter.min.max(0.01);
        text.push_str(&format!(",{}:{value}", parameter.key));
    }
    text
}

fn states(config: &Config, racer: usize) -> Vec<State> {
    finished_racer(config, racer).trace().states.clone()
}

/// The states up to where a tiny shift of the start has moved the run.
fn well_conditioned(config: &Config, racer: usize) -> Vec<State> {
    let mut states = states(config, racer);
    for shift in [SHIFT, -SHIFT] {
        let start = config.start + Vector::new(shift, shift);
        let shifted = self::states(&changed(config.clone(), |config| config.start = start), racer);
        let is_close = |(one, other): &(&State, &State)| (one.point - other.point).norm() <= MOVED;
        let same = states.iter().zip(&shifted).take_while(is_close).count();
        states.truncate(same);
    }
    states
}

fn run_programs(python: &str, folder: &Path, programs: &[String]) -> String {
    let paths: Vec<_> =
        (0..programs.len()).map(|number| folder.join(format!("program{number}.py"))).collect();
    for (program, path) in programs.iter().zip(&paths) {
        std::fs::write(path, program).unwrap();
    }
    let output = Command::new(python).arg("-c").arg(DRIVER).args(&paths).output().unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
    String::from_utf8(output.stdout).unwrap()
}

/// What a program makes of one racer.
type Rows = Vec<Vec<f64>>;

/// The first of a racer's rows that is not the engine's.
fn difference(config: &Config, states: &[State], rows: &Rows) -> Option<String> {
    if rows.len() < states.len() {
        return Some(format!("{} rows, not {}", rows.len(), states.len()));
    }
    states.iter().zip(rows).enumerate().find_map(|(step, (state, row))| {
        let expected = match config.surface.dimension() {
            Dimension::One => vec![step as f64, state.point.x, state.loss],
            Dimension::Two => vec![step as f64, state.point.x, state.point.y, state.loss],
        };
        let differs = |(found, expected): &(&f64, &f64)| {
            let is_close = (*found - *expected).abs() <= TOLERANCE * expected.abs().max(1.0);
            let is_same = found == expected || (found.is_nan() && expected.is_nan());
            !is_close && !is_same
        };
        let (found, expected) = row.iter().zip(&expected).find(differs)?;
        Some(format!("step {step}: {found}, not {expected}"))
    })
}

/// Runs the program of every query and holds it against the engine's runs.
fn assert_same_runs(python: &str, library: Library) {
    let queries = queries();
    let configs: Vec<Config> = queries.iter().map(|query| config(query)).collect();
    let programs: Vec<String> = configs.iter().map(|config| export::python(config, library)).collect();
    let folder = std::env::temp_dir().join(format!("fall-line-{library:?}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let printed = run_programs(python, &folder, &programs);
    std::fs::remove_dir_all(&folder).unwrap();

    let mut wrong: Vec<String> = Vec::new();
    let mut rows: Vec<Vec<Rows>> =
        configs.iter().map(|config| vec![Vec::new(); config.racers.len()]).collect();
    for line in printed.lines() {
        if let Some((number, why)) = line.split_once(" failed:") {
            wrong.push(format!("{}: {why}", queries[number.parse::<usize>().unwrap()]));
            continue;
        }
        let numbers: Vec<f64> = line.split(' ').map(|number| number.parse().unwrap()).collect();
        rows[numbers[0] as usize][numbers[1] as usize].push(numbers[2..].to_vec());
    }
    let (mut compared, mut all) = (0, 0);
    for ((query, config), program) in queries.iter().zip(&configs).zip(&rows) {
        for (racer, rows) in program.iter().enumerate() {
            let states = well_conditioned(config, racer);
            assert!(states.len() > 1, "{query}: nothing to compare");
            compared += states.len();
            all += self::states(config, racer).len();
            let difference = difference(config, &states, rows);
            wrong.extend(difference.map(|what| format!("{query}: racer {racer}, {what}")));
        }
    }
    println!("{} programs, {compared} of {all} steps compared", queries.len());
    assert!(wrong.is_empty(), "{} of {} programs:\n{}", wrong.len(), queries.len(), wrong.join("\n"));
    assert!(compared as f64 >= COMPARED * f64::from(all as u32), "{compared} of {all} steps are compared");
}

#[test]
fn numpy_programs_make_the_same_runs() {
    assert_same_runs(python(), Library::NumPy);
}

#[test]
#[ignore = "needs PyTorch: `tests/reference/generate.py` runs it with its own"]
fn pytorch_programs_make_the_same_runs() {
    let python = std::env::var("FALL_LINE_TORCH").expect("FALL_LINE_TORCH names a Python with PyTorch");
    assert_same_runs(&python, Library::PyTorch);
}
