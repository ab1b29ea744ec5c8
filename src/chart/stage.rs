//! The stage: a surface as a contour plot or as a curve, with the paths on it.

use super::field::Field;
use super::frame::{Frame, Names};
use super::palette::{Palette, bands, clear, solid};
use super::path::{self, Track};
use super::scene::{Label, Pixel, Scene, Shape};
use super::{Layer, SMALLEST, Style};
use crate::geometry::{Dimension, Point, Window};
use crate::numbers::whole;
use crate::player::Player;
use crate::run::State;
use crate::surface::Surface;
use plotters::style::RGBAColor;
use plotters::style::text_anchor::{HPos, VPos};

/// Samples of a curve.
const SAMPLES: usize = 481;
/// At most this many minima are named.
const NAMED: usize = 2;
const TEXT: f64 = 13.0;

/// A surface over a window, sampled once: what a new start or a new rate does not change.
#[derive(Clone, Debug)]
pub struct Stage {
    surface: Surface,
    window: Window,
    ground: Ground,
    minima: Vec<(Point, bool)>,
}

#[derive(Clone, Debug)]
enum Ground {
    /// Two parameters: bands and isolines.
    Field(Field),
    /// One parameter: the loss against it, with the range of losses that is shown.
    Curve { points: Vec<Point>, window: Window },
}

impl Stage {
    /// Samples a surface over a window.
    pub fn new(surface: &Surface, window: Window) -> Self {
        let ground = match surface.dimension() {
            Dimension::One => curve(surface, &window),
            Dimension::Two => Ground::Field(Field::new(surface, &window)),
        };
        let listed = surface.minima().into_iter().filter(|minimum| window.contains(minimum.at));
        let minima = listed.map(|minimum| (shown(surface, minimum.at), minimum.global)).collect();
        Self { surface: surface.clone(), window, ground, minima }
    }

    /// Whether this stage is of that surface over that window.
    pub fn fits(&self, surface: &Surface, window: &Window) -> bool {
        self.surface == *surface && self.window == *window
    }

    /// The transform that draws on a picture of this size in CSS pixels.
    pub fn frame(&self, width: f64, height: f64) -> Frame {
        let window = match &self.ground {
            Ground::Field(_) => self.window,
            Ground::Curve { window, .. } => *window,
        };
        Frame::new(window, width, height)
    }

    /// Where a point of the surface lies on a picture: on a curve, at the height of its loss.
    pub fn pixel_of(&self, at: Point, width: f64, height: f64) -> Pixel {
        self.frame(width, height).to_pixel(shown(&self.surface, at))
    }

    /// One layer of the picture.
    pub fn scene(&self, player: &Player, layer: Layer, style: &Style, (width, height): (f64, f64)) -> Scene {
        let mut scene = Scene::default();
        if !(width >= SMALLEST && height >= SMALLEST) {
            return scene;
        }
        let frame = self.frame(width, height);
        match layer {
            Layer::Still => self.still(style, &frame, (width, height), &mut scene),
            Layer::Moving => self.moving(player, style, &frame, &mut scene),
        }
        scene
    }

    fn still(&self, style: &Style, frame: &Frame, size: Pixel, scene: &mut Scene) {
        let palette = Palette::of(style.dark);
        scene.rectangle((0.0, 0.0), size, solid(palette.paper));
        match &self.ground {
            Ground::Field(field) => draw_field(field, style.dark, frame, scene),
            Ground::Curve { points, .. } => {
                let pixels: Vec<Pixel> = points.iter().map(|&at| frame.to_pixel(at)).collect();
                for line in path::pieces(&pixels, &frame.plot) {
                    scene.line(line, 2.0, clear(palette.faint, 0.9));
                }
            }
        }
        frame.axes(palette, self.axis_names(&style.words.loss), scene);
        for &(at, global) in &self.minima {
            let pixel = frame.to_pixel(at);
            let strength = if global { 1.0 } else { 0.55 };
            let radius = if global { 5.0 } else { 3.5 };
            scene.disc(pixel, radius, clear(palette.paper, 0.85 * strength));
            scene.add(Shape::Ring { at: pixel, radius, width: 1.5, colour: clear(palette.ink, strength) });
        }
    }

