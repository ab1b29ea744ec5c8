//! Fingerprints: what a step was last made from, so that it is not made again from the same.

use crate::files::{self, hex, read, read_bytes, root, workshop, write};
use anyhow::Result;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// A step of the build.
///
/// Its sources, lock files and all else that decides what it makes are its inputs; what no file
/// says (the compiler's version, options, the environment) is given when it runs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    pub name: &'static str,
    /// Files and folders below the root. One that is not there has no content.
    pub inputs: &'static [&'static str],
    /// What has to be there, as the step made it, for it to count as made.
    pub outputs: &'static [&'static str],
}

impl Step {
    /// Makes the step unless it was made from the same inputs and facts, and what it made is still
    /// there as it made it; says whether it did.
    ///
    /// The fingerprint is taken away before it starts: after a step that fails or is stopped,
    /// nothing is called up to date.
    pub(crate) fn run(&self, facts: &str, make: impl FnOnce() -> Result<()>) -> Result<bool> {
        let (kept, root) = (self.kept()?, root());
        let now = self.fingerprint(&root, facts)?;
        let is_there = self.outputs.iter().all(|output| root.join(output).exists());
        if is_there && kept.is_file() && read(&kept)? == [now.as_str(), &self.made(&root)?].join("\n") {
            return Ok(false);
        }
        if kept.is_file() {
            std::fs::remove_file(&kept)?;
        }
        make()?;
        write(&kept, [now, self.made(&root)?].join("\n"))?;
        Ok(true)
    }

    /// Where its fingerprint is kept.
    fn kept(&self) -> Result<PathBuf> {
        Ok(workshop("fingerprints")?.join(self.name))
    }

    /// The fingerprint of its inputs by what is in them, and by their paths below the root: a
    /// checkout changes times and places, not content.
    pub(crate) fn fingerprint(&self, root: &Path, facts: &str) -> Result<String> {
        hash(root, self.inputs, facts)
    }

    /// The fingerprint of what it made.
    fn made(&self, root: &Path) -> Result<String> {
        hash(root, self.outputs, "")
    }
}

fn hash(root: &Path, paths: &[&str], facts: &str) -> Result<String> {
    let mut files = Vec::new();
    for path in paths {
        collect(&root.join(path), &mut files)?;
    }
    files.sort();
    let mut hash = Sha256::new();
    hash.update(facts);
    for file in files {
        let parts = file.strip_prefix(root).unwrap_or(&file).components();
        let names: Vec<_> = parts.map(|part| part.as_os_str().to_string_lossy()).collect();
        hash.update(Sha256::digest(names.join("/")));
        hash.update(Sha256::digest(read_bytes(&file)?));
    }
    Ok(hex(&hash.finalize()))
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_dir() {
        for entry in files::list(path)? {
            collect(&entry, files)?;
        }
    } else if path.is_file() {
        files.push(path.to_path_buf());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    const STEP: Step = Step { name: "test", inputs: &["one.txt", "folder"], outputs: &[] };

    fn tree(name: &str) -> PathBuf {
        let root = std::env::temp_dir().join(format!("fall-line-{name}-{}", std::process::id()));
        write(&root.join("one.txt"), "one").unwrap();
        write(&root.join("folder/two ü.txt"), "two").unwrap();
        write(&root.join("other.txt"), "other").unwrap();
        root
    }

    #[test]
    fn content_and_names_decide_and_nothing_else_does() {
        let (here, there) = (tree("here"), tree("there"));
        let print = |root: &Path, facts| STEP.fingerprint(root, facts).unwrap();
        let before = print(&here, "");
        assert_eq!(before, print(&there, ""), "the place of a checkout");
        fs::write(here.join("one.txt"), "one").unwrap();
        assert_eq!(before, print(&here, ""), "a touch");
        fs::write(here.join("other.txt"), "changed").unwrap();
        assert_eq!(before, print(&here, ""), "a file that is no input");
        assert_ne!(before, print(&here, "-O"), "facts");
        fs::write(here.join("one.txt"), "two").unwrap();
        assert_ne!(before, print(&here, ""), "content");
        fs::rename(there.join("folder/two ü.txt"), there.join("folder/three.txt")).unwrap();
        assert_ne!(before, print(&there, ""), "a name");
        fs::remove_dir_all(here).unwrap();
        fs::remove_dir_all(there).unwrap();
    }

    #[test]
    fn a_step_whose_output_was_changed_is_made_again() {
        const OUTPUT: &str = "target/fall-line-fingerprint-test.txt";
        let step = Step { name: "test-output", inputs: &["Cargo.toml"], outputs: &[OUTPUT] };
        let (kept, output) = (step.kept().unwrap(), root().join(OUTPUT));
        let _ = fs::remove_file(&kept);
        let make = || step.run("", || write(&output, "made")).unwrap();
        assert!(make());
        assert!(!make(), "it is current");
        // Another checkout may share the target folder, and with it the fingerprints.
        write(&output, "from elsewhere").unwrap();
        assert!(make(), "content that this step did not make");
        fs::remove_file(&output).unwrap();
        assert!(make(), "an output that is gone");
        fs::remove_file(output).unwrap();
        fs::remove_file(kept).unwrap();
    }

    #[test]
    fn a_step_that_failed_is_made_again() {
        let step = Step { name: "test-failing", inputs: &["Cargo.toml"], outputs: &["Cargo.toml"] };
        // From a run of this test before.
        let _ = fs::remove_file(workshop("fingerprints").unwrap().join(step.name));
        assert!(step.run("a", || Ok(())).unwrap());
        assert!(!step.run("a", || Ok(())).unwrap(), "it is current");
        assert!(step.run("b", || anyhow::bail!("stopped")).is_err());
        assert!(step.run("a", || Ok(())).unwrap(), "what it was made from before is gone too");
    }
}
