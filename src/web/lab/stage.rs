//! The lab's stage: zoom, readings, arrows, the runs before, basins.

use super::objects::{self, ProbeReading};
use super::survey::Surveyor;
use crate::analysis::curvature::PointKind;
use crate::chart::{self, Annotations, Displacement, Pixel, Size};
use crate::geometry::{Point, Rect};
use crate::query::{self, View};
use crate::web::simulator::Simulator;
use crate::web::view::{PictureName, PictureSize, PixelIn};
use wasm_bindgen::prelude::*;

/// One notch of a wheel, or one press of a key, changes the size of the box by this factor.
const NOTCH: f64 = 1.25;

/// A stationary point is near within this part of the box.
const NEAR: f64 = 0.015;

/// The font's size of the smallest words on a stage, in CSS pixels.
#[wasm_bindgen]
pub fn smallest_text() -> f64 {
    chart::SMALLEST_TEXT
}

#[wasm_bindgen]
impl Simulator {
    /// Numbers that change with what only the lab draws at the cursor.
    pub fn overlay(&self, picture: PictureName) -> Vec<u32> {
        let Annotations { arrows, apart, curvature, .. } = self.overlays.annotations;
        let follows = arrows || curvature || apart.is_some() || picture == PictureName::Data;
        vec![self.overlays.changes, if follows { self.player.cursor() } else { 0 }]
    }

    /// Zooms in by so many notches, out where they are negative, about a pixel of the stage; about
    /// the middle where its `x` is not a number. Says whether the box changed.
    pub fn zoom(&mut self, notches: f64, about: &PixelIn) -> bool {
        self.zoom_about(notches, about.pixel(), about.size())
    }

    /// Moves the box by a drag of so many CSS pixels on a stage of this size; of a relief, along
    /// its ground.
    pub fn pan(&mut self, right: f64, down: f64, size: &PictureSize) -> bool {
        self.pan_by(Displacement::new(right, down), size.size())
    }

    /// Zooms and moves as two fingers do: what lay under each, two pixels `before`, comes to lie
    /// under it `after`, as far as boxes can.
    ///
    /// # Errors
    ///
    /// Fails unless both have four coordinates.
    pub fn pinch(&mut self, before: &[f64], after: &[f64], size: &PictureSize) -> Result<bool, JsError> {
        let (&[ax, ay, bx, by], &[cx, cy, dx, dy]) = (before, after) else {
            return Err(JsError::new("two fingers have four coordinates"));
        };
        let apart = |x: f64, y: f64| x.hypot(y).max(1.0);
        let notches = (apart(cx - dx, cy - dy) / apart(ax - bx, ay - by)).ln() / NOTCH.ln();
        let (x, y) = (0.5 * (ax + bx), 0.5 * (ay + by));
        let zoomed = self.zoom_about(notches, Pixel::new(x, y), size.size());
        Ok(self.pan_by(Displacement::new(0.5 * (cx + dx) - x, 0.5 * (cy + dy) - y), size.size()) || zoomed)
    }

    /// Shows all of the paths.
    pub fn fit(&mut self) -> bool {
        let bounds = chart::fitted(&self.player);
        bounds.is_some_and(|bounds| self.view(bounds))
    }

    /// Shows the surface's own box.
    pub fn default_box(&mut self) -> bool {
        self.view(self.own_box())
    }

    /// What to draw at the cursor of a racer: arrows, directions of curvature; `name` says whose
    /// arrows they are, where there are several racers.
    pub fn mark(&mut self, arrows: bool, curvature: bool, racer: usize, name: &str) {
        let Annotations { apart, words, .. } = std::mem::take(&mut self.overlays.annotations);
        self.overlays.annotations = Annotations { arrows, apart, curvature, racer, name: name.into(), words };
        self.overlays.changes += 1;
    }

    /// Whether to keep the runs before a change.
    pub fn keep_runs(&mut self, keeps: bool) {
        self.overlays.keeps_ghost = keeps;
        if !keeps {
            self.overlays.before.clear();
            self.overlays.ghost.clear();
        }
        self.revision += 1;
    }

    /// Shows the runs before the last change, until it is asked again; says whether there are any.
    pub fn show_runs_before(&mut self) -> bool {
        self.overlays.ghost = std::mem::take(&mut self.overlays.before);
        self.revision += 1;
        !self.overlays.ghost.is_empty()
    }

