//! Scripts and styles in one piece each, by esbuild.

use crate::files::{list, read, read_bytes, remove_folder, workshop, write};
use crate::npm;
use crate::program::shell;
use anyhow::Result;
use std::path::Path;

const OPTIONS: [&str; 6] = [
    "--bundle",
    "--minify",
    "--log-level=warning",
    "--charset=utf8",
    "--target=es2022,chrome111,firefox113,safari16.4",
    // A package's newer form first: it leaves out what is not used.
    "--main-fields=module,main",
];

/// A source of www/ with all that it imports.
pub(crate) fn bundle(source: &str, name: &str, more: &[&str]) -> Result<String> {
    let path = workshop("bundles")?.join(name);
    run(source, &format!("--outfile={}", path.display()), more)?;
    read(&path)
}

/// A script whose `import()`s stay files of their own, fetched when they are asked for. Their
/// names carry the hash of their content; they go into `assets`, where the script is to stand.
pub(super) fn split_bundle(source: &str, name: &str, alias: &str, assets: &Path) -> Result<String> {
    let folder = workshop("bundles")?.join(name);
    remove_folder(&folder)?;
    let names = ["--entry-names=[name]", "--chunk-names=[name]-[hash]"];
    // A part that is fetched on its own brings its styles as a text.
    let how = [&[alias, "--format=esm", "--splitting", "--loader:.css=text"], names.as_slice()].concat();
    run(source, &format!("--outdir={}", folder.display()), &how)?;
    let entry = folder.join(format!("{name}.js"));
    for file in list(&folder)?.into_iter().filter(|file| *file != entry) {
        write(&assets.join(file.file_name().unwrap_or_default()), read_bytes(&file)?)?;
    }
    read(&entry)
}

/// The files that a bundled script imports at its head, by their names.
pub(super) fn imports(script: &str) -> impl Iterator<Item = &str> {
    let quoted = script.split("from\"./").skip(1).chain(script.split("import\"./").skip(1));
    quoted.filter_map(|rest| rest.split('"').next()).filter(|name| name.starts_with("chunk-"))
}

fn run(source: &str, out: &str, more: &[&str]) -> Result<()> {
    let shell = shell()?;
    println!();
    Ok(npm::tool(&shell, "esbuild")?.args([source, out]).args(OPTIONS).args(more).run()?)
}
