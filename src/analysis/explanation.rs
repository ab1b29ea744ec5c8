//! Explanations: one update's rule with that update's numbers put in, line by line.
//!
//! A learner can check every line by hand: each result is what comes out of the numbers that are
//! shown, to thirty digits, rounded to the digits that are shown, and later lines go on with the
//! rounded result.
//! The trace itself is not rounded, so the last digits of an explanation may differ from it.
//! There are as few digits as keep every result within a ten-thousandth of the trace's.
//!
//! The lines of each rule come with the rule, as [`Equations`]; here they are worked out and
//! written.
//!
//! ```
//! use fall_line::analysis::explanation::{Explanation, Form};
//! use fall_line::run::{Config, Run};
//!
//! // Momentum 0.9 at rate 0.1 on ½(x² + 10y²), from (-4, 2).
//! let config = Config::default();
//! let mut run = Run::new(&config, config.racers[0].clone());
//! run.advance(1);
//! let explanation = Explanation::of(&run, 0).ok_or("no update")?;
//! let rule: Vec<String> = explanation.rule(Form::Text).into_iter().map(|(_, line)| line).collect();
//! assert_eq!(rule, ["v ← βv + g", "θ ← θ − αv"]);
//! let (_, of_x) = &explanation.components[0];
//! let lines: Vec<String> = of_x.iter().map(|line| line.write(Form::Text)).collect();
//! assert_eq!(lines[..2], ["g = −4", "v ← 0.9 × 0 + (−4) = −4"]);
//! assert_eq!(lines[2..], ["Δx = −0.1 × (−4) = 0.4", "x ← −4 + 0.4 = −3.6"]);
//! # Ok::<(), &str>(())
//! ```

mod attempt;
mod decimal;
mod double_double;
mod line;
mod parameter;
mod values;
mod writer;

pub use decimal::Decimal;
pub use line::Line;
pub use parameter::Parameter;
pub use writer::Form;

use crate::geometry::{Point, Vector};
use crate::optimizer::quantity::{BASE, FACTOR, RATE, STEP};
use crate::optimizer::{Case, Equation, Equations, Quantity, Term, equation, term};
use crate::run::Run;
use crate::schedule::ScheduleShape;
use attempt::Attempt;
use writer::Writer;

/// How many significant digits are tried, fewest first.
const DIGITS: [i32; 4] = [6, 9, 12, decimal::MOST_DIGITS];

/// The rate of an update under a schedule, which comes before the rule.
static SCHEDULED: [Equation; 1] = [equation!(RATE = (BASE * FACTOR))];

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
    /// The lines that all parameters share: the rate under a schedule, the rule's own factors.
    pub shared: Vec<Line>,
    /// The lines of each parameter, from its gradient to its new value, or to the first that has no
    /// value.
    pub components: Vec<(Parameter, Vec<Line>)>,
    equations: &'static Equations,
    schedule: &'static [Equation],
}

impl Explanation {
    /// Explains update `k` of a run, counted from 0. Returns `None` if the run has not made it.
    pub fn of(run: &Run, k: usize) -> Option<Self> {
        let (from, estimate) = (run.trace().states.get(k)?, run.trace().estimate(k)?);
        let optimizer = run.racer().phase(k as u32).optimizer;
        let [mut before, mut after] = [run.memories(), run.memories()];
        let (before, after) = (before.before(k)?, after.before(k + 1)?);
        let (equations, case) = optimizer.equations(before);
        let has_schedule = run.config().schedule.shape != ScheduleShape::Constant;
        let schedule: &'static [Equation] =
            if has_schedule && optimizer.rule().record().is_scheduled { &SCHEDULED } else { &[] };
        let mut explanation = Self {
            count: k as u32 + 1,
            from: from.point,
            exact: from.gradient,
            estimate,
            case,
            shared: Vec::new(),
            components: Vec::new(),
            equations,
            schedule,
        };
        for &digits in &DIGITS {
            let mut attempt = Attempt::new(run, k, digits, [before, after])?;
            explanation.shared = attempt.shared(&[schedule, equations.shared]);
            explanation.components = attempt.components(equations)?;
            if attempt.is_near() {
                break;
            }
        }
        Some(explanation)
    }

    /// The lines of the rule in general.
    fn lines(&self) -> [&'static [Equation]; 4] {
        let Equations { shared, each, descent, .. } = self.equations;
        [self.schedule, shared, each, std::slice::from_ref(descent)]
    }

    /// The rule in general, line by line, each with what it is about.
    pub fn rule(&self, form: Form) -> Vec<(&'static Quantity, String)> {
        self.rule_marked::<false>(form)
    }

    /// The same; with `MARKS`, MathML says of each symbol which quantity it is, by its id in
    /// `data-term`.
    pub fn rule_marked<const MARKS: bool>(&self, form: Form) -> Vec<(&'static Quantity, String)> {
        let mut lines = Vec::new();
        for &equations in &self.lines() {
            for equation in equations {
                let mut writer = Writer::<MARKS>::symbols(form);
                writer.begin(equation.quantity, equation.is_update);
                writer.line(&equation.term);
                lines.push((equation.quantity, writer.finish()));
            }
        }
        lines
    }

    /// The quantities of the rule in the order in which they come in its lines, the step last.
    pub fn terms(&self) -> Vec<&'static Quantity> {
        let mut all = Vec::new();
        let mut see = |quantity: &'static Quantity| {
            if !all.contains(&quantity) {
                all.push(quantity);
            }
        };
        for equation in self.lines().into_iter().flatten() {
            see(equation.quantity);
            equation.term.quantities(&mut see);
        }
        see(STEP);
        all
    }

    /// The rule in general and with this update's numbers, as LaTeX for a page of notes.
    pub fn latex(&self) -> String {
        let aligned = |lines: Vec<String>| {
            ["\\begin{aligned}\n", &lines.join(" \\\\\n"), "\n\\end{aligned}\n"].concat()
        };
        // LaTeX has no marks; so the lab, which alone asks for it, has one writer.
        let mut text =
            aligned(self.rule_marked::<true>(Form::Latex).into_iter().map(|(_, line)| line).collect());
        let all = std::iter::once(&self.shared).chain(self.components.iter().map(|(_, lines)| lines));
        for lines in all.filter(|lines| !lines.is_empty()) {
            text.push('\n');
            text.push_str(&aligned(
                lines.iter().map(|line| line.write_marked::<true>(Form::Latex)).collect(),
            ));
        }
        text
    }
}
