//! Losses of one's own, which a program brings along.

mod dual_number;

pub use dual_number::DualNumber;

use super::derivative::Dual;
use super::frame::usual_frame;
use crate::geometry::{Dimension, Point, Rect};
use num_dual::HyperDual64;
use std::fmt;
use std::sync::Arc;

/// A loss that a program brings along: a function or a closure, written once, from which value, gradient
/// and Hessian all come.
///
/// Whatever takes a [`Surface`](super::Surface) takes it. It has to give the same for the same parameters
/// each time, as a run is only to depend on its configuration. It has the usual bounds, the usual start and
/// the suggested rates of a formula, and as with a formula the verdict of a run looks for the minimum that
/// the run belongs to, while [`minima`](super::Surface::minima) lists none.
///
/// ```
/// use fall_line::analysis::verdict::Kind;
/// use fall_line::geometry::Point;
/// use fall_line::surface::{CustomLoss, Surface};
/// use fall_line::{Config, Player};
///
/// let steepness = 20.0;
/// let banana = CustomLoss::two_dim(move |x, y| (1.0 - x).powi(2) + steepness * (y - x * x).powi(2));
/// let mut config = Config::on(Surface::Custom(banana.with_start(Point::new(-1.0, 1.5))));
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
pub struct CustomLoss {
    dimension: Dimension,
    bounds: Rect,
    start: Point,
    loss: Arc<dyn Fn(DualNumber, DualNumber) -> DualNumber + Send + Sync>,
}

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
        let unplaced = Self { dimension, bounds: Rect::interval(0.0, 0.0), start: Point::default(), loss };
        let (bounds, start) = usual_frame(&unplaced);
        Self { bounds, start, ..unplaced }
    }

    /// The same loss with other bounds: the part of the plane that is shown, and that distances and heights
    /// are measured by. In one dimension they are an [interval](Rect::interval).
    #[must_use]
    pub fn with_bounds(self, bounds: Rect) -> Self {
        Self { bounds, ..self }
    }

    /// The same loss with another start. In one dimension y is 0.
    #[must_use]
    pub fn with_start(self, start: Point) -> Self {
        Self { start, ..self }
    }

    pub(super) fn bounds(&self) -> Rect {
        self.bounds
    }

    pub(super) fn start(&self) -> Point {
        self.start
    }

    pub(super) fn value(&self, at: Point) -> f64 {
        self.dual(HyperDual64::from_re(at.x), HyperDual64::from_re(at.y)).re
    }
}

impl Dual for CustomLoss {
    fn dimension(&self) -> Dimension {
        self.dimension
    }

    fn dual(&self, x: HyperDual64, y: HyperDual64) -> HyperDual64 {
        (self.loss)(DualNumber(x), DualNumber(y)).0
    }
}

/// A loss is equal to its copies alone: nobody can tell whether two functions are the same.
impl PartialEq for CustomLoss {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.loss, &other.loss) && self.bounds == other.bounds && self.start == other.start
    }
}

impl fmt::Debug for CustomLoss {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { dimension, bounds, start, .. } = self;
        formatter
            .debug_struct("CustomLoss")
            .field("dimension", dimension)
            .field("bounds", bounds)
            .field("start", start)
            .finish_non_exhaustive()
    }
}
