//! What makes a racer's next step, as arrows: the gradient, what the rule remembers, and the step.

use super::palette::{Theme, solid};
use super::pixel::{Displacement, Pixel};
use super::scene::Scene;
use super::style::Words;
use crate::geometry::Vector;
use crate::number::readable;
use crate::optimizer::{Memory, Optimizer};
use crate::run::Run;

/// The longest arrow of a scale is about this long, in CSS pixels.
const LONGEST: f64 = 84.0;
const SOLID: &[f64] = &[];
const DASHED: &[f64] = &[5.0, 3.0];
/// The widths of the step's arrow, and of the others.
const BOLD: f64 = 3.0;
const THIN: f64 = 1.8;

/// One arrow, in the units of the parameters.
struct Arrow<'a> {
    name: &'a str,
    by: Vector,
    /// Arrows of one group have one scale.
    group: usize,
    dashes: &'static [f64],
    width: f64,
}

/// An arrow on the picture.
#[derive(Clone, Copy)]
pub(super) struct Shaft<'a> {
    pub name: &'a str,
    /// How many times as long as what it stands for.
    pub scale: f64,
    pub along: Displacement,
    pub dashes: &'static [f64],
    pub width: f64,
}

/// The arrows at a size that can be seen; `displacement` leads from the plane to pixels.
pub(super) fn shafts<'a>(
    run: &Run,
    cursor: usize,
    words: &'a Words,
    displacement: impl Fn(Vector) -> Displacement,
) -> Vec<Shaft<'a>> {
    let arrows = arrows(run, cursor, words);
    let length = |by: Vector| displacement(by).length();
    let mut shafts = Vec::new();
    for arrow in &arrows {
        let group = arrows.iter().filter(|other| other.group == arrow.group);
        let longest = group.map(|other| length(other.by)).fold(0.0, f64::max);
        let scale = round_down(LONGEST / longest);
        if longest > 0.0 && scale.is_finite() && length(arrow.by) > 0.0 {
            let along = displacement(arrow.by * scale);
            let Arrow { name, dashes, width, .. } = *arrow;
            shafts.push(Shaft { name, scale, along, dashes, width });
        }
    }
    shafts
}

/// Whether the heavy ball has a velocity before an update: its first one is the whole gradient.
fn has_velocity(run: &Run, cursor: usize) -> bool {
    matches!(run.memory_before(cursor), Some(Memory::Momentum(kept)) if kept.x.has_begun)
}

/// Where the parts add up to the step, all arrows have one scale; else the gradient and the memory
/// have one, and the step its own.
fn arrows<'a>(run: &Run, cursor: usize, words: &'a Words) -> Vec<Arrow<'a>> {
    let trace = run.trace();
    let thin = |name, by, dashes| Arrow { name, by, group: 0, dashes, width: THIN };
    let Some(update) = trace.updates.get(cursor) else {
        // At the end there is no step left, only the gradient.
        let rate = trace.updates.last().map_or(run.racer().rate, |update| update.rate);
        let by = trace.states.last().map_or(Vector::default(), |state| -state.gradient * rate);
        return vec![thin(&words.against, by, SOLID)];
    };
    let optimizer = run.racer().phase(cursor as u32).optimizer;
    // How much of the gradient goes into the step itself.
    let share = match optimizer {
        Optimizer::Momentum(rule) if rule.momentum > 0.0 && has_velocity(run, cursor) => 1.0 - rule.dampening,
        Optimizer::Nesterov(rule) => 1.0 + rule.momentum,
        _ => 1.0,
    };
    let against = -update.estimate * (update.rate * share);
    let memory = match optimizer {
        Optimizer::Momentum(_) | Optimizer::Nesterov(_) => Some(update.step + -against),
        _ => update.memory.get("m").map(|m| -m * update.rate),
    };
    let adds_up = optimizer.rule().record().is_linear;
    let group = usize::from(!adds_up);
    let mut all = vec![Arrow { name: &words.taken, by: update.step, group, dashes: SOLID, width: BOLD }];
    all.extend(memory.map(|by| thin(&words.memory, by, DASHED)));
    all.push(thin(&words.against, against, SOLID));
    all
}

impl Shaft<'_> {
    /// Draws the arrow from a pixel; the step itself has the racer's colour.
    pub(super) fn draw(&self, from: Pixel, theme: &Theme, racer: usize, scene: &mut Scene) {
        let colour = solid(if self.width == BOLD { theme.racer(racer) } else { theme.ink });
        let rim = solid(theme.paper);
        let (length, ahead) = (self.along.length(), self.along.direction());
        let head = (0.45 * length).clamp(4.0, 9.0);
        let tip = from + self.along;
        // The line ends inside the head.
        let neck = tip - ahead * head;
        scene.line(vec![from, neck], self.width + 2.5, rim);
        scene.arrow_head(tip, ahead, head, rim, colour);
        scene.dashed(vec![from, neck], self.dashes, self.width, colour);
    }
}

/// The largest of 1, 2 and 5 times a power of ten that is no larger.
fn round_down(value: f64) -> f64 {
    let power = 10_f64.powf(value.log10().floor());
    let times = if value >= 5.0 * power {
        5.0
    } else if value >= 2.0 * power {
        2.0
    } else {
        1.0
    };
    readable(times * power, power)
}
