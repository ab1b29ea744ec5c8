//! The loss and, for NumPy, its gradient.

use super::Library;
use super::expression::{Python as Notation, python_expression};
use super::field::float;
use super::template::Program;
use crate::formula::Expression;
use crate::formula::tree::Operator;
use crate::surface::{Python, Surface};

/// Longer partial derivatives do not stand in one line: in bytes.
const SHORT: usize = 70;

/// The function `loss`.
pub(super) fn loss(program: &Program<'_>, text: &mut String) {
    if let Some(Python::Functions { loss, torch_loss, .. }) = functions(program) {
        let own = torch_loss.filter(|_| program.library == Library::PyTorch);
        program.python(own.unwrap_or(loss), text);
    } else if let Some(formula) = formula(program) {
        head("loss", &formula.identifiers(), text);
        text.extend(["    return ", &python_expression(&formula, program.library)]);
    }
}

/// The function `gradient`, after what it calls.
pub(super) fn gradient(program: &Program<'_>, text: &mut String) {
    if let Some(Python::Functions { gradient, .. }) = functions(program) {
        program.python(gradient, text);
    } else if let Some(formula) = formula(program) {
        gradient_of(&formula, program, text);
    }
}

/// What a named surface has. `None` if it is a formula without a name.
fn functions(program: &Program<'_>) -> Option<Python> {
    program.config.surface.record().map(|record| record.python)
}

fn formula(program: &Program<'_>) -> Option<Expression> {
    match (&program.config.surface, functions(program)) {
        (Surface::Formula(formula), _) => Some(formula.clone()),
        (_, Some(Python::Formula(text))) => Expression::parse(text).ok(),
        _ => None,
    }
}

fn gradient_of(formula: &Expression, program: &Program<'_>, text: &mut String) {
    let names = formula.identifiers();
    let gradient = formula.gradient();
    if gradient.needs(Operator::Ratio) {
        program.part("ratio", text);
        text.push('\n');
    }
    head("gradient", &names, text);
    let written = gradient.write(&Notation { library: program.library, names: names.clone() });
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
        all => text.push_str(&all.join(", ")),
    }
    text.push_str(" = point\n");
}
