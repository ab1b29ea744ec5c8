//! What somebody brings: data of their own, and a formula.

use super::objects::{self, Checked, DataRead};
use crate::data::{self, Observations};
use crate::query;
use crate::surface::Surface;
use crate::web::simulator::Simulator;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Simulator {
    /// Puts somebody's own points, two columns of text, under a data surface, and says what of
    /// them it could not use. Fewer than two good rows change nothing.
    ///
    /// # Errors
    ///
    /// Fails if the surface takes no data.
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
