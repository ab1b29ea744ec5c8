//! The racers with their rules.

use super::literal::{arguments, float};
use super::program::{Library, Program};
use crate::optimizer::Rule;
use crate::run::Racer;

/// Each racer's rule, once.
pub(super) fn rules(program: &Program<'_>) -> Vec<String> {
    let is_run = |rule: &Rule| program.config.racers.iter().any(|racer| racer.optimizer.rule == *rule);
    Rule::ALL
        .into_iter()
        .filter(is_run)
        .filter_map(|rule| program.part(&format!("rule {}", rule.id())))
        .collect()
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
    let mut settings = settings(racer);
    if racer.optimizer.rule == Rule::Rprop {
        settings.push(("first", float(racer.rate)));
    }
    let id = racer.optimizer.rule.id();
    format!("    ({id}, {}, dict({})),\n", float(racer.rate), arguments(&settings))
}

/// `(torch.optim.SGD, dict(lr=0.1, momentum=0.9, dampening=0.0)),`
fn torch_racer(racer: &Racer) -> String {
    let rule = racer.optimizer.rule;
    let parameters = &racer.optimizer.parameters;
    let mut all = vec![("lr", float(racer.rate))];
    for (key, value) in settings(racer) {
        match key {
            // The two stand as a pair.
            "beta1" => all.push(("betas", format!("({value}, {})", float(parameters.beta2)))),
            "beta2" => {}
            "decay" => all.push(("weight_decay", value)),
            key => all.push((key, value)),
        }
    }
    let class = match rule {
        Rule::Gd | Rule::Momentum | Rule::Nesterov => "torch.optim.SGD",
        Rule::Adagrad => "torch.optim.Adagrad",
        Rule::Rmsprop => "torch.optim.RMSprop",
        Rule::Adadelta => "torch.optim.Adadelta",
        Rule::Adam | Rule::Amsgrad => "torch.optim.Adam",
        Rule::Adamw => "torch.optim.AdamW",
        Rule::Adamax => "torch.optim.Adamax",
        Rule::Nadam => "torch.optim.NAdam",
        Rule::Radam => "torch.optim.RAdam",
        Rule::Rprop => "torch.optim.Rprop",
        Rule::Lion => "Lion",
    };
    match rule {
        // PyTorch refuses Nesterov's method without momentum, which is plain descent.
        Rule::Nesterov if parameters.momentum > 0.0 => all.push(("nesterov", "True".into())),
        Rule::Amsgrad => all.push(("amsgrad", "True".into())),
        _ => {}
    }
    format!("    ({class}, dict({})),\n", arguments(&all))
}

/// The rule's parameters as Python.
fn settings(racer: &Racer) -> Vec<(&'static str, String)> {
    let of = |key| racer.optimizer.parameters.get(key).map(float);
    let parameters = racer.optimizer.rule.parameters().iter();
    parameters.filter_map(|parameter| Some((parameter.key, of(parameter.key)?))).collect()
}
