//! What is drawn over the paths on demand: arrows, directions of curvature, and the runs before.

use super::arrows::{Shaft, shafts};
use super::labels::text_width;
use super::palette::{Theme, faded, solid};
use super::path::{PathStyle, draw_past};
use super::pixel::{Displacement, Pixel, PixelRect, Size};
use super::scene::{Label, Scene};
use super::stage::Stage;
use super::style::Style;
use crate::analysis::curvature::Curvature;
use crate::geometry::{Dimension, Point, Vector};
use crate::number::{readable, shortest};
use crate::player::Player;
use crate::run::{Run, State};
use plotters::style::text_anchor::{HPos, VPos};

/// The longer axis of curvature, from the middle.
const AXIS: f64 = 72.0;
/// An axis along which nothing curves is this many times as long as the other at most.
const FLATTEST: f64 = 40.0;
const TEXT: f64 = 12.0;
/// A row of the legend.
const ROW: f64 = 17.0;
/// A line takes room at places so far apart.
const STRIDE: f64 = 6.0;
/// The opacity of the halo behind words.
const HALO: f64 = 0.85;

/// What to draw at the cursor of one racer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annotations {
    /// Against the gradient, what the rule remembers, and the step taken.
    pub arrows: bool,
    /// The Hessian's eigenvectors.
    pub curvature: bool,
    /// Whose.
    pub racer: usize,
    /// What the racer is called, where that has to be said.
    pub name: String,
}

impl Stage {
    /// The runs before the last change, faint, on a picture of this size.
    pub fn previous(&self, traces: &[Vec<State>], style: &Style, size: Size) -> Scene {
        let mut scene = Scene::default();
        if !size.is_visible() {
            return scene;
        }
        let plot = self.plot(size);
        for states in traces {
            draw_past(&self.path(states, size), &plot, style.theme(), &mut scene);
        }
        scene
    }

    /// What is asked for at the cursor.
    pub fn annotations(
        &self,
        player: &Player,
        annotations: &Annotations,
        style: &Style,
        size: Size,
    ) -> Scene {
        let mut scene = Scene::default();
        let racer = annotations.racer;
        let Some((run, state)) = player.runs().get(racer).zip(player.state(racer)) else { return scene };
        let is_shown = size.is_visible() && state.point.is_finite();
        let (plot, from) = (self.plot(size), self.pixel_of(state.point, size));
        if !is_shown || !plot.contains(from) {
            return scene;
        }
        let theme = style.theme();
        let mut room = Room { plot, taken: vec![PixelRect::around(from, 8.0)] };
        let displacement = |by: Vector| self.displacement(by, size);
        let shafts = match annotations.arrows {
            true => shafts(run, player.cursor() as usize, &style.words, displacement),
            false => Vec::new(),
        };
        for shaft in &shafts {
            room.take(from, from + shaft.along);
        }
        let axes = match annotations.curvature {
            true => axes_of_curvature(run, state.point, from, displacement),
            false => Vec::new(),
        };
        for axis in &axes {
            room.take(axis.ends[0], axis.ends[1]);
            axis.draw(theme, &mut scene);
        }
        for shaft in &shafts {
            shaft.draw(from, theme, racer, &mut scene);
        }
        legend(&shafts, annotations, theme, &mut room, &mut scene);
        for axis in &axes {
            axis.name(theme, &mut room, &mut scene);
        }
        scene
    }
}

/// What the arrows mean, in the upper right corner, and whose they are.
fn legend(
    shafts: &[Shaft<'_>],
    annotations: &Annotations,
    theme: &Theme,
    room: &mut Room,
    scene: &mut Scene,
) {
    if shafts.is_empty() {
        return;
    }
    let (racer, name) = (annotations.racer, &annotations.name);
    let text = |shaft: &Shaft<'_>| [shaft.name, " ×", &shortest(shaft.scale)].concat();
    let widths = shafts.iter().map(|shaft| text_width(&text(shaft), TEXT));
    let widest = widths.fold(text_width(name, TEXT), f64::max);
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
        let sample = Shaft { along: Displacement::new(24.0, 0.0), ..*shaft };
        sample.draw(Pixel::new(left, y), theme, racer, scene);
        write(y, &text(shaft), scene);
        y += ROW;
    }
    room.taken.push(PixelRect { left: left - 4.0, top: plot.top, right: plot.right, bottom: y });
}

