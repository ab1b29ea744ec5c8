//! The loss and, for NumPy, its gradient.

use super::expression::{Python, python_expression};
use super::literal::float;
use super::program::{Library, Program};
use crate::data::Observation;
use crate::formula::tree::Operator;
use crate::formula::{Expression, notation::Piece};
use crate::surface::{self, Surface};

/// How many observations' numbers stand in one line.
const A_LINE: usize = 10;
/// Longer partial derivatives do not stand in one line: in bytes.
const SHORT: usize = 70;

/// What the functions of a surface take from the top of the program, a line each.
pub(super) fn constants(program: &Program<'_>) -> Vec<String> {
    let surface = &program.config.surface;
    let number = surface.constant();
    let mut lines: Vec<String> = number
        .map(|(constant, value)| format!("{} = {}", constant.key.to_ascii_uppercase(), float(value)))
        .into_iter()
        .collect();
    if !surface.observations().is_empty() {
        lines.push(format!("U = {}", data(program, |seen| seen.u)));
        lines.push(format!("V = {}", data(program, |seen| seen.v)));
    }
    lines
}

fn data(program: &Program<'_>, of: impl Fn(&Observation) -> f64) -> String {
    let numbers: Vec<String> =
        program.config.surface.observations().iter().map(|seen| float(of(seen))).collect();
    let lines: Vec<String> = numbers.chunks(A_LINE).map(|line| line.join(", ")).collect();
    let make = match program.library {
        Library::NumPy => "np.array",
        Library::PyTorch => "torch.tensor",
    };
    format!("{make}([\n    {},\n])", lines.join(",\n    "))
}

/// The functions of a surface: `loss` and, where the library does not find it, `gradient`.
pub(super) fn functions(program: &Program<'_>) -> Vec<String> {
    match &program.config.surface {
        Surface::Formula(expression) => of_formula(program, expression),
        named => named.record().map_or_else(Vec::new, |record| of_record(program, &record.python)),
    }
}

fn of_record(program: &Program<'_>, python: &surface::Python) -> Vec<String> {
    match program.library {
        Library::NumPy => [python.loss, python.gradient].map(|text| program.own(text)).into(),
        Library::PyTorch => vec![program.own(python.torch_loss.unwrap_or(python.loss))],
    }
}

fn of_formula(program: &Program<'_>, expression: &Expression) -> Vec<String> {
    let variables = expression.identifiers();
    let unpacked = match variables.as_slice() {
        [one] => format!("({one},) = point"),
        all => format!("{} = point", all.join(", ")),
    };
    let value = python_expression(expression, program.library);
    let loss = format!("def loss(point):\n    {unpacked}\n    return {value}");
    match program.library {
        Library::PyTorch => vec![loss],
        Library::NumPy => [vec![loss], gradient(program, expression, &unpacked)].concat(),
    }
}

/// The gradient of a formula, after what it calls.
fn gradient(program: &Program<'_>, expression: &Expression, unpacked: &str) -> Vec<String> {
    let gradient = expression.gradient();
    let written = gradient.write(&Python { library: program.library, names: expression.identifiers() });
    let mut lines = vec!["def gradient(point):".to_string(), unpacked.into()];
    lines.extend(written.definitions.into_iter().map(|part| format!("{} = {}", part.name, part.text)));
    let text = |partial: Piece| partial.value.map_or(partial.text, float);
    let mut partials: Vec<String> = written.expressions.into_iter().map(text).collect();
    if partials.iter().map(String::len).sum::<usize>() > SHORT {
        for (name, partial) in expression.identifiers().iter().zip(&mut partials) {
            let short = format!("along_{name}");
            lines.push(format!("{short} = {partial}"));
            *partial = short;
        }
    }
    lines.push(format!("return np.array([{}])", partials.join(", ")));
    let ratio = gradient.needs(Operator::Ratio).then(|| program.part("ratio")).flatten();
    ratio.into_iter().chain([lines.join("\n    ")]).collect()
}
