//! Where samples on a grid lie at or above a level: marching squares, the segments of its cells linked
//! to rings, and the rings to polygons with holes.

use super::pixel::UnitPoint;

/// Numbers on a grid, row by row, and the level at or above which they count.
pub(super) struct Rings<'a> {
    pub values: &'a [f64],
    pub columns: usize,
    pub level: f64,
}

/// An outline with the holes in it; all of them end where they begin.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Polygon {
    pub outline: Vec<UnitPoint>,
    pub holes: Vec<Vec<UnitPoint>>,
}

/// The middles of a cell's sides, in half cells from its lower left corner.
const BELOW: (usize, usize) = (1, 0);
const LEFT: (usize, usize) = (0, 1);
const RIGHT: (usize, usize) = (2, 1);
const ABOVE: (usize, usize) = (1, 2);

/// A line across a cell.
type Segment = ((usize, usize), (usize, usize));

/// The lines across a cell, what counts on one hand of each, by which of its corners count: 1 for the
/// upper left one, 2 for the upper right, 4 for the lower right, 8 for the lower left.
const SEGMENTS: [&[Segment]; 16] = [
    &[],
    &[(ABOVE, LEFT)],
    &[(RIGHT, ABOVE)],
    &[(RIGHT, LEFT)],
    &[(BELOW, RIGHT)],
    &[(ABOVE, LEFT), (BELOW, RIGHT)],
    &[(BELOW, ABOVE)],
    &[(BELOW, LEFT)],
    &[(LEFT, BELOW)],
    &[(ABOVE, BELOW)],
    &[(LEFT, BELOW), (RIGHT, ABOVE)],
    &[(RIGHT, BELOW)],
    &[(LEFT, RIGHT)],
    &[(ABOVE, RIGHT)],
    &[(LEFT, ABOVE)],
    &[],
];

impl Rings<'_> {
    /// What lies at or above the level, in parts of the sides of the grid from its first sample to its
    /// last.
    pub(super) fn polygons(&self) -> Vec<Polygon> {
        let (mut polygons, mut holes): (Vec<Polygon>, _) = (Vec::new(), Vec::new());
        for ring in self.linked() {
            let ring: Vec<UnitPoint> = ring.into_iter().map(|place| self.point(place)).collect();
            if doubled_area(&ring) < 0.0 {
                polygons.push(Polygon { outline: ring, holes: Vec::new() });
            } else {
                holes.push(ring);
            }
        }
        for hole in holes {
            if let Some(polygon) = polygons.iter_mut().find(|polygon| is_within(&hole, &polygon.outline)) {
                polygon.holes.push(hole);
            }
        }
        polygons
    }

    fn rows(&self) -> usize {
        self.values.len() / self.columns
    }

    /// The rings as the numbers of their places on the grid's lines, which count half cells.
    fn linked(&self) -> Vec<Vec<usize>> {
        let mut next = vec![0; self.stride() * (2 * self.rows() + 3)];
        let mut ends = Vec::new();
        for row in 0..=self.rows() {
            for column in 0..=self.columns {
                for &(from, to) in SEGMENTS[self.corners(column, row)] {
                    let place = |(right, up)| (2 * row + up) * self.stride() + 2 * column + right;
                    next[place(from)] = place(to);
                    ends.push(place(to));
                }
            }
        }
        // A ring begins where its last segment ends. Each place has one segment from it.
        let mut rings = Vec::new();
        for first in ends.into_iter().rev() {
            let (mut ring, mut place) = (vec![first], first);
            while next[place] > 0 {
                place = std::mem::take(&mut next[place]);
                ring.push(place);
            }
            rings.extend((ring.len() > 1).then_some(ring));
        }
        rings.reverse();
        rings
    }

    /// So many places in a row; there is one more column of cells than of samples.
    fn stride(&self) -> usize {
        2 * self.columns + 3
    }

    /// Which corners of a cell count. Around the grid none does.
    fn corners(&self, column: usize, row: usize) -> usize {
        let counts = |right: usize, up: usize| {
            let (column, row) = (column + right, row + up);
            let is_sample = column > 0 && row > 0 && column <= self.columns && row <= self.rows();
            usize::from(is_sample && self.values[(row - 1) * self.columns + column - 1] >= self.level)
        };
        counts(0, 1) + 2 * counts(1, 1) + 4 * counts(1, 0) + 8 * counts(0, 0)
    }

    /// Where on its line between two samples the level is reached.
    fn point(&self, place: usize) -> UnitPoint {
        let (across, up) = (place % self.stride(), place / self.stride());
        let (mut x, mut y) = ((across as f64 - 1.0) / 2.0, (up as f64 - 1.0) / 2.0);
        let (column, row) = (across.saturating_sub(1) / 2, up.saturating_sub(1) / 2);
        let at = row * self.columns + column;
        // Beyond the first and the last samples the line runs half a cell beside them.
        if across % 2 > 0 && (1..self.columns).contains(&column) {
            x = x + self.part(at - 1, at) - 0.5;
        }
        if up % 2 > 0 && (1..self.rows()).contains(&row) {
            y = y + self.part(at - self.columns, at) - 0.5;
        }
        let along = |place: f64, samples: usize| {
            let step = 1.0 / (samples - 1) as f64;
            place * step - step / 2.0
        };
        UnitPoint::new(along(x, self.columns), along(y, self.rows()))
    }

    /// At which part of the way from one sample to another the level is reached.
    fn part(&self, from: usize, to: usize) -> f64 {
        let (from, to) = (self.values[from], self.values[to]);
        (self.level - from) / (to - from)
    }
}

