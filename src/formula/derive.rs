//! Gradients of formulas as Python, by the rules of calculus.
//!
//! Each rule uses the slopes of its operands once and their values under a short name, so the
//! text grows with the formula's length and not with its square.

use super::print::{Level, Library, Piece, Python};
use super::tree::{Build, Function, Leaf, Operator, Span, Tree};
use crate::number::{shortest, whole};

/// Longer values get a name where a slope needs them again.
const SHORT: usize = 24;

/// No part of a formula as it is written stands behind what is derived.
const NOWHERE: Span = Span { start: 0, end: 0 };

/// A formula's gradient, for NumPy imported as `np`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PythonGradient {
    /// Assignments that come first, in order, such as `t1 = x ** 2 + 2 * y ** 2 + 3 * x * y`.
    pub lines: Vec<String>,
    /// One partial derivative a parameter.
    pub partials: Vec<String>,
    /// Whether they call `ratio(a, b)`, which is a/b but 0 where a is 0: the slope of a root at
    /// the tip of a cone.
    pub calls_ratio: bool,
}

/// The gradient of a formula.
pub(super) fn python_gradient(tree: &Tree) -> PythonGradient {
    let mut deriver = Deriver { python: Python(Library::NumPy), values: Vec::new(), calls_ratio: false };
    let slopes = tree.build(&mut deriver).map(|derived| derived.slopes).unwrap_or_default();
    let partial =
        |slope: Option<ValueAndGradient>| slope.map_or_else(|| "0.0".into(), |slope| slope.piece().text);
    let line = |(index, value): (usize, &String)| [&name(index), " = ", value].concat();
    let count = tree.naming.variables().len();
    PythonGradient {
        lines: deriver.values.iter().enumerate().map(line).collect(),
        partials: slopes.into_iter().take(count).map(partial).collect(),
        calls_ratio: deriver.calls_ratio,
    }
}

/// A slope along one variable: a number times a product over a product.
#[derive(Clone, PartialEq)]
struct ValueAndGradient {
    factor: f64,
    above: Vec<Piece>,
    below: Vec<Piece>,
}

/// A value with its slopes along x (or w) and y; nothing stands for 0.
struct Derived {
    value: Piece,
    slopes: [Option<ValueAndGradient>; 2],
}

/// What stands before the slope of an operand in the chain rule.
#[derive(Default)]
struct Chain {
    factor: Option<f64>,
    above: Option<Piece>,
    below: Option<Piece>,
}

impl ValueAndGradient {
    const ONE: Self = Self { factor: 1.0, above: Vec::new(), below: Vec::new() };

    fn is_number(&self) -> bool {
        self.above.is_empty() && self.below.is_empty()
    }

    /// As Python, with the fewest brackets.
    fn piece(self) -> Piece {
        let Self { factor, mut above, below } = self;
        if above.len() == 1 && below.is_empty() && factor == 1.0 {
            return above.remove(0);
        }
        let mut text = String::new();
        let sign = if factor.is_sign_negative() { "-" } else { "" };
        text.push_str(sign);
        if factor.abs() != 1.0 || above.is_empty() {
            text.push_str(&shortest(factor.abs()));
        }
        for piece in above {
            if text.len() > sign.len() {
                text.push_str(" * ");
            }
            // A product may open the line; a sign there would be lost on what follows.
            let least = if text.is_empty() { Level::Product } else { Level::Power };
            text.push_str(&piece.bracketed(least));
        }
        match below.len() {
            0 => {}
            1 => below.into_iter().for_each(|piece| text.extend([" / ", &piece.bracketed(Level::Power)])),
            _ => {
                let parts: Vec<String> =
                    below.into_iter().map(|piece| piece.bracketed(Level::Power)).collect();
                text.extend([" / (", &parts.join(" * "), ")"]);
            }
        }
        Piece::new(Level::Product, &[&text])
    }

    fn scaled(mut self, factor: f64) -> Option<Self> {
        self.factor *= factor;
        (self.factor != 0.0).then_some(self)
    }

