//! Somebody's own data: rows of cells, and the two columns of them that are observations.

use super::cell::Cell;
use super::column::{self, Decision};
use super::labels;
use super::layout::Layout;
use super::observation::{FEWEST, LARGEST, MOST, Observation, Target};
use crate::number::Marks;

/// Longer texts of cells are cut where they are told.
const LONGEST: usize = 40;

/// A table as it was pasted: the text for a splitter of cells, and the rows that it made of it.
#[derive(Clone, Debug)]
pub struct Table {
    /// How the text is laid out.
    pub layout: Layout,
    rows: Vec<Row>,
    /// The line on which the next row begins.
    line: usize,
}

#[derive(Clone, Debug)]
struct Row {
    line: usize,
    cells: Vec<Cell>,
}

/// What a person has said to questions about a table.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Choice {
    /// The columns that are u and v, counted from 0.
    pub columns: Option<[usize; 2]>,
    /// What marks decimals, in columns where both are possible.
    pub marks: Option<Marks>,
}

/// What a table gave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The good rows.
    pub points: Vec<Observation>,
    /// The rows that are left out.
    pub bad: Vec<BadRow>,
    /// The row that is taken for a heading, with its line.
    pub heading: Option<(usize, String)>,
    /// What labels 0 and 1 are called, where these are not their names.
    pub labels: Option<[String; 2]>,
    /// What has to be said first; then there are no points.
    pub question: Option<Question>,
}

/// What a table leaves open.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// Which two of more columns.
    Columns(Vec<Column>),
    /// What marks decimals: a cell of each column that can be read both ways, with both numbers.
    Marks(Vec<(String, [f64; 2])>),
}

/// A column to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its place, counted from 0.
    pub index: usize,
    /// Its heading; empty if it has none.
    pub name: String,
    /// Its first cell below.
    pub sample: String,
}

/// A row that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRow {
    /// Its line, from 1.
    pub line: usize,
    /// The cell that is wrong, from 1. `None` if the whole row is.
    pub cell: Option<usize>,
    /// Why, as a code: `columns`, `empty`, `number`, `size`, `label` or `many`.
    pub code: &'static str,
    /// How the cell or the row begins.
    pub text: String,
}

impl Table {
    /// A table without its rows yet.
    pub fn new(text: &str) -> Self {
        Self { layout: Layout::of(text), rows: Vec::new(), line: 1 }
    }

    /// Adds the next row that [`Layout::text`] gave, an empty one too.
    pub fn push(&mut self, cells: Vec<String>) {
        let breaks = cells.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        let line = self.line;
        self.line += 1 + breaks;
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            // What the numbers are is found out here, row by row: all at once would take long.
            self.rows.push(Row { line, cells: cells.into_iter().map(Cell::new).collect() });
        }
    }

    /// The observations in it, of which the second column holds what `target` allows.
    pub fn read(&self, target: Target, choice: Choice) -> Reading {
        let mut reading = Reading::default();
        let (first, end) = self.columns();
        let [u, v] = match choice.columns {
            Some(columns) => columns,
            None if end - first > 2 => {
                reading.question = Some(Question::Columns(self.choices(first, end)));
                return reading;
            }
            None => [first, first + 1],
        };
        let mut rows = self.rows.as_slice();
        if let [head, rest @ ..] = rows
            && head.is_heading([u, v])
        {
            reading.heading = Some((head.line, head.beginning()));
            rows = rest;
        }
        // Rows of another length may have their cells in other places.
        let fitting: Vec<&Row> = rows.iter().filter(|row| row.length() <= end).collect();
        let [first, second] =
            [u, v].map(|index| fitting.iter().filter_map(|row| row.cells.get(index)).collect::<Vec<_>>());
        let decisions = [column::marks(&first), column::marks(&second)];
        let chosen = choice.marks.or((self.layout.separator == ':').then_some(Marks::Point));
        let Some(marks) = decided(&decisions, chosen) else {
            reading.question = Some(open(&decisions));
            return reading;
        };
        let labels = if target == Target::Label { labels::kinds(&second, marks[1]) } else { None };
        reading.labels = labels.map(|kinds| kinds.map(|kind| kind.text().into()));
        for row in rows {
            match row.observation(end, [u, v], marks, target, labels) {
                _ if reading.points.len() == MOST => reading.bad.push(row.bad(None, "many")),
                Ok(point) => reading.points.push(point),
                Err(bad) => reading.bad.push(bad),
            }
        }
        reading
    }

    /// The first column and the one behind the last, as most rows have them. What is empty in all rows
    /// at either side is none.
    fn columns(&self) -> (usize, usize) {
        let mut counts: Vec<usize> = Vec::new();
        for length in self.rows.iter().map(Row::length) {
            counts.resize(counts.len().max(length + 1), 0);
            counts[length] += 1;
        }
        let most = counts.iter().enumerate().max_by_key(|(_, count)| **count);
        let end = most.map_or(2, |(length, _)| length.max(2));
        let is_empty = |index: usize| self.rows.iter().all(|row| row.text(index).is_empty());
        let first = (0..end - 2).take_while(|&index| is_empty(index)).count();
        (first, end)
    }

    fn choices(&self, first: usize, end: usize) -> Vec<Column> {
        let all: Vec<usize> = (first..end).collect();
        let is_number = |head: &Row, index: usize| head.cells.get(index).is_some_and(Cell::is_number);
        let head = self.rows.first().filter(|head| !all.iter().any(|&index| is_number(head, index)));
        let body = &self.rows[usize::from(head.is_some())..];
        let column = |index: usize| Column {
            index,
            name: head.map_or("", |head| head.text(index)).into(),
            sample: body.first().map_or("", |row| row.text(index)).into(),
        };
        all.into_iter().map(column).collect()
    }
}

