//! The chain rule, function by function.

use super::{Deriver, Term};
use crate::formula::tree::{Function, Id, Operator};

/// What f(u) has for its derivative along u.
enum Slope {
    Times(Id),
    Over(Id),
    /// The same, where both sides can be 0.
    Ratio(Id),
}

use Slope::{Over, Ratio, Times};

impl Deriver<'_> {
    /// The chain rule: makes f'(u) u' of u'.
    pub(super) fn call(&mut self, function: Function, u: Id, value: Id, term: &mut Term) {
        let slope = match function {
            Function::Negative | Function::Sign => {
                return term.scale(if function == Function::Sign { 0.0 } else { -1.0 });
            }
            Function::Sin => Times(self.function(Function::Cos, u)),
            Function::Cos => Times(self.function(Function::Sin, u)),
            Function::Tan => {
                let cos = self.function(Function::Cos, u);
                Over(self.square(cos))
            }
            Function::Asin | Function::Acos => {
                let rest = self.one_and_square(Operator::Subtract, u);
                Over(self.function(Function::Sqrt, rest))
            }
            Function::Atan => Over(self.one_and_square(Operator::Add, u)),
            Function::Sinh => Times(self.function(Function::Cosh, u)),
            Function::Cosh => Times(self.function(Function::Sinh, u)),
            Function::Tanh => Times(self.one_and_square(Operator::Subtract, value)),
            Function::Exp => Times(value),
            Function::Ln => Over(u),
            Function::Log2 | Function::Log10 => {
                let base = self.number(if function == Function::Log2 { 2.0 } else { 10.0 });
                let log = self.function(Function::Ln, base);
                self.over(term, log);
                Over(u)
            }
            Function::Sqrt => Ratio(value),
            Function::Cbrt => {
                let (three, square) = (self.number(3.0), self.square(value));
                Ratio(self.operation(Operator::Multiply, three, square))
            }
            Function::Sigmoid => {
                self.times(term, value);
                Times(self.with_one(Operator::Subtract, value))
            }
            Function::Softplus => Times(self.function(Function::Sigmoid, u)),
            // 1 above 0, and 0 elsewhere.
            Function::Relu => {
                let (zero, sign) = (self.number(0.0), self.function(Function::Sign, u));
                Times(self.operation(Operator::Max, zero, sign))
            }
            Function::Abs => Times(self.function(Function::Sign, u)),
        };
        term.scale(match function {
            Function::Cos | Function::Acos => -1.0,
            Function::Sqrt => 0.5,
            _ => 1.0,
        });
        match slope {
            Times(node) => self.times(term, node),
            Over(node) => self.over(term, node),
            Ratio(node) => self.ratio(term, node),
        }
    }

    /// 1 and a square.
    fn one_and_square(&mut self, operator: Operator, of: Id) -> Id {
        let square = self.square(of);
        self.with_one(operator, square)
    }
}
