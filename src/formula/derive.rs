//! Partial derivatives of formulas, as formulas, by the rules of calculus.
//!
//! What a rule uses of its operands it shares with the formula and with other derivatives, so
//! that the tree grows with the formula's length and not with its square.

mod chain;

use super::notation::{self, Definition, Notation, Written};
use super::text::Text;
use super::tree::{Formula, Function, Id, Leaf, Node, Operator, Tree};

/// The gradient of a formula: one expression a variable, with parts in common.
///
/// Where derivatives do not exist it is what [`Expression::at`](super::Expression::at) gives, but
/// for powers of 0 whose exponent varies.
#[derive(Clone, Debug)]
pub struct Gradient {
    tree: Tree,
    partials: Vec<Id>,
    names: Vec<String>,
}

/// A gradient as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GradientText {
    /// Definitions that the partial derivatives use, each of which uses only those before it.
    pub definitions: Vec<String>,
    /// One partial derivative a parameter.
    pub partials: Vec<String>,
}

impl Gradient {
    pub(super) fn of(formula: &Formula) -> Self {
        let mut tree = Tree::default();
        let partials = formula.leaves().iter().map(|&variable| partial(formula, variable, &mut tree));
        let partials = partials.collect();
        Self { tree, partials, names: formula.names.clone() }
    }

    /// The partial derivatives in a notation.
    pub(crate) fn write(&self, notation: &dyn Notation) -> Written {
        notation::write(&self.tree, &self.partials, notation, &self.names)
    }

    /// The partial derivatives as people write them, `2·x + 3·y`; what is long and used more than
    /// once is defined first: `t1 = exp(-x^2 / 2 - y^2)`.
    pub fn text(&self) -> GradientText {
        let written = self.write(&Text(&self.names));
        let definition = |Definition { name, text }| format!("{name} = {text}");
        GradientText {
            definitions: written.definitions.into_iter().map(definition).collect(),
            partials: written.expressions.into_iter().map(|partial| partial.text).collect(),
        }
    }

    /// Whether a derivative needs an operator.
    pub(crate) fn needs(&self, operator: Operator) -> bool {
        let is_it = |node| matches!(node, Node::Binary(found, ..) if found == operator);
        self.tree.used(&self.partials).any(is_it)
    }
}

/// The derivative along one variable.
fn partial(formula: &Formula, variable: Leaf, tree: &mut Tree) -> Id {
    let mut deriver = Deriver { tree, variable };
    let derived = formula.tree.fold(|_, node| deriver.derived(node));
    let whole = derived.into_iter().next_back().and_then(|derived| derived.derivative);
    match whole {
        Some(term) => deriver.written(term),
        None => deriver.number(0.0),
    }
}

/// A number times a product over a product.
#[derive(Clone, PartialEq)]
struct Term {
    factor: f64,
    above: Vec<Id>,
    below: Vec<Id>,
}

/// A part of the formula with its derivative; `None` stands for 0.
#[derive(Clone)]
struct Derived {
    value: Id,
    /// Of a part without variables.
    constant: Option<f64>,
    derivative: Option<Term>,
}

impl Term {
    const ONE: Self = Self { factor: 1.0, above: Vec::new(), below: Vec::new() };

    fn is_number(&self) -> bool {
        self.above.is_empty() && self.below.is_empty()
    }

    fn scaled(mut self, factor: f64) -> Option<Self> {
        self.factor *= factor;
        (self.factor != 0.0).then_some(self)
    }
}

struct Deriver<'t> {
    tree: &'t mut Tree,
    variable: Leaf,
}

