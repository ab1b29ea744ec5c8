//! An update worked out with so many digits, and compared with the trace.

use super::decimal::Decimal;
use super::double_double::DoubleDouble;
use super::line::Line;
use super::parameter::Parameter;
use super::values::Values;
use crate::geometry::{Point, Vector};
use crate::optimizer::quantity::{BASE, FACTOR, G, RATE, STEP, T, THETA};
use crate::optimizer::{Equation, Equations, Memory, Quantity, Term, equation, term};
use crate::run::{Phase, Run};
use std::slice;

/// How far a result may lie from the trace's, as a part of it.
const TOLERANCE: f64 = 1e-4;

/// The end of every rule, with numbers.
static ARRIVAL: [Equation; 1] = [equation!(THETA <- (THETA + STEP))];

/// The number of one parameter, of a vector that has one for each.
type Component = fn(Vector) -> f64;

pub(super) struct Attempt<'a> {
    run: &'a Run,
    k: usize,
    estimate: Vector,
    digits: i32,
    /// What the rule kept before the update, and after it.
    before: &'a Memory,
    after: &'a Memory,
    values: Values,
    is_near: bool,
}

impl<'a> Attempt<'a> {
    /// Begins with what is known before update `k`, and what the rule kept before and after it. Returns `None` if the run has not made it.
    pub(super) fn new(run: &'a Run, k: usize, digits: i32, [before, after]: [&'a Memory; 2]) -> Option<Self> {
        let (now, estimate) = (run.rate(k)?, run.trace().estimate(k)?);
        let Phase { optimizer, rate, .. } = run.racer().phase(k as u32);
        let mut values = Values::default();
        for &(quantity, value) in &[(T, k as f64 + 1.0), (BASE, rate), (RATE, rate)] {
            values.set(quantity, Decimal::exact(value));
        }
        for (parameter, value) in optimizer.parameters() {
            values.set(parameter.quantity, Decimal::exact(value));
        }
        let mut attempt = Self { run, k, estimate, digits, before, after, values, is_near: true };
        attempt.set(FACTOR, (now / rate).into());
        attempt.recall(true, |both| both.x);
        Some(attempt)
    }

    /// Whether no result lies far from the trace's.
    pub(super) fn is_near(&self) -> bool {
        self.is_near
    }

    /// Works out what all parameters share.
    pub(super) fn shared(&mut self, all: &[&'static [Equation]]) -> Vec<Line> {
        let mut lines = Vec::new();
        for &equations in all {
            self.work_out(equations, None, &mut lines);
        }
        lines
    }

    /// Works out what belongs to each parameter.
    pub(super) fn components(
        &mut self,
        equations: &'static Equations,
    ) -> Option<Vec<(Parameter, Vec<Line>)>> {
        let states = &self.run.trace().states;
        let (from, to) = states.get(self.k).zip(states.get(self.k + 1))?;
        let (from, to) = (from.point - Point::default(), to.point - Point::default());
        let run = self.run;
        let ways: [Component; 2] = [|both| both.x, |both| both.y];
        let mut all = Vec::new();
        for (index, name) in run.config().surface.parameter_names().iter().enumerate() {
            if !name.is_empty() {
                let parameter = Parameter::new(name);
                let lines = self.component(&parameter, ways[index], (from, to), equations);
                all.push((parameter, lines));
            }
        }
        Some(all)
    }

    fn component(
        &mut self,
        parameter: &Parameter,
        component: Component,
        (from, to): (Vector, Vector),
        equations: &'static Equations,
    ) -> Vec<Line> {
        let parameter = Some(parameter);
        self.set(THETA, component(from).into());
        self.recall(false, component);
        let result = self.set(G, component(self.estimate).into());
        let values = self.values.clone();
        let mut lines = vec![Line {
            quantity: G,
            result,
            is_update: false,
            term: None,
            values,
            parameter: parameter.cloned(),
        }];
        for &equations in &[equations.each, slice::from_ref(&equations.step), &ARRIVAL] {
            self.work_out(equations, parameter, &mut lines);
        }
        for (slot, value) in self.after.slots().filter(|(slot, _)| !slot.is_shared) {
            self.compare(slot.quantity, component(value));
        }
        self.compare(THETA, component(to));
        // Nothing follows from what has no value.
        let defined = lines.iter().take_while(|line| !line.is_undefined()).count();
        lines.truncate(defined + 1);
        lines
    }

    fn set(&mut self, quantity: &'static Quantity, value: DoubleDouble) -> Decimal {
        let shown = Decimal::rounded(value, self.digits);
        self.values.set(quantity, shown);
        shown
    }

    /// Sets what the rule kept: either what the parameters share, or what is one's own. What it
    /// begins with is not rounded, since it may be the rate.
    fn recall(&mut self, is_shared: bool, component: Component) {
        for (slot, value) in self.before.slots().filter(|(slot, _)| slot.is_shared == is_shared) {
            let value = component(value);
            let is_first = self.k == 0;
            let shown = if is_first { Decimal::exact(value) } else { Decimal::rounded(value, self.digits) };
            self.values.set(slot.quantity, shown);
        }
    }

    /// Works equations out. What comes out of one is known to the next.
    fn work_out(
        &mut self,
        equations: &'static [Equation],
        parameter: Option<&Parameter>,
        lines: &mut Vec<Line>,
    ) {
        for &Equation { quantity, is_update, ref term } in equations {
            let values = self.values.clone();
            let result = self.set(quantity, values.evaluate(term));
            let parameter = parameter.cloned();
            lines.push(Line { quantity, result, is_update, term: Some(term), values, parameter });
        }
    }

    fn compare(&mut self, quantity: &Quantity, expected: f64) {
        let found = self.values.get(quantity).value();
        let is_far = (found - expected).abs() > TOLERANCE * expected.abs();
        // Two that are not finite are alike enough.
        if is_far || found.is_finite() != expected.is_finite() {
            self.is_near = false;
        }
    }
}
