//! The exercises of a lesson as HTML.

use super::block::{Block, Item};
use super::deals;
use super::inline::{Inline, escaped, numerals};
use super::source::{Asked, Exercise, Source};
use fall_line::analysis::verdict::Kind;
use fall_line::exercise::Column;
use fall_line::query;

const KINDS: [&str; 7] = ["worked", "explore", "check", "fill", "by-hand", "label", "cards"];

/// Whether the block is one.
pub(super) fn is_exercise(block: &Block) -> bool {
    KINDS.contains(&block.shape.name)
}

/// Its HTML, with `part` for its number in the lesson.
pub(super) fn render(
    block: &Block,
    source: &Source<'_>,
    inline: &Inline<'_>,
    part: usize,
) -> (Exercise, String) {
    source.noted.take();
    let prose = paragraphs(&block.prose, inline);
    let inside = match block.shape.name {
        "worked" => format!("{prose}<ol class=\"walk\" role=\"list\">{}</ol>", steps(block, source, inline)),
        "explore" => {
            format!("{prose}<ul class=\"regimes\" role=\"list\">{}</ul>", regimes(block, source, inline))
        }
        "check" => choices(block, source, inline),
        "fill" => fill(block, source, inline, &prose),
        "by-hand" => by_hand(block, source, &prose),
        "label" => {
            format!("{prose}<ul class=\"charts\" role=\"list\">{}</ul>", charts(block, source, inline))
        }
        _ => format!("{prose}<ul class=\"cards\" role=\"list\">{}</ul>", cards(block, inline)),
    };
    let hint = match block.value("hint") {
        "" => String::new(),
        hint => format!("<p class=\"nearer\" hidden>{}</p>", inline.phrase(hint, block.line_of("hint"))),
    };
    let noted = source.noted.take();
    let deal = deals::prove(block, source, &noted.asked);
    let query = match block.value("run") {
        "" => None,
        name => source.run(name, block.line).map(|run| run.query.as_str()),
    };
    let names = source.words.names(&noted.symbols);
    let mut attributes = format!("class=\"exercise\" data-kind=\"{}\"", block.shape.name);
    let keys = Some(block.value("keys")).filter(|keys| !keys.is_empty());
    let names = Some(names.as_str()).filter(|names| !names.is_empty());
    for (name, value) in [("query", query), ("keys", keys), ("deal", deal.as_deref()), ("names", names)] {
        if let Some(value) = value {
            attributes.push_str(&format!(" data-{name}=\"{}\"", escaped(value)));
        }
    }
    let title = inline.bare(block.value("title"), block.line_of("title"));
    if deal.is_some() && numerals(&title).next().is_some() {
        source.wrong(block.line_of("title"), "the title of an exercise that is dealt holds no numbers");
    }
    let html = format!(
        "<section id=\"part-{part}\" data-part=\"{part}\" aria-labelledby=\"part-{part}-title\" {attributes}>\
         <h4 id=\"part-{part}-title\">{}</h4>{inside}{hint}</section>",
        escaped(&title)
    );
    let alone = format!("<section {attributes}>{inside}{hint}</section>");
    (Exercise { kind: block.shape.name, title, html: alone }, html)
}

/// Prose with a paragraph around each.
pub(super) fn paragraphs(prose: &[(String, usize)], inline: &Inline<'_>) -> String {
    prose.iter().map(|(text, line)| format!("<p>{}</p>", inline.phrase(text, *line))).collect()
}

/// Notes a number that the learner is to give.
fn ask(source: &Source<'_>, run: &str, what: &str) {
    source.noted.borrow_mut().asked.push(Asked { run: run.into(), what: what.into(), is_answer: true });
}

