//! What the exercises of the lessons ask: numbers of runs, and what an answer amounts to.

use super::view::Display;
use super::{canvas, unknown};
use crate::chart::Style;
use crate::exercise::{self, Basis, Column, Deal, Question};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What the axes of a chart of answers are called. */
export type AxisNames = { step: string, value: string };
"#;

#[wasm_bindgen]
extern "C" {
    /// What the axes of a chart of answers are called.
    #[wasm_bindgen(typescript_type = "AxisNames")]
    #[derive(Debug)]
    pub type AxisNames;
    #[wasm_bindgen(method, getter)]
    pub(super) fn step(this: &AxisNames) -> String;
    #[wasm_bindgen(method, getter)]
    pub(super) fn value(this: &AxisNames) -> String;
}

/// A finished run to look answers up in.
#[wasm_bindgen]
#[derive(Debug)]
pub struct AnswerKey(exercise::AnswerKey);

#[wasm_bindgen]
impl AnswerKey {
    /// Runs what a query says.
    #[wasm_bindgen(constructor)]
    pub fn new(query: &str) -> Self {
        Self(exercise::AnswerKey::read(query))
    }

    /// The number that a text asks for. Returns `undefined` if the run has none.
    ///
    /// # Errors
    ///
    /// Fails if the text asks for no number.
    pub fn number(&self, what: &str) -> Result<Option<f64>, JsError> {
        Ok(self.0.answer(&question(what)?))
    }

    /// What an answer amounts to: `right`, `carried`, `wrong`, or the mistake's name. `own` is
    /// the learner's number that it is reckoned from.
    ///
    /// # Errors
    ///
    /// Fails if the text asks for no number.
    pub fn check(&self, what: &str, given: f64, own: Option<f64>) -> Result<String, JsError> {
        Ok(self.0.grade(&question(what)?, given, own).id().into())
    }

    /// What a number is reckoned from: the parameter, the gradient there, the rate, and the change
    /// that these come to. The rate is not a number where the rule is more than rate times gradient.
    /// Returns `undefined` where it is reckoned from nothing.
    ///
    /// # Errors
    ///
    /// Fails if the text asks for no number.
    pub fn basis(&self, what: &str) -> Result<Option<Vec<f64>>, JsError> {
        let basis = self.0.basis(&question(what)?);
        Ok(basis.map(|Basis { from, gradient, rate, change }| vec![from, gradient, rate, change]))
    }

    /// The kind of the run's verdict.
    pub fn verdict(&self) -> Option<String> {
        self.0.verdict().map(|verdict| verdict.kind.id().into())
    }

    /// Draws the learner's numbers, gaps not finite, beside the run's own up to step `shown`.
    ///
    /// # Errors
    ///
    /// Fails if there is no such column, or the canvas has no 2d context.
    pub fn draw(
        &self,
        canvas: &HtmlCanvasElement,
        column: &str,
        given: &[f64],
        shown: u32,
        axes: &AxisNames,
        display: &Display,
    ) -> Result<(), JsError> {
        let column = Column::named(column).ok_or_else(|| unknown("column", column))?;
        let (step, value) = (axes.step(), axes.value());
        let style = Style { dark: display.is_dark(), ..Style::default() };
        let size = canvas::size(canvas, display.ratio());
        let scene = self.0.chart(column, given, shown, (&step, &value), &style, size);
        canvas::paint(canvas, &scene, display.ratio())
    }
}

/// A run of an exercise as a variant of its deal has it.
#[wasm_bindgen]
pub fn dealt(query: &str, deal: &str, variant: u32) -> String {
    Deal::parse(deal).map_or_else(|| query.into(), |deal| deal.query(query, variant))
}

fn question(what: &str) -> Result<Question, JsError> {
    Question::parse(what).ok_or_else(|| unknown("number", what))
}

/// Whether a word is one of several, apart by `|`.
#[wasm_bindgen]
pub fn same_word(given: &str, answers: &str) -> bool {
    exercise::same_word(given, answers)
}

/// Whether an expression comes to the same as the right one. `names` has each symbol's other names:
/// `rate=lr|step size;gradient=slope`. Returns `undefined` if it cannot be read.
#[wasm_bindgen]
pub fn same_expression(given: &str, right: &str, names: &str) -> Option<bool> {
    exercise::same_expression(given, right, names)
}

/// Every number that a text may mean; none where it is no number.
#[wasm_bindgen]
pub fn read_answer(text: &str) -> Vec<f64> {
    exercise::read_answer(text)
}
