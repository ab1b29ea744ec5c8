//! Reading what a page needs to know beyond the run.

use super::keys::{KEYS, Owner, PARTS, START};
use super::problem::Code;
use super::reader::Reader;
use super::settings::{ColourScheme, Page, View};
use crate::analysis::verdict::Kind;
use crate::geometry::Dimension;

/// Longer titles are cut.
const LONGEST_TITLE: usize = 120;

/// What the query says for the page.
pub(super) fn page(reader: &mut Reader<'_>, dimension: Dimension) -> Page {
    let mut page = Page::default();
    let views = View::choices(dimension);
    let view = reader.choice("view", views[0].id(), |id| views.iter().copied().find(|view| view.id() == id));
    page.view = view.filter(|&view| view != views[0]);
    page.at = reader.optional_whole("at", "");
    page.speed = reader.number("speed", page.speed);
    page.play = reader.choice("play", "0", flag).unwrap_or(false);
    page.goal = reader.choice("goal", "", |id| Kind::ALL.into_iter().find(|kind| kind.id() == id));
    if page.goal.is_some() {
        page.within = reader.optional_whole("within", "");
    }
    page.title = title(reader);
    page.hide = reader.list("hide", PARTS.into_iter());
    page.lock = reader.list("lock", lockable());
    let theme = reader.choice("theme", ColourScheme::Auto.id(), |id| {
        ColourScheme::ALL.into_iter().find(|theme| theme.id() == id)
    });
    page.theme = theme.unwrap_or(ColourScheme::Auto);
    page.lang = reader.choice("lang", "", language);
    page.lesson = reader.choice("lesson", "", lesson);
    if page.lesson.is_some() {
        page.part = reader.optional_whole("part", "");
    }
    page
}

/// What `lock` can name: whatever a learner sets, and the start by one word.
fn lockable() -> impl Iterator<Item = &'static str> {
    let learners = KEYS.iter().filter(|key| key.owner == Owner::Learner).map(|key| key.name);
    learners.chain([START])
}

fn flag(value: &str) -> Option<bool> {
    match value {
        "1" => Some(true),
        "0" => Some(false),
        _ => None,
    }
}

fn title(reader: &mut Reader<'_>) -> Option<String> {
    let given = reader.text("title")?;
    // Line breaks and other controls have no place in one line of plain text.
    let plain: String = given.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let short: String = plain.trim().chars().take(LONGEST_TITLE).collect();
    if short.chars().count() < plain.trim().chars().count() {
        reader.note("title", &given, &short, Code::TooLong);
    }
    let short = short.trim_end();
    (!short.is_empty()).then(|| short.into())
}

/// A text of the shape of a BCP-47 tag; whether it names a language is for the browser to know.
fn language(tag: &str) -> Option<String> {
    let mut subtags = tag.split('-');
    let is_subtag = |subtag: &str, shortest: usize| {
        (shortest..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let primary = subtags.next().unwrap_or_default();
    let fits = is_subtag(primary, 2)
        && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
        && subtags.all(|subtag| is_subtag(subtag, 1))
        && tag.len() <= 35;
    fits.then(|| tag.into())
}

fn lesson(id: &str) -> Option<String> {
    let fits = (1..=40).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    fits.then(|| id.into())
}
