//! What other people's pages take: the element with its types, the oEmbed answer, the headers for
//! who serves it all, the example pages, the notices of third parties, and what keeps the lab offline.

mod element;
pub(crate) mod headers;
mod icon;
mod notices;
pub(crate) mod offline;

use crate::build::{self, bundle};
use crate::files::{list, read_bytes, replace_folder, root, write};
use crate::fingerprint::Step;
use anyhow::Result;
use serde_json::json;

pub(crate) const STEP: Step = Step {
    name: "site",
    inputs: &[
        "www/element.js",
        "www/element",
        "www/package",
        "www/generated/catalogue.js",
        "examples",
        "Cargo.lock",
        "Cargo.toml",
        "index.html",
        "package-lock.json",
        "xtask/src/site.rs",
        "xtask/src/site",
    ],
    outputs: &[
        "dist/fall-line.js",
        "dist/fall-line.d.ts",
        "dist/custom-elements.json",
        "dist/oembed.json",
        "dist/_headers",
        "dist/THIRD-PARTY.txt",
        "dist/examples",
        "dist/package",
    ],
};

const SIZE: (u32, u32) = (800, 420);

/// Builds it if it is out of date; says whether it was.
pub(crate) fn build() -> Result<bool> {
    let site = build::site();
    let built = STEP.run(&site, || {
        let dist = root().join("dist");
        write(&dist.join("fall-line.js"), bundle("www/element.js", "element.js", &["--format=esm"])?)?;
        element::write_into(&dist)?;
        for script in ["scorm.js", "cmi5.js"] {
            let packed = bundle(&format!("www/package/{script}"), script, &["--format=iife"])?;
            write(&dist.join("package").join(script), packed)?;
        }
        write(&dist.join("oembed.json"), oembed(&site)?)?;
        write(&dist.join("_headers"), headers::file())?;
        write(&dist.join("THIRD-PARTY.txt"), notices::text()?)?;
        replace_folder(&dist.join("examples"), |folder| {
            for file in list(&root().join("examples"))? {
                // Those in Rust go with the crate.
                if file.extension() != Some("rs".as_ref()) {
                    write(&folder.join(file.file_name().unwrap_or_default()), read_bytes(&file)?)?;
                }
            }
            Ok(())
        })
    })?;
    Ok(offline::build()? || built)
}

/// As <https://oembed.com> has it: a consumer pastes `html` into its own page.
fn oembed(site: &str) -> Result<String> {
    let (width, height) = SIZE;
    let html = format!(
        "<iframe src=\"{site}embed.html\" title=\"Gradient descent simulator\" width=\"{width}\" \
         height=\"{height}\" style=\"border:0\" loading=\"lazy\" referrerpolicy=\"no-referrer\" \
         sandbox=\"allow-scripts allow-downloads allow-popups\" allow=\"fullscreen; clipboard-write\"></iframe>"
    );
    let answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": build::about()?.title,
        "provider_name": "Fall Line",
        "width": width,
        "height": height,
        "html": html,
    });
    Ok(serde_json::to_string_pretty(&answer)? + "\n")
}
