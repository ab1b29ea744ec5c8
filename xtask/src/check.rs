//! The house rules, as tests: what no compiler and no linter checks; and the sizes of what is built.

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
