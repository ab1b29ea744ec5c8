//! The stage: a surface as a contour plot, a relief or a curve, with the paths on it.

use super::clip::Rectangle;
use super::cover::Cover;
use super::field::Field;
use super::frame::{Frame, Names};
use super::labels::Labels;
use super::palette::{Palette, bands, clear, solid};
use super::path::{self, FAINT, MARKER, Track};
use super::relief::{Angle, Relief};
use super::scene::{Pixel, Scene, Shape};
use super::{Layer, SMALLEST, Style, filled};
use crate::geometry::Vector;
use crate::geometry::{Dimension, Point, Rect};
use crate::number::whole;
use crate::player::Player;
use crate::run::{Run, State};
use crate::surface::Surface;
use plotters::style::{RGBAColor, RGBColor};
use std::cell::OnceCell;

/// Samples of a curve.
const SAMPLES: usize = 481;
/// At most this many minima are named.
const NAMED: usize = 2;
/// Where there are more minima than this, only the global ones are marked.
const MARKED: usize = 60;

/// A surface over a rectangle, sampled once: what a new start or a new rate does not change.
#[derive(Clone, Debug)]
pub struct Stage {
    surface: Surface,
    bounds: Rect,
    ground: Ground,
    minima: Vec<(Point, bool)>,
    /// From where a surface of two parameters is seen as a relief, where it is.
    relief: Option<Angle>,
    /// A relief that is being turned is drawn with fewer corners.
    is_turning: bool,
    /// What lies over the field.
    cover: Option<Cover>,
}

#[derive(Clone, Debug)]
enum Ground {
    /// Two parameters: bands and isolines, worked out when they are first looked at.
    Field(OnceCell<Field>),
    /// One parameter: the loss against it, with the range of losses that is shown.
    Curve { points: Vec<Point>, bounds: Rect },
}

impl Stage {
    /// Samples a surface over a rectangle.
    pub fn new(surface: &Surface, bounds: Rect) -> Self {
        let ground = match surface.dimension() {
            Dimension::One => curve(surface, &bounds),
            Dimension::Two => Ground::Field(OnceCell::new()),
        };
        let listed = surface.minima().into_iter().filter(|minimum| bounds.contains(minimum.at));
        let minima = listed.map(|minimum| (shown(surface, minimum.at), minimum.global)).collect();
        Self {
            surface: surface.clone(),
            bounds,
            ground,
            minima,
            relief: None,
            is_turning: false,
            cover: None,
        }
    }

    /// Lays the basins of the minima over the field, or lifts them.
    pub fn lay(&mut self, cover: Option<Cover>) {
        self.cover = cover;
    }

    /// What the field has for colours where something is laid over it.
    fn tint(&self, dark: bool) -> impl Fn(Pixel) -> Option<RGBColor> {
        move |at| self.cover.as_ref()?.tint(at, dark)
    }

    /// Whether this stage is of that surface over that rectangle.
    pub fn fits(&self, surface: &Surface, bounds: &Rect) -> bool {
        self.surface == *surface && self.bounds == *bounds
    }

    /// Shows a surface of two parameters as a relief, or flat; says whether that is a change.
    pub fn show(&mut self, relief: Option<Angle>, is_turning: bool) -> bool {
        let relief = relief.filter(|_| matches!(self.ground, Ground::Field(_)));
        let is_turning = is_turning && relief.is_some();
        let is_change = (self.relief, self.is_turning) != (relief, is_turning);
        (self.relief, self.is_turning) = (relief, is_turning);
        is_change
    }

    /// The transform that draws a flat picture of this size in CSS pixels.
    pub fn frame(&self, width: f64, height: f64) -> Frame {
        let bounds = match &self.ground {
            Ground::Field(_) => self.bounds,
            Ground::Curve { bounds, .. } => *bounds,
        };
        Frame::new(bounds, width, height)
    }

