//! From a scene to a plotters backend: the one way, be it the page's canvas or an SVG document.

use super::pixel::{Pixel, PixelRect, Size};
use super::scene::{Scene, Shape};
use plotters::prelude::{DrawingBackend, SVGBackend, ShapeStyle};
use plotters::style::text_anchor::Pos;
use plotters::style::{Color, FontFamily, IntoFont, RGBAColor, TextStyle};
use plotters_backend::BackendCoord;
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

/// Draws a scene on a backend that has so many units to a CSS pixel. What lies outside is pulled to
/// the picture's edge.
///
/// # Errors
///
/// Returns [`ChartError`] if the backend fails.
pub fn draw<B: DrawingBackend>(scene: &Scene, backend: &mut B, units: f64) -> Result<(), ChartError> {
    let grid = Grid { size: backend.get_size(), units, font: units };
    grid.draw(scene, &mut |element| put(element, backend))?;
    backend.present().map_err(|_| ChartError)
}

/// Draws a scene as an SVG document of this size. Its coordinates are those of the finer grid, by
/// its `viewBox`.
///
/// # Errors
///
/// Returns [`ChartError`] if the backend fails, which writes into memory alone, or begins a document
/// otherwise than it did.
pub fn svg(scene: &Scene, size: Size) -> Result<String, ChartError> {
    let Size { width, height } = size;
    let fine = ((width * SUBPIXELS) as u32, (height * SUBPIXELS) as u32);
    let mut document = String::new();
    let mut backend = SVGBackend::with_string(&mut document, fine);
    let grid = Grid { size: fine, units: SUBPIXELS, font: SUBPIXELS * SVG_FONT };
    grid.draw(scene, &mut |element| put(element, &mut backend))?;
    backend.present().map_err(|_| ChartError)?;
    drop(backend);
    // The backend takes the document to be as large as its grid.
    let head = |width: f64, height: f64| format!("<svg width=\"{width}\" height=\"{height}\"");
    let rest = document.strip_prefix(&head(fine.0.into(), fine.1.into())).ok_or(ChartError)?;
    Ok(head(width, height) + rest)
}

/// The only part that is compiled for each backend.
fn put<B: DrawingBackend>(element: Element<'_>, backend: &mut B) -> Result<(), ChartError> {
    let drawn = match element {
        Element::Polygon(points, style) => backend.fill_polygon(points, &style),
        Element::Path(points, style) => backend.draw_path(points, &style),
        Element::Circle(at, radius, style) => backend.draw_circle(at, radius, &style, style.filled),
        Element::Text(at, text, style) => backend.draw_text(text, &style, at),
    };
    drawn.map_err(|_| ChartError)
}

/// What a backend draws, in its own coordinates.
enum Element<'a> {
    Polygon(Vec<BackendCoord>, ShapeStyle),
    Path(Vec<BackendCoord>, ShapeStyle),
    Circle(BackendCoord, u32, ShapeStyle),
    Text(BackendCoord, &'a str, TextStyle<'a>),
}

/// A backend's grid.
struct Grid {
    /// Its width and height.
    size: (u32, u32),
    /// Of lengths to a CSS pixel.
    units: f64,
    /// Of fonts to a CSS pixel.
    font: f64,
}

impl Grid {
    /// Hands a scene on, element by element.
    fn draw(
        &self,
        scene: &Scene,
        put: &mut dyn FnMut(Element<'_>) -> Result<(), ChartError>,
    ) -> Result<(), ChartError> {
        let mut elements = Vec::new();
        for shape in scene.shapes() {
            self.add(shape, &mut elements);
            for element in elements.drain(..) {
                put(element)?;
            }
        }
        Ok(())
    }

    /// The elements that a shape is drawn with.
    fn add<'a>(&self, shape: &'a Shape, elements: &mut Vec<Element<'a>>) {
        elements.push(match shape {
            Shape::Fill { points, colour } => Element::Polygon(self.places(points), colour.filled()),
            Shape::Line { points, width, colour } => {
                Element::Path(self.places(points), self.stroke(colour, *width))
            }
            Shape::Disc { at, radius, colour } => {
                Element::Circle(self.place(*at), self.radius(*radius), colour.filled())
            }
            Shape::Ring { at, radius, width, colour } => {
                Element::Circle(self.place(*at), self.radius(*radius), self.stroke(colour, *width))
            }
            // Only surveys are drawn in cells, and only the lab has any: without it the compiler leaves
            // out what cells need.
            Shape::Cells { .. } if !cfg!(feature = "lab") => return,
            Shape::Cells { area, columns, cells, colours } => {
                for block in joined(*columns, cells) {
                    if let Some(colour) = colours.get(usize::from(block.colour)) {
                        let corners = self.whole_pixels(&block.area(area, *columns, cells.len() / columns));
                        elements.push(Element::Polygon(corners, colour.filled()));
                    }
                }
                return;
            }
            Shape::Text { at, text, size, colour, across, up } => {
                let font = (FontFamily::SansSerif, size * self.font).into_font();
                let style = TextStyle::from(font).color(colour).pos(Pos::new(*across, *up));
                Element::Text(self.place(*at), text, style)
            }
        });
    }

    /// A place, pulled to the picture's edge where it lies outside.
    fn place(&self, at: Pixel) -> BackendCoord {
        let inside = |at: f64, side: u32| ((at * self.units).round() as i32).max(0).min(side as i32);
        (inside(at.x, self.size.0), inside(at.y, self.size.1))
    }

    fn places(&self, points: &[Pixel]) -> Vec<BackendCoord> {
        points.iter().map(|&at| self.place(at)).collect()
    }

    fn radius(&self, radius: f64) -> u32 {
        (radius * self.units) as u32
    }

    fn stroke(&self, colour: &RGBAColor, width: f64) -> ShapeStyle {
        colour.stroke_width((width * self.units).round().max(1.0) as u32)
    }

    /// The corners of a rectangle whose edges lie between whole pixels of the picture.
    fn whole_pixels(&self, area: &PixelRect) -> Vec<BackendCoord> {
        let whole = |at: f64| ((at * self.units / SUBPIXELS).round() * SUBPIXELS) as i32;
        area.corners().map(|corner| (whole(corner.x), whole(corner.y))).to_vec()
    }
}

/// Neighbouring cells of one colour.
struct Block {
    columns: Range<usize>,
    rows: Range<usize>,
    colour: u16,
}

impl Block {
    /// The part of an area with so many columns and rows that the cells fill.
    fn area(&self, area: &PixelRect, columns: usize, rows: usize) -> PixelRect {
        let x = |column: usize| area.left + area.width() * column as f64 / columns as f64;
        let y = |row: usize| area.top + area.height() * (1.0 - row as f64 / rows as f64);
        PixelRect {
            left: x(self.columns.start),
            right: x(self.columns.end),
            bottom: y(self.rows.start),
            top: y(self.rows.end),
        }
    }
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
