//! The observations behind the data surfaces.
//!
//! Three fixed data sets of 100 observations (u, v) are compiled in as the CSV files of `data/`, so
//! that they are the same on every platform and for every seed; `data/generate.py` says how they
//! were drawn. Custom data take their place: as text with two columns ([`read()`], for the lab), or
//! as the query's `data` ([`parse_pairs()`]).

mod observation;
mod pairs;
mod read;
mod sets;

pub use observation::{LARGEST, MOST, Observation, Observations, Target};
pub use pairs::{parse_pairs, write_pairs};
pub use read::{BadRow, Reading, read};
pub use sets::{linear, logistic, neuron};
