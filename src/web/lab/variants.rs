//! Variants of exercises by name.

use crate::exercise;
use wasm_bindgen::prelude::*;

/// The variant that belongs to a name, such as a learner's.
#[wasm_bindgen]
pub fn variant_of(name: &str) -> u32 {
    exercise::variant_of(name)
}