    fn moving(&self, player: &Player, style: &Style, frame: &Frame, scene: &mut Scene) {
        let palette = Palette::of(style.dark);
        let cursor = player.cursor() as usize;
        let Some(first) = player.runs().first() else { return };
        // The first racer is drawn last, on top.
        for (racer, run) in player.runs().iter().enumerate().rev() {
            let pixels = self.pixels(&run.trace().states, frame);
            Track::of(palette, racer).draw(&pixels, cursor, &frame.plot, scene);
            self.departure(racer, &pixels, cursor, style, frame, scene);
        }
        let start = frame.to_pixel(shown(&self.surface, first.config().start));
        if frame.plot.contains(start) {
            scene.disc(start, 7.5, solid(palette.paper));
            scene.disc(start, 6.0, solid(palette.ink));
            if cursor > 0 {
                scene.disc(start, 3.0, solid(palette.paper));
            }
            name(start, &style.words.start, VPos::Bottom, frame, palette, scene);
        }
        let global = || self.minima.iter().filter(|(_, global)| *global);
        for (at, _) in global().filter(|_| global().count() <= NAMED) {
            name(frame.to_pixel(*at), &style.words.minimum, VPos::Top, frame, palette, scene);
        }
    }

    fn pixels(&self, states: &[State], frame: &Frame) -> Vec<Pixel> {
        let is_curve = matches!(self.ground, Ground::Curve { .. });
        let place = |state: &State| {
            let y = if is_curve { state.loss } else { state.point.y };
            frame.to_pixel(Point::new(state.point.x, y))
        };
        states.iter().map(place).collect()
    }

    /// An arrow at the edge where a path that is outside at the cursor has left, and when.
    fn departure(
        &self,
        racer: usize,
        pixels: &[Pixel],
        cursor: usize,
        style: &Style,
        frame: &Frame,
        scene: &mut Scene,
    ) {
        let Some(step) = outside_since(pixels, cursor, |at| frame.plot.contains(at)) else { return };
        let Some(before) = step.checked_sub(1) else { return };
        let Some((_, edge)) = frame.plot.clip(pixels[before], pixels[step]) else { return };
        let palette = Palette::of(style.dark);
        let colour = palette.track(racer);
        let (x, y) = (pixels[step].0 - pixels[before].0, pixels[step].1 - pixels[before].1);
        let size = x.hypot(y);
        let ahead = (x / size, y / size);
        if ahead.0.is_finite() && ahead.1.is_finite() {
            arrow_head(edge, ahead, palette, solid(colour), scene);
        }
        let text = style.words.left.replace("{step}", &whole(step));
        // Racers that leave by the same edge must not write over each other.
        let down = 16.0 * racer as f64;
        name((edge.0, edge.1 + down), &text, VPos::Bottom, frame, palette, scene);
    }

    fn axis_names<'a>(&self, loss: &'a str) -> Names<'a> {
        let (across, up) = match (&self.surface, &self.ground) {
            (Surface::Fit { .. }, _) => ("θ₀", "θ₁"),
            (_, Ground::Field(_)) => ("x", "y"),
            (_, Ground::Curve { .. }) => ("w", loss),
        };
        Names { across, up, is_series: false, is_rising: false, logarithmic: false }
    }
}

/// The step since which a run has been outside its window at the cursor; nothing while it is
/// inside.
pub fn left_view(states: &[State], window: &Window, dimension: Dimension, cursor: u32) -> Option<u32> {
    let is_inside = |state: &State| match dimension {
        Dimension::One => (window.min.x..=window.max.x).contains(&state.point.x),
        Dimension::Two => window.contains(state.point),
    };
    outside_since(states, cursor as usize, |state| is_inside(&state)).map(|step| step as u32)
}

