//! The examples of the lab: www/lab/examples.txt to www/generated/examples.js, once all that they
//! claim is so.

use super::claims;
use crate::files::{read, root, write};
use crate::fingerprint::Step;
use anyhow::{Result, anyhow};
use fall_line::query::{self, Question};
use serde_json::{Value, json};

pub(super) const STEP: Step = Step {
    name: "examples",
    inputs: &[
        SOURCE,
        "src",
        "data",
        "Cargo.lock",
        "xtask/src/build/examples.rs",
        "xtask/src/build/claims.rs",
        "xtask/src/build/claims",
    ],
    outputs: &[LIST],
};

const SOURCE: &str = "www/lab/examples.txt";
const LIST: &str = "www/generated/examples.js";

/// Proves and writes them if anything they depend on has changed; says whether it had.
pub(super) fn build() -> Result<bool> {
    STEP.run("", || {
        let examples = read_all(&read(&root().join(SOURCE))?).map_err(|errors| anyhow!(errors.join("\n")))?;
        let list = serde_json::to_string_pretty(&examples)?;
        write(
            &root().join(LIST),
            format!(
                "// Written by xtask/src/build/examples.rs from {SOURCE}.\n\n\
                 /** The examples in their order; `ask` is what is asked before one is shown.\n \
                 * @type {{{{ id: string, query: string, ask?: string }}[]}} */\n\
                 export const examples = {list};\n"
            ),
        )
    })
}

/// All of a text.
///
/// # Errors
///
/// Fails with every line that cannot be read or claims what is not so.
fn read_all(text: &str) -> Result<Vec<Value>, Vec<String>> {
    let (mut examples, mut errors) = (Vec::new(), Vec::new());
    for (index, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let wrong = match example(line) {
            Ok((example, wrong)) => {
                examples.push(example);
                wrong
            }
            Err(wrong) => vec![wrong],
        };
        errors.extend(wrong.into_iter().map(|wrong| format!("{SOURCE}:{}: {wrong}", index + 1)));
    }
    if errors.is_empty() { Ok(examples) } else { Err(errors) }
}

/// An example, and what it claims that is not so.
fn example(line: &str) -> Result<(Value, Vec<String>), String> {
    let parts = line.split_once(": ").and_then(|(head, rest)| Some((head, rest.split_once("=>")?)));
    let Some((head, (given, said))) = parts else {
        return Err("an example is `ID: QUERY => CLAIMS` or `ID ask KIND: QUERY => CLAIMS`".into());
    };
    let (id, ask) = match head.split_whitespace().collect::<Vec<_>>()[..] {
        [id] => (id, None),
        [id, "ask", kind] if Question::ALL.iter().any(|question| question.id() == kind) => (id, Some(kind)),
        _ => return Err(format!("`{head}` is no `ID` or `ID ask KIND`")),
    };
    let given = given.trim();
    let (setup, problems) = query::read(given);
    let mut wrong: Vec<String> = problems
        .iter()
        .map(|problem| format!("`{}={}`: {}", problem.key, problem.given, problem.code.id()))
        .collect();
    wrong.extend(claims::wrong(&setup.config, said.trim()));
    let mut example = json!({ "id": id, "query": given });
    if let Some(ask) = ask {
        example["ask"] = json!(ask);
    }
    Ok((example, wrong))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_is_as_its_words_say() {
        let all = read_all(&read(&root().join(SOURCE)).unwrap())
            .unwrap_or_else(|wrong| panic!("{}", wrong.join("\n")));
        let words = read(&root().join("www/shared/i18n/en/examples.js")).unwrap();
        for example in &all {
            let id = example["id"].as_str().unwrap_or_default();
            assert!(words.contains(&format!("    {id}: {{")), "no words for {id}");
        }
        assert_eq!(words.matches("      name: ").count(), all.len(), "words without an example");
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        for (line, wrong) in [
            (
                "a: opt=gd&lr=0.1 => diverged",
                "1: the claim \"diverged\" does not hold: gd has converged in 20 steps",
            ),
            (
                "# A\n\na: opt=gd&lr=0.1 => at saddle",
                "3: the claim \"at saddle\" does not hold: gd ends at minimum",
            ),
            ("a: opt=gd&lr=0.1 => in 5", "1: the claim \"in 5\" does not hold"),
            (
                "a: opt=gd&lr=0.1&vs=momentum => momentum < gd",
                "1: the claim \"momentum < gd\" does not hold: momentum takes",
            ),
            (
                "a: opt=gd&lr=0.1 => loss at last > 5x start",
                "1: the claim \"loss at last > 5x start\" does not hold: loss of gd",
            ),
            ("a: lr=fast => converged", "1: `lr=fast`: not-a-number"),
            ("a ask why: => converged", "1: `a ask why` is no"),
            ("a: opt=gd", "1: an example is"),
            ("a: opt=gd => flies", "1: `flies` is no claim"),
        ] {
            let found = read_all(line).err().unwrap_or_default();
            assert!(
                found.iter().any(|found| found.starts_with(&format!("{SOURCE}:{wrong}"))),
                "{line}: {found:?}"
            );
        }
    }
}
