//! The pairs of a query without what they mean.

use super::surface::formula_text;
use super::text::{self, Pair};

/// The pairs of a query in order, their values unescaped.
pub fn unescaped(query: &str) -> impl Iterator<Item = (&str, String)> {
    let pairs = text::pairs(text::readable(query)).into_iter();
    pairs.map(|Pair { key, raw }| (key, if key == "f" { formula_text(raw) } else { text::decoded(raw) }))
}

/// Whether a query says which surface is meant. The hash of an address is an anchor unless it does.
pub fn names_surface(query: &str) -> bool {
    text::pairs(text::readable(query)).iter().any(|pair| matches!(pair.key, "fn" | "f"))
}

/// The keys whose values differ between two queries, in the order in which they come.
pub fn changed_keys<'q>(before: &'q str, after: &'q str) -> Vec<&'q str> {
    let values = |query: &'q str, name: &str| -> Vec<String> {
        unescaped(query).filter(|(key, _)| *key == name).map(|(_, value)| value).collect()
    };
    let mut changed = Vec::new();
    for (key, _) in unescaped(before).chain(unescaped(after)) {
        if !changed.contains(&key) && values(before, key) != values(after, key) {
            changed.push(key);
        }
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plus_is_a_plus_in_a_formula_and_a_space_elsewhere() {
        let pairs: Vec<_> = unescaped("?f=w^2+1&title=A+B%21&vs=adam&vs=gd,lr:0.1").collect();
        let expected = [("f", "w^2+1"), ("title", "A B!"), ("vs", "adam"), ("vs", "gd,lr:0.1")]
            .map(|(key, value)| (key, value.to_owned()));
        assert_eq!(pairs, expected);
    }

    #[test]
    fn a_key_that_comes_goes_or_changes_has_changed_once() {
        assert_eq!(changed_keys("opt=gd&lr=1&vs=adam", "opt=gd&lr=2&vs=adam&vs=gd&w=1"), ["lr", "vs", "w"]);
        assert!(changed_keys("lr=1&opt=gd", "opt=gd&lr=1").is_empty());
    }
}