    /// Lays basins over the stage, with the names of what their key has beside minima, in its order;
    /// they stay until what runs is another or they are lifted.
    pub fn lay_basins(&mut self, basins: &Surveyor, names: Vec<String>) {
        self.overlays.basins = Some(basins.cover(names));
        self.cover();
    }

    /// Lifts the basins off the stage.
    pub fn lift_basins(&mut self) {
        self.overlays.basins = None;
        self.cover();
    }

    /// Whether basins lie over the stage.
    pub fn has_basins(&self) -> bool {
        self.overlays.basins.is_some()
    }

    /// Where the upper left corner of a legend of this size, in CSS pixels, lies best on a stage: off marks
    /// and words, and over few steps; where it is `now`, unless that is not a number, if that is about
    /// as good.
    pub fn legend_place(&self, legend: &PictureSize, now: &PixelIn) -> Vec<f64> {
        let before = Some(now.pixel()).filter(|at| at.x.is_finite() && at.y.is_finite());
        let at = self.stage.legend_place(&self.player, legend.size(), before, &self.style(false), now.size());
        vec![at.x, at.y]
    }

    /// Puts the cross-hair under a pixel of a stage of this size.
    pub fn probe_at(&mut self, pixel: &PixelIn) {
        self.overlays.probe = self.stage.point_at(pixel.pixel(), pixel.size());
    }

    /// Moves the cross-hair by strides; where there is none yet, puts it where the first racer is.
    pub fn probe_move(&mut self, across: f64, up: f64) {
        let bounds = self.settings.config.bounds;
        let racer = self.player.state(0).map_or(bounds.center(), |state| state.point);
        let from = self.overlays.probe.unwrap_or(bounds.nearest(racer));
        self.overlays.probe = Some(bounds.nudged(from, across, up));
    }

    /// Takes the cross-hair away.
    pub fn probe_end(&mut self) {
        self.overlays.probe = None;
    }

    /// What the cross-hair reads, and where it lies on a stage of this size.
    pub fn probe(&self, size: &PictureSize) -> ProbeReading {
        let pixel = |at| self.stage.pixel_of(at, size.size());
        let reading = self.overlays.probe.map(|at| (at, pixel(at), self.ground_near(at)));
        objects::probe(&self.settings.config.surface, reading)
    }
}

impl Simulator {
    fn is_relief(&self) -> bool {
        self.settings.page.view == Some(View::Relief)
    }

    fn zoom_about(&mut self, notches: f64, pixel: Pixel, size: Size) -> bool {
        let bounds = self.settings.config.bounds;
        let is_meant = pixel.x.is_finite() && pixel.y.is_finite() && !self.is_relief();
        let about = self.stage.point_at(pixel, size).filter(|_| is_meant).unwrap_or(bounds.center());
        let factor = NOTCH.powf(-notches);
        self.view(chart::zoomed(&bounds, &self.own_box(), about, factor))
    }

    fn pan_by(&mut self, by: Displacement, size: Size) -> bool {
        let Some(part) = self.stage.dragged(by, size) else { return false };
        self.view(chart::moved(&self.settings.config.bounds, -part.x, -part.y))
    }

    /// The kind of the stationary point that lies so close that a pixel hardly tells them apart;
    /// else a slope.
    fn ground_near(&self, at: Point) -> PointKind {
        let surface = &self.settings.config.surface;
        let Some(run) = self.player.runs().first() else { return PointKind::Slope };
        let size = self.settings.config.bounds.size();
        let is_near = |by: f64, side: f64| side == 0.0 || by.abs() < NEAR * side;
        let there = surface.stationary_point(at, |by| is_near(by.x, size.x) && is_near(by.y, size.y));
        PointKind::of(surface, there, run.extent())
    }

    fn own_box(&self) -> Rect {
        self.settings.config.surface.bounds()
    }

    /// Shows a box, as a learner's change; says whether that is one.
    fn view(&mut self, bounds: Rect) -> bool {
        let before = self.settings.config.bounds;
        let change = if bounds == self.own_box() {
            "box=".into()
        } else {
            ["box=", &query::bounds_text(&bounds, self.settings.config.surface.dimension())].concat()
        };
        let chosen = query::choose(&self.settings, &change);
        let is_change = chosen.0.config.bounds != before;
        if is_change {
            self.take(chosen);
        }
        is_change
    }
}
