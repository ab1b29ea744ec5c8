//! What formulas come to, and where they are shown.

use super::{formula, surface};
use fall_line::formula::LONGEST;
use fall_line::geometry::{Dimension, Point};
use std::f64::consts::{E, PI};

/// Formulas with their values at x = w = 2, y = 3.
fn assert_values(cases: &[(&str, f64)]) {
    for (text, expected) in cases {
        let value = formula(text).at(2.0, 3.0);
        assert!((value - expected).abs() <= 1e-15 * expected.abs(), "{text} = {value}, not {expected}");
    }
}

#[test]
fn operators_and_numbers_have_values() {
    assert_values(&[
        ("x", 2.0),
        ("w^2", 4.0),
        ("x^2 + 0y", 4.0),
        ("-x^2", -4.0),
        ("(-x)^2", 4.0),
        ("2^-x", 0.25),
        ("2^-x^2", 0.0625),
        ("2^3^x", 512.0),
        ("(2^3)^x", 64.0),
        ("2^3^2 + 0x", 512.0),
        ("x^-y^2", 2_f64.powi(-9)),
        ("--x", 2.0),
        ("-+-+x", 2.0),
        ("y - -x", 5.0),
        ("y*-x", -6.0),
        ("y/-x", -1.5),
        ("+x", 2.0),
        ("2x", 4.0),
        ("2x^2", 8.0),
        ("x^2y", 12.0),
        ("3(w-1)", 3.0),
        ("x(y+1)", 8.0),
        ("(x)(y)", 6.0),
        ("(x)2", 4.0),
        ("1/2x", 1.0),
        ("1/2(x)", 1.0),
        ("12/2x*3", 36.0),
        ("x/y/2", 1.0 / 3.0),
        ("x - y - 1", -2.0),
        ("x - (y - 1)", 0.0),
        ("pi*x", 2.0 * PI),
        ("2e + 0x", 2.0 * E),
        ("2e3x", 4_000.0),
        ("2e-3x", 0.004),
        ("2e+3x", 4_000.0),
        ("2e-x", 2.0 * E - 2.0),
        ("2E1x", 40.0),
        ("e^x", 2_f64.exp()),
        ("2e^x", 2.0 * 2_f64.exp()),
        (".5x", 1.0),
        ("5.x", 10.0),
        ("1e-3 + x", 2.001),
        ("x^y", 8.0),
        ("x^(y/2)", 2_f64.powf(1.5)),
        ("(-x)^y", -8.0),
        ("(-x)^3", -8.0),
        ("(-x)^(1+1)", 4.0),
        ("(-x)^-3", -0.125),
        ("(-x)^101", -(2_f64.powi(101))),
        ("(x-2)^0", 1.0),
        ("x^64", 2_f64.powi(64)),
        ("(100(y - x^2)^2 + (1 - x)^2)", 101.0),
        ("\t x\n+\r\n y ", 5.0),
    ]);
}

#[test]
fn functions_have_values() {
    assert_values(&[
        ("2exp(x)", 2.0 * 2_f64.exp()),
        ("sin(x)", 2_f64.sin()),
        ("sin (x)", 2_f64.sin()),
        ("sin(x)cos(x)", 2_f64.sin() * 2_f64.cos()),
        ("sin(x)^2", 2_f64.sin().powi(2)),
        ("2sin(x)y", 6.0 * 2_f64.sin()),
        ("tan(x)", 2_f64.tan()),
        ("ln(x)", 2_f64.ln()),
        ("log(x)", 2_f64.ln()),
        ("log10(x)", 2_f64.log10()),
        ("sqrt(x)", 2_f64.sqrt()),
        ("abs(-x)", 2.0),
        ("abs(x - y)", 1.0),
        ("tanh(x)", 2_f64.tanh()),
        ("tanh(-x)", -2_f64.tanh()),
        ("sinh(x)", 2_f64.sinh()),
        ("cosh(x)", 2_f64.cosh()),
        ("atan(x)", 2_f64.atan()),
        ("asin(x/4)", 0.5_f64.asin()),
        ("acos(x/4)", 0.5_f64.acos()),
        ("log2(x)", 1.0),
        ("cbrt(-4x)", -2.0),
        ("sign(-x)", -1.0),
        ("sign(x - 2)", 0.0),
        ("sigmoid(x)", 1.0 / (1.0 + (-2_f64).exp())),
        ("softplus(x)", 2.0 + (-2_f64).exp().ln_1p()),
        ("relu(x)", 2.0),
        ("relu(-x)", 0.0),
        ("min(x, y)", 2.0),
        ("max(x, y)", 3.0),
        ("max(2.5, min(x, 9))", 2.5),
        ("pow(x, y)", 8.0),
        ("pow(x, 0.5)", 2_f64.sqrt()),
    ]);
}

