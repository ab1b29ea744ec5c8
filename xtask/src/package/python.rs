//! The Python package: the widget for notebooks, as a wheel and as sources.

use crate::build::manifest;
use crate::files::{read, read_bytes, root, workshop, write, write_changed};
use crate::program::{make_environment, python_of, run, shell};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use xshell::cmd;

const REMEDY: &str = "the Python package needs Python 3.10 or newer with `venv`, and PyPI for the tools of \
    python/requirements.txt";
/// What of the build the package carries, and where.
const CARRIED: [(&str, &str); 4] = [
    ("dist/embed.html", "src/fall_line/embed.html"),
    ("dist/THIRD-PARTY.txt", "THIRD-PARTY.txt"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
];

/// Builds the wheel and the sources into a folder, from what is built.
pub(crate) fn make(folder: &Path) -> Result<()> {
    put_in_place()?;
    let (shell, python, project) = (shell()?, tools()?, project());
    run(cmd!(shell, "{python} -m build --no-isolation --outdir {folder} {project}"), REMEDY)
}

/// Checks the package's sources, and tests what needs no browser.
pub(crate) fn test() -> Result<()> {
    put_in_place()?;
    let (shell, python) = (shell()?, tools()?);
    shell.change_dir(project());
    for arguments in [
        ["ruff", "check", "."].as_slice(),
        &["ruff", "format", "--check", "."],
        &["mypy"],
        &["pytest", "--quiet", "-p", "no:cacheprovider"],
    ] {
        run(cmd!(shell, "{python} -m {arguments...}"), "python/ has to pass its own checks")?;
    }
    Ok(())
}

fn project() -> PathBuf {
    root().join("python")
}

/// Puts what is built beside the package's sources, with the one version number there is.
fn put_in_place() -> Result<()> {
    for (from, to) in CARRIED {
        let content =
            read_bytes(&root().join(from)).context("`cargo xtask dist` builds what the package carries")?;
        write(&project().join(to), content)?;
    }
    let version = format!("__version__ = \"{}\"\n", manifest()?.version);
    write_changed(&project().join("src/fall_line/_version.py"), &version)
}

/// A Python with the tools that the package names, in an environment of its own beside what is built.
fn tools() -> Result<PathBuf> {
    let (folder, wanted) = (workshop("python-package")?, project().join("requirements.txt"));
    // It comes last: one that is there says that all it names is.
    let installed = folder.join("requirements.txt");
    if !installed.is_file() || read(&installed)? != read(&wanted)? {
        let (shell, python) = (shell()?, make_environment(&folder).context(REMEDY)?);
        run(
            cmd!(shell, "{python} -m pip install --quiet --disable-pip-version-check --requirement {wanted}"),
            REMEDY,
        )?;
        write(&installed, read(&wanted)?)?;
    }
    Ok(python_of(&folder))
}

#[cfg(test)]
mod tests {
    use super::*;
    use fall_line::query;

    /// Setting by setting as the class names them, by their keys.
    fn keys_of(text: &str) -> Vec<String> {
        let names = text.lines().filter_map(|line| {
            let (name, kind) = line.strip_prefix("    ")?.split_once(" = ")?;
            let is_setting = kind.starts_with(|first: char| first.is_ascii_uppercase());
            is_setting.then(|| if name == "autoplay" { "play".into() } else { name.to_owned() })
        });
        names.collect()
    }

    #[test]
    fn every_setting_is_a_trait_in_python() -> Result<()> {
        let settings = read(&project().join("src/fall_line/settings.py"))?;
        assert_eq!(keys_of(&settings), query::KEYS.map(|key| key.name));
        Ok(())
    }
}
