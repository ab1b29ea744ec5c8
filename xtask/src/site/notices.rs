//! The notices of third parties: whose work the pages carry, and under which licences.

use crate::files::{list, read, root};
use crate::npm;
use crate::program::shell;
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use xshell::cmd;

/// How the names of files with licences begin.
const LICENCES: [&str; 5] = ["licen", "copying", "notice", "unlicense", "copyright"];
const HEAD: &str = "The pages of Fall Line carry the work of others, under the licences below.\n\
    The WebAssembly holds parts of Rust's standard library too, under MIT or Apache 2.0.\n";

/// Linked, but called by nothing on a page: numbers are written by the browser itself.
const UNUSED: &str = "ryu-js";

const CRATES: &str = "https://crates.io/crates";
const PACKAGES: &str = "https://www.npmjs.com/package";

/// Somebody's package.
struct Part {
    name: String,
    licence: String,
    /// Where its source is, as some licences ask to be told.
    source: String,
    /// What it says for itself, empty where it names a licence alone.
    text: String,
}

impl Part {
    /// `registry` is the address of all that it has, before a package's name.
    fn new(name: &Value, about: &Value, folder: &Path, registry: &str) -> Result<Self> {
        let word = |value: &Value| value.as_str().unwrap_or("unknown").to_owned();
        let source = format!("{registry}/{}", word(name));
        let name = format!("{} {}", word(name), word(&about["version"]));
        let mut text = String::new();
        for file in list(folder)? {
            let begins = file.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
            if file.is_file() && LICENCES.iter().any(|begin| begins.starts_with(begin)) {
                text += read(&file)?.trim();
                text += "\n\n";
            }
        }
        Ok(Self { name, licence: word(&about["license"]), source, text })
    }
}

/// All of them as one text: many share a licence to the letter, which then stands there once.
pub(super) fn text() -> Result<String> {
    npm::install()?;
    let mut holders: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for Part { name, licence, source, text } in crates()?.into_iter().chain(packages()?) {
        holders.entry(text).or_default().push(format!("{name} ({licence}): {source}"));
    }
    let parts = holders.into_iter().map(|(text, names)| format!("{}\n\n{text}", names.join("\n")));
    Ok([HEAD.to_owned()].into_iter().chain(parts).collect::<Vec<_>>().join("\n----\n\n"))
}

/// The crates that are linked into the WebAssembly.
fn crates() -> Result<Vec<Part>> {
    let shell = shell()?;
    let target = crate::build::toolchain::TARGET;
    let metadata =
        cmd!(shell, "cargo metadata --format-version 1 --filter-platform {target} --features web").quiet();
    let metadata: Value = serde_json::from_str(&metadata.read()?)?;
    let array = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let by_id: BTreeMap<String, Value> =
        array(&metadata["packages"]).into_iter().map(|package| (id(&package["id"]), package)).collect();
    let nodes: BTreeMap<String, Value> =
        array(&metadata["resolve"]["nodes"]).into_iter().map(|node| (id(&node["id"]), node)).collect();
    let ours = by_id.iter().find(|(_, package)| package["name"] == "fall-line").map(|(id, _)| id.clone());
    let mut open = vec![ours.context("cargo metadata does not know fall-line")?];
    let mut seen = BTreeSet::new();
    while let Some(one) = open.pop() {
        for dependency in array(&nodes.get(&one).unwrap_or(&Value::Null)["deps"]) {
            // Those of other kinds are for tests and builds.
            let is_linked = array(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            let next = id(&dependency["pkg"]);
            if is_linked
                && by_id.get(&next).is_some_and(|package| !is_macro(package))
                && seen.insert(next.clone())
            {
                open.push(next);
            }
        }
    }
    let part = |id: &String| {
        let package = &by_id[id];
        let manifest = package["manifest_path"].as_str().unwrap_or_default();
        Part::new(&package["name"], package, Path::new(manifest).parent().unwrap_or(Path::new(".")), CRATES)
    };
    seen.iter().filter(|id| by_id[*id]["name"] != UNUSED).map(part).collect()
}

fn id(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Macros run where the crate is compiled, and are in nothing that it makes.
fn is_macro(package: &Value) -> bool {
    package["targets"].as_array().is_some_and(|targets| {
        targets
            .iter()
            .any(|target| target["kind"].as_array().is_some_and(|kinds| kinds.contains(&"proc-macro".into())))
    })
}

/// The packages of npm that are bundled into the scripts: those that are neither for development alone nor
/// hold nothing but types.
fn packages() -> Result<Vec<Part>> {
    let lock: Value = serde_json::from_str(&read(&root().join("package-lock.json"))?)?;
    let all = lock["packages"].as_object().context("package-lock.json names no packages")?;
    let is_types = |place: &str| place.starts_with("node_modules/@types/");
    let bundled =
        all.iter().filter(|(place, about)| !place.is_empty() && about["dev"] != true && !is_types(place));
    bundled
        .map(|(place, about)| {
            let name = place.rsplit("node_modules/").next().unwrap_or(place);
            Part::new(&name.into(), about, &root().join(place), PACKAGES)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_linked_and_bundled_is_named_with_its_licence_and_what_builds_is_not() {
        let text = text().unwrap();
        for name in [
            "plotters 0.3",
            "num-dual",
            "wasm-bindgen 0.2",
            "papaparse",
            "fflate",
            "mediabunny",
            "@xapi/cmi5",
        ] {
            assert!(text.contains(&format!("\n{name}")), "{name} is not named");
        }
        for name in ["proptest", "syn ", "esbuild", "@playwright", "@types", UNUSED] {
            assert!(!text.contains(&format!("\n{name}")), "{name} is in no page");
        }
        assert!(text.contains("(MPL-2.0): https://www.npmjs.com/package/mediabunny"));
        assert!(!text.contains("(unknown)"));
        assert!(text.contains("Permission is hereby granted"));
    }
}
