//! Surveys for the lab: started, advanced in slices or by workers, drawn, read and chosen from.

use super::share::{SurveyPlan, plan};
use crate::analysis::cause::limit_at;
use crate::analysis::verdict::Kind;
use crate::chart::{self, BasinLayer, Frame, Look, Scene, Size, Stage, Style, SurveyNotes};
use crate::export::{Object, Value};
use crate::query;
use crate::run::Progress;
use crate::survey::{Cell, Subject, Survey};
use crate::web::canvas;
use crate::web::objects::coordinates;
use crate::web::record::object;
use crate::web::simulator::Simulator;
use crate::web::view::{Display, PixelIn};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export type SurveyCell = {
  column: number, row: number, rate?: number, momentum?: number, racer?: number, start?: number[],
  kind?: string, step?: number, at?: string, minimum?: number,
};
export type SurveyKey = {
  kind: string, most?: number, minimum?: number, point?: number[], loss?: number,
  cells: number, share: number, fewest?: number, slowest?: number,
};
export type SurveyRow = {
  momentum: number, smallest?: number, best?: number, step?: number, largest?: number,
};
"#;

#[wasm_bindgen]
extern "C" {
    /// One cell.
    #[wasm_bindgen(typescript_type = "SurveyCell")]
    pub type SurveyCell;
    /// What the colours mean, and how many cells have each.
    #[wasm_bindgen(typescript_type = "SurveyKey[]")]
    pub type SurveyKey;
    /// Some rows of a map.
    #[wasm_bindgen(typescript_type = "SurveyRow[]")]
    pub type SurveyRows;
}

/// The table of a map has every so many of its rows.
const ROWS_APART: usize = 8;

/// What a survey is about.
#[wasm_bindgen]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SurveySubject {
    /// Every racer at many rates.
    Sweep = "sweep",
    /// The first racer at many rates and momenta.
    Map = "map",
    /// The first racer from many starts.
    Basins = "basins",
}

/// A survey with what its picture needs.
#[wasm_bindgen]
pub struct Surveyor {
    survey: Survey,
    notes: SurveyNotes,
    /// The ground that basins are laid over.
    ground: Option<Stage>,
    style: Style,
}

#[wasm_bindgen]
impl Simulator {
    /// Begins a survey of what runs. Returns `undefined` if the first racer has no momentum to make
    /// a map of.
    pub fn survey(&self, subject: SurveySubject) -> Option<Surveyor> {
        let config = &self.settings.config;
        let survey = match subject {
            SurveySubject::Sweep => Survey::sweep(config),
            SurveySubject::Map => Survey::map(config)?,
            SurveySubject::Basins => Survey::basins(config),
            _ => return None,
        };
        let is_laid_over = survey.subject() == Subject::Basins;
        let ground = is_laid_over.then(|| Stage::new(&config.surface, config.bounds));
        let style = self.style(false);
        let mut surveyor = Surveyor { survey, notes: SurveyNotes::default(), ground, style };
        surveyor.notes.limits = self.limits();
        Some(surveyor)
    }
}

impl Simulator {
    /// The largest stable rate of each racer at its minimum, where theory knows one.
    fn limits(&self) -> Vec<Option<f64>> {
        let runs = self.player.runs().iter().zip(self.player.outcome());
        runs.map(|(run, verdict)| limit_at(run, &run.racer().optimizer, verdict.minimizer?).ok()).collect()
    }
}

#[wasm_bindgen]
impl Surveyor {
    /// The words on the picture: the axes, and what stands beside the largest stable rate.
    pub fn say(&mut self, across: &str, up: &str, limit: &str) {
        self.notes.across = across.into();
        self.notes.up = up.into();
        self.notes.limit = limit.into();
    }

    /// Does as little as can be done at once; says whether all is done.
    pub fn advance(&mut self) -> bool {
        self.survey.advance_little() == Progress::Done
    }

    /// What a worker has to know of it.
    pub fn plan(&self) -> SurveyPlan {
        plan(&self.survey, false)
    }

    /// How many blocks of cells there are.
    pub fn blocks(&self) -> usize {
        self.survey.blocks()
    }

    /// How many of them are known, from the first on.
    pub fn known_blocks(&self) -> usize {
        self.survey.known_blocks()
    }

    /// Takes what a worker has found, from this block on; says whether all is done.
    pub fn take(&mut self, first: usize, found: &[f64]) -> bool {
        self.survey.take(first, found);
        self.survey.is_done()
    }