/// Asserts that a function is within two units in the last place of the machine's own.
fn assert_function(name: &str, own: fn(f64) -> f64, at: impl Iterator<Item = f64>) {
    let function = formula(&[name, "(x)"].concat());
    for x in at {
        let (value, expected) = (function.at(x, 0.0), own(x));
        let is_same = value == expected || (value.is_nan() && expected.is_nan());
        let off = (value - expected).abs() / expected.abs();
        assert!(is_same || off <= 2.0 * f64::EPSILON, "{name}({x}) = {value}, not {expected}");
    }
}

#[test]
fn functions_have_the_digits_of_the_machines_own() {
    let part = (-1_000..=1_000).map(|index| f64::from(index) / 1_000.0);
    let edges = [1e-300, 1e-9, 0.999_999_999, 1.0 - f64::EPSILON, 1.0, 1.1, f64::INFINITY, f64::NAN];
    let inside: Vec<f64> = part.chain(edges).chain(edges.map(|x| -x)).collect();
    assert_function("asin", f64::asin, inside.iter().copied());
    assert_function("acos", f64::acos, inside.iter().copied());
    let powers = (-1_070..1_024).map(|power| 2_f64.powf(f64::from(power)));
    let sizes = (-3_000..3_000).map(|index| 10_f64.powf(f64::from(index) / 10.0));
    let all: Vec<f64> = powers.clone().chain(sizes).chain([0.0, 5e-324, f64::INFINITY, f64::NAN]).collect();
    assert_function("log2", f64::log2, all.iter().copied());
    assert_function("cbrt", f64::cbrt, all.iter().flat_map(|&x| [x, -x]));
    assert_function("cbrt", f64::cbrt, (0..1_000).map(|index| f64::from(index).powi(3)));
    // What has a plain logarithm or root has exactly that.
    for power in powers.filter(|power| power.is_normal()) {
        assert_eq!(formula("log2(x)").at(power, 0.0), power.log2());
    }
    for root in (-1_000..1_000).map(f64::from) {
        assert_eq!(formula("cbrt(x)").at(root.powi(3), 0.0), root);
    }
}

#[test]
fn variables_decide_the_dimension_and_keep_their_names() {
    let cases: [(&str, &[&str]); 30] = [
        ("w", &["w"]),
        ("x", &["x"]),
        ("y", &["y"]),
        ("x^2 + 0y", &["x", "y"]),
        ("0y + x", &["x", "y"]),
        ("t^2", &["t"]),
        ("theta^2", &["theta"]),
        ("θ²", &["θ"]),
        ("b^2 + w^2", &["w", "b"]),
        ("b + m", &["m", "b"]),
        ("c + m", &["m", "c"]),
        ("a*θ", &["θ", "a"]),
        ("w + x", &["w", "x"]),
        ("x + w", &["w", "x"]),
        ("y^2 + w", &["w", "y"]),
        ("v + u", &["u", "v"]),
        ("b + a", &["a", "b"]),
        ("t + a", &["a", "t"]),
        ("w2^2 + w1^2", &["w1", "w2"]),
        ("x_1^2 + x_2^2", &["x_1", "x_2"]),
        ("x₁² + x₂²", &["x₁", "x₂"]),
        ("x1 + x_1 + x₁", &["x1"]),
        ("θ1 + θ0", &["θ0", "θ1"]),
        ("x10 + x9", &["x9", "x10"]),
        ("w1 + w", &["w", "w1"]),
        ("b0 + w0", &["w0", "b0"]),
        ("X^2 + Y^2", &["x", "y"]),
        (r"\theta_0^2 + \theta_{1}^2", &["theta_0", "theta_1"]),
        ("z1 + p2", &["p2", "z1"]),
        ("2e*x", &["x"]),
    ];
    for (text, names) in cases {
        let owned: Vec<String> = names.iter().map(|name| (*name).into()).collect();
        let dimension = if names.len() == 1 { Dimension::One } else { Dimension::Two };
        assert_eq!(
            (formula(text).dimension(), formula(text).variables()),
            (dimension, owned.as_slice()),
            "{text}"
        );
    }
    // The first one is the first number of a point.
    assert_eq!(formula("b + 10w").at(1.0, 2.0), 12.0);
    assert_eq!(formula("x2 + 10x1").at(1.0, 2.0), 12.0);
    let shown = surface("w^2");
    assert_eq!(
        (shown.bounds().min.x, shown.bounds().max.x, shown.start()),
        (-6.0, 6.0, Point::new(4.0, 0.0))
    );
    let shown = surface("x + y");
    assert_eq!((shown.bounds().min, shown.bounds().max), (Point::new(-5.0, -5.0), Point::new(5.0, 5.0)));
    assert_eq!(shown.start(), Point::new(-4.0, 3.0));
}

