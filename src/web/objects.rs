//! What a page is told of a simulator, as plain objects.

use super::LAB;
use super::record::object;
use super::types::{
    ExplainedAt, Numbers, Problems, Settings, StateAt, TheoryAt, Traces, Verdicts, WordsGiven,
};
use crate::analysis::PATIENCE;
use crate::analysis::curvature::Curvature;
use crate::analysis::explanation::{Form, Line};
use crate::analysis::verdict::Verdict;
use crate::chart::Words;
use crate::export::{Object, Value, record};
use crate::formula::Lacking;
use crate::geometry::{Dimension, Rect};
use crate::optimizer::{Case, Rule};
use crate::outlook::{LocalStability, Outlook};
use crate::player::Player;
use crate::query::{self, Page, Problem, View};
use crate::run::Config;
use crate::surface::Surface;
use js_sys::Reflect;
use wasm_bindgen::prelude::*;

/// The one or two coordinates of a place.
pub(super) fn coordinates(dimension: Dimension, x: f64, y: f64) -> Value {
    match dimension {
        Dimension::One => numbers(&[x]),
        Dimension::Two => numbers(&[x, y]),
    }
}

/// A list of numbers.
pub(super) fn numbers(values: &[f64]) -> Value {
    Value::list(values, |&value| value)
}

fn texts(texts: &[&str]) -> Value {
    Value::list(texts, |&text| text)
}

pub(super) fn problems(problems: &[Problem]) -> Problems {
    object(Value::list(problems, record::problem))
}

/// Losses below this in size are called zero.
const ZERO: f64 = 1e-12;

pub(super) fn verdicts(verdicts: &[Verdict], page: &Page) -> Verdicts {
    object(Value::list(verdicts, |verdict| {
        let mut all = record::verdict(verdict, page);
        all.set("is_least_zero", verdict.minimum.is_none_or(|least| least.abs() < ZERO));
        all
    }))
}

pub(super) fn traces(player: &Player) -> Traces {
    object(record::traces(player))
}

pub(super) fn settings(settings: &query::Settings) -> Settings {
    let mut all = Object::default();
    set_run(&mut all, settings);
    set_page(&mut all, settings);
    if LAB {
        set_more(&mut all, settings);
    }
    object(all)
}

fn set_run(all: &mut Object, query::Settings { config, .. }: &query::Settings) {
    let surface = &config.surface;
    let dimension = surface.dimension();
    let formula = match surface {
        Surface::Formula(expression) => expression.text(),
        _ => "",
    };
    all.set("fn", surface.id());
    all.set("f", formula);
    all.set("dimension", if dimension == Dimension::One { 1.0 } else { 2.0 });
    all.set("start", coordinates(dimension, config.start.x, config.start.y));
    all.set("racers", Value::list(0..config.racers.len(), |index| racer(config, index)));
    all.set("noise", config.noise);
    all.set("batch", config.batch);
    all.set("steps", config.steps);
    // A run crawls that would take longer.
    all.set("horizon", PATIENCE * f64::from(config.steps));
    // How many steps a verdict looks back over.
    all.set("window", Verdict::window(config.steps));
    all.set("tol", config.tolerance);
}

/// What the embed has no controls for.
fn set_more(all: &mut Object, query::Settings { config, page }: &query::Settings) {
    let surface = &config.surface;
    let Rect { min, max } = config.bounds;
    let sides = match surface.dimension() {
        Dimension::One => numbers(&[min.x, max.x]),
        Dimension::Two => numbers(&[min.x, max.x, min.y, max.y]),
    };
    let rows = surface.observations().len();
    all.set("kappa", surface.constant().map(|(_, value)| value));
    all.set(
        "names",
        Value::list(surface.parameter_names().iter().filter(|name| !name.is_empty()), |&name| name),
    );
    all.set("box", sides);
    all.set("schedule", config.schedule.shape.id());
    all.set("warmup", config.schedule.warmup);
    all.set("period", config.schedule.period(config.steps));
    all.set("gamma", config.schedule.gamma);
    all.set("floor", config.schedule.floor);
    all.set("batches", rows > 0);
    all.set("ownData", surface.has_custom_data());
    all.set("dataInQuery", page.data_in_query);
    all.set("seed", config.seed);
}

