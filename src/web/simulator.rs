//! The simulator: what runs, where the cursor stands, and its pictures.

use super::LAB;
use super::canvas;
use super::charts::Charts;
use super::objects;
use super::overlays::Overlays;
use super::types::{
    ExplainedAt, Numbers, Problems, Settings, StateAt, TheoryAt, Traces, Verdicts, WordsGiven,
};
use super::view::{Display, Format, PictureName};
use crate::chart::{self, Angle, Layer, Picture, Scene, Size, Stage, Style};
use crate::export::{self, Library};
use crate::outlook::Outlook;
use crate::player::Player;
use crate::query::{self, Problem, View};
use crate::run::{Progress, Run};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

/// The lab's chart of the loss has room for the short name of its axis alone where it is narrower.
const SMALL: f64 = 250.0;
/// A relief turns by so many radians a pixel.
const TURN: f64 = 0.008;

/// One simulator: what runs, where the cursor stands, and its pictures.
#[wasm_bindgen]
pub struct Simulator {
    pub(super) author: String,
    pub(super) settings: query::Settings,
    problems: Vec<Problem>,
    pub(super) player: Player,
    pub(super) stage: Stage,
    pub(super) words: Rc<chart::Words>,
    /// From where a relief is seen, and whether it is being turned.
    angle: Angle,
    is_turning: bool,
    /// How often the ground was sampled.
    pub(super) grounds: u32,
    /// How often the runs began anew, and how often they have come to look different.
    pub(super) begun: u32,
    pub(super) revision: u32,
    /// What is drawn over the paths.
    pub(super) overlays: Overlays,
    /// How the charts are shown.
    pub(super) charts: Charts,
}

#[wasm_bindgen]
impl Simulator {
    /// A simulator set up by the author's query and, where there are any, a learner's changes.
    #[wasm_bindgen(constructor)]
    pub fn new(author: &str, learner: Option<String>) -> Self {
        let (settings, problems) = match learner {
            Some(learner) => query::read_learner(author, &learner),
            None => query::read(author),
        };
        let config = &settings.config;
        let mut simulator = Self {
            author: author.into(),
            player: player(&settings),
            stage: Stage::new(&config.surface, config.bounds),
            settings,
            problems,
            words: Rc::default(),
            angle: Angle::default(),
            is_turning: false,
            grounds: 1,
            begun: 0,
            revision: 1,
            overlays: Overlays::default(),
            charts: Charts::default(),
        };
        simulator.look();
        simulator
    }

    /// Sets numbers of the first racer, as `lr=0.05&momentum=0.5`, from an update on; says whether that
    /// could be.
    pub fn drive(&mut self, from: u32, numbers: &str) -> bool {
        let is_past = |run: &Run| run.is_done() && run.trace().updates() <= from as usize;
        if from > 0 && self.player.runs().first().is_some_and(is_past) {
            return false;
        }
        let change = query::drive(&self.settings, from, numbers);
        if let Some(change) = &change {
            self.choose(change);
        }
        change.is_some()
    }

    /// The first racer's numbers for an update.
    pub fn held(&self, update: u32) -> Numbers {
        objects::held(&self.player, update)
    }

    /// The canonical query.
    pub fn query(&self) -> String {
        query::write(&self.settings)
    }

    /// What a learner's link carries; nothing while all is as the author set it.
    pub fn learner_query(&self) -> Option<String> {
        let mine = query::write_learner(&self.settings);
        let author = query::write_learner(&query::read(&self.author).0);
        (mine != author).then_some(mine)
    }

    /// What could not be taken as it stood, at the last change.
    pub fn problems(&self) -> Problems {
        objects::problems(&self.problems)
    }

    /// What the controls show.
    pub fn settings(&self) -> Settings {
        objects::settings(&self.settings)
    }

    /// Makes up to `updates` updates of every racer, fewer where each has many rows of data to see; says
    /// whether no more may be made now.
    pub fn advance(&mut self, updates: u32) -> bool {
        self.player.advance(self.settings.config.fewer(updates)) == Progress::Done
    }

