//! The data behind a data surface, with the curve that the parameters draw through them.

use super::clip::Rectangle;
use super::frame::{Frame, Names};
use super::palette::{Palette, clear, solid};
use super::path;
use super::scene::{Label, Pixel, Scene, Shape};
use super::{Layer, SMALLEST, Style, filled};
use crate::data::Observation;
use crate::geometry::{Point, Rect};
use crate::number::whole;
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

/// One layer of the scatter plot, on a picture of this size in CSS pixels; empty paper where the
/// surface is not about data.
pub fn scatter(player: &Player, layer: Layer, style: &Style, (width, height): Pixel) -> Scene {
    let mut scene = Scene::default();
    if !(width >= SMALLEST && height >= SMALLEST) {
        return scene;
    }
    let palette = Palette::of(style.dark);
    if layer == Layer::Still {
        scene.rectangle((0.0, 0.0), (width, height), solid(palette.paper));
    }
    let Some(run) = player.runs().first() else { return scene };
    let Surface::Regression(Regression { model, observations: seen, .. }) = &run.config().surface else {
        return scene;
    };
    let frame = Frame::new(bounds(seen), width, height);
    match layer {
        Layer::Still => {
            let names =
                Names { across: "u", up: "v", is_series: false, is_rising: false, logarithmic: false };
            frame.axes(palette, names, &mut scene);
            // The more there are, the fainter and smaller each.
            let (radius, strength) = if seen.len() > 500 { (1.8, 0.35) } else { (3.0, 0.55) };
            for &one in seen.iter() {
                scene.disc(frame.to_pixel(place(one)), radius, clear(palette.faint, strength));
            }
        }
        Layer::Signs => {
            let cursor = player.cursor();
            let fit = |run: &Run, step: usize| {
                let states = &run.trace().states;
                let at = states[step.min(states.len() - 1)].point;
                curve(*model, at, &frame)
            };
            let first = fit(run, 0);
            if cursor > 0 {
                name_start(&first, style, &frame, &mut scene);
                stroke(&first, &[3.0, 4.0], 1.5, clear(palette.ink, 0.7), &frame.plot, &mut scene);
            }
            for (racer, run) in player.runs().iter().enumerate().rev() {
                let colour = palette.track(racer);
                // Where it came from: a half and three quarters of the way.
                for part in [0.5, 0.75] {
                    let before = fit(run, (part * f64::from(cursor)) as usize);
                    stroke(&before, &[], 1.2, clear(colour, 0.3), &frame.plot, &mut scene);
                }
                let now = fit(run, cursor as usize);
                stroke(&now, &[], 4.5, clear(palette.paper, 0.8), &frame.plot, &mut scene);
                let dashes = path::dashes(racer);
                stroke(&now, dashes, 2.5, solid(colour), &frame.plot, &mut scene);
            }
            batch(run, seen, cursor, style, &frame, &mut scene);
        }
        _ => {}
    }
    scene
}

fn place(one: Observation) -> Point {
    Point::new(one.u, one.v)
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

/// What the model predicts over the whole picture with the parameters of a point.
fn curve(model: Model, at: Point, frame: &Frame) -> Vec<Pixel> {
    let plot = &frame.plot;
    let across = (0..SAMPLES).map(|index| index as f64 / (SAMPLES - 1) as f64);
    let pixels = across.filter_map(|part| {
        let u = frame.to_point((plot.left + part * plot.width(), plot.top))?.x;
        Some(frame.to_pixel(Point::new(u, model.predict(at.x, at.y, u))))
    });
    pixels.collect()
}

fn stroke(
    curve: &[Pixel],
    dashes: &[f64],
    width: f64,
    colour: RGBAColor,
    plot: &Rectangle,
    scene: &mut Scene,
) {
    for piece in path::pieces(curve, plot) {
        scene.dashed(piece, dashes, width, colour);
    }
}

/// The start's name at the right end of its curve.
fn name_start(curve: &[Pixel], style: &Style, frame: &Frame, scene: &mut Scene) {
    let Some(&end) = curve.iter().rfind(|&&at| frame.plot.contains(at)) else { return };
    let palette = Palette::of(style.dark);
    let is_high = end.1 < frame.plot.top + 24.0;
    let (y, up) = if is_high { (end.1 + 5.0, VPos::Top) } else { (end.1 - 5.0, VPos::Bottom) };
    let at = (end.0.min(frame.plot.right - 4.0), y);
    let label = Label { at, text: &style.words.start, size: TEXT, across: HPos::Right, up };
    scene.words(label, solid(palette.ink), Some(clear(palette.paper, 0.8)));
}

/// The batch that led to the cursor's step, as squares around its observations, and the epoch.
fn batch(run: &Run, seen: &[Observation], cursor: u32, style: &Style, frame: &Frame, scene: &mut Scene) {
    let last = run.trace().updates.len() as u32;
    let Some((epoch, batch)) = cursor.min(last).checked_sub(1).and_then(|update| run.batch(update)) else {
        return;
    };
    let palette = Palette::of(style.dark);
    for one in batch.iter().filter_map(|&index| seen.get(index as usize)) {
        let (x, y) = frame.to_pixel(place(*one));
        let corners = [(-SQUARE, -SQUARE), (SQUARE, -SQUARE), (SQUARE, SQUARE), (-SQUARE, SQUARE)];
        let mut points: Vec<Pixel> = corners.iter().map(|(right, down)| (x + right, y + down)).collect();
        points.push(points[0]);
        scene.add(Shape::Line { points, width: 1.8, colour: solid(palette.ink) });
    }
    // People count from one.
    let text = filled(&style.words.epoch, &whole(epoch as usize + 1));
    let at = (frame.plot.right - 6.0, frame.plot.top + 3.0);
    let label = Label { at, text: &text, size: TEXT, across: HPos::Right, up: VPos::Top };
    scene.words(label, solid(palette.ink), Some(clear(palette.paper, 0.8)));
}
