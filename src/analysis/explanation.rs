//! Explanations: one update's rule with that update's numbers put in, line by line.
//!
//! A learner can check every line by hand: each result is what comes out of the numbers that are
//! shown, rounded to the digits that are shown, and later lines go on with the rounded result.
//! The trace itself is not rounded, so the last digits of an explanation may differ from it.
//! There are as few digits as keep every result within a ten-thousandth of the trace's.

mod decimal;
mod quantity;
mod recipes;
mod term;

pub use decimal::Decimal;
pub use quantity::Quantity;
pub use recipes::Case;
pub use term::Form;

use crate::geometry::{Dimension, Point, Vector};
use crate::optimizer::{Component, Memory, Parameters, Rule};
use crate::run::Run;
use crate::schedule::Shape;
use crate::surface::Surface;
use quantity::COUNT;
use recipes::{ARRIVE, Equation, Recipe, SCHEDULED};
use term::{Term, Values, Writer};

/// How many significant digits are tried, fewest first.
const DIGITS: [i32; 4] = [6, 9, 12, decimal::MOST_DIGITS];
/// How far from the trace's a result may lie, as a part of it.
const NEAR: f64 = 1e-4;

/// An update, explained.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// The number of the update, from 1.
    pub count: u32,
    /// Where it began.
    pub from: Point,
    /// The exact gradient there.
    pub exact: Vector,
    /// The gradient that the rule was given.
    pub estimate: Vector,
    /// What applies at this update, where the rule makes a difference.
    pub case: Option<Case>,
    /// What all components share: the rate under a schedule, the rule's own factors.
    pub shared: Vec<Line>,
    /// The lines of each component, the gradient first and the new parameter last.
    pub components: Vec<(Quantity, Vec<Line>)>,
    recipe: &'static Recipe,
    is_scheduled: bool,
}

/// One line: a quantity, how it comes about, and what it is.
#[derive(Clone, Debug)]
pub struct Line {
    /// What the line is about.
    pub quantity: Quantity,
    /// What comes out.
    pub result: Decimal,
    is_update: bool,
    /// Nothing where the number is given.
    term: Option<&'static Term>,
    /// The numbers before the line.
    values: Box<Values>,
    parameter: Option<Quantity>,
}

impl Explanation {
    /// Explains update `k` of a run, counted from 0; nothing where there is none.
    pub fn of(run: &Run, k: usize) -> Option<Self> {
        let mut last = None;
        for digits in DIGITS {
            let (explanation, is_near) = Attempt::new(run, k, digits)?.explain()?;
            last = Some(explanation);
            if is_near {
                break;
            }
        }
        last
    }

    /// The rule in general, one line after the other, each with what it is about.
    pub fn rule(&self, form: Form) -> Vec<(Quantity, String)> {
        let Recipe { shared, each, descent, .. } = self.recipe;
        let mut lines = Vec::new();
        for equations in [scheduled(self.is_scheduled), shared, each, std::slice::from_ref(descent)] {
            for equation in equations {
                let mut writer = Writer { form, values: None, parameter: None, out: String::new() };
                writer.begin(equation.of, equation.is_update);
                writer.line(&equation.term);
                lines.push((equation.of, writer.out));
            }
        }
        lines
    }

    /// The rule in general and with this update's numbers, as LaTeX for a page of notes.
    pub fn latex(&self) -> String {
        let aligned = |lines: Vec<String>| {
            ["\\begin{aligned}\n", &lines.join(" \\\\\n"), "\n\\end{aligned}\n"].concat()
        };
        let mut text = aligned(self.rule(Form::Latex).into_iter().map(|(_, line)| line).collect());
        let all = std::iter::once(&self.shared).chain(self.components.iter().map(|(_, lines)| lines));
        for lines in all.filter(|lines| !lines.is_empty()) {
            text.push('\n');
            text.push_str(&aligned(lines.iter().map(|line| line.write(Form::Latex)).collect()));
        }
        text
    }
}

impl Line {
    /// The line with its numbers: `m ← 0.9 × 0 + (1 − 0.9) × (−4) = −0.4`.
    pub fn write(&self, form: Form) -> String {
        let mut writer =
            Writer { form, values: Some(&self.values), parameter: self.parameter, out: String::new() };
        writer.begin(self.quantity, self.is_update);
        // A number that is only taken over is not said twice.
        if let Some(term) = self.term.filter(|term| !term.is_leaf()) {
            writer.line(term);
            writer.equals();
        }
        writer.decimal(self.result);
        writer.out
    }
}

/// What a schedule puts before a rule.
fn scheduled(is_scheduled: bool) -> &'static [Equation] {
    if is_scheduled { &SCHEDULED } else { &[] }
}

/// An explanation with so many digits.
struct Attempt<'a> {
    run: &'a Run,
    k: usize,
    digits: i32,
    values: Values,
    /// Whether no result lies far from the trace's.
    is_near: bool,
}

