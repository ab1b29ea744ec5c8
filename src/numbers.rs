//! Numbers as text, and texts as numbers.

/// The shortest text that reads back as the same number; very small and very large ones with an
/// exponent, as JavaScript writes them.
pub fn shortest(number: f64) -> String {
    let size = number.abs();
    if size != 0.0 && !(1e-6..1e21).contains(&size) { format!("{number:e}") } else { format!("{number}") }
}

/// A number as people type it: with a decimal point or a decimal comma, spaces around it
/// allowed. Nothing where it is no finite number.
pub fn typed(text: &str) -> Option<f64> {
    let trimmed = text.trim();
    let number = match trimmed.matches(',').count() {
        1 if !trimmed.contains('.') => trimmed.replace(',', ".").parse::<f64>(),
        _ => trimmed.parse::<f64>(),
    };
    number.ok().filter(|number| number.is_finite())
}

/// A number to the decimals that tell `grain` apart from nothing.
pub(crate) fn readable(value: f64, grain: f64) -> f64 {
    let scale = 10_f64.powf((-grain.log10()).ceil());
    let rounded = (value * scale).round() / scale;
    // Beyond what a float can hold there is nothing to round.
    if rounded.is_finite() { rounded } else { value }
}
