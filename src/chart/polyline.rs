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
    let [first, .., last] = points else { return points.to_vec() };
    let mut kept = vec![*first];
    let mut wedge = Wedge::new(place(*first), tolerance);
    let mut at = place(points[1]);
    for index in 1..points.len() - 1 {
        let next = place(points[index + 1]);
        wedge.narrow(at);
        if keeps(index) || !wedge.holds(next) {
            kept.push(points[index]);
            wedge = Wedge::new(at, tolerance);
        }
        at = next;
    }
    kept.push(*last);
    kept
}

/// The lines through a point that pass some others within a tolerance: those between two directions.
/// What is left out so far need not be looked at again for each corner to come.
struct Wedge {
    from: (f64, f64),
    tolerance: f64,
    /// The unit vectors to the right and to the left. Until one of the others lies farther away than
    /// the tolerance, every line will do.
    sides: Option<[(f64, f64); 2]>,
}

impl Wedge {
    fn new(from: (f64, f64), tolerance: f64) -> Self {
        Self { from, tolerance, sides: None }
    }

    /// Has the lines pass one more point.
    fn narrow(&mut self, to: (f64, f64)) {
        let (x, y) = self.ahead(to);
        let square = x * x + y * y;
        let rest = square - self.tolerance * self.tolerance;
        // What is no number changes nothing.
        if rest.is_nan() || rest <= 0.0 {
            return;
        }
        // The tangents from the point to the circle around the other.
        let (along, across) = (rest.sqrt() / square, self.tolerance / square);
        let right = (x * along + y * across, y * along - x * across);
        let left = (x * along - y * across, y * along + x * across);
        self.sides = Some(match self.sides {
            None => [right, left],
            Some([old_right, old_left]) => [
                if cross(old_right, right) > 0.0 { right } else { old_right },
                if cross(old_left, left) < 0.0 { left } else { old_left },
            ],
        });
    }

    /// Whether one of the lines leads through a point.
    fn holds(&self, to: (f64, f64)) -> bool {
        let Some([right, left]) = self.sides else { return true };
        let ahead = self.ahead(to);
        to != self.from && !(cross(right, ahead) < 0.0 || cross(left, ahead) > 0.0)
    }

    /// The way to a point, or back from it: lines have no ends.
    fn ahead(&self, to: (f64, f64)) -> (f64, f64) {
        let (x, y) = (to.0 - self.from.0, to.1 - self.from.1);
        let is_behind =
            self.sides.is_some_and(|[right, left]| (right.0 + left.0) * x + (right.1 + left.1) * y < 0.0);
        if is_behind { (-x, -y) } else { (x, y) }
    }
}

fn cross(one: (f64, f64), other: (f64, f64)) -> f64 {
    one.0 * other.1 - one.1 * other.0
}

