//! The pictures: scenes of plain shapes, drawn through any plotters backend.
//!
//! A chart turns runs into a [`Scene`], a list of shapes in CSS pixels; [`draw`] is the only way
//! from a scene to a backend, be it the page's canvas, an SVG export or a test's snapshot.
//! Nothing here steps a run.

mod answers;
mod cells;
mod clip;
mod cover;
mod field;
mod frame;
mod labels;
mod lens;
mod overlay;
mod palette;
mod path;
mod relief;
mod scatter;
mod scene;
mod series;
mod stage;
mod survey;
mod svg;

pub use answers::answers;
pub use cover::Cover;
pub use frame::Frame;
pub use lens::{fitted, moved, zoomed};
pub use overlay::Marks;
pub use palette::{Palette, bands, contrast};
pub use relief::Angle;
pub use scatter::scatter;
pub use scene::{Pixel, Scene, Shape};
pub use series::series_growth;
pub use series::{Axis, Series, series, step_at};
pub use stage::{Stage, left_view};
pub use survey::{Look, Notes, SHADES, most_steps, survey, survey_cell, survey_frame, swatch};

use plotters::coord::Shift;
use plotters::drawing::IntoDrawingArea;
use plotters::prelude::{Circle, DrawingArea, DrawingBackend, PathElement, Polygon, ShapeStyle, Text};
use plotters::style::text_anchor::Pos;
use plotters::style::{Color, FontFamily, IntoFont, RGBAColor, TextStyle};
use std::fmt;
use svg::Document;

/// Backends have whole coordinates. Drawing on a grid this many times finer than a pixel keeps
/// curves smooth; whoever owns the backend scales it down again.
pub const SUBPIXELS: f64 = 4.0;
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
    /// The arrow against the gradient.
    pub against: String,
    /// The arrow of what a rule remembers.
    pub memory: String,
    /// The arrow of the step.
    pub taken: String,
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
            against: "against the gradient".into(),
            memory: "from memory".into(),
            taken: "step".into(),
            epoch: "epoch {epoch}".into(),
        }
    }
}

/// Words with a value in the place of what stands in braces.
fn filled(words: &str, value: &str) -> String {
    let Some((before, rest)) = words.split_once('{') else { return words.into() };
    let (_, after) = rest.split_once('}').unwrap_or_default();
    [before, value, after].concat()
}

impl Style {
    /// The default words in one of the two themes.
    pub fn new(dark: bool) -> Self {
        Self { dark, words: Words::default() }
    }
}

/// The parts of a picture, from back to front, by what they change with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// The ground: field, axes, minima. It only changes with surface, size or theme.
    Still,
    /// What is kept to compare with.
    Before,
    /// The paths. As a cursor moves on they grow, and nothing of them goes away.
    Trail,
    /// Where the cursor stands: it takes little room, and moves with every step.
    Marks,
    /// Start, words and arrows.
    Signs,
}

impl Layer {
    /// All of them, from back to front.
    pub const ALL: &[Self] = &[Self::Still, Self::Before, Self::Trail, Self::Marks, Self::Signs];
}

/// A backend could not draw a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChartError;

impl fmt::Display for ChartError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the picture could not be drawn")
    }
}

impl std::error::Error for ChartError {}

/// Draws a scene on a backend with so many units to a CSS pixel: the one way from shapes to a
/// backend.
pub fn draw<B: DrawingBackend>(
    scene: &Scene,
    area: &DrawingArea<B, Shift>,
    units: f64,
) -> Result<(), ChartError> {
    let place = |at: Pixel| ((at.0 * units).round() as i32, (at.1 * units).round() as i32);
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
            Shape::Cells { corner, size, columns, cells, colours } => {
                let rows = (cells.len() / (*columns).max(1)).max(1);
                // Whole pixels of the picture, in its finer units.
                let whole = |at: f64| ((at * units / SUBPIXELS).round() * SUBPIXELS) as i32;
                let x = |column: usize| whole(corner.0 + size.0 * column as f64 / *columns as f64);
                let y = |row: usize| whole(corner.1 + size.1 * (1.0 - row as f64 / rows as f64));
                cells::joined(*columns, cells).into_iter().try_for_each(
                    |([left, bottom, right, top], colour)| {
                        let Some(colour) = colours.get(usize::from(colour)) else { return Ok(()) };
                        let (left, right, top, bottom) = (x(left), x(right), y(top), y(bottom));
                        let corners = vec![(left, top), (right, top), (right, bottom), (left, bottom)];
                        area.draw(&Polygon::new(corners, *colour))
                    },
                )
            }
            Shape::Words { at, text, size, colour, across, up } => {
                let font = (FontFamily::SansSerif, size * units).into_font();
                let style = TextStyle::from(font).color(colour).pos(Pos::new(*across, *up));
                area.draw(&Text::new(text.as_str(), place(*at), style))
            }
        }
        .map_err(|_| ChartError)?;
    }
    area.present().map_err(|_| ChartError)
}

/// A scene as an SVG document of `width` × `height` CSS pixels.
pub fn svg(scene: &Scene, width: f64, height: f64) -> Result<String, ChartError> {
    let mut text = String::new();
    draw(scene, &Document::begin(&mut text, width, height).into_drawing_area(), SUBPIXELS)?;
    Ok(text)
}
