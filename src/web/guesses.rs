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

    /// How near a guess comes to what the first racer does: of `steps` to convergence, that one number
    /// or, where it does not converge, none; of the `place` after `within` steps or at the end, its
    /// coordinates; of the `curve`, the losses at the asked steps; else of a verdict, its kind.
    /// Undefined until the run is over, or if there is no such kind.
    pub fn score(&self, what: &str, numbers: &[f64]) -> Option<f64> {
        let guess = match what {
            "steps" => Guess::Steps(numbers.first().map(|&steps| steps as u32)),
            "place" => Guess::Place(self.place(numbers), self.settings.page.within),
            "curve" => Guess::Curve(numbers.into()),
            kind => Guess::Verdict(Kind::ALL.into_iter().find(|known| known.id() == kind)?),
        };
        let (run, verdict) = (self.player.runs().first()?, self.player.outcome().first()?);
        Some(guess.score(run, verdict))
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