fn outside_since<T: Copy>(places: &[T], cursor: usize, is_inside: impl Fn(T) -> bool) -> Option<usize> {
    let reached = places.get(..=cursor.min(places.len().checked_sub(1)?))?;
    let last_inside = reached.iter().rposition(|&place| is_inside(place));
    let since = last_inside.map_or(0, |inside| inside + 1);
    (since < reached.len()).then_some(since)
}

fn shown(surface: &Surface, at: Point) -> Point {
    match surface.dimension() {
        Dimension::One => Point::new(at.x, surface.value(at)),
        Dimension::Two => at,
    }
}

fn curve(surface: &Surface, window: &Window) -> Ground {
    let part = |index: usize| index as f64 / (SAMPLES - 1) as f64;
    let sample = |index: usize| shown(surface, Point::new(window.min.x + part(index) * window.size().x, 0.0));
    let points: Vec<Point> = (0..SAMPLES).map(sample).collect();
    let mut losses: Vec<f64> = points.iter().map(|at| at.y).filter(|loss| loss.is_finite()).collect();
    losses.sort_unstable_by(f64::total_cmp);
    let at = |part: f64| losses.get((part * losses.len() as f64) as usize).or(losses.last()).copied();
    let (low, most, high) = (at(0.0).unwrap_or(0.0), at(0.9).unwrap_or(1.0), at(1.0).unwrap_or(1.0));
    // A pole must not press all the rest flat.
    let high = high.min(low + 8.0 * (most - low));
    let room = if high > low { 0.06 * (high - low) } else { 1.0 };
    let window = Window::new(window.min.x, window.max.x, low - room, high + room);
    Ground::Curve { points, window }
}

fn draw_field(field: &Field, dark: bool, frame: &Frame, scene: &mut Scene) {
    let plot = frame.plot;
    let place = |(across, up): Pixel| (plot.left + across * plot.width(), plot.bottom - up * plot.height());
    let places = |points: &[Pixel]| points.iter().map(|&at| place(at)).collect::<Vec<_>>();
    let colours = bands(dark, field.regions.len() + 1);
    scene.rectangle((plot.left, plot.top), (plot.right, plot.bottom), solid(colours[0]));
    for (region, &colour) in field.regions.iter().zip(&colours[1..]) {
        for outline in &region.outlines {
            scene.add(Shape::Fill { points: places(outline), colour: solid(colour) });
        }
    }
    let line = clear(Palette::of(dark).ink, if dark { 0.16 } else { 0.14 });
    for points in field.regions.iter().flat_map(|region| &region.lines) {
        scene.line(places(points), 1.0, line);
    }
}

/// A word beside a mark, on the side where there is room.
fn name(at: Pixel, text: &str, up: VPos, frame: &Frame, palette: &Palette, scene: &mut Scene) {
    let plot = &frame.plot;
    let width = 0.56 * TEXT * text.chars().count() as f64;
    let (across, x) =
        if at.0 + 10.0 + width > plot.right { (HPos::Right, at.0 - 10.0) } else { (HPos::Left, at.0 + 10.0) };
    let below = at.1 + TEXT + 6.0 < plot.bottom;
    let (up, y) = match up {
        VPos::Top if below => (VPos::Top, at.1 + 4.0),
        _ if at.1 - TEXT - 6.0 < plot.top => (VPos::Top, at.1 + 4.0),
        _ => (VPos::Bottom, at.1 - 4.0),
    };
    let label = Label { at: (x, y), text, size: TEXT, across, up };
    scene.words(label, solid(palette.ink), Some(clear(palette.paper, 0.8)));
}

fn arrow_head(tip: Pixel, (x, y): Pixel, palette: &Palette, colour: RGBAColor, scene: &mut Scene) {
    for (size, colour) in [(16.0, solid(palette.paper)), (13.0, colour)] {
        let base = (tip.0 - x * size, tip.1 - y * size);
        let half = 0.5 * size;
        let points =
            vec![tip, (base.0 - y * half, base.1 + x * half), (base.0 + y * half, base.1 - x * half)];
        scene.add(Shape::Fill { points, colour });
    }
}
