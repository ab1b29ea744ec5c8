//! What a survey varies, and by which numbers.

use super::axis::{self, Spacing, nearest};
use crate::geometry::{Dimension, Point};
use crate::number::shortest;
use crate::query;
use crate::run::{Config, Racer};

/// Columns and rows of the basins; a curve has one row with more columns.
const BASINS: (usize, usize) = (96, 241);

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

/// The cells of a survey, each with a number across and a number up.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    pub subject: Subject,
    /// The rates, or the first coordinates of the starts.
    pub columns: Vec<f64>,
    /// The indices of the racers, the momenta, or the second coordinates of the starts.
    pub rows: Vec<f64>,
}

impl Grid {
    pub(super) fn sweep(config: &Config) -> Self {
        let rows = (0..config.racers.len()).map(|racer| racer as f64).collect();
        Self { subject: Subject::Sweep, columns: axis::sweep_rates(config), rows }
    }

    /// Returns `None` if the first racer's rule has no momentum.
    pub(super) fn map(config: &Config) -> Option<Self> {
        let first = config.racers.first()?;
        momentum_key(first)?;
        Some(Self { subject: Subject::Map, columns: axis::map_rates(first, config), rows: axis::momenta() })
    }

    pub(super) fn basins(config: &Config) -> Self {
        let (size, min) = (config.bounds.size(), config.bounds.min);
        let (columns, rows) = match config.surface.dimension() {
            Dimension::One => (axis::middles(min.x, size.x, BASINS.1), vec![0.0]),
            Dimension::Two => {
                (axis::middles(min.x, size.x, BASINS.0), axis::middles(min.y, size.y, BASINS.0))
            }
        };
        Self { subject: Subject::Basins, columns, rows }
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
                racer.rate = across;
                let key = momentum_key(&racer)?;
                if let Some(momentum) = racer.optimizer.get_mut(key) {
                    *momentum = up;
                }
            }
            Subject::Basins => config.start = Point::new(across, up),
        }
        Some(racer)
    }

    /// The column and row that hold a configuration's own rate, momentum or start; of a sweep, the
    /// racer's. Returns `None` if that lies outside, and for a racer that does not exist.
    pub(super) fn position(&self, config: &Config, racer: usize) -> Option<(usize, usize)> {
        let given = config.racers.get(racer)?;
        let own = *config.clone().own_rate(racer)?;
        let rate = || nearest(&self.columns, own, Spacing::Logarithmic);
        match self.subject {
            Subject::Sweep => Some((rate()?, racer)),
            Subject::Map => {
                let momentum = given.optimizer.get(momentum_key(given)?)?;
                Some((rate()?, nearest(&self.rows, momentum, Spacing::Linear)?))
            }
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
                let key = momentum_key(config.racers.first()?)?;
                format!("lr={across_text}&{key}={up_text}")
            }
            (Subject::Basins, Dimension::One) => format!("w={across_text}"),
            (Subject::Basins, Dimension::Two) => format!("x={across_text}&y={up_text}"),
        })
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
                    first.rate = 0.0;
                    let key = momentum_key(first);
                    if let Some(momentum) = key.and_then(|key| first.optimizer.get_mut(key)) {
                        *momentum = 0.0;
                    }
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

/// The parameter that a map varies. Returns `None` if the racer's rule has neither of the two.
pub(super) fn momentum_key(racer: &Racer) -> Option<&'static str> {
    let keys = racer.optimizer.rule().parameters();
    keys.iter().map(|parameter| parameter.key).find(|key| matches!(*key, "momentum" | "beta1"))
}
