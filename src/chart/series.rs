//! Numbers of a run against its steps.

use super::frame::{Content, Frame, Names};
use super::palette::{dashes, faded, solid};
use super::pixel::{Pixel, Size};
use super::scale::Scale;
use super::scene::{Label, Scene};
use super::series_line::{Ordinate, SeriesLine};
use super::style::{Layer, Style};
use crate::geometry::{Dimension, Point, Rect};
use crate::player::Player;
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

/// Numbers may fall this many powers of ten below the largest before they leave the picture.
const DECADES: f64 = 12.0;
/// Numbers may rise this many times above the first before they leave a linear picture.
const RISE: f64 = 3.0;
/// Parameters may be this many times as far from the middle as the edge of what the stage shows.
const BEYOND: f64 = 2.0;
/// The dashes of the first parameter and of the second, whoever runs.
const SOLID: &[f64] = &[];
const SECOND: &[f64] = &[5.0, 4.0];
/// The opacity of the halo behind words.
const HALO: f64 = 0.8;

/// Draws one layer of the chart of a series.
pub fn series(
    player: &Player,
    series: Series,
    scale: Scale,
    layer: Layer,
    style: &Style,
    size: Size,
) -> Scene {
    let mut scene = Scene::default();
    if matches!(layer, Layer::Previous | Layer::Annotations) || !size.is_visible() {
        return scene;
    }
    let chart = Chart::new(player, series, scale);
    let (frame, theme) = (chart.frame(size), style.theme());
    match layer {
        Layer::Background => {
            scene.rectangle(&size.into(), solid(theme.paper));
            frame.axes(theme, chart.names(style), &mut scene);
            chart.legend(&frame, style, &mut scene);
            chart.tolerance(&frame, style, &mut scene);
        }
        Layer::Paths => {
            for line in chart.lines.iter().rev() {
                line.draw(player.cursor() as usize, &frame, theme, &mut scene);
            }
        }
        Layer::Markers => {
            let cursor = player.cursor();
            let x = frame.to_pixel(Point::new(f64::from(cursor), 0.0)).x;
            let upright = vec![Pixel::new(x, frame.plot.top), Pixel::new(x, frame.plot.bottom)];
            scene.line(upright, 1.0, faded(theme.ink, 0.5));
            for line in chart.lines.iter().rev() {
                line.mark(cursor as usize, &frame, theme, &mut scene);
            }
        }
        Layer::Previous | Layer::Annotations => {}
    }
    scene
}

/// What the lines of a chart have grown by since a step. Returns `None` if they have to be drawn
/// anew.
pub fn series_growth(
    player: &Player,
    series: Series,
    scale: Scale,
    since: u32,
    style: &Style,
    size: Size,
) -> Option<Scene> {
    let mut scene = Scene::default();
    let chart = Chart::new(player, series, scale);
    let frame = chart.frame(size);
    let (since, cursor) = (since as usize, player.cursor() as usize);
    for line in chart.lines.iter().rev() {
        line.grow(since, cursor, &frame, style.theme(), &mut scene)?;
    }
    Some(scene)
}

/// The step under a pixel of the chart of a series, `x` CSS pixels from its left edge: the
/// nearest step there is.
pub fn step_at(player: &Player, series: Series, scale: Scale, x: f64, size: Size) -> u32 {
    let frame = Chart::new(player, series, scale).frame(size);
    let step = frame.to_nearest_point(Pixel::new(x, frame.plot.top)).map_or(0.0, |at| at.x);
    // Casting saturates: what is below zero is the first step.
    (step.round() as u32).min(player.end())
}

/// The loss that all lines are measured from, so that they can be compared: the lowest minimum that
/// a racer belongs to or the surface lists. `None` where a racer belongs to none.
pub(super) fn base(player: &Player) -> Option<f64> {
    let verdicts = player.outcome();
    let lowest = verdicts
        .iter()
        .map(|verdict| verdict.minimum)
        .reduce(|one, other| one.zip(other).map(|(one, other)| one.min(other)));
    let listed = verdicts.first().and_then(|verdict| verdict.lowest_listed);
    lowest.flatten().map(|lowest| listed.map_or(lowest, |listed| listed.min(lowest)))
}

/// The numbers of a series with the bounds that shows them.
struct Chart<'a> {
    series: Series,
    scale: Scale,
    lines: Vec<SeriesLine<'a>>,
    bounds: Rect,
    /// Whether losses are less the loss at the minimum.
    is_gap: bool,
    /// The height below which the first racer has converged.
    tolerance: Option<f64>,
    surface: Option<&'a Surface>,
}

impl<'a> Chart<'a> {
    fn new(player: &'a Player, series: Series, scale: Scale) -> Self {
        let runs = player.runs();
        let base = base(player).filter(|_| series == Series::Loss);
        let mut lines = Vec::new();
        for (racer, run) in runs.iter().enumerate() {
            let mut add = |quantity, dashes| {
                lines.push(SeriesLine { racer, trace: run.trace(), quantity, dashes, scale });
            };
            let own = dashes(racer);
            match series {
                Series::Loss => add(Ordinate::Loss(base.unwrap_or(0.0)), own),
                Series::Rate => add(Ordinate::Rate, own),
                Series::Gradient => add(Ordinate::Gradient, own),
                Series::Parameters => {
                    add(Ordinate::First, SOLID);
                    if run.config().surface.dimension() == Dimension::Two {
                        add(Ordinate::Second, SECOND);
                    }
                }
            }
        }
        // Above its own minimum, which may lie above the reference.
        let own = player.outcome().first().and_then(|verdict| verdict.minimum);
        let tolerance = runs.first().zip(base.zip(own)).map(|(run, (base, own))| {
            own - base + run.config().tolerance * (run.trace().states[0].loss - own)
        });
        let config = runs.first().map(|run| run.config());
        let shown = config.map(|config| config.bounds);
        let (low, high) = range(&lines, series, scale, tolerance, shown);
        let bounds = padded(low, high, series, player.end());
        let surface = config.map(|config| &config.surface);
        Self { series, scale, lines, bounds, is_gap: base.is_some(), tolerance, surface }
    }

