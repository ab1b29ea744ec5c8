//! The stage: a surface as a contour plot, a relief or a curve, with the paths on it.

use super::basin_layer::BasinLayer;
use super::curve::Curve;
use super::field::{Detail, Field};
use super::frame::{Content, Frame, Names};
use super::height_key;
use super::labels::Placed;
use super::landmarks::{Landmarks, MinimumMark};
use super::palette::{faded, solid};
use super::path::{self, MARKER, Part, PathStyle};
use super::pixel::{Displacement, Pixel, PixelRect, Size, UnitPoint};
use super::projection::Angle;
use super::relief::Relief;
use super::scene::Scene;
use super::style::{Layer, Style};
use super::terrain::Terrain;
use super::view::View;
use crate::geometry::{Dimension, Point, Rect, Vector};
use crate::player::Player;
use crate::run::State;
use crate::surface::{self, Surface};
use std::cell::OnceCell;

/// Where there are more minima than this, only the global ones are marked.
const MARKED: usize = 60;

/// A surface over a rectangle, sampled once: what a new start or a new rate does not change.
#[derive(Clone, Debug)]
pub struct Stage {
    surface: Surface,
    bounds: Rect,
    ground: Ground,
    minima: Vec<Minimum>,
    /// From where a surface of two parameters is seen as a relief, where it is.
    relief: Option<Angle>,
    /// A relief that is being turned is drawn with fewer corners.
    is_turning: bool,
}

#[derive(Clone, Debug)]
enum Ground {
    /// Two parameters: bands and isolines, worked out when they are first looked at.
    Field(OnceCell<Field>),
    /// One parameter.
    Curve(Curve),
}

#[derive(Clone, Copy, Debug)]
struct Minimum {
    at: Point,
    loss: f64,
    is_global: bool,
}

