//! Formulas as LaTeX.

use super::names::{self, Meaning, Variable};
use super::notation::{Notation, Piece, Precedence};
use super::tree::{Function, Leaf, Node, Operator};
use crate::number::shortest;

const BRACKETS: [&str; 2] = [r"\left(", r"\right)"];

/// LaTeX, for use in math mode.
pub(super) struct Latex<'a>(pub &'a [String]);

impl Notation for Latex<'_> {
    fn write(&self, node: Node<Piece>) -> Piece {
        match node {
            Node::Leaf(leaf) => constant_or_variable(leaf, self.0),
            Node::Call(function, of) => call(function, of),
            Node::Binary(operator, left, right) => binary(operator, left, right),
        }
    }
}

fn constant_or_variable(leaf: Leaf, variables: &[String]) -> Piece {
    let named = |index: usize| variables.get(index).and_then(|name| Variable::named(name));
    let variable = |index: usize| named(index).map(Variable::latex).unwrap_or_default();
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
        Leaf::X => atom(&variable(0)),
        Leaf::Y => atom(&variable(1)),
    }
}

fn call(function: Function, of: Piece) -> Piece {
    let name = |function| names::of(Meaning::One(function));
    let name = match function {
        Function::Negative => {
            return Piece::new(Precedence::Sign, format!("-{}", of.bound(Precedence::Fraction, BRACKETS)));
        }
        Function::Exp => return Piece::new(Precedence::Power, format!("e^{{{}}}", of.text)),
        Function::Sqrt => return Piece::new(Precedence::Atom, format!(r"\sqrt{{{}}}", of.text)),
        Function::Abs => return Piece::new(Precedence::Atom, format!(r"\left|{}\right|", of.text)),
        Function::Cbrt => return Piece::new(Precedence::Atom, format!(r"\sqrt[3]{{{}}}", of.text)),
        Function::Asin => r"\arcsin",
        Function::Acos => r"\arccos",
        Function::Atan => r"\arctan",
        Function::Log2 => r"\log_{2}",
        Function::Log10 => r"\log_{10}",
        Function::Sigmoid => r"\sigma",
        Function::Sign | Function::Softplus | Function::Relu => {
            &format!(r"\operatorname{{{}}}", name(function))
        }
        _ => &format!(r"\{}", name(function)),
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
