//! The picture of a pad: how the runs at many rates and momenta end, each region by its name, and the
//! line beyond which theory has none converge.

use super::axes::{Axes, TEXT};
use super::cells::Grid;
use super::labels::text_width;
use super::look::Look;
use super::palette::{Theme, faded, solid};
use super::pixel::{Pixel, PixelRect, Size};
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
/// Around a word this much is free.
const AROUND: f64 = 2.0;
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
    let picture = Picture { survey, plot: plot(size), notes, theme: style.theme() };
    scene.rectangle(&size.into(), solid(style.theme().paper));
    let colour = |look: Look| look.colour(style.dark);
    Grid::of(survey).draw(&picture.plot, colour, (style.theme(), HATCHING), &mut scene);
    picture.axes(&mut scene);
    let taken = picture.limit(&mut scene);
    picture.names(taken, &mut scene);
    scene
}

/// The pixel of a place among a pad's cells, in columns and rows from the middle of the first.
pub fn pad_pixel(survey: &Survey, (column, row): (f64, f64), size: Size) -> Pixel {
    let picture = Places { plot: plot(size), columns: survey.columns().len(), rows: survey.rows().len() };
    picture.pixel(column, row)
}

/// The place under a pixel, inside the cells or not.
pub fn pad_place(survey: &Survey, at: Pixel, size: Size) -> (f64, f64) {
    let part = plot(size).part_of(at);
    let place = |part: f64, count: usize| part * count as f64 - 0.5;
    (place(part.x, survey.columns().len()), place(part.y, survey.rows().len()))
}

fn plot(Size { width, height }: Size) -> PixelRect {
    let right = width - EDGE.min(width / 8.0);
    let (top, bottom) = (EDGE.min(height / 8.0), height - BELOW.min(height / 4.0));
    PixelRect { left: LEFT.min(width / 4.0), top, right, bottom }
}

/// Where cells lie.
struct Places {
    plot: PixelRect,
    columns: usize,
    rows: usize,
}

impl Places {
    fn pixel(&self, column: f64, row: f64) -> Pixel {
        let x = self.plot.left + (column + 0.5) / self.columns as f64 * self.plot.width();
        Pixel::new(x, self.plot.bottom - (row + 0.5) / self.rows as f64 * self.plot.height())
    }
}

struct Picture<'a> {
    survey: &'a Survey,
    plot: PixelRect,
    notes: &'a PadNotes,
    theme: &'a Theme,
}