impl Deriver<'_> {
    fn derived(&mut self, node: Node<Derived>) -> Derived {
        let value = self.tree.share(node.clone().map(|operand| operand.value));
        let (constant, derivative) = match node {
            Node::Leaf(leaf) => (leaf.constant(), (leaf == self.variable).then_some(Term::ONE)),
            Node::Call(function, u) => (
                u.constant.map(|u| function.of(u)),
                u.derivative.and_then(|inner| self.call(function, u.value, value, inner)),
            ),
            Node::Binary(operator, a, b) => (
                a.constant.zip(b.constant).map(|(a, b)| operator.of(a, b)),
                self.binary(operator, a, b, value),
            ),
        };
        Derived { value, constant, derivative }
    }

    fn binary(&mut self, operator: Operator, a: Derived, b: Derived, value: Id) -> Option<Term> {
        match operator {
            Operator::Add => self.sum(a.derivative, b.derivative),
            Operator::Subtract => {
                let right = b.derivative.and_then(|term| term.scaled(-1.0));
                self.sum(a.derivative, right)
            }
            Operator::Multiply => {
                let left = a.derivative.and_then(|term| self.times(term, b.value));
                let right = b.derivative.and_then(|term| self.led(a.value, term));
                self.sum(left, right)
            }
            Operator::Divide | Operator::Ratio => self.quotient(a, b),
            Operator::Power => {
                let along_base = a.derivative.and_then(|term| self.along_base(term, a.value, &b));
                let along_exponent = b.derivative.and_then(|term| self.along_exponent(term, a.value, value));
                self.sum(along_base, along_exponent)
            }
            Operator::Min => self.larger((b.value, a.value), a.derivative, b.derivative),
            Operator::Max => self.larger((a.value, b.value), a.derivative, b.derivative),
        }
    }

    /// a'/b - ab'/b².
    fn quotient(&mut self, a: Derived, b: Derived) -> Option<Term> {
        let left = a.derivative.map(|term| self.over(term, b.value));
        let right = b.derivative.and_then(|term| {
            let term = self.led(a.value, term.scaled(-1.0)?)?;
            let square = self.square(b.value);
            Some(self.over(term, square))
        });
        self.sum(left, right)
    }

    /// n uⁿ⁻¹ u'; a root's is n u' / u¹⁻ⁿ, which can be 0/0.
    fn along_base(&mut self, inner: Term, base: Id, exponent: &Derived) -> Option<Term> {
        let term = self.times(inner, exponent.value)?;
        let one = self.number(1.0);
        if exponent.constant.is_some_and(|n| 0.0 < n && n < 1.0) {
            let rest = self.difference(one, exponent.value);
            let below = self.operation(Operator::Power, base, rest);
            return Some(self.ratio(term, below));
        }
        let less = self.difference(exponent.value, one);
        let power = self.power(base, less);
        self.times(term, power)
    }

    /// uⁿ ln(u) n'.
    fn along_exponent(&mut self, inner: Term, base: Id, value: Id) -> Option<Term> {
        let term = self.times(inner, value)?;
        if self.tree.node(base) == Node::Leaf(Leaf::E) {
            return Some(term);
        }
        let log = self.function(Function::Ln, base);
        self.times(term, log)
    }

    /// The derivative of whichever operand is ahead of the other, the first of the pair for `a`;
    /// half of both where they tie.
    fn larger(&mut self, ahead: (Id, Id), a: Option<Term>, b: Option<Term>) -> Option<Term> {
        let left = a.and_then(|term| self.if_ahead(term, ahead));
        let right = b.and_then(|term| self.if_ahead(term, (ahead.1, ahead.0)));
        self.sum(left, right)
    }

    /// ½ (1 + sign(one - other)) times the term.
    fn if_ahead(&mut self, term: Term, (one, other): (Id, Id)) -> Option<Term> {
        let lead = self.operation(Operator::Subtract, one, other);
        let (unit, sign) = (self.number(1.0), self.function(Function::Sign, lead));
        let weight = self.operation(Operator::Add, unit, sign);
        self.times(term.scaled(0.5)?, weight)
    }
}

