//! Runs: what is run, and one racer stepping forward over a surface.
//!
//! A [`Config`] holds everything that a run depends on, so that whoever has one can repeat the run
//! to the last bit. A [`Run`] makes the updates of one of its racers and records in a [`Trace`] the
//! k + 1 [`State`]s before, between and after its k updates. What each [`Update`] did, and what the
//! optimizer kept, follows from that and is worked out when it is asked for.
//!
//! ```
//! use fall_line::optimizer::{Gd, Optimizer};
//! use fall_line::run::{Config, Racer, Run};
//! use fall_line::surface::Surface;
//!
//! // w² from 4 at rate 0.25 is halved by each update.
//! let parabola = Surface::named("parabola").ok_or("no parabola")?;
//! let mut config = Config::on(parabola);
//! config.steps = 3;
//! let mut run = Run::new(&config, Racer::new(Gd.into(), 0.25));
//! run.finish();
//! let points: Vec<f64> = run.trace().states.iter().map(|state| state.point.x).collect();
//! assert_eq!(points, [4.0, 2.0, 1.0, 0.5]);
//! # Ok::<(), &str>(())
//! ```

mod config;
mod estimate;
mod extent;
mod frame;
pub mod rates;
mod recorder;
mod state;
mod stepper;
mod trace;
mod walk;

pub use config::{Config, MOST_CHANGES, MOST_RACERS, Phase, Racer};
pub(crate) use extent::DIVERGENCE;
pub use extent::Extent;
pub use frame::framed;
pub use recorder::{Progress, Run};
pub use state::{State, Update};
pub(crate) use stepper::Stepper;
pub use trace::{Memories, Trace};
pub(crate) use walk::Watch;
