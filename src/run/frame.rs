//! What is shown of a formula, or a custom loss, whose run starts outside of its bounds.

use super::config::Config;
use super::recorder::Run;
use crate::geometry::{Point, Rect, Vector};
use crate::number::readable;

/// Paths are followed for so many updates.
const FOLLOWED: u32 = 1_000;
/// A path that leads further away than the first of these, in boxes, diverges, and would make all
/// else a dot; it is shown up to the second.
const FARTHEST: [f64; 2] = [1_000.0, 10.0];
/// The room beside what the bounds have grown for, as a part of their size.
const ROOM: f64 = 0.05;

/// The bounds of a configuration where its query names none: the surface's own. Those of a formula or a
/// custom loss grow to hold a start outside of them, and the paths from there.
pub fn framed(config: &Config) -> Rect {
    let own = config.surface.bounds();
    if own.contains(config.start) || config.surface.record().is_some() {
        return own;
    }
    let mut held = own;
    hold(&mut held, config.start);
    let (far, near) = (held.scaled(FARTHEST[0]), held.scaled(FARTHEST[1]));
    let steps = config.steps.min(FOLLOWED);
    for racer in &config.racers {
        let mut run = Run::new(&Config { steps, ..config.clone() }, racer.clone());
        run.finish();
        let states = &run.trace().states;
        let shown = if states.iter().all(|state| far.contains(state.point)) { far } else { near };
        for state in states.iter().take_while(|state| shown.contains(state.point)) {
            hold(&mut held, state.point);
        }
    }
    let grown = with_room(&held, &own);
    if grown.size().is_finite() { grown } else { own }
}

/// Makes bounds hold a point.
fn hold(bounds: &mut Rect, at: Point) {
    bounds.min = Point::new(bounds.min.x.min(at.x), bounds.min.y.min(at.y));
    bounds.max = Point::new(bounds.max.x.max(at.x), bounds.max.y.max(at.y));
}

/// Bounds with room at the sides where they have grown, to readable numbers.
fn with_room(held: &Rect, own: &Rect) -> Rect {
    let (room, stride) = (held.size() * ROOM, held.stride());
    let side = |held: f64, own: f64, room: f64, stride: f64| {
        if held == own { own } else { readable(((held + room) / stride).round() * stride, stride) }
    };
    let corner = |held: Point, own: Point, room: Vector| {
        Point::new(side(held.x, own.x, room.x, stride.x), side(held.y, own.y, room.y, stride.y))
    };
    Rect { min: corner(held.min, own.min, room * -1.0), max: corner(held.max, own.max, room) }
}
