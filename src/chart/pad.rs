//! The picture of a pad: how the runs at many rates and momenta end, each region by its name, and the
//! line beyond which theory has none converge.

use super::axes::Axes;
use super::cells::Grid;
use super::labels::text_width;
use super::look::Look;
use super::palette::{Theme, faded, solid};
use super::pixel::{Displacement, Pixel, PixelRect, Size};
use super::scale::{Scale, power_of_ten};
use super::scene::{Label, Scene};
use super::style::Style;
use super::survey::column_of;
use crate::analysis::verdict::Kind;
use crate::survey::Survey;
use plotters::style::text_anchor::{HPos, VPos};

/// Room beside the plot for its numbers, and beyond the last one.
const LEFT: f64 = 26.0;
const BELOW: f64 = 18.0;
const EDGE: f64 = 7.0;
/// A tick on the upward axis needs this much room, and so does a number below the plot.
const ROOM_UP: f64 = 34.0;
const ROOM_ACROSS: f64 = 40.0;
/// The opacity of the hatching, and of the halo behind words.
const HATCHING: f64 = 0.4;
const HALO: f64 = 0.8;
/// Words are so large, and take so much above and below their middle.
const TEXT: f64 = 11.0;
const HIGH: f64 = 8.0;
/// The dashes of the limit.
const DASHES: [f64; 2] = [6.0, 4.0];

/// What a pad's picture says beside the survey itself.
#[derive(Clone, Debug, Default)]
pub struct PadNotes {
    /// The axis to the right.
    pub across: String,
    /// The axis upward; nothing on a strip.
    pub up: String,
    /// What the kinds of [`Kind::ALL`] are called, one by one.
    pub kinds: Vec<String>,
    /// The names of the limit, the longest first: the first that finds room is written.
    pub limit: Vec<String>,
    /// The largest stable rate of each row; empty if there is none.
    pub limits: Vec<f64>,
}

/// The picture of a pad, as far as it has come.
pub fn pad(survey: &Survey, notes: &PadNotes, style: &Style, size: Size) -> Scene {
    let mut scene = Scene::default();
    if !size.is_visible() {
        return scene;
    }
    let places = Places::new(survey, size);
    scene.rectangle(&size.into(), solid(style.theme().paper));
    let colour = |look: Look| look.colour(style.dark);
    Grid::of(survey).draw(&places.plot, colour, (style.theme(), HATCHING), &mut scene);
    let mut picture = Picture { survey, places, notes, theme: style.theme(), taken: Vec::new() };
    picture.axes(&mut scene);
    picture.limit(&mut scene);
    picture.names(&mut scene);
    scene
}

/// The pixel of a place among a pad's cells, in columns and rows from the middle of the first.
pub fn pad_pixel(survey: &Survey, (column, row): (f64, f64), size: Size) -> Pixel {
    Places::new(survey, size).pixel(column, row)
}

/// The place under a pixel, inside the cells or not.
pub fn pad_place(survey: &Survey, at: Pixel, size: Size) -> (f64, f64) {
    let Places { plot, columns, rows } = Places::new(survey, size);
    let part = plot.part_of(at);
    (part.x * columns as f64 - 0.5, part.y * rows as f64 - 0.5)
}

/// Where cells lie.
struct Places {
    plot: PixelRect,
    columns: usize,
    rows: usize,
}

impl Places {
    fn new(survey: &Survey, Size { width, height }: Size) -> Self {
        let (top, bottom) = (EDGE.min(height / 8.0), height - BELOW.min(height / 4.0));
        let (left, right) = (LEFT.min(width / 4.0), width - EDGE.min(width / 8.0));
        let plot = PixelRect { left, top, right, bottom };
        Self { plot, columns: survey.columns().len(), rows: survey.rows().len() }
    }

    /// The size of a cell.
    fn cell(&self) -> Size {
        Size::new(self.plot.width() / self.columns as f64, self.plot.height() / self.rows as f64)
    }

    /// The middle of a cell, or a place between two.
    fn pixel(&self, column: f64, row: f64) -> Pixel {
        let cell = self.cell();
        let x = self.plot.left + (column + 0.5) * cell.width;
        Pixel::new(x, self.plot.bottom - (row + 0.5) * cell.height)
    }
}

struct Picture<'a> {
    survey: &'a Survey,
    places: Places,
    notes: &'a PadNotes,
    theme: &'a Theme,
    /// Where words stand.
    taken: Vec<PixelRect>,
}

