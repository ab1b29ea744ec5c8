//! What is told of an error: what is found there, and what is probably meant.

use super::error::{Expected, FormulaError};
use super::guess::{self, Behind};
use super::names;
use super::scan::{Kind, NONE, Token};

/// Signs of other languages, with what stands for them here.
const FOREIGN: [(char, &str); 5] = [('[', "("), (']', ")"), ('{', "("), ('}', ")"), (';', ",")];

/// The error of expecting something else than a token. The text is what was typed; the names are
/// those of the variables.
pub(super) fn error(
    expected: Expected,
    tokens: &[Token<'_>],
    at: usize,
    text: &str,
    names: Vec<String>,
) -> FormulaError {
    let token = tokens.get(at).unwrap_or(&NONE);
    let (before, behind) = (tokens.get(..at).unwrap_or_default(), tokens.get(at..).unwrap_or_default());
    let found = token.typed(text);
    let simple = |hint: String| Some((hint, token.span.end));
    let hint = match (expected, token.kind) {
        (Expected::Operator, _) => simple(["*", found].concat()),
        (Expected::Sign, Kind::Sign(sign)) => {
            let foreign = FOREIGN.iter().find(|(foreign, _)| *foreign == sign);
            foreign.and_then(|(_, hint)| simple((*hint).into()))
        }
        (Expected::Name, Kind::Name) => known(behind, text),
        (Expected::Opening, _) => argument(before, behind, text),
        (_, Kind::Sign(',')) if is_decimal(before, behind) => simple(".".into()),
        _ => None,
    };
    let (hint, end) = hint.map_or((None, token.span.end), |(hint, end)| (Some(hint), end));
    let found = text.get(token.span.start..end).unwrap_or_default();
    let beside = if expected == Expected::TwoVariables { names } else { Vec::new() };
    FormulaError { hint, beside, ..FormulaError::new(token.span.start, found, expected) }
}

/// Whether a comma stands for a decimal point.
fn is_decimal(before: &[Token<'_>], behind: &[Token<'_>]) -> bool {
    match (before, behind) {
        ([.., whole], [comma, part, ..]) => {
            whole.is_number() && !comma.spaced && part.is_number() && !part.spaced
        }
        _ => false,
    }
}

/// What an unknown name probably means, and where it ends. What is meant may stand for its argument,
/// too.
fn known(tokens: &[Token<'_>], text: &str) -> Option<(String, usize)> {
    let (name, behind) = tokens.split_first()?;
    let argument = parentheses(behind, text);
    let next = match argument {
        Some((argument, _)) => Behind::Argument(argument),
        None if behind.first().is_some_and(|next| next.is('^')) => Behind::Power,
        None => Behind::Other,
    };
    let (hint, with_argument) = guess::guess(name.text, &next)?;
    let end = argument.filter(|_| with_argument).map_or(name.span.end, |(_, end)| end);
    Some((hint, end))
}

/// What was typed in the parentheses that open first, and the byte behind them. Returns `None` if
/// none do, or they are not closed.
fn parentheses<'t>(tokens: &[Token<'_>], text: &'t str) -> Option<(&'t str, usize)> {
    let open = tokens.first().filter(|first| first.is('('))?;
    let mut depth = 0_usize;
    for token in tokens {
        depth = depth + usize::from(token.is('(')) - usize::from(token.is(')'));
        if depth == 0 {
            return Some((text.get(open.span.end..token.span.start)?, token.span.end));
        }
    }
    None
}

/// The argument of a function's name without parentheses behind it, with them, and where it ends:
/// what touches there is meant, but for roots, which end early for some and late for others.
fn argument(before: &[Token<'_>], behind: &[Token<'_>], text: &str) -> Option<(String, usize)> {
    let function = before.last()?;
    let touches = |token: &&Token<'_>| token.is_operand() && !token.spaced;
    let more = behind.iter().skip(1).take_while(touches).count();
    let (argument, rest) = behind.split_at_checked(1 + more)?;
    let (first, last) = (argument.first()?, argument.last()?);
    let is_leaf = |token: &Token<'_>| {
        token.is_number() || (token.kind == Kind::Name && !names::is_function(token.text))
    };
    let is_sure = names::has_one_argument(function.text)
        && (more == 0 || function.text != "sqrt")
        && argument.iter().all(is_leaf)
        && !rest.first().is_some_and(|next| next.is('^'));
    if !is_sure {
        return None;
    }
    let is_unknown = first.kind == Kind::Name && !names::is_known(first.text);
    let inner = if more == 0 && is_unknown {
        guess::guess(first.text, &Behind::Other)?.0
    } else {
        text.get(first.span.start..last.span.end)?.into()
    };
    Some((["(", &inner, ")"].concat(), last.span.end))
}