/// Two axes along the eigenvectors, with half-lengths as 1/√|λ|: the ellipse that the surface
/// is like there. `middle` is the point's pixel, `displacement` leads from the plane to pixels.
fn axes_of_curvature(
    run: &Run,
    at: Point,
    middle: Pixel,
    displacement: impl Fn(Vector) -> Displacement,
) -> Vec<Axis> {
    let surface = &run.config().surface;
    let Curvature { min: least, max: most, steepest: along } = Curvature::of(surface, at);
    let axes = [(most, along), (least, Vector::new(-along.y, along.x))];
    let axes = if surface.dimension() == Dimension::One { &axes[..1] } else { &axes[..] };
    let steepest = axes.iter().map(|axis| axis.0.abs()).fold(0.0, f64::max);
    if !(steepest > 0.0 && steepest.is_finite()) {
        return Vec::new();
    }
    let half = |value: f64| 1.0 / value.abs().max(steepest / (FLATTEST * FLATTEST)).sqrt();
    let pixels = |&(value, along): &(f64, Vector)| displacement(along * half(value));
    let longest = axes.iter().map(pixels).map(Displacement::length).fold(0.0, f64::max);
    let axis = |axis: &(f64, Vector)| {
        let by = pixels(axis);
        let by = Displacement::new(by.x * AXIS / longest, by.y * AXIS / longest);
        Axis { value: axis.0, ends: [middle - by, middle + by] }
    };
    axes.iter().map(axis).collect()
}

/// An axis of curvature on the picture; dashed where the surface curves down along it.
struct Axis {
    value: f64,
    ends: [Pixel; 2],
}

impl Axis {
    fn draw(&self, theme: &Theme, scene: &mut Scene) {
        let dashes: &[f64] = if self.value < 0.0 { &[4.0, 4.0] } else { &[] };
        scene.line(self.ends.to_vec(), 4.5, faded(theme.paper, 0.8));
        scene.dashed(self.ends.to_vec(), dashes, 2.0, solid(theme.ink));
    }

    /// Writes its eigenvalue beyond one of its ends, where there is most room.
    fn name(&self, theme: &Theme, room: &mut Room, scene: &mut Scene) {
        let grain = 10_f64.powf(self.value.abs().log10().floor() - 2.0);
        let value = shortest(if grain > 0.0 { readable(self.value, grain) } else { self.value });
        let text = ["λ = ", &value.replace('-', "−")].concat();
        let size = Size::new(text_width(&text, TEXT), TEXT + 2.0);
        let [one, other] = self.ends;
        let places = [(other, one), (one, other)].into_iter().flat_map(|(end, far)| {
            let length = (end - far).length().max(1e-9);
            let (x, y) = ((end.x - far.x) / length, (end.y - far.y) / length);
            // Straight ahead, then to both sides.
            [(x, y), (x - y, y + x), (x + y, y - x)].map(|(x, y)| {
                let off = Displacement::new(x * (8.0 + 0.5 * size.width * x.abs()), y * 13.0);
                PixelRect::centered(end + off, size)
            })
        });
        let Some(place) = places.min_by_key(|place| room.crowd(place)) else { return };
        let label =
            Label { at: place.center(), text: &text, size: TEXT, across: HPos::Center, up: VPos::Center };
        scene.text(label, solid(theme.ink), Some(faded(theme.paper, HALO)));
        room.taken.push(place);
    }
}

/// What is taken of a plot.
struct Room {
    plot: PixelRect,
    taken: Vec<PixelRect>,
}

impl Room {
    /// Takes a straight line.
    fn take(&mut self, from: Pixel, to: Pixel) {
        let count = (from.distance(to) / STRIDE).ceil().clamp(1.0, 100.0) as u32;
        self.taken.extend((0..=count).map(|index| {
            let part = f64::from(index) / f64::from(count);
            PixelRect::around(from.lerp(to, part), 3.0)
        }));
    }

    /// How much stands in a place already; what leaves the plot is worst.
    fn crowd(&self, place: &PixelRect) -> usize {
        let outside = if self.plot.holds(place) { 0 } else { 1000 };
        outside + self.taken.iter().filter(|taken| taken.overlaps(place)).count()
    }
}
