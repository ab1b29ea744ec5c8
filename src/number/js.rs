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
