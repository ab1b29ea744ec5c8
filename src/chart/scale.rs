//! Scales: where numbers lie along an axis, and its ticks.

use crate::number::{readable, shortest};
use crate::player::Player;
use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;

/// How numbers are laid out along an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Evenly.
    Linear,
    /// By powers of ten; what is not positive has no place.
    Logarithmic,
}

/// A number beside an axis.
pub(super) struct Tick {
    /// Where it lies along the axis: on a logarithmic one, its power of ten.
    pub position: f64,
    pub label: String,
}

impl Scale {
    /// The scale of the loss of a player's runs: by powers of ten only where a minimum is known, to count
    /// from, or none has been looked for yet.
    pub fn of_loss(player: &Player, by_powers: bool) -> Self {
        let has_powers = || player.outcome().iter().all(|verdict| verdict.minimum.is_some());
        if by_powers && has_powers() { Self::Logarithmic } else { Self::Linear }
    }

    /// Where a number lies along the axis; not finite where it has no place.
    pub(super) fn position(self, value: f64) -> f64 {
        match self {
            Self::Linear => value,
            Self::Logarithmic => value.log10(),
        }
    }

    /// Whether a number has a place on the axis.
    pub(super) fn has(self, value: f64) -> bool {
        value.is_finite() && (self == Self::Linear || value > 0.0)
    }

    /// Round numbers between two positions, `room` of them at most or so.
    pub(super) fn ticks(self, min: f64, max: f64, room: f64) -> Vec<Tick> {
        let (least, most) = (2.0, 9.0);
        let range: RangedCoordf64 = (min..max).into();
        let mut positions = range.key_points(room.clamp(least, most) as usize);
        // Some rounding falls just outside.
        positions.retain(|position| (min..=max).contains(position));
        if self == Self::Logarithmic {
            positions.retain(|position| position.fract() == 0.0);
        }
        let gap = positions.windows(2).map(|pair| pair[1] - pair[0]).fold(f64::INFINITY, f64::min);
        let tick = |position: f64| {
            let label = match self {
                Self::Linear => number(position, 0.1 * gap),
                Self::Logarithmic => power_of_ten(position),
            };
            Tick { position, label }
        };
        positions.into_iter().map(tick).collect()
    }
}

/// A tick's number without the dust of binary fractions; no more decimals than `grain` needs.
pub(super) fn number(value: f64, grain: f64) -> String {
    let size = value.abs();
    let sign = if value < 0.0 { "−" } else { "" };
    if size >= 1e5 || (size < 1e-4 && size > grain) {
        let power = size.log10().floor();
        let scale = 10_f64.powf(power);
        return [sign, &shortest(readable(size / scale, grain / scale)), "e", &shortest(power)].concat();
    }
    match readable(size, grain) {
        0.0 => "0".into(),
        size => [sign, &shortest(size)].concat(),
    }
}

/// The power of ten with this exponent: in full where that is short.
pub(super) fn power_of_ten(exponent: f64) -> String {
    if (-2.0..=4.0).contains(&exponent) {
        number(10_f64.powf(exponent), 1e-4)
    } else {
        ["1e", &shortest(exponent)].concat()
    }
}
