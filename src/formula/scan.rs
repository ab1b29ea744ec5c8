//! A formula's tokens, in their plain form, each with the place where it was typed.

use super::error::{Expected, FormulaError};
use super::names;
use super::tree::Span;
use super::typed;
use crate::number::parse;

/// The kinds of token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    Number(f64),
    Name,
    /// Any other sign, be it one that formulas know or not.
    Sign(char),
    /// A root, whose operand need not stand in parentheses.
    Root,
    /// LaTeX's fraction, with dividend and divisor behind it.
    Fraction,
    /// What begins as a number and is none.
    Wrong(Expected),
    End,
}

/// A token and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub kind: Kind,
    /// Its plain form.
    pub text: String,
    /// Where it was typed.
    pub span: Span,
    /// Whether a space stands before it.
    pub spaced: bool,
}

impl Token {
    pub(super) fn is(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }

    /// Another token that comes of the same text.
    pub(super) fn with(&self, kind: Kind, text: &str) -> Self {
        Self { kind, text: text.into(), span: self.span, spaced: false }
    }

    /// A sign that comes of the same text.
    pub(super) fn sign(&self, sign: char) -> Self {
        self.with(Kind::Sign(sign), sign.encode_utf8(&mut [0; 4]))
    }

    /// What was typed.
    pub(super) fn typed<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.span.start..self.span.end).unwrap_or_default()
    }

    /// The error of expecting something else here.
    pub(super) fn not(&self, expected: Expected, text: &str) -> FormulaError {
        FormulaError::new(self.span.start, self.typed(text), expected)
    }

    /// Whether an operand begins here.
    pub(super) fn is_operand(&self) -> bool {
        matches!(self.kind, Kind::Number(_) | Kind::Name | Kind::Sign('('))
    }
}

/// Reads all tokens of a text, the last of which is its end.
pub(super) fn scan(text: &str) -> Vec<Token> {
    let mut scanner = Scanner::new(text);
    while let Some(first) = scanner.rest().chars().next() {
        scanner.token(first);
    }
    scanner.push(0, Kind::End, "");
    scanner.tokens
}

/// Reads token after token.
struct Scanner {
    /// The text in plain signs.
    plain: String,
    /// Where each byte of it was typed.
    places: Vec<Span>,
    at: usize,
    /// Where the text ends.
    end: usize,
    spaced: bool,
    /// Whether it is LaTeX, in which spaces mean nothing.
    is_latex: bool,
    tokens: Vec<Token>,
}

impl Scanner {
    fn new(text: &str) -> Self {
        let (mut plain, mut places) = (String::new(), Vec::new());
        let is_math = |text: &str| text.ends_with('$') && text.matches('$').count() > 1;
        for (start, typed) in text.char_indices() {
            plain.extend(typed::sign(typed));
            places.resize(plain.len(), Span { start, end: start + typed.len_utf8() });
        }
        let is_latex = plain.contains('\\') || is_math(plain.trim());
        let tokens = Vec::with_capacity(places.len() + 1);
        Self { plain, places, at: 0, end: text.len(), spaced: false, is_latex, tokens }
    }

    /// The text that is still to be read.
    fn rest(&self) -> &str {
        self.plain.get(self.at..).unwrap_or_default()
    }

    /// Where the next so many bytes were typed.
    fn span(&self, length: usize) -> Span {
        let start = self.places.get(self.at).map_or(self.end, |place| place.start);
        let last = (self.at + length).checked_sub(1).filter(|_| length > 0);
        let end = last.and_then(|last| self.places.get(last)).map_or(start, |place| place.end);
        Span { start, end }
    }

    /// Makes a token of the next so many bytes.
    fn push(&mut self, length: usize, kind: Kind, text: &str) {
        let (span, spaced) = (self.span(length), self.spaced && !self.is_latex);
        self.tokens.push(Token { kind, text: text.into(), span, spaced });
        self.spaced = false;
        self.at += length;
    }

    fn token(&mut self, first: char) {
        let length = first.len_utf8();
        match first {
            '$' | ' ' if first == ' ' || self.is_latex => {
                self.spaced = true;
                self.at += 1;
            }
            '0'..='9' | '.' => self.number(),
            'a'..='z' | 'A'..='Z' | 'θ' => self.name(),
            '\\' => self.command(),
            '*' if self.rest().starts_with("**") => self.push(2, Kind::Sign('^'), "^"),
            _ => {
                if let Some(name) = typed::letter(first) {
                    self.push(length, Kind::Name, name);
                } else if let Some(root) = typed::root(first) {
                    self.push(length, Kind::Root, root);
                } else if let Some(parts) = typed::fraction(first) {
                    self.fraction(first, parts);
                } else if typed::raised(first).is_some() {
                    self.raised();
                } else {
                    self.push(length, Kind::Sign(first), first.encode_utf8(&mut [0; 4]));
                }
            }
        }
    }

    fn number(&mut self) {
        let text: String = self.rest().chars().take(number_length(self.rest())).collect();
        let kind = match parse(&text) {
            Some(number) if number.is_finite() => Kind::Number(number),
            Some(_) => Kind::Wrong(Expected::Finite),
            None => Kind::Wrong(Expected::Number),
        };
        self.push(text.len(), kind, &text);
    }

