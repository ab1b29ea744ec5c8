//! What is known of the element beyond its script: its types, with those of the frameworks that ask
//! for more, and a manifest for editors (<https://custom-elements-manifest.open-wc.org>).

use crate::files::{read, root, workshop, write};
use crate::npm;
use crate::program::shell;
use anyhow::Result;
use fall_line::query;
use serde_json::{Value, json};
use std::path::Path;

/// Those whose templates are checked by types of their own.
const FRAMEWORKS: [&str; 4] = ["react", "preact", "vue", "svelte"];
/// The attributes that are about the frame, and no settings.
const FRAME: [(&str, &str); 3] = [
    ("src", "Where embed.html stands; beside the script unless this says otherwise."),
    ("height", "A height of its own, in pixels or as CSS has it; else it is as high as its content."),
    ("loading", "`lazy`, or `eager` for one that does not wait until a reader comes near."),
];
/// What every element has as a property of the same name already.
const COMMON: [&str; 3] = ["title", "lang", "part"];
const EVENTS: [(&str, &str); 7] = [
    ("ready", "Configured and run; `detail.query` is the canonical query."),
    ("height", "`detail.height`: what the content takes, in pixels."),
    ("changed", "A learner changed something; `detail.query`."),
    ("verdict", "The verdict at the cursor is of another kind; `detail.verdict.racers`."),
    ("event", "A learner began, acted, tried, answered or completed; `detail.verb`, `detail.score`."),
    ("warning", "What could not be used; `detail.problems`."),
    ("error", "It cannot start, or nothing answers; `detail.message`."),
];
const METHODS: [(&str, &str); 12] = [
    ("set", "The whole configuration, as a query."),
    ("patch", "Only what changes, as a query."),
    ("start", "Plays; gives the step where the cursor stands."),
    ("pause", "Pauses; gives the step where the cursor stands."),
    ("reset", "Goes to the start; gives the step where the cursor stands."),
    ("step", "Moves on by so many steps; gives the step where the cursor stands."),
    ("back", "Moves back by so many steps; gives the step where the cursor stands."),
    ("finish", "Goes to the end of the run; gives the verdict."),
    ("verdict", "The verdict at the cursor."),
    ("trace", "The trace up to the cursor."),
    ("config", "The canonical query, and what could not be used."),
    ("export", "A picture, a table or a program of the run."),
];

/// Writes all of it into the folder that will be served.
pub(super) fn write_into(dist: &Path) -> Result<()> {
    write(&dist.join("fall-line.d.ts"), types()?)?;
    for framework in FRAMEWORKS {
        let types = read(&root().join("www/element/types").join(format!("{framework}.d.ts")))?;
        write(&dist.join(format!("fall-line.{framework}.d.ts")), types)?;
    }
    write(&dist.join("custom-elements.json"), serde_json::to_string_pretty(&manifest())? + "\n")
}

fn attributes() -> impl Iterator<Item = (&'static str, &'static str)> {
    query::KEYS.iter().map(|key| (key.name, "A setting; see the query.")).chain(FRAME)
}

/// The element's types, from its comments, and those of its settings and events.
fn types() -> Result<String> {
    let folder = workshop("types")?;
    let shell = shell()?;
    println!();
    npm::tool(&shell, "tsc")?
        .args(["www/element.js", "--allowJs", "--checkJs", "--declaration", "--emitDeclarationOnly"])
        .args(["--target", "es2022", "--module", "es2022", "--moduleResolution", "bundler"])
        .args(["--lib", "es2023,dom,dom.iterable", "--types", "", "--rootDir", "www", "--outDir"])
        .arg(&folder)
        .run()?;
    let class = read(&folder.join("element.d.ts"))?;
    let events = read(&root().join("www/element/types/events.d.ts"))?;
    Ok([&class, &settings(), &events].map(String::as_str).join("\n"))
}

/// A property for each attribute that no element has already.
fn settings() -> String {
    let own = attributes().filter(|(name, _)| !COMMON.contains(name));
    let properties: String = own
        .map(|(name, _)| format!("  get {name}(): string;\n  set {name}(value: FallLineValue);\n"))
        .collect();
    format!(
        "/** The settings, as texts; empty where there is none. */\nexport interface FallLineSettings {{\n{properties}}}\n"
    )
}

fn manifest() -> Value {
    let member =
        |(name, about): (&str, &str)| json!({ "kind": "method", "name": name, "description": about });
    let field = |(name, about)| json!({ "kind": "field", "name": name, "description": about, "attribute": name, "reflects": true, "type": { "text": "string" } });
    let own = [("query", "The attributes as a query."), ("ready", "Resolves once the simulator is ready.")]
        .map(|(name, about)| json!({ "kind": "field", "name": name, "description": about }));
    let members: Vec<_> =
        own.into_iter().chain(attributes().map(field)).chain(METHODS.into_iter().map(member)).collect();
    let attributes: Vec<_> = attributes()
        .map(|(name, about)| json!({ "name": name, "fieldName": name, "description": about, "type": { "text": "string" } }))
        .collect();
    let events: Vec<_> = EVENTS
        .into_iter()
        .map(|(name, about)| json!({ "name": name, "description": about, "type": { "text": "CustomEvent" } }))
        .collect();
    json!({
        "schemaVersion": "2.1.0",
        "modules": [{
            "kind": "javascript-module",
            "path": "fall-line.js",
            "declarations": [{
                "kind": "class",
                "customElement": true,
                "name": "FallLine",
                "tagName": "fall-line",
                "superclass": { "name": "HTMLElement" },
                "description": "A gradient-descent simulator.",
                "attributes": attributes,
                "members": members,
                "events": events,
            }],
            "exports": [
                { "kind": "js", "name": "FallLine", "declaration": { "name": "FallLine", "module": "fall-line.js" } },
                { "kind": "custom-element-definition", "name": "fall-line", "declaration": { "name": "FallLine", "module": "fall-line.js" } },
            ],
        }],
    })
}
