//! A step taken apart: its arrows on the stage, its numbers, and the terms of its rule.

use crate::analysis::anatomy::Anatomy;
use crate::analysis::explanation::Explanation;
use crate::chart::{StepWords, TakenApart};
use crate::export::{Object, Value};
use crate::geometry::Point;
use crate::optimizer::{Arrow, Beat, Quantity};
use crate::run::Run;
use crate::web::objects::coordinates;
use crate::web::record::object;
use crate::web::simulator::Simulator;
use crate::web::view::{PictureSize, PixelIn};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export type Term = { id: string, symbol: string, beat: string, arrow?: string };
export type Anatomy = {
  names: string[], isFirst: boolean, isExact: boolean, hasMemory: boolean, keeps: boolean, hasDecay: boolean,
  from: number[], to: number[], estimate: number[], gradient: number[], memory: number[], direction: number[],
  decay: number[], step: number[], rate: number, scaling: string, addsUp: boolean, factors: (number | undefined)[],
  loss: number, change: number, terms: Term[], arrows: { id: string, isShown: boolean }[],
};
"#;

#[wasm_bindgen]
extern "C" {
    /// A step, taken apart.
    #[wasm_bindgen(typescript_type = "Anatomy | undefined")]
    pub type AnatomyAt;
}

#[wasm_bindgen]
impl Simulator {
    /// What the arrows on the stage and the numbers beside them are called, in the reader's language and
    /// in the order of [`StepWords::new`].
    pub fn name_arrows(&mut self, names: Vec<String>) {
        self.overlays.annotations.words = StepWords::new(names);
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

    /// Shows on the stage the step that led to the cursor, taken apart: the arrows of a beat, or all
    /// where none has that id, and the one that is pointed at, if one is.
    pub fn take_apart(&mut self, beat: &str, lit: &str) {
        self.put(Some(TakenApart { beat: Beat::named(beat), lit: Arrow::named(lit) }));
    }

    /// Shows the stage without it again.
    pub fn put_together(&mut self) {
        self.put(None);
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
    fn put(&mut self, apart: Option<TakenApart>) {
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
    let names = config.surface.parameter_names();
    let names: Vec<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
    let factors = &anatomy.factors()[..names.len()];
    let Anatomy { from, to, .. } = anatomy;
    let is_exact = anatomy.estimate == from.gradient;
    let keeps = !run.racer().optimizer.rule().record().slots.is_empty();
    let mut all = Object::default();
    for (name, is_so) in [
        ("isExact", is_exact),
        ("hasMemory", anatomy.has_memory()),
        ("keeps", keeps),
        ("addsUp", anatomy.adds_up()),
        ("hasDecay", anatomy.decay.norm() > 0.0),
    ] {
        all.set(name, is_so);
    }
    let [start, end] = [from.point, to.point].map(|point| point - Point::default());
    for (name, vector) in [
        ("from", start),
        ("to", end),
        ("estimate", anatomy.estimate),
        ("gradient", anatomy.gradient),
        ("memory", anatomy.memory),
        ("direction", anatomy.direction()),
        ("decay", anatomy.decay),
        ("step", anatomy.step),
    ] {
        all.set(name, coordinates(dimension, vector.x, vector.y));
    }
    for (name, number) in [("rate", anatomy.rate), ("loss", from.loss), ("change", to.loss - from.loss)] {
        all.set(name, number);
    }
    all.set("names", Value::list(&names, |&name| name));
    all.set("scaling", anatomy.scaling().id());
    all.set("factors", Value::list(factors, |&factor| factor));
    let arrows = Value::list(anatomy.arrows(), |way| {
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
