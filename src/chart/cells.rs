//! Grids of cells: what the runs of a survey ended as, in colours and in patterns.

use super::clip::Rectangle;
use super::palette::{Palette, clear};
use super::scene::{Pixel, Scene, Shape};
use super::survey::{HATCH, Look};
use crate::geometry::{Dimension, Rect};
use crate::survey::{Subject, Survey};
use plotters::style::RGBAColor;

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
    pub fn of(survey: &Survey) -> Self {
        Self::new(survey, |column, row| Some((column, row)))
    }

    /// Basins over another part of the plane than they were made for: the cells around the middles
    /// of cells there.
    pub fn over(survey: &Survey, bounds: &Rect) -> Self {
        let own = survey.config().bounds;
        let is_flat = survey.subject() != Subject::Basins || own == *bounds;
        let is_line = survey.config().surface.dimension() == Dimension::One;
        let (columns, rows) = (survey.columns().len(), survey.rows().len());
        let there = |index: usize, count: usize, (low, side): (f64, f64), (own_low, own_side): (f64, f64)| {
            let at = low + side * (index as f64 + 0.5) / count as f64;
            let cell = ((at - own_low) / own_side * count as f64).floor();
            (0.0..count as f64).contains(&cell).then_some(cell as usize)
        };
        let (size, own_size) = (bounds.size(), own.size());
        Self::new(survey, |column, row| {
            if is_flat {
                return Some((column, row));
            }
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

    /// The look of the cell at a place in parts of the grid's sides; (0, 0) is left and bottom.
    pub fn at(&self, (across, up): Pixel) -> Option<Look> {
        let index = |part: f64, count: usize| ((part.max(0.0) * count as f64) as usize).min(count - 1);
        let (column, row) = (index(across, self.columns), index(up, self.rows));
        let look = self.cells.get(row * self.columns + column).copied()??;
        self.looks.get(usize::from(look)).copied()
    }

    /// The cells in these colours, with their hatching of this strength.
    pub fn draw(
        &self,
        plot: &Rectangle,
        colour: impl Fn(Look) -> RGBAColor,
        (palette, strength): (&Palette, f64),
        scene: &mut Scene,
    ) {
        scene.add(Shape::Cells {
            corner: (plot.left, plot.top),
            size: (plot.width(), plot.height()),
            columns: self.columns,
            cells: self.cells.clone(),
            colours: self.looks.iter().map(|&look| colour(look)).collect(),
        });
        let hatched: Vec<Option<(f64, f64)>> = self.looks.iter().map(|look| look.hatching()).collect();
        for direction in [(1.0, 1.0), (1.0, -1.0), (1.0, 0.0), (0.0, 1.0)] {
            let is_hatched = |column: usize, row: usize| {
                self.cells[row * self.columns + column]
                    .is_some_and(|look| hatched[usize::from(look)] == Some(direction))
            };
            self.hatch(plot, direction, is_hatched, clear(palette.ink, strength), scene);
        }
    }

    /// Lines across the cells that a pattern belongs to.
    fn hatch(
        &self,
        plot: &Rectangle,
        (across, up): (f64, f64),
        is_hatched: impl Fn(usize, usize) -> bool,
        ink: RGBAColor,
        scene: &mut Scene,
    ) {
        let (columns, rows) = (self.columns as isize, self.rows as isize);
        let (width, height) = (plot.width() / columns as f64, plot.height() / rows as f64);
        let x_of = |column: f64| plot.left + (column + 0.5) * width;
        let y_of = |row: f64| plot.bottom - (row + 0.5) * height;
        if rows == 1 {
            // One row of high cells: only upright lines make sense, whatever the kind.
            let apart = ((HATCH / width).round() as isize).max(1);
            for column in
                (0..columns).step_by(apart as usize).filter(|&column| is_hatched(column as usize, 0))
            {
                let x = x_of(column as f64);
                scene.line(vec![(x, plot.top), (x, plot.bottom)], 1.0, ink);
            }
            return;
        }
        let (right, rise) = (across as isize, up as isize);
        let apart = ((HATCH / if right == 0 { width } else { height }).round() as isize).max(1);
        let begins = (0..columns).map(|column| (column, if rise < 0 { rows - 1 } else { 0 }));
        let begins: Vec<(isize, isize)> = match (right, rise) {
            (0, _) => begins.collect(),
            (_, 0) => (0..rows).map(|row| (0, row)).collect(),
            _ => {
                begins.chain((1..rows).map(|row| (0, if rise < 0 { rows - 1 - row } else { row }))).collect()
            }
        };
        for begin in begins {
            let number = if right == 0 {
                begin.0
            } else {
                begin.0 * rise.abs() + begin.1 * if rise < 0 { 1 } else { -1 }
            };
            if number.rem_euclid(apart) != 0 {
                continue;
            }
            let corner = |at: (isize, isize)| {
                let half = |rise: isize| if rise == 0 { 0.0 } else { -0.5 * rise as f64 };
                (x_of(at.0 as f64 + half(right)), y_of(at.1 as f64 + half(rise)))
            };
            let (mut at, mut line) = (begin, None);
            while (0..columns).contains(&at.0) && (0..rows).contains(&at.1) {
                let next = (at.0 + right, at.1 + rise);
                match (is_hatched(at.0 as usize, at.1 as usize), line) {
                    (true, None) => line = Some(at),
                    (false, Some(from)) => {
                        scene.line(vec![corner(from), corner(at)], 1.0, ink);
                        line = None;
                    }
                    _ => {}
                }
                at = next;
            }
            if let Some(from) = line {
                scene.line(vec![corner(from), corner(at)], 1.0, ink);
            }
        }
    }
}

/// Cells that look alike are joined into rectangles,
/// as (left, bottom, right, top) in cells, with their colour's index.
pub(super) fn joined(columns: usize, cells: &[Option<u16>]) -> Vec<([usize; 4], u16)> {
    let rows = cells.len() / columns.max(1);
    let mut free = vec![true; cells.len()];
    let mut all = Vec::new();
    for index in 0..cells.len() {
        let Some(colour) = cells[index].filter(|_| free[index]) else { continue };
        let (left, bottom) = (index % columns, index / columns);
        let fits = |column: usize, row: usize| {
            cells[row * columns + column] == Some(colour) && free[row * columns + column]
        };
        let right = (left..columns).find(|&column| !fits(column, bottom)).unwrap_or(columns);
        let top = (bottom..rows).find(|&row| !(left..right).all(|column| fits(column, row))).unwrap_or(rows);
        for row in bottom..top {
            free[row * columns + left..row * columns + right].fill(false);
        }
        all.push(([left, bottom, right, top], colour));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn rectangles_cover_each_cell_once_in_its_colour(
            columns in 1..9_usize,
            cells in proptest::collection::vec(proptest::option::of(0..3_u16), 72),
        ) {
            let cells = &cells[..columns * (72 / 9)];
            let mut found = vec![None; cells.len()];
            for ([left, bottom, right, top], colour) in joined(columns, cells) {
                for row in bottom..top {
                    for column in left..right {
                        prop_assert_eq!(found[row * columns + column].replace(colour), None);
                    }
                }
            }
            prop_assert_eq!(&found[..], cells);
        }
    }
}
