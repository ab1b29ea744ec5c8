//! The surfaces: losses of one or two parameters, with what is known of each.
//!
//! Each loss is written once, generically over dual numbers; values, gradients and Hessians all
//! come from that one formula by forward differentiation, exact to rounding. Only the means over data
//! and the quadratics have derivatives by hand: the ones take longest, the others run most often.
//!
//! ```
//! use fall_line::geometry::{Point, Vector};
//! use fall_line::surface::{RAVINE, Surface};
//!
//! // ½(x² + 10y²) at (-4, 2).
//! let ravine = Surface::from(&RAVINE);
//! let here = ravine.value_and_gradient(ravine.start());
//! assert_eq!((here.loss, here.gradient), (28.0, Vector::new(-4.0, 20.0)));
//! assert_eq!(ravine.hessian(ravine.start()).eigenvalues(), (1.0, 10.0));
//! ```
//!
//! A surface of the [`CATALOGUE`] is one [`SurfaceRecord`], which stands in one file with its formula and
//! its documentation: [`one_dim`](PARABOLA), [`two_dim`](RAVINE), [`regression`](NEURON).

mod catalogue;
mod counted;
mod custom_data;
#[cfg(feature = "custom")]
mod custom_loss;
mod decay;
mod derivative;
mod descent;
mod frame;
mod function;
mod known_minima;
mod least_squares;
mod mean_error;
mod minimize;
mod model;
mod moments;
mod one_dim;
mod quadratic;
mod record;
mod regression;
mod remembered;
mod sketch;
mod two_dim;

pub use catalogue::{CATALOGUE, DEFAULT};
pub use custom_data::CustomData;
#[cfg(feature = "custom")]
pub use custom_loss::{CustomLoss, DualNumber};
pub use derivative::ValueAndGradient;
pub(crate) use descent::{Descent, Scale};
pub use function::Function;
pub use known_minima::Minimum;
pub use model::Model;
pub use one_dim::{DOUBLE_WELL, PARABOLA, WAVES};
pub(crate) use quadratic::Quadratic;
pub use record::{Constant, Python, SurfaceRecord};
pub use regression::{LINEAR_REGRESSION, LOGISTIC_REGRESSION, NEURON, Regression};
pub use two_dim::{
    ACKLEY, BEALE, BOOTH, BOWL, CAMEL, GOLDSTEIN_PRICE, HIMMELBLAU, KAPPA, PLATEAU, RASTRIGIN, RAVINE,
    ROSENBROCK, SADDLE, STYBLINSKI_TANG, VALLEY,
};

use crate::data::{Observation, Observations};
use crate::formula::Expression;
use crate::geometry::{Dimension, Hessian, Point, Rect, Vector};
pub(crate) use derivative::Differentiable;
use derivative::Dual;
use frame::usual_frame;
use record::Loss;
pub(crate) use remembered::Remembered;

/// How often a descent looks at rows of data, or at their sketch; and at very many rows, next to its end.
const SOME: u32 = 3_000;
const FEW: u32 = 150;

/// A loss to descend.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Surface {
    /// A function of the [`CATALOGUE`].
    Function(Function),
    /// A model of the [`CATALOGUE`] on observations.
    Regression(Regression),
    /// A formula that somebody wrote.
    Formula(Expression),
    /// A function that a program brings along.
    #[cfg(feature = "custom")]
    Custom(CustomLoss),
}

impl From<&'static SurfaceRecord> for Surface {
    /// The surface of a record, with its constant at the default or on its own data.
    fn from(record: &'static SurfaceRecord) -> Self {
        match record.loss {
            Loss::Function(formula) => {
                let constant = record.constant.map(|constant| constant.default);
                Self::Function(Function { record, formula, constant })
            }
            Loss::Regression { model, observations } => {
                Self::Regression(Regression::new(record, model, observations()))
            }
        }
    }
}

impl Surface {
    /// The surface of the catalogue that has this name, with its constant at the default or on its
    /// own data. Returns `None` if there is none.
    pub fn named(id: &str) -> Option<Self> {
        CATALOGUE.iter().find(|record| record.id == id).map(|&record| Self::from(record))
    }

    /// Every surface of the catalogue, in the order in which they are shown.
    pub fn all() -> [Self; CATALOGUE.len()] {
        CATALOGUE.map(Self::from)
    }

    /// The same surface with another value of its constant; a surface without one stays as it is.
    #[must_use]
    pub fn with_constant(self, value: f64) -> Self {
        match self {
            Self::Function(function) if function.constant.is_some() => {
                Self::Function(Function { constant: Some(value), ..function })
            }
            other => other,
        }
    }

    /// The same model on custom data; a surface that is no model stays as it is.
    #[must_use]
    pub fn with_observations(self, observations: Observations) -> Self {
        match self {
            Self::Regression(regression) => Self::Regression(regression.on(observations)),
            other => other,
        }
    }

