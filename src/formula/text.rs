//! Formulas in their own notation, with a dot for products.

use super::names::{self, Meaning};
use super::notation::{Level, Notation, Piece};
use super::tree::{Function, Leaf, Node, Operator};
use crate::number::shortest;

const BRACKETS: [&str; 2] = ["(", ")"];

/// `2·x^2 + sin(y)`.
pub(super) struct Text;

impl Notation for Text {
    fn write(&self, node: Node<Piece>) -> Piece {
        let atom = |text: &str| Piece::new(Level::Atom, text);
        match node {
            Node::Leaf(Leaf::Number(number)) if number < 0.0 => Piece::new(Level::Sign, shortest(number)),
            Node::Leaf(Leaf::Number(number)) => atom(&shortest(number)),
            Node::Leaf(leaf) => atom(names::of(Meaning::Leaf(leaf))),
            Node::Call(Function::Negative, of) => {
                Piece::new(Level::Sign, format!("-{}", of.bound(Level::Sign, BRACKETS)))
            }
            Node::Call(function, of) => {
                Piece::new(Level::Atom, format!("{}({})", names::of(Meaning::One(function)), of.text))
            }
            Node::Binary(operator, left, right) => binary(operator, left, right),
        }
    }
}

fn binary(operator: Operator, left: Piece, right: Piece) -> Piece {
    let (level, between, before, after) = match operator {
        Operator::Add => (Level::Sum, " + ", Level::Sum, Level::Product),
        Operator::Subtract => (Level::Sum, " - ", Level::Sum, Level::Product),
        Operator::Multiply => (Level::Product, "·", Level::Product, Level::Sign),
        Operator::Divide | Operator::Ratio => (Level::Product, " / ", Level::Product, Level::Sign),
        Operator::Power => (Level::Power, "^", Level::Atom, Level::Sign),
        Operator::Min | Operator::Max => {
            let name = if operator == Operator::Min { "min" } else { "max" };
            return Piece::new(Level::Atom, format!("{name}({}, {})", left.text, right.text));
        }
    };
    Piece::new(level, left.bound(before, BRACKETS) + between + &right.bound(after, BRACKETS))
}
