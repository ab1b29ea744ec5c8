//! What a page is told of a simulator, as plain objects.

use super::LAB;
use super::record::object;
use super::types::{ExplainedAt, Problems, Settings, StateAt, TheoryAt, Traces, Verdicts, WordsGiven};
use crate::analysis::PATIENCE;
use crate::analysis::curvature::Curvature;
use crate::analysis::explanation::{Form, Line};
use crate::analysis::verdict::Verdict;
use crate::chart::Words;
use crate::export::{Value, record};
use crate::formula::Lacking;
use crate::geometry::Dimension;
use crate::optimizer::Case;
use crate::outlook::{LocalStability, Outlook};
use crate::player::Player;
use crate::query::{self, Problem, View};
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
    Value::list(values, |&value| value.into())
}

pub(super) fn problems(problems: &[Problem]) -> Problems {
    object(&Value::list(problems, record::problem))
}

/// Losses below this in size are called zero.
const ZERO: f64 = 1e-12;

pub(super) fn verdicts(verdicts: &[Verdict]) -> Verdicts {
    object(&Value::list(verdicts, |verdict| {
        let is_least_zero = verdict.minimum.is_none_or(|least| least.abs() < ZERO);
        record::verdict(verdict).with("is_least_zero", is_least_zero.into())
    }))
}

pub(super) fn traces(player: &Player) -> Traces {
    object(&record::traces(player))
}

pub(super) fn settings(settings: &query::Settings) -> Settings {
    let (config, page) = (&settings.config, &settings.page);
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
    let racers = Value::list(&config.racers, |racer| {
        Value::object([
            ("opt", racer.optimizer.rule().id().into()),
            ("lr", racer.rate.into()),
            ("parameters", record::parameters(racer)),
        ])
    });
    let names = config.surface.parameter_names().into_iter().filter(|name| !name.is_empty());
    let names = Value::list(names, Value::from);
    let texts = |texts: &[&str]| Value::list(texts, |&text| text.into());
    object(&Value::object([
        ("fn", config.surface.id().into()),
        ("f", formula.into()),
        ("dimension", if dimension == Dimension::One { 1.0 } else { 2.0 }.into()),
        ("kappa", kappa.into()),
        ("names", names),
        ("start", coordinates(dimension, config.start.x, config.start.y)),
        ("box", numbers(sides)),
        ("racers", racers),
        ("schedule", config.schedule.shape.id().into()),
        ("warmup", config.schedule.warmup.into()),
        ("period", config.schedule.period(config.steps).into()),
        ("gamma", config.schedule.gamma.into()),
        ("floor", config.schedule.floor.into()),
        ("noise", config.noise.into()),
        ("batch", config.batch.into()),
        ("batches", (!config.surface.observations().is_empty()).into()),
        ("rows", config.surface.observations().len().into()),
        ("ownData", config.surface.has_custom_data().into()),
        ("dataInQuery", page.data_in_query.into()),
        ("seed", config.seed.into()),
        ("steps", config.steps.into()),
        // A run crawls that would take longer.
        ("horizon", (PATIENCE * f64::from(config.steps)).into()),
        // How many steps a verdict looks back over.
        ("window", Verdict::window(config.steps).into()),
        ("tol", config.tolerance.into()),
        ("view", page.view.unwrap_or(View::of(&config.surface)).id().into()),
        ("at", page.at.into()),
        ("speed", page.speed.into()),
        ("play", page.play.into()),
        ("goal", page.goal.map(|kind| kind.id()).into()),
        ("within", page.within.into()),
        ("title", page.title.as_deref().into()),
        ("hide", texts(&page.hide)),
        ("lock", texts(&page.lock)),
        ("theme", page.theme.id().into()),
        ("lang", page.lang.as_deref().into()),
        ("lesson", page.lesson.as_deref().into()),
        ("part", page.part.into()),
    ]))
}

/// What is known of a racer's rate. Undefined if there is no such racer.
pub(super) fn theory(player: &Player, racer: usize) -> TheoryAt {
    let all = Outlook::of(player, racer).map(|outlook| {
        let place = |place: &LocalStability| curved(place, outlook.dimension);
        let gauge = outlook.gauge.map(|gauge| {
            Value::object([
                ("rate", gauge.rate.into()),
                ("limit", gauge.limit.into()),
                ("here", gauge.here.into()),
            ])
        });
        Value::object([
            ("rate", outlook.rate.into()),
            ("formula", outlook.formula.into()),
            ("here", place(&outlook.here)),
            ("minimum", outlook.minimum.as_ref().map(place).into()),
            ("gauge", gauge.into()),
            ("factor", outlook.factor.into()),
            ("predicted", outlook.predicted.into()),
            ("measured", outlook.measured.into()),
            ("best", outlook.best.as_ref().map(record::advice).into()),
            ("momentum", outlook.momentum.as_ref().map(record::advice).into()),
        ])
    });
    object(&all.into())
}

