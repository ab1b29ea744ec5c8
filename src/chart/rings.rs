//! Where samples on a grid lie at or above a level: marching squares, the segments of its cells linked
//! to rings, and the rings to polygons with holes.

use super::pixel::UnitPoint;

/// Numbers on a grid, row by row, and the levels, from the lowest up, at or above which they count.
pub(super) struct Rings<'a> {
    pub values: &'a [f64],
    pub columns: usize,
    pub levels: &'a [f64],
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
    /// For each level what lies at or above it, in parts of the sides of the grid from its first sample
    /// to its last.
    pub(super) fn polygons(&self) -> Vec<Vec<Polygon>> {
        // Each place has one segment from it; all are gone once a level's are linked.
        let mut next = vec![0; self.stride() * (2 * self.rows() + 3)];
        let mut all = Vec::new();
        for (segments, &level) in self.segments().iter().zip(self.levels) {
            let (mut polygons, mut holes): (Vec<Polygon>, _) = (Vec::new(), Vec::new());
            for ring in linked(segments, &mut next) {
                let ring = self.points(&ring, level);
                if doubled_area(&ring) < 0.0 {
                    polygons.push(Polygon { outline: ring, holes: Vec::new() });
                } else {
                    holes.push(ring);
                }
            }
            assign(holes, &mut polygons);
            all.push(polygons);
        }
        all
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
        let mut segments = vec![Vec::new(); self.levels.len()];
        let (ranks, stride) = (self.ranks(), self.stride());
        let width = self.columns + 2;
        for row in 0..=self.rows() {
            let (below, above) = (&ranks[row * width..][..width], &ranks[(row + 1) * width..][..width]);
            let mut left = (below[0], above[0]);
            for (column, right) in below[1..].iter().copied().zip(above[1..].iter().copied()).enumerate() {
                let corners = [left.1, right.1, right.0, left.0];
                let is_level = left.0 == left.1 && left == right;
                left = right;
                // Most cells lie between two levels.
                if is_level {
                    continue;
                }
                let lowest = corners.iter().fold(corners[0], |low, &rank| low.min(rank));
                let highest = corners.iter().fold(corners[0], |high, &rank| high.max(rank));
                for level in lowest..highest {
                    let counts = |corner: usize| usize::from(corners[corner] > level) << corner;
                    let place = |(right, up)| (2 * row + up) * stride + 2 * column + right;
                    for &(from, to) in SEGMENTS[counts(0) + counts(1) + counts(2) + counts(3)] {
                        segments[level].push((place(from), place(to)));
                    }
                }
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

    /// Where on their lines between two samples the level is reached.
    fn points(&self, places: &[usize], level: f64) -> Vec<UnitPoint> {
        let (stride, rows) = (self.stride(), self.rows());
        let (right, up) = (1.0 / (self.columns - 1) as f64, 1.0 / (rows - 1) as f64);
        let part = |from: usize, to: usize| {
            let (from, to) = (self.values[from], self.values[to]);
            (level - from) / (to - from)
        };
        let point = |&place: &usize| {
            let (row, column) = (place / stride, place % stride);
            let (mut x, mut y) = ((column as f64 - 1.0) / 2.0, (row as f64 - 1.0) / 2.0);
            let (column, row, is_across) =
                (column.saturating_sub(1) / 2, row.saturating_sub(1) / 2, column % 2 > 0);
            let at = row * self.columns + column;
            // Beyond the first and the last samples the line runs half a cell beside them.
            if is_across && (1..self.columns).contains(&column) {
                x = x + part(at - 1, at) - 0.5;
            }
            if !is_across && (1..rows).contains(&row) {
                y = y + part(at - self.columns, at) - 0.5;
            }
            UnitPoint::new(x * right - right / 2.0, y * up - up / 2.0)
        };
        places.iter().map(point).collect()
    }
}

/// Links segments to rings of places. `next` holds zeros alone, before and after.
fn linked(segments: &[(usize, usize)], next: &mut [usize]) -> Vec<Vec<usize>> {
    for &(from, to) in segments {
        next[from] = to;
    }
    // A ring begins where its last segment ends.
    let mut rings = Vec::new();
    for &(_, first) in segments.iter().rev() {
        let (mut ring, mut place) = (Vec::new(), first);
        while next[place] > 0 {
            ring.push(place);
            place = std::mem::take(&mut next[place]);
        }
        if !ring.is_empty() {
            ring.push(place);
            rings.push(ring);
        }
    }
    rings.reverse();
    rings
}

/// Gives each hole to the first polygon around it.
fn assign(holes: Vec<Vec<UnitPoint>>, polygons: &mut [Polygon]) {
    if holes.is_empty() {
        return;
    }
    let reaches: Vec<[UnitPoint; 2]> = polygons.iter().map(|polygon| reach(&polygon.outline)).collect();
    for hole in holes {
        let around = |(polygon, &[low, high]): (&Polygon, &[UnitPoint; 2])| {
            let at = hole[0];
            let is_near = low.x <= at.x && at.x <= high.x && low.y <= at.y && at.y <= high.y;
            is_near && is_within(&hole, &polygon.outline)
        };
        if let Some(index) = polygons.iter().zip(&reaches).position(around) {
            polygons[index].holes.push(hole);
        }
    }
}

/// The lower left and the upper right corner of the rectangle around a ring.
pub(super) fn reach(ring: &[UnitPoint]) -> [UnitPoint; 2] {
    let (mut low, mut high) = (UnitPoint::new(1.0, 1.0), UnitPoint::default());
    for at in ring {
        low = UnitPoint::new(low.x.min(at.x), low.y.min(at.y));
        high = UnitPoint::new(high.x.max(at.x), high.y.max(at.y));
    }
    [low, high]
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

    /// Polygons without holes that have no area: where they belong is a matter of rounding.
    fn tidy(mut polygons: Vec<Polygon>) -> Vec<Polygon> {
        for polygon in &mut polygons {
            polygon.holes.retain(|hole| doubled_area(hole) > 1e-12);
        }
        polygons
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
                for (found, level) in rings.polygons().into_iter().zip(levels) {
                    prop_assert_eq!(tidy(found), tidy(expected(&values, level)));
                }
            }
        }
    }
}
