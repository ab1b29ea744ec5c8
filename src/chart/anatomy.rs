//! The step that led to the cursor, taken apart: its arrows from where it began and, over one
//! parameter, the tangent there, the step's length and the change of the loss, with their numbers.

use super::annotations::{Annotations, TakenApart};
use super::arrows::{Emphasis, Shaft, legend, shafts, true_if_seen, true_steps};
use super::palette::{Theme, faded, solid};
use super::pixel::{Displacement, Pixel, PixelRect, Size};
use super::room::{Room, room_of, written};
use super::scene::Scene;
use super::stage::Stage;
use super::style::{Style, filled};
use crate::analysis::anatomy::Anatomy;
use crate::geometry::{Dimension, Vector};
use crate::optimizer::{Arrow, Beat};
use crate::player::Player;
use crate::run::State;

/// Half of a tangent, in CSS pixels, and at most this part of the picture's width.
const TANGENT: (f64, f64) = (90.0, 0.16);
/// Over one parameter all arrows lie along its axis: each has a row of this height.
const ROW: f64 = 13.0;
/// A pointer that lies so near to an arrow means it.
const NEAR: f64 = 12.0;

/// A straight line on the picture.
type Segment = (Pixel, Pixel);

/// The step on a picture.
struct Layout<'a> {
    anatomy: Anatomy,
    from: Pixel,
    /// Where there is room for marks.
    plot: PixelRect,
    /// Those that are shown.
    shafts: Vec<Shaft<'a>>,
    /// Over one parameter, and in sight: from where the step ends up or down to the loss after it.
    drop: Option<Segment>,
    is_curve: bool,
}

impl Stage {
    /// The step that led to the cursor, taken apart. Nothing where it began out of sight.
    pub fn taken_apart(
        &self,
        player: &Player,
        annotations: &Annotations,
        style: &Style,
        size: Size,
    ) -> Scene {
        let mut scene = Scene::default();
        let Some(shown) = annotations.apart else { return scene };
        let Some(layout) = self.layout(player, annotations, shown, size) else { return scene };
        let (theme, from) = (style.theme(), layout.from);
        let mut room = Room { plot: layout.plot, taken: vec![PixelRect::around(from, 6.0)] };
        for shaft in &layout.shafts {
            let tail = from + shaft.after;
            room.take(tail, tail + shaft.along);
        }
        let slope = self.slope(&layout, size).filter(|_| shown.is_among(&[Beat::Gradient]));
        if let Some((one, other)) = slope {
            room.take(one, other);
            scene.line(vec![one, other], 4.0, faded(theme.paper, 0.8));
            scene.dashed(vec![one, other], &[7.0, 3.0], 1.6, solid(theme.ink));
        }
        let drop = layout.drop.filter(|_| shown.is_among(&[Beat::Step]));
        if let Some((corner, end)) = drop {
            room.take(corner, end);
            scene.line(vec![corner, end], 4.0, faded(theme.paper, 0.8));
            scene.dashed(vec![corner, end], &[2.0, 3.0], 1.8, solid(theme.ink));
        }
        scene.disc(from, 4.5, solid(theme.paper));
        scene.ring(from, 4.0, 1.6, solid(theme.racer(annotations.racer)));
        for shaft in layout.shafts.iter().rev() {
            shaft.draw(from, theme, annotations.racer, &mut scene);
        }
        legend(&layout.shafts, (annotations.racer, &annotations.name), theme, &mut room, &mut scene);
        layout.numbers(annotations, [slope, drop], theme, &mut room, &mut scene);
        scene
    }

    /// Whether the step that led to the cursor began in sight, so that it can be seen taken apart.
    pub fn shows_step(&self, player: &Player, annotations: &Annotations, size: Size) -> bool {
        self.layout(player, annotations, TakenApart::default(), size).is_some()
    }

    /// The arrow under a pixel of a picture of this size. Returns `None` if none is near.
    pub fn arrow_at(
        &self,
        player: &Player,
        annotations: &Annotations,
        at: Pixel,
        size: Size,
    ) -> Option<Arrow> {
        let layout = self.layout(player, annotations, annotations.apart?, size)?;
        let distances = layout.shafts.iter().map(|shaft| (shaft.distance(layout.from, at), shaft.arrow));
        let nearest = distances.min_by(|(one, _), (other, _)| one.total_cmp(other));
        nearest.filter(|(distance, _)| *distance <= NEAR).map(|(_, arrow)| arrow)
    }

