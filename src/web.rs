//! The boundary to JavaScript: the only module that names it.
//!
//! Query strings come in; short strings, numbers and plain objects go out. What they mean in
//! words is the page's business. Every entry answers with a `Result`, so nothing here can bring
//! a page down.

mod canvas;
mod exercise;
#[cfg(feature = "lab")]
mod lab;
#[cfg(feature = "lab")]
mod lab_objects;
mod objects;
mod query_text;
mod record;
#[cfg(feature = "lab")]
mod survey;
#[cfg(feature = "lab")]
mod tools;
mod types;

/// The standard one takes four times as much room.
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

use crate::chart::{self, Angle, Layer, Picture, Pixel, Scene, Size, Stage, Style};
use crate::export::{self, Library};
use crate::geometry::{Dimension, Point};
use crate::number;
use crate::player::Player;
use crate::query::{self, Problem, View};
use crate::run::{Config, Progress, rates};
use types::{ExplainedAt, Problems, Settings, StateAt, TheoryAt, Traces, Verdicts, WordsGiven};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

/// A relief turns by so many radians a pixel.
const TURN: f64 = 0.008;

/// The version of the crate.
#[wasm_bindgen]
pub fn version() -> Result<String, JsError> {
    Ok(env!("CARGO_PKG_VERSION").into())
}

/// The rate at a position of the logarithmic slider, from 0 to 1.
#[wasm_bindgen]
pub fn rate_at(position: f64) -> Result<f64, JsError> {
    Ok(rates::from_slider(position))
}

/// The position of a rate on the logarithmic slider, from 0 to 1.
#[wasm_bindgen]
pub fn rate_position(rate: f64) -> Result<f64, JsError> {
    Ok(rates::to_slider(rate))
}

/// The number that somebody typed, with a decimal point or a decimal comma.
#[wasm_bindgen]
pub fn parse_number(text: &str) -> Result<Option<f64>, JsError> {
    Ok(number::typed(text))
}

/// One simulator: what runs, where the cursor stands, and its pictures.
#[wasm_bindgen]
pub struct Simulator {
    author: String,
    setup: query::Settings,
    problems: Vec<Problem>,
    player: Player,
    stage: Stage,
    words: chart::Words,
    /// From where a relief is seen, and whether it is being turned.
    angle: Angle,
    is_turning: bool,
    /// How often the ground was sampled.
    grounds: u32,
    /// How often the runs began anew.
    revision: u32,
    /// What the lab draws over the paths.
    #[cfg(feature = "lab")]
    tools: tools::Tools,
}

#[wasm_bindgen]
impl Simulator {
    /// A simulator set up by the author's query and, where there are any, a learner's changes.
    #[wasm_bindgen(constructor)]
    pub fn new(author: &str, learner: Option<String>) -> Result<Simulator, JsError> {
        let (setup, problems) = match learner {
            Some(learner) => query::read_learner(author, &learner),
            None => query::read(author),
        };
        let config = &setup.config;
        let mut simulator = Self {
            author: author.into(),
            player: Player::new(config),
            stage: Stage::new(&config.surface, config.bounds),
            setup,
            problems,
            words: chart::Words::default(),
            angle: Angle::default(),
            is_turning: false,
            grounds: 1,
            revision: 1,
            #[cfg(feature = "lab")]
            tools: tools::Tools::default(),
        };
        simulator.look();
        Ok(simulator)
    }

    /// Sets everything anew; what the query leaves out is the default.
    pub fn set(&mut self, query: &str) -> Result<(), JsError> {
        self.author = query.into();
        self.take(query::read(query));
        Ok(())
    }

    /// Changes only what the query names, as an author's script means it.
    pub fn patch(&mut self, changes: &str) -> Result<(), JsError> {
        self.take(query::patch(&self.setup, changes));
        self.author = query::write(&self.setup);
        Ok(())
    }

