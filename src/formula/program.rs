//! Formulas compiled for a stack, and run.

use super::calculus;
use super::error::{Expected, FormulaError};
use super::limits::{DEEPEST, PLACES};
use super::tree::{Formula, Function, Id, Leaf, Node, Operator};
use num_dual::DualNum;

/// One instruction. The last value is the top of the stack.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Op {
    Number(f64),
    X,
    Y,
    Call(Function),
    /// The operand below the top, then the top.
    Binary(Operator),
    /// The top, then the operand below it.
    Reversed(Operator),
    Add(f64),
    Multiply(f64),
    Divide(f64),
    Whole(u32),
    Real(f64),
}

/// A compiled formula.
pub(super) struct Program(Box<[Op]>);

impl Program {
    /// Compiles a formula; constant parts are worked out at once.
    ///
    /// # Errors
    ///
    /// Returns an error if a constant part has no finite value.
    pub(super) fn compile(formula: &Formula, text: &str) -> Result<Self, FormulaError> {
        let mut compiler = Compiler { ops: Vec::new(), parts: Vec::new() };
        for (id, span) in formula.tree.ids().zip(&formula.spans) {
            let part = compiler.part(formula.tree.node(id));
            if part.constant.is_some_and(|value| !value.is_finite()) {
                let found = text.get(span.start..span.end).unwrap_or_default();
                return Err(FormulaError::new(span.start, found, Expected::Finite));
            }
            compiler.parts.push(part);
        }
        if compiler.parts.last().is_some_and(|whole| whole.places > PLACES) {
            return Err(FormulaError::new(0, "", Expected::Nesting(DEEPEST)));
        }
        Ok(Self(compiler.ops.into()))
    }

    /// The value for these variables.
    pub(super) fn run<D: DualNum<Primitive = f64> + Copy>(&self, x: D, y: D) -> D {
        let mut top = D::from(0.0);
        let mut below = [top; PLACES];
        let mut height = 0_usize;
        for op in &self.0 {
            match *op {
                Op::Number(_) | Op::X | Op::Y => {
                    below[height % PLACES] = top;
                    height += 1;
                    top = match *op {
                        Op::Number(number) => D::from(number),
                        Op::Y => y,
                        _ => x,
                    };
                }
                Op::Binary(_) | Op::Reversed(_) => {
                    height = height.wrapping_sub(1);
                    let other = below[height % PLACES];
                    top = match *op {
                        Op::Reversed(operator) => operator.of(top, other),
                        Op::Binary(operator) => operator.of(other, top),
                        _ => top,
                    };
                }
                Op::Call(function) => top = function.of(top),
                Op::Add(number) => top += number,
                Op::Multiply(number) => top *= number,
                Op::Divide(number) => top /= number,
                Op::Whole(exponent) => top = calculus::whole_power(top, exponent),
                Op::Real(exponent) => top = calculus::real_power(top, exponent),
            }
        }
        top
    }
}

impl Node<f64> {
    /// The value for these variables.
    pub(super) fn value(self, x: f64, y: f64) -> f64 {
        match self {
            Self::Leaf(Leaf::Y) => y,
            Self::Leaf(leaf) => leaf.constant().unwrap_or(x),
            Self::Call(function, of) => function.of(of),
            Self::Binary(operator, left, right) => operator.of(left, right),
        }
    }
}

impl Operator {
    /// The value.
    pub(crate) fn of<D: DualNum<Primitive = f64> + Copy>(self, left: D, right: D) -> D {
        match self {
            Self::Add => left + right,
            Self::Subtract => left - right,
            Self::Multiply => left * right,
            Self::Divide => calculus::quotient(left, right),
            Self::Power => calculus::power(left, right),
            Self::Min => calculus::min(left, right),
            Self::Max => calculus::max(left, right),
            Self::Ratio => calculus::ratio(left, right),
        }
    }

    /// The instruction for a right operand that is a constant. Returns `None` if there is none of
    /// its own.
    fn with_right(self, right: f64) -> Option<Op> {
        Some(match self {
            Self::Add => Op::Add(right),
            Self::Subtract => Op::Add(-right),
            Self::Multiply => Op::Multiply(right),
            Self::Divide => Op::Divide(right),
            Self::Power if calculus::is_whole(right) => Op::Whole(right as u32),
            Self::Power => Op::Real(right),
            Self::Min | Self::Max | Self::Ratio => return None,
        })
    }

    /// The same for a left operand.
    fn with_left(self, left: f64) -> Option<Op> {
        match self {
            Self::Add => Some(Op::Add(left)),
            Self::Multiply => Some(Op::Multiply(left)),
            Self::Power if left == std::f64::consts::E => Some(Op::Call(Function::Exp)),
            _ => None,
        }
    }
}

/// What a part of a formula is compiled to: a constant without instructions, or those from one on,
/// up to the next part's.
#[derive(Clone, Copy)]
struct Part {
    constant: Option<f64>,
    start: usize,
    /// How many places on the stack the instructions take.
    places: usize,
}

/// Appends the instructions of parts that come in the order in which they are written, each behind
/// its operands.
struct Compiler {
    ops: Vec<Op>,
    parts: Vec<Part>,
}

impl Compiler {
    fn part(&mut self, node: Node<Id>) -> Part {
        match node {
            Node::Leaf(leaf) => {
                let start = self.ops.len();
                let constant = leaf.constant();
                if constant.is_none() {
                    self.ops.push(if leaf == Leaf::Y { Op::Y } else { Op::X });
                }
                Part { constant, start, places: 1 }
            }
            Node::Call(function, of) => {
                let of = self.parts[of.index()];
                match of.constant {
                    Some(number) => Part { constant: Some(function.of(number)), ..of },
                    None => self.with(of, Op::Call(function)),
                }
            }
            Node::Binary(operator, left, right) => {
                self.binary(operator, self.parts[left.index()], self.parts[right.index()])
            }
        }
    }

    fn binary(&mut self, operator: Operator, left: Part, right: Part) -> Part {
        match (left.constant, right.constant) {
            (Some(a), Some(b)) => Part { constant: Some(operator.of(a, b)), ..left },
            (None, Some(b)) => match operator.with_right(b) {
                Some(op) => self.with(left, op),
                None => self.with_number(left, b, Op::Binary(operator)),
            },
            (Some(a), None) => match operator.with_left(a) {
                Some(op) => self.with(right, op),
                None => self.with_number(right, a, Op::Reversed(operator)),
            },
            (None, None) => self.both(operator, left, right),
        }
    }

    fn with(&mut self, of: Part, op: Op) -> Part {
        self.ops.push(op);
        of
    }

    fn with_number(&mut self, of: Part, number: f64, op: Op) -> Part {
        self.ops.push(Op::Number(number));
        self.with(Part { places: of.places.max(2), ..of }, op)
    }

    /// The operand that takes more places goes first, while the stack is lower.
    fn both(&mut self, operator: Operator, left: Part, right: Part) -> Part {
        let (first, second, op) = if left.places >= right.places {
            (left, right, Op::Binary(operator))
        } else {
            let mut behind = self.ops.split_off(right.start);
            behind.extend_from_slice(&self.ops[left.start..]);
            self.ops.truncate(left.start);
            self.ops.append(&mut behind);
            (right, left, Op::Reversed(operator))
        };
        self.with(Part { places: first.places.max(second.places + 1), ..left }, op)
    }
}
