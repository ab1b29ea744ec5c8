//! A build after a change makes exactly what depends on it: one file of each kind is changed in a
//! tree, and the steps whose fingerprints change are compared.

use crate::files::{self, list, write};
use crate::fingerprint::Step;
use crate::{build, npm, site};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn steps() -> impl Iterator<Item = Step> {
    [npm::PACKAGES].into_iter().chain(build::STEPS).chain([site::STEP, site::offline::STEP])
}

/// One file of each kind, and the steps that are made again when it changes. What a step makes
/// is an input of those after it, so these follow by themselves.
const KINDS: [(&str, &[&str]); 29] = [
    ("src/surface.rs", &["wasm-lab", "wasm-embed", "lessons", "examples", "lab", "embed", "offline"]),
    ("data/linear.csv", &["wasm-lab", "wasm-embed", "lessons", "examples", "lab", "embed"]),
    ("Cargo.toml", &["wasm-lab", "wasm-embed", "embed", "site"]),
    ("Cargo.lock", &["wasm-lab", "wasm-embed", "lessons", "examples", "lab", "embed", "site", "offline"]),
    ("package-lock.json", &["packages", "wasm-lab", "wasm-embed", "lab", "embed", "site", "offline"]),
    ("index.html", &["lab", "site", "offline"]),
    ("embed.html", &["embed"]),
    ("www/lab.js", &["lab"]),
    ("www/lab/table.js", &["lab"]),
    ("www/embed/height.js", &["embed"]),
    ("www/shared/player.js", &["lab", "embed"]),
    ("www/styles/base.css", &["lab", "embed"]),
    ("www/element.js", &["site"]),
    ("www/lessons/network.md", &["lessons"]),
    ("www/lab/examples.txt", &["examples", "lab"]),
    ("www/generated/theme.css", &["lab", "embed"]),
    ("www/generated/exercises.json", &["embed"]),
    ("www/generated/lessons.js", &["lab"]),
    ("www/generated/lab/fall_line_bg.wasm", &["lab"]),
    ("www/sw.js", &["offline"]),
    ("dist/assets/lab.js", &["offline"]),
    ("dist/package/scorm.js", &["offline"]),
    ("examples/course.html", &["site"]),
    ("xtask/src/site/icon.rs", &["site", "offline"]),
    ("xtask/src/build/wasm.rs", &["wasm-lab", "wasm-embed"]),
    ("xtask/src/build/lessons/inline.rs", &["lessons"]),
    ("xtask/src/build/claims/proof.rs", &["lessons", "examples"]),
    ("xtask/src/build/embed.rs", &["embed"]),
    ("tests/integration/main.rs", &[]),
];

fn prints(root: &Path) -> Vec<(&'static str, String)> {
    steps().map(|step| (step.name, step.fingerprint(root, "").unwrap())).collect()
}

#[test]
fn a_change_makes_exactly_what_depends_on_it_stale() {
    let root = std::env::temp_dir().join(format!("fall-line-steps-{}", std::process::id()));
    for (file, _) in KINDS {
        write(&root.join(file), "before").unwrap();
    }
    for (file, expected) in KINDS {
        let before = prints(&root);
        write(&root.join(file), "before").unwrap();
        assert_eq!(prints(&root), before, "{file} was only touched");
        write(&root.join(file), format!("after: {file}")).unwrap();
        let stale = prints(&root).into_iter().filter(|print| !before.contains(print)).map(|(name, _)| name);
        assert_eq!(stale.collect::<BTreeSet<_>>(), expected.iter().copied().collect(), "{file}");
    }
    fs::remove_dir_all(root).unwrap();
}

#[test]
fn every_input_is_there_and_every_source_of_the_build_is_an_input() {
    let root = files::root();
    let all: Vec<_> = steps().flat_map(|step| step.inputs).copied().collect();
    for input in
        all.iter().filter(|input| !["www/generated", "dist/"].iter().any(|made| input.starts_with(made)))
    {
        assert!(root.join(input).exists(), "{input} is no file or folder");
    }
    // The catalogue is compared by its text whenever it is written.
    for source in list(&root.join("xtask/src/build")).unwrap() {
        let name = source.file_name().unwrap().to_string_lossy().into_owned();
        let path = format!("xtask/src/build/{name}");
        assert!(
            all.contains(&path.as_str()) || ["catalogue.rs", "theme.rs"].contains(&name.as_str()),
            "{path} is no step's input"
        );
    }
}
