//! www/generated/catalogue.js: what the controls offer, as the crate has it.

use crate::Outcome;
use crate::tools::{self, read, root};
use fall_line::geometry::Dimension;
use fall_line::optimizer::{Parameter, Rule};
use fall_line::query;
use fall_line::schedule::Shape;
use fall_line::surface::Surface;

/// Writes the catalogue, where it has changed.
pub fn write() -> Outcome {
    let (path, text) = (root().join("www/generated/catalogue.js"), text());
    if path.is_file() && read(&path)? == text {
        return Ok(());
    }
    tools::write(&path, text)
}

fn text() -> String {
    let surfaces = Surface::all().map(|surface| {
        let dimension = if surface.dimension() == Dimension::One { 1 } else { 2 };
        format!("  {{ id: \"{}\", dimension: {dimension} }},\n", surface.id())
    });
    let optimizers = Rule::ALL.map(|rule| {
        let parameters = rule.parameters().iter().map(|parameter| {
            let Parameter { key, default, min, max, .. } = parameter;
            format!("{{ key: \"{key}\", default: {default:?}, min: {min:?}, max: {max:?} }}")
        });
        let parameters: Vec<String> = parameters.collect();
        format!("  {{ id: \"{}\", parameters: [{}] }},\n", rule.id(), parameters.join(", "))
    });
    let schedules = Shape::ALL.map(|shape| {
        let settings: Vec<String> =
            shape.arguments().iter().map(|argument| format!("\"{}\"", argument.key)).collect();
        format!("  {{ id: \"{}\", settings: [{}] }},\n", shape.id(), settings.join(", "))
    });
    let ranges = query::KEYS.iter().filter_map(|key| {
        let (min, max) = key.range?;
        Some(format!("  {}: {{ min: {min:?}, max: {max:?} }},\n", key.name))
    });
    let keys: Vec<String> = query::KEYS.iter().map(|key| format!("\"{}\"", key.name)).collect();
    format!(
        "// Written by xtask/src/catalogue.rs from the crate's own tables.\n\n\
         /** The named surfaces, in the order in which they are shown. */\n\
         export const surfaces = [\n{}];\n\n\
         /** The optimizers with the numbers they have. */\n\
         export const optimizers = [\n{}];\n\n\
         /** The schedules with the keys they have.
         * @type {{{{id: string, settings: string[]}}[]}} */\n\
         export const schedules = [\n{}];\n\n\
         /** The range of each key that takes one number.\n \
         * @type {{Record<string, {{min: number, max: number}}>}} */\n\
         export const ranges = {{\n{}}};\n\n\
         /** Every key of a query. */\n\
         export const keys = [{}];\n",
        surfaces.concat(),
        optimizers.concat(),
        schedules.concat(),
        ranges.collect::<String>(),
        keys.join(", "),
    )
}
