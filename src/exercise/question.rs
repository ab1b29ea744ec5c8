//! What a text asks of a run.

use super::grade::Mistake;
use crate::number::parse;

/// A quantity of a run's steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The first parameter, w or x.
    First,
    /// The second parameter, y.
    Second,
    /// The loss.
    Loss,
    /// The gradient's first component.
    Gradient,
    /// What the update from there adds to the first parameter.
    Move,
    /// The rate of the update from there.
    Rate,
}

/// A number that a text asks of a run.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Question {
    /// A quantity at a step, or what comes out there by a common mistake.
    At {
        /// Which quantity.
        column: Column,
        /// The step. `None` stands for the last.
        step: Option<u32>,
        /// The mistake. `None` asks for the right number.
        mistake: Option<Mistake>,
    },
    /// From which step on a quantity stays within a distance of its value at the minimum.
    Within {
        /// Which quantity.
        column: Column,
        /// How close.
        distance: f64,
        /// Steps that are not counted.
        after: u32,
    },
    /// The step of the verdict.
    Verdict,
    /// The loss at the minimum that the run belongs to.
    Minimum,
}

impl Column {
    const ALL: [(&'static str, Self); 7] = [
        ("w", Self::First),
        ("x", Self::First),
        ("y", Self::Second),
        ("loss", Self::Loss),
        ("gradient", Self::Gradient),
        ("move", Self::Move),
        ("rate", Self::Rate),
    ];

    /// The quantity that has this name. Returns `None` if there is none.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(id, _)| *id == name).map(|&(_, column)| column)
    }
}

impl Question {
    /// Reads `w 3`, `loss last`, `w 1 sign`, `within w 0.01`, `within loss 0.01 after 4`,
    /// `verdict` or `least`. Returns `None` if the text is none of these.
    pub fn parse(text: &str) -> Option<Self> {
        let mut words = text.split_ascii_whitespace();
        let question = match words.next()? {
            "verdict" => Self::Verdict,
            "least" => Self::Minimum,
            "within" => {
                let column = Column::named(words.next()?)?;
                let distance = parse(words.next()?).filter(|distance| *distance > 0.0)?;
                let after = match words.next() {
                    Some("after") => words.next()?.parse().ok()?,
                    Some(_) => return None,
                    None => 0,
                };
                Self::Within { column, distance, after }
            }
            name => {
                let column = Column::named(name)?;
                let step = match words.next()? {
                    "last" => None,
                    step => Some(step.parse().ok()?),
                };
                let mistake = match words.next() {
                    Some(name) => Some(Mistake::named(name)?),
                    None => None,
                };
                Self::At { column, step, mistake }
            }
        };
        words.next().is_none().then_some(question)
    }
}