impl<'a> Attempt<'a> {
    fn new(run: &'a Run, k: usize, digits: i32) -> Option<Self> {
        let update = run.trace().updates.get(k)?;
        let Parameters { momentum, dampening, beta1, beta2, alpha, rho, eps, decay } =
            run.racer().optimizer.parameters;
        let base = run.racer().rate;
        let mut attempt = Self { run, k, digits, values: [Decimal::ZERO; COUNT], is_near: true };
        for (quantity, value) in [
            (Quantity::T, k as f64 + 1.0),
            (Quantity::Base, base),
            (Quantity::Rate, base),
            (Quantity::Beta, momentum),
            (Quantity::Dampening, dampening),
            (Quantity::Beta1, beta1),
            (Quantity::Beta2, beta2),
            (Quantity::Alpha, alpha),
            (Quantity::Rho, rho),
            (Quantity::Eps, eps),
            (Quantity::Decay, decay),
        ] {
            attempt.values[quantity as usize] = Decimal::written(value);
        }
        attempt.set(Quantity::Factor, update.rate / base);
        attempt.set(Quantity::Product, attempt.before().product);
        Some(attempt)
    }

    fn before(&self) -> Memory {
        let before = self.k.checked_sub(1).and_then(|before| self.run.trace().updates.get(before));
        before.map_or_else(Memory::default, |update| update.memory)
    }

    fn set(&mut self, quantity: Quantity, value: f64) -> Decimal {
        let shown = Decimal::rounded(value, self.digits);
        self.values[quantity as usize] = shown;
        shown
    }

    /// Works equations out; what comes out of one is known to the next.
    fn lines(&mut self, equations: &'static [Equation], parameter: Option<Quantity>, lines: &mut Vec<Line>) {
        for &Equation { of: quantity, is_update, ref term } in equations {
            let values = Box::new(self.values);
            let result = self.set(quantity, term.value(&values));
            lines.push(Line { quantity, result, is_update, term: Some(term), values, parameter });
        }
    }

    fn compare(&mut self, quantity: Quantity, expected: f64) {
        let found = self.values[quantity as usize].value();
        // Two that are not finite are alike enough.
        if (found - expected).abs() > NEAR * expected.abs() || found.is_finite() != expected.is_finite() {
            self.is_near = false;
        }
    }

    fn explain(mut self) -> Option<(Explanation, bool)> {
        let (run, k) = (self.run, self.k);
        let optimizer = run.racer().optimizer;
        let update = run.trace().updates.get(k)?;
        let (from, to) = run.trace().states.get(k).zip(run.trace().states.get(k + 1))?;
        let count = k as u32 + 1;
        let (recipe, case) = recipes::recipe(optimizer.rule, &optimizer.parameters, count);
        let is_scheduled = run.config().schedule.shape != Shape::Constant && optimizer.rule != Rule::Rprop;
        let mut shared = Vec::new();
        for equations in [scheduled(is_scheduled), recipe.shared] {
            self.lines(equations, None, &mut shared);
        }

        let before = self.before();
        let ways = [
            (from.point.x, to.point.x, update.estimate.x, before.x, update.memory.x),
            (from.point.y, to.point.y, update.estimate.y, before.y, update.memory.y),
        ];
        let surface = &run.config().surface;
        let names: &[Quantity] = match surface.dimension() {
            _ if matches!(surface, Surface::Regression(_)) => &[Quantity::Theta0, Quantity::Theta1],
            Dimension::One => &[Quantity::W],
            Dimension::Two => &[Quantity::X, Quantity::Y],
        };
        let mut components = Vec::new();
        for (&name, (begin, end, gradient, before, after)) in names.iter().zip(ways) {
            components.push((name, self.component(recipe, name, (begin, end), gradient, (before, after))));
        }
        let explanation = Explanation {
            count,
            from: from.point,
            exact: from.gradient,
            estimate: update.estimate,
            case,
            shared,
            components,
            recipe,
            is_scheduled,
        };
        Some((explanation, self.is_near))
    }

    fn component(
        &mut self,
        recipe: &'static Recipe,
        name: Quantity,
        (begin, end): (f64, f64),
        gradient: f64,
        (before, after): (Component, Component),
    ) -> Vec<Line> {
        let parameter = Some(name);
        self.set(Quantity::Theta, begin);
        for (&buffer, value) in recipe.buffers.iter().zip(before.buffers) {
            self.set(buffer, value);
        }
        if self.k == 0 && recipe.buffers.contains(&Quantity::Size) {
            self.values[Quantity::Size as usize] = self.values[Quantity::Base as usize];
        }
        let result = self.set(Quantity::G, gradient);
        let values = Box::new(self.values);
        let given = Line { quantity: Quantity::G, result, is_update: false, term: None, values, parameter };
        let mut lines = vec![given];
        for equations in [recipe.each, std::slice::from_ref(&recipe.step), std::slice::from_ref(&ARRIVE)] {
            self.lines(equations, parameter, &mut lines);
        }
        for (&buffer, value) in recipe.buffers.iter().zip(after.buffers) {
            self.compare(buffer, value);
        }
        self.compare(Quantity::Theta, end);
        lines
    }
}
