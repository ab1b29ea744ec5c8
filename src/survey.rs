//! Surveys: many runs side by side, each reduced to how it ended.
//!
//! A [`Survey`] is a grid of cells, one run each: the verdict against the rate for every racer
//! (a sweep), against rate and momentum (a map), or against the start (the basins of the minima).
//! It is done in slices, coarse cells first, so that there is a picture after the first slice.
//!
//! A cell is judged as [`Verdict::of`](crate::analysis::verdict::Verdict::of) judges the run of the same
//! configuration: by the same rules over the same steps. Two things differ. A survey's budget is
//! at most [`Survey::budget`], so a longer run may still come to another end; and a descent that
//! has come far below its line under a rule that cannot climb again is not followed to its end.

mod order;
mod probe;

use crate::analysis::minima::{Goals, Place, Target};
use crate::analysis::verdict::Kind;
use crate::geometry::{Dimension, Point};
use crate::number::readable;
use crate::query;
use crate::run::rates;
use crate::run::{Config, Racer};
use crate::run::{Progress, Scale};
use order::Order;
use probe::Probe;

/// Columns and rows of a map.
const MAP: usize = 128;
/// Columns and rows of the basins; a curve has one row with more columns.
const BASINS: (usize, usize) = (96, 241);
/// A cell of a map or of the basins makes at most so many updates.
const LONGEST: u32 = 500;
/// The largest momentum of a map.
const HIGHEST_MOMENTUM: f64 = 0.99;
/// A sweep goes from so many powers of ten below the suggested rates to so many columns above.
const BELOW: f64 = 3.0;
/// Rates of a power of ten: about evenly apart, and numbers that one would type.
const SERIES: [f64; 24] = [
    10.0, 11.0, 12.0, 13.0, 15.0, 16.0, 18.0, 20.0, 22.0, 25.0, 27.0, 30.0, 33.0, 36.0, 40.0, 43.0, 47.0,
    50.0, 55.0, 60.0, 66.0, 75.0, 82.0, 90.0,
];

/// What a survey is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Columns are rates, rows racers.
    Sweep,
    /// Columns are rates, rows momenta.
    Map,
    /// Columns and rows are the coordinates of the start.
    Basins,
}

/// How the run of one cell ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// The verdict.
    pub kind: Kind,
    /// Its step; of `diverged` and `converged` only.
    pub step: Option<u32>,
    /// Where; of `converged` and `stalled` only.
    pub place: Option<Place>,
    /// Which of [`Survey::minima`]; of `converged` only.
    pub minimum: Option<u16>,
}

/// A rate that was found, and what it needs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Best {
    /// The rate.
    pub rate: f64,
    /// After how many steps it has converged.
    pub step: u32,
}

/// The rates of a row that converge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// The smallest.
    pub smallest: f64,
    /// The fastest, the smaller of two that are as fast.
    pub best: Best,
    /// The largest.
    pub largest: f64,
}

/// Some of the cells, counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// How many.
    pub cells: u32,
    /// The fewest steps among them; larger than `most` where none has a step.
    pub fewest: u32,
    /// The most.
    pub most: u32,
}

/// A grid of runs, on its way.
#[derive(Clone, Debug)]
pub struct Survey {
    subject: Subject,
    /// With the budget of a cell, and with what the cell at work has for its own.
    probed: Config,
    /// As it was given.
    config: Config,
    columns: Vec<f64>,
    rows: Vec<f64>,
    cells: Vec<Option<Cell>>,
    done: usize,
    order: Order,
    work: Option<(usize, Probe)>,
    goals: Goals,
    guess: Option<Target>,
    minima: Vec<Point>,
}

impl Survey {
    /// The verdict against the rate, for each racer.
    pub fn sweep(config: &Config) -> Self {
        let columns = sweep_rates(config);
        let rows = (0..config.racers.len()).map(|racer| racer as f64).collect();
        Self::new(Subject::Sweep, config, config.steps, columns, rows)
    }