impl Picture<'_> {
    fn columns(&self) -> usize {
        self.survey.columns().len()
    }

    fn rows(&self) -> usize {
        self.survey.rows().len()
    }

    fn at(&self, column: f64, row: f64) -> Pixel {
        Places { plot: self.plot, columns: self.columns(), rows: self.rows() }.pixel(column, row)
    }

    fn axes(&self, scene: &mut Scene) {
        let (plot, axes) = (&self.plot, Axes { plot: self.plot, theme: self.theme });
        axes.border(scene);
        let mut free = plot.left - ROOM_ACROSS / 2.0;
        for (column, rate) in self.survey.columns().iter().enumerate() {
            let (power, x) = (rate.log10(), self.at(column as f64, 0.0).x);
            if (power - power.round()).abs() <= 1e-9 && x >= free {
                axes.tick_across(x, &power_of_ten(power.round()), scene);
                free = x + ROOM_ACROSS;
            }
        }
        let corner = Pixel::new(plot.right - 4.0, plot.bottom - 3.0);
        axes.name(corner, &self.notes.across, (HPos::Right, VPos::Bottom), HALO, scene);
        let highest = self.survey.rows().last().copied().filter(|&highest| highest > 0.0);
        let Some(highest) = highest else { return };
        for tick in Scale::Linear.ticks(0.0, highest, plot.height() / ROOM_UP) {
            let row = tick.position / highest * (self.rows() - 1) as f64;
            axes.tick_up(self.at(0.0, row).y, &tick.label, scene);
        }
        let corner = Pixel::new(plot.left + 4.0, plot.top + 2.0);
        axes.name(corner, &self.notes.up, (HPos::Left, VPos::Top), HALO, scene);
    }

    /// The axes' names, which stand in two of the corners.
    fn corners(&self) -> [PixelRect; 2] {
        let (plot, height) = (&self.plot, TEXT + 5.0);
        let (across, up) = (text_width(&self.notes.across, TEXT), text_width(&self.notes.up, TEXT));
        [
            PixelRect { left: plot.right - across - 6.0, top: plot.bottom - height, ..*plot },
            PixelRect { right: plot.left + up + 6.0, bottom: plot.top + height, ..*plot },
        ]
    }

    /// The limit across the rows, with its name beside it; gives where that stands.
    fn limit(&self, scene: &mut Scene) -> Vec<PixelRect> {
        let mut taken = self.corners().to_vec();
        let rates = self.survey.columns();
        let mut line: Vec<Pixel> = Vec::new();
        for (row, &limit) in self.notes.limits.iter().enumerate() {
            let Some(column) = column_of(rates, limit) else { continue };
            let at = self.at(column, row as f64);
            // From edge to edge, on a strip too.
            if row == 0 {
                line.push(Pixel::new(at.x, self.plot.bottom));
            }
            line.push(at);
            if row + 1 == self.rows() {
                line.push(Pixel::new(at.x, self.plot.top));
            }
        }
        let (paper, ink) = (faded(self.theme.paper, HALO), solid(self.theme.ink));
        scene.line(line.clone(), 3.5, paper);
        scene.dashed(line.clone(), &DASHES, 1.5, ink);
        let height = TEXT + 2.0 * AROUND;
        let places = line.iter().flat_map(|at| {
            // What is said of the limit stands where the rate is below it, or where it is above.
            let top = at.y - height / 2.0;
            [(at.x + 5.0, HPos::Left, top), (at.x - 5.0, HPos::Right, top)]
        });
        let places: Vec<_> = places.collect();
        for name in &self.notes.limit {
            let width = text_width(name, TEXT);
            let area = |&(x, across, top): &(f64, HPos, f64)| {
                let left = if matches!(across, HPos::Right) { x - width } else { x };
                PixelRect { left, right: left + width, top, bottom: top + height }
            };
            let is_free = |area: &PixelRect| {
                let is_crossed = line.iter().any(|&at| area.grown(3.0).contains(at));
                self.plot.holds(area) && !is_crossed && !taken.iter().any(|other| other.overlaps(area))
            };
            let found = places.iter().rev().find(|place| is_free(&area(place)));
            let Some(found) = found else { continue };
            let (area, &(x, across, _)) = (area(found), found);
            let at = Pixel::new(x, area.center().y);
            scene.text(Label { at, text: name, size: TEXT, across, up: VPos::Center }, ink, Some(paper));
            taken.push(area);
            break;
        }
        taken
    }

    /// The kinds' names, each in the middle of its region where that has room for it.
    fn names(&self, mut taken: Vec<PixelRect>, scene: &mut Scene) {
        let kinds = self.kinds();
        for (kind, name) in Kind::ALL.into_iter().zip(&self.notes.kinds) {
            let Some(area) = self.room(&kinds, kind, name, &taken) else { continue };
            let at = area.center();
            let label = Label { at, text: name, size: TEXT, across: HPos::Center, up: VPos::Center };
            scene.text(label, solid(self.theme.ink), Some(faded(self.theme.paper, HALO)));
            taken.push(area);
        }
    }

    /// What each cell shows, row by row.
    fn kinds(&self) -> Vec<Option<Kind>> {
        let columns = self.columns();
        let kind = |index| self.survey.shown(index % columns, index / columns).map(|cell| cell.kind);
        (0..columns * self.rows()).map(kind).collect()
    }

    /// The place for a name among cells of its kind that lies nearest to the middle of them all.
    /// Returns `None` if none is large enough.
    fn room(&self, kinds: &[Option<Kind>], kind: Kind, name: &str, taken: &[PixelRect]) -> Option<PixelRect> {
        let (columns, rows) = (self.columns(), self.rows());
        let cell = Size::new(self.plot.width() / columns as f64, self.plot.height() / rows as f64);
        let size = Size::new(text_width(name, TEXT) + 2.0 * AROUND, TEXT + 2.0 * AROUND);
        let wide = (size.width / cell.width).ceil() as usize;
        let high = (size.height / cell.height).ceil() as usize;
        let sums = Sums::of(columns, rows, |index| kinds[index] == Some(kind));
        let middle = sums.middle?;
        let mut best: Option<(f64, PixelRect)> = None;
        for row in 0..(rows + 1).saturating_sub(high) {
            for column in 0..(columns + 1).saturating_sub(wide) {
                if sums.count(column, row, wide, high) < wide * high {
                    continue;
                }
                let (across, up) = (column as f64 + 0.5 * wide as f64, row as f64 + 0.5 * high as f64);
                let area = PixelRect::centered(self.at(across - 0.5, up - 0.5), size);
                let away = ((across - middle.0) * cell.width).hypot((up - middle.1) * cell.height);
                let is_free = !taken.iter().any(|other| other.overlaps(&area));
                if is_free && best.is_none_or(|(least, _)| away < least) {
                    best = Some((away, area));
                }
            }
        }
        best.map(|(_, area)| area)
    }
}

/// How many cells below and to the left of each corner have a property.
struct Sums {
    columns: usize,
    sums: Vec<usize>,
    /// The middle of all that have it, in columns and rows. `None` if none has.
    middle: Option<(f64, f64)>,
}

impl Sums {
    fn of(columns: usize, rows: usize, holds: impl Fn(usize) -> bool) -> Self {
        let mut sums = vec![0; (columns + 1) * (rows + 1)];
        let (mut across, mut up) = (0.0, 0.0);
        for row in 0..rows {
            let mut line = 0;
            for column in 0..columns {
                if holds(row * columns + column) {
                    line += 1;
                    across += column as f64 + 0.5;
                    up += row as f64 + 0.5;
                }
                let below = sums[row * (columns + 1) + column + 1];
                sums[(row + 1) * (columns + 1) + column + 1] = below + line;
            }
        }
        let all = sums.last().copied().unwrap_or(0);
        let middle = (all > 0).then(|| (across / all as f64, up / all as f64));
        Self { columns, sums, middle }
    }

    /// How many there are in a rectangle of cells.
    fn count(&self, column: usize, row: usize, wide: usize, high: usize) -> usize {
        let sum = |column: usize, row: usize| self.sums[row * (self.columns + 1) + column];
        let (right, top) = (column + wide, row + high);
        sum(right, top) + sum(column, row) - sum(column, top) - sum(right, row)
    }
}
