//! What a learner does to the field of racers, as a change of the query.

use super::keys;
use super::pairs::unescaped;
use super::settings::Settings;
use super::writer::{BRANCH, Pairs, change_text, phase_pairs, piece_text, racer_pairs, rival, rival_text};
use crate::number::shortest;
use crate::optimizer::Rule;
use crate::run::{Config, MOST_CHANGES, MOST_RACERS};

/// The rules that are offered as one more racer, the first one first.
const OFFERED: [Rule; 5] = [Rule::Gd, Rule::Adam, Rule::Rmsprop, Rule::Nesterov, Rule::Momentum];

/// The change that adds one more racer with a rule that does not race yet, at its suggested rate.
/// Returns `None` if no more can race.
pub fn add_racer(settings: &Settings) -> Option<String> {
    let config = &settings.config;
    let races = |rule: &Rule| config.racers.iter().any(|racer| racer.optimizer.rule() == *rule);
    let rule = OFFERED.into_iter().find(|rule| !races(rule))?;
    add(config, rule.id().into())
}

/// The change that adds a branch: the first racer up to an update, from there on with numbers of its
/// own, which are those of the first until they are set. Returns `None` if no more can race, and
/// before the first update.
pub fn add_branch(settings: &Settings, from: u32) -> Option<String> {
    if from == 0 {
        return None;
    }
    add(&settings.config, [BRANCH, &shortest(from.into())].concat())
}

fn add(config: &Config, rival: String) -> Option<String> {
    if config.racers.len() >= MOST_RACERS {
        return None;
    }
    let mut rivals = rivals(config);
    rivals.push(rival);
    Some(joined("vs", &rivals))
}

/// The change that takes a racer out: the second one takes the place of a first one that goes, and
/// branches that left the first one's run later than that go with it. Returns `None` if the racer
/// does not exist or is the only one.
pub fn remove_racer(settings: &Settings, index: usize) -> Option<String> {
    let config = &settings.config;
    let mut rivals = rivals(config);
    if rivals.is_empty() || index > rivals.len() {
        return None;
    }
    if let Some(rival) = index.checked_sub(1) {
        rivals.remove(rival);
        return Some(joined("vs", &rivals));
    }
    let heir = config.racers.get(1)?;
    // Up to there the heir's run is that of the first.
    let shared = config.branches_at(1).unwrap_or(0);
    let stays = |racer: &usize| config.branches_at(*racer).is_none_or(|from| from <= shared);
    let left: Vec<String> =
        (2..config.racers.len()).filter(stays).map(|racer| rival_text(config, racer)).collect();
    let mut change = ["opt=", heir.optimizer.rule().id()].concat();
    for (name, value) in racer_pairs(heir, &config.surface).0 {
        change.push_str(&["&", name, "=", &value].concat());
    }
    let changes: Vec<String> = (0..heir.changes.len()).map(|phase| change_text(heir, phase)).collect();
    Some([&change, "&", &joined("then", &changes), "&", &joined("vs", &left)].concat())
}

/// The change that sets one number of a racer, or its rule by the key `opt`; a number without
/// text goes back to its default, of a branch to that of the first racer. Returns `None` if the racer
/// or the key does not exist.
pub fn set_racer(settings: &Settings, index: usize, name: &str, value: &str) -> Option<String> {
    keys::key(name)?;
    let value = bare(value);
    let Some(slot) = index.checked_sub(1) else {
        return Some([name, "=", &value].concat());
    };
    let config = &settings.config;
    let mut rivals = rivals(config);
    let written = if name == "opt" {
        value
    } else {
        let (head, pairs) = rival(config, index);
        set(&head, pairs, name, &value)
    };
    *rivals.get_mut(slot)? = written;
    Some(joined("vs", &rivals))
}

/// The change that sets numbers of the first racer, as `lr=0.05&momentum=0.5`, from an update on; what
/// would have changed later goes. A number without text goes back to what it was before. Before the
/// first update they are the numbers of the whole run. Returns `None` if the run ends before that
/// update, no more changes fit in, or there is no such number.
pub fn drive(settings: &Settings, from: u32, numbers: &str) -> Option<String> {
    let config = &settings.config;
    let first = config.racers.first()?;
    if from == 0 {
        return Some(numbers.into());
    }
    let mut changes = Vec::new();
    let mut own = Pairs::default();
    for (index, phase) in first.changes.iter().enumerate() {
        if phase.from < from {
            changes.push(change_text(first, index));
        } else if phase.from == from {
            own = phase_pairs(first, index);
        }
    }
    if from >= config.steps || changes.len() >= MOST_CHANGES {
        return None;
    }
    for (name, value) in unescaped(numbers) {
        let name = keys::key(name)?.name;
        if keys::is_locked(&settings.page.lock, name) {
            continue;
        }
        own.0.retain(|(key, _)| *key != name);
        if !value.is_empty() {
            own.0.push((name, bare(&value)));
        }
    }
    changes.push(piece_text(&shortest(from.into()), &own));
    Some(joined("then", &changes))
}

/// The change that takes a change in mid-run back, counted from 0. Returns `None` if there is none.
pub fn undrive(settings: &Settings, index: usize) -> Option<String> {
    let first = settings.config.racers.first()?;
    let mut changes: Vec<String> = (0..first.changes.len()).map(|phase| change_text(first, phase)).collect();
    if index >= changes.len() {
        return None;
    }
    changes.remove(index);
    Some(joined("then", &changes))
}

/// A piece with one of its numbers set; without text that one goes.
fn set(head: &str, mut pairs: Pairs, name: &str, value: &str) -> String {
    pairs.0.retain(|(key, _)| *key != name);
    let mut text = piece_text(head, &pairs);
    if !value.is_empty() {
        text.push_str(&[",", name, ":", value].concat());
    }
    text
}

/// A value without the separators, which would begin something else.
fn bare(value: &str) -> String {
    value.chars().filter(|&c| !matches!(c, ',' | ':' | '&' | '=')).collect()
}

/// The racers after the first, as `vs` gives them.
fn rivals(config: &Config) -> Vec<String> {
    (1..config.racers.len()).map(|racer| rival_text(config, racer)).collect()
}

/// A change that replaces all values of a key that may come several times; without any it clears
/// them.
fn joined(key: &str, values: &[String]) -> String {
    if values.is_empty() {
        return [key, "="].concat();
    }
    let mut text = String::new();
    for value in values {
        let between = if text.is_empty() { "" } else { "&" };
        text.extend([between, key, "=", value]);
    }
    text
}
