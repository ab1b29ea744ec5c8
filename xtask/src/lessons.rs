//! The lessons: www/lessons/*.md to HTML, every number by the engine; docs/writing-lessons.md
//! describes the format.
//!
//! What is wrong with a lesson is an error with its file and line, all of them at once.

mod blocks;
mod inline;
mod written;

use crate::Outcome;
use crate::stamp::{Stamp, hex};
use crate::tools::{read, root, write};
use blocks::Block;
use fall_line::exercise::AnswerKey;
use fall_line::query;
use inline::{Inline, escaped};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd, TextMergeWithOffset, html};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

const FOLDER: &str = "www/lessons";

/// A lesson as pages take it.
#[derive(Debug)]
pub struct Lesson {
    pub id: String,
    /// Its place among the lessons.
    pub number: u32,
    pub title: String,
    pub minutes: u32,
    pub level: String,
    pub summary: String,
    /// The whole text, exercises included.
    pub html: String,
    pub exercises: Vec<Exercise>,
}

/// One exercise, which a page can show alone.
#[derive(Debug)]
pub struct Exercise {
    pub kind: &'static str,
    pub title: String,
    pub html: String,
}

/// A run that a lesson names.
struct Named {
    pub query: String,
    pub key: AnswerKey,
}

/// A term with the names it goes by and where it is explained.
#[derive(Debug)]
struct Term {
    pub lesson: String,
    pub slug: String,
    pub names: Vec<String>,
    /// Longer names that begin with one of these and mean something else.
    pub others: Vec<String>,
}

/// What the renderer knows of one lesson.
struct Source<'a> {
    pub id: &'a str,
    pub runs: BTreeMap<String, Named>,
    /// Numerals that a text may hold: settings of its runs, and facts that no run gives.
    pub numerals: BTreeSet<String>,
    pub terms: &'a [Term],
    pub ids: &'a [String],
    file: String,
    errors: std::cell::RefCell<Vec<String>>,
}

impl Source<'_> {
    /// Notes what is wrong in a line.
    fn wrong(&self, line: usize, what: impl AsRef<str>) {
        self.errors.borrow_mut().push(format!("{}:{line}: {}", self.file, what.as_ref()));
    }

    /// The run of that name.
    fn run(&self, name: &str, line: usize) -> Option<&Named> {
        let found = self.runs.get(name);
        if found.is_none() {
            self.wrong(line, format!("there is no run `{name}`; the head of the lesson names runs"));
        }
        found
    }
}

/// Where the pages find what was rendered, below www/generated/.
pub const TEXTS: &str = "www/generated/lessons";
pub const EXERCISES: &str = "www/generated/exercises.json";
const LIST: &str = "www/generated/lessons.js";

/// Renders what is out of date: a list for the lab, each text as a file named by its content, and
/// all exercises in one for the embed.
pub fn build() -> Outcome {
    let inputs = ["www/lessons", "src", "data", "xtask/src/lessons.rs", "xtask/src/lessons"];
    let stamp = Stamp::of("lessons", &inputs)?;
    let top = root();
    if stamp.is_current() && top.join(LIST).is_file() && top.join(EXERCISES).is_file() {
        return Ok(());
    }
    let folder = top.join(TEXTS);
    if folder.is_dir() {
        std::fs::remove_dir_all(&folder).map_err(|error| format!("{TEXTS}: {error}"))?;
    }
    let (mut list, mut exercises) = (Vec::new(), Vec::new());
    for Lesson { id, title, minutes, level, summary, html, exercises: parts, .. } in read_all()? {
        let file = format!("lesson-{id}-{}.html", &hex(&Sha256::digest(&html))[..10]);
        write(&folder.join(&file), &html)?;
        let kinds: Vec<String> = parts.iter().map(|part| json(part.kind)).collect();
        let facts =
            [("id", &id), ("title", &title), ("level", &level), ("summary", &summary), ("file", &file)];
        let facts: String = facts.iter().map(|(key, value)| format!("{key}: {}, ", json(value))).collect();
        list.push(format!("  {{ {facts}minutes: {minutes}, exercises: [{}] }},\n", kinds.join(", ")));
        let part =
            |part: &Exercise| format!("{{\"title\":{},\"html\":{}}}", json(&part.title), json(&part.html));
        let parts: Vec<String> = parts.iter().map(part).collect();
        exercises.push(format!("{}:[{}]", json(&id), parts.join(",")));
    }
    let head = "// Written by xtask/src/lessons.rs from www/lessons/.\n\n\
                /** The lessons in their order; `file` is the text, `exercises` are kinds. */\n";
    write(&top.join(LIST), format!("{head}export const lessons = [\n{}];\n", list.concat()))?;
    write(&top.join(EXERCISES), format!("{{{}}}", exercises.join(",")))?;
    stamp.keep()
}

