//! The embed: everything inside one file, so that it works from a file, in a frame without an
//! origin, or at an address that is the page itself.

use super::bundle::bundle;
use super::lessons;
use super::manifest::{Manifest, manifest};
use super::page::{PICTURE, SECURITY, Template, hash, policy, site};
use super::wasm;
use crate::files::{read_bytes, root, write};
use crate::fingerprint::Step;
use anyhow::{Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

pub(super) const STEP: Step = Step {
    name: "embed",
    inputs: &[
        "embed.html",
        "www/embed.js",
        "www/embed",
        "www/shared",
        "www/styles",
        "www/generated/embed",
        "www/generated/exercises.json",
        "www/generated/catalogue.js",
        "www/generated/theme.css",
        "src",
        "data",
        "Cargo.toml",
        "Cargo.lock",
        "package-lock.json",
        "xtask/src/build/embed.rs",
        "xtask/src/build/manifest.rs",
        "xtask/src/build/page.rs",
        "xtask/src/build/bundle.rs",
        "xtask/src/build/picture.rs",
    ],
    outputs: &["dist/embed.html"],
};

const STYLE: &str = r#"<link rel="stylesheet" href="www/styles/embed.css">"#;
/// Of `www/embed.js` and of `www/embed/begin.js`, which begins it.
const SCRIPT: &str = r#"<script type="module" src="www/embed.js"></script>"#;

/// The page's root, which names the lab that stands on the same site, where that is known.
const ROOT: &str = r#"<html lang="en""#;

fn rooted(site: &str) -> String {
    if site.is_empty() { ROOT.into() } else { format!("{ROOT} data-lab=\"{site}index.html\"") }
}

/// Builds it if it is out of date; says whether it was.
pub(super) fn build(picture: &str) -> Result<bool> {
    let address = site();
    STEP.run(&address, || write(&root().join("dist/embed.html"), page(picture, &address)?))
}

/// The page. Its script, its wasm and the exercises stand in it as base64 of gzip, which browsers undo by
/// themselves, and `www/embed/begin.js`, which begins the script.
fn page(picture: &str, site: &str) -> Result<String> {
    let script = bundle("www/embed.js", "embed.js", &["--format=iife", &wasm::EMBED.alias()])?;
    let script = script.trim();
    let begin = bundle("www/embed/begin.js", "begin.js", &["--format=iife"])?;
    let hashes = [hash(script), hash(begin.trim())].join(" ");
    let style = bundle("www/styles/embed.css", "embed.css", &[])?;
    // There a sign cannot be named as elsewhere in the page.
    if let Some(bad) = [script, &begin, &style].iter().flat_map(|text| text.chars()).find(|c| !c.is_ascii()) {
        bail!("the embed's scripts and styles are to be ASCII, and one of them holds `{bad}`");
    }
    let page = Template::read("embed.html")?
        .replace(SECURITY, &policy(&hashes, "'unsafe-inline'", "'none'", "'none'", ""))?
        .replace(STYLE, &format!("<style>{}</style>", style.trim()))?
        .replace(
            SCRIPT,
            &[
                payload("exercises", &read_bytes(&root().join(lessons::EXERCISES))?)?,
                payload("wasm", &read_bytes(&wasm::EMBED.wasm())?)?,
                payload("script", script.as_bytes())?,
                format!("<script>{}</script>", begin.trim()),
            ]
            .join("\n"),
        )?
        .replace(PICTURE, picture)?
        .replace(ROOT, &[head()?, rooted(site)].concat())?;
    Ok(ascii(&page.finish()))
}

/// The same page with its signs beyond ASCII by their numbers, as they stand in its script and its
/// styles: one of them would have the whole file read as signs of two bytes.
fn ascii(page: &str) -> String {
    let sign = |sign: char| if sign.is_ascii() { sign.to_string() } else { format!("&#{};", sign as u32) };
    page.chars().map(sign).collect()
}

/// The comment at the top: name, version, licence and, once the manifest names one, the
/// project's address.
fn head() -> Result<String> {
    let Manifest { version, license, repository } = manifest()?;
    let address = repository.map_or(String::new(), |address| format!(" | {address}"));
    Ok(format!("<!-- Fall Line {version} | {license}{address} -->\n"))
}

/// Data in the file; `www/embed/unpacked.js` unpacks them.
fn payload(id: &str, bytes: &[u8]) -> Result<String> {
    let mut packed = Vec::new();
    // More blocks than by default, with a code of their own each, are a few hundred bytes less.
    let options = zopfli::Options { maximum_block_splits: 40, ..zopfli::Options::default() };
    zopfli::compress(options, zopfli::Format::Gzip, bytes, &mut packed)?;
    Ok(format!("<script type=\"text/plain\" id=\"{id}\">{}</script>", BASE64.encode(packed)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_names_its_signs_beyond_ascii_by_their_numbers() {
        assert_eq!(ascii("<p>−4 “𝑥”…</p>"), "<p>&#8722;4 &#8220;&#119909;&#8221;&#8230;</p>");
        assert_eq!(ascii("<style>a{}</style>"), "<style>a{}</style>");
    }
}
