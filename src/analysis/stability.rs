//! Limits of the rate, and how fast a rule converges below them: pure functions of rule, rate and
//! curvature.
//!
//! Near a minimum a loss is a quadratic, and along each eigenvector of its Hessian, with the
//! eigenvalue λ, the rules with a fixed rate α are linear: two numbers, parameter and buffer,
//! become two others by a matrix. Its spectral radius is the *contraction factor*, what the
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
//! ```
//! use fall_line::analysis::curvature::Curvature;
//! use fall_line::analysis::stability::{contraction_factor, optimal_rate, stability_limit};
//! use fall_line::geometry::Point;
//! use fall_line::optimizer::{Optimizer, Rule};
//! use fall_line::surface::{RAVINE, Surface};
//!
//! // ½(x² + 10y²): the limit of plain descent is 2/10, and 2/(1 + 10) is its best rate.
//! let curvature = Curvature::of(&Surface::from(&RAVINE), Point::new(0.0, 0.0));
//! let gd = Optimizer::new(Rule::Gd);
//! assert_eq!(stability_limit(&gd, curvature.max), Some(0.2));
//! assert!((optimal_rate(&gd, &curvature).unwrap() * 11.0 / 2.0 - 1.0).abs() < 1e-3);
//! assert_eq!(contraction_factor(&gd, 0.1, &curvature), Some(0.9));
//! ```
//!
//! Sources: B. T. Polyak, "Some methods of speeding up the convergence of iteration methods",
//! 1964; Y. Nesterov, "A method for solving the convex programming problem with convergence rate
//! O(1/k²)", 1983; L. Lessard, B. Recht and A. Packard, "Analysis and design of optimization
//! algorithms via integral quadratic constraints", 2016, for Nesterov's polynomial; G. Goh,
//! "Why Momentum Really Works", Distill 2017. The limits follow by Jury's criterion: both roots
//! of z² - tz + p lie within the unit circle where |p| < 1 and |t| < 1 + p.

use super::curvature::Curvature;
use crate::number::readable;
use crate::optimizer::{Momentum, Nesterov, Optimizer};

/// The search for the optimal rate begins at this part of the limit.
const SLOWEST: f64 = 1e-9;
/// Factors that lie no farther apart are the same.
const SAME: f64 = 1e-12;

/// The rate above which a rule moves away from a point whose largest curvature is `max`: the
/// module's table.
///
/// Returns `None` if the point does not curve upward, and for rules whose steps depend on the history
/// of their gradients: they have no fixed limit.
pub fn stability_limit(optimizer: &Optimizer, max: f64) -> Option<f64> {
    let times = match optimizer {
        Optimizer::Gd(_) => 2.0,
        Optimizer::Momentum(rule) => 2.0 * (1.0 + rule.momentum) / undamped(rule),
        Optimizer::Nesterov(Nesterov { momentum }) => 2.0 * (1.0 + momentum) / (1.0 + 2.0 * momentum),
        _ => return None,
    };
    let limit = times / max;
    (max > 0.0 && limit.is_finite() && limit > 0.0).then_some(limit)
}

/// The curvature above which a rule moves away from a point at this rate: the limit solved for λ, in
/// which it stands as the rate does. Returns `None` where there is no [limit](stability_limit).
pub fn curvature_limit(optimizer: &Optimizer, rate: f64) -> Option<f64> {
    stability_limit(optimizer, rate)
}

/// The [limit](stability_limit) as a formula in λ, the largest curvature, β, the momentum, and d, the
/// dampening, in which no line breaks. Returns `None` for the rules that have no limit.
pub fn limit_formula(optimizer: &Optimizer) -> Option<&'static str> {
    match optimizer {
        Optimizer::Gd(_) => Some("2/\u{2060}λ"),
        Optimizer::Momentum(rule) if undamped(rule) < 1.0 => {
            Some("2(1\u{a0}+\u{a0}β)/\u{2060}((1\u{a0}−\u{a0}d)λ)")
        }
        Optimizer::Momentum(_) => Some("2(1\u{a0}+\u{a0}β)/\u{2060}λ"),
        Optimizer::Nesterov(_) => Some("2(1\u{a0}+\u{a0}β)/\u{2060}((1\u{a0}+\u{a0}2β)λ)"),
        _ => None,
    }
}

