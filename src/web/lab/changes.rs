//! What differs between queries, for the lab's undo and its title; and a learner's own question.

use crate::query;
use crate::web::simulator::Simulator;
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
}
