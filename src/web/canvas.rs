//! The page's canvas as a plotters backend with a grid finer than its pixels.

use crate::chart::SUBPIXELS;
use plotters::prelude::DrawingBackend;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::{JsCast, JsError, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// A cleared canvas, scaled down so that one unit is a part of a pixel. All drawing is the
/// canvas backend's; only the size is told in the finer units, since plotters cuts at it.
pub(super) struct FineCanvas {
    canvas: CanvasBackend,
    size: (u32, u32),
}

impl FineCanvas {
    pub fn new(canvas: HtmlCanvasElement) -> Result<Self, JsError> {
        let lost = |_: JsValue| JsError::new("the canvas is lost");
        let none = || JsError::new("this canvas has no 2d context");
        let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
        let context = canvas.get_context("2d").map_err(lost)?.ok_or_else(none)?;
        let context: CanvasRenderingContext2d = context.dyn_into().map_err(|_| none())?;
        context.reset_transform().map_err(lost)?;
        context.clear_rect(0.0, 0.0, width, height);
        context.scale(1.0 / SUBPIXELS, 1.0 / SUBPIXELS).map_err(lost)?;
        context.set_line_join("round");
        context.set_line_cap("round");
        let size = ((width * SUBPIXELS) as u32, (height * SUBPIXELS) as u32);
        let canvas = CanvasBackend::with_canvas_object(canvas).ok_or_else(none)?;
        Ok(Self { canvas, size })
    }
}

type Error = <CanvasBackend as DrawingBackend>::ErrorType;
type Drawn = Result<(), DrawingErrorKind<Error>>;

impl DrawingBackend for FineCanvas {
    type ErrorType = Error;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        self.canvas.ensure_prepared()
    }

    fn present(&mut self) -> Drawn {
        self.canvas.present()
    }

    fn draw_pixel(&mut self, at: BackendCoord, colour: BackendColor) -> Drawn {
        self.canvas.draw_pixel(at, colour)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.canvas.draw_path(path, style)
    }

    #[cfg(feature = "lab")]
    fn draw_rect<S: BackendStyle>(
        &mut self,
        corner: BackendCoord,
        opposite: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.canvas.draw_rect(corner, opposite, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.canvas.fill_polygon(path, style)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.canvas.draw_circle(center, radius, style, fill)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        self.canvas.draw_text(text, style, at)
    }
}
