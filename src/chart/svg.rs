//! An SVG document as a plotters backend.
//!
//! plotters' own writes through `core::fmt`, whose text of floats is a twentieth of the embed.

use super::SUBPIXELS;
use crate::number::{shortest, whole};
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind};
use std::convert::Infallible;

/// A document that is being written.
pub(super) struct Document<'t> {
    text: &'t mut String,
    size: (u32, u32),
}

impl<'t> Document<'t> {
    /// The view box has the fine grid; the document has its size in CSS pixels.
    pub fn begin(text: &'t mut String, width: f64, height: f64) -> Self {
        let size = ((width * SUBPIXELS) as u32, (height * SUBPIXELS) as u32);
        let corner = ["0 0 ", &whole(size.0 as usize), " ", &whole(size.1 as usize)].concat();
        let mut document = Self { text, size };
        document.open("svg");
        document.attribute("width", &shortest(width));
        document.attribute("height", &shortest(height));
        document.attribute("viewBox", &corner);
        document.attribute("xmlns", "http://www.w3.org/2000/svg");
        document.text.push_str(">\n");
        document
    }

    fn open(&mut self, tag: &str) {
        self.text.extend(["<", tag]);
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.text.extend([" ", name, "=\"", value, "\""]);
    }

    fn coordinate(&mut self, name: &str, value: i32) {
        self.attribute(name, &shortest(value.into()));
    }

    fn colour(&mut self, name: &str, colour: BackendColor) {
        self.attribute("opacity", &shortest(colour.alpha));
        self.attribute(name, &hex(colour));
    }

    /// A line through points, each told by how far it lies from the one before: that is short, and
    /// packs well.
    fn line(&mut self, points: impl IntoIterator<Item = BackendCoord>, end: &str) {
        self.text.push_str(" d=\"");
        let mut last: Option<BackendCoord> = None;
        for point in points {
            let (x, y) = last.map_or(point, |(x, y)| (point.0 - x, point.1 - y));
            if (x, y) == (0, 0) && last.is_some() {
                continue;
            }
            self.text.push(if last.is_some() { 'l' } else { 'M' });
            self.text.push_str(&shortest(x.into()));
            // A sign parts two numbers as well as a space.
            if y >= 0 {
                self.text.push(' ');
            }
            self.text.push_str(&shortest(y.into()));
            last = Some(point);
        }
        self.text.extend([end, "\""]);
    }

    fn close(&mut self) -> Drawn {
        self.text.push_str("/>\n");
        Ok(())
    }
}

/// `#RRGGBB`.
fn hex(colour: BackendColor) -> String {
    let (red, green, blue) = colour.rgb;
    let digit = |part: u8| char::from(b"0123456789ABCDEF"[usize::from(part & 15)]);
    let digits = [red, green, blue].into_iter().flat_map(|part| [digit(part >> 4), digit(part)]);
    ['#'].into_iter().chain(digits).collect()
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Document<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        self.text.push_str("</svg>\n");
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, colour: BackendColor) -> Drawn {
        self.fill_polygon([(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)], &colour)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.open("path");
        self.attribute("fill", "none");
        self.colour("stroke", style.color());
        self.attribute("stroke-width", &whole(style.stroke_width() as usize));
        self.line(path, "");
        self.close()
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.open("path");
        self.colour("fill", style.color());
        self.line(path, "z");
        self.close()
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let (drawn, other) = if fill { ("fill", "stroke") } else { ("stroke", "fill") };
        self.open("circle");
        self.coordinate("cx", center.0);
        self.coordinate("cy", center.1);
        self.attribute("r", &whole(radius as usize));
        self.colour(drawn, style.color());
        self.attribute(other, "none");
        self.attribute("stroke-width", &whole(style.stroke_width() as usize));
        self.close()
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let anchor = style.anchor();
        let across = match anchor.h_pos {
            HPos::Left => "start",
            HPos::Center => "middle",
            HPos::Right => "end",
        };
        let down = match anchor.v_pos {
            VPos::Top => "0.76em",
            VPos::Center => "0.5ex",
            VPos::Bottom => "-0.5ex",
        };
        self.open("text");
        self.coordinate("x", at.0);
        self.coordinate("y", at.1);
        self.attribute("dy", down);
        self.attribute("text-anchor", across);
        self.attribute("font-family", style.family().as_str());
        self.attribute("font-size", &shortest(style.size()));
        self.colour("fill", style.color());
        self.text.push_str(">\n");
        for character in text.chars() {
            match character {
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                '&' => self.text.push_str("&amp;"),
                other => self.text.push(other),
            }
        }
        self.text.push_str("\n</text>\n");
        Ok(())
    }
}