/// `- run step :: text`, or `- run step ask number :: text`
fn steps(block: &Block, source: &Source<'_>, inline: &Inline<'_>) -> String {
    let step = |item: &Item| {
        let words: Vec<&str> = item.left.split_whitespace().collect();
        let (name, step, asked) = match words[..] {
            [name, step] => (name, step, None),
            [name, step, "ask", number] => (name, step, Some(number)),
            _ => (item.left.as_str(), "", None),
        };
        if step.parse::<u32>().is_err() {
            let form = "a step of `worked` is `- run step :: text` or `- run step ask number :: text`";
            source.wrong(item.line, form);
            return None;
        }
        let run = source.run(name, item.line)?;
        let asked = match asked {
            Some(number) => {
                let what = format!("{number} {step}");
                inline.asked(&format!("{name} {what}"), item.line)?;
                ask(source, name, &what);
                format!(" data-ask=\"{what}\"")
            }
            None => String::new(),
        };
        let (text, query) = (inline.phrase(&item.right, item.line), escaped(&run.query));
        Some(format!("<li data-query=\"{query}\" data-at=\"{step}\"{asked}><p>{text}</p></li>"))
    };
    if !asks(block) {
        source.wrong(block.line, "at least one step of `worked` asks: `- run step ask number :: text`");
    }
    block.items.iter().filter_map(step).collect()
}

/// Whether it asks before it tells.
pub(super) fn asks(block: &Block) -> bool {
    match block.shape.name {
        "sim" => !block.value("ask").is_empty(),
        "worked" => block.items.iter().any(|item| item.left.split_whitespace().nth(2) == Some("ask")),
        _ => true,
    }
}

/// `- verdict lr=0.0001 momentum=0.5 :: how to look for it`
fn regimes(block: &Block, source: &Source<'_>, inline: &Inline<'_>) -> String {
    let regime = |item: &Item| {
        let (verdict, numbers) = item.left.split_once(' ').unwrap_or((&item.left, ""));
        if !Kind::ALL.iter().any(|kind| kind.id() == verdict) {
            source.wrong(item.line, format!("there is no verdict `{verdict}`"));
            return None;
        }
        let show = numbers.split_whitespace().collect::<Vec<_>>().join("&");
        if show.is_empty() {
            let form = "a regime says by which numbers it is found: `- verdict lr=0.1 :: text`";
            source.wrong(item.line, form);
        }
        let keys: Vec<&str> = block.value("keys").split_whitespace().collect();
        for (key, _) in query::unescaped(&show).filter(|(key, _)| !keys.contains(key)) {
            source
                .wrong(item.line, format!("the learner cannot move `{key}`; `keys` has {}", keys.join(" ")));
        }
        let run = source.run(block.value("run"), block.line)?;
        let (shown, problems) = deals::shown(&run.query, &show);
        for problem in problems {
            source.wrong(item.line, problem);
        }
        if shown != verdict {
            source.wrong(item.line, format!("with {numbers} the engine's verdict is {shown}, not {verdict}"));
        }
        let text = inline.phrase(&item.right, item.line);
        Some(format!("<li data-verdict=\"{verdict}\" data-show=\"{}\"><p>{text}</p></li>", escaped(&show)))
    };
    block.items.iter().filter_map(regime).collect()
}

fn choices(block: &Block, source: &Source<'_>, inline: &Inline<'_>) -> String {
    let question: Vec<String> = block.prose.iter().map(|(text, line)| inline.phrase(text, *line)).collect();
    // A legend holds no paragraphs.
    let question = question.join("<br>");
    let choice = |item: &Item| {
        let (text, why) = (inline.phrase(&item.left, item.line), inline.phrase(&item.right, item.line));
        let right = if item.is_ticked { " data-right" } else { "" };
        format!(
            "<li{right}><label><input type=\"radio\"><span>{text}</span></label><p class=\"why\" hidden>{why}</p></li>"
        )
    };
    if let (true, Some(right)) = (deals::all_numbers(block), block.items.iter().find(|item| item.is_ticked))
        && let Some((run, what)) = deals::only_number(&right.left)
    {
        ask(source, run, what);
    }
    let choices: String = block.items.iter().map(choice).collect();
    format!(
        "<fieldset><legend>{question}</legend><ul class=\"choices\" role=\"list\">{choices}</ul></fieldset>"
    )
}

