//! The tokens of what was typed, put in the order of the plain form that the grammar has.
//!
//! | typed | plain |
//! |---|---|
//! | `\|x\|`, bars in bars | `abs(x)` |
//! | `√x`, `\sqrt{x}`, `\sqrt[3]{x}` | `sqrt(x)`, `cbrt(x)` |
//! | `sin^2(x)`, `sin²(x)` | `(sin(x))^2` |
//! | `tan^-1(x)` | `atan(x)` |
//! | `\frac{a}{b}` | `(a/b)`, parts of more than a name or a number in parentheses |
//! | `{…}` | `(…)` |
//! | `f(x) =`, `y =`, `lambda x:` in front | nothing |

use super::names::{self, Meaning};
use super::scan::{Kind, Token};
use crate::number::parse;

/// A bracket that stands open: what it is, where it opens, and how much was due before it.
struct Open {
    sign: char,
    at: usize,
    due: usize,
}

/// What is written so far.
struct Plain<'w> {
    tokens: Vec<Token<'w>>,
    open: Vec<Open>,
    /// What comes behind operands, the next one last; what is due behind a bracket waits for what
    /// is due in it.
    due: Vec<Token<'w>>,
}

/// The tokens in plain order.
pub(super) fn plain<'w>(typed: &[Token<'w>]) -> Vec<Token<'w>> {
    let mut plain = Plain { tokens: Vec::new(), open: Vec::new(), due: Vec::new() };
    let mut rest = body(typed);
    while !rest.is_empty() {
        let taken = plain.take(rest);
        rest = rest.get(taken..).unwrap_or_default();
    }
    plain.tokens
}

/// The text of tokens in plain order: that which was typed if all of it is plain, without the
/// spaces around it.
pub(super) fn text(tokens: &[Token<'_>], typed: &str) -> String {
    let mut end = 0;
    let is_plain = tokens.iter().all(|token| {
        let between = typed.get(end..token.span.start).unwrap_or("?");
        end = token.span.end;
        between.trim_ascii().is_empty() && token.text == token.typed(typed)
    });
    if is_plain {
        return typed.trim().into();
    }
    let mut text = String::new();
    let mut last: Option<&Token<'_>> = None;
    for token in tokens {
        if let Some(last) = last {
            text.push_str(if token.spaced {
                " "
            } else if touch(last, token) {
                "*"
            } else {
                ""
            });
        }
        text.push_str(token.text);
        last = Some(token);
    }
    text.truncate(text.trim_end().len());
    text
}

/// Whether two operands would be read as one, were they written without a sign between them.
fn touch(one: &Token<'_>, other: &Token<'_>) -> bool {
    let is_word = |token: &Token<'_>| token.is_number() || token.kind == Kind::Name;
    let is_apart = one.is_number() && other.kind == Kind::Name && !other.text.starts_with('e');
    is_word(one) && is_word(other) && !is_apart
}

/// What stands behind `f(x) =` or `lambda x:`, if that stands in front, or both do.
fn body<'a, 'w>(tokens: &'a [Token<'w>]) -> &'a [Token<'w>] {
    let mut body = tokens;
    while let Some(rest) = behind_head(body) {
        body = rest;
    }
    body
}

