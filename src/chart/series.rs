//! Numbers of a run against its steps.

use super::frame::{Frame, Names};
use super::palette::{Palette, clear, solid};
use super::path;
use super::path::{MARKER, Track, dashes};
use super::scene::{Label, Pixel, Scene};
use super::{Layer, SMALLEST, Style};
use crate::geometry::{Dimension, Point, Rect};
use crate::player::Player;
use crate::run::Trace;
use crate::surface::Surface;
use plotters::style::text_anchor::{HPos, VPos};

/// Which number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Series {
    /// The loss; less the loss at the minimum, where that is known.
    Loss,
    /// The parameters: the first as a solid line, the second dashed.
    Parameters,
    /// The rate, schedule included.
    Rate,
    /// The length of the exact gradient.
    Gradient,
}

/// How the numbers are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// Evenly.
    Linear,
    /// By powers of ten; what is not positive is left out.
    Logarithmic,
}

/// Numbers may fall this many powers of ten below the largest before they leave the picture.
const DECADES: f64 = 12.0;
/// Numbers may rise this many times above the first before they leave a linear picture.
const RISE: f64 = 3.0;
/// Parameters may be this many times as far from the middle as the edge of the box that the
/// stage shows.
const BOXES: f64 = 2.0;
/// The dashes of the first parameter and of the second, whoever runs.
const SOLID: &[f64] = &[];
const SECOND: &[f64] = &[5.0, 4.0];
/// Fewer steps than this in a column are drawn one by one.
const FEW: usize = 4;

/// One layer of the chart of a series, on a picture of this size in CSS pixels.
pub fn series(
    player: &Player,
    series: Series,
    axis: Axis,
    layer: Layer,
    style: &Style,
    (width, height): (f64, f64),
) -> Scene {
    let mut scene = Scene::default();
    let is_bare = !matches!(layer, Layer::Still | Layer::Trail | Layer::Marks);
    if is_bare || !(width >= SMALLEST && height >= SMALLEST) {
        return scene;
    }
    let chart = Chart::new(player, series, axis);
    let frame = chart.frame(width, height);
    let palette = Palette::of(style.dark);
    match layer {
        Layer::Still => {
            scene.rectangle((0.0, 0.0), (width, height), solid(palette.paper));
            frame.axes(palette, chart.names(style), &mut scene);
            chart.legend(&frame, palette, &mut scene);
            chart.tolerance(&frame, palette, style, &mut scene);
        }
        Layer::Trail => {
            for line in chart.lines.iter().rev() {
                line.draw(player.cursor() as usize, &frame, palette, &mut scene);
            }
        }
        Layer::Marks => {
            let cursor = player.cursor();
            let (x, _) = frame.to_pixel(Point::new(f64::from(cursor), 0.0));
            scene.line(vec![(x, frame.plot.top), (x, frame.plot.bottom)], 1.0, clear(palette.ink, 0.5));
            for line in chart.lines.iter().rev() {
                line.mark(cursor as usize, &frame, palette, &mut scene);
            }
        }
        _ => {}
    }
    scene
}

/// What the lines of a chart have grown by since a step; nothing where they have to be drawn anew.
pub fn series_growth(
    player: &Player,
    series: Series,
    axis: Axis,
    since: u32,
    style: &Style,
    (width, height): (f64, f64),
) -> Option<Scene> {
    let mut scene = Scene::default();
    let chart = Chart::new(player, series, axis);
    let frame = chart.frame(width, height);
    let (since, cursor) = (since as usize, player.cursor() as usize);
    for line in chart.lines.iter().rev() {
        if !path::grows(line.len()) || steps_a_column(&frame) >= FEW {
            return None;
        }
        let shown = line.len().min(cursor + 2);
        let pixels: Vec<Pixel> = (0..shown).map(|step| line.place(step, &frame)).collect();
        let track = line.track(Palette::of(style.dark));
        track.stretch(&pixels, since..cursor + 1, 1.0, &frame.plot, &mut scene);
    }
    Some(scene)
}

