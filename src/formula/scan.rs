//! A formula's tokens, in their plain form, each with the place where it was typed.

use super::error::Expected;
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
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'w> {
    pub kind: Kind,
    /// Its plain form.
    pub text: &'w str,
    /// Where it was typed.
    pub span: Span,
    /// Whether a space stands before it.
    pub spaced: bool,
}

/// What comes behind all tokens.
pub(super) const NONE: Token<'static> =
    Token { kind: Kind::End, text: "", span: Span { start: 0, end: 0 }, spaced: false };

impl<'w> Token<'w> {
    pub(super) fn is(&self, sign: char) -> bool {
        matches!(self.kind, Kind::Sign(own) if own == sign)
    }

    /// Another token that comes of the same text.
    pub(super) fn with(&self, kind: Kind, text: &'w str) -> Self {
        Self { kind, text, span: self.span, spaced: false }
    }

    /// A sign that comes of the same text.
    pub(super) fn sign(&self, text: &'w str) -> Self {
        self.with(text.chars().next().map_or(Kind::End, Kind::Sign), text)
    }

    /// The same with or without a space before it.
    pub(super) fn spaced(self, spaced: bool) -> Self {
        Self { spaced, ..self }
    }

    /// What was typed.
    pub(super) fn typed<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.span.start..self.span.end).unwrap_or_default()
    }

    pub(super) fn is_number(&self) -> bool {
        matches!(self.kind, Kind::Number(_))
    }

    /// Whether an operand begins here.
    pub(super) fn is_operand(&self) -> bool {
        matches!(self.kind, Kind::Number(_) | Kind::Name | Kind::Sign('('))
    }
}

/// All tokens of a text, the last of which is its end.
#[derive(Default)]
pub(super) struct Scanned {
    /// The plain forms of all tokens, one behind the other.
    words: String,
    /// The tokens without their texts, and where among the words these end.
    tokens: Vec<(Token<'static>, usize)>,
}

impl Scanned {
    pub(super) fn tokens(&self) -> Vec<Token<'_>> {
        let mut start = 0;
        let mut tokens = Vec::with_capacity(self.tokens.len());
        for &(token, end) in &self.tokens {
            tokens.push(Token { text: self.words.get(start..end).unwrap_or_default(), ..token });
            start = end;
        }
        tokens
    }

    fn push(&mut self, kind: Kind, text: &str, span: Span, spaced: bool) {
        self.words.push_str(text);
        self.tokens.push((Token { kind, text: "", span, spaced }, self.words.len()));
    }
}

/// Reads all tokens of a text.
pub(super) fn scan(text: &str) -> Scanned {
    let (mut plain, mut places) = (String::new(), Vec::new());
    for (start, typed) in text.char_indices() {
        plain.extend(typed::sign(typed));
        places.resize(plain.len(), Span { start, end: start + typed.len_utf8() });
    }
    let math = plain.trim();
    let is_math = math.ends_with('$') && math.matches('$').count() > 1;
    let mut scanner = Scanner {
        rest: &plain,
        places: &places,
        end: text.len(),
        spaced: false,
        is_latex: plain.bytes().any(|byte| byte == b'\\') || is_math,
        scanned: Scanned::default(),
    };
    while let Some(first) = scanner.rest.chars().next() {
        scanner.token(first);
    }
    scanner.push(0, Kind::End, "");
    scanner.scanned
}

/// Reads token after token.
struct Scanner<'p> {
    /// What is still to be read, in plain signs.
    rest: &'p str,
    /// Where each byte of it was typed.
    places: &'p [Span],
    /// Where the text ends.
    end: usize,
    spaced: bool,
    /// Whether it is LaTeX, in which spaces mean nothing.
    is_latex: bool,
    scanned: Scanned,
}

impl<'p> Scanner<'p> {
    /// Where the next so many bytes were typed.
    fn span(&self, length: usize) -> Span {
        let start = self.places.first().map_or(self.end, |place| place.start);
        let last = self.places.get(..length).and_then(<[Span]>::last);
        Span { start, end: last.map_or(start, |place| place.end) }
    }

    fn skip(&mut self, length: usize) {
        self.rest = self.rest.get(length..).unwrap_or_default();
        self.places = self.places.get(length..).unwrap_or_default();
    }

    /// Makes a token of the next so many bytes, and says where they were typed.
    fn push(&mut self, length: usize, kind: Kind, text: &str) -> Span {
        let span = self.span(length);
        self.scanned.push(kind, text, span, self.spaced && !self.is_latex);
        self.spaced = false;
        self.skip(length);
        span
    }