/// What is to be drawn of lines in an area, each from one of its points on and drawn after those before it:
/// all but the segments that others come to lie over. A long segment begins a line of its own, so that it
/// stands out from what it crosses. With each line comes whether it does: one that mostly lies under later
/// ones does not, and its rim would only cut up its like.
pub(super) fn uncovered(lines: &[(Vec<Pixel>, usize)], area: &PixelRect) -> Vec<(Vec<Pixel>, bool)> {
    let columns = (area.width() / CELL) as usize + 1;
    let mut covered = vec![false; columns * ((area.height() / CELL) as usize + 1)];
    let mut seen = Vec::new();
    // The last one is on top.
    for (line, first) in lines.iter().rev() {
        let mut kept: Vec<Pixel> = Vec::new();
        let (mut new, mut all) = (0, 0);
        for pair in line.get(*first..).unwrap_or_default().windows(2).rev() {
            let (from, by) = (pair[0], pair[1] - pair[0]);
            let count = (by.length() / CELL).ceil().max(1.0);
            let stride = by * (1.0 / count);
            let mut own = 0;
            for index in 0..=count as u32 {
                let at = from + stride * f64::from(index);
                let (column, row) = ((at.x - area.left) / CELL, (at.y - area.top) / CELL);
                if let Some(cell) = covered.get_mut(row as usize * columns + column as usize) {
                    own += u32::from(!mem::replace(cell, true));
                }
            }
            if !(kept.is_empty() || own > 0 && count < LONG) {
                seen.push((mem::take(&mut kept), 2 * new > all));
                (new, all) = (0, 0);
            }
            if own > 0 {
                if kept.is_empty() {
                    kept.push(pair[1]);
                }
                kept.push(from);
                (new, all) = (new + own, all + count as u32);
            }
        }
        seen.push((kept, 2 * new > all));
    }
    seen.reverse();
    seen
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::cell::Cell;

    type Place = (f64, f64);

    const TOLERANCE: f64 = 0.1;

    fn distance_from_line(at: Place, from: Place, to: Place) -> f64 {
        let (ahead, by) = ((to.0 - from.0, to.1 - from.1), (at.0 - from.0, at.1 - from.1));
        let length = ahead.0.hypot(ahead.1);
        if length > 0.0 { cross(ahead, by).abs() / length } else { by.0.hypot(by.1) }
    }

    /// Walks that turn little, much, and on themselves; now and then a corner stands twice.
    fn walk() -> impl Strategy<Value = Vec<Place>> {
        let step =
            (prop_oneof![Just(0.0), -0.2..0.2_f64, -3.2..3.2_f64], prop_oneof![Just(0.0), 0.0..1.0_f64]);
        (0.01..1.0_f64, proptest::collection::vec(step, 0..60)).prop_map(|(scale, steps)| {
            let (mut at, mut angle) = ((0.0, 0.0), 0.0_f64);
            let walk = steps.into_iter().map(|(turn, length)| {
                angle += turn;
                at = (at.0 + scale * length * angle.cos(), at.1 + scale * length * angle.sin());
                at
            });
            walk.collect()
        })
    }

    proptest! {
        #[test]
        fn what_is_left_out_lies_by_the_line_that_is_kept(walk in walk(), every in 2..9_usize) {
            let corners: Vec<(usize, Place)> = walk.into_iter().enumerate().collect();
            let keeps = |index: usize| index.is_multiple_of(every);
            let kept = thinned(&corners, TOLERANCE, |(_, at)| at, keeps);
            prop_assert_eq!(kept.first(), corners.first());
            prop_assert_eq!(kept.last(), corners.last());
            for pair in kept.windows(2) {
                let ((before, from), (after, to)) = (pair[0], pair[1]);
                for &(index, at) in &corners[before + 1..after] {
                    prop_assert!(!keeps(index));
                    prop_assert!(distance_from_line(at, from, to) <= TOLERANCE + 1e-9);
                }
            }
        }
    }

    /// How many corners are left, and how often one was looked at.
    fn counted(corners: &[Place]) -> (usize, usize) {
        let looks = Cell::new(0);
        let place = |at| {
            looks.set(looks.get() + 1);
            at
        };
        (thinned(corners, TOLERANCE, place, |_| false).len(), looks.get())
    }

    #[test]
    fn each_corner_of_a_straight_line_is_looked_at_once() {
        // Along one side, and along three sides of a square, as a level that meets its edge.
        let straight: Vec<Place> = (0..10_000).map(|at| (f64::from(at), 0.0)).collect();
        let mut around = straight.clone();
        around.extend((0..10_000).map(|at| (10_000.0, f64::from(at))));
        around.extend((0..10_000).map(|at| (10_000.0 - f64::from(at), 10_000.0)));
        assert_eq!(counted(&straight), (2, straight.len()));
        assert_eq!(counted(&around), (4, around.len()));
    }

    #[test]
    fn a_wide_arc_keeps_few_corners_in_one_look_at_each() {
        let arc: Vec<Place> = (0..10_000).map(|at| (1e-4 * f64::from(at)).sin_cos()).collect();
        let (kept, looks) = counted(&arc);
        assert!(kept < 5, "{kept} corners");
        assert_eq!(looks, arc.len());
    }
}
