//! Lessons from Markdown to HTML.

use super::blocks::{self, Block};
use super::inline::{Inline, escaped, numerals};
use super::source::{Exercise, FOLDER, Lesson, Named, OPTIONS, Source, Term, slug};
use fall_line::exercise::AnswerKey;
use fall_line::query;
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd, TextMergeWithOffset, html};
use std::collections::BTreeMap;

/// Renders lessons given by id and text.
pub(super) fn render_all(texts: &[(&str, &str)]) -> Result<Vec<Lesson>, Vec<String>> {
    let terms: Vec<Term> = texts.iter().flat_map(|(id, text)| terms_of(id, text)).collect();
    let ids: Vec<String> = texts.iter().map(|(id, _)| (*id).to_owned()).collect();
    let mut errors = Vec::new();
    let mut lessons = Vec::new();
    for (id, text) in texts {
        match render(id, text, &terms, &ids) {
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

fn render(id: &str, text: &str, terms: &[Term], ids: &[String]) -> Result<Lesson, Vec<String>> {
    let mut source = Source {
        id,
        runs: BTreeMap::new(),
        numerals: ["0", "1", "2"].map(String::from).into(),
        terms,
        ids,
        file: format!("{FOLDER}/{id}.md"),
        errors: std::cell::RefCell::default(),
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
    let contents: Vec<String> = body
        .headings
        .iter()
        .map(|(slug, text)| format!("<li><a href=\"#{slug}\">{}</a></li>", escaped(text)))
        .collect();
    let html = format!(
        "<article class=\"lesson\" data-lesson=\"{id}\"><h2 id=\"lesson-title\" tabindex=\"-1\">{}</h2>\
         <ol class=\"contents\">{}</ol>{}</article>",
        escaped(&title),
        contents.concat(),
        body.html
    );
    let errors = source.errors.into_inner();
    if !errors.is_empty() {
        return Err(errors);
    }
    Ok(Lesson { id: id.into(), number, title, minutes, level, summary, html, exercises: body.exercises })
}

/// `run NAME: QUERY => VERDICT`: a run, and what the text claims it comes to.
fn name_run(source: &mut Source<'_>, name: &str, value: &str, line: usize) {
    let (given, claim) = match value.split_once("=>") {
        Some((given, claim)) => (given.trim(), Some(claim.trim())),
        None => (value, None),
    };
    let (setup, problems) = query::read(given);
    for problem in problems {
        source.wrong(line, format!("`{}={}`: {}", problem.key, problem.given, problem.code.id()));
    }
    let key = AnswerKey::of(&setup.config);
    let found = key.verdict().map_or("nothing", |verdict| verdict.kind.id());
    if claim.is_some_and(|claim| claim != found) {
        source.wrong(line, format!("the engine's verdict on `{name}` is {found}"));
    }
    source.numerals.extend(numerals(given).map(|(_, numeral)| numeral));
    source.runs.insert(name.trim().into(), Named { query: query::write(&setup), key });
}

/// The body of a lesson, as far as it is rendered.
#[derive(Default)]
struct Body {
    html: String,
    headings: Vec<(String, String)>,
    exercises: Vec<Exercise>,
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
                }
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if blocks::is_known(&info) => {
                    let mut content = String::new();
                    for (event, _) in all.by_ref() {
                        match event {
                            Event::End(TagEnd::CodeBlock) => break,
                            Event::Text(text) => content.push_str(&text),
                            _ => {}
                        }
                    }
                    let block = Block::read(source, &info, &content, line);
                    let html = block.render(source, &mut inline, &mut body.exercises);
                    events.push(Event::Html(html.into()));
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
}
