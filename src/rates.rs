//! Suggested rates, one for each surface and optimizer.

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
