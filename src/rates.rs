//! Suggested rates, one for each surface and optimizer.

use crate::numbers::readable;
use crate::optimizer::Rule;
use crate::surface::Surface;

/// The rate to begin with on a surface: the classic 0.1 where curvature is moderate and known,
/// smaller where the surface is steep.
pub fn suggested(surface: &Surface, rule: Rule) -> f64 {
    let descends = matches!(rule, Rule::Gd | Rule::Momentum | Rule::Nesterov);
    let (plain, adaptive) = match surface {
        Surface::Rosenbrock => (0.000_5, 0.05),
        Surface::GoldsteinPrice => (0.000_01, 0.02),
        Surface::Himmelblau | Surface::Beale | Surface::StyblinskiTang => (0.005, 0.1),
        Surface::DoubleWell | Surface::Camel | Surface::Saddle => (0.03, 0.05),
        Surface::Rastrigin => (0.001, 0.1),
        Surface::Waves | Surface::Booth => (0.03, 0.1),
        _ => (0.1, 0.1),
    };
    if descends { plain } else { adaptive }
}

/// The rates that a query takes.
pub const RANGE: (f64, f64) = (1e-8, 100.0);

/// The ends of a slider for the rate, as powers of ten. A number field takes what lies beyond.
const SLIDER: (f64, f64) = (-4.0, 1.0);

/// The rate at a position of a logarithmic slider, from 0 to 1, to two digits.
pub fn at(position: f64) -> f64 {
    let power = SLIDER.0 + position.clamp(0.0, 1.0) * (SLIDER.1 - SLIDER.0);
    let rate = 10_f64.powf(power);
    readable(rate, 10_f64.powf(power.floor() - 1.0))
}

/// The position of a rate on that slider: its nearer end for a rate that lies beyond.
pub fn position(rate: f64) -> f64 {
    ((rate.log10() - SLIDER.0) / (SLIDER.1 - SLIDER.0)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slider_gives_back_the_rates_that_are_common() {
        for rate in [1e-4, 0.001, 0.01, 0.03, 0.1, 0.25, 1.0, 10.0] {
            assert_eq!(at(position(rate)), rate);
        }
        assert_eq!((position(0.0), position(100.0)), (0.0, 1.0));
    }

    #[test]
    fn each_hundredth_of_the_slider_rises() {
        let rates: Vec<f64> = (0..=100).map(|step| at(f64::from(step) / 100.0)).collect();
        assert!(rates.windows(2).all(|pair| pair[0] < pair[1]), "{rates:?}");
    }
}
