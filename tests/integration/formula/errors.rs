//! What is no formula, and what is told of it.

use super::{error, formula};
use fall_line::formula::Expected::{self, *};
use fall_line::formula::{DEEPEST, Expression, LONGEST};

/// What is wrong, with its place, what stands there, what is expected, and a hint.
const ERRORS: [(&str, usize, &str, Expected, Option<&str>); 94] = [
    ("", 0, "", Formula, None),
    ("  \u{3000}", 0, "", Formula, None),
    ("2 x", 2, "x", Operator, Some("*x")),
    ("x y", 2, "y", Operator, Some("*y")),
    ("x (y+1)", 2, "(", Operator, Some("*(")),
    ("2 3x", 2, "3", Operator, Some("*3")),
    ("sin(x) cos(x)", 7, "cos", Operator, Some("*cos")),
    ("|x| |y|", 4, "|", Operator, Some("*|")),
    ("xy", 0, "xy", Name, Some("x*y")),
    (" 1 + xy", 5, "xy", Name, Some("x*y")),
    ("mx", 0, "mx", Name, Some("m*x")),
    ("w1w2", 0, "w1w2", Name, Some("w1*w2")),
    ("xy2", 0, "xy2", Name, None),
    ("ex", 0, "ex", Name, None),
    ("pix", 0, "pix", Name, Some("pi*x")),
    ("xsin(y)", 0, "xsin", Name, Some("x*sin")),
    ("cosx", 0, "cosx", Name, Some("cos(x)")),
    ("cosxy", 0, "cosxy", Name, Some("cos(x*y)")),
    ("cosx^2", 0, "cosx", Name, None),
    ("sine(x)", 0, "sine", Name, Some("sin")),
    ("sni(x)", 0, "sni", Name, Some("sin")),
    ("sqr(x)", 0, "sqr", Name, None),
    ("arctan(x)", 0, "arctan", Name, Some("atan")),
    ("2np.arctan(x)", 1, "np.arctan", Name, Some("atan")),
    ("sgn(x)", 0, "sgn", Name, Some("sign")),
    ("2square(x+1)", 1, "square(x+1)", Name, Some("(x+1)^2")),
    ("2/cot(x)", 2, "cot(x)", Name, Some("(1/tan(x))")),
    ("np.log1p(x^2)", 0, "np.log1p(x^2)", Name, Some("ln(1+(x^2))")),
    ("lg(x)", 0, "lg", Name, None),
    ("atan2(y, x)", 0, "atan2", Name, None),
    ("asinh(x)", 0, "asinh", Name, None),
    ("sinc(x)", 0, "sinc", Name, None),
    ("mix(x, y)", 0, "mix", Name, None),
    ("mu^2", 0, "mu", Name, None),
    ("z^2", 0, "z", Name, None),
    ("f(x)", 0, "f", Name, None),
    ("w + abc", 4, "abc", Name, None),
    ("sin x", 4, "x", Opening, Some("(x)")),
    ("x + sin 2", 8, "2", Opening, Some("(2)")),
    ("cos 2πx", 4, "2πx", Opening, Some("(2πx)")),
    (r"\sin 2\pi x", 5, r"2\pi x", Opening, Some(r"(2\pi x)")),
    ("sin xy", 4, "xy", Opening, Some("(x*y)")),
    ("sin x^2", 4, "x", Opening, None),
    ("sqrt x", 5, "x", Opening, Some("(x)")),
    ("sqrt 2x", 5, "2", Opening, None),
    ("sin^2 x", 3, "^", Opening, None),
    ("sin^-2(x)", 3, "^", Opening, None),
    ("exp^-1(x)", 3, "^", Opening, None),
    ("x + sin", 7, "", Opening, None),
    ("max x", 4, "x", Opening, None),
    ("2|x - 1", 7, "", Closing, None),
    ("[x]", 0, "[", Sign, Some("(")),
    ("x; 1", 1, ";", Sign, None),
    ("x = 3", 2, "=", Sign, None),
    ("x^2 = 1", 4, "=", Sign, None),
    ("cos(x) = y", 7, "=", Sign, None),
    ("2½x", 1, "½", Sign, None),
    ("x + ü", 4, "ü", Sign, None),
    ("x$", 1, "$", Sign, None),
    (r"\foo(x)", 0, r"\foo", Name, None),
    (r"\frac", 0, r"\frac", Name, None),
    ("√", 3, "", Opening, None),
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
    ("||", 2, "", Operand, None),
    ("max(x,)", 6, ")", Operand, None),
    ("max(,x)", 4, ",", Operand, None),
    ("-", 1, "", Operand, None),
    ("f(x) =", 6, "", Operand, None),
    ("sin()", 0, "sin", Arguments(1), None),
    ("x + sin(x, 2)", 4, "sin", Arguments(1), None),
    ("pow(x)", 0, "pow", Arguments(2), None),
    ("min(1, 2, x)", 0, "min", Arguments(2), None),
    ("1.2.3x", 0, "1.2.3", Number, None),
    ("x + 2e3.5", 4, "2e3.5", Number, None),
    (".", 0, ".", Number, None),
    ("1e999x", 0, "1e999", Finite, None),
    ("x + 1/0", 5, "/", Finite, None),
    ("x − 1÷0", 7, "÷", Finite, None),
    ("x*sqrt(-1)", 2, "sqrt", Finite, None),
    ("x^(0^-1)", 4, "^", Finite, None),
    ("2 + 2", 0, "2 + 2", Variable, None),
    (" pi", 1, "pi", Variable, None),
];

#[test]
fn a_hint_mends_what_is_wrong() {
    for (text, at, found, _, hint) in ERRORS {
        let Some(hint) = hint else { continue };
        let mended = [&text[..at], hint, &text[at + found.len()..]].concat();
        if let Err(next) = Expression::parse(&mended) {
            assert!(next.at >= at + hint.len(), "{text}: {mended} is {next}");
        }
    }
}

#[test]
fn a_third_variable_is_named_beside_the_others() {
    for (text, at, found, beside) in [
        ("w1*x + b", 7, "b", ["w1", "x"]),
        ("θ + a − x₂", 11, "x₂", ["θ", "a"]),
        ("x + y + X1", 8, "X1", ["x", "y"]),
    ] {
        let error = error(text);
        assert_eq!((error.at, error.found.as_str(), error.expected), (at, found, TwoVariables), "{text}");
        assert_eq!(error.beside, beside, "{text}");
    }
}

#[test]
fn errors_tell_what_stands_where_and_guess() {
    let wrong: Vec<String> = ERRORS
        .into_iter()
        .filter_map(|(text, at, found, expected, hint)| {
            let told = error(text);
            let right = (at, found, expected, hint);
            let is_right = right == (told.at, told.found.as_str(), told.expected, told.hint.as_deref());
            (!is_right).then(|| format!("{text}: {told:?}, not {right:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
    assert_eq!((Expected::TwoVariables.id(), Expected::TwoVariables.number()), ("two-variables", None));
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
