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

/// A bracket that stands open: what it is, where it opens, and what comes behind it.
struct Open {
    sign: char,
    at: usize,
    after: Vec<Token>,
}

/// What is written so far.
#[derive(Default)]
struct Plain {
    tokens: Vec<Token>,
    open: Vec<Open>,
    /// What comes behind the next operand.
    due: Vec<Token>,
}

/// The tokens in plain order.
pub(super) fn plain(typed: &[Token]) -> Vec<Token> {
    let mut plain = Plain::default();
    let mut rest = body(typed);
    while !rest.is_empty() {
        let taken = plain.take(rest);
        rest = rest.get(taken..).unwrap_or_default();
    }
    plain.tokens
}

/// The text of tokens in plain order: that which was typed if all of it is plain, without the
/// spaces around it.
pub(super) fn text(tokens: &[Token], typed: &str) -> String {
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
    let mut last: Option<&Token> = None;
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
        text.push_str(&token.text);
        last = Some(token);
    }
    text.truncate(text.trim_end().len());
    text
}

/// Whether two operands would be read as one, were they written without a sign between them.
fn touch(one: &Token, other: &Token) -> bool {
    let is_word = |token: &Token| matches!(token.kind, Kind::Number(_) | Kind::Name);
    let is_apart =
        matches!(one.kind, Kind::Number(_)) && other.kind == Kind::Name && !other.text.starts_with('e');
    is_word(one) && is_word(other) && !is_apart
}

/// What stands behind `f(x) =` or `lambda x:`, if that stands in front, or both do.
fn body(tokens: &[Token]) -> &[Token] {
    let mut body = tokens;
    while let Some(rest) = behind_head(body) {
        body = rest;
    }
    body
}

fn behind_head(tokens: &[Token]) -> Option<&[Token]> {
    let is_list = |tokens: &[Token]| tokens.iter().all(|token| token.kind == Kind::Name || token.is(','));
    let (first, behind) = tokens.split_first().filter(|(first, _)| first.kind == Kind::Name)?;
    let sign = if first.text == "lambda" { ':' } else { '=' };
    let end = behind.iter().position(|token| token.is(sign))?;
    let (names, rest) = (behind.get(..end)?, behind.get(end + 1..)?);
    let is_head = match names {
        _ if sign == ':' => is_list(names),
        // What is given to a variable is no loss; E is an error.
        [] => ["y", "e"].contains(&first.text.as_str()) || !names::is_known(&first.text),
        [open, names @ .., close] => {
            open.is('(') && close.is(')') && is_list(names) && !names::is_function(&first.text)
        }
        _ => false,
    };
    is_head.then_some(rest)
}

fn is_open(token: &Token) -> bool {
    token.is('(') || token.is('{')
}

impl Plain {
    /// Takes what comes first, and says how many tokens that was.
    fn take(&mut self, rest: &[Token]) -> usize {
        let [first, behind @ ..] = rest else { return 0 };
        let next = behind.first();
        match first.kind {
            Kind::Root => return 1 + self.root(first, behind),
            Kind::Fraction => return 1 + self.fraction(first, behind),
            Kind::Name => {
                if let Some(taken) = self.powered(first, behind) {
                    return 1 + taken;
                }
                self.tokens.push(first.clone());
                if !names::is_function(&first.text) || !next.is_some_and(is_open) {
                    self.settle();
                }
            }
            Kind::Sign('|') => self.bar(first),
            Kind::Sign(sign @ ('(' | '{')) => self.open(sign, first),
            Kind::Sign(sign @ (')' | '}')) => self.close(sign, first),
            _ => {
                self.tokens.push(first.clone());
                if matches!(first.kind, Kind::Number(_)) {
                    self.settle();
                }
            }
        }
        1
    }

    fn open(&mut self, sign: char, token: &Token) {
        let after = std::mem::take(&mut self.due);
        self.open.push(Open { sign, at: self.tokens.len(), after });
        self.tokens.push(Token { spaced: token.spaced, ..token.sign('(') });
    }

    fn close(&mut self, sign: char, token: &Token) {
        let opening = if sign == ')' { '(' } else { '{' };
        let Some(open) = self.open.pop_if(|open| open.sign == opening) else {
            self.tokens.push(token.clone());
            return;
        };
        // Braces around one name or number are LaTeX's alone.
        let before = open.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let is_argument = before.is_some_and(|before| names::is_function(&before.text));
        if sign == '}' && self.tokens.len() == open.at + 2 && !is_argument {
            self.tokens.remove(open.at);
        } else {
            self.tokens.push(Token { spaced: token.spaced, ..token.sign(')') });
        }
        self.due = open.after;
        self.settle();
    }

