//! The page's own parser and writer of numbers: every browser has correct ones, and the tables of
//! Rust's parser are a tenth of the embed.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The number that a text begins with, rounded correctly.
    #[wasm_bindgen(js_name = parseFloat)]
    pub(super) fn parse_float(text: &str) -> f64;

    /// A number as JavaScript writes it.
    #[wasm_bindgen(js_name = String)]
    pub(super) fn text(number: f64) -> String;
}

#[cfg(feature = "lab")]
#[wasm_bindgen]
extern "C" {
    /// Numbers side by side.
    type Float64Array;

    #[wasm_bindgen(constructor)]
    fn new(numbers: &[f64]) -> Float64Array;

    /// As JavaScript writes them, with something between them.
    #[wasm_bindgen(method)]
    fn join(this: &Float64Array, between: &str) -> String;
}

/// Many numbers as JavaScript writes them, each on a line: to ask for one after the other takes long.
#[cfg(feature = "lab")]
pub(super) fn lines(numbers: &[f64]) -> String {
    Float64Array::new(numbers).join("\n")
}
