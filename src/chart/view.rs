//! The ways to look at a surface, and whether a run is in sight.

use super::frame::Frame;
use super::pixel::{Displacement, Pixel, PixelRect};
use super::relief::Relief;
use crate::geometry::{Dimension, Point, Rect};
use crate::run::State;

/// A way to look at a surface.
pub(super) enum View<'a> {
    /// Two parameters from above.
    Plane(Frame),
    /// The loss against one parameter.
    Curve(Frame),
    /// Two parameters and the loss, from an angle.
    Relief(Relief<'a>),
}

impl View<'_> {
    /// Where there is room for marks.
    pub(super) fn plot(&self) -> PixelRect {
        match self {
            Self::Plane(frame) | Self::Curve(frame) => frame.plot,
            Self::Relief(relief) => relief.plot,
        }
    }

    /// Where a point with its loss lies on the picture, be it in sight or not.
    pub(super) fn pixel(&self, at: Point, loss: f64) -> Pixel {
        match self {
            Self::Plane(frame) => frame.to_pixel(at),
            Self::Curve(frame) => frame.to_pixel(Point::new(at.x, loss)),
            Self::Relief(relief) => relief.to_pixel(at, loss),
        }
    }

    /// The pixels of a run's states.
    pub(super) fn pixels(&self, states: &[State]) -> Vec<Pixel> {
        states.iter().map(|state| self.pixel(state.point, state.loss)).collect()
    }

    /// How far apart two points lie, be the ground between them level.
    pub(super) fn displacement(&self, from: Point, to: Point) -> Displacement {
        match self {
            Self::Plane(frame) | Self::Curve(frame) => frame.to_pixel(to) - frame.to_pixel(from),
            Self::Relief(relief) => relief.ground(to) - relief.ground(from),
        }
    }

    /// Whether a state lies on the picture.
    pub(super) fn holds(&self, state: &State) -> bool {
        match self {
            Self::Plane(frame) | Self::Curve(frame) => {
                frame.plot.contains(self.pixel(state.point, state.loss))
            }
            Self::Relief(relief) => relief.holds(state.point),
        }
    }

    /// Where a run stands at the cursor. Returns `None` if that is not on the picture.
    pub(super) fn standing(&self, states: &[State], cursor: usize) -> Option<Pixel> {
        let state = states.get(cursor.min(states.len().saturating_sub(1)))?;
        self.holds(state).then(|| self.pixel(state.point, state.loss))
    }

    /// The states of a run until it leaves the picture for good, the first one outside included; all of
    /// them where none lies on it.
    pub(super) fn until_gone<'s>(&self, states: &'s [State]) -> &'s [State] {
        let last = states.iter().rposition(|state| self.holds(state));
        last.and_then(|last| states.get(..last + 2)).unwrap_or(states)
    }

    /// The step since which a run has been off the picture at the cursor, the pixel at the edge
    /// where it left, and one farther on. Returns `None` if it is on the picture, or never was.
    pub(super) fn departure(&self, states: &[State], cursor: usize) -> Option<(usize, Pixel, Pixel)> {
        let step = outside_since(states, cursor, |state| self.holds(state))?;
        let (before, after) = (states.get(step.checked_sub(1)?)?, states.get(step)?);
        let (edge, beyond) = match self {
            Self::Plane(frame) | Self::Curve(frame) => {
                let pixel = |state: &State| self.pixel(state.point, state.loss);
                (frame.plot.clip(pixel(before), pixel(after))?.1, pixel(after))
            }
            Self::Relief(relief) => relief.exit(before, after)?,
        };
        Some((step, edge, beyond))
    }
}

/// The step since which a run has been outside a rectangle at the cursor. Returns `None` if it is
/// inside.
pub fn left_view(states: &[State], bounds: &Rect, dimension: Dimension, cursor: u32) -> Option<u32> {
    let is_inside = |state: &State| match dimension {
        Dimension::One => (bounds.min.x..=bounds.max.x).contains(&state.point.x),
        Dimension::Two => bounds.contains(state.point),
    };
    outside_since(states, cursor as usize, is_inside).map(|step| step as u32)
}

fn outside_since(states: &[State], cursor: usize, is_inside: impl Fn(&State) -> bool) -> Option<usize> {
    let reached = states.get(..=cursor.min(states.len().checked_sub(1)?))?;
    let last_inside = reached.iter().rposition(is_inside);
    let since = last_inside.map_or(0, |inside| inside + 1);
    (since < reached.len()).then_some(since)
}
