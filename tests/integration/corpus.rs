//! What the fuzzers start from, and what they once broke, through their checks.
#[path = "../../fuzz/checks.rs"]
mod checks;

use std::fs;

fn check_all(kind: &str, check: fn(&str)) {
    let folder = format!("{}/fuzz/corpus/{kind}", env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        println!("{}", path.display());
        check(&fs::read_to_string(path).unwrap());
        count += 1;
    }
    assert!(count >= 30, "only {count} texts");
}

#[test]
fn queries() {
    check_all("query", checks::query);
}

#[test]
fn formulas() {
    check_all("formula", checks::formula);
}
