//! What the tools of the lab's stage ask of a simulator: zoom, readings, arrows, the run before.

use super::canvas;
use super::lab_objects::{self, ProbeReading};
use super::survey::Surveyor;
use super::{Simulator, layers_named, named};
use crate::analysis::curvature::PointKind;
use crate::chart::{
    self, Annotations, BasinLayer, Displacement, Layer, Look, Picture, Pixel, PixelRect, Scene, Size, Style,
};
use crate::geometry::{Point, Rect};
use crate::player::Player;
use crate::query;
use crate::run::Config;
use crate::run::State;
use crate::survey::Survey;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

/// One notch of a wheel, or one press of a key, changes the size of the box by this factor.
const NOTCH: f64 = 1.25;

/// A stationary point is near within this part of the box.
const NEAR: f64 = 0.015;

/// A part of a picture begins and ends at multiples of so many pixels.
const CELL: f64 = 64.0;
/// Lines that are longer than this in all, in CSS pixels, are better drawn once.
const MOST_INK: f64 = 250.0;

/// What is drawn over the paths, beside the settings.
#[derive(Default)]
pub(super) struct Tools {
    annotations: Annotations,
    probe: Option<Point>,
    /// The runs before the last change, where they stand on the same ground.
    before: Vec<Vec<State>>,
    /// The runs that are kept to compare with.
    ghost: Vec<Vec<State>>,
    keeps_ghost: bool,
    /// What covers the stage, and what its patterns are called.
    basins: Option<(Survey, Vec<(Look, String)>)>,
    /// The same over the part of the plane that is shown.
    basin_layer: Option<BasinLayer>,
    pub changes: u32,
}

impl Tools {
    /// Takes note of the runs that a change is about to replace; says whether what covers the stage
    /// has gone.
    pub fn before(&mut self, old: &Config, new: &Config, is_same_run: bool, player: &Player) -> bool {
        if old.surface != new.surface {
            self.probe = None;
        }
        // What ran elsewhere, or is looked at from elsewhere, is nothing to compare with.
        if old.surface != new.surface || old.bounds != new.bounds {
            self.before.clear();
            self.ghost.clear();
            self.changes += 1;
        } else if self.keeps_ghost && !is_same_run {
            self.before = player.runs().iter().map(|run| run.trace().states.clone()).collect();
        }
        // Basins stay while they are those of what runs, wherever one looks.
        let is_stale = self.basins.as_ref().is_some_and(|(survey, _)| !survey.is_of(new));
        if is_stale {
            self.basins = None;
        }
        is_stale
    }
}

#[wasm_bindgen]
impl Simulator {
    /// Zooms in by so many notches, out where they are negative, about a pixel of a stage of this
    /// size; about the middle where `x` is not a number.
    pub fn zoom(&mut self, notches: f64, x: f64, y: f64, width: f64, height: f64) -> Result<bool, JsError> {
        let bounds = self.setup.config.bounds;
        let about = if x.is_finite() && y.is_finite() && !self.is_relief() {
            self.stage.point_at(Pixel::new(x, y), Size::new(width, height)).unwrap_or(bounds.center())
        } else {
            bounds.center()
        };
        let factor = NOTCH.powf(-notches);
        Ok(self.view(chart::zoomed(&bounds, &self.own_box(), about, factor)))
    }

    /// Moves the box by a drag of so many CSS pixels on a stage of this size; of a relief, along
    /// its ground.
    pub fn pan(&mut self, right: f64, down: f64, width: f64, height: f64) -> Result<bool, JsError> {
        let by = Displacement::new(right, down);
        let Some(part) = self.stage.dragged(by, Size::new(width, height)) else { return Ok(false) };
        Ok(self.view(chart::moved(&self.setup.config.bounds, -part.x, -part.y)))
    }

    /// Zooms and moves as two fingers do: what lay under each, two pixels `before`, comes to lie
    /// under it `after`, as far as boxes can.
    pub fn pinch(&mut self, before: &[f64], after: &[f64], width: f64, height: f64) -> Result<bool, JsError> {
        let (&[ax, ay, bx, by], &[cx, cy, dx, dy]) = (before, after) else {
            return Err(JsError::new("two fingers have four coordinates"));
        };
        let apart = |x: f64, y: f64| x.hypot(y).max(1.0);
        let notches = (apart(cx - dx, cy - dy) / apart(ax - bx, ay - by)).ln() / NOTCH.ln();
        let (x, y) = (0.5 * (ax + bx), 0.5 * (ay + by));
        let zoomed = self.zoom(notches, x, y, width, height)?;
        Ok(self.pan(0.5 * (cx + dx) - x, 0.5 * (cy + dy) - y, width, height)? || zoomed)
    }

    /// Shows all of the paths.
    pub fn fit(&mut self) -> Result<bool, JsError> {
        let bounds = chart::fitted(&self.player);
        Ok(bounds.is_some_and(|bounds| self.view(bounds)))
    }

