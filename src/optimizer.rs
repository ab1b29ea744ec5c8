//! The optimizers: update rules and their memory, kept apart.
//!
//! An [`Optimizer`] is a rule with its parameters, a [`Memory`] is the state that the rule
//! carries from one update to the next. All the rules work on each parameter by itself, so
//! each is written once for one component; see [`rules`] for the algorithms.
//! Where papers and libraries differ, `torch.optim` decides.

pub mod rules;

use crate::geometry::{Dimension, Point, Vector};

/// An update rule with its parameters; the names are the keys of a query.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Optimizer {
    /// Which rule.
    pub rule: Rule,
    /// Its parameters. Those that the rule does not have stand at zero and are not read.
    pub parameters: Parameters,
}

/// The fourteen rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// Plain gradient descent.
    Gd,
    /// Momentum, the heavy ball.
    Momentum,
    /// Nesterov's accelerated gradient.
    Nesterov,
    /// Adagrad.
    Adagrad,
    /// RMSProp.
    Rmsprop,
    /// Adadelta.
    Adadelta,
    /// Adam.
    Adam,
    /// Adam with decoupled weight decay.
    Adamw,
    /// Adam that never forgets its largest second moment.
    Amsgrad,
    /// Adam with the infinity norm.
    Adamax,
    /// Adam with Nesterov's momentum.
    Nadam,
    /// Adam with a rectified variance.
    Radam,
    /// Resilient propagation: only the gradient's sign counts.
    Rprop,
    /// Lion: the sign of an interpolated momentum.
    Lion,
}

/// The numbers a rule can have.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Parameters {
    /// β of the heavy ball and of Nesterov's method.
    pub momentum: f64,
    /// How much of a new gradient the heavy ball leaves out.
    pub dampening: f64,
    /// The decay of the first moment.
    pub beta1: f64,
    /// The decay of the second moment.
    pub beta2: f64,
    /// RMSProp's decay of the squared gradient.
    pub alpha: f64,
    /// Adadelta's decay of both its averages.
    pub rho: f64,
    /// The small number that keeps a division finite.
    pub eps: f64,
    /// Decoupled weight decay.
    pub decay: f64,
}

/// One number of an optimizer: its key, its default and its range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameter {
    /// The key in a query.
    pub key: &'static str,
    /// What it is where a query says nothing.
    pub default: f64,
    /// The smallest value allowed.
    pub min: f64,
    /// The largest value allowed.
    pub max: f64,
}

const fn parameter(key: &'static str, default: f64, max: f64) -> Parameter {
    Parameter { key, default, min: 0.0, max }
}

const HIGHEST_DECAY: f64 = 0.999_999;

const fn beta1(default: f64) -> Parameter {
    parameter("beta1", default, HIGHEST_DECAY)
}

const fn beta2(default: f64) -> Parameter {
    parameter("beta2", default, HIGHEST_DECAY)
}

const MOMENTUM: [Parameter; 2] = [parameter("momentum", 0.9, 0.9999), parameter("dampening", 0.0, 1.0)];
const NESTEROV: [Parameter; 1] = [parameter("momentum", 0.9, 0.9999)];
const ADAGRAD: [Parameter; 1] = [parameter("eps", 1e-10, 1.0)];
const RMSPROP: [Parameter; 2] = [parameter("alpha", 0.99, HIGHEST_DECAY), parameter("eps", 1e-8, 1.0)];
const ADADELTA: [Parameter; 2] = [parameter("rho", 0.9, HIGHEST_DECAY), parameter("eps", 1e-6, 1.0)];
const ADAM: [Parameter; 3] = [beta1(0.9), beta2(0.999), parameter("eps", 1e-8, 1.0)];
const ADAMW: [Parameter; 4] =
    [beta1(0.9), beta2(0.999), parameter("eps", 1e-8, 1.0), parameter("decay", 0.01, 1.0)];
const LION: [Parameter; 3] = [beta1(0.9), beta2(0.99), parameter("decay", 0.0, 1.0)];

impl Rule {
    /// Every rule, in the order in which they are shown.
    pub const ALL: [Self; 14] = [
        Self::Gd,
        Self::Momentum,
        Self::Nesterov,
        Self::Adagrad,
        Self::Rmsprop,
        Self::Adadelta,
        Self::Adam,
        Self::Adamw,
        Self::Amsgrad,
        Self::Adamax,
        Self::Nadam,
        Self::Radam,
        Self::Rprop,
        Self::Lion,
    ];

