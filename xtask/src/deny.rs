//! What the crates that are built with bring along: licences, sources, doubles and known vulnerabilities,
//! by cargo-deny as deny.toml has it.

use crate::files::target;
use crate::program::{run, shell};
use anyhow::Result;
use xshell::cmd;

/// The one that deny.toml was written for.
const VERSION: &str = "0.19.0";
const REMEDY: &str = "cargo-deny has found something, or could not be installed";

/// Checks; installs the program beside what is built the first time.
pub(crate) fn check() -> Result<()> {
    let shell = shell()?;
    let tools = target()?.join("tools");
    let program = tools.join("bin/cargo-deny");
    if !program.is_file() {
        // Compiled fast: there is not so much to check that it had to run fast.
        let install =
            cmd!(shell, "cargo install --debug cargo-deny --locked --version {VERSION} --root {tools}");
        run(install.env_remove("CARGO_TARGET_DIR").env("CARGO_PROFILE_DEV_DEBUG", "0"), REMEDY)?;
    }
    // The vulnerabilities are in a repository of their own, which not every machine may fetch.
    let has_advisories = cmd!(shell, "{program} fetch db").quiet().ignore_stderr().run().is_ok();
    let mut what = vec!["bans", "licenses", "sources"];
    if has_advisories {
        what.push("advisories");
    } else {
        println!("known vulnerabilities are not checked: their database cannot be fetched");
    }
    run(cmd!(shell, "{program} --workspace --all-features check --hide-inclusion-graph {what...}"), REMEDY)
}
