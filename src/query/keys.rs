//! The keys of a query, in canonical order.

use crate::optimizer::parameter::{self, Parameter};
use crate::run::rates;
use crate::schedule::{self, Argument};
use crate::surface::{self, Constant};

/// Who sets a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A learner, by the page's controls; the author may set it too.
    Learner,
    /// The author of the page alone.
    Author,
}

/// A key with the range of its number, if it takes one number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// Who sets it.
    pub owner: Owner,
    /// The smallest and the largest value. `None` for texts, lists and coordinates.
    pub range: Option<(f64, f64)>,
}

const fn learner(name: &'static str) -> Key {
    Key { name, owner: Owner::Learner, range: None }
}

const fn parameter(parameter: &Parameter) -> Key {
    learner(parameter.key).within(parameter.min, parameter.max)
}

const fn argument(argument: &Argument) -> Key {
    learner(argument.key).within(argument.min, argument.max)
}

const fn constant(constant: &Constant) -> Key {
    learner(constant.key).within(constant.min, constant.max)
}

const fn author(name: &'static str) -> Key {
    Key { name, owner: Owner::Author, range: None }
}

impl Key {
    const fn within(self, min: f64, max: f64) -> Self {
        Self { range: Some((min, max)), ..self }
    }
}

const COUNT: f64 = schedule::MOST_UPDATES;

/// Every key. A canonical query names them in this order.
pub const KEYS: [Key; 49] = [
    learner("fn"),
    learner("f"),
    constant(&surface::KAPPA),
    learner("w"),
    learner("x"),
    learner("y"),
    learner("box"),
    learner("opt"),
    learner("lr").within(rates::RANGE.0, rates::RANGE.1),
    parameter(&parameter::MOMENTUM),
    parameter(&parameter::DAMPENING),
    parameter(&parameter::BETA1),
    parameter(&parameter::BETA2),
    parameter(&parameter::ALPHA),
    parameter(&parameter::RHO),
    parameter(&parameter::EPS),
    parameter(&parameter::DECAY),
    learner("vs"),
    learner("then"),
    learner("schedule"),
    argument(&schedule::WARMUP),
    argument(&schedule::PERIOD),
    argument(&schedule::GAMMA),
    argument(&schedule::FLOOR),
    learner("noise").within(0.0, 100.0),
    learner("batch").within(0.0, COUNT),
    learner("seed").within(0.0, u32::MAX as f64),
    learner("steps").within(1.0, COUNT),
    learner("tol").within(1e-12, 0.5),
    learner("view"),
    learner("at").within(0.0, COUNT),
    learner("speed").within(0.5, 240.0),
    learner("play"),
    learner("data"),
    author("ahead"),
    author("ask"),
    author("goal"),
    author("within").within(1.0, COUNT),
    author("title"),
    author("hide"),
    author("lock"),
    author("size"),
    author("theme"),
    author("lang"),
    author("lesson"),
    author("part").within(1.0, 99.0),
    author("variant").within(0.0, u32::MAX as f64),
    author("grade"),
    author("lab"),
];

/// What `hide` can name.
pub const PARTS: [&str; 6] = ["controls", "chart", "explain", "verdict", "share", "title"];

/// The coordinates that `lock` calls by one name.
pub const START: &str = "start";

/// The key that has this name. Returns `None` if there is none.
pub fn key(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name)
}

/// The range of a key's number. Returns `None` if there is none.
pub fn range(name: &str) -> Option<(f64, f64)> {
    key(name)?.range
}

/// Whether a key goes when another changes, since it belonged to the old surface or the old rule.
pub(super) fn depends(name: &str, changed: &str) -> bool {
    match changed {
        "fn" | "f" => {
            ["fn", "f", surface::KAPPA.key, "w", "x", "y", "box", "lr", "then", "view", "at", "data"]
                .contains(&name)
        }
        "opt" => {
            matches!(name, "lr" | "then") || parameter::ALL.iter().any(|parameter| parameter.key == name)
        }
        _ => false,
    }
}

/// Whether a key is about how a page looks and speaks alone: neither run nor cursor depend on it.
pub(super) fn is_look(name: &str) -> bool {
    ["title", "hide", "lock", "size", "theme", "lang", "grade", "lab"].contains(&name)
}

/// Whether one of the words in `lock` stands for a key.
pub(super) fn is_locked(locked: &[&str], name: &str) -> bool {
    locked.iter().any(|word| locks(word, name))
}

fn locks(word: &str, name: &str) -> bool {
    match word {
        START => matches!(name, "w" | "x" | "y"),
        "fn" => ["fn", "f", surface::KAPPA.key, "data"].contains(&name),
        _ => word == name,
    }
}