    /// Changes only what the query names, as a learner at the controls means it.
    pub fn choose(&mut self, changes: &str) -> Result<(), JsError> {
        self.take(query::choose(&self.setup, changes));
        Ok(())
    }

    /// Drops what the learner changed.
    pub fn restore(&mut self) -> Result<(), JsError> {
        self.take(query::read(&self.author));
        Ok(())
    }

    /// The canonical query.
    pub fn query(&self) -> Result<String, JsError> {
        Ok(query::write(&self.setup))
    }

    /// What a learner's link carries; nothing while all is as the author set it.
    pub fn learner_query(&self) -> Result<Option<String>, JsError> {
        let mine = query::write_learner(&self.setup);
        let author = query::write_learner(&query::read(&self.author).0);
        Ok((mine != author).then_some(mine))
    }

    /// What could not be taken as it stood, at the last change.
    pub fn problems(&self) -> Result<Problems, JsError> {
        Ok(objects::problems(&self.problems))
    }

    /// What the controls show.
    pub fn settings(&self) -> Result<Settings, JsError> {
        Ok(objects::settings(&self.setup))
    }

    /// Makes up to `updates` updates of every racer; says whether the runs are done.
    pub fn advance(&mut self, updates: u32) -> Result<bool, JsError> {
        Ok(self.player.advance(updates) == Progress::Done)
    }

    /// The step that is looked at.
    pub fn cursor(&self) -> Result<u32, JsError> {
        Ok(self.player.cursor())
    }

    /// The last step there is.
    pub fn end(&self) -> Result<u32, JsError> {
        Ok(self.player.end())
    }

    /// Moves on along the run; says where the cursor stands.
    pub fn step(&mut self, count: u32) -> Result<u32, JsError> {
        Ok(self.player.step(count))
    }

    /// Moves back along the run; says where the cursor stands.
    pub fn back(&mut self, count: u32) -> Result<u32, JsError> {
        Ok(self.player.back(count))
    }

    /// Puts the cursor at a step; says where it stands.
    pub fn seek(&mut self, step: u32) -> Result<u32, JsError> {
        Ok(self.player.seek(step))
    }

    /// The verdicts at the cursor, one a racer.
    pub fn verdicts(&self) -> Result<Verdicts, JsError> {
        Ok(objects::verdicts(&self.player.verdicts()))
    }

    /// The verdicts on the whole runs, one a racer.
    pub fn outcome(&self) -> Result<Verdicts, JsError> {
        Ok(objects::verdicts(self.player.outcome()))
    }

    /// Where a racer stands at the cursor.
    pub fn state(&self, racer: usize) -> Result<StateAt, JsError> {
        Ok(objects::state(&self.player, racer))
    }

    /// The step that led a racer to the cursor, line by line; at the start the step to come.
    pub fn explanation(&self, racer: usize) -> Result<ExplainedAt, JsError> {
        Ok(objects::explanation(&self.player, racer))
    }

    /// What theory says of a racer's rate, here and at its minimum.
    pub fn theory(&self, racer: usize) -> Result<TheoryAt, JsError> {
        Ok(objects::theory(&self.player, racer))
    }

    /// The step since which a racer is out of sight at the cursor.
    pub fn left_view(&self, racer: usize) -> Result<Option<u32>, JsError> {
        let config = &self.setup.config;
        let dimension = config.surface.dimension();
        let run = self.player.runs().get(racer);
        let since = |run: &crate::run::Run| {
            chart::left_view(&run.trace().states, &config.bounds, dimension, self.player.cursor())
        };
        Ok(run.and_then(since))
    }

    /// The racers' traces up to the cursor.
    pub fn trace(&self) -> Result<Traces, JsError> {
        Ok(objects::traces(&self.player))
    }

    /// Grows by one whenever the ground of the stage has to be drawn anew.
    pub fn ground(&self) -> Result<u32, JsError> {
        Ok(self.grounds)
    }

    /// Grows by one whenever the runs began anew.
    pub fn revision(&self) -> Result<u32, JsError> {
        Ok(self.revision)
    }

