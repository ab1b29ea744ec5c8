//! What Rust's files name of each other, by `syn`: in `use`, in paths written out, and in macros.
//!
//! A path counts for the file of the longest module that it begins with: `crate::chart::Scene` for
//! `chart.rs`, wherever that has `Scene` from. `mod` alone is no arrow, `pub use` is one. Links in
//! docs and `pub(in …)` are none, and tests inside a file count like its code.

use super::graph::Arrow;
use super::sources::Sources;
use proc_macro2::{Span, TokenStream, TokenTree};
use std::collections::BTreeMap;
use syn::visit::{self, Visit};
use syn::{File, Ident, Item, ItemMod, ItemUse, Path, UseTree};

/// The path of a module from the crate's root, which is empty.
type Module = Vec<String>;

/// A crate's modules, and what their files name.
pub(super) struct Crate {
    pub arrows: Vec<Arrow>,
    /// Uses of other crates, by the name they go by: `to` and the first part of `import`.
    pub externals: Vec<Arrow>,
}

/// Reads a crate whose root is `root`, such as `lib.rs`.
///
/// # Panics
///
/// Panics, naming the file, if one does not parse or if no `mod` leads to it.
pub(super) fn read(sources: &Sources, root: &str) -> Crate {
    let files: BTreeMap<&str, File> = sources
        .iter()
        .map(|(path, text)| {
            (path.as_str(), syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}")))
        })
        .collect();
    let mut modules = BTreeMap::from([(Module::new(), root)]);
    let directory = root.rsplit_once('/').map_or("", |(directory, _)| directory);
    find_modules(&files[root].items, &Module::new(), directory, root, &files, &mut modules);
    for file in files.keys() {
        assert!(modules.values().any(|known| known == file), "no `mod` leads to {file}");
    }
    let mut found = Crate { arrows: Vec::new(), externals: Vec::new() };
    for (module, file) in &modules {
        // An inline module is read with the file it stands in.
        if module.is_empty() || modules[&module[..module.len() - 1]] != *file {
            let mut reader = Reader::new(file, module.clone(), &modules, &mut found);
            reader.enter(&files[file].items);
            reader.visit_file(&files[file]);
        }
    }
    found
}

/// Follows `mod` from the items of one module to all files below it. `directory` is where files of
/// its children are.
fn find_modules<'a>(
    items: &[Item],
    module: &Module,
    directory: &str,
    file: &'a str,
    files: &BTreeMap<&'a str, File>,
    modules: &mut BTreeMap<Module, &'a str>,
) {
    for item in items {
        let Item::Mod(child) = item else { continue };
        let name = child.ident.to_string();
        let path = child_of(module, &name);
        let below = if directory.is_empty() { name } else { format!("{directory}/{name}") };
        let (file, items) = match &child.content {
            Some((_, items)) => (file, items),
            None => {
                let places = [format!("{below}.rs"), format!("{below}/mod.rs")];
                let Some((&file, found)) =
                    places.iter().find_map(|place| files.get_key_value(place.as_str()))
                else {
                    panic!("{file} has `mod {}`, but there is no {}", child.ident, places[0]);
                };
                (file, &found.items)
            }
        };
        modules.insert(path.clone(), file);
        find_modules(items, &path, &below, file, files, modules);
    }
}

fn child_of(module: &Module, name: &str) -> Module {
    module.iter().cloned().chain([name.to_owned()]).collect()
}

/// Goes through one file and resolves each path in it.
struct Reader<'a> {
    file: &'a str,
    module: Module,
    /// What `use` has brought into each module that is open, the innermost last.
    aliases: Vec<BTreeMap<String, Module>>,
    modules: &'a BTreeMap<Module, &'a str>,
    found: &'a mut Crate,
}

impl<'a> Reader<'a> {
    fn new(
        file: &'a str,
        module: Module,
        modules: &'a BTreeMap<Module, &'a str>,
        found: &'a mut Crate,
    ) -> Self {
        Self { file, module, aliases: Vec::new(), modules, found }
    }

    /// Notes what a module's own `use` brings, before its paths are read.
    fn enter(&mut self, items: &[Item]) {
        self.aliases.push(BTreeMap::new());
        for item in items {
            if let Item::Use(item) = item {
                self.note_aliases(item);
            }
        }
    }

    fn note_aliases(&mut self, item: &ItemUse) {
        for (path, alias) in leaves(item) {
            if let (Some(alias), Some(target)) = (alias, self.resolved(&names(&path)))
                && let Some(aliases) = self.aliases.last_mut()
            {
                aliases.insert(alias, target);
            }
        }
    }

