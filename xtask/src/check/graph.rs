//! Files as nodes, imports as arrows: circles among them.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt;

/// One file names another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Arrow {
    pub from: String,
    /// Where it does so first, counted from one.
    pub line: usize,
    pub to: String,
    /// What stands there, such as `crate::chart::Scene`.
    pub import: String,
}

impl fmt::Display for Arrow {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { from, line, to, import } = self;
        write!(out, "{from}:{line} names {to} by `{import}`")
    }
}

/// One arrow for each pair of files, the first in the file; none from a file to itself.
pub(super) fn distinct(mut arrows: Vec<Arrow>) -> Vec<Arrow> {
    arrows.sort();
    let mut seen = BTreeSet::new();
    arrows.retain(|Arrow { from, to, .. }| from != to && seen.insert((from.clone(), to.clone())));
    arrows
}

/// Circles that have no arrow in common, short ones first. As long as there is a circle, one is found.
pub(super) fn circles(arrows: &[Arrow]) -> Vec<Vec<Arrow>> {
    let mut left: Vec<&Arrow> = arrows.iter().collect();
    let mut found = Vec::new();
    while let Some(circle) = shortest_circle(&left) {
        left.retain(|arrow| !circle.contains(arrow));
        found.push(circle.into_iter().cloned().collect());
    }
    found
}

fn shortest_circle<'a>(arrows: &[&'a Arrow]) -> Option<Vec<&'a Arrow>> {
    let mut leaving: BTreeMap<&str, Vec<&'a Arrow>> = BTreeMap::new();
    for &arrow in arrows {
        leaving.entry(&arrow.from).or_default().push(arrow);
    }
    leaving.keys().filter_map(|start| circle_through(start, &leaving)).min_by_key(Vec::len)
}

/// The shortest way from a file back to itself, breadth first.
fn circle_through<'a>(start: &str, leaving: &BTreeMap<&str, Vec<&'a Arrow>>) -> Option<Vec<&'a Arrow>> {
    let mut came_by: BTreeMap<&str, &'a Arrow> = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(file) = queue.pop_front() {
        for arrow in leaving.get(file).into_iter().flatten() {
            if came_by.contains_key(arrow.to.as_str()) {
                continue;
            }
            came_by.insert(&arrow.to, arrow);
            if arrow.to == start {
                return Some(way_back(start, &came_by));
            }
            queue.push_back(&arrow.to);
        }
    }
    None
}

fn way_back<'a>(start: &str, came_by: &BTreeMap<&str, &'a Arrow>) -> Vec<&'a Arrow> {
    let mut circle = vec![came_by[start]];
    while circle[circle.len() - 1].from != start {
        circle.push(came_by[circle[circle.len() - 1].from.as_str()]);
    }
    circle.reverse();
    circle
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arrows(pairs: &[(&str, &str)]) -> Vec<Arrow> {
        let arrow = |&(from, to): &(&str, &str)| Arrow {
            from: from.into(),
            line: 1,
            to: to.into(),
            import: to.into(),
        };
        pairs.iter().map(arrow).collect()
    }

    fn files(circle: &[Arrow]) -> Vec<&str> {
        circle.iter().map(|arrow| arrow.from.as_str()).collect()
    }

    #[test]
    fn a_diamond_has_no_circle() {
        assert!(circles(&arrows(&[("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")])).is_empty());
    }

    #[test]
    fn every_circle_is_found_the_shortest_first() {
        let found =
            circles(&arrows(&[("a", "b"), ("b", "c"), ("c", "a"), ("x", "y"), ("y", "x"), ("c", "x")]));
        assert_eq!(
            found.iter().map(|circle| files(circle)).collect::<Vec<_>>(),
            [vec!["x", "y"], vec!["a", "b", "c"]]
        );
    }

    #[test]
    fn a_file_may_name_itself_and_names_another_once() {
        let twice = arrows(&[("a", "a"), ("a", "b"), ("a", "b")]);
        assert_eq!(distinct(twice), arrows(&[("a", "b")]));
    }
}
