//! The boundary to JavaScript: with the leaf `number::js`, the only module that names it.
//!
//! Query strings come in; numbers, structs and plain objects go out. What they mean in words is
//! the page's business. An entry that can fail answers with a `Result`, so that nothing here can
//! bring a page down.
//!
//! What only the lab's page asks for stands in [`lab`], behind the one feature of the crate:
//! the embed is built without it, since its bytes are counted.

#![expect(missing_debug_implementations, reason = "JavaScript holds what is exported, and prints none of it")]

pub mod answer_key;
pub mod axes;
mod canvas;
mod charts;
mod configure;
#[cfg(feature = "bench")]
pub mod field;
pub mod guesses;
#[cfg(feature = "lab")]
pub mod lab;
pub mod moving;
mod objects;
mod overlays;
pub mod query_text;
mod record;
pub mod simulator;
mod start;
mod types;
mod view;

/// Whether this is the lab's build. What only happens where it is so is left out of the embed's.
const LAB: bool = cfg!(feature = "lab");

/// The standard one takes four times as much room.
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

use crate::number::readings;
use crate::run::rates;
use wasm_bindgen::prelude::*;

/// The version of the crate.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

/// The rate at a position of the logarithmic slider, from 0 to 1.
#[wasm_bindgen]
pub fn rate_at(position: f64) -> f64 {
    rates::from_slider(position)
}

/// The position of a rate on the logarithmic slider, from 0 to 1.
#[wasm_bindgen]
pub fn rate_position(rate: f64) -> f64 {
    rates::to_slider(rate)
}

/// The finite numbers that somebody may have meant by a text, with a decimal point or a decimal comma, a
/// hyphen or a minus sign: none, one, or the two of `1,000`.
#[wasm_bindgen]
pub fn number_readings(text: &str) -> Vec<f64> {
    readings(text)
}

fn unknown(what: &str, name: &str) -> JsError {
    JsError::new(&format!("there is no {what} `{name}`"))
}
