//! What a learner says before a run, and how near that comes.

use crate::analysis::verdict::{Kind, Verdict};
use crate::geometry::Point;
use crate::run::Run;

/// Numbers of steps score fully within this part of the right one, and nothing from that part on.
const STEPS: (f64, f64) = (0.1, 0.5);
/// Places score fully within this part of D, and nothing from that part on.
const PLACE: (f64, f64) = (0.05, 0.5);
/// Curves score fully within this factor in the mean, and nothing from that factor on.
const CURVE: (f64, f64) = (1.25, 10.0);
/// Losses below this part of the first are as good as each other: no sketch tells them apart.
const LOW: f64 = 1e-3;
/// Where a curve is asked for, as parts of the budget.
const ASKED: [f64; 6] = [0.05, 0.1, 0.25, 0.5, 0.75, 1.0];

/// What is said of a run before it is seen.
#[derive(Clone, Debug, PartialEq)]
pub enum Guess {
    /// What it will come to. Whoever says that it will still be on its way is right too where it is
    /// not on its way down.
    Verdict(Kind),
    /// In how many steps it converges; `None` says that it will not.
    Steps(Option<u32>),
    /// Where it will be after so many steps, or at its end.
    Place(Point, Option<u32>),
    /// The losses at [`asked_steps`].
    Curve(Vec<f64>),
}

/// The steps at which a curve is asked for, in a run of so many.
pub fn asked_steps(steps: u32) -> Vec<u32> {
    let mut asked: Vec<u32> =
        ASKED.iter().map(|part| (part * f64::from(steps)).round().max(1.0) as u32).collect();
    asked.dedup();
    asked
}

impl Guess {
    /// How near it comes to what a run that is done came to: 1 is right, 0 far off.
    ///
    /// ```
    /// use fall_line::analysis::verdict::Verdict;
    /// use fall_line::exercise::Guess;
    /// use fall_line::run::{Config, Run};
    ///
    /// let config = Config::default();
    /// let mut run = Run::new(&config, config.racers[0].clone());
    /// run.finish();
    /// let verdict = Verdict::of(&run);
    /// // It takes 50 steps: 55 is within a tenth, and 100 off by all of it.
    /// assert_eq!(Guess::Steps(Some(55)).score(&run, &verdict), 1.0);
    /// assert_eq!(Guess::Steps(Some(100)).score(&run, &verdict), 0.0);
    /// ```
    pub fn score(&self, run: &Run, verdict: &Verdict) -> f64 {
        let right = |is_right: bool| if is_right { 1.0 } else { 0.0 };
        match self {
            Self::Verdict(Kind::Descending) => {
                right(matches!(verdict.kind, Kind::Descending | Kind::Climbing))
            }
            Self::Verdict(kind) => right(verdict.kind == *kind),
            Self::Steps(said) => match (said, converged(verdict)) {
                (Some(said), Some(step)) => {
                    let apart = f64::from(said.abs_diff(step)) / f64::from(step.max(1));
                    falling(apart, STEPS)
                }
                (None, None) => 1.0,
                _ => 0.0,
            },
            Self::Place(place, within) => {
                let states = &run.trace().states;
                let there = within.and_then(|step| states.get(step as usize)).or(states.last());
                there.map_or(0.0, |state| {
                    falling((state.point - *place).norm() / run.extent().diagonal, PLACE)
                })
            }
            Self::Curve(said) => falling(distance(said, run), (CURVE.0.ln(), CURVE.1.ln())),
        }
    }
}

fn converged(verdict: &Verdict) -> Option<u32> {
    verdict.step.filter(|_| verdict.kind == Kind::Converged)
}

/// 1 up to the first bound, 0 from the second on, and a straight line between.
fn falling(value: f64, (full, none): (f64, f64)) -> f64 {
    if value.is_nan() { 0.0 } else { ((none - value) / (none - full)).clamp(0.0, 1.0) }
}

