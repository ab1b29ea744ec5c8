//! Verdicts, advice and predictions on losses whose minima, saddles and ends are known by algebra:
//! whatever the start, rule, rate, schedule and noise, nothing said may contradict them.
//!
//! 2,000 of them are tried; `FALL_LINE_LOSSES=20000 cargo test truth` tries as many as it says.

use crate::common::{changed, config, player};
use fall_line::analysis::minima::Endpoint;
use fall_line::analysis::verdict::{Kind, Verdict};
use fall_line::optimizer::Rule;
use fall_line::outlook::Outlook;
use fall_line::player::Player;
use fall_line::run::Racer;

/// SplitMix64, so that a number names a case.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        // Few digits, as people choose them.
        ((low + (high - low) * self.next()) * 100.0).round() / 100.0
    }

    /// Evenly on a scale of ratios, to two digits.
    fn size(&mut self, low: f64, high: f64) -> f64 {
        let value = (low.ln() + (high / low).ln() * self.next()).exp();
        format!("{value:.1e}").parse().unwrap()
    }

    fn below(&mut self, count: usize) -> usize {
        (self.next() * count as f64) as usize
    }
}

/// What is known of a loss.
#[derive(Debug)]
struct Truth {
    /// What it is in a query: its formula, or the surface of a model with its points.
    loss: String,
    dimension: usize,
    /// The heights of its minima, the lowest first; empty if it has none.
    minima: Vec<f64>,
    /// Whether those are valleys; `None` where both words are right.
    is_valley: Option<bool>,
    /// Whether it falls for ever somewhere.
    is_endless: bool,
    /// Whether no loss lies above a height.
    is_bounded_above: bool,
    /// Where a gradient vanishes besides: what such a place may be called.
    stalls: &'static [Endpoint],
}

impl Truth {
    fn minimum(formula: String, height: f64) -> Self {
        let dimension = if formula.contains('y') { 2 } else { 1 };
        Self {
            loss: format!("f={}", formula.replace('+', "%2B")),
            dimension,
            minima: vec![height],
            is_valley: Some(false),
            is_endless: false,
            is_bounded_above: false,
            stalls: &[],
        }
    }

    fn valley(formula: String) -> Self {
        Self { is_valley: Some(true), ..Self::minimum(formula, 0.0) }
    }

    fn endless(formula: String) -> Self {
        Self { minima: Vec::new(), is_endless: true, ..Self::minimum(formula, 0.0) }
    }
}

fn quadratic(dice: &mut Dice) -> Truth {
    let (p, q, k) = (dice.between(-3.0, 3.0), dice.between(-3.0, 3.0), dice.between(-5.0, 5.0));
    let (a, c) = (dice.size(0.1, 10.0), dice.size(0.1, 10.0));
    let b = dice.between(-0.9, 0.9) * 2.0 * (a * c).sqrt();
    Truth::minimum(format!("{a}*(x-({p}))^2+({b})*(x-({p}))*(y-({q}))+{c}*(y-({q}))^2+({k})"), k)
}

fn far_parabola(dice: &mut Dice) -> Truth {
    let (p, k) = (dice.size(1.0, 1e5), dice.between(-5.0, 5.0));
    let a = dice.size(0.1, 10.0);
    Truth::minimum(format!("{a}*(x-{p})^2+({k})"), k)
}

fn even_power(dice: &mut Dice) -> Truth {
    let (p, a) = (dice.between(-3.0, 3.0), dice.size(0.1, 10.0));
    Truth::minimum(format!("{a}*(x-({p}))^4"), 0.0)
}

fn trough(dice: &mut Dice) -> Truth {
    let (a, b, c) = (dice.between(0.2, 2.0), dice.between(0.2, 2.0), dice.between(-3.0, 3.0));
    Truth::valley(format!("({a}*x-{b}*y-({c}))^2"))
}

fn hyperbola(dice: &mut Dice) -> Truth {
    let c = dice.between(0.5, 3.0);
    Truth { stalls: &[Endpoint::Saddle], ..Truth::valley(format!("(x*y-{c})^2/2")) }
}

