//! The grammar, by precedence climbing.

use super::error::{Expected, FormulaError};
use super::guess::{self, Behind};
use super::limits::{DEEPEST, LONGEST};
use super::names::{self, Meaning, Variable};
use super::plain;
use super::scan::{self, Kind, Token};
use super::tree::{Formula, Function, Id, Leaf, Node, Operator, Span, Tree};

/// How tightly an operator binds. Signs and powers bind tighter than these.
type Level = u8;
const SUM: Level = 0;
const PRODUCT: Level = 1;

/// The signs that formulas know.
const SIGNS: &str = "+-*/^(),";
/// Signs of other languages, with what stands for them here.
const FOREIGN: [(char, &str); 5] = [('[', "("), (']', ")"), ('{', "("), ('}', ")"), (';', ",")];

/// Reads a formula, and gives it back with its text in plain form.
pub(super) fn read(text: &str) -> Result<(Formula, String), FormulaError> {
    let start = text.len() - text.trim_start().len();
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Err(FormulaError::new(0, "", Expected::Formula));
    }
    if let Some((excess, _)) = trimmed.char_indices().nth(LONGEST) {
        return Err(FormulaError::new(start + excess, "", Expected::Length(LONGEST)));
    }
    let typed = scan::scan(text.trim_end());
    let tokens = plain::plain(&typed);
    let mut parser = Parser::new(text.trim_end(), &tokens);
    parser.is_sign()?;
    parser.infix(SUM)?;
    if parser.token().kind != Kind::End {
        return Err(parser.unexpected(Expected::End));
    }
    if parser.names.is_empty() {
        return Err(FormulaError::new(start, trimmed, Expected::Variable));
    }
    let plain = plain::text(&tokens, text);
    if plain.chars().count() > LONGEST {
        return Err(FormulaError::new(text.len(), "", Expected::Length(LONGEST)));
    }
    let spans = parser.spans;
    let names = parser.names.iter().map(|name| (*name).into()).collect();
    Ok((Formula { tree: parser.tree, spans, names }, plain))
}

/// The names of the first two variables, in their order.
fn variables(tokens: &[Token]) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    let names =
        tokens.iter().filter(|token| token.kind == Kind::Name && names::meaning(&token.text).is_none());
    for token in names {
        let Some(variable) = Variable::named(&token.text) else { continue };
        let is_new = |name: &&str| Variable::named(name) != Some(variable);
        if found.len() < 2 && found.iter().all(is_new) {
            found.push(&token.text);
        }
    }
    if let [first, second] = found.as_slice()
        && Variable::named(second)
            .zip(Variable::named(first))
            .is_some_and(|(second, first)| second.is_before(first))
    {
        found.reverse();
    }
    found
}

struct Parser<'t> {
    /// What was typed.
    text: &'t str,
    tokens: &'t [Token],
    /// The token to be read next.
    at: usize,
    tree: Tree,
    spans: Vec<Span>,
    /// What the variables are called.
    names: Vec<&'t str>,
    depth: usize,
}

/// What comes behind all tokens.
static NONE: Token =
    Token { kind: Kind::End, text: String::new(), span: Span { start: 0, end: 0 }, spaced: false };

impl<'t> Parser<'t> {
    fn new(text: &'t str, tokens: &'t [Token]) -> Self {
        let (tree, spans, names) = (Tree::default(), Vec::new(), variables(tokens));
        Self { text, tokens, at: 0, tree, spans, names, depth: 0 }
    }

