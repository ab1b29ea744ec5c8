//! What a parameter is called.

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

    /// Its symbol in MathML.
    pub(super) fn mathml(&self) -> String {
        self.written(Variable::mathml)
    }

    /// Its symbol in LaTeX.
    pub(super) fn latex(&self) -> String {
        self.written(Variable::latex)
    }

    fn written(&self, write: fn(Variable) -> String) -> String {
        Variable::named(&self.name).map_or_else(|| self.name.clone(), write)
    }
}