fn behind_head<'a, 'w>(tokens: &'a [Token<'w>]) -> Option<&'a [Token<'w>]> {
    let is_list = |tokens: &[Token<'_>]| tokens.iter().all(|token| token.kind == Kind::Name || token.is(','));
    let (first, behind) = tokens.split_first().filter(|(first, _)| first.kind == Kind::Name)?;
    let sign = if first.text == "lambda" { ':' } else { '=' };
    let end = behind.iter().position(|token| token.is(sign))?;
    let (names, rest) = (behind.get(..end)?, behind.get(end + 1..)?);
    let is_head = match names {
        _ if sign == ':' => is_list(names),
        // What is given to a variable is no loss; E is an error.
        [] => ["y", "e"].contains(&first.text) || !names::is_known(first.text),
        [open, names @ .., close] => {
            open.is('(') && close.is(')') && is_list(names) && !names::is_function(first.text)
        }
        _ => false,
    };
    is_head.then_some(rest)
}

fn is_open(token: &Token<'_>) -> bool {
    token.is('(') || token.is('{')
}

fn is_close(token: &Token<'_>) -> bool {
    token.is(')') || token.is('}')
}

impl<'w> Plain<'w> {
    /// Takes what comes first, and says how many tokens that was.
    fn take(&mut self, rest: &[Token<'w>]) -> usize {
        let [first, behind @ ..] = rest else { return 0 };
        let mut taken = 0;
        match first.kind {
            Kind::Root => taken = self.root(first, behind),
            Kind::Fraction => taken = self.fraction(first, behind),
            Kind::Name => match self.powered(first, behind) {
                Some(power) => taken = power,
                None => {
                    let is_called = names::is_function(first.text) && behind.first().is_some_and(is_open);
                    self.tokens.push(*first);
                    if !is_called {
                        self.settle();
                    }
                }
            },
            Kind::Sign('|') => self.bar(first),
            Kind::Sign(sign @ ('(' | '{')) => self.open(sign, first),
            Kind::Sign(sign @ (')' | '}')) => self.close(sign, first),
            _ => {
                self.tokens.push(*first);
                if first.is_number() {
                    self.settle();
                }
            }
        }
        1 + taken
    }

    fn open(&mut self, sign: char, token: &Token<'w>) {
        self.open.push(Open { sign, at: self.tokens.len(), due: self.due.len() });
        self.tokens.push(token.sign("(").spaced(token.spaced));
    }

    fn close(&mut self, sign: char, token: &Token<'w>) {
        let opening = if sign == ')' { '(' } else { '{' };
        let Some(open) = self.open.pop_if(|open| open.sign == opening) else {
            self.tokens.push(*token);
            return;
        };
        // Braces around one name or number are LaTeX's alone.
        let before = open.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let is_argument = before.is_some_and(|before| names::is_function(before.text));
        if sign == '}' && self.tokens.len() == open.at + 2 && !is_argument {
            self.tokens.remove(open.at);
            self.behind(&open);
        } else {
            self.end(&open, token);
        }
    }

    /// A bar closes the one that opened last, if an operand ends before it.
    fn bar(&mut self, bar: &Token<'w>) {
        let is_behind = self.tokens.last().is_some_and(|last| {
            last.is(')') || last.is_number() || (last.kind == Kind::Name && !names::is_function(last.text))
        });
        match self.open.pop_if(|open| is_behind && open.sign == '|') {
            Some(open) => self.end(&open, bar),
            None => {
                self.tokens.push(bar.with(Kind::Name, "abs").spaced(bar.spaced));
                self.open('|', &bar.spaced(false));
            }
        }
    }

    /// Closes a bracket.
    fn end(&mut self, open: &Open, close: &Token<'w>) {
        self.tokens.push(close.sign(")").spaced(close.spaced));
        self.behind(open);
    }

    /// A bracket is an operand; what is still due in it never comes.
    fn behind(&mut self, open: &Open) {
        self.due.truncate(open.due);
        self.settle();
    }

    /// What was due behind an operand that has ended; behind a dividend a divisor is due.
    fn settle(&mut self) {
        let outside = self.open.last().map_or(0, |open| open.due);
        while self.due.len() > outside
            && let Some(token) = self.due.pop()
        {
            if token.kind == Kind::Fraction {
                self.tokens.push(token.sign("/"));
                return;
            }
            self.tokens.push(token);
        }
    }

    /// Something comes behind the next operand, before all else that is due there.
    fn expect(&mut self, tokens: &[Token<'w>]) {
        for &token in tokens.iter().rev() {
            self.due.push(token);
        }
    }

    /// A root with its index, and how many tokens that has.
    fn root(&mut self, root: &Token<'w>, behind: &[Token<'w>]) -> usize {
        let (name, taken) = match behind {
            [open, index, close, ..] if open.is('[') && close.is(']') && index.kind == Kind::Number(3.0) => {
                ("cbrt", 3)
            }
            _ => (root.text, 0),
        };
        self.tokens.push(root.with(Kind::Name, name).spaced(root.spaced));
        let is_bare = |next: &Token<'_>| {
            matches!(next.kind, Kind::Number(_) | Kind::Name | Kind::Root | Kind::Sign('|'))
        };
        if behind.get(taken).is_some_and(is_bare) {
            self.tokens.push(root.sign("("));
            self.expect(&[root.sign(")")]);
        }
        taken
    }

    /// LaTeX's fraction, and how many tokens of it are behind its name. One or two digits there are
    /// a dividend and a divisor.
    fn fraction(&mut self, fraction: &Token<'w>, behind: &[Token<'w>]) -> usize {
        let Some(first) = behind.first() else { return 0 };
        let open = fraction.sign("(").spaced(fraction.spaced);
        let one = |text: &'w str| parse(text).map(|number| first.with(Kind::Number(number), text));
        let digits =
            first.text.split_at_checked(1).filter(|(_, below)| first.is_number() && below.len() == 1);
        if let Some((above, below)) = digits.and_then(|(above, below)| one(above).zip(one(below))) {
            self.tokens.extend([open, above, fraction.sign("/"), below, fraction.sign(")")]);
            self.settle();
            return 1;
        }
        if first.is('{') || (first.text.len() == 1 && first.is_operand() && !first.is('(')) {
            self.tokens.push(open);
            self.expect(&[*fraction, fraction.sign(")")]);
        } else {
            self.tokens.push(*fraction);
        }
        0
    }

    /// A function with a power between its name and its argument, and how many tokens the power
    /// has: `^`, a number, perhaps with a minus and in brackets. Returns `None` if there is none.
    fn powered(&mut self, name: &Token<'w>, behind: &[Token<'w>]) -> Option<usize> {
        let Some(Meaning::One(function)) = names::meaning(name.text) else { return None };
        let is = |at: usize, is_it: fn(&Token<'_>) -> bool| behind.get(at).is_some_and(is_it);
        let bracket = usize::from(is(1, is_open));
        let minus = usize::from(is(1 + bracket, |token| token.is('-')));
        let at = 1 + bracket + minus;
        let behind_power = at + 1 + bracket;
        if !is(0, |token| token.is('^'))
            || (bracket == 1 && !is(at + 1, is_close))
            || !is(behind_power, is_open)
        {
            return None;
        }
        let (power, number) = (behind.first()?, behind.get(at)?);
        match number.kind {
            Kind::Number(1.0) if minus == 1 => {
                self.tokens.push(Token { text: names::inverse(function)?, ..*name });
            }
            Kind::Number(_) if minus == 0 => {
                self.tokens.push(name.sign("(").spaced(name.spaced));
                self.tokens.push(name.spaced(false));
                self.expect(&[name.sign(")"), power.spaced(false), number.spaced(false)]);
            }
            _ => return None,
        }
        Some(behind_power)
    }
}