    /// Letters, with an index if one follows. What stands before a dot is the place that a name is
    /// taken from.
    fn name(&mut self) {
        let mut before = 0;
        loop {
            let tail = self.rest().get(before..).unwrap_or_default();
            let length = name_length(tail);
            let (name, rest) = tail.split_at_checked(length).unwrap_or((tail, ""));
            let is_more = rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(is_letter));
            if is_more && typed::is_module(name) {
                before += length + 1;
                continue;
            }
            let (index, text) = indexed(name, rest);
            self.push(before + length + index, Kind::Name, &names::plain(&text));
            return;
        }
    }

    /// LaTeX's commands: names, signs, and spaces.
    fn command(&mut self) {
        let rest = self.rest().get(1..).unwrap_or_default();
        let whole = run_length(rest, |byte| byte.is_ascii_alphanumeric());
        let is_known = rest.get(..whole).is_some_and(|name| names::meaning(name).is_some());
        let length = if is_known { whole } else { run_length(rest, |byte| byte.is_ascii_alphabetic()) };
        let (name, tail) = rest.split_at_checked(length).unwrap_or((rest, ""));
        let argument = tail.strip_prefix('{').and_then(|tail| tail.split_once('}')).map(|(name, _)| name);
        if let Some(' ') = typed::command(name) {
            self.at += length + 1;
        } else if let Some(sign) = typed::command(name) {
            self.push(length + 1, Kind::Sign(sign), &sign.to_string());
        } else if typed::is_fraction(name) {
            self.push(length + 1, Kind::Fraction, "frac");
        } else if name == "sqrt" {
            self.push(length + 1, Kind::Root, "sqrt");
        } else if let Some(argument) = argument.filter(|_| typed::is_upright(name)) {
            let (name, length) = (names::plain(argument.trim()), length + 3 + argument.len());
            self.push(length, Kind::Name, &name);
        } else if length > 0 {
            let (index, text) = indexed(typed::latex_name(name), tail);
            self.push(length + 1 + index, Kind::Name, &names::plain(&text));
        } else {
            match rest.chars().next() {
                Some(',' | ';' | ':' | '!' | ' ') => self.at += 2,
                Some(brace @ ('{' | '}')) => self.push(2, Kind::Sign(brace), &brace.to_string()),
                _ => self.push(1, Kind::Sign('\\'), "\\"),
            }
        }
    }

    /// A fraction in one sign; behind a number it would be added to it.
    fn fraction(&mut self, sign: char, [above, below]: [&str; 2]) {
        let touches = self.tokens.last().is_some_and(|last| matches!(last.kind, Kind::Number(_)));
        self.push(sign.len_utf8(), Kind::Sign(if touches { sign } else { '(' }), "(");
        let Some(open) = self.tokens.last().filter(|_| !touches).cloned() else { return };
        let number = |text: &str| open.with(parse(text).map_or(Kind::End, Kind::Number), text);
        self.tokens.extend([number(above), open.sign('/'), number(below), open.sign(')')]);
    }

    /// Raised digits, with signs before them.
    fn raised(&mut self) {
        let run: Vec<(usize, char)> =
            self.rest().chars().map_while(|c| typed::raised(c).map(|plain| (c.len_utf8(), plain))).collect();
        self.push(run.iter().map(|(length, _)| length).sum(), Kind::Sign('^'), "^");
        let Some(power) = self.tokens.last().cloned() else { return };
        let text: String = run.iter().map(|&(_, plain)| plain).collect();
        let digits = text.trim_start_matches(['+', '-']);
        let signs = text.strip_suffix(digits).unwrap_or_default();
        self.tokens.extend(signs.chars().map(|sign| power.sign(sign)));
        if !digits.is_empty() {
            self.tokens
                .push(power.with(parse(digits).map_or(Kind::Wrong(Expected::Number), Kind::Number), digits));
        }
    }
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
}

fn run_length(text: &str, belongs: impl Fn(u8) -> bool) -> usize {
    text.bytes().take_while(|&byte| belongs(byte)).count()
}

/// Letters, digits and lines below; θ is a word by itself, as is what comes after it.
fn name_length(text: &str) -> usize {
    match text.strip_prefix('θ') {
        Some(rest) => {
            let line = usize::from(rest.strip_prefix('_').is_some_and(|rest| rest.starts_with(is_digit)));
            text.len() - rest.len() + line + run_length(&rest[line..], |byte| byte.is_ascii_digit())
        }
        None => run_length(text, |byte| byte.is_ascii_alphanumeric() || byte == b'_'),
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// How long the index is that follows a name, and the name with it: lowered digits, or LaTeX's
/// digits behind a line below.
fn indexed(name: &str, rest: &str) -> (usize, String) {
    let lowered: String = rest.chars().take_while(|&c| typed::lowered(c).is_some()).collect();
    if !lowered.is_empty() {
        return (lowered.len(), [name, &lowered].concat());
    }
    let line = usize::from(!name.ends_with('_'));
    let index = if line == 0 { Some(rest) } else { rest.strip_prefix('_') };
    let braced = index.and_then(|index| index.strip_prefix('{')).and_then(|index| index.split_once('}'));
    let is_index = |digits: &str| !digits.is_empty() && digits.chars().all(is_digit);
    match (braced, index) {
        (Some((digits, _)), _) if is_index(digits) => {
            (line + digits.len() + 2, [name, &"_"[..line], digits].concat())
        }
        // Behind a command of LaTeX, which has letters alone.
        (None, Some(index)) if line == 1 && index.starts_with(is_digit) => {
            let digits = &index[..run_length(index, |byte| byte.is_ascii_digit())];
            (1 + digits.len(), [name, "_", digits].concat())
        }
        _ => (0, name.into()),
    }
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
