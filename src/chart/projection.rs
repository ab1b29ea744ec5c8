//! The orthographic projection that draws a surface as a block of land.

use super::pixel::{Pixel, Size, UnitPoint};
use std::f64::consts::{FRAC_1_SQRT_2, FRAC_PI_2, TAU};

/// The block's height, where its sides are 1 long.
pub(super) const TALL: f64 = 0.45;
/// Room around the block for numbers.
const MARGIN: Size = Size::new(46.0, 28.0);

/// From where a relief is seen, in radians.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Angle {
    /// Around the upright axis; 0 looks along the second parameter.
    pub azimuth: f64,
    /// Above the ground.
    pub elevation: f64,
}

impl Default for Angle {
    fn default() -> Self {
        Self { azimuth: 0.6, elevation: 0.85 }
    }
}

impl Angle {
    /// Turned by so many radians; never down to the ground nor right above it, where nothing could
    /// be told apart.
    #[must_use]
    pub fn turned(self, around: f64, up: f64) -> Self {
        let azimuth = self.azimuth + around;
        Self {
            azimuth: azimuth - TAU * (azimuth / TAU).floor(),
            elevation: (self.elevation + up).clamp(0.2, FRAC_PI_2 - 0.15),
        }
    }
}

/// From places on the block to pixels.
pub(super) struct Projection {
    /// Sine and cosine of the azimuth.
    around: (f64, f64),
    /// Sine and cosine of the elevation.
    above: (f64, f64),
    middle: Pixel,
    /// How many pixels a length of 1 takes, across and up.
    scale: Size,
}

impl Projection {
    /// The projection onto a picture of this size.
    pub(super) fn new(angle: Angle, Size { width, height }: Size) -> Self {
        let (around, above) = (angle.azimuth.sin_cos(), angle.elevation.sin_cos());
        // Half the extent of the block, however it is turned around.
        let half = FRAC_1_SQRT_2;
        let room = ((width / 2.0 - MARGIN.width).max(8.0), (height / 2.0 - MARGIN.height).max(8.0));
        let (across, up) = (room.0 / half, room.1 / (half * above.0 + 0.5 * TALL * above.1));
        // A wide picture may stretch the block, but not flatten it.
        let scale = Size::new(across.min(1.5 * up), up.min(1.2 * across));
        Self { around, above, middle: Pixel::new(width / 2.0, height / 2.0 - 8.0), scale }
    }

    /// Where a place lies at a height in parts of the block's.
    pub(super) fn pixel(&self, at: UnitPoint, height: f64) -> Pixel {
        let (across, away) = self.turned(at.x - 0.5, at.y - 0.5);
        let up = away * self.above.0 + (height - 0.5) * TALL * self.above.1;
        Pixel::new(self.middle.x + across * self.scale.width, self.middle.y - up * self.scale.height)
    }

    /// A vector along the ground by its parts across the picture and away from the viewer.
    pub(super) fn turned(&self, x: f64, y: f64) -> (f64, f64) {
        (x * self.around.1 - y * self.around.0, x * self.around.0 + y * self.around.1)
    }

    /// All that lies under a pixel, from the viewer on, as places with heights.
    pub(super) fn line_of_sight(&self, at: Pixel) -> impl DoubleEndedIterator<Item = (UnitPoint, f64)> {
        let across = (at.x - self.middle.x) / self.scale.width;
        let up = (self.middle.y - at.y) / self.scale.height;
        (0..=300).map(move |index| {
            let away = -0.75 + 0.005 * f64::from(index);
            let x = across * self.around.1 + away * self.around.0;
            let y = away * self.around.1 - across * self.around.0;
            let height = 0.5 + (up - away * self.above.0) / (TALL * self.above.1);
            (UnitPoint::new(x + 0.5, y + 0.5), height)
        })
    }

    /// The next place on the line from a place at a height to the viewer, with its height.
    pub(super) fn nearer(&self, at: UnitPoint, height: f64) -> (UnitPoint, f64) {
        const STRIDE: f64 = 0.025;
        let rise = STRIDE * self.above.0 / (self.above.1 * TALL);
        (UnitPoint::new(at.x - STRIDE * self.around.0, at.y - STRIDE * self.around.1), height + rise)
    }

    /// Whether rows lie the farther from the viewer the higher they are, and columns the farther
    /// they lie to the right.
    pub(super) fn is_far(&self) -> (bool, bool) {
        (self.around.1 > 0.0, self.around.0 > 0.0)
    }
}
