//! What the wasm is compiled by: the installed toolchain with its wasm target, and where it can, a
//! standard library of our own, compiled without the messages of panics.

use crate::program::{run, shell};
use anyhow::Result;
use std::path::{Path, PathBuf};
use xshell::cmd;

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
/// The release that [`SMALL`] was tried with: its options are not stable, and may change their
/// names or their meaning with the next one.
const TRIED: &str = "rustc 1.95.";
/// A panic aborts at once, says nothing, and keeps no place in a source: nobody reads it on a page.
const SMALL: [&str; 4] =
    ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"];
/// Cargo compiles the standard library with the crate, in the forms that it has for few bytes.
const BUILD: [&str; 2] = ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];
/// The stack lies below the constants. It is an eighth smaller than by default, so that no constant's
/// address takes more than 20 bits: wherever one is named, it is a byte less.
const STACK: &str = "-Clink-arg=-zstack-size=917504";
/// What LLVM does to loops for machines with registers and addressing modes of their own is longer in
/// wasm, whose engines do it again for the machine that it runs on.
const LOOPS: &str = "-Cllvm-args=-disable-lsr";
const REMEDY: &str = "install Rust by https://rustup.rs, or add what is missing by your own tool";

/// How the standard library comes into the wasm.
#[derive(Debug)]
pub(crate) enum Standard {
    /// Compiled with the crate, by options that only this release is known to have.
    Small,
    /// As it was installed, for the reason given; the wasm is a fifth larger.
    Installed(String),
}

impl Standard {
    /// Finds out which one there can be; installs its sources where they are missing.
    pub(crate) fn find() -> Result<Self> {
        let version = version()?;
        if !version.starts_with(TRIED) {
            return Ok(Self::Installed(format!(
                "its options were tried with {TRIED}*, and this is {version}"
            )));
        }
        let sources = sysroot()?.join("lib/rustlib/src/rust/library/Cargo.lock");
        if !sources.is_file()
            && let Err(error) = rustup(["component", "add", "rust-src"])
        {
            return Ok(Self::Installed(format!("its sources are missing: {error:#}")));
        }
        Ok(match sources.is_file() {
            true => Self::Small,
            false => Self::Installed(format!("{} is missing", sources.display())),
        })
    }

    /// The arguments for cargo and the options for rustc. Those of the small one are not stable:
    /// both need `RUSTC_BOOTSTRAP`.
    pub(crate) fn options(&self) -> (&'static [&'static str], Vec<String>) {
        match self {
            Self::Small => {
                (&BUILD, [&SMALL[..], &[STACK, LOOPS]].concat().into_iter().map(String::from).collect())
            }
            Self::Installed(_) => (&[], short_paths()),
        }
    }
}

/// Sees to it that there is the wasm target's standard library.
pub(crate) fn add_target() -> Result<()> {
    let shell = shell()?;
    let installed = cmd!(shell, "rustc --print=target-libdir --target {TARGET}").quiet().read()?;
    if Path::new(&installed).is_dir() { Ok(()) } else { rustup(["target", "add", TARGET]) }
}

fn rustup(arguments: [&str; 3]) -> Result<()> {
    let shell = shell()?;
    run(cmd!(shell, "rustup {arguments...}"), REMEDY)
}

/// What rustc says it is.
pub(crate) fn version() -> Result<String> {
    let shell = shell()?;
    Ok(cmd!(shell, "rustc -V").quiet().read()?)
}

fn sysroot() -> Result<PathBuf> {
    let shell = shell()?;
    Ok(cmd!(shell, "rustc --print=sysroot").quiet().read()?.into())
}

/// Options by which panics that keep places in sources do not name this machine's folders.
fn short_paths() -> Vec<String> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let folders = home.and_then(|home| std::fs::read_dir(home.join("registry/src")).ok());
    let folders = folders.into_iter().flatten().flatten();
    folders.map(|folder| format!("--remap-path-prefix={}=.", folder.path().display())).collect()
}
