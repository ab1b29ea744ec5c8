//! Fall Line: gradient descent on small surfaces, step by step.

pub mod geometry;