    fn field<'a>(&self, field: &'a OnceCell<Field>) -> &'a Field {
        field.get_or_init(|| Field::new(&self.surface, &self.bounds))
    }

    fn view(&self, (width, height): Pixel) -> View<'_> {
        match (&self.ground, self.relief) {
            (Ground::Field(field), Some(angle)) => {
                View::Relief(Relief::new(&self.field(field).land, self.bounds, angle, (width, height)))
            }
            _ => View::Flat(self.frame(width, height)),
        }
    }

    /// Where a point of the surface lies on a picture: on a curve and on a relief, at the height
    /// of its loss.
    pub fn pixel_of(&self, at: Point, width: f64, height: f64) -> Pixel {
        self.pixel(&self.view((width, height)), at)
    }

    fn pixel(&self, view: &View<'_>, at: Point) -> Pixel {
        match view {
            View::Flat(frame) => frame.to_pixel(shown(&self.surface, at)),
            View::Relief(relief) => relief.to_pixel(at, self.surface.value(at)),
        }
    }

    /// The point under a pixel of a picture of this size, or the nearest one, with no more decimals
    /// than a pixel can tell apart.
    pub fn point_at(&self, pixel: Pixel, width: f64, height: f64) -> Option<Point> {
        let frame = self.frame(width, height);
        match self.view((width, height)) {
            View::Flat(frame) => frame.to_readable_point(pixel),
            View::Relief(relief) => Some(frame.readable(relief.to_point(pixel)?)),
        }
    }

    /// One layer of the picture.
    pub fn scene(&self, player: &Player, layer: Layer, style: &Style, size: Pixel) -> Scene {
        let mut scene = Scene::default();
        if !(size.0 >= SMALLEST && size.1 >= SMALLEST) {
            return scene;
        }
        let view = self.view(size);
        match layer {
            Layer::Still => self.still(style, &view, size, &mut scene),
            // What is compared with is not the player's.
            Layer::Before => {}
            Layer::Trail => self.paths(player, style, &view, &mut scene),
            Layer::Marks => {
                for racer in (0..player.runs().len()).rev() {
                    self.marker(player, racer, style, &view, &mut scene);
                }
            }
            Layer::Signs => self.signs(player, style, &view, &mut scene),
        }
        scene
    }

    fn still(&self, style: &Style, view: &View<'_>, size: Pixel, scene: &mut Scene) {
        let palette = Palette::of(style.dark);
        scene.rectangle((0.0, 0.0), size, solid(palette.paper));
        let (across, up) = self.axis_names(&style.words.loss);
        match (view, &self.ground) {
            (View::Relief(relief), _) => {
                relief.draw(style.dark, self.is_turning, self.tint(style.dark), scene);
                relief.axes(palette, (across, up, &style.words.loss), scene);
            }
            (View::Flat(frame), ground) => {
                match ground {
                    Ground::Field(field) => {
                        let field = self.field(field);
                        draw_bands(field, style.dark, frame, scene);
                        self.draw_cover(style, frame, scene);
                        draw_levels(field, style.dark, frame, scene);
                    }
                    Ground::Curve { points, .. } => {
                        self.draw_cover(style, frame, scene);
                        let pixels: Vec<Pixel> = points.iter().map(|&at| frame.to_pixel(at)).collect();
                        for line in path::pieces(&pixels, &frame.plot) {
                            scene.line(line, 2.0, clear(palette.faint, 0.9));
                        }
                    }
                }
                let names = Names { across, up, is_series: false, is_rising: false, logarithmic: false };
                frame.axes(palette, names, scene);
            }
        }
        for &(at, global) in self.minima.iter().filter(|(_, global)| *global || self.minima.len() <= MARKED) {
            let pixel = self.pixel(view, at);
            let is_hidden = matches!(view, View::Relief(relief) if !relief.shows(at));
            let strength = if global { 1.0 } else { 0.55 } * if is_hidden { 0.4 } else { 1.0 };
            let radius = if global { 5.0 } else { 3.5 };
            scene.disc(pixel, radius, clear(palette.paper, 0.85 * strength));
            scene.add(Shape::Ring { at: pixel, radius, width: 1.5, colour: clear(palette.ink, strength) });
        }
        if let Some(cover) = &self.cover {
            cover.explain(&view.plot(), |at| self.pixel(view, at), style.dark, scene);
        }
    }

    fn draw_cover(&self, style: &Style, frame: &Frame, scene: &mut Scene) {
        if let Some(cover) = &self.cover {
            cover.lay(&frame.plot, style.dark, scene);
        }
    }

    fn paths(&self, player: &Player, style: &Style, view: &View<'_>, scene: &mut Scene) {
        let cursor = player.cursor() as usize;
        // The first racer is drawn last, on top.
        for (racer, run) in player.runs().iter().enumerate().rev() {
            let states = &run.trace().states;
            let track = Track::of(Palette::of(style.dark), racer);
            match view {
                View::Flat(frame) => track.draw(&self.pixels(states, frame), cursor, &frame.plot, scene),
                View::Relief(relief) => relief.path(states, cursor, FAINT, &track, scene),
            }
        }
    }

    /// What the paths, or one racer's, have grown by since a step; nothing where they have to be
    /// drawn anew.
    pub fn growth(
        &self,
        player: &Player,
        whose: Option<usize>,
        since: u32,
        style: &Style,
        size: Pixel,
    ) -> Option<Scene> {
        let View::Flat(frame) = self.view(size) else { return None };
        let (since, cursor) = (since as usize, player.cursor() as usize);
        let mut scene = Scene::default();
        for (racer, run) in player.runs().iter().enumerate().rev() {
            if whose.is_some_and(|whose| whose != racer) {
                continue;
            }
            let states = &run.trace().states;
            if !path::grows(states.len()) {
                return None;
            }
            // Of what lies ahead only the next step tells whether this one has a dot.
            let pixels = self.pixels(&states[..states.len().min(cursor + 2)], &frame);
            let track = Track::of(Palette::of(style.dark), racer);
            track.stretch(&pixels, since..cursor + 1, 1.0, &frame.plot, &mut scene);
        }
        Some(scene)
    }

    /// Where a run stands at the cursor, if that is on the picture.
    fn standing(&self, run: &Run, cursor: usize, view: &View<'_>) -> Option<Pixel> {
        let states = &run.trace().states;
        let state = states.get(cursor.min(states.len().saturating_sub(1)))?;
        match view {
            View::Flat(frame) => Some(self.place(state, frame)).filter(|&at| frame.plot.contains(at)),
            View::Relief(relief) => {
                relief.holds(state.point).then(|| relief.to_pixel(state.point, state.loss))
            }
        }
    }

    fn marker(&self, player: &Player, racer: usize, style: &Style, view: &View<'_>, scene: &mut Scene) {
        let Some(run) = player.runs().get(racer) else { return };
        if let Some(at) = self.standing(run, player.cursor() as usize, view) {
            Track::of(Palette::of(style.dark), racer).marker(at, MARKER, scene);
        }
    }

    /// One racer's mark on a picture of this size in CSS pixels.
    pub fn mark(&self, player: &Player, racer: usize, style: &Style, size: Pixel) -> Scene {
        let mut scene = Scene::default();
        if size.0 >= SMALLEST && size.1 >= SMALLEST {
            self.marker(player, racer, style, &self.view(size), &mut scene);
        }
        scene
    }

    fn signs(&self, player: &Player, style: &Style, view: &View<'_>, scene: &mut Scene) {
        let palette = Palette::of(style.dark);
        let cursor = player.cursor() as usize;
        let Some(first) = player.runs().first() else { return };
        let mut departures = Vec::new();
        for (racer, run) in player.runs().iter().enumerate().rev() {
            if self.standing(run, cursor, view).is_some() {
                continue;
            }
            let states = &run.trace().states;
            let exit = match view {
                View::Flat(frame) => {
                    let is_inside = |state: &State| frame.plot.contains(self.place(state, frame));
                    outside_since(states, cursor, is_inside).and_then(|step| {
                        let before = self.place(states.get(step.checked_sub(1)?)?, frame);
                        let after = self.place(states.get(step)?, frame);
                        Some((step, frame.plot.clip(before, after)?.1, after))
                    })
                }
                View::Relief(relief) => {
                    outside_since(states, cursor, |state| self.bounds.contains(state.point)).and_then(
                        |step| {
                            let exit = relief.exit(&states[step.checked_sub(1)?], &states[step])?;
                            Some((step, exit.0, exit.1))
                        },
                    )
                }
            };
            if let Some((step, edge, ahead)) = exit {
                departure(edge, ahead, palette, solid(palette.track(racer)), scene);
                departures.push((step, edge));
            }
        }
        let mut labels = Labels::new(view.plot(), palette);
        let start = self.pixel(view, first.config().start);
        if view.plot().contains(start) {
            scene.disc(start, 7.5, solid(palette.paper));
            scene.disc(start, 6.0, solid(palette.ink));
            if cursor > 0 {
                scene.disc(start, 3.0, solid(palette.paper));
            }
            labels.add(start, &style.words.start, true, scene);
        }
        let global = || self.minima.iter().filter(|(_, global)| *global);
        for (at, _) in global().filter(|_| global().count() <= NAMED) {
            labels.add(self.pixel(view, *at), &style.words.minimum, false, scene);
        }
        for (step, edge) in departures.into_iter().rev() {
            let text = filled(&style.words.left, &whole(step));
            labels.add(edge, &text, true, scene);
        }
    }

    fn pixels(&self, states: &[State], frame: &Frame) -> Vec<Pixel> {
        states.iter().map(|state| self.place(state, frame)).collect()
    }

    fn place(&self, state: &State, frame: &Frame) -> Pixel {
        let is_curve = matches!(self.ground, Ground::Curve { .. });
        let y = if is_curve { state.loss } else { state.point.y };
        frame.to_pixel(Point::new(state.point.x, y))
    }

    /// Where there is room for marks on a picture of this size.
    pub(super) fn plot(&self, size: Pixel) -> Rectangle {
        self.view(size).plot()
    }

    /// A path's pixels on a picture of this size.
    pub(super) fn trail(&self, states: &[State], size: Pixel) -> Vec<Pixel> {
        match self.view(size) {
            View::Flat(frame) => self.pixels(states, &frame),
            View::Relief(relief) => {
                states.iter().map(|state| relief.to_pixel(state.point, state.loss)).collect()
            }
        }
    }

    /// How far a vector leads on a picture of this size, without rising or falling.
    pub(super) fn displacement(&self, by: Vector, size: Pixel) -> Pixel {
        let (from, to) = (self.bounds.min, self.bounds.min + by);
        let (from, to) = match self.view(size) {
            View::Flat(frame) => (frame.to_pixel(from), frame.to_pixel(to)),
            View::Relief(relief) => (relief.ground(from), relief.ground(to)),
        };
        (to.0 - from.0, to.1 - from.1)
    }

    /// How far a drag of so many pixels leads along the ground, in parts of the rectangle's sides.
    pub fn dragged(&self, (right, down): Pixel, size: Pixel) -> Option<Pixel> {
        let sides = self.bounds.size();
        let (x, y) = self.displacement(Vector::new(sides.x, 0.0), size);
        if self.surface.dimension() == Dimension::One {
            return (x != 0.0).then_some((right / x, 0.0));
        }
        let (across, up) = self.displacement(Vector::new(0.0, sides.y), size);
        let area = x * up - y * across;
        (area != 0.0).then_some(((right * up - down * across) / area, (x * down - y * right) / area))
    }

    fn axis_names<'a>(&self, loss: &'a str) -> (&'a str, &'a str) {
        match (&self.surface, &self.ground) {
            (Surface::Regression(_), _) => ("θ₀", "θ₁"),
            (_, Ground::Field(_)) => ("x", "y"),
            (_, Ground::Curve { .. }) => ("w", loss),
        }
    }
}

