//! The names that formulas know, and guesses at those they do not.

use super::tree::{Function, Leaf, Operator};

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Meaning {
    Leaf(Leaf),
    One(Function),
    Two(Operator),
}

use Meaning::{One, Two};

const NAMES: [(&str, Meaning); 21] = [
    ("w", Meaning::Leaf(Leaf::W)),
    ("x", Meaning::Leaf(Leaf::X)),
    ("y", Meaning::Leaf(Leaf::Y)),
    ("pi", Meaning::Leaf(Leaf::Pi)),
    ("e", Meaning::Leaf(Leaf::E)),
    ("sin", One(Function::Sin)),
    ("cos", One(Function::Cos)),
    ("tan", One(Function::Tan)),
    ("exp", One(Function::Exp)),
    ("ln", One(Function::Ln)),
    ("log", One(Function::Ln)),
    ("log10", One(Function::Log10)),
    ("sqrt", One(Function::Sqrt)),
    ("abs", One(Function::Abs)),
    ("tanh", One(Function::Tanh)),
    ("sinh", One(Function::Sinh)),
    ("cosh", One(Function::Cosh)),
    ("atan", One(Function::Atan)),
    ("min", Two(Operator::Min)),
    ("max", Two(Operator::Max)),
    ("pow", Two(Operator::Power)),
];

/// Names used elsewhere, with what does their work here.
const ELSEWHERE: [(&str, &str); 10] = [
    ("arctan", "atan"),
    ("arctg", "atan"),
    ("tg", "tan"),
    ("sen", "sin"),
    ("power", "pow"),
    ("log2", "ln(x)/ln(2)"),
    ("square", "x^2"),
    ("sigmoid", "1/(1 + exp(-x))"),
    ("softplus", "ln(1 + exp(x))"),
    ("relu", "max(0, x)"),
];

/// Longer names are no misspelling.
const LONGEST: usize = 16;

/// What a name stands for. Returns `None` if formulas do not know it.
pub(super) fn meaning(name: &str) -> Option<Meaning> {
    NAMES.iter().find(|(known, _)| *known == name).map(|&(_, meaning)| meaning)
}

/// The name of something; that of what formulas cannot call but derivatives do is `sign`.
pub(super) fn of(meaning: Meaning) -> &'static str {
    NAMES.iter().find(|(_, known)| *known == meaning).map_or("sign", |&(name, _)| name)
}

/// What an unknown name probably means: known ones written together, or one misspelt.
pub(super) fn guess(name: &str, is_called: bool) -> Option<String> {
    if name.len() > LONGEST {
        return None;
    }
    let lower = name.to_ascii_lowercase();
    let same = |known: &&str| *known == lower;
    let known = || NAMES.iter().map(|&(known, _)| known);
    let elsewhere = || ELSEWHERE.iter().find(|(other, _)| *other == lower).map(|&(_, here)| here);
    let close = || known().find(|known| known.len() > 1 && lower.len() > 1 && is_one_edit(known, &lower));
    known()
        .find(same)
        .or_else(elsewhere)
        .map(String::from)
        .or_else(|| product(&split(name)?, is_called))
        .or_else(|| close().map(String::from))
}

/// Takes a name apart into known ones, and digits at its end. Returns `None` if that cannot be
/// done.
fn split(name: &str) -> Option<Vec<&str>> {
    if name.is_empty() || name.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Some(name).filter(|digits| !digits.is_empty()).into_iter().collect());
    }
    (1..=name.len()).rev().find_map(|end| {
        let (head, tail) = name.split_at_checked(end)?;
        meaning(head)?;
        let mut words = split(tail)?;
        words.insert(0, head);
        Some(words)
    })
}

/// Joins words with the operators left out between them: `x*y`, `x^2`, `x*sin`, `sin(x)`.
/// Returns `None` if that is no formula.
fn product(words: &[&str], is_called: bool) -> Option<String> {
    let is_function = |word: &&str| matches!(meaning(word), Some(One(_) | Two(_)));
    let (last, front) = words.split_last()?;
    let open = front.iter().position(is_function);
    let functions = front.iter().filter(|word| is_function(word)).count();
    // A function needs an argument: the rest of the name, or the parentheses behind it.
    let fits =
        if is_function(last) { is_called && functions == 0 } else { functions <= usize::from(!is_called) };
    if !fits {
        return None;
    }
    let mut text = String::new();
    for (index, word) in words.iter().enumerate() {
        let after_function = open.is_some_and(|open| index == open + 1);
        text.push_str(match index {
            0 => "",
            _ if after_function => "(",
            _ if word.starts_with(|c: char| c.is_ascii_digit()) => "^",
            _ => "*",
        });
        text.push_str(word);
    }
    if open.is_some() {
        text.push(')');
    }
    Some(text)
}

/// Whether one letter more, less, changed or swapped with its neighbour makes one of the other.
fn is_one_edit(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let common = |(a, b): &(&u8, &u8)| a == b;
    let head = one.iter().zip(other).take_while(common).count();
    let most = one.len().min(other.len()) - head;
    let tail = one.iter().rev().zip(other.iter().rev()).take(most).take_while(common).count();
    let middle = |all: &[u8]| all.get(head..all.len() - tail).map(<[u8]>::to_vec).unwrap_or_default();
    match (middle(one).as_slice(), middle(other).as_slice()) {
        ([a, b], [c, d]) => a == d && b == c,
        (a, b) => a.len() <= 1 && b.len() <= 1,
    }
}
