//! Formulas in other notations.

use super::tree::{Build, Function, Leaf, Operator, Span, Tree};
use crate::query::shortest;

/// Whose functions a Python expression calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Library {
    /// NumPy, imported as `np`.
    NumPy,
    /// PyTorch, imported as `torch`.
    PyTorch,
}

impl Library {
    /// What its names begin with.
    pub(crate) fn prefix(self) -> &'static str {
        match self {
            Self::NumPy => "np.",
            Self::PyTorch => "torch.",
        }
    }
}

/// How tightly the outermost operation of a text binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    Sum,
    Product,
    Sign,
    Fraction,
    Power,
    Atom,
}

/// A part in another notation.
#[derive(Clone, PartialEq)]
pub(super) struct Piece {
    pub text: String,
    level: Level,
    /// Of a constant part.
    pub value: Option<f64>,
}

impl Piece {
    pub fn new(level: Level, text: &[&str]) -> Self {
        Self { text: text.concat(), level, value: None }
    }

    /// The text, in brackets if it binds less tightly than it must here.
    fn bound(self, least: Level, brackets: [&str; 2]) -> String {
        if self.level >= least { self.text } else { [brackets[0], &self.text, brackets[1]].concat() }
    }

    /// The same with the brackets of Python.
    pub fn bracketed(self, least: Level) -> String {
        self.bound(least, ["(", ")"])
    }

    /// The value of a number that is written in digits; nothing for π and the like.
    pub fn number(&self) -> Option<f64> {
        self.value.filter(|&value| self.text == shortest(value))
    }
}

/// The formula as a Python expression.
pub(super) fn python(tree: &Tree, library: Library) -> String {
    tree.build(&mut Python(library)).map(|piece| piece.text).unwrap_or_default()
}

/// The formula as LaTeX.
pub(super) fn latex(tree: &Tree) -> String {
    tree.build(&mut Latex).map(|piece| piece.text).unwrap_or_default()
}

fn variable(leaf: Leaf) -> &'static str {
    match leaf {
        Leaf::W => "w",
        Leaf::Y => "y",
        _ => "x",
    }
}

pub(super) struct Python(pub Library);

impl Python {
    pub fn number(value: f64) -> Piece {
        let level = if value.is_sign_negative() { Level::Sign } else { Level::Atom };
        Piece { value: Some(value), ..Piece::new(level, &[&shortest(value)]) }
    }

    /// An argument where PyTorch takes nothing but tensors.
    fn tensor(&self, piece: Piece) -> String {
        match (self.0, piece.value) {
            (Library::PyTorch, Some(_)) => ["torch.tensor(", &piece.text, ", dtype=torch.float64)"].concat(),
            _ => piece.text,
        }
    }
}

impl Build for Python {
    type Piece = Piece;

    fn leaf(&mut self, leaf: Leaf) -> Piece {
        let named =
            |name| Piece { value: leaf.constant(), ..Piece::new(Level::Atom, &[self.0.prefix(), name]) };
        match leaf {
            Leaf::Number(number) => Self::number(number),
            Leaf::Pi => named("pi"),
            Leaf::E => named("e"),
            Leaf::W | Leaf::X | Leaf::Y => Piece::new(Level::Atom, &[variable(leaf)]),
        }
    }

