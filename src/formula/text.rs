//! Formulas in their own notation, with a dot for products.

use super::names::{self, Meaning};
use super::notation::{Notation, Piece, Precedence};
use super::tree::{Function, Leaf, Node, Operator};
use crate::number::shortest;

const BRACKETS: [&str; 2] = ["(", ")"];

/// `2·x^2 + sin(y)`.
pub(super) struct Text<'a>(pub &'a [String]);

impl Notation for Text<'_> {
    fn write(&self, node: Node<Piece>) -> Piece {
        let atom = |text: &str| Piece::new(Precedence::Atom, text);
        match node {
            Node::Leaf(Leaf::Number(number)) if number < 0.0 => {
                Piece::new(Precedence::Sign, shortest(number))
            }
            Node::Leaf(Leaf::Number(number)) => atom(&shortest(number)),
            Node::Leaf(Leaf::X) => atom(self.0.first().map_or("x", String::as_str)),
            Node::Leaf(Leaf::Y) => atom(self.0.get(1).map_or("y", String::as_str)),
            Node::Leaf(leaf) => atom(names::of(Meaning::Leaf(leaf))),
            Node::Call(Function::Negative, of) => {
                Piece::new(Precedence::Sign, format!("-{}", of.bound(Precedence::Sign, BRACKETS)))
            }
            Node::Call(function, of) => {
                Piece::new(Precedence::Atom, format!("{}({})", names::of(Meaning::One(function)), of.text))
            }
            Node::Binary(operator, left, right) => binary(operator, left, right),
        }
    }
}

fn binary(operator: Operator, left: Piece, right: Piece) -> Piece {
    let (precedence, between, before, after) = match operator {
        Operator::Add => (Precedence::Sum, " + ", Precedence::Sum, Precedence::Product),
        Operator::Subtract => (Precedence::Sum, " - ", Precedence::Sum, Precedence::Product),
        Operator::Multiply => (Precedence::Product, "·", Precedence::Product, Precedence::Sign),
        Operator::Divide | Operator::Ratio => {
            (Precedence::Product, " / ", Precedence::Product, Precedence::Sign)
        }
        Operator::Power => (Precedence::Power, "^", Precedence::Atom, Precedence::Sign),
        Operator::Min | Operator::Max => {
            let name = if operator == Operator::Min { "min" } else { "max" };
            return Piece::new(Precedence::Atom, format!("{name}({}, {})", left.text, right.text));
        }
    };
    Piece::new(precedence, left.bound(before, BRACKETS) + between + &right.bound(after, BRACKETS))
}