    /// The verdict against rate and momentum (or beta1) of the first racer; nothing where its rule
    /// has neither.
    pub fn map(config: &Config) -> Option<Self> {
        let first = config.racers.first()?;
        momentum_key(first)?;
        let columns = rates_from(lowest_power([first].into_iter(), config)).take(MAP).collect();
        let momentum = |row: usize| readable(HIGHEST_MOMENTUM * row as f64 / (MAP - 1) as f64, 1e-3);
        let rows = (0..MAP).map(momentum).collect();
        Some(Self::new(Subject::Map, config, config.steps.min(LONGEST), columns, rows))
    }

    /// Where the first racer ends from each start in the shown box.
    pub fn basins(config: &Config) -> Self {
        let (size, min) = (config.bounds.size(), config.bounds.min);
        let middles = |low: f64, side: f64, count: usize| {
            let cell = side / count as f64;
            (0..count).map(move |index| readable(low + cell * (index as f64 + 0.5), cell / 8.0)).collect()
        };
        let (columns, rows) = match config.surface.dimension() {
            Dimension::One => (middles(min.x, size.x, BASINS.1), vec![0.0]),
            Dimension::Two => (middles(min.x, size.x, BASINS.0), middles(min.y, size.y, BASINS.0)),
        };
        Self::new(Subject::Basins, config, config.steps.min(LONGEST), columns, rows)
    }

    fn new(subject: Subject, given: &Config, budget: u32, columns: Vec<f64>, rows: Vec<f64>) -> Self {
        let probed = Config { steps: budget, ..given.clone() };
        Self {
            subject,
            cells: vec![None; columns.len() * rows.len()],
            done: 0,
            order: Order::new(columns.len(), rows.len()),
            work: None,
            goals: Goals::of(&probed, Scale::of(&probed.surface)),
            guess: None,
            minima: Vec::new(),
            config: given.clone(),
            probed,
            columns,
            rows,
        }
    }

    /// Makes up to so many updates, and perhaps a few more.
    pub fn advance(&mut self, updates: u32) -> Progress {
        let mut left = updates;
        loop {
            let Some((index, mut probe)) = self.work.take().or_else(|| self.begin()) else {
                return Progress::Done;
            };
            match probe.advance(&self.probed, &self.goals, &mut left) {
                Some(outcome) => {
                    self.cells[index] = Some(self.cell(&outcome));
                    self.done += 1;
                    self.guess = outcome.target;
                }
                None => {
                    self.work = Some((index, probe));
                    return Progress::Going;
                }
            }
            if left == 0 {
                return if self.is_done() { Progress::Done } else { Progress::Going };
            }
        }
    }

    /// Does all that is left.
    pub fn finish(&mut self) {
        while self.advance(u32::MAX) == Progress::Going {}
    }

    fn begin(&mut self) -> Option<(usize, Probe)> {
        let index = self.order.next()?;
        let racer = self.set_up(index % self.columns.len(), index / self.columns.len())?;
        Some((index, Probe::new(&self.probed, racer, &self.goals, self.guess)))
    }

    /// Gives the configuration what the cell has for its own; says who runs.
    fn set_up(&mut self, column: usize, row: usize) -> Option<Racer> {
        let (across, up) = (*self.columns.get(column)?, *self.rows.get(row)?);
        let first = *self.config.racers.first()?;
        match self.subject {
            Subject::Sweep => Some(Racer { rate: across, ..*self.config.racers.get(row)? }),
            Subject::Map => {
                let mut racer = Racer { rate: across, ..first };
                if let Some(slot) = racer.optimizer.get_mut(momentum_key(&first)?) {
                    *slot = up;
                }
                Some(racer)
            }
            Subject::Basins => {
                self.probed.start = match self.config.surface.dimension() {
                    Dimension::One => Point::new(across, 0.0),
                    Dimension::Two => Point::new(across, up),
                };
                Some(first)
            }
        }
    }

    fn cell(&mut self, outcome: &probe::Outcome) -> Cell {
        let reached = outcome.target.filter(|_| outcome.kind == Kind::Converged);
        let minimum = reached.map(|target| {
            let known = self.minima.iter().position(|&at| (at - target.at).norm() <= SAME);
            known.unwrap_or_else(|| {
                self.minima.push(target.at);
                self.minima.len() - 1
            }) as u16
        });
        Cell { kind: outcome.kind, step: outcome.step, place: outcome.place, minimum }
    }

