//! What fills the fields of a program.

use super::library::Library;
use super::literal::{float, whole};
use super::program::Program;
use super::template::Fields;
use super::{optimizer, surface};
use crate::data::Observation;
use crate::geometry::Dimension;
use crate::query;
use crate::query::{Page, Settings};

/// How many observations' numbers stand in one line.
const A_LINE: usize = 10;

impl Fields for Program<'_> {
    fn holds(&self, flag: &str) -> bool {
        self.is(flag)
    }

    fn write(&self, name: &str, text: &mut String) -> bool {
        let config = self.config;
        let schedule = &config.schedule;
        match name {
            "library" => text.push_str(self.library.name()),
            "version" => text.push_str(env!("CARGO_PKG_VERSION")),
            "query" => text.push_str(&query(self)),
            "contest" => optimizer::contest(self, text),
            "racers" => optimizer::racers(self, text),
            "rules" => optimizer::rules(self, text),
            "surface" => text.push_str(config.surface.id()),
            "loss" => surface::loss(&config.surface, self.library, text),
            "gradient" => surface::gradient(&config.surface, text),
            "u" => data(self, |seen| seen.u, text),
            "v" => data(self, |seen| seen.v, text),
            "start" => start(self, text),
            "CONSTANT" => text.extend(constant(self).map(|(key, _)| key.to_ascii_uppercase())),
            "constant" => text.extend(constant(self).map(|(_, value)| float(value))),
            "lowest" => text.push_str(&float(*self.losses.start())),
            "highest" => text.push_str(&float(*self.losses.end())),
            "noise" => text.push_str(&float(config.noise)),
            "gamma" => text.push_str(&float(schedule.gamma)),
            "floor" => text.push_str(&float(schedule.floor)),
            "steps" => whole(config.steps, text),
            "batch" => whole(config.batch, text),
            "seed" => whole(config.seed, text),
            "warmup" => whole(schedule.warmup, text),
            "period" => whole(schedule.period(config.steps), text),
            _ => return false,
        }
        true
    }
}

/// The query of the runs alone. It escapes quotes and backslashes.
fn query(program: &Program<'_>) -> String {
    query::write_learner(&Settings { config: program.config.clone(), page: Page::default() })
}

fn constant(program: &Program<'_>) -> Option<(&'static str, f64)> {
    program.config.surface.constant().map(|(constant, value)| (constant.key, value))
}

fn start(program: &Program<'_>, text: &mut String) {
    let start = program.config.start;
    text.push('[');
    text.push_str(&float(start.x));
    if program.config.surface.dimension() == Dimension::Two {
        text.push_str(", ");
        text.push_str(&float(start.y));
    }
    text.push(']');
}

/// An array of one number of each observation.
fn data(program: &Program<'_>, of: fn(&Observation) -> f64, text: &mut String) {
    text.push_str(match program.library {
        Library::NumPy => "np.array([",
        Library::PyTorch => "torch.tensor([",
    });
    for (index, seen) in program.config.surface.observations().iter().enumerate() {
        text.push_str(if index % A_LINE == 0 { "\n    " } else { " " });
        text.push_str(&float(of(seen)));
        text.push(',');
    }
    text.push_str("\n])");
}
