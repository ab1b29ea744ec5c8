//! The axes of the charts.

use super::simulator::Simulator;
use super::view::PictureName;
use crate::chart::{Picture, Scale, last_shown};
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
        let picture = picture.picture();
        let sharpness = self.charts.sharpness(picture, &self.player);
        let series = picture.series(&self.player, self.charts.by_powers, &sharpness);
        let is_logarithmic = series.is_some_and(|(_, scale)| scale == Scale::Logarithmic);
        2 * last_shown(&self.player) + u32::from(is_logarithmic)
    }
}