impl Stage {
    /// Samples a surface over a rectangle.
    pub fn new(surface: &Surface, bounds: Rect) -> Self {
        let ground = match surface.dimension() {
            Dimension::One => Ground::Curve(Curve::new(surface, &bounds)),
            Dimension::Two => Ground::Field(OnceCell::new()),
        };
        let mut listed = surface.minima();
        listed.retain(|minimum| bounds.contains(minimum.at));
        // Where there are very many, the lowest ones are enough.
        let has_room = listed.len() <= MARKED;
        let mut minima = Vec::new();
        for surface::Minimum { at, global: is_global } in listed {
            if is_global || has_room {
                minima.push(Minimum { at, loss: surface.value(at), is_global });
            }
        }
        let surface = surface.clone();
        Self { surface, bounds, ground, minima, relief: None, is_turning: false }
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

    /// The transform that draws a flat picture of this size.
    pub fn frame(&self, size: Size) -> Frame {
        let bounds = match &self.ground {
            Ground::Field(_) => self.bounds,
            Ground::Curve(curve) => curve.bounds,
        };
        Frame::new(bounds, size)
    }

    fn field<'a>(&self, field: &'a OnceCell<Field>) -> &'a Field {
        field.get_or_init(|| Field::new(&self.surface, &self.bounds, Detail::default()))
    }

    pub(super) fn view(&self, size: Size) -> View<'_> {
        match (&self.ground, self.relief) {
            (Ground::Field(field), Some(angle)) => {
                View::Relief(Relief::new(&self.field(field).heights, self.bounds, angle, size))
            }
            (Ground::Field(_), None) => View::Plane(self.frame(size)),
            (Ground::Curve(_), _) => View::Curve(self.frame(size)),
        }
    }

    /// Where a point of the surface lies on a picture of this size: on a curve and on a relief, at
    /// the height of its loss.
    pub fn pixel_of(&self, at: Point, size: Size) -> Pixel {
        self.pixel(&self.view(size), at)
    }

    fn pixel(&self, view: &View<'_>, at: Point) -> Pixel {
        match view {
            // A loss of many observations takes long.
            View::Plane(frame) => frame.to_pixel(at),
            _ => view.pixel(at, self.surface.value(at)),
        }
    }

    /// The point under a pixel of a picture of this size, or the nearest one, with no more decimals
    /// than a pixel can tell apart. Returns `None` if the picture has no area.
    pub fn point_at(&self, at: Pixel, size: Size) -> Option<Point> {
        match self.view(size) {
            View::Plane(frame) | View::Curve(frame) => frame.to_readable_point(at),
            View::Relief(relief) => Some(self.frame(size).readable(relief.to_point(at)?)),
        }
    }

    /// Draws one layer of the picture; its background has no basins on it.
    pub fn scene(&self, player: &Player, layer: Layer, style: &Style, size: Size) -> Scene {
        let mut scene = Scene::default();
        if !size.is_visible() {
            return scene;
        }
        let view = self.view(size);
        match layer {
            Layer::Background => return self.background(None, style, size),
            // What is compared with is not the player's.
            Layer::Previous => {}
            Layer::Paths => paths(player, style, &view, &mut scene),
            Layer::Growth(since) => {
                for racer in (0..player.runs().len()).rev() {
                    growth(player, racer, since, style, &view, &mut scene);
                }
            }
            Layer::Markers => {
                for marker in self.markers(player, player.cursor(), style, size).into_iter().rev() {
                    scene.append(marker);
                }
            }
            Layer::Annotations => {
                if let Some(landmarks) = self.landmarks(player, style, &view) {
                    landmarks.draw(&mut scene);
                }
            }
        }
        scene
    }

    /// What is to be told of a race. Returns `None` if nobody runs.
    pub(super) fn landmarks<'a>(
        &self,
        player: &'a Player,
        style: &'a Style,
        view: &'a View<'a>,
    ) -> Option<Landmarks<'a>> {
        let start = self.pixel(view, player.runs().first()?.config().start);
        let minima = self.minimum_marks(view);
        let taken = self.height_key(style, view);
        Some(Landmarks { player, view, style, start, minima, taken })
    }

    /// The racers' names beside their marks, which only a race has.
    fn heads(&self, player: &Player, style: &Style, view: &View<'_>) -> Vec<Option<Placed>> {
        if player.runs().len() < 2 {
            return Vec::new();
        }
        self.landmarks(player, style, view).map(|landmarks| landmarks.heads()).unwrap_or_default()
    }

    fn minimum_marks(&self, view: &View<'_>) -> Vec<MinimumMark> {
        let mark = |&Minimum { at, loss, is_global }: &Minimum| {
            let is_hidden = matches!(view, View::Relief(relief) if !relief.shows(at));
            MinimumMark { at: view.pixel(at, loss), is_global, is_hidden }
        };
        self.minima.iter().map(mark).collect()
    }

    /// Where the key of height stands. Returns `None` on a curve, and where there is no room.
    fn height_key(&self, style: &Style, view: &View<'_>) -> Option<PixelRect> {
        matches!(self.ground, Ground::Field(_)).then(|| height_key::place(&view.plot(), style)).flatten()
    }

    /// Draws the background with basins over the field.
    pub fn background(&self, basins: Option<&BasinLayer>, style: &Style, size: Size) -> Scene {
        // Only the lab has any: without it the compiler leaves out what draws them.
        let basins = basins.filter(|_| cfg!(feature = "lab"));
        let mut scene = Scene::default();
        if size.is_visible() {
            let view = self.view(size);
            self.draw_ground(basins, style, &view, size, &mut scene);
            // Basins have colours of their own.
            if let (None, Ground::Field(field), Some(area)) =
                (basins, &self.ground, self.height_key(style, &view))
            {
                height_key::draw(&area, self.field(field).regions().len() + 1, style, &mut scene);
            }
            self.mark_minima(style, &view, &mut scene);
            if let Some(basins) = basins {
                basins.explain(&view.plot(), |at| self.pixel(&view, at), style.dark, &mut scene);
            }
        }
        scene
    }

    fn draw_ground(
        &self,
        basins: Option<&BasinLayer>,
        style: &Style,
        view: &View<'_>,
        size: Size,
        scene: &mut Scene,
    ) {
        let (theme, dark, loss) = (style.theme(), style.dark, &style.words.loss);
        scene.rectangle(&size.into(), solid(theme.paper));
        let names = |across, up| Names { across, up, content: Content::Plane, corner: 0.0 };
        let [x, y] = self.surface.parameter_names();
        match (view, &self.ground) {
            (View::Relief(relief), _) => {
                let terrain = Terrain::new(relief.heights, &relief.projection, dark, self.is_turning);
                terrain.draw(basins, scene);
                terrain.axes(&self.bounds, [x, y, loss], scene);
            }
            (View::Plane(frame) | View::Curve(frame), Ground::Field(field)) => {
                let field = self.field(field);
                field.draw_bands(dark, &frame.plot, scene);
                if let Some(basins) = basins {
                    basins.draw(&frame.plot, dark, scene);
                }
                field.draw_levels(dark, &frame.plot, scene);
                frame.axes(theme, names(x, y), scene);
            }
            (View::Plane(frame) | View::Curve(frame), Ground::Curve(curve)) => {
                if let Some(basins) = basins {
                    basins.draw(&frame.plot, dark, scene);
                }
                let pixels: Vec<Pixel> = curve.points.iter().map(|&at| frame.to_pixel(at)).collect();
                for line in path::pieces(&pixels, &frame.plot) {
                    scene.line(line, 2.0, faded(theme.faint, 0.9));
                }
                frame.axes(theme, names(x, loss), scene);
            }
        }
    }

    fn mark_minima(&self, style: &Style, view: &View<'_>, scene: &mut Scene) {
        let theme = style.theme();
        for MinimumMark { at, is_global, is_hidden } in self.minimum_marks(view) {
            let opacity = if is_global { 1.0 } else { 0.55 } * if is_hidden { 0.4 } else { 1.0 };
            let radius = if is_global { 5.0 } else { 3.5 };
            scene.disc(at, radius, faded(theme.paper, 0.85 * opacity));
            scene.ring(at, radius, 1.5, faded(theme.ink, opacity));
        }
    }

    /// Whether paths that grow have to be drawn anew.
    pub fn is_relief(&self) -> bool {
        self.relief.is_some()
    }

    /// Each racer's marker on a picture of this size, with its name where it has one and what its path
    /// has grown by since a step. Names keep off each other, so they are placed together.
    pub fn markers(&self, player: &Player, since: u32, style: &Style, size: Size) -> Vec<Scene> {
        let mut scenes: Vec<Scene> = player.runs().iter().map(|_| Scene::default()).collect();
        if !size.is_visible() {
            return scenes;
        }
        let (view, theme) = (self.view(size), style.theme());
        let heads = self.heads(player, style, &view);
        for (racer, (run, scene)) in player.runs().iter().zip(&mut scenes).enumerate() {
            growth(player, racer, since, style, &view, scene);
            if let Some(at) = view.standing(&run.trace().states, player.cursor() as usize) {
                PathStyle::of_racer(theme, racer).marker(at, MARKER, scene);
            }
            if let Some(Some(head)) = heads.get(racer) {
                head.draw_on_slip(theme, theme.racer(racer), scene);
            }
        }
        scenes
    }

    /// Where there is room for marks on a picture of this size.
    pub(super) fn plot(&self, size: Size) -> PixelRect {
        self.view(size).plot()
    }

    /// A path's pixels on a picture of this size.
    pub(super) fn path(&self, states: &[State], size: Size) -> Vec<Pixel> {
        let view = self.view(size);
        view.pixels(view.until_gone(states))
    }

    /// Where a point lies on a picture of this size, at the height of a loss where that shows.
    pub(super) fn pixel_at(&self, at: Point, loss: f64, size: Size) -> Pixel {
        self.view(size).pixel(at, loss)
    }

    /// How far the first parameter reaches from edge to edge.
    pub(super) fn width(&self) -> f64 {
        self.bounds.size().x
    }

    /// How far a vector leads on a picture of this size, without rising or falling.
    pub(super) fn displacement(&self, by: Vector, size: Size) -> Displacement {
        self.view(size).displacement(self.bounds.min, self.bounds.min + by)
    }

    /// How far a drag of so many pixels leads along the ground, in parts of the rectangle's sides.
    /// Returns `None` if the picture has no area.
    pub fn dragged(&self, by: Displacement, size: Size) -> Option<UnitPoint> {
        let sides = self.bounds.size();
        let along = self.displacement(Vector::new(sides.x, 0.0), size);
        if self.surface.dimension() == Dimension::One {
            return (along.x != 0.0).then_some(UnitPoint::new(by.x / along.x, 0.0));
        }
        let up = self.displacement(Vector::new(0.0, sides.y), size);
        let area = along.x * up.y - along.y * up.x;
        let part = |determinant: f64| determinant / area;
        (area != 0.0)
            .then_some(UnitPoint::new(part(by.x * up.y - by.y * up.x), part(along.x * by.y - along.y * by.x)))
    }
}

