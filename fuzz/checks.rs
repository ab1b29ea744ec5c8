//! What holds of every text: checked by the fuzzers, and by a test on what they start from.

use fall_line::export::{self, Library};
use fall_line::formula::Expression;
use fall_line::geometry::Point;
use fall_line::query as queries;
use fall_line::surface::Surface;

/// Any query is read; what is written of it is read back as the same setup, without a problem.
pub(super) fn query(text: &str) {
    let (setup, _) = queries::read(text);
    let canonical = queries::write(&setup);
    assert_eq!(queries::read(&canonical), (setup.clone(), vec![]));
    queries::read_learner(&canonical, text);
    queries::patch(&setup, text);
    queries::choose(&setup, text);
}

/// Any text is refused with a place in it, or is a formula with values.
pub(super) fn formula(text: &str) {
    let formula = match Expression::parse(text) {
        Ok(formula) => formula,
        Err(error) => {
            let there = text.get(error.at..);
            assert!(there.is_some_and(|there| there.starts_with(&error.found)), "{error:?}");
            return;
        }
    };
    export::python_expression(&formula, Library::NumPy);
    export::python_expression(&formula, Library::PyTorch);
    formula.latex();
    assert_eq!(Expression::parse(formula.text()).as_ref(), Ok(&formula));
    let surface = Surface::Formula(formula);
    for at in [Point::new(0.5, -1.5), Point::default(), Point::new(-1e300, 1e300)] {
        surface.hessian(at);
        let (value, loss) = (surface.value(at), surface.value_and_gradient(at).loss);
        assert!(value == loss || value.is_nan() || loss.is_nan(), "{value} is not {loss}");
    }
}
