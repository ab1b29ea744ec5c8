//! What a survey varies, and by which numbers.

use super::axis::{self, Spacing, nearest};
use crate::geometry::{Dimension, Point};
use crate::number::shortest;
use crate::query;
use crate::run::{Config, Phase, Racer};

/// Columns and rows of the basins; a curve has one row with more columns.
const BASINS: (usize, usize) = (96, 241);

/// What a survey is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Subject {
    /// Columns are rates, rows racers.
    Sweep,
    /// Columns are rates, rows momenta.
    Map,
    /// Columns and rows are the coordinates of the start.
    Basins,
}

/// The cells of a survey, each with a number across and a number up.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    pub subject: Subject,
    /// The update from which the numbers of a map hold: 0 for the whole run.
    pub from: u32,
    /// The rates, or the first coordinates of the starts.
    pub columns: Vec<f64>,
    /// The indices of the racers, the momenta, or the second coordinates of the starts.
    pub rows: Vec<f64>,
}

impl Grid {
    pub(super) fn sweep(config: &Config) -> Self {
        let rows = (0..config.racers.len()).map(|racer| racer as f64).collect();
        Self { subject: Subject::Sweep, from: 0, columns: axis::sweep_rates(config), rows }
    }

    /// Returns `None` if the first racer's rule has no momentum.
    pub(super) fn map(config: &Config) -> Option<Self> {
        let first = config.racers.first()?;
        momentum_key(first)?;
        let (columns, rows) = (axis::map_rates(first, config), axis::map_momenta());
        Some(Self { subject: Subject::Map, from: 0, columns, rows })
    }

    /// A map of fewer cells, whose numbers hold from an update on; of a rule without momentum a strip of
    /// rates. Returns `None` if nobody runs.
    pub(super) fn pad(config: &Config, from: u32) -> Option<Self> {
        let first = config.racers.first()?;
        let columns = axis::pad_rates(first, config);
        let rows = if momentum_key(first).is_some() { axis::pad_momenta() } else { vec![0.0] };
        Some(Self { subject: Subject::Map, from, columns, rows })
    }

    pub(super) fn basins(config: &Config) -> Self {
        let (size, min) = (config.bounds.size(), config.bounds.min);
        let (columns, rows) = match config.surface.dimension() {
            Dimension::One => (axis::middles(min.x, size.x, BASINS.1), vec![0.0]),
            Dimension::Two => {
                (axis::middles(min.x, size.x, BASINS.0), axis::middles(min.y, size.y, BASINS.0))
            }
        };
        Self { subject: Subject::Basins, from: 0, columns, rows }
    }

    /// How many cells there are.
    pub(super) fn len(&self) -> usize {
        self.columns.len() * self.rows.len()
    }

    fn numbers(&self, column: usize, row: usize) -> Option<(f64, f64)> {
        self.columns.get(column).copied().zip(self.rows.get(row).copied())
    }

    /// Gives a configuration what a cell has for its own; says who runs. Returns `None` for a cell
    /// that does not exist.
    pub(super) fn set_up(&self, config: &mut Config, column: usize, row: usize) -> Option<Racer> {
        let (across, up) = self.numbers(column, row)?;
        if self.subject == Subject::Sweep {
            *config.own_rate(row)? = across;
            return config.racers.get(row).cloned();
        }
        let mut racer = config.racers.first()?.clone();
        match self.subject {
            Subject::Sweep => {}
            Subject::Map => {
                racer = self.with_numbers(&racer, across, up);
            }
            Subject::Basins => config.start = Point::new(across, up),
        }
        Some(racer)
    }

    /// The numbers of a racer that a map varies.
    fn held(&self, racer: &Racer) -> Phase {
        Phase { from: self.from, ..racer.phase(self.from) }
    }

    /// A racer with the numbers of a map's cell.
    fn with_numbers(&self, racer: &Racer, rate: f64, momentum: f64) -> Racer {
        let mut phase = Phase { rate, ..self.held(racer) };
        let key = momentum_key(racer);
        if let Some(own) = key.and_then(|key| phase.optimizer.get_mut(key)) {
            *own = momentum;
        }
        racer.driven(phase)
    }

    /// What a racer has of the parameter that a map varies; 0 if its rule has neither of the two.
    fn momentum(&self, racer: &Racer) -> f64 {
        let key = momentum_key(racer);
        key.and_then(|key| self.held(racer).optimizer.get(key)).unwrap_or(0.0)
    }

