//! Formulas as Python expressions.

use super::program::Library;
use crate::formula::Expression;
use crate::formula::notation::{Notation, Piece, Precedence};
use crate::formula::tree::{Function, Leaf, Node, Operator};
use crate::number::shortest;

const BRACKETS: [&str; 2] = ["(", ")"];

/// A formula as a Python expression.
///
/// ```
/// use fall_line::export::{self, Library};
/// use fall_line::formula::Expression;
///
/// let formula = Expression::parse("x^2 + sin(y)").unwrap();
/// assert_eq!(export::python_expression(&formula, Library::PyTorch), "x ** 2 + torch.sin(y)");
/// ```
pub fn python_expression(formula: &Expression, library: Library) -> String {
    formula.write(&Python(library))
}

/// Python with the functions of a library. Quotients that are 0 where their dividend is 0 call
/// `ratio`, a function that the program has to have.
pub(super) struct Python(pub Library);

impl Notation for Python {
    fn write(&self, node: Node<Piece>) -> Piece {
        match node {
            Node::Leaf(leaf) => self.leaf(leaf),
            Node::Call(function, of) => self.call(function, of),
            Node::Binary(operator, left, right) => self.binary(operator, left, right),
        }
    }
}

impl Python {
    fn leaf(&self, leaf: Leaf) -> Piece {
        let named = |name: &str| Piece::new(Precedence::Atom, format!("{}{name}", self.0.prefix()));
        let piece = match leaf {
            Leaf::Number(value) => return number(value),
            Leaf::Pi => named("pi"),
            Leaf::E => named("e"),
            Leaf::W => Piece::new(Precedence::Atom, "w"),
            Leaf::X => Piece::new(Precedence::Atom, "x"),
            Leaf::Y => Piece::new(Precedence::Atom, "y"),
        };
        Piece { value: leaf.constant(), ..piece }
    }

    fn call(&self, function: Function, of: Piece) -> Piece {
        let value = of.value.map(|value| function.of(value));
        let name = match function {
            Function::Negative => {
                let text = format!("-{}", of.bound(Precedence::Sign, BRACKETS));
                return Piece { value, ..Piece::new(Precedence::Sign, text) };
            }
            Function::Sin => "sin",
            Function::Cos => "cos",
            Function::Tan => "tan",
            Function::Exp => "exp",
            Function::Ln => "log",
            Function::Log10 => "log10",
            Function::Sqrt => "sqrt",
            Function::Abs => "abs",
            Function::Tanh => "tanh",
            Function::Sinh => "sinh",
            Function::Cosh => "cosh",
            Function::Atan => "arctan",
            Function::Sign => "sign",
        };
        // PyTorch's functions take no plain numbers.
        value.map_or_else(|| self.calling(name, &[of.text]), number)
    }

    fn binary(&self, operator: Operator, left: Piece, right: Piece) -> Piece {
        let value = left.value.zip(right.value).map(|(left, right)| operator.of(left, right));
        let (sign, precedence, least_left, least_right) = match operator {
            Operator::Add => (" + ", Precedence::Sum, Precedence::Sum, Precedence::Product),
            Operator::Subtract => (" - ", Precedence::Sum, Precedence::Sum, Precedence::Product),
            Operator::Multiply => (" * ", Precedence::Product, Precedence::Product, Precedence::Sign),
            Operator::Divide => (" / ", Precedence::Product, Precedence::Product, Precedence::Sign),
            Operator::Power => (" ** ", Precedence::Power, Precedence::Atom, Precedence::Sign),
            Operator::Min | Operator::Max => {
                let name = if operator == Operator::Min { "minimum" } else { "maximum" };
                return match value {
                    Some(value) => number(value),
                    None => self.calling(name, &[self.tensor(left), self.tensor(right)]),
                };
            }
            Operator::Ratio => {
                return Piece::new(Precedence::Atom, format!("ratio({}, {})", left.text, right.text));
            }
        };
        let text = left.bound(least_left, BRACKETS) + sign + &right.bound(least_right, BRACKETS);
        Piece { value, ..Piece::new(precedence, text) }
    }

    fn calling(&self, name: &str, arguments: &[String]) -> Piece {
        Piece::new(Precedence::Atom, format!("{}{name}({})", self.0.prefix(), arguments.join(", ")))
    }

    /// An argument where PyTorch takes nothing but tensors.
    fn tensor(&self, piece: Piece) -> String {
        match (self.0, piece.value) {
            (Library::PyTorch, Some(_)) => format!("torch.tensor({}, dtype=torch.float64)", piece.text),
            _ => piece.text,
        }
    }
}

fn number(value: f64) -> Piece {
    let precedence = if value.is_sign_negative() { Precedence::Sign } else { Precedence::Atom };
    Piece { value: Some(value), ..Piece::new(precedence, shortest(value)) }
}
