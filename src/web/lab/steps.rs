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
        self.charts.with_series(picture.picture(), &self.player, |plotted| {
            chart::step_at(&self.player, plotted, pixel.pixel().x, &self.words, pixel.size())
        })
    }

    /// Keeps the charts' axes as they are, while the cursor is dragged along one, or lets them go.
    pub fn hold_axes(&mut self, holds: bool) {
        self.charts.held = holds.then(|| chart::last_shown(&self.player));
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
