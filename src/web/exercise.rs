//! What the exercises of the lessons ask: numbers of runs, and what an answer amounts to.

use super::{canvas, unknown};
use crate::chart::Style;
use crate::exercise::{self, Column, Question};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

/// A finished run to look answers up in.
#[wasm_bindgen]
pub struct AnswerKey(exercise::AnswerKey);

#[wasm_bindgen]
impl AnswerKey {
    /// Runs what a query says.
    #[wasm_bindgen(constructor)]
    pub fn new(query: &str) -> Result<AnswerKey, JsError> {
        Ok(Self(exercise::AnswerKey::read(query)))
    }

    /// The number that a text asks for. Returns `undefined` if the run has none.
    pub fn number(&self, what: &str) -> Result<Option<f64>, JsError> {
        Ok(self.0.answer(&question(what)?))
    }

    /// What an answer amounts to: `right`, `carried`, `wrong`, or the mistake's name. `own` is
    /// the learner's number that it is reckoned from.
    pub fn check(&self, what: &str, given: f64, own: Option<f64>) -> Result<String, JsError> {
        Ok(self.0.grade(&question(what)?, given, own).id().into())
    }

    /// The kind of the run's verdict.
    pub fn verdict(&self) -> Result<Option<String>, JsError> {
        Ok(self.0.verdict().map(|verdict| verdict.kind.id().into()))
    }

    /// Draws the learner's numbers, gaps not finite, beside the run's own up to step `shown`.
    #[allow(clippy::too_many_arguments, reason = "JavaScript passes no structs")]
    pub fn draw(
        &self,
        canvas: HtmlCanvasElement,
        column: &str,
        given: &[f64],
        shown: u32,
        step: &str,
        name: &str,
        dark: bool,
        ratio: f64,
    ) -> Result<(), JsError> {
        let known = Column::named(column).ok_or_else(|| unknown("column", column))?;
        let style = Style { dark, ..Style::default() };
        let scene = self.0.chart(known, given, shown, (step, name), &style, canvas::size(&canvas, ratio));
        canvas::paint(&canvas, &scene, ratio)
    }
}

fn question(what: &str) -> Result<Question, JsError> {
    Question::parse(what).ok_or_else(|| unknown("number", what))
}
