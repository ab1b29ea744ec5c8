//! The build tool: `cargo xtask COMMAND`.

mod bench;
mod browser;
mod catalogue;
#[cfg(test)]
mod check;
mod guests;
mod headers;
mod lessons;
mod names;
mod pages;
mod picture;
mod python;
mod quiet;
mod rates;
mod serve;
mod sizes;
mod stamp;
mod streams;
mod sweep;
mod tools;
mod wasm;

use std::process::ExitCode;
use tools::{Tool, cargo, install_packages, npm_tool};

/// What a command answers: nothing, or what went wrong and what to do about it.
pub type Outcome<T = ()> = Result<T, String>;

struct Task {
    name: &'static str,
    about: &'static str,
    run: fn() -> Outcome,
}

const TASKS: [Task; 7] = [
    Task { name: "serve", about: "build what is out of date, serve dist/ on this machine", run: serve },
    Task { name: "dist", about: "build what is out of date into dist/", run: dist },
    Task {
        name: "test",
        about: "all tests: the crate's, the sizes, the pages' in a browser, the embed's in three",
        run: test,
    },
    Task { name: "ci", about: "format, lints, types and docs, then all tests", run: ci },
    Task {
        name: "bench",
        about: "how fast engine and pages are, beside what they should be; `bench load`: loads, cold",
        run: bench,
    },
    Task { name: "shots", about: "the pages at three widths in both themes, into target/shots/", run: shots },
    Task {
        name: "rates",
        about: "sweep for the suggested rates, into src/run/rates/table.rs",
        run: rates::write_table,
    },
];

fn main() -> ExitCode {
    let wanted = std::env::args().nth(1);
    let Some(task) = TASKS.iter().find(|task| Some(task.name) == wanted.as_deref()) else {
        for task in &TASKS {
            println!("cargo xtask {:6} {}", task.name, task.about);
        }
        return ExitCode::from(2);
    };
    match (task.run)() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\nxtask: {message}");
            ExitCode::FAILURE
        }
    }
}

fn dist() -> Outcome {
    let built = wasm::build()?;
    catalogue::write()?;
    lessons::build()?;
    let pages = pages::build()?;
    println!("{}", if built || pages { "dist/ is built" } else { "dist/ is up to date" });
    Ok(())
}

fn serve() -> Outcome {
    dist()?;
    serve::start(serve::FIRST_PORT)?.wait()
}

fn test() -> Outcome {
    python::find_or_install()?;
    cargo(&["test", "--workspace"])?;
    dist()?;
    sizes::check()?;
    in_browser(&["test"])?;
    in_engines()
}

/// Prints times; nothing passes or fails by them.
fn bench() -> Outcome {
    let arguments: Vec<_> = std::env::args().skip(2).collect();
    if let Some(("load", rest)) = arguments.split_first().map(|(first, rest)| (first.as_str(), rest)) {
        dist()?;
        return bench::load(rest);
    }
    cargo(&["bench", "--bench", "engine"])?;
    dist()?;
    in_browser(&["test", "--config", "tests/browser/bench.config.js"])
}

fn shots() -> Outcome {
    dist()?;
    in_browser(&["test", "--config", "tests/browser/shots.config.js"])
}

/// Runs Playwright against dist/, served from here.
fn in_browser(arguments: &[&str]) -> Outcome {
    let browser = browser::find_or_install()?;
    let server = serve::start(serve::ANY_PORT)?;
    let mut playwright = npm_tool("playwright")?
        .args(arguments)
        .env("FALL_LINE_URL", server.address())
        .env("FALL_LINE_BROWSER", browser);
    if let Some(program) = browser::PAPER.find_or_install()? {
        playwright = playwright.env(browser::PAPER.variable, program);
    }
    playwright.run()
}

/// Tries the embed in every engine there is.
fn in_engines() -> Outcome {
    let server = serve::start(serve::ANY_PORT)?;
    install_packages()?;
    let mut node = Tool::new("node", tools::NPM)
        .args(&["--test", "--test-reporter=spec", "tests/engines/engines.test.js"])
        .env("FALL_LINE_URL", server.address())
        .env("FALL_LINE_BROWSER", browser::find_or_install()?);
    for engine in &browser::ENGINES {
        if let Some(program) = engine.find_or_install()? {
            node = node.env(engine.variable, program);
        }
    }
    node.run()
}

fn ci() -> Outcome {
    // Format first: it takes no time and fails most often.
    cargo(&["fmt", "--all", "--check"])?;
    // The pages' code is checked natively, the boundary only for the target that has it.
    cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])?;
    wasm::add_target()?;
    cargo(&["clippy", "--target", wasm::TARGET, "--lib", "--", "-D", "warnings"])?;
    cargo(&["clippy", "--target", wasm::TARGET, "--lib", "--no-default-features", "--", "-D", "warnings"])?;
    // Links in the docs are checked with the docs.
    cargo(&["doc", "--no-deps", "--document-private-items"])?;
    // The types of the pages' code need what the crate generates.
    dist()?;
    npm_tool("tsc")?.args(&["--project", "www/tsconfig.json"]).run()?;
    test()
}