    fn call(&mut self, function: Function, of: Piece, _: Span) -> Piece {
        let value = of.value.map(|value| function.of(value));
        let name = match function {
            Function::Negative => {
                let operand = of.bound(Level::Sign, ["(", ")"]);
                return Piece { value, ..Piece::new(Level::Sign, &["-", &operand]) };
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
        };
        match value {
            // PyTorch's functions take no plain numbers.
            Some(value) => Self::number(value),
            None => Piece::new(Level::Atom, &[self.0.prefix(), name, "(", &of.text, ")"]),
        }
    }

    fn binary(&mut self, operator: Operator, left: Piece, right: Piece, _: Span) -> Piece {
        let value = left.value.zip(right.value).map(|(left, right)| operator.of(left, right));
        let (sign, level, least_left, least_right) = match operator {
            Operator::Add => (" + ", Level::Sum, Level::Sum, Level::Product),
            Operator::Subtract => (" - ", Level::Sum, Level::Sum, Level::Product),
            Operator::Multiply => (" * ", Level::Product, Level::Product, Level::Sign),
            Operator::Divide => (" / ", Level::Product, Level::Product, Level::Sign),
            Operator::Power => (" ** ", Level::Power, Level::Atom, Level::Sign),
            Operator::Min | Operator::Max => {
                let name = if operator == Operator::Min { "minimum(" } else { "maximum(" };
                return match value {
                    Some(value) => Self::number(value),
                    None => {
                        let (left, right) = (self.tensor(left), self.tensor(right));
                        Piece::new(Level::Atom, &[self.0.prefix(), name, &left, ", ", &right, ")"])
                    }
                };
            }
        };
        let left = left.bound(least_left, ["(", ")"]);
        let right = right.bound(least_right, ["(", ")"]);
        Piece { value, ..Piece::new(level, &[&left, sign, &right]) }
    }
}

const BRACKETS: [&str; 2] = [r"\left(", r"\right)"];

struct Latex;

impl Build for Latex {
    type Piece = Piece;

    fn leaf(&mut self, leaf: Leaf) -> Piece {
        let atom = |text: &str| Piece::new(Level::Atom, &[text]);
        match leaf {
            Leaf::Number(number) => {
                let text = shortest(number);
                match text.split_once('e') {
                    Some((digits, power)) => {
                        Piece::new(Level::Product, &[digits, r" \cdot 10^{", power, "}"])
                    }
                    None => atom(&text),
                }
            }
            Leaf::Pi => atom(r"\pi"),
            Leaf::E => atom("e"),
            Leaf::W | Leaf::X | Leaf::Y => atom(variable(leaf)),
        }
    }

    fn call(&mut self, function: Function, of: Piece, _: Span) -> Piece {
        let name = match function {
            Function::Negative => {
                return Piece::new(Level::Sign, &["-", &of.bound(Level::Fraction, BRACKETS)]);
            }
            Function::Exp => return Piece::new(Level::Power, &["e^{", &of.text, "}"]),
            Function::Sqrt => return Piece::new(Level::Atom, &[r"\sqrt{", &of.text, "}"]),
            Function::Abs => return Piece::new(Level::Atom, &[r"\left|", &of.text, r"\right|"]),
            Function::Sin => r"\sin",
            Function::Cos => r"\cos",
            Function::Tan => r"\tan",
            Function::Ln => r"\ln",
            Function::Log10 => r"\log_{10}",
            Function::Tanh => r"\tanh",
            Function::Sinh => r"\sinh",
            Function::Cosh => r"\cosh",
            Function::Atan => r"\arctan",
        };
        Piece::new(Level::Power, &[name, BRACKETS[0], &of.text, BRACKETS[1]])
    }

    fn binary(&mut self, operator: Operator, left: Piece, right: Piece, _: Span) -> Piece {
        let both =
            |name| Piece::new(Level::Power, &[name, BRACKETS[0], &left.text, ", ", &right.text, BRACKETS[1]]);
        let (level, before, between, after) = match operator {
            Operator::Min => return both(r"\min"),
            Operator::Max => return both(r"\max"),
            Operator::Divide => {
                return Piece::new(Level::Fraction, &[r"\frac{", &left.text, "}{", &right.text, "}"]);
            }
            Operator::Power => {
                let base = left.bound(Level::Atom, BRACKETS);
                return Piece::new(Level::Power, &[&base, "^{", &right.text, "}"]);
            }
            Operator::Add => (Level::Sum, Level::Sum, " + ", Level::Product),
            Operator::Subtract => (Level::Sum, Level::Sum, " - ", Level::Product),
            Operator::Multiply => {
                // A number or a fraction beside a number would read as part of it.
                let dotted =
                    right.level == Level::Fraction || right.text.starts_with(|c: char| c.is_ascii_digit());
                let between = if dotted { r" \cdot " } else { " " };
                (Level::Product, Level::Product, between, Level::Fraction)
            }
        };
        let left = left.bound(before, BRACKETS);
        let after = if right.text.starts_with('-') { Level::Atom } else { after };
        let right = right.bound(after, BRACKETS);
        Piece::new(level, &[&left, between, &right])
    }
}
