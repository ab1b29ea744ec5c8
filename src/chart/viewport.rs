//! Which part of a surface to show: closer, farther, beside, or all of the paths.

use crate::geometry::{Point, Rect, Vector};
use crate::number::readable;
use crate::player::Player;

/// Bounds are at most this many times as large as the surface's own, and as small.
const LARGEST: f64 = 1e3;
const SMALLEST: f64 = 1e-6;
/// Bounds have room for paths up to this many times the size of the surface's own around it.
const FARTHEST: f64 = 10.0;
/// Room around the paths, as a part of their extent.
const ROOM: f64 = 0.1;
/// Sides have this many decimals beyond their size.
const GRAIN: f64 = 1e-4;

/// The bounds of `factor` times the size in which `about` lies where it lay; `own` is the surface's
/// own bounds, which limits how far this goes.
pub fn zoomed(bounds: &Rect, own: &Rect, about: Point, factor: f64) -> Rect {
    let part = bounds.size().x / own.size().x;
    let factor = factor.clamp(SMALLEST / part, LARGEST / part);
    let side = |edge: f64, about: f64| about + factor * (edge - about);
    let min = Point::new(side(bounds.min.x, about.x), side(bounds.min.y, about.y));
    let max = Point::new(side(bounds.max.x, about.x), side(bounds.max.y, about.y));
    rounded(&Rect { min, max }).unwrap_or(*bounds)
}

/// The bounds moved by parts of its own sides.
pub fn moved(bounds: &Rect, across: f64, up: f64) -> Rect {
    let size = bounds.size();
    let by = Vector::new(across * size.x, up * size.y);
    rounded(&Rect { min: bounds.min + by, max: bounds.max + by }).unwrap_or(*bounds)
}

/// The bounds around all that the racers have reached, and the start; what has gone far astray is
/// left out. Returns `None` if nobody runs, or if the paths are too short for numbers to tell their
/// ends apart.
pub fn fitted(player: &Player) -> Option<Rect> {
    let config = player.runs().first()?.config();
    let own = config.surface.bounds();
    let within = own.scaled(2.0 * FARTHEST);
    let mut all = Rect { min: config.start, max: config.start };
    for state in player.runs().iter().flat_map(|run| &run.trace().states) {
        let at = state.point;
        if at.is_finite() && within.nearest(at) == at {
            all.min = Point::new(all.min.x.min(at.x), all.min.y.min(at.y));
            all.max = Point::new(all.max.x.max(at.x), all.max.y.max(at.y));
        }
    }
    // A path along one axis still has a rectangle with two sides.
    let least = own.size() * 0.02;
    let size = all.size();
    let half = Vector::new(0.5 * size.x.max(least.x), 0.5 * size.y.max(least.y)) * (1.0 + 2.0 * ROOM);
    let middle = all.center();
    rounded(&Rect { min: middle - half, max: middle + half })
}

/// The bounds with no more decimals than a picture can show. Returns `None` if a side is too small
/// for numbers to tell its ends apart.
fn rounded(bounds: &Rect) -> Option<Rect> {
    let size = bounds.size();
    let is_flat = size.y == 0.0;
    let corner = |at: Point| {
        let y = if is_flat { 0.0 } else { readable(at.y, GRAIN * size.y) };
        Point::new(readable(at.x, GRAIN * size.x), y)
    };
    let (min, max) = (corner(bounds.min), corner(bounds.max));
    let is_side = |low: f64, high: f64| {
        let size = high - low;
        size.is_finite() && size > 1e-8 * low.abs().max(high.abs())
    };
    let fits = is_side(min.x, max.x) && (is_flat || is_side(min.y, max.y));
    fits.then_some(Rect { min, max })
}
