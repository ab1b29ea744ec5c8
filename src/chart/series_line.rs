//! One number of a racer against its steps, as a line.

use super::frame::Frame;
use super::palette::{Theme, solid};
use super::path::{MARKER, Part, PathStyle, pieces};
use super::pixel::Pixel;
use super::scale::Scale;
use super::scene::Scene;
use super::sharpness::Curvatures;
use crate::analysis::stability::{curvature_formula, curvature_limit, to_digits};
use crate::geometry::Point;
use crate::number::shortest;
use crate::run::{Config, Racer, Run};
use crate::schedule::{Schedule, ScheduleShape, ScheduleState};

/// Fewer steps than this in a column are drawn one by one.
const FEW: usize = 4;
/// The width of a column.
const COLUMN: f64 = 2.0;
/// A limit is a thin line of dashes.
const LIMIT: &[f64] = &[5.0, 4.0];

/// A number that each step has.
#[derive(Clone, Copy)]
pub(super) enum Ordinate<'a> {
    /// The loss less a base.
    Loss(f64),
    /// The first parameter.
    First,
    /// The second parameter.
    Second,
    Rate,
    /// The first racer's rate as a schedule has it, from the rate that it begins with.
    Scheduled(&'a Config, ScheduleShape),
    /// The length of the gradient.
    Gradient,
    /// The largest curvature.
    Sharpness(&'a Curvatures),
    /// The largest curvature at which the rate of the step to come is stable.
    Limit(&'a Racer),
}

/// A racer's number against the step.
pub(super) struct SeriesLine<'a> {
    pub racer: usize,
    pub run: &'a Run,
    pub quantity: Ordinate<'a>,
    pub dashes: &'static [f64],
    pub scale: Scale,
    /// No step beyond this one is shown.
    pub last: usize,
    /// The numbers from this step on may leave the picture.
    pub tame: usize,
}

impl SeriesLine<'_> {
    /// How many of the steps that are shown have a number.
    fn len(&self) -> usize {
        let len = match self.quantity {
            Ordinate::Rate | Ordinate::Scheduled(..) | Ordinate::Limit(_) => self.run.trace().updates(),
            _ => self.run.trace().states.len(),
        };
        len.min(self.last + 1)
    }

    /// The number, before it is laid out.
    fn value(&self, step: usize) -> f64 {
        let state = &self.run.trace().states[step];
        match self.quantity {
            Ordinate::Loss(base) => state.loss - base,
            Ordinate::First => state.point.x,
            Ordinate::Second => state.point.y,
            Ordinate::Rate => self.rate(step),
            Ordinate::Scheduled(config, shape) => {
                let factor =
                    Schedule::new(shape).factor(step as u32, config.steps, &ScheduleState::default());
                config.racers.first().map_or(f64::NAN, |first| first.rate * factor)
            }
            Ordinate::Gradient => state.gradient.norm(),
            Ordinate::Sharpness(curvatures) => curvatures.at(step),
            Ordinate::Limit(racer) => {
                curvature_limit(&racer.phase(step as u32).optimizer, self.rate(step)).unwrap_or(f64::NAN)
            }
        }
    }

    fn rate(&self, step: usize) -> f64 {
        self.run.rate(step).unwrap_or(f64::NAN)
    }

    /// The smallest and the largest number that have a place.
    pub(super) fn range(&self) -> (f64, f64) {
        let values = (0..self.len().min(self.tame))
            .map(|step| self.value(step))
            .filter(|&value| self.scale.has(value));
        values
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)))
    }

    /// The first number. Returns `None` if it has no place.
    pub(super) fn first(&self) -> Option<f64> {
        (self.len() > 0).then(|| self.value(0)).filter(|&value| self.scale.has(value))
    }

    /// Whether both its ends lie above a position.
    pub(super) fn is_high(&self, position: f64) -> bool {
        let is_above = |step: usize| self.scale.position(self.value(step)) > position;
        self.len().checked_sub(1).is_some_and(|last| is_above(0) && is_above(last))
    }

    /// Whether the line ends higher than it begins, and right of `x`. One that leaves the plot before
    /// has left room there.
    pub(super) fn rises_beyond(&self, x: f64, frame: &Frame) -> bool {
        self.end(frame).is_some_and(|end| end.x > x && end.y < self.place(0, frame).y)
    }

    /// Its pixels, and the index of that at the cursor.
    pub(super) fn pixels(&self, cursor: usize, frame: &Frame) -> (Vec<Pixel>, usize) {
        let mut pixels = Vec::new();
        let Some(last) = self.len().checked_sub(1) else { return (pixels, 0) };
        let reached = cursor.min(last);
        self.thinned(0, reached, frame, &mut pixels);
        let behind = pixels.len() - 1;
        if reached < last {
            self.thinned(reached + 1, last, frame, &mut pixels);
        }
        (pixels, behind)
    }

    /// Draws a part of the line that has these pixels.
    pub(super) fn draw(
        &self,
        (pixels, reached): &(Vec<Pixel>, usize),
        part: Part,
        frame: &Frame,
        theme: &Theme,
        scene: &mut Scene,
    ) {
        self.style(theme).draw(pixels, *reached, part, &frame.plot, scene);
    }

    /// Draws all of the line alike, as what others are held against.
    pub(super) fn draw_limit(&self, frame: &Frame, theme: &Theme, scene: &mut Scene) {
        for piece in pieces(&self.pixels(0, frame).0, &frame.plot) {
            scene.dashed(piece, LIMIT, 1.5, solid(theme.racer(self.racer)));
        }
    }

    /// A limit as a formula in the rate, with its value to three digits where that stays the same.
    pub(super) fn formula(&self) -> Option<String> {
        let Ordinate::Limit(racer) = self.quantity else { return None };
        let formula = curvature_formula(&racer.optimizer)?;
        let (low, high) = self.range();
        let is_steady = high - low <= 1e-9 * high;
        Some(if is_steady { [&formula, " = ", &shortest(to_digits(high, 3.0))].concat() } else { formula })
    }

    /// Where the line is last seen, at its end or where it leaves the plot. Returns `None` if it is
    /// not seen at all.
    pub(super) fn end(&self, frame: &Frame) -> Option<Pixel> {
        let place = |step: usize| self.place(step, frame);
        let inside = (0..self.len()).rev().find(|&step| frame.plot.contains(place(step)))?;
        let beyond = (inside + 1 < self.len()).then(|| frame.plot.clip(place(inside), place(inside + 1)));
        Some(beyond.flatten().map_or(place(inside), |(_, edge)| edge))
    }

    /// Draws what the line has grown by between a step and the cursor.
    pub(super) fn grow(&self, since: usize, cursor: usize, frame: &Frame, theme: &Theme, scene: &mut Scene) {
        if since + 1 >= self.len() {
            return;
        }
        // The column that the line had come to has become fuller.
        let begun = since - since % steps_a_column(frame).max(1);
        let mut pixels = Vec::new();
        if begun > 0 {
            self.thinned(0, begun - 1, frame, &mut pixels);
        }
        let known = pixels.len().saturating_sub(1);
        self.thinned(begun, cursor.min(self.len() - 1), frame, &mut pixels);
        self.style(theme).stretch(&pixels, known..pixels.len(), Part::Behind, &frame.plot, scene);
    }

    /// Draws the racer's marker where its line has come to.
    pub(super) fn mark(&self, cursor: usize, frame: &Frame, theme: &Theme, scene: &mut Scene) {
        let Some(last) = self.len().checked_sub(1) else { return };
        let at = self.place(cursor.min(last), frame);
        if frame.plot.contains(at) {
            self.style(theme).marker(at, MARKER, scene);
        }
    }

    fn style(&self, theme: &Theme) -> PathStyle {
        PathStyle::on_paper(theme, self.racer, self.dashes)
    }

    fn place(&self, step: usize, frame: &Frame) -> Pixel {
        frame.to_pixel(Point::new(step as f64, self.scale.position(self.value(step))))
    }

    /// The line from one step to another, both included. Where many steps share a column, its
    /// first, lowest, highest and last numbers draw the same line, spikes and all.
    fn thinned(&self, from: usize, to: usize, frame: &Frame, pixels: &mut Vec<Pixel>) {
        let place = |step: usize| self.place(step, frame);
        let steps = steps_a_column(frame);
        if steps < FEW {
            return pixels.extend((from..=to).map(place));
        }
        let mut begin = from;
        while begin <= to {
            // Columns stay where they are, wherever the line begins.
            let end = (begin - begin % steps + steps - 1).min(to);
            let (mut lowest, mut highest) = (begin, begin);
            let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
            for step in begin..=end {
                let value = self.value(step);
                if value < low && self.scale.has(value) {
                    (lowest, low) = (step, value);
                }
                if value > high && self.scale.has(value) {
                    (highest, high) = (step, value);
                }
            }
            let mut kept = vec![begin, lowest.min(highest), lowest.max(highest), end];
            kept.dedup();
            pixels.extend(kept.into_iter().map(place));
            begin = end + 1;
        }
    }
}

/// How many steps share a column.
fn steps_a_column(frame: &Frame) -> usize {
    let left = frame.to_pixel(Point::new(0.0, 0.0));
    let right = frame.to_pixel(Point::new(1.0, 0.0));
    (COLUMN / (right.x - left.x)) as usize
}