    /// The path from the crate's root; `None` if it leads out of the crate or to something local.
    fn resolved(&self, names: &[String]) -> Option<Module> {
        let (first, rest) = names.split_first()?;
        let (mut base, mut rest) = match first.as_str() {
            "crate" => (Module::new(), rest),
            "self" => (self.module.clone(), rest),
            "super" => (self.parent(&self.module)?, rest),
            name => {
                let of_use = self.aliases.last().and_then(|aliases| aliases.get(name)).cloned();
                let child = child_of(&self.module, name);
                (of_use.or_else(|| self.modules.contains_key(&child).then_some(child))?, rest)
            }
        };
        while let Some(("super", more)) = rest.split_first().map(|(name, more)| (name.as_str(), more)) {
            (base, rest) = (self.parent(&base)?, more);
        }
        base.extend_from_slice(rest);
        Some(base)
    }

    fn parent(&self, module: &Module) -> Option<Module> {
        module.split_last().map(|(_, parent)| parent.to_vec())
    }

    /// Counts a path for the file of the longest module that it begins with.
    fn count(&mut self, names: &[String], span: Span) {
        let import = names.join("::");
        let line = span.start().line;
        let from = self.file.to_owned();
        match self.resolved(names) {
            Some(target) => {
                let longest = (0..=target.len()).rev().find_map(|end| self.modules.get(&target[..end]));
                if let Some(&to) = longest {
                    self.found.arrows.push(Arrow { from, line, to: to.to_owned(), import });
                }
            }
            None => {
                let to = names.first().cloned().unwrap_or_default();
                self.found.externals.push(Arrow { from, line, to, import });
            }
        }
    }

