//! The loss and, for NumPy, its gradient.

use super::Library;
use super::expression::{Python, python_expression};
use super::field::float;
use super::template::Program;
use crate::formula::Expression;
use crate::formula::tree::Operator;
use crate::surface::Surface;

/// Longer partial derivatives do not stand in one line: in bytes.
const SHORT: usize = 70;

/// The function `loss`.
pub(super) fn loss(program: &Program<'_>, text: &mut String) {
    match &program.config.surface {
        Surface::Formula(expression) => {
            head("loss", &expression.identifiers(), text);
            text.push_str("    return ");
            text.push_str(&python_expression(expression, program.library));
        }
        named => {
            let Some(record) = named.record() else { return };
            let own = record.python.torch_loss.filter(|_| program.library == Library::PyTorch);
            program.python(own.unwrap_or(record.python.loss), text);
        }
    }
}

/// The function `gradient`, after what it calls.
pub(super) fn gradient(program: &Program<'_>, text: &mut String) {
    match &program.config.surface {
        Surface::Formula(expression) => of_formula(program, expression, text),
        named => {
            if let Some(record) = named.record() {
                program.python(record.python.gradient, text);
            }
        }
    }
}

fn of_formula(program: &Program<'_>, expression: &Expression, text: &mut String) {
    let names = expression.identifiers();
    let gradient = expression.gradient();
    if gradient.needs(Operator::Ratio) {
        program.part("ratio", text);
        text.push('\n');
    }
    head("gradient", &names, text);
    let written = gradient.write(&Python { library: program.library, names: names.clone() });
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
