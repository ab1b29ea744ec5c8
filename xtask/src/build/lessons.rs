//! The lessons: www/lessons/*.md to HTML, every number by the engine; docs/writing-lessons.md
//! describes the format.
//!
//! What is wrong with a lesson is an error with its file and line, all of them at once.

mod asides;
mod block;
mod deals;
mod exercises;
mod inline;
mod render;
mod sim;
mod source;
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
pub(super) const EXERCISES: &str = "www/generated/exercises.json";

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
    all.iter().map(|exercise| json!({ "title": exercise.title, "html": exercise.html })).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use fall_line::query;
    use fall_line::run::{Config, Run};
    use std::collections::BTreeSet;
    use std::sync::LazyLock;

    const TABLE: &str = "symbol rate: lr, step size\nsymbol old: w\nform oscillates: bounces, swings";
    const HEAD: &str = "---\nnumber: 1\ntitle: T\nminutes: 1\nlevel: hard\nsummary: S\n\
                        run a: fn=parabola&opt=gd&lr=0.1&w=4 => converged\n---\n\n";

    /// Read once: all points of all deals are tried.
    fn lessons() -> &'static [Lesson] {
        static ALL: LazyLock<Vec<Lesson>> =
            LazyLock::new(|| read_all().unwrap_or_else(|errors| panic!("{errors}")));
        &ALL
    }

    fn errors(body: &str) -> Vec<String> {
        render_all(TABLE, &[("test", &format!("{HEAD}{body}"))]).err().unwrap_or_default()
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
                let mut run = Run::new(&config, config.racers[0].clone());
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
        for Lesson { id, html, .. } in all {
            for link in html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                // Runs to try next, and sources.
                if link.starts_with("https://") || (link.starts_with('?') && !link.starts_with("?lesson=")) {
                    continue;
                }
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
            ("```by-hand\ntitle: T\nrun: a\nsteps: 2\ncolumns: w z\n```", "14: there is no column `z`"),
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
        let of = |text: &str| render_all(TABLE, &[("test", text)]).err().unwrap_or_default().join("\n");
        assert!(of("# No head").contains("test.md:1: a lesson begins with a head"));
        assert!(
            of(&HEAD.replace("converged", "diverged"))
                .contains("test.md:7: the claim \"diverged\" does not hold: gd has converged in")
        );
        assert!(of(&HEAD.replace("lr=0.1", "lr=fast")).contains("test.md:7: `lr=fast`: not-a-number"));
        assert!(of(&HEAD.replace("minutes: 1", "minutes: some")).contains("`minutes` is a whole number"));
        assert!(of(&HEAD.replace("title", "name")).contains("test.md:3: a head has no `name`"));
    }

    #[test]
    fn exercises_hold_no_links_since_they_stand_alone_in_frames() {
        for lesson in lessons() {
            for exercise in &lesson.exercises {
                assert!(!exercise.html.contains("<a "), "{}: {}", lesson.id, exercise.title);
            }
        }
    }
}
