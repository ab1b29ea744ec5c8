//! What is drawn over the paths on demand: arrows, directions of curvature, and the runs before.

use super::arrows::{StepWords, legend, seen_well, shafts};
use super::palette::{Theme, faded, solid};
use super::path::draw_past;
use super::pixel::{Displacement, Pixel, PixelRect, Size};
use super::room::{Room, room_of, written};
use super::scene::Scene;
use super::stage::Stage;
use super::style::Style;
use crate::analysis::anatomy::{Anatomy, Way};
use crate::analysis::curvature::Curvature;
use crate::geometry::{Dimension, Point, Vector};
use crate::optimizer::{Arrow, Beat};
use crate::player::Player;
use crate::run::{Run, State};

/// The longer axis of curvature, from the middle.
const AXIS: f64 = 72.0;
/// An axis along which nothing curves is this many times as long as the other at most.
const FLATTEST: f64 = 40.0;

/// What to draw at the cursor of one racer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annotations {
    /// What makes the next step, and that step; unless the last one is taken apart.
    pub arrows: bool,
    /// What is shown of the step that led to the cursor, where that is taken apart.
    pub apart: Option<TakenApart>,
    /// The Hessian's eigenvectors.
    pub curvature: bool,
    /// Whose.
    pub racer: usize,
    /// What the racer is called, where that has to be said.
    pub name: String,
    /// What the arrows and the numbers are called.
    pub words: StepWords,
}

/// What is shown of a step that is taken apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TakenApart {
    /// One part of it, or all of them.
    pub beat: Option<Beat>,
    /// The arrow that is pointed at, which is then shown in any case.
    pub lit: Option<Arrow>,
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
        let shafts = match annotations.arrows && annotations.apart.is_none() {
            true => {
                shafts(&next(run, player.cursor() as usize), &annotations.words, seen_well, &displacement)
            }
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
        // The step's is the widest.
        for shaft in shafts.iter().rev() {
            shaft.draw(from, theme, racer, &mut scene);
        }
        legend(&shafts, (racer, &annotations.name), theme, &mut room, &mut scene);
        for axis in &axes {
            axis.name(theme, &mut room, &mut scene);
        }
        scene
    }
}

/// The arrows of the next step, all from where it begins. At the end of a run there is none left, only
/// the gradient.
fn next(run: &Run, cursor: usize) -> Vec<Way> {
    let nowhere = Vector::default();
    if let Some(anatomy) = Anatomy::of(run, cursor) {
        return anatomy.arrows().into_iter().map(|way| Way { after: nowhere, ..way }).collect();
    }
    let trace = run.trace();
    let by = trace.states.last().map_or(nowhere, |state| -state.gradient);
    vec![Way { arrow: Arrow::Gradient, after: nowhere, by, is_of_step: false }]
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
        let text = ["λ = ", &written(self.value)].concat();
        let size = room_of(&text);
        let [one, other] = self.ends;
        let middles = [(other, one), (one, other)].into_iter().flat_map(|(end, far)| {
            let length = (end - far).length().max(1e-9);
            let (x, y) = ((end.x - far.x) / length, (end.y - far.y) / length);
            // Straight ahead, then to both sides.
            [(x, y), (x - y, y + x), (x + y, y - x)].map(|(x, y)| {
                let off = Displacement::new(x * (8.0 + 0.5 * size.width * x.abs()), y * 13.0);
                end + off
            })
        });
        room.write(&text, &middles.collect::<Vec<_>>(), theme, scene);
    }
}
