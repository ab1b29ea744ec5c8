//! Labels of two kinds, whatever they are called.

use super::cell::Cell;
use crate::number::Marks;

/// What stands for a label that is not there.
const MISSING: [&str; 9] = ["", "na", "n/a", "#n/a", "nan", "null", "none", "-", "?"];
/// Of these the class 0 is named; of others it is the smaller number, or comes first in the alphabet.
const ZEROS: [&str; 9] = ["false", "no", "n", "f", "negative", "neg", "off", "fail", "failed"];

/// The two kinds that stand for 0 and 1, each a cell of it. Returns `None` if they are 0 and 1, or if
/// there are not two.
pub(super) fn kinds<'a>(cells: &[&'a Cell], marks: Marks) -> Option<[&'a Cell; 2]> {
    let mut kinds: Vec<&Cell> = Vec::new();
    for &cell in cells {
        if !kinds.iter().any(|kind| is_same(kind, cell, marks)) && !is_missing(cell.text()) {
            kinds.push(cell);
        }
        if kinds.len() > 2 {
            return None;
        }
    }
    let &[first, second] = kinds.as_slice() else { return None };
    let numbers = [first, second].map(|kind| kind.number(marks));
    let is_zero = |kind: &Cell| ZEROS.contains(&kind.text().to_ascii_lowercase().as_str());
    let is_turned = match numbers {
        [Some(0.0), Some(1.0)] | [Some(1.0), Some(0.0)] => return None,
        [Some(first), Some(second)] => first > second,
        _ if is_zero(first) != is_zero(second) => is_zero(second),
        _ => first.text().to_ascii_lowercase() > second.text().to_ascii_lowercase(),
    };
    Some(if is_turned { [second, first] } else { [first, second] })
}

fn is_missing(cell: &str) -> bool {
    MISSING.contains(&cell.to_ascii_lowercase().as_str())
}

/// Whether two cells are one label.
pub(super) fn is_same(one: &Cell, other: &Cell, marks: Marks) -> bool {
    match (one.number(marks), other.number(marks)) {
        (Some(one), Some(other)) => one == other,
        _ => one.text().eq_ignore_ascii_case(other.text()),
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
            let cells: Vec<Cell> = cells.iter().map(|&cell| Cell::new(cell.into())).collect();
            let found = kinds(&cells.iter().collect::<Vec<_>>(), Marks::Point);
            assert_eq!(found.map(|kinds| kinds.map(Cell::text)), expected, "{cells:?}");
        }
    }
}
