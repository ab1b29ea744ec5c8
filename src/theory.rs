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
use crate::numbers::readable;
use crate::optimizer::{Optimizer, Rule};
use crate::player::Player;
use crate::run::{Run, Scale};
use crate::schedule::Shape;
use crate::surface::Surface;
use crate::verdict::Kind;

/// A gradient of this part of R/D, or a curvature of this part of R/D², counts as none.
const FLAT: f64 = 1e-6;
/// The search for the best rate begins at this part of the limit.
const SLOWEST: f64 = 1e-9;
/// Factors that lie no farther apart are the same.
const SAME: f64 = 1e-12;
/// A rate within this part of its limit stands at it.
const AT_LIMIT: f64 = 0.1;
/// Rates that are this many times as fast are worth being named; as a verdict's reason, these.
const FASTER: f64 = 1.1;
const MUCH_FASTER: f64 = 2.0;
/// At most so many points of a path are searched for the steepest one.
const PATH: usize = 200;

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
    let parameters = &optimizer.parameters;
    let beta = parameters.momentum;
    let times = match optimizer.rule {
        Rule::Gd => 2.0,
        Rule::Momentum => 2.0 * (1.0 + beta) / undamped(optimizer),
        Rule::Nesterov => 2.0 * (1.0 + beta) / (1.0 + 2.0 * beta),
        _ => return None,
    };
    let limit = times / most;
    (most > 0.0 && limit.is_finite() && limit > 0.0).then_some(limit)
}

/// 1 - d, the part of a gradient that the heavy ball takes. Without momentum PyTorch's dampening
/// has nothing to do.
fn undamped(optimizer: &Optimizer) -> f64 {
    let parameters = &optimizer.parameters;
    if parameters.momentum == 0.0 { 1.0 } else { 1.0 - parameters.dampening }
}

/// What the distance from a minimum is multiplied by at each step, in the long run, by the
/// slowest of its directions. Nothing for the rules that have no [`limit`].
pub fn factor(optimizer: &Optimizer, rate: f64, curvature: &Curvature) -> Option<f64> {
    let along = |curvature: f64| {
        let beta = optimizer.parameters.momentum;
        let shrink = 1.0 - rate * curvature;
        Some(match optimizer.rule {
            Rule::Gd => shrink.abs(),
            Rule::Momentum => radius(1.0 + beta - undamped(optimizer) * rate * curvature, beta),
            Rule::Nesterov => radius((1.0 + beta) * shrink, beta * shrink),
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

/// A place as theory sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// What kind of point it is.
    pub ground: Ground,
    /// How it curves.
    pub curvature: Curvature,
    /// The rate above which the rule moves away from it.
    pub limit: Option<f64>,
    /// The rate as a part of that, to three digits.
    pub ratio: Option<f64>,
}

impl Place {
    fn of(run: &Run, at: Point, rate: f64) -> Self {
        let surface = &run.config().surface;
        let curvature = Curvature::of(surface, at);
        let limit = limit(&run.racer().optimizer, curvature.most);
        let ratio = limit.map(|limit| about(rate / limit, 3.0));
        Self { ground: Ground::of(surface, at, run.scale()), curvature, limit, ratio }
    }
}

/// Where a rate and its limits stand on a logarithmic gauge, from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gauge {
    /// The rate.
    pub rate: f64,
    /// The limit at the minimum; here, where no minimum is known.
    pub limit: f64,
    /// The limit here.
    pub here: Option<f64>,
}

/// From this many powers of ten below the limit to that many above.
const GAUGE: (f64, f64) = (-3.0, 1.0);

/// What theory says of a racer, and what was measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outlook {
    /// Of the surface.
    pub dimension: Dimension,
    /// The rate of the step that led to the cursor; at the start, of the step to come.
    pub rate: f64,
    /// Whether the rule has a limit anywhere.
    pub has_limit: bool,
    /// Where the racer stands at the cursor.
    pub here: Place,
    /// The minimum that its run belongs to.
    pub minimum: Option<Place>,
    /// Where the rate has a limit.
    pub gauge: Option<Gauge>,
    /// What each step multiplies the distance from the minimum by, at this rate.
    pub factor: Option<f64>,
    /// How many steps the tolerance takes at that factor, where rate and gradient stay exact.
    pub predicted: Option<f64>,
    /// How many it took.
    pub measured: Option<u32>,
    /// The rate with the smallest factor, to two digits, where it is faster than this one.
    pub best: Option<f64>,
}

impl Outlook {
    /// What theory says of a racer at the cursor; nothing for one that does not exist or takes no
    /// step.
    pub fn of(player: &Player, racer: usize) -> Option<Self> {
        let run = player.runs().get(racer)?;
        let verdict = player.outcome().get(racer);
        let updates = &run.trace().updates;
        let made = (player.cursor() as usize).clamp(1, updates.len().max(1));
        let rate = updates.get(made - 1)?.rate;
        let optimizer = &run.racer().optimizer;
        let here = Place::of(run, player.state(racer)?.point, rate);
        let minimum = verdict.and_then(|verdict| verdict.bottom).map(|at| Place::of(run, at, rate));
        let factor = minimum.and_then(|minimum| factor(optimizer, rate, &minimum.curvature));
        let reference = minimum.and_then(|minimum| minimum.limit).or(here.limit);
        let config = run.config();
        let is_steady = config.schedule.shape == Shape::Constant && !config.is_stochastic();
        let gauge = reference.map(|reference| {
            let of =
                |rate: f64| (((rate / reference).log10() - GAUGE.0) / (GAUGE.1 - GAUGE.0)).clamp(0.0, 1.0);
            Gauge { rate: of(rate), limit: of(reference), here: here.limit.map(of) }
        });
        Some(Self {
            dimension: run.config().surface.dimension(),
            rate,
            has_limit: matches!(optimizer.rule, Rule::Gd | Rule::Momentum | Rule::Nesterov),
            here,
            minimum,
            gauge,
            factor,
            predicted: factor.filter(|_| is_steady).and_then(|factor| steps(factor, run.config().tolerance)),
            measured: verdict
                .filter(|verdict| verdict.kind == Kind::Converged)
                .and_then(|verdict| verdict.step),
            best: minimum
                .and_then(|minimum| faster(optimizer, rate, &minimum.curvature, FASTER))
                .map(|(best, _)| best),
        })
    }
}

/// Why a run did what its verdict says, where the limit tells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cause {
    /// The rate.
    pub rate: f64,
    /// Its limit.
    pub limit: f64,
    /// The rate as a part of that, to three digits.
    pub ratio: f64,
    /// Where that is the limit.
    pub spot: Spot,
    /// A rate that would be much faster, and how many times as fast, both to about two digits;
    /// infinitely, where it gets there in one step.
    pub faster: Option<(f64, f64)>,
}

