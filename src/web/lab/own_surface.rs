//! What somebody brings: data of their own, and a formula.

use super::objects::{self, Checked, DataRead};
use crate::data::{Choice, Observations, Reading, Table};
use crate::number::Marks;
use crate::query;
use crate::run::Extent;
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

/// Somebody's own points under a surface, made ready in parts: each is over before the next frame is due.
#[wasm_bindgen]
pub struct OwnData {
    reading: Reading,
    /// The model on the points. `None` until it is there, and if there are too few of them.
    surface: Option<Surface>,
}

#[wasm_bindgen]
impl OwnData {
    /// Finds out what is known of the surface of a simulator on these points, where there are enough.
    pub fn fit(&mut self, simulator: &Simulator) {
        if self.reading.is_enough() {
            let observations = Observations::custom(&self.reading.points);
            self.surface = Some(simulator.settings.config.surface.clone().with_observations(observations));
        }
    }

    /// Measures that surface, which the first run on it would have to.
    pub fn measure(&self) {
        if let Some(surface) = &self.surface {
            Extent::of(surface);
        }
    }
}

#[wasm_bindgen]
impl Simulator {
    /// The points in a table, as the surface takes them.
    ///
    /// # Errors
    ///
    /// Fails if the surface takes no data.
    pub fn read_data(&self, pasted: &PastedTable) -> Result<OwnData, JsError> {
        let Surface::Regression(regression) = &self.settings.config.surface else {
            return Err(JsError::new("this surface is not about data"));
        };
        Ok(OwnData { reading: pasted.table.read(regression.model.target(), pasted.choice), surface: None })
    }

    /// Puts somebody's own points under the surface, where there are enough, and says what of them could
    /// not be used, or what has to be said first.
    pub fn set_data(&mut self, own: &OwnData) -> DataRead {
        if let Some(surface) = &own.surface {
            self.take(query::on_data(&self.settings, surface.clone()));
        }
        objects::data_read(&own.reading)
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
