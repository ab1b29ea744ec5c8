//! What racers are called on pictures.

use super::style::Words;
use crate::number::shortest;
use crate::player::Player;
use crate::run::Run;

/// The racers' names in a race, by their rules. Where two have the same rule they are told apart by
/// their rates, and where these are the same by number. One that runs alone needs no name.
pub(super) fn racer_names(player: &Player, words: &Words) -> Vec<String> {
    let runs = player.runs();
    if runs.len() < 2 {
        return Vec::new();
    }
    let rule = |run: &Run| run.racer().optimizer.rule();
    let name = |(index, run): (usize, &Run)| {
        let name = words.rules.get(rule(run) as usize).map_or("", String::as_str);
        let mut twins = 0;
        let mut same_rate = 0;
        for other in runs.iter().filter(|other| rule(other) == rule(run)) {
            twins += 1;
            same_rate += u32::from(other.racer().rate == run.racer().rate);
        }
        match (twins, same_rate) {
            (1, _) => name.into(),
            (_, 1) => [name, " ", &shortest(run.racer().rate)].concat(),
            _ => [name, " (", &shortest((index + 1) as f64), ")"].concat(),
        }
    };
    runs.iter().enumerate().map(name).collect()
}
