//! What only the lab is told of a simulator, as plain objects with their types.

use crate::analysis::curvature::{Curvature, PointKind};
use crate::chart::Pixel;
use crate::data::{Column, Question, Reading};
use crate::export::{Object, Value, record};
use crate::formula::Expression;
use crate::geometry::{Dimension, Point};
use crate::number::Marks;
use crate::player::Player;
use crate::query::{Code, Problem};
use crate::run::Run;
use crate::surface::Surface;
use crate::web::objects::{coordinates, numbers};
use crate::web::record::object;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export type BadRow = { line: number, cell?: number, code: string, text: string };
export type DataRead = {
  rows: number, isTaken: boolean, bad: BadRow[], heading?: { line: number, text: string }, labels?: string[],
  columns?: { index: number, name: string, sample: string }[],
  decimals?: { sign: string, numbers: { text: string, number: number }[] }[],
};
export type Standing = { loss: number, updates: number };
export type Checked = { problem?: Problem, plain?: string, latex?: string, lines?: string[], gradient?: string[] };
export type ProbeReading = {
  pixel: number[], point: number[], loss: number, gradient: number[], curvature: number[], ground: string,
};
"#;

#[wasm_bindgen]
extern "C" {
    /// How each racer ended.
    #[wasm_bindgen(typescript_type = "Standing[]")]
    pub type Standings;
    /// What a text gave.
    #[wasm_bindgen(typescript_type = "DataRead")]
    pub type DataRead;
    /// A formula that was looked at.
    #[wasm_bindgen(typescript_type = "Checked")]
    pub type Checked;
    /// What the cross-hair reads.
    #[wasm_bindgen(typescript_type = "ProbeReading | undefined")]
    pub type ProbeReading;
}

/// How each racer ended.
pub(super) fn standings(player: &Player) -> Standings {
    object(Value::list(player.runs(), |run| {
        let trace = run.trace();
        let mut all = Object::default();
        all.set("loss", trace.states.last().map(|state| state.loss));
        all.set("updates", trace.updates());
        all
    }))
}

/// Rows of the table of a run, one after another: step, point, loss, gradient, rate. The rate of
/// the last state, which no update leaves, is NaN.
pub(super) fn row_values(run: &Run, first: usize, last: usize) -> Vec<f64> {
    let trace = run.trace();
    let dimension = run.config().surface.dimension();
    let mut values = Vec::new();
    for (step, state) in trace.states.iter().enumerate().take(last).skip(first) {
        values.push(step as f64);
        values.extend(components(dimension, state.point.x, state.point.y));
        values.push(state.loss);
        values.extend(components(dimension, state.gradient.x, state.gradient.y));
        values.push(run.rate(step).unwrap_or(f64::NAN));
    }
    values
}

fn components(dimension: Dimension, x: f64, y: f64) -> impl Iterator<Item = f64> {
    let count = if dimension == Dimension::One { 1 } else { 2 };
    [x, y].into_iter().take(count)
}

/// What a text with data gave.
pub(super) fn data_read(reading: &Reading) -> DataRead {
    let bad = Value::list(&reading.bad, |row| {
        let mut all = Object::default();
        all.set("line", row.line);
        all.set("cell", row.cell);
        all.set("code", row.code);
        all.set("text", row.text.as_str());
        all
    });
    let mut all = Object::default();
    all.set("rows", reading.points.len());
    all.set("isTaken", reading.is_enough());
    all.set("bad", bad);
    if let Some((line, text)) = &reading.heading {
        let mut heading = Object::default();
        heading.set("line", *line);
        heading.set("text", text.as_str());
        all.set("heading", heading);
    }
    all.set("labels", reading.labels.as_ref().map(|labels| Value::list(labels, |label| label.as_str())));
    match &reading.question {
        Some(Question::Columns(columns)) => all.set("columns", Value::list(columns, column)),
        Some(Question::Marks(cells)) => all.set("decimals", decimals(cells)),
        None => {}
    }
    object(all)
}

fn column(column: &Column) -> Object {
    let mut all = Object::default();
    all.set("index", column.index);
    all.set("name", column.name.as_str());
    all.set("sample", column.sample.as_str());
    all
}

/// Each sign that may mark decimals, with what it makes of cells.
fn decimals(cells: &[(String, [f64; 2])]) -> Value {
    Value::list(Marks::ALL.into_iter().enumerate(), |(index, marks)| {
        let numbers = Value::list(cells, |(text, numbers)| {
            let mut all = Object::default();
            all.set("text", text.as_str());
            all.set("number", numbers[index]);
            all
        });
        let mut all = Object::default();
        all.set("sign", marks.decimal().to_string());
        all.set("numbers", numbers);
        all
    })
}

/// What is wrong with a formula, or its gradient.
pub(super) fn checked(text: &str) -> Checked {
    let mut all = Object::default();
    match Expression::parse(text) {
        Err(error) => {
            let found = Problem {
                key: "f".into(),
                given: text.into(),
                used: String::new(),
                code: Code::BadFormula,
                hint: None,
                formula: Some(error),
            };
            all.set("problem", record::problem(&found));
        }
        Ok(formula) => {
            let gradient = formula.gradient().text();
            let partials = formula.variables().iter().zip(&gradient.partials);
            let partials = partials.map(|(name, partial)| format!("∂f/∂{name} = {partial}"));
            all.set("plain", formula.text());
            all.set("latex", formula.latex());
            all.set("lines", Value::list(gradient.definitions, Value::from));
            all.set("gradient", Value::list(partials, Value::from));
        }
    }
    object(all)
}

/// What is known of a point, and where it lies on the stage; `near` is the ground it is close to.
/// Undefined if there is no point.
pub(super) fn probe(surface: &Surface, at: Option<(Point, Pixel, PointKind)>) -> ProbeReading {
    object(at.map(|(point, pixel, near)| {
        let dimension = surface.dimension();
        let here = surface.value_and_gradient(point);
        let curvature = Curvature::of(surface, point);
        let mut all = Object::default();
        all.set("pixel", numbers(&[pixel.x, pixel.y]));
        all.set("point", coordinates(dimension, point.x, point.y));
        all.set("loss", here.loss);
        all.set("gradient", coordinates(dimension, here.gradient.x, here.gradient.y));
        all.set("curvature", coordinates(dimension, curvature.max, curvature.min));
        all.set("ground", near.id());
        all
    }))
}
