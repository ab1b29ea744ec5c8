//! What was wrong with a query.

use crate::formula::FormulaError;

/// Something in a query that could not be taken as it stood; the run goes on with `used`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Problem {
    /// The key; empty where the whole query is meant.
    pub key: String,
    /// What the query said.
    pub given: String,
    /// What is used instead; empty if nothing is.
    pub used: String,
    /// What was wrong.
    pub code: Code,
    /// What was probably meant. `None` if nothing is near.
    pub hint: Option<String>,
    /// What was wrong with a formula, and where. `None` for everything else.
    pub formula: Option<FormulaError>,
}

/// The ways to be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Code {
    /// No such key; one that is near none of ours has no hint.
    UnknownKey,
    /// Not in the key's list.
    UnknownValue,
    /// Not a number.
    NotANumber,
    /// Not finite.
    NotFinite,
    /// A fraction where a whole number is wanted; rounded.
    NotWhole,
    /// Below the smallest; the smallest is used.
    TooSmall,
    /// Above the largest; the largest is used.
    TooLarge,
    /// Given again; the first is used.
    Repeated,
    /// Not the numbers of a box.
    BadBox,
    /// Not pairs of numbers that fit the surface.
    BadData,
    /// A formula that cannot be read.
    BadFormula,
    /// More racers than can run.
    TooMany,
    /// Cut to the longest that is read.
    TooLong,
}

impl Code {
    /// The name in messages.
    pub fn id(self) -> &'static str {
        match self {
            Self::UnknownKey => "unknown-key",
            Self::UnknownValue => "unknown-value",
            Self::NotANumber => "not-a-number",
            Self::NotFinite => "not-finite",
            Self::NotWhole => "not-whole",
            Self::TooSmall => "too-small",
            Self::TooLarge => "too-large",
            Self::Repeated => "repeated",
            Self::BadBox => "bad-box",
            Self::BadData => "bad-data",
            Self::BadFormula => "bad-formula",
            Self::TooMany => "too-many",
            Self::TooLong => "too-long",
        }
    }
}
