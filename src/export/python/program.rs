//! The program that is being written: for which configuration, in which library, from which parts.
//!
//! The parts are Python in files beside this one, and in the records of surfaces and rules, so that
//! nothing within a part needs to be filled in. A part begins at a line `#: NAME`, or
//! `#: numpy NAME` and `#: torch NAME` where the libraries differ; what both libraries call the same
//! is written as NumPy's, `np.exp`. A line that ends in `#? FLAG ...` is kept only where all flags
//! hold; `!FLAG` holds where FLAG does not.

use crate::geometry::Dimension;
use crate::run::Config;
use crate::schedule::ScheduleShape;

const FILES: [&str; 2] = [include_str!("program.py"), include_str!("schedules.py")];

/// How the line over a part begins.
const HEADING: &str = "#: ";

/// Whose functions a program calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Library {
    /// NumPy, imported as `np`.
    NumPy,
    /// PyTorch, imported as `torch`.
    PyTorch,
}

impl Library {
    /// The library's own name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::NumPy => "NumPy",
            Self::PyTorch => "PyTorch",
        }
    }

    /// What the names of its functions begin with.
    pub(super) fn prefix(self) -> &'static str {
        match self {
            Self::NumPy => "np.",
            Self::PyTorch => "torch.",
        }
    }

    /// What the headings of its own parts begin with.
    fn heading(self) -> &'static str {
        match self {
            Self::NumPy => "numpy ",
            Self::PyTorch => "torch ",
        }
    }
}

pub(super) struct Program<'a> {
    pub config: &'a Config,
    pub library: Library,
    /// Of the schedule, as far as it makes a difference.
    pub shape: ScheduleShape,
}

impl<'a> Program<'a> {
    pub(super) fn new(config: &'a Config, library: Library) -> Self {
        // Rprop takes no schedule, and a plateau that would not lower the rate leaves it alone.
        let is_idle = config.racers.iter().all(|racer| !racer.optimizer.rule().record().is_scheduled)
            || (config.schedule.shape == ScheduleShape::Plateau && config.schedule.gamma >= 1.0);
        Self { config, library, shape: if is_idle { ScheduleShape::Constant } else { config.schedule.shape } }
    }

    /// A part by its name: the library's own, else the common one. Returns `None` if there is
    /// neither.
    pub(super) fn part(&self, name: &str) -> Option<String> {
        let own = [self.library.heading(), name].concat();
        let lines = FILES.iter().find_map(|file| lines(file, &own).or_else(|| lines(file, name)))?;
        let kept: Vec<&str> = lines.filter_map(|line| self.kept(line)).collect();
        Some(self.own(&kept.join("\n")))
    }

    /// A text in which `np.` stands for either library, without empty lines around it.
    pub(super) fn own(&self, text: &str) -> String {
        text.trim().split(Library::NumPy.prefix()).collect::<Vec<_>>().join(self.library.prefix())
    }

    /// A line without its flags. Returns `None` if they do not hold.
    fn kept<'l>(&self, line: &'l str) -> Option<&'l str> {
        let Some((code, flags)) = line.rsplit_once("#?") else { return Some(line) };
        let holds = |flag: &str| match flag.strip_prefix('!') {
            Some(flag) => !self.is(flag),
            None => self.is(flag),
        };
        flags.split_whitespace().all(holds).then(|| code.trim_end())
    }

    /// Whether a flag holds.
    fn is(&self, flag: &str) -> bool {
        let config = self.config;
        match flag {
            "one" => config.surface.dimension() == Dimension::One,
            "two" => config.surface.dimension() == Dimension::Two,
            "race" => config.racers.len() > 1,
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
            shape => self.shape.id() == shape,
        }
    }

    fn calls_math(&self) -> bool {
        let waves =
            [ScheduleShape::Cosine, ScheduleShape::Warmup, ScheduleShape::Restarts, ScheduleShape::OneCycle];
        self.config.is_stochastic() || waves.contains(&self.shape)
    }
}

/// The lines below `#: name`, up to the next such line. Returns `None` if there is no such part.
fn lines<'t>(parts: &'t str, name: &str) -> Option<impl Iterator<Item = &'t str>> {
    let mut lines = parts.lines();
    lines.find(|line| line.strip_prefix(HEADING) == Some(name))?;
    Some(lines.take_while(|line| !line.starts_with(HEADING)))
}