/// The two ways to look at a stage.
enum View<'a> {
    /// From above, or a curve from its side.
    Flat(Frame),
    /// From an angle.
    Relief(Relief<'a>),
}

impl View<'_> {
    /// Where there is room for marks.
    fn plot(&self) -> Rectangle {
        match self {
            Self::Flat(frame) => frame.plot,
            Self::Relief(relief) => relief.plot,
        }
    }
}

/// The step since which a run has been outside its bounds at the cursor; nothing while it is
/// inside.
pub fn left_view(states: &[State], bounds: &Rect, dimension: Dimension, cursor: u32) -> Option<u32> {
    let is_inside = |state: &State| match dimension {
        Dimension::One => (bounds.min.x..=bounds.max.x).contains(&state.point.x),
        Dimension::Two => bounds.contains(state.point),
    };
    outside_since(states, cursor as usize, is_inside).map(|step| step as u32)
}

fn outside_since(states: &[State], cursor: usize, is_inside: impl Fn(&State) -> bool) -> Option<usize> {
    let reached = states.get(..=cursor.min(states.len().checked_sub(1)?))?;
    let last_inside = reached.iter().rposition(is_inside);
    let since = last_inside.map_or(0, |inside| inside + 1);
    (since < reached.len()).then_some(since)
}

