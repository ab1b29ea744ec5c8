//! What is drawn over the paths on demand: arrows, directions of curvature, and the run before.

use super::palette::{Palette, clear, solid};
use super::path;
use super::scene::{Label, Pixel, Scene};
use super::stage::{Stage, arrow_head};
use super::{SMALLEST, Style};
use crate::geometry::{Dimension, Point, Vector};
use crate::numbers::{readable, shortest};
use crate::optimizer::Rule;
use crate::player::Player;
use crate::run::{Run, State};
use crate::theory::Curvature;
use plotters::style::RGBAColor;
use plotters::style::text_anchor::{HPos, VPos};

/// The longest arrow of a scale is about this long, in CSS pixels.
const LONGEST: f64 = 84.0;
/// The longer axis of curvature, from the middle.
const AXIS: f64 = 72.0;
/// An axis along which nothing curves is this many times as long as the other at most.
const FLATTEST: f64 = 40.0;
const TEXT: f64 = 12.0;
const DASHES: [&[f64]; 3] = [&[], &[5.0, 3.0], &[]];

/// What to draw at the cursor, for the first racer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Against the gradient, what the rule remembers, and the step taken.
    pub arrows: bool,
    /// The Hessian's eigenvectors.
    pub curvature: bool,
}

/// One arrow, in the units of the parameters.
struct Arrow<'a> {
    name: &'a str,
    by: Vector,
    /// Arrows of one group have one scale.
    group: usize,
    dashes: &'static [f64],
    width: f64,
}

impl Stage {
    /// The runs before the last change, faint, on a picture of this size in CSS pixels.
    pub fn ghost(&self, traces: &[Vec<State>], style: &Style, size: Pixel) -> Scene {
        let mut scene = Scene::default();
        if !(size.0 >= SMALLEST && size.1 >= SMALLEST) {
            return scene;
        }
        let palette = Palette::of(style.dark);
        let plot = self.plot(size);
        for states in traces {
            let pixels = self.trail(states, size);
            for piece in path::pieces(&pixels, &plot) {
                scene.line(piece.clone(), 3.5, clear(palette.paper, 0.5));
                scene.dashed(piece, &[1.5, 4.0], 2.0, clear(palette.faint, 0.9));
            }
        }
        scene
    }

    /// What is asked for at the cursor.
    pub fn marks(&self, player: &Player, marks: Marks, style: &Style, size: Pixel) -> Scene {
        let mut scene = Scene::default();
        let Some((run, state)) = player.runs().first().zip(player.state(0)) else { return scene };
        let is_shown = size.0 >= SMALLEST && size.1 >= SMALLEST && state.point.is_finite();
        if !is_shown || !self.plot(size).contains(self.pixel_of(state.point, size.0, size.1)) {
            return scene;
        }
        if marks.curvature {
            self.curvature(run, state.point, style, size, &mut scene);
        }
        if marks.arrows {
            self.arrows(run, player.cursor() as usize, style, size, &mut scene);
        }
        scene
    }

