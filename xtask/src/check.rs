//! The house rules, as tests: what no compiler and no linter checks; and of what is built its sizes, and whether it
//! is the same wherever it is built.

pub(crate) mod again;
#[cfg(test)]
mod arrows;
#[cfg(test)]
mod ecmascript;
#[cfg(test)]
mod graph;
#[cfg(test)]
mod rust;
pub(crate) mod sizes;
#[cfg(test)]
mod sources;
#[cfg(test)]
mod steps;
#[cfg(test)]
mod tidy;