impl Picture<'_> {
    fn axes(&mut self, scene: &mut Scene) {
        let (plot, places) = (self.places.plot, &self.places);
        let axes = Axes { plot, theme: self.theme };
        axes.border(scene);
        let mut free = 0.0;
        for (column, rate) in self.survey.columns().iter().enumerate() {
            let (power, x) = (rate.log10(), places.pixel(column as f64, 0.0).x);
            if (power - power.round()).abs() <= 1e-9 && x >= free {
                axes.tick_across(x, &power_of_ten(power.round()), scene);
                free = x + ROOM_ACROSS;
            }
        }
        let highest = self.survey.rows().last().copied().unwrap_or(0.0);
        if highest > 0.0 {
            for tick in Scale::Linear.ticks(0.0, highest, plot.height() / ROOM_UP) {
                let row = tick.position / highest * (places.rows - 1) as f64;
                axes.tick_up(places.pixel(0.0, row).y, &tick.label, scene);
            }
        }
        let half = |text: &str| 0.5 * text_width(text, TEXT) + EDGE;
        let (across, up) = (half(&self.notes.across), half(&self.notes.up));
        self.write(&self.notes.across, Pixel::new(plot.right - across, plot.bottom - HIGH), scene);
        self.write(&self.notes.up, Pixel::new(plot.left + up, plot.top + HIGH), scene);
    }

    /// Writes around a pixel.
    fn write(&mut self, text: &str, at: Pixel, scene: &mut Scene) {
        let label = Label { at, text, size: TEXT, across: HPos::Center, up: VPos::Center };
        scene.text(label, solid(self.theme.ink), Some(faded(self.theme.paper, HALO)));
        self.taken.push(room(text, at));
    }

    fn is_free(&self, area: &PixelRect) -> bool {
        self.places.plot.holds(area) && !self.taken.iter().any(|other| other.overlaps(area))
    }

    /// The limit across the rows, with its name beside it.
    fn limit(&mut self, scene: &mut Scene) {
        let rates = self.survey.columns();
        let mut line: Vec<Pixel> = Vec::new();
        for (row, &limit) in self.notes.limits.iter().enumerate() {
            if let Some(column) = column_of(rates, limit) {
                line.push(self.places.pixel(column, row as f64));
            }
        }
        let (Some(&low), Some(&high)) = (line.first(), line.last()) else { return };
        // From edge to edge, on a strip too.
        line.insert(0, Pixel::new(low.x, self.places.plot.bottom));
        line.push(Pixel::new(high.x, self.places.plot.top));
        scene.line(line.clone(), 3.5, faded(self.theme.paper, HALO));
        scene.dashed(line.clone(), &DASHES, 1.5, solid(self.theme.ink));
        // Beyond the line first: short of it the cross stands.
        for side in [1.0, -1.0] {
            for name in &self.notes.limit {
                let by = side * (0.5 * text_width(name, TEXT) + 5.0);
                let PixelRect { top, bottom, .. } = self.places.plot.grown(-HIGH);
                let beside = |at: &Pixel| Pixel::new(at.x + by, at.y.min(bottom).max(top));
                for at in line.iter().rev().map(beside) {
                    let area = room(name, at);
                    if self.is_free(&area) && !line.iter().any(|&at| area.contains(at)) {
                        return self.write(name, at, scene);
                    }
                }
            }
        }
    }

    /// The kinds' names, each in the middle of its region where that has room for it.
    fn names(&mut self, scene: &mut Scene) {
        let Places { columns, rows, .. } = self.places;
        let kind = |index| self.survey.shown(index % columns, index / columns).map(|cell| cell.kind);
        let kinds: Vec<Option<Kind>> = (0..columns * rows).map(kind).collect();
        for (kind, name) in Kind::ALL.into_iter().zip(&self.notes.kinds) {
            if let Some(at) = self.middle(&kinds, kind, name) {
                self.write(name, at, scene);
            }
        }
    }

    /// The place for a name among cells of its kind that lies nearest to the middle of them all.
    /// Returns `None` if none is large enough.
    fn middle(&self, kinds: &[Option<Kind>], kind: Kind, name: &str) -> Option<Pixel> {
        let Places { columns, rows, .. } = self.places;
        let (cell, size) = (self.places.cell(), room(name, Pixel::default()));
        let wide = (size.width() / cell.width).ceil() as usize;
        let high = (size.height() / cell.height).ceil() as usize;
        let is_of = |column: usize, row: usize| kinds[row * columns + column] == Some(kind);
        let (mut sum, mut count) = (Pixel::default(), 0.0);
        for (row, column) in (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column))) {
            if is_of(column, row) {
                sum = sum + Displacement::new(column as f64, row as f64);
                count += 1.0;
            }
        }
        let middle = self.places.pixel(sum.x / count, sum.y / count);
        let mut best: Option<Pixel> = None;
        for row in 0..(rows + 1).saturating_sub(high) {
            for column in 0..(columns + 1).saturating_sub(wide) {
                let across = column as f64 + 0.5 * (wide as f64 - 1.0);
                let at = self.places.pixel(across, row as f64 + 0.5 * (high as f64 - 1.0));
                let is_nearer = best.is_none_or(|best| at.distance(middle) < best.distance(middle));
                let mut cells =
                    (row..row + high).flat_map(|row| (column..column + wide).map(move |at| (at, row)));
                if is_nearer && self.is_free(&room(name, at)) && cells.all(|(column, row)| is_of(column, row))
                {
                    best = Some(at);
                }
            }
        }
        best
    }
}

/// What a word takes around its middle.
fn room(text: &str, at: Pixel) -> PixelRect {
    PixelRect::centered(at, Size::new(text_width(text, TEXT), 2.0 * HIGH))
}