/// Twice the area of a ring, negative if it is turned to the right.
pub(super) fn doubled_area(ring: &[UnitPoint]) -> f64 {
    ring.windows(2).map(|pair| pair[0].x * pair[1].y - pair[1].x * pair[0].y).sum()
}

/// Whether a ring lies within another: its first point that does not lie on it tells.
fn is_within(ring: &[UnitPoint], around: &[UnitPoint]) -> bool {
    ring.iter().find_map(|&at| encloses(around, at)).unwrap_or(true)
}

/// Whether a ring encloses a point. Returns `None` on the ring.
fn encloses(ring: &[UnitPoint], at: UnitPoint) -> Option<bool> {
    let mut is_inside = false;
    let mut before = *ring.last()?;
    for &corner in ring {
        if is_between(at, corner, before) {
            return None;
        }
        let (from, to) = (corner, before);
        if (from.y > at.y) != (to.y > at.y)
            && at.x < (to.x - from.x) * (at.y - from.y) / (to.y - from.y) + from.x
        {
            is_inside = !is_inside;
        }
        before = corner;
    }
    Some(is_inside)
}

/// Whether a point lies on the line from one point to another.
fn is_between(at: UnitPoint, a: UnitPoint, b: UnitPoint) -> bool {
    let is_along = |a: f64, at: f64, b: f64| a <= at && at <= b || b <= at && at <= a;
    let cross = (b.x - a.x) * (at.y - a.y) - (at.x - a.x) * (b.y - a.y);
    let is_upright = (a.x - b.x).abs() < f64::EPSILON;
    cross.abs() < f64::EPSILON && if is_upright { is_along(a.y, at.y, b.y) } else { is_along(a.x, at.x, b.x) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contour::ContourBuilder;
    use geo_types::LineString;
    use proptest::prelude::*;

    const COLUMNS: usize = 9;
    const ROWS: usize = 7;

    /// What another hand's marching squares make of the same numbers.
    fn expected(values: &[f64], level: f64) -> Vec<Polygon> {
        let (across, up) = (1.0 / (COLUMNS - 1) as f64, 1.0 / (ROWS - 1) as f64);
        let builder = ContourBuilder::new(COLUMNS, ROWS, true).x_step(across).y_step(up);
        let builder = builder.x_origin(-across / 2.0).y_origin(-up / 2.0);
        let contours = builder.contours(values, &[level]).unwrap();
        let ring = |line: &LineString| line.0.iter().map(|at| UnitPoint::new(at.x, at.y)).collect();
        let polygons = contours.iter().flat_map(|contour| &contour.geometry().0);
        polygons
            .map(|polygon| Polygon {
                outline: ring(polygon.exterior()),
                holes: polygon.interiors().iter().map(ring).collect(),
            })
            .collect()
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
                let rings = Rings { values: &values, columns: COLUMNS, level };
                prop_assert_eq!(rings.polygons(), expected(&values, level));
            }
        }
    }
}
