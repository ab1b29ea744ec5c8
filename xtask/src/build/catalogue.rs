//! www/generated/catalogue.js: what the controls offer, as the crate has it.

use crate::files::{root, write_changed};
use anyhow::Result;
use fall_line::analysis::verdict::Kind;
use fall_line::chart::{DASHES, MARKERS, Marker};
use fall_line::geometry::Dimension;
use fall_line::optimizer::Rule;
use fall_line::query::{self, ColourScheme, Question, TextSize};
use fall_line::run::MOST_RACERS;
use fall_line::schedule::ScheduleShape;
use fall_line::surface::Surface;
use fall_line::{data, formula};
use serde_json::{Map, Value, json};

/// Writes the catalogue, if it has changed.
pub(super) fn write() -> Result<()> {
    write_changed(&root().join("www/generated/catalogue.js"), &text()?)
}

fn text() -> Result<String> {
    let surfaces: Vec<_> = Surface::all().iter().map(surface).collect();
    let optimizers: Vec<_> = Rule::ALL.into_iter().map(optimizer).collect();
    let schedules: Vec<_> = ScheduleShape::ALL.into_iter().map(schedule).collect();
    let ranges: Map<_, _> = query::KEYS
        .iter()
        .filter_map(|key| Some((key.name.to_owned(), key.range?)))
        .map(|(name, (min, max))| (name, json!({ "min": min, "max": max })))
        .collect();
    let keys: Vec<_> = query::KEYS.iter().map(|key| key.name).collect();
    let racers: Vec<_> = DASHES.iter().zip(&MARKERS).map(racer).collect();
    let exports = [
        ("surfaces", "The named surfaces, in the order in which they are shown.", json!(surfaces)),
        ("optimizers", "The optimizers with the numbers they have.", json!(optimizers)),
        (
            "schedules",
            "The schedules with the keys they have.\n * @type {{id: string, settings: string[]}[]}",
            json!(schedules),
        ),
        (
            "ranges",
            "The range of each key that takes one number.\n * @type {Record<string, {min: number, max: number}>}",
            Value::Object(ranges),
        ),
        ("keys", "Every key of a query.", json!(keys)),
        ("choices", "What an author chooses a key's value from.", choices()),
        (
            "racers",
            "Each racer's dashes, and its mark's outline about (0, 0), as SVG has them.",
            json!(racers),
        ),
        ("limits", "At most so many racers, rows of data, and characters of a formula.", limits()),
    ];
    let mut text = String::from("// Written by xtask/src/build/catalogue.rs from the crate's own tables.\n");
    for (name, about, value) in exports {
        let value = serde_json::to_string_pretty(&value)?;
        text.push_str(&format!("\n/** {about} */\nexport const {name} = {value};\n"));
    }
    Ok(text)
}

fn limits() -> Value {
    json!({ "racers": MOST_RACERS, "rows": data::MOST, "formula": formula::LONGEST })
}

fn choices() -> Value {
    json!({
        "ask": Question::ALL.map(Question::id),
        "goal": Kind::ALL.map(Kind::id),
        "hide": query::PARTS,
        "size": TextSize::ALL.map(TextSize::id),
        "theme": ColourScheme::ALL.map(ColourScheme::id),
    })
}

fn surface(surface: &Surface) -> Value {
    let dimension = if surface.dimension() == Dimension::One { 1 } else { 2 };
    json!({ "id": surface.id(), "dimension": dimension })
}

fn optimizer(rule: Rule) -> Value {
    let parameters = rule.parameters().iter().map(|parameter| {
        json!({
            "key": parameter.key,
            "default": parameter.default,
            "min": parameter.min,
            "max": parameter.max,
        })
    });
    json!({ "id": rule.id(), "parameters": parameters.collect::<Vec<_>>() })
}

fn schedule(shape: ScheduleShape) -> Value {
    let settings: Vec<_> = shape.arguments().iter().map(|argument| argument.key).collect();
    json!({ "id": shape.id(), "settings": settings })
}

/// A mark's radius, in CSS pixels.
const MARK: f64 = 4.0;

fn racer((dashes, marker): (&&[f64], &Marker)) -> Value {
    let dashes: Vec<_> = dashes.iter().map(f64::to_string).collect();
    let mark = match marker {
        Marker::Disc => format!("M-{MARK} 0a{MARK} {MARK} 0 1 1 {0} 0a{MARK} {MARK} 0 1 1-{0} 0", 2.0 * MARK),
        Marker::Polygon(corners) => {
            let corners: Vec<_> =
                corners.iter().map(|corner| format!("{} {}", MARK * corner.x, MARK * corner.y)).collect();
            format!("M{}z", corners.join("L"))
        }
    };
    json!({ "dashes": dashes.join(" "), "mark": mark })
}
