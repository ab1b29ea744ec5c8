//! House rules that no linter has: how long files and functions are, and that lints stay on.

use super::ecmascript;
use super::sources::{self, Sources};
use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Block, Ident};

/// The most lines of a file whose head gives no reason.
const FILE_LINES: usize = 400;
/// What the reason begins with, in a comment before the first line of code.
const REASON: &str = "Long because ";
/// The most lines of a function, from its signature to its last brace.
const FUNCTION_LINES: usize = 70;

/// What a person writes; data, texts and what tools write are not among it.
const FOLDERS: [&str; 8] = ["benches", "data", "examples", "fuzz", "python", "src", "tests", "www"];
const TOOL: &str = "xtask";
const ENDINGS: [&str; 5] = ["rs", "js", "css", "html", "py"];

/// Lints that library code may not turn off; tests have them off by clippy.toml.
const KEPT_ON: [&str; 3] = ["unwrap_used", "expect_used", "panic"];

fn all() -> Sources {
    let folders = FOLDERS.iter().chain([&TOOL]);
    folders
        .flat_map(|folder| {
            let below = sources::read(folder, &ENDINGS);
            below.into_iter().map(move |(path, text)| (format!("{folder}/{path}"), text))
        })
        .collect()
}

/// Lines of comment before the first line of something else.
fn head<'a>(path: &str, text: &'a str) -> impl Iterator<Item = &'a str> {
    let mut is_open = false;
    let is_python = path.ends_with(".py");
    text.lines().take_while(move |line| {
        let line = line.trim();
        let opens = ["/*", "<!--"].iter().any(|mark| line.starts_with(mark))
            || is_python && !is_open && line.starts_with("\"\"\"");
        let is_comment = is_open
            || opens
            || line.is_empty()
            || line.starts_with("//")
            || line.starts_with("#!")
            || is_python && line.starts_with('#');
        let closes = ["*/", "-->"].iter().any(|mark| line.ends_with(mark))
            || is_python && line.ends_with("\"\"\"") && (is_open || line.len() > 5);
        is_open = (is_open || opens) && !closes;
        is_comment
    })
}

fn long_files(sources: &Sources) -> Vec<String> {
    let is_long = |(path, text): &(&String, &String)| {
        text.lines().count() > FILE_LINES && !head(path, text).any(|line| line.contains(REASON))
    };
    sources
        .iter()
        .filter(is_long)
        .map(|(path, text)| {
            format!("{path} has {} lines and no `{REASON}…` in its head", text.lines().count())
        })
        .collect()
}

fn long_functions(sources: &Sources) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in sources {
        let functions = match path.rsplit_once('.') {
            Some((_, "rs")) => RustFunctions::of(path, text),
            Some((_, "js")) => ecmascript::functions(path, text),
            _ => continue,
        };
        for function in functions.into_iter().filter(|function| function.lines > FUNCTION_LINES) {
            let ecmascript::Function { name, line, lines } = function;
            found.push(format!("{path}:{line}: {name} has {lines} lines"));
        }
    }
    found
}

/// All `fn` of a file, with those in blocks of `impl` and traits; closures count for theirs.
#[derive(Default)]
struct RustFunctions(Vec<ecmascript::Function>);

impl RustFunctions {
    fn of(path: &str, text: &str) -> Vec<ecmascript::Function> {
        let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        let mut functions = Self::default();
        functions.visit_file(&file);
        functions.0
    }

    fn push(&mut self, name: &Ident, signature: Span, block: &Block) {
        let line = signature.start().line;
        let lines = block.span().end().line - line + 1;
        self.0.push(ecmascript::Function { name: format!("`{name}`"), line, lines });
    }
}

impl<'ast> Visit<'ast> for RustFunctions {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.push(&item.sig.ident, item.sig.span(), &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.push(&item.sig.ident, item.sig.span(), &item.block);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(block) = &item.default {
            self.push(&item.sig.ident, item.sig.span(), block);
        }
        visit::visit_trait_item_fn(self, item);
    }
}

