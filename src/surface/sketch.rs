//! The loss of a model on many observations, nearly as it is and for far less work.

use super::mean_error::{Derivatives, Rows, weighed_error};
use super::model::Model;
use super::moments::Moments;
use crate::data::Observation;
use crate::geometry::Point;

/// More observations than these are put into groups.
const MANY: usize = 800;
/// About so many groups.
const GROUPS: usize = 128;

/// Many observations by groups of neighbours in u, each of which counts as two in its place.
///
/// The two have the group's means, its variance of u, and how v goes along with it. What that leaves
/// out of a loss is the rest of the variance of v, which is added where errors are squared, and what
/// bends within a group by more than a parabola does.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sketch {
    observations: Vec<Observation>,
    weights: Vec<f64>,
    /// The variance of v within the groups that does not go along with u.
    rest: f64,
}

impl Sketch {
    /// Puts observations into groups. Returns `None` if they are so few that each can be looked at.
    pub(super) fn new(observations: &[Observation]) -> Option<Self> {
        if observations.len() <= MANY {
            return None;
        }
        let mut sorted = observations.to_vec();
        sorted.sort_unstable_by(|one, other| one.u.total_cmp(&other.u));
        let mut sketch = Self { observations: Vec::new(), weights: Vec::new(), rest: 0.0 };
        let size = observations.len().div_ceil(GROUPS);
        // What lies far from all others is no neighbour.
        let span = (sorted[sorted.len() - 1].u - sorted[0].u) / GROUPS as f64;
        let mut left = &sorted[..];
        while let Some(&first) = left.first() {
            let near = left.iter().take(size).take_while(|one| one.u - first.u <= span).count();
            let (group, others) = left.split_at(near.max(1));
            left = others;
            sketch.add(group, observations.len() as f64);
        }
        Some(sketch)
    }

    fn add(&mut self, group: &[Observation], all: f64) {
        let part = group.len() as f64 / all;
        let Observation { u, v } = Moments::middle(group);
        let about = Moments::about(Observation { u, v }, 0.0, group);
        let across = about.uu.sqrt();
        let along = if across > 0.0 { about.uv / across } else { 0.0 };
        for side in [-1.0, 1.0] {
            self.observations.push(Observation { u: u + side * across, v: v + side * along });
            self.weights.push(0.5 * part);
        }
        self.rest += part * (about.vv - along * along);
    }

    /// How many rows it looks at.
    pub(super) fn rows(&self) -> usize {
        self.observations.len()
    }

    /// The loss of a model at its parameters, approximately.
    pub(super) fn at(&self, model: Model, at: Point) -> Derivatives {
        let rows = Rows { observations: &self.observations, chosen: None, weights: Some(&self.weights) };
        let found = weighed_error(model, at, &rows);
        let rest = if model == Model::Logistic { 0.0 } else { self.rest };
        Derivatives { loss: found.loss + rest, ..found }
    }
}