    /// Times a piece; plain numbers join the factor.
    fn times(mut self, piece: Piece) -> Option<Self> {
        match piece.number() {
            Some(number) => self.scaled(number),
            None => {
                self.above.insert(0, piece);
                Some(self)
            }
        }
    }

    fn over(mut self, piece: Piece) -> Self {
        self.below.push(piece);
        self
    }

    fn chained(self, chain: &Chain) -> Option<Self> {
        let mut slope = self.scaled(chain.factor.unwrap_or(1.0))?;
        if let Some(piece) = &chain.above {
            slope = slope.times(piece.clone())?;
        }
        Some(match &chain.below {
            Some(piece) => slope.over(piece.clone()),
            None => slope,
        })
    }
}

fn sum(left: Option<ValueAndGradient>, right: Option<ValueAndGradient>) -> Option<ValueAndGradient> {
    let (Some(left), Some(right)) = (&left, &right) else { return left.or(right) };
    if left.above == right.above && left.below == right.below {
        let factor = left.factor + right.factor;
        return (factor != 0.0).then(|| ValueAndGradient { factor, ..left.clone() });
    }
    let (sign, right) = match right.clone() {
        right if right.factor < 0.0 => (" - ", ValueAndGradient { factor: -right.factor, ..right }),
        right => (" + ", right),
    };
    let text = [left.clone().piece().text, right.piece().bracketed(Level::Product)].join(sign);
    Some(ValueAndGradient { above: vec![Piece::new(Level::Sum, &[&text])], ..ValueAndGradient::ONE })
}

/// What the value of that number is called.
fn name(index: usize) -> String {
    ["t", &whole(index + 1)].concat()
}

struct Deriver {
    python: Python,
    /// The long values that have names.
    values: Vec<String>,
    calls_ratio: bool,
}

impl Deriver {
    /// The piece, under a name of its own if it is long.
    fn named(&mut self, piece: Piece) -> Piece {
        if piece.text.len() <= SHORT || piece.value.is_some() {
            return piece;
        }
        let known = self.values.iter().position(|value| *value == piece.text);
        let index = known.unwrap_or(self.values.len());
        if known.is_none() {
            self.values.push(piece.text);
        }
        Piece::new(Level::Atom, &[&name(index)])
    }

    fn call_of(&mut self, function: Function, of: &Piece) -> Piece {
        self.python.call(function, of.clone(), NOWHERE)
    }

    fn power_of(&mut self, base: &Piece, exponent: &Piece) -> Piece {
        if exponent.value == Some(1.0) {
            return base.clone();
        }
        self.python.binary(Operator::Power, base.clone(), exponent.clone(), NOWHERE)
    }

    fn squared(&mut self, piece: &Piece) -> Piece {
        self.power_of(piece, &Python::number(2.0))
    }

    /// A slope over what can be 0 where the slope is.
    fn ratio(&mut self, slope: ValueAndGradient, below: Piece) -> ValueAndGradient {
        if slope.is_number() {
            return slope.over(below);
        }
        self.calls_ratio = true;
        let factor = slope.factor;
        let above = ValueAndGradient { factor: 1.0, ..slope }.piece().text;
        let ratio = Piece::new(Level::Atom, &["ratio(", &above, ", ", &below.text, ")"]);
        ValueAndGradient { factor, above: vec![ratio], below: Vec::new() }
    }

