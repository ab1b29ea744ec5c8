//! The table of suggested rates: one for each surface and optimizer, found by a sweep.

use crate::files::{root, write};
use anyhow::Result;
use fall_line::analysis::minima::Endpoint;
use fall_line::analysis::verdict::{Kind, Verdict};
use fall_line::number::shortest;
use fall_line::optimizer::{Optimizer, Rule};
use fall_line::run::Run;
use fall_line::run::{Config, Racer};
use fall_line::surface::Surface;

/// Where the table stands.
const PLACE: &str = "src/run/rates/table.rs";
/// A learner watches a run for about this long: fewer steps show little, more take patience.
const STEPS: f64 = 40.0;
/// A rate that so much more or less would spoil lies on an edge.
const ROOM: f64 = 1.5;
/// The rate of the rules of plain descent where a quadratic suits it: the one everybody begins with.
const CLASSIC: (u8, i8) = (10, -1);
/// The digits of the rates tried, the roundest first, and what the others cost in [`Tried::cost`].
const DIGITS: [(&[u8], f64); 3] = [
    (&[10, 20, 50], 0.0),
    (&[30, 40, 15], 0.3),
    (&[11, 12, 13, 18, 22, 25, 27, 33, 36, 43, 47, 55, 60, 66, 75, 82, 90], 0.6),
];

/// A rate: two digits, the first before the point, and a power of ten.
type Written = (u8, i8);

struct Tried {
    written: Written,
    rate: f64,
    roundness: f64,
    step: Option<u32>,
    is_global: bool,
    /// Its last loss; infinite where it diverged.
    loss: f64,
}

/// Sweeps and writes the table.
pub(crate) fn write_table() -> Result<()> {
    let rules = Rule::ALL.map(|rule| format!("\"{}\"", rule.id())).join(", ");
    let mut text = format!(
        "//! Made by `cargo xtask rates`: for each surface the rate of each rule, in the order of [`RULES`],\n\
         //! as two digits and a power of ten: (25, -1) is 0.25.\n\n\
         /// The rules that the columns belong to.\n\
         #[rustfmt::skip]\n\
         pub(super) const RULES: &[&str] = &[{rules}];\n\n\
         pub(super) type Row = (&'static str, [(u8, i8); RULES.len()]);\n\n\
         #[rustfmt::skip]\n\
         pub(super) const TABLE: &[Row] = &[\n",
    );
    for surface in Surface::all() {
        println!("{}", surface.id());
        text.push_str(&format!("    (\"{}\", [", surface.id()));
        for (index, rule) in Rule::ALL.into_iter().enumerate() {
            let tried = sweep(&surface, rule);
            let (written, said) = choose(&surface, rule, &tried);
            println!("  {:10} {said}", rule.id());
            text.push_str(&format!("{}({}, {})", if index > 0 { ", " } else { "" }, written.0, written.1));
        }
        text.push_str("]),\n");
    }
    text.push_str("];\n");
    write(&root().join(PLACE), text)
}

/// Runs the rule from the surface's own start at every rate there is.
fn sweep(surface: &Surface, rule: Rule) -> Vec<Tried> {
    let mut all = Vec::new();
    for (digits, roundness) in DIGITS {
        for &digits in digits {
            for power in -8..=1 {
                all.push(try_rate(surface, rule, (digits, power), roundness));
            }
        }
    }
    all.push(try_rate(surface, rule, (10, 2), 0.0));
    all.sort_by(|one, other| one.rate.total_cmp(&other.rate));
    all
}

fn try_rate(surface: &Surface, rule: Rule, written: Written, roundness: f64) -> Tried {
    let rate = fall_line::run::rates::written(written);
    let mut config = Config::on(surface.clone());
    config.racers = vec![Racer::new(Optimizer::new(rule), rate)];
    let mut run = Run::new(&config, config.racers[0].clone());
    run.finish();
    let verdict = Verdict::of(&run);
    let last = run.trace().states.last().map_or(f64::INFINITY, |state| state.loss);
    Tried {
        written,
        rate,
        roundness,
        step: verdict.step.filter(|_| verdict.kind == Kind::Converged),
        is_global: matches!(verdict.endpoint, Some(Endpoint::Minimum | Endpoint::Valley)),
        loss: if verdict.kind == Kind::Diverged || last.is_nan() { f64::INFINITY } else { last },
    }
}

impl Tried {
    /// How far it is from a good first rate; nothing where it does not converge.
    fn cost(&self, tried: &[Self]) -> Option<f64> {
        let step = f64::from(self.step?.max(1));
        let around = |other: &&Self| (self.rate / ROOM..=self.rate * ROOM).contains(&other.rate);
        let is_on_edge = tried.iter().filter(around).any(|other| other.step.is_none());
        let edge = if is_on_edge { 1.0 } else { 0.0 };
        let local = if self.is_global { 0.0 } else { 0.3 };
        Some((step / STEPS).ln().abs() + self.roundness + edge + local)
    }
}

/// The rate for the table, and a line that says why.
fn choose(surface: &Surface, rule: Rule, tried: &[Tried]) -> (Written, String) {
    let is_plain = rule.record().is_linear;
    if is_plain && matches!(surface.id(), "parabola" | "bowl" | "ravine") {
        return (CLASSIC, "0.1, the classic".into());
    }
    // A larger rate than the fastest only adds overshoot.
    let fastest = tried.iter().filter(|one| one.step.is_some()).min_by_key(|one| one.step);
    let most = fastest.map_or(f64::INFINITY, |one| one.rate);
    let costs = tried.iter().filter(|one| one.rate <= most).filter_map(|one| Some((one, one.cost(tried)?)));
    if let Some((best, _)) = costs.min_by(|one, other| one.1.total_cmp(&other.1)) {
        let step = best.step.unwrap_or_default();
        return (best.written, format!("{} converges in {step} steps", shortest(best.rate)));
    }
    let lowest =
        tried.iter().filter(|one| one.roundness == 0.0).min_by(|one, other| one.loss.total_cmp(&other.loss));
    let written = lowest.map_or(CLASSIC, |one| one.written);
    (
        written,
        format!("{} comes lowest; no rate converges", shortest(fall_line::run::rates::written(written))),
    )
}
