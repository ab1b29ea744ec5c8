//! Means of squares and products of observations.

use crate::data::Observation;

/// Of what observations lie away from a line: the means of their distances across it and along u, and of
/// the squares and the product of these.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Moments {
    pub u: f64,
    pub v: f64,
    pub uu: f64,
    pub uv: f64,
    pub vv: f64,
}

impl Moments {
    /// The moments about the line through `middle` with a slope.
    pub(super) fn about(middle: Observation, slope: f64, observations: &[Observation]) -> Self {
        let mut sums = Self::default();
        for one in observations {
            let u = one.u - middle.u;
            let v = one.v - middle.v - slope * u;
            sums.u += u;
            sums.v += v;
            sums.uu += u * u;
            sums.uv += u * v;
            sums.vv += v * v;
        }
        let count = observations.len() as f64;
        let Self { u, v, uu, uv, vv } = sums;
        Self { u: u / count, v: v / count, uu: uu / count, uv: uv / count, vv: vv / count }
    }

    /// The means of u and v: a sum of many numbers is rounded often, that of their small differences hardly.
    pub(super) fn middle(observations: &[Observation]) -> Observation {
        let rough = Self::about(Observation { u: 0.0, v: 0.0 }, 0.0, observations);
        let rough = Observation { u: rough.u, v: rough.v };
        let off = Self::about(rough, 0.0, observations);
        Observation { u: rough.u + off.u, v: rough.v + off.v }
    }
}
