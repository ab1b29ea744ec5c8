//! The mean error of a model over rows of data, with its derivatives: one plain pass over the rows
//! gives them all, since what takes long, an exponential a row, they share.

use super::derivative::ValueAndGradient;
use super::model::Model;
use crate::data::Observation;
use crate::geometry::{Hessian, Point, Vector};

/// A product of this size leaves room for another factor of up to two.
const LARGE: f64 = 1e300;

/// The rows that a mean is over.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rows<'a> {
    pub observations: &'a [Observation],
    /// Some of them, by index; one that is out of range is passed over. `None` for all.
    pub chosen: Option<&'a [u32]>,
    /// How much each counts, 1 in all. `None` if they count alike.
    pub weights: Option<&'a [f64]>,
}

/// A loss with its first and second derivatives.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Derivatives {
    pub loss: f64,
    pub gradient: Vector,
    pub hessian: Hessian,
}

impl Derivatives {
    pub(super) fn value_and_gradient(&self) -> ValueAndGradient {
        ValueAndGradient { loss: self.loss, gradient: self.gradient }
    }
}

/// The error at one row, without what it has as a product in [`Self::factor`], and its derivatives
/// by z = θ₀ + θ₁u.
struct Term {
    error: f64,
    slope: f64,
    bend: f64,
    /// The error has ln(1 + this) besides.
    factor: f64,
}

impl Term {
    #[inline(always)]
    fn of(model: Model, z: f64, v: f64) -> Self {
        match model {
            Model::Line => {
                let miss = z - v;
                Self { error: miss * miss, slope: 2.0 * miss, bend: 2.0, factor: 0.0 }
            }
            // ln(1 + eᶻ) - vz, without overflow, and exact in the tails.
            Model::Logistic => {
                let small = (-z.abs()).exp();
                let share = 1.0 / (1.0 + small);
                let tail = small * share;
                let (error, slope) = if z > 0.0 { (z - z * v, 1.0 - v - tail) } else { (-z * v, tail - v) };
                Self { error, slope, bend: tail * share, factor: small }
            }
            Model::Neuron => {
                let (output, rise) = tanh_and_slope(z);
                let miss = output - v;
                let bend = 2.0 * rise * (rise - 2.0 * output * miss);
                Self { error: miss * miss, slope: 2.0 * miss * rise, bend, factor: 0.0 }
            }
        }
    }
}

/// The hyperbolic tangent and its derivative, both exact to a few units in the last place wherever.
#[inline(always)]
fn tanh_and_slope(z: f64) -> (f64, f64) {
    let twice = -2.0 * z.abs();
    // Near 0 the difference from 1 is what counts.
    let (below, decay) = if twice > -1.0 {
        let below = -twice.exp_m1();
        (below, 1.0 - below)
    } else {
        let decay = twice.exp();
        (1.0 - decay, decay)
    };
    let whole = 1.0 + decay;
    let output = below / whole;
    (if z < 0.0 { -output } else { output }, 4.0 * decay / (whole * whole))
}

/// The mean error of a model over rows; NaN if there are none.
pub(super) fn mean_error(model: Model, Point { x: intercept, y: slope }: Point, rows: &Rows<'_>) -> Derivatives {
    let Rows { observations, chosen, weights } = *rows;
    let count = chosen.map_or(observations.len(), <[u32]>::len);
    let (mut loss, mut gradient, mut hessian) = (0.0, Vector::default(), Hessian::default());
    // Of logarithms that count alike that of the product is taken: this, and 1.
    let (mut product, mut counted) = (0.0_f64, 1.0);
    for place in 0..count {
        let index = chosen.map_or(place, |chosen| chosen[place] as usize);
        let Some(&Observation { u, v }) = observations.get(index) else { continue };
        let term = Term::of(model, intercept + slope * u, v);
        let weight = weights.map_or(1.0, |weights| weights[index]);
        if weight != counted || product > LARGE {
            loss += counted * product.ln_1p();
            (product, counted) = (0.0, weight);
        }
        product += term.factor * (1.0 + product);
        loss += weight * term.error;
        let (slope, bend) = (weight * term.slope, weight * term.bend);
        gradient = gradient + Vector::new(slope, slope * u);
        hessian.xx += bend;
        hessian.xy += bend * u;
        hessian.yy += bend * u * u;
    }
    let part = if weights.is_some() { 1.0 } else { count as f64 };
    let mean = |sum: f64| sum / part;
    Derivatives {
        loss: mean(loss + counted * product.ln_1p()),
        gradient: Vector::new(mean(gradient.x), mean(gradient.y)),
        hessian: Hessian { xx: mean(hessian.xx), xy: mean(hessian.xy), yy: mean(hessian.yy) },
    }
}
