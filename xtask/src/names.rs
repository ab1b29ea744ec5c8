//! Short names for what only the wasm and its glue call each other by.
//!
//! wasm-bindgen's names are long, and many end in a hash, which no packing makes smaller.

use std::collections::HashMap;
use walrus::Module;

/// What the page itself calls, once it has told the glue of the module.
const START: &str = "__wbindgen_start";

/// The short names of a module's imports and exports, by their long ones.
pub struct Names {
    imports: HashMap<String, String>,
    exports: HashMap<String, String>,
}

impl Names {
    /// Renames a module's imports and exports.
    pub fn shorten(module: &mut Module) -> Self {
        let mut names = Self { imports: HashMap::new(), exports: HashMap::new() };
        for import in module.imports.iter_mut() {
            let short = format!("i{}", names.imports.len());
            names.imports.insert(std::mem::replace(&mut import.name, short.clone()), short);
        }
        for export in module.exports.iter_mut().filter(|export| export.name != START) {
            let short = format!("e{}", names.exports.len());
            names.exports.insert(std::mem::replace(&mut export.name, short.clone()), short);
        }
        names
    }

    /// The glue, so that it uses the short names.
    pub fn shortened(&self, glue: &str) -> String {
        let mut short = String::with_capacity(glue.len());
        let mut rest = glue;
        while !rest.is_empty() {
            let (name, after) = rest.split_at(rest.find(|c| !is_of_name(c)).unwrap_or(rest.len()));
            // The glue calls exports by `wasm.name`; a function of its own may have the same name.
            let names = if short.ends_with("wasm.") { &self.exports } else { &self.imports };
            short.push_str(names.get(name).map_or(name, String::as_str));
            let (between, next) = after.split_at(after.find(is_of_name).unwrap_or(after.len()));
            short.push_str(between);
            rest = next;
        }
        short
    }
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}
