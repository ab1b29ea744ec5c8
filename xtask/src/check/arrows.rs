//! The order of the wings: what may name what, and that no files name each other in a circle.
//!
//! A wing is a module or a folder with all that is in it. `ORDERS` has the wings of the crate, of
//! the pages and of this tool from the top down. A file may name files of its own wing and of those
//! in rows below. Inside a wing a parent may use its children and children each other, as long as
//! there is no circle: what a parent shares with its children stands in a child of its own.

use super::graph::{Arrow, circles, distinct};
use super::sources::Sources;
use super::{ecmascript, rust, sources};

/// The wings of one folder, from the top down. Those in one row do not name each other.
struct Order {
    folder: &'static str,
    /// A file or a folder without its ending: `chart` is `chart.rs` and all of `chart/`; `lab/` is
    /// the folder alone and `lab.js` the file.
    rows: &'static [&'static [&'static str]],
}

const CRATE: Order = Order {
    folder: "src",
    rows: &[
        &["lib.rs"],
        &["web"],
        &["exercise"],
        &["export"],
        &["chart"],
        &["survey"],
        &["query"],
        &["outlook"],
        &["player"],
        &["analysis"],
        &["run"],
        &["schedule"],
        &["optimizer"],
        &["surface"],
        &["data"],
        &["formula"],
        &["random"],
        &["geometry"],
        &["number"],
    ],
};

const PAGES: Order = Order {
    folder: "www",
    rows: &[
        &["lab.js", "embed.js", "element.js"],
        &["lab/", "embed/"],
        &["element/", "package/"],
        &["shared/page"],
        &["shared/exercises"],
        &["shared/ask"],
        &["shared/panels", "shared/dialogs"],
        &["shared/stage"],
        &["shared/worded-verdict"],
        &["shared/player"],
        &["shared/address"],
        &["shared/engine"],
        &["shared/announce", "shared/checks", "shared/racers", "shared/teller"],
        &["shared/dom"],
        &["shared/appearance", "shared/frames", "shared/i18n"],
    ],
};

const TOOL: Order = Order {
    folder: "xtask/src",
    rows: &[
        &["main.rs"],
        &["rates", "bench", "budgets", "check"],
        &["serve", "setup", "package"],
        &["site"],
        &["build"],
        &["npm"],
        &["fingerprint"],
        &["program"],
        &["files"],
        &["outcome"],
    ],
};

/// Crates that know the page, draw or differentiate, and the wings or files of the crate that may name them.
const EXTERNALS: [(&str, &[&str]); 7] = [
    ("wasm_bindgen", &["web", "number/js.rs"]),
    ("js_sys", &["web", "number/js.rs"]),
    ("web_sys", &["web", "number/js.rs"]),
    ("plotters_canvas", &["web"]),
    ("plotters", &["chart", "web"]),
    ("plotters_backend", &["chart", "web"]),
    ("num_dual", &["surface", "formula"]),
];

/// Whether a file belongs to a wing.
fn is_in(file: &str, wing: &str) -> bool {
    match file.strip_prefix(wing) {
        Some(rest) => rest.is_empty() || wing.ends_with('/') || rest.starts_with('/') || is_ending(rest),
        None => false,
    }
}

fn is_ending(rest: &str) -> bool {
    [".rs", ".js"].contains(&rest)
}

impl Order {
    /// The row and the wing of a file.
    fn place(&self, file: &str) -> Option<(usize, &'static str)> {
        self.rows
            .iter()
            .enumerate()
            .find_map(|(row, wings)| wings.iter().find(|wing| is_in(file, wing)).map(|&wing| (row, wing)))
    }

