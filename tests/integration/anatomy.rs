//! Steps taken apart: what they are made of agrees with the run and with the rule's own lines, and
//! terms and arrows find each other.

use crate::common::{config, finished, suggested};
use fall_line::analysis::anatomy::Anatomy;
use fall_line::analysis::explanation::{Explanation, Form};
use fall_line::geometry::Vector;
use fall_line::optimizer::{Arrow, Beat, Rule, Scaling};
use fall_line::run::Run;
use fall_line::schedule::{Schedule, ScheduleShape};
use fall_line::surface::{PARABOLA, RAVINE, Surface};

/// A run of a rule with all that can be in one: noise, batches, a schedule.
fn run(surface: &Surface, rule: Rule) -> Run {
    let mut config = suggested(surface, rule);
    config.steps = 40;
    config.noise = 0.05;
    config.batch = 10;
    config.schedule = Schedule::new(ScheduleShape::Exponential);
    let optimizer = &mut config.racers[0].optimizer;
    for (key, value) in [("dampening", 0.25), ("decay", 0.1)] {
        if let Some(parameter) = optimizer.get_mut(key) {
            *parameter = value;
        }
    }
    finished(&config)
}

/// Calls `check` with every third update of every rule on every surface.
fn everywhere(mut check: impl FnMut(&Run, usize, &Anatomy)) {
    for surface in Surface::all() {
        for rule in Rule::ALL {
            let run = run(&surface, rule);
            for k in (0..run.trace().updates()).step_by(3) {
                check(&run, k, &Anatomy::of(&run, k).unwrap());
            }
        }
    }
}

fn components(vector: Vector) -> [f64; 2] {
    [vector.x, vector.y]
}

#[test]
fn a_step_is_decay_and_the_direction_scaled_against_it() {
    everywhere(|run, k, anatomy| {
        let name = run.racer().optimizer.rule().id();
        let trace = run.trace();
        assert_eq!(anatomy.from, trace.states[k], "{name}");
        assert_eq!(anatomy.step, run.update(k).unwrap().step, "{name}");
        // The gradient is all that there is at first.
        assert!(k > 0 || anatomy.memory == Vector::default(), "{name}");
        let scaled = components(anatomy.step - anatomy.decay);
        let sides = components(anatomy.direction()).into_iter().zip(scaled).zip(anatomy.factors());
        for ((direction, scaled), factor) in sides {
            let size = scaled.abs().max(anatomy.decay.norm());
            match factor {
                Some(factor) => {
                    // Rounding may leave something of a decay that is taken off again.
                    assert!(factor >= 0.0 || scaled.abs() < 1e-12 * size, "{name} {k}: {factor}");
                    assert!((scaled + factor * direction).abs() <= 1e-12 * size, "{name} {k}");
                }
                None => assert!(direction == 0.0 || !scaled.is_finite(), "{name} {k}"),
            }
        }
        if run.racer().optimizer.rule().record().is_linear {
            assert!(anatomy.adds_up() && anatomy.scaling() == Scaling::Rate, "{name} {k}");
        }
    });
}

#[test]
fn the_direction_is_the_one_of_the_rules_own_lines() {
    let mut seen = 0;
    everywhere(|run, k, anatomy| {
        let explanation = Explanation::of(run, k).unwrap();
        for ((_, lines), direction) in explanation.components.iter().zip(components(anatomy.direction())) {
            let optimizer = &run.racer().optimizer;
            let symbol = match optimizer.rule() {
                Rule::Momentum => "velocity",
                Rule::Nesterov => "ahead",
                Rule::Lion => "blend",
                _ => "m-hat",
            };
            if let Some(line) = lines.iter().find(|line| line.quantity.id == symbol) {
                let found = line.result.value();
                let size = anatomy.gradient.norm() + anatomy.memory.norm();
                assert!((found - direction).abs() <= 1e-4 * size, "{}: {found}", optimizer.rule().id());
                seen += 1;
            }
        }
    });
    assert!(seen > 1000);
}

