//! The grammar, by precedence climbing.

use super::error::{Expected, FormulaError};
use super::limits::{DEEPEST, LONGEST};
use super::names::{self, Meaning};
use super::scan::{Kind, Scanner, Token};
use super::tree::{Formula, Function, Id, Leaf, Naming, Node, Operator, Span, Tree};

/// How tightly an operator binds. Signs and powers bind tighter than these.
type Level = u8;
const SUM: Level = 0;
const PRODUCT: Level = 1;

/// Reads a formula.
pub(super) fn read(text: &str) -> Result<Formula, FormulaError> {
    let start = text.len() - text.trim_start().len();
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Err(FormulaError::new(0, "", Expected::Formula));
    }
    if let Some((excess, _)) = trimmed.char_indices().nth(LONGEST) {
        return Err(FormulaError::new(start + excess, "", Expected::Length(LONGEST)));
    }
    let mut parser = Parser::new(text.trim_end(), start)?;
    parser.infix(SUM)?;
    match (parser.token.kind, parser.naming) {
        (Kind::End, Some(naming)) => Ok(Formula { tree: parser.tree, spans: parser.spans, naming }),
        (Kind::End, None) => Err(FormulaError::new(start, trimmed, Expected::Variable)),
        _ => Err(parser.unexpected(Expected::End)),
    }
}

struct Parser<'t> {
    scanner: Scanner<'t>,
    /// The one to be read next.
    token: Token<'t>,
    /// The one read last, which it may touch.
    last: Token<'t>,
    tree: Tree,
    spans: Vec<Span>,
    naming: Option<Naming>,
    depth: usize,
}

impl<'t> Parser<'t> {
    fn new(text: &'t str, start: usize) -> Result<Self, FormulaError> {
        let mut scanner = Scanner::new(text, start);
        let token = scanner.next()?;
        let (tree, spans) = (Tree::default(), Vec::new());
        Ok(Self { scanner, token, last: token, tree, spans, naming: None, depth: 0 })
    }

    fn advance(&mut self) -> Result<Token<'t>, FormulaError> {
        self.last = self.token;
        self.token = self.scanner.next()?;
        Ok(self.last)
    }

    fn push(&mut self, node: Node<Id>, token: Token<'t>) -> Id {
        self.spans.push(token.span());
        self.tree.push(node)
    }

    fn is(&self, sign: char) -> bool {
        self.token.kind == Kind::Sign(sign)
    }

    /// The error of a token where it cannot stand.
    fn unexpected(&self, expected: Expected) -> FormulaError {
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let decimal = self.is(',')
            && matches!(self.last.kind, Kind::Number(_))
            && !self.token.spaced
            && is_digit(self.scanner.rest().chars().next());
        FormulaError { hint: decimal.then(|| ".".into()), ..self.token.not(expected) }
    }

    /// Operators that bind at least as tightly as the level, with their operands.
    fn infix(&mut self, level: Level) -> Result<Id, FormulaError> {
        let mut left = self.signed()?;
        while let Some((operator, own)) = self.operator()?.filter(|&(_, own)| own >= level) {
            let token = self.token;
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
        Ok(match self.token.kind {
            Kind::Sign('+') => Some((Operator::Add, SUM)),
            Kind::Sign('-') => Some((Operator::Subtract, SUM)),
            Kind::Sign('*') => Some((Operator::Multiply, PRODUCT)),
            Kind::Sign('/') => Some((Operator::Divide, PRODUCT)),
            _ if !self.token.is_operand() => None,
            _ if self.token.spaced => {
                let error = self.token.not(Expected::Operator);
                return Err(FormulaError { hint: Some("*".into()), ..error });
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
    fn signs(&mut self) -> Result<(bool, Token<'t>), FormulaError> {
        let first = self.token;
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
        match self.token.kind {
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
            return Err(self.token.not(Expected::Nesting(DEEPEST)));
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
        match names::meaning(self.token.text) {
            Some(Meaning::Leaf(leaf)) => self.leaf(leaf),
            Some(meaning) => self.call(meaning),
            None => {
                let is_called = self.scanner.rest().trim_ascii_start().starts_with('(');
                let hint = names::guess(self.token.text, is_called);
                Err(FormulaError { hint, ..self.token.not(Expected::Name) })
            }
        }
    }

    fn leaf(&mut self, leaf: Leaf) -> Result<Id, FormulaError> {
        self.naming = match (leaf, self.naming) {
            (Leaf::W, None | Some(Naming::W)) => Some(Naming::W),
            (Leaf::X, None | Some(Naming::X)) => Some(Naming::X),
            (Leaf::X | Leaf::Y, Some(Naming::X | Naming::XAndY)) | (Leaf::Y, None) => Some(Naming::XAndY),
            (Leaf::W | Leaf::X | Leaf::Y, _) => return Err(self.token.not(Expected::OneNaming)),
            (_, naming) => naming,
        };
        let token = self.advance()?;
        Ok(self.push(Node::Leaf(leaf), token))
    }

    /// A function with its arguments.
    fn call(&mut self, meaning: Meaning) -> Result<Id, FormulaError> {
        let name = self.advance()?;
        if !self.is('(') {
            return Err(self.not_opened(name, meaning));
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
            (Meaning::Two(_), _) => return Err(name.not(Expected::Arguments(2))),
            _ => return Err(name.not(Expected::Arguments(1))),
        };
        Ok(self.push(node, name))
    }

    /// The error of a function's name without parentheses behind it.
    fn not_opened(&self, name: Token<'t>, meaning: Meaning) -> FormulaError {
        let is_leaf = matches!(names::meaning(self.token.text), Some(Meaning::Leaf(_)))
            || matches!(self.token.kind, Kind::Number(_));
        let argument = if is_leaf { self.token.text } else { "x" };
        let hint = matches!(meaning, Meaning::One(_)).then(|| format!("{}({argument})", name.text));
        FormulaError { hint, ..self.token.not(Expected::Opening) }
    }
}
