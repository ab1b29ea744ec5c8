//! A loss as it is sketched before a run, and the run's own beside it.

use super::frame::{Content, Frame, Names};
use super::palette::solid;
use super::path::{Part, PathStyle};
use super::pixel::{Pixel, Size};
use super::scene::Scene;
use super::style::Style;
use crate::geometry::{Point, Rect};

/// How many times the first loss there is room for, and how many times for a run that rises.
const ROOM: f64 = 2.0;
const MOST: f64 = 10.0;
/// The radius of the marks of what was sketched.
const MARK: f64 = 5.5;

/// What is sketched, and what of the run has been seen.
#[derive(Clone, Copy, Debug)]
pub struct Sketch<'a> {
    /// The losses that were said, each with its step; not finite where none was.
    pub said: &'a [(u32, f64)],
    /// The losses of the run as far as it was seen, from step 0 on.
    pub seen: &'a [f64],
    /// The number of steps that the run may take.
    pub steps: u32,
}

impl Sketch<'_> {
    fn frame(&self, size: Size) -> Frame {
        let first = self.seen.first().copied().unwrap_or(1.0);
        let room = if first > 0.0 { ROOM * first } else { first + 1.0 };
        let most = if first > 0.0 { MOST * first } else { f64::INFINITY };
        let finite = |loss: &f64| loss.is_finite();
        let said = self.said.iter().map(|&(_, loss)| loss).filter(finite);
        let seen = self.seen.iter().copied().filter(finite).map(|loss| loss.min(most));
        let (low, high) = said
            .chain(seen)
            .fold((0.0_f64.min(first), room), |(low, high), loss| (low.min(loss), high.max(loss)));
        let below = 0.04 * (high - low);
        Frame::new(Rect::new(0.0, f64::from(self.steps.max(1)), low - below, high), size)
    }

    /// The chart. `names` are those of the steps and of the loss.
    pub fn scene(&self, names: (&str, &str), style: &Style, size: Size) -> Scene {
        let mut scene = Scene::default();
        if !size.is_visible() {
            return scene;
        }
        let (theme, frame) = (style.theme(), self.frame(size));
        scene.rectangle(&size.into(), solid(theme.paper));
        let names = Names { across: names.0, up: names.1, content: Content::Falling, corner: 0.0 };
        frame.axes(theme, names, &mut scene);
        let pixel = |(step, loss): (u32, f64)| frame.to_pixel(Point::new(step.into(), loss));
        let seen: Vec<Pixel> = (0..).zip(self.seen.iter().copied()).map(pixel).collect();
        let first = self.seen.first().map(|&loss| (0, loss));
        let all: Vec<(u32, f64)> = first.into_iter().chain(self.said.iter().copied()).collect();
        let said: Vec<Pixel> = all.into_iter().filter(|(_, loss)| loss.is_finite()).map(pixel).collect();
        let [own, learner] = [0, 1].map(|racer| PathStyle::of_racer(theme, racer));
        for (path, pixels) in [(&own, &seen), (&learner, &said)] {
            for stretch in pixels.split(|at| !at.y.is_finite()) {
                path.stretch(stretch, 0..stretch.len(), Part::Behind, &frame.plot, &mut scene);
            }
        }
        for &at in said.iter().filter(|at| frame.plot.contains(**at)) {
            learner.marker(at, MARK, &mut scene);
        }
        scene
    }

    /// What a press on the chart says: the nearest of the asked steps, by its index, and the loss
    /// there. Returns `None` if the chart has no area or nothing is asked.
    pub fn at(&self, pixel: Pixel, size: Size) -> Option<(usize, f64)> {
        let point = self.frame(size).to_readable_point(pixel)?;
        let apart = |step: u32| (f64::from(step) - point.x).abs();
        let steps = self.said.iter().map(|&(step, _)| step).enumerate();
        let nearest = steps.min_by(|one, other| apart(one.1).total_cmp(&apart(other.1)))?;
        Some((nearest.0, point.y))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_ahead_moves_nothing() {
        let said = [(10, f64::NAN), (20, 3.0)];
        let size = Size::new(400.0, 200.0);
        let frame = Sketch { said: &said, seen: &[8.0], steps: 20 }.frame(size);
        // The chart before the run has room for twice the start, whatever the run will be.
        assert_eq!(frame.to_pixel(Point::new(0.0, 16.0)).y, frame.plot.top);
    }

    #[test]
    fn a_press_says_the_loss_at_the_nearest_step() {
        let sketch = Sketch { said: &[(10, f64::NAN), (20, f64::NAN)], seen: &[8.0], steps: 20 };
        let size = Size::new(400.0, 200.0);
        let pixel = sketch.frame(size).to_pixel(Point::new(12.0, 4.0));
        let (index, loss) = sketch.at(pixel, size).unwrap();
        assert_eq!(index, 0);
        assert!((loss - 4.0).abs() < 0.1);
    }
}
