//! Writing the canonical query.

use super::keys::{Owner, key};
use super::settings::{ColourScheme, Page, Settings};
use super::text::joined;
use crate::data::write_pairs;
use crate::geometry::{Dimension, Rect};
use crate::number::shortest;
use crate::optimizer::Rule;
use crate::run::{Config, Racer, framed};
use crate::schedule::Schedule;
use crate::surface::{DEFAULT, Surface};

/// A key with its value, not escaped yet.
type Written = (&'static str, String);

/// The canonical query: it reads back as the same settings, without a problem.
pub fn write(settings: &Settings) -> String {
    joined(&pairs(settings))
}

/// The canonical query of what a learner can set; it always names the surface.
pub fn write_learner(settings: &Settings) -> String {
    let mut all = pairs(settings);
    all.retain(|(name, _)| key(name).is_some_and(|key| key.owner == Owner::Learner));
    if !all.iter().any(|(name, _)| matches!(*name, "fn" | "f")) {
        all.insert(0, ("fn", settings.config.surface.id().into()));
    }
    joined(&all)
}

/// What changes of a query give every racer the rate that is listed for it.
pub fn with_rates(config: &Config, rates: &[f64]) -> String {
    let tuned = config.racers.iter().zip(rates).map(|(racer, &rate)| Racer { rate, ..*racer });
    let written = tuned.enumerate().map(|(index, racer)| match index {
        0 => ("lr", shortest(racer.rate)),
        _ => ("vs", rival_text(&racer, &config.surface)),
    });
    joined(&written.collect::<Vec<_>>())
}

/// What a surface is called in a problem: its id, or the formula.
pub(super) fn surface_name(surface: &Surface) -> String {
    match surface {
        Surface::Formula(expression) => expression.text().into(),
        named => named.id().into(),
    }
}

/// A box as `box` gives it.
pub fn bounds_text(bounds: &Rect, dimension: Dimension) -> String {
    let sides: &[f64] = match dimension {
        Dimension::One => &[bounds.min.x, bounds.max.x],
        Dimension::Two => &[bounds.min.x, bounds.max.x, bounds.min.y, bounds.max.y],
    };
    sides.iter().map(|&side| shortest(side)).collect::<Vec<_>>().join(",")
}

fn pairs(settings: &Settings) -> Vec<Written> {
    let mut all = run_pairs(&settings.config);
    all.extend(page_pairs(settings));
    all
}

fn run_pairs(config: &Config) -> Vec<Written> {
    let default = Config::on(config.surface.clone());
    let mut all = surface_pairs(&config.surface);
    all.extend(start_pairs(config, &default));
    let dimension = config.surface.dimension();
    if config.bounds != framed(config) {
        all.push(("box", bounds_text(&config.bounds, dimension)));
    }
    if let Some((first, rivals)) = config.racers.split_first() {
        if first.optimizer.rule() != Rule::Momentum {
            all.push(("opt", first.optimizer.rule().id().into()));
        }
        all.extend(racer_pairs(first, &config.surface));
        all.extend(rivals.iter().map(|rival| ("vs", rival_text(rival, &config.surface))));
    }
    all.extend(schedule_pairs(&config.schedule));
    let numbers = [
        ("noise", config.noise, default.noise),
        ("batch", config.batch.into(), default.batch.into()),
        ("seed", config.seed.into(), default.seed.into()),
        ("steps", config.steps.into(), default.steps.into()),
        ("tol", config.tolerance, default.tolerance),
    ];
    all.extend(changed(numbers));
    all
}

/// The numbers that differ from their defaults.
fn changed(numbers: impl IntoIterator<Item = (&'static str, f64, f64)>) -> Vec<Written> {
    let different = numbers.into_iter().filter(|(_, value, default)| value != default);
    different.map(|(name, value, _)| (name, shortest(value))).collect()
}

fn surface_pairs(surface: &Surface) -> Vec<Written> {
    match surface {
        Surface::Formula(expression) => vec![("f", expression.text().into())],
        named if named.record() == Some(DEFAULT) => constant_pair(named),
        named => [vec![("fn", named.id().into())], constant_pair(named)].concat(),
    }
}

fn constant_pair(surface: &Surface) -> Vec<Written> {
    changed(surface.constant().map(|(constant, value)| (constant.key, value, constant.default)))
}

fn start_pairs(config: &Config, default: &Config) -> Vec<Written> {
    let (at, usual) = (config.start, default.start);
    match config.surface.dimension() {
        Dimension::One => changed([("w", at.x, usual.x)]),
        Dimension::Two => changed([("x", at.x, usual.x), ("y", at.y, usual.y)]),
    }
}

pub(super) fn racer_pairs(racer: &Racer, surface: &Surface) -> Vec<Written> {
    let rule = racer.optimizer.rule();
    let mut numbers = vec![("lr", racer.rate, Racer::suggested(surface, rule).rate)];
    let parameters = racer.optimizer.parameters();
    numbers.extend(parameters.map(|(parameter, value)| (parameter.key, value, parameter.default)));
    changed(numbers)
}

pub(super) fn rival_text(racer: &Racer, surface: &Surface) -> String {
    let mut written = racer.optimizer.rule().id().to_string();
    for (name, value) in racer_pairs(racer, surface) {
        written.push_str(&[",", name, ":", &value].concat());
    }
    written
}

fn schedule_pairs(schedule: &Schedule) -> Vec<Written> {
    let default = Schedule::new(schedule.shape);
    if schedule.shape == crate::schedule::ScheduleShape::Constant {
        return Vec::new();
    }
    let mut all = vec![("schedule", schedule.shape.id().to_string())];
    for argument in schedule.shape.arguments() {
        match argument.key {
            "warmup" => all.extend(changed([("warmup", schedule.warmup.into(), default.warmup.into())])),
            "period" => all.extend(schedule.period.map(|period| ("period", period.to_string()))),
            "gamma" => all.extend(changed([("gamma", schedule.gamma, default.gamma)])),
            _ => all.extend(changed([("floor", schedule.floor, default.floor)])),
        }
    }
    all
}

fn page_pairs(Settings { config, page }: &Settings) -> Vec<Written> {
    let default = Page::default();
    let list = |words: &[&str]| (!words.is_empty()).then(|| words.join(","));
    let whole = |number: Option<u32>| number.map(|number| number.to_string());
    let all = [
        ("view", page.view.map(|view| view.id().to_string())),
        ("at", whole(page.at)),
        ("speed", (page.speed != default.speed).then(|| shortest(page.speed))),
        ("play", page.play.then(|| "1".to_string())),
        ("data", page.data_in_query.then(|| write_pairs(config.surface.observations()))),
        ("goal", page.goal.map(|kind| kind.id().to_string())),
        ("within", whole(page.within)),
        ("title", page.title.clone()),
        ("hide", list(&page.hide)),
        ("lock", list(&page.lock)),
        ("theme", (page.theme != ColourScheme::Auto).then(|| page.theme.id().to_string())),
        ("lang", page.lang.clone()),
        ("lesson", page.lesson.clone()),
        ("part", whole(page.part)),
    ];
    all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}
