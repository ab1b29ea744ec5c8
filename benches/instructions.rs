//! Work whose instructions `cargo xtask budgets` counts: `instructions NAME COUNT` does it so many
//! times. The table of budgets stands beside this, in instructions.txt.

use fall_line::chart::{Layer, Size, Stage, Style, Words};
use fall_line::player::Player;
use fall_line::query;
use fall_line::run::{Config, Run};
use fall_line::survey::Survey;
use std::hint::black_box;
use std::process::ExitCode;

/// The stage of a page.
const SIZE: Size = Size { width: 640.0, height: 480.0 };

fn config(query: &str) -> Config {
    query::read(query).0.config
}

/// So many updates of one run, all of it kept.
fn steps(query: &str, count: u32) {
    let mut config = config(query);
    config.steps = count;
    let mut run = Run::new(&config, config.racers[0].clone());
    run.finish();
    assert_eq!(black_box(run).trace().updates(), count as usize, "{query} ends early");
}

fn field(count: u32) {
    let player = Player::new(&config("fn=rosenbrock"));
    let config = player.runs()[0].config();
    let style = Style::new(false, Words::default());
    for _ in 0..count {
        let stage = Stage::new(&config.surface, config.bounds);
        black_box(stage.scene(&player, Layer::Background, &style, SIZE));
    }
}

fn paths(count: u32) {
    let mut player = Player::new(&config("lr=0.001&steps=1000"));
    player.finish();
    player.seek(500);
    let config = player.runs()[0].config();
    let (stage, style) = (Stage::new(&config.surface, config.bounds), Style::new(false, Words::default()));
    for _ in 0..count {
        black_box(stage.scene(&player, Layer::Paths, &style, SIZE));
    }
}

fn map(count: u32) {
    if let Some(mut survey) = Survey::map(&config("steps=500")) {
        survey.advance(count);
        black_box(survey.progress());
    }
}

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [name, count] = arguments.as_slice() else { return usage() };
    let Ok(count) = count.parse() else { return usage() };
    match name.as_str() {
        "step-gd" => steps("opt=gd&lr=0.00001", count),
        "step-momentum" => steps("opt=momentum&lr=0.00001", count),
        "step-adam" => steps("opt=adam&lr=0.00001", count),
        "step-formula" => steps("f=0.5(x^2%2B10y^2)&lr=0.00001", count),
        "step-logistic" => steps("fn=logistic-regression&lr=0.00001", count),
        "field" => field(count),
        "path-1000" => paths(count),
        "map-update" => map(count),
        _ => return usage(),
    }
    ExitCode::SUCCESS
}

/// Benches are started without arguments, too.
fn usage() -> ExitCode {
    println!("instructions NAME COUNT, as `cargo xtask budgets` has it");
    ExitCode::SUCCESS
}
