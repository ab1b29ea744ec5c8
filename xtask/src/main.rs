//! The build tool: `cargo xtask COMMAND`.

mod bench;
mod budgets;
mod build;
mod check;
mod deny;
mod files;
mod fingerprint;
mod npm;
mod package;
mod program;
mod rates;
mod serve;
mod setup;
mod site;

use anyhow::{Result, bail};
use build::toolchain;
use program::{cargo, run, shell};
use setup::browser::{self, ENGINES, PAPER};
use std::path::PathBuf;
use std::process::ExitCode;
use xshell::{Shell, cmd};

struct Verb {
    name: &'static str,
    about: &'static str,
    run: fn(&[String]) -> Result<()>,
}

const VERBS: [Verb; 11] = [
    Verb { name: "serve", about: "build what is out of date, serve dist/ on this machine", run: |_| serve() },
    Verb { name: "dist", about: "build what is out of date into dist/", run: |_| dist() },
    Verb {
        name: "test",
        about: "all tests: the crate's, the sizes, the pages' in a browser, the embed's in three; `test hosts`: in every host; `test packages`: every package where it is installed; `test again`: whether another folder and another home give the same bytes",
        run: |arguments| match arguments {
            [] => test(),
            [one] if one == "hosts" => hosts(Extent::All),
            [one] if one == "packages" => packages(),
            [one] if one == "again" => again(),
            _ => bail!("`test` has no part but `hosts`, `packages` and `again`"),
        },
    },
    Verb {
        name: "budgets",
        about: "count the engine's instructions against their budgets; `budgets renew` writes the budgets",
        run: |arguments| budgets::check(arguments.iter().any(|argument| argument == "renew")),
    },
    Verb {
        name: "deny",
        about: "what the crates built with bring along: licences, sources, vulnerabilities",
        run: |_| deny::check(),
    },
    Verb {
        name: "ci",
        about: "format, lints, types and docs, then all tests, then what the crates bring along",
        run: |_| ci(),
    },
    Verb {
        name: "bench",
        about: "how fast engine and pages are, beside others, into benches/report.md; [SECTION] [--rounds N]",
        run: bench,
    },
    Verb {
        name: "shots",
        about: "the pages at three widths in both themes, as pictures in the target folder",
        run: |_| shots(),
    },
    Verb {
        name: "package",
        about: "all that a release has, into the target folder; scorm|cmi5 QUERY|LESSON; site FOLDER",
        run: package,
    },
    Verb {
        name: "rates",
        about: "sweep for the suggested rates, into src/run/rates/table.rs",
        run: |_| rates::write_table(),
    },
    Verb {
        name: "setup",
        about: "install the browsers and packages that the tests use",
        run: |_| setup::run(),
    },
];

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let wanted = arguments.first().map(String::as_str);
    let Some(verb) = VERBS.iter().find(|verb| Some(verb.name) == wanted) else {
        for verb in &VERBS {
            println!("cargo xtask {:7} {}", verb.name, verb.about);
        }
        return ExitCode::from(2);
    };
    match (verb.run)(&arguments[1..]) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dist() -> Result<()> {
    let pages = build::pages()?;
    let site = site::build()?;
    println!("{}", if pages || site { "dist/ is built" } else { "dist/ is up to date" });
    Ok(())
}

fn serve() -> Result<()> {
    dist()?;
    serve::start(serve::FIRST_PORT)?.wait()
}

fn test() -> Result<()> {
    setup::require()?;
    cargo(&["test", "--workspace"])?;
    dist()?;
    check::sizes::check()?;
    if setup::counter::is_here() {
        budgets::check(false)?;
    }
    in_browser(&["test"])?;
    in_engines("tests/engines/engines.test.js", Extent::All)?;
    hosts_in(Extent::OneOfEach)?;
    packages_in(Extent::OneOfEach)
}

/// How much of the hosts and of the packages is tried.
#[derive(Clone, Copy)]
enum Extent {
    All,
    /// In one engine, and with one framework; of packages what no browser is needed for.
    OneOfEach,
}

