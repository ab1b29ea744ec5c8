//! Runs: what is run, and one racer stepping forward over a surface.
//!
//! A [`Config`] says everything that a run depends on. A [`Run`] steps one of its racers and
//! records every state and update in a [`Trace`].

mod config;
pub mod rates;
mod recorder;
mod scale;
mod state;
mod stepper;

pub use config::{Config, MOST_RACERS, Racer};
pub use recorder::{Progress, Run, Trace};
pub(crate) use scale::DIVERGENCE;
pub use scale::Scale;
pub use state::{State, Update};
pub(crate) use stepper::Stepper;
