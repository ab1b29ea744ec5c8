//! Pictures of surveys: a sweep as lines over strips, a map and the basins as grids of cells.

use super::axes::{Axes, TEXT};
use super::cells::Grid;
use super::frame::Frame;
use super::look::Look;
use super::palette::{Theme, faded, solid};
use super::path::PathStyle;
use super::pixel::{Pixel, PixelRect, Size};
use super::scale::{Scale, Tick, power_of_ten};
use super::scene::{Label, Scene};
use super::style::Style;
use crate::analysis::verdict::Kind;
use crate::geometry::Rect;
use crate::survey::{Subject, Survey};
use plotters::style::text_anchor::{HPos, VPos};

/// The height of a racer's strip over a sweep, and the gap below it.
const STRIP: f64 = 13.0;
const STRIP_GAP: f64 = 3.0;
/// The opacity of a map's hatching.
const HATCHING: f64 = 0.4;
/// A tick on the upward axis needs this much room.
const ROOM_UP: f64 = 36.0;
/// The opacity of the halo behind words.
const HALO: f64 = 0.8;

/// What a picture of a survey says and marks, beside the survey itself.
#[derive(Clone, Debug, Default)]
pub struct SurveyNotes {
    /// The axis to the right.
    pub across: String,
    /// The axis upward.
    pub up: String,
    /// Beside the line of the largest stable rate.
    pub limit: String,
    /// The largest stable rate of each racer, where it has one.
    pub limits: Vec<Option<f64>>,
    /// Column and row of the cell that the keyboard or the pointer is at.
    pub cursor: Option<(usize, usize)>,
}

/// The picture of a survey, as far as it has come. Of basins, which a stage is covered with, it is
/// only the cursor.
pub fn survey(survey: &Survey, frame: &Frame, notes: &SurveyNotes, style: &Style, size: Size) -> Scene {
    let mut scene = Scene::default();
    if !size.is_visible() {
        return scene;
    }
    let picture = Picture { survey, plot: frame.plot, notes, dark: style.dark, theme: style.theme() };
    if survey.subject() != Subject::Basins {
        scene.rectangle(&size.into(), solid(style.theme().paper));
    }
    match survey.subject() {
        Subject::Sweep => picture.sweep(&mut scene),
        Subject::Map => picture.map(&mut scene),
        // Their stage has drawn the rest.
        Subject::Basins => picture.cursor(&mut scene),
    }
    scene
}

/// The frame of a sweep or a map on a picture of this size; basins lie in their stage's.
pub fn survey_frame(survey: &Survey, size: Size) -> Frame {
    let mut frame = Frame::new(Rect::new(0.0, 1.0, 0.0, 1.0), size);
    if survey.subject() == Subject::Sweep {
        let strips = (STRIP + STRIP_GAP) * survey.rows().len() as f64 + 6.0;
        frame.plot.top = (frame.plot.top + strips).min(frame.plot.bottom - 20.0);
    }
    frame
}

/// Column and row of the cell under a pixel, the nearest one for a pixel outside. On a sweep the
/// strips tell the racers apart; below them it is the racer of `row`.
pub fn survey_cell(survey: &Survey, frame: &Frame, at: Pixel, row: usize) -> (usize, usize) {
    let index =
        |part: f64, count: usize| ((part * count as f64).max(0.0) as usize).min(count.saturating_sub(1));
    let (part, rows) = (frame.plot.part_of(at), survey.rows().len());
    let column = index(part.x, survey.columns().len());
    if survey.subject() == Subject::Sweep {
        let is_in = |racer: &usize| at.y <= strip(&frame.plot, rows, *racer).1 + STRIP_GAP / 2.0;
        let strip = (0..rows).find(is_in);
        return (column, strip.unwrap_or(row.min(rows.saturating_sub(1))));
    }
    (column, index(part.y, rows))
}

/// Top and bottom of a racer's strip.
fn strip(plot: &PixelRect, rows: usize, racer: usize) -> (f64, f64) {
    let top = plot.top - 4.0 - (STRIP + STRIP_GAP) * (rows - racer) as f64;
    (top, top + STRIP)
}

struct Picture<'a> {
    survey: &'a Survey,
    plot: PixelRect,
    notes: &'a SurveyNotes,
    dark: bool,
    theme: &'a Theme,
}

