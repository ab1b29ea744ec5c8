//! The list of all records.

use super::one_dim::{DOUBLE_WELL, PARABOLA, WAVES};
use super::record::SurfaceRecord;
use super::regression::{LINEAR_REGRESSION, LOGISTIC_REGRESSION, NEURON};
use super::two_dim::{
    ACKLEY, BEALE, BOOTH, BOWL, CAMEL, GOLDSTEIN_PRICE, HIMMELBLAU, PLATEAU, RASTRIGIN, RAVINE, ROSENBROCK,
    SADDLE, STYBLINSKI_TANG, VALLEY,
};

/// Every surface that has a name, in the order in which they are shown.
pub static CATALOGUE: [&SurfaceRecord; 20] = [
    &PARABOLA,
    &DOUBLE_WELL,
    &WAVES,
    &BOWL,
    &RAVINE,
    &SADDLE,
    &ROSENBROCK,
    &HIMMELBLAU,
    &BEALE,
    &BOOTH,
    &CAMEL,
    &STYBLINSKI_TANG,
    &RASTRIGIN,
    &ACKLEY,
    &GOLDSTEIN_PRICE,
    &PLATEAU,
    &VALLEY,
    &LINEAR_REGRESSION,
    &LOGISTIC_REGRESSION,
    &NEURON,
];

/// The surface of a query that names none.
pub static DEFAULT: &SurfaceRecord = &RAVINE;
