//! The answer keys of the lessons: what a text asks of a run, and what a learner's answer to it
//! amounts to. Values and codes; the words are the page's.
//!
//! ```
//! use fall_line::exercise::{AnswerKey, Grade, Mistake, Question};
//!
//! // L = (w - 3)², from 0, rate 0.1: the gradient is -6, so the first step leads to 0.6.
//! let key = AnswerKey::read("f=(w-3)^2&opt=gd&lr=0.1&w=0");
//! let first = Question::parse("w 1").unwrap();
//! assert!((key.answer(&first).unwrap() - 0.6).abs() < 1e-12);
//! assert_eq!(key.grade(&first, 0.6, None), Grade::Right);
//! assert_eq!(key.grade(&first, -0.6, None), Grade::Mistaken(Mistake::Sign));
//! ```

mod answer_key;
mod deal;
mod grade;
mod guess;
mod question;
mod typed;

pub use answer_key::{AnswerKey, Basis};
pub use deal::{Deal, variant_of};
pub use grade::{Grade, Mistake};
pub use guess::{Guess, asked_steps};
pub use question::{Column, Question};
pub use typed::{read_answer, same_expression, same_word};
