//! What a finished run amounts to: pure functions of its trace.
//!
//! [`verdict`] says what a run did and [`cause`] why, measured against the minimum found by
//! [`minima`]. [`curvature`] says how the loss curves at a point, and [`stability`] which rates that
//! allows. [`explanation`] writes one update out line by line.

pub mod cause;
pub mod curvature;
pub mod explanation;
mod judge;
mod kind;
pub mod minima;
pub mod stability;
mod thresholds;
pub mod verdict;

pub use judge::PATIENCE;
pub(crate) use judge::{Judge, LOOKBACK};
pub(crate) use thresholds::Thresholds;
