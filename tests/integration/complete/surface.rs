//! What belongs to a surface.

use super::{Lacks, WORDS, lines_that_begin, texts, wordings};
use fall_line::formula::Expression;
use fall_line::query;
use fall_line::surface::{CATALOGUE, Constant, Python};

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
fn missing(id: &str, python: &Python, constant: Option<Constant>) -> Vec<String> {
    let mut lacks = Lacks::new(id);
    let documentation = documentation(id).unwrap_or_default();
    for part in ["**Domain:**", "**Start:**", "**Minim", "**Source:**", "/// ```"] {
        lacks.unless(documentation.contains(part), &format!("`{part}` in its documentation"), "src/surface/");
    }
    let record = "its record in src/surface/";
    match *python {
        Python::Formula(text) => lacks.unless(Expression::parse(text).is_ok(), "formula for Python", record),
        Python::Functions { loss, gradient, .. } => {
            for (function, text) in [("loss", loss), ("gradient", gradient)] {
                let defines = text.starts_with(&format!("\ndef {function}(point")) && text.ends_with('\n');
                lacks.unless(defines, &format!("definition of {function} in Python"), record);
            }
        }
    }
    if let Some(Constant { key, min, max, .. }) = constant {
        lacks.unless(query::range(key) == Some((min, max)), &format!("key `{key}`"), "src/query/keys.rs");
    }
    // One within a sentence, and one by itself.
    lacks.unless(wordings("surfaces", id) == 2, "names on the pages", WORDS);
    let row = [format!("(\"{id}\", [")];
    lacks.unless(
        lines_that_begin("src/run/rates/table.rs", &row) == 1,
        "suggested rates",
        "`cargo xtask rates`",
    );
    let reference = [format!("\"{id}\": Surface(")];
    let definitions = "tests/reference/surfaces.py";
    lacks.unless(lines_that_begin(definitions, &reference) == 1, "definition in PyTorch", definitions);
    for values in ["tests/reference/values.json", "tests/reference/trajectories.json"] {
        let text = texts(values).concat().replace(' ', "");
        lacks.unless(text.contains(&format!("\"surface\":\"{id}\"")), "reference values", values);
    }
    for guide in ["README.md", "docs/embedding.md"] {
        lacks.unless(texts(guide).concat().contains(&format!("`{id}`")), "mention", guide);
    }
    lacks.all
}

#[test]
fn a_surface_lacks_nothing() {
    let all: Vec<String> = CATALOGUE
        .into_iter()
        .flat_map(|record| missing(record.id, &record.python, record.constant))
        .collect();
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn what_a_surface_lacks_is_told_with_its_place() {
    let python = Python::Functions { loss: "", torch_loss: None, gradient: "" };
    let constant = Constant { key: "omega", default: 1.0, min: 0.0, max: 2.0 };
    let told = missing("no-such-surface", &python, Some(constant)).join("\n");
    for place in [
        "`**Domain:**` in its documentation: see src/surface/",
        "definition of loss in Python: see its record in src/surface/",
        "key `omega`: see src/query/keys.rs",
        "names on the pages: see www/shared/i18n/en/",
        "suggested rates: see `cargo xtask rates`",
        "definition in PyTorch: see tests/reference/surfaces.py",
        "reference values: see tests/reference/values.json",
        "mention: see docs/embedding.md",
    ] {
        assert!(told.contains(place), "{place} is not told:\n{told}");
    }
}
