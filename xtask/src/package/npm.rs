//! The package for npm: the element with its types, the pages as they are served, and the bare engine as a
//! module.

use crate::build::{ENGINE, bundle, manifest};
use crate::files::{copy, list, read, read_bytes, replace_folder, root, workshop, write};
use crate::npm;
use crate::program::{run, shell};
use anyhow::{Result, ensure};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// What is made for a server alone.
const LEFT_OUT: [&str; 3] = ["_headers", "examples", "oembed.json"];
/// How the engine's script and its types name what wasm-bindgen has written.
const ALIAS: &str = "\"fall-line\"";
/// The file of its types, which stand for no script: that is in the engine's own.
const GLUE: &str = "\"./glue.js\"";
/// What the types of wasm-bindgen take for granted, in a project for Node too.
const LIBRARIES: &str = "/// <reference lib=\"dom\" />\n/// <reference lib=\"esnext.disposable\" />\n";

/// Packs it into a folder, from what is built; gives the file.
pub(super) fn make(folder: &Path) -> Result<PathBuf> {
    npm::install()?;
    let staged = workshop("npm")?.join("fall-line");
    replace_folder(&staged, fill)?;
    let shell = shell()?;
    run(npm::pack(&shell, &staged, folder), npm::NODE)?;
    Ok(folder.join(format!("fall-line-{}.tgz", manifest()?.version)))
}

fn fill(folder: &Path) -> Result<()> {
    let root = root();
    for path in list(&root.join("dist"))? {
        let name = path.file_name().unwrap_or_default();
        if LEFT_OUT.iter().any(|left| name == *left) {
            continue;
        }
        match path.is_dir() {
            true => copy(&path, &folder.join(name))?,
            false => write(&folder.join(name), read_bytes(&path)?)?,
        }
    }
    for name in ["LICENSE-MIT", "LICENSE-APACHE", "npm/README.md", "npm/engine.node.js"] {
        let path = root.join(name);
        write(&folder.join(path.file_name().unwrap_or_default()), read_bytes(&path)?)?;
    }
    write(&folder.join("package.json"), about()?)?;
    write(
        &folder.join("engine.js"),
        bundle("www/engine.js", "engine.js", &["--format=esm", &ENGINE.alias()])?,
    )?;
    write(&folder.join("engine.wasm"), read_bytes(&ENGINE.wasm())?)?;
    write(&folder.join("engine.d.ts"), types()?)?;
    write(&folder.join("glue.d.ts"), LIBRARIES.to_owned() + &read(&ENGINE.types())?)
}

/// The package's own manifest, with what Cargo.toml says.
fn about() -> Result<String> {
    let mut about: Value = serde_json::from_str(&read(&root().join("npm/package.json"))?)?;
    let manifest = manifest()?;
    about["version"] = manifest.version.into();
    about["license"] = manifest.license.into();
    if let Some(address) = manifest.repository {
        about["repository"] = json!({ "type": "git", "url": address });
    }
    Ok(serde_json::to_string_pretty(&about)? + "\n")
}

/// The engine's types, from the comments of its script, with those of all that crosses the boundary.
fn types() -> Result<String> {
    let (shell, folder) = (shell()?, workshop("types-of-engine")?);
    println!();
    npm::tool(&shell, "tsc")?.args(["--project", "npm/tsconfig.json", "--outDir"]).arg(&folder).run()?;
    let declared = read(&folder.join("engine.d.ts"))?;
    ensure!(
        declared.contains(ALIAS),
        "www/engine.js no longer gives what {ALIAS} has: xtask/src/package/npm.rs"
    );
    Ok(declared.replace(ALIAS, GLUE) + &format!("export type * from {GLUE};\n"))
}
