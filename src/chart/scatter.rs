//! The data behind a data surface, with the curve that the parameters draw through them.

use super::frame::{Content, Frame, Names};
use super::palette::{faded, solid};
use super::path::{PathStyle, pieces};
use super::pixel::{Pixel, PixelRect, Size, UnitPoint};
use super::scene::{Label, Scene};
use super::style::{Layer, Style, filled};
use crate::data::Observation;
use crate::geometry::{Point, Rect};
use crate::player::Player;
use crate::run::Run;
use crate::surface::{Model, Regression, Surface};
use plotters::style::RGBAColor;
use plotters::style::text_anchor::{HPos, VPos};

/// Samples of a fitted curve.
const SAMPLES: usize = 97;
/// Half a side of a batch's squares, in CSS pixels.
const SQUARE: f64 = 5.0;
const TEXT: f64 = 12.0;
/// More observations than these are drawn fainter and smaller, ...
const MANY: usize = 500;
/// ... and those within the same square of this side in CSS pixels as one, darker by as many as they are.
const NEAR: f64 = 2.5;

/// Draws one layer of the scatter plot: empty paper where the surface is not about data.
pub fn scatter(player: &Player, layer: Layer, style: &Style, size: Size) -> Scene {
    let mut scene = Scene::default();
    if !size.is_visible() {
        return scene;
    }
    if layer == Layer::Background {
        scene.rectangle(&size.into(), solid(style.theme().paper));
    }
    let Some(run) = player.runs().first() else { return scene };
    let Surface::Regression(Regression { model, observations: seen, .. }) = &run.config().surface else {
        return scene;
    };
    let plot = Scatter { model: *model, seen, frame: Frame::new(bounds(seen), size), style };
    match layer {
        Layer::Background => plot.observations(&mut scene),
        Layer::Annotations => {
            plot.fits(player, &mut scene);
            plot.batch(run, player.cursor(), &mut scene);
        }
        _ => {}
    }
    scene
}

/// All the observations, with some room around them; above them there is room for the epoch.
fn bounds(seen: &[Observation]) -> Rect {
    let side = |value: fn(&Observation) -> f64| {
        let low = seen.iter().map(value).fold(f64::INFINITY, f64::min);
        let high = seen.iter().map(value).fold(f64::NEG_INFINITY, f64::max);
        let room = if high > low { 0.08 * (high - low) } else { 0.5 };
        (low - room, high + room)
    };
    let ((left, right), (bottom, top)) = (side(|one| one.u), side(|one| one.v));
    Rect::new(left, right, bottom, top + 0.06 * (top - bottom))
}

struct Scatter<'a> {
    model: Model,
    seen: &'a [Observation],
    frame: Frame,
    style: &'a Style,
}

