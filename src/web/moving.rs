//! Pictures whose cursor moves: what the paths have grown by, and canvases that cover little more than
//! what moves.

use super::LAB;
use super::canvas;
use super::simulator::Simulator;
use super::view::{Display, PictureName};
use crate::chart::{Layer, Picture, PixelRect, Scene, Size};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

/// A part of a picture begins and ends at multiples of so many pixels.
const CELL: f64 = 32.0;
/// One that becomes larger while it keeps its size does so by many at once: each time it takes new memory.
const ROOM: u32 = 128;
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
    /// upper edge, the width and the height of the part that it covers, in its pixels. In the lab what paths
    /// on the stage have grown by is not added to `trail`, but to canvases of its own, by `draw_growth`: the
    /// same numbers of the part that each of them is in come last.
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
        let (mut scenes, mut grown) = (marks(reached), Vec::new());
        let is_long = |scene: &Scene| scene.length_of_lines() > MOST_INK;
        if is_whole {
            canvas::begin(trail, display.pixels())?;
            canvas::paint(trail, &layers(&[Layer::Previous, Layer::Paths]), ratio)?;
        } else if reached < cursor && scenes.iter().any(is_long) {
            if LAB && picture == Picture::Stage {
                for racer in 0..scenes.len() {
                    let scene = self.stage.growth(&self.player, racer, reached, &self.style(dark), size);
                    grown.extend(part(&scene, size, ratio));
                }
            } else {
                canvas::paint(trail, &layers(&[Layer::Growth(reached)]), ratio)?;
            }
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
        moved.append(&mut grown);
        Ok(moved)
    }
}

/// The left and the upper edge, the width and the height of the part of a picture that a scene is in, in a
/// canvas's pixels.
fn part(scene: &Scene, size: Size, ratio: f64) -> [u32; 4] {
    let PixelRect { left, top, right, bottom } = scene.bounds().unwrap_or_default();
    let low = |at: f64| (at * ratio / CELL).floor().max(0.0) * CELL;
    let high = |at: f64, side: f64| ((at * ratio / CELL).ceil() * CELL).min((side * ratio).round());
    let (left, top) = (low(left), low(top));
    // Casting saturates: a part beyond the picture's edge has no size.
    [left, top, high(right, size.width) - left, high(bottom, size.height) - top].map(|side| side as u32)
}

/// Draws a scene on a canvas that is made to cover little more than it does, and says what part that is.
fn paint_part(
    canvas: &HtmlCanvasElement,
    scene: &Scene,
    keep: bool,
    size: Size,
    ratio: f64,
) -> Result<[u32; 4], JsError> {
    let [left, top, wide, tall] = part(scene, size, ratio);
    let room = |side: u32, is: u32| match keep {
        true if side <= is => is,
        true if LAB => side.next_multiple_of(ROOM),
        true => side,
        false => side,
    };
    let (wide, tall) = (room(wide, canvas.width()), room(tall, canvas.height()));
    canvas::begin(canvas, (wide, tall))?;
    canvas::paint_part(canvas, (left.into(), top.into()), scene, ratio)?;
    Ok([left, top, wide, tall])
}
