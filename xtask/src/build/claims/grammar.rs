//! Claims as they are written.

use fall_line::analysis::minima::Endpoint;
use fall_line::analysis::verdict::Kind;
use fall_line::number::parse;
use std::ops::RangeInclusive;

/// What a text claims of a run.
pub(crate) struct Claim {
    pub text: String,
    pub said: Said,
}

/// The kinds of claims.
pub(crate) enum Said {
    Verdict(Racer, Kind),
    Endpoint(Racer, Endpoint),
    Steps(Racer, RangeInclusive<u32>),
    /// The one takes fewer steps than the other, by that factor.
    Faster(Racer, Racer, f64),
    Compared(Quantity, Relation, Value),
}

/// A racer by its optimizer's id or its place. `None` is the first.
pub(crate) type Racer = Option<String>;

pub(crate) struct Quantity {
    pub name: &'static str,
    pub measure: Measure,
    pub racer: Racer,
    /// `None` is the last.
    pub step: Option<u32>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Measure {
    Loss,
    First,
    Second,
    Gradient,
    Rate,
    Turns,
}

#[derive(Clone, Copy)]
pub(crate) enum Relation {
    Less,
    AtMost,
    More,
    AtLeast,
    Equal,
}

pub(crate) enum Value {
    Number(f64),
    /// That quantity of that racer at the start, times a factor.
    Start(f64),
    Other(f64, Quantity),
}

pub(super) const PLACES: [&str; 4] = ["first", "second", "third", "fourth"];

const MEASURES: [(&str, Measure); 7] = [
    ("loss", Measure::Loss),
    ("w", Measure::First),
    ("x", Measure::First),
    ("y", Measure::Second),
    ("gradient", Measure::Gradient),
    ("rate", Measure::Rate),
    ("turns", Measure::Turns),
];

const ENDPOINTS: [Endpoint; 6] = [
    Endpoint::Minimum,
    Endpoint::LocalMinimum,
    Endpoint::Valley,
    Endpoint::Saddle,
    Endpoint::Maximum,
    Endpoint::Flat,
];

const RELATIONS: [(&str, Relation); 5] = [
    ("<", Relation::Less),
    ("<=", Relation::AtMost),
    (">", Relation::More),
    (">=", Relation::AtLeast),
    ("=", Relation::Equal),
];

/// Reads one claim. Returns `None` if it is none.
pub(super) fn claim(text: &str) -> Option<Claim> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let said = quantity_claim(&words).or_else(|| faster(&words)).or_else(|| plain(&words))?;
    Some(Claim { text: text.into(), said })
}

/// `QUANTITY [of RACER] at STEP RELATION VALUE`
fn quantity_claim(words: &[&str]) -> Option<Said> {
    let (quantity, rest) = quantity(words)?;
    let (sign, value) = rest.split_first()?;
    let (_, relation) = RELATIONS.into_iter().find(|(name, _)| name == sign)?;
    let (factor, rest) = match value.split_first()? {
        (factor, rest) if factor.ends_with('x') && factor.len() > 1 => (times(factor)?, rest),
        _ => (1.0, value),
    };
    let value = match rest {
        ["start"] => Value::Start(factor),
        &[number] if rest.len() == value.len() && parse(number).is_some() => Value::Number(parse(number)?),
        _ => {
            let (other, rest) = self::quantity(rest)?;
            rest.is_empty().then_some(Value::Other(factor, other))?
        }
    };
    Some(Said::Compared(quantity, relation, value))
}

fn quantity<'w, 't>(words: &'w [&'t str]) -> Option<(Quantity, &'w [&'t str])> {
    let (name, rest) = words.split_first()?;
    let (name, measure) = MEASURES.into_iter().find(|(known, _)| known == name)?;
    let (racer, rest) = match rest {
        ["of", racer, rest @ ..] => (Some((*racer).to_owned()), rest),
        rest => (None, rest),
    };
    let ["at", step, rest @ ..] = rest else { return None };
    let step = if *step == "last" { None } else { Some(step.parse().ok()?) };
    Some((Quantity { name, measure, racer, step }, rest))
}

/// `A < B` or `A < B by 2x`
fn faster(words: &[&str]) -> Option<Said> {
    let (one, other, factor) = match *words {
        [one, "<", other] => (one, other, 1.0),
        [one, "<", other, "by", factor] => (one, other, times(factor)?),
        _ => return None,
    };
    Some(Said::Faster(Some(one.into()), Some(other.into()), factor))
}

/// `[RACER] KIND`, `[RACER] at ENDPOINT` or `[RACER] in STEPS`
fn plain(words: &[&str]) -> Option<Said> {
    let kind = |name: &str| Kind::ALL.into_iter().find(|kind| kind.id() == name);
    let endpoint = |name: &str| ENDPOINTS.into_iter().find(|endpoint| endpoint.id() == name);
    let racer = |name: &str| Some(name.to_owned());
    match *words {
        [name] => Some(Said::Verdict(None, kind(name)?)),
        ["at", place] => Some(Said::Endpoint(None, endpoint(place)?)),
        ["in", steps] => Some(Said::Steps(None, range(steps)?)),
        [who, "at", place] => Some(Said::Endpoint(racer(who), endpoint(place)?)),
        [who, "in", steps] => Some(Said::Steps(racer(who), range(steps)?)),
        [who, name] => Some(Said::Verdict(racer(who), kind(name)?)),
        _ => None,
    }
}

fn range(text: &str) -> Option<RangeInclusive<u32>> {
    let (from, to) = text.split_once("..").unwrap_or((text, text));
    Some(from.parse().ok()?..=to.parse().ok()?)
}

/// `2x`
fn times(text: &str) -> Option<f64> {
    parse(text.strip_suffix('x')?)
}
