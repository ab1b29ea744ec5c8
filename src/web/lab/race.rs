//! Who races, and how each did.

use super::objects::{self, Standings};
use crate::query;
use crate::run::Progress;
use crate::web::simulator::Simulator;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Simulator {
    /// Makes a few of the trials that theory waits for where there are many rows of data; says whether
    /// there was nothing left to try.
    pub fn try_out(&mut self) -> bool {
        self.player.try_out() == Progress::Done
    }

    /// Adds a racer; says whether one more could join.
    pub fn add_racer(&mut self) -> bool {
        let change = query::add_racer(&self.settings);
        self.race(change)
    }

    /// Takes a racer out; says whether there was one to take.
    pub fn remove_racer(&mut self, racer: usize) -> bool {
        let change = query::remove_racer(&self.settings, racer);
        self.race(change)
    }

    /// Sets a number of a racer, or its rule by the key `opt`; says whether there is such a
    /// racer and key.
    pub fn set_racer(&mut self, racer: usize, key: &str, value: &str) -> bool {
        let change = query::set_racer(&self.settings, racer, key, value);
        self.race(change)
    }

    /// Adds a branch: the first racer up to an update, then on its own; says whether there is one now.
    pub fn add_branch(&mut self, from: u32) -> bool {
        let change = query::add_branch(&self.settings, from);
        self.race(change)
    }

    /// Takes a change in mid-run back; says whether there was one.
    pub fn undrive(&mut self, index: usize) -> bool {
        let change = query::undrive(&self.settings, index);
        self.race(change)
    }

    /// How each racer ended: what a table of them says beside the verdicts.
    pub fn standings(&self) -> Standings {
        objects::standings(&self.player)
    }
}

impl Simulator {
    /// Makes a change of the racers, if there is one; says whether there was.
    fn race(&mut self, change: Option<String>) -> bool {
        let Some(change) = change else { return false };
        self.take(query::choose(&self.settings, &change));
        true
    }
}
