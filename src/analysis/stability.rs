//! What theory says of a rate: how a point curves, above which rate a rule leaves it, and how fast
//! a rule gets down at a rate below.
//!
//! Near a minimum a loss is a quadratic, and along each eigenvector of its Hessian, with the
//! eigenvalue λ, the rules with a fixed rate α are linear: two numbers, the place and the buffer,
//! become two others by a matrix. Its largest eigenvalue by size, the *factor*, is what the
//! distance from the minimum is multiplied by at each step; above 1 the rule leaves the minimum.
//!
//! | rule | characteristic polynomial in z | limit of α |
//! |---|---|---|
//! | `gd` | z - (1 - αλ) | 2/λ |
//! | `momentum` | z² - (1 + β - (1 - d)αλ)z + β | 2(1 + β) / ((1 - d)λ) |
//! | `nesterov` | z² - (1 + β)(1 - αλ)z + β(1 - αλ) | 2(1 + β) / ((1 + 2β)λ) |
//!
//! The steepest direction, with the largest eigenvalue, sets the limit. Where the roots are a
//! complex pair, as for the heavy ball at most rates, the factor is √β, whatever the rate.
//! PyTorch begins with v = g, which is what v = 0 gives at the first step; with dampening d its
//! first buffer is larger than that, which changes the first step and neither limit nor factor.
//!
//! Sources: B. T. Polyak, "Some methods of speeding up the convergence of iteration methods",
//! 1964; Y. Nesterov, "A method for solving the convex programming problem with convergence rate
//! O(1/k²)", 1983; L. Lessard, B. Recht and A. Packard, "Analysis and design of optimization
//! algorithms via integral quadratic constraints", 2016, for Nesterov's polynomial; G. Goh,
//! "Why Momentum Really Works", Distill 2017. The limits follow by Jury's criterion: both roots
//! of z² - tz + p lie within the unit circle where |p| < 1 and |t| < 1 + p.

use crate::geometry::{Dimension, Hessian, Point, Vector};
use crate::number::readable;
use crate::optimizer::{Momentum, Nesterov, Optimizer};
use crate::run::Scale;
use crate::surface::Surface;

/// A gradient of this part of R/D, or a curvature of this part of R/D², counts as none.
const FLAT: f64 = 1e-6;
/// The search for the best rate begins at this part of the limit.
const SLOWEST: f64 = 1e-9;
/// Factors that lie no farther apart are the same.
const SAME: f64 = 1e-12;

/// How a loss curves at a point: the eigenvalues of its Hessian.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Curvature {
    /// λmin; the same as `most` where there is one parameter.
    pub least: f64,
    /// λmax.
    pub most: f64,
    /// The unit vector along which the curvature is `most`; `least` lies at a right angle to it.
    pub steepest: Vector,
}

/// What kind of point it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The gradient is not zero.
    Slope,
    /// It curves up in every direction.
    Minimum,
    /// It curves down in every direction.
    Maximum,
    /// It curves up one way and down another.
    Saddle,
    /// It curves up one way and is flat the other way.
    Valley,
    /// It curves down one way and is flat the other way.
    Ridge,
    /// It curves in no direction.
    Flat,
}

impl Ground {
    /// The name in messages.
    pub fn id(self) -> &'static str {
        match self {
            Self::Slope => "slope",
            Self::Minimum => "minimum",
            Self::Maximum => "maximum",
            Self::Saddle => "saddle",
            Self::Valley => "valley",
            Self::Ridge => "ridge",
            Self::Flat => "flat",
        }
    }

    /// The kind of a point, by the sizes of its surface.
    pub fn of(surface: &Surface, at: Point, scale: &Scale) -> Self {
        if surface.gradient(at).norm() > FLAT * scale.range / scale.diagonal {
            return Self::Slope;
        }
        let none = FLAT * scale.range / (scale.diagonal * scale.diagonal);
        let Curvature { least, most, .. } = Curvature::of(surface, at);
        match (least < -none, least > none, most < -none, most > none) {
            (_, true, _, _) => Self::Minimum,
            (_, _, true, _) => Self::Maximum,
            (true, _, _, true) => Self::Saddle,
            (_, _, _, true) => Self::Valley,
            (true, _, _, _) => Self::Ridge,
            _ => Self::Flat,
        }
    }
}

impl Curvature {
    /// How a surface curves at a point.
    pub fn of(surface: &Surface, at: Point) -> Self {
        Self::new(&surface.hessian(at), surface.dimension())
    }

    /// The eigenvalues and eigenvectors of a Hessian; with one parameter, of its one number.
    pub fn new(hessian: &Hessian, dimension: Dimension) -> Self {
        let Hessian { xx, xy, yy } = *hessian;
        if dimension == Dimension::One {
            return Self { least: xx, most: xx, steepest: Vector::new(1.0, 0.0) };
        }
        let (least, most) = hessian.eigenvalues();
        // Each row of H - λmin I points along the steepest eigenvector; the longer one is the
        // more exact.
        let rows = [Vector::new(xx - least, xy), Vector::new(xy, yy - least)];
        let longer = if rows[0].norm() >= rows[1].norm() { rows[0] } else { rows[1] };
        let size = longer.norm();
        let steepest = if size > 0.0 { longer * (1.0 / size) } else { Vector::new(1.0, 0.0) };
        Self { least, most, steepest }
    }

