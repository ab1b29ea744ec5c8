//! Derivatives where formulas have them, and where they bend or overflow.

use super::{formula, gradient, hessian, surface};
use fall_line::geometry::Point;

#[test]
fn powers_have_derivatives_where_they_exist() {
    assert_eq!(gradient("x^2", 0.0, 0.0), (0.0, 0.0));
    assert_eq!(hessian("x^2", 0.0, 0.0).0, 2.0);
    assert_eq!(gradient("x^2", -3.0, 0.0), (-6.0, 0.0));
    assert_eq!((gradient("x^3", -2.0, 0.0).0, hessian("x^3", -2.0, 0.0).0), (12.0, -12.0));
    assert_eq!((gradient("x^(1+1)", -2.0, 0.0).0, hessian("x^(1+1)", -2.0, 0.0).0), (-4.0, 2.0));
    assert_eq!((gradient("x^-1", -2.0, 0.0).0, hessian("x^-1", -2.0, 0.0).0), (-0.25, -0.25));
    assert_eq!((gradient("x^0", 0.0, 0.0).0, hessian("x^0", 0.0, 0.0).0), (0.0, 0.0));
    assert_eq!(formula("0^x").at(0.0, 0.0), 1.0);
    assert_eq!(gradient("x^100", -1.0, 0.0).0, -100.0);
    assert_eq!(hessian("x^100", -1.0, 0.0).0, 9900.0);
    // Real exponents.
    assert_eq!((gradient("x^2.5", 0.0, 0.0).0, hessian("x^2.5", 0.0, 0.0).0), (0.0, 0.0));
    assert_eq!((gradient("x^1.5", 0.0, 0.0).0, hessian("x^1.5", 0.0, 0.0).0), (0.0, f64::INFINITY));
    assert_eq!(gradient("x^0.5", 0.0, 0.0).0, f64::INFINITY);
    assert!(formula("x^0.5").at(-1.0_f64, 0.0).is_nan());
    assert_eq!(surface("x^0.5").value_and_gradient(Point::new(0.0, 0.0)).loss, 0.0);
    // Both vary. With respect to the base there is a slope at a whole exponent; with respect to
    // the exponent there is none below zero.
    assert_eq!(gradient("x^y", 2.0, 3.0).0, 12.0);
    assert!((gradient("x^y", 2.0, 3.0).1 - 8.0 * 2_f64.ln()).abs() < 1e-14);
    assert_eq!(surface("x^y").value_and_gradient(Point::new(-4.0, 3.0)).loss, -64.0);
    assert_eq!(gradient("x^y", -4.0, 3.0).0, 48.0);
    assert!(gradient("x^y", -4.0, 3.0).1.is_nan());
    assert_eq!(gradient("x^y", 0.0, 3.0), (0.0, 0.0));
    assert_eq!(gradient("x^(0y+2)", -4.0, 3.0), (-8.0, 0.0));
    assert_eq!(gradient("w^(2 + 0w)", -4.0, 0.0).0, -8.0);
    assert_eq!(hessian("x^(0y+2)", -4.0, 3.0), (2.0, 0.0, 0.0));
}

#[test]
fn kinks_have_a_slope_between_those_beside_them() {
    assert_eq!(gradient("abs(x)", 0.0, 0.0).0, 0.0);
    assert_eq!(gradient("abs(x)", -0.0, 0.0).0, 0.0);
    assert_eq!((gradient("abs(x)", 2.0, 0.0).0, gradient("abs(x)", -2.0, 0.0).0), (1.0, -1.0));
    assert_eq!(gradient("max(w, -w)", 0.0, 0.0).0, 0.0);
    assert_eq!(gradient("max(x, 3y)", 0.0, 0.0), (0.5, 1.5));
    assert_eq!(gradient("min(x, 3y)", 3.0, 1.0), (0.5, 1.5));
    assert_eq!(gradient("min(x, 3y)", 1.0, 1.0), (1.0, 0.0));
    assert_eq!(hessian("max(x^2, y)", 2.0, 1.0), (2.0, 0.0, 0.0));
    assert!(formula("max(x, 0)").at(f64::NAN, 0.0).is_nan());
    assert!(formula("min(0, x)").at(f64::NAN, 0.0).is_nan());
    // Roots.
    assert_eq!(gradient("sqrt(x)", 0.0, 0.0).0, f64::INFINITY);
    assert_eq!(gradient("sqrt(x^2 + y^2)", 0.0, 0.0), (0.0, 0.0));
    assert_eq!(gradient("(x^2 + y^2)^0.5", 0.0, 0.0), (0.0, 0.0));
    assert_eq!(gradient("sqrt(x) + y^2", 0.0, 3.0).1, 6.0);
}

#[test]
fn large_arguments_do_not_overflow_where_the_value_is_small() {
    assert_eq!((formula("tanh(x)").at(1e4, 0.0), gradient("tanh(x)", 1e4, 0.0).0), (1.0, 0.0));
    assert_eq!((formula("tanh(x)").at(-1e4, 0.0), gradient("tanh(x)", -1e4, 0.0).0), (-1.0, 0.0));
    assert_eq!((gradient("tanh(x)", 0.0, 0.0).0, hessian("tanh(x)", 0.0, 0.0).0), (1.0, 0.0));
    assert_eq!(formula("tanh(x)").at(1e-300, 0.0), 1e-300);
    assert_eq!((formula("x^-2").at(1e200, 0.0), gradient("x^-2", 1e200, 0.0).0), (0.0, 0.0));
    assert_eq!(hessian("exp(-x^2)", 40.0, 0.0).0, 0.0);
}
