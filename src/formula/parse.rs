//! The grammar, by precedence climbing.

use super::error::{Expected, FormulaError};
use super::names::{self, Meaning};
use super::scan::{Kind, Scanner, Token};
use super::tree::{Function, Leaf, Naming, Operator, Part, Span, Tree};
use super::{DEEPEST, LONGEST};

/// How tightly an operator binds. Signs and powers bind tighter than these.
type Level = u8;
const SUM: Level = 0;
const PRODUCT: Level = 1;

/// Reads a formula.
pub(super) fn tree(text: &str) -> Result<Tree, FormulaError> {
    let start = text.len() - text.trim_start().len();
    let trimmed = text.trim();
    let error = |at, expected| FormulaError { at, found: String::new(), expected, hint: None };
    if trimmed.is_empty() {
        return Err(error(0, Expected::Formula));
    }
    if let Some((excess, _)) = trimmed.char_indices().nth(LONGEST) {
        return Err(error(start + excess, Expected::Length(LONGEST)));
    }
    let mut parser = Parser::new(text.trim_end(), start)?;
    parser.infix(SUM)?;
    match (parser.token.kind, parser.naming) {
        (Kind::End, Some(naming)) => Ok(Tree { parts: parser.parts, naming }),
        (Kind::End, None) => Err(FormulaError { found: trimmed.into(), ..error(start, Expected::Variable) }),
        _ => Err(parser.unexpected(Expected::End)),
    }
}

struct Parser<'t> {
    scanner: Scanner<'t>,
    /// The one to be read next.
    token: Token<'t>,
    /// The one read last, which it may touch.
    last: Token<'t>,
    parts: Vec<(Part, Span)>,
    naming: Option<Naming>,
    depth: usize,
}

impl<'t> Parser<'t> {
    fn new(text: &'t str, start: usize) -> Result<Self, FormulaError> {
        let mut scanner = Scanner::new(text, start);
        let token = scanner.next()?;
        Ok(Self { scanner, token, last: token, parts: Vec::new(), naming: None, depth: 0 })
    }

    fn advance(&mut self) -> Result<Token<'t>, FormulaError> {
        self.last = self.token;
        self.token = self.scanner.next()?;
        Ok(self.last)
    }

    fn push(&mut self, part: Part, token: Token<'t>) {
        self.parts.push((part, token.span()));
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
    fn infix(&mut self, level: Level) -> Result<(), FormulaError> {
        self.signed()?;
        while let Some((operator, own)) = self.operator()?.filter(|&(_, own)| own >= level) {
            let token = self.token;
            if token.is_operand() {
                self.power()?;
            } else {
                self.advance()?;
                self.infix(own + 1)?;
            }
            self.push(Part::Binary(operator), token);
        }
        Ok(())
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
    fn signed(&mut self) -> Result<(), FormulaError> {
        let (minus, token) = self.signs()?;
        self.power()?;
        if minus {
            self.push(Part::Call(Function::Negative), token);
        }
        Ok(())
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
    fn power(&mut self) -> Result<(), FormulaError> {
        self.operand()?;
        let mut tower = Vec::new();
        while self.is('^') {
            let power = self.advance()?;
            let (minus, sign) = self.signs()?;
            self.operand()?;
            tower.push((power, minus.then_some(sign)));
        }
        for (power, minus) in tower.into_iter().rev() {
            if let Some(sign) = minus {
                self.push(Part::Call(Function::Negative), sign);
            }
            self.push(Part::Binary(Operator::Power), power);
        }
        Ok(())
    }

    fn operand(&mut self) -> Result<(), FormulaError> {
        match self.token.kind {
            Kind::Number(number) => {
                let token = self.advance()?;
                self.push(Part::Leaf(Leaf::Number(number)), token);
                Ok(())
            }
            Kind::Name => self.name(),
            Kind::Sign('(') => {
                self.open()?;
                self.infix(SUM)?;
                self.close()
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

    fn name(&mut self) -> Result<(), FormulaError> {
        match names::meaning(self.token.text) {
            Some(Meaning::Leaf(leaf)) => self.leaf(leaf),
            Some(Meaning::One(function)) => self.call(Part::Call(function), 1),
            Some(Meaning::Two(operator)) => self.call(Part::Binary(operator), 2),
            None => {
                let is_called = self.scanner.rest().trim_ascii_start().starts_with('(');
                let hint = names::guess(self.token.text, is_called);
                Err(FormulaError { hint, ..self.token.not(Expected::Name) })
            }
        }
    }

    fn leaf(&mut self, leaf: Leaf) -> Result<(), FormulaError> {
        self.naming = match (leaf, self.naming) {
            (Leaf::W, None | Some(Naming::W)) => Some(Naming::W),
            (Leaf::X, None | Some(Naming::X)) => Some(Naming::X),
            (Leaf::X | Leaf::Y, Some(Naming::X | Naming::XAndY)) | (Leaf::Y, None) => Some(Naming::XAndY),
            (Leaf::W | Leaf::X | Leaf::Y, _) => return Err(self.token.not(Expected::OneNaming)),
            (_, naming) => naming,
        };
        let token = self.advance()?;
        self.push(Part::Leaf(leaf), token);
        Ok(())
    }

    /// A function with its arguments.
    fn call(&mut self, part: Part, arguments: usize) -> Result<(), FormulaError> {
        let name = self.advance()?;
        if !self.is('(') {
            let is_leaf = matches!(names::meaning(self.token.text), Some(Meaning::Leaf(_)))
                || matches!(self.token.kind, Kind::Number(_));
            let argument = if is_leaf { self.token.text } else { "x" };
            let hint = (arguments == 1).then(|| [name.text, "(", argument, ")"].concat());
            return Err(FormulaError { hint, ..self.token.not(Expected::Opening) });
        }
        self.open()?;
        let mut given = 0;
        let mut more = !self.is(')');
        while more {
            self.infix(SUM)?;
            given += 1;
            more = self.is(',');
            if more {
                self.advance()?;
            }
        }
        self.close()?;
        if given != arguments {
            return Err(name.not(Expected::Arguments(arguments)));
        }
        self.push(part, name);
        Ok(())
    }
}
