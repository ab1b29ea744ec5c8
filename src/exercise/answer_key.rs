//! A finished run to look answers up in.

use super::grade::{Grade, Mistake};
use super::question::{Column, Question};
use crate::analysis::verdict::Verdict;
#[cfg(feature = "chart")]
use crate::chart::{self, Scene, Size, Style};
use crate::geometry::Point;
use crate::player::Player;
use crate::query;
use crate::run::{Config, Run, State};

/// An answer may be off by this: it is right to two decimals.
const DECIMALS: f64 = 0.006;
/// Or by this part of itself, where it is large: so pages write numbers.
const PART: f64 = 1e-4;

/// A finished run to look answers up in.
#[derive(Clone, Debug)]
pub struct AnswerKey {
    player: Player,
}

/// What the number of a step is reckoned from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Basis {
    /// The parameter: for a parameter that of the step before, else that of the step itself.
    pub from: f64,
    /// The gradient there.
    pub gradient: f64,
    /// The rate of the update from there; not a number where there is more to it than the rate times
    /// the gradient.
    pub rate: f64,
    /// What that update adds.
    pub change: f64,
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

    /// The verdict on the run. Returns `None` if nothing ran.
    pub fn verdict(&self) -> Option<&Verdict> {
        self.player.outcome().first()
    }

    /// The answer to a question. Returns `None` if the run has none.
    pub fn answer(&self, question: &Question) -> Option<f64> {
        match *question {
            Question::At { column, step, mistake: None } => self.at(column, self.step(step)),
            Question::At { column, step, mistake: Some(wanted) } => {
                let mistakes = self.mistakes(column, self.step(step), None);
                let found = mistakes.iter().find(|(mistake, _)| *mistake == wanted);
                found.map(|&(_, value)| value)
            }
            Question::Within { column, distance, after } => self.within(column, distance, after),
            Question::Verdict => self.verdict()?.step.map(f64::from),
            Question::Minimum => self.verdict()?.minimum,
        }
    }

    /// What `given` amounts to as an answer. `own` is what the learner had for the number that
    /// this one is reckoned from: the parameter a step before, or, for a loss or a gradient, the
    /// parameter at the same step.
    pub fn grade(&self, question: &Question, given: f64, own: Option<f64>) -> Grade {
        let Some(right) = self.answer(question) else { return Grade::Wrong };
        match *question {
            Question::At { .. } | Question::Minimum if is_near(given, right) => Grade::Right,
            Question::At { column, step, mistake: None } => {
                self.grade_wrong(column, self.step(step), given, right, own)
            }
            Question::At { .. } => Grade::Wrong,
            Question::Minimum => Grade::Wrong,
            Question::Within { .. } | Question::Verdict => match (given - right).abs() {
                0.0 => Grade::Right,
                1.0 => Grade::Mistaken(Mistake::Count),
                _ => Grade::Wrong,
            },
        }
    }

    /// What the number that is asked for is reckoned from. Returns `None` if it is none of a step's, or
    /// the run's start.
    pub fn basis(&self, question: &Question) -> Option<Basis> {
        let Question::At { column, step, .. } = *question else { return None };
        let step = self.step(step);
        let from = self.base(column, step)?;
        let update = self.run()?.update(update_of(column, step) as usize)?;
        let (gradient, change) = (from.gradient.x, update.step.x);
        let is_plain = is_near(-update.rate * gradient, change);
        let rate = if is_plain { update.rate } else { f64::NAN };
        Some(Basis { from: from.point.x, gradient, rate, change })
    }

    /// What a number at a step that is not the right one amounts to.
    fn grade_wrong(&self, column: Column, step: u32, given: f64, right: f64, own: Option<f64>) -> Grade {
        let base = self.base(column, step).map(|from| from.point.x);
        // Whoever rounds to two decimals goes on from those.
        let before = own.or(base.map(to_decimals));
        if let Some(before) = before.filter(|&before| self.follows(column, step, given, before)) {
            let is_fair = base.is_some_and(|base| is_near(before, base));
            return if is_fair { Grade::Right } else { Grade::Carried };
        }
        // What was meant is judged by the learner's own number first.
        for from in [own, None] {
            let mistakes = self.mistakes(column, step, from);
            if let Some((mistake, _)) = mistakes.iter().find(|(_, value)| is_near(given, *value)) {
                return Grade::Mistaken(*mistake);
            }
        }
        let is_short = [1.0, 10.0].iter().any(|scale| {
            let scaled = right * scale;
            scaled.round() / scale == given || scaled.trunc() / scale == given
        });
        if is_short && given != 0.0 { Grade::Mistaken(Mistake::Rounded) } else { Grade::Wrong }
    }

    /// The chart of a learner's numbers against the steps, beside those of the run up to step
    /// `shown`. What is not finite in `given` is a gap; `names` are those of the steps and of the
    /// numbers.
    #[cfg(feature = "chart")]
    pub fn chart(
        &self,
        column: Column,
        given: &[f64],
        shown: u32,
        names: (&str, &str),
        style: &Style,
        size: Size,
    ) -> Scene {
        let mut right = Vec::new();
        for step in 0..=shown {
            let Some(number) = self.at(column, step) else { break };
            right.push(number);
        }
        chart::answers(given, &right, names, style, size)
    }

    fn run(&self) -> Option<&Run> {
        self.player.runs().first()
    }

    fn step(&self, step: Option<u32>) -> u32 {
        step.unwrap_or(self.player.end())
    }

    fn at(&self, column: Column, step: u32) -> Option<f64> {
        let (run, step) = (self.run()?, step as usize);
        let state = run.trace().states.get(step)?;
        match column {
            Column::First => Some(state.point.x),
            Column::Second => Some(state.point.y),
            Column::Loss => Some(state.loss),
            Column::Gradient => Some(state.gradient.x),
            Column::Move => run.update(step).map(|update| update.step.x),
            Column::Rate => run.rate(step),
        }
    }

    /// The state that a number is reckoned from: for a parameter, the one before.
    fn base(&self, column: Column, step: u32) -> Option<&State> {
        let from = if column == Column::First { step.checked_sub(1)? } else { step };
        self.run()?.trace().states.get(from as usize)
    }

    /// Whether the number is what comes out of the learner's own number before it.
    fn follows(&self, column: Column, step: u32, given: f64, own: f64) -> bool {
        let (Some(run), Some(base)) = (self.run(), self.base(column, step)) else { return false };
        let here = run.config().surface.value_and_gradient(Point::new(own, base.point.y));
        let expected = match column {
            Column::First => self.at(Column::Rate, step - 1).map(|rate| own - rate * here.gradient.x),
            Column::Loss => Some(here.loss),
            Column::Gradient => Some(here.gradient.x),
            _ => None,
        };
        expected.is_some_and(|expected| is_near(given, expected))
    }

    /// What comes out by each mistake that this number invites, in the order in which they are
    /// looked for.
    fn mistakes(&self, column: Column, step: u32, own: Option<f64>) -> Vec<(Mistake, f64)> {
        let (Some(run), Some(base)) = (self.run(), self.base(column, step)) else { return Vec::new() };
        let from = own.unwrap_or(base.point.x);
        let here = run.config().surface.value_and_gradient(Point::new(from, base.point.y));
        let gradient = here.gradient.x;
        // What there is not is NaN, and so is all that would come out of it.
        let before = |back: u32, number: fn(&State) -> f64| {
            let state = step.checked_sub(back).and_then(|step| run.trace().states.get(step as usize));
            state.map_or(f64::NAN, number)
        };
        let rate = self.at(Column::Rate, update_of(column, step)).unwrap_or(f64::NAN);
        let [ahead, loss] = [(column, step + 1), (Column::Loss, step)]
            .map(|(column, step)| self.at(column, step).unwrap_or(f64::NAN));
        let all: &[(Mistake, f64)] = match column {
            Column::First => &[
                (Mistake::Sign, from + rate * gradient),
                (Mistake::Rate, from - gradient),
                (Mistake::Old, from - rate * before(2, |old| old.gradient.x)),
                (Mistake::Still, from),
                (Mistake::Move, rate * -gradient),
                (Mistake::Move, rate * gradient),
                (Mistake::Gradient, gradient),
                (Mistake::Loss, loss),
                (Mistake::Ahead, ahead),
            ],
            Column::Loss => &[
                (Mistake::Still, before(1, |old| old.loss)),
                (Mistake::Gradient, gradient),
                (Mistake::Place, from),
                (Mistake::Ahead, ahead),
            ],
            Column::Gradient => &[
                (Mistake::Sign, -gradient),
                (Mistake::Loss, here.loss),
                (Mistake::Move, rate * gradient),
                (Mistake::Still, before(1, |old| old.gradient.x)),
                (Mistake::Place, from),
                (Mistake::Ahead, ahead),
            ],
            Column::Second | Column::Move | Column::Rate => &[],
        };
        let mut mistakes = Vec::new();
        for &(mistake, number) in all {
            if !number.is_nan() {
                mistakes.push((mistake, number));
            }
        }
        mistakes
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
        let far = |state: &State| match column {
            Column::First => Some((state.point.x - rest.x).abs()),
            Column::Second => Some((state.point.y - rest.y).abs()),
            Column::Loss => Some(state.loss - self.verdict()?.minimum?),
            _ => None,
        };
        let is_far = |state: &State| far(state).is_none_or(|far| far > distance);
        let first = states.iter().rposition(is_far).map_or(0, |last| last + 1);
        let steps = (first < states.len()).then_some(first as u32)?;
        steps.checked_sub(after).map(f64::from)
    }
}

/// The update that a number at a step has to do with: for a parameter, the one that led there.
fn update_of(column: Column, step: u32) -> u32 {
    if column == Column::First { step.saturating_sub(1) } else { step }
}

fn to_decimals(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

fn is_near(given: f64, right: f64) -> bool {
    (given - right).abs() <= DECIMALS.max(PART * right.abs())
}