/// Nodes and terms in a simple form.
impl Deriver<'_> {
    fn number(&mut self, value: f64) -> Id {
        self.tree.share(Node::Leaf(Leaf::Number(value)))
    }

    /// The value of a number that is written in digits, its sign included. Returns `None` for π and
    /// the like.
    fn literal(&self, id: Id) -> Option<f64> {
        match self.tree.node(id) {
            Node::Leaf(Leaf::Number(number)) => Some(number),
            Node::Call(Function::Negative, of) => self.literal(of).map(|number| -number),
            _ => None,
        }
    }

    fn function(&mut self, function: Function, of: Id) -> Id {
        self.tree.share(Node::Call(function, of))
    }

    fn operation(&mut self, operator: Operator, left: Id, right: Id) -> Id {
        self.tree.share(Node::Binary(operator, left, right))
    }

    fn difference(&mut self, left: Id, right: Id) -> Id {
        match self.literal(left).zip(self.literal(right)) {
            Some((left, right)) => self.number(left - right),
            None => self.operation(Operator::Subtract, left, right),
        }
    }

    fn power(&mut self, base: Id, exponent: Id) -> Id {
        match self.literal(exponent) {
            Some(0.0) => self.number(1.0),
            Some(1.0) => base,
            _ => self.operation(Operator::Power, base, exponent),
        }
    }

    fn square(&mut self, base: Id) -> Id {
        let two = self.number(2.0);
        self.operation(Operator::Power, base, two)
    }

    /// The term times a node, behind it; numbers join the factor.
    fn times(&self, mut term: Term, node: Id) -> Option<Term> {
        match self.literal(node) {
            Some(number) => term.scaled(number),
            None => {
                term.above.push(node);
                Some(term)
            }
        }
    }

    /// The same with the node before all else.
    fn led(&self, node: Id, mut term: Term) -> Option<Term> {
        match self.literal(node) {
            Some(number) => term.scaled(number),
            None => {
                term.above.insert(0, node);
                Some(term)
            }
        }
    }

    /// The term over a node; numbers that divide the factor join it.
    fn over(&self, mut term: Term, node: Id) -> Term {
        let quotient = self.literal(node).map(|number| (term.factor / number, number));
        match quotient {
            Some((whole, number)) if whole.fract() == 0.0 && whole * number == term.factor => {
                term.factor = whole;
            }
            _ => term.below.push(node),
        }
        term
    }

    /// A term over what can be 0 where the term is.
    fn ratio(&mut self, term: Term, below: Id) -> Term {
        if term.is_number() {
            return Term { below: vec![below], ..term };
        }
        let factor = term.factor;
        let above = self.written(Term { factor: 1.0, ..term });
        Term { factor, above: vec![self.operation(Operator::Ratio, above, below)], below: Vec::new() }
    }

    fn sum(&mut self, left: Option<Term>, right: Option<Term>) -> Option<Term> {
        let (left, right) = match (left, right) {
            (Some(left), Some(right)) => (left, right),
            (left, right) => return left.or(right),
        };
        if left.above == right.above && left.below == right.below {
            let factor = left.factor + right.factor;
            return (factor != 0.0).then_some(Term { factor, ..left });
        }
        let operator = if right.factor < 0.0 { Operator::Subtract } else { Operator::Add };
        let size = right.factor.abs();
        let (left, right) = (self.written(left), self.written(Term { factor: size, ..right }));
        Some(Term { above: vec![self.operation(operator, left, right)], ..Term::ONE })
    }

    /// The term as a node.
    fn written(&mut self, term: Term) -> Id {
        let Term { factor, above, below } = term;
        let mut above = above.into_iter();
        let first = match (factor, above.next()) {
            (1.0, Some(first)) => first,
            (-1.0, Some(first)) => self.function(Function::Negative, first),
            (factor, first) => {
                let number = self.number(factor);
                first.map_or(number, |first| self.operation(Operator::Multiply, number, first))
            }
        };
        let dividend = above.fold(first, |product, next| self.operation(Operator::Multiply, product, next));
        let divisor =
            below.into_iter().reduce(|product, next| self.operation(Operator::Multiply, product, next));
        divisor.map_or(dividend, |divisor| self.operation(Operator::Divide, dividend, divisor))
    }
}

#[cfg(test)]
mod tests;
