//! A learner's numbers against the steps, beside the right ones.

use super::frame::{Frame, Names};
use super::palette::{Palette, solid};
use super::path::Track;
use super::scene::{Pixel, Scene};
use super::{SMALLEST, Style};
use crate::geometry::{Point, Rect};

/// What is not smaller is left out.
const LARGEST: f64 = 1e100;
/// How large the marks of a learner's numbers are, and those of the right ones.
const MARKS: (f64, f64) = (5.5, 2.5);

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
    // Larger numbers are not finite any more once they are laid out.
    let tame = |values: &[f64]| -> Vec<f64> {
        values.iter().map(|&value| if value.abs() < LARGEST { value } else { f64::NAN }).collect()
    };
    let (given, right) = (&tame(given), &tame(right));
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
    let frame = Frame::new(Rect::new(0.0, last as f64, low - room, high + room), width, height);
    scene.rectangle((0.0, 0.0), (width, height), solid(palette.paper));
    let is_rising = right.first().zip(right.last()).is_some_and(|(first, last)| last > first);
    let names = Names { across: names.0, up: names.1, is_series: true, is_rising, logarithmic: false };
    frame.axes(palette, names, &mut scene);
    let place = |(step, &value): (usize, &f64)| frame.to_pixel(Point::new(step as f64, value));
    let rows =
        [right, given].map(|values: &Vec<f64>| values.iter().enumerate().map(place).collect::<Vec<Pixel>>());
    let tracks = [0, 1].map(|racer| Track::of(palette, racer));
    for (pixels, track) in rows.iter().zip(&tracks) {
        for stretch in pixels.split(|at| !at.1.is_finite()) {
            track.stretch(stretch, 0..stretch.len(), 1.0, &frame.plot, &mut scene);
        }
    }
    // Where both agree, the right number's dot is seen on the learner's square.
    for ((pixels, track), size) in rows.iter().zip(&tracks).zip([MARKS.1, MARKS.0]).rev() {
        for &at in pixels.iter().filter(|at| at.1.is_finite() && frame.plot.contains(**at)) {
            track.marker(at, size, &mut scene);
        }
    }
    scene
}
