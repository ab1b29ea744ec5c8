//! The schedule of the rate.

use super::literal::float;
use super::program::{Library, Program};
use crate::schedule::ScheduleShape;

/// What the schedule takes from the top of the program, a line each.
pub(super) fn constants(program: &Program<'_>) -> Vec<String> {
    let schedule = &program.config.schedule;
    let line = |key| match key {
        "warmup" => format!("WARMUP = {}", schedule.warmup),
        "period" => format!("PERIOD = {}", schedule.period(program.config.steps)),
        "gamma" => format!("GAMMA = {}", float(schedule.gamma)),
        _ => format!("FLOOR = {}", float(schedule.floor)),
    };
    program.shape.arguments().iter().map(|argument| line(argument.key)).collect()
}

/// What gives the factor of the rate, if it is not constant.
pub(super) fn functions(program: &Program<'_>) -> Vec<String> {
    if program.shape == ScheduleShape::Constant {
        return Vec::new();
    }
    let id = program.shape.id();
    let own = program.part(&format!("schedule {id}"));
    let factor = program.part(&format!("factor {id}"));
    match (program.library, own) {
        (_, Some(own)) => vec![own],
        (Library::NumPy, None) => factor.into_iter().collect(),
        // What PyTorch has no scheduler for, it takes as a function.
        (Library::PyTorch, None) => factor.into_iter().chain(program.part("schedule")).collect(),
    }
}
