//! Formulas as text: what all notations share.

use super::tree::{Id, Node, Tree};

/// Longer parts get a name where they are used more than once: in bytes.
const SHORT: usize = 24;
/// What names of parts begin with: the first letter that no variable begins with.
const LETTERS: [&str; 3] = ["t", "s", "r"];

/// How tightly the outermost operation of a text binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Precedence {
    Sum,
    Product,
    Sign,
    Fraction,
    Power,
    Atom,
}

/// A part of a formula as text.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    pub text: String,
    pub precedence: Precedence,
    /// Of a constant part.
    pub value: Option<f64>,
}

/// A language that formulas are written in.
pub(crate) trait Notation {
    /// An operation on operands that are written already.
    fn write(&self, node: Node<Piece>) -> Piece;
}

/// Expressions in a notation.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    /// The parts that are long and used more than once, in an order in which each one uses only
    /// those before it.
    pub definitions: Vec<Definition>,
    /// The expressions, which use the definitions.
    pub expressions: Vec<Piece>,
}

/// A part of an expression under a name of its own.
#[derive(Clone, Debug)]
pub(crate) struct Definition {
    pub name: String,
    pub text: String,
}

impl Piece {
    pub(crate) fn new(precedence: Precedence, text: impl Into<String>) -> Self {
        Self { text: text.into(), precedence, value: None }
    }

    /// The text, in brackets if it binds less tightly than it must here.
    pub(crate) fn bound(self, least: Precedence, brackets: [&str; 2]) -> String {
        if self.precedence >= least { self.text } else { [brackets[0], &self.text, brackets[1]].concat() }
    }
}

/// Writes the part of a formula with this root. As nothing in a formula is used twice, it has no
/// definitions.
pub(super) fn one(tree: &Tree, root: Id, notation: &dyn Notation) -> String {
    let written = write(tree, &[root], notation, &[]).expressions;
    written.into_iter().next().map(|piece| piece.text).unwrap_or_default()
}

/// Writes the expressions with these roots. The text grows with the number of nodes, however often
/// they are used: what is long is written once, as a definition.
pub(super) fn write(tree: &Tree, roots: &[Id], notation: &dyn Notation, variables: &[String]) -> Written {
    let is_free = |letter: &&str| !variables.iter().any(|name| name.starts_with(*letter));
    let letter = LETTERS.into_iter().find(is_free).unwrap_or_default();
    let uses = tree.uses(roots);
    let mut definitions = Vec::new();
    let pieces = tree.fold(|id, node| {
        let piece = notation.write(node);
        let is_short = piece.text.len() <= SHORT || piece.value.is_some();
        if is_short || uses[id.index()] < 2 {
            return piece;
        }
        let name = format!("{letter}{}", definitions.len() + 1);
        definitions.push(Definition { name: name.clone(), text: piece.text });
        Piece::new(Precedence::Atom, name)
    });
    let expressions = roots.iter().map(|root| pieces[root.index()].clone()).collect();
    Written { definitions, expressions }
}