/// An eigenvalue of this part of the other is rounding.
const ROUNDING: f64 = 1e-12;

fn curved(place: &LocalStability, dimension: Dimension) -> Value {
    let Curvature { min, max, .. } = place.curvature;
    // Beside the other one it is rounding.
    let none = ROUNDING * min.abs().max(max.abs());
    let [min, max] = [min, max].map(|value| if value.abs() <= none { 0.0 } else { value });
    let values = match dimension {
        Dimension::One => numbers(&[max]),
        Dimension::Two => numbers(&[min, max]),
    };
    Value::object([
        ("ground", place.kind.id().into()),
        ("eigenvalues", values),
        ("condition", place.curvature.condition().into()),
        ("limit", place.limit.into()),
        ("unlimited", place.unlimited.map(|why| why.id()).into()),
        ("ratio", place.ratio.into()),
    ])
}

/// A racer's step, line by line. Undefined if there is none.
pub(super) fn explanation(player: &Player, racer: usize) -> ExplainedAt {
    let all = player.explanation(racer).map(|(run, explanation)| {
        let config = run.config();
        let dimension = config.surface.dimension();
        let written = |name: &str, math: String, text: String| {
            Value::object([("name", name.into()), ("math", math.into()), ("text", text.into())])
        };
        let line = |line: &Line| {
            written(line.quantity.id, line.write(Form::MathMl), line.write(Form::Text))
                .with("is_undefined", line.is_undefined().into())
        };
        let rule = explanation.rule(Form::MathMl).into_iter().zip(explanation.rule(Form::Text));
        let components = Value::list(&explanation.components, |(parameter, lines)| {
            Value::object([("name", parameter.name.as_str().into()), ("lines", Value::list(lines, line))])
        });
        Value::object([
            ("step", explanation.count.into()),
            ("is_next", (player.cursor() == 0).into()),
            ("from", coordinates(dimension, explanation.from.x, explanation.from.y)),
            ("exact", coordinates(dimension, explanation.exact.x, explanation.exact.y)),
            ("estimate", coordinates(dimension, explanation.estimate.x, explanation.estimate.y)),
            ("noise", (config.noise > 0.0).into()),
            ("batch", config.batches().into()),
            ("case", explanation.case.map(Case::id).into()),
            ("rule", Value::list(rule, |((quantity, math), (_, text))| written(quantity.id, math, text))),
            ("shared", Value::list(&explanation.shared, line)),
            ("components", components),
        ])
    });
    object(&all.into())
}

/// Where a racer stands at the cursor. Undefined if there is no such racer.
pub(super) fn state(player: &Player, racer: usize) -> StateAt {
    let all = player.state(racer).zip(player.runs().get(racer)).map(|(state, run)| {
        let dimension = run.config().surface.dimension();
        let step = (player.cursor() as usize).min(run.trace().updates.len());
        let update = run.trace().updates.get(step);
        let lacking = match &run.config().surface {
            Surface::Formula(formula) if LAB && !state.loss.is_finite() => {
                formula.lacking(state.point.x, state.point.y)
            }
            _ => None,
        };
        let lacking = lacking
            .map(|Lacking { part, needs }| Value::object([("part", part.into()), ("needs", needs.into())]));
        Value::object([
            ("step", step.into()),
            ("point", coordinates(dimension, state.point.x, state.point.y)),
            ("loss", state.loss.into()),
            ("gradient", coordinates(dimension, state.gradient.x, state.gradient.y)),
            ("rate", update.map(|update| update.rate).into()),
            ("lacking", lacking.into()),
        ])
    });
    object(&all.into())
}

/// The words on the pictures.
///
/// # Errors
///
/// Returns the name of a word that is missing.
pub(super) fn words(given: &WordsGiven) -> Result<Words, JsError> {
    let mut missing = None;
    // Looked for at the end: to leave in the midst costs bytes for every word that is there already.
    let mut word = |name: &'static str| {
        let word = Reflect::get(given, &name.into()).ok().and_then(|value| value.as_string());
        if word.is_none() {
            missing = Some(name);
        }
        word.unwrap_or_default()
    };
    let words = Words {
        start: word("start"),
        minimum: word("minimum"),
        left: word("left"),
        step: word("step"),
        loss: word("loss"),
        gap: word("gap"),
        tolerance: word("tolerance"),
        rate: word("rate"),
        gradient: word("gradient"),
        epoch: word("epoch"),
        against: word("against"),
        memory: word("memory"),
        taken: word("taken"),
    };
    match missing {
        Some(name) => Err(JsError::new(&format!("the pictures have no word for `{name}`"))),
        None => Ok(words),
    }
}
