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
        // What is NaN depends on a variable, or has no value.
        let constants = formula.values(f64::NAN, f64::NAN);
        let mut partials = Vec::new();
        for &variable in formula.leaves() {
            let mut deriver = Deriver { tree: &mut tree, variable, constants: &constants, parts: Vec::new() };
            partials.push(deriver.partial(&formula.tree));
        }
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

/// A number times a product over a product; without a derivative the number is 0, whatever else
/// there is.
#[derive(Clone)]
struct Term {
    factor: f64,
    above: Vec<Id>,
    below: Vec<Id>,
}

/// A part of the formula with its derivative.
#[derive(Clone)]
struct Derived {
    value: Id,
    derivative: Term,
}

impl Term {
    fn new(factor: f64, above: Vec<Id>, below: Vec<Id>) -> Self {
        Self { factor, above, below }
    }

    fn is_zero(&self) -> bool {
        self.factor == 0.0
    }

    fn scale(&mut self, factor: f64) {
        self.factor *= factor;
    }
}

/// Derives a formula along one variable, part by part.
struct Deriver<'t> {
    tree: &'t mut Tree,
    variable: Leaf,
    /// The values of the formula's parts that have no variables.
    constants: &'t [f64],
    /// The formula's parts so far.
    parts: Vec<Derived>,
}

