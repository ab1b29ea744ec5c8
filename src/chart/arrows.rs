//! The arrows of a step: the gradient, what the rule remembers, and what comes of them.

use super::palette::{Theme, faded, solid};
use super::path::PathStyle;
use super::pixel::{Displacement, Pixel, PixelRect};
use super::room::{HALO, Room, TEXT, room_of};
use super::scene::{Label, Scene};
use crate::analysis::anatomy::Way;
use crate::geometry::Vector;
use crate::number::{readable, shortest};
use crate::optimizer::Arrow;
use plotters::style::text_anchor::{HPos, VPos};

/// The longest arrow of a scale is about this long, in CSS pixels.
const LONGEST: f64 = 84.0;
/// Where the longest one of a step is between these, none of them is made longer or shorter.
const FITTING: [f64; 2] = [14.0, 400.0];
/// The widths of the step's arrow, and of the others.
const BOLD: f64 = 3.0;
const THIN: f64 = 1.8;
/// So much wider is an arrow that is pointed at.
const LIT: f64 = 2.0;
/// How much is left of the others' colours then.
const FADED: f64 = 0.35;
/// A head needs an arrow of this length.
const SHORTEST: f64 = 3.0;
/// A row of the legend.
const ROW: f64 = 17.0;

/// The words of a step's arrows and numbers, in the reader's language; none by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StepWords(Vec<String>);

impl StepWords {
    /// What the arrows are called, in the order of [`Arrow::ALL`]; then what stands beside a tangent, a
    /// step along the axis and the way to the next loss, where `{value}` stands for the number.
    pub fn new(words: Vec<String>) -> Self {
        Self(words)
    }

    fn word(&self, index: usize) -> &str {
        self.0.get(index).map_or("", String::as_str)
    }

    fn arrow(&self, arrow: Arrow) -> &str {
        self.word(arrow as usize)
    }

    /// The words beside a tangent.
    pub(super) fn slope(&self) -> &str {
        self.word(Arrow::ALL.len())
    }

    /// The words beside a step along the axis.
    pub(super) fn step(&self) -> &str {
        self.word(Arrow::ALL.len() + 1)
    }

    /// The words beside the way to the next loss.
    pub(super) fn change(&self) -> &str {
        self.word(Arrow::ALL.len() + 2)
    }
}

/// What is made of an arrow while one of them is pointed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Emphasis {
    None,
    Lit,
    Faded,
}

/// An arrow on the picture.
#[derive(Clone, Copy)]
pub(super) struct Shaft<'a> {
    pub arrow: Arrow,
    pub name: &'a str,
    /// How many times as long as what it stands for.
    pub scale: f64,
    /// From where the update began to where the arrow does.
    pub after: Displacement,
    pub along: Displacement,
    /// Whether it ends in sight.
    pub has_head: bool,
    pub emphasis: Emphasis,
}

/// The arrows at a size that can be seen; `displacement` leads from the plane to pixels. Those whose
/// lengths are of one kind have one scale.
pub(super) fn shafts<'a>(
    ways: &[Way],
    words: &'a StepWords,
    scale: fn(is_of_step: bool, longest: f64) -> f64,
    displacement: &dyn Fn(Vector) -> Displacement,
) -> Vec<Shaft<'a>> {
    let length = |by: Vector| displacement(by).length();
    let mut shafts = Vec::new();
    for &Way { arrow, after, by, is_of_step } in ways {
        let group = ways.iter().filter(|other| other.is_of_step == is_of_step);
        let longest = group.map(|other| length(other.by)).fold(0.0, f64::max);
        let scale = scale(is_of_step, longest);
        if longest > 0.0 && scale.is_finite() && length(by) > 0.0 {
            shafts.push(Shaft {
                arrow,
                name: words.arrow(arrow),
                scale,
                after: displacement(after * scale),
                along: displacement(by * scale),
                has_head: true,
                emphasis: Emphasis::None,
            });
        }
    }
    shafts
}

/// A round scale at which the longest arrow can be seen well.
pub(super) fn seen_well(_: bool, longest: f64) -> f64 {
    round_down(LONGEST / longest)
}