    /// A bar closes the one that opened last, if an operand ends before it.
    fn bar(&mut self, bar: &Token) {
        let is_behind = self.tokens.last().is_some_and(|last| {
            last.is(')')
                || matches!(last.kind, Kind::Number(_))
                || (last.kind == Kind::Name && !names::is_function(&last.text))
        });
        match self.open.pop_if(|open| is_behind && open.sign == '|') {
            Some(open) => {
                self.tokens.push(Token { spaced: bar.spaced, ..bar.sign(')') });
                self.due = open.after;
                self.settle();
            }
            None => {
                self.tokens.push(Token { spaced: bar.spaced, ..bar.with(Kind::Name, "abs") });
                self.open('|', &Token { spaced: false, ..bar.clone() });
            }
        }
    }

    /// What was due behind an operand that has ended; behind a dividend a divisor is due.
    fn settle(&mut self) {
        let mut due = std::mem::take(&mut self.due).into_iter();
        while let Some(token) = due.next() {
            let is_over = token.kind == Kind::Fraction;
            self.tokens.push(if is_over { token.sign('/') } else { token });
            if is_over {
                self.due = due.collect();
                return;
            }
        }
    }

    /// Something comes behind the next operand, before all else that is due there.
    fn expect(&mut self, tokens: impl IntoIterator<Item = Token>) {
        let due = std::mem::take(&mut self.due);
        self.due = tokens.into_iter().chain(due).collect();
    }

    /// A root with its index, and how many tokens that has.
    fn root(&mut self, root: &Token, behind: &[Token]) -> usize {
        let (name, taken) = match behind {
            [open, index, close, ..] if open.is('[') && close.is(']') && index.kind == Kind::Number(3.0) => {
                ("cbrt", 3)
            }
            _ => (root.text.as_str(), 0),
        };
        self.tokens.push(Token { spaced: root.spaced, ..root.with(Kind::Name, name) });
        let next = behind.get(taken);
        if next.is_some_and(|next| {
            matches!(next.kind, Kind::Number(_) | Kind::Name | Kind::Root) || next.is('|')
        }) {
            self.tokens.push(root.sign('('));
            self.expect([root.sign(')')]);
        }
        taken
    }

    /// LaTeX's fraction. One or two digits behind it are a dividend and a divisor.
    fn fraction(&mut self, fraction: &Token, behind: &[Token]) -> usize {
        let parts = |token: &Token| {
            let digits: Vec<String> = token.text.chars().map(String::from).collect();
            let one = |text: &str| Some(token.with(Kind::Number(parse(text)?), text));
            match digits.as_slice() {
                [above, below] => one(above).zip(one(below)),
                _ => None,
            }
        };
        let Some(first) = behind.first() else { return 0 };
        let open = Token { spaced: fraction.spaced, ..fraction.sign('(') };
        if let Some((above, below)) = parts(first).filter(|_| matches!(first.kind, Kind::Number(_))) {
            self.tokens.extend([open, above, fraction.sign('/'), below, fraction.sign(')')]);
            self.settle();
            return 1;
        }
        if first.is('{') || (first.text.len() == 1 && first.is_operand() && !first.is('(')) {
            self.tokens.push(open);
            self.expect([fraction.clone(), fraction.sign(')')]);
        } else {
            self.tokens.push(fraction.clone());
        }
        0
    }

    /// A function with a power between its name and its argument, and how many tokens the power
    /// has. Returns `None` if there is none.
    fn powered(&mut self, name: &Token, behind: &[Token]) -> Option<usize> {
        let Some(Meaning::One(function)) = names::meaning(&name.text) else { return None };
        let (power, exponent) = behind.split_first().filter(|(power, _)| power.is('^'))?;
        let (minus, number, taken) = match exponent {
            [open, minus, number, close, ..] if is_open(open) && minus.is('-') => {
                (close.is('}') || close.is(')')).then_some((true, number, 4))
            }
            [open, number, close, ..] if is_open(open) => {
                (close.is('}') || close.is(')')).then_some((false, number, 3))
            }
            [minus, number, ..] if minus.is('-') => Some((true, number, 2)),
            [number, ..] => Some((false, number, 1)),
            [] => None,
        }?;
        if !exponent.get(taken).is_some_and(is_open) {
            return None;
        }
        match number.kind {
            Kind::Number(1.0) if minus => {
                let inverse = names::inverse(function)?;
                self.tokens.push(Token { text: inverse.into(), ..name.clone() });
            }
            Kind::Number(_) if !minus => {
                self.tokens.push(Token { spaced: name.spaced, ..name.sign('(') });
                self.tokens.push(Token { spaced: false, ..name.clone() });
                self.expect([
                    name.sign(')'),
                    Token { spaced: false, ..power.clone() },
                    Token { spaced: false, ..number.clone() },
                ]);
            }
            _ => return None,
        }
        Some(1 + taken)
    }
}
