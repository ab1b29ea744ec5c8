//! What travels: the gzipped size of each page with all it loads, against its budget.

use crate::Outcome;
use crate::tools::{read_bytes, root};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

struct Budget {
    page: &'static str,
    /// What it loads, the page itself first; folders count with all that is in them, but for
    /// [`LATER`].
    parts: &'static [&'static str],
    /// In kilobytes, gzipped.
    most: f64,
}

/// How the names of files begin that are only loaded once somebody asks for what they hold.
const LATER: [&str; 2] = ["lesson-", "film-"];

const BUDGETS: [Budget; 3] = [
    Budget { page: "the embed", parts: &["embed.html"], most: 150.0 },
    Budget { page: "the element", parts: &["fall-line.js"], most: 5.0 },
    Budget { page: "the lab", parts: &["index.html", "assets"], most: 250.0 },
];

/// What opening a lesson adds to the lab, in kilobytes, gzipped.
const LESSON: f64 = 25.0;

/// Prints what the largest lesson adds: its text and its script.
fn check_lessons() -> Outcome {
    let folder = root().join("dist/assets");
    let (mut script, mut text) = (0, 0);
    for entry in std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))? {
        let path = entry.map_err(|error| format!("{}: {error}", folder.display()))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match name.strip_prefix("lesson-") {
            Some(rest) if rest.ends_with(".js") => script += gzipped_size(&path)?,
            Some(_) => text = text.max(gzipped_size(&path)?),
            None => {}
        }
    }
    let size = (script + text) as f64 / 1000.0;
    println!("a lesson: {size:.1} KB gzipped, of {LESSON} KB");
    if size > LESSON {
        return Err(format!("a lesson adds {size:.1} KB gzipped; its budget is {LESSON} KB"));
    }
    Ok(())
}

/// Prints the sizes; one above its budget is an error.
pub fn check() -> Outcome {
    check_lessons()?;
    for Budget { page, parts, most } in BUDGETS {
        let mut bytes = 0;
        for part in parts {
            bytes += gzipped_size(&root().join("dist").join(part))?;
        }
        let size = bytes as f64 / 1000.0;
        println!("{page}: {size:.1} KB gzipped, of {most} KB");
        if size > most {
            return Err(format!("{page} is {size:.1} KB gzipped; its budget is {most} KB"));
        }
    }
    Ok(())
}

fn gzipped_size(path: &std::path::Path) -> Outcome<usize> {
    let wrong = |error: std::io::Error| format!("{}: {error}", path.display());
    if path.is_dir() {
        let mut sum = 0;
        for entry in std::fs::read_dir(path).map_err(wrong)? {
            let entry = entry.map_err(wrong)?;
            let name = entry.file_name();
            if !LATER.iter().any(|begin| name.to_string_lossy().starts_with(begin)) {
                sum += gzipped_size(&entry.path())?;
            }
        }
        return Ok(sum);
    }
    gzip(&read_bytes(path)?).map(|bytes| bytes.len())
}

/// Gzip at its best.
pub fn gzip(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_err(|error| format!("gzip: {error}"))
}
