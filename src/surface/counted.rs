//! A loss that counts how often it is looked at: a mean over many rows takes long.

use super::derivative::{Differentiable, ValueAndGradient};
use crate::geometry::{Dimension, Hessian, Point};
use std::cell::Cell;

/// A loss with a number of looks that are left at it; more can be taken, and are none.
pub(super) struct Counted<'a> {
    pub loss: &'a dyn Differentiable,
    pub left: Cell<u32>,
}

impl Counted<'_> {
    fn look(&self) -> &dyn Differentiable {
        self.left.set(self.left.get().saturating_sub(1));
        self.loss
    }
}

impl Differentiable for Counted<'_> {
    fn dimension(&self) -> Dimension {
        self.loss.dimension()
    }

    fn value(&self, at: Point) -> f64 {
        self.look().value(at)
    }

    fn value_and_gradient(&self, at: Point) -> ValueAndGradient {
        self.look().value_and_gradient(at)
    }

    fn hessian(&self, at: Point) -> Hessian {
        self.look().hessian(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formula::Expression;
    use crate::geometry::Vector;
    use crate::surface::descent::{self, Scale};
    use crate::surface::minimize::minimize;

    /// A formula as a loss.
    struct Formula(Expression);

    impl Differentiable for Formula {
        fn dimension(&self) -> Dimension {
            Dimension::Two
        }

        fn value(&self, at: Point) -> f64 {
            self.0.at(at.x, at.y)
        }

        fn value_and_gradient(&self, at: Point) -> ValueAndGradient {
            let (x, y) = (self.value(at + Vector::new(1e-6, 0.0)), self.value(at + Vector::new(0.0, 1e-6)));
            let loss = self.value(at);
            ValueAndGradient { loss, gradient: Vector::new((x - loss) * 1e6, (y - loss) * 1e6) }
        }

        fn hessian(&self, _: Point) -> Hessian {
            Hessian { xx: 1.0, xy: 0.0, yy: 1.0 }
        }
    }

    #[test]
    fn no_descent_looks_much_more_often_than_it_may() {
        let scale = Scale { centre: Point::default(), diagonal: 10.0, range: 1.0 };
        let from = Point::new(-3.0, 2.0);
        for text in ["exp(-x) + y^2", "100(y - x^2)^2 + (1 - x)^2", "x", "abs(x) + abs(y)"] {
            let loss = Formula(Expression::parse(text).unwrap());
            for looks in [20, 300] {
                let counted = || Counted { loss: &loss, left: u32::MAX.into() };
                let used = |counted: &Counted<'_>| u32::MAX - counted.left.get();
                let (one, other) = (counted(), counted());
                minimize(&one, from, 0.1, looks);
                descent::descend(&other, from, &scale, looks);
                // The last step may still be halved as often as any.
                for used in [used(&one), used(&other)] {
                    assert!((2..=looks + 45).contains(&used), "{text}: {used} of {looks}");
                }
            }
        }
    }
}
