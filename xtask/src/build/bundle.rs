//! Scripts and styles in one piece each, by esbuild; scripts shorter still by terser, which looks at
//! more than one statement at a time.

use crate::files::{list, read, read_bytes, remove_folder, workshop, write};
use crate::npm;
use crate::program::shell;
use anyhow::{Result, bail};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread;

const OPTIONS: [&str; 5] = [
    "--bundle",
    "--minify",
    "--log-level=warning",
    "--target=es2022,chrome111,firefox113,safari16.4",
    // A package's newer form first: it leaves out what is not used.
    "--main-fields=module,main",
];

/// What terser does with a script: by a second pass it finds what the first has laid open. Signs
/// beyond ASCII are written by their numbers, as esbuild does too: browsers read the text faster, keep
/// it in half the memory, and it packs no worse.
const SHORTER: [&str; 5] = ["--compress", "passes=2", "--mangle", "--format", "ascii_only"];
/// The format in which a script is a module, whose top level is its own.
const MODULE: &str = "--format=esm";

/// A source of www/ with all that it imports.
pub(crate) fn bundle(source: &str, name: &str, more: &[&str]) -> Result<String> {
    let path = workshop("bundles")?.join(name);
    run(source, &format!("--outfile={}", path.display()), more)?;
    if path.extension().is_some_and(|ending| ending == "js") {
        shorten(&path, more.contains(&MODULE))?;
    }
    read(&path)
}

/// Two scripts, a page's and that of its workers. What both import, and `import()`s, are files of their
/// own, fetched when they are asked for. Their names carry the hash of their content; they go into
/// `assets`, where the scripts are to stand.
pub(super) fn split_bundle(
    sources: [&str; 2],
    name: &str,
    alias: &str,
    assets: &Path,
) -> Result<[String; 2]> {
    let folder = workshop("bundles")?.join(name);
    remove_folder(&folder)?;
    // A part that is fetched on its own brings its styles as a text.
    let names = ["--entry-names=[name]", "--chunk-names=[name]-[hash]", "--loader:.css=text"];
    let how = [&[sources[1], alias, MODULE, "--splitting"], names.as_slice()].concat();
    run(sources[0], &format!("--outdir={}", folder.display()), &how)?;
    let scripts = sources.map(|source| folder.join(Path::new(source).file_name().unwrap_or_default()));
    let files = list(&folder)?;
    shorten_modules(&files)?;
    for file in files {
        if !scripts.contains(&file) {
            write(&assets.join(file.file_name().unwrap_or_default()), read_bytes(&file)?)?;
        }
    }
    Ok([read(&scripts[0])?, read(&scripts[1])?])
}

/// The files that a bundled script imports at its head, by their names.
pub(crate) fn imports(script: &str) -> impl Iterator<Item = &str> {
    let quoted = script.split("from\"./").skip(1).chain(script.split("import\"./").skip(1));
    quoted.filter_map(|rest| rest.split('"').next()).filter(|name| name.starts_with("chunk-"))
}

fn run(source: &str, out: &str, more: &[&str]) -> Result<()> {
    let shell = shell()?;
    println!();
    Ok(npm::tool(&shell, "esbuild")?.args([source, out]).args(OPTIONS).args(more).run()?)
}

/// Has terser write modules anew in their places, as many at once as there are processors.
fn shorten_modules(scripts: &[PathBuf]) -> Result<()> {
    let hands = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let shorten_some =
            |first| scripts.iter().skip(first).step_by(hands).try_for_each(|one| shorten(one, true));
        let some: Vec<_> = (0..hands).map(|first| scope.spawn(move || shorten_some(first))).collect();
        some.into_iter().try_for_each(|hand| hand.join().unwrap_or_else(|_| bail!("terser could not be run")))
    })
}

/// Has terser write a script anew in its place.
fn shorten(script: &Path, is_module: bool) -> Result<()> {
    let shell = shell()?;
    let terser = npm::tool(&shell, "terser")?.arg(script).arg("--output").arg(script).args(SHORTER);
    println!();
    Ok(terser.args(is_module.then_some("--module")).run()?)
}
