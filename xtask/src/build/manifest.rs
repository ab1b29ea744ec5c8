//! What Cargo.toml says of the crate, which goes for all that is made of it.

use crate::program::shell;
use anyhow::{Context, Result};
use serde_json::Value;
use xshell::cmd;

/// What other files repeat.
pub(crate) struct Manifest {
    pub(crate) version: String,
    pub(crate) license: String,
    pub(crate) repository: Option<String>,
}

/// Reads it by cargo.
pub(crate) fn manifest() -> Result<Manifest> {
    let shell = shell()?;
    let metadata = cmd!(shell, "cargo metadata --format-version 1 --no-deps").quiet().read()?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let packages = metadata["packages"].as_array().context("cargo metadata names no packages")?;
    let package = packages.iter().find(|package| package["name"] == "fall-line");
    let package = package.context("there is no fall-line")?;
    let field = |name: &str| package[name].as_str().map(str::to_owned);
    Ok(Manifest {
        version: field("version").context("Cargo.toml has no version")?,
        license: field("license").context("Cargo.toml has no license")?,
        repository: field("repository"),
    })
}