fn circle(dice: &mut Dice) -> Truth {
    let r = dice.between(0.5, 3.0);
    Truth { stalls: &[Endpoint::Maximum], ..Truth::valley(format!("(x^2+y^2-{r})^2")) }
}

fn hinge(dice: &mut Dice) -> Truth {
    let (a, p) = (dice.size(0.1, 10.0), dice.between(-3.0, 3.0));
    Truth::valley(format!("max(0,{a}*(({p})-x))"))
}

fn crossing(dice: &mut Dice) -> Truth {
    let (p, q) = (dice.between(-2.0, 2.0), dice.between(-2.0, 2.0));
    Truth { is_valley: None, ..Truth::valley(format!("(x-({p}))^2*(y-({q}))^2")) }
}

fn cusp(dice: &mut Dice) -> Truth {
    let (a, p, k) = (dice.size(0.1, 10.0), dice.between(-3.0, 3.0), dice.between(-5.0, 5.0));
    Truth::minimum(format!("{a}*abs(x-({p}))+({k})"), k)
}

fn saddle(dice: &mut Dice) -> Truth {
    let (a, b) = (dice.size(0.1, 5.0), dice.size(0.1, 5.0));
    Truth { stalls: &[Endpoint::Saddle], ..Truth::endless(format!("{a}*x^2-{b}*y^2")) }
}

fn hill(dice: &mut Dice) -> Truth {
    let (a, b) = (dice.size(0.1, 5.0), dice.size(0.1, 5.0));
    Truth {
        stalls: &[Endpoint::Maximum],
        is_bounded_above: true,
        ..Truth::endless(format!("-{a}*x^2-{b}*y^2"))
    }
}

fn tail(dice: &mut Dice) -> Truth {
    let (a, k) = (dice.size(0.3, 3.0), dice.between(-2.0, 2.0));
    let formulas = [format!("exp(-{a}*x)+({k})"), format!("ln(1+exp(-{a}*x))"), format!("{a}*x-2*y")];
    // So far out that rounding leaves nothing of its fall it is flat ground.
    Truth { stalls: &[Endpoint::Flat], ..Truth::endless(formulas[dice.below(3)].clone()) }
}

fn dip(dice: &mut Dice) -> Truth {
    let (p, q, s) = (dice.between(-2.0, 2.0), dice.between(-2.0, 2.0), dice.between(0.7, 2.0));
    Truth {
        is_bounded_above: true,
        stalls: &[Endpoint::Flat],
        ..Truth::minimum(format!("1-exp(-((x-({p}))^2+(y-({q}))^2)/(2*{s}^2))"), 0.0)
    }
}

fn two_wells(dice: &mut Dice) -> Truth {
    let (a, b) = (dice.between(0.8, 2.0), dice.between(0.1, 0.4));
    let f = |x: f64| (x * x - a).powi(2) + b * x;
    let bottom = |from: f64| {
        let mut x = from;
        for _ in 0..100 {
            x -= (4.0 * x * (x * x - a) + b) / (12.0 * x * x - 4.0 * a);
        }
        f(x)
    };
    let minima = vec![bottom(-a.sqrt()), bottom(a.sqrt())];
    Truth { minima, stalls: &[Endpoint::Maximum], ..Truth::minimum(format!("(x^2-{a})^2+{b}*x"), 0.0) }
}

/// A model with points of its own.
fn model(id: &str, points: &[(f64, f64)], height: f64) -> Truth {
    let points: Vec<String> = points.iter().map(|(u, v)| format!("{u}:{v}")).collect();
    let loss = format!("fn={id}&data={}", points.join(","));
    Truth { loss, dimension: 2, ..Truth::minimum(String::new(), height) }
}

