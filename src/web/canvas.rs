//! The page's canvas as a plotters backend.
//!
//! plotters' own [`CanvasBackend`] draws. What is added here is what it cannot do:
//!
//! * a grid finer than the canvas's pixels, by the context's transform: coordinates of plotters are
//!   whole numbers, and on whole pixels a curve has steps;
//! * a canvas that shows a part of a picture, by the same transform;
//! * round joins and ends of lines, which the context keeps;
//! * sizes of texts by our own table: plotters would ask the DOM, which lays out the page;
//! * in the lab, lines of one solid colour that follow each other, as dashes do, in one stroke.

use super::LAB;
use crate::chart::{ChartError, SUBPIXELS, Scene, Size, draw, text_width};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::{JsCast, JsError, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// How large a canvas is whose backing store has `ratio` pixels to a CSS pixel.
pub(super) fn size(canvas: &HtmlCanvasElement, ratio: f64) -> Size {
    Size::new(f64::from(canvas.width()) / ratio, f64::from(canvas.height()) / ratio)
}

/// The canvas's context, one unit to a pixel.
///
/// # Errors
///
/// Where the canvas has none, as where WebGL has drawn on it.
fn context(canvas: &HtmlCanvasElement) -> Result<CanvasRenderingContext2d, JsError> {
    let context = canvas.get_context("2d").map_err(lost)?.ok_or_else(no_context)?;
    let context: CanvasRenderingContext2d = context.dyn_into().map_err(|_| no_context())?;
    context.reset_transform().map_err(lost)?;
    Ok(context)
}

/// Has a canvas begin anew in a size in its pixels.
///
/// # Errors
///
/// Where the canvas has no context.
pub(super) fn begin(canvas: &HtmlCanvasElement, (wide, tall): (u32, u32)) -> Result<(), JsError> {
    if (canvas.width(), canvas.height()) == (wide, tall) {
        context(canvas)?.clear_rect(0.0, 0.0, wide.into(), tall.into());
    } else {
        // That empties it too, but takes longer, and what was cleared is white paint on paper.
        canvas.set_width(wide);
        canvas.set_height(tall);
    }
    Ok(())
}

/// Draws a scene on a canvas whose backing store has `ratio` pixels to a CSS pixel.
///
/// # Errors
///
/// Where the canvas has no context, or it is lost.
pub(super) fn paint(canvas: &HtmlCanvasElement, scene: &Scene, ratio: f64) -> Result<(), JsError> {
    paint_part(canvas, (0.0, 0.0), scene, ratio)
}

/// The same on a canvas that shows a part of a picture, whose corner lies so many of the canvas's
/// pixels right and down.
///
/// # Errors
///
/// Where the canvas has no context, or it is lost.
pub(super) fn paint_part(
    canvas: &HtmlCanvasElement,
    corner: (f64, f64),
    scene: &Scene,
    ratio: f64,
) -> Result<(), JsError> {
    draw(scene, &mut FineCanvas::new(canvas, corner)?, ratio * SUBPIXELS).map_err(undrawn)
}

/// What a page is told where a backend fails.
pub(super) fn undrawn(_: ChartError) -> JsError {
    JsError::new("the picture could not be drawn")
}

fn lost(_: JsValue) -> JsError {
    JsError::new("the canvas is lost")
}

fn no_context() -> JsError {
    JsError::new("this canvas has no 2d context")
}

/// A canvas with a grid of [`SUBPIXELS`] units to a pixel.
struct FineCanvas {
    backend: CanvasBackend,
    context: CanvasRenderingContext2d,
    /// How far the grid reaches from the picture's corner.
    size: (u32, u32),
    /// The colour and the width of lines that the context has now, if they are solid.
    pen: Option<((u8, u8, u8), u32)>,
    /// Whether there are lines that have not been stroked.
    is_open: bool,
}

impl FineCanvas {
    /// Scales the canvas's context to the finer grid, and moves its corner.
    fn new(canvas: &HtmlCanvasElement, (left, top): (f64, f64)) -> Result<Self, JsError> {
        let context = context(canvas)?;
        context.scale(1.0 / SUBPIXELS, 1.0 / SUBPIXELS).map_err(lost)?;
        context.translate(-left * SUBPIXELS, -top * SUBPIXELS).map_err(lost)?;
        context.set_line_join("round");
        context.set_line_cap("round");
        let fine = |corner: f64, side: u32| ((corner + f64::from(side)) * SUBPIXELS) as u32;
        let size = (fine(left, canvas.width()), fine(top, canvas.height()));
        let backend = CanvasBackend::with_canvas_object(canvas.clone()).ok_or_else(no_context)?;
        Ok(Self { backend, context, size, pen: None, is_open: false })
    }

    /// The backend, once what has been gathered is drawn.
    fn backend(&mut self) -> &mut CanvasBackend {
        if LAB {
            if self.is_open {
                self.context.stroke();
            }
            (self.pen, self.is_open) = (None, false);
        }
        &mut self.backend
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
        self.backend.ensure_prepared()
    }

    fn present(&mut self) -> Drawn {
        self.backend().present()
    }

    fn draw_pixel(&mut self, at: BackendCoord, colour: BackendColor) -> Drawn {
        self.backend().draw_pixel(at, colour)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.backend().draw_line(from, to, style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        corner: BackendCoord,
        opposite: BackendCoord,
        style: &S,
        is_filled: bool,
    ) -> Drawn {
        self.backend().draw_rect(corner, opposite, style, is_filled)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        // Only the lab has room for it.
        if !LAB {
            return self.backend.draw_path(path, style);
        }
        let BackendColor { alpha, rgb } = style.color();
        let pen = (alpha == 1.0).then_some((rgb, style.stroke_width()));
        if pen.is_none() || pen != self.pen {
            self.backend().draw_path(path, style)?;
            self.pen = pen;
            return Ok(());
        }
        if !self.is_open {
            self.context.begin_path();
            self.is_open = true;
        }
        for (index, (x, y)) in path.into_iter().enumerate() {
            if index == 0 {
                self.context.move_to(x.into(), y.into());
            } else {
                self.context.line_to(x.into(), y.into());
            }
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.backend().fill_polygon(path, style)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        is_filled: bool,
    ) -> Drawn {
        self.backend().draw_circle(center, radius, style, is_filled)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        self.backend().draw_text(text, style, at)
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Error>> {
        Ok((text_width(text, style.size()) as u32, style.size() as u32))
    }
}
