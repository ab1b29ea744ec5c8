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
    let view = reader.choice("view", views[0].id(), &mut views.iter().map(|view| view.id()));
    page.view = views.iter().skip(1).copied().find(|other| Some(other.id()) == view);
    page.at = reader.optional_whole("at", "");
    page.speed = reader.number("speed", page.speed);
    page.play = reader.choice("play", "0", &mut ["0", "1"].into_iter()) == Some("1");
    let goal = reader.choice("goal", "", &mut Kind::ALL.into_iter().map(Kind::id));
    page.goal = Kind::ALL.into_iter().find(|kind| Some(kind.id()) == goal);
    if page.goal.is_some() {
        page.within = reader.optional_whole("within", "");
    }
    page.title = title(reader);
    page.hide = reader.list("hide", &mut PARTS.into_iter());
    page.lock = reader.list("lock", &mut lockable());
    let schemes = ColourScheme::ALL.into_iter();
    let theme = reader.choice("theme", page.theme.id(), &mut schemes.clone().map(ColourScheme::id));
    page.theme = schemes.into_iter().find(|scheme| Some(scheme.id()) == theme).unwrap_or(page.theme);
    page.lang = reader.shaped("lang", is_language);
    page.lesson = reader.shaped("lesson", is_lesson);
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
fn is_language(tag: &str) -> bool {
    let mut subtags = tag.split('-');
    let is_subtag = |subtag: &str, shortest: usize| {
        (shortest..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let primary = subtags.next().unwrap_or_default();
    is_subtag(primary, 2)
        && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
        && subtags.all(|subtag| is_subtag(subtag, 1))
        && tag.len() <= 35
}

fn is_lesson(id: &str) -> bool {
    (1..=40).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
