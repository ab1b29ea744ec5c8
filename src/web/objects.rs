//! Plain objects for JavaScript, and the types that describe them to it.

use crate::analysis::cause::{Cause, Spot};
use crate::analysis::curvature::Curvature;
#[cfg(feature = "lab")]
use crate::analysis::curvature::PointKind;
use crate::analysis::explanation::{Form, Line};
use crate::analysis::verdict::Verdict;
#[cfg(feature = "lab")]
use crate::chart::Pixel;
use crate::chart::Words;
use crate::geometry::Dimension;
#[cfg(feature = "lab")]
use crate::geometry::Point;
use crate::optimizer::Case;
use crate::outlook::{LocalStability, Outlook};
use crate::player::Player;
use crate::query::Problem;
use crate::query::View;
use crate::run::{Run, State};
use crate::surface::Surface;
use js_sys::{Array, Float64Array, Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export type Problem = {
  key: string, given: string, used: string, code: string,
  at?: number, found?: string, expected?: string, count?: number, hint?: string,
};
export type Racer = { opt: string, lr: number, parameters: Record<string, number> };
export type Settings = {
  fn: string, f: string, dimension: 1 | 2, kappa?: number,
  start: number[], box: number[], racers: Racer[],
  schedule: string, warmup: number, period: number, gamma: number, floor: number,
  noise: number, batch: number, batches: boolean, rows: number,
  ownData: boolean, dataInQuery: boolean, seed: number, steps: number, tol: number,
  view: string, at?: number, speed: number, play: boolean, goal?: string, within?: number,
  title?: string, hide: string[], lock: string[], theme: string, lang?: string,
  lesson?: string, part?: number,
};
export type Verdict = {
  kind: string, step?: number, at?: string, height?: number, tol: number, least?: number, cause?: Cause,
};
export type Cause = {
  rate: number, limit: number, ratio: number, at?: number, faster?: number, times?: number,
};
export type Curved = {
  ground: string, eigenvalues: number[], condition?: number,
  limit?: number, ratio?: number,
};
export type Theory = {
  rate: number, has_limit: boolean, here: Curved, minimum?: Curved,
  gauge?: { rate: number, limit: number, here?: number },
  factor?: number, predicted?: number, measured?: number, best?: number,
};
export type ExplainedLine = { name: string, math: string, text: string };
export type Explained = {
  step: number, is_next: boolean, from: number[], exact: number[], estimate: number[],
  noise: boolean, batch: boolean, case?: string,
  rule: ExplainedLine[], shared: ExplainedLine[],
  components: { name: string, lines: ExplainedLine[] }[],
};
export type StateAt = {
  step: number, point: number[], loss: number, gradient: number[], rate?: number,
};
export type Trace = {
  optimizer: string, w?: Float64Array, x?: Float64Array, y?: Float64Array,
  loss: Float64Array, rate: Float64Array,
};
export type ProbeReading = {
  pixel: number[], point: number[], loss: number, gradient: number[], curvature: number[], ground: string,
};
export type PictureWords = {
  start: string, minimum: string, left: string, step: string, loss: string, gap: string,
  tolerance: string, rate: string, gradient: string, epoch: string,
  against: string, memory: string, taken: string,
};
"#;

#[cfg(feature = "lab")]
#[wasm_bindgen(typescript_custom_section)]
const LAB_TYPES: &str = r#"
export type BadRow = { line: number, code: string, text: string };
export type DataRead = { rows: number, bad: BadRow[] };
export type Standing = { loss: number, updates: number };
export type Checked = { problem?: Problem, latex?: string, lines?: string[], gradient?: string[] };
"#;

#[wasm_bindgen]
extern "C" {
    /// What could not be taken as it stood.
    #[wasm_bindgen(typescript_type = "Problem[]")]
    pub type Problems;
    /// What the controls show.
    #[wasm_bindgen(typescript_type = "Settings")]
    pub type Settings;
    /// One verdict a racer.
    #[wasm_bindgen(typescript_type = "Verdict[]")]
    pub type Verdicts;
    /// Where a racer stands.
    #[wasm_bindgen(typescript_type = "StateAt | undefined")]
    pub type StateAt;
    /// What theory says of a racer's rate.
    #[wasm_bindgen(typescript_type = "Theory | undefined")]
    pub type TheoryAt;
    /// A step, line by line.
    #[wasm_bindgen(typescript_type = "Explained | undefined")]
    pub type ExplainedAt;
    /// One trace a racer.
    #[wasm_bindgen(typescript_type = "Trace[]")]
    pub type Traces;
    /// What the cross-hair reads.
    #[cfg(feature = "lab")]
    #[wasm_bindgen(typescript_type = "ProbeReading | undefined")]
    pub type ProbeReading;
    /// The words on the pictures.
    #[wasm_bindgen(typescript_type = "PictureWords")]
    pub type WordsGiven;
}

#[cfg(feature = "lab")]
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
}

