//! A formula's operations, each after its operands.

use crate::geometry::Dimension;

/// What has a value by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Leaf {
    Number(f64),
    Pi,
    /// Euler's number.
    E,
    /// The first variable.
    X,
    /// The second variable.
    Y,
}

/// What is done to one operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Function {
    Negative,
    Sin,
    Cos,
    Tan,
    Asin,
    Acos,
    Atan,
    Sinh,
    Cosh,
    Tanh,
    Exp,
    Ln,
    Log2,
    Log10,
    Sqrt,
    Cbrt,
    Abs,
    /// -1, 0 or 1.
    Sign,
    /// 1/(1 + exp(-x)).
    Sigmoid,
    /// ln(1 + exp(x)).
    Softplus,
    /// max(0, x), with derivative 0 at 0.
    Relu,
}

/// What is done to two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
    Min,
    Max,
    /// A quotient that is 0 where its dividend is 0, whatever the divisor. Only derivatives have
    /// it: those of roots, which are 0/0 at the tip of a cone.
    Ratio,
}

/// One operation on operands of type `T`: nodes of a [`Tree`], or what has been made of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Node<T> {
    Leaf(Leaf),
    Call(Function, T),
    Binary(Operator, T, T),
}

/// Where a node stands in its tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Id(usize);

/// Nodes, each after its operands. Several nodes may have the same operand.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tree {
    nodes: Vec<Node<Id>>,
}

/// Where something is written: from one byte up to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub start: usize,
    pub end: usize,
}

/// A formula as it is written.
pub(super) struct Formula {
    /// The whole formula is the last node.
    pub tree: Tree,
    /// Where each node is written: an operator's sign, a function's name.
    pub spans: Vec<Span>,
    /// What the one or two variables are called.
    pub names: Vec<String>,
}

impl<T> Node<T> {
    /// The same operation on other operands.
    pub(crate) fn map<U>(self, mut to: impl FnMut(T) -> U) -> Node<U> {
        match self {
            Self::Leaf(leaf) => Node::Leaf(leaf),
            Self::Call(function, of) => Node::Call(function, to(of)),
            Self::Binary(operator, left, right) => {
                let left = to(left);
                Node::Binary(operator, left, to(right))
            }
        }
    }
}

impl Id {
    /// The node's index among what [`Tree::fold`] returns.
    pub(crate) fn index(self) -> usize {
        self.0
    }
}

impl Tree {
    /// Appends a node, whose operands are nodes of this tree.
    pub(crate) fn push(&mut self, node: Node<Id>) -> Id {
        self.nodes.push(node);
        Id(self.nodes.len() - 1)
    }

    /// The node, appended unless it is there already.
    pub(crate) fn share(&mut self, node: Node<Id>) -> Id {
        let known = self.nodes.iter().position(|known| *known == node);
        known.map_or_else(|| self.push(node), Id)
    }

    /// The operation that stands there.
    pub(crate) fn node(&self, id: Id) -> Node<Id> {
        self.nodes[id.0]
    }

    /// All nodes, in their order.
    pub(crate) fn ids(&self) -> impl DoubleEndedIterator<Item = Id> {
        (0..self.nodes.len()).map(Id)
    }

    /// Makes something of each node from what was made of its operands; in the order of the nodes.
    pub(crate) fn fold<T: Clone>(&self, mut make: impl FnMut(Id, Node<T>) -> T) -> Vec<T> {
        let mut made: Vec<T> = Vec::with_capacity(self.nodes.len());
        for (index, node) in self.nodes.iter().enumerate() {
            let next = make(Id(index), node.map(|operand| made[operand.0].clone()));
            made.push(next);
        }
        made
    }

    /// How often each node is an operand of what leads to these roots, or is one of them.
    pub(crate) fn uses(&self, roots: &[Id]) -> Vec<usize> {
        let mut uses = vec![0; self.nodes.len()];
        for root in roots {
            uses[root.0] += 1;
        }
        for (index, node) in self.nodes.iter().enumerate().rev() {
            if uses[index] > 0 {
                node.map(|operand| uses[operand.0] += 1);
            }
        }
        uses
    }

    /// The nodes that lead to these roots, themselves included.
    pub(crate) fn used(&self, roots: &[Id]) -> impl Iterator<Item = Node<Id>> {
        let uses = self.uses(roots).into_iter();
        uses.zip(&self.nodes).filter(|(uses, _)| *uses > 0).map(|(_, node)| *node)
    }
}

impl Leaf {
    /// The value of a constant. Returns `None` for a variable.
    pub(crate) fn constant(self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(number),
            Self::Pi => Some(std::f64::consts::PI),
            Self::E => Some(std::f64::consts::E),
            Self::X | Self::Y => None,
        }
    }
}

impl Formula {
    pub(super) fn dimension(&self) -> Dimension {
        if self.names.len() < 2 { Dimension::One } else { Dimension::Two }
    }

    /// The values of all parts.
    pub(super) fn values(&self, x: f64, y: f64) -> Vec<f64> {
        self.tree.fold(|_, node| node.value(x, y))
    }

    /// The variables as they stand in trees.
    pub(super) fn leaves(&self) -> &'static [Leaf] {
        if self.names.len() < 2 { &[Leaf::X] } else { &[Leaf::X, Leaf::Y] }
    }
}
