//! Pictures of surveys: a sweep as lines over strips, a map and the basins as grids of cells.

use super::cells::Grid;
use super::clip::Rectangle;
use super::frame::labels;
use super::palette::{Palette, clear, solid};
use super::path::Track;
use super::scene::{Label, Pixel, Scene};
use super::{Frame, SMALLEST, Style};
use crate::analysis::verdict::Kind;
use crate::geometry::Rect;
use crate::survey::{Cell, Subject, Survey};
use plotters::style::text_anchor::{HPos, VPos};
use plotters::style::{RGBAColor, RGBColor};

/// Cells that converge are told apart by their steps in so many shades, each for up to half as
/// many steps as the next.
pub const SHADES: u8 = 5;
/// The height of a racer's strip over a sweep, and the gap below it.
const STRIP: f64 = 13.0;
const STRIP_GAP: f64 = 3.0;
/// Hatched lines lie so far apart.
pub(super) const HATCH: f64 = 7.0;
const HATCHED: f64 = 0.4;
const TEXT: f64 = 11.5;
/// A tick on the upward axis needs this much room.
const ROOM_UP: f64 = 36.0;

/// How a cell is shown: in colour, and in a pattern that does not need colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// It converged; shade 0 is the fastest of [`SHADES`].
    Shade(u8),
    /// It reached a minimum, by number, at a shade.
    Minimum(u16, u8),
    /// It ended otherwise.
    Ended(Kind),
}

/// What a picture of a survey says and marks, beside the survey itself.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    /// The axis to the right.
    pub across: String,
    /// The axis upward.
    pub up: String,
    /// Beside the line of the largest stable rate.
    pub limit: String,
    /// The largest stable rate of each racer, where it has one.
    pub limits: Vec<Option<f64>>,
    /// The cell that the keyboard or the pointer is at.
    pub cursor: Option<(usize, usize)>,
}

impl Look {
    /// How a cell of a survey is shown.
    pub fn of(cell: Cell, survey: &Survey) -> Self {
        let Some(step) = cell.step.filter(|_| cell.kind == Kind::Converged) else {
            return Self::Ended(cell.kind);
        };
        let shade = (0..SHADES - 1).find(|&shade| step <= most_steps(shade, survey.budget()));
        let shade = shade.unwrap_or(SHADES - 1);
        match cell.minimum.filter(|_| survey.subject() == Subject::Basins) {
            Some(minimum) => Self::Minimum(minimum, shade),
            None => Self::Shade(shade),
        }
    }

    fn colour(self, dark: bool) -> RGBAColor {
        let palette = Palette::of(dark);
        match self {
            Self::Shade(shade) => solid(mix(palette.paper, palette.tracks[0], strength(shade))),
            Self::Minimum(minimum, shade) => {
                let hue = palette.track(usize::from(minimum));
                // From the fifth minimum on the hues come again, half as far from the ink.
                let hue = if minimum / 4 % 2 == 1 { mix(hue, palette.ink, 0.45) } else { hue };
                solid(mix(palette.paper, hue, 0.12 + 0.22 * strength(shade)))
            }
            Self::Ended(kind) => solid(mix(palette.paper, ended(kind, palette), 0.45)),
        }
    }

    /// The colour on a stage: paths stand out from it as from the field.
    pub fn tint(self, dark: bool) -> RGBColor {
        let palette = Palette::of(dark);
        match self {
            Self::Ended(kind) => mix(palette.paper, ended(kind, palette), 0.28),
            other => {
                let RGBAColor(red, green, blue, _) = other.colour(dark);
                RGBColor(red, green, blue)
            }
        }
    }

    /// The direction of the look's hatching, in steps to the right and up.
    pub(super) fn hatching(self) -> Option<(f64, f64)> {
        match self {
            Self::Ended(kind) => hatching(kind),
            _ => None,
        }
    }
}

/// The most steps of a shade.
pub fn most_steps(shade: u8, budget: u32) -> u32 {
    (budget >> (SHADES - 1 - shade.min(SHADES - 1))).max(1)
}

fn strength(shade: u8) -> f64 {
    [0.92, 0.7, 0.5, 0.33, 0.2][usize::from(shade.min(SHADES - 1))]
}

fn mix(from: RGBColor, to: RGBColor, part: f64) -> RGBColor {
    let one = |from: u8, to: u8| (f64::from(from) + (f64::from(to) - f64::from(from)) * part).round() as u8;
    RGBColor(one(from.0, to.0), one(from.1, to.1), one(from.2, to.2))
}

