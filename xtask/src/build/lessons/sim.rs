//! A run to put on the stage: what to look at, what may be said of it before, and what it shows.

use super::block::Block;
use super::exercises::paragraphs;
use super::inline::{Inline, escaped};
use super::source::Source;
use crate::build::claims;
use fall_line::analysis::verdict::Kind;
use fall_line::query::Question;

/// What is said in reply to whoever said nothing else of the list.
const ELSE: &str = "else";

pub(super) fn render(block: &Block, source: &Source<'_>, inline: &Inline<'_>) -> String {
    prove(block, source);
    let query = source.run(block.value("run"), block.line).map(|run| escaped(&run.query)).unwrap_or_default();
    let mut attributes = format!("data-query=\"{query}{}\"", within(block, source));
    for key in ["at", "ask"] {
        let value = block.value(key);
        if !value.is_empty() {
            attributes.push_str(&format!(" data-{key}=\"{}\"", escaped(value)));
        }
    }
    let look = paragraphs(&block.prose, inline);
    let explained = match paragraphs(&block.explained, inline) {
        text if text.is_empty() => text,
        text => format!("<div class=\"explained\">{text}</div>"),
    };
    let replies = replies(block, source, inline);
    format!("<div class=\"sim\" {attributes}><div class=\"look\">{look}</div>{replies}{explained}</div>")
}

/// What a question says of the step it is about, as the query has it.
fn within(block: &Block, source: &Source<'_>) -> String {
    let steps = block.value("within");
    if steps.is_empty() {
        return String::new();
    }
    if block.value("ask").is_empty() || !steps.parse::<u32>().is_ok_and(|steps| steps > 0) {
        source.wrong(block.line_of("within"), "`within` is a number of steps that an `ask` is about");
    }
    format!("&amp;within={}", escaped(steps))
}

/// Holds its claims against the engine.
fn prove(block: &Block, source: &Source<'_>) {
    if block.claims.is_empty() {
        source.wrong(block.line, "a `sim` claims what it shows: `=> converged and at minimum`");
    }
    if block.prose.is_empty() {
        source.wrong(block.line, "a `sim` says what to look at");
    }
    let Some(run) = source.runs.get(block.value("run")) else { return };
    for (text, line) in &block.claims {
        for wrong in claims::wrong(&run.config, text) {
            source.wrong(*line, wrong);
        }
    }
}

/// `- said :: reply`
fn replies(block: &Block, source: &Source<'_>, inline: &Inline<'_>) -> String {
    let ask = block.value("ask");
    if ask.is_empty() {
        if let Some(item) = block.items.first() {
            source.wrong(item.line, "a `sim` that replies asks: `ask: verdict`");
        }
        return String::new();
    }
    let Some(question) = Question::ALL.into_iter().find(|question| question.id() == ask) else {
        source.wrong(
            block.line_of("ask"),
            format!("there is no question `{ask}`: verdict, steps, place or curve"),
        );
        return String::new();
    };
    let mut answers: Vec<&str> = match question {
        Question::Verdict => Kind::ALL.into_iter().map(Kind::id).collect(),
        Question::Steps => vec!["near", "fewer", "more", "never"],
        Question::Place | Question::Curve => vec!["near", "far"],
    };
    answers.push(ELSE);
    for (index, item) in block.items.iter().enumerate() {
        let is_known = answers.contains(&item.left.as_str());
        if !is_known || block.items[..index].iter().any(|other| other.left == item.left) {
            let answers = answers.join(", ");
            source.wrong(
                item.line,
                format!("`{}` is no answer to `{ask}`, or there twice: {answers}", item.left),
            );
        }
    }
    if !block.items.iter().any(|item| item.left == ELSE) {
        source.wrong(block.line, "a `sim` that asks replies to any other answer: `- else :: …`");
    }
    let reply = |item: &super::block::Item| {
        format!("<li data-said=\"{}\">{}</li>", escaped(&item.left), inline.phrase(&item.right, item.line))
    };
    format!("<ul class=\"replies\" hidden>{}</ul>", block.items.iter().map(reply).collect::<String>())
}
