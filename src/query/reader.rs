//! Reading typed values out of pairs, noting each problem and going on with something that runs.

use super::keys;
use super::problem::{Code, Problem};
use super::text::{self, Pair};
use crate::number::{parse, shortest};
use crate::surface::Surface;

/// The pairs of a query, each key once, and the problems met so far.
pub(super) struct Reader<'q> {
    pairs: Vec<Pair<'q>>,
    pub problems: Vec<Problem>,
    /// A surface on custom data, which stay unless the query has others.
    pub custom: Option<Surface>,
}

impl<'q> Reader<'q> {
    /// Takes the first of each key; `vs` may come several times.
    pub(super) fn new(all: impl IntoIterator<Item = Pair<'q>>) -> Self {
        let mut reader = Self { pairs: Vec::new(), problems: Vec::new(), custom: None };
        for pair in all {
            if keys::key(pair.key).is_none() {
                let key = text::decoded(pair.key);
                reader.note(&key, &text::decoded(pair.raw), "", Code::UnknownKey);
            } else if let Some(first) = reader.first(pair.key).filter(|_| pair.key != "vs") {
                reader.note(pair.key, &text::decoded(pair.raw), &text::decoded(first), Code::Repeated);
            } else {
                reader.pairs.push(pair);
            }
        }
        reader
    }

    fn first(&self, key: &str) -> Option<&'q str> {
        self.pairs.iter().find(|pair| pair.key == key).map(|pair| pair.raw)
    }

    /// Writes a problem down.
    pub(super) fn note(&mut self, key: &str, given: &str, used: &str, code: Code) {
        let problem =
            Problem { key: key.into(), given: given.into(), used: used.into(), code, formula: None };
        self.problems.push(problem);
    }

    /// Whether the query has the key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.first(key).is_some()
    }

    /// The value as it stands.
    pub(super) fn raw(&self, key: &str) -> Option<&'q str> {
        self.first(key)
    }

    /// The values of a key that may come several times.
    pub(super) fn every(&self, key: &str) -> Vec<&'q str> {
        self.pairs.iter().filter(|pair| pair.key == key).map(|pair| pair.raw).collect()
    }

    /// The text of a key.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        self.first(key).map(text::decoded)
    }

    /// A number in the key's range.
    pub(super) fn number(&mut self, key: &str, default: f64) -> f64 {
        self.optional(key, &shortest(default)).unwrap_or(default)
    }

    /// A whole number in the key's range.
    pub(super) fn whole(&mut self, key: &str, default: u32) -> u32 {
        self.optional_whole(key, &default.to_string()).unwrap_or(default)
    }

    /// A whole number in the key's range. Returns `None` if the query has none, which the problems call
    /// `missing`.
    pub(super) fn optional_whole(&mut self, key: &str, missing: &str) -> Option<u32> {
        let number = self.optional(key, missing)?;
        if number.fract() != 0.0 {
            let given = self.text(key).unwrap_or_default();
            self.note(key, &given, &shortest(number.round()), Code::NotWhole);
        }
        Some(number.round() as u32)
    }

    /// A number in the key's range. Returns `None` if the query has none, which the problems call
    /// `missing`.
    pub(super) fn optional(&mut self, key: &str, missing: &str) -> Option<f64> {
        let given = self.text(key)?;
        let Some(number) = parse(given.trim()) else {
            self.note(key, &given, missing, Code::NotANumber);
            return None;
        };
        if !number.is_finite() {
            self.note(key, &given, missing, Code::NotFinite);
            return None;
        }
        let (min, max) = keys::range(key).unwrap_or((f64::MIN, f64::MAX));
        let used = number.clamp(min, max);
        if number < min {
            self.note(key, &given, &shortest(used), Code::TooSmall);
        } else if number > max {
            self.note(key, &given, &shortest(used), Code::TooLarge);
        }
        Some(used)
    }

    /// One of a list, found by its name. Returns `None` if the query says nothing, or nothing of the
    /// list, which the problems call `missing`.
    pub(super) fn choice<T>(
        &mut self,
        key: &str,
        missing: &str,
        named: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let given = self.text(key)?;
        let chosen = named(&given);
        if chosen.is_none() {
            self.note(key, &given, missing, Code::UnknownValue);
        }
        chosen
    }

    /// Some of a list, in the list's order.
    pub(super) fn list(
        &mut self,
        key: &str,
        allowed: impl Iterator<Item = &'static str>,
    ) -> Vec<&'static str> {
        let Some(given) = self.text(key) else { return Vec::new() };
        let mut words: Vec<&str> = given.split(',').map(str::trim).filter(|word| !word.is_empty()).collect();
        let chosen = allowed.filter(|name| words.contains(name)).collect::<Vec<_>>();
        words.retain(|word| !chosen.contains(word));
        for word in words {
            self.note(key, word, "", Code::UnknownValue);
        }
        chosen
    }
}
