//! Grids of cells: what the runs of a survey ended as, in colours and in patterns.

use super::look::{HATCH, Hatching, Look};
use super::palette::{Theme, faded, solid};
use super::pixel::{Pixel, PixelRect, UnitPoint};
use super::scene::{Scene, Shape};
use crate::geometry::{Dimension, Rect};
use crate::survey::{Subject, Survey};
use plotters::style::{RGBAColor, RGBColor};

/// Cells, row by row from the bottom, each with a look or not known yet.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    columns: usize,
    rows: usize,
    pub looks: Vec<Look>,
    /// Indices of looks.
    cells: Vec<Option<u16>>,
}

impl Grid {
    /// The cells that are known, coarse ones standing in for fine ones.
    pub(super) fn of(survey: &Survey) -> Self {
        Self::new(survey, |column, row| Some((column, row)))
    }

    /// Basins over another part of the plane than they were made for: the cells around the middles
    /// of cells there.
    pub(super) fn over(survey: &Survey, bounds: &Rect) -> Self {
        let own = survey.config().bounds;
        if survey.subject() != Subject::Basins || own == *bounds {
            return Self::of(survey);
        }
        let is_line = survey.config().surface.dimension() == Dimension::One;
        let (columns, rows) = (survey.columns().len(), survey.rows().len());
        let there = |index: usize, count: usize, (low, side): (f64, f64), (own_low, own_side): (f64, f64)| {
            let at = low + side * (index as f64 + 0.5) / count as f64;
            let cell = ((at - own_low) / own_side * count as f64).floor();
            (0.0..count as f64).contains(&cell).then_some(cell as usize)
        };
        let (size, own_size) = (bounds.size(), own.size());
        Self::new(survey, |column, row| {
            let column = there(column, columns, (bounds.min.x, size.x), (own.min.x, own_size.x))?;
            let row = if is_line {
                row
            } else {
                there(row, rows, (bounds.min.y, size.y), (own.min.y, own_size.y))?
            };
            Some((column, row))
        })
    }

    fn new(survey: &Survey, place: impl Fn(usize, usize) -> Option<(usize, usize)>) -> Self {
        let (columns, rows) = (survey.columns().len(), survey.rows().len());
        let mut looks: Vec<Look> = Vec::new();
        let mut cells = Vec::with_capacity(columns * rows);
        for row in 0..rows {
            for column in 0..columns {
                let cell = place(column, row).and_then(|(column, row)| survey.shown(column, row));
                let look = cell.map(|cell| Look::of(cell, survey));
                let index = look.map(|look| {
                    looks.iter().position(|&other| other == look).unwrap_or_else(|| {
                        looks.push(look);
                        looks.len() - 1
                    })
                });
                cells.push(index.and_then(|index| u16::try_from(index).ok()));
            }
        }
        Self { columns, rows, looks, cells }
    }

    /// The look of the cell at a place in parts of the grid's sides.
    pub(super) fn at(&self, at: UnitPoint) -> Option<Look> {
        let index = |part: f64, count: usize| ((part.max(0.0) * count as f64) as usize).min(count - 1);
        self.look(index(at.x, self.columns), index(at.y, self.rows))
    }

    fn look(&self, column: usize, row: usize) -> Option<Look> {
        let look = self.cells.get(row * self.columns + column).copied()??;
        self.looks.get(usize::from(look)).copied()
    }

    /// Draws the cells in these colours, with hatching of this opacity.
    pub(super) fn draw(
        &self,
        plot: &PixelRect,
        colour: impl Fn(Look) -> RGBColor,
        (theme, hatching): (&Theme, f64),
        scene: &mut Scene,
    ) {
        scene.add(Shape::Cells {
            area: *plot,
            columns: self.columns,
            cells: self.cells.clone(),
            colours: self.looks.iter().map(|&look| solid(colour(look))).collect(),
        });
        let ink = faded(theme.ink, hatching);
        for hatching in Hatching::ALL {
            if self.rows == 1 {
                self.hatch_row(plot, hatching, ink, scene);
            } else {
                self.hatch(plot, hatching, ink, scene);
            }
        }
    }

    fn is_hatched(&self, column: usize, row: usize, hatching: Hatching) -> bool {
        self.look(column, row).is_some_and(|look| look.hatching() == Some(hatching))
    }

    /// One row of high cells: only upright lines make sense, whatever the kind.
    fn hatch_row(&self, plot: &PixelRect, hatching: Hatching, ink: RGBAColor, scene: &mut Scene) {
        let width = plot.width() / self.columns as f64;
        let apart = ((HATCH / width).round() as usize).max(1);
        let columns = (0..self.columns).step_by(apart);
        for column in columns.filter(|&column| self.is_hatched(column, 0, hatching)) {
            let x = plot.left + (column as f64 + 0.5) * width;
            scene.line(vec![Pixel::new(x, plot.top), Pixel::new(x, plot.bottom)], 1.0, ink);
        }
    }

    /// Lines across the cells that a pattern belongs to.
    fn hatch(&self, plot: &PixelRect, hatching: Hatching, ink: RGBAColor, scene: &mut Scene) {
        let (columns, rows) = (self.columns as isize, self.rows as isize);
        let (width, height) = (plot.width() / columns as f64, plot.height() / rows as f64);
        let (right, up) = hatching.steps();
        let apart = ((HATCH / if right == 0 { width } else { height }).round() as isize).max(1);
        // The corner of a cell where a line enters it.
        let corner = |(column, row): (isize, isize)| {
            let (column, row) = (column as f64 - 0.5 * right as f64, row as f64 - 0.5 * up as f64);
            Pixel::new(plot.left + (column + 0.5) * width, plot.bottom - (row + 0.5) * height)
        };
        for begin in self.begins(hatching) {
            // Lines are numbered along the edges that they begin at.
            let number = match hatching {
                Hatching::Upright => begin.0,
                Hatching::Rising => begin.0 - begin.1,
                Hatching::Falling => begin.0 + begin.1,
                Hatching::Level => -begin.1,
            };
            if number.rem_euclid(apart) != 0 {
                continue;
            }
            let (mut at, mut line) = (begin, None);
            while (0..columns).contains(&at.0) && (0..rows).contains(&at.1) {
                match (self.is_hatched(at.0 as usize, at.1 as usize, hatching), line) {
                    (true, None) => line = Some(at),
                    (false, Some(from)) => {
                        scene.line(vec![corner(from), corner(at)], 1.0, ink);
                        line = None;
                    }
                    _ => {}
                }
                at = (at.0 + right, at.1 + up);
            }
            if let Some(from) = line {
                scene.line(vec![corner(from), corner(at)], 1.0, ink);
            }
        }
    }

    /// The cells at the grid's edges that lines of a pattern begin in, as columns and rows.
    fn begins(&self, hatching: Hatching) -> Vec<(isize, isize)> {
        let (columns, rows) = (self.columns as isize, self.rows as isize);
        let bottom = (0..columns).map(|column| (column, 0));
        let top = (0..columns).map(|column| (column, rows - 1));
        match hatching {
            Hatching::Upright => bottom.collect(),
            Hatching::Level => (0..rows).map(|row| (0, row)).collect(),
            Hatching::Rising => bottom.chain((1..rows).map(|row| (0, row))).collect(),
            Hatching::Falling => top.chain((1..rows).map(|row| (0, rows - 1 - row))).collect(),
        }
    }
}
