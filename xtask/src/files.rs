//! Files and folders of the project.

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The top of the project. cargo says where that is when it runs this tool; a program that was
/// compiled in one checkout may be run by another that shares its target folder.
pub(crate) fn root() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&package).parent().unwrap_or(Path::new(".")).to_path_buf()
}

/// Where cargo builds, and this tool keeps what it makes on the way: `CARGO_TARGET_DIR`, cargo's
/// settings or target/.
///
/// # Errors
///
/// Fails if cargo does not answer.
pub(crate) fn target() -> Result<PathBuf> {
    static TARGET: OnceLock<PathBuf> = OnceLock::new();
    if let Some(target) = TARGET.get() {
        return Ok(target.clone());
    }
    let shell = xshell::Shell::new()?;
    shell.change_dir(root());
    let metadata = xshell::cmd!(shell, "cargo metadata --format-version 1 --no-deps").quiet().read()?;
    let metadata: serde_json::Value = serde_json::from_str(&metadata)?;
    let target = metadata["target_directory"].as_str().context("cargo metadata names no target folder")?;
    Ok(TARGET.get_or_init(|| target.into()).clone())
}

/// What this tool makes on the way, below the target folder.
pub(crate) fn workshop(name: &str) -> Result<PathBuf> {
    Ok(target()?.join("xtask").join(name))
}

pub(crate) fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| path.display().to_string())
}

pub(crate) fn read_bytes(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| path.display().to_string())
}

/// Writes a file with the folders above it: beside its place first, so that what stands there is
/// always whole.
pub(crate) fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    let wrong = || path.display().to_string();
    fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).with_context(wrong)?;
    let beside = beside(path);
    fs::write(&beside, content).with_context(wrong)?;
    fs::rename(&beside, path).with_context(wrong)
}

/// Writes a file only if that changes it.
pub(crate) fn write_changed(path: &Path, content: &str) -> Result<()> {
    if path.is_file() && read(path)? == content { Ok(()) } else { write(path, content) }
}

/// Makes a folder anew: `fill` fills one beside it, which then takes its place.
pub(crate) fn replace_folder(path: &Path, fill: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let beside = beside(path);
    remove_folder(&beside)?;
    fs::create_dir_all(&beside).with_context(|| beside.display().to_string())?;
    fill(&beside)?;
    remove_folder(path)?;
    fs::rename(&beside, path).with_context(|| path.display().to_string())
}

/// Removes a folder, if it is there.
pub(crate) fn remove_folder(path: &Path) -> Result<()> {
    if path.is_dir() { fs::remove_dir_all(path).with_context(|| path.display().to_string()) } else { Ok(()) }
}

fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.new"))
}

/// The paths in a folder, in order.
pub(crate) fn list(folder: &Path) -> Result<Vec<PathBuf>> {
    let wrong = || folder.display().to_string();
    let entries = fs::read_dir(folder).with_context(wrong)?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>().with_context(wrong)?;
    paths.sort();
    Ok(paths)
}

/// Copies what is in a folder.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    for path in list(from)? {
        let place = to.join(path.file_name().unwrap_or_default());
        match path.is_dir() {
            true => copy(&path, &place)?,
            false => write(&place, read_bytes(&path)?)?,
        }
    }
    Ok(())
}

/// The paths, within two folders, of what is not the same in both.
pub(crate) fn differing(one: &Path, other: &Path) -> Result<Vec<PathBuf>> {
    let mut names = BTreeSet::new();
    for folder in [one, other] {
        names.extend(list(folder)?.iter().filter_map(|path| path.file_name()).map(PathBuf::from));
    }
    let mut differing = Vec::new();
    for name in &names {
        let both = [one.join(name), other.join(name)];
        if both.iter().all(|path| path.is_dir()) {
            differing.extend(self::differing(&both[0], &both[1])?.iter().map(|path| name.join(path)));
        } else if !both.iter().all(|path| path.is_file()) || read_bytes(&both[0])? != read_bytes(&both[1])? {
            differing.push(name.clone());
        }
    }
    Ok(differing)
}

/// A short name for content, the same for the same content.
pub(crate) fn content_hash(content: &[u8]) -> String {
    hex(&Sha256::digest(content))[..10].to_owned()
}

/// Bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_named_wherever_it_is() {
        let place = workshop("tests/differing").unwrap();
        remove_folder(&place).unwrap();
        let (one, other) = (place.join("one"), place.join("other"));
        for folder in [&one, &other] {
            write(&folder.join("same"), "same").unwrap();
            write(&folder.join("below/same"), "same").unwrap();
            write(&folder.join("below/content"), folder.display().to_string()).unwrap();
        }
        assert!(differing(&one, &one).unwrap().is_empty());
        write(&one.join("missing"), "").unwrap();
        write(&other.join("below/more"), "").unwrap();
        write(&one.join("kind"), "").unwrap();
        write(&other.join("kind/file"), "").unwrap();
        let found = ["below/content", "below/more", "kind", "missing"].map(PathBuf::from);
        assert_eq!(differing(&one, &other).unwrap(), found);
    }
}