/// The least squares of a line through points, by the normal equations.
fn line(dice: &mut Dice) -> Truth {
    let (a, b) = (dice.between(-3.0, 3.0), dice.between(-3.0, 3.0));
    let points: Vec<(f64, f64)> = (0..4 + dice.below(8))
        .map(|_| {
            let u = dice.between(0.0, 2.0);
            (u, ((a + b * u + dice.between(-1.0, 1.0)) * 100.0).round() / 100.0)
        })
        .collect();
    let mean = |of: &dyn Fn(f64, f64) -> f64| {
        points.iter().map(|&(u, v)| of(u, v)).sum::<f64>() / points.len() as f64
    };
    let (u, v) = (mean(&|u, _| u), mean(&|_, v| v));
    let (square, product) = (mean(&|x, _| (x - u) * (x - u)), mean(&|x, y| (x - u) * (y - v)));
    let slope = product / square;
    let height = mean(&|x, y| (y - v - slope * (x - u)).powi(2));
    model("linear-regression", &points, height)
}

/// All points above one place: only the line's height there is decided.
fn upright(dice: &mut Dice) -> Truth {
    let u = dice.between(0.5, 2.0);
    let heights: Vec<f64> = (0..3 + dice.below(4)).map(|_| dice.between(-3.0, 3.0)).collect();
    let mean = heights.iter().sum::<f64>() / heights.len() as f64;
    let height = heights.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / heights.len() as f64;
    let points: Vec<(f64, f64)> = heights.into_iter().map(|v| (u, v)).collect();
    Truth { is_valley: Some(true), ..model("linear-regression", &points, height) }
}

/// Classes with a gap between them: the steeper the curve, the better, without end.
fn parted(dice: &mut Dice) -> Truth {
    let (gap, count) = (dice.between(-1.0, 1.0), 3 + dice.below(5));
    let away = |dice: &mut Dice| dice.between(0.2, 2.0);
    let mut points: Vec<(f64, f64)> = (0..count).map(|_| (gap - away(dice), 0.0)).collect();
    points.extend((0..count).map(|_| (gap + away(dice), 1.0)));
    let points: Vec<(f64, f64)> = points.iter().map(|&(u, v)| ((u * 100.0).round() / 100.0, v)).collect();
    Truth {
        minima: Vec::new(),
        is_endless: true,
        stalls: &[Endpoint::Flat],
        ..model("logistic-regression", &points, 0.0)
    }
}

const FAMILIES: [fn(&mut Dice) -> Truth; 17] = [
    quadratic,
    far_parabola,
    even_power,
    trough,
    hyperbola,
    circle,
    hinge,
    crossing,
    cusp,
    saddle,
    hill,
    tail,
    dip,
    two_wells,
    line,
    upright,
    parted,
];

/// A loss with a run on it, as a query.
fn dealt(number: u64) -> (Truth, String) {
    let mut dice = Dice(number.wrapping_mul(0x2545_f491_4f6c_dd1d));
    let truth = FAMILIES[dice.below(FAMILIES.len())](&mut dice);
    let rule = Rule::ALL[dice.below(Rule::ALL.len())];
    let (rate, steps) = (dice.size(1e-5, 5.0), 10 + dice.below(390));
    let mut query = format!("{}&opt={}&lr={rate}&steps={steps}", truth.loss, rule.id());
    // Near a surface's own start, and as far out as people put them.
    query += &format!("&x={}", dice.between(-4.0, 4.0));
    if truth.dimension == 2 {
        query += &format!("&y={}", dice.between(-4.0, 4.0));
    }
    if rule == Rule::Momentum || rule == Rule::Nesterov {
        query += ["", "", "&momentum=0.5", "&momentum=0.99", "&momentum=0"][dice.below(5)];
    }
    if rule == Rule::Momentum {
        query += ["", "", "&dampening=0.1", "&dampening=0.9", "&dampening=1"][dice.below(5)];
    }
    query += ["", "", "", "&schedule=cosine", "&schedule=exponential", "&schedule=warmup"][dice.below(6)];
    query += ["", "", "", "&noise=0.1", "&noise=1"][dice.below(5)];
    if truth.loss.starts_with("fn=") {
        query += ["", "&batch=1", "&batch=2", "&batch=3"][dice.below(4)];
    }
    (truth, query)
}

