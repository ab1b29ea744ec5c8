//! The numbers behind a lesson: what a text asks of a run, and what a learner's own number for it
//! amounts to.
//!
//! ```
//! use fall_line::exercise::{AnswerKey, Mark, Number, Slip};
//!
//! // L = (w - 3)², from 0, rate 0.1: the gradient is -6, so the first step leads to 0.6.
//! let key = AnswerKey::read("f=(w-3)^2&opt=gd&lr=0.1&w=0");
//! let first = Number::parse("w 1").unwrap();
//! assert!((key.number(&first).unwrap() - 0.6).abs() < 1e-12);
//! assert_eq!(key.check(&first, 0.6, None), Mark::Right);
//! assert_eq!(key.check(&first, -0.6, None), Mark::Slipped(Slip::Sign));
//! ```

use crate::analysis::verdict::Verdict;
use crate::chart::{self, Scene, Size, Style};
use crate::geometry::Point;
use crate::number::{parse, readable, shortest};
use crate::player::Player;
use crate::query;
use crate::run::Config;
use crate::run::Run;

/// An answer may be off by this, for those who round to two decimals as they go.
const DECIMALS: f64 = 0.006;
/// Or by this part of itself, where it is large.
const PART: f64 = 0.005;
/// No number invites more mistakes than this.
const MOST_SLIPS: usize = 7;
/// Digits of a number in a text.
const DIGITS: i32 = 5;

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
pub enum Number {
    /// A quantity at a step; `slip` asks for what comes out by a common mistake.
    At {
        /// Which quantity.
        column: Column,
        /// The step; nothing stands for the last.
        step: Option<u32>,
        /// The mistake.
        slip: Option<Slip>,
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
    /// The loss at the minimum.
    Least,
}

/// A common mistake in a step by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// Along the gradient, not against it; or a gradient of the wrong sign.
    Sign,
    /// The whole gradient was taken off, without the rate.
    Rate,
    /// The gradient was taken at the point before, not where the step begins.
    Old,
    /// The change, not where it leads.
    Move,
    /// The value before the step.
    Still,
    /// The value one step later.
    Ahead,
    /// The gradient in place of the loss.
    Gradient,
    /// The loss in place of the gradient.
    Loss,
    /// One too many or one too few.
    Count,
}

/// What an answer amounts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It is right, or as right as the rounding before it allows.
    Right,
    /// It follows from a number before it that is wrong.
    Carried,
    /// A known mistake.
    Slipped(Slip),
    /// Wrong in a way that has no name.
    Wrong,
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

    /// The quantity of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(id, _)| *id == name).map(|&(_, column)| column)
    }
}

impl Slip {
    const ALL: [Self; 9] = [
        Self::Sign,
        Self::Rate,
        Self::Old,
        Self::Move,
        Self::Still,
        Self::Ahead,
        Self::Gradient,
        Self::Loss,
        Self::Count,
    ];

    /// The name in texts and for the page.
    pub fn id(self) -> &'static str {
        match self {
            Self::Sign => "sign",
            Self::Rate => "rate",
            Self::Old => "old",
            Self::Move => "move",
            Self::Still => "still",
            Self::Ahead => "ahead",
            Self::Gradient => "gradient",
            Self::Loss => "loss",
            Self::Count => "count",
        }
    }
}

impl Mark {
    /// The name for the page.
    pub fn id(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Carried => "carried",
            Self::Slipped(slip) => slip.id(),
            Self::Wrong => "wrong",
        }
    }
}

impl Number {
    /// Reads `w 3`, `loss last`, `w 1 sign`, `within w 0.01`, `within loss 0.01 after 4`,
    /// `verdict` or `least`; nothing where it is none of these.
    pub fn parse(text: &str) -> Option<Self> {
        let mut words = text.split_ascii_whitespace();
        let number = match words.next()? {
            "verdict" => Self::Verdict,
            "least" => Self::Least,
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
                let slip = match words.next() {
                    Some(name) => Some(Slip::ALL.into_iter().find(|slip| slip.id() == name)?),
                    None => None,
                };
                Self::At { column, step, slip }
            }
        };
        words.next().is_none().then_some(number)
    }
}

/// A finished run to look answers up in.
#[derive(Clone, Debug)]
pub struct AnswerKey {
    player: Player,
}

impl AnswerKey {
    /// Runs a configuration to its end.
    pub fn of(config: &Config) -> Self {
        let mut player = Player::new(config);
        player.finish();
        player.seek(player.end());
        Self { player }
    }

