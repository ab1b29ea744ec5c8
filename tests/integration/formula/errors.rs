//! What is no formula, and what is told of it.

use super::{error, formula};
use fall_line::formula::Expected::{self, *};
use fall_line::formula::{DEEPEST, FormulaError, LONGEST};

/// What is wrong, with its place, what stands there, what is expected, and a hint.
const ERRORS: [(&str, usize, &str, Expected, Option<&str>); 74] = [
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

#[test]
fn errors_tell_what_stands_where_and_guess() {
    for (text, at, found, expected, hint) in ERRORS {
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