    /// Whether the runs have come to their ends, and verdicts are known.
    pub fn is_over(&self) -> bool {
        self.player.is_over()
    }

    /// The step at which the runs are shown unless the query says otherwise.
    pub fn rest(&self) -> u32 {
        self.player.rest()
    }

    /// The step that is looked at.
    pub fn cursor(&self) -> u32 {
        self.player.cursor()
    }

    /// The last step there is.
    pub fn end(&self) -> u32 {
        self.player.end()
    }

    /// Moves on along the run; says where the cursor stands.
    pub fn step(&mut self, count: u32) -> u32 {
        self.player.step(count)
    }

    /// Moves back along the run; says where the cursor stands.
    pub fn back(&mut self, count: u32) -> u32 {
        self.player.back(count)
    }

    /// Puts the cursor at a step; says where it stands.
    pub fn seek(&mut self, step: u32) -> u32 {
        self.player.seek(step)
    }

    /// The verdicts at the cursor, one a racer.
    pub fn verdicts(&self) -> Verdicts {
        objects::verdicts(&self.player.verdicts(), &self.settings.page)
    }

    /// The verdicts on the whole runs, one a racer.
    pub fn outcome(&self) -> Verdicts {
        objects::verdicts(self.player.outcome(), &self.settings.page)
    }

    /// Where a racer stands at the cursor.
    pub fn state(&self, racer: usize) -> StateAt {
        objects::state(&self.player, racer)
    }

    /// The step that led a racer to the cursor, line by line; at the start the step to come.
    pub fn explanation(&self, racer: usize) -> ExplainedAt {
        objects::explanation(&self.player, racer)
    }

    /// What theory says of a racer's rate, here and at its minimum.
    pub fn theory(&self, racer: usize) -> TheoryAt {
        objects::theory(&self.player, racer, &self.settings.page)
    }

    /// The rate above which a racer moves away from its minimum; undefined if there is none.
    pub fn limit(&self, racer: usize) -> Option<f64> {
        Outlook::limit(&self.player, racer)
    }

    /// The step since which a racer is out of sight at the cursor.
    pub fn left_view(&self, racer: usize) -> Option<u32> {
        let config = &self.settings.config;
        let run = self.player.runs().get(racer)?;
        let (states, dimension) = (&run.trace().states, config.surface.dimension());
        chart::left_view(states, &config.bounds, dimension, self.player.cursor())
    }

    /// The racers' traces up to the cursor.
    pub fn trace(&self) -> Traces {
        objects::traces(&self.player)
    }

    /// Grows by one whenever the ground of the stage has to be drawn anew.
    pub fn ground(&self) -> u32 {
        self.grounds
    }

    /// Grows by one whenever the runs began anew.
    pub fn revision(&self) -> u32 {
        self.revision
    }

    /// The words on the pictures, in the reader's language.
    ///
    /// # Errors
    ///
    /// Fails if one is missing.
    pub fn say(&mut self, words: &WordsGiven) -> Result<(), JsError> {
        self.words = objects::words(words)?.into();
        Ok(())
    }

    /// Draws a picture's ground, or all of it, on a canvas that gets the display's size.
    ///
    /// # Errors
    ///
    /// Fails if the canvas has no 2d context.
    pub fn draw(
        &self,
        canvas: &HtmlCanvasElement,
        picture: PictureName,
        all: bool,
        display: &Display,
    ) -> Result<(), JsError> {
        let layers: &[Layer] = if all { &Layer::ALL } else { &[Layer::Background] };
        let scene = self.scene(picture.picture(), layers, display.is_dark(), display.size());
        canvas::begin(canvas, display.pixels())?;
        canvas::paint(canvas, &scene, display.ratio())
    }

    /// The stage as an SVG document.
    ///
    /// # Errors
    ///
    /// Fails if a shape cannot be drawn.
    pub fn svg(&self, display: &Display) -> Result<String, JsError> {
        let scene = self.scene(Picture::Stage, &Layer::ALL, display.is_dark(), display.size());
        chart::svg(&scene, display.size()).map_err(canvas::undrawn)
    }

