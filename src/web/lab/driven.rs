//! A rate that was changed by hand, beside schedules: how these would have done from the same start.

use crate::analysis::verdict::Verdict;
use crate::chart::{BESIDE, driven};
use crate::export::{Object, Value};
use crate::player::Player;
use crate::run::Config;
use crate::schedule::Schedule;
use crate::web::record::object;
use crate::web::simulator::Simulator;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export type Scheduled = { schedule: string, kind: string, step?: number };
"#;

#[wasm_bindgen]
extern "C" {
    /// How the run under each schedule ended.
    #[wasm_bindgen(typescript_type = "Scheduled[]")]
    pub type ScheduledRuns;
}

/// The first racer's run under schedules, with the numbers that it began with.
#[wasm_bindgen]
pub struct Trials {
    players: Vec<Player>,
}

#[wasm_bindgen]
impl Simulator {
    /// Begins runs under the schedules that stand beside the rate. Returns `undefined` where that was
    /// not changed by hand, or has no room beside it.
    pub fn trials(&self) -> Option<Trials> {
        let config = driven(&self.player)?;
        let racers = vec![config.racers.first()?.until(0)];
        let under = |shape| {
            Player::new(&Config { schedule: Schedule::new(shape), racers: racers.clone(), ..config.clone() })
        };
        Some(Trials { players: BESIDE.map(under).into() })
    }
}

#[wasm_bindgen]
impl Trials {
    /// Makes up to so many updates of a run, fewer where each has many rows of data to see.
    pub fn advance(&mut self, updates: u32) {
        if let Some(player) = self.players.iter_mut().find(|player| player.outcome().is_empty()) {
            let updates = player.runs().first().map_or(updates, |run| run.config().fewer(updates));
            player.advance(updates);
        }
    }

    /// Whether all of them have ended.
    pub fn is_done(&self) -> bool {
        self.players.iter().all(|player| !player.outcome().is_empty())
    }

    /// How they ended, as far as they have.
    pub fn ended(&self) -> ScheduledRuns {
        let ended = self.players.iter().zip(BESIDE).filter_map(|(player, shape)| {
            let Verdict { kind, step, .. } = player.outcome().first()?;
            let mut all = Object::default();
            all.set("schedule", shape.id());
            all.set("kind", kind.id());
            all.set("step", *step);
            Some(all)
        });
        object(Value::list(ended, |ended| ended))
    }
}