    /// The words on the pictures, in the reader's language.
    pub fn say(&mut self, words: &WordsGiven) -> Result<(), JsError> {
        self.words = objects::words(words)?;
        Ok(())
    }

    /// Draws layers of a picture on an empty canvas whose backing store has `ratio` pixels to a CSS
    /// pixel: `still`, `trail`, `moving`, or `all`; in the lab also `before`, `marks` and `signs`. The
    /// pictures are `stage` and `loss`; in the lab also `loss-linear`, `parameters`, `rate`, `gradient`
    /// and `data`.
    pub fn draw(
        &self,
        canvas: HtmlCanvasElement,
        picture: &str,
        layers: &str,
        dark: bool,
        ratio: f64,
    ) -> Result<(), JsError> {
        let scene = self.scene(named(picture)?, layers_named(layers)?, dark, canvas::size(&canvas, ratio));
        canvas::paint(&canvas, &scene, ratio)
    }

    /// The stage as an SVG document of a size in CSS pixels.
    pub fn svg(&self, dark: bool, width: f64, height: f64) -> Result<String, JsError> {
        let size = Size::new(width, height);
        chart::svg(&self.scene(Picture::Stage, &Layer::ALL, dark, size), size).map_err(canvas::undrawn)
    }

    /// The runs as text: as `csv`, as `json`, or as a program, `python` (NumPy) or `pytorch`.
    pub fn text(&self, format: &str) -> Result<String, JsError> {
        match format {
            "csv" => Ok(export::csv(&self.player)),
            "json" => Ok(export::json(&self.setup, &self.problems, &self.player)),
            "python" => Ok(export::python(&self.setup.config, Library::NumPy)),
            "pytorch" => Ok(export::python(&self.setup.config, Library::PyTorch)),
            other => Err(unknown("format", other)),
        }
    }

    /// Puts the start under a pixel of a stage of this size; says whether it moved.
    pub fn place_start(&mut self, x: f64, y: f64, width: f64, height: f64) -> Result<bool, JsError> {
        let place = self.stage.point_at(Pixel::new(x, y), Size::new(width, height));
        Ok(place.is_some_and(|place| self.start_at(place)))
    }

    /// Moves the start by so many strides; says whether it moved.
    pub fn nudge(&mut self, across: f64, up: f64) -> Result<bool, JsError> {
        let config = &self.setup.config;
        Ok(self.start_at(config.bounds.nudged(config.start, across, up)))
    }

    /// Turns a relief by a drag of so many CSS pixels; until it rests it is drawn with fewer corners.
    pub fn turn(&mut self, right: f64, down: f64) -> Result<(), JsError> {
        self.angle = self.angle.turned(right * TURN, down * TURN);
        self.is_turning = true;
        self.look();
        Ok(())
    }

    /// Lets a relief that was turned rest.
    pub fn rest(&mut self) -> Result<(), JsError> {
        self.is_turning = false;
        self.look();
        Ok(())
    }

    /// Grows by one whenever what is drawn over the paths has changed.
    pub fn overlay(&self) -> Result<u32, JsError> {
        #[cfg(feature = "lab")]
        return Ok(self.tools.changes);
        #[cfg(not(feature = "lab"))]
        Ok(0)
    }

    /// Where the start lies on a stage of this size, in CSS pixels from its corner.
    pub fn start_pixel(&self, width: f64, height: f64) -> Result<Vec<f64>, JsError> {
        let at = self.stage.pixel_of(self.setup.config.start, Size::new(width, height));
        Ok(vec![at.x, at.y])
    }
}

