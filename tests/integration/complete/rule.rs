//! What belongs to an update rule.

use super::{Lacks, WORDS, documentation, is_worded, lines_that_begin, texts};
use fall_line::geometry::{Dimension, Point, Vector};
use fall_line::optimizer::quantity::{BASE, FACTOR, STEP};
use fall_line::optimizer::{Arrow, Memory, Optimizer, Quantity, Rule};
use fall_line::query;
use std::collections::BTreeMap;

/// The rule with its lines in all their forms, which can depend on whether a parameter is 0.
fn variants(rule: Rule) -> Vec<Optimizer> {
    let plain = Optimizer::new(rule);
    let mut all = vec![plain];
    for parameter in rule.parameters() {
        for value in [0.0, 0.5] {
            let mut other = plain;
            *other.get_mut(parameter.key).unwrap() = value;
            all.push(other);
        }
    }
    all
}

/// Every quantity that some line of the rule is about, or that it keeps.
fn quantities(rule: Rule) -> Vec<&'static Quantity> {
    let all = variants(rule);
    let mut found = BTreeMap::new();
    for (optimizer, count) in all.iter().flat_map(|optimizer| [1, 2, 100].map(|count| (optimizer, count))) {
        let (equations, _) = optimizer.equations(&kept(optimizer, count));
        let about = equations.shared.iter().chain(equations.each).map(|equation| equation.quantity);
        let kept = rule.record().slots.iter().map(|slot| slot.quantity);
        found.extend(about.chain(kept).map(|quantity| (quantity.id, quantity)));
    }
    found.into_values().collect()
}

/// What an optimizer keeps before its `count`-th update, from 1.
fn kept(optimizer: &Optimizer, count: u32) -> Memory {
    let mut memory = optimizer.init(0.1);
    for _ in 1..count {
        optimizer.update(0.1, Point::default(), Vector::new(1.0, 1.0), Dimension::Two, &mut memory);
    }
    memory
}

/// Every quantity that stands in some line of the rule; and the step.
fn terms(rule: Rule) -> Vec<&'static Quantity> {
    let mut found = BTreeMap::from([(STEP.id, STEP)]);
    let mut see = |quantity: &'static Quantity| {
        found.insert(quantity.id, quantity);
    };
    for optimizer in variants(rule) {
        for count in [1, 2, 100] {
            let (equations, _) = optimizer.equations(&kept(&optimizer, count));
            for equation in equations.shared.iter().chain(equations.each).chain([&equations.descent]) {
                see(equation.quantity);
                equation.term.quantities(&mut see);
            }
        }
    }
    if rule.record().is_scheduled {
        [BASE, FACTOR].into_iter().for_each(&mut see);
    }
    found.into_values().collect()
}

/// Where each term comes in, and what is said of it.
fn taken_apart(rule: Rule, lacks: &mut Lacks<'_>) {
    let place = format!("`ROLES` in src/optimizer/{}.rs", rule.id());
    for quantity in terms(rule) {
        let id = quantity.id;
        let roles: Vec<_> = rule.roles().filter(|role| role.quantity == quantity).collect();
        lacks.unless(roles.len() == 1, &format!("one role for `{id}`"), &place);
        let is_said = roles
            .iter()
            .all(|role| is_worded("terms", &format!("{id}-{}", role.beat.id())) || is_worded("terms", id));
        lacks.unless(is_said, &format!("words for its term `{id}`"), WORDS);
    }
    for role in rule.roles() {
        let is_known = terms(rule).contains(&role.quantity);
        lacks.unless(is_known, &format!("term `{}`, which has a role", role.quantity.id), &place);
    }
}

/// The file of a rule: the one whose record has its id.
fn file(id: &str) -> String {
    let record = format!("id: \"{id}\",\n");
    texts("src/optimizer").into_iter().find(|text| text.contains(&record)).unwrap_or_default()
}

fn documented(rule: Rule, lacks: &mut Lacks<'_>) {
    let place = format!("src/optimizer/{}.rs", rule.id());
    let documentation = documentation("src/optimizer", &format!("pub struct {rule:?}"));
    for (part, what) in [
        ("/// ```text\n", "algorithm in its documentation"),
        ("/// ```\n", "runnable example in its documentation"),
        ("/// From ", "source (`From …`) in its documentation"),
        ("torch.optim", "word on `torch.optim` in its documentation"),
    ] {
        lacks.unless(documentation.contains(part), what, &place);
    }
    for guide in ["README.md", "docs/embedding.md"] {
        lacks.unless(texts(guide).concat().contains(&format!("`{}`", rule.id())), "mention", guide);
    }
}

