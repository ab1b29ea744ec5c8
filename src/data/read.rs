//! Custom data as text with two columns, pasted or from a file.

use super::observation::{FEWEST, LARGEST, MOST, Observation, Target};
use crate::number::{parse, typed};

/// What a text with two columns gave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The good rows.
    pub points: Vec<Observation>,
    /// The rows that are left out.
    pub bad: Vec<BadRow>,
}

/// A row that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRow {
    /// Its line, from 1.
    pub line: usize,
    /// Why, as a code: `columns`, `number`, `size`, `label` or `many`.
    pub code: &'static str,
    /// How it begins.
    pub text: String,
}

/// Reads two columns, separated by tabs, semicolons, commas or spaces. Where tabs or semicolons
/// part them, numbers may have a decimal comma. A first line of words is a heading. The second
/// column holds what `target` allows.
pub fn read(text: &str, target: Target) -> Reading {
    let mut reading = Reading::default();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim_matches(['\u{feff}', ' ', '\r']);
        if line.is_empty() {
            continue;
        }
        match row(line, target) {
            _ if reading.points.len() == MOST => reading.leave_out(index, "many", line),
            Ok(point) => reading.points.push(point),
            Err("number") if index == 0 => {}
            Err(code) => reading.leave_out(index, code, line),
        }
    }
    reading
}

impl Reading {
    /// Whether there is enough to fit a model to.
    pub fn is_enough(&self) -> bool {
        self.points.len() >= FEWEST
    }

    fn leave_out(&mut self, index: usize, code: &'static str, line: &str) {
        let text = line.chars().take(40).collect();
        self.bad.push(BadRow { line: index + 1, code, text });
    }
}

fn row(line: &str, target: Target) -> Result<Observation, &'static str> {
    let (separator, number): (char, fn(&str) -> Option<f64>) = match line {
        line if line.contains('\t') => ('\t', typed),
        line if line.contains(';') => (';', typed),
        line if line.contains(',') => (',', parse),
        _ => (' ', parse),
    };
    let mut columns = line.split(separator).map(str::trim).filter(|column| !column.is_empty());
    let (Some(u), Some(v), None) = (columns.next(), columns.next(), columns.next()) else {
        return Err("columns");
    };
    let (u, v) = number(u).zip(number(v)).ok_or("number")?;
    if !(u.abs() <= LARGEST && v.abs() <= LARGEST) {
        return Err("size");
    }
    if !target.allows(v) {
        return Err("label");
    }
    Ok(Observation { u, v })
}
