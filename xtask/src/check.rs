//! The house rules, as tests: what no compiler and no linter checks.

mod arrows;
mod ecmascript;
mod graph;
mod rust;
mod sources;
mod tidy;
