//! Pictures whose cursor moves: what the paths have grown by, and canvases that cover little more than
//! what moves.

use super::canvas;
use super::simulator::Simulator;
use super::view::{Display, PictureName};
use crate::chart::{Layer, Picture, PixelRect, Scene, Size};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

/// A part of a picture begins and ends at multiples of so many pixels.
const CELL: f64 = 32.0;
/// Lines that are longer than this in all, in CSS pixels, are better drawn once.
const MOST_INK: f64 = 400.0;

#[wasm_bindgen]
impl Simulator {
    /// Draws what moves with the cursor: on `trail`, which covers all of the picture, the paths, and on each
    /// of `others`, which is made to cover little more than what is on it, a racer's mark; all marks on
    /// one, where this is a chart. One canvas more has the words and arrows. Where the paths stand on
    /// `trail` up to the step `since`, what they have grown by is drawn with the marks, or added to
    /// them once it is long. The others only become larger while they `keep` their size.
    ///
    /// Says to which step the paths now stand on `trail`; then of each other canvas the left and the
    /// upper edge, the width and the height of the part that it covers, in its pixels.
    ///
    /// # Errors
    ///
    /// Fails if a canvas has no 2d context.
    pub fn draw_moving(
        &self,
        trail: &HtmlCanvasElement,
        others: Vec<HtmlCanvasElement>,
        picture: PictureName,
        since: Option<u32>,
        keep: bool,
        display: &Display,
    ) -> Result<Vec<u32>, JsError> {
        let (picture, dark) = (picture.picture(), display.is_dark());
        let (size, ratio) = (display.size(), display.ratio());
        let layers = |layers: &[Layer]| self.scene(picture, layers, dark, size);
        let marks = |since: u32| match picture {
            Picture::Stage => self.stage.markers(&self.player, since, &self.style(dark), size),
            _ => vec![layers(&[Layer::Growth(since), Layer::Markers])],
        };
        let cursor = self.player.cursor();
        let is_whole = since.is_none() || (picture == Picture::Stage && self.stage.is_relief());
        let mut reached = since.filter(|_| !is_whole).unwrap_or(cursor);
        let mut scenes = marks(reached);
        let is_long = |scene: &Scene| scene.length_of_lines() > MOST_INK;
        if is_whole {
            canvas::begin(trail, display.pixels())?;
            canvas::paint(trail, &layers(&[Layer::Previous, Layer::Paths]), ratio)?;
        } else if reached < cursor && scenes.iter().any(is_long) {
            canvas::paint(trail, &layers(&[Layer::Growth(reached)]), ratio)?;
            reached = cursor;
            scenes = marks(cursor);
        }
        if others.len() > scenes.len() {
            scenes.push(layers(&[Layer::Annotations]));
        }
        let mut moved = vec![reached];
        for (canvas, scene) in others.iter().zip(&scenes) {
            moved.extend(paint_part(canvas, scene, keep, size, ratio)?);
        }
        Ok(moved)
    }
}

/// Draws a scene on a canvas that is made to cover little more than it does, and says what part that is.
fn paint_part(
    canvas: &HtmlCanvasElement,
    scene: &Scene,
    keep: bool,
    size: Size,
    ratio: f64,
) -> Result<[u32; 4], JsError> {
    let PixelRect { left, top, right, bottom } = scene.bounds().unwrap_or_default();
    let low = |at: f64| (at * ratio / CELL).floor().max(0.0) * CELL;
    let high = |at: f64, side: f64| ((at * ratio / CELL).ceil() * CELL).min((side * ratio).round());
    let (left, top) = (low(left), low(top));
    // Casting saturates: a part beyond the picture's edge has no size.
    let (mut wide, mut tall) =
        ((high(right, size.width) - left) as u32, (high(bottom, size.height) - top) as u32);
    let is = (canvas.width(), canvas.height());
    if keep {
        (wide, tall) = (wide.max(is.0), tall.max(is.1));
    }
    canvas::begin(canvas, (wide, tall))?;
    canvas::paint_part(canvas, (left, top), scene, ratio)?;
    Ok([left as u32, top as u32, wide, tall])
}
