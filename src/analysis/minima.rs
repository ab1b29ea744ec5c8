//! Which minimum a run belongs to: f*, found by descending from where the run ended, without noise.

use super::curvature::{Curvature, is_none};
use crate::geometry::{Dimension, Point, Rect, Vector};
use crate::run::{Config, Extent, State};
use crate::surface::{Descent, Minimum, Scale, Surface};
use std::f64::consts::PI;

/// The last point counts while it lies in bounds this many times as large as the shown ones.
const IN_SIGHT: f64 = 10.0;
/// A gradient of this part of R/D is none: the run is at rest.
pub(super) const REST: f64 = 1e-6;
/// How close to a listed minimum a descent must end to have reached it.
const NEAR: f64 = 1e-3;
/// Where the loss is flat it is looked at in so many places, from this part of the diagonal to all
/// of it.
const PLACES: i32 = 49;
const NEAREST: f64 = 1e-6;
/// A loss that never rises and falls at so many of those places has no end there.
const ENDLESS: usize = 12;
/// Where nothing curves, it is looked at along so many lines.
const LINES: u32 = 8;
/// How often a descent goes on from lower ground beyond flat ground.
const DESCENTS: usize = 16;
/// A valley's floor: a descent begun this part of the diagonal away ends as high ...
const BESIDE: f64 = 0.01;
/// ... and at least this part of it away.
const APART: f64 = 0.005;
/// A minimum is polished by steps of at most this part of the diagonal.
const POLISH: f64 = 1e-3;
/// Losses that differ by this part of their size, or of the range, are equal.
const EQUAL: f64 = 1e-9;
/// A difference of this part of a loss is rounding.
const ROUNDING: f64 = 1e-14;

/// The kind of point that a run ended at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Endpoint {
    /// A global minimum, or the only one known.
    Minimum,
    /// A minimum that is not global.
    LocalMinimum,
    /// One of many minima beside each other, equally high.
    Valley,
    /// A saddle.
    Saddle,
    /// A maximum.
    Maximum,
    /// Flat ground.
    Flat,
}

impl Endpoint {
    /// The name in messages.
    pub fn id(self) -> &'static str {
        match self {
            Self::Minimum => "minimum",
            Self::LocalMinimum => "local-minimum",
            Self::Valley => "valley",
            Self::Saddle => "saddle",
            Self::Maximum => "maximum",
            Self::Flat => "flat",
        }
    }

    /// What kind of point it is where a run is at rest and there is no minimum: by the signs of the
    /// eigenvalues.
    pub(super) fn resting(surface: &Surface, at: Point, extent: &Extent) -> Self {
        let curvature = Curvature::of(surface, at);
        let is_down = |value: f64| value < 0.0 && !is_none(value, &curvature, extent);
        match (is_down(curvature.min), is_down(curvature.max)) {
            (true, true) => Self::Maximum,
            (true, false) => Self::Saddle,
            _ => Self::Flat,
        }
    }
}

/// The minimum that a run is measured against.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ReferenceMinimum {
    /// Where it lies.
    pub minimizer: Point,
    /// f*.
    pub minimum: f64,
    /// Which kind of minimum it is.
    pub endpoint: Endpoint,
}

/// What lies below a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Below {
    /// A minimum.
    Minimum(ReferenceMinimum),
    /// The loss falls for ever.
    Endless,
    /// No minimum that is known: a descent ends at a kink, a saddle, a maximum or on flat ground.
    Unknown,
}

impl Below {
    /// The minimum, if there is one.
    pub(crate) fn minimum(self) -> Option<ReferenceMinimum> {
        match self {
            Self::Minimum(reference) => Some(reference),
            Self::Endless | Self::Unknown => None,
        }
    }
}

/// The minima of a surface, listed and not, to find which of them runs belong to.
#[derive(Clone, Debug)]
pub(crate) struct Minima {
    surface: Surface,
    sight: Rect,
    listed: Vec<Minimum>,
    /// The lowest loss that is known: at a listed minimum, or on the grid where none is listed.
    lowest: f64,
    scale: Scale,
    pub extent: Extent,
}

