//! A survey in a worker: what the worker is told, and what it works out.

use crate::data::{Observation, Observations};
use crate::export::{Object, Value};
use crate::run::Extent;
use crate::survey::{Subject, Survey, received, sent};
use crate::web::record::object;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export type SurveyPlan = { subject: string, from: number, query: string, data: Float64Array };
"#;

#[wasm_bindgen]
extern "C" {
    /// What a worker has to know of a survey.
    #[wasm_bindgen(typescript_type = "SurveyPlan")]
    pub type SurveyPlan;
}

/// A small map, filled by itself.
const PAD: &str = "pad";

/// What a worker has to know of a survey, to make it anew; `data` are custom data, pair by pair.
pub(super) fn plan(survey: &Survey, is_pad: bool) -> SurveyPlan {
    let config = survey.config();
    let subject = match survey.subject() {
        Subject::Map if is_pad => PAD,
        Subject::Sweep => "sweep",
        Subject::Map => "map",
        Subject::Basins => "basins",
    };
    let own = config.surface.observations().iter().filter(|_| config.surface.has_custom_data());
    let mut all = Object::default();
    all.set("data", Value::Column(own.flat_map(|point| [point.u, point.v]).collect()));
    all.set("subject", subject);
    all.set("from", survey.from());
    all.set("query", sent(config));
    object(all)
}

/// A worker's survey, of which it works out some blocks.
#[wasm_bindgen]
pub struct SurveyShare {
    survey: Survey,
}

#[wasm_bindgen]
impl SurveyShare {
    /// Begins a survey by its plan. Returns `undefined` for what is none.
    pub fn begin(subject: &str, from: u32, query: &str, data: &[f64]) -> Option<Self> {
        let points: Vec<_> =
            data.chunks_exact(2).map(|pair| Observation { u: pair[0], v: pair[1] }).collect();
        let config = &received(query, (!points.is_empty()).then(|| Observations::custom(&points)));
        let survey = match subject {
            "sweep" => Survey::sweep(config),
            "map" => Survey::map(config)?,
            "basins" => Survey::basins(config),
            PAD => Survey::pad(config, Extent::of(&config.surface), from)?,
            _ => return None,
        };
        Some(Self { survey })
    }

    /// What is found in some blocks, for whoever has the whole survey.
    pub fn work_out(&mut self, first: usize, count: usize) -> Vec<f64> {
        self.survey.work_out(first..first + count)
    }
}