/// The step under a pixel of the chart of a series, `x` CSS pixels from its left edge: the
/// nearest step there is.
pub fn step_at(player: &Player, series: Series, axis: Axis, x: f64, (width, height): (f64, f64)) -> u32 {
    let frame = Chart::new(player, series, axis).frame(width, height);
    let step = frame.to_nearest_point((x, frame.plot.top)).map_or(0.0, |at| at.x);
    // Casting saturates: what is below zero is the first step.
    (step.round() as u32).min(player.end())
}

/// A number that each step has.
#[derive(Clone, Copy)]
enum Quantity {
    /// The loss less a base.
    Loss(f64),
    First,
    Second,
    Rate,
    Gradient,
}

/// A racer's number against the step.
struct Line<'a> {
    racer: usize,
    trace: &'a Trace,
    quantity: Quantity,
    dashes: &'static [f64],
    axis: Axis,
}

impl Line<'_> {
    /// How many steps have a number.
    fn len(&self) -> usize {
        match self.quantity {
            Quantity::Rate => self.trace.updates.len(),
            _ => self.trace.states.len(),
        }
    }

    /// The number, before it is laid out.
    fn value(&self, step: usize) -> f64 {
        let state = &self.trace.states[step];
        match self.quantity {
            Quantity::Loss(base) => state.loss - base,
            Quantity::First => state.point.x,
            Quantity::Second => state.point.y,
            Quantity::Rate => self.trace.updates[step].rate,
            Quantity::Gradient => state.gradient.norm(),
        }
    }

    /// Whether a number has a place on the axis.
    fn has_place(&self, value: f64) -> bool {
        value.is_finite() && (self.axis == Axis::Linear || value > 0.0)
    }

    /// The smallest and the largest number that have a place.
    fn range(&self) -> (f64, f64) {
        let values = (0..self.len()).map(|step| self.value(step)).filter(|&value| self.has_place(value));
        values
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)))
    }

    /// The first number, if it has a place.
    fn first(&self) -> Option<f64> {
        (self.len() > 0).then(|| self.value(0)).filter(|&value| self.has_place(value))
    }

    fn draw(&self, cursor: usize, frame: &Frame, palette: &Palette, scene: &mut Scene) {
        let Some(last) = self.len().checked_sub(1) else { return };
        let reached = cursor.min(last);
        let mut pixels = Vec::new();
        self.thinned(0, reached, frame, &mut pixels);
        let behind = pixels.len() - 1;
        if reached < last {
            self.thinned(reached + 1, last, frame, &mut pixels);
        }
        self.track(palette).draw(&pixels, behind, &frame.plot, scene);
    }

    /// The racer's mark where its line has come to.
    fn mark(&self, cursor: usize, frame: &Frame, palette: &Palette, scene: &mut Scene) {
        let Some(last) = self.len().checked_sub(1) else { return };
        let at = self.place(cursor.min(last), frame);
        if frame.plot.contains(at) {
            self.track(palette).marker(at, MARKER, scene);
        }
    }

    fn track(&self, palette: &Palette) -> Track {
        Track { dashes: self.dashes, ..Track::of(palette, self.racer) }
    }

    fn place(&self, step: usize, frame: &Frame) -> Pixel {
        frame.to_pixel(Point::new(step as f64, lay(self.axis, self.value(step))))
    }

    /// The line from one step to another, both included. Where many steps share a column two
    /// pixels wide, its first, lowest, highest and last numbers draw the same line, spikes and all.
    fn thinned(&self, from: usize, to: usize, frame: &Frame, pixels: &mut Vec<Pixel>) {
        let place = |step: usize| self.place(step, frame);
        let steps = steps_a_column(frame);
        if steps < FEW {
            return pixels.extend((from..=to).map(place));
        }
        for begin in (from..=to).step_by(steps) {
            let end = (begin + steps - 1).min(to);
            let (mut lowest, mut highest) = (begin, begin);
            let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
            for step in begin..=end {
                let value = self.value(step);
                if value < low && self.has_place(value) {
                    (lowest, low) = (step, value);
                }
                if value > high && self.has_place(value) {
                    (highest, high) = (step, value);
                }
            }
            let mut kept = [begin, lowest.min(highest), lowest.max(highest), end].map(Some);
            for index in 1..kept.len() {
                kept[index] =
                    kept[index].filter(|&step| Some(step) != kept[..index].iter().flatten().last().copied());
            }
            pixels.extend(kept.into_iter().flatten().map(place));
        }
    }
}

