//! What people type, and the plain form that it is read as.

use super::{error, formula};
use fall_line::formula::{Expected, Expression};

/// What is typed, with the text that a query keeps of it.
const TYPED: [(&str, &str); 102] = [
    // Signs.
    ("(x−1)²", "(x-1)^2"),
    ("x – 1", "x - 1"),
    ("x‑1", "x-1"),
    ("e^(−x^2−y^2)", "e^(-x^2-y^2)"),
    ("2·x", "2*x"),
    ("x × 2", "x * 2"),
    ("x∙y", "x*y"),
    ("x÷2", "x/2"),
    ("x**2", "x^2"),
    ("2**-x**2", "2^-x^2"),
    ("（x+4）^2-12", "(x+4)^2-12"),
    ("x＋1", "x+1"),
    ("ｘ²＋ｙ²", "x^2+y^2"),
    ("𝑥² + 𝑦²", "x^2 + y^2"),
    ("x\u{a0}+ 1", "x + 1"),
    ("x\u{2009}+\u{202f}1", "x + 1"),
    ("x\u{200b}+\u{2060}1\u{feff}", "x+1"),
    ("2\u{200b}x", "2x"),
    ("\u{3000}x\u{3000}", "x"),
    // Powers and indices.
    ("x²", "x^2"),
    ("x³y", "x^3y"),
    ("x²3", "x^2*3"),
    ("x¹²", "x^12"),
    ("x⁻²", "x^-2"),
    ("(x²+y−11)²+(x+y²−7)²", "(x^2+y-11)^2+(x+y^2-7)^2"),
    ("x₁²", "x₁^2"),
    ("x₁x₂", "x₁x₂"),
    ("x_{1}^2", "x_1^2"),
    ("θ²", "θ^2"),
    ("θx", "θx"),
    // Fractions and roots.
    ("½x²", "(1/2)x^2"),
    ("x^½ + ¼ - ¾", "x^(1/2) + (1/4) - (3/4)"),
    ("√x", "sqrt(x)"),
    ("√2x", "sqrt(2)x"),
    ("2√(x²+y²)", "2sqrt(x^2+y^2)"),
    ("√√x", "sqrt(sqrt(x))"),
    ("√|x|", "sqrt(abs(x))"),
    ("√sin²(x)", "sqrt((sin(x))^2)"),
    ("x√y", "x*sqrt(y)"),
    // Letters.
    ("πx", "pi*x"),
    ("2π + x", "2pi + x"),
    ("cos(2πx)", "cos(2pi*x)"),
    ("σ(x)", "sigmoid(x)"),
    // Bars.
    ("|x|", "abs(x)"),
    ("2|x - 1|", "2abs(x - 1)"),
    ("||x|-1|", "abs(abs(x)-1)"),
    ("|x||y|", "abs(x)abs(y)"),
    ("x|y|", "x*abs(y)"),
    ("|x + (|y| - 1)|", "abs(x + (abs(y) - 1))"),
    ("|-|x||", "abs(-abs(x))"),
    ("|x|^2", "abs(x)^2"),
    ("|sin²(x)|", "abs((sin(x))^2)"),
    // Powers of functions.
    ("sin²(x)", "(sin(x))^2"),
    ("sin^2(x)", "(sin(x))^2"),
    ("2cos^2(x+y)x", "2(cos(x+y))^2x"),
    ("sin^{2}(x)", "(sin(x))^2"),
    ("sin^(2)(x)", "(sin(x))^2"),
    ("sin²(cos²(x))", "(sin((cos(x))^2))^2"),
    ("tan^-1(x)", "atan(x)"),
    ("tan⁻¹(x)", "atan(x)"),
    ("sin^(-1)(x)", "asin(x)"),
    ("cos^{-1}(x)", "acos(x)"),
    // Programs.
    ("np.sin(x)", "sin(x)"),
    ("math.sin(x)", "sin(x)"),
    ("torch.abs(x)", "abs(x)"),
    ("torch.nn.functional.softplus(x)", "softplus(x)"),
    ("2*np.pi*x", "2*pi*x"),
    ("Math.PI*x", "pi*x"),
    ("numpy.exp(-x**2)", "exp(-x^2)"),
    ("lambda x: x**2", "x^2"),
    ("lambda x, y: x*y", "x*y"),
    ("f(x)=x^2", "x^2"),
    ("f(x, y) = x^2 + y^2", "x^2 + y^2"),
    ("L(w)=(w-3)^2", "(w-3)^2"),
    ("J(θ) = θ²", "θ^2"),
    ("y=x^2", "x^2"),
    ("y = f(x) = x^2", "x^2"),
    ("E(w) = w^2", "w^2"),
    ("C(w) = w^2", "w^2"),
    (r"\mathcal{L}(w) = w^2", "w^2"),
    ("f = lambda x: x**2", "x^2"),
    ("L(w) = $w^2$", "w^2"),
    ("y = y^2", "y^2"),
    ("z = x^2 + y^2", "x^2 + y^2"),
    ("loss = w^2", "w^2"),
    // Capitals.
    ("Sin(X)", "sin(x)"),
    ("ABS(x) + PI", "abs(x) + pi"),
    ("ReLU(W1)", "relu(w1)"),
    ("E^x", "e^x"),
    // LaTeX.
    ("$x^2$", "x^2"),
    ("$$2 x$$", "2x"),
    ("x^{2}", "x^2"),
    ("x^{-1}", "x^(-1)"),
    (r"\frac{1}{2}x^2", "(1/2)x^2"),
    (r"\frac{1}{2} x^{2} + \frac{x+1}{2}", "(1/2)x^2+((x+1)/2)"),
    (r"\frac12x^2", "(1/2)x^2"),
    (r"2\cdot x", "2*x"),
    (r"\sqrt{x}", "sqrt(x)"),
    (r"\sqrt[3]{x} + \sqrt{\frac{x}{2}}", "cbrt(x)+sqrt((x/2))"),
    (r"\left(x - 1\right)^{2}", "(x-1)^2"),
    (r"\sin\left(x\right) \cos(2 \pi x)", "sin(x)cos(2pi*x)"),
    (r"\log_{10}(x) + e^{-\left|x\right|}", "log10(x)+e^(-abs(x))"),
];

