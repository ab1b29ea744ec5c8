//! The query string: the one format that configurations are written in.
//!
//! Reading never fails: it gives [`Settings`] that run and says in [`Problem`]s what it could not
//! take as it stood. [`write()`] gives the canonical query, which reads back as the same settings
//! without a problem: defaults left out, keys in the order of [`KEYS`], numbers in their
//! shortest form. A [custom loss](crate::surface::CustomLoss#in-a-query) alone is in no query.
//!
//! ```
//! use fall_line::query;
//!
//! let (settings, problems) = query::read("fn=parabola&opt=gd&lr=1.1&momentum=0.5&w=4");
//! assert!(problems.is_empty());
//! assert_eq!(query::write(&settings), "fn=parabola&opt=gd&lr=1.1");
//! ```

mod change;
mod keys;
mod meant;
mod page;
mod pairs;
mod problem;
mod race;
mod racers;
mod read;
mod reader;
mod settings;
mod surface;
mod text;
mod writer;

pub use change::{changes_looks_alone, choose, on_data, patch, recall, with_data, with_data_in_query};
pub use keys::{KEYS, Key, Owner, PARTS, START, key, range};
pub use pairs::{changed_keys, names_surface, unescaped};
pub use problem::{Code, Problem};
pub use race::{add_branch, add_racer, drive, remove_racer, set_racer, undrive};
pub use read::{read, read_learner};
pub use settings::{ColourScheme, Page, Question, Settings, TextSize, View};
pub use writer::{bounds_text, rates, write, write_learner};
