//! The crate as crates.io takes it, tried out first by a program of somebody else's, who has nothing but
//! what is packed: it runs the examples, and a library for `wasm32` in a host that knows nothing of them.

use crate::build::{Standard, manifest, toolchain};
use crate::files::{list, read, read_bytes, remove_folder, target, workshop, write};
use crate::npm;
use crate::program::{run, shell};
use anyhow::{Context, Result, ensure};
use fall_line::{Config, Player};
use std::path::{Path, PathBuf};
use xshell::cmd;

/// Somebody's manifest.
const MANIFEST: &str = r#"[package]
name = "somebody"
edition = "2024"

[lib]
crate-type = ["cdylib"]

[dependencies]
fall-line = { path = "../crate", default-features = false, features = ["custom"] }

[features]
default = ["pictures"]
pictures = ["fall-line/chart"]

[profile.dev]
debug = false
"#;

/// Somebody's library, which says where the default run comes to rest.
const LIBRARY: &str = r#"#[unsafe(no_mangle)]
pub extern "C" fn rest() -> u32 {
    let mut player = fall_line::Player::new(&fall_line::Config::default());
    player.finish();
    player.rest()
}
"#;

/// Calls it, and gives it nothing to import.
const HOST: &str = "WebAssembly.instantiate(require('fs').readFileSync(process.argv[1])).then(({ instance }) => console.log(instance.exports.rest()))";

const TAR: &str = "tar unpacks the crate: install it";
const OFFLINE: &str = "build the project once with a network, so that cargo has all that it needs";

/// Packs the crate into a folder, once it has shown that it is of use.
pub(super) fn make(folder: &Path) -> Result<()> {
    let packed = pack()?;
    let place = std::env::temp_dir().join(format!("fall-line-crate-{}", std::process::id()));
    let tried = try_out(&packed, &place);
    remove_folder(&place)?;
    tried?;
    write(&folder.join(packed.file_name().unwrap_or_default()), read_bytes(&packed)?)
}

/// Packs it, and says where cargo put it.
fn pack() -> Result<PathBuf> {
    let shell = shell()?;
    run(
        cmd!(shell, "cargo package --package fall-line --offline --no-verify --allow-dirty --quiet"),
        OFFLINE,
    )?;
    Ok(target()?.join("package").join(format!("fall-line-{}.crate", manifest()?.version)))
}

/// Unpacks the crate into an empty place, and runs somebody's programs with it.
fn try_out(packed: &Path, place: &Path) -> Result<()> {
    let (unpacked, program) = (place.join("crate"), place.join("program"));
    write(&program.join("Cargo.toml"), MANIFEST)?;
    write(&program.join("src/lib.rs"), LIBRARY)?;
    std::fs::create_dir_all(&unpacked).with_context(|| unpacked.display().to_string())?;
    let shell = shell()?;
    run(cmd!(shell, "tar -xzf {packed} -C {unpacked} --strip-components=1"), TAR)?;
    // The versions that all else is tested with.
    write(&program.join("Cargo.lock"), read(&unpacked.join("Cargo.lock"))?)?;
    let examples = list(&unpacked.join("examples"))?;
    for example in &examples {
        let name = example.file_name().unwrap_or_default();
        write(&program.join("src/bin").join(name), read(example)?)?;
    }
    shell.change_dir(&program);
    shell.set_var("CARGO_TARGET_DIR", workshop("somebody")?);
    for example in &examples {
        let name = example.file_stem().unwrap_or_default();
        run(cmd!(shell, "cargo run --offline --quiet --bin {name}"), OFFLINE)?;
    }
    let drawn = read(&program.join("run.svg"))?;
    ensure!(drawn.starts_with("<svg"), "examples/svg.rs draws no SVG");
    let standard = Standard::find()?;
    match standard {
        Standard::Small => shell.set_var("RUSTC_BOOTSTRAP", "1"),
        Standard::Installed(_) => toolchain::add_target()?,
    }
    let (arguments, _) = standard.options();
    let wasm32 = toolchain::TARGET;
    run(
        cmd!(
            shell,
            "cargo build --offline --quiet --lib --no-default-features --target {wasm32} {arguments...}"
        ),
        OFFLINE,
    )?;
    let wasm = workshop("somebody")?.join(wasm32).join("debug/somebody.wasm");
    let said = cmd!(shell, "node -e {HOST} {wasm}").read().context(npm::NODE)?;
    let rest = rest().to_string();
    ensure!(said == rest, "in WebAssembly the default run comes to rest at {said}, and here at {rest}");
    Ok(())
}

/// Where the default run comes to rest.
fn rest() -> u32 {
    let mut player = Player::new(&Config::default());
    player.finish();
    player.rest()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_crate_has_its_sources_and_nothing_of_the_pages() {
        let shell = shell().unwrap();
        let listed = cmd!(shell, "cargo package --package fall-line --offline --list --allow-dirty --quiet");
        let listed = listed.read().unwrap();
        // The last three are cargo's own.
        let known = "CHANGELOG.md LICENSE-APACHE LICENSE-MIT README.md data docs examples src \
                     .cargo_vcs_info.json Cargo.lock Cargo.toml Cargo.toml.orig";
        for file in listed.lines() {
            let top = file.split('/').next().unwrap_or_default();
            assert!(known.split_whitespace().any(|one| one == top), "{file} is not for the crate");
        }
        for file in [
            "src/lib.rs",
            "src/export/python/program.py",
            "data/neuron.csv",
            "examples/svg.rs",
            "docs/rust.md",
        ] {
            assert!(listed.lines().any(|one| one == file), "{file} is missing");
        }
        assert!(!listed.contains(".html"));
    }

    #[test]
    fn without_boundary_and_pictures_nothing_of_javascript_comes_along() {
        let (shell, wasm32) = (shell().unwrap(), toolchain::TARGET);
        let tree = |features: &str| {
            cmd!(shell, "cargo tree --package fall-line --offline --edges normal --no-default-features --target {wasm32} --features {features}")
                .read()
                .unwrap()
        };
        for name in ["wasm-bindgen", "js-sys", "web-sys", "plotters-canvas", "rlsf"] {
            assert!(!tree("custom,lab").contains(&format!(" {name} v")), "{name} comes along");
            assert!(tree("web").contains(&format!(" {name} v")), "{name} does not come with `web`");
        }
    }
}
