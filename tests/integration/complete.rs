//! Whatever has a name has all that belongs to it: the tables that are not made from the records
//! hold a row for each. A failure names what is missing, and the file it belongs in.

mod rule;
mod schedule;
mod surface;

use std::fs;
use std::path::{Path, PathBuf};

/// Where the English words of the pages stand.
const WORDS: &str = "www/shared/i18n/en/";

/// What something with a name lacks, and where.
struct Lacks<'a> {
    name: &'a str,
    all: Vec<String>,
}

impl<'a> Lacks<'a> {
    fn new(name: &'a str) -> Self {
        Self { name, all: Vec::new() }
    }

    fn unless(&mut self, is_there: bool, what: &str, place: &str) {
        if !is_there {
            self.all.push(format!("`{}` has no {what}: see {place}", self.name));
        }
    }
}

/// A file or a folder of the project.
fn place(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The texts of a file, or of all files below a folder.
fn texts(path: &str) -> Vec<String> {
    fn below(path: &Path, all: &mut Vec<String>) {
        match fs::read_dir(path) {
            Ok(entries) => entries.for_each(|entry| below(&entry.unwrap().path(), all)),
            Err(_) => all.push(fs::read_to_string(path).unwrap()),
        }
    }
    let mut all = Vec::new();
    below(&place(path), &mut all);
    all
}

/// How many lines of a file, or of the files of a folder, begin with one of these after their indent.
fn lines_that_begin(path: &str, beginnings: &[String]) -> usize {
    let is_one = |line: &&str| beginnings.iter().any(|beginning| line.trim_start().starts_with(beginning));
    texts(path).iter().map(|text| text.lines().filter(is_one).count()).sum()
}

/// In how many files of the English words a table of this name has a key. Keys stand bare if they are
/// one word.
fn wordings(table: &str, key: &str) -> usize {
    let (bare, quoted) = (format!("{key}:"), format!("\"{key}\":"));
    let opening = format!("const {table} = {{");
    let has_key = |text: &String| {
        let is_opening = |line: &str| line.strip_prefix("export ").unwrap_or(line) == opening;
        let rows = text.lines().skip_while(|line| !is_opening(line)).take_while(|line| *line != "};");
        rows.map(str::trim_start).any(|row| row.starts_with(&bare) || row.starts_with(&quoted))
    };
    texts(WORDS).iter().filter(|text| has_key(text)).count()
}

/// Whether some table of this name has a key.
fn is_worded(table: &str, key: &str) -> bool {
    wordings(table, key) > 0
}

/// The lines of documentation right above a line of Rust in the files of a folder, which begins so
/// after its indent. Attributes may stand between.
fn documentation(folder: &str, beginning: &str) -> String {
    let is_line = |line: &&str| line.trim_start().starts_with(beginning);
    let text = texts(folder).into_iter().find(|text| text.lines().any(|line| is_line(&line)));
    let text = text.unwrap_or_default();
    let above: Vec<&str> = text.lines().take_while(|line| !is_line(line)).collect();
    let mut lines: Vec<&str> =
        above.into_iter().rev().take_while(|line| line.trim_start().starts_with("///")).collect();
    lines.reverse();
    lines.join("\n")
}

#[test]
fn every_key_of_a_query_is_in_the_table_of_its_module_and_in_the_front_page() {
    let (module, front) = (texts("src/query.rs").concat(), texts("README.md").concat());
    let rows = |text: &str| {
        text.lines().filter(|line| line.trim_start_matches("//! ").starts_with('|')).collect::<String>()
    };
    for key in fall_line::query::KEYS {
        for (text, place) in [(&module, "src/query.rs"), (&front, "README.md")] {
            assert!(
                rows(text).contains(&format!("`{}`", key.name)),
                "`{}` is in no table of {place}",
                key.name
            );
        }
    }
}
