//! The optimizers: update rules with their parameters, and what they keep between updates.
//!
//! As in [optax](https://optax.readthedocs.io), a rule is a pair: [`Optimizer::init`] gives what
//! it keeps at first and [`Optimizer::update`] the step for a gradient. The rules work on each
//! parameter by itself. Where papers and libraries differ, `torch.optim` decides.
//!
//! Each rule stands in one file, with its algorithm, its parameters, what it keeps, its lines for
//! the explanation of an update, and its text in NumPy and PyTorch. The table below names them
//! all; [`Algorithm`] says what a rule consists of.
//!
//! In all algorithms θ is a parameter and g its component of the gradient, or of an estimate of
//! it; α is the rate of the update, schedule included, α₀ that of the run; t counts the updates
//! from 1. What is kept begins at 0 unless the algorithm says otherwise.
//!
//! ```
//! use fall_line::geometry::{Dimension, Point, Vector};
//! use fall_line::optimizer::{Optimizer, Rule};
//!
//! // Every rule on ½(x² + 10y²), for a hundred updates.
//! for rule in Rule::ALL {
//!     let optimizer = Optimizer::new(rule);
//!     let mut memory = optimizer.init(0.01);
//!     let mut at = Point::new(-4.0, 2.0);
//!     for _ in 0..100 {
//!         let gradient = Vector::new(at.x, 10.0 * at.y);
//!         at = at + optimizer.update(0.01, at, gradient, Dimension::Two, &mut memory);
//!     }
//!     assert!(at.x.hypot(at.y) < 20_f64.sqrt(), "{} has come closer", rule.id());
//! }
//! ```

mod adadelta;
mod adagrad;
mod adam;
mod adamax;
mod adamw;
mod algorithm;
mod amsgrad;
pub mod anatomy;
mod equation;
mod gd;
mod lion;
mod memory;
mod moments;
mod momentum;
mod nadam;
mod nesterov;
mod numbers;
pub mod parameter;
pub mod quantity;
mod radam;
mod rmsprop;
mod rprop;
mod term;
mod walk;

pub use adadelta::{Adadelta, AdadeltaMemory};
pub use adagrad::{Adagrad, AdagradMemory};
pub use adam::{Adam, AdamShared};
pub use adamax::{Adamax, AdamaxMemory};
pub use adamw::Adamw;
pub use algorithm::{Algorithm, RuleRecord, Torch};
pub use amsgrad::{Amsgrad, AmsgradMemory};
pub use anatomy::{Arrow, Beat, Parts, Role, Scaling};
pub use equation::{Case, Equation, Equations};
pub use gd::Gd;
pub use lion::{Lion, LionMemory};
pub use memory::{PerParameter, Slot};
pub use moments::Moments;
pub use momentum::{Momentum, MomentumMemory};
pub use nadam::{Nadam, NadamMemory, NadamShared};
pub use nesterov::Nesterov;
pub use numbers::Numbers;
pub use parameter::Parameter;
pub use quantity::{Quantity, Symbol};
pub use radam::{Radam, RadamShared};
pub use rmsprop::{Rmsprop, RmspropMemory};
pub use rprop::{Rprop, RpropMemory};
pub use term::{Term, sign};
pub(crate) use {
    equation::equation,
    term::term,
    walk::{Departure, Ground},
};

use crate::geometry::{Dimension, Point, Vector};

