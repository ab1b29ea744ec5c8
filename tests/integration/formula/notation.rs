//! Formulas and their gradients as Python, LaTeX and text.

use super::formula;
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