/// Attributes in library code that turn off what keeps panics out of it.
fn lints_off(sources: &Sources) -> Vec<String> {
    struct Attributes<'a>(&'a str, Vec<String>);
    impl<'ast> Visit<'ast> for Attributes<'_> {
        fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
            let is_off = ["allow", "expect"].iter().any(|name| attribute.path().is_ident(name));
            let Ok(list) = attribute.meta.require_list() else { return };
            let lints = list.tokens.to_string();
            for lint in KEPT_ON {
                if is_off && lints.split([' ', ',']).any(|word| word == lint) {
                    let line = attribute.span().start().line;
                    self.1.push(format!("{}:{line} turns off `clippy::{lint}`", self.0));
                }
            }
        }
    }
    let library = |(path, _): &(&String, &String)| {
        path.ends_with(".rs") && (path.starts_with("src/") || path.starts_with("xtask/src/"))
    };
    let read = |(path, text): (&String, &String)| {
        let mut attributes = Attributes(path, Vec::new());
        attributes.visit_file(&syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}")));
        attributes.1
    };
    sources.iter().filter(library).flat_map(read).collect()
}

fn report(broken: &[String]) {
    assert!(broken.is_empty(), "{} to tidy:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn no_file_is_long_without_a_reason() {
    report(&long_files(&all()));
}

#[test]
fn no_function_is_long() {
    report(&long_functions(&all()));
}

#[test]
fn library_code_keeps_its_lints_on() {
    report(&lints_off(&all()));
}

mod made_up {
    use super::*;

    fn one(path: &str, text: &str) -> Sources {
        Sources::from([(path.to_owned(), text.to_owned())])
    }

    #[test]
    fn a_long_file_needs_a_reason_in_its_head() {
        let code = "let a = 1;\n".repeat(FILE_LINES);
        assert_eq!(long_files(&one("a.js", &code)), [""; 0]);
        assert_eq!(long_files(&one("a.js", &format!("// Head.\n{code}"))).len(), 1);
        for (path, head) in [
            ("a.rs", "//! One.\n//!\n//! Long because it is a table.\n"),
            ("a.css", "/* One.\n * Long because it is a table. */\n"),
            ("a.html", "<!--\nLong because it is a table.\n-->\n"),
            ("a.py", "#!/usr/bin/env python\n\"\"\"One.\n\nLong because it is a table.\n\"\"\"\n"),
        ] {
            assert_eq!(long_files(&one(path, &format!("{head}{code}"))), [""; 0], "{path}");
            // The same words further down are no reason.
            assert_eq!(long_files(&one(path, &format!("let b;\n{head}{code}"))).len(), 1, "{path}");
        }
    }

    #[test]
    fn functions_are_measured_from_signature_to_brace() {
        let body = |lines: usize| "    let _ = 1;\n".repeat(lines);
        let text = |lines| {
            format!("struct One;\nimpl One {{\n/// Docs.\n#[inline]\nfn long() {{\n{}}}\n}}", body(lines))
        };
        assert_eq!(long_functions(&one("a.rs", &text(FUNCTION_LINES - 2))), [""; 0]);
        assert_eq!(long_functions(&one("a.rs", &text(FUNCTION_LINES - 1))), ["a.rs:5: `long` has 71 lines"]);
        let script = format!("const long = () => {{\n{}}};", "  go();\n".repeat(FUNCTION_LINES - 1));
        assert_eq!(long_functions(&one("a.js", &script)), ["a.js:1: `long` has 71 lines"]);
    }

    #[test]
    fn lints_stay_on_in_the_library_alone() {
        let text = "#[allow(clippy::unwrap_used, reason = \"no panic\")]\nfn f() {}\n#[allow(clippy::too_many_lines)]\nfn g() {}";
        assert_eq!(lints_off(&one("src/a.rs", text)), ["src/a.rs:1 turns off `clippy::unwrap_used`"]);
        assert_eq!(lints_off(&one("tests/a.rs", text)), [""; 0]);
    }
}