/// Makes of a list of rules the types that can be any of them.
macro_rules! rules {
    ($($(#[$about:meta])* $Name:ident,)*) => {
        /// The update rules.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Rule {
            $($(#[$about])* $Name,)*
        }

        /// An update rule with its parameters.
        #[derive(Clone, Copy, Debug)]
        #[non_exhaustive]
        pub enum Optimizer {
            $($(#[$about])* $Name($Name),)*
        }

        /// What an optimizer keeps between updates.
        #[derive(Clone, Copy, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum Memory {
            $($(#[$about])* $Name(PerParameter<<$Name as Algorithm>::Memory>),)*
        }

        impl Rule {
            /// Every rule, in the order in which they are shown.
            pub const ALL: [Self; [$(Self::$Name),*].len()] = [$(Self::$Name),*];

            /// What is known of the rule beside its arithmetic.
            pub fn record(self) -> &'static RuleRecord {
                match self {
                    $(Self::$Name => &<$Name as Algorithm>::RECORD,)*
                }
            }

            /// The part that each of its quantities has in a step.
            pub fn roles(self) -> impl Iterator<Item = &'static Role> {
                let all = match self {
                    $(Self::$Name => <$Name as Algorithm>::ROLES,)*
                };
                all.iter().copied().flatten()
            }

            /// What makes the direction into the step.
            pub fn scaling(self) -> Scaling {
                match self {
                    $(Self::$Name => <$Name as Algorithm>::SCALING,)*
                }
            }
        }

        impl Optimizer {
            /// A rule with its default parameters.
            pub fn new(rule: Rule) -> Self {
                match rule {
                    $(Rule::$Name => Self::$Name($Name::default()),)*
                }
            }

            /// The rule.
            pub fn rule(&self) -> Rule {
                match self {
                    $(Self::$Name(_) => Rule::$Name,)*
                }
            }

            /// What the rule keeps before the first update of a run at this rate.
            pub fn init(&self, rate: f64) -> Memory {
                match self {
                    $(Self::$Name(rule) => Memory::$Name(PerParameter::new(rule.init(rate))),)*
                }
            }

            /// One update at this rate: the step to take from `at`, where the gradient, or its
            /// estimate, is `gradient`. In one dimension the step is along x alone.
            ///
            /// The memory moves on by one update; that of another rule begins anew. Nothing is
            /// allocated.
            #[inline]
            pub fn update(
                &self,
                rate: f64,
                at: Point,
                gradient: Vector,
                dimension: Dimension,
                memory: &mut Memory,
            ) -> Vector {
                if self.rule() != memory.rule() {
                    *memory = self.init(rate);
                }
                match (self, memory) {
                    $((Self::$Name(rule), Memory::$Name(memory)) => {
                        walk::step(rule, rate, at, gradient, dimension, memory)
                    })*
                    _ => Vector::default(),
                }
            }

            /// Updates on end, from where the gradient is known until the ground says so, which is given
            /// back. One at least.
            pub(crate) fn walk<G: Ground>(&self, from: &Departure, memory: &mut Memory, ground: G) -> G {
                if self.rule() != memory.rule() {
                    *memory = self.init(from.rate);
                }
                match (self, memory) {
                    $((Self::$Name(rule), Memory::$Name(memory)) => walk::walk(rule, from, memory, ground),)*
                    _ => ground,
                }
            }

            /// What an update at this rate is made of, for each parameter; `before` is what was kept
            /// before it. Of the memory of another rule it is made of nothing.
            pub fn parts(&self, rate: f64, at: Point, gradient: Vector, before: &Memory) -> [Parts; 2] {
                match (self, before) {
                    $((Self::$Name(rule), Memory::$Name(before)) => {
                        let update = (rate, before.updates + 1);
                        let of = |theta, g, before| rule.parts(update, theta, g, before);
                        [of(at.x, gradient.x, &before.x), of(at.y, gradient.y, &before.y)]
                    })*
                    _ => [Parts::default(); 2],
                }
            }

            /// The lines of the update that finds `before` kept, and which case it is if the rule
            /// has cases. What another rule kept stands for nothing kept yet.
            pub fn equations(&self, before: &Memory) -> (&'static Equations, Option<Case>) {
                match (self, before) {
                    $((Self::$Name(rule), Memory::$Name(before)) => rule.equations(before),)*
                    _ => self.equations(&self.init(0.0)),
                }
            }

            fn numbers(&mut self) -> &mut dyn Numbers {
                match self {
                    $(Self::$Name(rule) => rule,)*
                }
            }
        }

        impl Memory {
            /// The rule that keeps it.
            pub fn rule(&self) -> Rule {
                match self {
                    $(Self::$Name(_) => Rule::$Name,)*
                }
            }

            /// How many updates have been made.
            pub fn updates(&self) -> u32 {
                match self {
                    $(Self::$Name(memory) => memory.updates,)*
                }
            }

            fn numbers(&mut self) -> [&mut dyn Numbers; 2] {
                match self {
                    $(Self::$Name(memory) => [&mut memory.x, &mut memory.y],)*
                }
            }
        }

        $(impl From<$Name> for Optimizer {
            fn from(rule: $Name) -> Self {
                Self::$Name(rule)
            }
        })*
    };
}

rules! {
    /// [`Gd`](struct@Gd): gradient descent.
    Gd,
    /// [`Momentum`](struct@Momentum): the heavy ball.
    Momentum,
    /// [`Nesterov`](struct@Nesterov): momentum that looks ahead.
    Nesterov,
    /// [`Adagrad`](struct@Adagrad): rates that fall with the sum of squared gradients.
    Adagrad,
    /// [`Rmsprop`](struct@Rmsprop): rates that fall with the mean of squared gradients.
    Rmsprop,
    /// [`Adadelta`](struct@Adadelta): RMSProp at the rate of its own steps.
    Adadelta,
    /// [`Adam`](struct@Adam): momentum over RMSProp.
    Adam,
    /// [`Adamw`](struct@Adamw): Adam with decoupled weight decay.
    Adamw,
    /// [`Amsgrad`](struct@Amsgrad): Adam with its largest second moment.
    Amsgrad,
    /// [`Adamax`](struct@Adamax): Adam with the infinity norm.
    Adamax,
    /// [`Nadam`](struct@Nadam): Adam with Nesterov's momentum.
    Nadam,
    /// [`Radam`](struct@Radam): Adam with a rectified second moment.
    Radam,
    /// [`Rprop`](struct@Rprop): signs alone, and a step size for each parameter.
    Rprop,
    /// [`Lion`](struct@Lion): the sign of an interpolated momentum.
    Lion,
}

impl Rule {
    /// The name in a query.
    pub fn id(self) -> &'static str {
        self.record().id
    }

    /// The rule by its name in a query. Returns `None` if none has that name.
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.id() == id)
    }

    /// The parameters that the rule has.
    pub fn parameters(self) -> &'static [Parameter] {
        self.record().parameters
    }
}

