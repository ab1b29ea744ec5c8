//! The rules as lines of terms, one recipe a rule; [`rules`] has the same as algorithms, with
//! their papers.
//!
//! [`rules`]: crate::optimizer::rules

use super::quantity::Quantity::{self, *};
use super::term::{Term, term};
use crate::optimizer::rules::{self, NADAM_DECAY, RPROP_FACTORS, RPROP_SIZES};
use crate::optimizer::{Parameters, Rule};

/// One line of a rule: a quantity and what it is.
#[derive(Debug)]
pub(super) struct Equation {
    pub of: Quantity,
    /// Whether it was something else before: ←, not =.
    pub is_update: bool,
    pub term: Term,
}

/// A rule, ready to be worked out and written.
#[derive(Debug)]
pub(super) struct Recipe {
    /// What the rule's buffers are called, in their order.
    pub buffers: &'static [Quantity],
    /// What all components share.
    pub shared: &'static [Equation],
    /// What is done for each component.
    pub each: &'static [Equation],
    /// The end in general: θ ← θ less the step's opposite.
    pub descent: Equation,
    /// The end with numbers begins with the step.
    pub step: Equation,
}

/// What applies at this update, where a rule makes a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// The first update of momentum with dampening: the buffer is the whole gradient.
    First,
    /// RAdam's average is too short yet: a step by the first moment alone.
    Short,
    /// RAdam trusts its second moment.
    Long,
}

impl Case {
    /// The name in messages.
    pub fn id(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Short => "short",
            Self::Long => "long",
        }
    }
}

macro_rules! equation {
    ($of:ident = $term:tt) => {
        Equation { of: $of, is_update: false, term: term!($term) }
    };
    ($of:ident <- $term:tt) => {
        Equation { of: $of, is_update: true, term: term!($term) }
    };
}

macro_rules! recipe {
    (
        buffers [$($buffer:ident),*]
        $(shared { $($shared:ident $is:tt $what:tt;)* })?
        each { $($of:ident $becomes:tt $how:tt;)* }
        minus $down:tt
    ) => {
        Recipe {
            buffers: &[$($buffer),*],
            shared: &[$($(equation!($shared $is $what)),*)?],
            each: &[$(equation!($of $becomes $how)),*],
            descent: equation!(Theta <- (Theta - $down)),
            step: Equation { of: Step, is_update: false, term: Term::Negative(&term!($down)) },
        }
    };
}

/// The rate of an update under a schedule.
pub(super) static SCHEDULED: [Equation; 1] = [equation!(Rate = (Base * Factor))];
/// The end of every rule, with numbers.
pub(super) static ARRIVE: Equation = equation!(Theta <- (Theta + Step));

static GD: Recipe = recipe! { buffers [] each {} minus (Rate * G) };

static MOMENTUM: Recipe = recipe! {
    buffers [Velocity]
    each {
        Velocity <- ((Beta * Velocity) + G);
    }
    minus (Rate * Velocity)
};

static DAMPED: Recipe = recipe! {
    buffers [Velocity]
    each {
        Velocity <- ((Beta * Velocity) + ((1 - Dampening) * G));
    }
    minus (Rate * Velocity)
};

/// PyTorch's first buffer, and every buffer where β is 0.
static UNDAMPED: Recipe = recipe! {
    buffers [Velocity]
    each {
        Velocity <- G;
    }
    minus (Rate * Velocity)
};

static NESTEROV: Recipe = recipe! {
    buffers [Velocity]
    each {
        Velocity <- ((Beta * Velocity) + G);
        Ahead = (G + (Beta * Velocity));
    }
    minus (Rate * Ahead)
};

static ADAGRAD: Recipe = recipe! {
    buffers [Squares]
    each {
        Squares <- (Squares + (G ^ 2));
    }
    minus (Rate * (G / ((sqrt Squares) + Eps)))
};

static RMSPROP: Recipe = recipe! {
    buffers [MeanSquare]
    each {
        MeanSquare <- ((Alpha * MeanSquare) + ((1 - Alpha) * (G ^ 2)));
    }
    minus (Rate * (G / ((sqrt MeanSquare) + Eps)))
};

static ADADELTA: Recipe = recipe! {
    buffers [MeanSquare, StepSquare]
    each {
        MeanSquare <- ((Rho * MeanSquare) + ((1 - Rho) * (G ^ 2)));
        Scaled = (((sqrt (StepSquare + Eps)) / (sqrt (MeanSquare + Eps))) * G);
        StepSquare <- ((Rho * StepSquare) + ((1 - Rho) * (Scaled ^ 2)));
    }
    minus (Rate * Scaled)
};

static ADAM: Recipe = recipe! {
    buffers [M, V]
    each {
        M <- ((Beta1 * M) + ((1 - Beta1) * G));
        V <- ((Beta2 * V) + ((1 - Beta2) * (G ^ 2)));
        MHat = (M / (1 - (Beta1 ^ T)));
        VHat = (V / (1 - (Beta2 ^ T)));
    }
    minus (Rate * (MHat / ((sqrt VHat) + Eps)))
};

static ADAMW: Recipe = recipe! {
    buffers [M, V]
    each {
        M <- ((Beta1 * M) + ((1 - Beta1) * G));
        V <- ((Beta2 * V) + ((1 - Beta2) * (G ^ 2)));
        MHat = (M / (1 - (Beta1 ^ T)));
        VHat = (V / (1 - (Beta2 ^ T)));
    }
    minus (Rate * ((MHat / ((sqrt VHat) + Eps)) + (Decay * Theta)))
};

