//! Text within a lesson: live numbers, blanks, mathematics, and links to terms.

use super::source::{Asked, OPTIONS, Source, Term};
use super::written::written;
use fall_line::exercise::Question;
use pulldown_cmark::{Event, Parser, Tag, TagEnd, TextMergeStream, html};
use pulldown_latex::config::{DisplayMode, RenderConfig};
use pulldown_latex::{Storage, push_mathml};
use std::collections::BTreeSet;

/// Renders text, and knows which terms are linked already.
pub(super) struct Inline<'a> {
    source: &'a Source<'a>,
    linked: BTreeSet<&'a str>,
    /// Links do not stand in links.
    depth: usize,
    is_code: bool,
}

impl<'a> Inline<'a> {
    pub(super) fn new(source: &'a Source<'a>) -> Self {
        Self { source, linked: BTreeSet::new(), depth: 0, is_code: false }
    }

    /// A section begins: each term is linked once in each.
    pub(super) fn section(&mut self) {
        self.linked.clear();
    }

    /// Takes one event of the prose.
    pub(super) fn take<'e>(&mut self, event: Event<'e>, line: usize, out: &mut Vec<Event<'e>>) {
        match event {
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                self.depth += 1;
                let dest_url = self.address(&dest_url, line).into();
                out.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
            }
            Event::End(TagEnd::Link) => {
                self.depth -= 1;
                out.push(Event::End(TagEnd::Link));
            }
            Event::Start(Tag::CodeBlock(_)) | Event::End(TagEnd::CodeBlock) => {
                self.is_code = !self.is_code;
                out.push(event);
            }
            Event::Text(ref text) if !self.is_code => {
                let html = self.text(text, line, self.depth == 0);
                out.push(Event::InlineHtml(html.into()));
            }
            Event::InlineMath(tex) => {
                out.push(Event::InlineHtml(self.mathml(&tex, DisplayMode::Inline, line).into()));
            }
            Event::DisplayMath(tex) => {
                out.push(Event::InlineHtml(self.mathml(&tex, DisplayMode::Block, line).into()));
            }
            other => out.push(other),
        }
    }

    /// A piece of Markdown in one paragraph, as HTML without a paragraph around it. Terms in it
    /// are not linked: it may stand in a button, or in a frame without a lesson around it.
    pub(super) fn phrase(&self, markdown: &str, line: usize) -> String {
        let mut inner = Self { source: self.source, linked: BTreeSet::new(), depth: 1, is_code: false };
        let mut events = Vec::new();
        for event in TextMergeStream::new(Parser::new_ext(markdown, OPTIONS)) {
            match event {
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                event => inner.take(event, line, &mut events),
            }
        }
        let mut out = String::new();
        html::push_html(&mut out, events.into_iter());
        out.trim().to_owned()
    }

    fn address(&self, given: &str, line: usize) -> String {
        let Some(id) = given.strip_prefix("lesson:") else { return given.to_owned() };
        if !self.source.ids.iter().any(|known| known == id.split('#').next().unwrap_or(id)) {
            self.source.wrong(line, format!("there is no lesson `{id}`"));
        }
        format!("?lesson={id}")
    }

    fn mathml(&self, tex: &str, display_mode: DisplayMode, line: usize) -> String {
        self.check_numerals(tex, line);
        let storage = Storage::new();
        let mut out = String::new();
        let config = RenderConfig { display_mode, ..RenderConfig::default() };
        let parser = pulldown_latex::Parser::new(tex, &storage);
        let events: Result<Vec<_>, _> = parser.collect();
        if let Err(error) = events {
            self.source.wrong(line, format!("the formula `{tex}` cannot be read: {error}"));
        }
        if let Err(error) = push_mathml(&mut out, pulldown_latex::Parser::new(tex, &storage), config) {
            self.source.wrong(line, format!("the formula `{tex}` cannot be written: {error}"));
        }
        out
    }

    /// Text in which `{{run number}}` is a number and `[[answer]]` a blank.
    fn text(&mut self, text: &str, line: usize, links: bool) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some(begin) = rest.find("{{").into_iter().chain(rest.find("[[")).min() {
            self.plain(&rest[..begin], line, links, &mut out);
            let (end, is_blank) = if rest[begin..].starts_with("{{") { ("}}", false) } else { ("]]", true) };
            let inside = &rest[begin + 2..];
            let Some(length) = inside.find(end) else {
                self.source.wrong(line, format!("`{}` is not closed", &rest[begin..]));
                return out;
            };
            let content = inside[..length].trim();
            match (is_blank, content.strip_prefix('=')) {
                (false, _) => self.number(content, line, &mut out),
                (true, Some(asked)) => self.numeric_blank(asked.trim(), line, &mut out),
                (true, None) => self.blank(content, line, &mut out),
            }
            rest = &inside[length + 2..];
        }
        self.plain(rest, line, links, &mut out);
        out
    }

    /// `run number`, or `run query` nothing more: the query and the number's text.
    pub(super) fn asked<'t>(&self, content: &'t str, line: usize) -> Option<(String, &'t str, f64)> {
        let (name, what) = content.split_once(' ').unwrap_or((content, ""));
        let run = self.source.run(name, line)?;
        let Some(question) = Question::parse(what) else {
            self.source.wrong(line, format!("`{what}` is no number of a run"));
            return None;
        };
        let Some(value) = run.key.answer(&question) else {
            self.source.wrong(line, format!("the run `{name}` has no `{what}`"));
            return None;
        };
        Some((escaped(&run.query), what, value))
    }

    /// Text without any markup, such as an answer or a title; `{{run number}}` alone is what the
    /// engine gives.
    pub(super) fn bare(&self, text: &str, line: usize) -> String {
        let asked = text.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}"));
        let Some(asked) = asked else {
            self.check_numerals(text, line);
            return text.to_owned();
        };
        self.asked(asked.trim(), line).map(|(_, _, value)| written(value)).unwrap_or_default()
    }

    fn number(&self, content: &str, line: usize, out: &mut String) {
        let Some((query, what, value)) = self.asked(content, line) else { return };
        self.note(content, false);
        let value = written(value);
        out.push_str(&format!(
            "<span class=\"live\" data-query=\"{query}\" data-number=\"{what}\">{value}</span>"
        ));
    }

    fn numeric_blank(&self, content: &str, line: usize, out: &mut String) {
        let Some((query, what, _)) = self.asked(content, line) else { return };
        self.note(content, true);
        out.push_str(&format!("<input class=\"blank\" data-query=\"{query}\" data-number=\"{what}\">"));
    }

    /// Notes a number for the exercise that it stands in.
    fn note(&self, content: &str, is_answer: bool) {
        let (run, what) = content.split_once(' ').unwrap_or((content, ""));
        let asked = Asked { run: run.into(), what: what.into(), is_answer };
        self.source.noted.borrow_mut().asked.push(asked);
    }

    /// A blank for a word, or after `~` for an expression.
    fn blank(&self, content: &str, line: usize, out: &mut String) {
        let attribute = if let Some(expression) = content.strip_prefix('~') {
            self.symbols(expression, line);
            format!("data-expression=\"{}\"", escaped(expression.trim()))
        } else {
            self.check_numerals(content, line);
            format!("data-answers=\"{}\"", escaped(&self.source.words.answers(content)))
        };
        out.push_str(&format!("<input class=\"blank\" {attribute}>"));
    }

    /// Notes the symbols of an expression.
    pub(super) fn symbols(&self, expression: &str, line: usize) {
        match self.source.words.symbols_of(expression) {
            Ok(symbols) if symbols.is_empty() => {
                self.source.wrong(line, format!("`~{expression}` has no symbol"));
            }
            Ok(symbols) => {
                self.source.noted.borrow_mut().symbols.extend(symbols.into_iter().map(String::from));
            }
            Err(name) => self.source.wrong(line, format!("`{name}` is no symbol of www/lessons/words.txt")),
        }
    }

    fn plain(&mut self, text: &str, line: usize, links: bool, out: &mut String) {
        self.check_numerals(text, line);
        if links { self.link_terms(text, out) } else { out.push_str(&escaped(text)) }
    }

    /// Links each term where it first stands in a section.
    fn link_terms(&mut self, text: &str, out: &mut String) {
        let source = self.source;
        let mut rest = text;
        loop {
            let mut best: Option<(usize, usize, &Term)> = None;
            for term in source.terms.iter().filter(|term| !self.linked.contains(term.slug.as_str())) {
                for name in &term.names {
                    let Some((begin, end)) = find_word(rest, name, &term.others) else { continue };
                    let is_better =
                        best.is_none_or(|(other, until, _)| begin < other || (begin == other && end > until));
                    if is_better {
                        best = Some((begin, end, term));
                    }
                }
            }
            let Some((begin, end, term)) = best else { break };
            out.push_str(&escaped(&rest[..begin]));
            let page =
                if term.lesson == source.id { String::new() } else { format!("?lesson={}", term.lesson) };
            let word = escaped(&rest[begin..end]);
            out.push_str(&format!("<a class=\"term\" href=\"{page}#term-{}\">{word}</a>", term.slug));
            self.linked.insert(&term.slug);
            rest = &rest[end..];
        }
        out.push_str(&escaped(rest));
    }

    /// A number that the engine can give is not typed: a text holds settings and facts only.
    fn check_numerals(&self, text: &str, line: usize) {
        for (whole, numeral) in numerals(text) {
            if !self.source.numerals.contains(&numeral) {
                let how = "write a result as {{run number}}, and list a fact under `given`";
                self.source.wrong(line, format!("the number {whole} is typed in: {how}"));
            }
        }
    }
}

/// The numerals of a text: as they stand, and without commas between thousands.
pub(super) fn numerals(text: &str) -> impl Iterator<Item = (&str, String)> {
    let pieces = text.split(|sign: char| !(sign.is_ascii_digit() || sign == '.' || sign == ','));
    pieces
        .map(|piece| piece.trim_matches(['.', ',']))
        .filter(|piece| piece.starts_with(|sign: char| sign.is_ascii_digit()))
        .map(|piece| (piece, piece.replace(',', "")))
}

/// Where a word stands in a text, whatever its case, and not as a part of one of the others.
fn find_word(text: &str, word: &str, others: &[String]) -> Option<(usize, usize)> {
    // Lower case may be longer in bytes; terms are plain enough to do without.
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return None;
    }
    let is_letter = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
    lower.match_indices(word).map(|(begin, _)| (begin, begin + word.len())).find(|&(begin, end)| {
        !is_letter(lower[..begin].chars().next_back())
            && !is_letter(lower[end..].chars().next())
            && !others.iter().any(|other| lower[begin..].starts_with(other.as_str()))
    })
}

/// A text as it stands between tags and in quotes.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
