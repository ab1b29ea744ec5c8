//! The largest curvature along runs, worked out once for each step that is looked at.

use crate::analysis::curvature::Curvature;
use crate::player::Player;
use crate::run::Run;

/// So many of a run's first steps have a Hessian each, and so many of all the others together.
const MOST: usize = 1_000;
/// At least so many, however long one takes.
const LEAST: usize = 100;
/// A Hessian over observations takes a look at each: so many looks a run.
const LOOKS: usize = 200_000;

/// The largest eigenvalue of the exact Hessian along the racers' runs, as far as somebody asked.
///
/// It belongs to the runs that it followed first: others take a new one.
#[derive(Clone, Debug, Default)]
pub struct Sharpness {
    runs: Vec<Curvatures>,
}

/// The largest curvatures along one run.
#[derive(Clone, Debug)]
pub(super) struct Curvatures {
    values: Vec<f64>,
    /// The steps before this one have a value each,
    exact: usize,
    /// and those from it on one for so many.
    stride: usize,
}

impl Sharpness {
    /// Works out what the runs of a player have gained since it was last asked.
    pub fn follow(&mut self, player: &Player) {
        for (racer, run) in player.runs().iter().enumerate() {
            if self.runs.len() == racer {
                self.runs.push(Curvatures::new(run));
            }
            self.runs[racer].follow(run);
        }
    }

    /// Those of a racer. Returns `None` for one that was not followed.
    pub(super) fn of_racer(&self, racer: usize) -> Option<&Curvatures> {
        self.runs.get(racer)
    }
}

impl Curvatures {
    fn new(run: &Run) -> Self {
        let config = run.config();
        let rows = config.surface.observations().len();
        let exact = (LOOKS / rows.max(1)).clamp(LEAST, MOST);
        let rest = (config.steps as usize + 1).saturating_sub(exact);
        Self { values: Vec::new(), exact, stride: rest.div_ceil(exact).max(1) }
    }

    fn follow(&mut self, run: &Run) {
        let states = &run.trace().states;
        while let Some(state) = states.get(self.step(self.values.len())) {
            let curvature = Curvature::of(&run.config().surface, state.point).rounded(run.extent());
            self.values.push(curvature.max);
        }
    }

    /// The step that has the value of that index.
    fn step(&self, index: usize) -> usize {
        if index < self.exact { index } else { self.exact + (index - self.exact) * self.stride }
    }

    /// The value at a step, or at the last one before it that has one.
    pub(super) fn at(&self, step: usize) -> f64 {
        let index = match step.checked_sub(self.exact) {
            Some(beyond) => self.exact + beyond / self.stride,
            None => step,
        };
        self.values.get(index).copied().unwrap_or(f64::NAN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query;

    /// The values that are worked out for a query, beside those of a Hessian at every step.
    fn followed(query: &str) -> (Curvatures, Vec<f64>) {
        let mut player = Player::new(&query::read(query).0.config);
        player.finish();
        let mut sharpness = Sharpness::default();
        sharpness.follow(&player);
        let run = &player.runs()[0];
        let value = |at| Curvature::of(&run.config().surface, at).rounded(run.extent()).max;
        (sharpness.runs[0].clone(), run.trace().states.iter().map(|state| value(state.point)).collect())
    }

    #[test]
    fn each_step_of_a_short_run_has_its_own_largest_curvature() {
        for query in ["fn=rosenbrock&opt=gd&lr=0.001", "fn=double-well&opt=gd&lr=0.03&steps=50"] {
            let (found, right) = followed(query);
            assert_eq!(found.values, right);
        }
    }

    #[test]
    fn a_long_run_has_few_of_them_each_of_its_own_step() {
        let (found, right) = followed("fn=rosenbrock&opt=gd&lr=0.0005&steps=50000");
        assert!(found.values.len() <= 2 * MOST + 1, "{}", found.values.len());
        let steps = [0, 999, 1000, 1000 + 17 * found.stride];
        assert!(steps.into_iter().all(|step| found.at(step) == right[step]));
        assert!(found.at(50_000).is_finite());
    }

    #[test]
    fn what_was_worked_out_stays_as_a_run_goes_on() {
        let mut player = Player::new(&query::read("fn=rosenbrock&opt=gd&lr=0.001").0.config);
        let mut grown = Sharpness::default();
        for _ in 0..20 {
            player.advance(10);
            grown.follow(&player);
        }
        assert_eq!(grown.runs[0].values, followed("fn=rosenbrock&opt=gd&lr=0.001").1);
    }
}