/// Everything that may hold a figure: pages of every kind, frameworks, platforms that grade.
fn hosts(extent: Extent) -> Result<()> {
    setup::require()?;
    dist()?;
    in_browser(&["test", "grades.spec.js", "element.spec.js"])?;
    hosts_in(extent)
}

fn hosts_in(extent: Extent) -> Result<()> {
    let names: &[_] = match extent {
        Extent::All => &["parents", "frameworks", "sites", "notebooks"],
        Extent::OneOfEach => &["parents", "frameworks"],
    };
    for name in names {
        in_engines(&format!("tests/hosts/{name}.test.js"), extent)?;
    }
    Ok(())
}

/// Every package, installed as those who take it do.
fn packages() -> Result<()> {
    setup::require()?;
    dist()?;
    packages_in(Extent::All)?;
    files::replace_folder(&files::workshop("wheel")?, package::python::make)?;
    in_engines("tests/hosts/widget.test.js", Extent::OneOfEach)
}

fn again() -> Result<()> {
    dist()?;
    check::again::check()
}

fn packages_in(extent: Extent) -> Result<()> {
    package::python::test()?;
    in_engines_with("tests/hosts/npm.test.js", extent, &[("FALL_LINE_NPM", package::for_npm()?)])
}

fn ci() -> Result<()> {
    // Format first: it takes no time and fails most often.
    cargo(&["fmt", "--all", "--check"])?;
    // The pages' code is checked natively, the boundary only for the target that has it.
    cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])?;
    toolchain::add_target()?;
    for features in [&["--all-features"][..], &["--no-default-features", "--features", "web"]] {
        let target = ["clippy", "--target", toolchain::TARGET, "--lib"];
        cargo(&[&target[..], features, &["--", "-D", "warnings"]].concat())?;
    }
    // Links in the docs are checked with the docs.
    cargo(&["doc", "--no-deps", "--document-private-items"])?;
    // The types of the pages' code need what the crate generates.
    dist()?;
    let shell = shell()?;
    println!();
    npm::tool(&shell, "tsc")?.args(["--project", "www/tsconfig.json"]).run()?;
    test()?;
    deny::check()
}

/// Measures; nothing passes or fails by it.
fn bench(arguments: &[String]) -> Result<()> {
    dist()?;
    bench::measure(arguments)
}

fn package(arguments: &[String]) -> Result<()> {
    dist()?;
    package::make(arguments)
}

fn shots() -> Result<()> {
    dist()?;
    in_browser(&["test", "--config", "tests/browser/shots.config.js"])
}

/// Runs Playwright against dist/, served from here.
fn in_browser(arguments: &[&str]) -> Result<()> {
    let server = serve::start(serve::ANY_PORT)?;
    let shell = test_shell(&server)?;
    shell.set_var("FALL_LINE_BROWSER", browser::headless()?);
    if let Some(program) = PAPER.program() {
        shell.set_var(PAPER.variable, program);
    }
    println!();
    Ok(npm::tool(&shell, "playwright")?.args(arguments).run()?)
}

/// Runs tests of the embed in every engine there is, or in the first.
fn in_engines(tests: &str, extent: Extent) -> Result<()> {
    in_engines_with(tests, extent, &[])
}

/// The same, with files that the tests are told of by variables.
fn in_engines_with(tests: &str, extent: Extent, files: &[(&str, PathBuf)]) -> Result<()> {
    let server = serve::start(serve::ANY_PORT)?;
    npm::install()?;
    let shell = test_shell(&server)?;
    for (name, file) in files {
        shell.set_var(name, file);
    }
    let others: &[_] = if matches!(extent, Extent::All) { &ENGINES } else { &[] };
    for engine in others {
        if let Some(program) = engine.program() {
            shell.set_var(engine.variable, program);
        }
    }
    run(cmd!(shell, "node --test --test-reporter=spec {tests}"), npm::NODE)
}

/// A shell that tells tests where the pages are served, by which browser to look at them, and where
/// to leave what they make.
fn test_shell(server: &serve::Running) -> Result<Shell> {
    let shell = shell()?;
    shell.set_var("FALL_LINE_URL", server.address());
    shell.set_var("FALL_LINE_BROWSER", browser::chromium()?);
    shell.set_var("FALL_LINE_TARGET", files::target()?);
    Ok(shell)
}
