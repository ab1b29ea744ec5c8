//! What several subjects need: settings that are read without a problem, and runs that are over.

use fall_line::analysis::verdict::Verdict;
use fall_line::chart::{StepWords, Style, Words};
use fall_line::geometry::Point;
use fall_line::optimizer::{Optimizer, Rule};
use fall_line::player::Player;
use fall_line::query::{self, Settings};
use fall_line::run::{Config, Racer, Run};
use fall_line::surface::Surface;
use std::process::Command;

/// What a query means, which must have nothing wrong with it.
pub(crate) fn settings(query: &str) -> Settings {
    let (settings, problems) = query::read(query);
    assert_eq!(problems, [], "of {query}");
    settings
}

/// What a query, which must have nothing wrong with it, says about the race.
pub(crate) fn config(query: &str) -> Config {
    settings(query).config
}

/// The whole run of the first racer.
pub(crate) fn finished(config: &Config) -> Run {
    finished_racer(config, 0)
}

/// The whole run of a racer.
pub(crate) fn finished_racer(config: &Config, racer: usize) -> Run {
    let mut run = Run::new(config, config.racers[racer].clone());
    run.finish();
    run
}

/// All runs of a race, the cursor at their end.
pub(crate) fn player(config: &Config) -> Player {
    let mut player = Player::new(config);
    player.finish();
    player.seek(player.end());
    player
}

/// All runs of a query, which must have nothing wrong with it, the cursor at their end.
pub(crate) fn played(query: &str) -> Player {
    player(&config(query))
}

/// A configuration with something changed.
pub(crate) fn changed(mut config: Config, change: impl FnOnce(&mut Config)) -> Config {
    change(&mut config);
    config
}

/// A race of one rule at the rate that is suggested for it.
pub(crate) fn suggested(surface: &Surface, rule: Rule) -> Config {
    changed(Config::on(surface.clone()), |config| config.racers = vec![Racer::suggested(surface, rule)])
}

/// A race of one rule, its parameters as they are by default, at a rate from a start.
pub(crate) fn alone(surface: &str, rule: Rule, rate: f64, (x, y): (f64, f64)) -> Config {
    changed(Config::on(Surface::named(surface).unwrap()), |config| {
        config.racers = vec![Racer::new(Optimizer::new(rule), rate)];
        config.start = Point::new(x, y);
    })
}

/// What the first racer's run comes to, at the cursor.
pub(crate) fn verdict(player: &Player) -> Verdict {
    player.verdicts()[0]
}

/// What pictures are drawn for, in words of English as a page has them.
pub(crate) fn style(dark: bool) -> Style {
    let words = Words {
        start: "Start".into(),
        minimum: "Minimum".into(),
        local: "local minimum".into(),
        low: "low".into(),
        high: "high".into(),
        left: "left the view at step {step}".into(),
        racer_left: "{racer} left the view at step {step}".into(),
        branch: "{racer} from step {step}".into(),
        rules: Rule::ALL.map(|rule| rule.record().id.into()).into(),
        step: "step".into(),
        loss: "loss".into(),
        gap: "loss above the minimum".into(),
        tolerance: "tolerance".into(),
        rate: "rate".into(),
        gradient: "length of the gradient".into(),
        sharpness: "largest curvature".into(),
        limit: "limit {limit}".into(),
        epoch: "epoch {epoch}".into(),
    };
    Style::new(dark, words)
}

/// What arrows are called, in words of English as a page has them.
pub(crate) fn step_words() -> StepWords {
    let arrows = ["against the gradient", "from memory", "both together", "weight decay", "step"];
    let numbers = ["slope {value}", "step {value}", "loss {value}"];
    StepWords::new(arrows.into_iter().chain(numbers).map(String::from).collect())
}

/// A Python with NumPy: the first on the path, Debian's own, or the one that `cargo xtask test` made.
pub(crate) fn python() -> &'static str {
    let imports = |python: &&str| {
        Command::new(python).args(["-c", "import numpy"]).output().is_ok_and(|output| output.status.success())
    };
    let made = [
        concat!(env!("CARGO_TARGET_TMPDIR"), "/../xtask/python/bin/python"),
        concat!(env!("CARGO_TARGET_TMPDIR"), "/../xtask/python/Scripts/python.exe"),
    ];
    let found = ["python3", "/usr/bin/python3", "python"].into_iter().chain(made).find(imports);
    found.expect("install Python 3 with NumPy, or run `cargo xtask test`, which does where it can")
}
