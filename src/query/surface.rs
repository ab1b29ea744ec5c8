//! Reading the surface: its name and constant, its data, or a formula.

use super::problem::{Code, Problem};
use super::reader::Reader;
use super::text;
use super::writer::surface_name;
use crate::data::{Observations, parse_pairs};
use crate::formula::{Expression, FormulaError};
use crate::surface::{CATALOGUE, DEFAULT, Regression, Surface};

/// The surface that the query names; the default if it names none, or none that exists.
pub(super) fn surface(reader: &mut Reader<'_>) -> Surface {
    if let Some(raw) = reader.raw("f") {
        match formula(raw) {
            Ok(expression) => return Surface::Formula(expression),
            Err(error) => {
                let instead = named_surface(reader);
                reader.problems.push(bad_formula(raw, &instead, error));
                return instead;
            }
        }
    }
    named_surface(reader)
}

fn named_surface(reader: &mut Reader<'_>) -> Surface {
    // No query can name it, so it stays where none names another.
    if let Some(own) = reader.before.filter(|before| before.is_custom() && !reader.has("fn")) {
        return own.clone();
    }
    let record = reader.choice("fn", DEFAULT.id, &CATALOGUE, |record| record.id).unwrap_or(DEFAULT);
    match Surface::from(record) {
        Surface::Regression(regression) => on_data(reader, regression),
        other => match other.constant() {
            Some((constant, value)) => {
                let value = reader.number(constant.key, value);
                other.with_constant(value)
            }
            None => other,
        },
    }
}

/// A model on the query's data, else on the custom data that it was on before, else on its own.
fn on_data(reader: &mut Reader<'_>, regression: Regression) -> Surface {
    let target = regression.model.target();
    let built_in = Surface::Regression(regression);
    let before = reader.before.filter(|before| before.has_custom_data() && before.id() == built_in.id());
    let kept = before.unwrap_or(&built_in);
    let Some(given) = reader.text("data") else { return kept.clone() };
    match parse_pairs(&given).filter(|points| points.iter().all(|point| target.allows(point.v))) {
        // What is known of the very same data need not be found again.
        Some(points) if kept.has_custom_data() && kept.observations() == points => kept.clone(),
        Some(points) => built_in.with_observations(Observations::custom(&points)),
        None => {
            reader.note("data", &given, "", Code::BadData);
            kept.clone()
        }
    }
}

/// A formula's plus signs are plus signs, unless the value escapes some, or makes no sense that
/// way: then they are spaces.
pub(super) fn formula(raw: &str) -> Result<Expression, FormulaError> {
    Expression::parse(&formula_text(raw))
        .or_else(|error| Expression::parse(&text::decoded(raw)).map_err(|_| error))
}

/// A formula as it is read at first, to which the places of errors refer.
pub(super) fn formula_text(raw: &str) -> String {
    let escapes_some = raw.as_bytes().windows(3).any(|part| part.eq_ignore_ascii_case(b"%2B"));
    if escapes_some { text::decoded(raw) } else { text::decoded_with_plus(raw) }
}

/// What is wrong with a formula that cannot be read.
pub(super) fn bad_formula(raw: &str, instead: &Surface, error: FormulaError) -> Problem {
    Problem {
        key: "f".into(),
        given: formula_text(raw),
        used: surface_name(instead),
        code: Code::BadFormula,
        hint: None,
        formula: Some(error),
    }
}