    /// What it is about.
    pub fn subject(&self) -> Subject {
        self.subject
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
        &self.columns
    }

    /// The numbers of the racers, the momenta, or the second coordinates of the starts.
    pub fn rows(&self) -> &[f64] {
        &self.rows
    }

    /// The minima that cells have reached so far, in the order in which they were.
    pub fn minima(&self) -> &[Point] {
        &self.minima
    }

    /// From 0 to 1.
    pub fn progress(&self) -> f64 {
        self.done as f64 / self.cells.len().max(1) as f64
    }

    /// Whether every cell is known.
    pub fn is_done(&self) -> bool {
        self.done == self.cells.len()
    }

    /// A cell that is known; nothing for one that is not, or that does not exist.
    pub fn at(&self, column: usize, row: usize) -> Option<Cell> {
        if column >= self.columns.len() {
            return None;
        }
        *self.cells.get(row * self.columns.len() + column)?
    }

    /// What stands for a cell: itself, or the coarse cell around it that is known already.
    pub fn shown(&self, column: usize, row: usize) -> Option<Cell> {
        self.order.around(column, row).find_map(|(column, row)| self.at(column, row))
    }

    /// The key that the rows of a map stand for.
    pub fn momentum_key(&self) -> Option<&'static str> {
        self.config.racers.first().filter(|_| self.subject == Subject::Map).and_then(momentum_key)
    }

    /// The column and row that hold the configuration's own rate, momentum or start; of a sweep,
    /// the racer's. Nothing where that lies outside, or for a racer that does not exist.
    pub fn own(&self, racer: usize) -> Option<(usize, usize)> {
        let racer_given = self.config.racers.get(racer)?;
        let column = || nearest(&self.columns, racer_given.rate, true);
        match self.subject {
            Subject::Sweep => Some((column()?, racer)),
            Subject::Map => {
                let momentum = racer_given.optimizer.get(momentum_key(racer_given)?)?;
                Some((column()?, nearest(&self.rows, momentum, false)?))
            }
            Subject::Basins => {
                let start = self.config.start;
                let row = match self.config.surface.dimension() {
                    Dimension::One => 0,
                    Dimension::Two => nearest(&self.rows, start.y, false)?,
                };
                Some((nearest(&self.columns, start.x, false)?, row))
            }
        }
    }

    /// What a query has to change to run a cell; nothing for a cell that does not exist.
    pub fn changes(&self, column: usize, row: usize) -> Option<String> {
        let (across, up) = (*self.columns.get(column)?, *self.rows.get(row)?);
        let number = query::shortest;
        Some(match self.subject {
            Subject::Sweep => {
                let mut rates: Vec<f64> = self.config.racers.iter().map(|racer| racer.rate).collect();
                *rates.get_mut(row)? = across;
                query::with_rates(&self.config, &rates)
            }
            Subject::Map => {
                let key = momentum_key(self.config.racers.first()?)?;
                ["lr=", &number(across), "&", key, "=", &number(up)].concat()
            }
            Subject::Basins => match self.config.surface.dimension() {
                Dimension::One => ["w=", &number(across)].concat(),
                Dimension::Two => ["x=", &number(across), "&y=", &number(up)].concat(),
            },
        })
    }

    /// Whether this is a survey of a configuration that differs only in what the survey varies.
    /// Then that is the one it belongs to from here on.
    pub fn follow(&mut self, config: &Config) -> bool {
        let is_same = self.core(config) == self.core(&self.config);
        if is_same {
            self.config = config.clone();
        }
        is_same
    }

    /// Whether what runs is what the cells are about, whatever part of the plane is shown.
    pub fn is_of(&self, config: &Config) -> bool {
        let config = Config { bounds: self.config.bounds, ..config.clone() };
        self.core(&config) == self.core(&self.config)
    }

    /// A configuration without what the cells have for their own, and without what they ignore.
    fn core(&self, config: &Config) -> Config {
        let mut core = config.clone();
        let Some(first) = core.racers.first_mut() else { return core };
        match self.subject {
            Subject::Sweep => core.racers.iter_mut().for_each(|racer| racer.rate = 0.0),
            Subject::Map => {
                first.rate = 0.0;
                let key = momentum_key(first);
                if let Some(slot) = key.and_then(|key| first.optimizer.get_mut(key)) {
                    *slot = 0.0;
                }
                core.racers.truncate(1);
            }
            Subject::Basins => {
                core.start = Point::default();
                core.racers.truncate(1);
            }
        }
        core
    }

    /// What the known cells of a row amount to; nothing where none of them converges.
    pub fn row(&self, row: usize) -> Option<Row> {
        let rates = || {
            let columns = self.columns.iter().enumerate();
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
        let mut count = Count { cells: 0, fewest: u32::MAX, most: 0 };
        for cell in self.cells.iter().flatten().filter(|cell| holds(cell)) {
            count.cells += 1;
            if let Some(step) = cell.step {
                count.fewest = count.fewest.min(step);
                count.most = count.most.max(step);
            }
        }
        count
    }

    /// How many cells are known.
    pub fn done(&self) -> usize {
        self.done
    }

    /// The rate with which a racer of a sweep converges in the fewest steps, the smaller of two
    /// that need as many; nothing where none does.
    pub fn best(&self, racer: usize) -> Option<Best> {
        (self.subject == Subject::Sweep).then(|| self.row(racer))?.map(|row| row.best)
    }
}