/// The numbers of a series with the bounds that show them.
struct Chart<'a> {
    series: Series,
    axis: Axis,
    lines: Vec<Line<'a>>,
    bounds: Rect,
    is_gap: bool,
    /// The height below which the first racer has converged.
    tolerance: Option<f64>,
    surface: Option<&'a Surface>,
}

impl<'a> Chart<'a> {
    fn new(player: &'a Player, series: Series, axis: Axis) -> Self {
        let runs = player.runs();
        let surface = runs.first().map(|run| &run.config().surface);
        let verdicts = player.outcome();
        let least = |racer: usize| verdicts.get(racer).and_then(|verdict| verdict.least);
        let is_gap = series == Series::Loss && (0..runs.len()).all(|racer| least(racer).is_some());
        let mut lines = Vec::new();
        for (racer, run) in runs.iter().enumerate() {
            let mut add = |quantity, dashes| {
                lines.push(Line { racer, trace: run.trace(), quantity, dashes, axis });
            };
            let own = dashes(racer);
            match series {
                Series::Loss => {
                    add(Quantity::Loss(if is_gap { least(racer).unwrap_or(0.0) } else { 0.0 }), own);
                }
                Series::Rate => add(Quantity::Rate, own),
                Series::Gradient => add(Quantity::Gradient, own),
                Series::Parameters => {
                    add(Quantity::First, SOLID);
                    if run.config().surface.dimension() == Dimension::Two {
                        add(Quantity::Second, SECOND);
                    }
                }
            }
        }
        let tolerance = runs
            .first()
            .zip(least(0))
            .filter(|_| is_gap)
            .map(|(run, least)| run.config().tolerance * (run.trace().states[0].loss - least));
        let shown = runs.first().map(|run| run.config().bounds);
        let bounds = bounds(&lines, player.end(), series, axis, tolerance, shown);
        Self { series, axis, lines, bounds, is_gap, tolerance, surface }
    }

    fn frame(&self, width: f64, height: f64) -> Frame {
        Frame::for_axis(self.bounds, self.axis == Axis::Logarithmic, (width, height))
    }

    fn names<'b>(&self, style: &'b Style) -> Names<'b> {
        let words = &style.words;
        let up = match self.series {
            Series::Loss if self.is_gap => &words.gap,
            Series::Loss => &words.loss,
            // The legend names both.
            Series::Parameters => "",
            Series::Rate => &words.rate,
            Series::Gradient => &words.gradient,
        };
        Names {
            across: &words.step,
            up,
            is_series: true,
            is_rising: self.is_rising(),
            logarithmic: self.axis == Axis::Logarithmic,
        }
    }

    /// Whether the first racer ends above where it began.
    fn is_rising(&self) -> bool {
        let Some((line, last)) =
            self.lines.first().zip(self.lines.first().and_then(|line| line.len().checked_sub(1)))
        else {
            return false;
        };
        let (first, last) = (line.value(0), line.value(last));
        !last.is_finite() || last > first
    }

    /// Which line is which parameter.
    fn legend(&self, frame: &Frame, palette: &Palette, scene: &mut Scene) {
        if self.series != Series::Parameters {
            return;
        }
        let names = match self.surface {
            Some(Surface::Regression(_)) => ["θ₀", "θ₁"],
            Some(surface) if surface.dimension() == Dimension::One => ["w", ""],
            _ => ["x", "y"],
        };
        let y = frame.plot.top + 9.0;
        let mut x = frame.plot.right - 8.0;
        let samples = [(names[1], SECOND), (names[0], SOLID)];
        let shown = samples.into_iter().filter(|(name, _)| !name.is_empty());
        for (name, dashes) in shown {
            let sample = vec![(x - 24.0, y), (x, y)];
            scene.line(sample.clone(), 6.0, clear(palette.paper, 0.8));
            scene.dashed(sample, dashes, 2.0, solid(palette.ink));
            let label =
                Label { at: (x - 29.0, y), text: name, size: 12.0, across: HPos::Right, up: VPos::Center };
            scene.words(label, solid(palette.ink), Some(clear(palette.paper, 0.8)));
            x -= 62.0;
        }
    }

    /// The line below which the first racer has converged.
    fn tolerance(&self, frame: &Frame, palette: &Palette, style: &Style, scene: &mut Scene) {
        let Some(tolerance) = self.tolerance else { return };
        let (_, y) = frame.to_pixel(Point::new(0.0, lay(self.axis, tolerance)));
        if !frame.plot.contains((frame.plot.left, y)) {
            return;
        }
        let points = vec![(frame.plot.left, y), (frame.plot.right, y)];
        scene.dashed(points, &[4.0, 3.0], 1.0, solid(palette.faint));
        // Above the line, unless the name of the axis stands there.
        let is_crowded = y < frame.plot.top + 34.0;
        let (y, up) = if is_crowded { (y + 3.0, VPos::Top) } else { (y - 3.0, VPos::Bottom) };
        let at = (frame.plot.right - 4.0, y);
        let label = Label { at, text: &style.words.tolerance, size: 11.0, across: HPos::Right, up };
        scene.words(label, solid(palette.faint), Some(clear(palette.paper, 0.8)));
    }
}

