//! How the cells of a survey look: in colour, and in a pattern that does not need colour.

use super::palette::{Theme, faded, mixed, solid};
use super::pixel::{Displacement, Pixel, PixelRect, Size};
use super::scene::Scene;
use crate::analysis::verdict::Kind;
use crate::survey::{Cell, Subject, Survey};
use plotters::style::RGBColor;

/// Cells that converge are told apart by their steps in so many shades, each for up to half as
/// many steps as the next.
pub const SHADES: u8 = 5;
/// Hatched lines lie so far apart.
pub(super) const HATCH: f64 = 7.0;

/// How a cell is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// It converged; shade 0 is the fastest of [`SHADES`].
    Shade(u8),
    /// It reached a minimum, by number, at a shade.
    Minimum(u16, u8),
    /// It ended otherwise.
    Ended(Kind),
}

/// Which way the lines of a hatched area run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hatching {
    /// Up to the right.
    Rising,
    /// Down to the right.
    Falling,
    /// To the right.
    Level,
    /// Up.
    Upright,
}

impl Hatching {
    pub(super) const ALL: [Self; 4] = [Self::Rising, Self::Falling, Self::Level, Self::Upright];

    /// The direction in columns to the right and rows up.
    pub(super) fn steps(self) -> (isize, isize) {
        match self {
            Self::Rising => (1, 1),
            Self::Falling => (1, -1),
            Self::Level => (1, 0),
            Self::Upright => (0, 1),
        }
    }
}

impl Look {
    /// How a cell of a survey is shown.
    pub fn of(cell: Cell, survey: &Survey) -> Self {
        let Some(step) = cell.step.filter(|_| cell.kind == Kind::Converged) else {
            return Self::Ended(cell.kind);
        };
        let shade = (0..SHADES - 1).find(|&shade| step <= most_steps(shade, survey.budget()));
        let shade = shade.unwrap_or(SHADES - 1);
        match cell.minimum.filter(|_| survey.subject() == Subject::Basins) {
            Some(minimum) => Self::Minimum(minimum, shade),
            None => Self::Shade(shade),
        }
    }

    /// The colour on a picture of its own.
    pub(super) fn colour(self, dark: bool) -> RGBColor {
        let theme = Theme::of(dark);
        match self {
            Self::Shade(shade) => mixed(theme.paper, theme.racer(0), strength(shade)),
            Self::Minimum(minimum, shade) => {
                let hue = theme.racer(usize::from(minimum));
                // From the fifth minimum on the hues come again, half as far from the ink.
                let hue = if minimum / 4 % 2 == 1 { mixed(hue, theme.ink, 0.45) } else { hue };
                mixed(theme.paper, hue, 0.12 + 0.22 * strength(shade))
            }
            Self::Ended(kind) => mixed(theme.paper, ended(kind, theme), 0.45),
        }
    }

    /// The colour on a stage: paths stand out from it as from the field.
    pub fn tint(self, dark: bool) -> RGBColor {
        let theme = Theme::of(dark);
        match self {
            Self::Ended(kind) => mixed(theme.paper, ended(kind, theme), 0.28),
            other => other.colour(dark),
        }
    }

    /// The look's hatching. Returns `None` if it is plain.
    pub(super) fn hatching(self) -> Option<Hatching> {
        match self {
            Self::Ended(Kind::Diverged | Kind::Climbing) => Some(Hatching::Rising),
            Self::Ended(Kind::Oscillating) => Some(Hatching::Falling),
            Self::Ended(Kind::Crawling) => Some(Hatching::Level),
            Self::Ended(Kind::Stalled | Kind::Hovering) => Some(Hatching::Upright),
            Self::Ended(Kind::Unbounded) => Some(Hatching::Falling),
            Self::Ended(Kind::Descending | Kind::Converged | Kind::UnderWay)
            | Self::Shade(_)
            | Self::Minimum(..) => None,
        }
    }

    /// Fills an area with the look in one of its colours.
    pub(super) fn fill(self, colour: RGBColor, area: &PixelRect, dark: bool, scene: &mut Scene) {
        scene.rectangle(area, solid(colour));
        let Some(hatching) = self.hatching() else { return };
        let ink = faded(Theme::of(dark).ink, 0.55);
        let (across, up) = hatching.steps();
        let reach = area.width() + area.height();
        let along = Displacement::new(across as f64 * reach, -(up as f64) * reach);
        let mut offset = -reach + HATCH / 2.0;
        while offset < reach {
            let corner = Pixel::new(area.left, area.bottom);
            let aside =
                if across == 0 { Displacement::new(offset, 0.0) } else { Displacement::new(0.0, offset) };
            let from = corner + aside;
            // Whole lines of the pattern, wherever the area begins.
            if let Some((from, to)) = area.clip(from, from + along) {
                scene.line(vec![from, to], 1.0, ink);
            }
            offset += HATCH;
        }
    }

    /// The same with a line around it.
    pub(super) fn fill_framed(self, colour: RGBColor, area: &PixelRect, dark: bool, scene: &mut Scene) {
        self.fill(colour, area, dark, scene);
        scene.outline(area, 1.0, faded(Theme::of(dark).ink, 0.5));
    }
}

/// A patch of a look for a key; as it is on a stage where that is what the key belongs to.
pub fn swatch(look: Look, on_stage: bool, dark: bool, size: Size) -> Scene {
    let mut scene = Scene::default();
    let colour = if on_stage { look.tint(dark) } else { look.colour(dark) };
    look.fill_framed(colour, &size.into(), dark, &mut scene);
    scene
}

/// The most steps of a shade.
pub fn most_steps(shade: u8, budget: u32) -> u32 {
    (budget >> (SHADES - 1 - shade.min(SHADES - 1))).max(1)
}

/// How much of the hue a shade has.
fn strength(shade: u8) -> f64 {
    [0.92, 0.7, 0.5, 0.33, 0.2][usize::from(shade.min(SHADES - 1))]
}

/// Hues of Okabe and Ito.
fn ended(kind: Kind, theme: &Theme) -> RGBColor {
    match kind {
        Kind::Diverged => RGBColor(213, 94, 0),
        Kind::Oscillating => RGBColor(230, 159, 0),
        Kind::Hovering => RGBColor(0, 158, 115),
        Kind::Stalled => RGBColor(204, 121, 167),
        Kind::Unbounded => RGBColor(86, 180, 233),
        Kind::Climbing => RGBColor(240, 228, 66),
        Kind::Crawling => theme.faint,
        Kind::Descending | Kind::Converged | Kind::UnderWay => mixed(theme.paper, theme.faint, 0.45),
    }
}
