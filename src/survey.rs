//! Surveys: many runs side by side, each reduced to how it ended.
//!
//! A [`Survey`] is a grid of cells, one run each: the verdict against the rate for every racer
//! (a sweep), against rate and momentum (a map), or against the start (the basins of the minima).
//! It is done in slices, coarse cells first, so that there is a picture after the first slice.
//!
//! ```
//! use fall_line::run::Config;
//! use fall_line::survey::Survey;
//!
//! // The rate with which momentum 0.9 gets down the ravine in the fewest steps.
//! let mut sweep = Survey::sweep(&Config::default());
//! sweep.finish();
//! let best = sweep.best(0).unwrap();
//! assert!(best.step < 50);
//! ```
//!
//! A cell is judged as [`Verdict::of`](crate::analysis::verdict::Verdict::of) judges the run of the same
//! configuration: by the same rules over the same steps. Two things differ. A survey's budget is
//! at most [`Survey::budget`], so a longer run may still come to another end; and a descent that
//! has come far below its line under a rule that cannot climb again is not followed to its end.

mod axis;
mod cell;
mod grid;
mod order;

pub use cell::{Best, Cell, Count, Row};
pub use grid::Subject;

use crate::analysis::minima::{Below, Minima};
use crate::analysis::probe::{Outcome, Probe};
use crate::analysis::stability::stability_limit;
use crate::analysis::verdict::Kind;
use crate::geometry::Point;
use crate::run::{Config, Extent, Progress};
use grid::Grid;
pub use grid::momentum_key;
use order::Order;

/// A cell of a map or of the basins makes at most so many updates.
const LONGEST: u32 = 500;
/// Between two looks at the clock a pad makes at most so many updates.
const LOT: u32 = 64;
/// Minima closer together than this are the same one.
const SAME: f64 = 1e-3;

/// A grid of runs, on its way.
#[derive(Clone, Debug)]
pub struct Survey {
    grid: Grid,
    /// With the budget of a cell, and with what the cell at work has for its own.
    probed: Config,
    /// As it was given.
    config: Config,
    cells: Vec<Option<Cell>>,
    done: usize,
    updates: u64,
    order: Order,
    work: Option<(usize, Probe)>,
    minima: Minima,
    /// The minimum that the next cell is believed to belong to.
    guess: Below,
    /// The minima that cells have reached, in the order in which they were.
    reached: Vec<Point>,
}

impl Survey {
    /// The verdict against the rate, for each racer.
    pub fn sweep(config: &Config) -> Self {
        Self::new(Grid::sweep(config), config, config.steps, Extent::of(&config.surface))
    }

    /// The verdict against rate and momentum (or beta1) of the first racer. Returns `None` if its
    /// rule has neither.
    pub fn map(config: &Config) -> Option<Self> {
        let extent = Extent::of(&config.surface);
        Some(Self::new(Grid::map(config)?, config, config.steps.min(LONGEST), extent))
    }

    /// A map that is made while somebody looks at something else: of few cells, and with the extent of
    /// a surface that a run has measured; the numbers of its cells hold from an update on, 0 for the whole
    /// run. A rule without momentum has a strip of one row. Returns `None` if nobody runs.
    pub fn pad(config: &Config, extent: Extent, from: u32) -> Option<Self> {
        Some(Self::new(Grid::pad(config, from)?, config, config.steps.min(LONGEST), extent))
    }

    /// Where the first racer ends from each start in the shown box.
    pub fn basins(config: &Config) -> Self {
        let extent = Extent::of(&config.surface);
        Self::new(Grid::basins(config), config, config.steps.min(LONGEST), extent)
    }

    fn new(grid: Grid, given: &Config, budget: u32, extent: Extent) -> Self {
        let probed = Config { steps: budget, ..given.clone() };
        Self {
            cells: vec![None; grid.len()],
            done: 0,
            updates: 0,
            order: Order::new(grid.columns.len(), grid.rows.len()),
            work: None,
            minima: Minima::new(&probed, extent),
            guess: Below::Unknown,
            reached: Vec::new(),
            config: given.clone(),
            probed,
            grid,
        }
    }

