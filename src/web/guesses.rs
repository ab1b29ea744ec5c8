//! What a learner says before a run: where on the pictures that is, and how near it came.

use super::answer_key::AxisNames;
use super::canvas;
use super::simulator::Simulator;
use super::view::{Display, PictureSize, PixelIn};
use crate::analysis::verdict::Kind;
use crate::chart::{Sketch, Style};
use crate::exercise::{Guess, asked_steps};
use crate::geometry::{Dimension, Point};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

#[wasm_bindgen]
impl Simulator {
    /// Begins the run anew, as if nothing of it had been seen.
    pub fn forget(&mut self) {
        self.begin();
    }

    /// How many runs there have been.
    pub fn begun(&self) -> u32 {
        self.begun
    }

    /// The place under a pixel of a stage of this size.
    pub fn place_at(&self, pixel: &PixelIn) -> Option<Vec<f64>> {
        self.stage.point_at(pixel.pixel(), pixel.size()).map(|at| vec![at.x, at.y])
    }

    /// The place so many strides beside another.
    pub fn place_beside(&self, place: &[f64], across: f64, up: f64) -> Vec<f64> {
        let at = self.settings.config.bounds.nudged(self.place(place), across, up);
        vec![at.x, at.y]
    }

    /// Where a place lies on a stage of this size, in CSS pixels from its corner.
    pub fn place_pixel(&self, place: &[f64], size: &PictureSize) -> Vec<f64> {
        let at = self.stage.pixel_of(self.place(place), size.size());
        vec![at.x, at.y]
    }

    /// How near it comes that the first racer's verdict is of a kind; undefined until it is known, or
    /// if there is no such kind.
    pub fn score_verdict(&self, kind: &str) -> Option<f64> {
        let kind = Kind::ALL.into_iter().find(|known| known.id() == kind)?;
        self.score(&Guess::Verdict(kind))
    }

    /// The same of the number of steps to convergence; without one, that it does not converge.
    pub fn score_steps(&self, steps: Option<u32>) -> Option<f64> {
        self.score(&Guess::Steps(steps))
    }

    /// The same of where it is after `within` steps or, without, at the end.
    pub fn score_place(&self, place: &[f64]) -> Option<f64> {
        self.score(&Guess::Place(self.place(place), self.settings.page.within))
    }

    /// The same of the losses at the asked steps.
    pub fn score_curve(&self, losses: &[f64]) -> Option<f64> {
        self.score(&Guess::Curve(losses.into()))
    }

    /// The steps at which a curve is asked for.
    pub fn asked_steps(&self) -> Vec<u32> {
        asked_steps(self.settings.config.steps)
    }

    /// Draws a sketched loss, gaps not finite, beside what of the run has been seen.
    ///
    /// # Errors
    ///
    /// Fails if the canvas has no 2d context.
    pub fn draw_sketch(
        &self,
        canvas: &HtmlCanvasElement,
        losses: &[f64],
        axes: &AxisNames,
        display: &Display,
    ) -> Result<(), JsError> {
        let style = Style { dark: display.is_dark(), ..Style::default() };
        let size = canvas::size(canvas, display.ratio());
        let (step, value) = (axes.step(), axes.value());
        let scene = self.sketch(losses).scene((&step, &value), &style, size);
        canvas::paint(canvas, &scene, display.ratio())
    }

    /// What a press on the sketch says: the index of an asked step, and the loss there.
    pub fn sketch_at(&self, losses: &[f64], pixel: &PixelIn) -> Option<Vec<f64>> {
        let (index, loss) = self.sketch(losses).at(pixel.pixel(), pixel.size())?;
        Some(vec![index as f64, loss])
    }
}

impl Simulator {
    /// A place as a point of the surface. On a curve a pixel's height is none of the parameter's.
    fn place(&self, place: &[f64]) -> Point {
        let one = |index: usize| place.get(index).copied().unwrap_or_default();
        match self.settings.config.surface.dimension() {
            Dimension::One => Point::new(one(0), 0.0),
            Dimension::Two => Point::new(one(0), one(1)),
        }
    }

    fn score(&self, guess: &Guess) -> Option<f64> {
        let (run, verdict) = (self.player.runs().first()?, self.player.outcome().first()?);
        Some(guess.score(run, verdict))
    }

    /// The losses that were sketched, each with its step, and those of the run so far.
    fn sketch(&self, losses: &[f64]) -> Sketch {
        let (mut said, mut seen) = (Vec::new(), Vec::new());
        for (step, &loss) in self.asked_steps().into_iter().zip(losses) {
            said.push((step, loss));
        }
        if let Some(run) = self.player.runs().first() {
            for state in &run.trace().states {
                seen.push(state.loss);
            }
        }
        Sketch { said, seen, steps: self.settings.config.steps }
    }
}
