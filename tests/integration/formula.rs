//! Formulas: what they mean, what is said of those that mean nothing, and their derivatives.
use fall_line::export::{self, Library};
use fall_line::formula::{DEEPEST, Expected, Expression, FormulaError, LONGEST};
use fall_line::geometry::{Dimension, Point};
use fall_line::surface::Surface;
use num_dual::{Dual2_64, Dual64, HyperDual64};
use proptest::prelude::*;
use std::f64::consts::{E, PI};

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

#[test]
fn formulas_have_values() {
    // At x = w = 2, y = 3.
    let cases = [
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
        ("2exp(x)", 2.0 * 2_f64.exp()),
        ("e^x", 2_f64.exp()),
        ("2e^x", 2.0 * 2_f64.exp()),
        (".5x", 1.0),
        ("5.x", 10.0),
        ("1e-3 + x", 2.001),
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
        ("min(x, y)", 2.0),
        ("max(x, y)", 3.0),
        ("max(2.5, min(x, 9))", 2.5),
        ("pow(x, y)", 8.0),
        ("pow(x, 0.5)", 2_f64.sqrt()),
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
    ];
    for (text, expected) in cases {
        let value = formula(text).at(2.0, 3.0);
        assert!((value - expected).abs() <= 1e-15 * expected.abs(), "{text} = {value}, not {expected}");
    }
}

