//! What differs between queries, for the lab's undo and its title; a learner's own question; and what is
//! wrong with an author's changes.

use crate::query;
use crate::web::objects;
use crate::web::simulator::Simulator;
use crate::web::types::Problems;
use wasm_bindgen::prelude::*;

/// The keys whose values differ between two queries.
#[wasm_bindgen]
pub fn changed_keys(before: &str, after: &str) -> Vec<String> {
    query::changed_keys(before, after).into_iter().map(String::from).collect()
}

#[wasm_bindgen]
impl Simulator {
    /// Whether the author or a learner has said which surface it is.
    pub fn names_surface(&self) -> bool {
        query::names_surface(&self.author) || self.learner_query().is_some()
    }

    /// Puts a question before the run, which the address does not keep; an empty one takes it away.
    pub fn pose(&mut self, question: &str) {
        self.take(query::patch(&self.settings, &["ask=", question].concat()));
    }

    /// What of these changes could not be taken as it stood. What runs stays as it is.
    pub fn problems_with(&self, changes: &str) -> Problems {
        objects::problems(&query::patch(&self.settings, changes).1)
    }
}
