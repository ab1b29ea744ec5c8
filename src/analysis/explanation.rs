//! Explanations: one update's rule with that update's numbers put in, line by line.
//!
//! A learner can check every line by hand: each result is what comes out of the numbers that are
//! shown, rounded to the digits that are shown, and later lines go on with the rounded result.
//! The trace itself is not rounded, so the last digits of an explanation may differ from it.
//! There are as few digits as keep every result within a ten-thousandth of the trace's.
//!
//! The lines of each rule come with the rule, as [`Equations`]; here they are worked out and
//! written.

mod decimal;
mod values;
mod writer;

pub use decimal::Decimal;
pub use writer::Form;

use crate::geometry::{Dimension, Point, Vector};
use crate::optimizer::quantity::{BASE, FACTOR, G, RATE, STEP, T, THETA, THETA0, THETA1, W, X, Y};
use crate::optimizer::{Case, Equation, Equations, Memory, Quantity, Term, equation, term};
use crate::run::Run;
use crate::schedule::Shape;
use crate::surface::Surface;
use values::Values;
use writer::Writer;

/// How many significant digits are tried, fewest first.
const DIGITS: [i32; 4] = [6, 9, 12, decimal::MOST_DIGITS];
/// How far a result may lie from the trace's, as a part of it.
const TOLERANCE: f64 = 1e-4;

/// The rate of an update under a schedule.
static SCHEDULED: [Equation; 1] = [equation!(RATE = (BASE * FACTOR))];
/// The end of every rule, with numbers.
static ARRIVAL: [Equation; 1] = [equation!(THETA <- (THETA + STEP))];

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
    /// Which branch of the rule applies to this update, if the rule has branches.
    pub case: Option<Case>,
    /// What all parameters share: the rate under a schedule, the rule's own factors.
    pub shared: Vec<Line>,
    /// The lines of each parameter, the gradient first and where it ends up last.
    pub components: Vec<(&'static Quantity, Vec<Line>)>,
    equations: &'static Equations,
    is_scheduled: bool,
}

/// One line: a quantity, how it comes about, and what it is.
#[derive(Clone, Debug)]
pub struct Line {
    /// What the line is about.
    pub quantity: &'static Quantity,
    /// What comes out.
    pub result: Decimal,
    is_update: bool,
    /// `None` if the number is given.
    term: Option<&'static Term>,
    /// The numbers before the line.
    values: Values,
    parameter: Option<&'static Quantity>,
}

impl Explanation {
    /// Explains update `k` of a run, counted from 0. Returns `None` if the run has not made it.
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

