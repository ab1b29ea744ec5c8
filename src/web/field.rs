//! A field by itself, as finely as one asks for it: what the bench holds beside others' contours.

use super::canvas;
use crate::chart::{Detail, Field};
use crate::query;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

/// Samples the surface of a query over its box, cuts it into bands, and draws them where there is a
/// canvas, one pixel to a unit; gives the losses of the levels that it was cut at.
///
/// # Errors
///
/// Where the canvas has no context, or it is lost.
#[wasm_bindgen]
pub fn cut_field(
    query: &str,
    samples: usize,
    levels: usize,
    onto: Option<HtmlCanvasElement>,
) -> Result<Vec<f64>, JsError> {
    let config = query::read(query).0.config;
    let field = Field::new(&config.surface, &config.bounds, Detail { samples, levels });
    if let Some(onto) = onto {
        canvas::paint(&onto, &field.scene(false, canvas::size(&onto, 1.0)), 1.0)?;
    }
    Ok(field.levels())
}
