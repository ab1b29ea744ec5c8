//! Explanations: every line worked out again from the numbers it shows.

mod digits;

use crate::common::{config, finished, suggested};
use fall_line::analysis::explanation::{Explanation, Form, Line};
use fall_line::formula::Expression;
use fall_line::geometry::{Dimension, Point};
use fall_line::optimizer::{Case, Optimizer, Rule};
use fall_line::run::Config;
use fall_line::schedule::{Schedule, ScheduleShape};
use fall_line::surface::{BOWL, PARABOLA, RAVINE, Surface};
use proptest::prelude::*;

fn rule(explanation: &Explanation) -> Vec<String> {
    explanation.rule(Form::Text).into_iter().map(|(_, line)| line).collect()
}

fn texts(lines: &[Line]) -> Vec<String> {
    lines.iter().map(|line| line.write(Form::Text)).collect()
}

/// What a part of a line comes to, by the parser that reads people's formulas.
fn worked_out(text: &str) -> f64 {
    let mut formula = text.replace('−', "-").replace('×', "*").replace('√', "sqrt");
    // Formulas know no sign.
    while let Some((before, after)) = formula.split_once("sign(") {
        let (inner, rest) = after.split_once(')').unwrap();
        let sign = inner
            .replace("*10^", "e")
            .parse::<f64>()
            .map(|number| if number == 0.0 { 0.0 } else { number.signum() });
        formula = format!("{before}({}){rest}", sign.unwrap());
    }
    while let Some((before, after)) = formula.split_once('|') {
        let (inner, rest) = after.split_once('|').unwrap();
        formula = format!("{before}abs({inner}){rest}");
    }
    let expression =
        Expression::parse(&format!("{formula} + 0w")).unwrap_or_else(|error| panic!("{formula}: {error:?}"));
    Surface::Formula(expression).value(Point::new(1.0, 0.0))
}

/// A number with the size of one unit of its last digit.
fn shown(text: &str) -> (f64, f64) {
    let plain = text.replace('−', "-").replace("×10^", "e");
    let (digits, power) = plain.split_once('e').unwrap_or((&plain, "0"));
    let decimals = digits.split_once('.').map_or(0, |(_, after)| after.len() as i32);
    (plain.parse().unwrap(), 10_f64.powi(power.parse::<i32>().unwrap() - decimals))
}

/// What stands behind the first sign of a line.
fn right_side(line: &str) -> &str {
    let equal = line.split_once(" = ").filter(|(left, _)| !left.contains('←'));
    equal.or(line.split_once(" ← ")).unwrap().1
}

/// Each part of a line but the last comes, rounded, to what the last one says.
fn check(line: &Line) {
    let text = line.write(Form::Text);
    let Some((how, result)) = right_side(&text).rsplit_once(" = ") else { return };
    assert!(!text.contains("NaN"), "{text}");
    if result.contains('∞') {
        return;
    }
    let (found, unit) = shown(result);
    let again = worked_out(how);
    // Trailing zeros are not written, so the result may be finer than it looks.
    let finest = unit.min(found.abs() * 1e-5 + 1e-280);
    let noise =
        1e-13 * (again.abs() + how.split(' ').filter_map(|word| word.parse().ok()).fold(0.0, f64::max));
    assert!((again - found).abs() <= 0.501 * finest + noise, "{text}: it is {again}");
}

fn check_all(explanation: &Explanation) {
    let components = explanation.components.iter().flat_map(|(_, lines)| lines);
    explanation.shared.iter().chain(components).for_each(check);
}

