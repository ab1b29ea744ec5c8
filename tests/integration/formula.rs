//! Formulas: what they mean, what is said of those that mean nothing, and their derivatives.

mod derivatives;
mod errors;
mod mangled;
mod notation;
mod random;
mod settings;
mod typed;
mod values;

use fall_line::formula::{Expression, FormulaError};
use fall_line::geometry::Point;
use fall_line::surface::Surface;

/// Losses of textbooks, of papers' test functions and of homework, a line each.
const REAL: &str = include_str!("formula/real.txt");

fn formula(text: &str) -> Expression {
    Expression::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn error(text: &str) -> FormulaError {
    match Expression::parse(text) {
        Ok(_) => panic!("{text} is read"),
        Err(error) => error,
    }
}

fn surface(text: &str) -> Surface {
    Surface::Formula(formula(text))
}

/// The gradient of a formula.
fn gradient(text: &str, x: f64, y: f64) -> (f64, f64) {
    let gradient = surface(text).gradient(Point::new(x, y));
    (gradient.x, gradient.y)
}

/// The second derivatives xx, xy, yy of a formula.
fn hessian(text: &str, x: f64, y: f64) -> (f64, f64, f64) {
    let hessian = surface(text).hessian(Point::new(x, y));
    (hessian.xx, hessian.xy, hessian.yy)
}
