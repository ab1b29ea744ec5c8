//! What the page says of a picture: which, how it is shown, where a pointer is.
//!
//! Names cross the boundary as enums, and what belongs together as one plain object, so that no
//! call is a row of positions and the page's types are checked against these.

use super::LAB;
use crate::chart::{Picture, Pixel, Size};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** How a picture is shown: its size in CSS pixels, its canvas's pixels to one of these, the theme. */
export type Display = { width: number, height: number, ratio: number, isDark: boolean };
/** A picture's size in CSS pixels. */
export type Size = { width: number, height: number };
/** A pixel of a picture of a size, all in CSS pixels from its left and top edges. */
export type PixelIn = { x: number, y: number, width: number, height: number };
"#;

#[wasm_bindgen]
extern "C" {
    /// How a picture is shown.
    #[wasm_bindgen(typescript_type = "Display")]
    #[derive(Debug)]
    pub type Display;
    #[wasm_bindgen(method, getter)]
    fn width(this: &Display) -> f64;
    #[wasm_bindgen(method, getter)]
    fn height(this: &Display) -> f64;
    #[wasm_bindgen(method, getter)]
    pub(super) fn ratio(this: &Display) -> f64;
    #[wasm_bindgen(method, getter, js_name = isDark)]
    pub(super) fn is_dark(this: &Display) -> bool;

    /// A picture's size.
    #[wasm_bindgen(typescript_type = "Size")]
    #[derive(Debug)]
    pub type PictureSize;
    #[wasm_bindgen(method, getter)]
    fn width(this: &PictureSize) -> f64;
    #[wasm_bindgen(method, getter)]
    fn height(this: &PictureSize) -> f64;

    /// A pixel of a picture.
    #[wasm_bindgen(typescript_type = "PixelIn")]
    #[derive(Debug)]
    pub type PixelIn;
    #[wasm_bindgen(method, getter)]
    fn x(this: &PixelIn) -> f64;
    #[wasm_bindgen(method, getter)]
    fn y(this: &PixelIn) -> f64;
    #[wasm_bindgen(method, getter)]
    fn width(this: &PixelIn) -> f64;
    #[wasm_bindgen(method, getter)]
    fn height(this: &PixelIn) -> f64;
}

impl Display {
    /// Width and height in CSS pixels.
    pub(super) fn size(&self) -> Size {
        Size::new(self.width(), self.height())
    }

    /// The size of a canvas that shows all of the picture.
    pub(super) fn pixels(&self) -> (u32, u32) {
        let pixels = |side: f64| (side * self.ratio()).round() as u32;
        (pixels(self.width()), pixels(self.height()))
    }
}

impl PictureSize {
    /// Width and height in CSS pixels.
    pub(super) fn size(&self) -> Size {
        Size::new(self.width(), self.height())
    }
}

impl PixelIn {
    /// The pixel, from the picture's left and top edges.
    pub(super) fn pixel(&self) -> Pixel {
        Pixel::new(self.x(), self.y())
    }

    /// The picture's size.
    pub(super) fn size(&self) -> Size {
        Size::new(self.width(), self.height())
    }
}

/// A picture of what runs.
#[wasm_bindgen]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureName {
    /// The surface with the paths.
    Stage = "stage",
    /// The loss against the step.
    Loss = "loss",
    /// The parameters against the step.
    Parameters = "parameters",
    /// The rate against the step.
    Rate = "rate",
    /// The gradient's length against the step.
    Gradient = "gradient",
    /// The largest curvature against the step.
    Sharpness = "sharpness",
    /// The observations of a data surface with the fit.
    Data = "data",
}

impl PictureName {
    /// The chart's picture of that name; the stage for a name that this build has none for.
    pub(super) fn picture(self) -> Picture {
        match self {
            Self::Loss => Picture::Loss,
            Self::Parameters if LAB => Picture::Parameters,
            Self::Rate if LAB => Picture::Rate,
            Self::Gradient if LAB => Picture::Gradient,
            Self::Sharpness if LAB => Picture::Sharpness,
            Self::Data if LAB => Picture::Data,
            _ => Picture::Stage,
        }
    }
}

/// The forms in which runs are written as text.
#[wasm_bindgen]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A table of every step.
    Csv = "csv",
    /// Settings, verdicts and traces.
    Json = "json",
    /// A program for NumPy that makes the same run.
    Python = "python",
    /// A program for PyTorch that makes the same run.
    Pytorch = "pytorch",
}
