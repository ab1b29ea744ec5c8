//! Settings that differ from others in some keys, or in their data.

use super::keys;
use super::problem::Problem;
use super::read::{note_length, read_both, settings};
use super::reader::Reader;
use super::settings::Settings;
use super::surface::{bad_formula, formula};
use super::text::{self, Pair};
use super::writer::{BRANCH, write};
use crate::data::Observations;
use crate::formula::Expression;
use crate::surface::Surface;

/// As [`read_learner`](super::read_learner), in place of a learner's changes that there were;
/// custom data stay.
pub fn recall(before: &Settings, author: &str, learner: &str) -> (Settings, Vec<Problem>) {
    let surface = &before.config.surface;
    read_both(author, learner, Some(surface))
}

/// Settings with custom data under the surface, or, without any, with those that come with it. Start,
/// bounds and rates go back to what suits them.
pub fn with_data(before: &Settings, custom: Option<Observations>) -> (Settings, Vec<Problem>) {
    let surface = &before.config.surface;
    let surface = match custom {
        Some(custom) => surface.clone().with_observations(custom),
        None => Surface::named(surface.id()).unwrap_or(surface.clone()),
    };
    on_data(before, surface)
}

/// The same where that surface, on its custom data, is there already.
pub fn on_data(before: &Settings, surface: Surface) -> (Settings, Vec<Problem>) {
    let mut changed = before.clone();
    changed.config.surface = surface;
    changed.page.data_in_query = false;
    choose(&changed, "x=&y=&box=&lr=&at=")
}

/// Settings with their data in their query, or without. Returns `None` if the data would not fit in.
pub fn with_data_in_query(before: &Settings, in_query: bool) -> Option<Settings> {
    let mut changed = before.clone();
    changed.page.data_in_query = in_query && changed.config.surface.has_custom_data();
    (write(&changed).len() <= text::LONGEST).then_some(changed)
}

/// Changes only what the query names; a key without a value goes back to its default. A formula
/// that cannot be read changes nothing.
pub fn patch(before: &Settings, changes: &str) -> (Settings, Vec<Problem>) {
    change(before, changes, &|old, changed| {
        old.key == changed || matches!((old.key, changed), ("w", "x") | ("f", "fn") | ("fn", "f"))
    })
}

/// Whether changes leave run and cursor as they are.
pub fn changes_looks_alone(changes: &str) -> bool {
    text::pairs(text::readable(changes)).into_iter().all(|pair| keys::is_look(pair.key))
}

/// As [`patch`], as a learner at the controls means it: what belonged to the old surface or the
/// old optimizer goes with it, and what the author has locked stays.
pub fn choose(before: &Settings, changes: &str) -> (Settings, Vec<Problem>) {
    let mut free = String::new();
    for piece in changes.split('&') {
        let key = piece.split_once('=').map_or(piece, |(key, _)| key);
        if !keys::is_locked(&before.page.lock, key) {
            free.push_str(piece);
            free.push('&');
        }
    }
    free.pop();
    let edited = free.split('&').find_map(|piece| formula(piece.strip_prefix("f=")?).ok());
    let lost = edited.and_then(|formula| lost_in_edit(&before.config.surface, &formula));
    change(before, &free, &|old, changed| {
        let name = old.key;
        // A branch stands and falls with the run that it leaves.
        let belonged = keys::depends(if old.raw.starts_with(BRANCH) { "then" } else { name }, changed);
        let is_lost = lost.map_or(belonged, |lost| lost.contains(&name));
        name == changed
            || (name, changed) == ("w", "x")
            || (is_lost && !keys::is_locked(&before.page.lock, name))
    })
}

/// What does not outlive that a formula is edited: nothing, or what is about another number of
/// parameters. Returns `None` if the surface before was no formula.
fn lost_in_edit(before: &Surface, formula: &Expression) -> Option<&'static [&'static str]> {
    match before {
        Surface::Formula(old) if old.dimension() == formula.dimension() => Some(&[]),
        Surface::Formula(_) => Some(&["w", "x", "y", "box", "view"]),
        _ => None,
    }
}

/// Settings whose pairs are those before, without those that one of the changes `replaces`, and the
/// changes.
fn change(
    before: &Settings,
    changes: &str,
    replaces: &dyn Fn(&Pair<'_>, &str) -> bool,
) -> (Settings, Vec<Problem>) {
    let surface = &before.config.surface;
    let mut wrong = Vec::new();
    let mut new: Vec<Pair<'_>> = Vec::new();
    for pair in text::pairs(text::readable(changes)) {
        if pair.key == "f"
            && !pair.raw.is_empty()
            && let Err(error) = formula(pair.raw)
        {
            wrong.push(bad_formula(pair.raw, surface, error));
        } else {
            new.push(pair);
        }
    }
    let old = write(before);
    let mut all = Vec::new();
    for pair in text::pairs(&old) {
        if !new.iter().any(|other| replaces(&pair, other.key)) {
            all.push(pair);
        }
    }
    for pair in new {
        if !pair.raw.is_empty() {
            all.push(pair);
        }
    }
    let mut reader = Reader::new(all, Some(surface));
    reader.problems.append(&mut wrong);
    note_length(&mut reader, changes);
    settings(reader)
}
