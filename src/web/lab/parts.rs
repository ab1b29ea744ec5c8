//! Parts of the lab's pictures: small canvases for what moves, and what the paths have grown by.

use crate::chart::{self, Layer, Picture, PixelRect, Scene};
use crate::export::Object;
use crate::web::canvas;
use crate::web::record::object;
use crate::web::simulator::Simulator;
use crate::web::view::{Display, LayerNames, Part, PictureName};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

/// A part of a picture begins and ends at multiples of so many pixels.
const CELL: f64 = 32.0;
/// Lines that are longer than this in all, in CSS pixels, are better drawn once.
const MOST_INK: f64 = 250.0;

#[wasm_bindgen]
impl Simulator {
    /// Adds to a canvas, which covers a part of a picture's `trail`, what the paths have grown by
    /// since a step. Returns `false` if that was not possible: it has to be drawn anew.
    ///
    /// # Errors
    ///
    /// Fails if the canvas has no 2d context.
    pub fn extend(
        &self,
        canvas: &HtmlCanvasElement,
        picture: PictureName,
        since: u32,
        part: &Part,
        display: &Display,
    ) -> Result<bool, JsError> {
        let Some(scene) = self.growth(picture.picture(), None, since, display) else { return Ok(false) };
        canvas::paint_part(canvas, (part.left(), part.top()), &scene, display.ratio())?;
        Ok(true)
    }

    /// Draws layers on a canvas that is made to cover little more than they do, and says what part
    /// that is. Where it `keeps` its size it only becomes larger.
    ///
    /// # Errors
    ///
    /// Fails if the canvas has no 2d context.
    pub fn draw_part(
        &self,
        canvas: &HtmlCanvasElement,
        picture: PictureName,
        layers: LayerNames,
        keeps: bool,
        display: &Display,
    ) -> Result<Part, JsError> {
        let scene = self.scene(picture.picture(), layers.list(), display.is_dark(), display.size());
        paint_part(canvas, &scene, keeps, display)
    }

    /// The same of the marks, with what the paths have grown by since a step: on the stage a canvas
    /// for each racer, else one for all. Returns `undefined` if the paths cannot
    /// grow, or have grown by more than is good to draw again with every step.
    ///
    /// # Errors
    ///
    /// Fails if a canvas has no 2d context.
    pub fn draw_marks(
        &self,
        canvases: Vec<HtmlCanvasElement>,
        picture: PictureName,
        since: u32,
        keeps: &[u8],
        display: &Display,
    ) -> Result<Option<Vec<Part>>, JsError> {
        let (picture, dark, size) = (picture.picture(), display.is_dark(), display.size());
        let is_stage = picture == Picture::Stage;
        let marks = if is_stage {
            self.stage.markers(&self.player, &self.style(dark), size)
        } else {
            vec![self.scene(picture, &[Layer::Markers], dark, size)]
        };
        let mut scenes = Vec::new();
        for (racer, mark) in marks.into_iter().enumerate() {
            let mut scene = Scene::default();
            if since < self.player.cursor() {
                let growth = self.growth(picture, is_stage.then_some(racer), since, display);
                let Some(growth) = growth.filter(|growth| growth.length_of_lines() < MOST_INK) else {
                    return Ok(None);
                };
                scene = growth;
            }
            scene.append(mark);
            scenes.push(scene);
        }
        let mut parts = Vec::new();
        for ((canvas, scene), &keeps) in canvases.iter().zip(&scenes).zip(keeps) {
            parts.push(paint_part(canvas, scene, keeps != 0, display)?);
        }
        Ok(Some(parts))
    }

    /// A number that changes with what a layer of a picture shows; 0 where that is nothing.
    pub fn fingerprint(&self, picture: PictureName, layers: LayerNames, display: &Display) -> f64 {
        let scene = self.scene(picture.picture(), layers.list(), display.is_dark(), display.size());
        if scene.shapes().is_empty() {
            return 0.0;
        }
        // As many bits as a number of JavaScript's holds.
        (scene.fingerprint() >> 11) as f64
    }
}

impl Simulator {
    /// What the paths have grown by since a step. Returns `None` if they have to be drawn anew.
    fn growth(&self, picture: Picture, racer: Option<usize>, since: u32, display: &Display) -> Option<Scene> {
        let (style, size) = (self.style(display.is_dark()), display.size());
        if picture == Picture::Stage {
            return self.stage.growth(&self.player, racer, since, &style, size);
        }
        self.charts.with_series(picture, &self.player, |plotted| {
            chart::series_growth(&self.player, plotted, since, &style, size)
        })?
    }
}

/// Draws a scene on a canvas that is made to cover little more than it does.
fn paint_part(
    canvas: &HtmlCanvasElement,
    scene: &Scene,
    keeps: bool,
    display: &Display,
) -> Result<Part, JsError> {
    let (size, ratio) = (display.size(), display.ratio());
    let PixelRect { left, top, right, bottom } = scene.bounds().unwrap_or_default();
    let low = |at: f64| (at * ratio / CELL).floor().max(0.0) * CELL;
    let high = |at: f64, side: f64| ((at * ratio / CELL).ceil() * CELL).min((side * ratio).round());
    let (left, top) = (low(left), low(top));
    // Casting saturates: a part beyond the picture's edge has no size.
    let (mut wide, mut tall) =
        ((high(right, size.width) - left) as u32, (high(bottom, size.height) - top) as u32);
    let is = (canvas.width(), canvas.height());
    if keeps {
        (wide, tall) = (wide.max(is.0), tall.max(is.1));
    }
    if is.0 != wide {
        canvas.set_width(wide);
    }
    if is.1 != tall {
        canvas.set_height(tall);
    }
    if is == (wide, tall) {
        canvas::context(canvas)?.clear_rect(0.0, 0.0, wide.into(), tall.into());
    }
    canvas::paint_part(canvas, (left, top), scene, ratio)?;
    let mut covered = Object::default();
    covered.set("left", left);
    covered.set("top", top);
    covered.set("width", wide);
    covered.set("height", tall);
    Ok(object(covered))
}
