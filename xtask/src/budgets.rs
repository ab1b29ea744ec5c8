//! How many instructions the engine takes, against the table in benches/instructions.txt.
//!
//! Counts are the same on a busy machine and on an idle one, which times are not. They depend on the
//! compiler's version and the processor's kind, by less than the margin as a rule.

use crate::files::{read, root, write};
use crate::program::shell;
use crate::setup::counter::PROGRAM;
use anyhow::{Context, Result, bail};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use xshell::cmd;

const TABLE: &str = "benches/instructions.txt";
/// So much more than the budget is no error.
const MARGIN: f64 = 1.1;

/// A line of the table.
#[derive(Clone, Debug, PartialEq)]
struct Budget {
    work: String,
    count: u64,
    most: f64,
}

/// Counts, and prints each count beside its budget; one above the margin is an error. `renews` writes
/// the counts as the new budgets.
pub(crate) fn check(renews: bool) -> Result<()> {
    let table = read(&root().join(TABLE))?;
    let program = built()?;
    let (mut over, mut renewed) = (Vec::new(), String::new());
    println!("\n{:16} {:>14} {:>14}", "instructions", "each", "budget");
    for line in table.lines() {
        let Some(Budget { work, count, most }) = budget(line)? else {
            renewed.extend([line, "\n"]);
            continue;
        };
        let [once, twice] = [count, 2 * count].map(|count| counted(&program, &work, count));
        let each = (twice? as f64 - once? as f64) / count as f64;
        println!("{work:16} {each:14.1} {most:14.1}");
        writeln!(renewed, "{work:16} {count:<6} {each:.1}")?;
        if each > MARGIN * most {
            over.push(format!("{work} takes {each:.1} instructions; its budget is {most:.1}"));
        }
    }
    if renews {
        return write(&root().join(TABLE), renewed);
    }
    if over.is_empty() { Ok(()) } else { bail!("{}: {}", TABLE, over.join("; ")) }
}

/// Reads a line of the table. Returns `None` for a comment.
fn budget(line: &str) -> Result<Option<Budget>> {
    let words: Vec<_> = line.split_whitespace().collect();
    match words[..] {
        [] => Ok(None),
        [first, ..] if first.starts_with('#') => Ok(None),
        [work, count, most] => {
            let wrong = || format!("{TABLE}: {line}");
            let (count, most) = (count.parse().with_context(wrong)?, most.parse().with_context(wrong)?);
            Ok(Some(Budget { work: work.into(), count, most }))
        }
        _ => bail!("{TABLE}: {line}: a work, a count and a number of instructions are wanted"),
    }
}

/// Builds the program, and says where cargo put it.
fn built() -> Result<PathBuf> {
    let shell = shell()?;
    println!();
    let messages =
        cmd!(shell, "cargo bench --bench instructions --no-run --message-format=json-render-diagnostics")
            .read()?;
    let made = messages.lines().filter_map(executable).next_back();
    made.context("cargo says of no program that it was made")
}

fn executable(message: &str) -> Option<PathBuf> {
    let message: serde_json::Value = serde_json::from_str(message).ok()?;
    Some(message["executable"].as_str()?.into())
}

/// How many instructions it takes to do some work so many times, and to start and to end.
fn counted(program: &Path, work: &str, count: u64) -> Result<u64> {
    let shell = shell()?;
    let count = count.to_string();
    let counter = cmd!(shell, "{PROGRAM} --tool=callgrind --callgrind-out-file=/dev/null");
    let told = counter.args([program]).args([work, &count]).quiet().ignore_stdout().read_stderr();
    let told = told.with_context(|| format!("{PROGRAM} on {work}"))?;
    of_report(&told).with_context(|| format!("{PROGRAM} told no count of {work}:\n{told}"))
}

/// The count in callgrind's report.
fn of_report(told: &str) -> Option<u64> {
    let line = told.lines().find_map(|line| line.split_once("Collected : "))?.1;
    line.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read_line_by_line() {
        let wanted = Budget { work: "step".into(), count: 100, most: 12.5 };
        assert_eq!(budget("step   100 12.5").unwrap(), Some(wanted));
        assert_eq!(budget("# step 100 12.5").unwrap(), None);
        assert!(budget("step 100").is_err() && budget("step many 12.5").is_err());
    }

    #[test]
    fn the_count_is_found_in_the_report() {
        let told = "==7== Events    : Ir\n==7== Collected : 123456\n==7== \n==7== I   refs:      123,456";
        assert_eq!(of_report(told), Some(123_456));
        assert_eq!(of_report("valgrind: no such file"), None);
    }

    #[test]
    fn all_budgets_are_readable() {
        let table = read(&root().join(TABLE)).unwrap();
        let budgets = table.lines().filter_map(|line| budget(line).unwrap());
        assert!(budgets.map(|budget| budget.most).all(|most| most > 1.0));
    }
}
