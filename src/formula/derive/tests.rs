//! Derivatives as formulas have the values that dual numbers find.

use super::*;
use crate::formula::{Expression, LONGEST};
use num_dual::Dual64;
use proptest::prelude::*;

/// The values of all parts of a formula.
fn parts(tree: &Tree, x: f64, y: f64) -> Vec<f64> {
    tree.fold(|_, node| node.value(x, y))
}

/// The values of a formula's gradient.
fn values(formula: &Expression, x: f64, y: f64) -> Vec<f64> {
    let gradient = formula.gradient();
    let parts = parts(&gradient.tree, x, y);
    gradient.partials.iter().map(|partial| parts[partial.index()]).collect()
}

/// The same from dual numbers.
fn duals(formula: &Expression, x: f64, y: f64) -> Vec<f64> {
    let (x, y) = (Dual64::from_re(x), Dual64::from_re(y));
    vec![formula.run(x.derivative(), y).eps, formula.run(x, y.derivative()).eps]
}

/// Formulas in x and y with all functions and operators.
fn any_formula() -> impl Strategy<Value = String> {
    let leaf =
        proptest::sample::select(vec!["x", "y", "x", "y", "2", "0.5", "pi", "e"]).prop_map(String::from);
    leaf.prop_recursive(5, 20, 2, |inner| {
        let operators = proptest::sample::select(vec!['+', '-', '*', '/']);
        let functions = "-,sin,cos,tan,exp,ln,log2,log10,abs,tanh,sinh,cosh,atan,sign,sigmoid,softplus,relu".split(',').collect::<Vec<_>>();
        let powers = proptest::sample::select(vec!["2", "3", "-1", "1.5", "0"]);
        let extremes = proptest::sample::select(vec!["min", "max"]);
        prop_oneof![
            4 => (operators, inner.clone(), inner.clone()).prop_map(|(sign, a, b)| format!("({a}){sign}({b})")),
            2 => (proptest::sample::select(functions), inner.clone()).prop_map(|(name, of)| format!("{name}({of})")),
            // At 0, where rounding decides whether a root has a slope, the other test has cases.
            1 => inner.clone().prop_map(|of| format!("sqrt(abs({of}) + 0.1)")),
            1 => inner.clone().prop_map(|of| format!("(abs({of}) + 0.1)^(1/3)")),
            1 => inner.clone().prop_map(|of| format!("cbrt(abs({of}) + 0.1)")),
            1 => inner.clone().prop_map(|of| format!("asin(0.9tanh({of}))")),
            1 => inner.clone().prop_map(|of| format!("acos(0.9tanh({of}))")),
            // Powers of 0 and below have no slope along the exponent.
            1 => (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("(abs({a}) + 0.1)^({b})")),
            1 => (powers, inner.clone()).prop_map(|(power, base)| format!("({base})^{power}")),
            1 => (extremes, inner.clone(), inner).prop_map(|(name, a, b)| format!("{name}({a}, {b})")),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn derivatives_have_the_values_of_dual_numbers(text in any_formula(), x in -3.0..3.0, y in -3.0..3.0) {
        let Ok(formula) = Expression::parse(&format!("{text} + 0x + 0y")) else { return Ok(()) };
        // In large numbers rounding shows, and infinite ones overflow on one way and not on another.
        if !parts(&formula.0.formula.tree, x, y).into_iter().all(|value| value.abs() < 1e4) {
            return Ok(());
        }
        let (found, expected) = (values(&formula, x, y), duals(&formula, x, y));
        let nearby = duals(&formula, x * (1.0 + 1e-12), y * (1.0 - 1e-12));
        for ((found, expected), nearby) in found.into_iter().zip(expected).zip(nearby) {
            let scale = expected.abs().max(1.0);
            let is_tame = scale < 1e6 && (nearby - expected).abs() < 1e-10 * scale;
            prop_assert!(!is_tame || (found - expected).abs() < 1e-9 * scale, "{text}: {found}, not {expected}");
        }
    }
}

#[test]
fn where_derivatives_do_not_exist_they_are_those_of_dual_numbers() {
    let cases = [
        ("abs(x) + 0y", 0.0, 0.0),
        ("max(x, 3y)", 0.0, 0.0),
        ("min(x, 3y)", 3.0, 1.0),
        ("sqrt(x^2 + y^2)", 0.0, 0.0),
        ("(x^2 + y^2)^0.5", 0.0, 0.0),
        ("(x^2 + y^2)^(1/2)", 0.0, 0.0),
        ("3sqrt(4x^2 + y^2) + x", 0.0, 0.0),
        ("x^3 + y^1.5", 0.0, 0.0),
        ("relu(x) + relu(-y)", 0.0, 0.0),
        ("sign(x) + sigmoid(y)", 0.0, 0.0),
        ("cbrt(x^2 + y^2)", 0.0, 0.0),
    ];
    for (text, x, y) in cases {
        let formula = Expression::parse(text).unwrap();
        assert_eq!(values(&formula, x, y), duals(&formula, x, y), "{text}");
    }
}

#[test]
fn the_text_grows_with_the_formula() {
    let nested = |open: &str| [&open.repeat(64), "x*y", &")".repeat(64)].concat();
    let long = [
        ["x*", &"x*y*".repeat(249), "x"].concat(),
        ["x^", &"y^x^".repeat(248), "x"].concat(),
        "(2x)(3y)".repeat(125),
        ["x/", &"y/x/".repeat(248), "x"].concat(),
        nested("sin(x*"),
        nested("sqrt(1+"),
        nested("(x+y)/(1+"),
        nested("max(x^y,"),
    ];
    for text in long {
        assert!(text.len() <= LONGEST);
        let gradient = Expression::parse(&text).unwrap().gradient().text();
        let length: usize = gradient.definitions.iter().chain(&gradient.partials).map(String::len).sum();
        assert!(length < 60 * LONGEST, "{length} bytes for {text}");
    }
}
