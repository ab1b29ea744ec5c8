//! The pad of rate and momentum for the lab: filled little by little, drawn, pointed at.

use crate::analysis::stability::{curvature_limit, limit_formula};
use crate::analysis::verdict::Kind;
use crate::chart::{self, PadNotes, Style};
use crate::outlook::Outlook;
use crate::run::Progress;
use crate::survey::{Survey, momentum_key};
use crate::web::canvas;
use crate::web::simulator::Simulator;
use crate::web::view::{Display, PictureSize, PixelIn};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

/// A pad with what its picture needs.
#[wasm_bindgen]
pub struct Pad {
    survey: Survey,
    notes: PadNotes,
    /// What the line of the limit is called in words.
    limit: String,
    style: Style,
    /// The largest curvature at the minimum, where theory has a limit.
    curvature: Option<f64>,
    changes: u32,
}

#[wasm_bindgen]
impl Simulator {
    /// Begins a pad of the first racer's numbers from an update on, 0 for the whole run. Returns `undefined` while something ahead is hidden: it would
    /// tell.
    pub fn pad(&self, from: u32) -> Option<Pad> {
        if self.settings.page.is_hiding() {
            return None;
        }
        let run = self.player.runs().first()?;
        let survey = Survey::pad(&self.settings.config, *run.extent(), from)?;
        let (notes, limit) = (PadNotes::default(), String::new());
        let mut pad = Pad { survey, notes, limit, style: self.style(false), curvature: None, changes: 0 };
        pad.look(self);
        Some(pad)
    }

    /// The key of what stands beside the rate on a pad of the first racer; nothing for a rule without
    /// momentum.
    pub fn momentum_key(&self) -> Option<String> {
        self.settings.config.racers.first().and_then(momentum_key).map(Into::into)
    }
}

#[wasm_bindgen]
impl Pad {
    /// The ids of the kinds, in the order of their names and shares.
    pub fn kinds() -> Vec<String> {
        Kind::ALL.into_iter().map(|kind| kind.id().into()).collect()
    }

    /// The words on the picture: the axes, nothing upward on a strip; the line of the limit, and each
    /// kind.
    pub fn say(&mut self, across: &str, up: &str, limit: &str, kinds: Vec<String>) {
        self.notes.across = across.into();
        self.notes.up = up.into();
        self.notes.kinds = kinds;
        self.limit = limit.into();
        self.name_limit();
    }

    /// Does as little as can be done at once; says whether all is done.
    pub fn advance(&mut self) -> bool {
        let before = self.survey.done();
        let is_done = self.survey.advance_little() == Progress::Done;
        self.changes += u32::from(self.survey.done() > before);
        is_done
    }

    /// The most updates of a cell.
    pub fn budget(&self) -> u32 {
        self.survey.budget()
    }

    /// Grows whenever it has come to look different; 0 until there is something to see everywhere.
    pub fn revision(&self) -> u32 {
        if self.survey.is_covered() { self.changes } else { 0 }
    }

    /// Whether this is still a pad of what runs, from that update on.
    pub fn follow(&mut self, simulator: &Simulator, from: u32) -> bool {
        let fits = self.survey.from() == from && self.survey.follow(&simulator.settings.config);
        if fits {
            self.look(simulator);
        }
        fits
    }

    /// Draws it, as far as it has come.
    ///
    /// # Errors
    ///
    /// Fails if the canvas has no 2d context.
    pub fn draw(&mut self, canvas: &HtmlCanvasElement, display: &Display) -> Result<(), JsError> {
        self.style.dark = display.is_dark();
        let size = canvas::size(canvas, display.ratio());
        canvas::paint(canvas, &chart::pad(&self.survey, &self.notes, &self.style, size), display.ratio())
    }

    /// Where what runs lies on a picture of this size, in CSS pixels from its corner.
    pub fn cross(&self, simulator: &Simulator, size: &PictureSize) -> Vec<f64> {
        let place = self.survey.place(&simulator.settings.config).unwrap_or_default();
        let at = chart::pad_pixel(&self.survey, place, size.size());
        vec![at.x, at.y]
    }

    /// What a learner's query has to change to run what a pixel stands for.
    pub fn changes_at(&self, pixel: &PixelIn) -> Option<String> {
        self.survey.changes_at(chart::pad_place(&self.survey, pixel.pixel(), pixel.size()))
    }

    /// The same for so many strides to the right and up.
    pub fn changes_beside(&self, right: f64, up: f64) -> Option<String> {
        self.survey.changes_beside(right, up)
    }

    /// Which part of the known cells ended how, kind by kind.
    pub fn shares(&self) -> Vec<f64> {
        let all = self.survey.done().max(1) as f64;
        Kind::ALL.map(|kind| f64::from(self.survey.count(|cell| cell.kind == kind).cells) / all).into()
    }
}

impl Pad {
    /// Takes over what theory says of what runs, where it says something: what is known of the minimum
    /// stays while a run is on its way, or belongs to none.
    fn look(&mut self, simulator: &Simulator) {
        let racer = simulator.player.runs().first().map(|run| &run.racer().optimizer);
        let limit = Outlook::limit(&simulator.player, 0);
        let Some(curvature) = racer.zip(limit).and_then(|(rule, limit)| curvature_limit(rule, limit)) else {
            return;
        };
        // Read off another momentum it has other last digits.
        if self.curvature.is_some_and(|known| (curvature / known - 1.0).abs() < 1e-9) {
            return;
        }
        self.curvature = Some(curvature);
        self.notes.limits = self.survey.limits(curvature).unwrap_or_default();
        self.name_limit();
    }

    fn name_limit(&mut self) {
        let racer = self.survey.config().racers.first();
        let formula = racer.and_then(|racer| limit_formula(&racer.optimizer)).unwrap_or_default();
        // A picture breaks no lines.
        let whole = [&self.limit, " ", &formula.replace('\u{2060}', "")].concat();
        self.notes.limit = vec![whole, self.limit.clone()];
        self.changes += 1;
    }
}
