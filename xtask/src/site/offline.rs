//! The lab without a network, and as an app: its service worker with the list of what that keeps, the web app
//! manifest, and the icons.

use super::icon;
use crate::build::{about, bundle};
use crate::files::{replace_folder, root, workshop, write};
use crate::fingerprint::Step;
use crate::npm;
use crate::program::{run, shell};
use anyhow::Result;
use fall_line::chart::{THEMES, css};
use serde_json::json;
use xshell::cmd;

pub(crate) const STEP: Step = Step {
    name: "offline",
    inputs: &[
        "www/sw.js",
        "index.html",
        // What the worker keeps.
        "dist/index.html",
        "dist/embed.html",
        "dist/assets",
        "dist/package",
        // The icon is a picture of the crate's own.
        "src",
        "Cargo.lock",
        "package-lock.json",
        "xtask/src/site/icon.rs",
        "xtask/src/site/offline.rs",
        "xtask/src/site/precache.js",
    ],
    outputs: &["dist/sw.js", "dist/manifest.webmanifest", "dist/icons"],
};

/// Without what the libraries say to those who develop with them.
const QUIET: &str = "--define:process.env.NODE_ENV=\"production\"";
const MANIFEST: &str = "dist/manifest.webmanifest";
/// As browsers ask for them, in pixels.
const ICONS: [u32; 2] = [192, 512];

/// Builds it if it is out of date; says whether it was.
pub(super) fn build() -> Result<bool> {
    STEP.run("", || {
        let dist = root().join("dist");
        let drawing = icon::svg()?;
        replace_folder(&dist.join("icons"), |folder| {
            write(&folder.join("fall-line.svg"), &drawing)?;
            ICONS
                .iter()
                .try_for_each(|&side| write(&folder.join(format!("{side}.png")), icon::png(&drawing, side)?))
        })?;
        write(&root().join(MANIFEST), manifest()?)?;
        let worker = workshop("bundles")?.join("sw-without-list.js");
        write(&worker, bundle("www/sw.js", "sw.js", &["--format=iife", QUIET])?)?;
        npm::install()?;
        let (shell, script) = (shell()?, root().join("xtask/src/site/precache.js"));
        run(cmd!(shell, "node {script} {dist} {worker}"), npm::NODE)
    })
}

/// As <https://www.w3.org/TR/appmanifest/> has it. The lab's page is where the app begins, since that is what the
/// worker serves.
fn manifest() -> Result<String> {
    let paper = css(THEMES[0].paper);
    let drawing = json!({ "src": "icons/fall-line.svg", "sizes": "any", "type": "image/svg+xml" });
    // What matters lies within the circle that every shape of a mask leaves.
    let picture = |side: u32, purpose: &str| {
        let (src, sizes) = (format!("icons/{side}.png"), format!("{side}x{side}"));
        json!({ "src": src, "sizes": sizes, "type": "image/png", "purpose": purpose })
    };
    let pictures = ICONS.iter().flat_map(|&side| ["any", "maskable"].map(|purpose| picture(side, purpose)));
    let icons: Vec<_> = [drawing].into_iter().chain(pictures).collect();
    let manifest = json!({
        "id": "index.html",
        "name": "Fall Line",
        "description": about()?.description,
        "lang": "en",
        "start_url": "index.html",
        "display": "standalone",
        "background_color": paper,
        "theme_color": paper,
        "icons": icons,
    });
    Ok(serde_json::to_string_pretty(&manifest)? + "\n")
}
