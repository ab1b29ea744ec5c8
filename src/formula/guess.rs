//! Guesses at names that formulas do not know: what is meant, put in the place of exactly what was
//! found, and only where it can hardly be anything else.

use super::names;

/// Names used elsewhere, with what does their work here; the argument stands for `@`. Nothing does
/// the work of those without any, which might look like another name misspelt.
const ELSEWHERE: [(&str, &str); 46] = [
    ("arcsin", "asin"),
    ("arccos", "acos"),
    ("arctan", "atan"),
    ("arctg", "atan"),
    ("tg", "tan"),
    ("sen", "sin"),
    ("sine", "sin"),
    ("cosine", "cos"),
    ("sgn", "sign"),
    ("power", "pow"),
    ("maximum", "max"),
    ("minimum", "min"),
    ("logistic", "sigmoid"),
    ("expit", "sigmoid"),
    ("absolute", "abs"),
    ("square", "(@)^2"),
    ("exp2", "2^(@)"),
    ("log1p", "ln(1+(@))"),
    ("expm1", "(exp(@)-1)"),
    ("cot", "(1/tan(@))"),
    ("sec", "(1/cos(@))"),
    ("csc", "(1/sin(@))"),
    ("coth", "(1/tanh(@))"),
    ("sech", "(1/cosh(@))"),
    ("csch", "(1/sinh(@))"),
    ("acot", ""),
    ("arccot", ""),
    ("asinh", ""),
    ("acosh", ""),
    ("atanh", ""),
    ("arcsinh", ""),
    ("arccosh", ""),
    ("arctanh", ""),
    ("atan2", ""),
    ("sinc", ""),
    ("lg", ""),
    ("lb", ""),
    ("sqr", ""),
    ("mod", ""),
    ("erf", ""),
    ("elu", ""),
    ("selu", ""),
    ("gelu", ""),
    ("mu", ""),
    ("eta", ""),
    ("tau", ""),
];

/// Longer names are no misspelling.
const LONGEST: usize = 16;
/// Shorter ones can be anything.
const SHORTEST: usize = 3;

/// What stands behind a name.
pub(super) enum Behind<'t> {
    /// Parentheses with this in them.
    Argument(&'t str),
    /// A power.
    Power,
    Other,
}

/// What an unknown name probably means: known ones written together, another language's, or one
/// misspelt; and whether that holds the argument too.
pub(super) fn guess(name: &str, behind: &Behind<'_>) -> Option<(String, bool)> {
    if name.len() > LONGEST {
        return None;
    }
    let lower = name.to_ascii_lowercase();
    if let Some((_, here)) = ELSEWHERE.iter().find(|(other, _)| *other == lower) {
        return match behind {
            _ if here.is_empty() => None,
            Behind::Argument(argument) if here.contains('@') => Some((here.replace('@', argument), true)),
            _ if here.contains('@') => None,
            _ => Some(((*here).into(), false)),
        };
    }
    let is_called = matches!(behind, Behind::Argument(_));
    let product = split(&lower).and_then(|words| product(&words, is_called));
    // Of `cosx^2` nobody knows what is raised.
    let product = product.filter(|text| !(matches!(behind, Behind::Power) && text.ends_with(')')));
    product.or_else(|| misspelt(&lower).map(String::from)).map(|text| (text, false))
}

/// The one name that this is but for one letter. Returns `None` if there is none, or another.
fn misspelt(name: &str) -> Option<&'static str> {
    let is_close = |known: &&str| known.len() >= SHORTEST && is_one_edit(known, name);
    let mut all = names::NAMES.iter().map(|&(known, _)| known).filter(is_close);
    let found = all.next().filter(|_| name.len() >= SHORTEST)?;
    all.next().is_none().then_some(found)
}

/// Takes a name apart into known ones. Returns `None` if that cannot be done, or is not sure: a
/// power of e is often typed without its sign.
fn split(name: &str) -> Option<Vec<&str>> {
    if name.is_empty() {
        return Some(Vec::new());
    }
    (1..=name.len()).rev().find_map(|end| {
        let (head, tail) = name.split_at_checked(end)?;
        if head == "e" || !names::is_known(head) {
            return None;
        }
        let mut words = split(tail)?;
        words.insert(0, head);
        Some(words)
    })
}

fn is_indexed(name: &str) -> bool {
    names::meaning(name).is_none() && name.ends_with(|c: char| c.is_ascii_digit())
}

/// Joins words with the operators left out between them: `x*y`, `x*sin`, `sin(x)`. Returns `None`
/// if that is no formula.
fn product(words: &[&str], is_called: bool) -> Option<String> {
    let is_function = |word: &&str| names::is_function(word);
    let (last, front) = words.split_last()?;
    let open = front.iter().position(is_function);
    let functions = front.iter().filter(|word| is_function(word)).count();
    // A function needs an argument: the rest of the name, or the parentheses behind it.
    let fits =
        if is_function(last) { is_called && functions == 0 } else { functions <= usize::from(!is_called) };
    // `xy2` may be a power or an index.
    let is_sure = words.iter().all(|word| is_indexed(word)) || !words.iter().any(|word| is_indexed(word));
    if !fits || !is_sure {
        return None;
    }
    let mut text = String::new();
    for (index, word) in words.iter().enumerate() {
        let after_function = open.is_some_and(|open| index == open + 1);
        text.push_str(match index {
            0 => "",
            _ if after_function => "(",
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
