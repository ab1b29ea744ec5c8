//! The crate as WebAssembly with its JavaScript glue, once for each page, in www/generated/.

use crate::Outcome;
use crate::names::Names;
use crate::quiet;
use crate::stamp::Stamp;
use crate::sweep;
use crate::tools::{Tool, npm_tool, root};
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

pub const TARGET: &str = "wasm32-unknown-unknown";
/// The glue and the wasm are called by this name.
const NAME: &str = "fall_line";

/// A page's own build of the crate. Only the crate itself is compiled anew for each; what it
/// depends on is the same in both.
pub struct Build {
    /// The page, and the folder in www/generated/.
    page: &'static str,
    cargo: &'static [&'static str],
    /// Options of `wasm-opt`.
    optimize: &'static [&'static str],
}

/// Everything, rather for speed.
pub const LAB: Build = Build {
    page: "lab",
    cargo: &[
        "--config",
        "profile.wasm.package.fall-line.opt-level=\"s\"",
        "--config",
        "profile.wasm.package.contour.opt-level=3",
    ],
    optimize: &["-Os"],
};

/// Without what only the lab needs, for size.
pub const EMBED: Build = Build {
    page: "embed",
    cargo: &["--no-default-features"],
    // Nothing of Rust's lies in the lowest kilobyte: there the stack would end. What is written
    // out again where it is called is longer, and packs worse, than the call.
    optimize: &[
        "--low-memory-unused",
        "-Oz",
        "--skip-pass=inlining",
        "--skip-pass=inlining-optimizing",
        "--skip-pass=local-cse",
        "--dealign",
    ],
};

impl Build {
    fn folder(&self) -> PathBuf {
        root().join("www/generated").join(self.page)
    }

    pub fn wasm(&self) -> PathBuf {
        self.folder().join(format!("{NAME}_bg.wasm"))
    }

    /// The option by which esbuild finds this build where the pages' code says `fall-line`.
    pub fn alias(&self) -> String {
        format!("--alias:fall-line=./www/generated/{}/{NAME}_bg.js", self.page)
    }
}

/// What rustc uses by default, all of it in browsers for years; what is newer, wasm-opt must not
/// bring in.
const FEATURES: [&str; 7] = [
    "--mvp-features",
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Builds what is out of date; says whether anything was.
pub fn build() -> Outcome<bool> {
    let mut built = false;
    for page in [LAB, EMBED] {
        built |= page.build()?;
    }
    Ok(built)
}

impl Build {
    fn build(&self) -> Outcome<bool> {
        let inputs = ["Cargo.toml", "Cargo.lock", "src", "data", "xtask/src/wasm.rs", "xtask/src/quiet.rs"];
        let stamp = Stamp::of(&format!("wasm-{}", self.page), &inputs)?;
        let wasm = self.wasm();
        if stamp.is_current() && wasm.is_file() {
            return Ok(false);
        }
        add_target()?;
        Tool::cargo(&["build", "--lib", "--profile", "wasm", "--target", TARGET])
            .args(self.cargo)
            .env("RUSTFLAGS", short_paths())
            .run()?;
        bind(&self.folder()).map_err(|error| format!("wasm-bindgen: {error:#}"))?;
        let path = wasm.to_string_lossy();
        npm_tool("wasm-opt")?
            .args(&[path.as_ref(), "-o", path.as_ref()])
            .args(self.optimize)
            .args(&FEATURES)
            .run()?;
        stamp.keep()?;
        Ok(true)
    }
}

/// Panics carry the paths of their sources; this machine's folders are nobody's business, and
/// bytes.
fn short_paths() -> String {
    let home = |name: &str, below: &str| {
        let set = std::env::var_os(name).map(PathBuf::from);
        set.or_else(|| Some(std::env::home_dir()?.join(below)))
    };
    let registry = home("CARGO_HOME", ".cargo").map(|cargo| cargo.join("registry/src"));
    let folders =
        registry.and_then(|registry| std::fs::read_dir(registry).ok()).into_iter().flatten().flatten();
    let flags = folders.map(|folder| format!("--remap-path-prefix={}=.", folder.path().display()));
    flags.chain([sweep::NOTES.to_owned()]).collect::<Vec<_>>().join(" ")
}

/// A target that is there already costs rustup a few milliseconds and no network.
pub fn add_target() -> Outcome {
    let remedy = "install Rust by https://rustup.rs, or add the target by your own tool";
    let installed = Tool::new("rustup", remedy).args(&["target", "list", "--installed"]).output()?;
    if installed.lines().any(|line| line.trim() == TARGET) {
        return Ok(());
    }
    Tool::new("rustup", remedy).args(&["target", "add", TARGET]).run()
}

fn bind(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let input = root().join("target").join(TARGET).join("wasm").join(format!("{NAME}.wasm"));
    let linked = std::fs::read(&input)?;
    let mut output = Bindgen::new()
        .input_path(input)
        .out_name(NAME)
        // The glue leaves it to the pages to find the wasm; in the embed it is no file at all.
        .bundler(true)?
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()?;
    quiet::panics(output.wasm_mut());
    sweep::unreached(output.wasm_mut(), &linked)?;
    let names = Names::shorten(output.wasm_mut());
    output.emit(folder)?;
    let glue = folder.join(format!("{NAME}_bg.js"));
    std::fs::write(&glue, names.shortened(&std::fs::read_to_string(&glue)?))?;
    Ok(())
}
