//! Formulas as LaTeX.

use super::notation::{Notation, Piece, Precedence};
use super::tree::{Function, Leaf, Node, Operator};
use crate::number::shortest;

const BRACKETS: [&str; 2] = [r"\left(", r"\right)"];

/// LaTeX, for use in math mode.
pub(super) struct Latex;

impl Notation for Latex {
    fn write(&self, node: Node<Piece>) -> Piece {
        match node {
            Node::Leaf(leaf) => constant_or_variable(leaf),
            Node::Call(function, of) => call(function, of),
            Node::Binary(operator, left, right) => binary(operator, left, right),
        }
    }
}

fn constant_or_variable(leaf: Leaf) -> Piece {
    let atom = |text: &str| Piece::new(Precedence::Atom, text);
    match leaf {
        Leaf::Number(number) => {
            let text = shortest(number);
            match text.split_once('e') {
                Some((digits, power)) => {
                    Piece::new(Precedence::Product, format!(r"{digits} \cdot 10^{{{power}}}"))
                }
                None if number < 0.0 => Piece::new(Precedence::Sign, text),
                None => atom(&text),
            }
        }
        Leaf::Pi => atom(r"\pi"),
        Leaf::E => atom("e"),
        Leaf::W => atom("w"),
        Leaf::X => atom("x"),
        Leaf::Y => atom("y"),
    }
}

fn call(function: Function, of: Piece) -> Piece {
    let name = match function {
        Function::Negative => {
            return Piece::new(Precedence::Sign, format!("-{}", of.bound(Precedence::Fraction, BRACKETS)));
        }
        Function::Exp => return Piece::new(Precedence::Power, format!("e^{{{}}}", of.text)),
        Function::Sqrt => return Piece::new(Precedence::Atom, format!(r"\sqrt{{{}}}", of.text)),
        Function::Abs => return Piece::new(Precedence::Atom, format!(r"\left|{}\right|", of.text)),
        Function::Sin => r"\sin",
        Function::Cos => r"\cos",
        Function::Tan => r"\tan",
        Function::Ln => r"\ln",
        Function::Log10 => r"\log_{10}",
        Function::Tanh => r"\tanh",
        Function::Sinh => r"\sinh",
        Function::Cosh => r"\cosh",
        Function::Atan => r"\arctan",
        Function::Sign => r"\operatorname{sgn}",
    };
    Piece::new(Precedence::Power, format!(r"{name}\left({}\right)", of.text))
}

fn binary(operator: Operator, left: Piece, right: Piece) -> Piece {
    let (precedence, between, before, after) = match operator {
        Operator::Min | Operator::Max => {
            let name = if operator == Operator::Min { r"\min" } else { r"\max" };
            return Piece::new(
                Precedence::Power,
                format!(r"{name}\left({}, {}\right)", left.text, right.text),
            );
        }
        Operator::Divide | Operator::Ratio => {
            return Piece::new(Precedence::Fraction, format!(r"\frac{{{}}}{{{}}}", left.text, right.text));
        }
        Operator::Power => {
            let base = left.bound(Precedence::Atom, BRACKETS);
            return Piece::new(Precedence::Power, format!("{base}^{{{}}}", right.text));
        }
        Operator::Add => (Precedence::Sum, " + ", Precedence::Sum, Precedence::Product),
        Operator::Subtract => (Precedence::Sum, " - ", Precedence::Sum, Precedence::Product),
        Operator::Multiply => {
            // A number or a fraction beside a number would read as part of it.
            let dotted = right.precedence == Precedence::Fraction
                || right.text.starts_with(|c: char| c.is_ascii_digit());
            (
                Precedence::Product,
                if dotted { r" \cdot " } else { " " },
                Precedence::Product,
                Precedence::Fraction,
            )
        }
    };
    let left = left.bound(before, BRACKETS);
    let after = if right.text.starts_with('-') { Precedence::Atom } else { after };
    Piece::new(precedence, left + between + &right.bound(after, BRACKETS))
}