/// What a verdict says that is not so.
fn contradiction(truth: &Truth, player: &Player, verdict: &Verdict) -> Option<String> {
    let run = &player.runs()[0];
    let states = &run.trace().states;
    let (first, last) = (states.first()?.loss, states.last()?.loss);
    let size = 1.0 + first.abs();
    if let Some(minimum) = verdict.minimum {
        let is_known = truth.minima.iter().any(|known| (known - minimum).abs() <= 1e-6 * size);
        if !is_known {
            return Some(format!("its minimum {minimum} is none of {:?}", truth.minima));
        }
        let is_lowest = minimum <= truth.minima[0] + 1e-6 * size;
        let is_right = match verdict.basin {
            Some(Endpoint::Valley) => truth.is_valley != Some(false),
            Some(Endpoint::Minimum) => truth.is_valley != Some(true) && is_lowest,
            Some(Endpoint::LocalMinimum) => !is_lowest,
            _ => false,
        };
        if !is_right {
            return Some(format!("{:?} at {minimum} of {:?}", verdict.basin, truth.minima));
        }
    }
    let has = |place: Option<Endpoint>| place.is_some_and(|place| truth.stalls.contains(&place));
    let is_right = match verdict.kind {
        Kind::Diverged => !truth.is_bounded_above || !last.is_finite(),
        Kind::Unbounded => truth.is_endless,
        Kind::Converged => verdict.minimum.is_some_and(|minimum| {
            last - minimum <= verdict.tolerance * (first - minimum).max(0.0) + 1e-9 * size
        }),
        Kind::Stalled => has(verdict.endpoint) || !truth.stalls.is_empty() && verdict.minimum.is_none(),
        Kind::Hovering => run.config().is_stochastic(),
        Kind::Descending => last < first,
        // It fell at last, which says nothing of the start.
        Kind::Crawling => states[states.len() - 2].loss > last,
        Kind::Climbing => last >= first,
        Kind::Oscillating => true,
        // Not decided, or of a kind of which nothing is known here.
        _ => false,
    };
    (!is_right).then(|| format!("{:?} {:?} from {first} to {last}", verdict.kind, verdict.endpoint))
}

/// What is advised or predicted and does not come true.
fn disappointment(query: &str, player: &Player, verdict: &Verdict) -> Option<String> {
    let outlook = Outlook::of(player, 0)?;
    let advised = verdict.advice.or(outlook.best);
    if let Some(advice) = advised {
        let before = config(query);
        let racer = Racer { rate: advice.rate, ..before.racers[0].clone() };
        let mut followed = Player::new(&changed(before, |config| config.racers = vec![racer]));
        followed.finish();
        let found = followed.outcome()[0];
        if (found.kind, found.step) != (Kind::Converged, Some(advice.steps)) {
            return Some(format!("{advice:?} comes to {:?} {:?}", found.kind, found.step));
        }
    }
    let (predicted, measured) = outlook.predicted.zip(outlook.measured)?;
    let apart = f64::from(predicted.abs_diff(measured));
    (apart > (0.1 * f64::from(measured)).max(2.0))
        .then(|| format!("{predicted} predicted, {measured} measured"))
}

#[test]
fn nothing_said_contradicts_the_algebra() {
    let count = std::env::var("FALL_LINE_LOSSES").ok().and_then(|count| count.parse().ok()).unwrap_or(2_000);
    let mut wrong = Vec::new();
    for number in 0..count {
        let (truth, query) = dealt(number);
        let played = player(&config(&query));
        let verdict = played.outcome()[0];
        if let Some(why) = contradiction(&truth, &played, &verdict) {
            wrong.push(format!("{query}\n    {why}"));
        }
        if let Some(why) = disappointment(&query, &played, &verdict) {
            wrong.push(format!("{query}\n    {why}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}
