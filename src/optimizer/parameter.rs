//! The parameters that rules can have: their keys, defaults and ranges, each once.

use super::quantity::{self, Quantity};

/// A parameter of a rule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameter {
    /// The key in a query, and the name of the rule's field.
    pub key: &'static str,
    /// The value if a query names none. It depends on the rule; the range does not.
    pub default: f64,
    /// The smallest value allowed.
    pub min: f64,
    /// The largest value allowed.
    pub max: f64,
    /// The keyword argument of `torch.optim`. Parameters that share one form a tuple.
    pub torch: &'static str,
    /// Its symbol in formulas.
    pub quantity: &'static Quantity,
}

/// An average that decayed no faster than this would need more updates than any run has.
const HIGHEST_DECAY: f64 = 0.999_999;

/// The momentum of the heavy ball and of Nesterov's method, in 0..=0.9999; 0.9.
pub const MOMENTUM: Parameter = Parameter::new(quantity::MOMENTUM, 0.9, 0.9999);
/// The part of each new gradient that the heavy ball leaves out, in 0..=1; 0.
pub const DAMPENING: Parameter = Parameter::new(quantity::DAMPENING, 0.0, 1.0);
/// The decay of the first moment, in 0..=0.999999; 0.9.
pub const BETA1: Parameter = Parameter::new(quantity::BETA1, 0.9, HIGHEST_DECAY).in_torch("betas");
/// The decay of the second moment, in 0..=0.999999; 0.999.
pub const BETA2: Parameter = Parameter::new(quantity::BETA2, 0.999, HIGHEST_DECAY).in_torch("betas");
/// The decay of RMSProp's mean of squares, in 0..=0.999999; 0.99.
pub const ALPHA: Parameter = Parameter::new(quantity::ALPHA, 0.99, HIGHEST_DECAY);
/// The decay of Adadelta's means of squares, in 0..=0.999999; 0.9.
pub const RHO: Parameter = Parameter::new(quantity::RHO, 0.9, HIGHEST_DECAY);
/// The small number that keeps a quotient finite, in 0..=1; 1e-8.
pub const EPS: Parameter = Parameter::new(quantity::EPS, 1e-8, 1.0);
/// The decoupled weight decay, in 0..=1; 0.01.
pub const DECAY: Parameter = Parameter::new(quantity::DECAY, 0.01, 1.0).in_torch("weight_decay");

/// Every parameter that some rule has, with its usual default, in the order of a canonical query.
pub const ALL: [Parameter; 8] = [MOMENTUM, DAMPENING, BETA1, BETA2, ALPHA, RHO, EPS, DECAY];

impl Parameter {
    /// A parameter from 0 up to `max`, which PyTorch calls by the same name.
    const fn new(quantity: &'static Quantity, default: f64, max: f64) -> Self {
        Self { key: quantity.id, default, min: 0.0, max, torch: quantity.id, quantity }
    }

    const fn in_torch(self, torch: &'static str) -> Self {
        Self { torch, ..self }
    }

    /// The same parameter in a rule whose default is another.
    pub(super) const fn or(self, default: f64) -> Self {
        Self { default, ..self }
    }
}

/// Defines a rule as the struct of its parameters: each field has the row of its parameter in
/// the place of a default. A rule without parameters is a unit struct.
macro_rules! parameters {
    ($(#[$about_rule:meta])* pub struct $Name:ident;) => {
        $(#[$about_rule])*
        #[derive(Clone, Copy, Debug, Default, PartialEq)]
        pub struct $Name;

        impl $Name {
            const PARAMETERS: &'static [$crate::optimizer::parameter::Parameter] = &[];
        }

        $crate::optimizer::numbers::numbers!($Name {});
    };
    (
        $(#[$about_rule:meta])*
        pub struct $Name:ident {
            $($(#[$about:meta])* pub $field:ident: f64 = $parameter:expr,)*
        }
    ) => {
        $(#[$about_rule])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct $Name {
            $($(#[$about])* pub $field: f64,)*
        }

        impl $Name {
            const PARAMETERS: &'static [$crate::optimizer::parameter::Parameter] = &[$($parameter),*];
        }

        impl Default for $Name {
            /// PyTorch's defaults, except as the rule says.
            fn default() -> Self {
                Self { $($field: $parameter.default),* }
            }
        }

        $crate::optimizer::numbers::numbers!($Name { $($field)* });
    };
}
pub(super) use parameters;
