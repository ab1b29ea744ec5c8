//! The loss of a model on many observations, nearly as it is and for far less work.

use super::model::Model;
use crate::data::Observation;
use crate::geometry::Point;

/// More observations than these are put into groups, about so many.
const GROUPS: usize = 1_000;

/// Many observations by groups of neighbours in u, each of which counts as its mean.
///
/// What that leaves out of a loss is put back from the moments within the groups: all of it for a
/// line, and for curves all but what bends within a group.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct GroupedLoss {
    /// The means, with the part of all observations that each stands for.
    groups: Vec<(Observation, f64)>,
    /// The second moments about the groups' means, over all observations: of u, of u and v, and of v.
    uu: f64,
    uv: f64,
    vv: f64,
}

impl GroupedLoss {
    /// Puts observations into groups. Returns `None` if they are so few that each can be looked at.
    pub(super) fn new(observations: &[Observation]) -> Option<Self> {
        if observations.len() <= GROUPS {
            return None;
        }
        let mut sorted = observations.to_vec();
        sorted.sort_unstable_by(|one, other| one.u.total_cmp(&other.u));
        let all = observations.len() as f64;
        let mut grouped = Self { groups: Vec::new(), uu: 0.0, uv: 0.0, vv: 0.0 };
        let size = observations.len().div_ceil(GROUPS);
        // What lies far from all others is no neighbour.
        let span = (sorted[sorted.len() - 1].u - sorted[0].u) / GROUPS as f64;
        let mut left = &sorted[..];
        while let Some(&first) = left.first() {
            let near = left.iter().take(size).take_while(|one| one.u - first.u <= span).count();
            let (group, others) = left.split_at(near.max(1));
            left = others;
            grouped.add(group, all);
        }
        Some(grouped)
    }

    fn add(&mut self, group: &[Observation], all: f64) {
        let mean = |value: fn(&Observation) -> f64| group.iter().map(value).sum::<f64>() / group.len() as f64;
        let middle = Observation { u: mean(|one| one.u), v: mean(|one| one.v) };
        for one in group {
            let (u, v) = (one.u - middle.u, one.v - middle.v);
            self.uu += u * u / all;
            self.uv += u * v / all;
            self.vv += v * v / all;
        }
        self.groups.push((middle, group.len() as f64 / all));
    }

    /// The loss of a model at its parameters, approximately.
    pub(super) fn value(&self, model: Model, Point { x: intercept, y: slope }: Point) -> f64 {
        let weighed = |&(one, part): &(Observation, f64)| part * model.error(intercept, slope, one);
        let means: f64 = self.groups.iter().map(weighed).sum();
        means
            + match model {
                Model::Line => slope * slope * self.uu - 2.0 * slope * self.uv + self.vv,
                Model::Logistic => -slope * self.uv,
                Model::Neuron => self.vv,
            }
    }
}
