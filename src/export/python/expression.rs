//! Formulas as Python expressions.

use super::library::Library;
use super::literal::listed;
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
    formula.write(&Python { library, names: formula.identifiers() })
}

/// Python with the functions of a library. Quotients that are 0 where their dividend is 0 call
/// `ratio`, a function that the program has to have.
pub(super) struct Python {
    pub library: Library,
    /// What the parameters are called.
    pub names: Vec<String>,
}

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
        let named = |name: &str| Piece::new(Precedence::Atom, [self.library.module(), ".", name].concat());
        let piece = match leaf {
            Leaf::Number(value) => return number(value),
            Leaf::Pi => named("pi"),
            Leaf::E => named("e"),
            Leaf::X => self.variable(0),
            Leaf::Y => self.variable(1),
        };
        Piece { value: leaf.constant(), ..piece }
    }

    fn variable(&self, index: usize) -> Piece {
        Piece::new(Precedence::Atom, self.names.get(index).map_or("", String::as_str))
    }

    fn call(&self, function: Function, of: Piece) -> Piece {
        let value = of.value.map(|value| function.of(value));
        let name = match function {
            Function::Negative => {
                let text = ["-", &of.bound(Precedence::Sign, BRACKETS)].concat();
                return Piece { value, ..Piece::new(Precedence::Sign, text) };
            }
            Function::Asin => "arcsin",
            Function::Acos => "arccos",
            Function::Atan => "arctan",
            Function::Ln => "log",
            Function::Sin => "sin",
            Function::Cos => "cos",
            Function::Tan => "tan",
            Function::Sinh => "sinh",
            Function::Cosh => "cosh",
            Function::Tanh => "tanh",
            Function::Exp => "exp",
            Function::Log2 => "log2",
            Function::Log10 => "log10",
            Function::Sqrt => "sqrt",
            Function::Abs => "abs",
            Function::Sign => "sign",
            Function::Cbrt | Function::Sigmoid | Function::Softplus | Function::Relu => {
                return value.map_or_else(|| self.own(function, of), number);
            }
        };
        // PyTorch's functions take no plain numbers.
        value.map_or_else(|| self.calling(name, &[of.text]), number)
    }

    /// What only one of the libraries has, written without overflow in the other.
    fn own(&self, function: Function, of: Piece) -> Piece {
        let of = of.text;
        let (before, after) = match (self.library, function) {
            (Library::NumPy, Function::Cbrt) => ("np.cbrt(", ")"),
            (Library::NumPy, Function::Sigmoid) => ("np.exp(-np.logaddexp(0, -(", ")))"),
            (Library::NumPy, Function::Softplus) => ("np.logaddexp(0, ", ")"),
            (Library::NumPy, _) => ("np.maximum(0, ", ")"),
            (Library::PyTorch, Function::Cbrt) => {
                let text = ["torch.sign(", &of, ") * torch.abs(", &of, ") ** (1 / 3)"].concat();
                return Piece::new(Precedence::Product, text);
            }
            // Above its threshold, 20 unless said otherwise, PyTorch takes the number itself.
            (Library::PyTorch, Function::Softplus) => ("torch.nn.functional.softplus(", ", threshold=40)"),
            (Library::PyTorch, Function::Sigmoid) => ("torch.sigmoid(", ")"),
            (Library::PyTorch, _) => ("torch.relu(", ")"),
        };
        Piece::new(Precedence::Atom, [before, &of, after].concat())
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
                return Piece::new(Precedence::Atom, ["ratio(", &left.text, ", ", &right.text, ")"].concat());
            }
        };
        let text = left.bound(least_left, BRACKETS) + sign + &right.bound(least_right, BRACKETS);
        Piece { value, ..Piece::new(precedence, text) }
    }

    fn calling(&self, name: &str, arguments: &[String]) -> Piece {
        let text = [self.library.module(), ".", name, "(", &listed(arguments), ")"].concat();
        Piece::new(Precedence::Atom, text)
    }

    /// An argument where PyTorch takes nothing but tensors.
    fn tensor(&self, piece: Piece) -> String {
        match (self.library, piece.value) {
            (Library::PyTorch, Some(_)) => ["torch.tensor(", &piece.text, ", dtype=torch.float64)"].concat(),
            _ => piece.text,
        }
    }
}

fn number(value: f64) -> Piece {
    let precedence = if value.is_sign_negative() { Precedence::Sign } else { Precedence::Atom };
    Piece { value: Some(value), ..Piece::new(precedence, shortest(value)) }
}