    /// Shows the surface's own box.
    pub fn default_box(&mut self) -> Result<bool, JsError> {
        Ok(self.view(self.own_box()))
    }

    /// What to draw at the cursor of a racer: arrows, directions of curvature; `name` says whose
    /// arrows they are, where there are several racers.
    pub fn mark(&mut self, arrows: bool, curvature: bool, racer: usize, name: &str) -> Result<(), JsError> {
        self.tools.annotations = Annotations { arrows, curvature, racer, name: name.into() };
        self.tools.changes += 1;
        Ok(())
    }

    /// Whether to keep the runs before a change.
    pub fn keep_runs(&mut self, keeps: bool) -> Result<(), JsError> {
        self.tools.keeps_ghost = keeps;
        if !keeps {
            self.tools.before.clear();
            self.tools.ghost.clear();
        }
        self.tools.changes += 1;
        Ok(())
    }

    /// Shows the runs before the last change, until it is asked again; says whether there are any.
    pub fn show_runs_before(&mut self) -> Result<bool, JsError> {
        self.tools.ghost = std::mem::take(&mut self.tools.before);
        self.tools.changes += 1;
        Ok(!self.tools.ghost.is_empty())
    }

    /// Adds to a canvas, which shows a part of a picture's `trail`, what the paths have grown by
    /// since a step; says whether that was possible, else it has to be drawn anew. The part's left
    /// and top are in the canvas's pixels, the picture's size in CSS pixels.
    #[allow(clippy::too_many_arguments, reason = "JavaScript passes no structs")]
    pub fn extend(
        &self,
        canvas: HtmlCanvasElement,
        picture: &str,
        since: u32,
        left: f64,
        top: f64,
        dark: bool,
        width: f64,
        height: f64,
        ratio: f64,
    ) -> Result<bool, JsError> {
        let size = Size::new(width, height);
        let Some(scene) = self.growth(named(picture)?, None, since, dark, size) else { return Ok(false) };
        canvas::paint_part(&canvas, (left, top), &scene, ratio)?;
        Ok(true)
    }

    /// Draws layers on a canvas that is made to cover little more than they do of a picture of this
    /// size in CSS pixels; says what it covers, as left, top, width and height in the canvas's
    /// pixels. Where it `keeps` its size it only becomes larger.
    #[allow(clippy::too_many_arguments, reason = "JavaScript passes no structs")]
    pub fn draw_part(
        &self,
        canvas: HtmlCanvasElement,
        picture: &str,
        layers: &str,
        keeps: bool,
        dark: bool,
        width: f64,
        height: f64,
        ratio: f64,
    ) -> Result<Vec<f64>, JsError> {
        let size = Size::new(width, height);
        let scene = self.scene(named(picture)?, layers_named(layers)?, dark, size);
        paint_part(&canvas, &scene, keeps, size, ratio)
    }

    /// The same of the marks of all racers, or of one on the stage, with what the paths have grown
    /// by since a step. Nothing where the paths cannot grow, or have grown by more than is good to
    /// draw again with every step.
    #[allow(clippy::too_many_arguments, reason = "JavaScript passes no structs")]
    pub fn draw_marks(
        &self,
        canvas: HtmlCanvasElement,
        picture: &str,
        racer: Option<usize>,
        since: u32,
        keeps: bool,
        dark: bool,
        width: f64,
        height: f64,
        ratio: f64,
    ) -> Result<Option<Vec<f64>>, JsError> {
        let (picture, size) = (named(picture)?, Size::new(width, height));
        let mut scene = Scene::default();
        if since < self.player.cursor() {
            let growth = self.growth(picture, racer, since, dark, size);
            let Some(growth) = growth.filter(|growth| growth.length_of_lines() < MOST_INK) else {
                return Ok(None);
            };
            scene = growth;
        }
        scene.append(match racer {
            Some(racer) => self.stage.marker(&self.player, racer, &self.style(dark), size),
            None => self.scene(picture, &[Layer::Markers], dark, size),
        });
        paint_part(&canvas, &scene, keeps, size, ratio).map(Some)
    }

    /// A number that changes with what a layer of a picture of this size in CSS pixels shows; 0
    /// where that is nothing.
    pub fn fingerprint(
        &self,
        picture: &str,
        layers: &str,
        dark: bool,
        width: f64,
        height: f64,
    ) -> Result<f64, JsError> {
        let scene = self.scene(named(picture)?, layers_named(layers)?, dark, Size::new(width, height));
        if scene.shapes().is_empty() {
            return Ok(0.0);
        }
        // As many bits as a number of JavaScript's holds.
        Ok((scene.fingerprint() >> 11) as f64)
    }

    /// Lays basins over the stage, with the names of what their key has beside minima, in its order;
    /// they stay until what runs is another or they are lifted.
    pub fn lay_basins(&mut self, basins: &Surveyor, names: Vec<String>) -> Result<(), JsError> {
        self.tools.basins = Some(basins.cover(names));
        self.cover();
        Ok(())
    }

