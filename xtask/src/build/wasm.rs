//! The crate as WebAssembly with its JavaScript glue, once for each page, in www/generated/.

use super::names::shortened;
use super::order::named_by_place;
use super::toolchain::{self, Standard, TARGET};
use crate::files::{read, read_bytes, replace_folder, root, write};
use crate::fingerprint::Step;
use crate::npm;
use crate::program::shell;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::{Bindgen, EncodeInto};
use xshell::cmd;

/// The glue and the wasm are called by this name.
const NAME: &str = "fall_line";

/// A page's own build of the crate. Only the crate itself is compiled anew for each; what it
/// depends on is the same in both.
pub(crate) struct Build {
    pub(super) step: Step,
    /// The folder in www/generated/.
    page: &'static str,
    cargo: &'static [&'static str],
    /// Options for rustc where it makes the whole wasm.
    rustc: &'static [&'static str],
    /// How far `wasm-opt` goes.
    optimize: &'static str,
}

/// What decides what the wasm is, but for the compiler and its options.
const INPUTS: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    "package-lock.json",
    "src",
    "data",
    "xtask/src/build/wasm.rs",
    "xtask/src/build/names.rs",
    "xtask/src/build/order.rs",
    "xtask/src/build/toolchain.rs",
];

/// Whatever is longer than a word is copied and cleared by a call.
const SMALLER_COPIES: &str = "-Cllvm-args=-max-store-memcpy=1";
const SMALLER_CLEARING: &str = "-Cllvm-args=-max-store-memset=1";
/// Repetitions are looked for by the newer of two ways.
const NEWER_GVN: &str = "-Cllvm-args=-enable-newgvn";

/// Everything, for size too.
pub(crate) const LAB: Build = Build {
    step: Step { name: "wasm-lab", inputs: INPUTS, outputs: &["www/generated/lab/fall_line_bg.wasm"] },
    page: "lab",
    cargo: &["--no-default-features", "--features", "web,lab"],
    rustc: &[SMALLER_COPIES, SMALLER_CLEARING, NEWER_GVN],
    optimize: "-Oz",
};

/// The lab's with what only the bench calls.
pub(super) const BENCH: Build = Build {
    step: Step { name: "wasm-bench", inputs: INPUTS, outputs: &["www/generated/bench/fall_line_bg.wasm"] },
    page: "bench",
    cargo: &["--no-default-features", "--features", "bench"],
    ..LAB
};

/// Without what only the lab needs, for size.
pub(super) const EMBED: Build = Build {
    step: Step { name: "wasm-embed", inputs: INPUTS, outputs: &["www/generated/embed/fall_line_bg.wasm"] },
    page: "embed",
    cargo: &["--no-default-features", "--features", "web"],
    // What a loop need not repeat is left to the engines that the wasm runs in, too.
    rustc: &[SMALLER_COPIES, SMALLER_CLEARING, NEWER_GVN, "-Cllvm-args=-disable-machine-licm"],
    optimize: "-Oz",
};

impl Build {
    fn folder(&self) -> PathBuf {
        root().join("www/generated").join(self.page)
    }

    pub(crate) fn wasm(&self) -> PathBuf {
        self.folder().join(format!("{NAME}_bg.wasm"))
    }

    /// What TypeScript is told of it.
    pub(crate) fn types(&self) -> PathBuf {
        self.folder().join(format!("{NAME}.d.ts"))
    }

    /// The option by which esbuild finds this build where the pages' code says `fall-line`.
    pub(crate) fn alias(&self) -> String {
        format!("--alias:fall-line=./www/generated/{}/{NAME}_bg.js", self.page)
    }
}

/// Options of `wasm-opt` for both. Nothing of Rust's lies in the lowest kilobyte: there the stack
/// would end. What is written out again where it is called is longer, and packs worse, than the call.
/// A run of zeros among the data is no longer, once packed, than the head of one more segment.
const SMALLER: [&str; 7] = [
    // Again, until nothing changes.
    "--converge",
    "--low-memory-unused",
    "--skip-pass=inlining",
    "--skip-pass=inlining-optimizing",
    "--skip-pass=local-cse",
    "--skip-pass=memory-packing",
    "--dealign",
];