    /// How far it is, from 0 to 1.
    pub fn progress(&self) -> f64 {
        self.survey.progress()
    }

    /// Whether every cell is known.
    pub fn is_done(&self) -> bool {
        self.survey.is_done()
    }

    /// The most updates of a cell.
    pub fn budget(&self) -> u32 {
        self.survey.budget()
    }

    /// The key of a query that the rows of a map stand for.
    pub fn momentum_key(&self) -> Option<String> {
        self.survey.momentum_key().map(Into::into)
    }

    /// Whether this is still a survey of what runs.
    pub fn follow(&mut self, simulator: &Simulator) -> bool {
        let fits = self.survey.follow(&simulator.settings.config);
        if fits {
            self.notes.limits = simulator.limits();
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
        let scene = self.scene(canvas::size(canvas, display.ratio()));
        canvas::paint(canvas, &scene, display.ratio())
    }

    /// The picture as an SVG document.
    ///
    /// # Errors
    ///
    /// Fails if a shape cannot be drawn.
    pub fn svg(&mut self, display: &Display) -> Result<String, JsError> {
        self.style.dark = display.is_dark();
        chart::svg(&self.scene(display.size()), display.size()).map_err(canvas::undrawn)
    }

    /// Column and row of the cell under a pixel; `row` is the racer where the pixel says nothing
    /// about it.
    pub fn cell_under(&self, pixel: &PixelIn, row: usize) -> Vec<usize> {
        let frame = self.frame(pixel.size());
        let (column, row) = chart::survey_cell(&self.survey, &frame, pixel.pixel(), row);
        vec![column, row]
    }

    /// How many columns and rows there are.
    pub fn shape(&self) -> Vec<usize> {
        vec![self.survey.columns().len(), self.survey.rows().len()]
    }

    /// Marks a cell, or none.
    pub fn mark(&mut self, column: Option<usize>, row: Option<usize>) {
        self.notes.cursor = column.zip(row);
    }

    /// The cell of what runs: that of a racer on a sweep. Nothing where it lies outside.
    pub fn own(&self, racer: usize) -> Option<Vec<usize>> {
        self.survey.position(racer).map(|(column, row)| vec![column, row])
    }

    /// What a cell stands for and how its run ended, as far as that is known.
    pub fn cell(&self, column: usize, row: usize) -> SurveyCell {
        let survey = &self.survey;
        let (across, up) = (survey.columns().get(column).copied(), survey.rows().get(row).copied());
        let is = |subject: Subject| survey.subject() == subject;
        let cell = survey.at(column, row);
        let start = across.zip(up).filter(|_| is(Subject::Basins));
        let dimension = survey.config().surface.dimension();
        let mut all = Object::default();
        all.set("column", column);
        all.set("row", row);
        all.set("rate", across.filter(|_| !is(Subject::Basins)));
        all.set("momentum", up.filter(|_| is(Subject::Map)));
        all.set("racer", up.filter(|_| is(Subject::Sweep)));
        all.set("start", start.map(|(x, y)| coordinates(dimension, x, y)));
        if let Some(cell) = cell {
            all.set("kind", cell.kind.id());
            all.set("step", cell.step);
            all.set("at", cell.endpoint.map(|place| place.id()));
            all.set("minimum", cell.minimum);
        }
        object(all)
    }

    /// What a learner's query has to change to run a cell.
    pub fn changes(&self, column: usize, row: usize) -> Option<String> {
        self.survey.changes(column, row)
    }

    /// What a learner's query has to change to give every racer of a sweep its best rate; a racer
    /// that never converges keeps its own.
    pub fn tuning(&self) -> String {
        let mut tuned = self.survey.config().clone();
        for racer in 0..tuned.racers.len() {
            if let Some((rate, best)) = tuned.own_rate(racer).zip(self.survey.best(racer)) {
                *rate = best.rate;
            }
        }
        query::rates(&tuned)
    }

    /// The rate with which a racer of a sweep converges in the fewest steps, and these.
    pub fn best(&self, racer: usize) -> Option<Vec<f64>> {
        self.survey.best(racer).map(|best| vec![best.rate, f64::from(best.step)])
    }

    /// What the colours and patterns mean that are in the picture, and how many cells have each.
    pub fn key(&self) -> SurveyKey {
        let survey = &self.survey;
        let dimension = survey.config().surface.dimension();
        object(Value::list(self.looks(), |look| {
            let is_of = |cell: &Cell| same_entry(Look::of(*cell, survey), look);
            let count = survey.count(is_of);
            let minimum = match look {
                Look::Minimum(minimum, _) => Some(minimum),
                _ => None,
            };
            let most = match look {
                Look::Shade(shade) => Some(chart::most_steps(shade, survey.budget())),
                _ => None,
            };
            let at = minimum.and_then(|minimum| survey.minima().get(usize::from(minimum)));
            let mut all = Object::default();
            all.set("kind", look_kind(look).id());
            all.set("most", most);
            all.set("minimum", minimum);
            all.set("point", at.map(|at| coordinates(dimension, at.x, at.y)));
            all.set("loss", at.map(|&at| survey.config().surface.value(at)));
            all.set("cells", count.cells);
            all.set("share", f64::from(count.cells) / survey.done().max(1) as f64);
            if count.fewest <= count.most {
                all.set("fewest", count.fewest);
                all.set("slowest", count.most);
            }
            all
        }))
    }

    /// Draws the patch that belongs to an entry of the key.
    ///
    /// # Errors
    ///
    /// Fails if the canvas has no 2d context.
    pub fn draw_key(
        &self,
        canvas: &HtmlCanvasElement,
        entry: usize,
        display: &Display,
    ) -> Result<(), JsError> {
        let Some(&look) = self.looks().get(entry) else { return Ok(()) };
        let on_stage = self.survey.subject() == Subject::Basins;
        let size = canvas::size(canvas, display.ratio());
        let scene = chart::swatch(look, on_stage, display.is_dark(), size);
        canvas::paint(canvas, &scene, display.ratio())
    }

    /// Every so many rows of a map, from the smallest momentum: which rates converge.
    pub fn rows(&self) -> SurveyRows {
        let survey = &self.survey;
        let rows = survey.rows().iter().enumerate().step_by(ROWS_APART);
        object(Value::list(rows, |(index, &momentum)| {
            let row = survey.row(index);
            let mut all = Object::default();
            all.set("momentum", momentum);
            if let Some(row) = row {
                all.set("smallest", row.smallest);
                all.set("best", row.best.rate);
                all.set("step", row.best.step);
                all.set("largest", row.largest);
            }
            all
        }))
    }

    /// The rates of a sweep or a map.
    pub fn rates(&self) -> Vec<f64> {
        self.survey.columns().to_vec()
    }
}

impl Surveyor {
    fn frame(&self, size: Size) -> Frame {
        match &self.ground {
            Some(stage) => stage.frame(size),
            None => chart::survey_frame(&self.survey, size),
        }
    }