#[test]
fn a_formula_is_shown_where_it_has_a_loss() {
    let cases = [
        // The usual box and start, wherever there is a loss at the start.
        ("ln(w)", 6.0, (4.0, 0.0)),
        ("1/w", 6.0, (4.0, 0.0)),
        ("(w - 100)^2", 6.0, (4.0, 0.0)),
        ("1/(x*y)", 5.0, (-4.0, 3.0)),
        // Another quarter of the box.
        ("sqrt(-w)", 6.0, (-4.0, 0.0)),
        ("ln(x) + y^2", 5.0, (4.0, 3.0)),
        ("x^2 + ln(-y)", 5.0, (-4.0, -3.0)),
        ("sqrt(x) + sqrt(-y)", 5.0, (4.0, -3.0)),
        // No slope along y below x = 0.
        ("x^y", 5.0, (4.0, 3.0)),
        // Another size.
        ("ln(w - 7)", 60.0, (40.0, 0.0)),
        ("sqrt(1 - x^2 - y^2)", 0.5, (-0.4, 0.3)),
        // Nowhere.
        ("ln(-1 - w^2)", 6.0, (4.0, 0.0)),
    ];
    for (text, half, start) in cases {
        let shown = surface(text);
        assert_eq!(shown.start(), Point::new(start.0, start.1), "{text}");
        assert_eq!((shown.bounds().min.x, shown.bounds().max.x), (-half, half), "{text}");
        let up = if formula(text).dimension() == Dimension::One { 0.0 } else { half };
        assert_eq!((shown.bounds().min.y, shown.bounds().max.y), (-up, up), "{text}");
    }
}

#[test]
fn the_text_stays_as_it_was_given() {
    let one = formula("  2 * x ");
    assert_eq!(one.text(), "2 * x");
    assert_eq!(one, one.clone());
    assert_eq!(one, formula("2 * x"));
    assert_ne!(one, formula("2*x"));
    assert_eq!(format!("{one:?}"), "Expression(\"2 * x\")");
}

#[test]
fn whatever_fits_is_evaluated() {
    let with = |text: String, expected: f64| assert_eq!(formula(&text).at(1.0, 1.0), expected, "{text}");
    with(["x^", &"x^".repeat(498), "x"].concat(), 1.0);
    with(["-".repeat(999).as_str(), "x"].concat(), -1.0);
    with("x+".repeat(499) + "x", 500.0);
    // The right operands wait for each other: a stack in reading order would be 192 deep.
    with(["x+x*x^(".repeat(64), "x".into(), ")".repeat(64)].concat(), 2.0);
    with("x(".repeat(64) + "y" + &")".repeat(64), 1.0);
    // A full binary tree needs the most room.
    let mut full = "x".to_string();
    while 2 * full.len() + 3 <= LONGEST {
        full = ["(", &full, "/", &full, ")"].concat();
    }
    with(full, 1.0);
}

#[test]
fn where_a_formula_has_no_value_it_says_what_it_needs() {
    for (text, x, needs) in [
        ("x^(1/3)", -8.0, Some(("x^(1 / 3)", "x ≥ 0"))),
        ("w + 2(w - 1)^1.5", 0.5, Some(("(w - 1)^1.5", "w - 1 ≥ 0"))),
        ("θ^-0.5", -1.0, Some(("θ^-0.5", "θ > 0"))),
        ("x^(2-3)", 0.0, Some(("x^(2 - 3)", "x > 0"))),
        ("ln(x)", -1.0, Some(("ln(x)", "x > 0"))),
        ("log2(x - 1)*3", 1.0, Some(("log2(x - 1)", "x - 1 > 0"))),
        ("sqrt(1 - x^2)", 2.0, Some(("sqrt(1 - x^2)", "1 - x^2 ≥ 0"))),
        ("asin(2x)", 1.0, Some(("asin(2·x)", "abs(2·x) ≤ 1"))),
        ("1/(x - 1)", 1.0, Some(("1 / (x - 1)", "x - 1 ≠ 0"))),
        ("exp(x) - exp(2x)", 1e4, None),
        ("x^2", -1.0, None),
    ] {
        let found = formula(text).lacking(x, 0.0);
        let found = found.as_ref().map(|lacking| (lacking.part.as_str(), lacking.needs.as_str()));
        assert_eq!(found, needs, "{text}");
    }
}
