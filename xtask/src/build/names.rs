//! Names of what the wasm imports from its glue, without the hashes that wasm-bindgen ends them in.
//! They keep crates apart that are linked together, stand in both files, and do not pack.

use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{ImportSection, Module};
use wasmparser::{ImportSectionReader, Parser, Payload};

/// What a hash consists of.
const DIGITS: usize = 16;

/// The wasm and the glue with the shorter names in both.
pub(super) fn shortened(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let names = short_names(&imported(wasm)?);
    let mut module = Module::new();
    let mut renamed = Renamed(&names);
    utils::parse_core_module(&mut renamed, &mut module, Parser::new(0), wasm)
        .context("the wasm could not be written anew")?;
    let glue = names.iter().fold(glue.to_owned(), |glue, (name, short)| glue.replace(name, short));
    Ok((module.finish(), glue))
}

fn imported(wasm: &[u8]) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(imports) = payload? {
            for import in imports.into_imports() {
                names.insert(import?.name.to_owned());
            }
        }
    }
    Ok(names)
}

/// A shorter name for each that ends in a hash; where two become the same, with a number.
fn short_names(names: &BTreeSet<String>) -> BTreeMap<String, String> {
    let is_hash = |end: &str| end.len() == DIGITS && end.bytes().all(|byte| byte.is_ascii_hexdigit());
    let hashed = names.iter().filter_map(|name| {
        name.rsplit_once('_').filter(|(_, end)| is_hash(end)).map(|(short, _)| (name, short))
    });
    let mut short_names = BTreeMap::new();
    let mut taken = names.clone();
    for (name, short) in hashed {
        let numbered = (1..).map(|number| format!("{short}_{number}"));
        let free = std::iter::once(short.to_owned()).chain(numbered).find(|short| !taken.contains(short));
        let short = free.unwrap_or_else(|| name.clone());
        taken.insert(short.clone());
        short_names.insert(name.clone(), short);
    }
    short_names
}

struct Renamed<'a>(&'a BTreeMap<String, String>);

impl Reencode for Renamed<'_> {
    type Error = std::convert::Infallible;

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), Error> {
        for import in section.into_imports() {
            let import = import?;
            let name = self.0.get(import.name).map_or(import.name, String::as_str);
            let entity = self.entity_type(import.ty)?;
            imports.import(import.module, name, entity);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_go_and_names_stay_apart() {
        let names = ["__wbg_x_0123456789abcdef", "__wbg_x_fedcba9876543210", "__wbindgen_throw"];
        let short = short_names(&names.map(String::from).into());
        assert_eq!(short.values().collect::<Vec<_>>(), ["__wbg_x", "__wbg_x_1"]);
    }

    #[test]
    fn wasm_and_glue_agree_on_the_names() {
        // (import "a" "b_0123456789abcdef" (func)).
        let import = [&[1, 1, b'a', 18], &b"b_0123456789abcdef"[..], &[0, 0]].concat();
        let wasm = [&b"\0asm\x01\0\0\0"[..], &[1, 4, 1, 0x60, 0, 0], &[2, 24], &import].concat();
        let (wasm, glue) = shortened(&wasm, "export function b_0123456789abcdef() {}").unwrap();
        assert_eq!(imported(&wasm).unwrap(), BTreeSet::from(["b".to_owned()]));
        assert_eq!(glue, "export function b() {}");
    }
}
