//! What a rule consists of.

use super::anatomy::{Parts, Role, Scaling};
use super::equation::{Case, Equations};
use super::memory::{PerParameter, Slot};
use super::numbers::Numbers;
use super::parameter::Parameter;

/// An update rule. The implementing type holds its parameters.
///
/// All rules work on each parameter by itself, so a rule is written for one of them.
pub trait Algorithm: Copy + Default + Numbers {
    /// What is kept of each parameter between updates.
    type Memory: Copy + Numbers;
    /// What all parameters share in one update: the rate, corrections of bias, and the like.
    type Shared;

    /// All else that is known of the rule.
    const RECORD: RuleRecord;

    /// The part that each quantity of its lines has in a step.
    const ROLES: &'static [&'static [Role]];

    /// What makes the direction into the step.
    const SCALING: Scaling;

    /// What is kept before the first update of a run whose rate, before any schedule, is `rate`.
    fn init(&self, rate: f64) -> Self::Memory;

    /// What all parameters share in an update at `rate`, the `count`-th of the run, from 1.
    fn shared(&self, rate: f64, count: u32) -> Self::Shared;

    /// The step of one parameter, to be added to it: `theta` is where it stands, `g` the
    /// component of the gradient or of its estimate.
    fn step(&self, shared: &Self::Shared, theta: f64, g: f64, memory: &mut Self::Memory) -> f64;

    /// What the same step is made of, in the `count`-th update, from 1, at `rate`; `before` is what was
    /// kept before it.
    fn parts(&self, update: (f64, u32), theta: f64, g: f64, before: &Self::Memory) -> Parts;

    /// The lines of the `count`-th update, from 1, and which case it is if the rule has cases.
    /// The lines of the update that finds `before` kept, and which case it is if the rule has cases.
    fn equations(&self, before: &PerParameter<Self::Memory>) -> (&'static Equations, Option<Case>);
}

/// What is known of a rule beside its arithmetic.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RuleRecord {
    /// The name in a query, by which pages word it too.
    pub id: &'static str,
    /// Its parameters, in the order of its fields.
    pub parameters: &'static [Parameter],
    /// What it keeps of each parameter, in the order of the fields of its memory.
    pub slots: &'static [Slot],
    /// Whether the step is linear in the gradients, so that on a quadratic surface a fixed rate
    /// either converges from everywhere or diverges.
    pub is_linear: bool,
    /// Whether an update reads its rate, and so follows a schedule.
    pub is_scheduled: bool,
    /// The rule in NumPy: a function by the rule's id that takes `point, g, rate, t`, then what it
    /// keeps with what that is at first, then the parameters by name. It returns the new point and
    /// what it keeps. It takes the rate of the run as `first` if it is not scheduled.
    pub numpy: &'static str,
    /// The rule in PyTorch.
    pub torch: Torch,
}

/// How PyTorch has a rule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Torch {
    /// The class; the rule's parameters are keyword arguments by the names of [`Parameter::torch`].
    pub class: &'static str,
    /// A keyword argument that has to be `True`, and the parameter that has to be above 0 for it
    /// if there is one.
    pub flag: Option<(&'static str, Option<&'static str>)>,
    /// The definition of the class if `torch.optim` does not have it.
    pub definition: Option<&'static str>,
}

impl Torch {
    /// A class that needs nothing but the rule's parameters.
    pub(super) const fn class(class: &'static str) -> Self {
        Self { class, flag: None, definition: None }
    }
}
