//! The page's canvas as a plotters backend with a grid finer than its pixels.

use crate::chart::SUBPIXELS;
use crate::number::{shortest, whole};
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind};
use std::convert::Infallible;
use std::f64::consts::TAU;
use wasm_bindgen::{JsCast, JsError, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// A canvas with what is drawn on it, scaled down so that one unit is a part of a pixel. A canvas
/// takes no offence at anything that is drawn on it.
pub(super) struct FineCanvas {
    context: CanvasRenderingContext2d,
    size: (u32, u32),
    /// The size of the last text: to set a font takes far longer than to write.
    text: f64,
}

impl FineCanvas {
    pub fn new(canvas: &HtmlCanvasElement) -> Result<Self, JsError> {
        let lost = |_: JsValue| JsError::new("the canvas is lost");
        let none = || JsError::new("this canvas has no 2d context");
        let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
        let context = canvas.get_context("2d").map_err(lost)?.ok_or_else(none)?;
        let context: CanvasRenderingContext2d = context.dyn_into().map_err(|_| none())?;
        context.reset_transform().map_err(lost)?;
        context.scale(1.0 / SUBPIXELS, 1.0 / SUBPIXELS).map_err(lost)?;
        context.set_line_join("round");
        context.set_line_cap("round");
        let size = ((width * SUBPIXELS) as u32, (height * SUBPIXELS) as u32);
        Ok(Self { context, size, text: 0.0 })
    }

    /// It shows a part of a picture, whose corner lies so many pixels right and down.
    #[cfg(feature = "lab")]
    pub fn part(mut self, (left, top): (f64, f64)) -> Result<Self, JsError> {
        let (right, down) = (left * SUBPIXELS, top * SUBPIXELS);
        self.context.translate(-right, -down).map_err(|_| JsError::new("the canvas is lost"))?;
        // plotters pulls into a backend what lies outside of it.
        self.size.0 += right as u32;
        self.size.1 += down as u32;
        Ok(self)
    }

    /// Takes away what is drawn on it.
    #[cfg(feature = "lab")]
    pub fn clear(&self) {
        let (width, height) = self.size;
        self.context.clear_rect(0.0, 0.0, width.into(), height.into());
    }

    /// Begins a path through these places.
    fn trace(&self, path: impl IntoIterator<Item = BackendCoord>) {
        self.context.begin_path();
        for (x, y) in path {
            // A path's first line begins where it ends.
            self.context.line_to(x.into(), y.into());
        }
    }

    fn stroke(&self, style: &impl BackendStyle) -> Drawn {
        self.context.set_stroke_style_str(&css(style.color()));
        self.context.set_line_width(style.stroke_width().into());
        self.context.stroke();
        Ok(())
    }

    fn fill(&self, style: &impl BackendStyle) -> Drawn {
        self.context.set_fill_style_str(&css(style.color()));
        self.context.fill();
        Ok(())
    }
}

fn css(colour: BackendColor) -> String {
    let (red, green, blue) = colour.rgb;
    let part = |part: u8| whole(part.into());
    ["rgba(", &part(red), ",", &part(green), ",", &part(blue), ",", &shortest(colour.alpha), ")"].concat()
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for FineCanvas {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
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
        self.trace(path);
        self.stroke(style)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.trace(path);
        self.fill(style)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.context.begin_path();
        // It only fails where a radius is negative.
        let _ = self.context.arc(x.into(), y.into(), radius.into(), 0.0, TAU);
        if fill { self.fill(style) } else { self.stroke(style) }
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Drawn {
        let anchor = style.anchor();
        self.context.set_text_align(match anchor.h_pos {
            HPos::Left => "start",
            HPos::Center => "center",
            HPos::Right => "end",
        });
        self.context.set_text_baseline(match anchor.v_pos {
            VPos::Top => "top",
            VPos::Center => "middle",
            VPos::Bottom => "bottom",
        });
        if style.size() != self.text {
            self.context.set_font(&[&shortest(style.size()), "px ", style.family().as_str()].concat());
            self.text = style.size();
        }
        self.context.set_fill_style_str(&css(style.color()));
        // It only fails where the place is not finite.
        let _ = self.context.fill_text(text, x.into(), y.into());
        Ok(())
    }
}
