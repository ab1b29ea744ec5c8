//! What somebody brings: data of their own, and a formula.

use super::objects::{self, Checked, DataRead};
use crate::data::{Choice, Observations, Table};
use crate::number::Marks;
use crate::query;
use crate::surface::Surface;
use crate::web::simulator::Simulator;
use wasm_bindgen::prelude::*;

/// A pasted table, which the page splits into cells.
#[wasm_bindgen]
pub struct PastedTable {
    table: Table,
    choice: Choice,
}

#[wasm_bindgen]
impl PastedTable {
    /// The table of a text, without its rows yet.
    #[wasm_bindgen(constructor)]
    pub fn new(text: &str) -> Self {
        Self { table: Table::new(text), choice: Choice::default() }
    }

    /// The text to split.
    pub fn text(&self) -> String {
        self.table.layout.text.clone()
    }

    /// What parts its columns.
    pub fn separator(&self) -> String {
        self.table.layout.separator.into()
    }

    /// Whether quotes hold cells together.
    pub fn is_quoted(&self) -> bool {
        self.table.layout.is_quoted
    }

    /// Adds the next row, an empty one too.
    pub fn push(&mut self, cells: Vec<String>) {
        self.table.push(cells);
    }

    /// Answers which columns are u and v.
    pub fn choose_columns(&mut self, u: usize, v: usize) {
        self.choice.columns = Some([u, v]);
    }

    /// Answers what marks decimals.
    pub fn choose_decimal(&mut self, sign: char) {
        self.choice.marks = Marks::ALL.into_iter().find(|marks| marks.decimal() == sign);
    }
}

#[wasm_bindgen]
impl Simulator {
    /// Puts somebody's own points under a data surface, and says what of them it could not use, or what
    /// has to be said first. Fewer than two good rows change nothing.
    ///
    /// # Errors
    ///
    /// Fails if the surface takes no data.
    pub fn set_data(&mut self, pasted: &PastedTable) -> Result<DataRead, JsError> {
        let Surface::Regression(regression) = &self.settings.config.surface else {
            return Err(JsError::new("this surface is not about data"));
        };
        let reading = pasted.table.read(regression.model.target(), pasted.choice);
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
