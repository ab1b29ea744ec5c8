//! Formulas compiled for a stack, and run.

use super::calculus;
use super::error::{Expected, FormulaError};
use super::tree::{Build, Function, Leaf, Operator, Span, Tree};
use num_dual::DualNum;

/// Room on the stack. Where two operands need n places each, both need n + 1, so that n places
/// suffice for fewer than 2ⁿ variables: 10 for those that a formula has room for.
const PLACES: usize = 16;

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
    pub fn compile(tree: &Tree, text: &str) -> Result<Self, FormulaError> {
        let mut compiler = Compiler { infinite: None };
        let piece = tree.build(&mut compiler).unwrap_or(Piece::Constant(f64::NAN));
        if let Some(span) = compiler.infinite {
            let found = text.get(span.start..span.end).unwrap_or_default().into();
            return Err(FormulaError { at: span.start, found, expected: Expected::Finite, hint: None });
        }
        let code = piece.into_code();
        if code.places > PLACES {
            let expected = Expected::Nesting(super::DEEPEST);
            return Err(FormulaError { at: 0, found: String::new(), expected, hint: None });
        }
        Ok(Self(code.ops.into()))
    }

    /// The value for these variables.
    pub fn run<D: DualNum<Primitive = f64> + Copy>(&self, x: D, y: D) -> D {
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

impl Function {
    /// The value.
    pub fn of<D: DualNum<Primitive = f64> + Copy>(self, x: D) -> D {
        match self {
            Self::Negative => -x,
            Self::Sin => x.sin(),
            Self::Cos => x.cos(),
            Self::Tan => calculus::tan(x),
            Self::Exp => x.exp(),
            Self::Ln => x.ln(),
            Self::Log10 => x.log10(),
            Self::Sqrt => calculus::sqrt(x),
            Self::Abs => calculus::abs(x),
            Self::Tanh => calculus::tanh(x),
            Self::Sinh => x.sinh(),
            Self::Cosh => x.cosh(),
            Self::Atan => x.atan(),
        }
    }
}

impl Operator {
    /// The value.
    pub fn of<D: DualNum<Primitive = f64> + Copy>(self, left: D, right: D) -> D {
        match self {
            Self::Add => left + right,
            Self::Subtract => left - right,
            Self::Multiply => left * right,
            Self::Divide => calculus::quotient(left, right),
            Self::Power => calculus::power(left, right),
            Self::Min => calculus::min(left, right),
            Self::Max => calculus::max(left, right),
        }
    }

    /// The instruction for a right operand that is a constant.
    fn with_right(self, right: f64) -> Option<Op> {
        Some(match self {
            Self::Add => Op::Add(right),
            Self::Subtract => Op::Add(-right),
            Self::Multiply => Op::Multiply(right),
            Self::Divide => Op::Divide(right),
            Self::Power if calculus::is_whole(right) => Op::Whole(right as u32),
            Self::Power => Op::Real(right),
            Self::Min | Self::Max => return None,
        })
    }
}

/// Instructions that leave one value, and the places they take on the stack.
struct Code {
    ops: Vec<Op>,
    places: usize,
}

/// What a part of a formula is compiled to.
enum Piece {
    Constant(f64),
    Code(Code),
}

impl Piece {
    fn into_code(self) -> Code {
        match self {
            Self::Constant(number) => Code { ops: vec![Op::Number(number)], places: 1 },
            Self::Code(code) => code,
        }
    }
}

impl Code {
    fn then(mut self, op: Op) -> Piece {
        self.ops.push(op);
        Piece::Code(self)
    }

    /// The operand that takes more places goes first, while the stack is lower.
    fn with(self, right: Self, operator: Operator) -> Piece {
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

struct Compiler {
    /// The first constant part without a finite value.
    infinite: Option<Span>,
}

impl Compiler {
    fn constant(&mut self, value: f64, span: Span) -> Piece {
        if !value.is_finite() {
            self.infinite.get_or_insert(span);
        }
        Piece::Constant(value)
    }
}

impl Build for Compiler {
    type Piece = Piece;

    fn leaf(&mut self, leaf: Leaf) -> Piece {
        match leaf.constant() {
            Some(number) => Piece::Constant(number),
            None => {
                let op = if leaf == Leaf::Y { Op::Y } else { Op::X };
                Piece::Code(Code { ops: vec![op], places: 1 })
            }
        }
    }

    fn call(&mut self, function: Function, of: Piece, span: Span) -> Piece {
        match of {
            Piece::Constant(number) => self.constant(function.of(number), span),
            Piece::Code(code) => code.then(Op::Call(function)),
        }
    }

    fn binary(&mut self, operator: Operator, left: Piece, right: Piece, span: Span) -> Piece {
        match (left, right) {
            (Piece::Constant(left), Piece::Constant(right)) => self.constant(operator.of(left, right), span),
            (Piece::Code(left), Piece::Constant(right)) => match operator.with_right(right) {
                Some(op) => left.then(op),
                None => left.with(Piece::Constant(right).into_code(), operator),
            },
            (Piece::Constant(left), Piece::Code(right)) => match operator {
                Operator::Add => right.then(Op::Add(left)),
                Operator::Multiply => right.then(Op::Multiply(left)),
                Operator::Power if left == std::f64::consts::E => right.then(Op::Call(Function::Exp)),
                _ => Piece::Constant(left).into_code().with(right, operator),
            },
            (Piece::Code(left), Piece::Code(right)) => left.with(right, operator),
        }
    }
}