    /// Makes up to so many updates, and perhaps a few more; fewer where each has many rows of data to
    /// see.
    pub fn advance(&mut self, updates: u32) -> Progress {
        let mut left = self.probed.fewer(updates);
        loop {
            let progress = self.work_on(&mut left);
            if progress == Progress::Done || left == 0 {
                return progress;
            }
        }
    }

    /// Does as little as can be done at once: some updates of one cell, and judges it where these were
    /// its last.
    pub fn advance_little(&mut self) -> Progress {
        self.work_on(&mut self.probed.fewer(LOT))
    }

    /// Works on one cell, within a budget of updates.
    fn work_on(&mut self, left: &mut u32) -> Progress {
        let Some((index, mut probe)) = self.work.take().or_else(|| self.begin()) else {
            return Progress::Done;
        };
        let before = *left;
        let outcome = probe.advance(&self.probed, &self.minima, left);
        self.updates += u64::from(before - *left);
        match outcome {
            Some(outcome) => {
                self.cells[index] = Some(self.cell(&outcome));
                self.done += 1;
                self.guess = outcome.below;
            }
            None => self.work = Some((index, probe)),
        }
        if self.is_done() { Progress::Done } else { Progress::Going }
    }

    /// Does all that is left.
    pub fn finish(&mut self) {
        while self.advance(u32::MAX) == Progress::Going {}
    }

    fn begin(&mut self) -> Option<(usize, Probe)> {
        let index = self.order.next()?;
        let columns = self.grid.columns.len();
        let racer = self.grid.set_up(&mut self.probed, index % columns, index / columns)?;
        Some((index, Probe::new(&self.probed, racer, &self.minima, self.guess)))
    }

    fn cell(&mut self, outcome: &Outcome) -> Cell {
        let converged = outcome.reference.filter(|_| outcome.kind == Kind::Converged);
        let minimum = converged.map(|reference| {
            let known = self.reached.iter().position(|&at| (at - reference.minimizer).norm() <= SAME);
            known.unwrap_or_else(|| {
                self.reached.push(reference.minimizer);
                self.reached.len() - 1
            }) as u16
        });
        Cell { kind: outcome.kind, step: outcome.step, endpoint: outcome.endpoint, minimum }
    }

    /// What it is about.
    pub fn subject(&self) -> Subject {
        self.grid.subject
    }

    /// The update from which the numbers of its cells hold.
    pub fn from(&self) -> u32 {
        self.grid.from
    }

    /// The configuration it was given.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// At most so many updates a cell.
    pub fn budget(&self) -> u32 {
        self.probed.steps
    }

    /// The rates, or the first coordinates of the starts.
    pub fn columns(&self) -> &[f64] {
        &self.grid.columns
    }

    /// The numbers of the racers, the momenta, or the second coordinates of the starts.
    pub fn rows(&self) -> &[f64] {
        &self.grid.rows
    }

    /// The minima that cells have reached so far, in the order in which they were.
    pub fn minima(&self) -> &[Point] {
        &self.reached
    }

    /// From 0 to 1.
    pub fn progress(&self) -> f64 {
        self.done as f64 / self.cells.len().max(1) as f64
    }

    /// How many updates it has made.
    pub fn updates(&self) -> u64 {
        self.updates
    }

    /// Whether each cell is known, or a coarse one that stands for it.
    pub fn is_covered(&self) -> bool {
        self.done >= self.order.coarse()
    }

    /// Whether every cell is known.
    pub fn is_done(&self) -> bool {
        self.done == self.cells.len()
    }

    /// A cell. Returns `None` for one that is not known yet, or that does not exist.
    pub fn at(&self, column: usize, row: usize) -> Option<Cell> {
        if column >= self.columns().len() {
            return None;
        }
        *self.cells.get(row * self.columns().len() + column)?
    }

