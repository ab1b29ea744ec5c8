//! Numbers of a run against its steps.

use super::axes::TEXT;
use super::frame::{Content, Frame, Names};
use super::labels::text_width;
use super::names::racer_names;
use super::palette::{dashes, faded, solid};
use super::path::Part;
use super::pixel::{Pixel, PixelRect, Size};
use super::plotted::{Plotted, Series};
use super::range::bounds;
use super::scene::{Label, Scene};
use super::series_line::{Ordinate, SeriesLine};
use super::style::{Layer, Style, Words};
use super::tags::{self, Tags};
use crate::analysis::stability::curvature_limit;
use crate::analysis::verdict::Kind;
use crate::geometry::{Dimension, Point, Rect};
use crate::player::Player;
use crate::run::{Config, MOST_RACERS};
use crate::schedule::ScheduleShape;
use crate::surface::Surface;
use plotters::style::text_anchor::{HPos, VPos};

/// The dashes of the first parameter and of the second, whoever runs.
const SOLID: &[f64] = &[];
const SECOND: &[f64] = &[5.0, 4.0];
/// The opacity of the halo behind words.
const HALO: f64 = 0.8;
/// The height of the axis's name.
const NAME: f64 = 18.0;
/// The corner of the loss where pages put the switch between its scales.
const SWITCH: Size = Size::new(60.0, 32.0);

/// The schedules that a rate changed by hand stands beside.
pub const BESIDE: [ScheduleShape; 2] = [ScheduleShape::Cosine, ScheduleShape::OneCycle];

/// The configuration whose first racer's rate was changed by hand, where there are colours left for the
/// schedules beside it. Returns `None` if nobody changed it.
pub fn driven(player: &Player) -> Option<&Config> {
    let (first, runs) = (player.runs().first()?, player.runs().len());
    let is_driven = first.racer().changes.iter().any(|phase| phase.rate != first.racer().rate);
    (is_driven && runs + BESIDE.len() <= MOST_RACERS).then_some(first.config())
}

/// Draws one layer of the chart of a series.
pub fn series(player: &Player, plotted: Plotted<'_>, layer: Layer, style: &Style, size: Size) -> Scene {
    let mut scene = Scene::default();
    if matches!(layer, Layer::Previous | Layer::Annotations) || !size.is_visible() {
        return scene;
    }
    let chart = Chart::new(player, plotted);
    let (frame, theme) = (chart.frame(&style.words, size), style.theme());
    let cursor = player.cursor();
    match layer {
        Layer::Background => chart.background(&frame, style, size, &mut scene),
        Layer::Paths => {
            let pixels: Vec<_> =
                chart.lines.iter().map(|line| line.pixels(cursor as usize, &frame)).collect();
            for part in Part::ALL {
                for (line, pixels) in chart.lines.iter().zip(&pixels).rev() {
                    line.draw(pixels, part, &frame, theme, &mut scene);
                }
            }
        }
        Layer::Growth(since) => {
            for line in chart.lines.iter().rev() {
                line.grow(since as usize, cursor as usize, &frame, theme, &mut scene);
            }
        }
        Layer::Markers => {
            let x = frame.to_pixel(Point::new(f64::from(cursor), 0.0)).x;
            // From below the axis's name down.
            let upright = vec![Pixel::new(x, frame.plot.top + NAME), Pixel::new(x, frame.plot.bottom)];
            scene.line(upright, 1.0, faded(theme.ink, 0.5));
            chart.name_tolerance(&frame, style, &mut scene);
            for line in chart.lines.iter().rev() {
                line.mark(cursor as usize, &frame, theme, &mut scene);
            }
        }
        Layer::Previous | Layer::Annotations => {}
    }
    scene
}

/// The step under a pixel of the chart of a series, `x` CSS pixels from its left edge: the
/// nearest step that it shows.
pub fn step_at(player: &Player, plotted: Plotted<'_>, x: f64, words: &Words, size: Size) -> u32 {
    let frame = Chart::new(player, plotted).frame(words, size);
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
    plotted: Plotted<'a>,
    lines: Vec<SeriesLine<'a>>,
    /// What lines may not rise above for long, of the racers that have such a limit.
    limits: Vec<SeriesLine<'a>>,
    bounds: Rect,
    /// Whether losses are less the loss at the minimum.
    is_gap: bool,
    /// The height below which the first racer has converged.
    tolerance: Option<f64>,
    player: &'a Player,
}

