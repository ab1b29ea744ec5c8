//! Packages for learning platforms: figures with the embed inside, as the lab's desk makes them too.

use crate::build::lessons;
use crate::files::{read, root};
use crate::npm;
use crate::program::{run, shell};
use anyhow::{Result, bail};
use serde_json::{Value, json};
use std::path::Path;
use xshell::cmd;

/// What is asked for, and the standards it is made by.
pub(super) const KINDS: [(&str, &[&str]); 2] = [("scorm", &["scorm-1.2", "scorm-2004"]), ("cmi5", &["cmi5"])];

/// Makes the packages of a figure, or of a lesson's exercises, from what is built.
pub(super) fn make(standards: &[&str], about: &str, folder: &Path) -> Result<()> {
    let figures = match exercises(about)? {
        Some(figures) => figures,
        None => vec![figure(about)?],
    };
    let title = figures[0]["title"].as_str().unwrap_or(about);
    let shell = shell()?;
    npm::install()?;
    let script = root().join("xtask/src/package/command.js");
    for standard in standards {
        let file = folder.join(format!("{}-{standard}.zip", slug(about)));
        let figures = serde_json::to_string(&figures)?;
        run(cmd!(shell, "node {script} {standard} {title} {file}").stdin(figures), npm::NODE)?;
        println!("{}", file.display());
    }
    Ok(())
}

/// The exercises of a lesson, each a figure. Returns `None` if there is no such lesson.
fn exercises(lesson: &str) -> Result<Option<Vec<Value>>> {
    let all: Value = serde_json::from_str(&read(&root().join(lessons::EXERCISES))?)?;
    let Some(parts) = all[lesson].as_array() else { return Ok(None) };
    let figure = |(index, part): (usize, &Value)| json!({ "title": part["title"], "query": format!("lesson={lesson}&part={}", index + 1) });
    Ok(Some(parts.iter().enumerate().map(figure).collect()))
}

/// A figure by its query, which has to be without a problem: nobody reads a notice before it is graded.
fn figure(query: &str) -> Result<Value> {
    let (settings, problems) = fall_line::query::read(query);
    if let Some(problem) = problems.first() {
        bail!(
            "“{}” cannot be used for `{}` ({}), and there is no such lesson",
            problem.given,
            problem.key,
            problem.code.id()
        );
    }
    let canonical = fall_line::query::write(&settings);
    let title = settings.page.title.unwrap_or_else(|| "Gradient descent".into());
    Ok(json!({ "title": title, "query": canonical }))
}

/// A file's name from what was asked for.
fn slug(about: &str) -> String {
    let plain: String =
        about.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    let words: Vec<_> = plain.split('-').filter(|word| !word.is_empty()).collect();
    words.join("-").chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_canonical_and_titled() -> Result<()> {
        let made = figure("opt=momentum&goal=converged&title=Find+a+rate&lr=0.05")?;
        assert_eq!(made["title"], "Find a rate");
        assert_eq!(made["query"], "lr=0.05&goal=converged&title=Find%20a%20rate");
        Ok(())
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        let said = figure("lr=fast").map_err(|error| error.to_string());
        assert_eq!(
            said,
            Err("“fast” cannot be used for `lr` (not-a-number), and there is no such lesson".into())
        );
    }

    #[test]
    fn a_name_is_fit_for_a_file() {
        assert_eq!(slug("fn=bowl&goal=converged"), "fn-bowl-goal-converged");
        assert_eq!(slug("learning-rate"), "learning-rate");
    }
}
