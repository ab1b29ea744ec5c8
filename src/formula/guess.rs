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
        return match (here.split_once('@'), behind) {
            _ if here.is_empty() => None,
            (Some((before, after)), Behind::Argument(argument)) => {
                Some(([before, argument, after].concat(), true))
            }
            (Some(_), _) => None,
            (None, _) => Some(((*here).into(), false)),
        };
    }
    let mut words = Vec::new();
    if split(&lower, &mut words)
        && let Some(product) = product(&words, matches!(behind, Behind::Argument(_)))
        // Of `cosx^2` nobody knows what is raised.
        && !(matches!(behind, Behind::Power) && product.ends_with(')'))
    {
        return Some((product, false));
    }
    misspelt(&lower).map(|known| (known.into(), false))
}

/// The one name that this is but for one letter. Returns `None` if there is none, or another.
fn misspelt(name: &str) -> Option<&'static str> {
    let mut found = None;
    for (known, _) in names::NAMES {
        if known.len() >= SHORTEST && name.len() >= SHORTEST && is_one_edit(known, name) {
            if found.is_some() {
                return None;
            }
            found = Some(known);
        }
    }
    found
}

/// Takes a name apart into known ones, the longest first. Returns whether that can be done, and is
/// sure: a power of e is often typed without its sign.
fn split<'n>(name: &'n str, words: &mut Vec<&'n str>) -> bool {
    for end in (1..=name.len()).rev() {
        let Some((head, tail)) = name.split_at_checked(end) else { continue };
        if head == "e" || !names::is_known(head) {
            continue;
        }
        words.push(head);
        if split(tail, words) {
            return true;
        }
        words.pop();
    }
    name.is_empty()
}

fn is_indexed(name: &str) -> bool {
    names::meaning(name).is_none() && name.ends_with(|c: char| c.is_ascii_digit())
}

/// Joins words with the operators left out between them: `x*y`, `x*sin`, `sin(x)`. Returns `None`
/// if that is no formula.
fn product(words: &[&str], is_called: bool) -> Option<String> {
    let (mut text, mut behind) = (String::new(), "");
    let (mut functions, mut indices) = (0, 0);
    for word in words {
        let is_function = names::is_function(word);
        functions += usize::from(is_function);
        indices += usize::from(is_indexed(word));
        text.push_str(behind);
        text.push_str(word);
        behind = if is_function { "(" } else { "*" };
    }
    // `xy2` may be a power or an index.
    let is_sure = indices == 0 || indices == words.len();
    // A function needs an argument: the rest of the name, or the parentheses behind it.
    let fits = match (functions, is_called) {
        (0, _) => true,
        (1, _) => is_called == (behind == "("),
        _ => false,
    };
    if functions == 1 && !is_called {
        text.push(')');
    }
    (fits && is_sure && !words.is_empty()).then_some(text)
}

/// Whether one letter more, less, changed or swapped with its neighbour makes one of the other.
fn is_one_edit(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.as_bytes(), other.as_bytes());
    while let ([a, rest @ ..], [b, others @ ..]) = (one, other)
        && a == b
    {
        (one, other) = (rest, others);
    }
    while let ([rest @ .., a], [others @ .., b]) = (one, other)
        && a == b
    {
        (one, other) = (rest, others);
    }
    match (one, other) {
        ([a, b], [c, d]) => a == d && b == c,
        _ => one.len() <= 1 && other.len() <= 1,
    }
}
