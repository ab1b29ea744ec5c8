//! Reading the racers, and the schedule that they share.

use super::problem::{Code, Problem};
use super::reader::Reader;
use super::text::{self, Pair};
use crate::number::shortest;
use crate::optimizer::{Optimizer, Rule};
use crate::run::{Config, MOST_RACERS, Racer};
use crate::schedule::{Schedule, ScheduleShape};
use crate::surface::Surface;

/// The racer that the reader's keys say. Returns `None` if its rule is unknown and there is no
/// default.
pub(super) fn racer(reader: &mut Reader<'_>, surface: &Surface, default: Option<Rule>) -> Option<Racer> {
    let rule = reader.choice("opt", default.map_or("", Rule::id), Rule::named).or(default)?;
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
        let mut pieces = given.split(',');
        let name = Pair { key: "opt", raw: pieces.next().unwrap_or_default() };
        let settings = pieces.map(|piece| {
            let (key, raw) = piece.split_once(':').unwrap_or((piece, ""));
            Pair { key, raw }
        });
        let mut pieces = Reader::new([name].into_iter().chain(settings));
        config.racers.extend(racer(&mut pieces, &config.surface, None));
        let renamed = pieces.problems.into_iter().map(|problem| Problem {
            given: match problem.key.as_str() {
                "opt" => problem.given,
                key => [key, ":", &problem.given].concat(),
            },
            key: "vs".into(),
            ..problem
        });
        reader.problems.extend(renamed);
    }
}

/// The schedule that the reader's keys say.
pub(super) fn schedule(reader: &mut Reader<'_>) -> Schedule {
    let shape = reader
        .choice("schedule", ScheduleShape::Constant.id(), ScheduleShape::named)
        .unwrap_or(ScheduleShape::Constant);
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