impl Deriver<'_> {
    /// The derivative of the whole.
    fn partial(&mut self, formula: &Tree) -> Id {
        for id in formula.ids() {
            let derived = self.derived(formula.node(id));
            self.parts.push(derived);
        }
        match self.parts.pop() {
            Some(Derived { derivative, .. }) if !derivative.is_zero() => {
                self.written(derivative.factor, &derivative)
            }
            _ => self.number(0.0),
        }
    }

    fn derived(&mut self, node: Node<Id>) -> Derived {
        let value = self.tree.share(node.map(|operand| self.parts[operand.index()].value));
        let derivative = match node {
            Node::Leaf(leaf) => {
                Term::new(if leaf == self.variable { 1.0 } else { 0.0 }, Vec::new(), Vec::new())
            }
            Node::Call(function, u) => {
                let mut inner = self.parts[u.index()].clone();
                if !inner.derivative.is_zero() {
                    self.call(function, inner.value, value, &mut inner.derivative);
                }
                inner.derivative
            }
            Node::Binary(operator, a, b) => self.binary(operator, a, b, value),
        };
        Derived { value, derivative }
    }

    fn binary(&mut self, operator: Operator, left: Id, right: Id, value: Id) -> Term {
        let Derived { value: a, derivative: mut along_a } = self.parts[left.index()].clone();
        let Derived { value: b, derivative: mut along_b } = self.parts[right.index()].clone();
        match operator {
            Operator::Add => {}
            Operator::Subtract => along_b.scale(-1.0),
            Operator::Multiply => {
                self.times(&mut along_a, b);
                self.lead(a, &mut along_b);
            }
            // a'/b - ab'/b².
            Operator::Divide | Operator::Ratio => {
                self.over(&mut along_a, b);
                along_b.scale(-1.0);
                self.lead(a, &mut along_b);
                if !along_b.is_zero() {
                    let square = self.square(b);
                    self.over(&mut along_b, square);
                }
            }
            Operator::Power => {
                self.along_base(&mut along_a, a, b, self.constants[right.index()]);
                self.along_exponent(&mut along_b, a, value);
            }
            Operator::Min => {
                self.if_ahead(&mut along_a, b, a);
                self.if_ahead(&mut along_b, a, b);
            }
            Operator::Max => {
                self.if_ahead(&mut along_a, a, b);
                self.if_ahead(&mut along_b, b, a);
            }
        }
        self.sum(along_a, along_b)
    }

    /// n uⁿ⁻¹ u'; a root's is n u' / u¹⁻ⁿ, which can be 0/0.
    fn along_base(&mut self, term: &mut Term, base: Id, exponent: Id, constant: f64) {
        self.times(term, exponent);
        if term.is_zero() {
            return;
        }
        let one = self.number(1.0);
        if 0.0 < constant && constant < 1.0 {
            let rest = self.difference(one, exponent);
            let below = self.operation(Operator::Power, base, rest);
            return self.ratio(term, below);
        }
        let less = self.difference(exponent, one);
        let power = self.power(base, less);
        self.times(term, power);
    }

    /// uⁿ ln(u) n'.
    fn along_exponent(&mut self, term: &mut Term, base: Id, value: Id) {
        self.times(term, value);
        if !term.is_zero() && self.tree.node(base) != Node::Leaf(Leaf::E) {
            let log = self.function(Function::Ln, base);
            self.times(term, log);
        }
    }

    /// ½ (1 + sign(one - other)) times the term: all of it if the one is larger, half of it where
    /// they tie.
    fn if_ahead(&mut self, term: &mut Term, one: Id, other: Id) {
        if !term.is_zero() {
            let lead = self.operation(Operator::Subtract, one, other);
            let sign = self.function(Function::Sign, lead);
            let weight = self.with_one(Operator::Add, sign);
            term.scale(0.5);
            self.times(term, weight);
        }
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

    /// 1 and something.
    fn with_one(&mut self, operator: Operator, other: Id) -> Id {
        let one = self.number(1.0);
        self.operation(operator, one, other)
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

    /// Multiplies the term by a node, behind it; numbers join the factor.
    fn times(&self, term: &mut Term, node: Id) {
        match self.literal(node) {
            Some(number) => term.scale(number),
            None => term.above.push(node),
        }
    }

    /// The same with the node before all else.
    fn lead(&self, node: Id, term: &mut Term) {
        match self.literal(node) {
            Some(number) => term.scale(number),
            None => term.above.insert(0, node),
        }
    }

    /// Divides the term by a node; numbers that divide the factor join it.
    fn over(&self, term: &mut Term, node: Id) {
        let quotient = self.literal(node).map(|number| (term.factor / number, number));
        match quotient {
            Some((whole, number)) if whole.fract() == 0.0 && whole * number == term.factor => {
                term.factor = whole;
            }
            _ => term.below.push(node),
        }
    }

    /// Divides the term by what can be 0 where the term is.
    fn ratio(&mut self, term: &mut Term, below: Id) {
        if term.above.is_empty() && term.below.is_empty() {
            return term.below.push(below);
        }
        let above = self.written(1.0, term);
        *term = Term::new(term.factor, vec![self.operation(Operator::Ratio, above, below)], Vec::new());
    }

    fn sum(&mut self, mut left: Term, right: Term) -> Term {
        if right.is_zero() {
            return left;
        }
        if left.is_zero() {
            return right;
        }
        if left.above == right.above && left.below == right.below {
            left.factor += right.factor;
            return left;
        }
        let operator = if right.factor < 0.0 { Operator::Subtract } else { Operator::Add };
        let (a, b) = (self.written(left.factor, &left), self.written(right.factor.abs(), &right));
        Term::new(1.0, vec![self.operation(operator, a, b)], Vec::new())
    }

    /// The term with another factor as a node.
    fn written(&mut self, factor: f64, term: &Term) -> Id {
        let (first, rest) = match (factor, term.above.as_slice()) {
            (1.0, [first, rest @ ..]) => (*first, rest),
            (-1.0, [first, rest @ ..]) => (self.function(Function::Negative, *first), rest),
            (_, above) => (self.number(factor), above),
        };
        let dividend = self.product(first, rest);
        match term.below.split_first() {
            Some((first, rest)) => {
                let divisor = self.product(*first, rest);
                self.operation(Operator::Divide, dividend, divisor)
            }
            None => dividend,
        }
    }

    fn product(&mut self, first: Id, rest: &[Id]) -> Id {
        let mut product = first;
        for &next in rest {
            product = self.operation(Operator::Multiply, product, next);
        }
        product
    }
}

#[cfg(test)]
mod tests;