    /// The column and row that hold a configuration's own rate, momentum or start; of a sweep, the
    /// racer's. Returns `None` if that lies outside, and for a racer that does not exist.
    pub(super) fn position(&self, config: &Config, racer: usize) -> Option<(usize, usize)> {
        let given = config.racers.get(racer)?;
        let own = match self.subject {
            Subject::Map => self.held(given).rate,
            _ => config.own_phase(racer)?.rate,
        };
        let rate = || nearest(&self.columns, own, Spacing::Logarithmic);
        match self.subject {
            Subject::Sweep => Some((rate()?, racer)),
            Subject::Map => Some((rate()?, nearest(&self.rows, self.momentum(given), Spacing::Linear)?)),
            Subject::Basins => {
                let row = match config.surface.dimension() {
                    Dimension::One => 0,
                    Dimension::Two => nearest(&self.rows, config.start.y, Spacing::Linear)?,
                };
                Some((nearest(&self.columns, config.start.x, Spacing::Linear)?, row))
            }
        }
    }

    /// What a configuration's query has to change to run a cell. Returns `None` for a cell that does
    /// not exist.
    pub(super) fn changes(&self, config: &Config, column: usize, row: usize) -> Option<String> {
        let (across, up) = self.numbers(column, row)?;
        let (across_text, up_text) = (shortest(across), shortest(up));
        Some(match (self.subject, config.surface.dimension()) {
            (Subject::Sweep, _) => {
                let mut changed = config.clone();
                *changed.own_rate(row)? = across;
                query::rates(&changed)
            }
            (Subject::Map, _) => {
                let rate = format!("lr={across_text}");
                match momentum_key(config.racers.first()?) {
                    Some(key) => format!("{rate}&{key}={up_text}"),
                    None => rate,
                }
            }
            (Subject::Basins, Dimension::One) => format!("w={across_text}"),
            (Subject::Basins, Dimension::Two) => format!("x={across_text}&y={up_text}"),
        })
    }

    /// The places of a configuration's own rate and momentum among the cells of a map: 0 is the middle
    /// of the first. Beyond the cells they are at the ends.
    pub(super) fn place(&self, config: &Config) -> Option<(f64, f64)> {
        let first = config.racers.first()?;
        let column = axis::place(&self.columns, self.held(first).rate, Spacing::Logarithmic);
        Some((column, axis::place(&self.rows, self.momentum(first), Spacing::Linear)))
    }

    /// What a query has to change to run with the rate and the momentum at places of a map, those that
    /// are given.
    pub(super) fn changes_at(
        &self,
        config: &Config,
        column: Option<f64>,
        row: Option<f64>,
    ) -> Option<String> {
        let mut change = String::new();
        if let Some(column) = column {
            change = ["lr=", &shortest(axis::rate_at(&self.columns, column))].concat();
        }
        if let Some((row, key)) = row.zip(momentum_key(config.racers.first()?)) {
            let momentum = shortest(axis::momentum_at(&self.rows, row));
            let and = if change.is_empty() { "" } else { "&" };
            change = [&change, and, key, "=", &momentum].concat();
        }
        (!change.is_empty()).then_some(change)
    }

    /// What a query has to change to run so many strides to the right of a configuration's own rate,
    /// or upward of its momentum. Returns `None` where that leads nowhere else.
    pub(super) fn changes_beside(&self, config: &Config, right: f64, up: f64) -> Option<String> {
        let (column, row) = self.place(config)?;
        // From rung to rung, so that as many strides lead back.
        let beside = |place: f64, strides: f64, rung: f64, list: &[f64]| {
            let next = ((place / rung).round() + strides) * rung;
            let next = next.clamp(0.0, list.len().saturating_sub(1) as f64);
            (strides != 0.0 && next != place).then_some(next)
        };
        let highest = self.rows.last().copied()?.max(axis::FINEST_MOMENTUM);
        let rung = axis::FINEST_MOMENTUM / highest * self.rows.len().saturating_sub(1).max(1) as f64;
        let column = beside(column, right, axis::STRIDE, &self.columns);
        self.changes_at(config, column, beside(row, up, rung, &self.rows))
    }

    /// A configuration without what the cells have for their own, and without what they ignore.
    pub(super) fn fixed_part(&self, config: &Config) -> Config {
        let mut fixed = config.clone();
        match self.subject {
            Subject::Sweep => {
                for racer in 0..fixed.racers.len() {
                    fixed.own_rate(racer).into_iter().for_each(|rate| *rate = 0.0);
                }
            }
            Subject::Map => {
                fixed.racers.truncate(1);
                for first in &mut fixed.racers {
                    *first = self.with_numbers(first, 0.0, 0.0);
                }
            }
            Subject::Basins => {
                fixed.start = Point::default();
                fixed.racers.truncate(1);
            }
        }
        fixed
    }
}

/// The key of the parameter that a map of a racer varies. Returns `None` if the racer's rule has neither of the two.
pub fn momentum_key(racer: &Racer) -> Option<&'static str> {
    let keys = racer.optimizer.rule().parameters();
    keys.iter().map(|parameter| parameter.key).find(|key| matches!(*key, "momentum" | "beta1"))
}
