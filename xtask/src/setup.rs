//! What the tests need beside Rust and Node: browsers, and on Debian the packages that bring them.

pub(crate) mod browser;
pub(crate) mod counter;
mod debian;
mod python;

use anyhow::{Context, Result};
use browser::{ENGINES, PAPER};

/// Installs what is missing. The one verb that installs programs.
pub(crate) fn run() -> Result<()> {
    let missing = missing();
    if missing.is_empty() {
        println!("browsers and packages are all there");
        return Ok(());
    }
    let names: Vec<_> = missing.iter().map(|need| need.name).collect();
    println!("not found: {}", names.join(", "));
    if !debian::is_here() {
        return browser::download();
    }
    debian::install(&missing.iter().flat_map(|need| need.packages).copied().collect::<Vec<_>>())
}

/// Sees to it that what no test can do without is there; says what is not tested without the rest.
/// On a bare machine this is [`run`].
pub(crate) fn require() -> Result<()> {
    let is_missing = !missing().is_empty();
    if is_missing && debian::may_install() {
        println!("this machine lacks what the tests need: `cargo xtask setup` runs first");
        run()?;
    }
    browser::chromium().context("`cargo xtask setup` installs a browser where it may")?;
    if !python::has_numpy() {
        println!("no Python has NumPy: an environment with it is made beside what is built");
        let made = python::make();
        made.with_context(|| format!("tests need Python 3 with NumPy: {}", remedy(&python::PACKAGES)))?;
    }
    if !counter::is_here() {
        println!("\nATTENTION: NOT COUNTED: instructions: {}", remedy(&counter::PACKAGES));
    }
    for engine in ENGINES.iter().chain([&PAPER]).filter(|engine| engine.program().is_none()) {
        println!("\nATTENTION: NOT TESTED in {}: {}", engine.name, remedy(engine.packages));
    }
    Ok(())
}

/// A program or library that tests use, and the packages that bring it: for each the names that
/// Debian and Ubuntu have for it, the better one first.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Need {
    pub name: &'static str,
    pub packages: &'static [&'static [&'static str]],
}

fn missing() -> Vec<Need> {
    let mut missing = Vec::new();
    if browser::chromium().is_err() {
        missing.push(Need { name: "a Chromium", packages: &browser::PACKAGES });
    }
    if !python::has_numpy() {
        missing.push(Need { name: "Python with NumPy", packages: &python::PACKAGES });
    }
    if !counter::is_here() {
        missing.push(Need { name: counter::PROGRAM, packages: &counter::PACKAGES });
    }
    let engines = ENGINES.iter().chain([&PAPER]).filter(|engine| engine.program().is_none());
    missing.extend(engines.map(|engine| Need { name: engine.name, packages: engine.packages }));
    missing
}

fn remedy(packages: &[&[&str]]) -> String {
    let names: Vec<_> = packages.iter().filter_map(|names| names.first().copied()).collect();
    match debian::is_here() {
        true => format!("sudo apt-get install {}", names.join(" ")),
        false => format!("install what Debian calls {}", names.join(", ")),
    }
}
