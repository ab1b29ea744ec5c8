//! The program that is being written, and which of its lines it needs.

use super::library::Library;
use super::surface;
use crate::geometry::Dimension;
use crate::run::{Config, Run};
use crate::schedule::ScheduleShape;
use std::ops::RangeInclusive;

/// The program that is being written: for which configuration, in which library.
pub(super) struct Program<'a> {
    pub config: &'a Config,
    pub library: Library,
    /// Of the schedule, as far as it makes a difference.
    pub shape: ScheduleShape,
    /// Those outside of which a run ends.
    pub losses: RangeInclusive<f64>,
}

impl<'a> Program<'a> {
    pub(super) fn new(config: &'a Config, library: Library) -> Self {
        // Rprop takes no schedule, and a plateau that would not lower the rate leaves it alone.
        let is_idle = config.racers.iter().all(|racer| !racer.optimizer.rule().record().is_scheduled)
            || (config.schedule.shape == ScheduleShape::Plateau && config.schedule.gamma >= 1.0);
        let shape = if is_idle { ScheduleShape::Constant } else { config.schedule.shape };
        let run = config.racers.first().map(|racer| Run::new(config, racer.clone()));
        let losses = run.map_or(f64::NEG_INFINITY..=f64::INFINITY, |run| run.losses().clone());
        Self { config, library, shape, losses }
    }

    /// Whether a flag holds.
    pub(super) fn is(&self, flag: &str) -> bool {
        let config = self.config;
        match flag {
            "numpy" => self.library == Library::NumPy,
            "torch" => self.library == Library::PyTorch,
            "one" => config.surface.dimension() == Dimension::One,
            "two" => config.surface.dimension() == Dimension::Two,
            "constant" => config.surface.constant().is_some(),
            "ratio" => surface::needs_ratio(&config.surface),
            "data" => !config.surface.observations().is_empty(),
            "changes" => self.changes(),
            // Whether PyTorch's own scheduler will do. Where the base rate changes, one of ours has to.
            "native" => {
                self.library == Library::PyTorch
                    && !matches!(self.shape, ScheduleShape::Inverse | ScheduleShape::Warmup)
                    && (!self.changes() || self.shape == ScheduleShape::Plateau)
            }
            "race" => config.racers.len() > 1,
            "draws" => config.is_stochastic(),
            "noise" => config.noise > 0.0,
            "batch" => config.batches(),
            "math" => self.calls_math(),
            "rprop" => config.racers.iter().any(|racer| !racer.optimizer.rule().record().is_scheduled),
            "scheduled" => self.shape != ScheduleShape::Constant,
            // Whether the schedule is over before the run.
            "ends" => {
                !self.changes()
                    && matches!(self.shape, ScheduleShape::Cosine | ScheduleShape::OneCycle)
                    && config.schedule.period(config.steps) < config.steps
            }
            shape => match shape.strip_prefix("takes-") {
                Some(key) => self.shape.arguments().iter().any(|argument| argument.key == key),
                None => self.shape.id() == shape,
            },
        }
    }

    /// Whether a racer's numbers change in mid-run.
    fn changes(&self) -> bool {
        self.config.racers.iter().any(|racer| !racer.changes.is_empty())
    }

    fn calls_math(&self) -> bool {
        let waves =
            [ScheduleShape::Cosine, ScheduleShape::Warmup, ScheduleShape::Restarts, ScheduleShape::OneCycle];
        self.config.is_stochastic() || waves.contains(&self.shape)
    }
}