/// Prose with blanks, parts to drag into them, and `- wrong answer :: why` items.
fn fill(block: &Block, source: &Source<'_>, inline: &Inline<'_>, prose: &str) -> String {
    let parts: String = block
        .value("parts")
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| format!("<li>{}</li>", escaped(&inline.bare(part, block.line_of("parts")))))
        .collect();
    let hint = |item: &Item| {
        let why = inline.phrase(&item.right, item.line);
        let given = if let Some(expression) = item.left.strip_prefix('~') {
            let expression = expression.trim();
            inline.symbols(expression, item.line);
            format!("data-expression=\"{}\"", escaped(expression))
        } else if let Some((run, what)) = deals::only_number(&item.left) {
            source.noted.borrow_mut().asked.push(Asked {
                run: run.into(),
                what: what.into(),
                is_answer: false,
            });
            let query = source.run(run, item.line).map(|run| escaped(&run.query)).unwrap_or_default();
            let value = inline.bare(&item.left, item.line);
            format!("data-given=\"{value}\" data-query=\"{query}\" data-number=\"{}\"", escaped(what))
        } else {
            format!("data-given=\"{}\"", escaped(&inline.bare(&item.left, item.line)))
        };
        format!("<li {given}>{why}</li>")
    };
    let hints: String = block.items.iter().map(hint).collect();
    let parts =
        if parts.is_empty() { parts } else { format!("<ul class=\"parts\" role=\"list\">{parts}</ul>") };
    let hints = if hints.is_empty() { hints } else { format!("<ul class=\"hints\" hidden>{hints}</ul>") };
    format!("<div class=\"blanks\">{prose}</div>{parts}{hints}")
}

fn by_hand(block: &Block, source: &Source<'_>, prose: &str) -> String {
    let (steps, columns) = (block.value("steps"), block.value("columns"));
    let Ok(last) = steps.parse::<u32>() else {
        source.wrong(block.line_of("steps"), "`steps` is a whole number");
        return String::new();
    };
    for name in columns.split_whitespace() {
        if Column::named(name).is_none() {
            source.wrong(block.line_of("columns"), format!("there is no column `{name}`"));
        }
        for step in 1..=last {
            ask(source, block.value("run"), &format!("{name} {step}"));
        }
    }
    let columns = escaped(columns);
    format!("{prose}<div class=\"by-hand\" data-steps=\"{steps}\" data-columns=\"{columns}\"></div>")
}

/// `- run :: name`; which label is right, the engine's verdict says.
fn charts(block: &Block, source: &Source<'_>, inline: &Inline<'_>) -> String {
    let steps = block.value("steps");
    if steps.parse::<u32>().is_err() {
        source.wrong(block.line_of("steps"), "`steps` is a whole number");
    }
    let chart = |item: &Item| {
        let run = source.run(&item.left, item.line)?;
        let labels = [Kind::Diverged, Kind::Oscillating, Kind::Converged];
        let kind = run.key.verdict().map(|verdict| verdict.kind);
        if !kind.is_some_and(|kind| labels.contains(&kind)) {
            source.wrong(item.line, "a chart to label diverges, oscillates or converges");
        }
        let (text, query) = (inline.phrase(&item.right, item.line), escaped(&run.query));
        Some(format!("<li data-query=\"{query}\" data-steps=\"{steps}\"><p>{text}</p></li>"))
    };
    block.items.iter().filter_map(chart).collect()
}

fn cards(block: &Block, inline: &Inline<'_>) -> String {
    let card = |item: &Item| {
        let (front, back) = (inline.phrase(&item.left, item.line), inline.phrase(&item.right, item.line));
        format!("<li><span class=\"front\">{front}</span><span class=\"back\">{back}</span></li>")
    };
    block.items.iter().map(card).collect()
}