/// The marks of both columns. Returns `None` if one of them is open, and nothing was chosen.
fn decided(decisions: &[Decision; 2], chosen: Option<Marks>) -> Option<[Marks; 2]> {
    let of = |decision: &Decision| match decision {
        Decision::Clear(marks) => Some(*marks),
        Decision::Open(_) => chosen,
    };
    Some([of(&decisions[0])?, of(&decisions[1])?])
}

/// The question for what marks decimals.
fn open(decisions: &[Decision; 2]) -> Question {
    let cells = decisions.iter().filter_map(|decision| match decision {
        Decision::Open(cell) => {
            Some((cell.clone(), Marks::ALL.map(|marks| marks.read(cell).unwrap_or(f64::NAN))))
        }
        Decision::Clear(_) => None,
    });
    Question::Marks(cells.collect())
}

impl Row {
    /// The text of a cell, without the space around it; empty if there is none.
    fn text(&self, index: usize) -> &str {
        self.cells.get(index).map_or("", Cell::text)
    }

    /// How many cells it has up to the last one that is not empty.
    fn length(&self) -> usize {
        self.cells.iter().rposition(|cell| !cell.text().is_empty()).map_or(0, |last| last + 1)
    }

    /// Whether none of two cells has a digit.
    fn is_heading(&self, columns: [usize; 2]) -> bool {
        columns.iter().all(|&index| !self.text(index).contains(|c: char| c.is_ascii_digit()))
    }

    /// How it begins.
    fn beginning(&self) -> String {
        let cells: Vec<&str> = self.cells.iter().map(|cell| cell.written.as_str()).collect();
        cells.join(", ").chars().take(LONGEST).collect()
    }

    /// What is wrong with it, or with one of its cells.
    fn bad(&self, cell: Option<usize>, code: &'static str) -> BadRow {
        let text =
            cell.map_or_else(|| self.beginning(), |index| self.text(index).chars().take(LONGEST).collect());
        BadRow { line: self.line, cell: cell.map(|index| index + 1), code, text }
    }

    fn observation(
        &self,
        end: usize,
        columns: [usize; 2],
        marks: [Marks; 2],
        target: Target,
        labels: Option<[&Cell; 2]>,
    ) -> Result<Observation, BadRow> {
        if self.length() > end {
            return Err(self.bad(None, "columns"));
        }
        let number = |place: usize| {
            let index = columns[place];
            let number = self.cells.get(index).and_then(|cell| cell.number(marks[place]));
            let code = if self.text(index).is_empty() { "empty" } else { "number" };
            let number = number.ok_or_else(|| self.bad(Some(index), code))?;
            if number.abs() <= LARGEST { Ok(number) } else { Err(self.bad(Some(index), "size")) }
        };
        let u = number(0)?;
        let is_label = |kind: &Cell| {
            let cell = self.cells.get(columns[1]);
            cell.is_some_and(|cell| labels::is_same(kind, cell, marks[1]))
        };
        let v = match labels {
            Some([zero, _]) if is_label(zero) => 0.0,
            Some([_, one]) if is_label(one) => 1.0,
            _ => number(1)?,
        };
        if target.allows(v) { Ok(Observation { u, v }) } else { Err(self.bad(Some(columns[1]), "label")) }
    }
}

impl Reading {
    /// Whether there is enough to fit a model to.
    pub fn is_enough(&self) -> bool {
        self.points.len() >= FEWEST
    }
}
