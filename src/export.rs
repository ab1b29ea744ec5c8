//! Runs as text for other tools: tables, data and programs.
//!
//! - [`csv()`] gives the trace as a table, one row a step of a racer.
//! - [`json()`] gives all there is: query, problems, traces, verdicts.
//! - [`python()`] gives a program, with NumPy or with PyTorch, that makes the same run.
//! - [`record`] describes runs as [`Value`]s, from which the JSON file is written and a page's
//!   objects are made.
//!
//! Numbers are in their shortest form that reads back as the same number.
//!
//! ```
//! use fall_line::{export, player::Player, query};
//!
//! let (setup, problems) = query::read("fn=parabola&opt=gd&lr=0.25&steps=2");
//! let mut player = Player::new(&setup.config);
//! player.finish();
//! assert_eq!(
//!     export::csv(&player),
//!     "racer,optimizer,step,w,loss,gradient_w,rate,estimate_w,epoch\r\n\
//!      1,gd,0,4,16,8,0.25,8,0\r\n\
//!      1,gd,1,2,4,4,0.25,4,0\r\n\
//!      1,gd,2,1,1,2,,,\r\n"
//! );
//! assert!(export::json(&setup, &problems, &player).contains(r#""w":[4,2,1]"#));
//! assert!(export::python(&setup.config, export::Library::NumPy).contains("def gd("));
//! ```

mod columns;
mod csv;
mod json;
mod python;
pub mod record;
mod value;

pub use csv::csv;
pub use json::json;
pub use python::{Library, python, python_expression};
pub use value::{Object, Value};
