//! What belongs to the shape of a schedule.

use super::{Lacks, WORDS, documentation, is_worded, lines_that_begin, texts};
use fall_line::query;
use fall_line::schedule::ScheduleShape;

/// What a shape lacks, and where.
fn missing(shape: ScheduleShape) -> Vec<String> {
    let id = shape.id();
    let mut lacks = Lacks::new(id);
    let documentation = documentation("src/schedule.rs", &format!("{shape:?},"));
    lacks.unless(documentation.contains("/// ```text\n"), "formula in its documentation", "src/schedule.rs");
    lacks.unless(is_worded("schedules", id), "name on the pages", WORDS);
    for argument in shape.arguments() {
        let key = argument.key;
        lacks.unless(is_worded("keys", key), &format!("label for `{key}`"), WORDS);
        let is_key = query::key(key).is_some_and(|key| key.range == Some((argument.min, argument.max)));
        lacks.unless(is_key, &format!("key of a query for `{key}`"), "src/query/keys.rs");
    }
    for guide in ["README.md", "docs/embedding.md"] {
        lacks.unless(texts(guide).concat().contains(&format!("`{id}`")), "mention", guide);
    }
    if shape != ScheduleShape::Constant {
        let parts = [format!("#: factor  #? !native {id}"), format!("#: factor  #? numpy {id}")];
        let python = "src/export/python/schedules.py";
        lacks.unless(lines_that_begin(python, &parts) == 1, "factor in Python", python);
        // PyTorch has none, so that nobody else has computed it; the factors are simple.
        let text = texts("tests/reference/schedules.json").concat().replace(' ', "");
        let is_referenced = text.contains(&format!("\"shape\":\"{id}\"")) || shape == ScheduleShape::Inverse;
        lacks.unless(is_referenced, "reference factors", "tests/reference/schedules.json");
    }
    lacks.all
}

#[test]
fn a_shape_lacks_nothing() {
    let all: Vec<String> = ScheduleShape::ALL.into_iter().flat_map(missing).collect();
    assert!(all.is_empty(), "{}", all.join("\n"));
}
