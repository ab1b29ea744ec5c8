//! What was meant by a word that is in no list: a synonym, or else the name that is nearest.

/// Words of other programs, by the key whose value they are (none: keys themselves), as letters and
/// digits alone, and what they are called here.
const SYNONYMS: [(&str, &str, &str); 57] = [
    ("", "learningrate", "lr"),
    ("", "learnrate", "lr"),
    ("", "rate", "lr"),
    ("", "eta", "lr"),
    ("", "stepsize", "lr"),
    ("", "weightdecay", "decay"),
    ("", "optimizer", "opt"),
    ("", "optimiser", "opt"),
    ("", "optim", "opt"),
    ("", "function", "fn"),
    ("", "surface", "fn"),
    ("", "formula", "f"),
    ("", "iterations", "steps"),
    ("", "iters", "steps"),
    ("", "maxiter", "steps"),
    ("", "epochs", "steps"),
    ("", "batchsize", "batch"),
    ("", "tolerance", "tol"),
    ("", "beta", "beta1"),
    ("", "betas", "beta1"),
    ("", "epsilon", "eps"),
    ("", "randomstate", "seed"),
    ("", "scheduler", "schedule"),
    ("", "lrscheduler", "schedule"),
    ("opt", "sgd", "gd"),
    ("opt", "gradientdescent", "gd"),
    ("opt", "heavyball", "momentum"),
    ("opt", "polyak", "momentum"),
    ("opt", "nag", "nesterov"),
    ("opt", "sgdmomentum", "momentum"),
    ("fn", "quadratic", "ravine"),
    ("fn", "sphere", "bowl"),
    ("fn", "banana", "rosenbrock"),
    ("fn", "sixhumpcamel", "camel"),
    ("fn", "linear", "linear-regression"),
    ("fn", "logistic", "logistic-regression"),
    ("schedule", "none", "constant"),
    ("schedule", "cosineannealing", "cosine"),
    ("schedule", "exp", "exponential"),
    ("schedule", "sgdr", "restarts"),
    ("schedule", "reducelronplateau", "plateau"),
    ("view", "2d", "contour"),
    ("view", "3d", "relief"),
    ("view", "surface", "relief"),
    ("play", "true", "1"),
    ("play", "yes", "1"),
    ("play", "on", "1"),
    ("play", "false", "0"),
    ("play", "no", "0"),
    ("play", "off", "0"),
    ("theme", "system", "auto"),
    ("hide", "explanation", "explain"),
    ("lock", "optimizer", "opt"),
    ("lock", "rate", "lr"),
    ("lock", "surface", "fn"),
    ("goal", "converge", "converged"),
    ("goal", "diverge", "diverged"),
];

/// The name in a list that a word is another way to write or another word for. Returns `None` if
/// there is none.
pub(super) fn synonym(key: &str, given: &str, names: &[&'static str]) -> Option<&'static str> {
    let given = plain(given);
    let other = SYNONYMS.iter().find(|(of, word, _)| *of == key && *word == given);
    let ours = |name: &str| plain(name) == given || other.is_some_and(|(_, _, ours)| *ours == name);
    names.iter().copied().find(|name| !given.is_empty() && ours(name))
}

/// The name in a list that a word was surely meant to be: it begins with the same letter, and one
/// slip, or two in a long word, is all that parts them. Returns `None` if there is none.
pub(super) fn nearest(given: &str, names: &[&'static str]) -> Option<&'static str> {
    let given = plain(given);
    let most = match given.len() {
        0..=2 => return None,
        3..=5 => 1,
        6..=20 => 2,
        _ => return None,
    };
    let slips = names.iter().map(|name| (slips(given.as_bytes(), plain(name).as_bytes()), *name));
    let near = slips.filter(|(slips, name)| {
        *slips <= most && name.len() > 2 && name.as_bytes()[0] == given.as_bytes()[0]
    });
    near.min_by_key(|(slips, _)| *slips).map(|(_, name)| name)
}

/// Letters and digits alone, small.
fn plain(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// How many letters have to be put in, left out, replaced or swapped with the next one: the optimal
/// string alignment distance.
fn slips(from: &[u8], to: &[u8]) -> usize {
    let mut rows: Vec<Vec<usize>> = vec![(0..=to.len()).collect()];
    for i in 1..=from.len() {
        let mut row = vec![i];
        for j in 1..=to.len() {
            let same = usize::from(from[i - 1] != to[j - 1]);
            let mut least = (rows[i - 1][j] + 1).min(row[j - 1] + 1).min(rows[i - 1][j - 1] + same);
            if i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[from.len()][to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted_as_people_make_them() {
        for (from, to, count) in [("adam", "adam", 0), ("adma", "adam", 1), ("adm", "adam", 1), ("", "gd", 2)]
        {
            assert_eq!(slips(from.as_bytes(), to.as_bytes()), count, "{from}");
        }
    }

    #[test]
    fn every_synonym_is_written_as_it_is_compared() {
        for (_, word, _) in SYNONYMS {
            assert_eq!(plain(word), word);
        }
    }
}
