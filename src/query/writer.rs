//! Writing the canonical query.

use super::keys::{Owner, key};
use super::settings::{ColourScheme, Page, Settings, TextSize};
use super::text::joined;
use crate::data::write_pairs;
use crate::geometry::{Dimension, Rect};
use crate::number::shortest;
use crate::optimizer::Rule;
use crate::run::{Config, Phase, Racer, framed};
use crate::schedule::{Schedule, ScheduleShape};
use crate::surface::{DEFAULT, Surface};

/// What a branch of `vs` begins with, before the update at which it leaves the first racer's run.
pub(super) const BRANCH: &str = "from:";

/// Keys with their values, not escaped yet.
#[derive(Default)]
pub(super) struct Pairs(pub(super) Vec<(&'static str, String)>);

impl Pairs {
    fn text(&mut self, name: &'static str, value: &str) {
        self.0.push((name, value.into()));
    }

    fn optional(&mut self, name: &'static str, value: Option<&str>) {
        if let Some(value) = value {
            self.text(name, value);
        }
    }

    fn whole(&mut self, name: &'static str, value: Option<u32>) {
        if let Some(value) = value {
            self.0.push((name, shortest(value.into())));
        }
    }

    /// A number, unless it is the default.
    fn number(&mut self, name: &'static str, value: f64, default: f64) {
        if value != default {
            self.0.push((name, shortest(value)));
        }
    }

    fn list(&mut self, name: &'static str, words: &[&str]) {
        if !words.is_empty() {
            self.0.push((name, words.join(",")));
        }
    }
}

/// The canonical query: it reads back as the same settings, without a problem. Only a custom loss is in no
/// query, and reads back as the default surface.
pub fn write(settings: &Settings) -> String {
    joined(&pairs(settings, false).0)
}

/// The canonical query of what a learner can set; it always names the surface, if it has a name.
pub fn write_learner(settings: &Settings) -> String {
    let mut learners = Vec::new();
    for pair in pairs(settings, true).0 {
        if key(pair.0).is_some_and(|key| key.owner == Owner::Learner) {
            learners.push(pair);
        }
    }
    joined(&learners)
}

/// What changes of a query give every racer the rate of its own that it has here.
pub fn rates(config: &Config) -> String {
    let mut all = Pairs::default();
    if let Some(first) = config.racers.first() {
        all.text("lr", &shortest(first.rate));
    }
    for racer in 1..config.racers.len() {
        all.text("vs", &rival_text(config, racer));
    }
    joined(&all.0)
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
    let mut text = String::new();
    for &side in sides {
        if !text.is_empty() {
            text.push(',');
        }
        text.push_str(&shortest(side));
    }
    text
}

/// All pairs; the default surface is named if it `is_named`.
fn pairs(settings: &Settings, is_named: bool) -> Pairs {
    let mut all = Pairs::default();
    add_surface(&mut all, &settings.config.surface, is_named);
    add_run(&mut all, &settings.config);
    add_page(&mut all, settings);
    all
}

fn add_run(all: &mut Pairs, config: &Config) {
    let surface = &config.surface;
    let default = Config::on(surface.clone());
    match surface.dimension() {
        Dimension::One => all.number("w", config.start.x, default.start.x),
        Dimension::Two => {
            all.number("x", config.start.x, default.start.x);
            all.number("y", config.start.y, default.start.y);
        }
    }
    if config.bounds != framed(config) {
        all.text("box", &bounds_text(&config.bounds, surface.dimension()));
    }
    if let Some(first) = config.racers.first() {
        let rule = first.optimizer.rule();
        if rule != Rule::Momentum {
            all.text("opt", rule.id());
        }
        add_racer(all, first, surface);
        for racer in 1..config.racers.len() {
            all.text("vs", &rival_text(config, racer));
        }
        for phase in 0..first.changes.len() {
            all.text("then", &change_text(first, phase));
        }
    }
    add_schedule(all, &config.schedule);
    all.number("noise", config.noise, default.noise);
    all.number("batch", config.batch.into(), default.batch.into());
    all.number("seed", config.seed.into(), default.seed.into());
    all.number("steps", config.steps.into(), default.steps.into());
    all.number("tol", config.tolerance, default.tolerance);
}

fn add_surface(all: &mut Pairs, surface: &Surface, is_named: bool) {
    if let Surface::Formula(expression) = surface {
        all.text("f", expression.text());
    } else if !surface.is_custom() && (is_named || surface.id() != DEFAULT.id) {
        all.text("fn", surface.id());
    }
    if let Some((constant, value)) = surface.constant() {
        all.number(constant.key, value, constant.default);
    }
}

fn add_racer(all: &mut Pairs, racer: &Racer, surface: &Surface) {
    let rule = racer.optimizer.rule();
    all.number("lr", racer.rate, Racer::suggested(surface, rule).rate);
    for (parameter, value) in racer.optimizer.parameters() {
        all.number(parameter.key, value, parameter.default);
    }
}

/// The numbers of a racer that differ from their defaults.
pub(super) fn racer_pairs(racer: &Racer, surface: &Surface) -> Pairs {
    let mut all = Pairs::default();
    add_racer(&mut all, racer, surface);
    all
}

/// A racer after the first, as `vs` gives it.
pub(super) fn rival_text(config: &Config, index: usize) -> String {
    let (head, pairs) = rival(config, index);
    piece_text(&head, &pairs)
}

/// A piece as `vs` and `then` give it: what it begins with, and numbers by their keys.
pub(super) fn piece_text(head: &str, pairs: &Pairs) -> String {
    let mut text = head.to_string();
    for (name, value) in &pairs.0 {
        text.push_str(&[",", name, ":", value].concat());
    }
    text
}

/// What a racer after the first begins with, its rule or where it leaves the first one's run, and its
/// own numbers.
pub(super) fn rival(config: &Config, index: usize) -> (String, Pairs) {
    let Some(racer) = config.racers.get(index) else { return Default::default() };
    match config.branches_at(index) {
        Some(from) => {
            let head = [BRANCH, &shortest(from.into())].concat();
            (head, phase_pairs(racer, racer.changes.len() - 1))
        }
        None => (racer.optimizer.rule().id().into(), racer_pairs(racer, &config.surface)),
    }
}

/// A change of a racer in mid-run as `then` gives it.
pub(super) fn change_text(racer: &Racer, phase: usize) -> String {
    let head = racer.changes.get(phase).map_or_else(String::new, |phase| shortest(phase.from.into()));
    piece_text(&head, &phase_pairs(racer, phase))
}

/// The numbers of a phase that differ from those before it.
pub(super) fn phase_pairs(racer: &Racer, phase: usize) -> Pairs {
    let mut all = Pairs::default();
    let Some(Phase { from, optimizer, rate }) = racer.changes.get(phase) else { return all };
    let before = racer.phase(from - 1);
    all.number("lr", *rate, before.rate);
    for (parameter, value) in optimizer.parameters() {
        all.number(parameter.key, value, before.optimizer.get(parameter.key).unwrap_or(value));
    }
    all
}

fn add_schedule(all: &mut Pairs, schedule: &Schedule) {
    if schedule.shape == ScheduleShape::Constant {
        return;
    }
    all.text("schedule", schedule.shape.id());
    let default = Schedule::new(schedule.shape);
    for argument in schedule.shape.arguments() {
        match argument.key {
            "warmup" => all.number("warmup", schedule.warmup.into(), default.warmup.into()),
            "period" => all.whole("period", schedule.period),
            "gamma" => all.number("gamma", schedule.gamma, default.gamma),
            _ => all.number("floor", schedule.floor, default.floor),
        }
    }
}

fn add_page(all: &mut Pairs, Settings { config, page }: &Settings) {
    all.optional("view", page.view.map(|view| view.id()));
    all.whole("at", page.at);
    all.number("speed", page.speed, Page::default().speed);
    all.optional("play", page.play.then_some("1"));
    if page.data_in_query {
        all.text("data", &write_pairs(config.surface.observations()));
    }
    all.optional("ahead", page.hides_ahead.then_some("hide"));
    all.optional("ask", page.ask.map(|question| question.id()));
    all.optional("goal", page.goal.map(|kind| kind.id()));
    all.whole("within", page.within);
    all.optional("title", page.title.as_deref());
    all.list("hide", &page.hide);
    all.list("lock", &page.lock);
    if page.size != TextSize::Normal {
        all.text("size", page.size.id());
    }
    if page.theme != ColourScheme::Auto {
        all.text("theme", page.theme.id());
    }
    all.optional("lang", page.lang.as_deref());
    all.optional("lesson", page.lesson.as_deref());
    all.whole("part", page.part);
    all.number("variant", page.variant.into(), 0.0);
    all.optional("grade", page.grades.then_some("splice"));
    all.optional("lab", page.lab.as_deref());
}