fn worded(rule: Rule, lacks: &mut Lacks<'_>) {
    lacks.unless(is_worded("optimizers", rule.id()), "name on the pages", WORDS);
    for parameter in rule.parameters() {
        let key = parameter.key;
        lacks.unless(is_worded("keys", key), &format!("label for its parameter `{key}`"), WORDS);
        let is_key = query::key(key).is_some_and(|key| key.range == Some((parameter.min, parameter.max)));
        lacks.unless(is_key, &format!("key of a query for `{key}`"), "src/query/keys.rs");
    }
    for quantity in quantities(rule) {
        let id = quantity.id;
        lacks.unless(is_worded("quantities", id), &format!("words for its quantity `{id}`"), WORDS);
        let is_latex = quantity.symbol.latex.is_ascii() && quantity.symbol.mathml.starts_with('<');
        lacks.unless(is_latex, &format!("MathML or LaTeX for `{id}`"), "its quantity in src/optimizer/");
    }
    let plain = Optimizer::new(rule);
    for (_, case) in [1, 2, 100].map(|count| plain.equations(&kept(&plain, count))) {
        let is_said = case.is_none_or(|case| is_worded("cases", case.id()));
        lacks.unless(is_said, "words for its cases", WORDS);
    }
}

fn in_python(rule: Rule, lacks: &mut Lacks<'_>) {
    let (id, record) = (rule.id(), rule.record());
    let place = format!("src/optimizer/{id}.rs");
    let signature = record.numpy.lines().nth(1).unwrap_or_default();
    let is_function =
        signature.starts_with(&format!("def {id}(point, g, rate, t")) && signature.ends_with("):");
    lacks.unless(is_function, "function in NumPy", &place);
    for parameter in rule.parameters() {
        let takes = signature.split([' ', ')']).any(|word| word.trim_end_matches(',') == parameter.key);
        lacks.unless(takes, &format!("`{}` in its NumPy function", parameter.key), &place);
    }
    let class = record.torch.class;
    let is_known = match record.torch.definition {
        Some(text) => text.starts_with(&format!("\nclass {class}(torch.optim.Optimizer):\n")),
        None => class.starts_with("torch.optim."),
    };
    lacks.unless(is_known, "class in PyTorch", &place);
}

/// What others computed, and what the rates are.
fn tabled(rule: Rule, lacks: &mut Lacks<'_>) {
    let id = rule.id();
    let definitions = "tests/reference/optimizers.py";
    let is_defined = lines_that_begin(definitions, &[format!("\"{id}\": Rule(")]) == 1;
    lacks.unless(is_defined, "definition by PyTorch or optax", definitions);
    let trajectories = "tests/reference/trajectories.json";
    let text = texts(trajectories).concat().replace(' ', "");
    lacks.unless(text.contains(&format!("\"rule\":\"{id}\"")), "reference trajectories", trajectories);
    let table = texts("src/run/rates/table.rs").concat();
    let columns = table.lines().find(|line| line.starts_with("pub(super) const RULES"));
    let has_column = columns.is_some_and(|columns| columns.contains(&format!("\"{id}\"")));
    lacks.unless(has_column, "suggested rates", "`cargo xtask rates`");
}

#[test]
fn a_rule_lacks_nothing() {
    let mut all = Vec::new();
    for rule in Rule::ALL {
        let mut lacks = Lacks::new(rule.id());
        lacks.unless(!file(rule.id()).is_empty(), "record", "src/optimizer/");
        documented(rule, &mut lacks);
        worded(rule, &mut lacks);
        taken_apart(rule, &mut lacks);
        in_python(rule, &mut lacks);
        tabled(rule, &mut lacks);
        all.append(&mut lacks.all);
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn arrows_are_worded_in_the_engines_order() {
    let text = texts("www/shared/i18n/en/arrows.js").concat();
    let keys = text.lines().filter_map(|line| line.strip_prefix("  ")?.split(':').next());
    let arrows = Arrow::ALL.map(Arrow::id);
    assert!(keys.eq(arrows.into_iter().chain(["slope", "length", "change"])), "{text}");
}
