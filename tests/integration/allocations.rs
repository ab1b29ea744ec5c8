//! Evaluating a surface allocates nothing: a stage asks for tens of thousands of values. A run takes
//! little more room than its states, and takes it at once.
use crate::common::config;
use fall_line::formula::Expression;
use fall_line::geometry::Point;
use fall_line::optimizer::Rule;
use fall_line::run::Run;
use fall_line::surface::Surface;
use std::hint::black_box;

fn allocations_of(work: impl FnOnce()) -> u64 {
    allocation_counter::measure(work).count_total
}

fn evaluate(surface: &Surface) {
    for step in 0..10 {
        let at = Point::new(f64::from(step) * 0.3 - 1.0, 1.0 - f64::from(step) * 0.2);
        black_box(surface.value(at));
        black_box(surface.value_and_gradient(at));
        black_box(surface.hessian(at));
        black_box(surface.batch_gradient(at, &[1, 5, 7]));
    }
}

#[test]
fn the_counter_counts() {
    assert_eq!(allocations_of(|| drop(black_box(Box::new(1)))), 1);
}

#[test]
fn named_surfaces_allocate_nothing() {
    for surface in Surface::all() {
        assert_eq!(allocations_of(|| evaluate(&surface)), 0, "{}", surface.id());
    }
}

#[test]
fn formulas_allocate_nothing() {
    for text in [
        "w^2",
        "100(y - x^2)^2 + (1 - x)^2",
        "max(sin(x), 2^-y) + x^y + tan(x)/abs(y)",
        "sqrt(x)ln(y)log10(x)tanh(x)sinh(x)cosh(x)atan(x)min(x, y)pow(x, 1.5)exp(-x)cos(y)",
    ] {
        let surface = Surface::Formula(Expression::parse(text).unwrap());
        assert_eq!(allocations_of(|| evaluate(&surface)), 0, "{text}");
    }
}

#[test]
fn a_copy_of_a_formula_allocates_nothing() {
    let formula = Expression::parse("x^2 + y^2").unwrap();
    assert_eq!(allocations_of(|| drop(black_box(formula.clone()))), 0);
}

/// The bytes that each of a run's steps takes, and how often the run allocates once it has begun.
fn kept(query: &str) -> (f64, u64) {
    let config = config(query);
    let mut run = None;
    let begun = allocation_counter::measure(|| run = Some(Run::new(&config, config.racers[0].clone())));
    let mut run = run.unwrap();
    let rest = allocation_counter::measure(|| run.finish());
    assert_eq!(run.trace().updates(), config.steps as usize, "{query} ends early");
    ((begun.bytes_current + rest.bytes_current) as f64 / f64::from(config.steps), rest.count_total)
}

#[test]
fn a_step_takes_few_bytes_whatever_the_rule() {
    for rule in Rule::ALL {
        // Those that grow have room for up to twice as much.
        for (more, most) in [("", 45.0), ("&schedule=plateau", 64.0), ("&noise=0.001", 80.0)] {
            for steps in [1_000, 20_000] {
                let query = format!("opt={}&lr=0.00001&steps={steps}{more}", rule.id());
                let (bytes, allocations) = kept(&query);
                assert!(bytes <= most, "{query}: {bytes} bytes a step");
                assert!(allocations <= 40, "{query}: {allocations} allocations");
            }
        }
    }
}
