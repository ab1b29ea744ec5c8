//! A loss on many observations, nearly as it is and for far less work.

use super::Model;
use crate::data::Observation;
use crate::geometry::Point;

/// More observations than these are put into groups, about so many.
const GROUPS: usize = 1_000;

/// Many points by groups of neighbours in u, each of which counts as its mean. What that leaves out
/// of a loss is put back from the moments within the groups: all of it for a line, and for curves
/// all but what bends within a group.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sketch {
    /// The means, with the part of all points that each stands for.
    groups: Vec<(Observation, f64)>,
    /// The second moments about the groups' means, over all points: of u, of u and v, and of v.
    uu: f64,
    uv: f64,
    vv: f64,
}

impl Sketch {
    /// Nothing where there are few.
    pub fn of(points: &[Observation]) -> Option<Self> {
        if points.len() <= GROUPS {
            return None;
        }
        let mut sorted = points.to_vec();
        sorted.sort_unstable_by(|one, other| one.u.total_cmp(&other.u));
        let all = points.len() as f64;
        let mut sketch = Self { groups: Vec::new(), uu: 0.0, uv: 0.0, vv: 0.0 };
        let size = points.len().div_ceil(GROUPS);
        // What lies far from all others is no neighbour.
        let span = (sorted[sorted.len() - 1].u - sorted[0].u) / GROUPS as f64;
        let mut left = &sorted[..];
        while let Some(&first) = left.first() {
            let near = left.iter().take(size).take_while(|one| one.u - first.u <= span).count();
            let (group, others) = left.split_at(near.max(1));
            left = others;
            let mean =
                |value: fn(&Observation) -> f64| group.iter().map(value).sum::<f64>() / group.len() as f64;
            let middle = Observation { u: mean(|one| one.u), v: mean(|one| one.v) };
            for one in group {
                let (u, v) = (one.u - middle.u, one.v - middle.v);
                sketch.uu += u * u / all;
                sketch.uv += u * v / all;
                sketch.vv += v * v / all;
            }
            sketch.groups.push((middle, group.len() as f64 / all));
        }
        Some(sketch)
    }

    /// The loss of a model at its parameters.
    pub fn loss(&self, model: Model, Point { x: intercept, y: slope }: Point) -> f64 {
        let weighed = |&(one, part): &(Observation, f64)| part * model.miss(intercept, slope, one);
        let means: f64 = self.groups.iter().map(weighed).sum();
        means
            + match model {
                Model::Line => slope * slope * self.uu - 2.0 * slope * self.uv + self.vv,
                Model::Logistic => -slope * self.uv,
                Model::Neuron => self.vv,
            }
    }
}
