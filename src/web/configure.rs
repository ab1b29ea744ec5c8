//! What sets a simulator anew, or changes it: an author's script, a learner at the controls, a later visit.

use super::LAB;
use super::simulator::Simulator;
use crate::query;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Simulator {
    /// Sets everything anew; what the query leaves out is the default.
    pub fn set(&mut self, query: &str) {
        self.author = query.into();
        self.take(query::read(query));
    }

    /// Changes only what the query names, as an author's script means it; says whether run and cursor
    /// stay as they are.
    pub fn patch(&mut self, changes: &str) -> bool {
        let cursor = self.player.cursor();
        self.take(query::patch(&self.settings, changes));
        self.author = query::write(&self.settings);
        let stays = query::changes_looks_alone(changes);
        if stays {
            self.player.seek(cursor);
        }
        stays
    }

    /// Changes only what the query names, as a learner at the controls means it.
    pub fn choose(&mut self, changes: &str) {
        self.take(query::choose(&self.settings, changes));
    }

    /// Takes a query's settings as a learner's changes, in place of those there are.
    pub fn recall(&mut self, learner: &str) {
        // Only the lab has data that no query holds.
        self.take(if LAB {
            query::recall(&self.settings, &self.author, learner)
        } else {
            query::read_learner(&self.author, learner)
        });
    }

    /// Drops what the learner changed.
    pub fn restore(&mut self) {
        self.take(query::read(&self.author));
    }
}