impl<'a> Chart<'a> {
    fn new(player: &'a Player, plotted: Plotted<'a>) -> Self {
        let Plotted { series, scale, last } = plotted.of_page();
        let runs = player.runs();
        let base = base(player).filter(|_| matches!(series, Series::Loss));
        let (mut lines, mut limits) = (Vec::new(), Vec::new());
        for (racer, run) in runs.iter().enumerate() {
            // The curvature may rise as high as it likes, but for where a run that diverges gets to.
            let diverged = player.outcome().get(racer).filter(|verdict| verdict.kind == Kind::Diverged);
            let tame = match (series, diverged.and_then(|verdict| verdict.step)) {
                (Series::Sharpness(_), Some(step)) => step.max(1) as usize,
                _ => usize::MAX,
            };
            let last = last as usize;
            let line = |quantity, dashes| SeriesLine { racer, run, quantity, dashes, scale, last, tame };
            let own = dashes(racer);
            match series {
                Series::Loss => lines.push(line(Ordinate::Loss(base.unwrap_or(0.0)), own)),
                Series::Rate => lines.push(line(Ordinate::Rate, own)),
                Series::Gradient => lines.push(line(Ordinate::Gradient, own)),
                Series::Parameters => {
                    lines.push(line(Ordinate::First, SOLID));
                    if run.config().surface.dimension() == Dimension::Two {
                        lines.push(line(Ordinate::Second, SECOND));
                    }
                }
                Series::Sharpness(sharpness) => {
                    let curvatures = sharpness.of_racer(racer);
                    lines.extend(curvatures.map(|all| line(Ordinate::Sharpness(all), own)));
                    let racer = run.racer();
                    let limit = curvature_limit(&racer.optimizer, racer.rate);
                    limits.extend(limit.map(|_| line(Ordinate::Limit(racer), own)));
                }
            }
        }
        if matches!(series, Series::Rate)
            && let Some(config) = driven(player)
        {
            for (index, shape) in BESIDE.into_iter().enumerate() {
                let (racer, run) = (runs.len() + index, &runs[0]);
                let quantity = Ordinate::Scheduled(config, shape);
                let (dashes, last, tame) = (dashes(racer), last as usize, usize::MAX);
                lines.push(SeriesLine { racer, run, quantity, dashes, scale, last, tame });
            }
        }
        // Above its own minimum, which may lie above the reference.
        let own = player.outcome().first().and_then(|verdict| verdict.minimum);
        let tolerance = runs.first().zip(base.zip(own)).map(|(run, (base, own))| {
            own - base + run.config().tolerance * (run.trace().states[0].loss - own)
        });
        let shown = runs.first().map(|run| run.config().bounds);
        let bounds = bounds(&lines, &limits, plotted, tolerance, shown);
        Self { plotted, lines, limits, bounds, is_gap: base.is_some(), tolerance, player }
    }

    /// The frame, with room for the racers' names where there is some.
    fn frame(&self, words: &Words, size: Size) -> Frame {
        let mut frame = Frame::with_scale(self.bounds, self.plotted.scale, size);
        frame.plot.right -= tags::margin(&racer_names(self.player, words), size);
        frame
    }

    fn surface(&self) -> Option<&Surface> {
        self.player.runs().first().map(|run| &run.config().surface)
    }

    fn parameter_names(&self) -> [&str; 2] {
        self.surface().map_or(["x", "y"], Surface::parameter_names)
    }

    /// All but the lines of the runs and the cursor.
    fn background(&self, frame: &Frame, style: &Style, size: Size, scene: &mut Scene) {
        let (theme, plot) = (style.theme(), frame.plot);
        scene.rectangle(&size.into(), solid(theme.paper));
        let mut tags = Tags::new(plot, size);
        let names = self.names(frame, style, size);
        if matches!(self.plotted.of_page().series, Series::Loss) {
            let left = size.width - SWITCH.width;
            tags.take(PixelRect { left, top: 0.0, right: size.width, bottom: SWITCH.height });
        }
        let name = frame.axes(theme, names, scene);
        tags.take(name);
        self.legend(frame, style, scene);
        if let Some(left) = self.tolerance(frame) {
            let right = Pixel::new(plot.right, left.y);
            scene.dashed(vec![left, right], &[4.0, 3.0], 1.0, solid(theme.faint));
        }
        let racers = racer_names(self.player, &style.words);
        tags.limits(&self.limits, &racers, frame, style, scene);
        if tags::margin(&racers, size) > 0.0 {
            tags.line_ends(&self.lines, &racers, frame, style, scene);
        }
    }

    fn names<'b>(&self, frame: &Frame, style: &'b Style, size: Size) -> Names<'b> {
        let words = &style.words;
        let up = match self.plotted.of_page().series {
            Series::Loss if self.is_gap => &words.gap,
            Series::Loss => &words.loss,
            // The legend names both.
            Series::Parameters => "",
            Series::Rate => &words.rate,
            Series::Gradient => &words.gradient,
            Series::Sharpness(_) => &words.sharpness,
        };
        let is_loss = matches!(self.plotted.of_page().series, Series::Loss);
        let right = if is_loss { frame.plot.right.min(size.width - SWITCH.width) } else { frame.plot.right };
        let left = right - text_width(up, TEXT);
        let is_rising = self.lines.first().is_some_and(|line| line.rises_beyond(left, frame));
        let content = if is_rising { Content::Rising } else { Content::Falling };
        Names { across: &words.step, up, content, corner: frame.plot.right - right }
    }

    /// Which line is which parameter.
    fn legend(&self, frame: &Frame, style: &Style, scene: &mut Scene) {
        if !matches!(self.plotted.of_page().series, Series::Parameters) {
            return;
        }
        let names = self.parameter_names();
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

    /// Where the line lies below which the first racer has converged.
    fn tolerance(&self, frame: &Frame) -> Option<Pixel> {
        let height = self.plotted.scale.position(self.tolerance?);
        let left = Pixel::new(frame.plot.left, frame.to_pixel(Point::new(0.0, height)).y);
        frame.plot.contains(left).then_some(left)
    }

    /// Its name, over the lines of the runs: one that has almost converged would strike it through.
    fn name_tolerance(&self, frame: &Frame, style: &Style, scene: &mut Scene) {
        let Some(Pixel { y, .. }) = self.tolerance(frame) else { return };
        let (plot, theme) = (frame.plot, style.theme());
        // Above the line, unless the name of the axis stands there.
        let is_crowded = y < plot.top + 34.0;
        let (y, up) = if is_crowded { (y + 3.0, VPos::Top) } else { (y - 3.0, VPos::Bottom) };
        // Left of a marker at the end.
        let (at, text) = (Pixel::new(plot.right - 8.0, y), &style.words.tolerance);
        let label = Label { at, text, size: 11.0, across: HPos::Right, up };
        scene.text(label, solid(theme.faint), Some(faded(theme.paper, HALO)));
    }
}