fn shown(surface: &Surface, at: Point) -> Point {
    match surface.dimension() {
        Dimension::One => Point::new(at.x, surface.value(at)),
        Dimension::Two => at,
    }
}

fn curve(surface: &Surface, bounds: &Rect) -> Ground {
    let part = |index: usize| index as f64 / (SAMPLES - 1) as f64;
    let sample = |index: usize| shown(surface, Point::new(bounds.min.x + part(index) * bounds.size().x, 0.0));
    let points: Vec<Point> = (0..SAMPLES).map(sample).collect();
    let mut losses: Vec<f64> = points.iter().map(|at| at.y).filter(|loss| loss.is_finite()).collect();
    losses.sort_unstable_by(f64::total_cmp);
    let at = |part: f64| losses.get((part * losses.len() as f64) as usize).or(losses.last()).copied();
    let (low, most, high) = (at(0.0).unwrap_or(0.0), at(0.9).unwrap_or(1.0), at(1.0).unwrap_or(1.0));
    // A pole must not press all the rest flat.
    let high = high.min(low + 8.0 * (most - low));
    let room = if high > low { 0.06 * (high - low) } else { 1.0 };
    let bounds = Rect::new(bounds.min.x, bounds.max.x, low - room, high + room);
    Ground::Curve { points, bounds }
}

