//! A browser for the tests: one that is there, or one that can be installed.

use crate::Outcome;
use crate::tools::{Tool, npm_tool};
use std::path::{Path, PathBuf};

/// Names a browser to use whatever else is installed.
const CHOICE: &str = "FALL_LINE_BROWSER";

const PROGRAMS: [&str; 6] = [
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
    "microsoft-edge",
    "microsoft-edge-stable",
];

/// Where browsers stand that are not on the path.
const PLACES: [&str; 5] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
];

const REMEDY: &str = "install Chrome or Chromium, or name one in the environment variable FALL_LINE_BROWSER";

/// The browser's program.
pub fn find_or_install() -> Outcome<PathBuf> {
    if let Some(chosen) = std::env::var_os(CHOICE) {
        let chosen = PathBuf::from(chosen);
        return match chosen.is_file() {
            true => Ok(chosen),
            false => Err(format!("{CHOICE} names {}, where there is no file", chosen.display())),
        };
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    println!("no browser found: installing one");
    install()?;
    find().ok_or_else(|| format!("there is still no browser: {REMEDY}"))
}

fn find() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path =
        |name: &&str| std::env::split_paths(&path).map(|folder| folder.join(name)).find(|p| p.is_file());
    PROGRAMS
        .iter()
        .find_map(on_path)
        .or_else(|| PLACES.iter().map(PathBuf::from).find(|place| place.is_file()))
        .or_else(of_playwright)
}

/// The one that Playwright has downloaded, if it has.
fn of_playwright() -> Option<PathBuf> {
    let ask = "import('@playwright/test').then(({ chromium }) => console.log(chromium.executablePath()))";
    let answer = Tool::new("node", REMEDY).args(&["--eval", ask]).output().ok()?;
    let path = PathBuf::from(answer.trim());
    path.is_file().then_some(path)
}

/// Debian has no download from Playwright's servers to wait for; everyone else does.
fn install() -> Outcome {
    let downloaded = npm_tool("playwright")?.args(&["install", "chromium"]).run();
    if downloaded.is_ok() || !Path::new("/etc/debian_version").is_file() {
        return downloaded.map_err(|error| format!("{error}; {REMEDY}"));
    }
    let apt = |arguments: &[&str]| {
        Tool::new("apt-get", REMEDY).env("DEBIAN_FRONTEND", "noninteractive").args(arguments).run()
    };
    apt(&["update", "-q"])?;
    apt(&["install", "-q", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core"])
}
