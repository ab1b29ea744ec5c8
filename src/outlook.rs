//! The outlook: a racer's rate against its limit at the cursor, and the steps predicted beside
//! those measured.
//!
//! ```
//! use fall_line::outlook::Outlook;
//! use fall_line::player::Player;
//! use fall_line::query;
//!
//! let mut player = Player::new(&query::read("opt=gd&lr=0.1").0.config);
//! player.finish();
//! let outlook = Outlook::of(&player, 0).unwrap();
//! // Plain descent on ½(x² + 10y²) is stable up to 2/10, and shrinks by 0.9 at half of that.
//! assert_eq!((outlook.here.limit, outlook.factor), (Some(0.2), Some(0.9)));
//! assert_eq!((outlook.predicted, outlook.measured), (Some(20), Some(20)));
//! ```

use crate::analysis::advice::Advice;
use crate::analysis::cause::{Unlimited, limit_at};
use crate::analysis::curvature::{Curvature, PointKind};
use crate::analysis::stability::{contraction_factor, limit_formula, stability_limit, to_digits};
use crate::analysis::verdict::Kind;
use crate::geometry::{Dimension, Point};
use crate::optimizer::Optimizer;
use crate::player::Player;
use crate::run::{Phase, Run};

/// A gradient is almost zero if it is at most this part of the loss's range over the box's diagonal.
const LEVEL: f64 = 0.01;

/// A point, and what its curvature means for a racer's rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LocalStability {
    /// What kind of point it is.
    pub kind: PointKind,
    /// Whether the gradient is almost zero, as seen on the whole surface.
    pub is_level: bool,
    /// How it curves.
    pub curvature: Curvature,
    /// The rate above which the rule moves away from it. `None` if there is none.
    pub limit: Option<f64>,
    /// Why there is none. `None` if there is one.
    pub unlimited: Option<Unlimited>,
    /// The rate as a part of that, to three digits.
    pub ratio: Option<f64>,
}

impl LocalStability {
    /// Where a run stands, which may be anywhere.
    fn here(run: &Run, optimizer: &Optimizer, at: Point, rate: f64) -> Self {
        let curvature = Curvature::of(&run.config().surface, at).rounded(run.extent());
        let why = if curvature.max > 0.0 { Unlimited::Rule } else { Unlimited::Flat };
        Self::new(run, at, rate, stability_limit(optimizer, curvature.max).ok_or(why))
    }

    fn new(run: &Run, at: Point, rate: f64, limit: Result<f64, Unlimited>) -> Self {
        let surface = &run.config().surface;
        let curvature = Curvature::of(surface, at).rounded(run.extent());
        let (limit, unlimited) = (limit.ok(), limit.err());
        let ratio = limit.map(|limit| to_digits(rate / limit, 3.0));
        let extent = run.extent();
        let is_level = surface.gradient(at).norm() <= LEVEL * extent.range / extent.diagonal;
        Self { kind: PointKind::of(surface, at, extent), is_level, curvature, limit, unlimited, ratio }
    }
}

/// A racer's rate against its limits, and how long it takes: as predicted, and as measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outlook {
    /// Of the surface.
    pub dimension: Dimension,
    /// The rate of the step that led to the cursor; at the start, of the step to come.
    pub rate: f64,
    /// The rule's limit as a formula. `None` if the rule has a limit nowhere.
    pub formula: Option<&'static str>,
    /// At the cursor.
    pub here: LocalStability,
    /// At the minimum that its run belongs to. `None` if it belongs to none.
    pub minimum: Option<LocalStability>,
    /// What each step multiplies the distance from the minimum by, at this rate.
    pub factor: Option<f64>,
    /// How many steps the quadratic at the minimum predicts. `None` if it does not describe the run,
    /// or if the rate changes or the gradients are estimates.
    pub predicted: Option<u32>,
    /// How many it took. `None` if it has not converged.
    pub measured: Option<u32>,
    /// A rate that was tried and does better. `None` if none does.
    pub best: Option<Advice>,
    /// A momentum that was tried, where no rate does better: then it is the momentum that sets the
    /// pace.
    pub momentum: Option<Advice>,
}

impl Outlook {
    /// The rate above which a racer moves away from the minimum that its run belongs to. Returns `None`
    /// if the run belongs to none, or if no rate is too large there.
    pub fn limit(player: &Player, racer: usize) -> Option<f64> {
        let run = player.runs().get(racer)?;
        limit_at(run, &phase(player, run).optimizer, player.outcome().get(racer)?.minimizer?).ok()
    }

    /// The outlook of a racer at the cursor. Returns `None` for one that does not exist or takes no
    /// step.
    pub fn of(player: &Player, racer: usize) -> Option<Self> {
        let run = player.runs().get(racer)?;
        let verdict = player.outcome().get(racer);
        let made = (player.cursor() as usize).clamp(1, run.trace().updates().max(1));
        let rate = run.rate(made - 1)?;
        let optimizer = &phase(player, run).optimizer;
        let minimum = verdict
            .and_then(|verdict| verdict.minimizer)
            .map(|at| LocalStability::new(run, at, rate, limit_at(run, optimizer, at)));
        let at = player.state(racer)?.point;
        // The curvature on the flank of a tip says nothing of steps across it.
        let here = match minimum.and_then(|minimum| minimum.unlimited) {
            Some(Unlimited::Kink) => LocalStability::new(run, at, rate, Err(Unlimited::Kink)),
            _ => LocalStability::here(run, optimizer, at, rate),
        };
        // A valley has a direction in which nothing brings a run closer.
        let factor = minimum
            .filter(|minimum| minimum.limit.is_some() && minimum.curvature.condition().is_some())
            .and_then(|minimum| contraction_factor(optimizer, rate, &minimum.curvature));
        let forecast = player.forecast(racer).copied().unwrap_or_default();
        Some(Self {
            dimension: run.config().surface.dimension(),
            rate,
            formula: limit_formula(optimizer),
            here,
            minimum,
            factor,
            predicted: forecast.predicted,
            measured: verdict
                .filter(|verdict| verdict.kind == Kind::Converged)
                .and_then(|verdict| verdict.step),
            best: forecast.advice,
            momentum: forecast.momentum,
        })
    }
}

/// The numbers of the step that led a run to the cursor; at the start, of the step to come.
fn phase(player: &Player, run: &Run) -> Phase {
    run.racer().phase(player.cursor().max(1) - 1)
}
