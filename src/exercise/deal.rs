//! An exercise with other numbers: which numbers its variants have.
//!
//! ```
//! use fall_line::exercise::Deal;
//!
//! let deal = Deal::parse("w=0|1|-2;lr=0.3|0.1").unwrap();
//! let query = "f=w^2-4w+5&w=0&opt=gd&lr=0.3";
//! assert_eq!((deal.count(), deal.query(query, 0).as_str()), (6, query));
//! // Only runs that have a list's first number are dealt another.
//! assert_eq!(deal.query("fn=parabola&w=3&opt=gd&lr=0.4", 1), "fn=parabola&w=3&opt=gd&lr=0.4");
//! ```

use crate::number::{parse, shortest};
use crate::query::{self, Settings};
use std::fmt::{self, Display};

/// A grid has at most so many points: what is multiplied of them fits 32 bits.
const MOST: u32 = 60_000;
/// Neighbouring variants lie this part of all points apart, so that all lists change between them.
const STRIDE: f64 = 0.618_034;

/// The numbers that the variants of an exercise have: a grid of lists, and the points of it that are
/// left out. As text `w=0|1|-2;lr=0.3|0.1!1,3-5`; `3..6` stands for `3|4|5|6`, and `0.3..0.5` for
/// `0.3|0.4|0.5`.
#[derive(Clone, Debug, PartialEq)]
pub struct Deal<'t> {
    lists: Vec<List<'t>>,
    /// From and to, in rising order, never the first.
    left_out: Vec<(u32, u32)>,
}

/// The values of a key, that of the author first.
#[derive(Clone, Debug, PartialEq)]
struct List<'t> {
    key: &'t str,
    /// As they were written.
    text: &'t str,
    values: Vec<f64>,
}

impl List<'_> {
    /// Adds a number, or all from one to another in steps of their last digit. Returns `None` if the
    /// text is neither.
    fn add(&mut self, piece: &str) -> Option<()> {
        let Some(gap) = piece.as_bytes().windows(2).position(|signs| signs == b"..") else {
            self.values.push(parse(piece)?);
            return Some(());
        };
        let (from, to) = (&piece[..gap], &piece[gap + 2..]);
        let mut unit = 1.0;
        if let Some((_, digits)) = from.split_once('.') {
            for _ in digits.bytes() {
                unit *= 10.0;
            }
        }
        let (first, last) = ((parse(from)? * unit).round(), (parse(to)? * unit).round());
        let mut place = first;
        while place <= last {
            let value = place / unit;
            // What the list begins with may lie within a range of it.
            if !self.values.contains(&value) {
                self.values.push(value);
            }
            if self.values.len() > MOST as usize {
                return None;
            }
            place += 1.0;
        }
        (first <= last).then_some(())
    }
}

impl<'t> Deal<'t> {
    /// Reads lists apart by `;`, and what is left out after `!`. Returns `None` if the text is none.
    pub fn parse(text: &'t str) -> Option<Self> {
        let (grid, left_out) = text.split_once('!').unwrap_or((text, ""));
        let mut deal = Self { lists: Vec::new(), left_out: Vec::new() };
        let mut size = 1;
        for piece in grid.split(';') {
            let (key, text) = piece.split_once('=')?;
            let mut list = List { key, text, values: Vec::new() };
            for piece in text.split('|') {
                list.add(piece)?;
            }
            size *= list.values.len() as u32;
            deal.lists.push(list);
            if size > MOST {
                return None;
            }
        }
        let mut least = 1;
        for piece in left_out.split(',') {
            if !piece.is_empty() {
                let (from, to) = piece.split_once('-').unwrap_or((piece, piece));
                let (from, to) = (from.parse().ok()?, to.parse().ok()?);
                if from < least || to < from || to >= size {
                    return None;
                }
                least = to + 1;
                deal.left_out.push((from, to));
            }
        }
        Some(deal)
    }

    /// How many points the grid has, with those that are left out.
    pub fn size(&self) -> u32 {
        let mut size = 1;
        for list in &self.lists {
            size *= list.values.len() as u32;
        }
        size
    }

    /// How many different variants there are.
    pub fn count(&self) -> u32 {
        let mut count = self.size();
        for (from, to) in &self.left_out {
            count -= to - from + 1;
        }
        count
    }

    /// The same grid with these points left out, which are in rising order.
    #[must_use]
    pub fn without(self, points: &[u32]) -> Self {
        let mut left_out: Vec<(u32, u32)> = Vec::new();
        for &point in points {
            match left_out.last_mut() {
                Some((_, to)) if *to + 1 == point => *to = point,
                _ => left_out.push((point, point)),
            }
        }
        Self { left_out, ..self }
    }

    /// The keys with their first numbers, which the author's runs have.
    pub fn firsts(&self) -> impl Iterator<Item = (&str, f64)> {
        self.lists.iter().filter_map(|list| Some((list.key, *list.values.first()?)))
    }

    /// The number of a run, or of its first racer, that a list of that key would change. Returns `None`
    /// if it has none.
    pub fn held(query: &str, key: &str) -> Option<f64> {
        held(&query::read(query).0, key)
    }

    /// A run of the exercise as a variant has it. Variant 0 is the author's own; the others come in
    /// turn, each point once, before the first comes again.
    pub fn query(&self, query: &str, variant: u32) -> String {
        let count = self.count();
        let mut point = variant % count * stride(count) % count;
        for (from, to) in &self.left_out {
            if *from <= point {
                point += to - from + 1;
            }
        }
        self.query_at(query, point)
    }

