//! The pictures: scenes of plain shapes, drawn through any plotters backend.
//!
//! A chart turns runs into a [`Scene`], a list of shapes in CSS pixels; [`draw`] is the only way
//! from a scene to a backend, be it the page's canvas, an SVG export or a test's snapshot.
//! Nothing here steps a run.

mod clip;
mod field;
mod frame;
mod palette;
mod path;
#[cfg(feature = "lab")]
mod scatter;
mod scene;
mod series;
mod stage;
#[cfg(feature = "lab")]
mod survey;

pub use frame::Frame;
pub use palette::{Palette, bands, contrast};
#[cfg(feature = "lab")]
pub use scatter::scatter;
pub use scene::{Pixel, Scene, Shape};
pub use series::{Axis, Series, series, step_at};
pub use stage::{Stage, left_view};
#[cfg(feature = "lab")]
pub use survey::{Look, Notes, SHADES, most_steps, survey, survey_cell, survey_frame, swatch};

use plotters::coord::Shift;
use plotters::prelude::{
    Circle, DrawingArea, DrawingBackend, PathElement, Polygon, SVGBackend, ShapeStyle, Text,
};
use plotters::style::text_anchor::Pos;
use plotters::style::{Color, FontFamily, IntoFont, RGBAColor, TextStyle};
use std::fmt;

/// Backends have whole coordinates. Drawing on a grid this many times finer than a pixel keeps
/// curves smooth; whoever owns the backend scales it down again.
pub const SUBPIXELS: f64 = 4.0;
/// plotters' SVG backend shrinks its text by this factor.
const SVG_TEXT: f64 = 1.24;
/// Pictures smaller than this, in CSS pixels, stay empty: there is nothing to see on them.
pub(crate) const SMALLEST: f64 = 40.0;

/// What a picture is drawn for.
#[derive(Clone, Debug, PartialEq)]
pub struct Style {
    /// Light ink on a dark ground.
    pub dark: bool,
    /// The words on the picture.
    pub words: Words,
}

/// The words on the pictures, for the page to translate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Beside the start.
    pub start: String,
    /// Beside a global minimum.
    pub minimum: String,
    /// At the edge where a path ends; `{step}` stands for the step.
    pub left: String,
    /// The axis of steps.
    pub step: String,
    /// The axis of losses.
    pub loss: String,
    /// The axis of losses less the loss at the minimum.
    pub gap: String,
    /// Beside the line below which a run has converged.
    pub tolerance: String,
    /// The axis of rates.
    pub rate: String,
    /// The axis of the gradient's lengths.
    pub gradient: String,
    /// On the scatter plot; `{epoch}` stands for the epoch, counted from 1.
    pub epoch: String,
}

impl Default for Words {
    fn default() -> Self {
        Self {
            start: "Start".into(),
            minimum: "Minimum".into(),
            left: "left the view at step {step}".into(),
            step: "step".into(),
            loss: "loss".into(),
            gap: "loss above the minimum".into(),
            tolerance: "tolerance".into(),
            rate: "rate".into(),
            gradient: "length of the gradient".into(),
            epoch: "epoch {epoch}".into(),
        }
    }
}

impl Style {
    /// The default words in one of the two themes.
    pub fn new(dark: bool) -> Self {
        Self { dark, words: Words::default() }
    }
}

/// The part of a picture that only changes with its surface, size or theme, and the part that
/// follows the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// The ground: field, axes, minima.
    Still,
    /// Paths, marks and cursors.
    Moving,
}

/// Why a picture could not be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartError(String);

impl fmt::Display for ChartError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the picture could not be drawn: {}", self.0)
    }
}

impl std::error::Error for ChartError {}

fn failed(error: impl fmt::Display) -> ChartError {
    ChartError(error.to_string())
}

/// What a backend's units are in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Units {
    /// Units a pixel.
    pub pixel: f64,
    /// Font sizes are multiplied by this as well.
    pub text: f64,
}

/// Draws a scene: the one way from shapes to a backend.
pub fn draw<B: DrawingBackend>(
    scene: &Scene,
    area: &DrawingArea<B, Shift>,
    units: Units,
) -> Result<(), ChartError> {
    let place = |at: Pixel| ((at.0 * units.pixel).round() as i32, (at.1 * units.pixel).round() as i32);
    let places = |points: &[Pixel]| points.iter().map(|&at| place(at)).collect::<Vec<_>>();
    let stroke =
        |colour: &RGBAColor, width: f64| colour.stroke_width((width * units.pixel).round().max(1.0) as u32);
    for shape in scene.shapes() {
        match shape {
            Shape::Fill { points, colour } => area.draw(&Polygon::new(places(points), *colour)),
            Shape::Line { points, width, colour } => {
                area.draw(&PathElement::new(places(points), stroke(colour, *width)))
            }
            Shape::Disc { at, radius, colour } => area.draw(&Circle::new(
                place(*at),
                (radius * units.pixel) as i32,
                ShapeStyle::from(colour).filled(),
            )),
            Shape::Ring { at, radius, width, colour } => {
                area.draw(&Circle::new(place(*at), (radius * units.pixel) as i32, stroke(colour, *width)))
            }
            #[cfg(feature = "lab")]
            Shape::Cells { corner, size, columns, cells, colours } => {
                let rows = (cells.len() / (*columns).max(1)).max(1);
                // Whole pixels of the picture, in its finer units.
                let whole = |at: f64| ((at * units.pixel / SUBPIXELS).round() * SUBPIXELS) as i32;
                let x = |column: usize| whole(corner.0 + size.0 * column as f64 / *columns as f64);
                let y = |row: usize| whole(corner.1 + size.1 * (1.0 - row as f64 / rows as f64));
                survey::joined(*columns, cells).into_iter().try_for_each(
                    |([left, bottom, right, top], colour)| {
                        let Some(colour) = colours.get(usize::from(colour)) else { return Ok(()) };
                        let corners = [(x(left), y(top)), (x(right), y(bottom))];
                        area.draw(&plotters::prelude::Rectangle::new(corners, colour.filled()))
                    },
                )
            }
            Shape::Words { at, text, size, colour, across, up } => {
                let font = (FontFamily::SansSerif, size * units.pixel * units.text).into_font();
                let style = TextStyle::from(font).color(colour).pos(Pos::new(*across, *up));
                area.draw(&Text::new(text.as_str(), place(*at), style))
            }
        }
        .map_err(failed)?;
    }
    area.present().map_err(failed)
}

/// A scene as an SVG document of `width` × `height` CSS pixels.
pub fn svg(scene: &Scene, width: f64, height: f64) -> Result<String, ChartError> {
    let size = ((width * SUBPIXELS) as u32, (height * SUBPIXELS) as u32);
    let mut text = String::new();
    {
        let area =
            plotters::drawing::IntoDrawingArea::into_drawing_area(SVGBackend::with_string(&mut text, size));
        draw(scene, &area, Units { pixel: SUBPIXELS, text: SVG_TEXT })?;
    }
    // The view box keeps the fine grid; the document has the size that was asked for.
    let fine = format!("width=\"{}\" height=\"{}\"", size.0, size.1);
    Ok(text.replacen(&fine, &format!("width=\"{width}\" height=\"{height}\""), 1))
}
