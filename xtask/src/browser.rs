//! Browsers for the tests: those that are there, or that can be installed.

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
    found(&PROGRAMS, &PLACES).or_else(of_playwright)
}

fn found(programs: &[&str], places: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path =
        |name: &&str| std::env::split_paths(&path).map(|folder| folder.join(name)).find(|p| p.is_file());
    programs
        .iter()
        .find_map(on_path)
        .or_else(|| places.iter().map(PathBuf::from).find(|place| place.is_file()))
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
    if downloaded.is_ok() || !is_debian() {
        return downloaded.map_err(|error| format!("{error}; {REMEDY}"));
    }
    install_on_debian(&["chromium", "fonts-dejavu-core"])
}

pub fn is_debian() -> bool {
    Path::new("/etc/debian_version").is_file()
}

pub fn install_on_debian(packages: &[&str]) -> Outcome {
    let apt = |arguments: &[&str]| {
        Tool::new("apt-get", REMEDY).env("DEBIAN_FRONTEND", "noninteractive").args(arguments).run()
    };
    apt(&["update", "-q"])?;
    apt(&[&["install", "-q", "-y", "--no-install-recommends"], packages].concat())
}

/// Another program that tests are made with where it is there: an engine, which the embed is tried
/// in as well, or one that shows what is printed.
pub struct Engine {
    name: &'static str,
    /// Where its program is to be told.
    pub variable: &'static str,
    programs: &'static [&'static str],
    places: &'static [&'static str],
    /// Debian's packages for it.
    packages: &'static [&'static str],
}

pub const ENGINES: [Engine; 2] = [
    Engine {
        name: "Firefox",
        variable: "FALL_LINE_FIREFOX",
        programs: &["firefox-esr", "firefox"],
        places: &[
            "/Applications/Firefox.app/Contents/MacOS/firefox",
            "C:/Program Files/Mozilla Firefox/firefox.exe",
        ],
        packages: &["firefox-esr"],
    },
    Engine {
        name: "WebKitGTK",
        variable: "FALL_LINE_WEBKIT",
        programs: &["WebKitWebDriver"],
        places: &[],
        packages: &["webkit2gtk-driver", "xvfb"],
    },
];

/// Turns a PDF into pixels.
pub const PAPER: Engine = Engine {
    name: "print",
    variable: "FALL_LINE_PAPER",
    programs: &["pdftoppm"],
    places: &[],
    packages: &["poppler-utils"],
};

impl Engine {
    /// Its program. Debian has all of them; elsewhere a missing one is said, not an error.
    pub fn find_or_install(&self) -> Outcome<Option<PathBuf>> {
        if let Some(chosen) = std::env::var_os(self.variable) {
            return Ok(Some(chosen.into()));
        }
        let find = || found(self.programs, self.places);
        if find().is_none() && is_debian() {
            println!("{} not found: installing it", self.name);
            install_on_debian(self.packages)?;
        }
        let program = find();
        if program.is_none() {
            let Self { name, variable, .. } = self;
            eprintln!("\nATTENTION: NOT TESTED in {name}, which is not installed; {variable} can name it\n");
        }
        Ok(program)
    }
}
