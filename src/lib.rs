//! Fall Line: gradient descent on small surfaces, step by step.
//!
//! ```
//! use fall_line::{config::Config, player::Player, verdict::Kind};
//!
//! // Momentum 0.9 at rate 0.1 on ½(x² + 10y²), from (-4, 2).
//! let mut player = Player::new(&Config::default());
//! player.finish();
//! player.seek(player.end());
//! let verdict = player.verdicts()[0];
//! assert_eq!((verdict.kind, verdict.step), (Kind::Converged, Some(50)));
//! ```
//!
//! The way through the crate: a [`config::Config`] says what to run; a [`run::Run`] steps one
//! optimizer forward and records a trace; a [`player::Player`] moves a cursor over the traces;
//! a [`verdict::Verdict`] says what they amount to. [`surface`], [`optimizer`], [`schedule`] and
//! [`noise`] are what runs are made of.

pub mod analysis;
pub mod chart;
pub mod data;
pub mod exercise;
pub mod export;
pub mod formula;
pub mod geometry;
pub mod number;
pub mod optimizer;
pub mod outlook;
pub mod player;
pub mod query;
pub mod random;
pub mod run;
pub mod schedule;
pub mod surface;
pub mod survey;
#[cfg(target_arch = "wasm32")]
pub mod web;

/// The README's Rust runs too.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
