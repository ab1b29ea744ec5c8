//! The blocks of a lesson that are no exercises, as HTML.

use super::block::{Block, Item};
use super::exercises::paragraphs;
use super::inline::{Inline, escaped};
use super::sim;
use super::source::{Source, slug};
use fall_line::export;
use fall_line::export::Library;

/// Renders them; of what has numbers in a lesson it keeps the count.
#[derive(Default)]
pub(super) struct Asides {
    discussed: usize,
    /// The programs of its samples.
    pub samples: Vec<String>,
}

impl Asides {
    pub(super) fn render(&mut self, block: &Block, source: &Source<'_>, inline: &Inline<'_>) -> String {
        let prose = paragraphs(&block.prose, inline);
        match block.shape.name {
            "sim" => sim::render(block, source, inline),
            "terms" => terms(block, inline),
            "misread" => each(block, inline, |claim, truth| {
                format!("<div class=\"misread\"><p class=\"claim\">{claim}</p><p>{truth}</p></div>")
            }),
            "question" => each(block, inline, |ask, answer| {
                format!("<details><summary>{ask}</summary><p>{answer}</p></details>")
            }),
            "update" => update(block, inline, &prose),
            "program" => program(block, source, &prose),
            "sample" => {
                self.samples.push(block.verbatim.clone());
                listing(block.value("title"), "", block.verbatim.trim_end())
            }
            "sources" => list("sources", block, |item| cited(item, source)),
            "can" => {
                list("can", block, |item| Some(format!("<li>{}</li>", inline.phrase(&item.left, item.line))))
            }
            "next" => list("next", block, |item| next(item, source, inline)),
            _ => self.discuss(block, inline),
        }
    }

    /// Open questions, each with a number of its own in the lesson.
    fn discuss(&mut self, block: &Block, inline: &Inline<'_>) -> String {
        each(block, inline, |asked, model| {
            self.discussed += 1;
            format!(
                "<div class=\"discuss\" data-question=\"{}\"><p class=\"asked\">{asked}</p>\
                 <div class=\"model\" hidden><p>{model}</p></div></div>",
                self.discussed
            )
        })
    }
}

fn each(block: &Block, inline: &Inline<'_>, mut html: impl FnMut(&str, &str) -> String) -> String {
    let item =
        |item: &Item| html(&inline.phrase(&item.left, item.line), &inline.phrase(&item.right, item.line));
    block.items.iter().map(item).collect()
}

fn list(class: &str, block: &Block, item: impl FnMut(&Item) -> Option<String>) -> String {
    format!("<ul class=\"{class}\">{}</ul>", block.items.iter().filter_map(item).collect::<String>())
}

fn terms(block: &Block, inline: &Inline<'_>) -> String {
    let term = |item: &Item| {
        let name = item.left.split('|').next().unwrap_or(&item.left).trim();
        let text = inline.phrase(&item.right, item.line);
        let slug = slug(name);
        format!("<dt id=\"term-{slug}\" tabindex=\"-1\">{}</dt><dd>{text}</dd>", escaped(name))
    };
    format!("<dl class=\"terms\">{}</dl>", block.items.iter().map(term).collect::<String>())
}

/// `- name :: rule`: rules side by side.
fn update(block: &Block, inline: &Inline<'_>, prose: &str) -> String {
    let rules =
        each(block, inline, |name, rule| format!("<tr><th scope=\"row\">{name}</th><td>{rule}</td></tr>"));
    let title = escaped(block.value("title"));
    format!("{prose}<table class=\"rules\"><caption>{title}</caption><tbody>{rules}</tbody></table>")
}

/// The run as a program, by the same export as everywhere.
fn program(block: &Block, source: &Source<'_>, prose: &str) -> String {
    let Some(run) = source.run(block.value("run"), block.line) else { return String::new() };
    listing(block.value("title"), prose, &export::python(&run.config, Library::NumPy))
}

fn listing(title: &str, prose: &str, program: &str) -> String {
    let (title, program) = (escaped(title), escaped(program));
    format!(
        "<div class=\"program\"><h4>{title}</h4>{prose}\
         <pre tabindex=\"0\" role=\"region\" aria-label=\"{title}\"><code>{program}</code></pre></div>"
    )
}

/// `- Author, year :: Title | https://…`
fn cited(item: &Item, source: &Source<'_>) -> Option<String> {
    let author = item.left.rsplit_once(',');
    let (Some((author, year)), Some((title, address))) = (author, item.right.rsplit_once('|')) else {
        source.wrong(item.line, "a source is `- Author, year :: Title | https://…`");
        return None;
    };
    let [author, year, title, address] = [author, year, title, address].map(|text| escaped(text.trim()));
    if !address.starts_with("https://") {
        source.wrong(item.line, format!("the address `{address}` begins with https://"));
    }
    Some(format!(
        "<li>{author} ({year}): <a href=\"{address}\" rel=\"noopener\" target=\"_blank\">{title}</a></li>"
    ))
}

/// `- text :: run`
fn next(item: &Item, source: &Source<'_>, inline: &Inline<'_>) -> Option<String> {
    let run = source.run(&item.right, item.line)?;
    let text = inline.phrase(&item.left, item.line);
    Some(format!("<li><a href=\"?{}\">{text}</a></li>", escaped(&run.query)))
}
