//! How many parameters there are.

/// How many parameters a loss has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// One parameter, called w.
    One,
    /// Two parameters, called x and y.
    Two,
}