    fn token(&mut self, first: char) {
        let length = first.len_utf8();
        match first {
            '$' | ' ' if first == ' ' || self.is_latex => {
                self.spaced = true;
                self.skip(1);
            }
            '0'..='9' | '.' => self.number(),
            'a'..='z' | 'A'..='Z' | 'θ' => self.name(),
            '\\' => self.command(),
            '*' if self.rest.starts_with("**") => self.sign(2, '^'),
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
                    self.sign(length, first);
                }
            }
        }
    }

    fn sign(&mut self, length: usize, sign: char) {
        self.push(length, Kind::Sign(sign), sign.encode_utf8(&mut [0; 4]));
    }

    fn number(&mut self) {
        let (text, _) = split(self.rest, number_length(self.rest));
        self.push(text.len(), number(text), text);
    }

    /// Letters, with an index if one follows. What stands before a dot is the place that a name is
    /// taken from.
    fn name(&mut self) {
        let mut before = 0;
        loop {
            let (_, tail) = split(self.rest, before);
            let (name, rest) = split(tail, name_length(tail));
            let is_more = rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(is_letter));
            if is_more && typed::is_module(name) {
                before += name.len() + 1;
                continue;
            }
            let (index, text) = indexed(name, rest);
            self.push(before + name.len() + index, Kind::Name, &names::plain(&text));
            return;
        }
    }

    /// LaTeX's commands: names, signs, and spaces.
    fn command(&mut self) {
        let (_, rest) = split(self.rest, 1);
        let (whole, _) = split(rest, run_length(rest, |byte| byte.is_ascii_alphanumeric()));
        let is_known = names::meaning(whole).is_some();
        let letters = run_length(rest, |byte| byte.is_ascii_alphabetic());
        let (name, tail) = split(rest, if is_known { whole.len() } else { letters });
        let length = 1 + name.len();
        let argument = tail.strip_prefix('{').and_then(|tail| tail.split_once('}')).map(|(name, _)| name);
        match (typed::command(name), argument) {
            (Some(' '), _) => self.skip(length),
            (Some(sign), _) => self.sign(length, sign),
            _ if typed::is_fraction(name) => {
                self.push(length, Kind::Fraction, "frac");
            }
            _ if name == "sqrt" => {
                self.push(length, Kind::Root, "sqrt");
            }
            (_, Some(argument)) if typed::is_upright(name) => {
                self.push(length + argument.len() + 2, Kind::Name, &names::plain(argument.trim()));
            }
            _ if name.is_empty() => match rest.chars().next() {
                Some(',' | ';' | ':' | '!' | ' ') => self.skip(2),
                Some(brace @ ('{' | '}')) => self.sign(2, brace),
                _ => self.sign(1, '\\'),
            },
            _ => {
                let (index, text) = indexed(typed::latex_name(name), tail);
                self.push(length + index, Kind::Name, &names::plain(&text));
            }
        }
    }

    /// A fraction in one sign; behind a number it would be added to it.
    fn fraction(&mut self, sign: char, [above, below]: [&str; 2]) {
        let length = sign.len_utf8();
        if self.scanned.tokens.last().is_some_and(|(last, _)| last.is_number()) {
            return self.sign(length, sign);
        }
        let span = self.push(length, Kind::Sign('('), "(");
        self.scanned.push(number(above), above, span, false);
        self.scanned.push(Kind::Sign('/'), "/", span, false);
        self.scanned.push(number(below), below, span, false);
        self.scanned.push(Kind::Sign(')'), ")", span, false);
    }

    /// Raised digits, with signs before them.
    fn raised(&mut self) {
        let (mut length, mut text) = (0, String::new());
        for sign in self.rest.chars() {
            let Some(plain) = typed::raised(sign) else { break };
            length += sign.len_utf8();
            text.push(plain);
        }
        let span = self.push(length, Kind::Sign('^'), "^");
        let digits = text.trim_start_matches(['+', '-']);
        let (signs, _) = split(&text, text.len() - digits.len());
        for sign in signs.chars() {
            self.scanned.push(Kind::Sign(sign), sign.encode_utf8(&mut [0; 4]), span, false);
        }
        if !digits.is_empty() {
            self.scanned.push(number(digits), digits, span, false);
        }
    }
}

/// The token that digits and points are, be they a number or not.
fn number(text: &str) -> Kind {
    match parse(text) {
        Some(number) if number.is_finite() => Kind::Number(number),
        Some(_) => Kind::Wrong(Expected::Finite),
        None => Kind::Wrong(Expected::Number),
    }
}

/// What comes first, and the rest.
fn split(text: &str, length: usize) -> (&str, &str) {
    text.split_at_checked(length).unwrap_or((text, ""))
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
    let is_lowered = |c: char| typed::lowered(c).is_some();
    let (lowered, _) = split(rest, rest.len() - rest.trim_start_matches(is_lowered).len());
    if !lowered.is_empty() {
        return (lowered.len(), [name, lowered].concat());
    }
    let (line, index) = match rest.strip_prefix('_') {
        Some(index) if !name.ends_with('_') => ("_", index),
        _ if name.ends_with('_') => ("", rest),
        _ => return (0, name.into()),
    };
    let braced = index.strip_prefix('{').and_then(|index| index.split_once('}'));
    let (digits, braces) = match braced {
        Some((inner, _)) => (inner, 2),
        // Behind a command of LaTeX, which has letters alone.
        None if line.is_empty() => ("", 0),
        None => (split(index, run_length(index, |byte| byte.is_ascii_digit())).0, 0),
    };
    if digits.is_empty() || !digits.chars().all(is_digit) {
        return (0, name.into());
    }
    (line.len() + digits.len() + braces, [name, line, digits].concat())
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