fn draw_bands(field: &Field, dark: bool, frame: &Frame, scene: &mut Scene) {
    let plot = frame.plot;
    let colours = bands(dark, field.regions.len() + 1);
    scene.rectangle((plot.left, plot.top), (plot.right, plot.bottom), solid(colours[0]));
    for (region, &colour) in field.regions.iter().zip(&colours[1..]) {
        for outline in &region.outlines {
            scene.add(Shape::Fill { points: places(outline, &plot), colour: solid(colour) });
        }
    }
}

fn draw_levels(field: &Field, dark: bool, frame: &Frame, scene: &mut Scene) {
    let line = clear(Palette::of(dark).ink, if dark { 0.16 } else { 0.14 });
    for points in field.regions.iter().flat_map(|region| &region.lines) {
        scene.line(places(points, &frame.plot), 1.0, line);
    }
    // Above the lines, which crowd at its edge.
    for outline in &field.void.outlines {
        scene.add(Shape::Fill {
            points: places(outline, &frame.plot),
            colour: solid(Palette::of(dark).paper),
        });
    }
}

/// Points in parts of a plot's sides as pixels.
fn places(points: &[Pixel], plot: &Rectangle) -> Vec<Pixel> {
    let place = |&(across, up): &Pixel| (plot.left + across * plot.width(), plot.bottom - up * plot.height());
    points.iter().map(place).collect()
}

/// An arrow at the edge where a path that is outside at the cursor has left.
fn departure(edge: Pixel, to: Pixel, palette: &Palette, colour: RGBAColor, scene: &mut Scene) {
    let (x, y) = (to.0 - edge.0, to.1 - edge.1);
    let size = x.hypot(y);
    let ahead = (x / size, y / size);
    if ahead.0.is_finite() && ahead.1.is_finite() {
        arrow_head(edge, ahead, 13.0, solid(palette.paper), colour, scene);
    }
}

/// The head of an arrow that points along a vector of length 1, with a rim.
pub(super) fn arrow_head(
    tip: Pixel,
    (x, y): Pixel,
    size: f64,
    rim: RGBAColor,
    colour: RGBAColor,
    scene: &mut Scene,
) {
    for (size, colour) in [(size + 3.0, rim), (size, colour)] {
        let base = (tip.0 - x * size, tip.1 - y * size);
        let half = 0.5 * size;
        let points =
            vec![tip, (base.0 - y * half, base.1 + x * half), (base.0 + y * half, base.1 - x * half)];
        scene.add(Shape::Fill { points, colour });
    }
}
