//! The racers with their rules.

use super::library::Library;
use super::literal::float;
use super::program::Program;
use crate::optimizer::Rule;
use crate::run::{Phase, Racer};

/// The racers' rules by name: `gd against adam`.
pub(super) fn contest(program: &Program<'_>, text: &mut String) {
    for (index, racer) in program.config.racers.iter().enumerate() {
        if index > 0 {
            text.push_str(" against ");
        }
        text.push_str(racer.optimizer.rule().id());
    }
}

/// Each racer's rule, once, where the library does not have it.
pub(super) fn rules(program: &Program<'_>, text: &mut String) {
    for &rule in &Rule::ALL {
        let is_run = program.config.racers.iter().any(|racer| racer.optimizer.rule() == rule);
        let definition = match program.library {
            Library::NumPy => Some(rule.record().numpy),
            Library::PyTorch => rule.record().torch.definition,
        };
        if let Some(definition) = definition.filter(|_| is_run) {
            text.extend([definition.trim(), "\n\n\n"]);
        }
    }
}

/// The list of the racers: rule, rate, parameters.
pub(super) fn racers(program: &Program<'_>, text: &mut String) {
    for racer in &program.config.racers {
        match program.library {
            Library::NumPy => numpy_racer(racer, text),
            Library::PyTorch => torch_racer(racer, text),
        }
    }
}

/// `(momentum, 0.1, dict(momentum=0.9, dampening=0.0)),`, and of one that changes
/// `(momentum, 0.1, dict(…), {20: (0.05, dict(…))}),`.
fn numpy_racer(racer: &Racer, text: &mut String) {
    let numbers = |phase: &Phase| {
        let mut all = Vec::new();
        for (parameter, value) in phase.optimizer.parameters() {
            all.push((parameter.key, float(value)));
        }
        if !phase.optimizer.rule().record().is_scheduled {
            all.push(("first", float(racer.rate)));
        }
        [float(phase.rate).as_str(), ", ", &dict(&all)].concat()
    };
    line(racer, racer.optimizer.rule().id(), &|phase| ["(", &numbers(phase), ")"].concat(), &numbers, text);
}

/// `(torch.optim.SGD, dict(lr=0.1, momentum=0.9, dampening=0.0)),`, and of one that changes
/// `(torch.optim.SGD, dict(…), {20: dict(…)}),`.
fn torch_racer(racer: &Racer, text: &mut String) {
    let numbers = |phase: &Phase| {
        let optimizer = &phase.optimizer;
        let torch = &optimizer.rule().record().torch;
        let mut all = vec![("lr", float(phase.rate))];
        for (parameter, value) in optimizer.parameters() {
            match all.last_mut() {
                // Two that share a name stand as a pair.
                Some((name, first)) if *name == parameter.torch => {
                    *first = ["(", first.as_str(), ", ", &float(value), ")"].concat();
                }
                _ => all.push((parameter.torch, float(value))),
            }
        }
        if let Some((flag, parameter)) = torch.flag
            && parameter.is_none_or(|key| optimizer.get(key).is_some_and(|value| value > 0.0))
        {
            all.push((flag, "True".into()));
        }
        dict(&all)
    };
    line(racer, racer.optimizer.rule().record().torch.class, &numbers, &numbers, text);
}

/// A racer's line: its rule, its numbers at first, and those that it changes to by their updates.
fn line(
    racer: &Racer,
    rule: &str,
    changed: &dyn Fn(&Phase) -> String,
    first: &dyn Fn(&Phase) -> String,
    text: &mut String,
) {
    text.extend(["    (", rule, ", ", &first(&racer.phase(0))]);
    for (index, phase) in racer.changes.iter().enumerate() {
        let before = if index == 0 { ", {" } else { ", " };
        text.extend([before, &phase.from.to_string(), ": ", &changed(phase)]);
    }
    text.push_str(if racer.changes.is_empty() { "),\n" } else { "}),\n" });
}

/// `dict(a=1.0, b=2.0)`
fn dict(arguments: &[(&str, String)]) -> String {
    let mut text = String::from("dict(");
    for (index, (key, value)) in arguments.iter().enumerate() {
        text.extend([if index > 0 { ", " } else { "" }, key, "=", value]);
    }
    text.push(')');
    text
}