/// What a racer's path has grown by since a step.
fn growth(player: &Player, racer: usize, since: u32, style: &Style, view: &View<'_>, scene: &mut Scene) {
    let (since, cursor) = (since as usize, player.cursor() as usize);
    let (View::Plane(frame) | View::Curve(frame), Some(run)) = (view, player.runs().get(racer)) else {
        return;
    };
    let states = view.until_gone(&run.trace().states);
    if since < cursor && since + 1 < states.len() {
        // Of what lies ahead only the next step tells whether this one has a dot.
        let pixels = view.pixels(&states[..states.len().min(cursor + 2)]);
        let path = PathStyle::of_racer(style.theme(), racer);
        path.stretch(&pixels, since..cursor + 1, Part::Behind, &frame.plot, scene);
    }
}

fn paths(player: &Player, style: &Style, view: &View<'_>, scene: &mut Scene) {
    if let Some(states) = player.old_future() {
        path::draw_past(&view.pixels(view.until_gone(states)), &view.plot(), style.theme(), scene);
    }
    let cursor = player.cursor() as usize;
    let runs = player.runs().iter().map(|run| view.until_gone(&run.trace().states));
    let runs: Vec<&[State]> = runs.collect();
    let pixels = |states: &&[State]| match view {
        View::Relief(_) => Vec::new(),
        View::Plane(_) | View::Curve(_) => view.pixels(states),
    };
    let pixels: Vec<Vec<Pixel>> = runs.iter().map(pixels).collect();
    for part in Part::ALL {
        // The first racer is drawn last, on top.
        for racer in (0..runs.len()).rev() {
            let path = PathStyle::of_racer(style.theme(), racer);
            match view {
                View::Plane(frame) | View::Curve(frame) => {
                    path.draw(&pixels[racer], cursor, part, &frame.plot, scene);
                }
                View::Relief(relief) => relief.path(runs[racer], cursor, part, &path, scene),
            }
        }
    }
}
