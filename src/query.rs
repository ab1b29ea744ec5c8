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
//!
//! # Keys
//!
//! | key | value |
//! |---|---|
//! | `fn`, `f` | a [surface](crate::surface) by its id; or a [formula](crate::formula), which beats it |
//! | `kappa` | the condition number of the ravine |
//! | `w`, or `x` and `y` | the start |
//! | `box` | the part shown: `xmin,xmax,ymin,ymax`, or `wmin,wmax` |
//! | `opt`, `lr` | an [optimizer](crate::optimizer) by its id, and its rate |
//! | `momentum`, `dampening`, `beta1`, `beta2`, `alpha`, `rho`, `eps`, `decay` | the optimizer's own numbers, PyTorch's by default |
//! | `vs` | another racer, up to three: `adam,lr:0.05`, or `from:20,lr:0.02`, which leaves the first one's run there |
//! | `then` | a change in mid-run, up to eight: `20,lr:0.02` |
//! | `schedule`, with `warmup`, `period`, `gamma`, `floor` | the [schedule](crate::schedule) of the rate by its id, and its numbers |
//! | `noise`, `batch`, `seed` | the standard deviation of noise on the gradient; the size of mini-batches, 0 for all data; what both are drawn by |
//! | `steps`, `tol` | the budget, and the part of the starting height at which a run has converged |
//! | `data` | points of one's own on a data surface: `u:v,u:v` |
//! | `goal`, `within` | a task: a [kind](crate::analysis::verdict::Kind) of verdict by its id, and in how many steps |
//! | `view`, `at`, `play`, `speed`, `ahead`, `ask`, `title`, `hide`, `lock`, `lesson`, `part`, `variant`, `size`, `theme`, `lang`, `grade`, `lab` | of the pages alone: how one opens and what it shows |
//!
//! [`KEYS`] has the range of each number.

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
