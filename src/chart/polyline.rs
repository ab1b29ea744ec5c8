//! Lines through points: cut into dashes, and with fewer corners.

use super::pixel::{Pixel, PixelRect};
use std::mem;

/// The side of the cells that lines cover, in CSS pixels.
const CELL: f64 = 1.0;
/// A line as long as this, in CSS pixels, may cross itself.
const LONG: f64 = 200.0;

/// Cuts a line into dashes, which have these lengths and gaps in turn, in CSS pixels; `lengths` may
/// not be empty. Dashes that end before the corner `from` are left out.
pub(super) fn dashes(points: &[Pixel], from: usize, lengths: &[f64]) -> Vec<Vec<Pixel>> {
    let (mut turn, mut left) = (0, lengths[0]);
    let mut dash: Vec<Pixel> = Vec::new();
    let mut dashes = Vec::new();
    for (index, pair) in points.windows(2).enumerate() {
        let (mut at, to) = (pair[0], pair[1]);
        loop {
            if turn % 2 == 0 && dash.is_empty() {
                dash.push(at);
            }
            let length = at.distance(to);
            if length < left {
                left -= length;
                break;
            }
            let ahead = to - at;
            at = Pixel::new(at.x + ahead.x * left / length, at.y + ahead.y * left / length);
            if turn % 2 == 0 {
                dash.push(at);
                let dash = std::mem::take(&mut dash);
                if index >= from {
                    dashes.push(dash);
                }
            }
            turn += 1;
            left = lengths[turn % lengths.len()];
        }
        if turn % 2 == 0 {
            dash.push(to);
        }
    }
    dashes.push(dash);
    dashes
}

/// Leaves out corners that lie within `tolerance` of the line without them, but for those that
/// `keeps` names by their index. `place` gives a corner's coordinates.
pub(super) fn thinned<P: Copy>(
    points: &[P],
    tolerance: f64,
    place: impl Fn(P) -> (f64, f64),
    keeps: impl Fn(usize) -> bool,
) -> Vec<P> {
    let mut kept: Vec<P> = points.first().copied().into_iter().collect();
    let mut anchor = 0;
    for index in 1..points.len() {
        let Some(&next) = points.get(index + 1) else {
            kept.push(points[index]);
            break;
        };
        let line = (place(points[anchor]), place(next));
        let mut between = points[anchor + 1..=index].iter();
        if keeps(index) || between.any(|&at| distance_from_line(place(at), line) > tolerance) {
            kept.push(points[index]);
            anchor = index;
        }
    }
    kept
}

/// How far a point lies from the line through two others; from the first where they coincide.
fn distance_from_line(at: (f64, f64), (from, to): ((f64, f64), (f64, f64))) -> f64 {
    let (across, up) = (to.0 - from.0, to.1 - from.1);
    let (x, y) = (at.0 - from.0, at.1 - from.1);
    let length = across.hypot(up);
    if length > 0.0 { (across * y - up * x).abs() / length } else { x.hypot(y) }
}

/// Lines in an area, drawn one after another, without the segments that others come to lie over. Where
/// there is a halo around them, what lies beside a line is hidden too, and a long line has one of its own
/// each so often: what comes later stands out from what came before.
pub(super) fn uncovered<'a>(
    lines: impl DoubleEndedIterator<Item = &'a [Pixel]>,
    has_halo: bool,
    area: &PixelRect,
) -> Vec<Vec<Pixel>> {
    let columns = (area.width() / CELL) as usize + 1;
    let mut covered = vec![false; columns * ((area.height() / CELL) as usize + 1)];
    // Casting saturates, and what is not a number becomes 0.
    let cell = |at: Pixel| {
        let (column, row) = ((at.x - area.left) / CELL, (at.y - area.top) / CELL);
        row as usize * columns + column as usize
    };
    let (mut seen, mut cells) = (Vec::new(), Vec::new());
    // The last one is on top.
    for line in lines.rev() {
        let (mut kept, mut length): (Vec<Pixel>, f64) = (Vec::new(), 0.0);
        let mut next = usize::MAX;
        for pair in line.windows(2).rev() {
            let (from, by) = (pair[0], pair[1] - pair[0]);
            // Many runs go to and fro between the same two cells.
            let is_back = mem::replace(&mut next, cell(pair[1])) == cell(from);
            cells.clear();
            if !is_back {
                let count = (by.x.abs().max(by.y.abs()) / CELL).ceil().max(1.0);
                let along = by * (1.0 / count);
                cells.extend((0..=count as u32).map(|index| cell(from + along * f64::from(index))));
            }
            if cells.iter().all(|&cell| covered.get(cell) != Some(&false)) {
                seen.push(mem::take(&mut kept));
                continue;
            }
            let aside = if by.x.abs() < by.y.abs() { 1 } else { columns };
            let beside = if has_halo { aside } else { 0 };
            for cell in &cells {
                for cell in [*cell, cell.wrapping_sub(beside), cell + beside] {
                    if let Some(cell) = covered.get_mut(cell) {
                        *cell = true;
                    }
                }
            }
            if kept.is_empty() || (has_halo && length > LONG) {
                seen.push(mem::replace(&mut kept, vec![pair[1]]));
                length = 0.0;
            }
            kept.push(from);
            length += by.length();
        }
        seen.push(kept);
    }
    seen.retain(|line| !line.is_empty());
    seen.reverse();
    seen
}
