//! Losses of one's own, which a program brings along.
//!
//! Without the feature `custom` there can be none: the compiler knows it, and leaves out all that the
//! crate has for them.

#![cfg_attr(not(feature = "custom"), expect(dead_code, reason = "nobody can make a loss of one's own"))]

use super::derivative::Dual;
use super::dual_number::DualNumber;
#[cfg(feature = "custom")]
use super::frame::usual_frame;
use crate::geometry::{Dimension, Point, Rect};
use num_dual::HyperDual64;
use std::fmt;
use std::sync::Arc;

/// A loss that a program brings along: a function or a closure, written once, from which value, gradient
/// and Hessian all come.
///
/// Whatever takes a [`Surface`](super::Surface) takes it. It has to give the same for the same parameters
/// each time, as a run is only to depend on its configuration. Its minima are found as those of a formula
/// are, which it shares the usual bounds, the usual start and the suggested rates with.
///
/// ```
/// use fall_line::analysis::verdict::Kind;
/// use fall_line::geometry::Point;
/// use fall_line::surface::{CustomLoss, Surface};
/// use fall_line::{Config, Player};
///
/// let steepness = 20.0;
/// let banana = CustomLoss::two_dim(move |x, y| (1.0 - x).powi(2) + steepness * (y - x * x).powi(2));
/// let mut config = Config::on(Surface::from(banana.with_start(Point::new(-1.0, 1.5))));
/// config.racers[0].rate = 0.001;
/// config.steps = 2000;
///
/// let mut player = Player::new(&config);
/// player.finish();
/// assert_eq!(player.outcome()[0].kind, Kind::Converged);
/// ```
///
/// # In a query
///
/// No query can name it. [`query::write`](crate::query::write) writes all of a configuration but the loss,
/// which reads back on the default surface; [`query::patch`](crate::query::patch) and its like, which
/// change settings, keep the loss unless they name another surface. In exported programs its place is left
/// for who runs them to fill in.
#[derive(Clone)]
pub struct CustomLoss(Content);

#[cfg(feature = "custom")]
type Content = Parts;
#[cfg(not(feature = "custom"))]
type Content = std::convert::Infallible;

#[derive(Clone)]
struct Parts {
    dimension: Dimension,
    bounds: Rect,
    start: Point,
    loss: Arc<dyn Fn(DualNumber, DualNumber) -> DualNumber + Send + Sync>,
}

#[cfg(feature = "custom")]
impl CustomLoss {
    /// A loss of one parameter, w.
    pub fn one_dim(loss: impl Fn(DualNumber) -> DualNumber + Send + Sync + 'static) -> Self {
        Self::new(Dimension::One, Arc::new(move |w, _| loss(w)))
    }

    /// A loss of two parameters, x and y.
    pub fn two_dim(loss: impl Fn(DualNumber, DualNumber) -> DualNumber + Send + Sync + 'static) -> Self {
        Self::new(Dimension::Two, Arc::new(loss))
    }

    fn new(
        dimension: Dimension,
        loss: Arc<dyn Fn(DualNumber, DualNumber) -> DualNumber + Send + Sync>,
    ) -> Self {
        let unplaced =
            Self(Parts { dimension, bounds: Rect::interval(0.0, 0.0), start: Point::default(), loss });
        let (bounds, start) = usual_frame(&unplaced);
        unplaced.with_bounds(bounds).with_start(start)
    }

    /// The same loss with other bounds: the part of the plane that is shown, and that distances and heights
    /// are measured by. In one dimension they are an [interval](Rect::interval).
    #[must_use]
    pub fn with_bounds(self, bounds: Rect) -> Self {
        Self(Parts { bounds, ..self.0 })
    }

    /// The same loss with another start. In one dimension y is 0.
    #[must_use]
    pub fn with_start(self, start: Point) -> Self {
        Self(Parts { start, ..self.0 })
    }
}

impl CustomLoss {
    fn parts(&self) -> &Parts {
        #[cfg(feature = "custom")]
        {
            &self.0
        }
        #[cfg(not(feature = "custom"))]
        match self.0 {}
    }

    pub(super) fn bounds(&self) -> Rect {
        self.parts().bounds
    }

    pub(super) fn start(&self) -> Point {
        self.parts().start
    }

    pub(super) fn value(&self, at: Point) -> f64 {
        self.dual(at.x.into(), at.y.into()).re
    }
}

impl Dual for CustomLoss {
    fn dimension(&self) -> Dimension {
        self.parts().dimension
    }

    fn dual(&self, x: HyperDual64, y: HyperDual64) -> HyperDual64 {
        (self.parts().loss)(DualNumber(x), DualNumber(y)).0
    }
}

/// A loss is equal to its copies alone: nobody can tell whether two functions are the same.
impl PartialEq for CustomLoss {
    fn eq(&self, other: &Self) -> bool {
        let (one, other) = (self.parts(), other.parts());
        Arc::ptr_eq(&one.loss, &other.loss) && one.bounds == other.bounds && one.start == other.start
    }
}

impl fmt::Debug for CustomLoss {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Parts { dimension, bounds, start, .. } = self.parts();
        formatter
            .debug_struct("CustomLoss")
            .field("dimension", dimension)
            .field("bounds", bounds)
            .field("start", start)
            .finish_non_exhaustive()
    }
}
