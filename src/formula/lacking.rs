//! Why a formula has no value somewhere.

use super::notation::{Notation, Piece, Precedence};
use super::text::Text;
use super::tree::{Formula, Function, Node, Operator};

/// The part of a formula that has no value, and what it would need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lacking {
    /// The part, as text: `x^(1 / 3)`.
    pub part: String,
    /// What has to hold: `x ≥ 0`.
    pub needs: String,
}

/// A part of the formula: its value, and how it is written.
#[derive(Clone)]
struct Part {
    value: f64,
    piece: Piece,
}

/// The first part without a finite value, of operands that have one. Returns `None` if there is no
/// such part, or if its operands are only too large.
pub(super) fn lacking(formula: &Formula, x: f64, y: f64) -> Option<Lacking> {
    let text = Text(&formula.names);
    let mut found = None;
    formula.tree.fold(|_, node: Node<Part>| {
        let value = node.clone().map(|part| part.value).value(x, y);
        let piece = text.write(node.clone().map(|part| part.piece));
        if !value.is_finite() && found.is_none() {
            found = needs(node).map(|needs| Lacking { part: piece.text.clone(), needs });
        }
        Part { value, piece }
    });
    found
}

/// What an operation needs of its operands that they are not.
fn needs(node: Node<Part>) -> Option<String> {
    let (of, condition, is_met) = match node {
        Node::Call(Function::Sqrt, of) => {
            let is_met = of.value >= 0.0;
            (of, " ≥ 0", is_met)
        }
        Node::Call(Function::Ln | Function::Log2 | Function::Log10, of) => {
            let is_met = of.value > 0.0;
            (of, " > 0", is_met)
        }
        Node::Call(Function::Asin | Function::Acos, of) => {
            let is_met = of.value.abs() <= 1.0;
            let piece = Piece::new(Precedence::Atom, format!("abs({})", of.piece.text));
            (Part { piece, ..of }, " ≤ 1", is_met)
        }
        Node::Binary(Operator::Divide, _, of) => {
            let is_met = of.value != 0.0;
            (of, " ≠ 0", is_met)
        }
        Node::Binary(Operator::Power, of, power) => {
            let is_met = if power.value < 0.0 { of.value > 0.0 } else { of.value >= 0.0 };
            (of, if power.value < 0.0 { " > 0" } else { " ≥ 0" }, is_met)
        }
        _ => return None,
    };
    (!is_met && !of.value.is_nan()).then(|| of.piece.text + condition)
}
