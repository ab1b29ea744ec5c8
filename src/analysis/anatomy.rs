//! One update taken apart: the arrows of its step, and which of them add up.
//!
//! ```
//! use fall_line::analysis::anatomy::Anatomy;
//! use fall_line::geometry::Vector;
//! use fall_line::run::{Config, Run};
//!
//! // Momentum 0.9 at rate 0.1 on ½(x² + 10y²), from (-4, 2); its second step.
//! let config = Config::default();
//! let mut run = Run::new(&config, config.racers[0].clone());
//! run.advance(2);
//! let anatomy = Anatomy::of(&run, 1).ok_or("no update")?;
//! assert_eq!((anatomy.gradient, anatomy.memory), (Vector::new(-3.6, 0.0), Vector::new(-3.6, 18.0)));
//! assert!(anatomy.adds_up());
//! # Ok::<(), &str>(())
//! ```

use crate::geometry::{Dimension, Vector};
use crate::optimizer::quantity::DECAY;
use crate::optimizer::{Arrow, Beat, Rule, Scaling};
use crate::run::{Run, State};

/// Two steps that differ by no more than this part are the same.
const SAME: f64 = 1e-9;

/// An update, taken apart.
#[derive(Clone, Copy, Debug)]
pub struct Anatomy {
    /// Where it began.
    pub from: State,
    /// Where it led.
    pub to: State,
    /// The gradient that the rule was given.
    pub estimate: Vector,
    /// What that adds to the direction.
    pub gradient: Vector,
    /// What the rule remembered adds to it.
    pub memory: Vector,
    /// What weight decay adds to the step.
    pub decay: Vector,
    /// The step.
    pub step: Vector,
    /// The rate, schedule included.
    pub rate: f64,
    rule: Rule,
    dimension: Dimension,
    /// Whether there is any weight decay.
    decays: bool,
}

/// An arrow in the plane of the parameters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Way {
    /// What it stands for.
    pub arrow: Arrow,
    /// Where it begins, from where the update did.
    pub after: Vector,
    /// How far it leads.
    pub by: Vector,
    /// Whether it is as long as what it adds to the step; else its length is a gradient's.
    pub is_of_step: bool,
}

impl Anatomy {
    /// Takes update `k` of a run apart, counted from 0. Returns `None` if the run has not made it.
    pub fn of(run: &Run, k: usize) -> Option<Self> {
        let trace = run.trace();
        let (update, from, to) = (run.update(k)?, *trace.states.get(k)?, *trace.states.get(k + 1)?);
        let optimizer = run.racer().phase(k as u32).optimizer;
        let before = run.memory_before(k)?;
        let [x, y] = optimizer.parts(update.rate, from.point, update.estimate, &before);
        let dimension = run.config().surface.dimension();
        // In one dimension there is nothing along y.
        let along_y = |y: f64| if dimension == Dimension::One { 0.0 } else { y };
        let vector = |x: f64, y: f64| Vector::new(x, along_y(y));
        Some(Self {
            from,
            to,
            estimate: update.estimate,
            gradient: vector(x.gradient, y.gradient),
            memory: vector(x.memory, y.memory),
            decay: vector(x.decay, y.decay),
            step: update.step,
            rate: update.rate,
            rule: optimizer.rule(),
            dimension,
            decays: optimizer.get(DECAY.id).is_some_and(|decay| decay != 0.0),
        })
    }

    /// How many parameters there are.
    pub fn dimension(&self) -> Dimension {
        self.dimension
    }

    /// What the rule scales: the gradient and what it remembers, together.
    pub fn direction(&self) -> Vector {
        self.gradient + self.memory
    }

    /// How many times as long as the direction, and against it, the step is along each parameter.
    /// `None` where there is no direction.
    pub fn factors(&self) -> [Option<f64>; 2] {
        let (scaled, direction) = (self.step - self.decay, self.direction());
        let factor = |step: f64, direction: f64| {
            Some(-step / direction).filter(|factor| direction != 0.0 && factor.is_finite())
        };
        [factor(scaled.x, direction.x), factor(scaled.y, direction.y)]
    }

    /// Whether the step is the direction times the rate, so that the parts add up to it.
    pub fn adds_up(&self) -> bool {
        (self.step + self.direction() * self.rate).norm() <= SAME * self.step.norm()
    }

    /// What makes the direction into the step at this update: a rule whose own scale does not count
    /// yet has none.
    pub fn scaling(&self) -> Scaling {
        match self.rule.scaling() {
            Scaling::Own if self.adds_up() && self.step.norm() > 0.0 => Scaling::Rate,
            scaling => scaling,
        }
    }

    /// Whether the rule remembers a direction.
    pub fn has_memory(&self) -> bool {
        self.rule_has(Arrow::Memory)
    }

    fn rule_has(&self, arrow: Arrow) -> bool {
        self.rule.roles().any(|role| role.arrow == Some(arrow))
    }

    /// The arrow that stands for one at this update: where the parts add up, their sum is the step.
    pub fn shown(&self, arrow: Arrow) -> Arrow {
        if arrow == Arrow::Direction && self.adds_up() { Arrow::Step } else { arrow }
    }

    /// The arrows that the rule has at this update, in the order in which they come about; some may
    /// have no length.
    pub fn arrows(&self) -> Vec<Way> {
        let adds_up = self.adds_up();
        let unit = if adds_up { self.rate } else { 1.0 };
        let nowhere = Vector::default();
        let against = -self.gradient * unit;
        let mut all = Vec::new();
        for arrow in Arrow::ALL {
            let (after, by) = match arrow {
                Arrow::Step => (nowhere, self.step),
                Arrow::Decay => (self.step - self.decay, self.decay),
                Arrow::Direction => (nowhere, -self.direction() * unit),
                Arrow::Memory => (against, -self.memory * unit),
                Arrow::Gradient => (nowhere, against),
            };
            let is_of_step = adds_up || matches!(arrow, Arrow::Step | Arrow::Decay);
            let is_there = arrow != Arrow::Decay || self.decays;
            if is_there && self.rule_has(arrow) && self.shown(arrow) == arrow {
                all.push(Way { arrow, after, by, is_of_step });
            }
        }
        all
    }

    /// Whether an arrow is among those of a beat; without a beat, all are.
    pub fn belongs(&self, arrow: Arrow, beat: Option<Beat>) -> bool {
        let has_direction = self.arrows().iter().any(|way| way.arrow == Arrow::Direction);
        match beat {
            None => true,
            Some(Beat::Gradient) => arrow == Arrow::Gradient,
            Some(Beat::Memory) => matches!(arrow, Arrow::Gradient | Arrow::Memory | Arrow::Direction),
            // What is scaled, and what comes of it.
            Some(Beat::Scale) if has_direction => matches!(arrow, Arrow::Direction | Arrow::Step),
            Some(Beat::Scale) => arrow != Arrow::Decay,
            Some(Beat::Step) => matches!(arrow, Arrow::Step | Arrow::Decay),
        }
    }
}
