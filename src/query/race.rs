//! What a learner does to the field of racers, as a change of the query.

use super::keys;
use super::settings::Settings;
use super::writer::{racer_pairs, rival_text};
use crate::optimizer::Rule;
use crate::run::{MOST_RACERS, Racer};

/// The rules that are offered as one more racer, the first one first.
const OFFERED: [Rule; 5] = [Rule::Gd, Rule::Adam, Rule::Rmsprop, Rule::Nesterov, Rule::Momentum];

/// The change that adds one more racer with a rule that does not race yet, at its suggested rate.
/// Returns `None` if no more can race.
pub fn add_racer(settings: &Settings) -> Option<String> {
    let config = &settings.config;
    if config.racers.len() >= MOST_RACERS {
        return None;
    }
    let races = |rule: &Rule| config.racers.iter().any(|racer| racer.optimizer.rule() == *rule);
    let rule = OFFERED.into_iter().find(|rule| !races(rule))?;
    let mut rivals = rivals(settings);
    rivals.push(rule.id().into());
    Some(joined(&rivals))
}

/// The change that takes a racer out: the second one takes the place of a first one that goes.
/// Returns `None` if the racer does not exist or is the only one.
pub fn remove_racer(settings: &Settings, index: usize) -> Option<String> {
    let config = &settings.config;
    let mut rivals = rivals(settings);
    if rivals.is_empty() || index > rivals.len() {
        return None;
    }
    if let Some(rival) = index.checked_sub(1) {
        rivals.remove(rival);
        return Some(joined(&rivals));
    }
    rivals.remove(0);
    let heir = config.racers.get(1)?;
    let mut change = ["opt=", heir.optimizer.rule().id()].concat();
    for (name, value) in racer_pairs(heir, &config.surface).0 {
        change.push_str(&["&", name, "=", &value].concat());
    }
    Some([&change, "&", &joined(&rivals)].concat())
}

/// The change that sets one number of a racer, or its rule by the key `opt`; a number without
/// text goes back to its default. Returns `None` if the racer or the key does not exist.
pub fn set_racer(settings: &Settings, index: usize, name: &str, value: &str) -> Option<String> {
    keys::key(name)?;
    // The separators of `vs` would begin something else.
    let value: String = value.chars().filter(|&c| !matches!(c, ',' | ':' | '&' | '=')).collect();
    let Some(rival) = index.checked_sub(1) else {
        return Some([name, "=", &value].concat());
    };
    let config = &settings.config;
    let racer: &Racer = config.racers.get(index)?;
    let mut rivals = rivals(settings);
    let slot = rivals.get_mut(rival)?;
    if name == "opt" {
        *slot = value;
    } else {
        let mut written = racer.optimizer.rule().id().to_string();
        for (key, old) in racer_pairs(racer, &config.surface).0 {
            if key != name {
                written.push_str(&[",", key, ":", &old].concat());
            }
        }
        if !value.is_empty() {
            written.push_str(&[",", name, ":", &value].concat());
        }
        *slot = written;
    }
    Some(joined(&rivals))
}

/// The racers after the first, as `vs` gives them.
fn rivals(settings: &Settings) -> Vec<String> {
    let config = &settings.config;
    config.racers.iter().skip(1).map(|racer| rival_text(racer, &config.surface)).collect()
}

/// A change that replaces all rivals; without any it clears them.
fn joined(rivals: &[String]) -> String {
    if rivals.is_empty() {
        return "vs=".into();
    }
    rivals.iter().map(|rival| ["vs=", rival].concat()).collect::<Vec<_>>().join("&")
}