impl Minima {
    /// The minima of a configuration's surface, which has this extent.
    pub(crate) fn new(config: &Config, extent: Extent) -> Self {
        let surface = config.surface.clone();
        let listed = surface.minima();
        let values = listed.iter().map(|minimum| surface.value(minimum.at));
        let lowest = if listed.is_empty() { extent.lowest } else { values.fold(f64::INFINITY, f64::min) };
        let scale =
            Scale { centre: surface.bounds().center(), diagonal: extent.diagonal, range: extent.range };
        Self { sight: config.bounds.scaled(IN_SIGHT), listed, lowest, scale, extent, surface }
    }

    /// The lowest minimum that is listed. `None` if none is.
    pub(crate) fn lowest_listed(&self) -> Option<f64> {
        (!self.listed.is_empty()).then_some(self.lowest)
    }

    /// Whether a run that stands there can still be said to belong to a minimum.
    #[cfg_attr(feature = "lab", inline(always))]
    pub(crate) fn is_in_sight(&self, state: &State) -> bool {
        self.sight.contains(state.point) && state.is_finite()
    }

    /// Whether next to no gradient is left.
    pub(crate) fn is_at_rest(&self, state: &State) -> bool {
        state.is_finite() && state.gradient.norm() <= REST * self.extent.range / self.extent.diagonal
    }

    /// What lies below a run that began at `first`, ended at `last` and was last in sight at `sight`:
    /// where it is at rest that decides, wherever it is.
    pub(crate) fn below_run(&self, first: Point, sight: Point, last: &State) -> Below {
        let below = self.below(if self.is_at_rest(last) { last.point } else { sight });
        // Far out on a tail rounding leaves nothing to tell that it falls: there the way tells.
        let is_flat = |reference: &ReferenceMinimum| {
            let curvature = Curvature::of(&self.surface, reference.minimizer);
            is_none(curvature.max, &curvature, &self.extent)
                && self.listed_near(reference.minimizer).is_none()
        };
        match below {
            Below::Minimum(reference) if is_flat(&reference) && self.below(first) == Below::Endless => {
                Below::Endless
            }
            below => below,
        }
    }

    /// What a descent from a point comes to.
    pub(crate) fn below(&self, from: Point) -> Below {
        if self.surface.is_endless() {
            return Below::Endless;
        }
        let mut from = from;
        for _ in 0..DESCENTS {
            let at = match self.surface.descend(from, &self.scale) {
                Descent::Endless => return Below::Endless,
                Descent::Halted(at) => return self.at_tip(at),
                Descent::Rest(at) => at,
            };
            match self.ground(at) {
                Ground::Minimum { is_flat } => return Below::Minimum(self.reference(at, is_flat)),
                Ground::Endless => return Below::Endless,
                Ground::Other => return Below::Unknown,
                Ground::Lower(next) => from = next,
            }
        }
        Below::Unknown
    }

    /// A descent that halts may stand at a listed minimum that is a tip.
    fn at_tip(&self, at: Point) -> Below {
        match self.listed_near(at) {
            Some(listed) => Below::Minimum(self.reference(listed.at, false)),
            None => Below::Unknown,
        }
    }

    fn listed_near(&self, at: Point) -> Option<&Minimum> {
        self.listed.iter().find(|listed| (listed.at - at).norm() <= NEAR)
    }

    /// What kind of ground a point without a gradient is.
    fn ground(&self, at: Point) -> Ground {
        let curvature = Curvature::of(&self.surface, at);
        let is_flat = |value: f64| is_none(value, &curvature, &self.extent);
        let values = [curvature.min, curvature.max];
        if self.listed_near(at).is_some() {
            return Ground::Minimum { is_flat: values.into_iter().any(is_flat) };
        }
        if values.into_iter().any(|value| value < 0.0 && !is_flat(value)) {
            return Ground::Other;
        }
        let ways = self.flat_ways(&curvature);
        let mut lower = None;
        for &way in &ways {
            match self.look(at, way) {
                Seen::Endless => return Ground::Endless,
                Seen::Lower(point) => lower = lower.or(Some(point)),
                Seen::Wall => {}
            }
        }
        if let Some(point) = lower {
            return Ground::Lower(point);
        }
        let here = self.surface.value(at);
        let knows_lower = self.lowest < here - EQUAL * self.extent.range.max(here.abs());
        if is_flat(curvature.max) && is_flat(curvature.min) && knows_lower {
            return Ground::Other;
        }
        Ground::Minimum { is_flat: !ways.is_empty() }
    }