impl Optimizer {
    /// The value of a parameter. Returns `None` if the rule has none with that key.
    pub fn get(&self, key: &str) -> Option<f64> {
        let mut copy = *self;
        copy.get_mut(key).copied()
    }

    /// The value of a parameter, to be changed. Returns `None` if the rule has none with that key.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut f64> {
        let index = self.rule().parameters().iter().position(|parameter| parameter.key == key)?;
        self.numbers().field(index)
    }

    /// The rule's parameters with their values.
    pub fn parameters(&self) -> impl Iterator<Item = (&'static Parameter, f64)> {
        let mut copy = *self;
        let all = self.rule().parameters().iter().enumerate();
        all.filter_map(move |(index, parameter)| Some((parameter, *copy.numbers().field(index)?)))
    }
}

/// Two optimizers are the same if they have the same rule and parameters.
impl PartialEq for Optimizer {
    fn eq(&self, other: &Self) -> bool {
        let mut parameters = self.parameters().zip(other.parameters());
        self.rule() == other.rule() && parameters.all(|((_, one), (_, other))| one == other)
    }
}

impl Memory {
    /// One of the numbers that the rule keeps, by the name of its [`Slot`], for both parameters.
    /// Returns `None` if the rule keeps none of that name.
    pub fn get(&self, name: &str) -> Option<Vector> {
        self.slots().find(|(slot, _)| slot.name == name).map(|(_, values)| values)
    }

    /// All numbers that the rule keeps, each for both parameters.
    pub fn slots(&self) -> impl Iterator<Item = (&'static Slot, Vector)> + use<> {
        let mut copy = *self;
        let all = self.rule().record().slots.iter().enumerate();
        all.filter_map(move |(index, slot)| {
            let [x, y] = copy.numbers();
            Some((slot, Vector::new(*x.field(index)?, *y.field(index)?)))
        })
    }
}
