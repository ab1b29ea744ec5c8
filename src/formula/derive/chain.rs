//! The chain rule, function by function.

use super::{Deriver, Term};
use crate::formula::tree::{Function, Id, Operator};

impl Deriver<'_> {
    /// The chain rule: f'(u) u'.
    pub(super) fn call(&mut self, function: Function, u: Id, value: Id, inner: Term) -> Option<Term> {
        match function {
            Function::Negative => inner.scaled(-1.0),
            Function::Sin => {
                let cos = self.function(Function::Cos, u);
                self.times(inner, cos)
            }
            Function::Cos => {
                let sin = self.function(Function::Sin, u);
                self.times(inner.scaled(-1.0)?, sin)
            }
            Function::Tan => {
                let cos = self.function(Function::Cos, u);
                let square = self.square(cos);
                Some(self.over(inner, square))
            }
            Function::Asin => self.over_arc(inner, u),
            Function::Acos => self.over_arc(inner.scaled(-1.0)?, u),
            Function::Tanh => {
                let (one, square) = (self.number(1.0), self.square(value));
                let rest = self.operation(Operator::Subtract, one, square);
                self.times(inner, rest)
            }
            Function::Sinh => {
                let cosh = self.function(Function::Cosh, u);
                self.times(inner, cosh)
            }
            Function::Cosh => {
                let sinh = self.function(Function::Sinh, u);
                self.times(inner, sinh)
            }
            Function::Atan => {
                let (one, square) = (self.number(1.0), self.square(u));
                let sum = self.operation(Operator::Add, one, square);
                Some(self.over(inner, sum))
            }
            _ => self.grown(function, u, value, inner),
        }
    }

    /// The same for exponentials, roots, and what has kinks or rounds them.
    fn grown(&mut self, function: Function, u: Id, value: Id, inner: Term) -> Option<Term> {
        match function {
            Function::Exp => self.times(inner, value),
            Function::Ln => Some(self.over(inner, u)),
            Function::Log2 | Function::Log10 => {
                let base = self.number(if function == Function::Log2 { 2.0 } else { 10.0 });
                let log = self.function(Function::Ln, base);
                let scaled = self.over(inner, log);
                Some(self.over(scaled, u))
            }
            Function::Sqrt => Some(self.ratio(inner.scaled(0.5)?, value)),
            Function::Cbrt => {
                let (three, square) = (self.number(3.0), self.square(value));
                let below = self.operation(Operator::Multiply, three, square);
                Some(self.ratio(inner, below))
            }
            Function::Sigmoid => {
                let one = self.number(1.0);
                let rest = self.operation(Operator::Subtract, one, value);
                let term = self.times(inner, value)?;
                self.times(term, rest)
            }
            Function::Softplus => {
                let sigmoid = self.function(Function::Sigmoid, u);
                self.times(inner, sigmoid)
            }
            // 1 above 0, and 0 elsewhere.
            Function::Relu => {
                let (zero, sign) = (self.number(0.0), self.function(Function::Sign, u));
                let weight = self.operation(Operator::Max, zero, sign);
                self.times(inner, weight)
            }
            Function::Abs => {
                let sign = self.function(Function::Sign, u);
                self.times(inner, sign)
            }
            _ => None,
        }
    }

    /// u' / sqrt(1 - u²).
    fn over_arc(&mut self, inner: Term, u: Id) -> Option<Term> {
        let (one, square) = (self.number(1.0), self.square(u));
        let rest = self.operation(Operator::Subtract, one, square);
        let root = self.function(Function::Sqrt, rest);
        Some(self.over(inner, root))
    }
}
