//! Lines through points: cut into dashes, and with fewer corners.

use super::pixel::{Pixel, PixelRect};
use std::mem;

/// The side of the cells that lines cover, in CSS pixels: less than the width of a line.
const CELL: f64 = 1.5;
/// A segment is long that passes through so many cells.
const LONG: f64 = 20.0;

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

/// What is to be drawn of lines in an area, each from one of its points on and drawn after those before it:
/// all but the segments that others come to lie over. A long segment begins a line of its own, so that it
/// stands out from what it crosses.
pub(super) fn uncovered(lines: &[(Vec<Pixel>, usize)], area: &PixelRect) -> Vec<(Vec<Pixel>, usize)> {
    let columns = (area.width() / CELL) as usize + 1;
    let mut covered = vec![false; columns * ((area.height() / CELL) as usize + 1)];
    let mut seen = Vec::new();
    // The last one is on top.
    for (line, first) in lines.iter().rev() {
        let mut kept: Vec<Pixel> = Vec::new();
        for pair in line.get(*first..).unwrap_or_default().windows(2).rev() {
            let (from, by) = (pair[0], pair[1] - pair[0]);
            let count = (by.length() / CELL).ceil().max(1.0);
            let stride = by * (1.0 / count);
            let mut is_new = false;
            for index in 0..=count as u32 {
                let at = from + stride * f64::from(index);
                let (column, row) = ((at.x - area.left) / CELL, (at.y - area.top) / CELL);
                if let Some(cell) = covered.get_mut(row as usize * columns + column as usize) {
                    is_new |= !mem::replace(cell, true);
                }
            }
            if !(kept.is_empty() || is_new && count < LONG) {
                seen.push((mem::take(&mut kept), 0));
            }
            if is_new {
                if kept.is_empty() {
                    kept.push(pair[1]);
                }
                kept.push(from);
            }
        }
        seen.push((kept, 0));
    }
    seen.reverse();
    seen
}