    /// A run of the exercise at a point of the grid; the first list changes fastest.
    pub fn query_at(&self, query: &str, point: u32) -> String {
        let settings = query::read(query).0;
        let (mut changes, mut rest) = (String::new(), point as usize);
        for List { key, values, .. } in &self.lists {
            let value = values[rest % values.len()];
            rest /= values.len();
            // The run's own numbers decide, not those dealt to it by a list before.
            if value != values[0] && held(&settings, key) == Some(values[0]) {
                changes.push_str(&[key, "=", &shortest(value), "&"].concat());
            }
        }
        if changes.is_empty() {
            return query.into();
        }
        query::write(&query::patch(&settings, &changes).0)
    }
}

impl Display for Deal<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, List { key, text, .. }) in self.lists.iter().enumerate() {
            write!(f, "{}{key}={text}", if index > 0 { ";" } else { "" })?;
        }
        for (index, (from, to)) in self.left_out.iter().enumerate() {
            write!(f, "{}{from}", if index > 0 { "," } else { "!" })?;
            if to > from {
                write!(f, "-{to}")?;
            }
        }
        Ok(())
    }
}

/// The number that a key sets. Returns `None` if there is none.
fn held(settings: &Settings, key: &str) -> Option<f64> {
    let config = &settings.config;
    let first = config.racers.first()?;
    match key {
        "w" | "x" => Some(config.start.x),
        "y" => Some(config.start.y),
        "lr" => Some(first.rate),
        parameter => first.optimizer.get(parameter),
    }
}

/// A number without a common divisor with the count, so that its multiples meet all points.
fn stride(count: u32) -> u32 {
    let mut stride = ((f64::from(count) * STRIDE) as u32).max(1);
    while divisor(stride, count) != 1 {
        stride += 1;
    }
    stride
}

fn divisor(one: u32, other: u32) -> u32 {
    if other == 0 { one } else { divisor(other, one % other) }
}

/// The variant that belongs to a name, such as a learner's: its FNV-1a hash, and never 0, which is
/// the author's own.
///
/// ```
/// use fall_line::exercise::variant_of;
///
/// assert_eq!(variant_of("a"), 0xe40c_292c);
/// ```
pub fn variant_of(name: &str) -> u32 {
    let hash =
        name.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    const QUERY: &str = "f=w^2-4w%2B5&w=0&opt=gd&lr=0.3";

    fn deal(text: &str) -> Deal<'_> {
        Deal::parse(text).unwrap_or_else(|| panic!("{text}"))
    }

    #[test]
    fn variants_are_different_points_until_all_have_been_dealt() {
        for text in ["w=0|1|-2;lr=0.3|0.1!1,4", "w=0|1|2|3|4|5|6;lr=0.3|0.1|0.2|0.4|0.05", "w=0"] {
            let deal = deal(text);
            let count = deal.count();
            for first in [0, 1, 77, u32::MAX - 2 * count] {
                let all: BTreeSet<String> =
                    (first..first + count).map(|variant| deal.query(QUERY, variant)).collect();
                assert_eq!(all.len() as u32, count, "{text}");
            }
            assert_eq!(deal.query(QUERY, 0), QUERY);
        }
        let left_out = deal("w=0|1|-2;lr=0.3|0.1!1,4");
        for variant in 0..4 {
            let point = left_out.query(QUERY, variant);
            assert!(![1, 4].iter().any(|&out| left_out.query_at(QUERY, out) == point), "{point}");
        }
    }

    #[test]
    fn a_list_begins_with_the_number_it_stands_in_for() {
        // Two lists of one key are about two runs, and neither deals twice.
        let deal = deal("lr=0.3|0.2;lr=0.2|1.1");
        assert_eq!(deal.query_at("fn=parabola&w=3&opt=gd&lr=0.3", 3), "fn=parabola&w=3&opt=gd&lr=0.2");
        assert_eq!(deal.query_at("fn=parabola&w=3&opt=gd&lr=0.2", 3), "fn=parabola&w=3&opt=gd&lr=1.1");
        // What a canonical query leaves out counts as well.
        let momentum = Deal::parse("x=-4|3;momentum=0.9|0.5");
        assert_eq!(momentum.map(|deal| deal.query_at("", 3)).as_deref(), Some("x=3&momentum=0.5"));
    }

    #[test]
    fn texts_are_read_and_written() {
        for text in ["w=0|1|-2;lr=0.3|0.1", "w=0|1|-2;lr=0.3|0.1!2,4-5"] {
            assert_eq!(deal(text).to_string(), text);
        }
        let ranges = deal("w=5|-2..1|3..6;lr=0.3|0.25..0.31");
        assert_eq!((ranges.size(), ranges.to_string().as_str()), (8 * 7, "w=5|-2..1|3..6;lr=0.3|0.25..0.31"));
        assert_eq!(
            ranges.query_at("f=w^2&w=5&opt=gd&lr=0.3", 1),
            "f=w%5E2&w=-2&opt=gd&lr=0.3".replace("%5E", "^")
        );
        for text in [
            "w=3..",
            "w=5..3",
            "w=0..1e9",
            "",
            "w",
            "w=",
            "w=0|a",
            "w=0|1!0",
            "w=0|1!2",
            "w=0|1|2!2,1",
            "w=0;;lr=1",
        ] {
            assert_eq!(Deal::parse(text), None, "{text}");
        }
    }
}