    /// What stands for a cell: itself, or the coarse cell around it that is known already. Returns
    /// `None` if none of them is.
    pub fn shown(&self, column: usize, row: usize) -> Option<Cell> {
        self.order.around(column, row).find_map(|(column, row)| self.at(column, row))
    }

    /// The key that the rows of a map stand for. Returns `None` for another survey.
    pub fn momentum_key(&self) -> Option<&'static str> {
        self.config.racers.first().filter(|_| self.subject() == Subject::Map).and_then(momentum_key)
    }

    /// The column and row that hold the configuration's own rate, momentum or start; of a sweep, the
    /// racer's. Returns `None` if that lies outside, and for a racer that does not exist.
    pub fn position(&self, racer: usize) -> Option<(usize, usize)> {
        self.grid.position(&self.config, racer)
    }

    /// What a query has to change to run a cell. Returns `None` for a cell that does not exist.
    pub fn changes(&self, column: usize, row: usize) -> Option<String> {
        self.grid.changes(&self.config, column, row)
    }

    /// Where a configuration's own rate and momentum lie among the cells of a map, in columns and rows:
    /// 0 is the middle of the first. What lies beyond them is at their ends.
    pub fn place(&self, config: &Config) -> Option<(f64, f64)> {
        self.grid.place(config)
    }

    /// What a query has to change to run with the rate and the momentum at a place of a map.
    pub fn changes_at(&self, place: (f64, f64)) -> Option<String> {
        self.grid.changes_at(&self.config, Some(place.0), Some(place.1))
    }

    /// What a query has to change to run so many strides to the right of its own rate, or upward of its
    /// own momentum. Returns `None` where that leads nowhere else.
    pub fn changes_beside(&self, right: f64, up: f64) -> Option<String> {
        self.grid.changes_beside(&self.config, right, up)
    }

    /// The largest stable rate in each row of a map, where the largest curvature is `max`. Returns
    /// `None` for rules that have no limit.
    pub fn limits(&self, max: f64) -> Option<Vec<f64>> {
        let mut config = self.config.clone();
        let limit = |row| stability_limit(&self.grid.set_up(&mut config, 0, row)?.optimizer, max);
        (0..self.rows().len()).map(limit).collect()
    }

    /// Whether this is a survey of a configuration that differs only in what the survey varies.
    /// Then that is the one it belongs to from here on.
    pub fn follow(&mut self, config: &Config) -> bool {
        let is_same = self.grid.fixed_part(config) == self.grid.fixed_part(&self.config);
        if is_same {
            self.config = config.clone();
        }
        is_same
    }

    /// Whether what runs is what the cells are about, whatever part of the plane is shown.
    pub fn is_of(&self, config: &Config) -> bool {
        let config = Config { bounds: self.config.bounds, ..config.clone() };
        self.grid.fixed_part(&config) == self.grid.fixed_part(&self.config)
    }

    /// What the known cells of a row amount to. Returns `None` if none of them converges.
    pub fn row(&self, row: usize) -> Option<Row> {
        let rates = || {
            let columns = self.columns().iter().enumerate();
            columns.filter_map(|(column, &rate)| {
                let cell = self.at(column, row).filter(|cell| cell.kind == Kind::Converged)?;
                Some(Best { rate, step: cell.step? })
            })
        };
        let best = rates().min_by_key(|best| best.step)?;
        Some(Row { smallest: rates().next()?.rate, best, largest: rates().next_back()?.rate })
    }

    /// How many of the known cells a property holds for, and the fewest and most steps of those.
    pub fn count(&self, holds: impl Fn(&Cell) -> bool) -> Count {
        Count::of(self.cells.iter().flatten().filter(|cell| holds(cell)))
    }

    /// How many cells are known.
    pub fn done(&self) -> usize {
        self.done
    }

    /// The rate with which a racer of a sweep converges in the fewest steps, the smaller of two
    /// that need as many. Returns `None` if none does.
    pub fn best(&self, racer: usize) -> Option<Best> {
        (self.subject() == Subject::Sweep).then(|| self.row(racer))?.map(|row| row.best)
    }
}
