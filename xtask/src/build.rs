//! The build: what dist/ is made of, step by step, each left out while nothing it depends on has
//! changed.

mod bundle;
mod catalogue;
mod claims;
mod embed;
mod examples;
mod lab;
pub(crate) mod lessons;
mod manifest;
mod names;
mod order;
mod page;
mod picture;
mod theme;
pub(crate) mod toolchain;
mod wasm;

pub(crate) use bundle::{bundle, imports};
pub(crate) use manifest::manifest;
pub(crate) use page::{about, site};
pub(crate) use toolchain::Standard;
/// The engine with everything, as the lab has it.
pub(crate) use wasm::LAB as ENGINE;

#[cfg(test)]
use crate::fingerprint::Step;
use anyhow::Result;

/// All steps, in the order in which they are made.
#[cfg(test)]
pub(crate) const STEPS: [Step; 6] =
    [wasm::LAB.step, wasm::EMBED.step, lessons::STEP, examples::STEP, lab::STEP, embed::STEP];

/// Builds what is out of date of the two pages; says whether anything was.
pub(crate) fn pages() -> Result<bool> {
    let mut built = wasm::build([wasm::LAB, wasm::EMBED])?;
    catalogue::write()?;
    theme::write()?;
    built |= lessons::build()?;
    built |= examples::build()?;
    let picture = picture::svg()?;
    built |= lab::build(&picture)?;
    built |= embed::build(&picture)?;
    Ok(built)
}

/// Builds the engine that the bench calls, if it is out of date.
pub(crate) fn engine_for_bench() -> Result<()> {
    wasm::build([wasm::BENCH]).map(drop)
}
