//! The project's source files, read from the disk.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Folders that are written by tools, wherever they are.
const GENERATED: [&str; 4] = ["generated", "node_modules", "snapshots", "target"];

/// Files by their path, relative to one folder and with `/` on every system.
pub(super) type Sources = BTreeMap<String, String>;

/// The top of the project.
pub(super) fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// All files with one of these extensions under a folder of the project; paths begin below it.
pub(super) fn read(folder: &str, extensions: &[&str]) -> Sources {
    let mut sources = Sources::new();
    collect(&top().join(folder), "", extensions, &mut sources);
    sources
}

fn collect(folder: &Path, prefix: &str, extensions: &[&str], sources: &mut Sources) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let entry = entry.unwrap();
        let (path, name) = (entry.path(), entry.file_name().into_string().unwrap());
        let has_extension =
            || path.extension().is_some_and(|extension| extensions.iter().any(|one| *one == extension));
        if path.is_dir() {
            if !GENERATED.contains(&name.as_str()) {
                collect(&path, &format!("{prefix}{name}/"), extensions, sources);
            }
        } else if has_extension() {
            sources.insert(format!("{prefix}{name}"), fs::read_to_string(&path).unwrap());
        }
    }
}