    fn arrows(&self, run: &Run, cursor: usize, style: &Style, size: Pixel, scene: &mut Scene) {
        let palette = Palette::of(style.dark);
        let arrows = arrows(run, cursor, style);
        let Some(state) = run.trace().states.get(cursor.min(run.trace().updates.len())) else { return };
        let from = self.pixel_of(state.point, size.0, size.1);
        let length = |by: Vector| {
            let (x, y) = self.displacement(by, size);
            x.hypot(y)
        };
        let mut rows = Vec::new();
        for arrow in &arrows {
            let group = arrows.iter().filter(|other| other.group == arrow.group);
            let longest = group.map(|other| length(other.by)).fold(0.0, f64::max);
            let scale = round_down(LONGEST / longest);
            if !(longest > 0.0 && scale.is_finite() && length(arrow.by) > 0.0) {
                continue;
            }
            let (x, y) = self.displacement(arrow.by * scale, size);
            let colour = if arrow.width > 2.0 { palette.track(0) } else { palette.ink };
            draw_arrow(from, (x, y), arrow, solid(palette.paper), solid(colour), scene);
            rows.push((arrow, scale, solid(colour)));
        }
        let plot = self.plot(size);
        let text = |(arrow, scale): (&Arrow<'_>, f64)| [arrow.name, " ×", &shortest(scale)].concat();
        let widest = rows.iter().map(|row| text((row.0, row.1)).chars().count()).max().unwrap_or(0);
        let left = plot.right - 0.56 * TEXT * widest as f64 - 40.0;
        for (index, (arrow, scale, colour)) in rows.into_iter().enumerate() {
            let y = plot.top + 40.0 + 17.0 * index as f64;
            draw_arrow((left, y), (24.0, 0.0), arrow, solid(palette.paper), colour, scene);
            let text = text((arrow, scale));
            let label =
                Label { at: (left + 31.0, y), text: &text, size: TEXT, across: HPos::Left, up: VPos::Center };
            scene.words(label, solid(palette.ink), Some(clear(palette.paper, 0.85)));
        }
    }

    /// Two axes along the eigenvectors, with half-lengths as 1/√|λ|: the ellipse that the surface
    /// is like there. Dashed where it curves down.
    fn curvature(&self, run: &Run, at: Point, style: &Style, size: Pixel, scene: &mut Scene) {
        let palette = Palette::of(style.dark);
        let surface = &run.config().surface;
        let Curvature { least, most, steepest: along } = Curvature::of(surface, at);
        let axes = [(most, along), (least, Vector::new(-along.y, along.x))];
        let axes = if surface.dimension() == Dimension::One { &axes[..1] } else { &axes[..] };
        let steepest = axes.iter().map(|axis| axis.0.abs()).fold(0.0, f64::max);
        if !(steepest > 0.0 && steepest.is_finite()) {
            return;
        }
        let half = |value: f64| 1.0 / value.abs().max(steepest / (FLATTEST * FLATTEST)).sqrt();
        let pixels = |(value, along): &(f64, Vector)| self.displacement(*along * half(*value), size);
        let longest = axes.iter().map(pixels).map(|(x, y)| x.hypot(y)).fold(0.0, f64::max);
        let middle = self.pixel_of(at, size.0, size.1);
        for axis in axes {
            let (x, y) = pixels(axis);
            let (x, y) = (x * AXIS / longest, y * AXIS / longest);
            let ends = vec![(middle.0 - x, middle.1 - y), (middle.0 + x, middle.1 + y)];
            let dashes: &[f64] = if axis.0 < 0.0 { &[4.0, 4.0] } else { &[] };
            scene.line(ends.clone(), 4.5, clear(palette.paper, 0.8));
            scene.dashed(ends, dashes, 2.0, solid(palette.ink));
            let grain = 10_f64.powf(axis.0.abs().log10().floor() - 2.0);
            let value = shortest(if grain > 0.0 { readable(axis.0, grain) } else { axis.0 });
            let text = ["λ = ", &value.replace('-', "−")].concat();
            let (size, is_right) = (x.hypot(y).max(1e-9), x >= 0.0);
            let far = size + 8.0;
            let at = (middle.0 + x / size * far, middle.1 + y / size * far);
            let across = if is_right { HPos::Left } else { HPos::Right };
            let label = Label { at, text: &text, size: TEXT, across, up: VPos::Center };
            scene.words(label, solid(palette.ink), Some(clear(palette.paper, 0.85)));
        }
    }
}

/// What makes the first racer's next step, and the step. Where the parts add up to the step, all
/// have one scale; else the gradient and the memory have one, and the step its own.
fn arrows<'a>(run: &Run, cursor: usize, style: &'a Style) -> Vec<Arrow<'a>> {
    let trace = run.trace();
    let Some(update) = trace.updates.get(cursor) else {
        // At the end there is no step left, only the slope.
        let rate = trace.updates.last().map_or(run.racer().rate, |update| update.rate);
        let by = trace.states.last().map_or(Vector::default(), |state| -state.gradient * rate);
        return vec![Arrow { name: &style.words.against, by, group: 0, dashes: DASHES[0], width: 1.8 }];
    };
    let optimizer = run.racer().optimizer;
    let numbers = optimizer.parameters;
    // How much of the gradient goes into the step itself.
    let share = match optimizer.rule {
        Rule::Momentum if cursor > 0 => 1.0 - numbers.dampening,
        Rule::Nesterov => 1.0 + numbers.momentum,
        _ => 1.0,
    };
    let against = -update.estimate * (update.rate * share);
    let memory = match optimizer.rule {
        Rule::Momentum | Rule::Nesterov => Some(update.step + -against),
        rule if rule.buffers().first() == Some(&"m") => {
            let first = |component: &crate::optimizer::Component| component.buffers[0];
            Some(-Vector::new(first(&update.memory.x), first(&update.memory.y)) * update.rate)
        }
        _ => None,
    };
    let adds_up = matches!(optimizer.rule, Rule::Gd | Rule::Momentum | Rule::Nesterov);
    let arrow = |name, by, group, dashes, width| Arrow { name, by, group, dashes, width };
    let mut all = vec![arrow(style.words.taken.as_str(), update.step, usize::from(!adds_up), DASHES[2], 3.0)];
    all.extend(memory.map(|by| arrow(style.words.memory.as_str(), by, 0, DASHES[1], 1.8)));
    all.push(arrow(style.words.against.as_str(), against, 0, DASHES[0], 1.8));
    all
}

fn draw_arrow(
    from: Pixel,
    (x, y): Pixel,
    arrow: &Arrow<'_>,
    rim: RGBAColor,
    colour: RGBAColor,
    scene: &mut Scene,
) {
    let length = x.hypot(y);
    let ahead = (x / length, y / length);
    let head = (0.45 * length).clamp(4.0, 9.0);
    // The line ends inside the head.
    let neck = (from.0 + x - ahead.0 * head, from.1 + y - ahead.1 * head);
    scene.line(vec![from, neck], arrow.width + 2.5, rim);
    arrow_head((from.0 + x, from.1 + y), ahead, head, rim, colour, scene);
    scene.dashed(vec![from, neck], arrow.dashes, arrow.width, colour);
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
