//! Cutting lines at a picture's edge, so that numbers of any size may come in.

use super::scene::Pixel;

/// A rectangle of pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rectangle {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Rectangle {
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    pub fn contains(&self, at: Pixel) -> bool {
        (self.left..=self.right).contains(&at.0) && (self.top..=self.bottom).contains(&at.1)
    }

    /// The part of a segment inside, by Liang and Barsky's method; nothing where there is none.
    pub fn clip(&self, from: Pixel, to: Pixel) -> Option<(Pixel, Pixel)> {
        let (across, down) = (to.0 - from.0, to.1 - from.1);
        if !(across.is_finite() && down.is_finite()) {
            return None;
        }
        let edges = [
            (-across, from.0 - self.left),
            (across, self.right - from.0),
            (-down, from.1 - self.top),
            (down, self.bottom - from.1),
        ];
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for (speed, room) in edges {
            if speed == 0.0 {
                if room < 0.0 {
                    return None;
                }
            } else if speed < 0.0 {
                enter = enter.max(room / speed);
            } else {
                leave = leave.min(room / speed);
            }
        }
        // Rounding of very long segments must not lead outside.
        let at = |part: f64| {
            let x = (from.0 + part * across).clamp(self.left, self.right);
            (x, (from.1 + part * down).clamp(self.top, self.bottom))
        };
        (enter <= leave).then(|| (at(enter), at(leave)))
    }
}
