//! The grammar, by precedence climbing.

use super::error::{Expected, FormulaError};
use super::hint;
use super::limits::{DEEPEST, LONGEST};
use super::names::{self, Meaning, Variable};
use super::plain;
use super::scan::{self, Kind, NONE, Token};
use super::tree::{Formula, Function, Id, Leaf, Node, Operator, Span, Tree};

/// How tightly an operator binds. Signs and powers bind tighter than these.
type Level = u8;
const SUM: Level = 0;
const PRODUCT: Level = 1;

/// The signs that formulas know.
const SIGNS: [char; 8] = ['+', '-', '*', '/', '^', '(', ')', ','];

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
    let scanned = scan::scan(text.trim_end());
    let tokens = plain::plain(&scanned.tokens());
    let names = variables(&tokens);
    let mut parser =
        Parser { tokens: &tokens, names: &names, at: 0, tree: Tree::default(), spans: Vec::new(), depth: 0 };
    let expected = parser.whole().err();
    let Parser { at, tree, spans, .. } = parser;
    let mut formula = Formula { tree, spans, names: Vec::new() };
    for (name, _) in names {
        formula.names.push(name.into());
    }
    if let Some(expected) = expected {
        return Err(hint::error(expected, &tokens, at, text, formula.names));
    }
    if formula.names.is_empty() {
        return Err(FormulaError::new(start, trimmed, Expected::Variable));
    }
    let plain = plain::text(&tokens, text);
    if plain.chars().count() > LONGEST {
        return Err(FormulaError::new(text.len(), "", Expected::Length(LONGEST)));
    }
    Ok((formula, plain))
}

/// The names of the first two variables, in their order.
fn variables<'w>(tokens: &[Token<'w>]) -> Vec<(&'w str, Variable)> {
    let mut found: Vec<(&str, Variable)> = Vec::new();
    for token in tokens {
        if token.kind == Kind::Name
            && names::meaning(token.text).is_none()
            && let Some(variable) = Variable::named(token.text)
            && found.len() < 2
            && found.iter().all(|(_, known)| *known != variable)
        {
            found.push((token.text, variable));
        }
    }
    if let [(_, first), (_, second)] = found.as_slice()
        && second.is_before(*first)
    {
        found.reverse();
    }
    found
}

/// Reads what it is named for, or says what is expected instead of the token that is next.
struct Parser<'t> {
    tokens: &'t [Token<'t>],
    /// What the variables are called.
    names: &'t [(&'t str, Variable)],
    /// The token to be read next.
    at: usize,
    tree: Tree,
    spans: Vec<Span>,
    depth: usize,
}

impl<'t> Parser<'t> {
    fn whole(&mut self) -> Result<(), Expected> {
        self.is_sign()?;
        self.infix(SUM)?;
        if self.token().kind == Kind::End { Ok(()) } else { Err(Expected::End) }
    }

    fn token(&self) -> &'t Token<'t> {
        self.tokens.get(self.at).unwrap_or(&NONE)
    }

    fn advance(&mut self) -> Result<&'t Token<'t>, Expected> {
        let token = self.token();
        self.at += 1;
        self.is_sign()?;
        Ok(token)
    }

    /// Whether the next token is one that formulas can have.
    fn is_sign(&self) -> Result<(), Expected> {
        match self.token().kind {
            Kind::Wrong(expected) => Err(expected),
            Kind::Sign(sign) if !SIGNS.contains(&sign) => Err(Expected::Sign),
            Kind::Root | Kind::Fraction => Err(Expected::Name),
            _ => Ok(()),
        }
    }

    fn push(&mut self, node: Node<Id>, span: Span) -> Id {
        self.spans.push(span);
        self.tree.push(node)
    }

    fn is(&self, sign: char) -> bool {
        self.token().is(sign)
    }

    /// Operators that bind at least as tightly as the level, with their operands.
    fn infix(&mut self, level: Level) -> Result<Id, Expected> {
        let mut left = self.signed()?;
        while let Some((operator, own)) = self.operator()?.filter(|&(_, own)| own >= level) {
            let token = self.token();
            let right = if token.is_operand() {
                self.power()?
            } else {
                self.advance()?;
                self.infix(own + 1)?
            };
            left = self.push(Node::Binary(operator, left, right), token.span);
        }
        Ok(left)
    }