fn racer(config: &Config, index: usize) -> Object {
    let mut all = Object::default();
    if let Some(racer) = config.racers.get(index) {
        all.set("opt", racer.optimizer.rule().id());
        all.set("branch", config.branches_at(index));
        record::set_numbers(&mut all, racer);
    }
    all
}

/// The first racer's numbers for an update.
pub(super) fn held(player: &Player, update: u32) -> Numbers {
    let mut all = Object::default();
    if let Some(run) = player.runs().first() {
        record::set_phase(&mut all, &run.racer().phase(update));
    }
    object(all)
}

fn set_page(all: &mut Object, query::Settings { config, page }: &query::Settings) {
    all.set("view", page.view.unwrap_or(View::of(&config.surface)).id());
    all.set("at", page.at);
    all.set("speed", page.speed);
    all.set("play", page.play);
    all.set("hidesAhead", page.is_hiding());
    all.set("ask", page.ask.map(|question| question.id()));
    all.set("goal", page.goal.map(|kind| kind.id()));
    all.set("within", page.within);
    all.set("title", page.title.as_deref());
    all.set("hide", texts(&page.hide));
    all.set("lock", texts(&page.lock));
    all.set("size", page.size.id());
    all.set("theme", page.theme.id());
    all.set("lang", page.lang.as_deref());
    all.set("lesson", page.lesson.as_deref());
    all.set("part", page.part);
    all.set("variant", page.variant);
    all.set("grades", page.grades);
    all.set("lab", page.lab.as_deref());
}

/// What is known of a racer's rate. Undefined if there is no such racer. What was tried would give a goal
/// away.
pub(super) fn theory(player: &Player, racer: usize, page: &Page) -> TheoryAt {
    object(Outlook::of(player, racer).map(|outlook| {
        let place = |place: &LocalStability| curved(place, outlook.dimension);
        let mut all = Object::default();
        all.set("rate", outlook.rate);
        all.set("formula", outlook.formula);
        all.set("here", place(&outlook.here));
        all.set("minimum", outlook.minimum.as_ref().map(place));
        all.set("factor", outlook.factor);
        all.set("predicted", outlook.predicted);
        all.set("measured", outlook.measured);
        all.set("best", outlook.best.as_ref().filter(|_| page.goal.is_none()).map(record::advice));
        all.set("momentum", outlook.momentum.as_ref().filter(|_| page.goal.is_none()).map(record::advice));
        all
    }))
}

fn curved(place: &LocalStability, dimension: Dimension) -> Object {
    let Curvature { min, max, .. } = place.curvature;
    let values = match dimension {
        Dimension::One => numbers(&[max]),
        Dimension::Two => numbers(&[min, max]),
    };
    let mut all = Object::default();
    all.set("ground", place.kind.id());
    all.set("level", place.is_level);
    all.set("eigenvalues", values);
    all.set("condition", place.curvature.condition());
    all.set("limit", place.limit);
    all.set("unlimited", place.unlimited.map(|why| why.id()));
    all.set("ratio", place.ratio);
    all
}

