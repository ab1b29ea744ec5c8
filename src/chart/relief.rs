//! A surface as a block of land, seen from an angle, with the paths on it.

use super::height_field::HeightField;
use super::path::{Part, PathStyle};
use super::pixel::{Pixel, PixelRect, Size, UnitPoint};
use super::projection::{Angle, Projection};
use super::scene::Scene;
use crate::geometry::{Point, Rect};
use crate::run::State;
use std::borrow::Cow;

/// Paths lie this much above the land, as a part of its height.
const LIFT: f64 = 0.012;
/// A stretch of a path is cut into pieces of about this length, in CSS pixels, to follow the land,
/// and into this many at most.
const PIECE: f64 = 6.0;
const MOST_PIECES: f64 = 80.0;
/// Pixels closer together than this are drawn as one.
const APART: f64 = 0.7;
/// At most so many states of a path are drawn: for each of them the land is looked at.
const MOST: usize = 2_000;
/// What lies behind a hill is this faint.
const HIDDEN: f64 = 0.3;

/// A land with the projection that draws it.
pub(super) struct Relief<'a> {
    pub heights: &'a HeightField,
    pub bounds: Rect,
    pub projection: Projection,
    /// The whole picture: a path may lie beside the land.
    pub plot: PixelRect,
}

impl<'a> Relief<'a> {
    pub(super) fn new(heights: &'a HeightField, bounds: Rect, angle: Angle, size: Size) -> Self {
        Self { heights, bounds, projection: Projection::new(angle, size), plot: size.into() }
    }

    /// A point in parts of the rectangle's sides.
    fn unit(&self, at: Point) -> UnitPoint {
        let size = self.bounds.size();
        UnitPoint::new((at.x - self.bounds.min.x) / size.x, (at.y - self.bounds.min.y) / size.y)
    }

    /// Where a point lies on the picture: on the land, or beside it as high as its loss.
    pub(super) fn to_pixel(&self, at: Point, loss: f64) -> Pixel {
        let place = self.unit(at);
        let height = if place.is_inside() { self.heights.at(place) } else { self.heights.height(loss) };
        self.projection.pixel(place, height + LIFT)
    }

    /// Where a point of the ground lies, below all land.
    pub(super) fn ground(&self, at: Point) -> Pixel {
        self.projection.pixel(self.unit(at), 0.0)
    }

    /// Whether a point lies on the land, be it in sight or not.
    pub(super) fn holds(&self, at: Point) -> bool {
        self.unit(at).is_inside()
    }

    /// Whether a point of the land is in sight.
    pub(super) fn shows(&self, at: Point) -> bool {
        let place = self.unit(at);
        place.is_inside() && self.sees(place, self.heights.at(place))
    }

    /// Whether nothing stands between a place on the land and the viewer.
    fn sees(&self, at: UnitPoint, height: f64) -> bool {
        let (mut at, mut height) = self.projection.nearer(at, height + LIFT);
        while height <= 1.0 && at.is_inside() {
            let is_above = self.heights.at(at) <= height;
            if !is_above {
                return false;
            }
            (at, height) = self.projection.nearer(at, height);
        }
        true
    }

    /// The point of the land under a pixel, or of the ground around it. Returns `None` if there is
    /// neither.
    pub(super) fn to_point(&self, at: Pixel) -> Option<Point> {
        let line = || self.projection.line_of_sight(at).filter(|(place, _)| place.is_inside());
        let met = line().find(|&(place, height)| height <= self.heights.at(place));
        let (place, _) = met.or_else(|| line().next_back())?;
        let size = self.bounds.size();
        let point = Point::new(self.bounds.min.x + place.x * size.x, self.bounds.min.y + place.y * size.y);
        point.is_finite().then_some(point)
    }

    /// Draws a part of a path on the land, faint where a hill hides it.
    pub(super) fn path(
        &self,
        states: &[State],
        cursor: usize,
        part: Part,
        style: &PathStyle,
        scene: &mut Scene,
    ) {
        let reached = cursor.min(states.len().saturating_sub(1));
        let states = match part {
            Part::Ahead => &states[reached..],
            Part::Behind => &states[..states.len().min(reached + 1)],
        };
        self.stretch(states, part, style, scene);
    }

    fn stretch(&self, states: &[State], part: Part, style: &PathStyle, scene: &mut Scene) {
        let states = few(states);
        let mut piece: Vec<Pixel> = Vec::new();
        let mut is_seen = true;
        let finish = |piece: &mut Vec<Pixel>, is_seen: bool, scene: &mut Scene| {
            let opacity = if is_seen { 1.0 } else { HIDDEN };
            style.line(std::mem::take(piece), 0, part, opacity, scene);
        };
        for pair in states.windows(2) {
            let (from, to) = (self.unit(pair[0].point), self.unit(pair[1].point));
            let Some((begin, end)) = UnitPoint::clip(from, to) else {
                finish(&mut piece, is_seen, scene);
                continue;
            };
            if begin != from {
                finish(&mut piece, is_seen, scene);
            }
            let length = self.projection.pixel(begin, 0.0).distance(self.projection.pixel(end, 0.0));
            let count = (length / PIECE).ceil().clamp(1.0, MOST_PIECES);
            let first = if piece.is_empty() { 0 } else { 1 };
            for step in first..=count as u32 {
                let at = begin.lerp(end, f64::from(step) / count);
                let height = self.heights.at(at);
                let pixel = self.projection.pixel(at, height + LIFT);
                if piece.last().is_some_and(|&last| last.distance(pixel) < APART) {
                    continue;
                }
                let was_seen = std::mem::replace(&mut is_seen, self.sees(at, height));
                if is_seen != was_seen && !piece.is_empty() {
                    piece.push(pixel);
                    finish(&mut piece, was_seen, scene);
                }
                piece.push(pixel);
            }
            if end != to {
                finish(&mut piece, is_seen, scene);
            }
        }
        finish(&mut piece, is_seen, scene);
        let place = |state: &State| {
            let nowhere = Pixel::new(f64::NAN, f64::NAN);
            if self.shows(state.point) { self.to_pixel(state.point, state.loss) } else { nowhere }
        };
        let dots: Vec<Pixel> = states.iter().map(place).collect();
        style.dots(&dots, 0..dots.len(), part, &self.plot, scene);
    }

    /// Where a path leaves the land between two states, and a pixel farther on. Returns `None` if
    /// it does not cross the land there.
    pub(super) fn exit(&self, before: &State, after: &State) -> Option<(Pixel, Pixel)> {
        let (from, to) = (self.unit(before.point), self.unit(after.point));
        let (_, edge) = UnitPoint::clip(from, to)?;
        let length = from.distance(to);
        let beyond = UnitPoint::new(
            edge.x + 0.05 * (to.x - from.x) / length,
            edge.y + 0.05 * (to.y - from.y) / length,
        );
        let height = self.heights.at(edge) + LIFT;
        Some((self.projection.pixel(edge, height), self.projection.pixel(beyond, height)))
    }
}

/// The first steps of a very long path, which lead somewhere, and as many of the others as an eye
/// can tell apart; its last one always.
fn few(states: &[State]) -> Cow<'_, [State]> {
    if states.len() <= MOST {
        return Cow::Borrowed(states);
    }
    let (begin, rest) = states.split_at(MOST / 2);
    let stride = rest.len().div_ceil(MOST / 2);
    let mut kept = begin.to_vec();
    let mut index = (rest.len() - 1) % stride;
    while let Some(&state) = rest.get(index) {
        kept.push(state);
        index += stride;
    }
    Cow::Owned(kept)
}
