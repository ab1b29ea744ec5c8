//! What fills the fields of a program.

use super::library::Library;
use super::literal::float;
#[cfg(feature = "lab")]
use super::literal::is_whole;
use super::program::Program;
use super::template::Fields;
use super::{optimizer, surface};
use crate::data::Observation;
use crate::geometry::Dimension;
#[cfg(feature = "lab")]
use crate::number::all_shortest;
use crate::number::shortest;
use crate::query;
use crate::query::{Page, Settings};

/// How many observations' numbers stand in one line.
const A_LINE: usize = 10;
/// Of more observations there are more in a line, so that there are about as many lines.
const MANY: usize = 500;

impl Fields for Program<'_> {
    fn holds(&self, flag: &str) -> bool {
        self.is(flag)
    }

    fn write(&self, name: &str, text: &mut String) -> bool {
        let surface = &self.config.surface;
        match name {
            "library" => text.push_str(self.library.name()),
            "version" => text.push_str(env!("CARGO_PKG_VERSION")),
            "query" => text.push_str(&query(self)),
            "contest" => optimizer::contest(self, text),
            "racers" => optimizer::racers(self, text),
            "rules" => optimizer::rules(self, text),
            "surface" => text.push_str(surface.id()),
            "loss" => surface::loss(surface, self.library, text),
            "gradient" => surface::gradient(surface, text),
            "u" => data(self, |seen| seen.u, text),
            "v" => data(self, |seen| seen.v, text),
            "start" => start(self, text),
            "CONSTANT" => {
                if let Some((constant, _)) = surface.constant() {
                    text.push_str(&constant.key.to_ascii_uppercase());
                }
            }
            _ => match (self.number(name), self.count(name)) {
                (Some(number), _) => text.push_str(&float(number)),
                (None, Some(count)) => text.push_str(&shortest(count.into())),
                (None, None) => return false,
            },
        }
        true
    }
}

impl Program<'_> {
    /// The fields that Python reads as floats.
    fn number(&self, name: &str) -> Option<f64> {
        let config = self.config;
        Some(match name {
            "constant" => config.surface.constant()?.1,
            "lowest" => *self.losses.start(),
            "highest" => *self.losses.end(),
            "noise" => config.noise,
            "gamma" => config.schedule.gamma,
            "floor" => config.schedule.floor,
            _ => return None,
        })
    }

    /// The fields that are whole numbers.
    fn count(&self, name: &str) -> Option<u32> {
        let config = self.config;
        Some(match name {
            "steps" => config.steps,
            "batch" => config.batch,
            "seed" => config.seed,
            "warmup" => config.schedule.warmup,
            "period" => config.schedule.period(config.steps),
            _ => return None,
        })
    }
}

/// The query of the runs alone. It escapes quotes and backslashes.
fn query(program: &Program<'_>) -> String {
    query::write_learner(&Settings { config: program.config.clone(), page: Page::default() })
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
    let seen = program.config.surface.observations();
    // A page takes long to lay out many lines.
    let is_long = cfg!(feature = "lab") && seen.len() > MANY;
    let a_line = if is_long { seen.len() / MANY * A_LINE } else { A_LINE };
    // What a page is asked for number by number takes long, too.
    #[cfg(feature = "lab")]
    let numbers = all_shortest(&seen.iter().map(of).collect::<Vec<f64>>());
    for (index, one) in seen.iter().enumerate() {
        text.push_str(if index % a_line == 0 { "\n    " } else { " " });
        #[cfg(feature = "lab")]
        let number = numbers.get(index).map_or_else(|| float(of(one)), |known| as_float(known));
        #[cfg(not(feature = "lab"))]
        let number = float(of(one));
        text.push_str(&number);
        text.push(',');
    }
    text.push_str("\n])");
}

/// The text of a finite number as one that Python reads as a float.
#[cfg(feature = "lab")]
fn as_float(number: &str) -> String {
    [number, if is_whole(number) { ".0" } else { "" }].concat()
}
