//! Why a formula has no value somewhere.

use super::notation;
use super::text::Text;
use super::tree::{Formula, Function, Id, Node, Operator};

/// The part of a formula that has no value, and what it would need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lacking {
    /// The part, as text: `x^(1 / 3)`.
    pub part: String,
    /// What has to hold: `x ≥ 0`.
    pub needs: String,
}

/// The first part without a finite value, of operands that have one. Returns `None` if there is no
/// such part, or if its operands are only too large.
pub(super) fn lacking(formula: &Formula, x: f64, y: f64) -> Option<Lacking> {
    let tree = &formula.tree;
    let values = formula.values(x, y);
    let (part, of, [before, behind]) = tree
        .ids()
        .filter(|part| !values[part.index()].is_finite())
        .find_map(|part| needs(tree.node(part), &values).map(|(of, condition)| (part, of, condition)))?;
    let text = |part| notation::one(tree, part, &Text(&formula.names));
    Some(Lacking { part: text(part), needs: [before, &text(of), behind].concat() })
}

/// The operand that keeps an operation from a value, and what has to be said around it.
fn needs(node: Node<Id>, values: &[f64]) -> Option<(Id, [&'static str; 2])> {
    let value = |operand: Id| values[operand.index()];
    let (of, condition, is_met) = match node {
        Node::Call(Function::Sqrt, of) => (of, ["", " ≥ 0"], value(of) >= 0.0),
        Node::Call(Function::Ln | Function::Log2 | Function::Log10, of) => {
            (of, ["", " > 0"], value(of) > 0.0)
        }
        Node::Call(Function::Asin | Function::Acos, of) => (of, ["abs(", ") ≤ 1"], value(of).abs() <= 1.0),
        Node::Binary(Operator::Divide, _, of) => (of, ["", " ≠ 0"], value(of) != 0.0),
        Node::Binary(Operator::Power, of, power) if value(power) < 0.0 => (of, ["", " > 0"], value(of) > 0.0),
        Node::Binary(Operator::Power, of, _) => (of, ["", " ≥ 0"], value(of) >= 0.0),
        _ => return None,
    };
    (!is_met && !value(of).is_nan()).then_some((of, condition))
}
