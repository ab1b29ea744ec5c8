//! From a scene to a plotters backend: the one way, be it the page's canvas or an SVG document.

use super::pixel::{Pixel, Size};
use super::scene::{Scene, Shape};
use plotters::coord::Shift;
use plotters::drawing::IntoDrawingArea;
use plotters::prelude::{
    Circle, DrawingArea, DrawingBackend, PathElement, Polygon, SVGBackend, ShapeStyle, Text,
};
use plotters::style::text_anchor::Pos;
use plotters::style::{Color, FontFamily, IntoFont, RGBAColor, TextStyle};
use std::fmt;
use std::ops::Range;

/// Backends have whole coordinates. Drawing on a grid this many times finer than a pixel keeps
/// curves smooth; whoever owns the backend scales it down again.
pub const SUBPIXELS: f64 = 4.0;

/// plotters' SVG backend writes fonts this much smaller than they are asked for.
const SVG_FONT: f64 = 1.24;

/// A backend could not draw a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChartError;

impl fmt::Display for ChartError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the picture could not be drawn")
    }
}

impl std::error::Error for ChartError {}

/// Draws a scene on a backend that has so many units to a CSS pixel.
///
/// # Errors
///
/// Returns [`ChartError`] if the backend does.
pub fn draw<B: DrawingBackend>(
    scene: &Scene,
    area: &DrawingArea<B, Shift>,
    units: f64,
) -> Result<(), ChartError> {
    draw_shapes(scene, area, units, units)
}

/// Draws a scene as an SVG document of this size. Its coordinates are those of the finer grid, by
/// its `viewBox`.
///
/// # Errors
///
/// Returns [`ChartError`] if the backend fails, which writes into memory alone.
pub fn svg(scene: &Scene, Size { width, height }: Size) -> Result<String, ChartError> {
    let (fine_width, fine_height) = ((width * SUBPIXELS) as u32, (height * SUBPIXELS) as u32);
    let mut document = String::new();
    let area = SVGBackend::with_string(&mut document, (fine_width, fine_height)).into_drawing_area();
    draw_shapes(scene, &area, SUBPIXELS, SUBPIXELS * SVG_FONT)?;
    drop(area);
    // The backend takes the document to be as large as its grid.
    let fine = format!("width=\"{fine_width}\" height=\"{fine_height}\"");
    Ok(document.replacen(&fine, &format!("width=\"{width}\" height=\"{height}\""), 1))
}

/// `units` and `font` are those of lengths and of fonts to a CSS pixel.
fn draw_shapes<B: DrawingBackend>(
    scene: &Scene,
    area: &DrawingArea<B, Shift>,
    units: f64,
    font: f64,
) -> Result<(), ChartError> {
    let place = |at: Pixel| ((at.x * units).round() as i32, (at.y * units).round() as i32);
    let places = |points: &[Pixel]| points.iter().map(|&at| place(at)).collect::<Vec<_>>();
    let stroke =
        |colour: &RGBAColor, width: f64| colour.stroke_width((width * units).round().max(1.0) as u32);
    for shape in scene.shapes() {
        match shape {
            Shape::Fill { points, colour } => area.draw(&Polygon::new(places(points), *colour)),
            Shape::Line { points, width, colour } => {
                area.draw(&PathElement::new(places(points), stroke(colour, *width)))
            }
            Shape::Disc { at, radius, colour } => area.draw(&Circle::new(
                place(*at),
                (radius * units) as i32,
                ShapeStyle::from(colour).filled(),
            )),
            Shape::Ring { at, radius, width, colour } => {
                area.draw(&Circle::new(place(*at), (radius * units) as i32, stroke(colour, *width)))
            }
            Shape::Cells { area: grid, columns, cells, colours } => {
                let rows = (cells.len() / (*columns).max(1)).max(1);
                // Whole pixels of the picture, in its finer units.
                let whole = |at: f64| ((at * units / SUBPIXELS).round() * SUBPIXELS) as i32;
                let x = |column: usize| whole(grid.left + grid.width() * column as f64 / *columns as f64);
                let y = |row: usize| whole(grid.top + grid.height() * (1.0 - row as f64 / rows as f64));
                joined(*columns, cells).into_iter().try_for_each(|block| {
                    let Some(colour) = colours.get(usize::from(block.colour)) else { return Ok(()) };
                    let (left, right) = (x(block.columns.start), x(block.columns.end));
                    let (bottom, top) = (y(block.rows.start), y(block.rows.end));
                    let corners = vec![(left, top), (right, top), (right, bottom), (left, bottom)];
                    area.draw(&Polygon::new(corners, *colour))
                })
            }
            Shape::Text { at, text, size, colour, across, up } => {
                let font = (FontFamily::SansSerif, size * font).into_font();
                let style = TextStyle::from(font).color(colour).pos(Pos::new(*across, *up));
                area.draw(&Text::new(text.as_str(), place(*at), style))
            }
        }
        .map_err(|_| ChartError)?;
    }
    area.present().map_err(|_| ChartError)
}

/// Neighbouring cells of one colour.
struct Block {
    columns: Range<usize>,
    rows: Range<usize>,
    colour: u16,
}

/// Cells, row by row from the bottom, joined into rectangles of one colour each.
fn joined(columns: usize, cells: &[Option<u16>]) -> Vec<Block> {
    let rows = cells.len() / columns.max(1);
    let mut free = vec![true; cells.len()];
    let mut blocks = Vec::new();
    for index in 0..cells.len() {
        let Some(colour) = cells[index].filter(|_| free[index]) else { continue };
        let (left, bottom) = (index % columns, index / columns);
        let fits = |column: usize, row: usize| {
            cells[row * columns + column] == Some(colour) && free[row * columns + column]
        };
        let right = (left..columns).find(|&column| !fits(column, bottom)).unwrap_or(columns);
        let top = (bottom..rows).find(|&row| !(left..right).all(|column| fits(column, row))).unwrap_or(rows);
        for row in bottom..top {
            free[row * columns + left..row * columns + right].fill(false);
        }
        blocks.push(Block { columns: left..right, rows: bottom..top, colour });
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn rectangles_cover_each_cell_once_in_its_colour(
            columns in 1..9_usize,
            cells in proptest::collection::vec(proptest::option::of(0..3_u16), 72),
        ) {
            let cells = &cells[..columns * (72 / 9)];
            let mut found = vec![None; cells.len()];
            for block in joined(columns, cells) {
                for row in block.rows {
                    for column in block.columns.clone() {
                        prop_assert_eq!(found[row * columns + column].replace(block.colour), None);
                    }
                }
            }
            prop_assert_eq!(&found[..], cells);
        }
    }
}
