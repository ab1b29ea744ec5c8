//! Paths: a run's points as lines and dots, faint ahead of the cursor and strong behind it.

use super::clip::Rectangle;
use super::palette::{DASHES, Palette, clear, solid};
use super::scene::{Pixel, Scene, Shape};
use plotters::style::RGBColor;
use std::borrow::Cow;
use std::ops::Range;

/// Points closer together than this, in CSS pixels, are drawn as one.
const APART: f64 = 0.7;
/// At most so many points of a path are drawn.
const MOST: usize = 2_000;
/// Steps get a dot each only where the dots can be told apart, and only the first so many.
const DOTS_APART: f64 = 5.0;
const MOST_DOTS: usize = 300;
/// In a tangle that is longer than this, in CSS pixels, dashes cannot be told apart.
const TANGLE: f64 = 5_000.0;
pub(super) const FAINT: f64 = 0.35;
const WIDTH: f64 = 2.0;
pub(super) const MARKER: f64 = 5.5;

/// How a racer's path looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Track {
    pub racer: usize,
    pub colour: RGBColor,
    pub paper: RGBColor,
    pub dashes: &'static [f64],
}

impl Track {
    pub fn of(palette: &Palette, racer: usize) -> Self {
        Self { racer, colour: palette.track(racer), paper: palette.paper, dashes: dashes(racer) }
    }

    /// The path through `points`, cut at the plot's edge; `cursor` is the index reached.
    pub fn draw(&self, points: &[Pixel], cursor: usize, plot: &Rectangle, scene: &mut Scene) {
        let reached = cursor.min(points.len().saturating_sub(1));
        if grows(points.len()) {
            // Dashes run on across the cursor, so that none moves when it does.
            if reached + 1 < points.len() {
                self.stretch(points, reached..points.len(), FAINT, plot, scene);
            }
            return self.stretch(points, 0..reached + 1, 1.0, plot, scene);
        }
        let (behind, ahead) = (few(&points[..points.len().min(reached + 1)]), few(&points[reached..]));
        self.stretch(&ahead, 0..ahead.len(), FAINT, plot, scene);
        self.stretch(&behind, 0..behind.len(), 1.0, plot, scene);
    }

    /// The part of a path between two steps, as if all before it were drawn already: a line with a
    /// dot at each step that stands apart, cut at the plot's edge.
    pub fn stretch(
        &self,
        points: &[Pixel],
        steps: Range<usize>,
        strength: f64,
        plot: &Rectangle,
        scene: &mut Scene,
    ) {
        let (pieces, known) = pieces_from(points.get(..steps.end).unwrap_or(points), steps.start, plot);
        let length = pieces.iter().flat_map(|piece| piece.windows(2));
        let length: f64 = length.map(|pair| distance(pair[0], pair[1])).sum();
        let track = Self { dashes: if length > TANGLE { &[] } else { self.dashes }, ..*self };
        for (index, piece) in pieces.into_iter().enumerate() {
            if index >= known.pieces {
                track.line(piece, if index == known.pieces { known.points } else { 0 }, strength, scene);
            }
        }
        self.dots(points, steps, strength, plot, scene);
    }

    /// A piece of a path from one of its points on.
    pub fn line(&self, points: Vec<Pixel>, from: usize, strength: f64, scene: &mut Scene) {
        let mut from = from;
        if strength == 1.0 {
            scene.line(points[from.min(points.len())..].to_vec(), WIDTH + 2.0, clear(self.paper, 0.75));
            // The halo's round end lies over what was drawn before: that comes again.
            let joint = points.get(from).copied().unwrap_or_default();
            while from > 0 && distance(points[from], joint) < WIDTH + 2.0 {
                from -= 1;
            }
        }
        scene.dashed_from(points, from, self.dashes, WIDTH, clear(self.colour, strength));
    }

    /// A dot for each of these steps, where the dots can be told apart.
    pub fn dots(
        &self,
        points: &[Pixel],
        steps: Range<usize>,
        strength: f64,
        plot: &Rectangle,
        scene: &mut Scene,
    ) {
        let mut left = MOST_DOTS;
        for index in steps.start..steps.end.min(points.len()) {
            let at = points[index];
            let is_apart = |other: Option<usize>| {
                let other = other.and_then(|index| points.get(index));
                other.is_none_or(|&other| distance(at, other) >= DOTS_APART)
            };
            if left > 0 && plot.contains(at) && is_apart(index.checked_sub(1)) && is_apart(Some(index + 1)) {
                left -= 1;
                scene.disc(at, 2.4, clear(self.colour, strength));
            }
        }
    }