/// The [curvature's limit](curvature_limit) as a formula in α, the rate, and what the rate's limit
/// depends on. A picture breaks no lines: nothing is in it that would keep them together.
pub fn curvature_formula(optimizer: &Optimizer) -> Option<String> {
    limit_formula(optimizer).map(|formula| formula.replace('\u{2060}', "").replace('λ', "α"))
}

/// 1 - d, the part of a gradient that the heavy ball takes. Without momentum PyTorch's dampening
/// has nothing to do.
fn undamped(&Momentum { momentum, dampening }: &Momentum) -> f64 {
    if momentum == 0.0 { 1.0 } else { 1.0 - dampening }
}

/// What the distance from a minimum is multiplied by at each step, in the long run, along the
/// slowest of its directions. Returns `None` for the rules that have no
/// [limit](stability_limit).
pub fn contraction_factor(optimizer: &Optimizer, rate: f64, curvature: &Curvature) -> Option<f64> {
    let along = |curvature: f64| {
        let shrink = 1.0 - rate * curvature;
        Some(match optimizer {
            Optimizer::Gd(_) => shrink.abs(),
            Optimizer::Momentum(rule) => {
                spectral_radius(1.0 + rule.momentum - undamped(rule) * rate * curvature, rule.momentum)
            }
            Optimizer::Nesterov(Nesterov { momentum }) => {
                spectral_radius((1.0 + momentum) * shrink, momentum * shrink)
            }
            _ => return None,
        })
    };
    Some(along(curvature.min)?.max(along(curvature.max)?))
}

/// The larger root, by size, of the characteristic polynomial z² - tz + p.
fn spectral_radius(t: f64, p: f64) -> f64 {
    let inner = t * t - 4.0 * p;
    if inner < 0.0 { p.sqrt() } else { 0.5 * (t.abs() + inner.sqrt()) }
}

/// How many steps a contraction factor takes to bring the gap of the loss down to a part of it: each
/// multiplies the gap by the factor's square. Returns `None` if it never gets there.
pub fn steps_to_tolerance(factor: f64, part: f64) -> Option<f64> {
    let steps = (part.ln() / (2.0 * factor.ln())).ceil();
    (factor < 1.0 && steps.is_finite()).then(|| steps.max(1.0))
}

/// The rate with the smallest contraction factor at a minimum, to within a thousandth. Returns `None`
/// if there is no limit, or if the minimum is flat in some direction.
pub fn optimal_rate(optimizer: &Optimizer, curvature: &Curvature) -> Option<f64> {
    let limit = stability_limit(optimizer, curvature.max)?;
    if curvature.min <= 0.0 {
        return None;
    }
    // The factor falls, may stay, and rises: thirds find where it is smallest, on a scale of ratios. Where
    // it stays, both ends come in: the heavy ball is as fast at many rates, and slow to become so
    // at the edges of their range.
    let (mut low, mut high) = ((limit * SLOWEST).ln(), limit.ln());
    while high - low > 1e-3 {
        let third = (high - low) / 3.0;
        let factor = |power: f64| contraction_factor(optimizer, power.exp(), curvature);
        let gain = factor(low + third)? - factor(high - third)?;
        if gain <= SAME {
            high -= third;
        }
        if gain >= -SAME {
            low += third;
        }
    }
    Some((0.5 * (low + high)).exp())
}

/// A number to so many significant digits.
pub(crate) fn to_digits(value: f64, digits: f64) -> f64 {
    readable(value, 10_f64.powf(value.abs().log10().floor() + 1.0 - digits))
}
