//! The trace as CSV.

use super::columns::{self, Column};
use crate::number::shortest;
use crate::player::Player;

/// RFC 4180 asks for both characters.
const LINE_END: &str = "\r\n";

/// All that the player's runs have recorded as CSV (RFC 4180): a header, then one row a step for
/// one racer after the other. Row k holds what stands after k updates, and what goes into the
/// next; from a row's numbers the next row can be worked out.
///
/// | header | meaning |
/// |---|---|
/// | `racer` | 1 for the first, up to 4 |
/// | `optimizer` | the rule, as in a query |
/// | `step` | how many updates have been made |
/// | `w`, or `x`, `y` | the parameters; a formula's by their own names |
/// | `loss` | the full loss, without noise |
/// | `gradient_w`, … | the exact gradient of the full loss |
/// | `rate` | the rate of the next update, schedule included |
/// | `momentum`, … | a parameter of the rule that changes in mid-run, as the next update has it |
/// | `estimate_w`, … | the gradient that the next update gets: exact, noisy, or a mini-batch's |
/// | `epoch` | how often all observations were seen before the next update; 0 without batches |
/// | `m_w`, `v_w`, … | what the rule keeps, by the names of its [`Slot`]s |
///
/// A number that does not exist is left empty: the next update's in a racer's last row, what a rule
/// keeps at the start, that of another racer's rule. `NaN`, `inf` and `-inf` stand for
/// numbers that are not finite.
///
/// [`Slot`]: crate::optimizer::Slot
pub fn csv(player: &Player) -> String {
    let runs = player.runs();
    let columns = Column::all(runs);
    let parameters = runs.first().map_or(["x", "y"], |run| columns::names(&run.config().surface));
    let mut text = String::from("racer,optimizer,step");
    for column in &columns {
        add_cell(&mut text, &column.name(parameters));
    }
    text.push_str(LINE_END);
    for (run, racer) in runs.iter().zip(1_u32..) {
        let mut memories = run.memories();
        for step in 0..run.trace().states.len() {
            text.push_str(&racer.to_string());
            add_cell(&mut text, run.racer().optimizer.rule().id());
            add_cell(&mut text, &step.to_string());
            for column in &columns {
                add_cell(&mut text, &column.at(run, step, &mut memories).map_or_else(String::new, shortest));
            }
            text.push_str(LINE_END);
        }
    }
    text
}

fn add_cell(line: &mut String, cell: &str) {
    line.push(',');
    line.push_str(cell);
}
