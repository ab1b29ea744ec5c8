//! How large a formula may be. What these admit, everything else here has room for.

/// Longer formulas are refused: in characters.
pub const LONGEST: usize = 1_000;

/// Parentheses may lie in each other this deep, those of functions among them.
pub const DEEPEST: usize = 64;

/// Room on the stack of a compiled formula. Where two operands need n places each, both need
/// n + 1, so that n places suffice for fewer than 2ⁿ variables: 10 for those that a formula of
/// [`LONGEST`] characters has room for.
pub(super) const PLACES: usize = 16;
