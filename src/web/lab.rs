//! What only the lab asks of a simulator.

use super::lab_objects::{self, Checked, DataRead, Standings};
use super::{Simulator, named, unknown};
use crate::chart::{self, Size};
use crate::data::{self, Observations};
use crate::query;
use crate::surface::Surface;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Simulator {
    /// Takes a query's settings as a learner's changes, in place of those there are.
    pub fn recall(&mut self, learner: &str) -> Result<(), JsError> {
        self.take(query::recall(&self.setup, &self.author, learner));
        Ok(())
    }

    /// Adds a racer; says whether one more could join.
    pub fn add_racer(&mut self) -> Result<bool, JsError> {
        let change = query::add_racer(&self.setup);
        self.race(change)
    }

    /// Takes a racer out; says whether there was one to take.
    pub fn remove_racer(&mut self, racer: usize) -> Result<bool, JsError> {
        let change = query::remove_racer(&self.setup, racer);
        self.race(change)
    }

    /// Sets a number of a racer, or its rule by the key `opt`; says whether there is such a
    /// racer and key.
    pub fn set_racer(&mut self, racer: usize, key: &str, value: &str) -> Result<bool, JsError> {
        let change = query::set_racer(&self.setup, racer, key, value);
        self.race(change)
    }

    /// How each racer ended: what a table of them says beside the verdicts.
    pub fn standings(&self) -> Result<Standings, JsError> {
        Ok(lab_objects::standings(&self.player))
    }

    /// The step under a pixel of a picture of numbers against steps, `x` from its left edge.
    pub fn step_at(&self, picture: &str, x: f64, width: f64, height: f64) -> Result<u32, JsError> {
        let size = Size::new(width, height);
        let shown = named(picture)?.series(&self.player).ok_or_else(|| unknown("series", picture))?;
        Ok(chart::step_at(&self.player, shown.0, shown.1, x, size))
    }

    /// The rule and the step that led a racer to the cursor, as LaTeX.
    pub fn latex(&self, racer: usize) -> Result<String, JsError> {
        Ok(self.player.explanation(racer).map(|(_, explanation)| explanation.latex()).unwrap_or_default())
    }

    /// How many rows the table of a racer's run has.
    pub fn rows(&self, racer: usize) -> Result<usize, JsError> {
        Ok(self.player.runs().get(racer).map_or(0, |run| run.trace().states.len()))
    }

    /// The rows from `first` up to `last`, one after another: step, point, loss, gradient, rate.
    pub fn row_values(&self, racer: usize, first: usize, last: usize) -> Result<Vec<f64>, JsError> {
        let run = self.player.runs().get(racer);
        Ok(run.map(|run| lab_objects::row_values(run, first, last)).unwrap_or_default())
    }

    /// Puts somebody's own points, two columns of text, under a data surface, and says what of
    /// them it could not use. Fewer than two good rows change nothing.
    pub fn set_data(&mut self, text: &str) -> Result<DataRead, JsError> {
        let Surface::Regression(regression) = &self.setup.config.surface else {
            return Err(JsError::new("this surface is not about data"));
        };
        let reading = data::read(text, regression.model.target());
        if reading.is_enough() {
            self.take(query::with_data(&self.setup, Some(Observations::custom(&reading.points))));
        }
        Ok(lab_objects::data_read(&reading))
    }

    /// Goes back to the data that come with the surface.
    pub fn drop_data(&mut self) -> Result<(), JsError> {
        self.take(query::with_data(&self.setup, None));
        Ok(())
    }

    /// Puts somebody's own data into the query, or takes them out; says whether they fit in.
    pub fn share_data(&mut self, in_query: bool) -> Result<bool, JsError> {
        let Some(setup) = query::with_data_in_query(&self.setup, in_query) else { return Ok(false) };
        self.setup = setup;
        Ok(true)
    }

    /// Whether a formula can be read: its error, or its gradient as LaTeX and as text.
    pub fn check_formula(&self, text: &str) -> Result<Checked, JsError> {
        Ok(lab_objects::checked(text))
    }
}

impl Simulator {
    fn race(&mut self, change: Option<String>) -> Result<bool, JsError> {
        let Some(change) = change else { return Ok(false) };
        self.take(query::choose(&self.setup, &change));
        Ok(true)
    }
}
