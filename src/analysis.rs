//! What a finished run amounts to: pure functions of its trace.
//!
//! [`verdict`] says what a run did and [`cause`] why, measured against the minimum found by
//! [`minima`]; [`stability`] holds the limits and contraction factors of the rules with a fixed
//! rate; [`explanation`] writes one update out line by line.

pub mod cause;
pub mod explanation;
pub mod minima;
pub mod stability;
pub mod verdict;
