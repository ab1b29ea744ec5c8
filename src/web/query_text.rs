//! Queries as texts: what the pages ask of them, so that no page reads one itself.

use super::Simulator;
use super::record::object;
use crate::export::Value;
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
pub fn query_pairs(query: &str) -> Result<Pairs, JsError> {
    Ok(object(&Value::list(query::unescaped(query), |(key, value)| {
        Value::object([("key", key.into()), ("value", value.as_str().into())])
    })))
}

/// The keys whose values differ between two queries.
#[cfg(feature = "lab")]
#[wasm_bindgen]
pub fn changed_keys(before: &str, after: &str) -> Result<Vec<String>, JsError> {
    Ok(query::changed_keys(before, after).into_iter().map(String::from).collect())
}

#[wasm_bindgen]
impl Simulator {
    /// The query with these parts of the page hidden, named last and in this order, and no others.
    pub fn query_hiding(&self, parts: Vec<String>) -> Result<String, JsError> {
        let mut query = query::write(&query::patch(&self.setup, "hide=").0);
        if !parts.is_empty() {
            let and = if query.is_empty() { "" } else { "&" };
            query.push_str(&[and, "hide=", &parts.join(",")].concat());
        }
        Ok(query)
    }
}

#[cfg(feature = "lab")]
#[wasm_bindgen]
impl Simulator {
    /// Whether the author or a learner has said which surface it is.
    pub fn names_surface(&self) -> Result<bool, JsError> {
        let is_authors = query::unescaped(&self.author).any(|(key, _)| matches!(key, "fn" | "f"));
        Ok(is_authors || self.learner_query()?.is_some())
    }
}
