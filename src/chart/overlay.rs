//! What is drawn over the paths on demand: arrows, directions of curvature, and the run before.

use super::clip::Rectangle;
use super::labels::overlap;
use super::palette::{Palette, clear, solid};
use super::path::{self, Track};
use super::scene::{Label, Pixel, Scene};
use super::stage::{Stage, arrow_head};
use super::{SMALLEST, Style};
use crate::analysis::stability::Curvature;
use crate::geometry::{Dimension, Point, Vector};
use crate::number::{readable, shortest};
use crate::optimizer::Rule;
use crate::player::Player;
use crate::run::{Run, State};
use plotters::style::RGBColor;
use plotters::style::text_anchor::{HPos, VPos};

/// The longest arrow of a scale is about this long, in CSS pixels.
const LONGEST: f64 = 84.0;
/// The longer axis of curvature, from the middle.
const AXIS: f64 = 72.0;
/// An axis along which nothing curves is this many times as long as the other at most.
const FLATTEST: f64 = 40.0;
const TEXT: f64 = 12.0;
/// The mean width of a letter, as a part of the font's size.
const LETTER: f64 = 0.56;
/// A row of the legend.
const ROW: f64 = 17.0;
/// A line takes room at places so far apart.
const STRIDE: f64 = 6.0;
const DASHES: [&[f64]; 3] = [&[], &[5.0, 3.0], &[]];