    fn layout<'a>(
        &self,
        player: &Player,
        annotations: &'a Annotations,
        shown: TakenApart,
        size: Size,
    ) -> Option<Layout<'a>> {
        let anatomy = player.anatomy(annotations.racer)?;
        if !size.is_visible() {
            return None;
        }
        let (plot, State { point, loss, .. }) = (self.plot(size), anatomy.from);
        let from = self.pixel_at(point, loss, size);
        if !plot.contains(from) {
            return None;
        }
        let is_one = anatomy.dimension() == Dimension::One;
        let scale = if is_one { true_steps } else { true_if_seen };
        let displacement = |by: Vector| self.displacement(by, size);
        let mut all = shafts(&anatomy.arrows(), &annotations.words, scale, &displacement);
        let lit = shown.lit.map(|lit| anatomy.shown(lit));
        all.retain(|shaft| anatomy.belongs(shaft.arrow, shown.beat) || Some(shaft.arrow) == lit);
        for shaft in &mut all {
            shaft.emphasis = match lit {
                None => Emphasis::None,
                Some(lit) if lit == shaft.arrow => Emphasis::Lit,
                Some(_) => Emphasis::Faded,
            };
        }
        let mut drop = None;
        if is_one {
            let end = self.pixel_at(anatomy.to.point, anatomy.to.loss, size);
            lay_in_rows(&mut all, end.y >= from.y, from, &plot);
            drop = plot.clip(Pixel::new(end.x, from.y), end);
        }
        cut(&mut all, from, &plot);
        Some(Layout { anatomy, from, plot, shafts: all, drop, is_curve: is_one })
    }

    /// The ends of the tangent of a curve. Returns `None` of other pictures.
    fn slope(&self, layout: &Layout<'_>, size: Size) -> Option<Segment> {
        if !layout.is_curve {
            return None;
        }
        let State { point, loss, gradient } = layout.anatomy.from;
        // Far enough for rounding, and near enough to stay a number.
        let by = 0.1 * self.width();
        let ahead = self.pixel_at(point + Vector::new(by, 0.0), loss + by * gradient.x, size) - layout.from;
        let half = ahead.direction() * TANGENT.0.min(TANGENT.1 * size.width);
        layout.plot.clip(layout.from - half, layout.from + half)
    }
}

impl TakenApart {
    /// Whether one of these beats is shown.
    fn is_among(self, beats: &[Beat]) -> bool {
        self.beat.is_none_or(|beat| beats.contains(&beat))
    }
}

/// Puts all arrows but the step's beside it, on the side where the loss does not go.
fn lay_in_rows(all: &mut [Shaft<'_>], falls: bool, from: Pixel, plot: &PixelRect) {
    let height = ROW * all.len() as f64;
    let has_room = if falls { from.y - height > plot.top } else { from.y + height < plot.bottom };
    // Down is where pixels grow.
    let side = if falls == has_room { -1.0 } else { 1.0 };
    let mut row = 0.0;
    for shaft in all.iter_mut().filter(|shaft| shaft.arrow != Arrow::Step) {
        row += 1.0;
        shaft.after = Displacement::new(shaft.after.x, side * row * ROW);
    }
}

/// Cuts what leads out of the picture.
fn cut(all: &mut Vec<Shaft<'_>>, from: Pixel, plot: &PixelRect) {
    all.retain_mut(|shaft| {
        let tail = from + shaft.after;
        let tip = tail + shaft.along;
        let Some((tail, end)) = plot.clip(tail, tip) else { return false };
        shaft.has_head = end.distance(tip) < 1.0;
        (shaft.after, shaft.along) = (tail - from, end - tail);
        shaft.along.length() > 0.0
    });
}

impl Layout<'_> {
    /// Writes the slope, the length of the step and the change of the loss.
    fn numbers(
        &self,
        annotations: &Annotations,
        [slope, drop]: [Option<Segment>; 2],
        theme: &Theme,
        room: &mut Room,
        scene: &mut Scene,
    ) {
        let (words, anatomy) = (&annotations.words, &self.anatomy);
        if !self.is_curve {
            return;
        }
        if let Some((one, other)) = slope {
            let text = filled(words.slope(), &written(anatomy.from.gradient.x));
            room.write(&text, &beside(one, other, &text), theme, scene);
        }
        if let Some(step) = self.shafts.iter().find(|shaft| shaft.arrow == Arrow::Step) {
            let text = filled(words.step(), &written(anatomy.step.x));
            let tail = self.from + step.after;
            room.write(&text, &beside(tail, tail + step.along, &text), theme, scene);
        }
        let change = anatomy.to.loss - anatomy.from.loss;
        if let Some((corner, end)) = drop {
            let sign = if change > 0.0 { "+" } else { "" };
            let text = filled(words.change(), &[sign, &written(change)].concat());
            room.write(&text, &beside(corner, end, &text), theme, scene);
        }
    }
}

/// Middles of a text beside a line, the best first: at its middle, then along it, on both sides; and
/// beyond its ends.
fn beside(from: Pixel, to: Pixel, text: &str) -> Vec<Pixel> {
    let size = room_of(text);
    let by = to - from;
    let normal = if by.length() > 0.0 { by.direction().turned() } else { Displacement::new(0.0, 1.0) };
    // As far off as the text reaches towards the line.
    let off = 6.0 + 0.5 * (size.width * normal.x.abs() + size.height * normal.y.abs());
    let mut all = Vec::new();
    for part in [0.5, 0.25, 0.75, 0.0, 1.0] {
        for side in [1.0, -1.0, 2.0, -2.0] {
            all.push(from.lerp(to, part) + normal * (side * off));
        }
    }
    let back = normal.turned();
    let beyond = 8.0 + 0.5 * (size.width * back.x.abs() + size.height * back.y.abs());
    all.extend([to - back * beyond, from + back * beyond]);
    all
}