    /// The rule in general, line by line, each with what it is about.
    pub fn rule(&self, form: Form) -> Vec<(&'static Quantity, String)> {
        let Equations { shared, each, descent, .. } = self.equations;
        let mut lines = Vec::new();
        for equations in [scheduled(self.is_scheduled), shared, each, std::slice::from_ref(descent)] {
            for equation in equations {
                let mut writer = Writer::symbols(form);
                writer.begin(equation.quantity, equation.is_update);
                writer.line(&equation.term);
                lines.push((equation.quantity, writer.finish()));
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
        let mut writer = Writer::numbers(form, &self.values, self.parameter);
        writer.begin(self.quantity, self.is_update);
        // A number that is only taken over is not said twice.
        let is_number = |term: &Term| matches!(term, Term::Quantity(_) | Term::Number(_) | Term::Cases(..));
        if let Some(term) = self.term.filter(|term| !is_number(term)) {
            writer.line(term);
            writer.equals();
        }
        writer.decimal(self.result);
        writer.finish()
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
    /// What the rule kept before the update.
    before: Memory,
    values: Values,
    /// Whether no result lies far from the trace's.
    is_near: bool,
}

/// One parameter in an update.
struct Component {
    name: &'static Quantity,
    /// Where it stood and where it came to.
    from: f64,
    to: f64,
    gradient: f64,
    /// Which of the two numbers that are kept of both is its own.
    own: fn(Vector) -> f64,
}

impl<'a> Attempt<'a> {
    fn new(run: &'a Run, k: usize, digits: i32) -> Option<Self> {
        let update = run.trace().updates.get(k)?;
        let racer = run.racer();
        let before = k.checked_sub(1).and_then(|before| run.trace().updates.get(before));
        let before = before.map_or_else(|| racer.optimizer.init(racer.rate), |update| update.memory);
        let mut values = Values::default();
        for (quantity, value) in [(T, k as f64 + 1.0), (BASE, racer.rate), (RATE, racer.rate)] {
            values.set(quantity, Decimal::written(value));
        }
        for (parameter, value) in racer.optimizer.parameters() {
            values.set(parameter.quantity, Decimal::written(value));
        }
        let mut attempt = Self { run, k, digits, before, values, is_near: true };
        attempt.set(FACTOR, update.rate / racer.rate);
        attempt.recall(true, |values| values.x);
        Some(attempt)
    }

    fn set(&mut self, quantity: &'static Quantity, value: f64) -> Decimal {
        let shown = Decimal::rounded(value, self.digits);
        self.values.set(quantity, shown);
        shown
    }

    /// Sets what the rule kept, either what the parameters share or what is one's own. What it
    /// begins with is shown as it was written.
    fn recall(&mut self, is_shared: bool, own: fn(Vector) -> f64) {
        for (slot, value) in self.before.slots().filter(|(slot, _)| slot.is_shared == is_shared) {
            let value = own(value);
            let shown = match self.k {
                0 => Decimal::written(value),
                _ => Decimal::rounded(value, self.digits),
            };
            self.values.set(slot.quantity, shown);
        }
    }

    /// Works equations out. What comes out of one is known to the next.
    fn lines(
        &mut self,
        equations: &'static [Equation],
        parameter: Option<&'static Quantity>,
        lines: &mut Vec<Line>,
    ) {
        for &Equation { quantity, is_update, ref term } in equations {
            let values = self.values.clone();
            let result = self.set(quantity, values.evaluate(term));
            lines.push(Line { quantity, result, is_update, term: Some(term), values, parameter });
        }
    }

    fn compare(&mut self, quantity: &Quantity, expected: f64) {
        let found = self.values.get(quantity).value();
        // Two that are not finite are alike enough.
        if (found - expected).abs() > TOLERANCE * expected.abs() || found.is_finite() != expected.is_finite()
        {
            self.is_near = false;
        }
    }

    fn explain(mut self) -> Option<(Explanation, bool)> {
        let (run, k) = (self.run, self.k);
        let optimizer = &run.racer().optimizer;
        let update = run.trace().updates.get(k)?;
        let (from, to) = run.trace().states.get(k).zip(run.trace().states.get(k + 1))?;
        let count = k as u32 + 1;
        let (equations, case) = optimizer.equations(count);
        let is_scheduled =
            run.config().schedule.shape != Shape::Constant && optimizer.rule().record().is_scheduled;
        let mut shared = Vec::new();
        for equations in [scheduled(is_scheduled), equations.shared] {
            self.lines(equations, None, &mut shared);
        }
        let surface = &run.config().surface;
        let names: &[&'static Quantity] = match surface.dimension() {
            _ if matches!(surface, Surface::Regression(_)) => &[THETA0, THETA1],
            Dimension::One => &[W],
            Dimension::Two => &[X, Y],
        };
        let of_x: (f64, f64, f64, fn(Vector) -> f64) =
            (from.point.x, to.point.x, update.estimate.x, |both| both.x);
        let of_y: (f64, f64, f64, fn(Vector) -> f64) =
            (from.point.y, to.point.y, update.estimate.y, |both| both.y);
        let mut components = Vec::new();
        for (&name, (from, to, gradient, own)) in names.iter().zip([of_x, of_y]) {
            let component = Component { name, from, to, gradient, own };
            components.push((name, self.component(&component, equations, &update.memory)));
        }
        let explanation = Explanation {
            count,
            from: from.point,
            exact: from.gradient,
            estimate: update.estimate,
            case,
            shared,
            components,
            equations,
            is_scheduled,
        };
        Some((explanation, self.is_near))
    }

    fn component(
        &mut self,
        component: &Component,
        equations: &'static Equations,
        after: &Memory,
    ) -> Vec<Line> {
        let parameter = Some(component.name);
        self.set(THETA, component.from);
        self.recall(false, component.own);
        let result = self.set(G, component.gradient);
        let values = self.values.clone();
        let mut lines = vec![Line { quantity: G, result, is_update: false, term: None, values, parameter }];
        for equations in [equations.each, std::slice::from_ref(&equations.step), &ARRIVAL] {
            self.lines(equations, parameter, &mut lines);
        }
        for (slot, value) in after.slots().filter(|(slot, _)| !slot.is_shared) {
            self.compare(slot.quantity, (component.own)(value));
        }
        self.compare(THETA, component.to);
        lines
    }
}
