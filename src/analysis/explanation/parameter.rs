//! What a parameter is called, in each form.

use super::writer::Form;
use crate::formula::Variable;

/// One parameter of a surface.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its name as plain text.
    pub name: String,
}

impl Parameter {
    pub(super) fn new(name: &str) -> Self {
        Self { name: name.into() }
    }

    /// Its symbol in a form.
    pub(super) fn symbol(&self, form: Form) -> String {
        match (form, Variable::named(&self.name)) {
            (Form::MathMl, Some(variable)) => variable.mathml(),
            (Form::Latex, Some(variable)) => variable.latex(),
            _ => self.name.clone(),
        }
    }
}