    /// f'(u) for all functions but the negative and the root.
    fn chain(&mut self, function: Function, u: &Piece) -> Chain {
        let above = |piece| Chain { above: Some(piece), ..Chain::default() };
        let below = |piece| Chain { below: Some(piece), ..Chain::default() };
        match function {
            Function::Negative | Function::Sqrt => Chain::default(),
            Function::Sin => above(self.call_of(Function::Cos, u)),
            Function::Cos => {
                Chain { factor: Some(-1.0), above: Some(self.call_of(Function::Sin, u)), below: None }
            }
            Function::Tan => {
                let cos = self.call_of(Function::Cos, u);
                below(self.squared(&cos))
            }
            Function::Exp => above(self.call_of(Function::Exp, u)),
            Function::Ln => below(u.clone()),
            Function::Log10 => {
                let ten = Piece::new(Level::Atom, &["np.log(10)"]);
                below(self.python.binary(Operator::Multiply, ten, u.clone(), NOWHERE))
            }
            Function::Abs => above(Piece::new(Level::Atom, &["np.sign(", &u.text, ")"])),
            Function::Tanh => {
                let tanh = self.call_of(Function::Tanh, u);
                above(Piece::new(Level::Atom, &["(1 - ", &self.squared(&tanh).text, ")"]))
            }
            Function::Sinh => above(self.call_of(Function::Cosh, u)),
            Function::Cosh => above(self.call_of(Function::Sinh, u)),
            Function::Atan => below(Piece::new(Level::Sum, &["1 + ", &self.squared(u).text])),
        }
    }

    fn product(&mut self, left: Derived, right: Derived) -> Derived {
        let left = if right.is_constant() { left } else { self.with_name(left) };
        let right = if left.is_constant() { right } else { self.with_name(right) };
        let slope = |a: Option<ValueAndGradient>, b: Option<ValueAndGradient>| {
            let first = a.and_then(|slope| slope.times(right.value.clone()));
            sum(first, b.and_then(|slope| slope.times(left.value.clone())))
        };
        let [left_x, left_y] = left.slopes;
        let [right_x, right_y] = right.slopes;
        let slopes = [slope(left_x, right_x), slope(left_y, right_y)];
        Derived { value: self.python.binary(Operator::Multiply, left.value, right.value, NOWHERE), slopes }
    }

    /// a'/b - ab'/b².
    fn quotient(&mut self, left: Derived, right: Derived) -> Derived {
        let left = if right.is_constant() { left } else { self.with_name(left) };
        let right = self.with_name(right);
        let below = self.squared(&right.value);
        let slope = |a: Option<ValueAndGradient>, b: Option<ValueAndGradient>| {
            let second = b.and_then(|slope| slope.scaled(-1.0)?.times(left.value.clone()));
            sum(a.map(|slope| slope.over(right.value.clone())), second.map(|slope| slope.over(below.clone())))
        };
        let [left_x, left_y] = left.slopes;
        let [right_x, right_y] = right.slopes;
        let slopes = [slope(left_x, right_x), slope(left_y, right_y)];
        Derived { value: self.python.binary(Operator::Divide, left.value, right.value, NOWHERE), slopes }
    }

    /// n uⁿ⁻¹ u' + uⁿ ln(u) n'.
    fn power(&mut self, base: Derived, exponent: Derived) -> Derived {
        let (base, exponent) = (self.with_name(base), self.with_name(exponent));
        let value = self.power_of(&base.value, &exponent.value);
        let logarithm = match base.value.value {
            Some(std::f64::consts::E) => Python::number(1.0),
            _ => Piece::new(Level::Atom, &["np.log(", &base.value.text, ")"]),
        };
        let [base_x, base_y] = base.slopes;
        let [exponent_x, exponent_y] = exponent.slopes;
        let mut slope = |along_base: Option<ValueAndGradient>, along_exponent: Option<ValueAndGradient>| {
            let first = along_base.and_then(|slope| self.along_base(slope, &base.value, &exponent.value));
            let second =
                along_exponent.and_then(|slope| slope.times(logarithm.clone())?.times(value.clone()));
            sum(first, second)
        };
        let slopes = [slope(base_x, exponent_x), slope(base_y, exponent_y)];
        Derived { value, slopes }
    }

    /// n uⁿ⁻¹ u'; a root's is n u' / u¹⁻ⁿ, which can be 0/0.
    fn along_base(
        &mut self,
        slope: ValueAndGradient,
        base: &Piece,
        exponent: &Piece,
    ) -> Option<ValueAndGradient> {
        let Some(n) = exponent.number() else {
            let less = self.python.binary(Operator::Subtract, exponent.clone(), Python::number(1.0), NOWHERE);
            let power = self.power_of(base, &less);
            return slope.times(power)?.times(exponent.clone());
        };
        let slope = slope.scaled(n)?;
        if n == 1.0 {
            return Some(slope);
        }
        if 0.0 < n && n < 1.0 {
            let below = self.power_of(base, &Python::number(1.0 - n));
            return Some(self.ratio(slope, below));
        }
        let power = self.power_of(base, &Python::number(n - 1.0));
        slope.times(power)
    }