/// Hues of Okabe and Ito.
fn ended(kind: Kind, palette: &Palette) -> RGBColor {
    match kind {
        Kind::Diverged => RGBColor(213, 94, 0),
        Kind::Oscillating => RGBColor(230, 159, 0),
        Kind::Hovering => RGBColor(0, 158, 115),
        Kind::Stalled => RGBColor(204, 121, 167),
        Kind::Crawling => palette.faint,
        Kind::Descending | Kind::Converged => mix(palette.paper, palette.faint, 0.45),
    }
}

/// The direction of a kind's hatching, in steps to the right and up; nothing for plain ground.
fn hatching(kind: Kind) -> Option<(f64, f64)> {
    match kind {
        Kind::Diverged => Some((1.0, 1.0)),
        Kind::Oscillating => Some((1.0, -1.0)),
        Kind::Crawling => Some((1.0, 0.0)),
        Kind::Stalled | Kind::Hovering => Some((0.0, 1.0)),
        Kind::Descending | Kind::Converged => None,
    }
}

/// The picture of a survey, as far as it has come, on a picture of this size in CSS pixels. Of
/// basins, which a stage is covered with, it is only the cursor.
pub fn survey(survey: &Survey, frame: &Frame, notes: &Notes, style: &Style, size: (f64, f64)) -> Scene {
    let mut scene = Scene::default();
    if !(size.0 >= SMALLEST && size.1 >= SMALLEST) {
        return scene;
    }
    let palette = Palette::of(style.dark);
    let picture = Picture { survey, plot: frame.plot, notes, dark: style.dark, palette };
    if survey.subject() != Subject::Basins {
        scene.rectangle((0.0, 0.0), size, solid(palette.paper));
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
pub fn survey_frame(survey: &Survey, (width, height): (f64, f64)) -> Frame {
    let mut frame = Frame::new(Rect::new(0.0, 1.0, 0.0, 1.0), width, height);
    if survey.subject() == Subject::Sweep {
        let strips = (STRIP + STRIP_GAP) * survey.rows().len() as f64 + 6.0;
        frame.plot.top = (frame.plot.top + strips).min(frame.plot.bottom - 20.0);
    }
    frame
}

/// The cell under a pixel, the nearest one for a pixel outside. On a sweep the strips tell the
/// racers apart; below them it is the racer of `row`.
pub fn survey_cell(survey: &Survey, frame: &Frame, (x, y): Pixel, row: usize) -> (usize, usize) {
    let plot = &frame.plot;
    let index =
        |part: f64, count: usize| ((part * count as f64).max(0.0) as usize).min(count.saturating_sub(1));
    let column = index((x - plot.left) / plot.width(), survey.columns().len());
    let rows = survey.rows().len();
    if survey.subject() == Subject::Sweep {
        let strip = (0..rows).find(|&racer| y <= strip(plot, rows, racer).1 + STRIP_GAP / 2.0);
        return (column, strip.unwrap_or(row.min(rows.saturating_sub(1))));
    }
    (column, index((plot.bottom - y) / plot.height(), rows))
}

/// Top and bottom of a racer's strip.
fn strip(plot: &Rectangle, rows: usize, racer: usize) -> (f64, f64) {
    let top = plot.top - 4.0 - (STRIP + STRIP_GAP) * (rows - racer) as f64;
    (top, top + STRIP)
}

/// A patch of a look, for the key; as it is on a stage where that is what the key belongs to.
pub fn swatch(look: Look, on_stage: bool, dark: bool, (width, height): (f64, f64)) -> Scene {
    let mut scene = Scene::default();
    let area = Rectangle { left: 0.0, top: 0.0, right: width, bottom: height };
    let colour = if on_stage { solid(look.tint(dark)) } else { look.colour(dark) };
    framed_patch(look, colour, &area, dark, &mut scene);
    scene
}

/// A patch with a line around it.
pub(super) fn framed_patch(look: Look, colour: RGBAColor, area: &Rectangle, dark: bool, scene: &mut Scene) {
    patch(look, colour, area, dark, scene);
    let Rectangle { left, top, right, bottom } = *area;
    let corners = vec![(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
    scene.line(corners, 1.0, clear(Palette::of(dark).ink, 0.5));
}

fn patch(look: Look, colour: RGBAColor, area: &Rectangle, dark: bool, scene: &mut Scene) {
    scene.rectangle((area.left, area.top), (area.right, area.bottom), colour);
    let Some((across, up)) = look.hatching() else { return };
    let ink = clear(Palette::of(dark).ink, 0.55);
    let reach = area.width() + area.height();
    let mut offset = -reach + HATCH / 2.0;
    while offset < reach {
        let from =
            if across == 0.0 { (area.left + offset, area.bottom) } else { (area.left, area.bottom + offset) };
        let to = (from.0 + across * reach, from.1 - up * reach);
        // Whole lines of the pattern, wherever the patch begins.
        if let Some((from, to)) = area.clip(from, to) {
            scene.line(vec![from, to], 1.0, ink);
        }
        offset += HATCH;
    }
}

struct Picture<'a> {
    survey: &'a Survey,
    plot: Rectangle,
    notes: &'a Notes,
    dark: bool,
    palette: &'a Palette,
}

impl Picture<'_> {
    fn x_of(&self, column: f64) -> f64 {
        self.plot.left + (column + 0.5) / self.survey.columns().len() as f64 * self.plot.width()
    }

    fn y_of(&self, row: f64) -> f64 {
        self.plot.bottom - (row + 0.5) / self.survey.rows().len() as f64 * self.plot.height()
    }

    fn sweep(&self, scene: &mut Scene) {
        let (survey, plot) = (self.survey, &self.plot);
        let (columns, rows) = (survey.columns().len(), survey.rows().len());
        let cells =
            || (0..rows).flat_map(|row| (0..columns).filter_map(move |column| survey.at(column, row)?.step));
        let highest = cells().max().unwrap_or(1).min(survey.budget()).max(4);
        let most = f64::from(highest) * 1.06;
        let height = |step: f64| plot.bottom - step / most * plot.height();
        self.rates(scene);
        self.steps(most, &height, scene);
        for (racer, limit) in self.notes.limits.iter().enumerate().take(rows) {
            self.limit(racer, *limit, scene);
        }
        for racer in (0..rows).rev() {
            self.strip(racer, scene);
            let track = Track::of(self.palette, racer);
            let steps =
                |column: usize| survey.at(column, racer).filter(|cell| cell.kind == Kind::Converged)?.step;
            let mut line: Vec<Pixel> = Vec::new();
            for column in 0..columns {
                let Some(step) = steps(column) else {
                    // A cell that is not known yet does not break the line.
                    if survey.at(column, racer).is_some() {
                        track.curve(std::mem::take(&mut line), scene);
                    }
                    continue;
                };
                line.push((self.x_of(column as f64), height(f64::from(step))));
            }
            track.curve(line, scene);
            if let Some((column, _)) = survey.own(racer) {
                let y = steps(column).map_or(plot.bottom, |step| height(f64::from(step)));
                let x = self.x_of(column as f64);
                scene.dashed(
                    vec![(x, plot.top), (x, plot.bottom)],
                    &[2.0, 3.0],
                    1.0,
                    clear(self.palette.track(racer), 0.9),
                );
                track.marker((x, y), 5.0, scene);
            }
        }
        if let Some((column, row)) = self.notes.cursor {
            let (x, ink) = (self.x_of(column as f64), solid(self.palette.ink));
            let (top, bottom) = strip(plot, rows, row.min(rows.saturating_sub(1)));
            scene.line(vec![(x, top - 1.0), (x, plot.bottom)], 1.5, ink);
            outline(scene, (x - 4.0, top - 1.0), (x + 4.0, bottom + 1.0), ink);
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
                let area = Rectangle { left, top, right, bottom };
                patch(first, first.colour(self.dark), &area, self.dark, scene);
            }
            begin += count;
        }
        Track::of(self.palette, racer).marker((self.plot.left - 12.0, 0.5 * (top + bottom)), 4.5, scene);
    }

    /// The largest stable rate, where it lies in the picture.
    fn limit(&self, racer: usize, limit: Option<f64>, scene: &mut Scene) {
        let Some(column) = limit.and_then(|limit| column_of(self.survey.columns(), limit)) else { return };
        let (plot, x) = (&self.plot, self.x_of(column));
        let colour = solid(self.palette.track(racer));
        scene.dashed(vec![(x, plot.top), (x, plot.bottom)], &[6.0, 4.0], 1.5, colour);
        let is_right = x > plot.left + 0.6 * plot.width();
        let across = if is_right { HPos::Right } else { HPos::Left };
        let at = (if is_right { x - 5.0 } else { x + 5.0 }, plot.top + 4.0 + 15.0 * racer as f64);
        let label = Label { at, text: &self.notes.limit, size: TEXT, across, up: VPos::Top };
        scene.words(label, colour, Some(clear(self.palette.paper, 0.8)));
    }

    fn map(&self, scene: &mut Scene) {
        Grid::of(self.survey).draw(&self.plot, |look| look.colour(self.dark), (self.palette, HATCHED), scene);
        self.rates(scene);
        let highest = self.survey.rows().last().copied().unwrap_or(1.0);
        let count = self.survey.rows().len();
        let row = |momentum: f64| momentum / highest * (count - 1) as f64;
        let ticks = labels(0.0, highest, self.plot.height() / ROOM_UP, false);
        let places: Vec<(f64, String)> =
            ticks.into_iter().map(|(value, text)| (self.y_of(row(value)), text)).collect();
        self.up_axis(&places, scene);
        if let Some((column, row)) = self.survey.own(0) {
            Track::of(self.palette, 0).marker((self.x_of(column as f64), self.y_of(row as f64)), 5.5, scene);
        }
        self.cursor(scene);
    }

    fn cursor(&self, scene: &mut Scene) {
        let Some((column, row)) = self.notes.cursor else { return };
        let (x, y) = (self.x_of(column as f64), self.y_of(row as f64));
        let (paper, ink) = (solid(self.palette.paper), solid(self.palette.ink));
        let (across, up) = match self.survey.rows().len() {
            1 => (4.0, 0.5 * self.plot.height()),
            _ => (6.0, 6.0),
        };
        outline(scene, (x - across - 1.5, y - up - 1.5), (x + across + 1.5, y + up + 1.5), paper);
        outline(scene, (x - across, y - up), (x + across, y + up), ink);
    }

    /// The axis of rates: a tick at each power of ten.
    fn rates(&self, scene: &mut Scene) {
        let plot = &self.plot;
        let (faint, ink) = (clear(self.palette.faint, 0.6), solid(self.palette.faint));
        scene.line(
            vec![(plot.left, plot.top), (plot.left, plot.bottom), (plot.right, plot.bottom)],
            1.0,
            faint,
        );
        for (column, rate) in self.survey.columns().iter().enumerate() {
            let power = rate.log10();
            if (power - power.round()).abs() > 1e-9 {
                continue;
            }
            let x = self.x_of(column as f64);
            scene.line(vec![(x, plot.bottom), (x, plot.bottom + 4.0)], 1.0, faint);
            let text = super::frame::power_of_ten(power.round());
            let label = Label {
                at: (x, plot.bottom + 6.0),
                text: &text,
                size: TEXT,
                across: HPos::Center,
                up: VPos::Top,
            };
            scene.words(label, ink, None);
        }
        let at = (plot.right - 4.0, plot.bottom - 4.0);
        self.name(at, &self.notes.across, HPos::Right, VPos::Bottom, scene);
    }

    fn steps(&self, most: f64, height: &dyn Fn(f64) -> f64, scene: &mut Scene) {
        let ticks = labels(0.0, most, self.plot.height() / ROOM_UP, false);
        let places: Vec<(f64, String)> =
            ticks.into_iter().map(|(value, text)| (height(value), text)).collect();
        self.up_axis(&places, scene);
    }

    fn up_axis(&self, ticks: &[(f64, String)], scene: &mut Scene) {
        let (plot, faint) = (&self.plot, clear(self.palette.faint, 0.6));
        for (y, text) in ticks {
            scene.line(vec![(plot.left - 4.0, *y), (plot.left, *y)], 1.0, faint);
            let label =
                Label { at: (plot.left - 6.0, *y), text, size: TEXT, across: HPos::Right, up: VPos::Center };
            scene.words(label, solid(self.palette.faint), None);
        }
        self.name((plot.left + 5.0, plot.top + 3.0), &self.notes.up, HPos::Left, VPos::Top, scene);
    }

    fn name(&self, at: Pixel, text: &str, across: HPos, up: VPos, scene: &mut Scene) {
        let label = Label { at, text, size: TEXT, across, up };
        scene.words(label, solid(self.palette.ink), Some(clear(self.palette.paper, 0.8)));
    }
}

/// Where a rate lies between the columns; nothing outside.
fn column_of(columns: &[f64], rate: f64) -> Option<f64> {
    let above = columns.iter().position(|&column| column >= rate)?;
    let (Some(before), high) = (above.checked_sub(1), columns[above]) else {
        return (columns[above] == rate).then_some(0.0);
    };
    let low = columns[before];
    Some(before as f64 + (rate / low).ln() / (high / low).ln())
}

fn outline(scene: &mut Scene, (left, top): Pixel, (right, bottom): Pixel, colour: RGBAColor) {
    let points = vec![(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
    scene.line(points, 1.5, colour);
}