/// The mean distance of the losses that were said from those of the run, as logarithms of ratios. A
/// loss that may fall below 0 is measured from the lowest one.
fn distance(said: &[f64], run: &Run) -> f64 {
    let states = &run.trace().states;
    let Some(first) = states.first().map(|state| state.loss) else { return f64::NAN };
    let lowest = states.iter().map(|state| state.loss).fold(f64::INFINITY, f64::min);
    let base = lowest.min(0.0);
    let least = LOW * (first - base).abs().max(f64::MIN_POSITIVE);
    let size = |loss: f64| (loss - base).max(least).ln();
    let mut sum = 0.0;
    for (&said, step) in said.iter().zip(asked_steps(run.config().steps)) {
        // A run that ended early is where it ended.
        let Some(state) = states.get(step as usize).or(states.last()) else { continue };
        // Losses that are no number any more are as high as one can say.
        let apart = if state.loss.is_finite() { size(said) - size(state.loss) } else { CURVE.1.ln() };
        sum += apart.abs().min(CURVE.1.ln());
    }
    sum / said.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query;

    fn played(query: &str) -> (Run, Verdict) {
        let config = query::read(query).0.config;
        let mut run = Run::new(&config, config.racers[0].clone());
        run.finish();
        let verdict = Verdict::of(&run);
        (run, verdict)
    }

    fn score(query: &str, guess: &Guess) -> f64 {
        let (run, verdict) = played(query);
        guess.score(&run, &verdict)
    }

    #[test]
    fn scores_fall_in_a_straight_line() {
        let near = |one: f64, other: f64| (one - other).abs() < 1e-12;
        assert_eq!([0.0, 0.1, 0.5, 9.0].map(|apart| falling(apart, STEPS)), [1.0, 1.0, 0.0, 0.0]);
        assert!(near(falling(0.3, STEPS), 0.5));
        assert_eq!(falling(f64::NAN, STEPS), 0.0);
    }

    #[test]
    fn steps_and_verdicts() {
        assert_eq!(score("", &Guess::Steps(Some(45))), 1.0);
        assert_eq!(score("", &Guess::Steps(None)), 0.0);
        assert_eq!(score("opt=gd&lr=0.3", &Guess::Steps(None)), 1.0);
        assert_eq!(score("opt=gd&lr=0.3", &Guess::Steps(Some(20))), 0.0);
        assert_eq!(score("opt=gd&lr=0.3", &Guess::Verdict(Kind::Diverged)), 1.0);
        assert_eq!(score("", &Guess::Verdict(Kind::Diverged)), 0.0);
        let on_its_way = Guess::Verdict(Kind::Descending);
        assert_eq!(score("steps=20", &on_its_way), 1.0);
        assert_eq!(score("f=x^2&x=10&opt=gd&lr=1.1&steps=10", &on_its_way), 1.0);
    }

    #[test]
    fn places() {
        let minimum = Point::new(0.0, 0.0);
        assert_eq!(score("", &Guess::Place(minimum, None)), 1.0);
        assert_eq!(score("", &Guess::Place(Point::new(-4.0, 2.0), Some(0))), 1.0);
        assert_eq!(score("", &Guess::Place(Point::new(5.0, -3.0), Some(0))), 0.0);
        assert_eq!(score("opt=gd&lr=9", &Guess::Place(minimum, None)), 0.0);
    }

    #[test]
    fn curves() {
        let (run, verdict) = played("fn=parabola&opt=gd&lr=0.01");
        let right: Vec<f64> =
            asked_steps(200).into_iter().map(|step| run.trace().states[step as usize].loss).collect();
        let scaled = |by: f64| Guess::Curve(right.iter().map(|loss| loss * by).collect());
        assert_eq!(scaled(1.0).score(&run, &verdict), 1.0);
        assert_eq!(scaled(1.2).score(&run, &verdict), 1.0);
        assert!(scaled(3.0).score(&run, &verdict) < 0.7);
        assert_eq!(Guess::Curve(vec![1e9; right.len()]).score(&run, &verdict), 0.0);
        // A sketch may end at 0.
        assert!(Guess::Curve(vec![11.0, 7.0, 2.0, 0.3, 0.1, 0.0]).score(&run, &verdict) > 0.7);
        assert_eq!(asked_steps(3), [1, 2, 3]);
    }
}