    /// Each operand's slope where it is the larger (or the smaller); half of both where they tie.
    fn extreme(&mut self, operator: Operator, left: Derived, right: Derived) -> Derived {
        let (left, right) = (self.with_name(left), self.with_name(right));
        let (a, b) = match operator {
            Operator::Min => (&right.value, &left.value),
            _ => (&left.value, &right.value),
        };
        let mut wins = |one: &Piece, other: &Piece| {
            let ahead = self.python.binary(Operator::Subtract, one.clone(), other.clone(), NOWHERE);
            Piece::new(Level::Atom, &["np.heaviside(", &ahead.text, ", 0.5)"])
        };
        let (left_wins, right_wins) = (wins(a, b), wins(b, a));
        let slope = |a: Option<ValueAndGradient>, b: Option<ValueAndGradient>| {
            let first = a.and_then(|slope| slope.times(left_wins.clone()));
            sum(first, b.and_then(|slope| slope.times(right_wins.clone())))
        };
        let [left_x, left_y] = left.slopes;
        let [right_x, right_y] = right.slopes;
        let slopes = [slope(left_x, right_x), slope(left_y, right_y)];
        Derived { value: self.python.binary(operator, left.value, right.value, NOWHERE), slopes }
    }

    fn with_name(&mut self, derived: Derived) -> Derived {
        Derived { value: self.named(derived.value), ..derived }
    }
}

impl Derived {
    fn constant(value: Piece) -> Self {
        Self { value, slopes: [None, None] }
    }

    fn is_constant(&self) -> bool {
        self.slopes.iter().all(Option::is_none)
    }
}

impl Build for Deriver {
    type Piece = Derived;

    fn leaf(&mut self, leaf: Leaf) -> Derived {
        let value = self.python.leaf(leaf);
        let slopes = match leaf {
            Leaf::W | Leaf::X => [Some(ValueAndGradient::ONE), None],
            Leaf::Y => [None, Some(ValueAndGradient::ONE)],
            Leaf::Number(_) | Leaf::Pi | Leaf::E => [None, None],
        };
        Derived { value, slopes }
    }

    fn call(&mut self, function: Function, of: Derived, span: Span) -> Derived {
        if of.is_constant() {
            return Derived::constant(self.python.call(function, of.value, span));
        }
        let of = if function == Function::Negative { of } else { self.with_name(of) };
        let value = self.python.call(function, of.value.clone(), span);
        let slopes = match function {
            Function::Negative => of.slopes.map(|slope| slope?.scaled(-1.0)),
            Function::Sqrt => of.slopes.map(|slope| Some(self.ratio(slope?.scaled(0.5)?, value.clone()))),
            _ => {
                let chain = self.chain(function, &of.value);
                of.slopes.map(|slope| slope?.chained(&chain))
            }
        };
        Derived { value, slopes }
    }

    fn binary(&mut self, operator: Operator, left: Derived, right: Derived, span: Span) -> Derived {
        if left.is_constant() && right.is_constant() {
            return Derived::constant(self.python.binary(operator, left.value, right.value, span));
        }
        match operator {
            Operator::Add | Operator::Subtract => {
                let sign = if operator == Operator::Add { 1.0 } else { -1.0 };
                let [left_x, left_y] = left.slopes;
                let [right_x, right_y] = right.slopes.map(|slope| slope?.scaled(sign));
                let value = self.python.binary(operator, left.value, right.value, span);
                Derived { value, slopes: [sum(left_x, right_x), sum(left_y, right_y)] }
            }
            Operator::Multiply => self.product(left, right),
            Operator::Divide => self.quotient(left, right),
            Operator::Power => self.power(left, right),
            Operator::Min | Operator::Max => self.extreme(operator, left, right),
        }
    }
}
