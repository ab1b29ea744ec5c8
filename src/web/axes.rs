//! The axes of the charts.

use super::simulator::Simulator;
use crate::chart::Scale;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Simulator {
    /// Shows the loss by powers of ten, where it can be, or evenly.
    pub fn scale_loss(&mut self, by_powers: bool) {
        self.charts.by_powers = by_powers;
    }

    /// Whether the loss can be shown by powers of ten.
    pub fn has_powers(&self) -> bool {
        Scale::of_loss(&self.player, true) == Scale::Logarithmic
    }

    /// A number that changes where the cursor, or a choice, has changed the charts' axes.
    pub fn axes(&self) -> u32 {
        2 * self.charts.last(&self.player) + u32::from(self.charts.by_powers)
    }
}
