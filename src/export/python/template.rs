//! The parts that programs are put together from.
//!
//! The parts are Python in files beside this one, and in the records of surfaces and rules. A part
//! begins at a line `#: NAME`. A line that ends in `#? FLAG ...` is kept only where all flags hold
//! (`!FLAG` holds where FLAG does not); over a part it decides whether the part is taken.
//! `$NAME` is a field. Whatever is common to both libraries is called as `$np.exp`.

use super::{Library, field};
use crate::geometry::Dimension;
use crate::run::{Config, Run};
use crate::schedule::ScheduleShape;
use std::ops::RangeInclusive;

const FILES: [&str; 2] = [include_str!("program.py"), include_str!("schedules.py")];

/// The parts of a program, in their order, as far as it has them.
const PARTS: [&str; 12] = [
    "top", "loss", "gradient", "rules", "factor", "schedule", "draws", "noise", "batch", "run", "racers",
    "main",
];

/// Between two parts: two empty lines.
const GAP: &str = "\n\n\n";

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
        let run = config.racers.first().map(|&racer| Run::new(config, racer));
        let losses = run.map_or(f64::NEG_INFINITY..=f64::INFINITY, |run| run.losses().clone());
        Self { config, library, shape, losses }
    }

    /// The whole program.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for name in PARTS {
            self.part(name, &mut text);
            text.truncate(text.trim_end().len());
            text.push_str(GAP);
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
        text
    }

    /// Writes a part, if the program has it.
    pub(super) fn part(&self, name: &str, text: &mut String) {
        for file in FILES {
            let mut is_inside = false;
            for line in file.lines() {
                match line.strip_prefix("#: ") {
                    Some(heading) => is_inside = self.kept(heading) == Some(name),
                    None if is_inside => self.line(line, text),
                    None => {}
                }
            }
        }
    }

    /// Writes Python that stands in a record, without the empty lines around it.
    pub(super) fn python(&self, python: &str, text: &mut String) {
        for line in python.trim().lines() {
            self.line(line, text);
        }
    }

    /// Writes a line with its fields filled, unless its flags do not hold.
    fn line(&self, line: &str, text: &mut String) {
        let Some(code) = self.kept(line) else { return };
        let mut pieces = code.split('$');
        text.push_str(pieces.next().unwrap_or_default());
        for piece in pieces {
            let end = piece.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(piece.len());
            let (name, rest) = piece.split_at(end);
            let before = text.len();
            field::write(self, name, text);
            text.truncate(text.trim_end_matches('\n').len().max(before));
            text.push_str(rest);
        }
        text.push('\n');
    }

    /// A line without its flags. Returns `None` if they do not hold.
    fn kept<'l>(&self, line: &'l str) -> Option<&'l str> {
        let Some((code, flags)) = line.rsplit_once('#').filter(|(_, flags)| flags.starts_with('?')) else {
            return Some(line);
        };
        let holds = |flag: &str| match flag.strip_prefix('!') {
            Some(flag) => !self.is(flag),
            None => self.is(flag),
        };
        flags.split_whitespace().skip(1).all(holds).then(|| code.trim_end())
    }

    /// Whether a flag holds.
    fn is(&self, flag: &str) -> bool {
        let config = self.config;
        match flag {
            "numpy" => self.library == Library::NumPy,
            "torch" => self.library == Library::PyTorch,
            "one" => config.surface.dimension() == Dimension::One,
            "two" => config.surface.dimension() == Dimension::Two,
            "constant" => config.surface.constant().is_some(),
            "data" => !config.surface.observations().is_empty(),
            "race" => config.racers.len() > 1,
            "draws" => config.is_stochastic(),
            "noise" => config.noise > 0.0,
            "batch" => config.batches(),
            "math" => self.calls_math(),
            "rprop" => config.racers.iter().any(|racer| !racer.optimizer.rule().record().is_scheduled),
            "scheduled" => self.shape != ScheduleShape::Constant,
            // Whether the schedule is over before the run.
            "ends" => {
                matches!(self.shape, ScheduleShape::Cosine | ScheduleShape::OneCycle)
                    && config.schedule.period(config.steps) < config.steps
            }
            shape => match shape.strip_prefix("takes-") {
                Some(key) => self.shape.arguments().iter().any(|argument| argument.key == key),
                None => self.shape.id() == shape,
            },
        }
    }

    fn calls_math(&self) -> bool {
        let waves =
            [ScheduleShape::Cosine, ScheduleShape::Warmup, ScheduleShape::Restarts, ScheduleShape::OneCycle];
        self.config.is_stochastic() || waves.contains(&self.shape)
    }
}
