//! The axes around a plot: a thin border, few ticks, a name each.

use super::palette::{Theme, faded, solid};
use super::pixel::{Pixel, PixelRect};
use super::scene::{Label, Scene};
use plotters::style::text_anchor::{HPos, VPos};

/// The font's size of numbers and names: no word on a stage is smaller.
pub const TEXT: f64 = 11.5;
/// How far a tick reaches out, and how far its number lies off.
const TICK: f64 = 4.0;
const OFF: f64 = 6.0;

/// The axes at the left and lower edges of a plot.
pub(super) struct Axes<'a> {
    pub plot: PixelRect,
    pub theme: &'a Theme,
}

impl Axes<'_> {
    /// A line along each.
    pub(super) fn border(&self, scene: &mut Scene) {
        let [upper_left, _, lower_right, lower_left] = self.plot.corners();
        scene.line(vec![upper_left, lower_left, lower_right], 1.0, faded(self.theme.faint, 0.6));
    }

    /// A tick with its label at this distance from the picture's left edge.
    pub(super) fn tick_across(&self, x: f64, text: &str, scene: &mut Scene) {
        let at = Pixel::new(x, self.plot.bottom);
        self.tick(at, Pixel::new(x, at.y + TICK), scene);
        let at = Pixel::new(x, at.y + OFF);
        let label = Label { at, text, size: TEXT, across: HPos::Center, up: VPos::Top };
        scene.text(label, solid(self.theme.faint), None);
    }

    /// A tick with its label at this distance from the picture's upper edge.
    pub(super) fn tick_up(&self, y: f64, text: &str, scene: &mut Scene) {
        let at = Pixel::new(self.plot.left, y);
        self.tick(Pixel::new(at.x - TICK, y), at, scene);
        let at = Pixel::new(at.x - OFF, y);
        let label = Label { at, text, size: TEXT, across: HPos::Right, up: VPos::Center };
        scene.text(label, solid(self.theme.faint), None);
    }

    fn tick(&self, from: Pixel, to: Pixel, scene: &mut Scene) {
        scene.line(vec![from, to], 1.0, faded(self.theme.faint, 0.6));
    }

    /// An axis's name, on a halo of this opacity.
    pub(super) fn name(
        &self,
        at: Pixel,
        text: &str,
        (across, up): (HPos, VPos),
        halo: f64,
        scene: &mut Scene,
    ) {
        let label = Label { at, text, size: TEXT, across, up };
        scene.text(label, solid(self.theme.ink), Some(faded(self.theme.paper, halo)));
    }
}
