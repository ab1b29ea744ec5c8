//! The lessons: www/lessons/*.md to HTML, every number by the engine; docs/writing-lessons.md
//! describes the format.
//!
//! What is wrong with a lesson is an error with its file and line, all of them at once.

mod asides;
mod block;
mod deals;
mod exercises;
#[cfg(test)]
mod fair;
mod inline;
mod render;
mod sim;
mod source;
#[cfg(test)]
mod tests;
mod words;
mod written;

use crate::files::{content_hash, list, read, replace_folder, root, write};
use crate::fingerprint::Step;
use anyhow::{Result, anyhow};
use render::render_all;
use serde_json::{Map, Value, json};
use source::{Exercise, FOLDER, Lesson};

pub(super) const STEP: Step = Step {
    name: "lessons",
    inputs: &[
        "www/lessons",
        "src",
        "data",
        "Cargo.lock",
        "xtask/src/build/lessons.rs",
        "xtask/src/build/lessons",
        "xtask/src/build/claims.rs",
        "xtask/src/build/claims",
    ],
    outputs: &[LIST, EXERCISES, TEXTS],
};

/// Where the pages find what was rendered: a list for the lab, each text as a file named by its
/// content, and all exercises in one for the embed.
const LIST: &str = "www/generated/lessons.js";
pub(super) const TEXTS: &str = "www/generated/lessons";
pub(crate) const EXERCISES: &str = "www/generated/exercises.json";

/// Renders what is out of date; says whether anything was.
pub(super) fn build() -> Result<bool> {
    STEP.run("", || {
        let lessons = read_all()?;
        replace_folder(&root().join(TEXTS), |folder| {
            lessons.iter().try_for_each(|lesson| write(&folder.join(file(lesson)), &lesson.html))
        })?;
        let about: Vec<_> = lessons.iter().map(about).collect();
        let about = serde_json::to_string_pretty(&about)?;
        let head = "// Written by xtask/src/build/lessons.rs from www/lessons/.\n\n\
                    /** The lessons in their order; `file` is the text, `exercises` are kinds. */\n";
        write(&root().join(LIST), format!("{head}export const lessons = {about};\n"))?;
        let exercises: Map<_, _> =
            lessons.iter().map(|lesson| (lesson.id.clone(), exercises(&lesson.exercises))).collect();
        write(&root().join(EXERCISES), serde_json::to_string(&exercises)?)
    })
}

/// The table of what learners call things, among the lessons.
const WORDS: &str = "words.txt";

/// The name of a lesson's text.
fn file(Lesson { id, html, .. }: &Lesson) -> String {
    format!("lesson-{id}-{}.html", content_hash(html.as_bytes()))
}

fn about(lesson: &Lesson) -> Value {
    let kinds: Vec<_> = lesson.exercises.iter().map(|exercise| exercise.kind).collect();
    json!({
        "id": lesson.id,
        "title": lesson.title,
        "level": lesson.level,
        "summary": lesson.summary,
        "file": file(lesson),
        "minutes": lesson.minutes,
        "exercises": kinds,
    })
}

fn exercises(all: &[Exercise]) -> Value {
    let plain = |exercise: &Exercise| json!({ "title": exercise.title, "html": unnumbered(&exercise.html) });
    all.iter().map(plain).collect()
}

/// Live numbers without what they were here: the embed asks the engine before it shows them.
fn unnumbered(html: &str) -> String {
    let mut pieces = html.split("<span class=\"live\"");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (tag, rest) = piece.split_once('>').unwrap_or((piece, ""));
        let (_, rest) = rest.split_once('<').unwrap_or_default();
        out.push_str(&format!("<span class=\"live\"{tag}><{rest}"));
    }
    out
}

/// All lessons, in their order.
fn read_all() -> Result<Vec<Lesson>> {
    let mut texts = Vec::new();
    for path in list(&root().join(FOLDER))? {
        if path.extension().is_some_and(|end| end == "md") {
            let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            texts.push((id, read(&path)?));
        }
    }
    let texts: Vec<(&str, &str)> = texts.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
    let words = read(&root().join(FOLDER).join(WORDS))?;
    render_all(&words, &texts).map_err(|errors| anyhow!(errors.join("\n")))
}