    /// λmax / λmin, where both are positive.
    pub fn condition(&self) -> Option<f64> {
        (self.least > 0.0).then(|| self.most / self.least)
    }
}

/// The rate above which a rule moves away from a point whose steepest curvature is `most`: the
/// module's table. Nothing where the point does not curve up, and for rules whose steps depend on
/// their gradients' history: they have no fixed limit.
pub fn limit(optimizer: &Optimizer, most: f64) -> Option<f64> {
    let times = match optimizer {
        Optimizer::Gd(_) => 2.0,
        Optimizer::Momentum(rule) => 2.0 * (1.0 + rule.momentum) / undamped(rule),
        Optimizer::Nesterov(Nesterov { momentum }) => 2.0 * (1.0 + momentum) / (1.0 + 2.0 * momentum),
        _ => return None,
    };
    let limit = times / most;
    (most > 0.0 && limit.is_finite() && limit > 0.0).then_some(limit)
}

/// 1 - d, the part of a gradient that the heavy ball takes. Without momentum PyTorch's dampening
/// has nothing to do.
fn undamped(&Momentum { momentum, dampening }: &Momentum) -> f64 {
    if momentum == 0.0 { 1.0 } else { 1.0 - dampening }
}

/// What the distance from a minimum is multiplied by at each step, in the long run, by the
/// slowest of its directions. Nothing for the rules that have no [`limit`].
pub fn factor(optimizer: &Optimizer, rate: f64, curvature: &Curvature) -> Option<f64> {
    let along = |curvature: f64| {
        let shrink = 1.0 - rate * curvature;
        Some(match optimizer {
            Optimizer::Gd(_) => shrink.abs(),
            Optimizer::Momentum(rule) => {
                radius(1.0 + rule.momentum - undamped(rule) * rate * curvature, rule.momentum)
            }
            Optimizer::Nesterov(Nesterov { momentum }) => {
                radius((1.0 + momentum) * shrink, momentum * shrink)
            }
            _ => return None,
        })
    };
    Some(along(curvature.least)?.max(along(curvature.most)?))
}

/// The larger root, by size, of z² - tz + p.
fn radius(t: f64, p: f64) -> f64 {
    let inner = t * t - 4.0 * p;
    if inner < 0.0 { p.sqrt() } else { 0.5 * (t.abs() + inner.sqrt()) }
}

/// How many steps a factor takes to bring the loss's height down to a part of it: the height is
/// multiplied by the factor's square. Nothing where it never gets there.
pub fn steps(factor: f64, part: f64) -> Option<f64> {
    let steps = (part.ln() / (2.0 * factor.ln())).ceil();
    (factor < 1.0 && steps.is_finite()).then(|| steps.max(1.0))
}

/// The rate with the smallest factor at a minimum, to within a thousandth. Nothing where there is
/// no limit, or the minimum is flat in some direction.
pub fn best(optimizer: &Optimizer, curvature: &Curvature) -> Option<f64> {
    let limit = limit(optimizer, curvature.most)?;
    if curvature.least <= 0.0 {
        return None;
    }
    // The factor falls, may stay, and rises: thirds find its bottom, on a scale of ratios. Where
    // it stays, both ends come in: the heavy ball is as fast at many rates, and slow to become so
    // at the edges of their range.
    let (mut low, mut high) = ((limit * SLOWEST).ln(), limit.ln());
    while high - low > 1e-3 {
        let third = (high - low) / 3.0;
        let of = |power: f64| factor(optimizer, power.exp(), curvature);
        let gain = of(low + third)? - of(high - third)?;
        if gain <= SAME {
            high -= third;
        }
        if gain >= -SAME {
            low += third;
        }
    }
    Some((0.5 * (low + high)).exp())
}

/// A rate of one or two digits that gets down at least `least` times as fast, and how many times.
pub(crate) fn faster(
    optimizer: &Optimizer,
    rate: f64,
    curvature: &Curvature,
    least: f64,
) -> Option<(f64, f64)> {
    let best = best(optimizer, curvature)?;
    let speed = |rate: f64| factor(optimizer, rate, curvature).map(|factor| -factor.ln());
    let now = speed(rate)?;
    // Rounding may lead beyond the limit: then one digit more.
    [1.0, 2.0].into_iter().find_map(|digits| {
        let better = about(best, digits);
        let times = about(speed(better)? / now, 2.0);
        (times >= least).then_some((better, times))
    })
}

/// A number to so many significant digits.
pub(crate) fn about(value: f64, digits: f64) -> f64 {
    readable(value, 10_f64.powf(value.abs().log10().floor() + 1.0 - digits))
}
