//! Where samples on a grid lie at or above levels: marching squares, the segments of its cells linked
//! to rings.

use super::pixel::UnitPoint;

/// Numbers on a grid, row by row, and the levels, from the lowest up, at or above which they count.
pub(super) struct Rings<'a> {
    pub values: &'a [f64],
    pub columns: usize,
    pub levels: &'a [f64],
}

/// A closed line inside the unit square, which ends where it begins: to the left around what counts, to
/// the right around what does not.
pub(super) type Ring = Vec<UnitPoint>;

/// The middles of a cell's sides.
const BELOW: usize = 0;
const LEFT: usize = 1;
const RIGHT: usize = 2;
const ABOVE: usize = 3;

/// The lines across a cell, what counts on the left of each, by which of its corners count: 1 for the
/// upper left one, 2 for the upper right, 4 for the lower right, 8 for the lower left.
const SEGMENTS: [&[(usize, usize)]; 16] = [
    &[],
    &[(LEFT, ABOVE)],
    &[(ABOVE, RIGHT)],
    &[(LEFT, RIGHT)],
    &[(RIGHT, BELOW)],
    &[(LEFT, ABOVE), (RIGHT, BELOW)],
    &[(ABOVE, BELOW)],
    &[(LEFT, BELOW)],
    &[(BELOW, LEFT)],
    &[(BELOW, ABOVE)],
    &[(BELOW, LEFT), (ABOVE, RIGHT)],
    &[(BELOW, RIGHT)],
    &[(RIGHT, LEFT)],
    &[(RIGHT, ABOVE)],
    &[(ABOVE, LEFT)],
    &[],
];

impl Rings<'_> {
    /// Hands on the rings around what lies at or above the levels, each with its level's index, in parts
    /// of the sides of the grid from its first sample to its last.
    pub(super) fn trace(&self, take: &mut dyn FnMut(usize, Ring)) {
        // Each place has one segment from it; all are gone once a level's are linked.
        let mut next = vec![0; self.stride() * (2 * self.rows() + 3)];
        for (level, segments) in self.segments().iter().enumerate() {
            for &(from, to) in segments {
                next[from] = to;
            }
            for &(first, _) in segments.iter().rev() {
                let (mut ring, mut place) = (Vec::new(), first);
                while next[place] > 0 {
                    ring.push(self.point(place, level));
                    place = std::mem::take(&mut next[place]);
                }
                if let Some(&begin) = ring.first() {
                    ring.push(begin);
                    take(level, ring);
                }
            }
        }
    }

    fn rows(&self) -> usize {
        self.values.len() / self.columns
    }

    /// So many places in a row of half cells; there is one more column of cells than of samples.
    fn stride(&self) -> usize {
        2 * self.columns + 3
    }

    /// The segments of each level, from one place on the grid's lines to another.
    fn segments(&self) -> Vec<Vec<(usize, usize)>> {
        let mut segments = Vec::new();
        segments.resize_with(self.levels.len(), Vec::new);
        let (ranks, stride) = (self.ranks(), self.stride());
        let width = self.columns + 2;
        for row in 0..self.rows() + 1 {
            let (below, above) = (&ranks[row * width..][..width], &ranks[(row + 1) * width..][..width]);
            for column in 0..self.columns + 1 {
                let (a, b, c, d) = (above[column], above[column + 1], below[column + 1], below[column]);
                let (low, high) = (a.min(b).min(c).min(d), a.max(b).max(c).max(d));
                let left = 2 * row * stride + stride + 2 * column;
                let places = [left + 1 - stride, left, left + 2, left + 1 + stride];
                // Most cells lie between two levels.
                (low..high).for_each(|level| {
                    let counts = |rank: usize| usize::from(rank > level);
                    for &(from, to) in SEGMENTS[counts(a) + 2 * counts(b) + 4 * counts(c) + 8 * counts(d)] {
                        segments[level].push((places[from], places[to]));
                    }
                });
            }
        }
        segments
    }

    /// How many levels each sample reaches, with a border of samples around the grid that reach none.
    fn ranks(&self) -> Vec<usize> {
        let width = self.columns + 2;
        let mut ranks = vec![0; width * (self.rows() + 2)];
        // Neighbours are mostly of one rank.
        let mut rank = 0;
        for (row, values) in self.values.chunks_exact(self.columns).enumerate() {
            for (value, at) in values.iter().zip(&mut ranks[(row + 1) * width + 1..]) {
                while self.levels.get(rank).is_some_and(|level| value >= level) {
                    rank += 1;
                }
                while rank > 0 && *value < self.levels[rank - 1] {
                    rank -= 1;
                }
                *at = rank;
            }
        }
        ranks
    }

    /// Where on its line between two samples the level is reached.
    fn point(&self, place: usize, level: usize) -> UnitPoint {
        let (up, right) = (place / self.stride(), place % self.stride());
        let at = up.saturating_sub(1) / 2 * self.columns + right.saturating_sub(1) / 2;
        // Along a line that counts half cells, between samples that stand `apart`.
        let along = |half: usize, samples: usize, apart: usize| {
            let mut along = (half as f64 - 1.0) / 2.0;
            // Beyond the first and the last samples the line runs half a cell beside them.
            if !half.is_multiple_of(2) && (1..samples).contains(&(half / 2)) {
                let (from, to) = (self.values[at - apart], self.values[at]);
                along = along + (self.levels[level] - from) / (to - from) - 0.5;
            }
            let step = 1.0 / (samples - 1) as f64;
            (along * step - step / 2.0).clamp(0.0, 1.0)
        };
        UnitPoint::new(along(right, self.columns, 1), along(up, self.rows(), self.columns))
    }
}

