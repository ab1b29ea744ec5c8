//! The lab: index.html with files beside it, named by their content so that they can be kept for ever.

use super::bundle::{bundle, imports, split_bundle};
use super::lessons;
use super::page::{About, PICTURE, SECURITY, Template, about, policy, site};
use super::wasm;
use crate::files::{content_hash, copy, read_bytes, replace_folder, root, write};
use crate::fingerprint::Step;
use anyhow::Result;
use std::path::Path;

pub(super) const STEP: Step = Step {
    name: "lab",
    inputs: &[
        "index.html",
        "www/lab.js",
        "www/lab",
        "www/shared",
        "www/styles",
        "www/generated/lab",
        "www/generated/lessons",
        "www/generated/lessons.js",
        "www/generated/examples.js",
        "www/generated/catalogue.js",
        "www/generated/theme.css",
        "src",
        "data",
        "Cargo.lock",
        "package-lock.json",
        "xtask/src/build/lab.rs",
        "xtask/src/build/page.rs",
        "xtask/src/build/bundle.rs",
        "xtask/src/build/picture.rs",
    ],
    outputs: &["dist/index.html", "dist/assets"],
};

const STYLE: &str = r#"<link rel="stylesheet" href="www/styles/lab.css">"#;
const SCRIPT: &str = r#"<script type="module" src="www/lab.js"></script>"#;
/// Where the lines for those who link to the page come in.
const LINKED: &str = "<!-- for those who link here -->";
const SOURCE: &str = "www/lab.js";
const WORKER: &str = "www/lab/survey/worker.js";
/// Pictures are made by the page; the icons of an app are files.
const IMAGES: &str = "'self' data: blob:";
/// Surveys are worked out in workers; where the page has no address of its own, these come from a blob. The
/// manifest is that of the lab as an app. Films are made by the page, too.
const MORE: &str = "worker-src 'self' blob:; manifest-src 'self'; media-src blob:; ";

/// Builds it if it is out of date; says whether it was.
pub(super) fn build(picture: &str) -> Result<bool> {
    let site = site();
    STEP.run(&site, || {
        let dist = root().join("dist");
        let mut page = String::new();
        replace_folder(&dist.join("assets"), |assets| {
            page = fill(assets, picture, &site)?;
            Ok(())
        })?;
        write(&dist.join("index.html"), page)
    })
}

/// Fills the folder of the files beside it; gives the page.
fn fill(assets: &Path, picture: &str, site: &str) -> Result<String> {
    let asset = |name: &str, end: &str, content: &[u8]| {
        let name = format!("{name}-{}.{end}", content_hash(content));
        write(&assets.join(&name), content).map(|()| format!("assets/{name}"))
    };
    let style = bundle("www/styles/lab.css", "lab.css", &[])?;
    let wasm = asset("fall-line", "wasm", &read_bytes(&wasm::LAB.wasm())?)?;
    let [script, worker] = split_bundle([SOURCE, WORKER], "lab", &wasm::LAB.alias(), assets)?;
    let worker = asset("worker", "js", worker.as_bytes())?;
    // What the script begins with comes beside it, not after it.
    let chunks: String = imports(&script)
        .map(|name| format!("<link rel=\"modulepreload\" href=\"assets/{name}\">\n"))
        .collect();
    let script = asset("lab", "js", script.as_bytes())?;
    // Each fetched when it is opened.
    copy(&root().join(lessons::TEXTS), assets)?;
    let page = Template::read("index.html")?;
    let scripts = format!("'self' {}", page.inline_script()?);
    let page = page
        .replace(SECURITY, &policy(&scripts, "'self' 'unsafe-inline'", IMAGES, "'self'", "'self'", MORE))?
        // Within the page, as nothing is painted before it.
        .replace(STYLE, &format!("<style>{}</style>", style.trim()))?
        .replace(
            SCRIPT,
            &format!(
                "<link id=\"wasm\" rel=\"preload\" as=\"fetch\" crossorigin href=\"{wasm}\" data-worker=\"{worker}\">\n{chunks}\
                 <script type=\"module\" src=\"{script}\"></script>"
            ),
        )?
        .replace(LINKED, &linked(site, &about()?))?
        .replace(PICTURE, picture)?;
    Ok(page.finish())
}

/// What others show of a link to the page. They read it far from here, so that all but the address of the
/// oEmbed answer is left out where nobody has said where the page will stand.
fn linked(site: &str, About { title, description }: &About) -> String {
    let answer = format!(
        "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{site}oembed.json\" title=\"Fall Line\">"
    );
    if site.is_empty() {
        return answer;
    }
    let facts = [
        ("title", title.as_str()),
        ("description", description),
        ("type", "website"),
        ("url", site),
        ("image", &format!("{site}preview.png")),
        ("image:alt", "A contour plot with the path of momentum down a ravine, and its verdict"),
    ];
    let line = |(name, value): (&str, &str)| format!("<meta property=\"og:{name}\" content=\"{value}\">\n");
    facts
        .into_iter()
        .map(line)
        .chain([format!("<link rel=\"canonical\" href=\"{site}\">\n"), answer])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_shows_as_much_as_is_known() {
        let about = about().unwrap();
        assert_eq!(linked("", &about).lines().count(), 1);
        let known = linked("https://example.org/lab/", &about);
        assert!(known.contains("content=\"Watch gradient descent"));
        assert!(known.contains("content=\"https://example.org/lab/preview.png\""));
        assert!(known.contains("href=\"https://example.org/lab/oembed.json\""));
    }
}
