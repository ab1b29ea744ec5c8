//! Lessons from Markdown to HTML.

use super::asides::Asides;
use super::block::{self, Block};
use super::exercises;
use super::inline::{Inline, escaped, numerals};
use super::source::{Exercise, FOLDER, Lesson, Named, OPTIONS, Source, Term, slug};
use super::words::Words;
use crate::build::claims::{self, Said};
use fall_line::exercise::AnswerKey;
use fall_line::query;
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd, TextMergeWithOffset, html};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Renders lessons given by id and text.
pub(super) fn render_all(words: &str, texts: &[(&str, &str)]) -> Result<Vec<Lesson>, Vec<String>> {
    let words = Words::read(words)?;
    let terms: Vec<Term> = texts.iter().flat_map(|(id, text)| terms_of(id, text)).collect();
    let ids: Vec<String> = texts.iter().map(|(id, _)| (*id).to_owned()).collect();
    let mut errors = Vec::new();
    let mut lessons = Vec::new();
    for (id, text) in texts {
        match render(id, text, &words, &terms, &ids) {
            Ok(lesson) => lessons.push(lesson),
            Err(mut wrong) => errors.append(&mut wrong),
        }
    }
    lessons.sort_by_key(|lesson: &Lesson| lesson.number);
    if errors.is_empty() { Ok(lessons) } else { Err(errors) }
}

/// The terms that a text explains.
fn terms_of(id: &str, text: &str) -> Vec<Term> {
    let in_terms = text.split("```terms\n").skip(1).filter_map(|rest| rest.split("\n```").next());
    let items = in_terms.flat_map(str::lines).filter_map(|line| line.strip_prefix("- "));
    items
        .map(|item| {
            let names = item.split("::").next().unwrap_or(item).split('|');
            let (others, names): (Vec<String>, Vec<String>) =
                names.map(|name| name.trim().to_lowercase()).partition(|name| name.starts_with("not "));
            let others = others.iter().map(|name| name["not ".len()..].to_owned()).collect();
            let slug = slug(names.first().map_or("", String::as_str));
            Term { lesson: id.into(), slug, names, others }
        })
        .collect()
}

/// The head of a lesson: `key: value` lines between two lines of dashes.
struct Head<'a> {
    pairs: Vec<(&'a str, &'a str, usize)>,
    body: &'a str,
    /// The line the body begins at.
    line: usize,
}

fn head(text: &str) -> Option<Head<'_>> {
    let rest = text.strip_prefix("---\n")?;
    let (head, body) = rest.split_once("\n---\n")?;
    let pairs = head.lines().enumerate().map(|(index, line)| {
        let (key, value) = line.split_once(':').unwrap_or((line, ""));
        (key.trim(), value.trim(), index + 2)
    });
    Some(Head { pairs: pairs.collect(), body, line: head.lines().count() + 3 })
}

fn render(
    id: &str,
    text: &str,
    words: &Words,
    terms: &[Term],
    ids: &[String],
) -> Result<Lesson, Vec<String>> {
    let mut source = Source {
        id,
        runs: BTreeMap::new(),
        numerals: ["0", "1", "2"].map(String::from).into(),
        terms,
        ids,
        words,
        file: format!("{FOLDER}/{id}.md"),
        noted: RefCell::default(),
        errors: RefCell::default(),
    };
    let Some(head) = head(text) else {
        source.wrong(1, "a lesson begins with a head between two lines of `---`");
        return Err(source.errors.into_inner());
    };
    let mut facts: BTreeMap<&str, &str> = BTreeMap::new();
    for &(key, value, line) in &head.pairs {
        match key.split_once(' ') {
            Some(("run", name)) => name_run(&mut source, name, value, line),
            None if ["number", "title", "minutes", "level", "summary"].contains(&key) => {
                facts.insert(key, value);
            }
            None if key == "given" => source.numerals.extend(value.split_whitespace().map(String::from)),
            _ => source.wrong(line, format!("a head has no `{key}`")),
        }
    }
    let fact = |key: &str| {
        let value = facts.get(key).filter(|value| !value.is_empty());
        if value.is_none() {
            source.wrong(1, format!("the head lacks `{key}`"));
        }
        value.copied().unwrap_or_default().to_owned()
    };
    let count = |key: &str| {
        fact(key).parse::<u32>().unwrap_or_else(|_| {
            source.wrong(1, format!("`{key}` is a whole number"));
            0
        })
    };
    let (number, minutes) = (count("number"), count("minutes"));
    let (title, level, summary) = (fact("title"), fact("level"), fact("summary"));
    let body = Body::render(&source, head.body, head.line);
    let html = article(id, &title, &body);
    let errors = source.errors.into_inner();
    if !errors.is_empty() {
        return Err(errors);
    }
    Ok(Lesson {
        id: id.into(),
        number,
        title,
        minutes,
        level,
        summary,
        html,
        exercises: body.exercises,
        samples: body.asides.samples,
    })
}

