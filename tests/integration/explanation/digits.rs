//! Lines worked out again from nothing but the digits that they show, in decimals and exactly, by
//! Python: floats would forgive what they get wrong themselves.

use super::right_side;
use crate::common::{config, finished, python, suggested};
use fall_line::analysis::explanation::{Explanation, Form};
use fall_line::geometry::Point;
use fall_line::optimizer::Rule;
use fall_line::run::{Config, Run};
use fall_line::surface::Surface;
use std::process::Command;

/// Prints each line whose result is none of the roundings of what stands before it.
const REFEREE: &str = r#"
import re, sys
from decimal import ROUND_HALF_UP, Context, Decimal as D, getcontext

getcontext().prec = 80
NAMES = {"D": D, "abs": abs, "max": max, "min": min, "sqrt": D.sqrt, "sign": lambda a: D((a > 0) - (a < 0))}
SIGNS = {"−": "-", "×": "*", "√": "sqrt", "^": "**"}

def worked_out(text):
    for sign, name in SIGNS.items():
        text = text.replace(sign, name)
    text = re.sub(r"\|(.*?)\|", r"abs(\1)", text)
    return eval(re.sub(r"\d+(\.\d+)?", lambda number: f'D("{number[0]}")', text), NAMES)

for line in open(sys.argv[1]):
    how, result = line.rstrip("\n").split("\t")
    try:
        exact, shown = worked_out(how), worked_out(result)
    except Exception as error:
        print(f"{how} = {result}: {error!r}")
        continue
    roundings = [Context(prec=digits, rounding=ROUND_HALF_UP).plus(exact) for digits in (6, 9, 12, 15)]
    if shown not in roundings and not (shown == 0 and abs(exact) < D("1e-280")):
        print(f"{how} = {result}: it is {exact:.20}")
"#;

/// What is worked out in the lines of some updates of a run, with what is said to come out.
fn shown(run: &Run, every: usize) -> impl Iterator<Item = String> {
    let updates = (0..run.trace().updates()).step_by(every);
    let explained = updates.filter_map(|k| Explanation::of(run, k));
    let lines = explained.flat_map(|explanation| {
        let each = explanation.components.into_iter().flat_map(|(_, lines)| lines);
        explanation.shared.into_iter().chain(each).collect::<Vec<_>>()
    });
    lines.filter_map(|line| {
        let text = line.write(Form::Text);
        let (how, result) = right_side(&text).rsplit_once(" = ")?;
        (!text.contains('∞')).then(|| format!("{how}\t{result}\n"))
    })
}

/// Runs in which numbers nearly cancel: noise throws them onto whole numbers, decays lie near 1,
/// minima are passed by a hair.
fn delicate() -> Vec<Config> {
    let mut all: Vec<Config> = [
        "fn=beale&opt=adagrad&noise=1",
        "opt=radam&beta2=0.999999",
        "opt=adam&beta1=0.999999&beta2=0.999999",
        "opt=nadam&beta1=0.999999",
        "fn=bowl&opt=adamw&decay=1&lr=1",
        "fn=bowl&opt=gd&lr=0.99999999",
        "fn=ravine&opt=nesterov&momentum=0.9999",
        "f=(w-1)^2&w=1.0000001&opt=gd&lr=0.49999",
        "fn=rosenbrock&x=1.0000000001&y=1&opt=rmsprop",
        "fn=bowl&x=0&y=3&opt=adam&eps=0",
    ]
    .map(config)
    .into();
    for surface in Surface::all() {
        for rule in Rule::ALL {
            let mut config = suggested(&surface, rule);
            (config.noise, config.steps) = (1.0, 30);
            // On whole numbers a step as long as the rate ends at or beside another.
            config.start = Point::new(1.0, if config.start.y == 0.0 { 0.0 } else { -1.0 });
            config.racers[0].rate = 1.0;
            all.push(config);
        }
    }
    all
}

#[test]
fn every_line_is_the_rounding_of_its_own_digits() {
    let lines: Vec<String> =
        delicate().iter().flat_map(|config| shown(&finished(config), 3).collect::<Vec<_>>()).collect();
    assert!(lines.len() > 10_000, "{}", lines.len());
    let path = std::env::temp_dir().join(format!("fall-line-lines-{}", std::process::id()));
    std::fs::write(&path, lines.concat()).unwrap();
    let output =
        Command::new(python()).args(["-c", REFEREE]).arg(&path).env("PYTHONUTF8", "1").output().unwrap();
    std::fs::remove_file(&path).unwrap();
    let wrong = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(wrong.is_empty(), "{} lines:\n{wrong}", wrong.lines().count());
}