    /// The name in a query.
    pub fn id(self) -> &'static str {
        match self {
            Self::Gd => "gd",
            Self::Momentum => "momentum",
            Self::Nesterov => "nesterov",
            Self::Adagrad => "adagrad",
            Self::Rmsprop => "rmsprop",
            Self::Adadelta => "adadelta",
            Self::Adam => "adam",
            Self::Adamw => "adamw",
            Self::Amsgrad => "amsgrad",
            Self::Adamax => "adamax",
            Self::Nadam => "nadam",
            Self::Radam => "radam",
            Self::Rprop => "rprop",
            Self::Lion => "lion",
        }
    }

    /// The rule of that name, or nothing.
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.id() == id)
    }

    /// The numbers this rule has.
    pub fn parameters(self) -> &'static [Parameter] {
        match self {
            Self::Gd | Self::Rprop => &[],
            Self::Momentum => &MOMENTUM,
            Self::Nesterov => &NESTEROV,
            Self::Adagrad => &ADAGRAD,
            Self::Rmsprop => &RMSPROP,
            Self::Adadelta => &ADADELTA,
            Self::Adam | Self::Amsgrad | Self::Adamax | Self::Nadam | Self::Radam => &ADAM,
            Self::Adamw => &ADAMW,
            Self::Lion => &LION,
        }
    }

    /// The names of what the rule remembers of each component, in the order of
    /// [`Component::buffers`].
    pub fn buffers(self) -> &'static [&'static str] {
        match self {
            Self::Gd => &[],
            Self::Momentum | Self::Nesterov => &["v"],
            Self::Adagrad => &["s"],
            Self::Rmsprop => &["v"],
            Self::Adadelta => &["v", "u"],
            Self::Adam | Self::Adamw | Self::Nadam | Self::Radam => &["m", "v"],
            Self::Amsgrad => &["m", "v", "vmax"],
            Self::Adamax => &["m", "u"],
            Self::Rprop => &["previous", "size"],
            Self::Lion => &["m"],
        }
    }
}

impl Parameters {
    /// The defaults of a rule.
    pub fn of(rule: Rule) -> Self {
        let mut all = Self::default();
        for parameter in rule.parameters() {
            if let Some(slot) = all.slot(parameter.key) {
                *slot = parameter.default;
            }
        }
        all
    }

    /// The number with that key; nothing where no rule has such a key.
    pub fn get(&self, key: &str) -> Option<f64> {
        let mut copy = *self;
        copy.slot(key).copied()
    }

    /// Where the number with that key stands; nothing where no rule has such a key.
    pub fn slot(&mut self, key: &str) -> Option<&mut f64> {
        Some(match key {
            "momentum" => &mut self.momentum,
            "dampening" => &mut self.dampening,
            "beta1" => &mut self.beta1,
            "beta2" => &mut self.beta2,
            "alpha" => &mut self.alpha,
            "rho" => &mut self.rho,
            "eps" => &mut self.eps,
            "decay" => &mut self.decay,
            _ => return None,
        })
    }
}

/// What a rule remembers of one component; [`Rule::buffers`] names the slots.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Component {
    /// The buffers; a rule with fewer than three leaves the rest at zero.
    pub buffers: [f64; 3],
}

/// What a rule remembers between updates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Memory {
    /// How many updates have been made.
    pub updates: u32,
    /// Nadam's running product of momentum factors; 1 for all others.
    pub product: f64,
    /// Of the first parameter.
    pub x: Component,
    /// Of the second parameter.
    pub y: Component,
}

impl Default for Memory {
    fn default() -> Self {
        Self { updates: 0, product: 1.0, x: Component::default(), y: Component::default() }
    }
}

impl Optimizer {
    /// A rule with its default parameters.
    pub fn new(rule: Rule) -> Self {
        Self { rule, parameters: Parameters::of(rule) }
    }

    /// One update: the step to take from `at`, where the gradient (or its estimate) is `gradient`.
    ///
    /// `initial` is the run's own rate, which `rprop` takes its first step sizes from; all other
    /// rules read `rate`, that of this very update. The memory moves on by one update.
    #[inline]
    pub fn update(
        &self,
        rate: f64,
        initial: f64,
        at: Point,
        gradient: Vector,
        dimension: Dimension,
        memory: &mut Memory,
    ) -> Vector {
        let pace = rules::Pace::next(self, rate, initial, memory);
        let x = rules::step(self, &pace, at.x, gradient.x, &mut memory.x);
        let y = match dimension {
            Dimension::One => 0.0,
            Dimension::Two => rules::step(self, &pace, at.y, gradient.y, &mut memory.y),
        };
        Vector::new(x, y)
    }
}