    /// Runs what a query says to its end.
    pub fn read(query: &str) -> Self {
        Self::of(&query::read(query).0.config)
    }

    /// The verdict on the run.
    pub fn verdict(&self) -> Option<&Verdict> {
        self.player.outcome().first()
    }

    /// The number asked for, where there is one.
    pub fn number(&self, number: &Number) -> Option<f64> {
        match *number {
            Number::At { column, step, slip: None } => self.at(column, self.step(step)),
            Number::At { column, step, slip: Some(wanted) } => {
                let slips = self.slips(column, self.step(step), None);
                let found = slips.iter().find(|(slip, value)| *slip == wanted && !value.is_nan());
                found.map(|&(_, value)| value)
            }
            Number::Within { column, distance, after } => self.within(column, distance, after),
            Number::Verdict => self.verdict()?.step.map(f64::from),
            Number::Least => self.verdict()?.least,
        }
    }

    /// What `given` amounts to as an answer. `own` is what the learner had for the number that
    /// this one is reckoned from: the parameter a step before, or, for a loss or a gradient, the
    /// parameter at the same step.
    pub fn check(&self, number: &Number, given: f64, own: Option<f64>) -> Mark {
        let Some(right) = self.number(number) else { return Mark::Wrong };
        match *number {
            Number::At { column, step, .. } => {
                if is_near(given, right) {
                    return Mark::Right;
                }
                let step = self.step(step);
                if let Some(own) = own.filter(|&own| self.follows(column, step, given, own)) {
                    let base = self.base(column, step).map(|from| from.point.x);
                    let is_fair = base.is_some_and(|base| is_near(own, base));
                    return if is_fair { Mark::Right } else { Mark::Carried };
                }
                // What was meant is judged by the learner's own number first.
                for from in [own, None] {
                    let slips = self.slips(column, step, from);
                    if let Some((slip, _)) = slips.iter().find(|(_, value)| is_near(given, *value)) {
                        return Mark::Slipped(*slip);
                    }
                }
                Mark::Wrong
            }
            Number::Within { .. } | Number::Verdict if given == right => Mark::Right,
            Number::Within { .. } | Number::Verdict if (given - right).abs() == 1.0 => {
                Mark::Slipped(Slip::Count)
            }
            Number::Within { .. } | Number::Verdict => Mark::Wrong,
            Number::Least if is_near(given, right) => Mark::Right,
            Number::Least => Mark::Wrong,
        }
    }

    /// A learner's numbers against the steps, beside those of the run up to step `shown`.
    pub fn chart(
        &self,
        column: Column,
        given: &[f64],
        shown: u32,
        names: (&str, &str),
        style: &Style,
        size: Size,
    ) -> Scene {
        let right: Vec<f64> = (0..=shown).map_while(|step| self.at(column, step)).collect();
        chart::answers(given, &right, names, style, size)
    }

    fn run(&self) -> Option<&Run> {
        self.player.runs().first()
    }

    fn step(&self, step: Option<u32>) -> u32 {
        step.unwrap_or(self.player.end())
    }

    fn at(&self, column: Column, step: u32) -> Option<f64> {
        let trace = self.run()?.trace();
        let (state, update) = (trace.states.get(step as usize)?, trace.updates.get(step as usize));
        match column {
            Column::First => Some(state.point.x),
            Column::Second => Some(state.point.y),
            Column::Loss => Some(state.loss),
            Column::Gradient => Some(state.gradient.x),
            Column::Move => update.map(|update| update.step.x),
            Column::Rate => update.map(|update| update.rate),
        }
    }

    /// The state that a number is reckoned from: for a parameter, the one before.
    fn base(&self, column: Column, step: u32) -> Option<&crate::run::State> {
        let from = if column == Column::First { step.checked_sub(1)? } else { step };
        self.run()?.trace().states.get(from as usize)
    }

    /// Whether the number is what comes out of the learner's own number before it.
    fn follows(&self, column: Column, step: u32, given: f64, own: f64) -> bool {
        let (Some(run), Some(base)) = (self.run(), self.base(column, step)) else { return false };
        let slope = run.config().surface.value_and_gradient(Point::new(own, base.point.y));
        let expected = match column {
            Column::First => self.at(Column::Rate, step - 1).map(|rate| own - rate * slope.gradient.x),
            Column::Loss => Some(slope.loss),
            Column::Gradient => Some(slope.gradient.x),
            _ => None,
        };
        expected.is_some_and(|expected| is_near(given, expected))
    }