/// What to draw at the cursor of one racer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Against the gradient, what the rule remembers, and the step taken.
    pub arrows: bool,
    /// The Hessian's eigenvectors.
    pub curvature: bool,
    /// Whose.
    pub racer: usize,
    /// What the racer is called, where that has to be said.
    pub name: String,
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
                scene.dashed(piece, &[2.0, 5.0], 2.0, clear(palette.faint, 0.9));
            }
        }
        scene
    }

    /// What is asked for at the cursor.
    pub fn marks(&self, player: &Player, marks: &Marks, style: &Style, size: Pixel) -> Scene {
        let mut scene = Scene::default();
        let racer = player.runs().get(marks.racer).zip(player.state(marks.racer));
        let Some((run, state)) = racer else { return scene };
        let is_shown = size.0 >= SMALLEST && size.1 >= SMALLEST && state.point.is_finite();
        let plot = self.plot(size);
        let from = self.pixel_of(state.point, size.0, size.1);
        if !is_shown || !plot.contains(from) {
            return scene;
        }
        let palette = Palette::of(style.dark);
        let mut room = Room { plot, taken: vec![around(from, 8.0)] };
        let shafts =
            if marks.arrows { self.shafts(run, player.cursor() as usize, style, size) } else { Vec::new() };
        for shaft in &shafts {
            room.take(from, (from.0 + shaft.along.0, from.1 + shaft.along.1));
        }
        let axes = if marks.curvature { self.axes_of_curvature(run, state.point, size) } else { Vec::new() };
        for axis in &axes {
            room.take(axis.ends[0], axis.ends[1]);
            let dashes: &[f64] = if axis.value < 0.0 { &[4.0, 4.0] } else { &[] };
            scene.line(axis.ends.to_vec(), 4.5, clear(palette.paper, 0.8));
            scene.dashed(axis.ends.to_vec(), dashes, 2.0, solid(palette.ink));
        }
        let track = palette.track(marks.racer);
        for shaft in &shafts {
            shaft.draw(from, palette, track, &mut scene);
        }
        self.legend(&shafts, marks, palette, &mut room, &mut scene);
        for axis in &axes {
            axis.name(palette, &mut room, &mut scene);
        }
        scene
    }

    /// The arrows at a size that can be seen.
    fn shafts<'a>(&self, run: &Run, cursor: usize, style: &'a Style, size: Pixel) -> Vec<Shaft<'a>> {
        let arrows = arrows(run, cursor, style);
        let length = |by: Vector| {
            let (x, y) = self.displacement(by, size);
            x.hypot(y)
        };
        let mut shafts = Vec::new();
        for arrow in &arrows {
            let group = arrows.iter().filter(|other| other.group == arrow.group);
            let longest = group.map(|other| length(other.by)).fold(0.0, f64::max);
            let scale = round_down(LONGEST / longest);
            if longest > 0.0 && scale.is_finite() && length(arrow.by) > 0.0 {
                let along = self.displacement(arrow.by * scale, size);
                let Arrow { name, dashes, width, .. } = *arrow;
                shafts.push(Shaft { name, scale, along, dashes, width });
            }
        }
        shafts
    }

    /// What the arrows mean, in the upper right corner, and whose they are.
    fn legend(
        &self,
        shafts: &[Shaft<'_>],
        marks: &Marks,
        palette: &Palette,
        room: &mut Room,
        scene: &mut Scene,
    ) {
        if shafts.is_empty() {
            return;
        }
        let text = |shaft: &Shaft<'_>| [shaft.name, " ×", &shortest(shaft.scale)].concat();
        let widest = shafts.iter().map(|shaft| text(shaft).chars().count()).max().unwrap_or(0);
        let widest = widest.max(marks.name.chars().count());
        let plot = room.plot;
        let left = plot.right - LETTER * TEXT * widest as f64 - 40.0;
        let halo = Some(clear(palette.paper, 0.85));
        let mut y = plot.top + 40.0;
        if !marks.name.is_empty() {
            Track::of(palette, marks.racer).marker((left + 12.0, y), 4.5, scene);
            let at = (left + 31.0, y);
            let label = Label { at, text: &marks.name, size: TEXT, across: HPos::Left, up: VPos::Center };
            scene.words(label, solid(palette.ink), halo);
            y += ROW;
        }
        for shaft in shafts {
            let sample = Shaft { along: (24.0, 0.0), ..*shaft };
            sample.draw((left, y), palette, palette.track(marks.racer), scene);
            let text = text(shaft);
            let label =
                Label { at: (left + 31.0, y), text: &text, size: TEXT, across: HPos::Left, up: VPos::Center };
            scene.words(label, solid(palette.ink), halo);
            y += ROW;
        }
        room.taken.push(Rectangle { left: left - 4.0, top: plot.top, right: plot.right, bottom: y });
    }

    /// Two axes along the eigenvectors, with half-lengths as 1/√|λ|: the ellipse that the surface
    /// is like there.
    fn axes_of_curvature(&self, run: &Run, at: Point, size: Pixel) -> Vec<Axis> {
        let surface = &run.config().surface;
        let Curvature { least, most, steepest: along } = Curvature::of(surface, at);
        let axes = [(most, along), (least, Vector::new(-along.y, along.x))];
        let axes = if surface.dimension() == Dimension::One { &axes[..1] } else { &axes[..] };
        let steepest = axes.iter().map(|axis| axis.0.abs()).fold(0.0, f64::max);
        if !(steepest > 0.0 && steepest.is_finite()) {
            return Vec::new();
        }
        let half = |value: f64| 1.0 / value.abs().max(steepest / (FLATTEST * FLATTEST)).sqrt();
        let pixels = |(value, along): &(f64, Vector)| self.displacement(*along * half(*value), size);
        let longest = axes.iter().map(pixels).map(|(x, y)| x.hypot(y)).fold(0.0, f64::max);
        let middle = self.pixel_of(at, size.0, size.1);
        let axis = |axis: &(f64, Vector)| {
            let (x, y) = pixels(axis);
            let (x, y) = (x * AXIS / longest, y * AXIS / longest);
            Axis { value: axis.0, ends: [(middle.0 - x, middle.1 - y), (middle.0 + x, middle.1 + y)] }
        };
        axes.iter().map(axis).collect()
    }
}

/// An axis of curvature on the picture; dashed where the surface curves down along it.
struct Axis {
    value: f64,
    ends: [Pixel; 2],
}

