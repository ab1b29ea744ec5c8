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
#[derive(Clone, Debug)]
pub struct Sketch {
    /// The losses that were said, each with its step; not finite where none was.
    pub said: Vec<(u32, f64)>,
    /// The losses of the run as far as it was seen, from step 0 on.
    pub seen: Vec<f64>,
    /// The number of steps that the run may take.
    pub steps: u32,
}

impl Sketch {
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
        let (mut seen, mut said) = (Vec::new(), Vec::new());
        for (step, &loss) in self.seen.iter().enumerate() {
            seen.push(frame.to_pixel(Point::new(step as f64, loss)));
        }
        // Both begin at the start.
        said.extend(seen.first());
        for &(step, loss) in &self.said {
            if loss.is_finite() {
                said.push(frame.to_pixel(Point::new(step.into(), loss)));
            }
        }
        let (own, learner) = (PathStyle::of_racer(theme, 0), PathStyle::of_racer(theme, 1));
        for (path, pixels) in [(&own, &seen), (&learner, &said)] {
            for stretch in pixels.split(|at| !at.y.is_finite()) {
                path.stretch(stretch, 0..stretch.len(), Part::Behind, &frame.plot, &mut scene);
            }
        }
        for &at in &said {
            if frame.plot.contains(at) {
                learner.marker(at, MARK, &mut scene);
            }
        }
        scene
    }

    /// What a press on the chart says: the nearest of the asked steps, by its index, and the loss
    /// there. Returns `None` if the chart has no area or nothing is asked.
    pub fn at(&self, pixel: Pixel, size: Size) -> Option<(usize, f64)> {
        let point = self.frame(size).to_readable_point(pixel)?;
        let (mut nearest, mut least) = (None, f64::INFINITY);
        for (index, &(step, _)) in self.said.iter().enumerate() {
            let apart = (f64::from(step) - point.x).abs();
            if apart < least {
                (nearest, least) = (Some((index, point.y)), apart);
            }
        }
        nearest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_ahead_moves_nothing() {
        let said = vec![(10, f64::NAN), (20, 3.0)];
        let size = Size::new(400.0, 200.0);
        let frame = Sketch { said, seen: vec![8.0], steps: 20 }.frame(size);
        // The chart before the run has room for twice the start, whatever the run will be.
        assert_eq!(frame.to_pixel(Point::new(0.0, 16.0)).y, frame.plot.top);
    }

    #[test]
    fn a_press_says_the_loss_at_the_nearest_step() {
        let sketch = Sketch { said: vec![(10, f64::NAN), (20, f64::NAN)], seen: vec![8.0], steps: 20 };
        let size = Size::new(400.0, 200.0);
        let pixel = sketch.frame(size).to_pixel(Point::new(12.0, 4.0));
        let (index, loss) = sketch.at(pixel, size).unwrap();
        assert_eq!(index, 0);
        assert!((loss - 4.0).abs() < 0.1);
    }
}
