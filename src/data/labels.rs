//! Labels of two kinds, whatever they are called.

use crate::number::Marks;

/// What stands for a label that is not there.
const MISSING: [&str; 9] = ["", "na", "n/a", "#n/a", "nan", "null", "none", "-", "?"];
/// Of these the class 0 is named; of others it is the smaller number, or comes first in the alphabet.
const ZEROS: [&str; 9] = ["false", "no", "n", "f", "negative", "neg", "off", "fail", "failed"];

/// The two kinds that stand for 0 and 1, as they are written. Returns `None` if they are 0 and 1, or
/// if there are not two.
pub(super) fn kinds(cells: &[&str], marks: Marks) -> Option<[String; 2]> {
    let mut kinds: Vec<&str> = Vec::new();
    for &cell in cells {
        if !is_missing(cell) && !kinds.iter().any(|kind| is_same(kind, cell, marks)) {
            kinds.push(cell);
        }
        if kinds.len() > 2 {
            return None;
        }
    }
    let &[first, second] = kinds.as_slice() else { return None };
    let numbers = [first, second].map(|kind| marks.read(kind));
    let is_zero = |kind: &str| ZEROS.contains(&kind.to_ascii_lowercase().as_str());
    let is_turned = match numbers {
        [Some(0.0), Some(1.0)] | [Some(1.0), Some(0.0)] => return None,
        [Some(first), Some(second)] => first > second,
        _ if is_zero(first) != is_zero(second) => is_zero(second),
        _ => first.to_ascii_lowercase() > second.to_ascii_lowercase(),
    };
    Some(if is_turned { [second, first] } else { [first, second] }.map(String::from))
}

fn is_missing(cell: &str) -> bool {
    MISSING.contains(&cell.to_ascii_lowercase().as_str())
}

/// Whether two cells are one label.
pub(super) fn is_same(one: &str, other: &str, marks: Marks) -> bool {
    match (marks.read(one), marks.read(other)) {
        (Some(one), Some(other)) => one == other,
        _ => one.trim().eq_ignore_ascii_case(other.trim()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_kinds_are_found_and_put_in_order() {
        for (cells, expected) in [
            (&["0", "1", "1"][..], None),
            (&["True", "False", "true"], Some(["False", "True"])),
            (&["1", "-1"], Some(["-1", "1"])),
            (&["2", "1.0", "1"], Some(["1.0", "2"])),
            (&["yes", "no", "NA"], Some(["no", "yes"])),
            (&["versicolor", "setosa"], Some(["setosa", "versicolor"])),
            (&["pass", "fail"], Some(["fail", "pass"])),
            (&["a", "b", "c"], None),
            (&["a", "a"], None),
        ] {
            let found = kinds(cells, Marks::Point);
            assert_eq!(found, expected.map(|kinds: [&str; 2]| kinds.map(String::from)), "{cells:?}");
        }
    }
}
