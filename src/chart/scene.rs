//! Scenes: what is to be seen, as shapes in CSS pixels, from back to front.

use super::pixel::{Displacement, Pixel, PixelRect};
use super::polyline::{dashes, thinned};
use plotters::style::RGBAColor;
use plotters::style::text_anchor::{HPos, VPos};
use std::{fmt, slice};

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
    Cells {
        /// Where the grid lies.
        area: PixelRect,
        /// How many columns it has.
        columns: usize,
        /// The cells as indices of colours, row by row from the bottom.
        cells: Vec<Option<u16>>,
        /// The colours.
        colours: Vec<RGBAColor>,
    },
    /// A line of text.
    Text {
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

impl Shape {
    /// A rectangle outside which nothing is drawn.
    fn bounds(&self) -> Option<PixelRect> {
        let ends;
        let (points, room): (&[Pixel], f64) = match self {
            Self::Fill { points, .. } => (points, 0.0),
            Self::Line { points, width, .. } => (points, *width),
            Self::Disc { at, radius, .. } => (slice::from_ref(at), *radius),
            Self::Ring { at, radius, width, .. } => (slice::from_ref(at), radius + width),
            Self::Cells { area, .. } => return Some(*area),
            // Hardly a letter is wider than high. Whichever end is anchored, there is room for all on either
            // side.
            Self::Text { at, text, size, .. } => {
                let width = Displacement::new(size * text.chars().count() as f64, 0.0);
                ends = [*at - width, *at + width];
                (&ends, 1.5 * size)
            }
        };
        points.iter().map(|&at| PixelRect::around(at, room)).reduce(PixelRect::union)
    }
}

// Text anchors, being plotters', have no `Debug`; where a shape lies says which one it is.
impl fmt::Debug for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Shape").field(&self.bounds()).finish()
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

/// A list of shapes.
#[derive(Clone, Default)]
pub struct Scene {
    shapes: Vec<Shape>,
}

impl fmt::Debug for Scene {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.shapes).finish()
    }
}

impl Scene {
    /// The shapes, from back to front.
    pub fn shapes(&self) -> &[Shape] {
        &self.shapes
    }

    /// Puts another scene in front of this one.
    pub fn append(&mut self, mut front: Self) {
        self.shapes.append(&mut front.shapes);
    }

    /// How long all of its lines are, in CSS pixels.
    pub fn length_of_lines(&self) -> f64 {
        let lines = self.shapes.iter().filter_map(|shape| match shape {
            Shape::Line { points, .. } => Some(points),
            _ => None,
        });
        lines.flat_map(|points| points.windows(2)).map(|pair| pair[0].distance(pair[1])).sum()
    }

    /// A rectangle outside which nothing is drawn. Returns `None` if nothing is drawn at all.
    pub fn bounds(&self) -> Option<PixelRect> {
        self.shapes.iter().filter_map(Shape::bounds).reduce(PixelRect::union)
    }

    /// Leaves out all shapes but those that `keeps` names, in their order.
    pub fn retain(&mut self, keeps: impl FnMut(&Shape) -> bool) {
        self.shapes.retain(keeps);
    }

    /// Leaves out corners that lie within `tolerance` CSS pixels of the line without them.
    #[must_use]
    pub fn thinned(mut self, tolerance: f64) -> Self {
        for shape in &mut self.shapes {
            if let Shape::Fill { points, .. } | Shape::Line { points, .. } = shape {
                *points = thinned(points, tolerance, |at| (at.x, at.y), |_| false);
            }
        }
        self
    }

    pub(super) fn add(&mut self, shape: Shape) {
        self.shapes.push(shape);
    }

    /// A line through points, if there are two.
    pub(super) fn line(&mut self, points: Vec<Pixel>, width: f64, colour: RGBAColor) {
        if points.len() > 1 {
            self.add(Shape::Line { points, width, colour });
        }
    }

    pub(super) fn disc(&mut self, at: Pixel, radius: f64, colour: RGBAColor) {
        self.add(Shape::Disc { at, radius, colour });
    }

    pub(super) fn ring(&mut self, at: Pixel, radius: f64, width: f64, colour: RGBAColor) {
        self.add(Shape::Ring { at, radius, width, colour });
    }

    pub(super) fn fill(&mut self, points: Vec<Pixel>, colour: RGBAColor) {
        self.add(Shape::Fill { points, colour });
    }

    pub(super) fn rectangle(&mut self, area: &PixelRect, colour: RGBAColor) {
        self.fill(area.corners().into(), colour);
    }

    /// A line around a rectangle.
    pub(super) fn outline(&mut self, area: &PixelRect, width: f64, colour: RGBAColor) {
        let [first, second, third, fourth] = area.corners();
        self.line(vec![first, second, third, fourth, first], width, colour);
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
        for dash in dashes(&points, from, lengths) {
            self.line(dash, width, colour);
        }
    }

    /// The head of an arrow that points in a direction of length 1, with a rim.
    pub(super) fn arrow_head(
        &mut self,
        tip: Pixel,
        ahead: Displacement,
        size: f64,
        rim: RGBAColor,
        colour: RGBAColor,
    ) {
        for (size, colour) in [(size + 3.0, rim), (size, colour)] {
            let base = tip - ahead * size;
            let half = ahead.turned() * (0.5 * size);
            self.fill(vec![tip, base + half, base - half], colour);
        }
    }

    /// Text that stands out from whatever lies behind it, by a halo where it has one.
    pub(super) fn text(&mut self, label: Label<'_>, colour: RGBAColor, halo: Option<RGBAColor>) {
        let Label { at, text, size, across, up } = label;
        if text.is_empty() {
            return;
        }
        let write = |at: Pixel, colour| Shape::Text { at, text: text.into(), size, colour, across, up };
        if let Some(halo) = halo {
            let [upper_left, upper_right, lower_right, lower_left] = PixelRect::around(at, 1.0).corners();
            for at in [upper_left, upper_right, lower_left, lower_right] {
                self.add(write(at, halo));
            }
        }
        self.add(write(at, colour));
    }
}