    /// Paths in a macro's tokens, whatever the macro makes of them.
    fn count_tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<Ident> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Punct(mark) if mark.as_char() == ':' => {
                    colons += 1;
                    continue;
                }
                TokenTree::Ident(ident) if colons == 2 && !path.is_empty() => path.push(ident),
                other => {
                    self.count_written(&std::mem::take(&mut path));
                    match other {
                        TokenTree::Ident(ident) => path.push(ident),
                        TokenTree::Group(group) => self.count_tokens(group.stream()),
                        _ => {}
                    }
                }
            }
            colons = 0;
        }
        self.count_written(&path);
    }

    /// A path outside `use`. One name alone brings nothing that its `use` did not.
    fn count_written(&mut self, path: &[Ident]) {
        if let [first, _, ..] = path {
            self.count(&names(path), first.span());
        }
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        let Some((_, items)) = &item.content else { return };
        self.module.push(item.ident.to_string());
        self.enter(items);
        visit::visit_item_mod(self, item);
        self.aliases.pop();
        self.module.pop();
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        // One inside a function is met here only.
        self.note_aliases(item);
        for (path, _) in leaves(item) {
            if let Some(last) = path.last() {
                self.count(&names(&path), last.span());
            }
        }
    }

    fn visit_path(&mut self, path: &'ast Path) {
        if path.leading_colon.is_none() {
            let idents: Vec<_> = path.segments.iter().map(|segment| segment.ident.clone()).collect();
            self.count_written(&idents);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, found: &'ast syn::Macro) {
        self.visit_path(&found.path);
        self.count_tokens(found.tokens.clone());
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        if let Some(first) = attribute.path().segments.first() {
            let (from, to) = (self.file.to_owned(), first.ident.to_string());
            let line = first.ident.span().start().line;
            self.found.externals.push(Arrow { from, line, import: format!("#[{to}]"), to });
        }
    }

    fn visit_vis_restricted(&mut self, _: &'ast syn::VisRestricted) {}
}

fn names(path: &[Ident]) -> Vec<String> {
    path.iter().map(ToString::to_string).collect()
}

/// Each path of a `use` with the name that it goes by; a glob brings none.
fn leaves(item: &ItemUse) -> Vec<(Vec<Ident>, Option<String>)> {
    let mut found = Vec::new();
    if item.leading_colon.is_none() {
        collect_leaves(&item.tree, &mut Vec::new(), &mut found);
    }
    found
}

fn collect_leaves(tree: &UseTree, above: &mut Vec<Ident>, found: &mut Vec<(Vec<Ident>, Option<String>)>) {
    let mut leaf = |name: &Ident, alias: &Ident| {
        let mut path = above.clone();
        // `a::{self}` is `a`; `self` or `crate` alone is itself.
        if name != "self" || path.is_empty() {
            path.push(name.clone());
        }
        let alias =
            if alias == "self" { path.last().map(ToString::to_string) } else { Some(alias.to_string()) };
        found.push((path, alias));
    };
    match tree {
        UseTree::Name(name) => leaf(&name.ident, &name.ident),
        UseTree::Rename(rename) => leaf(&rename.ident, &rename.rename),
        UseTree::Glob(_) => found.push((above.clone(), None)),
        UseTree::Path(path) => {
            above.push(path.ident.clone());
            collect_leaves(&path.tree, above, found);
            above.pop();
        }
        UseTree::Group(group) => {
            for tree in &group.items {
                collect_leaves(tree, above, found);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::graph::distinct;

    fn arrows(files: &[(&str, &str)]) -> Vec<(String, usize, String)> {
        let sources = files.iter().map(|&(path, text)| (path.to_owned(), text.to_owned())).collect();
        distinct(read(&sources, "lib.rs").arrows).into_iter().map(|a| (a.from, a.line, a.to)).collect()
    }

    /// The arrows of `one.rs`, which has a child, in a crate that has `two.rs` and `two/deep.rs` too.
    fn arrows_of(text: &str) -> Vec<(usize, String)> {
        let files = [
            ("lib.rs", "mod one;\nmod two;"),
            ("one.rs", text),
            ("one/child.rs", ""),
            ("two.rs", "mod deep;"),
            ("two/deep.rs", ""),
        ];
        arrows(&files).into_iter().map(|(_, line, to)| (line, to)).collect()
    }

    fn expected(pairs: &[(usize, &str)]) -> Vec<(usize, String)> {
        pairs.iter().map(|&(line, to)| (line, to.to_owned())).collect()
    }

    #[test]
    fn use_counts_in_every_form() {
        let text =
            "mod child;\nuse crate::{\n    two::{self, deep::Thing as Other},\n};\npub use child::Part;";
        assert_eq!(arrows_of(text), expected(&[(3, "two.rs"), (3, "two/deep.rs"), (5, "one/child.rs")]));
        assert_eq!(arrows_of("mod child;\nuse crate::two::*;"), expected(&[(2, "two.rs")]));
        assert_eq!(arrows_of("mod child;\nfn f() {\n    use crate::two::g;\n}"), expected(&[(3, "two.rs")]));
    }

    #[test]
    fn paths_count_in_code_types_and_macros() {
        for line in [
            "fn f() -> u8 { crate::two::g() }",
            "fn f(thing: &super::two::Thing) {}",
            "fn f() { print!(\"{}\", [crate::two::g()]); }",
            "impl crate::two::Trait for Mine {}",
            "mod inner { fn f() { super::super::two::g(); } }",
        ] {
            assert_eq!(arrows_of(&format!("mod child;\n{line}")), expected(&[(2, "two.rs")]), "{line}");
        }
    }

    #[test]
    fn a_path_through_an_imported_module_counts_for_the_file_it_reaches() {
        let text = "mod child;\nuse crate::two;\nfn f() { two::deep::g(); child::g(); }";
        assert_eq!(arrows_of(text), expected(&[(2, "two.rs"), (3, "one/child.rs"), (3, "two/deep.rs")]));
    }

    #[test]
    fn what_is_no_import_makes_no_arrow() {
        let text = "//! See [`g`](crate::two::g).\nmod child;\nuse std::two;\nuse ::two::deep;\npub(in crate::two) fn f() {}\n\
                    /// [`Thing`]: crate::two::Thing\nfn h(two: u8) -> u8 { two + Local::two() }";
        assert_eq!(arrows_of(text), []);
    }

    #[test]
    fn a_child_names_its_parent_and_tests_name_their_own_file() {
        let files = [
            ("lib.rs", "mod one;"),
            ("one.rs", "mod child;\nmod tests {\n    use super::*;\n}"),
            ("one/child.rs", "use super::Thing;"),
        ];
        assert_eq!(arrows(&files), [("one/child.rs".to_owned(), 1, "one.rs".to_owned())]);
    }

    #[test]
    fn a_folder_may_have_its_module_inside() {
        let files = [
            ("lib.rs", "pub mod one;\npub use one::child::Thing;"),
            ("one/mod.rs", "mod child;"),
            ("one/child.rs", ""),
        ];
        assert_eq!(arrows(&files), [("lib.rs".to_owned(), 2, "one/child.rs".to_owned())]);
    }

    #[test]
    #[should_panic(expected = "no `mod` leads to lost.rs")]
    fn a_file_outside_the_crate_is_told() {
        arrows(&[("lib.rs", ""), ("lost.rs", "")]);
    }
}
