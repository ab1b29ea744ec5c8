//! Paths: a run's points as lines and dots, faint ahead of the cursor and strong behind it.

use super::palette::{Marker, Theme, dashes, faded, marker, mixed, solid};
use super::pixel::{Pixel, PixelRect};
use super::polyline::uncovered;
use super::scene::Scene;
use plotters::style::RGBColor;
use std::ops::Range;

/// Points closer together than this, in CSS pixels, are drawn as one.
const APART: f64 = 0.7;
/// Of the first so many steps those get a dot each that can be told apart.
const DOTS_APART: f64 = 5.0;
const DOTTED: usize = 300;
const DOT: f64 = 2.4;
/// In a tangle that is longer than this, in CSS pixels, dashes cannot be told apart, and lines lie
/// over each other.
const TANGLE: f64 = 5_000.0;
const WIDTH: f64 = 2.0;
/// What lies ahead is thinner, too.
const WIDTH_AHEAD: f64 = 1.5;
const HALO: f64 = WIDTH + 2.0;
/// On paper what lies ahead needs no more of the racer's colour than this.
const AHEAD_ON_PAPER: f64 = 0.45;
/// The radius of a racer's marker.
pub(super) const MARKER: f64 = 5.5;

/// How a racer's path looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct PathStyle {
    pub colour: RGBColor,
    /// The colour of what lies ahead.
    ahead: RGBColor,
    pub paper: RGBColor,
    pub dashes: &'static [f64],
    pub marker: Marker,
    /// Whether steps have dots, where these can be told apart.
    has_dots: bool,
}

/// A part of a path. All that lies ahead, whoever's it is, is drawn below all that lies behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Ahead of the cursor.
    Ahead,
    /// Behind the cursor.
    Behind,
}

impl Part {
    /// Both, from back to front.
    pub(super) const ALL: [Self; 2] = [Self::Ahead, Self::Behind];
}

impl PathStyle {
    /// On the ground of a stage.
    pub(super) fn of_racer(theme: &Theme, racer: usize) -> Self {
        let (colour, ahead, paper) = (theme.racer(racer), theme.ahead(racer), theme.paper);
        Self { colour, ahead, paper, dashes: dashes(racer), marker: marker(racer), has_dots: true }
    }

    /// On paper, where numbers stand against steps: dots would look like data.
    pub(super) fn on_paper(theme: &Theme, racer: usize, dashes: &'static [f64]) -> Self {
        let style = Self::of_racer(theme, racer);
        let ahead = mixed(style.paper, style.colour, AHEAD_ON_PAPER);
        Self { ahead, dashes, has_dots: false, ..style }
    }

    /// A part of the path through `points`, cut at the plot's edge; `cursor` is the index reached.
    pub(super) fn draw(
        &self,
        points: &[Pixel],
        cursor: usize,
        part: Part,
        plot: &PixelRect,
        scene: &mut Scene,
    ) {
        let reached = cursor.min(points.len().saturating_sub(1));
        if part == Part::Ahead && reached + 1 >= points.len() {
            return;
        }
        // Dashes run on across the cursor, so that none moves when it does.
        let steps = if part == Part::Ahead { reached..points.len() } else { 0..reached + 1 };
        self.stretch(points, steps, part, plot, scene);
    }

    /// The part of a path between two steps, as if all before it were drawn already: a line with a
    /// dot at each step that stands apart, cut at the plot's edge.
    pub(super) fn stretch(
        &self,
        points: &[Pixel],
        steps: Range<usize>,
        part: Part,
        plot: &PixelRect,
        scene: &mut Scene,
    ) {
        let (pieces, known) = pieces_from(points.get(..steps.end).unwrap_or(points), steps.start, plot);
        let is_tangle = pieces.iter().map(|piece| length(piece)).sum::<f64>() > TANGLE;
        let style = Self { dashes: if is_tangle { &[] } else { self.dashes }, ..*self };
        let mut new: Vec<(Vec<Pixel>, usize)> = Vec::new();
        for (index, piece) in pieces.into_iter().enumerate().skip(known.pieces) {
            new.push((piece, if index == known.pieces { known.points } else { 0 }));
        }
        let ends = new.iter().map(|(piece, from)| length(piece.get(*from..).unwrap_or_default()));
        if ends.sum::<f64>() > TANGLE {
            for (piece, stands_out) in uncovered(&new, plot) {
                if stands_out {
                    style.line(piece, 0, part, 1.0, scene);
                } else {
                    style.bare(piece, part, scene);
                }
            }
        } else {
            for (piece, from) in new {
                style.line(piece, from, part, 1.0, scene);
            }
        }
        self.dots(points, steps, part, plot, scene);
    }