#[test]
fn every_line_of_every_rule_follows_from_what_it_shows() {
    for surface in Surface::all() {
        for rule in Rule::ALL {
            let mut config = suggested(&surface, rule);
            config.steps = 60;
            config.noise = 0.05;
            config.batch = 10;
            config.schedule = Schedule::new(ScheduleShape::Cosine);
            let run = finished(&config);
            for k in (0..run.trace().updates()).step_by(3) {
                let explanation = Explanation::of(&run, k).unwrap();
                check_all(&explanation);
                let to = run.trace().states[k + 1].point;
                let size = run.config().bounds.diagonal();
                for ((name, lines), end) in explanation.components.iter().zip([to.x, to.y]) {
                    let arrived = lines.last().unwrap().result.value();
                    let apart = (arrived - end).abs();
                    assert!(
                        apart <= 1e-4 * end.abs() || apart <= 1e-9 * size || !end.is_finite(),
                        "{} {} {k} {name:?}: {arrived}, not {end}",
                        surface.id(),
                        rule.id()
                    );
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn lines_hold_from_anywhere_at_any_rate(
        index in 0..14_usize, surface in 0..Surface::all().len(), across in 0.0..1.0, up in 0.0..1.0, power in -4.0..1.0, k in 0..30_usize
    ) {
        let mut config = suggested(&Surface::all()[surface], Rule::ALL[index]);
        let bounds = config.bounds;
        config.racers[0].rate = 10_f64.powf(power);
        config.start = Point::new(bounds.min.x + across * bounds.size().x, bounds.min.y + up * bounds.size().y);
        config.steps = 30;
        let run = finished(&config);
        if let Some(explanation) = Explanation::of(&run, k) {
            check_all(&explanation);
        }
    }
}

#[test]
fn the_first_step_of_momentum_on_the_ravine() {
    let explanation = Explanation::of(&finished(&Config::default()), 0).unwrap();
    assert_eq!(rule(&explanation), ["v ← βv + g", "θ ← θ − αv"]);
    assert!(explanation.shared.is_empty());
    let [(x, of_x), (y, of_y)] = explanation.components.as_slice() else { panic!("two components") };
    assert_eq!((x.name.as_str(), y.name.as_str()), ("x", "y"));
    assert_eq!(
        texts(of_x),
        ["g = −4", "v ← 0.9 × 0 + (−4) = −4", "Δx = −0.1 × (−4) = 0.4", "x ← −4 + 0.4 = −3.6"]
    );
    assert_eq!(texts(of_y), ["g = 20", "v ← 0.9 × 0 + 20 = 20", "Δy = −0.1 × 20 = −2", "y ← 2 + (−2) = 0"]);
}

#[test]
fn the_lessons_first_step_is_as_by_hand() {
    // L = w², from 3 with rate 0.1: one step gives 2.4.
    let mut config = suggested(&Surface::from(&PARABOLA), Rule::Gd);
    config.start = Point::new(3.0, 0.0);
    let explanation = Explanation::of(&finished(&config), 0).unwrap();
    assert_eq!(rule(&explanation), ["θ ← θ − αg"]);
    let [(w, lines)] = explanation.components.as_slice() else { panic!("one component") };
    assert_eq!(w.name, "w");
    assert_eq!(texts(lines), ["g = 6", "Δw = −0.1 × 6 = −0.6", "w ← 3 + (−0.6) = 2.4"]);
}

#[test]
fn adam_shows_its_corrected_moments() {
    let explanation = Explanation::of(&finished(&suggested(&Surface::from(&RAVINE), Rule::Adam)), 0).unwrap();
    assert_eq!(
        texts(&explanation.components[0].1)[1..5],
        [
            "m ← 0.9 × 0 + (1 − 0.9) × (−4) = −0.4",
            "v ← 0.999 × 0 + (1 − 0.999) × (−4)^2 = 0.016",
            "m̂ = (−0.4) / (1 − 0.9^1) = −4",
            "v̂ = 0.016 / (1 − 0.999^1) = 16",
        ]
    );
}

#[test]
fn a_schedule_is_put_into_the_rate_first() {
    let mut config = suggested(&Surface::from(&BOWL), Rule::Gd);
    config.schedule = Schedule::new(ScheduleShape::Step);
    config.schedule.period = Some(2);
    let run = finished(&config);
    let explanation = Explanation::of(&run, 2).unwrap();
    assert_eq!(rule(&explanation), ["α = α₀c", "θ ← θ − αg"]);
    assert_eq!(texts(&explanation.shared), ["α = 0.1 × 0.5 = 0.05"]);
}

#[test]
fn the_rules_that_make_differences_say_which_applies() {
    let mut config = suggested(&Surface::from(&BOWL), Rule::Radam);
    config.steps = 20;
    let radam = finished(&config);
    assert_eq!(Explanation::of(&radam, 0).unwrap().case, Some(Case::Short));
    assert_eq!(Explanation::of(&radam, 4).unwrap().case, Some(Case::Short));
    assert_eq!(Explanation::of(&radam, 5).unwrap().case, Some(Case::Long));
    config.racers[0].optimizer = Optimizer::new(Rule::Momentum);
    *config.racers[0].optimizer.get_mut("dampening").unwrap() = 0.1;
    let damped = finished(&config);
    assert_eq!(Explanation::of(&damped, 0).unwrap().case, Some(Case::First));
    assert_eq!(rule(&Explanation::of(&damped, 0).unwrap())[0], "v ← g");
    assert_eq!(rule(&Explanation::of(&damped, 1).unwrap())[0], "v ← βv + (1 − d)g");
}

#[test]
fn what_has_no_value_is_not_written_as_a_number_and_nothing_follows_from_it() {
    let explanation = Explanation::of(&finished(&config("fn=bowl&x=0&y=3&opt=adam&eps=0")), 0).unwrap();
    let [(_, of_x), (_, of_y)] = explanation.components.as_slice() else { panic!("two components") };
    let last = of_x.last().unwrap();
    assert!(last.is_undefined());
    assert_eq!(last.write(Form::Text), "Δx = −0.2 × 0 / (√(0) + 0)");
    assert!(of_y.iter().all(|line| !line.is_undefined()));
    assert_eq!(of_y.last().unwrap().write(Form::Text), "y ← 3 + (−0.2) = 2.8");
    for line in of_x.iter().chain(of_y) {
        for form in [Form::Text, Form::MathMl, Form::Latex] {
            assert!(!line.write(form).contains("NaN"));
        }
    }
}

#[test]
fn noise_is_in_the_gradient_that_is_shown() {
    let mut config = suggested(&Surface::from(&BOWL), Rule::Gd);
    config.noise = 1.0;
    let explanation = Explanation::of(&finished(&config), 0).unwrap();
    assert_eq!(explanation.exact, Surface::from(&BOWL).gradient(explanation.from));
    assert_ne!(explanation.estimate, explanation.exact);
    let given = explanation.components[0].1[0].result.value();
    assert!((given - explanation.estimate.x).abs() < 1e-5);
}

#[test]
fn there_is_no_update_beyond_the_last() {
    let run = finished(&Config::default());
    assert!(Explanation::of(&run, 199).is_some());
    assert!(Explanation::of(&run, 200).is_none());
}

#[test]
fn every_form_of_every_rule_is_closed_where_it_was_opened() {
    for rule in Rule::ALL {
        for dimension in [Dimension::One, Dimension::Two] {
            let surface =
                if dimension == Dimension::One { Surface::from(&PARABOLA) } else { Surface::from(&BOWL) };
            let explanation = Explanation::of(&finished(&suggested(&surface, rule)), 20).unwrap();
            let lines = explanation.components.iter().flat_map(|(_, lines)| lines);
            let all = lines
                .map(|line| line.write(Form::MathMl))
                .chain(explanation.rule(Form::MathMl).into_iter().map(|(_, line)| line));
            for mathml in all {
                let mut open = vec!["math"];
                for tag in format!("{mathml}</math>").split('<').skip(1) {
                    let name = tag.split(['>', ' ']).next().unwrap();
                    match name.strip_prefix('/') {
                        Some(name) => assert_eq!(open.pop(), Some(name), "{mathml}"),
                        None => open.push(
                            [
                                "math", "mi", "mn", "mo", "mrow", "mfrac", "msup", "msub", "msqrt", "mover",
                                "mtable", "mtr", "mtd",
                            ]
                            .into_iter()
                            .find(|known| *known == name)
                            .unwrap(),
                        ),
                    }
                }
                assert!(open.is_empty(), "{mathml}");
            }
            let latex = explanation.latex();
            assert_eq!(latex.matches('{').count(), latex.matches('}').count());
            assert_eq!(
                latex.matches(r"\left").count() - latex.matches(r"\leftarrow").count(),
                latex.matches(r"\right").count()
            );
        }
    }
}
