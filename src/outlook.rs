//! The outlook: a racer's rate against its limit at the cursor, and the steps predicted beside
//! those measured.

use crate::analysis::stability::{Curvature, Ground, about, factor, faster, limit, steps};
use crate::analysis::verdict::Kind;
use crate::geometry::{Dimension, Point};
use crate::player::Player;
use crate::run::Run;
use crate::schedule::Shape;

/// A rate that is this many times as fast is worth being named.
const FASTER: f64 = 1.1;

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
            has_limit: optimizer.rule().record().is_linear,
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
