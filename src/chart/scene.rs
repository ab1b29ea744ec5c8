//! Scenes: what is to be seen, as shapes in CSS pixels, from back to front.

use super::field::thinned;
use super::path::distance;
use plotters::style::RGBAColor;
use plotters::style::text_anchor::{HPos, VPos};
use std::hash::{DefaultHasher, Hash, Hasher};

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

    /// What differs where scenes do, but for a chance of one in 2⁶⁴.
    pub fn fingerprint(&self) -> u64 {
        let mut print = Print::default();
        self.shapes.iter().for_each(|shape| print.shape(shape));
        print.0.finish()
    }

    /// How long all of its lines are, in CSS pixels.
    pub fn ink(&self) -> f64 {
        let lines = self.shapes.iter().filter_map(|shape| match shape {
            Shape::Line { points, .. } => Some(points),
            _ => None,
        });
        lines.flat_map(|points| points.windows(2)).map(|pair| distance(pair[0], pair[1])).sum()
    }

    /// The corners of a rectangle outside which nothing is drawn; nothing where nothing is.
    pub fn reach(&self) -> Option<(Pixel, Pixel)> {
        let wide = |(x, y): Pixel, by: f64, high: f64| ((x - by, y - high), (x + by, y + high));
        let around = |at: Pixel, by: f64| wide(at, by, by);
        let hull = |one: (Pixel, Pixel), other: (Pixel, Pixel)| {
            let (((a, b), (c, d)), ((e, f), (g, h))) = (one, other);
            ((a.min(e), b.min(f)), (c.max(g), d.max(h)))
        };
        let boxes = self.shapes.iter().flat_map(|shape| match shape {
            Shape::Fill { points, .. } => points.iter().map(|&at| around(at, 0.0)).collect(),
            Shape::Line { points, width, .. } => points.iter().map(|&at| around(at, 0.5 * width)).collect(),
            Shape::Disc { at, radius, .. } => vec![around(*at, *radius)],
            Shape::Ring { at, radius, width, .. } => vec![around(*at, radius + 0.5 * width)],
            Shape::Cells { corner, size, .. } => vec![(*corner, (corner.0 + size.0, corner.1 + size.1))],
            // Hardly a letter is wider than high. Which end of them is anchored does not matter here.
            Shape::Words { at, text, size, .. } => {
                vec![wide(*at, size * (1.0 + text.chars().count() as f64), 1.5 * size)]
            }
        });
        boxes.reduce(hull)
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

/// A hash of shapes.
#[derive(Default)]
struct Print(DefaultHasher);

impl Print {
    fn shape(&mut self, shape: &Shape) {
        std::mem::discriminant(shape).hash(&mut self.0);
        match shape {
            Shape::Fill { points, colour } => self.line(points, 0.0, colour),
            Shape::Line { points, width, colour } => self.line(points, *width, colour),
            Shape::Disc { at, radius, colour } => self.line(&[*at], *radius, colour),
            Shape::Ring { at, radius, width, colour } => self.line(&[*at, (*radius, 0.0)], *width, colour),
            Shape::Cells { corner, size, columns, cells, colours } => {
                colours.iter().for_each(|colour| self.line(&[*corner, *size], 0.0, colour));
                (columns, cells).hash(&mut self.0);
            }
            Shape::Words { at, text, size, colour, across, up } => {
                self.line(&[*at], *size, colour);
                let (across, up) = (std::mem::discriminant(across), std::mem::discriminant(up));
                (text, across, up).hash(&mut self.0);
            }
        }
    }

    fn line(&mut self, points: &[Pixel], width: f64, &RGBAColor(red, green, blue, alpha): &RGBAColor) {
        (points.len(), red, green, blue, alpha.to_bits(), width.to_bits()).hash(&mut self.0);
        points.iter().for_each(|(x, y)| (x.to_bits(), y.to_bits()).hash(&mut self.0));
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
