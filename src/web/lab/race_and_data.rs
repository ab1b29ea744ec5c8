//! The lab's race, table, data and formula.

use super::objects::{self, Checked, DataRead, Standings};
use crate::chart;
use crate::data::{self, Observations};
use crate::query;
use crate::surface::Surface;
use crate::web::simulator::Simulator;
use crate::web::view::{PictureName, PixelIn};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Simulator {
    /// Takes a query's settings as a learner's changes, in place of those there are.
    pub fn recall(&mut self, learner: &str) {
        self.take(query::recall(&self.settings, &self.author, learner));
    }

    /// Adds a racer; says whether one more could join.
    pub fn add_racer(&mut self) -> bool {
        let change = query::add_racer(&self.settings);
        self.race(change)
    }

    /// Takes a racer out; says whether there was one to take.
    pub fn remove_racer(&mut self, racer: usize) -> bool {
        let change = query::remove_racer(&self.settings, racer);
        self.race(change)
    }

    /// Sets a number of a racer, or its rule by the key `opt`; says whether there is such a
    /// racer and key.
    pub fn set_racer(&mut self, racer: usize, key: &str, value: &str) -> bool {
        let change = query::set_racer(&self.settings, racer, key, value);
        self.race(change)
    }

    /// How each racer ended: what a table of them says beside the verdicts.
    pub fn standings(&self) -> Standings {
        objects::standings(&self.player)
    }

    /// The step under a pixel of a picture of numbers against steps. Returns `undefined` for other
    /// pictures.
    pub fn step_at(&self, picture: PictureName, pixel: &PixelIn) -> Option<u32> {
        let (series, scale) = picture.picture().series(&self.player)?;
        Some(chart::step_at(&self.player, series, scale, pixel.pixel().x, pixel.size()))
    }

    /// The rule and the step that led a racer to the cursor, as LaTeX.
    pub fn latex(&self, racer: usize) -> String {
        self.player.explanation(racer).map(|(_, explanation)| explanation.latex()).unwrap_or_default()
    }

    /// How many rows the table of a racer's run has.
    pub fn rows(&self, racer: usize) -> usize {
        self.player.runs().get(racer).map_or(0, |run| run.trace().states.len())
    }

    /// The rows from `first` up to `last`, one after another: step, point, loss, gradient, rate.
    pub fn row_values(&self, racer: usize, first: usize, last: usize) -> Vec<f64> {
        let run = self.player.runs().get(racer);
        run.map(|run| objects::row_values(run, first, last)).unwrap_or_default()
    }

    /// Puts somebody's own points, two columns of text, under a data surface, and says what of
    /// them it could not use. Fewer than two good rows change nothing.
    pub fn set_data(&mut self, text: &str) -> Result<DataRead, JsError> {
        let Surface::Regression(regression) = &self.settings.config.surface else {
            return Err(JsError::new("this surface is not about data"));
        };
        let reading = data::read(text, regression.model.target());
        if reading.is_enough() {
            self.take(query::with_data(&self.settings, Some(Observations::custom(&reading.points))));
        }
        Ok(objects::data_read(&reading))
    }

    /// Goes back to the data that come with the surface.
    pub fn drop_data(&mut self) {
        self.take(query::with_data(&self.settings, None));
    }

    /// Puts somebody's own data into the query, or takes them out; says whether they fit in.
    pub fn share_data(&mut self, in_query: bool) -> bool {
        let Some(settings) = query::with_data_in_query(&self.settings, in_query) else { return false };
        self.settings = settings;
        true
    }

    /// Whether a formula can be read: its error, or its gradient as LaTeX and as text.
    pub fn check_formula(&self, text: &str) -> Checked {
        objects::checked(text)
    }
}

impl Simulator {
    /// Makes a change of the racers, if there is one; says whether there was.
    fn race(&mut self, change: Option<String>) -> bool {
        let Some(change) = change else { return false };
        self.take(query::choose(&self.settings, &change));
        true
    }
}