    /// What comes out by each mistake that this number invites; not a number where there is none.
    fn slips(&self, column: Column, step: u32, own: Option<f64>) -> [(Slip, f64); MOST_SLIPS] {
        let mut slips = [(Slip::Ahead, f64::NAN); MOST_SLIPS];
        let (Some(run), Some(base)) = (self.run(), self.base(column, step)) else { return slips };
        let before = |back: u32| run.trace().states.get(step.checked_sub(back)? as usize);
        let from = own.unwrap_or(base.point.x);
        let slope = run.config().surface.value_and_gradient(Point::new(from, base.point.y));
        let gradient = slope.gradient.x;
        let update = if column == Column::First { step - 1 } else { step };
        let rate = self.at(Column::Rate, update).unwrap_or(f64::NAN);
        let ahead = self.at(column, step + 1).unwrap_or(f64::NAN);
        match column {
            Column::First => {
                let old = before(2).map_or(f64::NAN, |old| old.gradient.x);
                slips = [
                    (Slip::Sign, from + rate * gradient),
                    (Slip::Rate, from - gradient),
                    (Slip::Old, from - rate * old),
                    (Slip::Still, from),
                    (Slip::Move, -rate * gradient),
                    (Slip::Move, rate * gradient),
                    (Slip::Ahead, ahead),
                ];
            }
            Column::Loss => {
                slips[0] = (Slip::Still, before(1).map_or(f64::NAN, |old| old.loss));
                slips[1] = (Slip::Gradient, gradient);
                slips[2] = (Slip::Ahead, ahead);
            }
            Column::Gradient => {
                slips[0] = (Slip::Sign, -gradient);
                slips[1] = (Slip::Loss, slope.loss);
                slips[2] = (Slip::Move, rate * gradient);
                slips[3] = (Slip::Still, before(1).map_or(f64::NAN, |old| old.gradient.x));
                slips[4] = (Slip::Ahead, ahead);
            }
            Column::Second | Column::Move | Column::Rate => {}
        }
        slips
    }

    fn within(&self, column: Column, distance: f64, after: u32) -> Option<f64> {
        let run = self.run()?;
        let states = &run.trace().states;
        let last = states.last()?;
        // A formula lists no minimum: where a run has converged, it ends close enough to it.
        let (mut rest, mut nearest) = (last.point, f64::INFINITY);
        for minimum in run.config().surface.minima() {
            let distance = (minimum.at - last.point).norm();
            if distance < nearest {
                (rest, nearest) = (minimum.at, distance);
            }
        }
        let far = |state: &crate::run::State| match column {
            Column::First => Some((state.point.x - rest.x).abs()),
            Column::Second => Some((state.point.y - rest.y).abs()),
            Column::Loss => Some(state.loss - self.verdict()?.least?),
            _ => None,
        };
        let is_far = |state: &crate::run::State| far(state).is_none_or(|far| far > distance);
        let first = states.iter().rposition(is_far).map_or(0, |last| last + 1);
        let steps = (first < states.len()).then_some(first as u32)?;
        steps.checked_sub(after).map(f64::from)
    }
}

fn is_near(given: f64, right: f64) -> bool {
    (given - right).abs() <= DECIMALS.max(PART * right.abs())
}

/// A number for reading: five digits, no needless zeros, a minus as printers have it.
pub fn written(value: f64) -> String {
    let size = value.abs();
    if !size.is_finite() {
        return if value.is_nan() {
            "not a number"
        } else if value > 0.0 {
            "∞"
        } else {
            "−∞"
        }
        .into();
    }
    let sign = if value < 0.0 { "−" } else { "" };
    let power = if size > 0.0 { size.log10().floor() } else { 0.0 };
    if (-6.0..15.0).contains(&power) {
        let text = shortest(readable(size, 10_f64.powf(power - f64::from(DIGITS - 1))));
        return [sign, &text].concat();
    }
    let digits = shortest(readable(size / 10_f64.powf(power), 1e-4));
    let power = shortest(power).replace('-', "−");
    [sign, &digits, "·10^", &power].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_five_digits() {
        let cases = [
            (6.9992, "6.9992"),
            (-4.8, "−4.8"),
            (0.1 + 0.2, "0.3"),
            (0.0, "0"),
            (144.0, "144"),
            (123_456.7, "123460"),
            (2.5e20, "2.5·10^20"),
            (-1.25e-9, "−1.25·10^−9"),
            (f64::NEG_INFINITY, "−∞"),
        ];
        for (value, text) in cases {
            assert_eq!(written(value), text);
        }
    }
}
