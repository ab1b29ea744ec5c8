//! Reading the racers, and the schedule that they share.

use super::meant;
use super::problem::Code;
use super::reader::Reader;
use super::text::{self, Pair};
use crate::number::shortest;
use crate::optimizer::{Optimizer, Rule, parameter};
use crate::run::{Config, MOST_RACERS, Racer};
use crate::schedule::{Schedule, ScheduleShape};
use crate::surface::Surface;

/// The racer that the reader's keys say. Returns `None` if its rule is unknown and there is no
/// default.
pub(super) fn racer(reader: &mut Reader<'_>, surface: &Surface, default: Option<Rule>) -> Option<Racer> {
    let missing = default.map_or("", Rule::id);
    let rule = reader.choice("opt", missing, &Rule::ALL, Rule::id).or(default)?;
    let mut racer = Racer::suggested(surface, rule);
    racer.rate = reader.number("lr", racer.rate);
    racer.optimizer = optimizer(reader, rule);
    Some(racer)
}

fn optimizer(reader: &mut Reader<'_>, rule: Rule) -> Optimizer {
    let mut optimizer = Optimizer::new(rule);
    for parameter in rule.parameters() {
        let number = reader.number(parameter.key, parameter.default);
        if let Some(value) = optimizer.get_mut(parameter.key) {
            *value = number;
        }
    }
    optimizer
}

/// Adds the racers of `vs`: `adam,lr:0.05` reads like a small query of its own.
pub(super) fn rivals(reader: &mut Reader<'_>, config: &mut Config) {
    for raw in reader.every("vs") {
        let given = text::decoded(raw);
        if config.racers.len() == MOST_RACERS {
            reader.note("vs", &given, "", Code::TooMany);
            continue;
        }
        let mut pieces = given.split(',').map(str::trim);
        let name = Pair { key: "opt", raw: pieces.next().unwrap_or_default() };
        let mut pairs = vec![name];
        for piece in pieces.filter(|piece| !piece.is_empty()) {
            match piece.split_once(':').map(|(key, raw)| Pair { key: key.trim(), raw }) {
                Some(pair) if is_number(pair.key) => pairs.push(pair),
                _ => reader.note_hint("vs", piece, "", Code::UnknownValue, piece_meant(name.raw, piece)),
            }
        }
        let mut pieces = Reader::new(pairs, None);
        if let Some(rival) = racer(&mut pieces, &config.surface, None) {
            config.racers.push(rival);
        }
        for problem in &mut pieces.problems {
            if problem.key != "opt" {
                problem.given = [&problem.key, ":", &problem.given].concat();
            }
            problem.key = "vs".into();
        }
        reader.problems.append(&mut pieces.problems);
    }
}

/// Whether a racer can have this number.
fn is_number(key: &str) -> bool {
    key == "lr" || parameter::ALL.iter().any(|parameter| parameter.key == key)
}

/// What a piece of `vs` was meant to be, if it is none of a racer's numbers.
fn piece_meant(rule: &str, piece: &str) -> Option<String> {
    if let Some(rival) = rule_named(piece) {
        return Some(["vs=", rival.id()].concat());
    }
    let (key, value) = piece.split_once([':', '='])?;
    let mut names = vec!["lr"];
    if let Some(rule) = rule_named(rule) {
        for parameter in rule.parameters() {
            names.push(parameter.key);
        }
    }
    let name = meant::meant("", key, &names)?;
    Some([name, ":", value.trim()].concat())
}

/// The rule that has this name, in any case.
fn rule_named(word: &str) -> Option<Rule> {
    Rule::ALL.into_iter().find(|rule| rule.id().eq_ignore_ascii_case(word))
}

/// The schedule that the reader's keys say.
pub(super) fn schedule(reader: &mut Reader<'_>) -> Schedule {
    let constant = ScheduleShape::Constant;
    let shape = reader.choice("schedule", constant.id(), &ScheduleShape::ALL, ScheduleShape::id);
    let shape = shape.unwrap_or(constant);
    let mut schedule = Schedule::new(shape);
    for argument in shape.arguments() {
        match argument.key {
            "warmup" => schedule.warmup = reader.whole("warmup", schedule.warmup),
            "period" => {
                let missing = argument.default.map_or_else(String::new, shortest);
                let period = reader.optional_whole("period", &missing);
                // The default is not kept as a choice, so that it reads back as the same settings.
                schedule.period = period.filter(|&period| Some(f64::from(period)) != argument.default);
            }
            "gamma" => schedule.gamma = reader.number("gamma", schedule.gamma),
            _ => schedule.floor = reader.number("floor", schedule.floor),
        }
    }
    schedule
}
