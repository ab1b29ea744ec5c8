//! The record of a surface: all that is written down of it, once.

use super::known_minima::KnownMinima;
use super::model::Model;
use crate::data::Observations;
use crate::geometry::{Dimension, Point, Rect};
use num_dual::HyperDual64;

/// One surface of the catalogue: its formula, and what is known of it.
///
/// The records stand in the files of their formulas, and [`CATALOGUE`](super::CATALOGUE) lists
/// them. `Surface::from(&RECORD)` is the surface.
#[derive(Debug)]
pub struct SurfaceRecord {
    /// The name in a query.
    pub id: &'static str,
    /// The part of the plane that is shown unless a query says otherwise.
    pub bounds: Rect,
    /// Where runs start unless a query says otherwise.
    pub start: Point,
    /// The number in the formula that a query can set. `None` if there is none.
    pub constant: Option<Constant>,
    pub(super) loss: Loss,
    pub(super) minima: KnownMinima,
    /// Its loss in exported programs.
    pub python: Python,
}

/// How exported programs have the loss and its gradient.
#[derive(Clone, Copy, Debug)]
pub enum Python {
    /// As they write any formula: this one, as a query may have it in `f`.
    Formula(&'static str),
    /// By functions of their own: whole definitions, with an empty line before and after.
    Functions {
        /// The function `loss`; `$` stands for either library.
        loss: &'static str,
        /// The function `loss` for PyTorch. `None` if it is the same.
        torch_loss: Option<&'static str>,
        /// The function `gradient` for NumPy. PyTorch finds gradients by itself.
        gradient: &'static str,
    },
}

/// A number in a surface's formula that a query can set, as κ.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Constant {
    /// The key in a query.
    pub key: &'static str,
    /// Its value where a query says nothing.
    pub default: f64,
    /// The smallest value.
    pub min: f64,
    /// The largest value.
    pub max: f64,
}

/// What the loss of a surface is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Loss {
    /// A function of the parameters alone.
    Function(Formula),
    /// The mean error of a model over observations.
    Regression { model: Model, observations: fn() -> Observations },
}

/// A formula, for each kind of number.
#[derive(Clone, Copy, Debug)]
pub(super) enum Formula {
    /// In one parameter.
    OneDim { value: fn(f64) -> f64, dual: fn(HyperDual64) -> HyperDual64 },
    /// In two parameters.
    TwoDim { value: fn(f64, f64) -> f64, dual: fn(HyperDual64, HyperDual64) -> HyperDual64 },
    /// ½(x² + κy²), where κ is the record's constant: [`Quadratic`](super::Quadratic).
    Quadratic,
}

impl Loss {
    /// A formula in one parameter, given twice: once for each kind of number.
    pub(super) const fn one_dim(value: fn(f64) -> f64, dual: fn(HyperDual64) -> HyperDual64) -> Self {
        Self::Function(Formula::OneDim { value, dual })
    }

    /// A formula in two parameters, given twice: once for each kind of number.
    pub(super) const fn two_dim(
        value: fn(f64, f64) -> f64,
        dual: fn(HyperDual64, HyperDual64) -> HyperDual64,
    ) -> Self {
        Self::Function(Formula::TwoDim { value, dual })
    }
}

impl SurfaceRecord {
    /// How many parameters the loss has.
    pub fn dimension(&self) -> Dimension {
        match self.loss {
            Loss::Function(Formula::OneDim { .. }) => Dimension::One,
            Loss::Function(_) | Loss::Regression { .. } => Dimension::Two,
        }
    }
}

/// Two records are the same if they have the same name.
impl PartialEq for SurfaceRecord {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}
