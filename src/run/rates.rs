//! Suggested rates, one for each surface and optimizer.

mod table;

use crate::number::readable;
use crate::optimizer::Rule;
use crate::surface::Surface;
use table::{RULES, TABLE};

/// The row for formulas and custom losses, which have the usual bounds and start of this surface too.
const FORMULAS: &str = "bowl";

/// Until `cargo xtask rates` has been run for a new rule or surface.
const UNLISTED: f64 = 0.1;

/// The smallest and the largest rate of a query.
pub const RANGE: (f64, f64) = (1e-8, 100.0);

/// The ends of a slider for the rate, as powers of ten. A number field takes what lies beyond.
const SLIDER: (f64, f64) = (-4.0, 1.0);

/// The rate to begin with on a surface. From the surface's own start it converges within 200
/// updates, if any rate does; it is round, and not at the edge of what converges. A formula and a custom
/// loss have the rate of `bowl`.
pub fn suggested(surface: &Surface, rule: Rule) -> f64 {
    if let Some(curvature) = surface.custom_curvature().filter(|_| rule.record().is_linear) {
        return for_curvature(curvature);
    }
    let name = surface.record().map_or(FORMULAS, |record| record.id);
    listed(name, rule).unwrap_or(UNLISTED)
}

/// The rate that the table has. Returns `None` if it has no such row or column.
fn listed(surface: &str, rule: Rule) -> Option<f64> {
    let (_, rates) = TABLE.iter().find(|(id, _)| *id == surface)?;
    let column = RULES.iter().position(|id| *id == rule.id())?;
    rates.get(column).copied().map(written)
}

/// The rate that two digits, the first before the point, and a power of ten stand for, correctly
/// rounded: (25, -1) is 0.25.
pub fn written((digits, power): (u8, i8)) -> f64 {
    let scale = 10_f64.powi((i32::from(power) - 1).abs());
    if power > 0 { f64::from(digits) * scale } else { f64::from(digits) / scale }
}

/// Half the stability limit of gradient descent, to one digit: nobody has tried rates on custom data.
fn for_curvature(curvature: f64) -> f64 {
    let rate = (1.0 / curvature).clamp(RANGE.0, 1.0);
    if rate.is_nan() {
        return UNLISTED;
    }
    let power = 10_f64.powf(rate.log10().floor());
    readable((rate / power).floor() * power, power)
}

/// The rate at a position of a logarithmic slider, from 0 to 1, to two digits.
pub fn from_slider(position: f64) -> f64 {
    let power = SLIDER.0 + position.clamp(0.0, 1.0) * (SLIDER.1 - SLIDER.0);
    let rate = 10_f64.powf(power);
    readable(rate, 10_f64.powf(power.floor() - 1.0))
}

/// The position of a rate on that slider, from 0 to 1: the nearer end if the rate lies beyond.
pub fn to_slider(rate: f64) -> f64 {
    ((rate.log10() - SLIDER.0) / (SLIDER.1 - SLIDER.0)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slider_gives_back_the_rates_that_are_common() {
        for rate in [1e-4, 0.001, 0.01, 0.03, 0.1, 0.25, 1.0, 10.0] {
            assert_eq!(from_slider(to_slider(rate)), rate);
        }
        assert_eq!((to_slider(0.0), to_slider(100.0)), (0.0, 1.0));
    }

    #[test]
    fn each_hundredth_of_the_slider_rises() {
        let rates: Vec<f64> = (0..=100).map(|step| from_slider(f64::from(step) / 100.0)).collect();
        assert!(rates.windows(2).all(|pair| pair[0] < pair[1]), "{rates:?}");
    }
}
