//! What only the lab is told of a simulator, as plain objects with their types.

use crate::analysis::curvature::{Curvature, PointKind};
use crate::chart::Pixel;
use crate::data::{Column, Question, Reading};
use crate::export::{Value, record};
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
    object(&Value::list(player.runs(), |run| {
        let trace = run.trace();
        Value::object([
            ("loss", trace.states.last().map(|state| state.loss).into()),
            ("updates", trace.updates.len().into()),
        ])
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
        values.push(trace.updates.get(step).map_or(f64::NAN, |update| update.rate));
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
        Value::object([
            ("line", row.line.into()),
            ("cell", row.cell.into()),
            ("code", row.code.into()),
            ("text", row.text.as_str().into()),
        ])
    });
    let heading = reading
        .heading
        .as_ref()
        .map(|(line, text)| Value::object([("line", (*line).into()), ("text", text.as_str().into())]));
    let labels = reading.labels.as_ref().map(|labels| Value::list(labels, |label| label.as_str().into()));
    let all = Value::object([
        ("rows", reading.points.len().into()),
        ("isTaken", reading.is_enough().into()),
        ("bad", bad),
        ("heading", heading.into()),
        ("labels", labels.into()),
    ]);
    object(&match &reading.question {
        Some(Question::Columns(columns)) => all.with("columns", Value::list(columns, column)),
        Some(Question::Marks(cells)) => all.with("decimals", decimals(cells)),
        None => all,
    })
}

fn column(column: &Column) -> Value {
    Value::object([
        ("index", column.index.into()),
        ("name", column.name.as_str().into()),
        ("sample", column.sample.as_str().into()),
    ])
}

/// Each sign that may mark decimals, with what it makes of cells.
fn decimals(cells: &[(String, [f64; 2])]) -> Value {
    Value::list(Marks::ALL.into_iter().enumerate(), |(index, marks)| {
        let number = |(text, numbers): &(String, [f64; 2])| {
            Value::object([("text", text.as_str().into()), ("number", numbers[index].into())])
        };
        let sign = marks.decimal().to_string();
        Value::object([("sign", sign.as_str().into()), ("numbers", Value::list(cells, number))])
    })
}

/// What is wrong with a formula, or its gradient.
pub(super) fn checked(text: &str) -> Checked {
    let all = match Expression::parse(text) {
        Err(error) => {
            let found = Problem {
                key: "f".into(),
                given: text.into(),
                used: String::new(),
                code: Code::BadFormula,
                hint: None,
                formula: Some(error),
            };
            Value::object([("problem", record::problem(&found))])
        }
        Ok(formula) => {
            let gradient = formula.gradient().text();
            let partials = formula.variables().iter().zip(&gradient.partials);
            let partials = partials.map(|(name, partial)| format!("∂f/∂{name} = {partial}"));
            Value::object([
                ("plain", formula.text().into()),
                ("latex", formula.latex().into()),
                ("lines", Value::list(gradient.definitions, Value::from)),
                ("gradient", Value::list(partials, Value::from)),
            ])
        }
    };
    object(&all)
}

/// What is known of a point, and where it lies on the stage; `near` is the ground it is close to.
/// Undefined if there is no point.
pub(super) fn probe(surface: &Surface, at: Option<(Point, Pixel, PointKind)>) -> ProbeReading {
    let all = at.map(|(point, pixel, near)| {
        let dimension = surface.dimension();
        let here = surface.value_and_gradient(point);
        let curvature = Curvature::of(surface, point);
        Value::object([
            ("pixel", numbers(&[pixel.x, pixel.y])),
            ("point", coordinates(dimension, point.x, point.y)),
            ("loss", here.loss.into()),
            ("gradient", coordinates(dimension, here.gradient.x, here.gradient.y)),
            ("curvature", coordinates(dimension, curvature.max, curvature.min)),
            ("ground", near.id().into()),
        ])
    });
    object(&all.into())
}
