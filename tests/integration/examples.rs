//! The examples do what they say.

use std::path::Path;
use std::process::Command;

/// What an example prints. cargo makes it first, if it is out of date.
fn printed(example: &str, arguments: &[&str]) -> String {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet", "--example", example, "--"]).args(arguments);
    let output = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_run_is_drawn_into_the_file_that_is_named() {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("run.svg");
    let said = printed("svg", &[file.to_str().unwrap()]);
    assert!(said.contains("run.svg shows"), "{said}");
    let drawn = std::fs::read_to_string(file).unwrap();
    assert!(drawn.starts_with("<svg width=\"640\" height=\"400\"") && drawn.contains("minimum"));
}

#[test]
fn a_loss_of_ones_own_is_fitted_step_by_step() {
    let said = printed("own_loss", &[]);
    let (steps, verdict) = said.trim_end().rsplit_once('\n').unwrap();
    assert!(steps.lines().count() > 5 && verdict.starts_with("converged at step"), "{said}");
    assert!(steps.lines().last().unwrap().contains("a = 2.0") && steps.contains("b = 0.5"), "{said}");
}
