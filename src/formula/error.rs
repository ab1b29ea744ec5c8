//! What is wrong with a formula.

use std::fmt;

/// Why a formula cannot be read: what stands where, what is expected there, and a guess at what
/// is meant. A page words it by [`Expected::id`] and [`Expected::number`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FormulaError {
    /// The byte where it went wrong; at most the length of the formula.
    pub at: usize,
    /// What the formula says there; empty at its end.
    pub found: String,
    /// What is expected instead.
    pub expected: Expected,
    /// What is meant, to be put in the place of what is found.
    pub hint: Option<String>,
    /// The two variables beside which what is found is a third; empty if that is not what is wrong.
    pub beside: Vec<String>,
}

/// What a formula does not have where it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Expected {
    /// A formula: there is none.
    Formula,
    /// A number, a name or an opening parenthesis.
    Operand,
    /// An operator: operands that do not touch are not multiplied.
    Operator,
    /// The opening parenthesis after a function's name.
    Opening,
    /// A closing parenthesis, for one that stands open.
    Closing,
    /// The end: nothing can follow.
    End,
    /// A sign that formulas know.
    Sign,
    /// A number that is written as one.
    Number,
    /// A name that formulas know.
    Name,
    /// So many arguments of the function found.
    Arguments(usize),
    /// A finite value: what is found is infinite or undefined, whatever the variables are.
    Finite,
    /// A variable: there is none.
    Variable,
    /// At most two variables.
    TwoVariables,
    /// At most so many characters.
    Length(usize),
    /// Parentheses at most so deep.
    Nesting(usize),
}

impl FormulaError {
    /// An error without a guess at what is meant.
    pub(super) fn new(at: usize, found: &str, expected: Expected) -> Self {
        Self { at, found: found.into(), expected, hint: None, beside: Vec::new() }
    }
}

impl Expected {
    /// The name in messages.
    pub fn id(self) -> &'static str {
        match self {
            Self::Formula => "formula",
            Self::Operand => "operand",
            Self::Operator => "operator",
            Self::Opening => "opening",
            Self::Closing => "closing",
            Self::End => "end",
            Self::Sign => "sign",
            Self::Number => "number",
            Self::Name => "name",
            Self::Arguments(_) => "arguments",
            Self::Finite => "finite",
            Self::Variable => "variable",
            Self::TwoVariables => "two-variables",
            Self::Length(_) => "length",
            Self::Nesting(_) => "nesting",
        }
    }

    /// How many are expected. Returns `None` if that is not what counts.
    pub fn number(self) -> Option<usize> {
        match self {
            Self::Arguments(number) | Self::Length(number) | Self::Nesting(number) => Some(number),
            _ => None,
        }
    }

    /// What is expected, for the message of the Rust error; a page has words of its own.
    fn words(self) -> &'static str {
        match self {
            Self::Formula => "a formula",
            Self::Operand => "a number, a name or a parenthesis",
            Self::Operator => "an operator",
            Self::Opening => "an opening parenthesis",
            Self::Closing => "a closing parenthesis",
            Self::End => "the end",
            Self::Sign => "a sign that formulas know",
            Self::Number => "a number",
            Self::Name => "a known name",
            Self::Arguments(1) => "one argument",
            Self::Arguments(_) => "two arguments",
            Self::Finite => "something with a finite value",
            Self::Variable => "a variable, such as x",
            Self::TwoVariables => "at most two variables",
            Self::Length(_) => "a shorter formula",
            Self::Nesting(_) => "fewer parentheses in each other",
        }
    }
}

impl fmt::Display for FormulaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {} at byte {}", self.expected.words(), self.at)?;
        if !self.found.is_empty() {
            write!(f, ", found `{}`", self.found)?;
        }
        if !self.beside.is_empty() {
            write!(f, " beside `{}`", self.beside.join("` and `"))?;
        }
        match &self.hint {
            Some(hint) => write!(f, "; did you mean `{hint}`?"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for FormulaError {}
