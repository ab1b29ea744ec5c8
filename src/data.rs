//! The observations behind the data surfaces.
//!
//! Three fixed data sets of 100 observations (u, v) are compiled in as the CSV files of `data/`, so
//! that they are the same on every platform and for every seed; `data/generate.py` says how they
//! were drawn. Custom data take their place: as a [`Table`] that was pasted (for the lab), or
//! as the query's `data` ([`parse_pairs()`]).

mod cell;
mod column;
mod labels;
mod layout;
mod observation;
mod pairs;
mod sets;
mod table;

pub use layout::Layout;
pub use observation::{LARGEST, MOST, Observation, Observations, Target};
pub use pairs::{parse_pairs, write_pairs};
pub use sets::{linear, logistic, neuron};
pub use table::{BadRow, Choice, Column, Question, Reading, Table};
