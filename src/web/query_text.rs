//! Queries as texts: what the pages ask of them, so that no page reads one itself.

use super::record::object;
use super::simulator::Simulator;
use crate::export::{Object, Value};
use crate::query;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "export type Pair = { key: string, value: string };";

#[wasm_bindgen]
extern "C" {
    /// The pairs of a query.
    #[wasm_bindgen(typescript_type = "Pair[]")]
    pub type Pairs;
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
    /// The canonical query with these changes, as an author means them. What runs stays as it is.
    pub fn query_with(&self, changes: &str) -> String {
        query::write(&query::patch(&self.settings, changes).0)
    }
}
