//! The racers with their rules.

use super::literal::{arguments, float};
use super::program::{Library, Program};
use crate::optimizer::Rule;
use crate::run::Racer;

/// Each racer's rule, once, where the library does not have it.
pub(super) fn rules(program: &Program<'_>) -> Vec<String> {
    let is_run = |rule: &Rule| program.config.racers.iter().any(|racer| racer.optimizer.rule() == *rule);
    let definition = |rule: Rule| match program.library {
        Library::NumPy => Some(rule.record().numpy),
        Library::PyTorch => rule.record().torch.definition,
    };
    Rule::ALL.into_iter().filter(is_run).filter_map(definition).map(|text| text.trim().into()).collect()
}

/// The list of the racers: rule, rate, parameters.
pub(super) fn racers(program: &Program<'_>) -> String {
    let line = |racer: &Racer| match program.library {
        Library::NumPy => numpy_racer(racer),
        Library::PyTorch => torch_racer(racer),
    };
    let lines: String = program.config.racers.iter().map(line).collect();
    format!("RACERS = [\n{lines}]")
}

/// `(momentum, 0.1, dict(momentum=0.9, dampening=0.0)),`
fn numpy_racer(racer: &Racer) -> String {
    let rule = racer.optimizer.rule();
    let parameters = racer.optimizer.parameters();
    let mut all: Vec<_> = parameters.map(|(parameter, value)| (parameter.key, float(value))).collect();
    if !rule.record().is_scheduled {
        all.push(("first", float(racer.rate)));
    }
    format!("    ({}, {}, dict({})),\n", rule.id(), float(racer.rate), arguments(&all))
}

/// `(torch.optim.SGD, dict(lr=0.1, momentum=0.9, dampening=0.0)),`
fn torch_racer(racer: &Racer) -> String {
    let optimizer = &racer.optimizer;
    let torch = &optimizer.rule().record().torch;
    let mut all = vec![("lr", float(racer.rate))];
    for (parameter, value) in optimizer.parameters() {
        match all.last_mut() {
            // Two that share a name stand as a pair.
            Some((name, first)) if *name == parameter.torch => {
                *first = format!("({first}, {})", float(value));
            }
            _ => all.push((parameter.torch, float(value))),
        }
    }
    if let Some((flag, parameter)) = torch.flag
        && parameter.is_none_or(|key| optimizer.get(key).is_some_and(|value| value > 0.0))
    {
        all.push((flag, "True".into()));
    }
    format!("    ({}, dict({})),\n", torch.class, arguments(&all))
}