    /// The runs as text.
    ///
    /// # Errors
    ///
    /// Fails if there is no such format.
    pub fn text(&self, format: Format) -> Result<String, JsError> {
        Ok(match format {
            Format::Csv => export::csv(&self.player),
            Format::Json => export::json(&self.settings, &self.problems, &self.player),
            Format::Python => export::python(&self.settings.config, Library::NumPy),
            Format::Pytorch => export::python(&self.settings.config, Library::PyTorch),
            _ => return Err(JsError::new("there is no such format")),
        })
    }

    /// Turns a relief by a drag of so many CSS pixels; until it rests it is drawn with fewer corners.
    pub fn turn(&mut self, right: f64, down: f64) {
        self.angle = self.angle.turned(right * TURN, down * TURN);
        self.is_turning = true;
        self.look();
    }

    /// Lets a relief that was turned stand.
    pub fn stand(&mut self) {
        self.is_turning = false;
        self.look();
    }
}

/// The player of what a query says.
fn player(settings: &query::Settings) -> Player {
    let new = if settings.page.is_hiding() { Player::hiding } else { Player::new };
    new(&settings.config)
}

impl Simulator {
    pub(super) fn take(&mut self, (settings, problems): (query::Settings, Vec<Problem>)) {
        let before = self.settings.config.bounds;
        let is_same_view = settings.config.bounds == before;
        // No step depends on the part of the plane that is shown.
        self.settings.config.bounds = settings.config.bounds;
        let is_same_run = settings.config == self.settings.config;
        self.settings.config.bounds = before;
        let is_bare =
            LAB && self.overlays.before(&self.settings.config, &settings.config, is_same_run, &self.player);
        self.settings = settings;
        self.problems = problems;
        let config = &self.settings.config;
        if !self.stage.fits(&config.surface, &config.bounds) {
            self.stage = Stage::new(&config.surface, config.bounds);
            self.grounds += 1;
            self.cover();
        }
        if is_bare {
            self.cover();
        }
        self.look();
        let config = &self.settings.config;
        if is_same_run && self.settings.page.is_hiding() == self.player.is_hiding() {
            if !is_same_view {
                self.player.show(config.bounds);
                self.revision += 1;
            }
            self.player.reset();
        } else {
            self.begin();
        }
    }

    /// Begins the runs.
    pub(super) fn begin(&mut self) {
        self.player = player(&self.settings);
        self.begun += 1;
        self.charts.begin_anew();
        self.revision += 1;
    }

    /// Lays over the stage what belongs there.
    pub(super) fn cover(&mut self) {
        if LAB {
            self.overlays.cover(&self.settings.config.bounds);
            self.grounds += 1;
        }
    }

    /// Shows the stage as the settings and the angle have it.
    fn look(&mut self) {
        let is_relief = self.settings.page.view == Some(View::Relief);
        if self.stage.show(is_relief.then_some(self.angle), self.is_turning) {
            self.grounds += 1;
        }
    }

    pub(super) fn style(&self, dark: bool) -> Style {
        Style::new(dark, Rc::clone(&self.words))
    }

    /// Layers of a picture of a size in CSS pixels.
    pub(super) fn scene(&self, picture: Picture, layers: &[Layer], dark: bool, size: Size) -> Scene {
        let style = self.style(dark);
        let mut scene = Scene::default();
        for &layer in layers {
            scene.append(self.layer(picture, layer, &style, size));
        }
        scene
    }

    fn layer(&self, picture: Picture, layer: Layer, style: &Style, size: Size) -> Scene {
        let chart = self.charts.with_series(picture, &self.player, |plotted| {
            if LAB && size.width < SMALL {
                return chart::series(&self.player, plotted, layer, &style.short(), size);
            }
            chart::series(&self.player, plotted, layer, style, size)
        });
        match chart {
            Some(chart) => chart,
            None if !LAB => self.stage.scene(&self.player, layer, style, size),
            None if picture == Picture::Data => chart::scatter(&self.player, layer, style, size),
            None => self.overlays.scene(&self.stage, &self.player, layer, style, size),
        }
    }
}
