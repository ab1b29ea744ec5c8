//! The axes of the charts.

use super::simulator::Simulator;
use super::view::PictureName;
use crate::chart::{Picture, Scale};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Simulator {
    /// Shows the loss by powers of ten, where it can be, or evenly.
    pub fn scale_loss(&mut self, by_powers: bool) {
        self.charts.by_powers = by_powers;
    }

    /// Whether the loss can be shown by powers of ten.
    pub fn has_powers(&self) -> bool {
        Picture::has_powers(&self.player)
    }

    /// A number that changes where the cursor, or a choice, has changed a chart's axes.
    pub fn axes(&self, picture: PictureName) -> u32 {
        let axes = self.charts.with_series(picture.picture(), &self.player, |plotted| {
            2 * plotted.last + u32::from(plotted.scale == Scale::Logarithmic)
        });
        axes.unwrap_or(0)
    }
}