    /// A piece of a path from one of its points on; one of some opacity has nothing around it.
    pub(super) fn line(&self, points: Vec<Pixel>, from: usize, part: Part, opacity: f64, scene: &mut Scene) {
        let mut from = from;
        if part == Part::Behind && opacity == 1.0 {
            scene.line(points[from.min(points.len())..].to_vec(), HALO, faded(self.paper, 0.75));
            // The halo's round end lies over what was drawn before: that comes again.
            let mut back = 0.0;
            while from > 0 && back < HALO {
                back += points[from].distance(points[from - 1]);
                from -= 1;
            }
        }
        let (colour, width) = self.ink(part);
        scene.dashed_from(points, from, self.dashes, width, faded(colour, opacity));
    }

    /// The same without a rim, and without dashes.
    fn bare(&self, points: Vec<Pixel>, part: Part, scene: &mut Scene) {
        let (colour, width) = self.ink(part);
        scene.line(points, width, solid(colour));
    }

    /// The colour and the width of a part's line.
    fn ink(&self, part: Part) -> (RGBColor, f64) {
        match part {
            Part::Ahead => (self.ahead, WIDTH_AHEAD),
            Part::Behind => (self.colour, WIDTH),
        }
    }

    /// A dot for each of these steps, where the dots can be told apart; only the first ones of a path
    /// have any.
    pub(super) fn dots(
        &self,
        points: &[Pixel],
        steps: Range<usize>,
        part: Part,
        plot: &PixelRect,
        scene: &mut Scene,
    ) {
        let dotted = if self.has_dots { steps.end.min(points.len()).min(DOTTED) } else { 0 };
        for index in steps.start..dotted {
            let at = points[index];
            let is_apart = |other: Option<usize>| {
                let other = other.and_then(|index| points.get(index));
                other.is_none_or(|&other| at.distance(other) >= DOTS_APART)
            };
            if plot.contains(at) && is_apart(index.checked_sub(1)) && is_apart(Some(index + 1)) {
                scene.disc(at, DOT, solid(self.ink(part).0));
            }
        }
    }

    /// A line in the racer's colour and dashes, as it stands; a dot where it has one point.
    pub(super) fn curve(&self, points: Vec<Pixel>, scene: &mut Scene) {
        if let [only] = points[..] {
            return scene.disc(only, DOT, solid(self.colour));
        }
        scene.dashed(points, self.dashes, WIDTH, solid(self.colour));
    }

    /// The racer's marker with this radius, on a rim of paper.
    pub(super) fn marker(&self, at: Pixel, radius: f64, scene: &mut Scene) {
        let (rim, fill) = (solid(self.paper), solid(self.colour));
        match self.marker {
            Marker::Disc => {
                scene.disc(at, radius + 1.5, rim);
                scene.disc(at, radius, fill);
            }
            Marker::Polygon(corners) => {
                for (radius, colour) in [(radius + 2.0, rim), (radius, fill)] {
                    scene.fill(corners.iter().map(|&corner| at + corner * radius).collect(), colour);
                }
            }
        }
    }
}

fn length(points: &[Pixel]) -> f64 {
    points.windows(2).map(|pair| pair[0].distance(pair[1])).sum()
}

/// Draws the path of a run that has been left, through `points`.
pub(super) fn draw_past(points: &[Pixel], plot: &PixelRect, theme: &Theme, scene: &mut Scene) {
    for piece in pieces(points, plot) {
        scene.dashed(piece, &[2.0, 5.0], 2.0, faded(theme.faint, 0.9));
    }
}

/// The lines through points that lie inside the plot, without points too close to be seen.
pub(super) fn pieces(points: &[Pixel], plot: &PixelRect) -> Vec<Vec<Pixel>> {
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
fn pieces_from(points: &[Pixel], start: usize, plot: &PixelRect) -> (Vec<Vec<Pixel>>, Known) {
    let mut pieces: Vec<Vec<Pixel>> = Vec::new();
    let mut line: Vec<Pixel> = Vec::new();
    let mut known = Known::default();
    for (index, pair) in points.windows(2).enumerate() {
        if index == start {
            // The line goes on from the last of its points, wherever the path had ended then.
            known = Known { pieces: pieces.len(), points: line.len().saturating_sub(1) };
        }
        let is_inside = plot.contains(pair[0]) && plot.contains(pair[1]);
        let inside = if is_inside { Some((pair[0], pair[1])) } else { plot.clip(pair[0], pair[1]) };
        let Some((from, to)) = inside else {
            finish(&mut line, &mut pieces);
            continue;
        };
        if from != pair[0] {
            finish(&mut line, &mut pieces);
        }
        if line.is_empty() {
            line.push(from);
        }
        if line.last().is_none_or(|&last| last.distance(to) >= APART) {
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