    fn frame(&self, size: Size) -> Frame {
        Frame::with_scale(self.bounds, self.scale, size)
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
        let is_rising = self.lines.first().is_some_and(SeriesLine::is_rising);
        let content = if is_rising { Content::Rising } else { Content::Falling };
        Names { across: &words.step, up, content }
    }

    /// Which line is which parameter.
    fn legend(&self, frame: &Frame, style: &Style, scene: &mut Scene) {
        if self.series != Series::Parameters {
            return;
        }
        let names = self.surface.as_ref().map_or(["x", "y"], |surface| surface.parameter_names());
        let theme = style.theme();
        let (ink, halo) = (solid(theme.ink), faded(theme.paper, HALO));
        let mut end = Pixel::new(frame.plot.right - 8.0, frame.plot.top + 9.0);
        let samples = [(names[1], SECOND), (names[0], SOLID)];
        let shown = samples.into_iter().filter(|(name, _)| !name.is_empty());
        for (text, dashes) in shown {
            let sample = vec![Pixel::new(end.x - 24.0, end.y), end];
            scene.line(sample.clone(), 6.0, halo);
            scene.dashed(sample, dashes, 2.0, ink);
            let at = Pixel::new(end.x - 29.0, end.y);
            let label = Label { at, text, size: 12.0, across: HPos::Right, up: VPos::Center };
            scene.text(label, ink, Some(halo));
            end.x -= 62.0;
        }
    }

    /// The line below which the first racer has converged.
    fn tolerance(&self, frame: &Frame, style: &Style, scene: &mut Scene) {
        let Some(tolerance) = self.tolerance else { return };
        let (plot, theme) = (frame.plot, style.theme());
        let y = frame.to_pixel(Point::new(0.0, self.scale.position(tolerance))).y;
        let (left, right) = (Pixel::new(plot.left, y), Pixel::new(plot.right, y));
        if !plot.contains(left) {
            return;
        }
        scene.dashed(vec![left, right], &[4.0, 3.0], 1.0, solid(theme.faint));
        // Above the line, unless the name of the axis stands there.
        let is_crowded = y < plot.top + 34.0;
        let (y, up) = if is_crowded { (y + 3.0, VPos::Top) } else { (y - 3.0, VPos::Bottom) };
        let (at, text) = (Pixel::new(right.x - 4.0, y), &style.words.tolerance);
        let label = Label { at, text, size: 11.0, across: HPos::Right, up };
        scene.text(label, solid(theme.faint), Some(faded(theme.paper, HALO)));
    }
}

/// The positions of the lowest and the highest number to show, which stay finite whatever the
/// numbers are.
fn range(
    lines: &[SeriesLine<'_>],
    series: Series,
    scale: Scale,
    tolerance: Option<f64>,
    shown: Option<Rect>,
) -> (f64, f64) {
    let ranges: Vec<(f64, f64)> = lines.iter().map(SeriesLine::range).collect();
    let lows = ranges.iter().map(|range| range.0).chain(tolerance.filter(|&height| height > 0.0));
    let mut low = lows.fold(f64::INFINITY, f64::min);
    let mut high = ranges.iter().map(|range| range.1).fold(f64::NEG_INFINITY, f64::max);
    let firsts = || lines.iter().filter_map(SeriesLine::first);
    match (series, scale) {
        // A rate of nothing is where rates begin.
        (Series::Rate, Scale::Linear) => low = low.min(0.0),
        (Series::Parameters, _) => {
            if let Some(shown) = shown.map(|shown| shown.scaled(BEYOND)) {
                low = low.max(shown.min.x.min(shown.min.y));
                high = high.min(shown.max.x.max(shown.max.y));
            }
        }
        (_, Scale::Logarithmic) => {
            // A start that lies lower still is in sight: a run that diverges is seen to rise.
            let lowest = firsts().fold(f64::INFINITY, f64::min);
            low = low.max((high * 10_f64.powf(-DECADES)).min(lowest));
        }
        (_, Scale::Linear) => {
            let first = firsts().fold(f64::NEG_INFINITY, f64::max);
            let size = firsts().map(f64::abs).fold(f64::NEG_INFINITY, f64::max).max(first - low);
            // A run that diverges leaves the picture; the others still fill it.
            high = high.min(first.abs() + RISE * size);
            low = low.max(-first.abs() - RISE * size);
        }
    }
    let (low, high) = (scale.position(low), scale.position(high));
    if low.is_finite() && high.is_finite() { (low, high) } else { (0.0, 1.0) }
}

/// A bounds over all steps and these positions, with some room around them.
fn padded(low: f64, high: f64, series: Series, end: u32) -> Rect {
    let room = if high > low { 0.05 * (high - low) } else { 0.5 };
    // Nothing has no room below it.
    let bottom = if series == Series::Rate && low == 0.0 { low } else { low - room };
    // The legend stands above all lines.
    let above = if series == Series::Parameters { 3.0 * room } else { room };
    Rect::new(0.0, f64::from(end.max(1)), bottom, high + above)
}
