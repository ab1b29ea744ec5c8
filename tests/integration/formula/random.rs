//! What holds of any formula: trees made by chance, held against values of their own.

use fall_line::export::{self, Library};
use fall_line::formula::{Expected, Expression, FormulaError};
use fall_line::geometry::Point;
use fall_line::surface::Surface;
use proptest::prelude::*;

/// A formula as a tree, with a value of its own.
#[derive(Clone, Debug)]
enum Term {
    Number(f64),
    X,
    Y,
    Negative(Box<Self>),
    Call(usize, Box<Self>),
    Binary(char, Box<Self>, Box<Self>),
    Power(Box<Self>, i32),
}

type Named = (&'static str, fn(f64) -> f64);

const CALLS: [Named; 21] = [
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
    ("asin", f64::asin),
    ("acos", f64::acos),
    ("atan", f64::atan),
    ("log2", f64::log2),
    ("cbrt", f64::cbrt),
    ("sign", |x| if x == 0.0 { 0.0 } else { x.signum() }),
    ("sigmoid", |x| 1.0 / (1.0 + (-x).exp())),
    ("softplus", |x| x.max(0.0) + (-x.abs()).exp().ln_1p()),
    ("relu", |x| if x <= 0.0 { 0.0 } else { x }),
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

    /// Whether no part is infinite or undefined, or so large that rounding matters, no function
    /// stands where it is upright, as `asin` at 1, and no number below 0 has an exponent that may vary.
    fn is_tame(&self, x: f64, y: f64) -> bool {
        self.value(x, y).abs() < 1e4
            && match self {
                Self::Number(_) | Self::X | Self::Y => true,
                Self::Call(index, of) => {
                    let (function, at) = (CALLS[*index].1, of.value(x, y));
                    (function(at + 1e-9) - function(at - 1e-9)).abs() < 1e-4 && of.is_tame(x, y)
                }
                Self::Negative(of) | Self::Power(of, _) => of.is_tame(x, y),
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
        // With derivatives carried along, and without.
        let along = Surface::Formula(read.clone()).value_and_gradient(Point::new(x, y));
        prop_assert_eq!(along.loss, read.at(x, y));
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

const PIECES: [&str; 56] = [
    "x",
    "y",
    "w",
    "e",
    "pi",
    "2",
    "3.5",
    "0",
    ".",
    "1e",
    "(",
    ")",
    "(",
    ")",
    "+",
    "-",
    "*",
    "/",
    "^",
    ",",
    " ",
    "sin",
    "ln(",
    "max(",
    "sqrt(",
    "|",
    "ü",
    "²",
    "xy",
    "1e308",
    "√",
    "½",
    "{",
    "}",
    "[",
    "]",
    "θ",
    "π",
    "₁",
    "⁻",
    "|",
    "|",
    "−",
    "×",
    "\u{200b}",
    "\\frac",
    "\\sqrt",
    "\\left",
    "\\cdot",
    "$",
    "np.",
    "=",
    "f(x)",
    "lambda",
    "_1",
    "\\operatorname{relu}",
];
