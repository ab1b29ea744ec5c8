//! The site: the pages at their three addresses. `/` and the one of the major version move on with each
//! release; the one of the whole version never changes again, for those who pin it.

use crate::build::{manifest, site};
use crate::files::{copy, differing, read_bytes, root, write};
use anyhow::{Result, ensure};
use std::path::Path;

/// What a page that is not there says. It stands at any depth, so its links name the whole address.
const MISSING: &str = include_str!("missing.html");
/// Pages with an address of their own.
const PAGES: [&str; 3] = ["", "embed.html", "examples/course.html"];

/// Adds the pages of this version to a folder, which may hold those of earlier ones.
pub(super) fn make(folder: &Path) -> Result<()> {
    let site = site();
    ensure!(
        site.ends_with('/'),
        "FALL_LINE_SITE has to say where the site will stand, with a slash at its end"
    );
    let version = manifest()?.version;
    let pinned = folder.join(&version);
    let dist = root().join("dist");
    if pinned.is_dir() {
        ensure!(
            differing(&dist, &pinned)?.is_empty(),
            "{} is pinned, and differs: raise the version",
            pinned.display()
        );
    }
    let major = format!("v{}", version.split('.').next().unwrap_or_default());
    for place in [folder, &folder.join(major), &pinned] {
        copy(&dist, place)?;
    }
    let entries: String = PAGES.iter().map(|page| format!("<url><loc>{site}{page}</loc></url>\n")).collect();
    let map = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{entries}</urlset>\n"
    );
    write(&folder.join("sitemap.xml"), map)?;
    write(&folder.join("robots.txt"), format!("User-agent: *\nAllow: /\nSitemap: {site}sitemap.xml\n"))?;
    write(&folder.join("404.html"), MISSING.replace("{site}", &site))?;
    write(&folder.join("preview.png"), read_bytes(&root().join("docs/embed.png"))?)?;
    // GitHub Pages else leaves out what begins with an underscore.
    write(&folder.join(".nojekyll"), "")?;
    println!("{}", folder.display());
    Ok(())
}
