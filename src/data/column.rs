//! What marks the decimals of a column: one sign for all of its cells.

use super::cell::Cell;
use crate::number::Marks;

/// What the cells of a column say of their marks.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Decision {
    /// All that are numbers are numbers by these.
    Clear(Marks),
    /// Both readings are possible; a cell that shows it.
    Open(String),
}

/// What marks the decimals of cells.
pub(super) fn marks(cells: &[&Cell]) -> Decision {
    let (mut all, mut counts) = (0, [0, 0]);
    let mut open = None;
    for &cell in cells {
        let [by_point, by_comma] = Marks::ALL.map(|marks| cell.number(marks));
        all += usize::from(cell.is_number());
        counts[0] += usize::from(by_point.is_some());
        counts[1] += usize::from(by_comma.is_some());
        if by_point.is_some() && by_comma.is_some() && by_point != by_comma {
            open = open.or(Some(cell));
        }
    }
    // Where only one of them reads all cells, that one it is; where each fails somewhere, nothing is clear.
    let is_decided = counts[0] != counts[1] && counts.contains(&all);
    match open {
        Some(cell) if !is_decided => Decision::Open(cell.text().into()),
        _ if counts[0] >= counts[1] => Decision::Clear(Marks::Point),
        _ => Decision::Clear(Marks::Comma),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_sign_is_decided_on_for_the_whole_column_or_asked_for() {
        let open = |cell: &str| Decision::Open(cell.into());
        for (cells, decision) in [
            (&["1", "2"][..], Decision::Clear(Marks::Point)),
            (&["1,5", "2"], Decision::Clear(Marks::Comma)),
            (&["1,416", "0,5"], Decision::Clear(Marks::Comma)),
            (&["1,416", "2.5"], Decision::Clear(Marks::Point)),
            (&["1.416", "2,5"], Decision::Clear(Marks::Comma)),
            (&["1,416", "1,234,567"], Decision::Clear(Marks::Point)),
            (&["1 416", "1 416,5"], Decision::Clear(Marks::Comma)),
            (&["1,416", "12,345"], open("1,416")),
            (&["7", "232.000", "x"], open("232.000")),
            (&["0.416", "1.416"], Decision::Clear(Marks::Point)),
            // Each fails somewhere.
            (&["1,5", "1.5", "1,416"], open("1,416")),
            (&["1,5", "1.5", "2.5"], Decision::Clear(Marks::Point)),
        ] {
            let cells: Vec<Cell> = cells.iter().map(|&cell| Cell::new(cell.into())).collect();
            assert_eq!(marks(&cells.iter().collect::<Vec<_>>()), decision, "{cells:?}");
        }
    }
}