/// How many steps share a column two pixels wide.
fn steps_a_column(frame: &Frame) -> usize {
    let (left, _) = frame.to_pixel(Point::new(0.0, 0.0));
    let (right, _) = frame.to_pixel(Point::new(1.0, 0.0));
    (2.0 / (right - left)) as usize
}

fn lay(axis: Axis, value: f64) -> f64 {
    match axis {
        Axis::Linear => value,
        Axis::Logarithmic => value.log10(),
    }
}

/// Bounds that show the numbers and stay finite whatever they are.
fn bounds(
    lines: &[Line<'_>],
    end: u32,
    series: Series,
    axis: Axis,
    tolerance: Option<f64>,
    shown: Option<Rect>,
) -> Rect {
    let least = |values: &mut dyn Iterator<Item = f64>| values.fold(f64::INFINITY, f64::min);
    let most = |values: &mut dyn Iterator<Item = f64>| values.fold(f64::NEG_INFINITY, f64::max);
    let ranges: Vec<(f64, f64)> = lines.iter().map(Line::range).collect();
    let mut low =
        least(&mut ranges.iter().map(|range| range.0).chain(tolerance.filter(|&height| height > 0.0)));
    let mut high = most(&mut ranges.iter().map(|range| range.1));
    let firsts = || lines.iter().filter_map(Line::first);
    match (series, axis) {
        // A rate of nothing is where rates begin.
        (Series::Rate, Axis::Linear) => low = low.min(0.0),
        (Series::Parameters, _) => {
            if let Some(shown) = shown.map(|shown| shown.scaled(BOXES)) {
                low = low.max(shown.min.x.min(shown.min.y));
                high = high.min(shown.max.x.max(shown.max.y));
            }
        }
        (_, Axis::Logarithmic) => {
            // A start that lies lower still is in sight: a run that diverges is seen to rise.
            low = low.max((high * 10_f64.powf(-DECADES)).min(least(&mut firsts())));
        }
        (_, Axis::Linear) => {
            let first = most(&mut firsts());
            let lowest = most(&mut firsts().map(f64::abs)).max(first - low);
            // A run that diverges leaves the picture; the others still fill it.
            high = high.min(first.abs() + RISE * lowest);
            low = low.max(-first.abs() - RISE * lowest);
        }
    }
    (low, high) = (lay(axis, low), lay(axis, high));
    if !(low.is_finite() && high.is_finite()) {
        (low, high) = (0.0, 1.0);
    }
    let room = if high > low { 0.05 * (high - low) } else { 0.5 };
    // Nothing has no room below it.
    let bottom = if series == Series::Rate && low == 0.0 { low } else { low - room };
    // The legend stands above all lines.
    let above = if series == Series::Parameters { 3.0 * room } else { room };
    Rect::new(0.0, f64::from(end.max(1)), bottom, high + above)
}
