//! What JavaScript's files import from each other, and their functions, by tree-sitter's grammar.
//!
//! Types in JSDoc (`import("./player.js").Player`) are comments to the language and are not read:
//! they load nothing, so they make no circle, and a low file may describe what it is handed.

use super::graph::Arrow;
use super::sources::Sources;
use tree_sitter::{Node, Parser, Query, QueryCursor, StreamingIterator, Tree};

/// Static imports, re-exports, and `import()` with a literal.
const IMPORTS: &str = "
    (import_statement source: (string (string_fragment) @path))
    (export_statement source: (string (string_fragment) @path))
    (call_expression function: (import) arguments: (arguments . (string (string_fragment) @path)))";

const FUNCTIONS: &str = "[
    (function_declaration) (generator_function_declaration) (function_expression) (generator_function)
    (arrow_function) (method_definition)
] @function";

/// A function's name, where it has one, its first line and how many it takes.
pub(super) struct Function {
    pub name: String,
    pub line: usize,
    pub lines: usize,
}

/// The arrows between files, those into `generated/` and to styles left out: nothing there imports
/// anything.
///
/// # Panics
///
/// Panics, with file and line, if a relative import leads to no file or a file does not parse.
pub(super) fn arrows(sources: &Sources) -> Vec<Arrow> {
    let mut arrows = Vec::new();
    for (file, text) in sources {
        for (import, line) in captured(file, text, IMPORTS, |node| (content(node, text), line(node))) {
            let Some(to) = resolved(file, &import).filter(|to| !is_leaf(to)) else { continue };
            assert!(sources.contains_key(&to), "{file}:{line} imports `{import}`, which is no file");
            arrows.push(Arrow { from: file.clone(), line, to, import });
        }
    }
    arrows
}

fn is_leaf(file: &str) -> bool {
    file.contains("generated/") || file.ends_with(".css")
}

/// All functions of a file, those inside others too; but not what is handed to `describe`, which is
/// a list of tests.
pub(super) fn functions(file: &str, text: &str) -> Vec<Function> {
    let read = |node: Node<'_>| {
        (!is_group_of_tests(node, text)).then(|| Function {
            name: name(node, text),
            line: line(node),
            lines: node.end_position().row - node.start_position().row + 1,
        })
    };
    captured(file, text, FUNCTIONS, read).into_iter().flatten().collect()
}

fn is_group_of_tests(function: Node<'_>, text: &str) -> bool {
    let call = function.parent().and_then(|arguments| arguments.parent());
    let callee = call.and_then(|call| call.child_by_field_name("function"));
    callee.is_some_and(|callee| content(callee, text).ends_with("describe"))
}

fn captured<T>(file: &str, text: &str, query: &str, mut make: impl FnMut(Node<'_>) -> T) -> Vec<T> {
    let tree = parsed(file, text);
    let query = Query::new(&tree.language(), query).unwrap();
    let mut cursor = QueryCursor::new();
    let mut captures = cursor.captures(&query, tree.root_node(), text.as_bytes());
    let mut found = Vec::new();
    while let Some((matched, index)) = captures.next() {
        found.push(make(matched.captures()[*index].node));
    }
    found
}

fn parsed(file: &str, text: &str) -> Tree {
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_javascript::LANGUAGE.into()).unwrap();
    let tree = parser.parse(text, None).unwrap();
    assert!(!tree.root_node().has_error(), "{file} does not parse as JavaScript");
    tree
}

fn content(node: Node<'_>, text: &str) -> String {
    text[node.byte_range()].to_owned()
}

fn line(node: Node<'_>) -> usize {
    node.start_position().row + 1
}

/// A function's own name, or that of the variable or property it is given to.
fn name(function: Node<'_>, text: &str) -> String {
    let holder = function.parent();
    let of_holder =
        || holder.and_then(|holder| ["name", "key"].iter().find_map(|f| holder.child_by_field_name(f)));
    function
        .child_by_field_name("name")
        .or_else(of_holder)
        .map_or_else(|| "a function".to_owned(), |name| format!("`{}`", content(name, text)))
}

/// The file that a relative import means; `None` for a package.
fn resolved(file: &str, import: &str) -> Option<String> {
    if !import.starts_with('.') {
        return None;
    }
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in import.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources(files: &[(&str, &str)]) -> Sources {
        files.iter().map(|&(path, text)| (path.to_owned(), text.to_owned())).collect()
    }

    fn found(files: &[(&str, &str)]) -> Vec<(usize, String)> {
        arrows(&sources(files)).into_iter().map(|arrow| (arrow.line, arrow.to)).collect()
    }

    #[test]
    fn every_form_of_import_is_an_arrow() {
        let page = "import {\n  one,\n} from './one.js';\nimport \"../two.js\";\nexport { three } from './three.js';\n\
                    const four = async () => (await import('./room/four.js')).four;\n";
        let others = ["shared/one.js", "two.js", "shared/three.js", "shared/room/four.js"];
        let files: Vec<_> = others.iter().map(|&path| (path, "")).chain([("shared/page.js", page)]).collect();
        let expected =
            [(3, "shared/one.js"), (4, "two.js"), (5, "shared/three.js"), (6, "shared/room/four.js")];
        assert_eq!(found(&files), expected.map(|(line, to)| (line, to.to_owned())));
    }

    #[test]
    fn what_only_looks_like_an_import_is_none() {
        let page = r#"/** @typedef {import("./one.js").One} One */ // import "./one.js"
            import { go } from "fall-line";
            import table from "./generated/catalogue.js";
            const text = 'import "./one.js"', pattern = /import "x"/, long = `import("./one.js")`;"#;
        assert!(found(&[("one.js", ""), ("page.js", page)]).is_empty());
    }

    #[test]
    #[should_panic(expected = "page.js:2 imports `./gone.js`, which is no file")]
    fn an_import_of_nothing_is_told() {
        found(&[("page.js", "// head\nimport \"./gone.js\";")]);
    }

    #[test]
    fn a_group_of_tests_is_no_function() {
        let text = "test.describe('one', () => {\n  test('two', async () => {\n  });\n});";
        let lines: Vec<_> = functions("a.spec.js", text).into_iter().map(|f| (f.line, f.lines)).collect();
        assert_eq!(lines, [(2, 2)]);
    }

    #[test]
    fn functions_of_all_forms_are_measured() {
        let text = "function one() {\n}\nconst two = () => {\n\n};\nclass C {\n  three() {}\n}\n\
                    each(function () {\n  return (x) => x;\n});";
        let lines: Vec<_> = functions("a.js", text).into_iter().map(|f| (f.name, f.line, f.lines)).collect();
        let expected = [
            ("`one`", 1, 2),
            ("`two`", 3, 3),
            ("`three`", 7, 1),
            ("a function", 9, 3),
            ("a function", 10, 1),
        ];
        assert_eq!(lines, expected.map(|(name, line, lines)| (name.to_owned(), line, lines)));
    }
}