/// Twice the area of a ring, negative if it is turned to the right.
pub(super) fn doubled_area(ring: &[UnitPoint]) -> f64 {
    ring.windows(2).map(|pair| pair[0].x * pair[1].y - pair[1].x * pair[0].y).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use contour::ContourBuilder;
    use geo_types::{Coord, LineString};
    use proptest::prelude::*;

    const COLUMNS: usize = 9;
    const ROWS: usize = 7;

    /// What another hand's marching squares make of the same numbers.
    fn expected(values: &[f64], level: f64) -> Vec<Ring> {
        let (across, up) = (1.0 / (COLUMNS - 1) as f64, 1.0 / (ROWS - 1) as f64);
        let builder = ContourBuilder::new(COLUMNS, ROWS, true).x_step(across).y_step(up);
        let builder = builder.x_origin(-across / 2.0).y_origin(-up / 2.0);
        let contours = builder.contours(values, &[level]).unwrap();
        let point = |at: &Coord| UnitPoint::new(at.x.clamp(0.0, 1.0), at.y.clamp(0.0, 1.0));
        let ring = |line: &LineString| line.0.iter().rev().map(point).collect();
        let polygons = contours.iter().flat_map(|contour| &contour.geometry().0);
        polygons
            .flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()))
            .map(ring)
            .collect()
    }

    /// In one order, without those that are one point: where these belong, the other hand may not know.
    fn sorted(mut rings: Vec<Ring>) -> Vec<Ring> {
        rings.retain(|ring| doubled_area(ring).abs() > 1e-12);
        let key = |ring: &Ring| ring.iter().flat_map(|at| [at.x, at.y]).collect::<Vec<_>>();
        rings.sort_by(|one, other| key(one).partial_cmp(&key(other)).unwrap());
        rings
    }

    proptest! {
        // Whole numbers are often the level itself, and saddles.
        #[test]
        fn rings_are_those_of_another_program(
            whole in proptest::collection::vec(0..4_i32, COLUMNS * ROWS),
            values in proptest::collection::vec(0.0..4.0_f64, COLUMNS * ROWS),
            level in 0..5_i32,
        ) {
            let whole: Vec<f64> = whole.into_iter().map(f64::from).collect();
            for (values, level) in [(whole, f64::from(level)), (values, f64::from(level) - 0.3)] {
                let levels = [level - 1.0, level, level + 0.5];
                let rings = Rings { values: &values, columns: COLUMNS, levels: &levels };
                let mut found = levels.map(|_| Vec::new());
                rings.trace(&mut |level, ring| found[level].push(ring));
                for (found, level) in found.into_iter().zip(levels) {
                    prop_assert_eq!(sorted(found), sorted(expected(&values, level)));
                }
            }
        }
    }
}