/// Passes that go before: on code without nested expressions the others find more.
const STRAIGHT: [&str; 3] = ["--flatten", "--rereloop", "-O4"];

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

/// Makes those that are out of date; says whether any was.
pub(super) fn build<const COUNT: usize>(builds: [Build; COUNT]) -> Result<bool> {
    let standard = Standard::find()?;
    if let Standard::Installed(reason) = &standard {
        println!("the wasm takes the standard library as it was installed, and is larger by it: {reason}");
    }
    let mut built = false;
    for build in builds {
        built |= build.build(&standard)?;
    }
    Ok(built)
}

impl Build {
    fn build(&self, standard: &Standard) -> Result<bool> {
        let (arguments, options) = standard.options();
        let facts = [toolchain::version()?, options.join(" ")].join("\n");
        self.step.run(&facts, || {
            if let Standard::Installed(_) = standard {
                toolchain::add_target()?;
            }
            let linked = self.compile(standard, arguments, &options)?;
            replace_folder(&self.folder(), |folder| {
                bind(&linked, folder)?;
                let (wasm, glue) =
                    (folder.join(format!("{NAME}_bg.wasm")), folder.join(format!("{NAME}_bg.js")));
                let (short_wasm, short_glue) = shortened(&read_bytes(&wasm)?, &read(&glue)?)?;
                write(&wasm, short_wasm)?;
                write(&glue, short_glue)?;
                self.optimize(&wasm, &STRAIGHT, &[])?;
                write(&wasm, named_by_place(&read_bytes(&wasm)?)?)?;
                self.optimize(
                    &wasm,
                    &[],
                    &["--reorder-functions-by-name", "--strip-debug", "--strip-target-features"],
                )
            })
        })
    }

    /// Runs `wasm-opt` over a wasm in its place, with some passes more before and after.
    fn optimize(&self, wasm: &Path, before: &[&str], after: &[&str]) -> Result<()> {
        let shell = shell()?;
        let optimizer = npm::tool(&shell, "wasm-opt")?;
        let optimizer = optimizer.arg(wasm).arg("-o").arg(wasm).args(before).arg(self.optimize);
        Ok(optimizer.args(SMALLER).args(after).args(FEATURES).run()?)
    }

    /// Compiles the crate, and says where cargo put it.
    fn compile(&self, standard: &Standard, arguments: &[&str], options: &[String]) -> Result<PathBuf> {
        let shell = shell()?;
        // Options that hold spaces stay whole only in this form.
        shell.set_var("CARGO_ENCODED_RUSTFLAGS", options.join("\u{1f}"));
        if let Standard::Small = standard {
            shell.set_var("RUSTC_BOOTSTRAP", "1");
        }
        // Were it compiled as the Rust library that it else is, all that one offers would have to stay callable.
        let build = cmd!(shell, "cargo rustc --lib --crate-type cdylib --profile wasm --target {TARGET}");
        println!();
        let build = build.args(self.cargo).args(arguments).arg("--message-format=json-render-diagnostics");
        let messages = build.arg("--").args(self.rustc).read()?;
        let made = messages.lines().filter_map(artefact).next_back();
        made.context("cargo says of no wasm that it was made")
    }
}

/// The wasm that a message of cargo's says was made of this crate.
fn artefact(message: &str) -> Option<PathBuf> {
    let message: serde_json::Value = serde_json::from_str(message).ok()?;
    let is_ours = message["reason"] == "compiler-artifact" && message["target"]["name"] == NAME;
    let files = message["filenames"].as_array().filter(|_| is_ours)?;
    files.iter().filter_map(|file| file.as_str()).find(|file| file.ends_with(".wasm")).map(PathBuf::from)
}

fn bind(linked: &Path, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(linked)
        .out_name(NAME)
        .typescript(true)
        // Every browser that the pages run in has it.
        .encode_into(EncodeInto::Always)
        .remove_name_section(true)
        .remove_producers_section(true);
    // The glue leaves it to the pages to find the wasm; in the embed it is no file at all.
    bindgen.bundler(true)?.generate(folder).context("wasm-bindgen")
}