impl Picture<'_> {
    fn x_of(&self, column: f64) -> f64 {
        self.plot.left + (column + 0.5) / self.survey.columns().len() as f64 * self.plot.width()
    }

    fn y_of(&self, row: f64) -> f64 {
        self.plot.bottom - (row + 0.5) / self.survey.rows().len() as f64 * self.plot.height()
    }

    fn axes(&self) -> Axes<'_> {
        Axes { plot: self.plot, theme: self.theme }
    }

    fn sweep(&self, scene: &mut Scene) {
        let (survey, plot) = (self.survey, &self.plot);
        let (columns, rows) = (survey.columns().len(), survey.rows().len());
        let cells =
            || (0..rows).flat_map(|row| (0..columns).filter_map(move |column| survey.at(column, row)?.step));
        let highest = cells().max().unwrap_or(1).min(survey.budget()).max(4);
        let most = f64::from(highest) * 1.06;
        let height = |step: f64| plot.bottom - step / most * plot.height();
        self.rate_axis(scene);
        let ticks = Scale::Linear.ticks(0.0, most, plot.height() / ROOM_UP);
        self.up_axis(&ticks, height, scene);
        for (racer, limit) in self.notes.limits.iter().enumerate().take(rows) {
            self.limit(racer, *limit, scene);
        }
        for racer in (0..rows).rev() {
            self.strip(racer, scene);
            self.steps(racer, height, scene);
        }
        if let Some((column, row)) = self.notes.cursor {
            let (x, ink) = (self.x_of(column as f64), solid(self.theme.ink));
            let (top, bottom) = strip(plot, rows, row.min(rows.saturating_sub(1)));
            scene.line(vec![Pixel::new(x, top - 1.0), Pixel::new(x, plot.bottom)], 1.5, ink);
            let (left, right) = (x - 4.0, x + 4.0);
            scene.outline(&PixelRect { left, right, top: top - 1.0, bottom: bottom + 1.0 }, 1.5, ink);
        }
    }

    /// A racer's steps against the rate, with its own rate; `height` gives the place of a number of
    /// steps.
    fn steps(&self, racer: usize, height: impl Fn(f64) -> f64, scene: &mut Scene) {
        let (survey, plot) = (self.survey, &self.plot);
        let path = PathStyle::of_racer(self.theme, racer);
        let steps =
            |column: usize| survey.at(column, racer).filter(|cell| cell.kind == Kind::Converged)?.step;
        let mut line: Vec<Pixel> = Vec::new();
        for column in 0..survey.columns().len() {
            let Some(step) = steps(column) else {
                // A cell that is not known yet does not break the line.
                if survey.at(column, racer).is_some() {
                    path.curve(std::mem::take(&mut line), scene);
                }
                continue;
            };
            line.push(Pixel::new(self.x_of(column as f64), height(f64::from(step))));
        }
        path.curve(line, scene);
        if let Some((column, _)) = survey.position(racer) {
            let y = steps(column).map_or(plot.bottom, |step| height(f64::from(step)));
            let x = self.x_of(column as f64);
            let upright = vec![Pixel::new(x, plot.top), Pixel::new(x, plot.bottom)];
            scene.dashed(upright, &[2.0, 3.0], 1.0, faded(path.colour, 0.9));
            path.marker(Pixel::new(x, y), 5.0, scene);
        }
    }

    /// How a racer's runs end at each rate.
    fn strip(&self, racer: usize, scene: &mut Scene) {
        let (survey, columns) = (self.survey, self.survey.columns().len());
        let look = |column: usize| Some(Look::of(survey.shown(column, racer)?, survey));
        let (top, bottom) = strip(&self.plot, survey.rows().len(), racer);
        let mut begin = 0;
        while begin < columns {
            let first = look(begin);
            let count = (begin..columns).take_while(|&column| look(column) == first).count();
            let (left, right) = (self.x_of(begin as f64 - 0.5), self.x_of((begin + count) as f64 - 0.5));
            if let Some(first) = first {
                let area = PixelRect { left, top, right, bottom };
                first.fill(first.colour(self.dark), &area, self.dark, scene);
            }
            begin += count;
        }
        let at = Pixel::new(self.plot.left - 12.0, 0.5 * (top + bottom));
        PathStyle::of_racer(self.theme, racer).marker(at, 4.5, scene);
    }

    /// The largest stable rate, where it lies in the picture.
    fn limit(&self, racer: usize, limit: Option<f64>, scene: &mut Scene) {
        let Some(column) = limit.and_then(|limit| column_of(self.survey.columns(), limit)) else { return };
        let (plot, x) = (&self.plot, self.x_of(column));
        let colour = solid(self.theme.racer(racer));
        let upright = vec![Pixel::new(x, plot.top), Pixel::new(x, plot.bottom)];
        scene.dashed(upright, &[6.0, 4.0], 1.5, colour);
        let is_right = x > plot.left + 0.6 * plot.width();
        let across = if is_right { HPos::Right } else { HPos::Left };
        let beside = if is_right { x - 5.0 } else { x + 5.0 };
        let at = Pixel::new(beside, plot.top + 4.0 + 15.0 * racer as f64);
        let label = Label { at, text: &self.notes.limit, size: TEXT, across, up: VPos::Top };
        scene.text(label, colour, Some(faded(self.theme.paper, HALO)));
    }

    fn map(&self, scene: &mut Scene) {
        let colour = |look: Look| look.colour(self.dark);
        Grid::of(self.survey).draw(&self.plot, colour, (self.theme, HATCHING), scene);
        self.rate_axis(scene);
        let highest = self.survey.rows().last().copied().unwrap_or(1.0);
        let count = self.survey.rows().len();
        let row = |momentum: f64| momentum / highest * (count - 1) as f64;
        let ticks = Scale::Linear.ticks(0.0, highest, self.plot.height() / ROOM_UP);
        self.up_axis(&ticks, |momentum| self.y_of(row(momentum)), scene);
        if let Some((column, row)) = self.survey.position(0) {
            let at = Pixel::new(self.x_of(column as f64), self.y_of(row as f64));
            PathStyle::of_racer(self.theme, 0).marker(at, 5.5, scene);
        }
        self.cursor(scene);
    }

    fn cursor(&self, scene: &mut Scene) {
        let Some((column, row)) = self.notes.cursor else { return };
        let at = Pixel::new(self.x_of(column as f64), self.y_of(row as f64));
        let size = match self.survey.rows().len() {
            1 => Size::new(8.0, self.plot.height()),
            _ => Size::new(12.0, 12.0),
        };
        let area = PixelRect::centered(at, size);
        scene.outline(&area.grown(1.5), 1.5, solid(self.theme.paper));
        scene.outline(&area, 1.5, solid(self.theme.ink));
    }

    /// The axis of rates: a tick at each power of ten.
    fn rate_axis(&self, scene: &mut Scene) {
        let (plot, axes) = (&self.plot, self.axes());
        axes.border(scene);
        for (column, rate) in self.survey.columns().iter().enumerate() {
            let power = rate.log10();
            if (power - power.round()).abs() <= 1e-9 {
                axes.tick_across(self.x_of(column as f64), &power_of_ten(power.round()), scene);
            }
        }
        let at = Pixel::new(plot.right - 4.0, plot.bottom - 4.0);
        axes.name(at, &self.notes.across, (HPos::Right, VPos::Bottom), HALO, scene);
    }

    /// The upward axis; `height` gives the place of a tick.
    fn up_axis(&self, ticks: &[Tick], height: impl Fn(f64) -> f64, scene: &mut Scene) {
        let (plot, axes) = (&self.plot, self.axes());
        for tick in ticks {
            axes.tick_up(height(tick.position), &tick.label, scene);
        }
        let at = Pixel::new(plot.left + 5.0, plot.top + 3.0);
        axes.name(at, &self.notes.up, (HPos::Left, VPos::Top), HALO, scene);
    }
}

/// Where a rate lies between the columns. Returns `None` if it lies outside.
pub(super) fn column_of(columns: &[f64], rate: f64) -> Option<f64> {
    let above = columns.iter().position(|&column| column >= rate)?;
    let (Some(before), high) = (above.checked_sub(1), columns[above]) else {
        return (columns[above] == rate).then_some(0.0);
    };
    let low = columns[before];
    Some(before as f64 + (rate / low).ln() / (high / low).ln())
}