#[test]
fn what_people_type_is_read_as_its_plain_form() {
    let mut wrong = Vec::new();
    for (typed, plain) in TYPED {
        let (read, again) = match Expression::parse(typed) {
            Ok(read) => (read, formula(plain)),
            Err(error) => {
                wrong.push(format!("{typed}: {error}"));
                continue;
            }
        };
        let is_same = |&(x, y): &(f64, f64)| f64::to_bits(again.at(x, y)) == f64::to_bits(read.at(x, y));
        let is_right = read.text() == plain
            && again.text() == plain
            && read.variables() == again.variables()
            && [(0.3, 0.7), (-0.4, 0.2), (0.9, -0.8)].iter().all(is_same);
        if !is_right {
            wrong.push(format!("{typed}: {read:?}, not {plain}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn places_are_those_of_what_was_typed() {
    for (typed, at, found) in [
        ("（x＋１）²＋bar", 18, "bar"),
        ("f(x) = |x| + foo", 13, "foo"),
        (r"\frac{1}{2} bar", 12, "bar"),
        ("sin²(x)√(x)+baz", 15, "baz"),
        ("x\u{200b}\u{a0}+ qux", 8, "qux"),
    ] {
        let error = error(typed);
        assert_eq!((error.at, error.found.as_str(), error.expected), (at, found, Expected::Name), "{typed}");
    }
}

#[test]
fn plain_text_that_grew_too_long_is_refused() {
    let long = ["√".repeat(250), "x".into()].concat();
    assert!(matches!(error(&long).expected, Expected::Length(_) | Expected::Nesting(_)));
    let long = ["x+", &"½+".repeat(400), "1"].concat();
    assert!(matches!(error(&long).expected, Expected::Length(_)));
}