    /// Everything that breaks the order: files without a wing, arrows up or aside, circles.
    fn broken(&self, sources: &Sources, arrows: Vec<Arrow>) -> Vec<String> {
        let folder = self.folder;
        let homeless = |file: &&String| self.place(file).is_none();
        let homeless = sources
            .keys()
            .filter(homeless)
            .map(|file| format!("{folder}/{file} is in no wing of the table in arrows.rs"));
        let arrows = distinct(arrows);
        let upward = arrows.iter().filter_map(|arrow| {
            let ((from_row, from), (to_row, to)) = (self.place(&arrow.from)?, self.place(&arrow.to)?);
            let how = match from_row.cmp(&to_row) {
                _ if from == to => return None,
                std::cmp::Ordering::Less => return None,
                std::cmp::Ordering::Equal => "stands beside it",
                std::cmp::Ordering::Greater => "stands above it",
            };
            Some(format!("{folder}/{arrow}, but `{to}` {how} (`{from}`)"))
        });
        let circles = circles(&arrows).into_iter().map(|circle| {
            let steps: Vec<_> = circle.iter().map(|arrow| format!("\n    {folder}/{arrow}")).collect();
            format!("a circle of {} files:{}", circle.len(), steps.concat())
        });
        homeless.chain(upward).chain(circles).collect()
    }
}

fn broken_externals(externals: Vec<Arrow>) -> Vec<String> {
    let mut externals = distinct(externals);
    externals.retain(|Arrow { from, to, .. }| {
        let allowed = EXTERNALS.iter().find(|(name, _)| name == to);
        allowed.is_some_and(|(_, wings)| !wings.iter().any(|wing| is_in(from, wing)))
    });
    externals.iter().map(|arrow| format!("src/{arrow}, which is not for that wing")).collect()
}

fn report(broken: &[String]) {
    assert!(broken.is_empty(), "{} to put in order:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn arrows_of_the_crate_point_down() {
    let sources = sources::read("src", &["rs"]);
    let read = rust::read(&sources, "lib.rs");
    let mut broken = CRATE.broken(&sources, read.arrows);
    broken.extend(broken_externals(read.externals));
    report(&broken);
}

#[test]
fn arrows_of_the_pages_point_down() {
    let sources = sources::read("www", &["js"]);
    report(&PAGES.broken(&sources, ecmascript::arrows(&sources)));
}

#[test]
fn arrows_of_the_tool_point_down() {
    let sources = sources::read("xtask/src", &["rs"]);
    report(&TOOL.broken(&sources, rust::read(&sources, "main.rs").arrows));
}

mod made_up {
    use super::*;

    const SMALL: Order = Order { folder: "src", rows: &[&["lib.rs"], &["left", "right"], &["low"]] };

    fn broken(files: &[(&str, &str)]) -> Vec<String> {
        let sources = files.iter().map(|&(path, text)| (path.to_owned(), text.to_owned())).collect();
        SMALL.broken(&sources, rust::read(&sources, "lib.rs").arrows)
    }

    const LIB: (&str, &str) = ("lib.rs", "mod left;\nmod right;\nmod low;\npub use left::Thing;");

    #[test]
    fn arrows_down_and_inside_a_wing_are_in_order() {
        let files = [
            LIB,
            ("left.rs", "mod part;\npub use part::Part;\nuse crate::low::deep::f;"),
            ("left/part.rs", "use crate::low;"),
            ("right.rs", "use crate::low::deep;"),
            ("low.rs", "pub mod deep;"),
            ("low/deep.rs", ""),
        ];
        assert_eq!(broken(&files), [""; 0]);
    }

    #[test]
    fn an_arrow_up_is_told_with_file_line_and_import() {
        let files = [LIB, ("left.rs", ""), ("right.rs", ""), ("low.rs", "\nfn f() { crate::left::g() }")];
        let told = "src/low.rs:2 names left.rs by `crate::left::g`, but `left` stands above it (`low`)";
        assert_eq!(broken(&files), [told]);
    }

    #[test]
    fn the_root_stands_above_all() {
        let files = [LIB, ("left.rs", ""), ("right.rs", "use crate::Thing;"), ("low.rs", "")];
        let told = "src/right.rs:1 names lib.rs by `crate::Thing`, but `lib.rs` stands above it (`right`)";
        assert_eq!(broken(&files), [told]);
    }

    #[test]
    fn an_arrow_aside_is_told() {
        let files = [LIB, ("left.rs", "use crate::right;"), ("right.rs", ""), ("low.rs", "")];
        assert_eq!(broken(&files).len(), 1);
        assert!(broken(&files)[0].ends_with("but `right` stands beside it (`left`)"));
    }

    #[test]
    fn a_circle_of_parent_and_child_is_told_whole() {
        let files = [
            LIB,
            ("left.rs", "mod part;\npub use part::Part;"),
            ("left/part.rs", "use super::Thing;"),
            ("right.rs", ""),
            ("low.rs", ""),
        ];
        let told = "a circle of 2 files:\n    src/left.rs:2 names left/part.rs by `part::Part`\n    \
                    src/left/part.rs:1 names left.rs by `super::Thing`";
        assert_eq!(broken(&files), [told]);
    }

    #[test]
    fn a_child_may_name_a_parent_that_does_not_name_it() {
        let files = [
            LIB,
            ("left.rs", "mod part;"),
            ("left/part.rs", "use super::Thing;"),
            ("right.rs", ""),
            ("low.rs", ""),
        ];
        assert_eq!(broken(&files), [""; 0]);
    }

    #[test]
    fn a_file_without_a_wing_is_told() {
        let files = [("lib.rs", "mod lower;"), ("lower.rs", "")];
        assert_eq!(broken(&files), ["src/lower.rs is in no wing of the table in arrows.rs"]);
    }

    #[test]
    fn another_crate_is_for_its_wing_alone() {
        let files = [
            ("lib.rs", "mod run;\nmod web;"),
            ("run.rs", "use js_sys::Array;"),
            ("web.rs", "#[wasm_bindgen::prelude::wasm_bindgen]\npub struct One;"),
        ];
        let sources = files.iter().map(|&(path, text)| (path.to_owned(), text.to_owned())).collect();
        let told = "src/run.rs:1 names js_sys by `js_sys::Array`, which is not for that wing";
        assert_eq!(broken_externals(rust::read(&sources, "lib.rs").externals), [told]);
    }

    #[test]
    fn wings_are_whole_names() {
        assert!(is_in("chart.rs", "chart") && is_in("chart/scene.rs", "chart") && is_in("lab/a.js", "lab/"));
        assert!(!is_in("charts.rs", "chart") && !is_in("lab.js", "lab/") && !is_in("chart.rs.js", "chart"));
    }
}
