//! Runs as programs in Python.
//!
//! A program is put together from parts that are Python themselves ([`program`]); what depends on
//! the configuration stands as constants at the program's top and as its list of racers.

mod expression;
mod literal;
mod optimizer;
mod program;
mod schedule;
mod surface;

pub use expression::python_expression;
pub use program::Library;

use crate::geometry::Dimension;
use crate::query;
use crate::query::{Page, Settings};
use crate::run::Config;
use crate::run::Run;
use literal::float;
use program::Program;

/// A program that makes the configuration's runs, with NumPy or with PyTorch.
///
/// It stands on its own: the surface's formula, its data, the rules of the racers, the schedule
/// and the random draws are written out in it, and nothing that the runs do not need. Run by
/// itself it prints each step as CSV (step, parameters, loss) and a last line for each racer
/// that begins with `#`; imported it prints nothing, and `race()` gives the traces.
///
/// The numbers are those of the engine up to rounding: points and losses agree within
/// 1e-9 × max(1, |value|) where a shift of the start by 1e-12 does not matter. In PyTorch the
/// gradient of a formula is not a number at the very tip of a cone, where the engine takes 0.
pub fn python(config: &Config, library: Library) -> String {
    let program = Program::new(config, library);
    let part = |name: &str| program.part(name).unwrap_or_default();
    let mut blocks = vec![[title(&program), part("head"), constants(&program)].join("\n\n")];
    blocks.extend(surface::functions(&program));
    blocks.extend(optimizer::rules(&program));
    blocks.extend(schedule::functions(&program));
    let draws =
        [("draws", config.is_stochastic()), ("noise", config.noise > 0.0), ("batch", config.batches())];
    blocks.extend(draws.iter().filter(|(_, is_needed)| *is_needed).map(|(name, _)| part(name)));
    blocks.extend([part("run"), optimizer::racers(&program), part("main")]);
    blocks.join("\n\n\n") + "\n"
}

fn title(program: &Program<'_>) -> String {
    let config = program.config;
    let racers: Vec<&str> = config.racers.iter().map(|racer| racer.optimizer.rule().id()).collect();
    // A canonical query escapes quotes and backslashes.
    let query = query::write_learner(&Settings { config: config.clone(), page: Page::default() });
    format!(
        "\"\"\"Gradient descent: {} on {}.\n\n\
         Prints each step as CSV; needs {}. Written by Fall Line {} from the query\n\
         {query}\n\"\"\"",
        racers.join(" against "),
        config.surface.id(),
        program.library.name(),
        env!("CARGO_PKG_VERSION"),
    )
}

fn constants(program: &Program<'_>) -> String {
    let config = program.config;
    let start = match config.surface.dimension() {
        Dimension::One => format!("[{}]", float(config.start.x)),
        Dimension::Two => format!("[{}, {}]", float(config.start.x), float(config.start.y)),
    };
    let mut lines = vec![format!("START = {start}"), format!("STEPS = {}", config.steps)];
    lines.extend(losses(config));
    lines.extend(schedule::constants(program));
    if config.noise > 0.0 {
        lines.push(format!("NOISE = {}  # its standard deviation", float(config.noise)));
    }
    if config.batches() {
        lines.push(format!("BATCH = {}", config.batch));
    }
    if config.is_stochastic() {
        lines.push(format!("SEED = {}", config.seed));
    }
    lines.extend(surface::constants(program));
    lines.join("\n")
}

/// The losses outside of which a run ends.
fn losses(config: &Config) -> Vec<String> {
    let Some(&racer) = config.racers.first() else { return Vec::new() };
    let run = Run::new(config, racer);
    let written = |loss: f64| match loss.is_finite() {
        true => float(loss),
        false => format!("float(\"{}inf\")", if loss < 0.0 { "-" } else { "" }),
    };
    let (lowest, highest) = (written(*run.losses().start()), written(*run.losses().end()));
    vec![
        format!("LOWEST = {lowest}  # a loss below this ends the run,"),
        format!("HIGHEST = {highest}  # and so does one above this"),
    ]
}
