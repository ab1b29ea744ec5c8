//! The size of each page with all that it loads, by `gzip -9`, against its budget.

use crate::build::{Standard, imports};
use crate::files::{list, read, root};
use anyhow::{Context, Result, bail, ensure};
use std::path::Path;
use std::process::Command;

struct Budget {
    page: &'static str,
    /// What it loads, the page itself first; folders count with all that is in them, but for
    /// [`LATER`].
    parts: &'static [&'static str],
    /// In kilobytes, gzipped.
    most: f64,
}

/// How the names of files begin that are only loaded once somebody asks for what they hold, or once all else
/// is there.
const LATER: [&str; 18] = [
    "anatomy-",
    "data-",
    "desk-",
    "examples-",
    "export-",
    "film-",
    "gif-",
    "guide-",
    "lecture-",
    "lesson-",
    "list-",
    "maps-",
    "offline-",
    "paste-",
    "settings-",
    "table-",
    "video-",
    "worker-",
];

const BUDGETS: [Budget; 3] = [
    Budget { page: "the embed", parts: &["embed.html"], most: 200.0 },
    Budget { page: "the element", parts: &["fall-line.js"], most: 5.0 },
    Budget { page: "the lab", parts: &["index.html", "assets"], most: 280.0 },
];

/// What opening a lesson adds to the lab, in kilobytes, gzipped.
const LESSON: f64 = 25.0;

/// Prints the sizes; one above its budget is an error. Where the toolchain has no small standard
/// library, what is over budget is only said.
pub(crate) fn check() -> Result<()> {
    let is_small = matches!(Standard::find()?, Standard::Small);
    let mut over = Vec::new();
    let mut measure = |what: &str, bytes: usize, most: f64| {
        let size = bytes as f64 / 1000.0;
        println!("{what}: {size:.1} KB gzipped, of {most} KB");
        if size > most {
            over.push(format!("{what} is {size:.1} KB gzipped; its budget is {most} KB"));
        }
    };
    measure("a lesson", lesson()?, LESSON);
    for Budget { page, parts, most } in BUDGETS {
        let sizes = parts.iter().map(|part| gzipped_size(&root().join("dist").join(part)));
        measure(page, sizes.sum::<Result<usize>>()?, most);
    }
    match over.is_empty() {
        true => Ok(()),
        false if is_small => bail!("{}", over.join("; ")),
        false => {
            println!("no error: the standard library is the one that was installed: {}", over.join("; "));
            Ok(())
        }
    }
}

/// What the largest lesson adds: its text and its script.
fn lesson() -> Result<usize> {
    let (mut script, mut text) = (0, 0);
    for path in list(&root().join("dist/assets"))? {
        match name(&path).strip_prefix("lesson-") {
            Some(rest) if rest.ends_with(".js") => script += gzipped_size(&path)?,
            Some(_) => text = text.max(gzipped_size(&path)?),
            None => {}
        }
    }
    Ok(script + text)
}

fn gzipped_size(path: &Path) -> Result<usize> {
    if path.is_dir() {
        let (files, later) = (list(path)?, only_later(path)?);
        let counted = files.iter().filter(|file| {
            let name = name(file);
            !later.contains(&name) && !LATER.iter().any(|begin| name.starts_with(begin))
        });
        return counted.map(|file| gzipped_size(file)).sum();
    }
    // The program itself: libraries with its name differ from it by a hundredth.
    let packed = Command::new("gzip").arg("-9nc").arg(path).output().context("gzip is needed to measure")?;
    ensure!(packed.status.success(), "gzip failed on {}", path.display());
    Ok(packed.stdout.len())
}

/// What only scripts import that are loaded later.
fn only_later(folder: &Path) -> Result<Vec<String>> {
    let (mut first, mut all) = (Vec::new(), Vec::new());
    for path in list(folder)? {
        let name = name(&path);
        if name.ends_with(".js") {
            all.push(name.clone());
            if !name.starts_with("chunk-") && !LATER.iter().any(|begin| name.starts_with(begin)) {
                first.push(name);
            }
        }
    }
    let mut next = 0;
    while let Some(script) = first.get(next).cloned() {
        next += 1;
        for import in imports(&read(&folder.join(script))?) {
            if !first.iter().any(|known| known == import) {
                first.push(import.to_owned());
            }
        }
    }
    all.retain(|name| name.starts_with("chunk-") && !first.contains(name));
    Ok(all)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
