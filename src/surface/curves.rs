//! Losses of one parameter w, which stands in x.

use num_dual::DualNum;

/// w².
pub(super) fn parabola<D: DualNum<Primitive = f64> + Copy>(w: D) -> D {
    w * w
}

/// (w² - 1)² + 0.3w.
pub(super) fn double_well<D: DualNum<Primitive = f64> + Copy>(w: D) -> D {
    let wall = w * w - 1.0;
    wall * wall + w * 0.3
}

/// 0.1w² + sin(3w).
pub(super) fn waves<D: DualNum<Primitive = f64> + Copy>(w: D) -> D {
    w * w * 0.1 + (w * 3.0).sin()
}
