//! Reading a query, alone or with a learner's changes.

use super::keys::{self, Owner, key};
use super::page::page;
use super::pairs::names_surface;
use super::problem::{Code, Problem};
use super::racers::{changes, racer, rivals, schedule};
use super::reader::Reader;
use super::settings::Settings;
use super::surface::surface;
use super::text;
use super::writer;
use crate::geometry::{Dimension, Point, Rect};
use crate::number::written;
use crate::optimizer::Rule;
use crate::run::{Config, framed};
use crate::surface::Surface;

/// Reads a query, with or without its question mark: [`Settings`] that run, whatever it holds, and what of
/// it could not be taken as it stood. The [keys](super#keys) that it lacks have their defaults.
pub fn read(query: &str) -> (Settings, Vec<Problem>) {
    let mut reader = Reader::new(text::pairs(text::readable(query)), None);
    note_length(&mut reader, query);
    settings(reader)
}

/// Reads the author's query with a learner's changes: these replace all that a learner can set,
/// except what the author has locked. A learner's query that names no surface is none: it changes
/// nothing.
pub fn read_learner(author: &str, learner: &str) -> (Settings, Vec<Problem>) {
    if !names_surface(learner) {
        return read(author);
    }
    read_both(author, learner, None)
}

/// As [`read_learner`], in place of settings on a surface whose custom data stay.
pub(super) fn read_both(author: &str, learner: &str, before: Option<&Surface>) -> (Settings, Vec<Problem>) {
    let locked = read(author).0.page.lock;
    let mut all = Vec::new();
    for (query, is_learner) in [(author, false), (learner, true)] {
        for pair in text::pairs(text::readable(query)) {
            let owner = key(pair.key).map(|key| key.owner);
            let is_free = owner == Some(Owner::Learner) && !keys::is_locked(&locked, pair.key);
            if is_free == is_learner {
                all.push(pair);
            }
        }
    }
    let mut reader = Reader::new(all, before);
    note_length(&mut reader, author);
    note_length(&mut reader, learner);
    settings(reader)
}

/// Notes that a query was cut.
pub(super) fn note_length(reader: &mut Reader<'_>, query: &str) {
    let read = text::readable(query).len();
    if read + 1 < query.len() {
        reader.note("", &query.len().to_string(), &read.to_string(), Code::TooLong);
    }
}

/// The settings that the reader's keys say, with all that is wrong.
pub(super) fn settings(mut reader: Reader<'_>) -> (Settings, Vec<Problem>) {
    let config = config(&mut reader);
    let mut page = page(&mut reader, config.surface.dimension());
    page.data_in_query = reader.has("data") && config.surface.has_custom_data();
    (Settings { config, page }, reader.problems)
}

fn config(reader: &mut Reader<'_>) -> Config {
    let mut config = Config::on(surface(reader));
    config.start = start(reader, config.surface.dimension(), config.start);
    if reader.has("box") {
        config.bounds = bounds(reader, config.surface.dimension(), config.bounds);
    }
    if let Some(racer) = racer(reader, &config.surface, Some(Rule::Momentum)) {
        config.racers = vec![racer];
    }
    changes(reader, &mut config);
    rivals(reader, &mut config);
    config.schedule = schedule(reader);
    config.noise = reader.number("noise", config.noise);
    if !config.surface.observations().is_empty() {
        config.batch = reader.whole("batch", config.batch);
    }
    config.seed = reader.whole("seed", config.seed);
    config.steps = reader.whole("steps", config.steps);
    config.tolerance = reader.number("tol", config.tolerance);
    if !reader.has("box") {
        config.bounds = framed(&config);
    }
    config
}

fn start(reader: &mut Reader<'_>, dimension: Dimension, default: Point) -> Point {
    match dimension {
        Dimension::One => {
            let key = if reader.has("w") { "w" } else { "x" };
            Point::new(reader.number(key, default.x), 0.0)
        }
        Dimension::Two => Point::new(reader.number("x", default.x), reader.number("y", default.y)),
    }
}

fn bounds(reader: &mut Reader<'_>, dimension: Dimension, default: Rect) -> Rect {
    let given = reader.text("box").unwrap_or_default();
    let mut sides = Vec::new();
    for side in given.split(',') {
        // No box has a side at NaN.
        sides.push(written(side.trim()).unwrap_or(f64::NAN));
    }
    match (dimension, sides.as_slice()) {
        (Dimension::One, &[min, max]) if is_side(min, max) => Rect::interval(min, max),
        (Dimension::Two, &[left, right, bottom, top]) if is_side(left, right) && is_side(bottom, top) => {
            Rect::new(left, right, bottom, top)
        }
        _ => {
            reader.note("box", &given, &writer::bounds_text(&default, dimension), Code::BadBox);
            default
        }
    }
}

/// Whether a picture can have this side: finite, the right way round, wide enough to be told
/// from its own rounding.
fn is_side(min: f64, max: f64) -> bool {
    let size = max - min;
    min.is_finite() && max.is_finite() && size.is_finite() && size > 1e-9 * min.abs().max(max.abs())
}
