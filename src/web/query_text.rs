//! Queries as texts: what the pages ask of them, so that no page reads one itself.

use super::record::object;
use super::simulator::Simulator;
use crate::export::{Object, Value};
use crate::query;
use js_sys::Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "export type Pair = { key: string, value: string };";

#[wasm_bindgen]
extern "C" {
    /// The pairs of a query.
    #[wasm_bindgen(typescript_type = "Pair[]")]
    pub type Pairs;
    /// Names of parts of the page.
    #[wasm_bindgen(typescript_type = "string[]")]
    pub type PartNames;
}

/// The pairs of a query in order, their values unescaped.
#[wasm_bindgen]
pub fn query_pairs(query: &str) -> Pairs {
    object(Value::list(query::unescaped(query), |(key, value)| {
        let mut pair = Object::default();
        pair.set("key", key);
        pair.set("value", value);
        pair
    }))
}

/// Whether a hash holds settings, and is no anchor.
#[wasm_bindgen]
pub fn names_surface(query: &str) -> bool {
    query::names_surface(query)
}

#[wasm_bindgen]
impl Simulator {
    /// The query with these parts of the page hidden, named last and in this order, and no others.
    pub fn query_hiding(&self, parts: &PartNames) -> String {
        let mut query = query::write(&query::patch(&self.settings, "hide=").0);
        let names = String::from(parts.unchecked_ref::<Array>().join(","));
        if !names.is_empty() {
            if !query.is_empty() {
                query.push('&');
            }
            query.push_str("hide=");
            query.push_str(&names);
        }
        query
    }
}