    fn token(&self) -> &'t Token {
        self.tokens.get(self.at).unwrap_or(&NONE)
    }

    fn advance(&mut self) -> Result<&'t Token, FormulaError> {
        let token = self.token();
        self.at += 1;
        self.is_sign()?;
        Ok(token)
    }

    /// Whether the next token is one that formulas can have.
    fn is_sign(&self) -> Result<(), FormulaError> {
        let token = self.token();
        match token.kind {
            Kind::Wrong(expected) => Err(token.not(expected, self.text)),
            Kind::Sign(sign) if !SIGNS.contains(sign) => {
                let hint =
                    FOREIGN.iter().find(|(foreign, _)| *foreign == sign).map(|(_, hint)| (*hint).into());
                Err(FormulaError { hint, ..token.not(Expected::Sign, self.text) })
            }
            Kind::Root | Kind::Fraction => Err(token.not(Expected::Name, self.text)),
            _ => Ok(()),
        }
    }

    fn push(&mut self, node: Node<Id>, token: &Token) -> Id {
        self.spans.push(token.span);
        self.tree.push(node)
    }

    fn is(&self, sign: char) -> bool {
        self.token().is(sign)
    }

    /// The error of a token where it cannot stand.
    fn unexpected(&self, expected: Expected) -> FormulaError {
        let token = self.token();
        let number = |token: &&Token| matches!(token.kind, Kind::Number(_));
        let before = self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).filter(number);
        let after = self.tokens.get(self.at + 1).filter(number);
        let decimal =
            self.is(',') && !token.spaced && before.is_some() && after.is_some_and(|after| !after.spaced);
        FormulaError { hint: decimal.then(|| ".".into()), ..token.not(expected, self.text) }
    }

    /// Operators that bind at least as tightly as the level, with their operands.
    fn infix(&mut self, level: Level) -> Result<Id, FormulaError> {
        let mut left = self.signed()?;
        while let Some((operator, own)) = self.operator()?.filter(|&(_, own)| own >= level) {
            let token = self.token();
            let right = if token.is_operand() {
                self.power()?
            } else {
                self.advance()?;
                self.infix(own + 1)?
            };
            left = self.push(Node::Binary(operator, left, right), token);
        }
        Ok(left)
    }

    /// The operator that comes next, be it only meant.
    fn operator(&self) -> Result<Option<(Operator, Level)>, FormulaError> {
        let token = self.token();
        Ok(match token.kind {
            Kind::Sign('+') => Some((Operator::Add, SUM)),
            Kind::Sign('-') => Some((Operator::Subtract, SUM)),
            Kind::Sign('*') => Some((Operator::Multiply, PRODUCT)),
            Kind::Sign('/') => Some((Operator::Divide, PRODUCT)),
            _ if !token.is_operand() => None,
            _ if token.spaced => {
                let error = token.not(Expected::Operator, self.text);
                return Err(FormulaError { hint: Some(["*", &error.found].concat()), ..error });
            }
            _ => Some((Operator::Multiply, PRODUCT)),
        })
    }

    /// A power with signs before it.
    fn signed(&mut self) -> Result<Id, FormulaError> {
        let (minus, token) = self.signs()?;
        let power = self.power()?;
        Ok(if minus { self.push(Node::Call(Function::Negative, power), token) } else { power })
    }

    /// Any number of signs; whether they amount to a minus.
    fn signs(&mut self) -> Result<(bool, &'t Token), FormulaError> {
        let first = self.token();
        let mut minus = false;
        while self.is('+') || self.is('-') {
            minus ^= self.is('-');
            self.advance()?;
        }
        Ok((minus, first))
    }

    /// A tower of powers, which groups from the right: `a^-b^c` is `a^(-(b^c))`.
    fn power(&mut self) -> Result<Id, FormulaError> {
        let mut last = self.operand()?;
        let mut tower = Vec::new();
        while self.is('^') {
            let power = self.advance()?;
            let (minus, sign) = self.signs()?;
            tower.push((last, power, minus.then_some(sign)));
            last = self.operand()?;
        }
        for (base, power, minus) in tower.into_iter().rev() {
            if let Some(sign) = minus {
                last = self.push(Node::Call(Function::Negative, last), sign);
            }
            last = self.push(Node::Binary(Operator::Power, base, last), power);
        }
        Ok(last)
    }

    fn operand(&mut self) -> Result<Id, FormulaError> {
        match self.token().kind {
            Kind::Number(number) => {
                let token = self.advance()?;
                Ok(self.push(Node::Leaf(Leaf::Number(number)), token))
            }
            Kind::Name => self.name(),
            Kind::Sign('(') => {
                self.open()?;
                let inner = self.infix(SUM)?;
                self.close()?;
                Ok(inner)
            }
            _ => Err(self.unexpected(Expected::Operand)),
        }
    }

    fn open(&mut self) -> Result<(), FormulaError> {
        if self.depth == DEEPEST {
            return Err(self.token().not(Expected::Nesting(DEEPEST), self.text));
        }
        self.depth += 1;
        self.advance().map(|_| ())
    }

    fn close(&mut self) -> Result<(), FormulaError> {
        if !self.is(')') {
            return Err(self.unexpected(Expected::Closing));
        }
        self.depth -= 1;
        self.advance().map(|_| ())
    }

    fn name(&mut self) -> Result<Id, FormulaError> {
        let token = self.token();
        if let Some(meaning) = names::meaning(&token.text) {
            return match meaning {
                Meaning::Leaf(leaf) => self.leaf(leaf),
                _ => self.call(meaning),
            };
        }
        let Some(variable) = Variable::named(&token.text) else { return Err(self.unknown()) };
        let is_it = |name: &&str| Variable::named(name) == Some(variable);
        match self.names.iter().position(is_it) {
            Some(0) => self.leaf(Leaf::X),
            Some(_) => self.leaf(Leaf::Y),
            None => {
                let beside = self.names.iter().map(|name| (*name).into()).collect();
                Err(FormulaError { beside, ..token.not(Expected::TwoVariables, self.text) })
            }
        }
    }

    fn leaf(&mut self, leaf: Leaf) -> Result<Id, FormulaError> {
        let token = self.advance()?;
        Ok(self.push(Node::Leaf(leaf), token))
    }

    /// The error of an unknown name. What is meant may stand for its argument, too.
    fn unknown(&self) -> FormulaError {
        let token = self.token();
        let error = token.not(Expected::Name, self.text);
        let next = self.tokens.get(self.at + 1).unwrap_or(&NONE);
        let argument = if next.is('(') { self.parentheses(self.at + 1) } else { None };
        let behind = match argument {
            Some((argument, _)) => Behind::Argument(argument),
            None if next.is('^') => Behind::Power,
            None => Behind::Other,
        };
        match guess::guess(&token.text, &behind) {
            Some((hint, true)) => {
                let end = argument.map_or(token.span.end, |(_, end)| end);
                let found = self.text.get(token.span.start..end).unwrap_or_default().into();
                FormulaError { hint: Some(hint), found, ..error }
            }
            guess => FormulaError { hint: guess.map(|(hint, _)| hint), ..error },
        }
    }

    /// What was typed in the parentheses that open at a token, and the byte behind them. Returns
    /// `None` if they are not closed.
    fn parentheses(&self, open: usize) -> Option<(&'t str, usize)> {
        let mut depth = 0_usize;
        let start = self.tokens.get(open)?.span.end;
        let close = self.tokens.iter().skip(open).find(|token| {
            depth = (depth + usize::from(token.is('('))).saturating_sub(usize::from(token.is(')')));
            depth == 0
        })?;
        Some((self.text.get(start..close.span.start)?, close.span.end))
    }

    /// A function with its arguments.
    fn call(&mut self, meaning: Meaning) -> Result<Id, FormulaError> {
        let name = self.advance()?;
        if !self.is('(') {
            return Err(self.not_opened(meaning));
        }
        self.open()?;
        let mut given = Vec::new();
        let mut more = !self.is(')');
        while more {
            given.push(self.infix(SUM)?);
            more = self.is(',');
            if more {
                self.advance()?;
            }
        }
        self.close()?;
        let node = match (meaning, given.as_slice()) {
            (Meaning::One(function), &[of]) => Node::Call(function, of),
            (Meaning::Two(operator), &[left, right]) => Node::Binary(operator, left, right),
            (Meaning::Two(_), _) => return Err(name.not(Expected::Arguments(2), self.text)),
            _ => return Err(name.not(Expected::Arguments(1), self.text)),
        };
        Ok(self.push(node, name))
    }

    /// The error of a function's name without parentheses behind it: what touches there is meant,
    /// but for roots, which end early for some and late for others.
    fn not_opened(&self, meaning: Meaning) -> FormulaError {
        let first = self.token();
        let behind = self.tokens.get(self.at..).unwrap_or_default();
        let mut count = usize::from(first.is_operand());
        count += behind
            .iter()
            .skip(1)
            .take_while(|token| count > 0 && token.is_operand() && !token.spaced)
            .count();
        let argument = behind.get(..count).unwrap_or_default();
        let is_sure = count == 1 || (count > 1 && meaning != Meaning::One(Function::Sqrt));
        let next = behind.get(count).is_some_and(|next| next.is('^'));
        let is_leaf = |token: &Token| match names::meaning(&token.text) {
            Some(meaning) => matches!(meaning, Meaning::Leaf(_)),
            None => matches!(token.kind, Kind::Number(_) | Kind::Name),
        };
        let error = first.not(Expected::Opening, self.text);
        let is_one = matches!(meaning, Meaning::One(_));
        let Some(last) =
            argument.last().filter(|_| is_one && is_sure && !next && argument.iter().all(is_leaf))
        else {
            return error;
        };
        let found = self.text.get(first.span.start..last.span.end).unwrap_or_default();
        let word = |token: &Token| match names::is_known(&token.text) || token.kind != Kind::Name {
            true => Some(token.typed(self.text).into()),
            false => guess::guess(&token.text, &Behind::Other).map(|(hint, _)| hint),
        };
        let words: Option<Vec<String>> = argument.iter().map(word).collect();
        let inner = |words: Vec<String>| if words.len() == 1 { words.concat() } else { found.into() };
        let hint = words.map(|words| ["(", &inner(words), ")"].concat());
        FormulaError { found: found.into(), hint, ..error }
    }
}