impl Simulator {
    fn take(&mut self, (setup, problems): (query::Settings, Vec<Problem>)) {
        // No step depends on the part of the plane that is shown.
        let is_same_run = setup.config == Config { bounds: setup.config.bounds, ..self.setup.config.clone() };
        let is_same_view = setup.config.bounds == self.setup.config.bounds;
        #[cfg(feature = "lab")]
        let is_bare = self.tools.before(&self.setup.config, &setup.config, is_same_run, &self.player);
        self.setup = setup;
        self.problems = problems;
        let config = &self.setup.config;
        if !self.stage.fits(&config.surface, &config.bounds) {
            self.stage = Stage::new(&config.surface, config.bounds);
            self.grounds += 1;
            #[cfg(feature = "lab")]
            self.cover();
        }
        #[cfg(feature = "lab")]
        if is_bare {
            self.cover();
        }
        self.look();
        let config = &self.setup.config;
        if is_same_run {
            if !is_same_view {
                self.player.show(config.bounds);
                self.revision += 1;
            }
            self.player.reset();
        } else {
            self.player = Player::new(config);
            self.revision += 1;
        }
    }

    /// Shows the stage as the settings and the angle have it.
    fn look(&mut self) {
        let is_relief = self.setup.page.view == Some(View::Relief);
        if self.stage.show(is_relief.then_some(self.angle), self.is_turning) {
            self.grounds += 1;
        }
    }

    fn start_at(&mut self, place: Point) -> bool {
        let text = |value: f64| number::shortest(value);
        let changes = match self.setup.config.surface.dimension() {
            Dimension::One => ["w=", &text(place.x)].concat(),
            Dimension::Two => ["x=", &text(place.x), "&y=", &text(place.y)].concat(),
        };
        let before = self.setup.config.start;
        self.take(query::choose(&self.setup, &changes));
        self.setup.config.start != before
    }

    fn style(&self, dark: bool) -> Style {
        Style::new(dark, self.words.clone())
    }

    fn scene(&self, picture: Picture, layers: &[Layer], dark: bool, size: Size) -> Scene {
        let style = self.style(dark);
        let mut scene = Scene::default();
        for &layer in layers {
            scene.append(self.layer(picture, layer, &style, size));
        }
        scene
    }

    fn layer(&self, picture: Picture, layer: Layer, style: &Style, size: Size) -> Scene {
        if let Some((series, scale)) = picture.series(&self.player) {
            return chart::series(&self.player, series, scale, layer, style, size);
        }
        #[cfg(feature = "lab")]
        if picture == Picture::Data {
            return chart::scatter(&self.player, layer, style, size);
        }
        #[cfg(feature = "lab")]
        return self.stage_with_tools(layer, style, size);
        #[cfg(not(feature = "lab"))]
        self.stage.scene(&self.player, layer, style, size)
    }
}

/// The picture of that name.
fn named(picture: &str) -> Result<Picture, JsError> {
    Ok(match picture {
        "stage" => Picture::Stage,
        "loss" => Picture::Loss,
        #[cfg(feature = "lab")]
        "loss-linear" => Picture::LossLinear,
        #[cfg(feature = "lab")]
        "parameters" => Picture::Parameters,
        #[cfg(feature = "lab")]
        "rate" => Picture::Rate,
        #[cfg(feature = "lab")]
        "gradient" => Picture::Gradient,
        #[cfg(feature = "lab")]
        "data" => Picture::Data,
        other => return Err(unknown("picture", other)),
    })
}

/// The layers of that name.
fn layers_named(layers: &str) -> Result<&'static [Layer], JsError> {
    Ok(match layers {
        "still" => &[Layer::Background],
        #[cfg(feature = "lab")]
        "before" => &[Layer::Previous],
        "trail" => &[Layer::Paths],
        "moving" => &[Layer::Markers, Layer::Annotations],
        #[cfg(feature = "lab")]
        "marks" => &[Layer::Markers],
        #[cfg(feature = "lab")]
        "signs" => &[Layer::Annotations],
        "all" => &Layer::ALL,
        other => return Err(unknown("layer", other)),
    })
}

fn unknown(what: &str, name: &str) -> JsError {
    JsError::new(&["there is no ", what, " `", name, "`"].concat())
}
