//! How much of the runs their charts show.

use crate::player::Player;

/// Charts go on this much longer than it took to decide what became of the last racer ...
const BEYOND: f64 = 1.5;
/// ... and show at least so many steps.
const LEAST: u32 = 10;

/// The last step that charts show: half as far again as the step of the racers' last verdict, or
/// all of the runs where a racer's verdict has no step; until verdicts are known, the whole budget.
/// Where the cursor stands further, twice as much, and so on: axes are not drawn with every step.
pub fn last_shown(player: &Player) -> u32 {
    let budget = player.runs().iter().map(|run| run.config().steps).max().unwrap_or(0);
    let verdicts = player.outcome();
    let end = if verdicts.is_empty() { budget } else { player.end() };
    let decided = verdicts.iter().try_fold(0, |last: u32, verdict| Some(last.max(verdict.step?)));
    let mut shown = match decided {
        Some(step) if !verdicts.is_empty() => ((BEYOND * f64::from(step)).ceil() as u32).max(LEAST),
        _ => end,
    };
    while shown < player.cursor() {
        shown *= 2;
    }
    shown.min(end).max(1)
}