impl Axis {
    /// Writes its eigenvalue beyond one of its ends, where there is most room.
    fn name(&self, palette: &Palette, room: &mut Room, scene: &mut Scene) {
        let grain = 10_f64.powf(self.value.abs().log10().floor() - 2.0);
        let value = shortest(if grain > 0.0 { readable(self.value, grain) } else { self.value });
        let text = ["λ = ", &value.replace('-', "−")].concat();
        let (width, height) = (LETTER * TEXT * text.chars().count() as f64, TEXT + 2.0);
        let [one, other] = self.ends;
        let places = [(other, one), (one, other)].into_iter().flat_map(|(end, far)| {
            let size = (end.0 - far.0).hypot(end.1 - far.1).max(1e-9);
            let (x, y) = ((end.0 - far.0) / size, (end.1 - far.1) / size);
            // Straight ahead, then to both sides.
            [(x, y), (x - y, y + x), (x + y, y - x)].map(|(x, y)| {
                let middle = (end.0 + x * (8.0 + 0.5 * width * x.abs()), end.1 + y * 13.0);
                Rectangle {
                    left: middle.0 - 0.5 * width,
                    top: middle.1 - 0.5 * height,
                    right: middle.0 + 0.5 * width,
                    bottom: middle.1 + 0.5 * height,
                }
            })
        });
        let Some(place) = places.min_by_key(|place| room.crowd(place)) else { return };
        let at = (0.5 * (place.left + place.right), 0.5 * (place.top + place.bottom));
        let label = Label { at, text: &text, size: TEXT, across: HPos::Center, up: VPos::Center };
        scene.words(label, solid(palette.ink), Some(clear(palette.paper, 0.85)));
        room.taken.push(place);
    }
}

/// What is taken of a plot.
struct Room {
    plot: Rectangle,
    taken: Vec<Rectangle>,
}

impl Room {
    /// Takes a straight line.
    fn take(&mut self, from: Pixel, to: Pixel) {
        let count = ((to.0 - from.0).hypot(to.1 - from.1) / STRIDE).ceil().clamp(1.0, 100.0) as u32;
        self.taken.extend((0..=count).map(|index| {
            let part = f64::from(index) / f64::from(count);
            around((from.0 + part * (to.0 - from.0), from.1 + part * (to.1 - from.1)), 3.0)
        }));
    }

    /// How much stands in a place already; what leaves the plot is worst.
    fn crowd(&self, place: &Rectangle) -> usize {
        let is_inside =
            self.plot.contains((place.left, place.top)) && self.plot.contains((place.right, place.bottom));
        let outside = if is_inside { 0 } else { 1000 };
        outside + self.taken.iter().filter(|taken| overlap(taken, place)).count()
    }
}

fn around((x, y): Pixel, far: f64) -> Rectangle {
    Rectangle { left: x - far, top: y - far, right: x + far, bottom: y + far }
}

/// What makes a racer's next step, and the step. Where the parts add up to the step, all
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

/// An arrow on the picture.
#[derive(Clone, Copy)]
struct Shaft<'a> {
    name: &'a str,
    /// How many times as long as what it stands for.
    scale: f64,
    along: Pixel,
    dashes: &'static [f64],
    width: f64,
}

impl Shaft<'_> {
    fn draw(&self, from: Pixel, palette: &Palette, track: RGBColor, scene: &mut Scene) {
        // The step itself has the racer's colour.
        let colour = solid(if self.width > 2.0 { track } else { palette.ink });
        let rim = solid(palette.paper);
        let (x, y) = self.along;
        let length = x.hypot(y);
        let ahead = (x / length, y / length);
        let head = (0.45 * length).clamp(4.0, 9.0);
        // The line ends inside the head.
        let neck = (from.0 + x - ahead.0 * head, from.1 + y - ahead.1 * head);
        scene.line(vec![from, neck], self.width + 2.5, rim);
        arrow_head((from.0 + x, from.1 + y), ahead, head, rim, colour, scene);
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