/// The same of gradients; a step is as long as it is, if it can be seen so.
pub(super) fn true_if_seen(is_of_step: bool, longest: f64) -> f64 {
    let [least, most] = FITTING;
    let is_seen = is_of_step && (least..=most).contains(&longest);
    if is_seen { 1.0 } else { seen_well(is_of_step, longest) }
}

/// The same of gradients; a step is as long as it is.
pub(super) fn true_steps(is_of_step: bool, longest: f64) -> f64 {
    if is_of_step { 1.0 } else { seen_well(is_of_step, longest) }
}

impl Shaft<'_> {
    /// Draws the arrow, of an update that began at a pixel; the step itself has the racer's colour.
    pub(super) fn draw(&self, from: Pixel, theme: &Theme, racer: usize, scene: &mut Scene) {
        let is_step = self.arrow == Arrow::Step;
        let (opacity, wider) = match self.emphasis {
            Emphasis::None => (1.0, 0.0),
            Emphasis::Lit => (1.0, LIT),
            Emphasis::Faded => (FADED, 0.0),
        };
        let colour = faded(if is_step { theme.racer(racer) } else { theme.ink }, opacity);
        let rim = faded(theme.paper, opacity);
        let width = wider + if is_step { BOLD } else { THIN };
        let from = from + self.after;
        let tip = from + self.along;
        let (length, ahead) = (self.along.length(), self.along.direction());
        let head = (0.45 * length).clamp(4.0, 9.0) + wider;
        // The line ends inside the head.
        let has_head = self.has_head && length >= SHORTEST;
        let neck = if has_head { tip - ahead * head } else { tip };
        scene.line(vec![from, neck], width + 2.5, rim);
        if has_head {
            scene.arrow_head(tip, ahead, head, rim, colour);
        }
        scene.dashed(vec![from, neck], dashes(self.arrow), width, colour);
    }

    /// How far a pixel lies from the arrow, of an update that began at another.
    pub(super) fn distance(&self, from: Pixel, at: Pixel) -> f64 {
        let from = from + self.after;
        let (by, to) = (self.along, at - from);
        let part = (to.x * by.x + to.y * by.y) / (by.x * by.x + by.y * by.y);
        at.distance(from + by * part.clamp(0.0, 1.0))
    }
}

/// Arrows are told apart by their dashes too.
fn dashes(arrow: Arrow) -> &'static [f64] {
    match arrow {
        Arrow::Gradient | Arrow::Step => &[],
        Arrow::Memory => &[5.0, 3.0],
        Arrow::Direction => &[1.5, 2.5],
        Arrow::Decay => &[8.0, 2.5, 2.0, 2.5],
    }
}

/// What the arrows mean, in the upper right corner, and whose they are, where there is a name.
pub(super) fn legend(
    shafts: &[Shaft<'_>],
    (racer, name): (usize, &str),
    theme: &Theme,
    room: &mut Room,
    scene: &mut Scene,
) {
    if shafts.is_empty() {
        return;
    }
    let text = |shaft: &Shaft<'_>| [shaft.name, " ×", &shortest(shaft.scale)].concat();
    let widths = shafts.iter().map(|shaft| room_of(&text(shaft)).width);
    let widest = widths.fold(room_of(name).width, f64::max);
    let plot = room.plot;
    let left = plot.right - widest - 40.0;
    let mut y = plot.top + 40.0;
    let write = |y: f64, text: &str, scene: &mut Scene| {
        let at = Pixel::new(left + 31.0, y);
        let label = Label { at, text, size: TEXT, across: HPos::Left, up: VPos::Center };
        scene.text(label, solid(theme.ink), Some(faded(theme.paper, HALO)));
    };
    if !name.is_empty() {
        PathStyle::of_racer(theme, racer).marker(Pixel::new(left + 12.0, y), 4.5, scene);
        write(y, name, scene);
        y += ROW;
    }
    for shaft in shafts {
        let along = Displacement::new(24.0, 0.0);
        let sample = Shaft { after: Displacement::default(), along, has_head: true, ..*shaft };
        sample.draw(Pixel::new(left, y), theme, racer, scene);
        write(y, &text(shaft), scene);
        y += ROW;
    }
    room.taken.push(PixelRect { left: left - 4.0, top: plot.top, right: plot.right, bottom: y });
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