    /// The directions in which the loss is flat, and the opposite ones.
    fn flat_ways(&self, curvature: &Curvature) -> Vec<Vector> {
        let Vector { x, y } = curvature.steepest;
        let is_none = |value| is_none(value, curvature, &self.extent);
        let (min, max) = (is_none(curvature.min), is_none(curvature.max));
        let mut ways = Vec::new();
        let mut add = |line: Vector| {
            ways.push(line);
            ways.push(-line);
        };
        match (self.surface.dimension(), min, max) {
            (Dimension::One, true, _) | (Dimension::Two, false, true) => add(curvature.steepest),
            (Dimension::Two, true, false) => add(Vector::new(-y, x)),
            (Dimension::Two, true, true) => {
                for line in 0..LINES {
                    let (up, across) = (PI * f64::from(line) / f64::from(LINES)).sin_cos();
                    add(Vector::new(across, up));
                }
            }
            _ => {}
        }
        ways
    }

    /// What is seen along a direction that begins flat.
    fn look(&self, at: Point, along: Vector) -> Seen {
        let here = self.surface.approximate_value(at);
        let place = |index: i32| {
            let power = NEAREST.log10() * f64::from(PLACES - 1 - index) / f64::from(PLACES - 1);
            at + along * (self.extent.diagonal * 10_f64.powf(power))
        };
        let rounding = ROUNDING * here.abs();
        let (mut before, mut falls, mut rises, mut lower) = (here, 0, false, None);
        for point in (0..PLACES).map(place) {
            let loss = self.surface.approximate_value(point);
            falls += usize::from(loss < before - rounding);
            rises |= loss > before + rounding || loss.is_nan();
            // Lower ground counts while no higher one came before it.
            if lower.is_none() && !rises && loss < here - rounding.max(EQUAL * self.extent.range) {
                lower = Some(point);
            }
            before = loss;
        }
        match lower {
            _ if !rises && falls >= ENDLESS => Seen::Endless,
            Some(point) => Seen::Lower(point),
            None => Seen::Wall,
        }
    }

    /// The minimum at a point, to full precision.
    fn reference(&self, at: Point, is_flat: bool) -> ReferenceMinimum {
        let (surface, listed) = (&self.surface, self.listed_near(at));
        let polished = || if is_flat { at } else { surface.polish(at, POLISH * self.extent.diagonal) };
        let minimizer = listed.map_or_else(polished, |listed| listed.at);
        let minimum = surface.value(minimizer);
        let is_lowest = minimum <= self.lowest + EQUAL * self.extent.range;
        let is_global = listed.map_or(is_lowest, |listed| listed.global);
        let endpoint = match is_global {
            _ if is_flat && self.is_valley(minimizer, minimum) => Endpoint::Valley,
            true => Endpoint::Minimum,
            false => Endpoint::LocalMinimum,
        };
        ReferenceMinimum { minimizer, minimum, endpoint }
    }

    /// Whether a descent that begins beside a minimum ends beside it, and as high.
    fn is_valley(&self, minimizer: Point, minimum: f64) -> bool {
        let Extent { range, diagonal, .. } = self.extent;
        let equal = EQUAL * range.max(minimum.abs());
        let ways = self.flat_ways(&Curvature::of(&self.surface, minimizer));
        ways.into_iter().any(|way| {
            let beside = minimizer + way * (BESIDE * diagonal);
            match self.surface.descend(beside, &self.scale) {
                Descent::Rest(end) => {
                    (end - minimizer).norm() > APART * diagonal
                        && (self.surface.value(end) - minimum).abs() <= equal
                }
                Descent::Halted(_) | Descent::Endless => false,
            }
        })
    }
}

/// What kind of ground a point without a gradient is.
enum Ground {
    /// A minimum, and whether it is flat in some direction.
    Minimum { is_flat: bool },
    /// Lower ground lies beyond the flat: there.
    Lower(Point),
    /// It falls for ever.
    Endless,
    /// A saddle, a maximum, or flat ground above lower one.
    Other,
}

/// What is seen along a direction.
enum Seen {
    /// Nothing lower before something higher.
    Wall,
    /// Lower ground.
    Lower(Point),
    /// It falls and falls.
    Endless,
}
