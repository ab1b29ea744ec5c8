//! The names by which the wasm and its glue call each other, cut short. Nobody else says them; they
//! stand in both files, and do not pack.

use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{ExportSection, ImportSection, Module};
use wasmparser::{Export, ImportSectionReader, Parser, Payload};

/// What the pages' own code asks the wasm for by its name, or the glue does for more than a call.
const KEPT: [&str; 2] = ["memory", "__wbindgen_start"];
/// JavaScript's own words that are as short.
const KEYWORDS: [&str; 8] = ["do", "if", "in", "for", "let", "new", "try", "var"];
/// How the glue calls the wasm.
const CALL: &str = "wasm.";

/// The wasm and the glue with the shorter names in both.
pub(super) fn shortened(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let mut names = Names::of(wasm, glue)?;
    let mut module = Module::new();
    utils::parse_core_module(&mut names, &mut module, Parser::new(0), wasm)
        .context("the wasm could not be written anew")?;
    Ok((module.finish(), names.in_glue(glue)))
}

/// The shorter name of each.
struct Names {
    imports: BTreeMap<String, String>,
    exports: BTreeMap<String, String>,
}

impl Names {
    /// Names that the glue has for nothing else.
    fn of(wasm: &[u8], glue: &str) -> Result<Self> {
        let words: BTreeSet<&str> = pieces(glue).chain(KEYWORDS).collect();
        let mut free = (1..).map(letters).filter(|name| !words.contains(name.as_str()));
        let (mut imports, mut exports) = (BTreeMap::new(), BTreeMap::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        imports.extend(Some(import?.name.to_owned()).zip(free.next()));
                    }
                }
                Payload::ExportSection(section) => {
                    for export in section {
                        let name = Some(export?.name).filter(|name| !KEPT.contains(name));
                        exports.extend(name.map(str::to_owned).zip(free.next()));
                    }
                }
                _ => {}
            }
        }
        Ok(Self { imports, exports })
    }

    /// The glue with the shorter names: an export's where it is called, as the pages may have a
    /// function of the same name.
    fn in_glue(&self, glue: &str) -> String {
        let mut written = String::new();
        for piece in pieces(glue) {
            let names = if written.ends_with(CALL) { &self.exports } else { &self.imports };
            written.push_str(names.get(piece).map_or(piece, String::as_str));
        }
        written
    }
}

/// A text's words and what stands between them, in turn.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let is_in_word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$');
    let mut rest = text;
    std::iter::from_fn(move || {
        let is_word = is_in_word(*rest.as_bytes().first()?);
        let length = rest.bytes().take_while(|&byte| is_in_word(byte) == is_word).count();
        let (piece, tail) = rest.split_at(length);
        rest = tail;
        Some(piece)
    })
}

/// The number in letters, the shortest first: `a` to `z`, then `aa`.
fn letters(number: usize) -> String {
    let mut text = Vec::new();
    let mut rest = number;
    while rest > 0 {
        rest -= 1;
        text.push(char::from(b'a' + (rest % 26) as u8));
        rest /= 26;
    }
    text.iter().rev().collect()
}

impl Reencode for Names {
    type Error = std::convert::Infallible;

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), Error> {
        for import in section.into_imports() {
            let import = import?;
            let entity = self.entity_type(import.ty)?;
            let name = self.imports.get(import.name).map_or(import.name, String::as_str);
            imports.import(import.module, name, entity);
        }
        Ok(())
    }

    fn parse_export(&mut self, exports: &mut ExportSection, export: Export<'_>) -> Result<(), Error> {
        let name = self.exports.get(export.name).cloned().unwrap_or_else(|| export.name.to_owned());
        utils::parse_export(self, exports, Export { name: &name, ..export })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_as_short_as_they_can_be() {
        assert_eq!([1, 26, 27, 53, 703].map(letters), ["a", "z", "aa", "ba", "aaa"]);
    }

    #[test]
    fn wasm_and_glue_agree_on_names_that_nothing_else_has() {
        // (import "m" "__wbg_draw" (func)), exported as `free` and as `memory`.
        let wasm = [
            &b"\0asm\x01\0\0\0"[..],
            &[1, 4, 1, 0x60, 0, 0],
            &[2, 16, 1, 1, b'm', 10],
            b"__wbg_draw",
            &[0, 0],
            &[7, 17, 2, 4],
            b"free\0\0\x06memory\0\0",
        ]
        .concat();
        let glue = "export function __wbg_draw(a) {}\nexport function free() { wasm.free(wasm.memory) }";
        let (short, glue) = shortened(&wasm, glue).unwrap();
        assert_eq!(glue, "export function b(a) {}\nexport function free() { wasm.c(wasm.memory) }");
        let names = Names::of(&short, "").unwrap();
        assert_eq!(names.imports.into_keys().collect::<Vec<_>>(), ["b"]);
        assert_eq!(names.exports.into_keys().collect::<Vec<_>>(), ["c"]);
    }
}
