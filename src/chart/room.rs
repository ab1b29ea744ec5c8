//! What is taken of a plot, and words where most of it is free.

use super::labels::text_width;
use super::palette::{Theme, faded, solid};
use super::pixel::{Pixel, PixelRect, Size};
use super::scene::{Label, Scene};
use crate::number::{readable, shortest};
use plotters::style::text_anchor::{HPos, VPos};

/// The size of the words.
pub(super) const TEXT: f64 = 12.0;
/// The opacity of the halo behind words.
pub(super) const HALO: f64 = 0.85;
/// A line takes room at places so far apart.
const STRIDE: f64 = 6.0;

/// What is taken of a plot.
pub(super) struct Room {
    pub plot: PixelRect,
    pub taken: Vec<PixelRect>,
}

impl Room {
    /// Takes a straight line.
    pub(super) fn take(&mut self, from: Pixel, to: Pixel) {
        let count = (from.distance(to) / STRIDE).ceil().clamp(1.0, 100.0) as u32;
        self.taken.extend((0..=count).map(|index| {
            let part = f64::from(index) / f64::from(count);
            PixelRect::around(from.lerp(to, part), 3.0)
        }));
    }

    /// How much stands in a place already; what leaves the plot is worst.
    fn crowd(&self, place: &PixelRect) -> usize {
        let outside = if self.plot.holds(place) { 0 } else { 1000 };
        outside + self.taken.iter().filter(|taken| taken.overlaps(place)).count()
    }

    /// Writes a text around that one of some middles, the best first, where least stands.
    pub(super) fn write(&mut self, text: &str, middles: &[Pixel], theme: &Theme, scene: &mut Scene) {
        let size = room_of(text);
        let places = middles.iter().map(|&middle| PixelRect::centered(middle, size));
        let Some(place) = places.min_by_key(|place| self.crowd(place)) else { return };
        let label = Label { at: place.center(), text, size: TEXT, across: HPos::Center, up: VPos::Center };
        scene.text(label, solid(theme.ink), Some(faded(theme.paper, HALO)));
        self.taken.push(place);
    }
}

/// The room that a text takes.
pub(super) fn room_of(text: &str) -> Size {
    Size::new(text_width(text, TEXT), TEXT + 2.0)
}

/// A number to three digits, with a sign of print.
pub(super) fn written(value: f64) -> String {
    let grain = 10_f64.powf(value.abs().log10().floor() - 2.0);
    let value = shortest(if grain > 0.0 { readable(value, grain) } else { value });
    value.replace('-', "−")
}
