//! A formula's tokens.

use super::error::{Expected, FormulaError};
use super::tree::Span;
use crate::number::parse;

/// The kinds of token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    Number(f64),
    Name,
    /// One of `+ - * / ^ ( ) ,`.
    Sign(char),
    End,
}

/// A token and where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Token<'t> {
    pub kind: Kind,
    pub text: &'t str,
    pub at: usize,
    /// Whether a space stands before it.
    pub spaced: bool,
}

impl Token<'_> {
    pub(super) fn span(&self) -> Span {
        Span { start: self.at, end: self.at + self.text.len() }
    }

    /// The error of expecting something else here.
    pub(super) fn not(&self, expected: Expected) -> FormulaError {
        FormulaError::new(self.at, self.text, expected)
    }

    /// Whether an operand begins here.
    pub(super) fn is_operand(&self) -> bool {
        matches!(self.kind, Kind::Number(_) | Kind::Name | Kind::Sign('('))
    }
}

/// Signs that look like what formulas know, or are another language's.
const FOREIGN: [(char, &str); 20] = [
    ('×', "*"),
    ('·', "*"),
    ('⋅', "*"),
    ('∗', "*"),
    ('÷', "/"),
    ('∕', "/"),
    ('−', "-"),
    ('–', "-"),
    ('²', "^2"),
    ('³', "^3"),
    ('⁴', "^4"),
    ('½', "(1/2)"),
    ('π', "pi"),
    ('√', "sqrt"),
    ('[', "("),
    (']', ")"),
    ('{', "("),
    ('}', ")"),
    (';', ","),
    ('\u{a0}', " "),
];

/// Reads token after token.
pub(super) struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Scanner<'t> {
    /// Starts at a byte of the text.
    pub(super) fn new(text: &'t str, at: usize) -> Self {
        Self { text, at }
    }

    /// The text that is still to be read.
    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next token. After the last one come any number of ends.
    pub(super) fn next(&mut self) -> Result<Token<'t>, FormulaError> {
        let before = self.rest().len();
        let rest = self.rest().trim_ascii_start();
        let spaced = rest.len() < before;
        self.at += before - rest.len();
        let mut take = |length: usize, kind: Kind| {
            let token = Token { kind, text: rest.get(..length).unwrap_or(rest), at: self.at, spaced };
            self.at += length;
            token
        };
        let Some(first) = rest.chars().next() else { return Ok(take(0, Kind::End)) };
        match first {
            '0'..='9' | '.' => {
                let token = take(number_length(rest), Kind::End);
                let number = parse(token.text).ok_or_else(|| token.not(Expected::Number))?;
                if f64::is_finite(number) {
                    Ok(Token { kind: Kind::Number(number), ..token })
                } else {
                    Err(token.not(Expected::Finite))
                }
            }
            'a'..='z' | 'A'..='Z' => {
                let length = run_length(rest, |byte| byte.is_ascii_alphanumeric() || byte == b'_');
                Ok(take(length, Kind::Name))
            }
            '*' if rest.starts_with("**") => Err(foreign(take(2, Kind::End), Some("^"))),
            '+' | '-' | '*' | '/' | '^' | '(' | ')' | ',' => Ok(take(1, Kind::Sign(first))),
            '|' => Err(bars(rest, take(1, Kind::End))),
            _ => {
                let hint = FOREIGN.iter().find(|(sign, _)| *sign == first).map(|(_, hint)| *hint);
                Err(foreign(take(first.len_utf8(), Kind::End), hint))
            }
        }
    }
}

fn foreign(token: Token<'_>, hint: Option<&str>) -> FormulaError {
    FormulaError { hint: hint.map(Into::into), ..token.not(Expected::Sign) }
}

/// `|x|` is meant as `abs(x)`.
fn bars(rest: &str, bar: Token<'_>) -> FormulaError {
    let between = rest.get(1..).and_then(|inner| inner.split_once('|')).map(|(between, _)| between);
    foreign(bar, Some(&format!("abs({})", between.unwrap_or("x"))))
}

fn run_length(text: &str, belongs: impl Fn(u8) -> bool) -> usize {
    text.bytes().take_while(|&byte| belongs(byte)).count()
}

/// Digits and points, then an exponent if one follows. An `e` without digits is Euler's number.
/// Excess points belong to it, so that the whole is refused as no number.
fn number_length(text: &str) -> usize {
    let digits = |from: usize, point: bool| {
        let tail = text.get(from..).unwrap_or_default();
        run_length(tail, |byte| byte.is_ascii_digit() || (point && byte == b'.'))
    };
    let whole = digits(0, true);
    let Some(exponent) = text.get(whole..).and_then(|tail| tail.strip_prefix(['e', 'E'])) else {
        return whole;
    };
    let start = whole + 1 + usize::from(exponent.starts_with(['+', '-']));
    match digits(start, false) {
        0 => whole,
        _ => start + digits(start, true),
    }
}
