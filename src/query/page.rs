//! Reading what a page needs to know beyond the run.

use super::keys::{KEYS, Owner, PARTS, START};
use super::problem::Code;
use super::reader::Reader;
use super::settings::{ColourScheme, Page, Question, TextSize, View};
use crate::analysis::verdict::Kind;
use crate::geometry::Dimension;

/// Longer titles are cut.
const LONGEST_TITLE: usize = 120;

/// What the query says for the page.
pub(super) fn page(reader: &mut Reader<'_>, dimension: Dimension) -> Page {
    let mut page = Page::default();
    let views = View::choices(dimension);
    let usual = views[0];
    page.view = reader.choice("view", usual.id(), views, View::id).filter(|&view| view != usual);
    page.at = reader.optional_whole("at", "");
    page.speed = reader.number("speed", page.speed);
    page.play = reader.choice("play", "0", &["0", "1"], |word| word) == Some("1");
    let ahead = reader.choice("ahead", "show", &["show", "hide"], |word| word);
    page.ask = reader.choice("ask", "", &Question::ALL, Question::id);
    page.hides_ahead = ahead == Some("hide");
    page.goal = reader.choice("goal", "", &Kind::ALL, Kind::id);
    if page.goal.is_some() || page.ask.is_some() {
        page.within = reader.optional_whole("within", "");
    }
    page.title = title(reader);
    page.hide = reader.words("hide", &PARTS);
    page.lock = reader.words("lock", &lockable());
    let size = reader.choice("size", page.size.id(), &TextSize::ALL, TextSize::id);
    page.size = size.unwrap_or(page.size);
    let theme = reader.choice("theme", page.theme.id(), &ColourScheme::ALL, ColourScheme::id);
    page.theme = theme.unwrap_or(page.theme);
    page.lang = reader.shaped("lang", is_language);
    page.lesson = reader.shaped("lesson", is_lesson);
    if page.lesson.is_some() {
        page.part = reader.optional_whole("part", "");
        page.variant = reader.whole("variant", page.variant);
    }
    page.grades = !reader.words("grade", &["splice"]).is_empty();
    page.lab = reader.shaped("lab", is_address);
    page
}

/// What `lock` can name: whatever a learner sets, and the start by one word.
fn lockable() -> Vec<&'static str> {
    let mut names = Vec::new();
    for key in &KEYS {
        if key.owner == Owner::Learner {
            names.push(key.name);
        }
    }
    names.push(START);
    names
}

fn title(reader: &mut Reader<'_>) -> Option<String> {
    let given = reader.text("title")?;
    let mut plain = String::new();
    for c in given.chars() {
        // Line breaks and other controls have no place in one line of plain text.
        plain.push(if c.is_control() { ' ' } else { c });
    }
    let plain = plain.trim();
    let mut short = plain;
    if let Some((end, _)) = plain.char_indices().nth(LONGEST_TITLE) {
        short = &plain[..end];
        reader.note("title", &given, short, Code::TooLong);
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

/// An address of the web, or one relative to the page's: of no other scheme, which might be a script.
fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://") || !text.bytes().any(|byte| byte == b':')
}

fn is_lesson(id: &str) -> bool {
    (1..=40).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
