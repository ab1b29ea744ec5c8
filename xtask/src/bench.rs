//! How fast engine and pages are, beside others: what `benches/bench.js` needs before it can measure.

use crate::build;
use crate::files::{read, root, target, write};
use crate::fingerprint::Step;
use crate::npm;
use crate::program::{run, shell};
use crate::setup::browser;
use anyhow::{Context, Result};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use xshell::cmd;

/// What stands beside ours, installed apart from what the pages are built with.
const PEERS: Step = Step {
    name: "bench-packages",
    inputs: &["benches/package.json", "benches/package-lock.json"],
    outputs: &[],
};
/// Sections that run the crate natively too, ...
const NATIVE: [&str; 2] = ["engine", "surveys"];
/// ... and those that call the engine in a page of their own.
const IN_PAGE: [&str; 5] = ["steps", "field", "surveys", "memory", "growth"];
/// Options that name a folder.
const FOLDERS: [&str; 2] = ["--against", "--peers"];

/// Measures dist/ by `benches/bench.js`, which says what its arguments are.
pub(crate) fn measure(arguments: &[String]) -> Result<()> {
    let passed = with_whole_paths(arguments)?;
    npm::install()?;
    let workshop = target()?.join("bench");
    install_peers(&workshop)?;
    let shell = shell()?;
    shell.set_var("FALL_LINE_TARGET", target()?);
    shell.set_var("FALL_LINE_BROWSER", browser::chromium()?);
    if wants(arguments, &IN_PAGE) {
        build::engine_for_bench()?;
    }
    if wants(arguments, &NATIVE) {
        shell.set_var("FALL_LINE_ENGINE", native()?);
    }
    run(cmd!(shell, "node benches/bench.js {passed...}"), npm::NODE)
}

/// The script runs at the top of the project, wherever this was called.
fn with_whole_paths(arguments: &[String]) -> Result<Vec<OsString>> {
    let mut passed: Vec<OsString> = Vec::new();
    for (index, argument) in arguments.iter().enumerate() {
        let is_folder = index > 0 && FOLDERS.contains(&arguments[index - 1].as_str());
        passed.push(if is_folder {
            let whole = Path::new(argument).canonicalize();
            whole.with_context(|| format!("{} {argument}", arguments[index - 1]))?.into()
        } else {
            argument.into()
        });
    }
    Ok(passed)
}

/// Whether one of some sections is wanted, as all are where none is named.
fn wants(arguments: &[String], some: &[&str]) -> bool {
    let sections: Vec<_> = arguments.iter().take_while(|argument| !argument.starts_with("--")).collect();
    sections.is_empty() || sections.iter().any(|section| some.contains(&section.as_str()))
}

fn install_peers(folder: &Path) -> Result<()> {
    PEERS.run(&folder.to_string_lossy(), || {
        for file in PEERS.inputs {
            let file = root().join(file);
            write(&folder.join(file.file_name().unwrap_or_default()), read(&file)?)?;
        }
        let shell = shell()?;
        shell.change_dir(folder);
        run(npm::ci(&shell), npm::NODE)
    })?;
    Ok(())
}

/// Builds the native bench; gives its program.
fn native() -> Result<PathBuf> {
    let shell = shell()?;
    println!();
    let build = cmd!(shell, "cargo bench --bench engine --no-run --message-format=json-render-diagnostics");
    let messages = build.read()?;
    messages.lines().filter_map(program).next_back().context("cargo says of no bench that it was made")
}

/// The program that a message of cargo's says was made.
fn program(message: &str) -> Option<PathBuf> {
    let message: serde_json::Value = serde_json::from_str(message).ok()?;
    let is_bench = message["target"]["name"] == "engine";
    message["executable"].as_str().filter(|_| is_bench).map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        line.split_whitespace().map(String::from).collect()
    }

    #[test]
    fn folders_are_passed_whole_and_all_else_as_it_is() {
        let folder = root().join("benches").canonicalize().unwrap();
        let passed =
            with_whole_paths(&words(&format!("load --peers {} --rounds 3", folder.display()))).unwrap();
        assert_eq!(
            passed,
            ["load".into(), "--peers".into(), folder.into_os_string(), "--rounds".into(), "3".into()]
        );
        let error = with_whole_paths(&words("load --against nowhere")).unwrap_err();
        assert_eq!(error.to_string(), "--against nowhere");
    }

    #[test]
    fn the_crate_is_built_for_those_who_want_it() {
        for (line, is) in
            [("", true), ("--rounds 3", true), ("load engine", true), ("load --rounds 3", false)]
        {
            assert_eq!(wants(&words(line), &NATIVE), is, "{line}");
        }
    }
}
