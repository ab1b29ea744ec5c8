//! Models fitted to observations: the loss is the mean error over them.

use super::custom_data::{CustomData, Fitted};
use super::derivative::{Differentiable, ValueAndGradient};
use super::known_minima::{KnownMinima, Near};
use super::least_squares::LeastSquares;
use super::mean_error::{Derivatives, Rows, mean_error, weighed_error};
use super::model::Model;
use super::record::{Loss, Python, SurfaceRecord};
use super::sketch::Sketch;
use crate::data::{self, Observations};
use crate::geometry::{Dimension, Hessian, Point, Rect, Vector};
use std::sync::Arc;

/// A model of the catalogue on observations.
#[derive(Clone, Debug)]
pub struct Regression {
    pub(super) record: &'static SurfaceRecord,
    /// What is fitted.
    pub model: Model,
    /// To what.
    pub observations: Observations,
    /// What was found of the model on custom data. `None` on the record's own data.
    pub(super) custom: Option<Arc<CustomData>>,
    /// The loss of a line.
    line: Option<LeastSquares>,
    /// The loss of a curve on many observations, nearly.
    sketch: Option<Arc<Sketch>>,
    /// Whether that stands for the loss.
    is_sketched: bool,
}

/// The model follows from the record, and what was found from both.
impl PartialEq for Regression {
    fn eq(&self, other: &Self) -> bool {
        self.record == other.record
            && self.is_sketched == other.is_sketched
            && self.observations == other.observations
    }
}

impl Regression {
    /// A model of a record on observations.
    pub(super) fn new(record: &'static SurfaceRecord, model: Model, observations: Observations) -> Self {
        let is_line = model == Model::Line;
        Self {
            record,
            model,
            custom: None,
            line: is_line.then(|| LeastSquares::of(&observations)),
            sketch: if is_line || !cfg!(feature = "lab") {
                None
            } else {
                Sketch::new(&observations).map(Arc::new)
            },
            is_sketched: false,
            observations,
        }
    }

    /// The same model on custom data, whose minima are looked for.
    pub(super) fn on(&self, observations: Observations) -> Self {
        let mut changed = Self::new(self.record, self.model, observations);
        let found = CustomData::find(&Fitted {
            model: self.model,
            observations: &changed.observations,
            loss: &changed,
            rough: &changed.sketched(),
            best_line: changed.line.as_ref().map(LeastSquares::minimizer),
        });
        changed.custom = Some(Arc::new(found));
        changed
    }

    /// The same with the sketch of the loss in its place, where there is one.
    pub(super) fn sketched(&self) -> Self {
        Self { is_sketched: self.sketch().is_some(), ..self.clone() }
    }

    /// No address holds so many rows that the embed had one.
    fn sketch(&self) -> Option<&Sketch> {
        self.sketch.as_deref().filter(|_| cfg!(feature = "lab"))
    }

    /// Whether a sketch could stand in its place.
    pub(super) fn takes_long(&self) -> bool {
        !self.is_sketched && self.sketch().is_some()
    }

    /// How many rows have to be seen for the loss at a point.
    pub(super) fn rows(&self) -> usize {
        match self.sketch() {
            _ if self.line.is_some() => 1,
            Some(sketch) if self.is_sketched => sketch.rows(),
            _ => self.observations.len(),
        }
    }

    /// The loss at a point; by the sketch, where there is one.
    pub(super) fn approximate_value(&self, at: Point) -> f64 {
        self.sketch().map_or_else(|| self.value(at), |sketch| sketch.at(self.model, at).loss)
    }

    /// The gradient over some of the observations, by index.
    pub(super) fn batch_gradient(&self, at: Point, indices: &[u32]) -> Vector {
        mean_error(self.model, at, &self.rows_of(Some(indices))).gradient
    }

    /// What is known of the loss without looking at all rows. Returns `None` if that has to be.
    #[inline]
    fn known(&self, at: Point) -> Option<Derivatives> {
        match (&self.line, self.sketch()) {
            (Some(line), _) => Some(line.at(at)),
            (None, Some(sketch)) if self.is_sketched => Some(sketch.at(self.model, at)),
            _ => None,
        }
    }

    fn rows_of<'a>(&'a self, chosen: Option<&'a [u32]>) -> Rows<'a> {
        Rows { observations: &self.observations, chosen, weights: None }
    }
}

impl Differentiable for Regression {
    fn dimension(&self) -> Dimension {
        Dimension::Two
    }

    fn value(&self, at: Point) -> f64 {
        self.value_and_gradient(at).loss
    }

    fn value_and_gradient(&self, at: Point) -> ValueAndGradient {
        match self.known(at) {
            Some(known) => known.value_and_gradient(),
            None => mean_error(self.model, at, &self.rows_of(None)),
        }
    }

    fn hessian(&self, at: Point) -> Hessian {
        self.known(at).unwrap_or_else(|| weighed_error(self.model, at, &self.rows_of(None))).hessian
    }
}