/// A text as JSON has it.
fn json(text: &str) -> String {
    let mut out = String::from("\"");
    for sign in text.chars() {
        match sign {
            '"' | '\\' => out.extend(['\\', sign]),
            '\n' => out.push_str("\\n"),
            sign if sign < ' ' => out.push_str(&format!("\\u{:04x}", sign as u32)),
            sign => out.push(sign),
        }
    }
    out.push('"');
    out
}

/// All lessons, in their order.
pub fn read_all() -> Outcome<Vec<Lesson>> {
    let folder = root().join(FOLDER);
    let unreadable = |error: std::io::Error| format!("{FOLDER}: {error}");
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(&folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|end| end == "md") {
            let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            texts.push((id, read(&path)?));
        }
    }
    texts.sort();
    let texts: Vec<(&str, &str)> = texts.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
    render_all(&texts).map_err(|errors| errors.join("\n"))
}

/// Renders lessons given by id and text.
fn render_all(texts: &[(&str, &str)]) -> Result<Vec<Lesson>, Vec<String>> {
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

/// A text as an anchor's name.
fn slug(text: &str) -> String {
    let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").to_lowercase()
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
    source.numerals.extend(inline::numerals(given).map(|(_, numeral)| numeral));
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

const OPTIONS: Options =
    Options::ENABLE_MATH.union(Options::ENABLE_TABLES).union(Options::ENABLE_SMART_PUNCTUATION);

#[cfg(test)]
mod tests {
    use super::*;
    use fall_line::run::Config;
    use fall_line::run::Run;

    const HEAD: &str = "---\nnumber: 1\ntitle: T\nminutes: 1\nlevel: hard\nsummary: S\n\
                        run a: fn=parabola&opt=gd&lr=0.1&w=4 => converged\n---\n\n";

    fn lessons() -> Vec<Lesson> {
        read_all().unwrap_or_else(|errors| panic!("{errors}"))
    }

    fn errors(body: &str) -> Vec<String> {
        render_all(&[("test", &format!("{HEAD}{body}"))]).err().unwrap_or_default()
    }

    #[test]
    fn there_are_five_lessons_in_order() {
        let all = lessons();
        let ids: Vec<&str> = all.iter().map(|lesson| lesson.id.as_str()).collect();
        assert_eq!(ids, ["learning-rate", "downhill", "network", "reference", "simulator"]);
        for (lesson, number) in all.iter().zip(1..) {
            assert_eq!(lesson.number, number);
            assert!(!lesson.exercises.is_empty(), "{}", lesson.id);
        }
    }

    #[test]
    fn the_lessons_use_every_kind_of_exercise() {
        let kinds: BTreeSet<&str> =
            lessons().iter().flat_map(|lesson| &lesson.exercises).map(|exercise| exercise.kind).collect();
        let all = ["by-hand", "cards", "check", "explore", "fill", "label", "worked"];
        assert_eq!(kinds, all.into());
    }

    /// The value of an attribute, from its name on.
    fn attribute<'a>(html: &'a str, name: &str) -> &'a str {
        let begin = html.find(name).map_or(html.len(), |at| at + name.len() + 2);
        html[begin..].split('"').next().unwrap_or_default()
    }

    #[test]
    fn every_number_is_what_a_fresh_run_gives() {
        let mut count = 0;
        for Lesson { id, html, .. } in lessons() {
            for span in html.split("<span class=\"live\"").skip(1) {
                let query = attribute(span, "data-query").replace("&amp;", "&");
                let asked = attribute(span, "data-number");
                let shown = span.split(['>', '<']).nth(1).unwrap_or_default();
                let shown: f64 = shown.replace('−', "-").parse().unwrap_or(f64::NAN);
                let config: Config = query::read(&query).0.config;
                let mut run = Run::new(&config, config.racers[0]);
                run.finish();
                let trace = run.trace();
                let words: Vec<&str> = asked.split(' ').collect();
                // Mistakes and counts are tested where they are computed.
                let ["w" | "x" | "y" | "loss" | "gradient" | "move" | "rate", step] = words[..] else {
                    continue;
                };
                let step = step.parse().unwrap_or(trace.updates.len());
                let (state, update) = (&trace.states[step], trace.updates.get(step));
                let right = match words[0] {
                    "w" | "x" => state.point.x,
                    "y" => state.point.y,
                    "loss" => state.loss,
                    "gradient" => state.gradient.x,
                    "move" => update.map_or(f64::NAN, |update| update.step.x),
                    _ => update.map_or(f64::NAN, |update| update.rate),
                };
                assert!((shown - right).abs() <= 5e-5 * right.abs().max(1e-12), "{id}: {asked} of {query}");
                count += 1;
            }
        }
        assert!(count > 60, "only {count} numbers");
    }

    #[test]
    fn what_the_lessons_claim_about_counts_and_mistakes_comes_out() {
        let html: String = lessons().iter().map(|lesson| lesson.html.as_str()).collect();
        for (number, value) in
            [("verdict", "50"), ("w 1 sign", "3.6"), ("w 1 rate", "−3"), ("w 1 move", "−0.6")]
        {
            assert!(html.contains(&format!("data-number=\"{number}\">{value}<")), "{number}: {value}");
        }
        // The steps of the slow rate by hand: asked for, so not written down.
        for asked in ["within w 0.01", "within loss 0.01", "within w 0.01 after 4"] {
            assert!(html.contains(&format!("data-number=\"{asked}\"")), "{asked}");
        }
    }

    #[test]
    fn every_term_is_linked_where_it_is_used() {
        let all = lessons();
        let html: String = all.iter().map(|lesson| lesson.html.as_str()).collect();
        let terms: Vec<&str> =
            html.split("<dt id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(terms.len(), 7);
        for term in terms {
            assert!(html.contains(&format!("#{term}\"")), "nothing links to {term}");
        }
        // A link never leads to a heading that is not there.
        for Lesson { id, html, .. } in &all {
            for link in html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                let (page, anchor) = link.split_once('#').unwrap_or((link, ""));
                let lesson = page.strip_prefix("?lesson=").unwrap_or(id);
                let target = all.iter().find(|other| other.id == lesson);
                let found = target.is_some_and(|target| {
                    anchor.is_empty() || target.html.contains(&format!("id=\"{anchor}\""))
                });
                assert!(found, "{id}: {link} leads nowhere");
            }
        }
    }

    #[test]
    fn a_result_that_is_typed_in_is_refused() {
        assert_eq!(errors("From 4 at rate 0.1 it goes to {{a w 1}}."), Vec::<String>::new());
        let found = errors("From 4 at rate 0.1\nit goes to 3.2.");
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("www/lessons/test.md:11: the number 3.2 is typed in"), "{found:?}");
        assert!(errors("The loss is $L = 5w$.")[0].contains(":10: the number 5"));
        assert!(errors("```cards\ntitle: T\n- a :: 16\n```")[0].contains(":12: the number 16"));
    }

    #[test]
    fn broken_content_is_named_with_its_line() {
        let cases = [
            ("{{b w 1}}", "10: there is no run `b`"),
            ("Text.\n\n{{a w}}", "12: `w` is no number of a run"),
            ("{{a w 500}}", "10: the run `a` has no `w 500`"),
            ("{{a w 1", "10: `{{a w 1` is not closed"),
            ("```sims\nrun: a\n```", "10: there is no block `sims`"),
            ("```sim\nHello.\n```", "10: the block `sim` lacks `run: …`"),
            (
                "\n```check\ntitle: T\nHow?\n- [ ] no :: why\n```",
                "11: the block `check` has 0 ticked items, not 1",
            ),
            ("```cards\ntitle: T\n\n- front\n```", "13: an item of `cards` is `- left :: right`"),
            ("```fill\ntitle: T\nA [[b]].\nparts: b\n```", "13: `parts: …` stands before the text"),
            ("```explore\ntitle: T\nrun: a\nkeys: lr\n- flies :: x\n```", "14: there is no verdict `flies`"),
            ("```by-hand\ntitle: T\nrun: a\nsteps: 2\ncolumns: w z\n```", "10: there is no column `z`"),
            ("```label\ntitle: T\nsteps: 3\n- b :: x\n```", "13: there is no run `b`"),
            ("[x](lesson:nowhere)", "10: there is no lesson `nowhere`"),
            ("$\\nosuch$", "10: the formula"),
            ("## One\n\n## One", "12: there are two headings `One`"),
        ];
        for (body, wrong) in cases {
            let found = errors(body);
            let is_named =
                found.iter().any(|error| error.starts_with(&format!("www/lessons/test.md:{wrong}")));
            assert!(is_named, "{body:?}: {found:?}");
        }
    }

    #[test]
    fn a_wrong_head_is_named_with_its_line() {
        let of = |text: &str| render_all(&[("test", text)]).err().unwrap_or_default().join("\n");
        assert!(of("# No head").contains("test.md:1: a lesson begins with a head"));
        assert!(
            of(&HEAD.replace("converged", "diverged"))
                .contains("test.md:7: the engine's verdict on `a` is converged")
        );
        assert!(of(&HEAD.replace("lr=0.1", "lr=fast")).contains("test.md:7: `lr=fast`: not-a-number"));
        assert!(of(&HEAD.replace("minutes: 1", "minutes: some")).contains("`minutes` is a whole number"));
        assert!(of(&HEAD.replace("title", "name")).contains("test.md:3: a head has no `name`"));
    }

    #[test]
    fn exercises_hold_no_links_since_they_stand_alone_in_frames() {
        for lesson in lessons() {
            for exercise in lesson.exercises {
                assert!(!exercise.html.contains("<a "), "{}: {}", lesson.id, exercise.title);
            }
        }
    }
}
