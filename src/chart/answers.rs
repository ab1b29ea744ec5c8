//! A learner's numbers against the steps, beside the right ones.

use super::frame::{Content, Frame, Names};
use super::palette::solid;
use super::path::{Part, PathStyle};
use super::pixel::{Pixel, Size};
use super::scene::Scene;
use super::style::Style;
use crate::geometry::{Point, Rect};

/// What is not smaller is left out: larger numbers are not finite any more once they are laid out.
const LARGEST: f64 = 1e100;
/// The radii of the marks of a learner's numbers, and of those of the right ones.
const GIVEN: f64 = 5.5;
const RIGHT: f64 = 2.5;

/// The chart of two rows of numbers, each from step 0 on: `given` with gaps where a number is
/// not finite, and `right`. `names` are those of the steps and of the numbers.
pub fn answers(given: &[f64], right: &[f64], names: (&str, &str), style: &Style, size: Size) -> Scene {
    let mut scene = Scene::default();
    if !size.is_visible() {
        return scene;
    }
    let tame = |values: &[f64]| -> Vec<f64> {
        values.iter().map(|&value| if value.abs() < LARGEST { value } else { f64::NAN }).collect()
    };
    let (given, right) = (tame(given), tame(right));
    let theme = style.theme();
    let frame = Frame::new(bounds(&given, &right), size);
    scene.rectangle(&size.into(), solid(theme.paper));
    let is_rising = right.first().zip(right.last()).is_some_and(|(first, last)| last > first);
    let content = if is_rising { Content::Rising } else { Content::Falling };
    frame.axes(theme, Names { across: names.0, up: names.1, content, corner: 0.0 }, &mut scene);
    let pixels = |values: &[f64]| -> Vec<Pixel> {
        let at = |(step, &value): (usize, &f64)| frame.to_pixel(Point::new(step as f64, value));
        values.iter().enumerate().map(at).collect()
    };
    let right = (pixels(&right), PathStyle::of_racer(theme, 0), RIGHT);
    let given = (pixels(&given), PathStyle::of_racer(theme, 1), GIVEN);
    for (pixels, path, _) in [&right, &given] {
        for stretch in pixels.split(|at| !at.y.is_finite()) {
            path.stretch(stretch, 0..stretch.len(), Part::Behind, &frame.plot, &mut scene);
        }
    }
    // Where both agree, the right number's dot is seen on the learner's square.
    for (pixels, path, radius) in [given, right] {
        for &at in pixels.iter().filter(|at| at.y.is_finite() && frame.plot.contains(**at)) {
            path.marker(at, radius, &mut scene);
        }
    }
    scene
}

/// All numbers that are finite, with some room around them.
fn bounds(given: &[f64], right: &[f64]) -> Rect {
    let last = given.len().max(right.len()).saturating_sub(1).max(1);
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for value in given.iter().chain(right).filter(|value| value.is_finite()) {
        (low, high) = (low.min(*value), high.max(*value));
    }
    if !(low.is_finite() && high.is_finite()) {
        (low, high) = (0.0, 1.0);
    }
    let room = if high > low { 0.08 * (high - low) } else { 0.5 };
    Rect::new(0.0, last as f64, low - room, high + room)
}
