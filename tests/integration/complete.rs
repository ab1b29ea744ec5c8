//! Whatever has a name has all that belongs to it: the tables that are not made from the records
//! hold a row for each. A failure names what is missing, and the file it belongs in.

use fall_line::surface::{CATALOGUE, Record};
use std::fs;
use std::path::{Path, PathBuf};

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

/// The documentation above the record of a surface.
fn documentation(id: &str) -> Option<String> {
    let record = format!("    id: \"{id}\",\n");
    let text = texts("src/surface").into_iter().find(|text| text.contains(&record))?;
    let above = &text[..text.find(&record)?];
    // Without the line that opens the record.
    let lines = above.lines().rev().skip(1).take_while(|line| line.starts_with("///"));
    Some(lines.collect::<Vec<_>>().into_iter().rev().collect::<Vec<_>>().join("\n"))
}

/// What a surface lacks, and where.
fn missing(record: &Record) -> Vec<String> {
    let id = record.id;
    let mut all = Vec::new();
    let mut demand = |is_there: bool, what: &str, place: &str| {
        if !is_there {
            all.push(format!("`{id}` has no {what}: see {place}"));
        }
    };
    let documentation = documentation(id).unwrap_or_default();
    for part in ["**Domain:**", "**Start:**", "**Minim", "**Source:**", "/// ```"] {
        demand(documentation.contains(part), &format!("`{part}` in its documentation"), "src/surface/");
    }
    let python = &record.python;
    for (function, text) in [("loss", python.loss), ("gradient", python.gradient)] {
        let defines = text.starts_with(&format!("\ndef {function}(point")) && text.ends_with('\n');
        demand(defines, &format!("definition of {function} in Python"), "its record in src/surface/");
    }
    // One within a sentence, and one by itself.
    let names = ["surface ", "on ", ""].map(|group| format!("\"{group}{id}\":"));
    let names = [&names[..], &[format!("{id}:")]].concat();
    demand(lines_that_begin("www/shared/i18n", &names) >= 2, "names on the pages", "www/shared/i18n/");
    let row = [format!("(\"{id}\", [")];
    demand(lines_that_begin("src/run/rates/table.rs", &row) == 1, "suggested rates", "`cargo xtask rates`");
    let reference = [format!("\"{id}\": Surface(")];
    let definitions = "tests/reference/surfaces.py";
    demand(lines_that_begin(definitions, &reference) == 1, "definition in PyTorch", definitions);
    for values in ["tests/reference/values.json", "tests/reference/trajectories.json"] {
        let text = texts(values).concat().replace(' ', "");
        demand(text.contains(&format!("\"surface\":\"{id}\"")), "reference values", values);
    }
    for guide in ["README.md", "docs/embedding.md"] {
        demand(texts(guide).concat().contains(&format!("`{id}`")), "mention", guide);
    }
    all
}

#[test]
fn a_surface_lacks_nothing() {
    let all: Vec<String> = CATALOGUE.into_iter().flat_map(missing).collect();
    assert!(all.is_empty(), "{}", all.join("\n"));
}
