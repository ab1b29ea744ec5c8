//! Stamps: what a step was last made from, so that it is not made again from the same.

use crate::Outcome;
use crate::tools::{read_bytes, root, write};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// The fingerprint of a step's inputs.
pub struct Stamp {
    path: PathBuf,
    print: String,
}

impl Stamp {
    /// Takes the fingerprint of files and folders by what is in them: a checkout changes times,
    /// not content.
    pub fn of(step: &str, inputs: &[&str]) -> Outcome<Self> {
        let mut files = Vec::new();
        for input in inputs {
            collect(&root().join(input), &mut files)?;
        }
        files.sort();
        let mut hash = Sha256::new();
        for file in files {
            hash.update(file.to_string_lossy().as_bytes());
            hash.update(Sha256::digest(read_bytes(&file)?));
        }
        let path = root().join("target/xtask").join(step);
        Ok(Self { path, print: hex(&hash.finalize()) })
    }

    /// The fingerprint with a text that the step depends on as well.
    pub fn with(self, text: &str) -> Self {
        Self { print: format!("{} {text}", self.print), ..self }
    }

    /// Whether the step was last made from these very inputs.
    pub fn is_current(&self) -> bool {
        std::fs::read_to_string(&self.path).is_ok_and(|kept| kept == self.print)
    }

    /// Notes that the step has been made.
    pub fn keep(&self) -> Outcome {
        write(&self.path, &self.print)
    }
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Outcome {
    if path.is_file() {
        files.push(path.to_path_buf());
        return Ok(());
    }
    let wrong = |error| format!("{}: {error}", path.display());
    for entry in std::fs::read_dir(path).map_err(wrong)? {
        collect(&entry.map_err(wrong)?.path(), files)?;
    }
    Ok(())
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
