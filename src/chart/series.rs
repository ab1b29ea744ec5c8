//! Numbers of a run against its steps.

use super::frame::{Frame, Names};
use super::palette::{Palette, clear, solid};
use super::path::Track;
use super::scene::{Label, Pixel, Scene};
use super::{Layer, SMALLEST, Style};
use crate::geometry::{Point, Window};
use crate::player::Player;
use crate::run::Trace;
use plotters::style::text_anchor::{HPos, VPos};

/// Which number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Series {
    /// The loss; less the loss at the minimum, where that is known.
    Loss,
    /// The first parameter: x or w.
    FirstParameter,
    /// The second parameter: y.
    SecondParameter,
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
    if !(width >= SMALLEST && height >= SMALLEST) {
        return scene;
    }
    let chart = Chart::new(player, series, axis);
    let frame = Frame::new(chart.window, width, height);
    let palette = Palette::of(style.dark);
    match layer {
        Layer::Still => {
            scene.rectangle((0.0, 0.0), (width, height), solid(palette.paper));
            let name = match series {
                Series::Loss if chart.is_gap => &style.words.gap,
                Series::Loss => &style.words.loss,
                Series::FirstParameter => "x",
                Series::SecondParameter => "y",
                Series::Rate => "α",
                Series::Gradient => "‖∇f‖",
            };
            let names = Names {
                across: &style.words.step,
                up: name,
                is_series: true,
                is_rising: chart.is_rising(),
                logarithmic: axis == Axis::Logarithmic,
            };
            frame.axes(palette, names, &mut scene);
            chart.line(&frame, palette, style, &mut scene);
        }
        Layer::Moving => {
            let cursor = player.cursor();
            let (x, _) = frame.to_pixel(Point::new(f64::from(cursor), 0.0));
            scene.line(vec![(x, frame.plot.top), (x, frame.plot.bottom)], 1.0, clear(palette.ink, 0.5));
            for (racer, values) in chart.lines.iter().enumerate().rev() {
                let pixels: Vec<Pixel> = values.iter().map(|&at| frame.to_pixel(at)).collect();
                Track::of(palette, racer).draw(&pixels, cursor as usize, &frame.plot, &mut scene);
            }
        }
    }
    scene
}

/// The numbers, laid out, with the window that shows them.
struct Chart {
    lines: Vec<Vec<Point>>,
    window: Window,
    is_gap: bool,
    /// The height below which the first racer has converged.
    tolerance: Option<f64>,
}

impl Chart {
    fn new(player: &Player, series: Series, axis: Axis) -> Self {
        let verdicts = player.outcome();
        let least = |racer: usize| verdicts.get(racer).and_then(|verdict| verdict.least);
        let is_gap = series == Series::Loss && (0..player.runs().len()).all(|racer| least(racer).is_some());
        let lay = |value: f64| if axis == Axis::Logarithmic { value.log10() } else { value };
        let mut lines: Vec<Vec<Point>> = Vec::new();
        for (racer, run) in player.runs().iter().enumerate() {
            let base = if is_gap { least(racer).unwrap_or(0.0) } else { 0.0 };
            let values = values(run.trace(), series);
            let laid = values.enumerate().map(|(step, value)| Point::new(step as f64, lay(value - base)));
            lines.push(laid.collect());
        }
        let tolerance = player
            .runs()
            .first()
            .zip(least(0))
            .filter(|_| is_gap)
            .map(|(run, least)| lay(run.config().tolerance * (run.trace().states[0].loss - least)));
        let window = window(&lines, player.end(), axis, tolerance);
        Self { lines, window, is_gap, tolerance }
    }

    /// Whether the first racer ends above where it began.
    fn is_rising(&self) -> bool {
        let line = self.lines.first().map(Vec::as_slice).unwrap_or_default();
        line.first().zip(line.last()).is_some_and(|(first, last)| last.y.is_nan() || last.y > first.y)
    }

    fn line(&self, frame: &Frame, palette: &Palette, style: &Style, scene: &mut Scene) {
        let Some(tolerance) = self.tolerance else { return };
        let (_, y) = frame.to_pixel(Point::new(0.0, tolerance));
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

fn values(trace: &Trace, series: Series) -> Box<dyn Iterator<Item = f64> + '_> {
    let states = trace.states.iter();
    match series {
        Series::Loss => Box::new(states.map(|state| state.loss)),
        Series::FirstParameter => Box::new(states.map(|state| state.point.x)),
        Series::SecondParameter => Box::new(states.map(|state| state.point.y)),
        Series::Gradient => Box::new(states.map(|state| state.gradient.norm())),
        Series::Rate => Box::new(trace.updates.iter().map(|update| update.rate)),
    }
}

/// Bounds that show the numbers and stay finite whatever they are.
fn window(lines: &[Vec<Point>], end: u32, axis: Axis, tolerance: Option<f64>) -> Window {
    let heights = || lines.iter().flatten().map(|at| at.y).filter(|height| height.is_finite());
    let firsts = || lines.iter().filter_map(|line| line.first()).map(|at| at.y).filter(|y| y.is_finite());
    let most = |heights: &mut dyn Iterator<Item = f64>| heights.fold(f64::NEG_INFINITY, f64::max);
    let mut low = heights().fold(f64::INFINITY, f64::min).min(tolerance.unwrap_or(f64::INFINITY));
    let mut high = most(&mut heights());
    match axis {
        // A start that lies lower still is in sight: a run that diverges is seen to rise.
        Axis::Logarithmic => {
            low = low.max((high - DECADES).min(firsts().fold(f64::INFINITY, f64::min)));
        }
        Axis::Linear => {
            let first = most(&mut firsts());
            let lowest = most(&mut firsts().map(f64::abs)).max(first - low);
            // A run that diverges leaves the picture; the others still fill it.
            high = high.min(first.abs() + RISE * lowest);
            low = low.max(-first.abs() - RISE * lowest);
        }
    }
    if !(low.is_finite() && high.is_finite()) {
        (low, high) = (0.0, 1.0);
    }
    let room = if high > low { 0.05 * (high - low) } else { 0.5 };
    Window::new(0.0, f64::from(end.max(1)), low - room, high + room)
}
