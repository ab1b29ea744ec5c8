//! Reading typed values out of pairs, noting each problem and going on with something that runs.

use super::keys;
use super::meant;
use super::problem::{Code, Problem};
use super::text::{self, Pair};
use super::writer::BRANCH;
use crate::number::{shortest, typed, written};
use crate::surface::Surface;

/// The pairs of a query, each key once, and the problems met so far.
pub(super) struct Reader<'q> {
    pairs: Vec<Pair<'q>>,
    pub problems: Vec<Problem>,
    /// The surface before, whose custom data stay unless the query has others. A custom loss stays itself.
    pub before: Option<&'q Surface>,
}

impl<'q> Reader<'q> {
    /// Takes the first of each key; `vs` and `then` may come several times.
    pub(super) fn new(all: Vec<Pair<'q>>, before: Option<&'q Surface>) -> Self {
        let mut reader = Self { pairs: Vec::new(), problems: Vec::new(), before };
        for pair in all {
            if keys::key(pair.key).is_none() {
                let key = text::decoded(pair.key);
                let hint = meant::meant("", &key, &keys::KEYS.map(|key| key.name));
                let given = text::decoded(pair.raw);
                reader.note_hint(&key, &given, "", Code::UnknownKey, hint.map(String::from));
            } else if let Some(first) = reader.first(pair.key).filter(|_| !matches!(pair.key, "vs" | "then"))
            {
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
        self.note_hint(key, given, used, code, None);
    }

    /// Writes a problem down, with what was probably meant.
    pub(super) fn note_hint(&mut self, key: &str, given: &str, used: &str, code: Code, hint: Option<String>) {
        let (key, given, used) = (key.into(), given.into(), used.into());
        self.problems.push(Problem { key, given, used, code, hint, formula: None });
    }

    /// Takes over the problems of a piece of a key's value, each with the piece that is wrong.
    pub(super) fn take_as(&mut self, key: &str, pieces: Reader<'_>) {
        for mut problem in pieces.problems {
            problem.given = match problem.key.as_str() {
                "opt" => problem.given,
                "at" if key == "vs" => [BRANCH, &problem.given].concat(),
                "at" => problem.given,
                number => [number, ":", &problem.given].concat(),
            };
            problem.key = key.into();
            self.problems.push(problem);
        }
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
        let mut values = Vec::new();
        for pair in &self.pairs {
            if pair.key == key {
                values.push(pair.raw);
            }
        }
        values
    }

    /// The text of a key, without the space around it.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        self.first(key).map(|raw| text::decoded(raw).trim().into())
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
        let Some(number) = written(&given) else {
            // Whoever typed it may use a decimal comma.
            let hint = typed(&given).map(shortest);
            self.note_hint(key, &given, missing, Code::NotANumber, hint);
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

    /// One of a list by its name, in any case. A word that is in no name becomes its synonym in the list,
    /// and is told. Returns `None` if the query says nothing, or nothing of the list, which the problems
    /// call `missing`.
    pub(super) fn choice<T: Copy>(
        &mut self,
        key: &str,
        missing: &str,
        all: &[T],
        name: fn(T) -> &'static str,
    ) -> Option<T> {
        let index = self.index(key, missing, &|index| all.get(index).map(|&one| name(one)))?;
        all.get(index).copied()
    }

    /// As [`Self::choice`], the place in the list; compiled once, for all types.
    fn index(
        &mut self,
        key: &str,
        missing: &str,
        name: &dyn Fn(usize) -> Option<&'static str>,
    ) -> Option<usize> {
        let given = self.text(key)?;
        let names: Vec<&'static str> = (0..).map_while(name).collect();
        let word = self.one_of(key, &given, missing, &names)?;
        names.iter().position(|name| *name == word)
    }

    fn one_of(
        &mut self,
        key: &str,
        given: &str,
        missing: &str,
        names: &[&'static str],
    ) -> Option<&'static str> {
        let exact = names.iter().copied().find(|name| name.eq_ignore_ascii_case(given));
        if exact.is_some() {
            return exact;
        }
        let synonym = meant::synonym(key, given, names);
        let hint = match synonym {
            None => meant::nearest(given, names).map(String::from),
            Some(_) => None,
        };
        self.note_hint(key, given, synonym.unwrap_or(missing), Code::UnknownValue, hint);
        synonym
    }

    /// A text of some shape. Returns `None` if the query says nothing, or nothing of that shape.
    pub(super) fn shaped(&mut self, key: &str, fits: fn(&str) -> bool) -> Option<String> {
        let given = self.text(key)?;
        if fits(&given) {
            return Some(given);
        }
        self.note(key, &given, "", Code::UnknownValue);
        None
    }

    /// Some of a list of words, in the list's order.
    pub(super) fn words(&mut self, key: &str, names: &[&'static str]) -> Vec<&'static str> {
        let given = self.text(key).unwrap_or_default();
        let mut chosen = Vec::new();
        for word in given.split(',').map(str::trim) {
            if !word.is_empty() {
                chosen.extend(self.one_of(key, word, "", names));
            }
        }
        let mut words = Vec::new();
        for name in names {
            if chosen.contains(name) {
                words.push(*name);
            }
        }
        words
    }
}