    /// The record of a surface of the catalogue. Returns `None` for a formula and a custom loss.
    pub fn record(&self) -> Option<&'static SurfaceRecord> {
        match self {
            Self::Function(function) => Some(function.record),
            Self::Regression(regression) => Some(regression.record),
            _ => None,
        }
    }

    /// The name in a query; a formula's is `formula`, and `custom` that of a custom loss, which none names.
    pub fn id(&self) -> &'static str {
        self.record().map_or(if self.is_custom() { "custom" } else { "formula" }, |record| record.id)
    }

    /// Whether it is a custom loss.
    pub fn is_custom(&self) -> bool {
        !matches!(self, Self::Function(_) | Self::Regression(_) | Self::Formula(_))
    }

    /// The constant in the surface's formula, with its value. Returns `None` if there is none.
    pub fn constant(&self) -> Option<(&'static Constant, f64)> {
        match self {
            Self::Function(function) => function.record.constant.as_ref().zip(function.constant),
            _ => None,
        }
    }

    /// What axes and tables call the parameters: a formula's own names. In one dimension there is
    /// no second one, and its name is empty.
    pub fn parameter_names(&self) -> [&str; 2] {
        match self {
            Self::Regression(_) => ["θ₀", "θ₁"],
            Self::Formula(expression) => match expression.variables() {
                [first, second, ..] => [first, second],
                names => [names.first().map_or("", String::as_str), ""],
            },
            _ if self.dimension() == Dimension::One => ["w", ""],
            _ => ["x", "y"],
        }
    }

    /// How many parameters the loss has.
    pub fn dimension(&self) -> Dimension {
        match self {
            Self::Function(function) => function.record.dimension(),
            Self::Regression(_) => Dimension::Two,
            Self::Formula(expression) => expression.dimension(),
            #[cfg(feature = "custom")]
            Self::Custom(loss) => loss.dimension(),
        }
    }

    /// The surface's own bounds: the part of the plane that is shown unless a query says otherwise,
    /// and that distances and heights are measured by. A formula's are [-6, 6] or [-5, 5]² if it has a value and
    /// a gradient at its start, else bounds ten times as large or small where it has; so are a custom loss's
    /// unless others are set.
    pub fn bounds(&self) -> Rect {
        match self {
            Self::Function(function) => function.record.bounds,
            Self::Regression(Regression { custom: Some(custom), .. }) => custom.bounds,
            Self::Regression(regression) => regression.record.bounds,
            Self::Formula(expression) => usual_frame(expression).0,
            #[cfg(feature = "custom")]
            Self::Custom(loss) => loss.bounds(),
        }
    }

    /// Where runs start unless a query says otherwise. A formula's start, as a custom loss's by default, is 4
    /// or (-4, 3), in the size and the quarter of its [bounds](Self::bounds) where it has a value and a gradient.
    pub fn start(&self) -> Point {
        match self {
            Self::Function(function) => function.record.start,
            Self::Regression(Regression { custom: Some(_), .. }) => CustomData::START,
            Self::Regression(regression) => regression.record.start,
            Self::Formula(expression) => usual_frame(expression).1,
            #[cfg(feature = "custom")]
            Self::Custom(loss) => loss.start(),
        }
    }

    /// The minima that are known, those within the surface's own bounds at least; none for a
    /// formula and a custom loss.
    pub fn minima(&self) -> Vec<Minimum> {
        thread_local! {
            static LAST: Remembered<Surface, Vec<Minimum>> = const { Remembered::new() };
        }
        let known = match self {
            Self::Function(function) => &function.record.minima,
            Self::Regression(Regression { custom: Some(custom), .. }) => return custom.minima.clone(),
            Self::Regression(regression) => &regression.record.minima,
            _ => return Vec::new(),
        };
        LAST.with(|last| last.get(self, |surface| known.of(surface)))
    }

    /// The observations that the loss is a mean over; empty for a surface that is no model.
    pub fn observations(&self) -> &[Observation] {
        match self {
            Self::Regression(regression) => &regression.observations,
            _ => &[],
        }
    }

    /// Whether the observations are custom data.
    pub fn has_custom_data(&self) -> bool {
        matches!(self, Self::Regression(regression) if regression.observations.is_custom())
    }

    /// Whether the loss is known to fall for ever, which no descent can tell for certain: that of
    /// classes which a place parts.
    pub fn is_endless(&self) -> bool {
        matches!(self, Self::Regression(Regression { custom: Some(custom), .. }) if custom.is_endless)
    }

    /// The largest curvature at the best minimum of a model on custom data. Returns `None` for
    /// every other surface.
    pub fn custom_curvature(&self) -> Option<f64> {
        match self {
            Self::Regression(Regression { custom: Some(custom), .. }) => Some(custom.curvature),
            _ => None,
        }
    }

    /// The loss at a point. A 1-D surface ignores y.
    pub fn value(&self, at: Point) -> f64 {
        match self {
            Self::Function(function) => function.value(at),
            Self::Regression(regression) => regression.value(at),
            Self::Formula(expression) => expression.at(at.x, at.y),
            #[cfg(feature = "custom")]
            Self::Custom(loss) => loss.value(at),
        }
    }

    /// The loss at a point; on many custom observations nearly that, for far less work. For pictures
    /// and for scales, never for runs.
    pub fn approximate_value(&self, at: Point) -> f64 {
        match self {
            Self::Regression(regression) => regression.approximate_value(at),
            _ => self.value(at),
        }
    }

    /// The same surface with a loss that is [nearly](Self::approximate_value) its own, gradient and
    /// Hessian included, where there are many custom observations: for what is only judged by. Batches
    /// are of the observations themselves.
    #[must_use]
    pub(crate) fn sketched(&self) -> Self {
        match self {
            Self::Regression(regression) if cfg!(feature = "lab") => Self::Regression(regression.sketched()),
            other => other.clone(),
        }
    }

    /// How many rows of data have to be seen for the loss and the gradient at a point: 1 where none is,
    /// and where their sums are known.
    pub fn rows_seen(&self) -> usize {
        match self {
            Self::Regression(regression) => regression.rows(),
            _ => 1,
        }
    }

    /// The loss and its gradient at a point; a 1-D surface's gradient has y = 0.
    #[inline]
    pub fn value_and_gradient(&self, at: Point) -> ValueAndGradient {
        match self {
            Self::Function(function) => function.value_and_gradient(at),
            Self::Regression(regression) => regression.value_and_gradient(at),
            Self::Formula(expression) => (expression as &dyn Dual).value_and_gradient(at),
            #[cfg(feature = "custom")]
            Self::Custom(loss) => (loss as &dyn Dual).value_and_gradient(at),
        }
    }

    /// The same loss as one that a loop can have in it, where there is such a one.
    pub(crate) fn quadratic(&self) -> Option<Quadratic> {
        match self {
            Self::Function(function) => function.quadratic(),
            _ => None,
        }
    }

    /// The gradient at a point.
    pub fn gradient(&self, at: Point) -> Vector {
        self.value_and_gradient(at).gradient
    }

    /// The gradient over some of the observations only, by index; of a surface that is no model, the
    /// gradient. An index that is out of range is passed over.
    pub fn batch_gradient(&self, at: Point, batch: &[u32]) -> Vector {
        match self {
            Self::Regression(regression) => regression.batch_gradient(at, batch),
            Self::Function(_) | Self::Formula(_) => self.gradient(at),
            #[cfg(feature = "custom")]
            Self::Custom(_) => self.gradient(at),
        }
    }

    /// The second derivatives at a point; a 1-D surface has only xx.
    pub fn hessian(&self, at: Point) -> Hessian {
        match self {
            Self::Function(function) => (function as &dyn Dual).hessian(at),
            Self::Regression(regression) => regression.hessian(at),
            Self::Formula(expression) => (expression as &dyn Dual).hessian(at),
            #[cfg(feature = "custom")]
            Self::Custom(loss) => (loss as &dyn Dual).hessian(at),
        }
    }

    /// Where a descent ends that begins at a point: on very many observations one over their sketch,
    /// and from its end a short one over all of them.
    pub(crate) fn descend(&self, from: Point, scale: &Scale) -> Descent {
        if !self.takes_long() {
            let looks = if self.rows_seen() > 1 { SOME } else { descent::LOOKS };
            return descent::descend(self, from, scale, looks);
        }
        let found = descent::descend(&self.sketched(), from, scale, SOME);
        match found {
            Descent::Rest(near) => match descent::descend(self, near, scale, FEW) {
                Descent::Rest(at) => Descent::Rest(at),
                Descent::Halted(_) | Descent::Endless => found,
            },
            _ => found,
        }
    }

    /// Whether there are so many observations that a sketch of them [may stand](Self::sketched) in their
    /// place.
    pub(crate) fn takes_long(&self) -> bool {
        matches!(self, Self::Regression(regression) if regression.takes_long())
    }

    /// A minimum to full precision, from a point next to it.
    pub(crate) fn polish(&self, near: Point, stride: f64) -> Point {
        let looks = if self.takes_long() { FEW } else { minimize::LOOKS };
        minimize::minimize(self, near, stride, looks)
    }

    /// The stationary point, a minimum or not, that Newton's method comes to from a point, as long
    /// as `is_near` holds for the way from there; else the last point for which it does.
    pub fn stationary_point(&self, from: Point, is_near: impl Fn(Vector) -> bool) -> Point {
        minimize::stationary_point(self, from, is_near)
    }
}

impl Differentiable for Surface {
    fn dimension(&self) -> Dimension {
        self.dimension()
    }

    fn value(&self, at: Point) -> f64 {
        self.value(at)
    }

    fn value_and_gradient(&self, at: Point) -> ValueAndGradient {
        self.value_and_gradient(at)
    }

    fn hessian(&self, at: Point) -> Hessian {
        self.hessian(at)
    }
}
