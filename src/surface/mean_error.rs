//! The mean error of a model over rows of data, with its derivatives: one plain pass over the rows
//! gives them all, since what takes long, an exponential a row, they share.

use super::decay::Decay;
use super::derivative::ValueAndGradient;
use super::model::Model;
use crate::data::Observation;
use crate::geometry::{Hessian, Point, Vector};

/// A product of this size leaves room for another factor of a half.
const SMALL: f64 = 1e-300;

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

/// The error at one row, but for a logarithm, and its derivatives by z = θ₀ + θ₁u.
struct Term {
    error: f64,
    slope: f64,
    bend: f64,
    /// The error has -ln of this besides, of which `rest` is what it has less than 1.
    share: f64,
    rest: f64,
}

impl Term {
    #[inline(always)]
    fn of(model: Model, z: f64, v: f64) -> Self {
        // -|z|, of tanh twice that.
        let times = if model == Model::Neuron { -2.0 } else { -1.0 };
        let Decay { part, one, gap } = Decay::to(times * z.abs());
        let whole = 1.0 / (one + part);
        let (share, rest) = (one * whole, part * whole);
        match model {
            Model::Line => {
                let miss = z - v;
                Self { error: miss * miss, slope: 2.0 * miss, bend: 2.0, share: 1.0, rest: 0.0 }
            }
            // ln(1 + eᶻ) - vz, without overflow, and exact in the tails.
            Model::Logistic => {
                let (error, slope) = if z > 0.0 { (z - z * v, 1.0 - v - rest) } else { (-z * v, rest - v) };
                Self { error, slope, bend: rest * share, share, rest }
            }
            Model::Neuron => {
                let output = (gap * whole).copysign(z);
                // 1 - tanh², exact in the tails.
                let rise = 4.0 * share * rest;
                let miss = output - v;
                let bend = 2.0 * rise * (rise - 2.0 * output * miss);
                Self { error: miss * miss, slope: 2.0 * miss * rise, bend, share: 1.0, rest: 0.0 }
            }
        }
    }
}

/// A product of shares, to take the logarithm of all of them at once.
struct Product {
    /// The product, and what it has less than 1: of the two the smaller one is the more exact.
    share: f64,
    rest: f64,
    /// How much each of its factors counts.
    weight: f64,
}

impl Product {
    /// Minus the weighed logarithm.
    fn error(&self) -> f64 {
        let logarithm = if self.rest > 0.5 { self.share.ln() } else { (-self.rest).ln_1p() };
        -self.weight * logarithm
    }
}

/// The mean error of a model over rows, with its gradient, which is all that a run asks for; NaN if
/// there are none.
pub(super) fn mean_error(model: Model, at: Point, rows: &Rows<'_>) -> ValueAndGradient {
    // The embed's few rows need no function of their own.
    let mean = if cfg!(feature = "lab") { mean::<false> } else { mean::<true> };
    mean(model, at, rows).value_and_gradient()
}

/// The same with the second derivatives, and with weights.
pub(super) fn weighed_error(model: Model, at: Point, rows: &Rows<'_>) -> Derivatives {
    mean::<true>(model, at, rows)
}

fn mean<const ALL: bool>(model: Model, at: Point, rows: &Rows<'_>) -> Derivatives {
    let Rows { observations, chosen, weights } = *rows;
    let count = chosen.map_or(observations.len(), <[u32]>::len);
    let (mut loss, mut gradient, mut hessian) = (0.0, Vector::default(), Hessian::default());
    let mut product = Product { share: 1.0, rest: 0.0, weight: 1.0 };
    for place in 0..count {
        let index = chosen.map_or(place, |chosen| chosen[place] as usize);
        let Some(&Observation { u, v }) = observations.get(index) else { continue };
        let term = Term::of(model, at.x + at.y * u, v);
        let weight = weights.filter(|_| ALL && cfg!(feature = "lab")).map_or(1.0, |weights| weights[index]);
        if (ALL && cfg!(feature = "lab") && weight != product.weight) || product.share < SMALL {
            loss += product.error();
            product = Product { share: 1.0, rest: 0.0, weight };
        }
        product.rest += product.share * term.rest;
        product.share *= term.share;
        loss += weight * term.error;
        let slope = weight * term.slope;
        gradient = gradient + Vector::new(slope, slope * u);
        if ALL {
            let bend = weight * term.bend;
            hessian.xx += bend;
            hessian.xy += bend * u;
            hessian.yy += bend * u * u;
        }
    }
    let part = if weights.is_some() { 1.0 } else { count as f64 };
    let mean = |sum: f64| sum / part;
    Derivatives {
        loss: mean(loss + product.error()),
        gradient: Vector::new(mean(gradient.x), mean(gradient.y)),
        hessian: Hessian { xx: mean(hessian.xx), xy: mean(hessian.xy), yy: mean(hessian.yy) },
    }
}
