//! Formulas compiled for a stack, and run.

use super::calculus;
use super::error::{Expected, FormulaError};
use super::limits::{DEEPEST, PLACES};
use super::tree::{Formula, Function, Leaf, Node, Operator};
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
        let mut infinite = None;
        let parts = formula.tree.fold(|id, node| {
            let part = compiled(node);
            if matches!(part, Part::Constant(value) if !value.is_finite()) {
                infinite.get_or_insert(id);
            }
            part
        });
        if let Some(span) = infinite.and_then(|id| formula.spans.get(id.index())) {
            let found = text.get(span.start..span.end).unwrap_or_default();
            return Err(FormulaError::new(span.start, found, Expected::Finite));
        }
        let code = parts.into_iter().next_back().unwrap_or(Part::Constant(f64::NAN)).into_code();
        if code.places > PLACES {
            return Err(FormulaError::new(0, "", Expected::Nesting(DEEPEST)));
        }
        Ok(Self(code.ops.into()))
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
}

/// Instructions that leave one value, and the places they take on the stack.
#[derive(Clone)]
struct Code {
    ops: Vec<Op>,
    places: usize,
}

/// What a part of a formula is compiled to.
#[derive(Clone)]
enum Part {
    Constant(f64),
    Code(Code),
}

impl Part {
    fn into_code(self) -> Code {
        match self {
            Self::Constant(number) => Code { ops: vec![Op::Number(number)], places: 1 },
            Self::Code(code) => code,
        }
    }
}

impl Code {
    fn then(mut self, op: Op) -> Part {
        self.ops.push(op);
        Part::Code(self)
    }

    /// The operand that takes more places goes first, while the stack is lower.
    fn with(self, right: Self, operator: Operator) -> Part {
        let (mut first, second, op) = if self.places >= right.places {
            (self, right, Op::Binary(operator))
        } else {
            (right, self, Op::Reversed(operator))
        };
        first.ops.extend(second.ops);
        first.places = first.places.max(second.places + 1);
        first.then(op)
    }
}

fn compiled(node: Node<Part>) -> Part {
    use Part::{Code as Varying, Constant};
    match node {
        Node::Leaf(leaf) => match leaf.constant() {
            Some(number) => Constant(number),
            None => {
                let op = if leaf == Leaf::Y { Op::Y } else { Op::X };
                Varying(Code { ops: vec![op], places: 1 })
            }
        },
        Node::Call(function, Constant(number)) => Constant(function.of(number)),
        Node::Call(function, Varying(code)) => code.then(Op::Call(function)),
        Node::Binary(operator, Constant(left), Constant(right)) => Constant(operator.of(left, right)),
        Node::Binary(operator, Varying(left), Constant(right)) => match operator.with_right(right) {
            Some(op) => left.then(op),
            None => left.with(Constant(right).into_code(), operator),
        },
        Node::Binary(operator, Constant(left), Varying(right)) => match operator {
            Operator::Add => right.then(Op::Add(left)),
            Operator::Multiply => right.then(Op::Multiply(left)),
            Operator::Power if left == std::f64::consts::E => right.then(Op::Call(Function::Exp)),
            _ => Constant(left).into_code().with(right, operator),
        },
        Node::Binary(operator, Varying(left), Varying(right)) => left.with(right, operator),
    }
}
