//! The numbers that losses of one's own are written in.

use crate::formula::tree::{Function, Operator};
use num_dual::{DualNum, HyperDual64};
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Sub, SubAssign};

/// A number that carries its derivatives along, up to the second: what a
/// [`CustomLoss`](super::CustomLoss) is written in.
///
/// It calculates as an `f64` does, and with plain numbers on either side. Its functions are those of
/// formulas: where they have no derivative, they have [the same in its
/// place](crate::formula#where-derivatives-do-not-exist).
///
/// ```
/// use fall_line::surface::DualNumber;
///
/// fn gap(x: DualNumber, y: DualNumber) -> DualNumber {
///     (1.0 - x).powi(2) + 2.0 * (y / 3.0).cosh()
/// }
/// assert_eq!(gap(2.0.into(), 0.0.into()).value(), 3.0);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct DualNumber(pub(super) HyperDual64);

impl DualNumber {
    /// The number without its derivatives, as for a choice between two formulas.
    pub fn value(self) -> f64 {
        self.0.re
    }

    /// The number to a whole power.
    #[must_use]
    pub fn powi(self, exponent: i32) -> Self {
        Self(self.0.powi(exponent))
    }

    /// The number to a power that may vary as well.
    #[must_use]
    pub fn powf(self, exponent: impl Into<Self>) -> Self {
        Self(Operator::Power.of(self.0, exponent.into().0))
    }

    /// The smaller of two numbers; NaN if one is.
    #[must_use]
    pub fn min(self, other: impl Into<Self>) -> Self {
        Self(Operator::Min.of(self.0, other.into().0))
    }

    /// The larger of two numbers; NaN if one is.
    #[must_use]
    pub fn max(self, other: impl Into<Self>) -> Self {
        Self(Operator::Max.of(self.0, other.into().0))
    }
}

/// Defines methods as functions of formulas.
macro_rules! functions {
    ($($(#[$about:meta])* $name:ident is $Function:ident,)*) => {
        impl DualNumber {
            $(
                $(#[$about])*
                #[must_use]
                pub fn $name(self) -> Self {
                    Self(Function::$Function.of(self.0))
                }
            )*
        }
    };
}

functions! {
    /// The sine.
    sin is Sin,
    /// The cosine.
    cos is Cos,
    /// The tangent.
    tan is Tan,
    /// The arcsine.
    asin is Asin,
    /// The arccosine.
    acos is Acos,
    /// The arctangent.
    atan is Atan,
    /// The hyperbolic sine.
    sinh is Sinh,
    /// The hyperbolic cosine.
    cosh is Cosh,
    /// The hyperbolic tangent.
    tanh is Tanh,
    /// e to the power of the number.
    exp is Exp,
    /// The natural logarithm.
    ln is Ln,
    /// The binary logarithm.
    log2 is Log2,
    /// The decimal logarithm.
    log10 is Log10,
    /// The square root.
    sqrt is Sqrt,
    /// The cube root.
    cbrt is Cbrt,
    /// The absolute value.
    abs is Abs,
    /// -1, 0 or 1.
    sign is Sign,
    /// The logistic function, 1/(1 + e⁻ˣ).
    sigmoid is Sigmoid,
    /// ln(1 + eˣ).
    softplus is Softplus,
    /// The number where it is positive, else 0.
    relu is Relu,
}

impl From<f64> for DualNumber {
    /// A constant.
    fn from(value: f64) -> Self {
        Self(HyperDual64::from_re(value))
    }
}

impl Neg for DualNumber {
    type Output = Self;

    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Sum for DualNumber {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::from(0.0), Add::add)
    }
}

/// Defines an operator for two of them, for a plain number on either side, and as an assignment.
macro_rules! operators {
    ($($Trait:ident::$method:ident, $Assignment:ident::$assign:ident: $sign:tt is $Operator:ident,)*) => {$(
        impl $Trait for DualNumber {
            type Output = Self;

            fn $method(self, other: Self) -> Self {
                Self(Operator::$Operator.of(self.0, other.0))
            }
        }

        impl $Trait<f64> for DualNumber {
            type Output = Self;

            fn $method(self, other: f64) -> Self {
                Self(self.0 $sign other)
            }
        }

        impl $Trait<DualNumber> for f64 {
            type Output = DualNumber;

            fn $method(self, other: DualNumber) -> DualNumber {
                DualNumber::from(self) $sign other
            }
        }

        impl<N> $Assignment<N> for DualNumber
        where
            Self: $Trait<N, Output = Self>,
        {
            fn $assign(&mut self, other: N) {
                *self = *self $sign other;
            }
        }
    )*};
}

operators! {
    Add::add, AddAssign::add_assign: + is Add,
    Sub::sub, SubAssign::sub_assign: - is Subtract,
    Mul::mul, MulAssign::mul_assign: * is Multiply,
    Div::div, DivAssign::div_assign: / is Divide,
}
