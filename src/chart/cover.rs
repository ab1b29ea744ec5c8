//! The basins of the minima, laid over the field of a stage.

use super::cells::Grid;
use super::clip::Rectangle;
use super::palette::{Palette, clear, solid};
use super::scene::{Label, Pixel, Scene, Shape};
use super::survey::{Look, framed_patch};
use crate::geometry::{Dimension, Point, Rect};
use crate::number::shortest;
use crate::survey::Survey;
use plotters::style::RGBColor;
use plotters::style::text_anchor::{HPos, VPos};

const TEXT: f64 = 11.5;
/// The mean width of a letter, as a part of the font's size.
const LETTER: f64 = 0.56;
/// A row of the key: its height, and the patch in it.
const ROW: f64 = 18.0;
const PATCH: Pixel = (22.0, 12.0);
/// So many minima in sight have their numbers.
const MOST: usize = 40;
/// Hatching leaves lines and paths the word.
const HATCHED: f64 = 0.22;

/// Which start leads where, over a rectangle; and what the patterns are called.
#[derive(Clone, Debug)]
pub struct Cover {
    grid: Grid,
    minima: Vec<Point>,
    is_line: bool,
    key: Vec<(Look, String)>,
}

impl Cover {
    /// The basins as far as they are known, over any part of the plane. The key says what does not
    /// explain itself; minima have their numbers where they are.
    pub fn new(survey: &Survey, bounds: &Rect, key: &[(Look, String)]) -> Self {
        let grid = Grid::over(survey, bounds);
        // What is not in sight needs no explanation.
        let key = key.iter().filter(|(look, _)| grid.looks.contains(look)).cloned().collect();
        let is_line = survey.config().surface.dimension() == Dimension::One;
        Self { grid, minima: survey.minima().to_vec(), is_line, key }
    }

    /// The cells, under all else.
    pub(super) fn lay(&self, plot: &Rectangle, dark: bool, scene: &mut Scene) {
        self.grid.draw(plot, |look| solid(look.tint(dark)), (Palette::of(dark), HATCHED), scene);
    }

    /// The colour at a place in parts of the rectangle's sides.
    pub(super) fn tint(&self, at: Pixel, dark: bool) -> Option<RGBColor> {
        self.grid.at(at).map(|look| look.tint(dark))
    }

    /// The numbers of the minima, by which they are called, and the key of the patterns.
    pub(super) fn explain(
        &self,
        plot: &Rectangle,
        pixel: impl Fn(Point) -> Pixel,
        dark: bool,
        scene: &mut Scene,
    ) {
        let palette = Palette::of(dark);
        let places = self.minima.iter().map(|&minimum| {
            let (x, y) = pixel(minimum);
            // A curve's own marks lie on the curve.
            if self.is_line { (x, plot.bottom - 14.0) } else { (x, y) }
        });
        let places: Vec<(usize, Pixel)> = places.enumerate().filter(|(_, at)| plot.contains(*at)).collect();
        // Where there are more, they are all that would be seen.
        let numbered = if places.len() > MOST { &[] } else { &places[..] };
        for &(index, at) in numbered {
            scene.disc(at, 9.0, solid(palette.paper));
            scene.add(Shape::Ring { at, radius: 9.0, width: 1.5, colour: solid(palette.ink) });
            let text = shortest((index + 1) as f64);
            let label = Label { at, text: &text, size: TEXT, across: HPos::Center, up: VPos::Center };
            scene.words(label, solid(palette.ink), None);
        }
        let longest = self.key.iter().map(|(_, name)| name.chars().count()).max().unwrap_or(0);
        if longest == 0 {
            return;
        }
        let (left, bottom) = (plot.left + 8.0, plot.bottom - 8.0);
        let top = bottom - ROW * self.key.len() as f64 - 6.0;
        let right = left + PATCH.0 + LETTER * TEXT * longest as f64 + 24.0;
        scene.rectangle((left, top), (right, bottom), clear(palette.paper, 0.85));
        for (row, (look, name)) in self.key.iter().enumerate() {
            let middle = top + 3.0 + ROW * (row as f64 + 0.5);
            let area = Rectangle {
                left: left + 6.0,
                top: middle - 0.5 * PATCH.1,
                right: left + 6.0 + PATCH.0,
                bottom: middle + 0.5 * PATCH.1,
            };
            framed_patch(*look, solid(look.tint(dark)), &area, dark, scene);
            let at = (area.right + 7.0, middle);
            let label = Label { at, text: name, size: TEXT, across: HPos::Left, up: VPos::Center };
            scene.words(label, solid(palette.ink), None);
        }
    }
}
