//! The pictures: scenes of plain shapes, drawn through any plotters backend.
//!
//! A chart turns runs into a [`Scene`], a list of shapes in CSS pixels; [`draw()`] is the only way
//! from a scene to a backend, be it the page's canvas, an SVG export or a test's snapshot.
//! Nothing here steps a run.
//!
//! Shapes have plotters' colours and places of texts, since it is plotters' backends that draw them. What a
//! caller needs of it is at `chart::plotters`, in the version that fits.
//!
//! ```
//! use fall_line::chart::{self, Layer, Plotted, Scale, Scene, Series, Size, Style, Words};
//! use fall_line::{Config, Player};
//!
//! let mut player = Player::new(&Config::default());
//! player.finish();
//! player.seek(player.rest());
//! let (style, size) = (Style::new(false, Words::default()), Size::new(600.0, 300.0));
//! let (scale, last) = (Scale::of_loss(&player, true), chart::last_shown(&player));
//! let plotted = Plotted { series: Series::Loss, scale, last };
//! let mut scene = Scene::default();
//! for layer in Layer::ALL {
//!     scene.append(chart::series(&player, plotted, layer, &style, size));
//! }
//! assert!(chart::svg(&scene, size)?.starts_with("<svg"));
//! # Ok::<(), chart::ChartError>(())
//! ```

mod anatomy;
mod annotations;
mod answers;
mod arrows;
mod axes;
mod basin_layer;
mod cells;
mod curve;
mod draw;
mod field;
mod frame;
mod height_field;
mod height_key;
mod labels;
mod landmarks;
mod legend;
mod look;
mod names;
mod pad;
mod palette;
mod path;
mod picture;
mod pixel;
mod plotted;
mod polyline;
mod projection;
mod range;
mod relief;
mod rings;
mod room;
mod samples;
mod scale;
mod scatter;
mod scene;
mod series;
mod series_line;
mod sharpness;
mod sketch;
mod span;
mod stage;
mod style;
mod survey;
mod tags;
mod terrain;
mod view;
mod viewport;

pub use ::plotters;
pub use annotations::{Annotations, TakenApart};
pub use answers::answers;
pub use arrows::StepWords;
pub use axes::TEXT as SMALLEST_TEXT;
pub use basin_layer::BasinLayer;
pub use draw::{ChartError, SUBPIXELS, draw, svg};
pub use field::{Detail, Field, Region};
pub use frame::Frame;
pub use labels::text_width;
pub use look::{Look, SHADES, most_steps, swatch};
pub use pad::{PadNotes, pad, pad_pixel, pad_place};
pub use palette::{DASHES, MARKERS, Marker, THEMES, Theme, bands, contrast, css};
pub use picture::Picture;
pub use pixel::{Displacement, Pixel, PixelRect, Size, UnitPoint};
pub use plotted::{Plotted, Series};
pub use projection::Angle;
pub use scale::Scale;
pub use scatter::scatter;
pub use scene::{Scene, Shape};
pub use series::{BESIDE, driven, series, step_at};
pub use sharpness::Sharpness;
pub use sketch::Sketch;
pub use span::last_shown;
pub use stage::Stage;
pub use style::{Layer, Style, Words};
pub use survey::{SurveyNotes, survey, survey_cell, survey_frame};
pub use view::left_view;
pub use viewport::{fitted, moved, zoomed};
