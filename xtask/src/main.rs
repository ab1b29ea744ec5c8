//! The build tool: `cargo xtask COMMAND`.

use std::process::{Command, ExitCode};

const HELP: &str = "cargo xtask test   the tests
cargo xtask ci     format, lints, docs, then the tests";

const TEST: &[&[&str]] = &[&["test", "--workspace"]];
const CI: &[&[&str]] = &[
    &["fmt", "--all", "--check"],
    &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"],
    &["clippy", "--target", "wasm32-unknown-unknown", "--lib", "--", "-D", "warnings"],
    &["doc", "--no-deps"],
];

fn main() -> ExitCode {
    let steps = match std::env::args().nth(1).as_deref() {
        Some("test") => TEST.to_vec(),
        Some("ci") => [CI, TEST].concat(),
        _ => {
            println!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match add_wasm_target().and_then(|()| steps.iter().try_for_each(|step| run("cargo", step))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Adding a target that is there already costs rustup a few milliseconds and no network.
fn add_wasm_target() -> Result<(), String> {
    run("rustup", &["target", "add", "wasm32-unknown-unknown"])
}

fn run(program: &str, arguments: &[&str]) -> Result<(), String> {
    println!("\n$ {program} {}", arguments.join(" "));
    let status =
        Command::new(program).args(arguments).env("RUSTDOCFLAGS", "-D warnings").status().map_err(
            |error| format!("{program} did not start ({error}); install Rust by https://rustup.rs"),
        )?;
    if status.success() { Ok(()) } else { Err(format!("`{program} {}` failed", arguments.join(" "))) }
}
