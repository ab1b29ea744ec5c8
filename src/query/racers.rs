//! Reading the racers, and the schedule that they share.

use super::meant;
use super::problem::Code;
use super::reader::Reader;
use super::text::{self, Pair};
use super::writer::BRANCH;
use crate::number::shortest;
use crate::optimizer::{Optimizer, Rule, parameter};
use crate::run::{Config, MOST_CHANGES, MOST_RACERS, Phase, Racer};
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

/// Adds the racers of `vs`: `adam,lr:0.05` reads like a small query of its own, and `from:20,lr:0.05`
/// is the first racer with a change of its own.
pub(super) fn rivals(reader: &mut Reader<'_>, config: &mut Config) {
    for raw in reader.every("vs") {
        let given = text::decoded(raw);
        if config.racers.len() == MOST_RACERS {
            reader.note("vs", &given, "", Code::TooMany);
            continue;
        }
        let (head, numbers) = given.split_once(',').unwrap_or((&given, ""));
        let head = head.trim();
        let rival = match head.strip_prefix(BRANCH) {
            Some(step) => {
                let first = config.racers.first();
                let rule = first.map_or("", |first| first.optimizer.rule().id());
                let mut pieces = pieces(reader, "vs", Pair { key: "at", raw: step }, rule, numbers);
                let branch = first.and_then(|first| branch(&mut pieces, first));
                reader.take_as("vs", pieces);
                branch
            }
            None => {
                let mut pieces = pieces(reader, "vs", Pair { key: "opt", raw: head }, head, numbers);
                let rival = racer(&mut pieces, &config.surface, None);
                reader.take_as("vs", pieces);
                rival
            }
        };
        config.racers.extend(rival);
    }
}

/// The first racer up to a step, with numbers of its own from there on.
fn branch(pieces: &mut Reader<'_>, first: &Racer) -> Option<Racer> {
    let from = pieces.optional_whole("at", "")?;
    let mut racer = first.until(from);
    // What is changed before the first update is no branch.
    if let Some(before) = from.checked_sub(1) {
        racer.changes.push(Phase { from, ..racer.phase(before) });
    }
    change(pieces, &mut racer, from);
    Some(racer)
}

/// Adds the changes of `then` to the first racer, by their steps: `20,lr:0.05`.
pub(super) fn changes(reader: &mut Reader<'_>, config: &mut Config) {
    let Some(first) = config.racers.first_mut() else { return };
    let rule = first.optimizer.rule().id();
    let mut all: Vec<(Option<u32>, Reader<'_>)> = Vec::new();
    let given: Vec<String> = reader.every("then").into_iter().map(text::decoded).collect();
    for (index, given) in given.iter().enumerate() {
        let (head, numbers) = given.split_once(',').unwrap_or((given, ""));
        if index >= MOST_CHANGES {
            reader.note("then", given, "", Code::TooMany);
            continue;
        }
        let mut pieces = pieces(reader, "then", Pair { key: "at", raw: head }, rule, numbers);
        let from = pieces.optional_whole("at", "");
        // They are made in their order, each on top of those before it.
        let later = all.iter().position(|&(other, _)| other > from).unwrap_or(all.len());
        all.insert(later, (from, pieces));
    }
    for (from, mut pieces) in all {
        if let Some(from) = from {
            change(&mut pieces, first, from);
        }
        reader.take_as("then", pieces);
    }
}

/// Sets the numbers that the reader's keys say, from an update on.
fn change(pieces: &mut Reader<'_>, racer: &mut Racer, from: u32) {
    let Phase { mut optimizer, rate, .. } = racer.phase(from);
    let rate = pieces.number("lr", rate);
    for (parameter, value) in racer.phase(from).optimizer.parameters() {
        let number = pieces.number(parameter.key, value);
        if let Some(value) = optimizer.get_mut(parameter.key) {
            *value = number;
        }
    }
    let changed = Phase { from, optimizer, rate };
    let is_idle = changed == Phase { from, ..racer.phase(from) };
    match racer.changes.last_mut().filter(|last| last.from == from) {
        Some(last) => *last = changed,
        None if from == 0 => (racer.optimizer, racer.rate) = (optimizer, rate),
        None if is_idle => {}
        None => racer.changes.push(changed),
    }
}

/// The small query that a piece is: what it begins with, and numbers of a rule.
fn pieces<'q>(
    reader: &mut Reader<'_>,
    key: &str,
    head: Pair<'q>,
    rule: &str,
    numbers: &'q str,
) -> Reader<'q> {
    let mut pairs = vec![head];
    for piece in numbers.split(',').map(str::trim).filter(|piece| !piece.is_empty()) {
        match piece.split_once(':').map(|(key, raw)| Pair { key: key.trim(), raw }) {
            Some(pair) if is_number(pair.key) => pairs.push(pair),
            _ => reader.note_hint(key, piece, "", Code::UnknownValue, piece_meant(rule, piece)),
        }
    }
    Reader::new(pairs, None)
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
