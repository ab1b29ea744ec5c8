//! The basins of the minima, laid over the field of a stage.

use super::cells::Grid;
use super::labels::text_width;
use super::look::Look;
use super::palette::{Theme, faded, solid};
use super::pixel::{Pixel, PixelRect, Size, UnitPoint};
use super::scene::{Label, Scene};
use crate::geometry::{Dimension, Point, Rect};
use crate::number::shortest;
use crate::survey::Survey;
use plotters::style::RGBColor;
use plotters::style::text_anchor::{HPos, VPos};

const TEXT: f64 = 11.5;
/// A row of the key: its height, and the patch in it.
const ROW: f64 = 18.0;
const PATCH: Size = Size::new(22.0, 12.0);
/// So many minima in sight have their numbers.
const MOST: usize = 40;
/// Hatching leaves lines and paths the word.
const HATCHING: f64 = 0.22;

/// Which start leads where, over a rectangle; and what the patterns are called.
#[derive(Clone, Debug)]
pub struct BasinLayer {
    grid: Grid,
    minima: Vec<Point>,
    is_line: bool,
    key: Vec<(Look, String)>,
}

impl BasinLayer {
    /// The basins as far as they are known, over any part of the plane. The key says what does not
    /// explain itself; minima have their numbers where they are.
    pub fn new(survey: &Survey, bounds: &Rect, key: &[(Look, String)]) -> Self {
        let grid = Grid::over(survey, bounds);
        // What is not in sight needs no explanation.
        let key = key.iter().filter(|(look, _)| grid.looks.contains(look)).cloned().collect();
        let is_line = survey.config().surface.dimension() == Dimension::One;
        Self { grid, minima: survey.minima().to_vec(), is_line, key }
    }

    /// Draws the cells, under all else.
    pub(super) fn draw(&self, plot: &PixelRect, dark: bool, scene: &mut Scene) {
        self.grid.draw(plot, |look| look.tint(dark), (Theme::of(dark), HATCHING), scene);
    }

    /// The colour at a place in parts of the rectangle's sides. Returns `None` if nothing is known of
    /// it.
    pub(super) fn tint(&self, at: UnitPoint, dark: bool) -> Option<RGBColor> {
        self.grid.at(at).map(|look| look.tint(dark))
    }

    /// Draws the numbers of the minima, by which they are called, and the key of the patterns.
    pub(super) fn explain(
        &self,
        plot: &PixelRect,
        pixel: impl Fn(Point) -> Pixel,
        dark: bool,
        scene: &mut Scene,
    ) {
        let theme = Theme::of(dark);
        let places = self.minima.iter().map(|&minimum| {
            let at = pixel(minimum);
            // A curve's own marks lie on the curve.
            if self.is_line { Pixel::new(at.x, plot.bottom - 14.0) } else { at }
        });
        let places: Vec<(usize, Pixel)> = places.enumerate().filter(|(_, at)| plot.contains(*at)).collect();
        // Where there are more, they are all that would be seen.
        let numbered = if places.len() > MOST { &[] } else { &places[..] };
        for &(index, at) in numbered {
            scene.disc(at, 9.0, solid(theme.paper));
            scene.ring(at, 9.0, 1.5, solid(theme.ink));
            let text = shortest((index + 1) as f64);
            let label = Label { at, text: &text, size: TEXT, across: HPos::Center, up: VPos::Center };
            scene.text(label, solid(theme.ink), None);
        }
        self.draw_key(plot, dark, scene);
    }

    /// The key, in the lower left corner.
    fn draw_key(&self, plot: &PixelRect, dark: bool, scene: &mut Scene) {
        let widest = self.key.iter().map(|(_, name)| text_width(name, TEXT)).fold(0.0, f64::max);
        if widest == 0.0 {
            return;
        }
        let theme = Theme::of(dark);
        let (left, bottom) = (plot.left + 8.0, plot.bottom - 8.0);
        let top = bottom - ROW * self.key.len() as f64 - 6.0;
        let right = left + PATCH.width + widest + 24.0;
        scene.rectangle(&PixelRect { left, top, right, bottom }, faded(theme.paper, 0.85));
        for (row, (look, name)) in self.key.iter().enumerate() {
            let middle = top + 3.0 + ROW * (row as f64 + 0.5);
            let area = PixelRect::centered(Pixel::new(left + 6.0 + 0.5 * PATCH.width, middle), PATCH);
            look.fill_framed(look.tint(dark), &area, dark, scene);
            let at = Pixel::new(area.right + 7.0, middle);
            let label = Label { at, text: name, size: TEXT, across: HPos::Left, up: VPos::Center };
            scene.text(label, solid(theme.ink), None);
        }
    }
}