/// Where a limit holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// At the minimum that the run belongs to.
    Minimum,
    /// At a step of the run; 0 is the start.
    Step(u32),
}

impl Cause {
    /// The cause of a verdict on a run that belongs to the minimum `bottom`, and diverged from
    /// `step` on; nothing where theory has none.
    pub fn of(run: &Run, kind: Kind, step: Option<u32>, bottom: Option<Point>) -> Option<Self> {
        let surface = &run.config().surface;
        let optimizer = &run.racer().optimizer;
        let updates = &run.trace().updates;
        let limit_at = |at: Point| limit(optimizer, Curvature::of(surface, at).most);
        let at = |spot, rate: f64, limit: f64| Self {
            rate,
            limit,
            ratio: about(rate / limit, 3.0),
            spot,
            faster: None,
        };
        if kind == Kind::Diverged {
            let end = (step? as usize).clamp(1, updates.len().max(1));
            // Only as far as it diverged: later it is anywhere.
            let before = updates.get(..end)?;
            let rate = before.iter().map(|update| update.rate).fold(0.0, f64::max);
            if let Some(limit) = bottom.and_then(limit_at).filter(|&limit| rate > limit) {
                return Some(at(Spot::Minimum, rate, limit));
            }
            let states = &run.trace().states;
            return before.iter().zip(states).take(PATH).enumerate().find_map(|(k, (update, state))| {
                let limit = limit_at(state.point).filter(|&limit| update.rate > limit)?;
                Some(at(Spot::Step(k as u32), update.rate, limit))
            });
        }
        let (rate, bottom) = (updates.last()?.rate, bottom?);
        let limit = limit_at(bottom)?;
        let cause = at(Spot::Minimum, rate, limit);
        match kind {
            Kind::Oscillating => ((rate / limit - 1.0).abs() <= AT_LIMIT).then_some(cause),
            Kind::Crawling => {
                let faster = faster(optimizer, rate, &Curvature::of(surface, bottom), MUCH_FASTER);
                faster.map(|faster| Self { faster: Some(faster), ..cause })
            }
            _ => None,
        }
    }
}

/// A rate of one or two digits that gets down at least `least` times as fast, and how many times.
fn faster(optimizer: &Optimizer, rate: f64, curvature: &Curvature, least: f64) -> Option<(f64, f64)> {
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
fn about(value: f64, digits: f64) -> f64 {
    readable(value, 10_f64.powf(value.abs().log10().floor() + 1.0 - digits))
}