#[test]
fn signs_have_the_length_that_the_rule_says() {
    for surface in [Surface::from(&RAVINE), Surface::from(&PARABOLA)] {
        let lion = run(&surface, Rule::Lion);
        let anatomy = Anatomy::of(&lion, 7).unwrap();
        assert_eq!(anatomy.scaling(), Scaling::Signs);
        assert!(((anatomy.step - anatomy.decay).x.abs() - anatomy.rate).abs() < 1e-12);
        let rprop = run(&surface, Rule::Rprop);
        for k in 0..rprop.trace().updates() {
            let anatomy = Anatomy::of(&rprop, k).unwrap();
            let size = rprop.memory_before(k + 1).unwrap().get("size").unwrap();
            // It rests where the gradient has turned round.
            let length = if anatomy.gradient.x == 0.0 { 0.0 } else { size.x };
            assert_eq!(anatomy.step.x.abs(), length, "{k}");
        }
    }
}

#[test]
fn radam_has_no_scale_of_its_own_at_first() {
    let run = finished(&config("fn=bowl&opt=radam&steps=20"));
    let scaling = |k| Anatomy::of(&run, k).unwrap().scaling();
    assert_eq!((scaling(4), scaling(5)), (Scaling::Rate, Scaling::Own));
}

#[test]
fn each_term_has_its_arrow_or_none_and_each_arrow_its_term() {
    for surface in [Surface::from(&RAVINE), Surface::from(&PARABOLA)] {
        for rule in Rule::ALL {
            let run = run(&surface, rule);
            for k in [0, 1, 9] {
                let (anatomy, explanation) =
                    (Anatomy::of(&run, k).unwrap(), Explanation::of(&run, k).unwrap());
                let terms = explanation.terms();
                let role = |id: &str| rule.roles().find(|role| role.quantity.id == id).unwrap();
                let arrows: Vec<Arrow> = anatomy.arrows().iter().map(|way| way.arrow).collect();
                let lit: Vec<Arrow> = terms
                    .iter()
                    .filter_map(|term| role(term.id).arrow)
                    .map(|arrow| anatomy.shown(arrow))
                    .collect();
                // From the term to its arrow, and from the arrow to a term.
                assert!(lit.iter().all(|arrow| arrows.contains(arrow)), "{} {k}", rule.id());
                assert!(arrows.iter().all(|arrow| lit.contains(arrow)), "{} {k}", rule.id());
                // Numbers have none.
                for id in ["rate", "eps", "beta1", "beta2", "t", "theta"] {
                    assert!(terms.iter().all(|term| term.id != id || role(id).arrow.is_none()));
                }
                // Each beat shows something, and together they show all.
                for arrow in arrows {
                    assert!(Beat::ALL.iter().any(|&beat| anatomy.belongs(arrow, Some(beat))));
                }
            }
        }
    }
}

#[test]
fn without_weight_decay_it_has_no_arrow() {
    for (query, has) in [("opt=lion", false), ("opt=lion&decay=0.1", true), ("opt=adamw&decay=0", false)] {
        let run = finished(&config(query));
        let arrows = Anatomy::of(&run, 3).unwrap().arrows();
        assert_eq!(arrows.iter().any(|way| way.arrow == Arrow::Decay), has, "{query}");
        // And what has an arrow has a term.
        let terms = Explanation::of(&run, 3).unwrap().terms();
        assert!(!has || terms.iter().any(|term| term.id == "decay"), "{query}");
    }
}

#[test]
fn the_rules_terms_are_marked_where_they_stand() {
    for rule in Rule::ALL {
        let run = run(&Surface::from(&RAVINE), rule);
        let explanation = Explanation::of(&run, 9).unwrap();
        let lines: String =
            explanation.rule_marked::<true>(Form::MathMl).into_iter().map(|(_, line)| line).collect();
        for term in explanation.terms().iter().filter(|term| term.id != "step") {
            let mark = format!("<mrow data-term=\"{}\">{}</mrow>", term.id, term.symbol.mathml);
            assert!(lines.contains(&mark), "{} has no {}", rule.id(), term.id);
        }
        assert_eq!(lines.matches("<mrow").count(), lines.matches("</mrow>").count());
    }
}