    fn scene(&self, size: Size) -> Scene {
        let mut scene = Scene::default();
        if let Some(stage) = &self.ground {
            let basins = BasinLayer::new(&self.survey, &self.survey.config().bounds, &[]);
            scene = stage.background(Some(&basins), &self.style, size);
        }
        scene.append(chart::survey(&self.survey, &self.frame(size), &self.notes, &self.style, size));
        scene
    }

    /// What covers a stage: the survey, and names for what its key has beside minima.
    pub(super) fn cover(&self, names: Vec<String>) -> (Survey, Vec<(Look, String)>) {
        let looks = self.looks().into_iter().filter(|look| matches!(look, Look::Ended(_)));
        (self.survey.clone(), looks.zip(names).collect())
    }

    /// One look for each entry of the key.
    fn looks(&self) -> Vec<Look> {
        let survey = &self.survey;
        let mut all: Vec<Look> = match survey.subject() {
            Subject::Basins => {
                (0..survey.minima().len()).map(|number| Look::Minimum(number as u16, 0)).collect()
            }
            _ => (0..chart::SHADES).map(Look::Shade).collect(),
        };
        all.extend(Kind::ALL.into_iter().filter(|kind| *kind != Kind::Converged).map(Look::Ended));
        // What no cell has needs no explanation.
        all.retain(|&look| survey.count(|cell| same_entry(Look::of(*cell, survey), look)).cells > 0);
        all
    }
}

/// Whether two looks share an entry of the key: of a minimum the shades do.
fn same_entry(one: Look, other: Look) -> bool {
    match (one, other) {
        (Look::Minimum(one, _), Look::Minimum(other, _)) => one == other,
        _ => one == other,
    }
}

fn look_kind(look: Look) -> Kind {
    match look {
        Look::Ended(kind) => kind,
        Look::Shade(_) | Look::Minimum(..) => Kind::Converged,
    }
}