#[test]
fn variables_decide_the_dimension() {
    for (text, dimension, variables) in [
        ("w", Dimension::One, &["w"][..]),
        ("x", Dimension::One, &["x"]),
        ("y", Dimension::Two, &["x", "y"]),
        ("x^2 + 0y", Dimension::Two, &["x", "y"]),
        ("0y + x", Dimension::Two, &["x", "y"]),
    ] {
        assert_eq!((formula(text).dimension(), formula(text).variables()), (dimension, variables), "{text}");
    }
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
fn errors_tell_what_stands_where_and_guess() {
    use Expected::*;
    let cases = [
        ("", 0, "", Formula, None),
        ("  \u{3000}", 0, "", Formula, None),
        ("2 x", 2, "x", Operator, Some("*")),
        ("x y", 2, "y", Operator, Some("*")),
        ("x (y+1)", 2, "(", Operator, Some("*")),
        ("2 3x", 2, "3", Operator, Some("*")),
        ("sin(x) cos(x)", 7, "cos", Operator, Some("*")),
        ("xy", 0, "xy", Name, Some("x*y")),
        (" 1 + xy", 5, "xy", Name, Some("x*y")),
        ("xy2", 0, "xy2", Name, Some("x*y^2")),
        ("x2", 0, "x2", Name, Some("x^2")),
        ("pix", 0, "pix", Name, Some("pi*x")),
        ("xsin(y)", 0, "xsin", Name, Some("x*sin")),
        ("cosx", 0, "cosx", Name, Some("cos(x)")),
        ("cosxy", 0, "cosxy", Name, Some("cos(x*y)")),
        ("sine(x)", 0, "sine", Name, Some("sin")),
        ("sni(x)", 0, "sni", Name, Some("sin")),
        ("sqr(x)", 0, "sqr", Name, Some("sqrt")),
        ("arctan(x)", 0, "arctan", Name, Some("atan")),
        ("sigmoid(x)", 0, "sigmoid", Name, Some("1/(1 + exp(-x))")),
        ("Sin(x)", 0, "Sin", Name, Some("sin")),
        ("X^2", 0, "X", Name, Some("x")),
        ("x + PI", 4, "PI", Name, Some("pi")),
        ("z^2", 0, "z", Name, None),
        ("theta_0", 0, "theta_0", Name, None),
        ("f(x)", 0, "f", Name, None),
        ("sin x", 4, "x", Opening, Some("sin(x)")),
        ("sin 2", 4, "2", Opening, Some("sin(2)")),
        ("sin^2(x)", 3, "^", Opening, Some("sin(x)")),
        ("x + sin", 7, "", Opening, Some("sin(x)")),
        ("max x", 4, "x", Opening, None),
        ("|x|", 0, "|", Sign, Some("abs(x)")),
        ("2|x - 1|", 1, "|", Sign, Some("abs(x - 1)")),
        ("x**2", 1, "**", Sign, Some("^")),
        ("x×y", 1, "×", Sign, Some("*")),
        ("x·y", 1, "·", Sign, Some("*")),
        ("x − 1", 2, "−", Sign, Some("-")),
        ("x²", 1, "²", Sign, Some("^2")),
        ("2π", 1, "π", Sign, Some("pi")),
        ("x\u{a0}+ 1", 1, "\u{a0}", Sign, Some(" ")),
        ("[x]", 0, "[", Sign, Some("(")),
        ("y = x", 2, "=", Sign, None),
        ("x + ü", 4, "ü", Sign, None),
        ("(x", 2, "", Closing, None),
        ("sin(x", 5, "", Closing, None),
        ("(x, y)", 2, ",", Closing, None),
        ("x)", 1, ")", End, None),
        ("x, y", 1, ",", End, None),
        ("0,5x", 1, ",", End, Some(".")),
        ("(0,5)x", 2, ",", Closing, Some(".")),
        ("x +", 3, "", Operand, None),
        ("x + ", 3, "", Operand, None),
        ("*x", 0, "*", Operand, None),
        ("x + * 2", 4, "*", Operand, None),
        ("2^", 2, "", Operand, None),
        ("()", 1, ")", Operand, None),
        ("max(x,)", 6, ")", Operand, None),
        ("max(,x)", 4, ",", Operand, None),
        ("-", 1, "", Operand, None),
        ("sin()", 0, "sin", Arguments(1), None),
        ("x + sin(x, 2)", 4, "sin", Arguments(1), None),
        ("pow(x)", 0, "pow", Arguments(2), None),
        ("min(1, 2, x)", 0, "min", Arguments(2), None),
        ("1.2.3x", 0, "1.2.3", Number, None),
        ("x + 2e3.5", 4, "2e3.5", Number, None),
        (".", 0, ".", Number, None),
        ("1e999x", 0, "1e999", Finite, None),
        ("x + 1/0", 5, "/", Finite, None),
        ("x*sqrt(-1)", 2, "sqrt", Finite, None),
        ("x^(0^-1)", 4, "^", Finite, None),
        ("w + x", 4, "x", OneNaming, None),
        ("y^2 + w", 6, "w", OneNaming, None),
        ("2 + 2", 0, "2 + 2", Variable, None),
        (" pi", 1, "pi", Variable, None),
    ];
    for (text, at, found, expected, hint) in cases {
        let hint = hint.map(String::from);
        assert_eq!(error(text), FormulaError { at, found: found.into(), expected, hint }, "{text}");
    }
}

#[test]
fn errors_are_worded() {
    let cases = [
        ("xy", "expected a known name at byte 0, found `xy`; did you mean `x*y`?"),
        ("(x", "expected a closing parenthesis at byte 2"),
        ("pow(x)", "expected two arguments at byte 0, found `pow`"),
    ];
    for (text, words) in cases {
        assert_eq!(error(text).to_string(), words);
    }
    assert_eq!((Expected::Arguments(2).id(), Expected::Arguments(2).number()), ("arguments", Some(2)));
    assert_eq!((Expected::OneNaming.id(), Expected::OneNaming.number()), ("one-naming", None));
}

#[test]
fn limits_are_kept() {
    let long = ["x", &"+1".repeat(LONGEST / 2)].concat();
    assert_eq!(formula(&long[..LONGEST - 1]).at(1.0, 0.0), (LONGEST / 2) as f64);
    let excess = error(&[" ", &long].concat());
    assert_eq!((excess.at, excess.expected), (LONGEST + 1, Expected::Length(LONGEST)));
    // Characters count, not bytes.
    assert_eq!(error(&"ü".repeat(LONGEST)).expected, Expected::Sign);
    assert_eq!(error(&"ü".repeat(LONGEST + 1)).at, 2 * LONGEST);

    let nested = |open: &str, depth: usize| [&open.repeat(depth), "x", &")".repeat(depth)].concat();
    for open in ["(", "abs(", "-(", "1+(", "2^(", "x+2(x)^(", "max(x,"] {
        formula(&nested(open, DEEPEST));
        let excess = error(&nested(open, DEEPEST + 1));
        assert_eq!((excess.found.as_str(), excess.expected), ("(", Expected::Nesting(DEEPEST)), "{open}");
    }
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

#[test]
fn formulas_are_written_in_other_notations() {
    let cases = [
        ("-x^2", "-x ** 2", "-x^{2}"),
        ("(-x)^2", "(-x) ** 2", r"\left(-x\right)^{2}"),
        ("2^-x^2", "2 ** -x ** 2", "2^{-x^{2}}"),
        ("(x^2)^3", "(x ** 2) ** 3", r"\left(x^{2}\right)^{3}"),
        ("1/2x", "1 / 2 * x", r"\frac{1}{2} x"),
        ("1/(2x)", "1 / (2 * x)", r"\frac{1}{2 x}"),
        ("x - (y - 1)", "x - (y - 1)", r"x - \left(y - 1\right)"),
        ("x(y+1)", "x * (y + 1)", r"x \left(y + 1\right)"),
        ("2*3x", "2 * 3 * x", r"2 \cdot 3 x"),
        ("x - -y", "x - -y", r"x - \left(-y\right)"),
        ("1e-7x", "1e-7 * x", r"1 \cdot 10^{-7} x"),
        ("0.1w^2 + sin(3w)", "0.1 * w ** 2 + np.sin(3 * w)", r"0.1 w^{2} + \sin\left(3 w\right)"),
        ("exp(-x)sqrt(pi)", "np.exp(-x) * 1.7724538509055159", r"e^{-x} \sqrt{\pi}"),
        ("2pi*x", "2 * np.pi * x", r"2 \pi x"),
        ("abs(ln(x))", "np.abs(np.log(x))", r"\left|\ln\left(x\right)\right|"),
        ("max(0, x)", "np.maximum(0, x)", r"\max\left(0, x\right)"),
        ("pow(x, 2)", "x ** 2", "x^{2}"),
        ("atan(x)^2", "np.arctan(x) ** 2", r"\left(\arctan\left(x\right)\right)^{2}"),
    ];
    for (text, python, latex) in cases {
        assert_eq!(export::python_expression(&formula(text), Library::NumPy), python, "{text}");
        assert_eq!(formula(text).latex(), latex, "{text}");
    }
    // PyTorch's functions take tensors alone.
    let torch = |text: &str| export::python_expression(&formula(text), Library::PyTorch);
    assert_eq!(
        torch("max(0, x) + e^x"),
        "torch.maximum(torch.tensor(0, dtype=torch.float64), x) + torch.e ** x"
    );
    assert_eq!(torch("sqrt(2)x + sin(x)"), "1.4142135623730951 * x + torch.sin(x)");
}

#[test]
fn gradients_are_written_as_people_do() {
    let cases: [(&str, &[&str]); 24] = [
        ("(w - 2)^2", &["2·(w - 2)"]),
        ("x^2 + 3y^2", &["2·x", "6·y"]),
        ("x^2y", &["2·x·y", "x^2"]),
        ("x + 0y", &["1", "0"]),
        ("w^2/2", &["w"]),
        ("w/3", &["1 / 3"]),
        ("(1 - w)^2", &["-2·(1 - w)"]),
        ("-w^2", &["-2·w"]),
        ("w^3 - w", &["3·w^2 - 1"]),
        ("1/w", &["-1 / w^2"]),
        ("sin(w^2)", &["2·w·cos(w^2)"]),
        ("cos(3w)", &["-3·sin(3·w)"]),
        ("exp(-w^2)", &["-2·w·exp(-w^2)"]),
        ("e^(2w)", &["2·e^(2·w)"]),
        ("ln(w)", &["1 / w"]),
        ("log10(w)", &["1 / (ln(10)·w)"]),
        ("sqrt(w)", &["0.5 / sqrt(w)"]),
        ("sqrt(x^2 + y^2)", &["x / sqrt(x^2 + y^2)", "y / sqrt(x^2 + y^2)"]),
        ("w^pi", &["pi·w^(pi - 1)"]),
        ("x^y", &["y·x^(y - 1)", "x^y·ln(x)"]),
        ("tanh(w)", &["1 - tanh(w)^2"]),
        ("abs(w)", &["sign(w)"]),
        ("max(x, 2y)", &["0.5·(1 + sign(x - 2·y))", "1 + sign(2·y - x)"]),
        ("w - w", &["0"]),
    ];
    for (text, partials) in cases {
        let gradient = formula(text).gradient().text();
        assert_eq!(gradient.partials, partials, "{text}");
        assert!(gradient.definitions.is_empty(), "{text}: {:?}", gradient.definitions);
    }
    // What is long and used more than once has a name.
    let gradient = formula("exp(x^2 + 3x*y - 2y^2 - 1)").gradient().text();
    assert_eq!(gradient.definitions, ["t1 = exp(x^2 + 3·x·y - 2·y^2 - 1)"]);
    assert_eq!(gradient.partials, ["(2·x + 3·y)·t1", "(3·x - 4·y)·t1"]);
}

/// A formula as a tree, with a value of its own.
#[derive(Clone, Debug)]
enum Term {
    Number(f64),
    X,
    Y,
    Negative(Box<Term>),
    Call(usize, Box<Term>),
    Binary(char, Box<Term>, Box<Term>),
    Power(Box<Term>, i32),
}

type Named = (&'static str, fn(f64) -> f64);

const CALLS: [Named; 13] = [
    ("sin", f64::sin),
    ("cos", f64::cos),
    ("tan", f64::tan),
    ("exp", f64::exp),
    ("ln", f64::ln),
    ("log", f64::ln),
    ("log10", f64::log10),
    ("sqrt", f64::sqrt),
    ("abs", f64::abs),
    ("tanh", f64::tanh),
    ("sinh", f64::sinh),
    ("cosh", f64::cosh),
    ("atan", f64::atan),
];

impl Term {
    fn value(&self, x: f64, y: f64) -> f64 {
        self.shaken(x, y, 0.0)
    }

    /// The value where every result is off by this part of it, one way or the other.
    fn shaken(&self, x: f64, y: f64, off: f64) -> f64 {
        let exact = match self {
            Self::Number(number) => return *number,
            Self::X => x,
            Self::Y => y,
            Self::Negative(of) => -of.shaken(x, y, off),
            Self::Call(index, of) => CALLS[*index].1(of.shaken(x, y, off)),
            Self::Power(of, exponent) => of.shaken(x, y, -off).powi(*exponent),
            Self::Binary(sign, left, right) => {
                let (left, right) = (left.shaken(x, y, off), right.shaken(x, y, -off));
                match sign {
                    '+' => left + right,
                    '-' => left - right,
                    '*' | ' ' => left * right,
                    '/' => left / right,
                    '<' if left.is_nan() || right.is_nan() => f64::NAN,
                    '<' => left.min(right),
                    _ => left.powf(right),
                }
            }
        };
        exact * (1.0 + off)
    }

    /// Whether no part is infinite or undefined, or so large that rounding matters, and no number
    /// below 0 has an exponent that may vary.
    fn is_tame(&self, x: f64, y: f64) -> bool {
        self.value(x, y).abs() < 1e4
            && match self {
                Self::Number(_) | Self::X | Self::Y => true,
                Self::Negative(of) | Self::Call(_, of) | Self::Power(of, _) => of.is_tame(x, y),
                Self::Binary('^', left, _) if left.value(x, y) <= 0.0 => false,
                Self::Binary(_, left, right) => left.is_tame(x, y) && right.is_tame(x, y),
            }
    }

    /// The text with as few parentheses as precedence allows; sums bind at 0, products at 1,
    /// signs at 2, powers at 3, operands at 4.
    fn text(&self, least: u8) -> String {
        let (level, text) = match self {
            Self::Number(number) => (4, number.to_string()),
            Self::X => (4, "x".into()),
            Self::Y => (4, "y".into()),
            Self::Negative(of) => (2, format!("-{}", of.text(2))),
            Self::Call(index, of) => (4, format!("{}({})", CALLS[*index].0, of.text(0))),
            Self::Power(of, exponent) => (3, format!("{}^{exponent}", of.text(4))),
            Self::Binary('<', left, right) => (4, format!("min({}, {})", left.text(0), right.text(0))),
            Self::Binary('^', left, right) => (3, format!("{}^{}", left.text(4), right.text(2))),
            // Letters that touch would make a name, digits a number.
            Self::Binary(' ', left, right) => (1, format!("{}({})", left.text(1), right.text(0))),
            Self::Binary(sign @ ('*' | '/'), left, right) => {
                (1, format!("{}{sign}{}", left.text(1), right.text(2)))
            }
            Self::Binary(sign, left, right) => (0, format!("{} {sign} {}", left.text(0), right.text(1))),
        };
        if level < least { format!("({text})") } else { text }
    }
}

fn any_term() -> impl Strategy<Value = Term> {
    let number = prop_oneof![(0..5_u8).prop_map(f64::from), 0.001..5.0];
    let leaf = prop_oneof![2 => Just(Term::X), 2 => Just(Term::Y), 1 => number.prop_map(Term::Number)];
    leaf.prop_recursive(5, 24, 2, |inner| {
        let signs = proptest::sample::select(vec!['+', '-', '*', '/', ' ', '<', '^']);
        prop_oneof![
            1 => inner.clone().prop_map(|of| Term::Negative(of.into())),
            2 => (0..CALLS.len(), inner.clone()).prop_map(|(index, of)| Term::Call(index, of.into())),
            1 => (inner.clone(), -3..5).prop_map(|(of, exponent)| Term::Power(of.into(), exponent)),
            4 => (signs, inner.clone(), inner)
                .prop_map(|(sign, left, right)| Term::Binary(sign, left.into(), right.into())),
        ]
    })
}

/// The formula of a tree with both variables; nothing where a constant part of it is not finite.
fn parsed(term: &Term) -> Option<Expression> {
    let text = format!("{} + 0x + 0y", term.text(0));
    match Expression::parse(&text) {
        Ok(expression) => Some(expression),
        Err(FormulaError { expected: Expected::Finite, .. }) => None,
        Err(error) => panic!("{text}: {error}"),
    }
}

/// Two values that are one but for rounding, which formulas may amplify.
fn agree(one: f64, other: f64, within: f64) -> bool {
    (one.is_nan() && other.is_nan()) || one == other || (one - other).abs() <= within
}

proptest! {
    #[test]
    fn a_printed_tree_reads_back_with_its_value(term in any_term(), x in -3.0..3.0, y in -3.0..3.0) {
        let Some(read) = parsed(&term).filter(|_| !term.value(x, y).is_nan()) else { return Ok(()) };
        let (value, expected) = (read.at(x, y), term.value(x, y));
        let off = term.shaken(x, y, 1e-14) - expected;
        if expected.is_finite() == off.is_finite() {
            let within = 1e-12 * expected.abs() + 10.0 * off.abs();
            prop_assert!(agree(value, expected, within), "{} = {value}, not {expected}", read.text());
        }
    }

    #[test]
    fn the_value_is_the_same_however_it_is_reached(term in any_term(), x in -3.0..3.0, y in -3.0..3.0) {
        let Some(read) = parsed(&term).filter(|_| term.is_tame(x, y)) else { return Ok(()) };
        let value: f64 = read.at(x, y);
        prop_assert_eq!(read.at(Dual64::from_re(x).derivative(), Dual64::from_re(y)).re, value);
        prop_assert_eq!(read.at(Dual2_64::from_re(x), Dual2_64::from_re(y).derivative()).re, value);
        let both = read.at(HyperDual64::from_re(x).derivative1(), HyperDual64::from_re(y).derivative2());
        prop_assert_eq!(both.re, value);
    }

    #[test]
    fn gradients_agree_with_central_differences(term in any_term(), x in -3.0..3.0, y in -3.0..3.0) {
        let Some(read) = parsed(&term).filter(|_| term.is_tame(x, y)) else { return Ok(()) };
        let gradient = Surface::Formula(read.clone()).gradient(Point::new(x, y));
        let along = |h: f64| {
            let by_x = (read.at(x + h, y) - read.at(x - h, y)) / (2.0 * h);
            let by_y = (read.at(x, y + h) - read.at(x, y - h)) / (2.0 * h);
            (by_x, by_y)
        };
        let (near, far) = (along(1e-5), along(2e-5));
        let scale = 1.0 + read.at(x, y).abs();
        for (exact, near, far) in [(gradient.x, near.0, far.0), (gradient.y, near.1, far.1)] {
            // Where the differences do not agree with each other, they say nothing.
            if (near - far).abs() < 1e-4 * scale {
                prop_assert!((exact - near).abs() < 1e-3 * scale, "{}: {exact}, not {near}", read.text());
            }
        }
    }

    #[test]
    fn hessians_agree_with_differences_of_gradients(term in any_term(), x in -3.0..3.0, y in -3.0..3.0) {
        let Some(read) = parsed(&term).filter(|_| term.is_tame(x, y)) else { return Ok(()) };
        let surface = Surface::Formula(read.clone());
        let hessian = surface.hessian(Point::new(x, y));
        let along = |h: f64| {
            let slope = |x: f64, y: f64| surface.gradient(Point::new(x, y));
            let by_x = (slope(x + h, y) - slope(x - h, y)) * (0.5 / h);
            let by_y = (slope(x, y + h) - slope(x, y - h)) * (0.5 / h);
            [by_x.x, by_x.y, by_y.y]
        };
        let scale = 1.0 + surface.gradient(Point::new(x, y)).norm();
        let exact = [hessian.xx, hessian.xy, hessian.yy];
        for ((exact, near), far) in exact.into_iter().zip(along(1e-5)).zip(along(2e-5)) {
            if (near - far).abs() < 1e-4 * scale {
                prop_assert!((exact - near).abs() < 1e-3 * scale, "{}: {exact}, not {near}", read.text());
            }
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,60}") {
        if let Err(error) = Expression::parse(&text) {
            prop_assert!(text.get(error.at..).is_some_and(|rest| rest.starts_with(&error.found)));
        }
    }

    #[test]
    fn any_formula_like_text_is_read_or_refused(
        pieces in proptest::collection::vec(proptest::sample::select(PIECES.to_vec()), 0..40),
    ) {
        let text = pieces.concat();
        match Expression::parse(&text) {
            Ok(expression) => {
                expression.at(0.5, -0.5);
                expression.latex();
                export::python_expression(&expression, Library::PyTorch);
                prop_assert_eq!(Expression::parse(expression.text()).unwrap(), expression);
            }
            Err(error) => prop_assert!(text.get(error.at..).is_some_and(|rest| rest.starts_with(&error.found))),
        }
    }
}

const PIECES: [&str; 30] = [
    "x", "y", "w", "e", "pi", "2", "3.5", "0", ".", "1e", "(", ")", "(", ")", "+", "-", "*", "/", "^", ",",
    " ", "sin", "ln(", "max(", "sqrt(", "|", "ü", "²", "xy", "1e308",
];
