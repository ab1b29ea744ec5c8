//! What a finished run amounts to: pure functions of its trace.
//!
//! [`verdict`] says what a run did and [`cause`] why, measured against the minimum found by
//! [`minima`]; [`advice`] names a rate that was tried. [`curvature`] says how the loss curves at a
//! point, [`stability`] which rates that allows, and [`prediction`] how many steps they take.
//! [`explanation`] writes one update out line by line, and [`anatomy`] takes it apart into arrows.

pub mod advice;
pub mod anatomy;
pub mod cause;
pub mod curvature;
pub mod explanation;
mod judge;
mod kind;
pub mod minima;
pub mod prediction;
pub(crate) mod probe;
pub mod stability;
mod thresholds;
pub mod verdict;

pub use judge::PATIENCE;