    /// The operator that comes next, be it only meant.
    fn operator(&self) -> Result<Option<(Operator, Level)>, Expected> {
        let token = self.token();
        Ok(match token.kind {
            Kind::Sign('+') => Some((Operator::Add, SUM)),
            Kind::Sign('-') => Some((Operator::Subtract, SUM)),
            Kind::Sign('*') => Some((Operator::Multiply, PRODUCT)),
            Kind::Sign('/') => Some((Operator::Divide, PRODUCT)),
            _ if !token.is_operand() => None,
            _ if token.spaced => return Err(Expected::Operator),
            _ => Some((Operator::Multiply, PRODUCT)),
        })
    }

    /// A power with signs before it.
    fn signed(&mut self) -> Result<Id, Expected> {
        let minus = self.signs()?;
        let power = self.power()?;
        Ok(self.negative(power, minus))
    }

    /// Any number of signs; where they stand if they amount to a minus.
    fn signs(&mut self) -> Result<Option<Span>, Expected> {
        let first = self.token().span;
        let mut minus = false;
        while self.is('+') || self.is('-') {
            minus ^= self.is('-');
            self.advance()?;
        }
        Ok(minus.then_some(first))
    }

    fn negative(&mut self, of: Id, minus: Option<Span>) -> Id {
        minus.map_or(of, |span| self.push(Node::Call(Function::Negative, of), span))
    }

    /// A tower of powers, which groups from the right: `a^-b^c` is `a^(-(b^c))`.
    fn power(&mut self) -> Result<Id, Expected> {
        let mut last = self.operand()?;
        let mut tower = Vec::new();
        while self.is('^') {
            let power = self.advance()?.span;
            let minus = self.signs()?;
            tower.push((last, power, minus));
            last = self.operand()?;
        }
        while let Some((base, power, minus)) = tower.pop() {
            let exponent = self.negative(last, minus);
            last = self.push(Node::Binary(Operator::Power, base, exponent), power);
        }
        Ok(last)
    }

    fn operand(&mut self) -> Result<Id, Expected> {
        let token = self.token();
        match token.kind {
            Kind::Number(number) => self.leaf(Leaf::Number(number)),
            Kind::Name => match names::meaning(token.text) {
                Some(Meaning::Leaf(leaf)) => self.leaf(leaf),
                Some(meaning) => self.call(meaning),
                None => {
                    let leaf = self.variable(token.text)?;
                    self.leaf(leaf)
                }
            },
            Kind::Sign('(') => {
                self.open()?;
                let inner = self.infix(SUM)?;
                self.close()?;
                Ok(inner)
            }
            _ => Err(Expected::Operand),
        }
    }

    fn open(&mut self) -> Result<(), Expected> {
        if self.depth == DEEPEST {
            return Err(Expected::Nesting(DEEPEST));
        }
        self.depth += 1;
        self.advance().map(|_| ())
    }

    fn close(&mut self) -> Result<(), Expected> {
        if !self.is(')') {
            return Err(Expected::Closing);
        }
        self.depth -= 1;
        self.advance().map(|_| ())
    }

    fn leaf(&mut self, leaf: Leaf) -> Result<Id, Expected> {
        let span = self.advance()?.span;
        Ok(self.push(Node::Leaf(leaf), span))
    }

    /// The variable of a name.
    fn variable(&self, name: &str) -> Result<Leaf, Expected> {
        let variable = Variable::named(name).ok_or(Expected::Name)?;
        match self.names {
            [(_, x), ..] if *x == variable => Ok(Leaf::X),
            [_, (_, y)] if *y == variable => Ok(Leaf::Y),
            _ => Err(Expected::TwoVariables),
        }
    }

    /// A function with its arguments.
    fn call(&mut self, meaning: Meaning) -> Result<Id, Expected> {
        let at = self.at;
        let name = self.advance()?;
        if !self.is('(') {
            return Err(Expected::Opening);
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
            _ => {
                // It is the name that is expected to have others.
                self.at = at;
                return Err(Expected::Arguments(if matches!(meaning, Meaning::Two(_)) { 2 } else { 1 }));
            }
        };
        Ok(self.push(node, name.span))
    }
}
