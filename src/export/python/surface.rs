//! The loss and, for NumPy, its gradient.

use super::expression::{Python as Notation, python_expression};
use super::library::Library;
use super::literal::{float, listed};
use crate::formula::Expression;
use crate::formula::tree::Operator;
use crate::surface::{Python, Surface};

/// Longer partial derivatives do not stand in one line: in bytes.
const SHORT: usize = 70;
/// What stands where a program would have a custom loss, which is compiled Rust.
const UNWRITTEN: &str =
    "(point):\n    raise NotImplementedError(\"a loss in Rust: write it in Python here\")";

/// The function `loss`.
pub(super) fn loss(surface: &Surface, library: Library, text: &mut String) {
    if let Some(Python::Functions { loss, torch_loss, .. }) = functions(surface) {
        let own = torch_loss.filter(|_| library == Library::PyTorch);
        let mut pieces = own.unwrap_or(loss).trim().split('$');
        text.push_str(pieces.next().unwrap_or_default());
        for piece in pieces {
            text.extend([library.module(), piece]);
        }
    } else if let Some(formula) = formula(surface) {
        head("loss", &formula.identifiers(), text);
        text.extend(["    return ", &python_expression(&formula, library)]);
    } else if surface.is_custom() {
        text.extend(["def loss", UNWRITTEN]);
    }
}

/// The function `gradient`, for NumPy.
pub(super) fn gradient(surface: &Surface, text: &mut String) {
    if let Some(Python::Functions { gradient, .. }) = functions(surface) {
        text.push_str(gradient.trim());
    } else if let Some(formula) = formula(surface) {
        gradient_of(&formula, text);
    } else if surface.is_custom() {
        text.extend(["def gradient", UNWRITTEN]);
    }
}

/// Whether the gradient calls `ratio`.
pub(super) fn needs_ratio(surface: &Surface) -> bool {
    formula(surface).is_some_and(|formula| formula.gradient().needs(Operator::Ratio))
}

/// What a named surface has. `None` if it is a formula without a name.
fn functions(surface: &Surface) -> Option<Python> {
    surface.record().map(|record| record.python)
}

fn formula(surface: &Surface) -> Option<Expression> {
    match (surface, functions(surface)) {
        (Surface::Formula(formula), _) => Some(formula.clone()),
        (_, Some(Python::Formula(text))) => Expression::parse(text).ok(),
        _ => None,
    }
}

fn gradient_of(formula: &Expression, text: &mut String) {
    let names = formula.identifiers();
    head("gradient", &names, text);
    let written = formula.gradient().write(&Notation { library: Library::NumPy, names: names.clone() });
    for part in &written.definitions {
        text.extend(["    ", &part.name, " = ", &part.text, "\n"]);
    }
    let is_long = written.expressions.iter().map(|partial| partial.text.len()).sum::<usize>() > SHORT;
    let mut list = String::new();
    for (name, partial) in names.iter().zip(written.expressions) {
        let partial = partial.value.map_or(partial.text, float);
        list.push_str(if list.is_empty() { "" } else { ", " });
        if is_long {
            text.extend(["    along_", name, " = ", &partial, "\n"]);
            list.extend(["along_", name]);
        } else {
            list.push_str(&partial);
        }
    }
    text.extend(["    return np.array([", &list, "])"]);
}

/// The first lines of a function of the point.
fn head(function: &str, names: &[String], text: &mut String) {
    text.extend(["def ", function, "(point):\n    "]);
    match names {
        [one] => text.extend(["(", one, ",)"]),
        all => text.push_str(&listed(all)),
    }
    text.push_str(" = point\n");
}