    /// Lifts the basins off the stage.
    pub fn lift_basins(&mut self) -> Result<(), JsError> {
        self.tools.basins = None;
        self.cover();
        Ok(())
    }

    /// Whether basins lie over the stage.
    pub fn has_basins(&self) -> Result<bool, JsError> {
        Ok(self.tools.basins.is_some())
    }

    /// Puts the cross-hair under a pixel of a stage of this size.
    pub fn probe_at(&mut self, x: f64, y: f64, width: f64, height: f64) -> Result<(), JsError> {
        self.tools.probe = self.stage.point_at(Pixel::new(x, y), Size::new(width, height));
        Ok(())
    }

    /// Moves the cross-hair by strides; where there is none yet, puts it where the first racer is.
    pub fn probe_move(&mut self, across: f64, up: f64) -> Result<(), JsError> {
        let bounds = self.setup.config.bounds;
        let racer = self.player.state(0).map_or(bounds.center(), |state| state.point);
        let from = self.tools.probe.unwrap_or(bounds.nearest(racer));
        self.tools.probe = Some(bounds.nudged(from, across, up));
        Ok(())
    }

    /// Takes the cross-hair away.
    pub fn probe_end(&mut self) -> Result<(), JsError> {
        self.tools.probe = None;
        Ok(())
    }

    /// What the cross-hair reads, and where it lies on a stage of this size.
    pub fn probe(&self, width: f64, height: f64) -> Result<ProbeReading, JsError> {
        let pixel = |at| self.stage.pixel_of(at, Size::new(width, height));
        let reading = self.tools.probe.map(|at| (at, pixel(at), self.ground_near(at)));
        Ok(lab_objects::probe(&self.setup.config.surface, reading))
    }
}

impl Simulator {
    /// What the paths have grown by since a step; nothing where they have to be drawn anew.
    fn growth(
        &self,
        picture: Picture,
        racer: Option<usize>,
        since: u32,
        dark: bool,
        size: Size,
    ) -> Option<Scene> {
        let style = self.style(dark);
        if picture == Picture::Stage {
            return self.stage.growth(&self.player, racer, since, &style, size);
        }
        let (series, scale) = picture.series(&self.player)?;
        chart::series_growth(&self.player, series, scale, since, &style, size)
    }

    fn is_relief(&self) -> bool {
        self.setup.page.view == Some(crate::query::View::Relief)
    }

    /// The kind of the stationary point that lies so close that a pixel hardly tells them apart;
    /// else a slope.
    fn ground_near(&self, at: Point) -> PointKind {
        let surface = &self.setup.config.surface;
        let Some(run) = self.player.runs().first() else { return PointKind::Slope };
        let size = self.setup.config.bounds.size();
        let is_near = |by: f64, side: f64| side == 0.0 || by.abs() < NEAR * side;
        let there = surface.stationary_point(at, |by| is_near(by.x, size.x) && is_near(by.y, size.y));
        PointKind::of(surface, there, run.extent())
    }

    fn own_box(&self) -> Rect {
        self.setup.config.surface.bounds()
    }

    /// Shows a box, as a learner's change; says whether that is one.
    fn view(&mut self, bounds: Rect) -> bool {
        let before = self.setup.config.bounds;
        let change = if bounds == self.own_box() {
            "box=".into()
        } else {
            ["box=", &query::bounds_text(&bounds, self.setup.config.surface.dimension())].concat()
        };
        self.take(query::choose(&self.setup, &change));
        self.setup.config.bounds != before
    }

    /// A layer of the stage with what the tools draw on it.
    pub(super) fn stage_with_tools(&self, layer: Layer, style: &Style, size: Size) -> Scene {
        match layer {
            Layer::Background => self.stage.background(self.tools.basin_layer.as_ref(), style, size),
            Layer::Previous => self.stage.previous(&self.tools.ghost, style, size),
            Layer::Annotations => {
                let mut scene = self.stage.scene(&self.player, layer, style, size);
                scene.append(self.stage.annotations(&self.player, &self.tools.annotations, style, size));
                scene
            }
            Layer::Paths | Layer::Markers => self.stage.scene(&self.player, layer, style, size),
        }
    }

    /// Lays over the stage what belongs there.
    pub(super) fn cover(&mut self) {
        let bounds = self.setup.config.bounds;
        let basins = self.tools.basins.as_ref();
        self.tools.basin_layer = basins.map(|(survey, key)| BasinLayer::new(survey, &bounds, key));
        self.grounds += 1;
    }
}

/// Draws a scene on a canvas that is made to cover little more than it does.
fn paint_part(
    canvas: &HtmlCanvasElement,
    scene: &Scene,
    keeps: bool,
    size: Size,
    ratio: f64,
) -> Result<Vec<f64>, JsError> {
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
    Ok(vec![left, top, wide.into(), tall.into()])
}
