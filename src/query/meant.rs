//! What was meant by a word that is in no list: a synonym, or else the name that is nearest.

/// Words of other programs, as small letters and digits alone: the key whose value they are (none: keys
/// themselves), what they are called here, and they.
const SYNONYMS: [(&str, &str, &str); 34] = [
    ("", "lr", "learningrate learnrate rate eta stepsize"),
    ("", "decay", "weightdecay"),
    ("", "opt", "optimizer optimiser optim"),
    ("", "fn", "function surface"),
    ("", "f", "formula"),
    ("", "steps", "iterations iters maxiter epochs"),
    ("", "batch", "batchsize"),
    ("", "tol", "tolerance"),
    ("", "beta1", "beta betas"),
    ("", "eps", "epsilon"),
    ("", "seed", "randomstate"),
    ("", "schedule", "scheduler lrscheduler"),
    ("opt", "gd", "sgd gradientdescent"),
    ("opt", "momentum", "heavyball polyak sgdmomentum"),
    ("opt", "nesterov", "nag"),
    ("fn", "ravine", "quadratic"),
    ("fn", "bowl", "sphere"),
    ("fn", "rosenbrock", "banana"),
    ("fn", "camel", "sixhumpcamel"),
    ("fn", "linear-regression", "linear"),
    ("fn", "logistic-regression", "logistic"),
    ("schedule", "constant", "none"),
    ("schedule", "cosine", "cosineannealing"),
    ("schedule", "exponential", "exp"),
    ("schedule", "restarts", "sgdr"),
    ("schedule", "plateau", "reducelronplateau"),
    ("view", "contour", "2d"),
    ("view", "relief", "3d surface"),
    ("play", "1", "true yes on"),
    ("play", "0", "false no off"),
    ("hide", "explain", "explanation"),
    ("lock", "opt", "optimizer"),
    ("lock", "lr", "rate"),
    ("lock", "fn", "surface"),
];

/// The name in a list that a word was meant to be: its synonym, or else the nearest. Returns `None` if
/// there is none.
pub(super) fn meant(key: &str, given: &str, names: &[&'static str]) -> Option<&'static str> {
    synonym(key, given, names).or_else(|| nearest(given, names))
}

/// The name in a list that a word is another way to write or another word for. Returns `None` if
/// there is none.
pub(super) fn synonym(key: &str, given: &str, names: &[&'static str]) -> Option<&'static str> {
    let given = plain(given);
    if given.is_empty() {
        return None;
    }
    let is_other = |of: &str, words: &str| of == key && words.split(' ').any(|word| word == given);
    let other = SYNONYMS.iter().find(|(of, _, words)| is_other(of, words)).map_or("", |(_, ours, _)| ours);
    names.iter().copied().find(|name| *name == other || plain(name) == given)
}

/// The name in a list that a word was surely meant to be: it begins with the same letter, and one slip
/// parts them. Returns `None` if there is none; of short words each is near some name.
pub(super) fn nearest(given: &str, names: &[&'static str]) -> Option<&'static str> {
    let given = plain(given);
    let is_near = |name: &str| {
        given.len() > 2 && name.len() > 2 && is_one_slip(given.as_bytes(), plain(name).as_bytes())
    };
    names.iter().copied().find(|name| is_near(name))
}

/// Small letters and digits alone.
fn plain(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// Whether a letter behind the first was put in, left out, replaced, or swapped with the next one.
fn is_one_slip(given: &[u8], name: &[u8]) -> bool {
    let head = given.iter().zip(name).take_while(|(a, b)| a == b).count();
    let (given, name) = (&given[head..], &name[head..]);
    let tail = given.iter().rev().zip(name.iter().rev()).take_while(|(a, b)| a == b).count();
    head > 0
        && match (&given[..given.len() - tail], &name[..name.len() - tail]) {
            ([a, b], [c, d]) => (a, b) == (d, c),
            (given, name) => given.len() < 2 && name.len() < 2,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_one_that_people_make() {
        for (given, is_slip) in [
            ("adma", true),
            ("adm", true),
            ("addam", true),
            ("adim", true),
            ("adams", true),
            ("ada", true),
            ("dam", false),
            ("bdam", false),
            ("amda", false),
            ("adagrad", false),
            ("a", false),
        ] {
            assert_eq!(is_one_slip(given.as_bytes(), b"adam"), is_slip, "{given}");
        }
    }

    #[test]
    fn every_synonym_is_written_as_it_is_compared() {
        for word in SYNONYMS.iter().flat_map(|(_, _, words)| words.split(' ')) {
            assert_eq!(plain(word), word);
        }
    }
}
