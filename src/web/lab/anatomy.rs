//! A step taken apart: its arrows on the stage, its numbers, and the terms of its rule.

use crate::analysis::anatomy::Anatomy;
use crate::analysis::explanation::Explanation;
use crate::chart::{StepWords, TakenApart};
use crate::export::{Object, Value};
use crate::optimizer::{Arrow, Beat, Quantity};
use crate::run::Run;
use crate::web::objects::coordinates;
use crate::web::record::object;
use crate::web::simulator::Simulator;
use crate::web::unknown;
use crate::web::view::{PictureSize, PixelIn};
use js_sys::Reflect;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What the arrows of a step and its numbers are called; `{value}` stands for the number. */
export type ArrowNames = {
  gradient: string, memory: string, direction: string, decay: string, step: string,
  slope: string, length: string, change: string,
};
export type Term = { id: string, symbol: string, beat: string, arrow?: string };
export type Anatomy = {
  dimension: 1 | 2, names: string[], isFirst: boolean, isExact: boolean, hasMemory: boolean, keeps: boolean,
  from: number[], to: number[], estimate: number[], gradient: number[], memory: number[], direction: number[],
  decay?: number[], step: number[], rate: number, scaling: string, addsUp: boolean, factors: (number | undefined)[],
  loss: number, change: number, terms: Term[], arrows: { id: string, isShown: boolean }[],
};
"#;

#[wasm_bindgen]
extern "C" {
    /// A step, taken apart.
    #[wasm_bindgen(typescript_type = "Anatomy | undefined")]
    pub type AnatomyAt;
    /// What arrows are called.
    #[wasm_bindgen(typescript_type = "ArrowNames")]
    pub type ArrowNames;
}

#[wasm_bindgen]
impl Simulator {
    /// What the arrows on the stage are called, in the reader's language.
    ///
    /// # Errors
    ///
    /// Fails if a name is missing.
    pub fn name_arrows(&mut self, names: &ArrowNames) -> Result<(), JsError> {
        let name = |name: &str| {
            let found = Reflect::get(names, &name.into()).ok().and_then(|value| value.as_string());
            found.ok_or_else(|| unknown("arrow", name))
        };
        let mut words = StepWords {
            slope: name("slope")?,
            step: name("length")?,
            change: name("change")?,
            ..StepWords::default()
        };
        for (word, arrow) in words.arrows.iter_mut().zip(Arrow::ALL) {
            *word = name(arrow.id())?;
        }
        self.overlays.annotations.words = words;
        Ok(())
    }

    /// The step that led a racer to the cursor, taken apart; at the start the step to come.
    pub fn anatomy(&self, racer: usize) -> AnatomyAt {
        object(self.player.anatomy(racer).zip(self.player.explanation(racer)).map(
            |(anatomy, (run, explained))| {
                let mut all = made(&anatomy, run);
                all.set("isFirst", explained.count == 1);
                all.set("terms", terms(&anatomy, run, &explained));
                all
            },
        ))
    }

    /// Shows on the stage the step that led to the cursor, taken apart: the arrows of a beat, or all,
    /// and the one that is pointed at.
    pub fn take_apart(&mut self, beat: Option<String>, lit: Option<String>) {
        let beat = beat.as_deref().and_then(Beat::named);
        let lit = lit.as_deref().and_then(Arrow::named);
        self.put_apart(Some(TakenApart { beat, lit }));
    }

    /// Shows the stage without it again.
    pub fn put_together(&mut self) {
        self.put_apart(None);
    }

    /// The arrow of the step under a pixel of the stage.
    pub fn arrow_at(&self, pixel: &PixelIn) -> Option<String> {
        let annotations = &self.overlays.annotations;
        let found = self.stage.arrow_at(&self.player, annotations, pixel.pixel(), pixel.size());
        found.map(|arrow| arrow.id().into())
    }

    /// Whether the step that is taken apart began within a stage of this size.
    pub fn shows_step(&self, size: &PictureSize) -> bool {
        self.stage.shows_step(&self.player, &self.overlays.annotations, size.size())
    }
}

impl Simulator {
    fn put_apart(&mut self, apart: Option<TakenApart>) {
        if self.overlays.annotations.apart != apart {
            self.overlays.annotations.apart = apart;
            self.overlays.changes += 1;
        }
    }
}

/// What the step is made of.
fn made(anatomy: &Anatomy, run: &Run) -> Object {
    let config = run.config();
    let dimension = anatomy.dimension();
    let place = |x: f64, y: f64| coordinates(dimension, x, y);
    let names = config.surface.parameter_names();
    let names: Vec<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
    let factors = &anatomy.factors()[..names.len()];
    let Anatomy { from, to, .. } = anatomy;
    let mut all = Object::default();
    all.set("dimension", if names.len() == 1 { 1.0 } else { 2.0 });
    all.set("isExact", anatomy.estimate == from.gradient);
    all.set("hasMemory", anatomy.has_memory());
    all.set("keeps", !run.racer().optimizer.rule().record().slots.is_empty());
    all.set("names", Value::list(&names, |&name| name));
    all.set("from", place(from.point.x, from.point.y));
    all.set("to", place(to.point.x, to.point.y));
    for (name, vector) in [
        ("estimate", anatomy.estimate),
        ("gradient", anatomy.gradient),
        ("memory", anatomy.memory),
        ("direction", anatomy.direction()),
        ("step", anatomy.step),
    ] {
        all.set(name, place(vector.x, vector.y));
    }
    if anatomy.decay.norm() > 0.0 {
        all.set("decay", place(anatomy.decay.x, anatomy.decay.y));
    }
    all.set("rate", anatomy.rate);
    all.set("scaling", anatomy.scaling().id());
    all.set("addsUp", anatomy.adds_up());
    all.set("factors", Value::list(factors, |&factor| factor));
    all.set("loss", from.loss);
    all.set("change", to.loss - from.loss);
    let mut ways = anatomy.arrows();
    ways.reverse();
    let arrows = Value::list(&ways, |way| {
        let mut all = Object::default();
        all.set("id", way.arrow.id());
        all.set("isShown", way.by.norm() > 0.0);
        all
    });
    all.set("arrows", arrows);
    all
}

/// The terms of the rule, each with its beat and its arrow.
fn terms(anatomy: &Anatomy, run: &Run, explained: &Explanation) -> Value {
    let rule = run.racer().optimizer.rule();
    Value::list(explained.terms(), |term: &'static Quantity| {
        let role = rule.roles().find(|role| role.quantity == term);
        let mut all = Object::default();
        all.set("id", term.id);
        all.set("symbol", term.symbol.text);
        all.set("beat", role.map(|role| role.beat.id()));
        let arrow = role.and_then(|role| role.arrow);
        all.set("arrow", arrow.map(|arrow| anatomy.shown(arrow).id()));
        all
    })
}
