//! Formulas and their gradients as Python, LaTeX and text.

use super::formula;
use crate::common::settings;
use fall_line::Player;
use fall_line::export::{self, Library};

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
        (
            "asin(x) + acos(x)",
            "np.arcsin(x) + np.arccos(x)",
            r"\arcsin\left(x\right) + \arccos\left(x\right)",
        ),
        ("log2(x) - cbrt(x)", "np.log2(x) - np.cbrt(x)", r"\log_{2}\left(x\right) - \sqrt[3]{x}"),
        ("sign(x)", "np.sign(x)", r"\operatorname{sign}\left(x\right)"),
        ("sigmoid(2x)", "np.exp(-np.logaddexp(0, -(2 * x)))", r"\sigma\left(2 x\right)"),
        ("softplus(x)", "np.logaddexp(0, x)", r"\operatorname{softplus}\left(x\right)"),
        ("relu(x)", "np.maximum(0, x)", r"\operatorname{relu}\left(x\right)"),
        ("w₁ + θ_0^2", "w1 + theta0 ** 2", r"w_1 + \theta_0^{2}"),
        ("x_10*b", "x10 * b", r"x_{10} b"),
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
    assert_eq!(torch("relu(x) - sigmoid(x)"), "torch.relu(x) - torch.sigmoid(x)");
    assert_eq!(torch("cbrt(x)^2"), "(torch.sign(x) * torch.abs(x) ** (1 / 3)) ** 2");
    assert_eq!(torch("softplus(x)"), "torch.nn.functional.softplus(x, threshold=40)");
}

#[test]
fn what_is_shown_of_a_formula_is_read_as_it() {
    for text in super::REAL.lines() {
        let meant = formula(text);
        let shown = formula(&["$", &meant.latex(), "$"].concat());
        let points = [(0.7, 0.4), (-0.6, 1.1), (1.3, -0.9)];
        for (x, y) in points {
            let (found, expected): (f64, f64) = (shown.at(x, y), meant.at(x, y));
            let is_same = (found - expected).abs() <= 1e-12 * expected.abs().max(1.0);
            assert!(is_same || (found.is_nan() && expected.is_nan()), "{text} is shown as {}", meant.latex());
        }
        // So are its derivatives, where they have all its variables and no parts with names.
        let gradient = meant.gradient().text();
        if !gradient.definitions.is_empty() {
            continue;
        }
        for (index, partial) in gradient.partials.iter().enumerate() {
            let all: String = meant.variables().iter().map(|name| format!(" + 0{name}")).collect();
            let shown = formula(&[partial.as_str(), &all].concat());
            for (x, y) in points {
                let slope = super::gradient(text, x, y);
                let (found, expected): (f64, f64) = (shown.at(x, y), [slope.0, slope.1][index]);
                let is_same = (found - expected).abs() <= 1e-9 * expected.abs().max(1.0);
                assert!(
                    is_same || (found.is_nan() && expected.is_nan()),
                    "{text}: {partial} is {found}, not {expected}"
                );
            }
        }
    }
}

#[test]
fn files_and_programs_have_the_authors_names() {
    let mut player = Player::new(&settings("f=b^2%2B(θ₁-3)^2&steps=3&opt=adam").config);
    player.finish();
    let csv = export::csv(&player);
    let head = csv.lines().next().unwrap();
    assert!(head.starts_with("racer,optimizer,step,θ₁,b,loss,gradient_θ₁,gradient_b,rate,"), "{head}");
    let json = export::json(&settings("f=b^2%2B(θ₁-3)^2"), &[], &player);
    assert!(json.contains(r#""θ₁":["#) && json.contains(r#""gradient_b":["#));
    let program = |library| export::python(&settings("f=b^2%2B(θ₁-3)^2&steps=3").config, library);
    assert!(program(Library::NumPy).contains("theta1, b = point"), "{}", program(Library::NumPy));
    assert!(program(Library::PyTorch).contains("theta1, b = point"));
    // Parts that have names have none of a variable's.
    let gradient = formula("exp(t1^2 + 3t1*t2 - 2t2^2 - 1)").gradient().text();
    assert_eq!(gradient.partials, ["(2·t1 + 3·t2)·s1", "(3·t1 - 4·t2)·s1"]);
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