/// A racer's step, line by line. Undefined if there is none.
pub(super) fn explanation(player: &Player, racer: usize) -> ExplainedAt {
    object(player.explanation(racer).map(|(run, explanation)| {
        let config = run.config();
        let place = |x: f64, y: f64| coordinates(config.surface.dimension(), x, y);
        // The lab lights the terms of the rule.
        let rule = |form| explanation.rule_marked::<LAB>(form);
        let (maths, texts) = (rule(Form::MathMl), rule(Form::Text));
        let rule = maths.iter().zip(&texts);
        let mut all = Object::default();
        all.set("step", explanation.count);
        all.set("is_next", player.cursor() == 0);
        all.set("from", place(explanation.from.x, explanation.from.y));
        all.set("exact", place(explanation.exact.x, explanation.exact.y));
        all.set("estimate", place(explanation.estimate.x, explanation.estimate.y));
        all.set("noise", config.noise > 0.0);
        all.set("batch", config.batches());
        all.set("case", explanation.case.map(Case::id));
        all.set("rule", Value::list(rule, |((quantity, math), (_, text))| written(quantity.id, math, text)));
        all.set("shared", lines(&explanation.shared));
        let components = Value::list(&explanation.components, |(parameter, own)| {
            let mut all = Object::default();
            all.set("name", parameter.name.as_str());
            all.set("lines", lines(own));
            all
        });
        all.set("components", components);
        all
    }))
}

fn lines(lines: &[Line]) -> Value {
    Value::list(lines, |line| {
        let mut all = written(
            line.quantity.id,
            &line.write_marked::<LAB>(Form::MathMl),
            &line.write_marked::<LAB>(Form::Text),
        );
        all.set("is_undefined", line.is_undefined());
        all
    })
}

fn written(name: &str, math: &str, text: &str) -> Object {
    let mut all = Object::default();
    all.set("name", name);
    all.set("math", math);
    all.set("text", text);
    all
}

/// Where a racer stands at the cursor. Undefined if there is no such racer.
pub(super) fn state(player: &Player, racer: usize) -> StateAt {
    object(player.state(racer).zip(player.runs().get(racer)).map(|(state, run)| {
        let dimension = run.config().surface.dimension();
        let step = (player.cursor() as usize).min(run.trace().updates());
        let mut all = Object::default();
        all.set("step", step);
        all.set("point", coordinates(dimension, state.point.x, state.point.y));
        all.set("loss", state.loss);
        all.set("gradient", coordinates(dimension, state.gradient.x, state.gradient.y));
        all.set("rate", run.rate(step));
        if let Surface::Formula(formula) = &run.config().surface
            && !state.loss.is_finite()
            && let Some(Lacking { part, needs }) = formula.lacking(state.point.x, state.point.y)
        {
            let mut lacking = Object::default();
            lacking.set("part", part);
            lacking.set("needs", needs);
            all.set("lacking", lacking);
        }
        all
    }))
}

/// The words on the pictures.
///
/// # Errors
///
/// Returns the name of a word that is missing.
pub(super) fn words(given: &WordsGiven) -> Result<Words, JsError> {
    let mut words = Words::default();
    let rules = Reflect::get(given, &"rules".into()).unwrap_or_default();
    for rule in &Rule::ALL {
        words.rules.push(text(&rules, rule.record().id).unwrap_or_default());
    }
    // One loop over a table: a line for each would cost bytes.
    let mut table = vec![
        ("start", &mut words.start),
        ("minimum", &mut words.minimum),
        ("local", &mut words.local),
        ("low", &mut words.low),
        ("high", &mut words.high),
        ("left", &mut words.left),
        ("racerLeft", &mut words.racer_left),
        ("step", &mut words.step),
        ("loss", &mut words.loss),
        ("gap", &mut words.gap),
        ("tolerance", &mut words.tolerance),
        ("branch", &mut words.branch),
    ];
    if LAB {
        table.push(("rate", &mut words.rate));
        table.push(("gradient", &mut words.gradient));
        table.push(("sharpness", &mut words.sharpness));
        table.push(("limit", &mut words.limit));
        table.push(("epoch", &mut words.epoch));
    }
    for (name, word) in table {
        let Some(given) = text(given, name) else {
            return Err(JsError::new(&format!("the pictures have no word for `{name}`")));
        };
        *word = given;
    }
    Ok(words)
}

/// A text of an object's. Returns `None` if it has none of that name.
fn text(object: &JsValue, name: &str) -> Option<String> {
    Reflect::get(object, &name.into()).ok()?.as_string()
}
