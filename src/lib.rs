//! Fall Line: gradient descent on small surfaces, step by step.

pub mod data;
pub mod formula;
pub mod geometry;
pub mod noise;
pub mod optimizer;
pub mod schedule;
pub mod surface;
