//! Evaluating a surface allocates nothing: a stage asks for tens of thousands of values.
use fall_line::formula::Expression;
use fall_line::geometry::Point;
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