impl Scatter<'_> {
    fn pixel(&self, one: Observation) -> Pixel {
        self.frame.to_pixel(Point::new(one.u, one.v))
    }

    fn observations(&self, scene: &mut Scene) {
        let theme = self.style.theme();
        self.frame.axes(theme, Names { across: "u", up: "v", content: Content::Plane, corner: 0.0 }, scene);
        if self.seen.len() <= MANY {
            for &one in self.seen {
                scene.disc(self.pixel(one), 3.0, faded(theme.faint, 0.55));
            }
            return;
        }
        for (at, count) in self.gathered() {
            let opacity = 1.0 - (1.0 - 0.35_f64).powi(count);
            scene.disc(at, 1.8, faded(theme.faint, opacity));
        }
    }

    /// The middles of observations that are close to each other on the picture, and how many they are.
    fn gathered(&self) -> Vec<(Pixel, i32)> {
        let plot = &self.frame.plot;
        let columns = (plot.width() / NEAR) as usize + 1;
        let rows = (plot.height() / NEAR) as usize + 1;
        let mut squares = vec![(0.0, 0.0, 0); columns * rows];
        for &one in self.seen {
            let Pixel { x, y } = self.pixel(one);
            let (column, row) = (((x - plot.left) / NEAR) as usize, ((y - plot.top) / NEAR) as usize);
            let (right, down, count) = &mut squares[row.min(rows - 1) * columns + column.min(columns - 1)];
            *right += x;
            *down += y;
            *count += 1;
        }
        squares.retain(|&(_, _, count)| count > 0);
        let middle =
            |(x, y, count): (f64, f64, i32)| (Pixel::new(x / f64::from(count), y / f64::from(count)), count);
        squares.into_iter().map(middle).collect()
    }

    /// The first racer's curve at the start, and everybody's at the cursor and on the way there.
    fn fits(&self, player: &Player, scene: &mut Scene) {
        let (theme, cursor) = (self.style.theme(), player.cursor());
        if let Some(run) = player.runs().first().filter(|_| cursor > 0) {
            let first = self.fit(run, 0);
            self.name_start(&first, scene);
            self.stroke(&first, &[3.0, 4.0], 1.5, faded(theme.ink, 0.7), scene);
        }
        for (racer, run) in player.runs().iter().enumerate().rev() {
            let path = PathStyle::of_racer(theme, racer);
            // Where it came from: a half and three quarters of the way.
            for part in [0.5, 0.75] {
                let before = self.fit(run, (part * f64::from(cursor)) as usize);
                self.stroke(&before, &[], 1.2, faded(path.colour, 0.3), scene);
            }
            let now = self.fit(run, cursor as usize);
            self.stroke(&now, &[], 4.5, faded(theme.paper, 0.8), scene);
            self.stroke(&now, path.dashes, 2.5, solid(path.colour), scene);
        }
    }

    /// What the model predicts over the whole picture with the parameters of a step.
    fn fit(&self, run: &Run, step: usize) -> Vec<Pixel> {
        let states = &run.trace().states;
        let parameters = states[step.min(states.len() - 1)].point;
        let pixels = (0..SAMPLES).filter_map(|index| {
            let part = UnitPoint::new(index as f64 / (SAMPLES - 1) as f64, 1.0);
            let u = self.frame.to_point(self.frame.plot.at(part))?.x;
            let v = self.model.predict(parameters.x, parameters.y, u);
            Some(self.frame.to_pixel(Point::new(u, v)))
        });
        pixels.collect()
    }

    fn stroke(&self, curve: &[Pixel], dashes: &[f64], width: f64, colour: RGBAColor, scene: &mut Scene) {
        for piece in pieces(curve, &self.frame.plot) {
            scene.dashed(piece, dashes, width, colour);
        }
    }

    /// Writes the start's name at the right end of its curve.
    fn name_start(&self, curve: &[Pixel], scene: &mut Scene) {
        let plot = self.frame.plot;
        let Some(&end) = curve.iter().rfind(|&&at| plot.contains(at)) else { return };
        let is_high = end.y < plot.top + 24.0;
        let (y, up) = if is_high { (end.y + 5.0, VPos::Top) } else { (end.y - 5.0, VPos::Bottom) };
        let at = Pixel::new(end.x.min(plot.right - 4.0), y);
        self.write(at, &self.style.words.start, up, scene);
    }

    /// The batch that led to the cursor's step, as squares around its observations, and the epoch.
    fn batch(&self, run: &Run, cursor: u32, scene: &mut Scene) {
        let last = run.trace().updates() as u32;
        let Some((epoch, batch)) = cursor.min(last).checked_sub(1).and_then(|update| run.batch(update))
        else {
            return;
        };
        for one in batch.iter().filter_map(|&index| self.seen.get(index as usize)) {
            let square = PixelRect::around(self.pixel(*one), SQUARE);
            scene.outline(&square, 1.8, solid(self.style.theme().ink));
        }
        // People count from one.
        let text = filled(&self.style.words.epoch, &(epoch + 1).to_string());
        let at = Pixel::new(self.frame.plot.right - 6.0, self.frame.plot.top + 3.0);
        self.write(at, &text, VPos::Top, scene);
    }

    fn write(&self, at: Pixel, text: &str, up: VPos, scene: &mut Scene) {
        let theme = self.style.theme();
        let label = Label { at, text, size: TEXT, across: HPos::Right, up };
        scene.text(label, solid(theme.ink), Some(faded(theme.paper, 0.8)));
    }
}
