//! The page's own parser of numbers: every browser has a correct one, and the tables of Rust's are
//! a tenth of the embed.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The number that a text begins with, rounded correctly.
    #[wasm_bindgen(js_name = parseFloat)]
    pub(super) fn parse_float(text: &str) -> f64;
}
