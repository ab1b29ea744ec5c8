//! How long the pages take to load, by itself or against another build.

use crate::npm;
use crate::program::{run, shell};
use crate::serve;
use crate::setup::browser;
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use xshell::cmd;

const USAGE: &str = "cargo xtask bench load [--against OTHER/dist] [--throttle TIMES] [--pairs COUNT]";

/// Measures dist/ by `tests/browser/load.js`. `--against` names the dist/ of another build, which is
/// then measured in turn; the other arguments go to the script.
pub(crate) fn load(arguments: &[String]) -> Result<()> {
    let (other, passed) = parse(arguments)?;
    let server = serve::start(serve::ANY_PORT)?;
    npm::install()?;
    let shell = shell()?;
    shell.set_var("FALL_LINE_URL", server.address());
    shell.set_var("FALL_LINE_BROWSER", browser::chromium()?);
    // Kept until the script is done: a server that is dropped stops.
    let other = other.map(|folder| serve::start_in(folder, serve::ANY_PORT)).transpose()?;
    if let Some(other) = &other {
        shell.set_var("FALL_LINE_AGAINST", other.address());
    }
    run(cmd!(shell, "node tests/browser/load.js {passed...}"), npm::NODE)
}

fn parse(arguments: &[String]) -> Result<(Option<PathBuf>, Vec<String>)> {
    let (mut other, mut passed) = (None, Vec::new());
    for pair in arguments.chunks(2) {
        match pair {
            [name, folder] if name == "--against" => {
                if !Path::new(folder).join("embed.html").is_file() {
                    bail!("--against {folder}: there is no embed.html in it");
                }
                other = Some(folder.into());
            }
            [name, value] if ["--throttle", "--pairs"].contains(&name.as_str()) => {
                if !value.parse().is_ok_and(|count: f64| count >= 1.0) {
                    bail!("{name} {value}: a number from 1 on is wanted");
                }
                passed.extend([name.clone(), value.clone()]);
            }
            _ => bail!("usage: {USAGE}"),
        }
    }
    Ok((other, passed))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<(Option<PathBuf>, Vec<String>)> {
        parse(&line.split_whitespace().map(String::from).collect::<Vec<_>>())
    }

    #[test]
    fn arguments_go_to_the_script_once_they_are_understood() {
        assert_eq!(parsed("").unwrap(), (None, vec![]));
        assert_eq!(parsed("--throttle 4").unwrap(), (None, vec!["--throttle".into(), "4".into()]));
        for wrong in ["--throttle", "--throttle zero", "--pairs 0", "--other 1", "load"] {
            assert!(parsed(wrong).is_err(), "{wrong}");
        }
        assert!(parsed("--against nowhere").is_err_and(|error| error.to_string().contains("no embed.html")));
    }
}