/// The whole text: the title, what is in it, and the body.
fn article(id: &str, title: &str, body: &Body) -> String {
    let contents: Vec<String> = body
        .headings
        .iter()
        .map(|(slug, text)| format!("<li><a href=\"#{slug}\">{}</a></li>", escaped(text)))
        .collect();
    format!(
        "<article class=\"lesson\" data-lesson=\"{id}\"><h2 id=\"lesson-title\" tabindex=\"-1\">{}</h2>\
         <ol class=\"contents\">{}</ol>{}</article>",
        escaped(title),
        contents.concat(),
        body.html
    )
}

/// `run NAME: QUERY => CLAIMS`: a run, and what the text claims of it.
fn name_run(source: &mut Source<'_>, name: &str, value: &str, line: usize) {
    let (given, said) =
        value.split_once("=>").map_or((value, ""), |(given, said)| (given.trim(), said.trim()));
    let (setup, problems) = query::read(given);
    for problem in problems {
        source.wrong(line, format!("`{}={}`: {}", problem.key, problem.given, problem.code.id()));
    }
    let key = AnswerKey::of(&setup.config);
    if !said.is_empty() {
        for wrong in claims::wrong(&setup.config, said) {
            source.wrong(line, wrong);
        }
    }
    let is_end = |said: &Said| matches!(said, Said::Verdict(None, _) | Said::Endpoint(None, _));
    let keeps_verdict = claims::read(said).is_ok_and(|all| all.iter().any(|claim| is_end(&claim.said)));
    source.numerals.extend(numerals(given).map(|(_, numeral)| numeral));
    let query = query::write(&setup);
    source.runs.insert(name.trim().into(), Named { query, config: setup.config, key, keeps_verdict });
}

/// The level of a section's heading on the page, where the lesson's title has one above.
const SECTION: usize = 3;

/// The body of a lesson, as far as it is rendered.
#[derive(Default)]
struct Body {
    html: String,
    headings: Vec<(String, String)>,
    exercises: Vec<Exercise>,
    asides: Asides,
    /// Whether the section has shown a run yet.
    has_run: bool,
}

impl Body {
    fn render(source: &Source<'_>, text: &str, first_line: usize) -> Self {
        let mut body = Self::default();
        let line_at = |offset: usize| first_line + text[..offset].matches('\n').count();
        let mut inline = Inline::new(source);
        let mut events: Vec<Event<'_>> = Vec::new();
        let parser = Parser::new_ext(text, OPTIONS).into_offset_iter();
        let mut all = TextMergeWithOffset::new(parser);
        while let Some((event, range)) = all.next() {
            let line = line_at(range.start);
            match event {
                Event::Start(Tag::Heading { level, .. }) => {
                    let mut words = String::new();
                    for (event, _) in all.by_ref() {
                        match event {
                            Event::End(TagEnd::Heading(_)) => break,
                            Event::Text(text) | Event::Code(text) => words.push_str(&text),
                            _ => {}
                        }
                    }
                    let (words, level) = (inline.bare(&words, line), level as usize + 1);
                    let slug = slug(&words);
                    if body.headings.iter().any(|(other, _)| *other == slug) {
                        source.wrong(line, format!("there are two headings `{words}`"));
                    }
                    let heading =
                        format!("<h{level} id=\"{slug}\" tabindex=\"-1\">{}</h{level}>", escaped(&words));
                    events.push(Event::Html(heading.into()));
                    body.headings.push((slug, words));
                    inline.section();
                    body.has_run &= level > SECTION;
                }
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if block::is_known(&info) => {
                    let mut content = String::new();
                    for (event, _) in all.by_ref() {
                        match event {
                            Event::End(TagEnd::CodeBlock) => break,
                            Event::Text(text) => content.push_str(&text),
                            _ => {}
                        }
                    }
                    let block = Block::read(source, &info, &content, line);
                    events.push(Event::Html(body.block(&block, source, &inline).into()));
                }
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(ref info)))
                    if !["html", "text", "python", "rust"].contains(&info.as_ref()) =>
                {
                    source.wrong(line, format!("there is no block `{info}`"));
                    events.push(event);
                }
                event => inline.take(event, line, &mut events),
            }
        }
        html::push_html(&mut body.html, events.into_iter());
        body
    }

    fn block(&mut self, block: &Block, source: &Source<'_>, inline: &Inline<'_>) -> String {
        if ["sim", "worked", "explore"].contains(&block.shape.name) {
            if !self.has_run && !exercises::asks(block) {
                let form = "a `sim` with `ask: …`, a `worked` with a step that asks, or an `explore`";
                source.wrong(block.line, format!("the first run of a section asks before it shows: {form}"));
            }
            self.has_run = true;
        }
        if !exercises::is_exercise(block) {
            return self.asides.render(block, source, inline);
        }
        let (exercise, html) = exercises::render(block, source, inline, self.exercises.len() + 1);
        self.exercises.push(exercise);
        html
    }
}
