//! A learner's numbers against the steps, beside the right ones.

use super::clip::Rectangle;
use super::frame::{Frame, Names};
use super::palette::{Palette, solid};
use super::path::Track;
use super::scene::{Pixel, Scene};
use super::{SMALLEST, Style};
use crate::geometry::{Point, Window};

/// How large the marks of a learner's numbers are, and those of the right ones.
const MARKS: (f64, f64) = (4.5, 3.5);

/// The chart of two rows of numbers, each from step 0 on: `given` with gaps where a number is
/// not finite, and `right`. `names` are those of the steps and of the numbers.
pub fn answers(
    given: &[f64],
    right: &[f64],
    names: (&str, &str),
    style: &Style,
    (width, height): (f64, f64),
) -> Scene {
    let mut scene = Scene::default();
    if !(width >= SMALLEST && height >= SMALLEST) {
        return scene;
    }
    let palette = Palette::of(style.dark);
    let last = given.len().max(right.len()).saturating_sub(1).max(1);
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for value in given.iter().chain(right).filter(|value| value.is_finite()) {
        (low, high) = (low.min(*value), high.max(*value));
    }
    if !(low.is_finite() && high.is_finite()) {
        (low, high) = (0.0, 1.0);
    }
    let room = if high > low { 0.08 * (high - low) } else { 0.5 };
    let frame = Frame::new(Window::new(0.0, last as f64, low - room, high + room), width, height);
    scene.rectangle((0.0, 0.0), (width, height), solid(palette.paper));
    let is_rising = right.first().zip(right.last()).is_some_and(|(first, last)| last > first);
    let names = Names { across: names.0, up: names.1, is_series: true, is_rising, logarithmic: false };
    frame.axes(palette, names, &mut scene);
    for (racer, values, size) in [(0, right, MARKS.1), (1, given, MARKS.0)] {
        let place = |(step, &value): (usize, &f64)| frame.to_pixel(Point::new(step as f64, value));
        let pixels: Vec<Pixel> = values.iter().enumerate().map(place).collect();
        marks(&pixels, Track::of(palette, racer), size, &frame.plot, &mut scene);
    }
    scene
}

/// A line through the numbers that stand next to each other, and a mark at each.
fn marks(pixels: &[Pixel], track: Track, size: f64, plot: &Rectangle, scene: &mut Scene) {
    let is_there = |at: &Pixel| at.1.is_finite();
    for stretch in pixels.split(|at| !is_there(at)) {
        track.stretch(stretch, 1.0, plot, scene);
    }
    for &at in pixels.iter().filter(|at| is_there(at) && plot.contains(**at)) {
        track.marker(at, size, scene);
    }
}
