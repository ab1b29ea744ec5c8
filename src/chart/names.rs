//! What racers are called on pictures.

use super::style::{Words, filled};
use crate::number::shortest;
use crate::optimizer::Rule;
use crate::player::Player;
use crate::run::Config;

/// The racers' names in a race, by their rules. Where two are called the same they are told apart by
/// their rates, and where these are the same by number. One that runs alone needs no name.
pub(super) fn racer_names(player: &Player, words: &Words) -> Vec<String> {
    let runs = player.runs();
    if runs.len() < 2 {
        return Vec::new();
    }
    let Some(first) = runs.first() else { return Vec::new() };
    let config = first.config();
    let called: Vec<String> = (0..runs.len()).map(|racer| called(config, racer, words)).collect();
    let rates: Vec<f64> =
        (0..runs.len()).map(|racer| config.own_phase(racer).map_or(f64::NAN, |phase| phase.rate)).collect();
    let name = |(index, name): (usize, &String)| {
        let is_twin = |other: &usize| called[*other] == *name;
        let twins = (0..runs.len()).filter(is_twin);
        let same_rate = twins.clone().filter(|&other| rates[other] == rates[index]);
        match (twins.count(), same_rate.count()) {
            (1, _) => name.clone(),
            (_, 1) => [name, " ", &shortest(rates[index])].concat(),
            _ => [name, " (", &shortest((index + 1) as f64), ")"].concat(),
        }
    };
    called.iter().enumerate().map(name).collect()
}

/// A racer's rule, by its id where there is no word for it, and of a branch where it leaves the first
/// one's run.
fn called(config: &Config, racer: usize, words: &Words) -> String {
    let rule = config.racers.get(racer).map(|racer| racer.optimizer.rule());
    let word = |rule: Rule| words.rules.get(rule as usize).map_or(rule.id(), String::as_str);
    let name = rule.map_or("", word);
    match config.branches_at(racer) {
        Some(from) => filled(&filled(&words.branch, name), &shortest(from.into())),
        None => name.into(),
    }
}