pub(super) type Answer<T> = Result<T, JsError>;

/// A plain object; what has no value is left out.
pub(super) fn object(pairs: impl AsRef<[(&'static str, JsValue)]>) -> Answer<JsValue> {
    object_of(pairs.as_ref())
}

/// Compiled once, however many pairs there are.
fn object_of(pairs: &[(&'static str, JsValue)]) -> Answer<JsValue> {
    let object = Object::new();
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_undefined()) {
        Reflect::set(&object, &(*name).into(), value).map_err(|_| JsError::new("an object is sealed"))?;
    }
    Ok(object.into())
}

pub(super) fn list(values: impl IntoIterator<Item = Answer<JsValue>>) -> Answer<JsValue> {
    let list = Array::new();
    for value in values {
        list.push(&value?);
    }
    Ok(list.into())
}

pub(super) fn numbers(values: &[f64]) -> JsValue {
    values.iter().map(|&value| JsValue::from_f64(value)).collect::<Array>().into()
}

fn texts(values: &[&str]) -> JsValue {
    values.iter().map(|&value| JsValue::from_str(value)).collect::<Array>().into()
}

pub(super) fn some(value: Option<impl Into<JsValue>>) -> JsValue {
    value.map_or(JsValue::UNDEFINED, Into::into)
}

/// The one or two coordinates of a place.
pub(super) fn coordinates(dimension: Dimension, x: f64, y: f64) -> JsValue {
    match dimension {
        Dimension::One => numbers(&[x]),
        Dimension::Two => numbers(&[x, y]),
    }
}

pub(super) fn problems(problems: &[Problem]) -> Answer<Problems> {
    Ok(list(problems.iter().map(problem))?.unchecked_into())
}

fn problem(problem: &Problem) -> Answer<JsValue> {
    let error = problem.formula.as_ref();
    object([
        ("key", problem.key.as_str().into()),
        ("given", problem.given.as_str().into()),
        ("used", problem.used.as_str().into()),
        ("code", problem.code.id().into()),
        ("at", some(error.map(|error| error.at as f64))),
        ("found", some(error.map(|error| error.found.as_str()))),
        ("expected", some(error.map(|error| error.expected.id()))),
        ("count", some(error.and_then(|error| error.expected.number()).map(|count| count as f64))),
        ("hint", some(error.and_then(|error| error.hint.as_deref()))),
    ])
}

#[cfg(feature = "lab")]
pub(super) fn standings(player: &Player) -> Answer<Standings> {
    let one = |run: &Run| {
        let trace = run.trace();
        object([
            ("loss", some(trace.states.last().map(|state| state.loss))),
            ("updates", (trace.updates.len() as u32).into()),
        ])
    };
    Ok(list(player.runs().iter().map(one))?.unchecked_into())
}

/// Rows of the table of a run, one after another: step, point, loss, gradient, rate. The rate of
/// the last state, which no update leaves, is NaN.
#[cfg(feature = "lab")]
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

#[cfg(feature = "lab")]
fn components(dimension: Dimension, x: f64, y: f64) -> impl Iterator<Item = f64> {
    let count = if dimension == Dimension::One { 1 } else { 2 };
    [x, y].into_iter().take(count)
}

#[cfg(feature = "lab")]
pub(super) fn data_read(reading: &crate::data::Reading) -> Answer<DataRead> {
    let bad = reading.bad.iter().map(|row| {
        object([
            ("line", (row.line as u32).into()),
            ("code", row.code.into()),
            ("text", row.text.as_str().into()),
        ])
    });
    let all = object([("rows", (reading.points.len() as u32).into()), ("bad", list(bad)?)])?;
    Ok(all.unchecked_into())
}

#[cfg(feature = "lab")]
pub(super) fn checked(text: &str) -> Answer<Checked> {
    let pairs = match crate::formula::Expression::parse(text) {
        Err(error) => {
            let found = Problem {
                key: "f".into(),
                given: text.into(),
                used: String::new(),
                code: crate::query::Code::BadFormula,
                formula: Some(error),
            };
            object([("problem", problem(&found)?)])
        }
        Ok(formula) => {
            let gradient = formula.gradient().text();
            let texts = |texts: &[String]| list(texts.iter().map(|text| Ok(text.as_str().into())));
            object([
                ("latex", formula.latex().into()),
                ("lines", texts(&gradient.definitions)?),
                ("gradient", texts(&gradient.partials)?),
            ])
        }
    };
    Ok(pairs?.unchecked_into())
}

pub(super) fn settings(setup: &crate::query::Settings) -> Answer<Settings> {
    let (config, page) = (&setup.config, &setup.page);
    let dimension = config.surface.dimension();
    let kappa = config.surface.constant().map(|(_, value)| value);
    let formula = match &config.surface {
        Surface::Formula(expression) => expression.text(),
        _ => "",
    };
    let bounds = config.bounds;
    let sides: &[f64] = match dimension {
        Dimension::One => &[bounds.min.x, bounds.max.x],
        Dimension::Two => &[bounds.min.x, bounds.max.x, bounds.min.y, bounds.max.y],
    };
    let racers = config.racers.iter().map(|racer| {
        let parameters = racer.optimizer.parameters().map(|(parameter, value)| (parameter.key, value.into()));
        object([
            ("opt", racer.optimizer.rule().id().into()),
            ("lr", racer.rate.into()),
            ("parameters", object(parameters.collect::<Vec<_>>())?),
        ])
    });
    let all = object([
        ("fn", config.surface.id().into()),
        ("f", formula.into()),
        ("dimension", if dimension == Dimension::One { 1 } else { 2 }.into()),
        ("kappa", some(kappa)),
        ("start", coordinates(dimension, config.start.x, config.start.y)),
        ("box", numbers(sides)),
        ("racers", list(racers)?),
        ("schedule", config.schedule.shape.id().into()),
        ("warmup", config.schedule.warmup.into()),
        ("period", config.schedule.period(config.steps).into()),
        ("gamma", config.schedule.gamma.into()),
        ("floor", config.schedule.floor.into()),
        ("noise", config.noise.into()),
        ("batch", config.batch.into()),
        ("batches", (!config.surface.observations().is_empty()).into()),
        ("rows", (config.surface.observations().len() as u32).into()),
        ("ownData", config.surface.has_custom_data().into()),
        ("dataInQuery", page.data_in_query.into()),
        ("seed", config.seed.into()),
        ("steps", config.steps.into()),
        ("tol", config.tolerance.into()),
        ("view", page.view.unwrap_or(View::of(&config.surface)).id().into()),
        ("at", some(page.at)),
        ("speed", page.speed.into()),
        ("play", page.play.into()),
        ("goal", some(page.goal.map(|kind| kind.id()))),
        ("within", some(page.within)),
        ("title", some(page.title.as_deref())),
        ("hide", texts(&page.hide)),
        ("lock", texts(&page.lock)),
        ("theme", page.theme.id().into()),
        ("lang", some(page.lang.as_deref())),
        ("lesson", some(page.lesson.as_deref())),
        ("part", some(page.part)),
    ])?;
    Ok(all.unchecked_into())
}

pub(super) fn verdicts(verdicts: &[Verdict]) -> Answer<Verdicts> {
    let one = |verdict: &Verdict| {
        object([
            ("kind", verdict.kind.id().into()),
            ("step", some(verdict.step)),
            ("at", some(verdict.endpoint.map(|place| place.id()))),
            ("height", some(verdict.height)),
            ("tol", verdict.tolerance.into()),
            ("least", some(verdict.minimum)),
            ("cause", verdict.cause.as_ref().map_or(Ok(JsValue::UNDEFINED), cause)?),
        ])
    };
    Ok(list(verdicts.iter().map(one))?.unchecked_into())
}

fn cause(cause: &Cause) -> Answer<JsValue> {
    let step = match cause.spot {
        Spot::Minimum => None,
        Spot::Step(step) => Some(step),
    };
    object([
        ("rate", cause.rate.into()),
        ("limit", cause.limit.into()),
        ("ratio", cause.ratio.into()),
        ("at", some(step)),
        ("faster", some(cause.faster.map(|(rate, _)| rate))),
        ("times", some(cause.faster.map(|(_, times)| times))),
    ])
}

pub(super) fn theory(player: &Player, racer: usize) -> Answer<TheoryAt> {
    let Some(outlook) = Outlook::of(player, racer) else {
        return Ok(JsValue::UNDEFINED.unchecked_into());
    };
    let gauge = outlook.gauge.map(|gauge| {
        object([("rate", gauge.rate.into()), ("limit", gauge.limit.into()), ("here", some(gauge.here))])
    });
    let all = object([
        ("rate", outlook.rate.into()),
        ("has_limit", outlook.has_limit.into()),
        ("here", curved(&outlook.here, outlook.dimension)?),
        (
            "minimum",
            outlook.minimum.map_or(Ok(JsValue::UNDEFINED), |place| curved(&place, outlook.dimension))?,
        ),
        ("gauge", gauge.unwrap_or(Ok(JsValue::UNDEFINED))?),
        ("factor", some(outlook.factor)),
        ("predicted", some(outlook.predicted)),
        ("measured", some(outlook.measured)),
        ("best", some(outlook.best)),
    ])?;
    Ok(all.unchecked_into())
}

fn curved(place: &LocalStability, dimension: Dimension) -> Answer<JsValue> {
    let Curvature { min: least, max: most, .. } = place.curvature;
    let values = match dimension {
        Dimension::One => numbers(&[most]),
        Dimension::Two => numbers(&[least, most]),
    };
    object([
        ("ground", place.kind.id().into()),
        ("eigenvalues", values),
        ("condition", some(place.curvature.condition())),
        ("limit", some(place.limit)),
        ("ratio", some(place.ratio)),
    ])
}

pub(super) fn explanation(player: &Player, racer: usize) -> Answer<ExplainedAt> {
    let Some((run, explanation)) = player.explanation(racer) else {
        return Ok(JsValue::UNDEFINED.unchecked_into());
    };
    let config = run.config();
    let dimension = config.surface.dimension();
    let place = |x: f64, y: f64| coordinates(dimension, x, y);
    let said = |name: &'static str, math: String, text: String| {
        object([("name", name.into()), ("math", math.into()), ("text", text.into())])
    };
    let line = |line: &Line| said(line.quantity.id, line.write(Form::MathMl), line.write(Form::Text));
    let rule = explanation.rule(Form::MathMl).into_iter().zip(explanation.rule(Form::Text));
    let components = explanation
        .components
        .iter()
        .map(|(name, lines)| object([("name", name.id.into()), ("lines", list(lines.iter().map(line))?)]));
    let all = object([
        ("step", explanation.count.into()),
        ("is_next", (player.cursor() == 0).into()),
        ("from", place(explanation.from.x, explanation.from.y)),
        ("exact", place(explanation.exact.x, explanation.exact.y)),
        ("estimate", place(explanation.estimate.x, explanation.estimate.y)),
        ("noise", (config.noise > 0.0).into()),
        ("batch", config.batches().into()),
        ("case", some(explanation.case.map(Case::id))),
        ("rule", list(rule.map(|((quantity, math), (_, text))| said(quantity.id, math, text)))?),
        ("shared", list(explanation.shared.iter().map(line))?),
        ("components", list(components)?),
    ])?;
    Ok(all.unchecked_into())
}

pub(super) fn state(player: &Player, racer: usize) -> Answer<StateAt> {
    let Some((state, run)) = player.state(racer).zip(player.runs().get(racer)) else {
        return Ok(JsValue::UNDEFINED.unchecked_into());
    };
    let dimension = run.config().surface.dimension();
    let step = player.cursor().min(run.trace().updates.len() as u32);
    let update = run.trace().updates.get(step as usize);
    let all = object([
        ("step", step.into()),
        ("point", coordinates(dimension, state.point.x, state.point.y)),
        ("loss", state.loss.into()),
        ("gradient", coordinates(dimension, state.gradient.x, state.gradient.y)),
        ("rate", some(update.map(|update| update.rate))),
    ])?;
    Ok(all.unchecked_into())
}

pub(super) fn traces(player: &Player) -> Answer<Traces> {
    let one = |run: &Run| {
        let last = (player.cursor() as usize).min(run.trace().updates.len());
        let states = run.trace().states.get(..=last).unwrap_or_default();
        let updates = run.trace().updates.get(..last).unwrap_or_default();
        let of = |value: fn(&State) -> f64| -> JsValue { column(states.iter().map(value)).into() };
        let mut pairs = vec![("optimizer", JsValue::from_str(run.racer().optimizer.rule().id()))];
        match run.config().surface.dimension() {
            Dimension::One => pairs.push(("w", of(|state| state.point.x))),
            Dimension::Two => {
                pairs.push(("x", of(|state| state.point.x)));
                pairs.push(("y", of(|state| state.point.y)));
            }
        }
        pairs.push(("loss", of(|state| state.loss)));
        pairs.push(("rate", column(updates.iter().map(|update| update.rate)).into()));
        object(pairs)
    };
    Ok(list(player.runs().iter().map(one))?.unchecked_into())
}

fn column(values: impl Iterator<Item = f64>) -> Float64Array {
    Float64Array::from(values.collect::<Vec<_>>().as_slice())
}

pub(super) fn words(given: &WordsGiven) -> Answer<Words> {
    let word = |name: &str| {
        Reflect::get(given, &name.into())
            .ok()
            .and_then(|value| value.as_string())
            .ok_or_else(|| JsError::new(&["the pictures have no word for `", name, "`"].concat()))
    };
    Ok(Words {
        start: word("start")?,
        minimum: word("minimum")?,
        left: word("left")?,
        step: word("step")?,
        loss: word("loss")?,
        gap: word("gap")?,
        tolerance: word("tolerance")?,
        rate: word("rate")?,
        gradient: word("gradient")?,
        epoch: word("epoch")?,
        against: word("against")?,
        memory: word("memory")?,
        taken: word("taken")?,
    })
}

/// What is known of a point, and where it lies on the stage; `near` is the ground it is close to.
#[cfg(feature = "lab")]
pub(super) fn probe(surface: &Surface, at: Option<(Point, Pixel, PointKind)>) -> Answer<ProbeReading> {
    let Some((point, pixel, near)) = at else { return Ok(JsValue::UNDEFINED.unchecked_into()) };
    let dimension = surface.dimension();
    let slope = surface.value_and_gradient(point);
    let curvature = Curvature::of(surface, point);
    let all = object([
        ("pixel", numbers(&[pixel.x, pixel.y])),
        ("point", coordinates(dimension, point.x, point.y)),
        ("loss", slope.loss.into()),
        ("gradient", coordinates(dimension, slope.gradient.x, slope.gradient.y)),
        ("curvature", coordinates(dimension, curvature.max, curvature.min)),
        ("ground", near.id().into()),
    ])?;
    Ok(all.unchecked_into())
}