/// Minima closer together than this are the same one.
const SAME: f64 = 1e-3;

/// The parameter that a map varies.
fn momentum_key(racer: &Racer) -> Option<&'static str> {
    let keys = racer.optimizer.rule().parameters();
    keys.iter().map(|parameter| parameter.key).find(|key| matches!(*key, "momentum" | "beta1"))
}

/// The power of ten that the rates begin at, for some of the racers.
fn lowest_power<'a>(racers: impl Iterator<Item = &'a Racer>, config: &Config) -> i32 {
    let suggested = racers.map(|racer| rates::suggested(&config.surface, racer.optimizer.rule()));
    let lowest = suggested.fold(f64::INFINITY, f64::min);
    (lowest.log10().floor() - BELOW).max(rates::RANGE.0.log10()) as i32
}

/// The rates from a power of ten up to the largest that a query takes.
fn rates_from(power: i32) -> impl Iterator<Item = f64> {
    // Dividing whole numbers rounds each rate correctly.
    let of = move |power: i32| {
        let scale = 10_f64.powi((power - 1).abs());
        SERIES.iter().map(move |digits| if power > 0 { digits * scale } else { digits / scale })
    };
    (power..=2).flat_map(of).take_while(|&rate| rate <= rates::RANGE.1)
}

/// Wide enough for the rates of all racers.
fn sweep_rates(config: &Config) -> Vec<f64> {
    let suggested =
        config.racers.iter().map(|racer| rates::suggested(&config.surface, racer.optimizer.rule()));
    let highest = suggested.fold(0.0, f64::max);
    let top = 10_f64.powi(highest.log10().floor() as i32 + 2) * 1.000_001;
    rates_from(lowest_power(config.racers.iter(), config)).take_while(|&rate| rate <= top).collect()
}

/// The index of the nearest number of a rising list; nothing for one that lies beyond its ends.
fn nearest(list: &[f64], value: f64, is_logarithmic: bool) -> Option<usize> {
    let distance =
        |other: f64| if is_logarithmic { (other / value).ln().abs() } else { (other - value).abs() };
    let best =
        (0..list.len()).min_by(|&one, &other| distance(list[one]).total_cmp(&distance(list[other])))?;
    let around = [best.saturating_sub(1), (best + 1).min(list.len() - 1)];
    let room = around.into_iter().map(|index| distance(list[index])).fold(0.0, f64::max);
    (distance(list[best]) <= room.max(f64::MIN_POSITIVE) && is_inside(list, value, is_logarithmic))
        .then_some(best)
}

fn is_inside(list: &[f64], value: f64, is_logarithmic: bool) -> bool {
    let (Some(first), Some(last), Some(second)) = (list.first(), list.last(), list.get(1)) else {
        return !list.is_empty();
    };
    let half = if is_logarithmic { 0.0 } else { 0.5 * (second - first) };
    (first - half..=last + half).contains(&value)
}
