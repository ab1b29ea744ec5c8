//! A formula's parts, in postfix order.

use crate::geometry::Dimension;

/// What has a value by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Leaf {
    Number(f64),
    Pi,
    /// Euler's number.
    E,
    W,
    X,
    Y,
}

/// What is done to one operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Function {
    Negative,
    Sin,
    Cos,
    Tan,
    Exp,
    Ln,
    Log10,
    Sqrt,
    Abs,
    Tanh,
    Sinh,
    Cosh,
    Atan,
}

/// What is done to two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
    Min,
    Max,
}

/// One part of a formula.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Part {
    Leaf(Leaf),
    Call(Function),
    Binary(Operator),
}

/// Where something is written: from one byte up to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub start: usize,
    pub end: usize,
}

/// What the variables are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Naming {
    W,
    X,
    XAndY,
}

/// A formula as it is written.
pub(super) struct Tree {
    /// Operands stand before what is done to them.
    pub parts: Vec<(Part, Span)>,
    pub naming: Naming,
}

/// Something that is put together from a formula's parts: a program, or another notation.
pub(super) trait Build {
    /// What is made of each part.
    type Piece;

    fn leaf(&mut self, leaf: Leaf) -> Self::Piece;
    fn call(&mut self, function: Function, of: Self::Piece, span: Span) -> Self::Piece;
    fn binary(
        &mut self,
        operator: Operator,
        left: Self::Piece,
        right: Self::Piece,
        span: Span,
    ) -> Self::Piece;
}

impl Tree {
    /// Puts the parts together. Nothing where operands are missing, which the parser rules out.
    pub fn build<B: Build>(&self, builder: &mut B) -> Option<B::Piece> {
        let mut pieces = Vec::new();
        for &(part, span) in &self.parts {
            let piece = match part {
                Part::Leaf(leaf) => builder.leaf(leaf),
                Part::Call(function) => builder.call(function, pieces.pop()?, span),
                Part::Binary(operator) => {
                    let right = pieces.pop()?;
                    builder.binary(operator, pieces.pop()?, right, span)
                }
            };
            pieces.push(piece);
        }
        pieces.pop()
    }
}

impl Leaf {
    /// The value of a constant; nothing for a variable.
    pub fn constant(self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(number),
            Self::Pi => Some(std::f64::consts::PI),
            Self::E => Some(std::f64::consts::E),
            Self::W | Self::X | Self::Y => None,
        }
    }
}

impl Naming {
    pub fn dimension(self) -> Dimension {
        match self {
            Self::W | Self::X => Dimension::One,
            Self::XAndY => Dimension::Two,
        }
    }

    pub fn variables(self) -> &'static [&'static str] {
        match self {
            Self::W => &["w"],
            Self::X => &["x"],
            Self::XAndY => &["x", "y"],
        }
    }
}