    /// A line in the racer's colour and dashes, as it stands.
    pub fn curve(&self, points: Vec<Pixel>, scene: &mut Scene) {
        if let [only] = points[..] {
            return scene.disc(only, 2.4, solid(self.colour));
        }
        scene.dashed(points, DASHES[self.racer % DASHES.len()], WIDTH, solid(self.colour));
    }

    /// A shape of the racer's own, so that colour is not all that tells racers apart.
    pub fn marker(&self, at: Pixel, size: f64, scene: &mut Scene) {
        let (rim, fill) = (solid(self.paper), solid(self.colour));
        let Some(corners) = corners(self.racer) else {
            scene.disc(at, size + 1.5, rim);
            return scene.disc(at, size, fill);
        };
        for (size, colour) in [(size + 2.0, rim), (size, fill)] {
            let points = corners.iter().map(|&(x, y)| (at.0 + x * size, at.1 + y * size)).collect();
            scene.add(Shape::Fill { points, colour });
        }
    }
}

/// The dashes of a racer's lines.
pub(super) fn dashes(racer: usize) -> &'static [f64] {
    DASHES[racer % DASHES.len()]
}

/// The first racer's mark is round; the others' are a square, a triangle and a diamond.
fn corners(racer: usize) -> Option<&'static [Pixel]> {
    const SHAPES: [&[Pixel]; 3] = [
        &[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
        &[(0.0, -1.15), (1.1, 0.85), (-1.1, 0.85)],
        &[(0.0, -1.25), (1.25, 0.0), (0.0, 1.25), (-1.25, 0.0)],
    ];
    SHAPES.get(racer.checked_sub(1)?).copied()
}

/// Whether a path of so many points can be drawn on from where it was: longer ones are thinned.
pub(super) fn grows(points: usize) -> bool {
    points <= MOST
}

/// The first steps of a very long path, which lead somewhere, and as many of the others as an eye
/// can tell apart; its last one always.
pub(super) fn few<T: Copy>(points: &[T]) -> Cow<'_, [T]> {
    if points.len() <= MOST {
        return Cow::Borrowed(points);
    }
    let (begin, rest) = points.split_at(MOST / 2);
    let mut few = begin.to_vec();
    few.extend(
        rest.iter().rev().step_by(rest.len().div_ceil(MOST / 2)).copied().collect::<Vec<_>>().iter().rev(),
    );
    Cow::Owned(few)
}

pub(super) fn distance(one: Pixel, other: Pixel) -> f64 {
    (one.0 - other.0).hypot(one.1 - other.1)
}

/// The lines through points that lie inside the plot, without points too close to be seen.
pub(super) fn pieces(points: &[Pixel], plot: &Rectangle) -> Vec<Vec<Pixel>> {
    pieces_from(points, 0, plot).0
}

/// How much of the pieces of a path stays as it is however the path goes on.
#[derive(Clone, Copy, Default)]
struct Known {
    /// So many whole pieces,
    pieces: usize,
    /// and so many points of the next.
    points: usize,
}

/// The same, and how much of them was known already when the path ended at an index.
fn pieces_from(points: &[Pixel], start: usize, plot: &Rectangle) -> (Vec<Vec<Pixel>>, Known) {
    let mut pieces: Vec<Vec<Pixel>> = Vec::new();
    let mut line: Vec<Pixel> = Vec::new();
    let mut known = Known::default();
    for (index, pair) in points.windows(2).enumerate() {
        if index == start {
            // The line goes on from the last of its points, wherever the path had ended then.
            known = Known { pieces: pieces.len(), points: line.len().saturating_sub(1) };
        }
        let Some((from, to)) = plot.clip(pair[0], pair[1]) else {
            finish(&mut line, &mut pieces);
            continue;
        };
        if from != pair[0] {
            finish(&mut line, &mut pieces);
        }
        if line.is_empty() {
            line.push(from);
        }
        if line.last().is_none_or(|&last| distance(last, to) >= APART) {
            line.push(to);
        }
        if to != pair[1] {
            finish(&mut line, &mut pieces);
        }
    }
    // What the thinning left out at the very end is where the run stands.
    if let (Some(&last), Some(&end)) = (line.last(), points.last())
        && last != end
        && plot.contains(end)
    {
        line.push(end);
    }
    finish(&mut line, &mut pieces);
    (pieces, known)
}

fn finish(line: &mut Vec<Pixel>, pieces: &mut Vec<Vec<Pixel>>) {
    let done = std::mem::take(line);
    pieces.extend((done.len() > 1).then_some(done));
}