/// Linear regression: the mean squared error, without ½, of the line θ₀ + θ₁u.
///
/// **Domain:** ℝ²; [0, 8] × [-2, 8] is shown. **Start:** (0, 0). **Minimum:** the least-squares fit,
/// 0.9926 near (3.8155, 3.0947). **Source:** [`data::linear`].
///
/// ```
/// use fall_line::surface::{LINEAR_REGRESSION, Surface};
///
/// let fit = Surface::from(&LINEAR_REGRESSION).minima()[0].at;
/// assert!((fit.x - 3.8155).abs() < 1e-4 && (fit.y - 3.0947).abs() < 1e-4);
/// ```
pub static LINEAR_REGRESSION: SurfaceRecord = SurfaceRecord {
    id: "linear-regression",
    bounds: Rect::new(0.0, 8.0, -2.0, 8.0),
    start: Point::new(0.0, 0.0),
    constant: None,
    loss: Loss::Regression { model: Model::Line, observations: data::linear },
    minima: KnownMinima::near(Near::Points(&[(3.8155, 3.0947)])),
    python: Python::Functions {
        loss: r#"
def loss(point, u=U, v=V):
    """The mean squared error of the line a + bu."""
    a, b = point
    return $.mean((a + b * u - v) ** 2)
"#,
        torch_loss: None,
        gradient: "
def gradient(point, u=U, v=V):
    a, b = point
    miss = a + b * u - v
    return np.array([np.mean(2 * miss), np.mean(2 * miss * u)])
",
    },
};

/// Logistic regression: the mean cross-entropy, in natural logarithms, of labels with the chance
/// σ(θ₀ + θ₁u).
///
/// **Domain:** ℝ²; [-2, 3] × [-2, 4] is shown. **Start:** (0, 0), where it is ln 2. **Minimum:** one,
/// 0.4897 near (0.7309, 1.2905). **Source:** [`data::logistic`].
///
/// ```
/// use fall_line::geometry::Point;
/// use fall_line::surface::{LOGISTIC_REGRESSION, Surface};
///
/// let loss = Surface::from(&LOGISTIC_REGRESSION).value(Point::new(0.0, 0.0));
/// assert!((loss - std::f64::consts::LN_2).abs() < 1e-15);
/// ```
pub static LOGISTIC_REGRESSION: SurfaceRecord = SurfaceRecord {
    id: "logistic-regression",
    bounds: Rect::new(-2.0, 3.0, -2.0, 4.0),
    start: Point::new(0.0, 0.0),
    constant: None,
    loss: Loss::Regression { model: Model::Logistic, observations: data::logistic },
    minima: KnownMinima::near(Near::Points(&[(0.7309, 1.2905)])),
    python: Python::Functions {
        loss: r#"
def loss(point, u=U, v=V):
    """The mean cross-entropy of σ(a + bu), the chance of label 1, with the labels v."""
    a, b = point
    z = a + b * u
    return $.mean($.logaddexp(0, z) - v * z)
"#,
        torch_loss: Some(
            r#"
def loss(point, u=U, v=V):
    """The mean cross-entropy of σ(a + bu), the chance of label 1, with the labels v."""
    a, b = point
    return torch.nn.functional.binary_cross_entropy_with_logits(a + b * u, v)
"#,
        ),
        gradient: "
def gradient(point, u=U, v=V):
    a, b = point
    miss = 1 / (1 + np.exp(-(a + b * u))) - v
    return np.array([np.mean(miss), np.mean(miss * u)])
",
    },
};

/// One neuron: the mean squared error of tanh(θ₀ + θ₁u), which is not convex.
///
/// **Domain:** ℝ²; [-4, 3] × [-1, 6] is shown. **Start:** (2, 5), away from the minima. **Minima:**
/// the global one near (-2.1046, 4.2522), a local one near (0.0666, 0.3501). **Source:**
/// [`data::neuron`].
///
/// ```
/// use fall_line::surface::{NEURON, Surface};
///
/// let minima = Surface::from(&NEURON).minima();
/// assert!(minima[0].global && !minima[1].global);
/// ```
pub static NEURON: SurfaceRecord = SurfaceRecord {
    id: "neuron",
    bounds: Rect::new(-4.0, 3.0, -1.0, 6.0),
    start: Point::new(2.0, 5.0),
    constant: None,
    loss: Loss::Regression { model: Model::Neuron, observations: data::neuron },
    minima: KnownMinima::near(Near::Points(&[(-2.1046, 4.2522), (0.0666, 0.3501)])),
    python: Python::Functions {
        loss: r#"
def loss(point, u=U, v=V):
    """The mean squared error of the neuron tanh(a + bu)."""
    a, b = point
    return $.mean(($.tanh(a + b * u) - v) ** 2)
"#,
        torch_loss: None,
        gradient: "
def gradient(point, u=U, v=V):
    a, b = point
    output = np.tanh(a + b * u)
    slope = 2 * (output - v) * (1 - output**2)
    return np.array([np.mean(slope), np.mean(slope * u)])
",
    },
};
