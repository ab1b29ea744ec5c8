//! The crate as its users see it, in one binary: a file a subject.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails may panic")]

mod addresses;
mod ahead;
mod allocations;
mod anatomy;
mod charts;
mod common;
mod complete;
mod corpus;
mod custom;
mod driven;
mod engine;
mod examples;
mod exercise;
mod explanation;
mod export;
mod exported;
mod formula;
mod lessons;
mod means;
mod own_data;
mod pad;
mod pasted;
mod query;
mod race;
mod reference;
mod replay;
mod said;
mod stability;
mod surfaces;
mod survey;
mod truth;
mod verdict;
