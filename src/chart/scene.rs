//! Scenes: what is to be seen, as shapes in CSS pixels, from back to front.

use super::field::thinned;
use plotters::style::RGBAColor;
use plotters::style::text_anchor::{HPos, VPos};

/// A place on a picture: CSS pixels to the right and down.
pub type Pixel = (f64, f64);

/// One thing to draw.
#[derive(Clone)]
pub enum Shape {
    /// A filled polygon; where it runs around twice in opposite ways it is empty.
    Fill {
        /// The corners.
        points: Vec<Pixel>,
        /// The colour.
        colour: RGBAColor,
    },
    /// A line through points.
    Line {
        /// The points.
        points: Vec<Pixel>,
        /// The width.
        width: f64,
        /// The colour.
        colour: RGBAColor,
    },
    /// A filled circle.
    Disc {
        /// The centre.
        at: Pixel,
        /// The radius.
        radius: f64,
        /// The colour.
        colour: RGBAColor,
    },
    /// A circle's outline.
    Ring {
        /// The centre.
        at: Pixel,
        /// The radius.
        radius: f64,
        /// The width of the line.
        width: f64,
        /// The colour.
        colour: RGBAColor,
    },
    /// A grid of cells, each in a colour or empty. Its lines fall on whole pixels, so that no seam
    /// shows between two cells.
    #[cfg(feature = "lab")]
    Cells {
        /// Left and top of the grid.
        corner: Pixel,
        /// Its width and height.
        size: Pixel,
        /// How many columns it has.
        columns: usize,
        /// The cells as indices of colours, row by row from the bottom.
        cells: Vec<Option<u16>>,
        /// The colours.
        colours: Vec<RGBAColor>,
    },
    /// A line of text.
    Words {
        /// Where it is anchored.
        at: Pixel,
        /// What it says.
        text: String,
        /// The font's size.
        size: f64,
        /// The colour.
        colour: RGBAColor,
        /// Which end is anchored.
        across: HPos,
        /// Which edge is anchored.
        up: VPos,
    },
}

/// A list of shapes.
#[derive(Clone, Default)]
pub struct Scene {
    shapes: Vec<Shape>,
}

impl Scene {
    /// The shapes, from back to front.
    pub fn shapes(&self) -> &[Shape] {
        &self.shapes
    }

    pub(super) fn add(&mut self, shape: Shape) {
        self.shapes.push(shape);
    }

    /// Puts another scene in front of this one.
    pub fn append(&mut self, mut front: Self) {
        self.shapes.append(&mut front.shapes);
    }

    /// Leaves out corners that lie within `tolerance` CSS pixels of the line without them.
    #[must_use]
    pub fn thinned(mut self, tolerance: f64) -> Self {
        for shape in &mut self.shapes {
            if let Shape::Fill { points, .. } | Shape::Line { points, .. } = shape {
                *points = thinned(points, tolerance);
            }
        }
        self
    }

    pub(super) fn line(&mut self, points: Vec<Pixel>, width: f64, colour: RGBAColor) {
        if points.len() > 1 {
            self.add(Shape::Line { points, width, colour });
        }
    }

    pub(super) fn disc(&mut self, at: Pixel, radius: f64, colour: RGBAColor) {
        self.add(Shape::Disc { at, radius, colour });
    }

    pub(super) fn rectangle(&mut self, (left, top): Pixel, (right, bottom): Pixel, colour: RGBAColor) {
        let points = vec![(left, top), (right, top), (right, bottom), (left, bottom)];
        self.add(Shape::Fill { points, colour });
    }

    /// A line of dashes and gaps, these lengths in turn; one without lengths is solid.
    pub(super) fn dashed(&mut self, points: Vec<Pixel>, lengths: &[f64], width: f64, colour: RGBAColor) {
        self.dashed_from(points, 0, lengths, width, colour);
    }

    /// The same without what ends before one of the points.
    pub(super) fn dashed_from(
        &mut self,
        mut points: Vec<Pixel>,
        from: usize,
        lengths: &[f64],
        width: f64,
        colour: RGBAColor,
    ) {
        if lengths.is_empty() {
            points.drain(..from.min(points.len()));
            return self.line(points, width, colour);
        }
        let (mut turn, mut left) = (0, lengths[0]);
        let mut dash: Vec<Pixel> = Vec::new();
        for (index, pair) in points.windows(2).enumerate() {
            let (mut at, to) = (pair[0], pair[1]);
            loop {
                if turn % 2 == 0 && dash.is_empty() {
                    dash.push(at);
                }
                let size = (to.0 - at.0).hypot(to.1 - at.1);
                if size < left {
                    left -= size;
                    break;
                }
                at = (at.0 + (to.0 - at.0) * left / size, at.1 + (to.1 - at.1) * left / size);
                if turn % 2 == 0 {
                    dash.push(at);
                    let dash = std::mem::take(&mut dash);
                    if index >= from {
                        self.line(dash, width, colour);
                    }
                }
                turn += 1;
                left = lengths[turn % lengths.len()];
            }
            if turn % 2 == 0 {
                dash.push(to);
            }
        }
        self.line(dash, width, colour);
    }

    /// Text that stands out from whatever lies behind it.
    pub(super) fn words(&mut self, words: Label<'_>, colour: RGBAColor, halo: Option<RGBAColor>) {
        let Label { at, text, size, across, up } = words;
        if text.is_empty() {
            return;
        }
        let write = |at: Pixel, colour| Shape::Words { at, text: text.into(), size, colour, across, up };
        if let Some(halo) = halo {
            for (right, down) in [(-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0)] {
                self.add(write((at.0 + right, at.1 + down), halo));
            }
        }
        self.add(write(at, colour));
    }
}

/// A text with its place.
#[derive(Clone, Copy)]
pub(super) struct Label<'a> {
    pub at: Pixel,
    pub text: &'a str,
    pub size: f64,
    pub across: HPos,
    pub up: VPos,
}
