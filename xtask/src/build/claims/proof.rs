//! Claims held against the engine's own runs.

use super::grammar::{Claim, Measure, PLACES, Quantity, Racer, Relation, Said, Value};
use fall_line::analysis::verdict::{Kind, Verdict};
use fall_line::geometry::Dimension;
use fall_line::number::{readable, shortest};
use fall_line::player::Player;
use fall_line::run::{Config, Run, State};

/// Numbers that are equal may differ by this part.
const EQUAL: f64 = 0.005;
/// What is 0 may be this far from it.
const ZERO: f64 = 1e-9;

/// All that a configuration runs, to the end.
pub(super) struct Races(Player);

impl Races {
    pub(super) fn run(config: &Config) -> Self {
        let mut player = Player::new(config);
        player.finish();
        Self(player)
    }

    /// # Errors
    ///
    /// Says what is so instead.
    pub(super) fn prove(&self, claim: &Claim) -> Result<(), String> {
        match &claim.said {
            Said::Verdict(racer, kind) => {
                let verdict = self.verdict(racer)?;
                holds(verdict.kind == *kind, || self.told(racer, verdict))
            }
            Said::Endpoint(racer, endpoint) => {
                let verdict = self.verdict(racer)?;
                holds(verdict.endpoint == Some(*endpoint), || match verdict.endpoint {
                    Some(endpoint) => format!("{} ends at {}", self.name(racer), endpoint.id()),
                    None => format!("{}, at none", self.told(racer, verdict)),
                })
            }
            Said::Steps(racer, range) => {
                let verdict = self.verdict(racer)?;
                let is_so = verdict.step.is_some_and(|step| range.contains(&step));
                holds(is_so, || self.told(racer, verdict))
            }
            Said::Faster(one, other, factor) => {
                let steps = |racer| {
                    let verdict = self.verdict(racer)?;
                    let step = verdict.step.filter(|_| verdict.kind == Kind::Converged);
                    step.ok_or_else(|| self.told(racer, verdict))
                };
                let (few, many) = (steps(one)?, steps(other)?);
                holds(few < many && factor * f64::from(few) <= f64::from(many), || {
                    format!("{} takes {few} steps, {} {many}", self.name(one), self.name(other))
                })
            }
            Said::Compared(quantity, relation, value) => self.compare(quantity, *relation, value),
        }
    }

    fn compare(&self, quantity: &Quantity, relation: Relation, value: &Value) -> Result<(), String> {
        let found = self.measure(quantity)?;
        let (other, beside) = match value {
            Value::Number(number) => (*number, String::new()),
            Value::Start(factor) => {
                let start = Quantity { step: Some(0), racer: quantity.racer.clone(), ..*quantity };
                let other = factor * self.measure(&start)?;
                (other, format!(", and {}x start {}", shortest(*factor), rounded(other)))
            }
            Value::Other(factor, other) => {
                let number = self.measure(other)?;
                (factor * number, format!(", and {} {}", self.called(other), rounded(number)))
            }
        };
        let is_so = match relation {
            Relation::Less => found < other,
            Relation::AtMost => found <= other,
            Relation::More => found > other,
            Relation::AtLeast => found >= other,
            Relation::Equal => (found - other).abs() <= (EQUAL * other.abs()).max(ZERO),
        };
        holds(is_so, || format!("{} is {}{beside}", self.called(quantity), rounded(found)))
    }

    fn measure(&self, quantity: &Quantity) -> Result<f64, String> {
        let run = self.racer(&quantity.racer)?;
        let (states, updates) = (&run.trace().states, run.trace().updates());
        let count = if quantity.measure == Measure::Rate { updates } else { states.len() };
        let step = quantity.step.map_or(count.saturating_sub(1), |step| step as usize);
        let Some(state) = states.get(step).filter(|_| step < count) else {
            return Err(format!("{} ends at step {}", self.name(&quantity.racer), updates));
        };
        Ok(match quantity.measure {
            Measure::Loss => state.loss,
            Measure::First => state.point.x,
            Measure::Second => state.point.y,
            // In one dimension it has a sign, in two a length.
            Measure::Gradient => match run.config().surface.dimension() {
                Dimension::One => state.gradient.x,
                Dimension::Two => state.gradient.norm(),
            },
            Measure::Rate => run.rate(step).unwrap_or(f64::NAN),
            Measure::Turns => states[..=step].windows(2).filter(|pair| is_turn(pair)).count() as f64,
        })
    }

    /// # Errors
    ///
    /// Fails if there is no such racer, or if two have the name.
    fn index(&self, racer: &Racer) -> Result<usize, String> {
        let Some(name) = racer else { return Ok(0) };
        let runs = self.0.runs();
        if let Some(place) = PLACES.iter().position(|place| place == name).filter(|&place| place < runs.len())
        {
            return Ok(place);
        }
        let is_named = |run: &Run| run.racer().optimizer.rule().id() == name;
        let all: Vec<usize> = (0..runs.len()).filter(|&index| is_named(&runs[index])).collect();
        match all[..] {
            [one] => Ok(one),
            [one, other, ..] => {
                Err(format!("two racers are `{name}`: say `{}` or `{}`", PLACES[one], PLACES[other]))
            }
            [] => Err(format!("there is no racer `{name}`")),
        }
    }

    fn racer(&self, racer: &Racer) -> Result<&Run, String> {
        self.index(racer).map(|index| &self.0.runs()[index])
    }

    fn verdict(&self, racer: &Racer) -> Result<&Verdict, String> {
        self.index(racer).map(|index| &self.0.outcome()[index])
    }

    /// The racer as the claim has it, or by its rule.
    fn name(&self, racer: &Racer) -> String {
        let first = || self.0.runs()[0].racer().optimizer.rule().id().to_owned();
        racer.clone().unwrap_or_else(first)
    }

    fn called(&self, Quantity { name, racer, step, .. }: &Quantity) -> String {
        let step = step.map_or_else(|| "last".to_owned(), |step| step.to_string());
        format!("{name} of {} at {step}", self.name(racer))
    }

    fn told(&self, racer: &Racer, verdict: &Verdict) -> String {
        let name = self.name(racer);
        match (verdict.kind, verdict.step) {
            (kind @ (Kind::Converged | Kind::Diverged | Kind::Stalled), Some(step)) => {
                format!("{name} has {} in {step} steps", kind.id())
            }
            (kind, _) => format!("{name} is {}", kind.id()),
        }
    }
}

/// Whether the gradient points against the one before.
fn is_turn(pair: &[State]) -> bool {
    pair[0].gradient.dot(pair[1].gradient) < 0.0
}

fn holds(is_so: bool, instead: impl FnOnce() -> String) -> Result<(), String> {
    if is_so { Ok(()) } else { Err(instead()) }
}

fn rounded(number: f64) -> String {
    let size = number.abs();
    let grain = if size > 0.0 && size.is_finite() { 10_f64.powf(size.log10().floor() - 4.0) } else { 1.0 };
    shortest(readable(number, grain))
}
