//! Fall Line: gradient descent on small surfaces, step by step.
//!
//! ```
//! use fall_line::analysis::verdict::Kind;
//! use fall_line::{Config, Player};
//!
//! // Momentum 0.9 at rate 0.1 on ½(x² + 10y²), from (-4, 2).
//! let mut player = Player::new(&Config::default());
//! player.finish();
//! player.seek(player.end());
//! let verdict = player.verdicts()[0];
//! assert_eq!((verdict.kind, verdict.step), (Kind::Converged, Some(50)));
//! ```
//!
//! # One way through
//!
//! ```text
//! query string ──> Settings ──> Run ──> Trace ──> Scene ──> plotters backend
//!                                         └──> Verdict, Explanation
//! ```
//!
//! A [`query`] is read into [`Settings`], whose [`Config`] says what to run. A [`Run`] steps one
//! optimizer forward over a [`Surface`] and records a [`Trace`]; a [`Player`] moves a cursor over
//! the traces of a race. A [`Verdict`] says what a run amounts to, and [`chart`] makes a [`Scene`]
//! of it.
//!
//! # The wings
//!
//! Each names only wings further down, and a test says so.
//!
//! | wing | subject |
//! |---|---|
//! | `web` | the boundary to JavaScript; for the pages alone |
//! | [`exercise`] | the answer keys of the lessons |
//! | [`export`] | runs as CSV, as JSON and as programs for NumPy and PyTorch |
//! | [`chart`] | pictures: runs to scenes of plain shapes, scenes to a backend |
//! | [`survey`] | many runs side by side: sweeps, maps, basins |
//! | [`query`] | the query string, the one format of configurations |
//! | [`outlook`] | a rate against its stability limit at the cursor |
//! | [`player`] | finished runs with a cursor over them |
//! | [`analysis`] | verdicts, causes, stability limits, explanations: pure functions of the trace |
//! | [`run`] | what is run, and one racer stepping forward |
//! | [`schedule`] | the rate's factor for each update |
//! | [`optimizer`] | the update rules and their memory |
//! | [`surface`] | the losses: values, gradients and Hessians from one formula each |
//! | [`data`] | observations to fit |
//! | [`formula`] | text to expression |
//! | [`random`] | counter-based draws |
//! | [`geometry`] | points, vectors, Hessians and rectangles |
//! | [`number`] | numbers as text, and texts as numbers |
//!
//! # Features
//!
//! - `chart` (by default): pictures, and with them plotters, which brings `wasm-bindgen` on `wasm32`.
//! - `custom` (by default): [losses of one's own](surface::CustomLoss). The pages are built without.
//! - `lab` (by default): what only the lab shows: basins, cells and the charts beside the loss, and the
//!   entries of the boundary that its page calls. The embed is built without.
//! - `web`: the boundary to JavaScript, which the pages are built with. It takes effect on `wasm32` alone;
//!   without it and `chart` the crate needs no JavaScript on any target.
//! - `bench`: one more entry of the boundary, for `cargo xtask bench`, which makes a build with it for
//!   itself.
//!
//! # What may change
//!
//! Enums that will have more variants and structs that will have more fields are `#[non_exhaustive]`: a
//! configuration is made by [`Config::on`] or read from a query, and then its fields are set. Of other
//! crates only `chart::plotters` stands in signatures, where scenes meet its backends.

pub mod analysis;
#[cfg(feature = "chart")]
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
#[cfg(all(feature = "web", target_arch = "wasm32"))]
pub mod web;

pub use analysis::verdict::Verdict;
#[cfg(feature = "chart")]
pub use chart::Scene;
pub use optimizer::Optimizer;
pub use player::Player;
pub use query::Settings;
pub use run::{Config, Run, Trace};
pub use schedule::Schedule;
pub use surface::Surface;

/// The Rust of the README and of the crate's guide runs too.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
#[doc = include_str!("../docs/rust.md")]
struct Readme;
