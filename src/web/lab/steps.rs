//! A run step by step: where its pictures, its table and its formulas have each.

use super::objects;
use crate::chart;
use crate::web::simulator::Simulator;
use crate::web::view::{PictureName, PixelIn};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Simulator {
    /// The step under a pixel of a picture of numbers against steps. Returns `undefined` for other
    /// pictures.
    pub fn step_at(&self, picture: PictureName, pixel: &PixelIn) -> Option<u32> {
        let picture = picture.picture();
        let sharpness = self.charts.sharpness(picture, &self.player);
        let (series, scale) = picture.series(&self.player, self.charts.by_powers, &sharpness)?;
        Some(chart::step_at(&self.player, series, scale, pixel.pixel().x, &self.words, pixel.size()))
    }

    /// The rule and the step that led a racer to the cursor, as LaTeX.
    pub fn latex(&self, racer: usize) -> String {
        self.player.explanation(racer).map(|(_, explanation)| explanation.latex()).unwrap_or_default()
    }

    /// How many rows the table of a racer's run has.
    pub fn rows(&self, racer: usize) -> usize {
        self.player.runs().get(racer).map_or(0, |run| run.trace().states.len())
    }

    /// The rows from `first` up to `last`, one after another: step, point, loss, gradient, rate.
    pub fn row_values(&self, racer: usize, first: usize, last: usize) -> Vec<f64> {
        let run = self.player.runs().get(racer);
        run.map(|run| objects::row_values(run, first, last)).unwrap_or_default()
    }
}