static AMSGRAD: Recipe = recipe! {
    buffers [M, V, VMax]
    each {
        M <- ((Beta1 * M) + ((1 - Beta1) * G));
        V <- ((Beta2 * V) + ((1 - Beta2) * (G ^ 2)));
        VMax <- (max VMax V);
        MHat = (M / (1 - (Beta1 ^ T)));
        VHat = (VMax / (1 - (Beta2 ^ T)));
    }
    minus (Rate * (MHat / ((sqrt VHat) + Eps)))
};

static ADAMAX: Recipe = recipe! {
    buffers [M, Norm]
    each {
        M <- ((Beta1 * M) + ((1 - Beta1) * G));
        Norm <- (max (Beta2 * Norm) ((abs G) + Eps));
        MHat = (M / (1 - (Beta1 ^ T)));
    }
    minus (Rate * (MHat / Norm))
};

static NADAM: Recipe = recipe! {
    buffers [M, V]
    shared {
        Mu = (Beta1 * (1 - (0.5 * (0.96 ^ ([NADAM_DECAY] * T)))));
        MuNext = (Beta1 * (1 - (0.5 * (0.96 ^ ([NADAM_DECAY] * (T + 1))))));
        Product <- (Product * Mu);
    }
    each {
        M <- ((Beta1 * M) + ((1 - Beta1) * G));
        V <- ((Beta2 * V) + ((1 - Beta2) * (G ^ 2)));
        MHat = (((MuNext * M) / (1 - (Product * MuNext))) + (((1 - Mu) * G) / (1 - Product)));
        VHat = (V / (1 - (Beta2 ^ T)));
    }
    minus (Rate * (MHat / ((sqrt VHat) + Eps)))
};

static RADAM_SHORT: Recipe = recipe! {
    buffers [M, V]
    shared {
        Longest = ((2 / (1 - Beta2)) - 1);
        Length = (Longest - (((2 * T) * (Beta2 ^ T)) / (1 - (Beta2 ^ T))));
    }
    each {
        M <- ((Beta1 * M) + ((1 - Beta1) * G));
        V <- ((Beta2 * V) + ((1 - Beta2) * (G ^ 2)));
        MHat = (M / (1 - (Beta1 ^ T)));
    }
    minus (Rate * MHat)
};

static RADAM: Recipe = recipe! {
    buffers [M, V]
    shared {
        Longest = ((2 / (1 - Beta2)) - 1);
        Length = (Longest - (((2 * T) * (Beta2 ^ T)) / (1 - (Beta2 ^ T))));
        Rectified = (sqrt ((((Length - 4) * (Length - 2)) * Longest) / (((Longest - 4) * (Longest - 2)) * Length)));
    }
    each {
        M <- ((Beta1 * M) + ((1 - Beta1) * G));
        V <- ((Beta2 * V) + ((1 - Beta2) * (G ^ 2)));
        MHat = (M / (1 - (Beta1 ^ T)));
    }
    minus ((Rate * MHat) * ((Rectified * (sqrt (1 - (Beta2 ^ T)))) / ((sqrt V) + Eps)))
};

static RPROP: Recipe = recipe! {
    buffers [Previous, Size]
    each {
        Turn = (G * Previous);
        Growth = (cases Turn [RPROP_FACTORS.1] 1 [RPROP_FACTORS.0]);
        Size <- (min (max (Growth * Size) [RPROP_SIZES.0]) [RPROP_SIZES.1]);
        Previous <- (cases Turn G G 0);
    }
    minus ((sign Previous) * Size)
};

static LION: Recipe = recipe! {
    buffers [M]
    each {
        Blend = ((Beta1 * M) + ((1 - Beta1) * G));
        M <- ((Beta2 * M) + ((1 - Beta2) * G));
    }
    minus (Rate * (sign Blend))
};

static LION_DECAY: Recipe = recipe! {
    buffers [M]
    each {
        Blend = ((Beta1 * M) + ((1 - Beta1) * G));
        M <- ((Beta2 * M) + ((1 - Beta2) * G));
    }
    minus (Rate * ((sign Blend) + (Decay * Theta)))
};

/// The recipe of a rule for one update, counted from 1.
pub(super) fn recipe(rule: Rule, parameters: &Parameters, count: u32) -> (&'static Recipe, Option<Case>) {
    let recipe = match rule {
        Rule::Gd => &GD,
        Rule::Momentum if parameters.dampening == 0.0 => &MOMENTUM,
        Rule::Momentum if count == 1 => return (&UNDAMPED, Some(Case::First)),
        Rule::Momentum if parameters.momentum == 0.0 => &UNDAMPED,
        Rule::Momentum => &DAMPED,
        Rule::Nesterov => &NESTEROV,
        Rule::Adagrad => &ADAGRAD,
        Rule::Rmsprop => &RMSPROP,
        Rule::Adadelta => &ADADELTA,
        Rule::Adam => &ADAM,
        Rule::Adamw => &ADAMW,
        Rule::Amsgrad => &AMSGRAD,
        Rule::Adamax => &ADAMAX,
        Rule::Nadam => &NADAM,
        Rule::Radam if rules::radam_length(parameters, count) > rules::RADAM_TRUST => {
            return (&RADAM, Some(Case::Long));
        }
        Rule::Radam => return (&RADAM_SHORT, Some(Case::Short)),
        Rule::Rprop => &RPROP,
        Rule::Lion if parameters.decay == 0.0 => &LION,
        Rule::Lion => &LION_DECAY,
    };
    (recipe, None)
}
