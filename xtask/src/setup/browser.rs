//! Browsers for the tests: those that are there.

use crate::npm;
use crate::program::{find, run, shell};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use xshell::cmd;

/// Names a browser to use whatever else is installed.
const CHOICE: &str = "FALL_LINE_BROWSER";
const REMEDY: &str = "install Chrome or Chromium, or name one in the environment variable FALL_LINE_BROWSER";

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

/// Chromium without windows: the same engine, with which the tests of the pages take two thirds of the time.
const HEADLESS: [&str; 2] = ["chromium-headless-shell", "chrome-headless-shell"];

/// Debian's and Ubuntu's packages; Ubuntu has no headless one.
pub(crate) const PACKAGES: [&[&str]; 3] = [
    &["chromium", "chromium-browser"],
    &["chromium-headless-shell", "chromium", "chromium-browser"],
    &["fonts-dejavu-core"],
];

/// The browser's program.
///
/// # Errors
///
/// Fails if there is none, or if `FALL_LINE_BROWSER` names a file that is not there.
pub(crate) fn chromium() -> Result<PathBuf> {
    if let Some(chosen) = std::env::var_os(CHOICE) {
        let chosen = PathBuf::from(chosen);
        if !chosen.is_file() {
            bail!("{CHOICE} names {}, where there is no file", chosen.display());
        }
        return Ok(chosen);
    }
    found(&PROGRAMS, &PLACES).or_else(of_playwright).context(REMEDY)
}

/// The program for many tests in a row: the one without windows, where there is one and none is named.
///
/// # Errors
///
/// As [`chromium`] does.
pub(crate) fn headless() -> Result<PathBuf> {
    let is_chosen = std::env::var_os(CHOICE).is_some();
    if is_chosen { chromium() } else { found(&HEADLESS, &[]).map_or_else(chromium, Ok) }
}

fn found(programs: &[&str], places: &[&str]) -> Option<PathBuf> {
    let on_path = programs.iter().find_map(|name| find(name));
    on_path.or_else(|| places.iter().map(PathBuf::from).find(|place| place.is_file()))
}

/// The one that Playwright has downloaded, if it has.
fn of_playwright() -> Option<PathBuf> {
    let ask = "import('@playwright/test').then(({ chromium }) => console.log(chromium.executablePath()))";
    let shell = shell().ok()?;
    let answer = cmd!(shell, "node --eval {ask}").quiet().ignore_stderr().read().ok()?;
    let path = Path::new(answer.trim());
    path.is_file().then(|| path.to_path_buf())
}

/// Playwright's own download, where there are no packages.
pub(crate) fn download() -> Result<()> {
    let shell = shell()?;
    run(npm::tool(&shell, "playwright")?.args(["install", "chromium"]), REMEDY)
}

/// Another program that tests are made with where it is there: an engine, which the embed is tried
/// in as well, or one that shows what is printed.
#[derive(Debug)]
pub(crate) struct Engine {
    pub name: &'static str,
    /// The environment variable that tells tests its program, and may name one.
    pub variable: &'static str,
    programs: &'static [&'static str],
    places: &'static [&'static str],
    pub packages: &'static [&'static [&'static str]],
}

pub(crate) const ENGINES: [Engine; 2] = [
    Engine {
        name: "Firefox",
        variable: "FALL_LINE_FIREFOX",
        programs: &["firefox-esr", "firefox"],
        places: &[
            "/Applications/Firefox.app/Contents/MacOS/firefox",
            "C:/Program Files/Mozilla Firefox/firefox.exe",
        ],
        packages: &[&["firefox-esr", "firefox"]],
    },
    Engine {
        name: "WebKitGTK",
        variable: "FALL_LINE_WEBKIT",
        programs: &["WebKitWebDriver"],
        places: &[],
        packages: &[&["webkit2gtk-driver"], &["xvfb"]],
    },
];

/// Turns a PDF into pixels.
pub(crate) const PAPER: Engine = Engine {
    name: "print",
    variable: "FALL_LINE_PAPER",
    programs: &["pdftoppm"],
    places: &[],
    packages: &[&["poppler-utils"]],
};

impl Engine {
    /// Its program. Returns `None` if it is not installed.
    pub(crate) fn program(&self) -> Option<PathBuf> {
        match std::env::var_os(self.variable) {
            Some(chosen) => Some(chosen.into()),
            None => found(self.programs, self.places),
        }
    }
}
