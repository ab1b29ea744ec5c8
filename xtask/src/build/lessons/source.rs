//! A lesson, what is in it, and what the renderer knows of it.

use super::words::Words;
use fall_line::exercise::AnswerKey;
use fall_line::run::Config;
use pulldown_cmark::Options;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// Where the lessons stand.
pub(super) const FOLDER: &str = "www/lessons";

pub(super) const OPTIONS: Options =
    Options::ENABLE_MATH.union(Options::ENABLE_TABLES).union(Options::ENABLE_SMART_PUNCTUATION);

/// A lesson as pages take it.
#[derive(Debug)]
pub(super) struct Lesson {
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
    /// Its samples of Python, for the tests to run.
    #[cfg_attr(not(test), expect(dead_code, reason = "tests run them"))]
    pub samples: Vec<String>,
}

/// One exercise, which a page can show alone.
#[derive(Debug)]
pub(super) struct Exercise {
    pub kind: &'static str,
    pub title: String,
    pub html: String,
}

/// A run that a lesson names.
pub(super) struct Named {
    pub query: String,
    pub config: Config,
    pub key: AnswerKey,
    /// Whether the head claims how it ends, so that no other numbers may change it.
    pub keeps_verdict: bool,
}

/// A number of a run that an exercise shows, or asks for.
pub(super) struct Asked {
    pub run: String,
    pub what: String,
    pub is_answer: bool,
}

/// What one exercise is found to hold while it is rendered.
#[derive(Default)]
pub(super) struct Noted {
    pub asked: Vec<Asked>,
    /// The symbols of its expressions.
    pub symbols: BTreeSet<String>,
}

/// A term with the names it goes by and where it is explained.
#[derive(Debug)]
pub(super) struct Term {
    pub lesson: String,
    pub slug: String,
    pub names: Vec<String>,
    /// Longer names that begin with one of these and mean something else.
    pub others: Vec<String>,
}

/// What the renderer knows of one lesson.
pub(super) struct Source<'a> {
    pub id: &'a str,
    pub runs: BTreeMap<String, Named>,
    /// Numerals that a text may hold: settings of its runs, and facts that no run gives.
    pub numerals: BTreeSet<String>,
    pub terms: &'a [Term],
    pub ids: &'a [String],
    pub words: &'a Words,
    pub file: String,
    pub noted: RefCell<Noted>,
    pub errors: RefCell<Vec<String>>,
}

impl Source<'_> {
    /// Notes what is wrong in a line.
    pub(super) fn wrong(&self, line: usize, what: impl AsRef<str>) {
        self.errors.borrow_mut().push(format!("{}:{line}: {}", self.file, what.as_ref()));
    }

    /// The run of that name.
    pub(super) fn run(&self, name: &str, line: usize) -> Option<&Named> {
        let found = self.runs.get(name);
        if found.is_none() {
            self.wrong(line, format!("there is no run `{name}`; the head of the lesson names runs"));
        }
        found
    }
}

/// A text as an anchor's name.
pub(super) fn slug(text: &str) -> String {
    let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").to_lowercase()
}
