//! Other programs: running them, and what to say when they are missing.

use crate::Outcome;
use crate::stamp::Stamp;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The top of the project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new(".")).to_path_buf()
}

/// A program about to be run at the top of the project.
pub struct Tool {
    name: String,
    command: Command,
    /// What to do where it is missing.
    remedy: &'static str,
}

impl Tool {
    pub fn new(program: impl AsRef<OsStr>, remedy: &'static str) -> Self {
        let mut command = Command::new(&program);
        command.current_dir(root());
        Self { name: program.as_ref().to_string_lossy().into_owned(), command, remedy }
    }

    pub fn cargo(arguments: &[&str]) -> Self {
        Self::new("cargo", "install Rust by https://rustup.rs").args(arguments)
    }

    pub fn args(mut self, arguments: &[&str]) -> Self {
        self.command.args(arguments);
        self
    }

    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Runs it in sight; a failure is an error.
    pub fn run(mut self) -> Outcome {
        let words: Vec<_> = self.command.get_args().map(|word| word.to_string_lossy()).collect();
        let line = format!("{} {}", self.name, words.join(" "));
        println!("\n$ {line}");
        let status = self.command.status().map_err(|error| missing(&self.name, &error, self.remedy))?;
        if status.success() { Ok(()) } else { Err(format!("`{line}` failed")) }
    }

    /// Runs it out of sight; gives what it printed.
    pub fn output(mut self) -> Outcome<String> {
        let output = self.command.output().map_err(|error| missing(&self.name, &error, self.remedy))?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        Err(format!("`{}` failed:\n{}", self.name, String::from_utf8_lossy(&output.stderr)))
    }
}

fn missing(name: &str, error: &std::io::Error, remedy: &str) -> String {
    format!("`{name}` did not start ({error}): {remedy}")
}

pub fn cargo(arguments: &[&str]) -> Outcome {
    Tool::cargo(arguments).env("RUSTDOCFLAGS", "-D warnings").run()
}

/// A program that package.json names, installed first where it is not there.
pub fn npm_tool(name: &str) -> Outcome<Tool> {
    install_packages()?;
    let path = root().join("node_modules/.bin").join(name);
    Ok(Tool::new(path, "delete node_modules/ and run this again"))
}

pub const NPM: &str = "install Node 20 or newer, which brings npm (https://nodejs.org)";

/// `npm ci`, unless what is installed is what the lock file names.
pub fn install_packages() -> Outcome {
    let stamp = Stamp::of("packages", &["package-lock.json"])?;
    if stamp.is_current() && root().join("node_modules/.bin").is_dir() {
        return Ok(());
    }
    Tool::new("npm", NPM).args(&["ci", "--no-audit", "--no-fund"]).run()?;
    stamp.keep()
}

pub fn read(path: &Path) -> Outcome<String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

pub fn read_bytes(path: &Path) -> Outcome<Vec<u8>> {
    std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Writes a file with the folders above it.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Outcome {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(path, content))
        .map_err(|error| format!("{}: {error}", path.display()))
}

/// Copies the files of one of the project's folders.
pub fn copy(folder: &str, to: &Path) -> Outcome {
    let from = root().join(folder);
    for file in std::fs::read_dir(&from).map_err(|error| format!("{}: {error}", from.display()))? {
        let file = file.map_err(|error| format!("{}: {error}", from.display()))?;
        write(&to.join(file.file_name()), read_bytes(&file.path())?)?;
    }
    Ok(())
}
