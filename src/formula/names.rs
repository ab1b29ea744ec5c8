//! The names that formulas know.

use super::tree::{Function, Leaf, Operator};
use super::typed;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Meaning {
    Leaf(Leaf),
    One(Function),
    Two(Operator),
}

use Meaning::{One, Two};

pub(super) const NAMES: [(&str, Meaning); 26] = [
    ("pi", Meaning::Leaf(Leaf::Pi)),
    ("e", Meaning::Leaf(Leaf::E)),
    ("sin", One(Function::Sin)),
    ("cos", One(Function::Cos)),
    ("tan", One(Function::Tan)),
    ("asin", One(Function::Asin)),
    ("acos", One(Function::Acos)),
    ("atan", One(Function::Atan)),
    ("sinh", One(Function::Sinh)),
    ("cosh", One(Function::Cosh)),
    ("tanh", One(Function::Tanh)),
    ("exp", One(Function::Exp)),
    ("ln", One(Function::Ln)),
    ("log", One(Function::Ln)),
    ("log2", One(Function::Log2)),
    ("log10", One(Function::Log10)),
    ("sqrt", One(Function::Sqrt)),
    ("cbrt", One(Function::Cbrt)),
    ("abs", One(Function::Abs)),
    ("sign", One(Function::Sign)),
    ("sigmoid", One(Function::Sigmoid)),
    ("softplus", One(Function::Softplus)),
    ("relu", One(Function::Relu)),
    ("min", Two(Operator::Min)),
    ("max", Two(Operator::Max)),
    ("pow", Two(Operator::Power)),
];

/// The letters that are variables without an index, but for θ.
const LETTERS: [char; 10] = ['w', 'x', 'y', 't', 'a', 'b', 'm', 'c', 'u', 'v'];
/// In two variables these come first,
const LEADING: [char; 3] = ['m', 'w', 'θ'];
/// if the other is one of these.
const TRAILING: [char; 3] = ['a', 'b', 'c'];
/// Longer indices are none.
const LONGEST_INDEX: usize = 3;

/// A variable by its letter and its index, however it is spelled: `x1`, `x_1` and `x₁` are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variable {
    letter: char,
    index: Option<u32>,
}

impl Variable {
    /// The variable of a name. Returns `None` if it is no variable's.
    pub fn named(name: &str) -> Option<Self> {
        let (letter, tail) = match name.strip_prefix("theta") {
            Some(tail) => ('θ', tail),
            None => {
                let mut signs = name.chars();
                (signs.next()?, signs.as_str())
            }
        };
        if tail.is_empty() {
            return (letter == 'θ' || LETTERS.contains(&letter)).then_some(Self { letter, index: None });
        }
        let (mut index, mut length) = (0, 0);
        for sign in tail.strip_prefix('_').unwrap_or(tail).chars().take(LONGEST_INDEX + 1) {
            index = 10 * index + typed::lowered(sign).unwrap_or(sign).to_digit(10)?;
            length += 1;
        }
        let is_index = (1..=LONGEST_INDEX).contains(&length);
        let is_letter = letter == 'θ' || (letter.is_ascii_lowercase() && letter != 'e');
        (is_letter && is_index).then_some(Self { letter, index: Some(index) })
    }

    /// Whether it is the first of two.
    pub(super) fn is_before(self, other: Self) -> bool {
        let leads =
            |one: Self, other: Self| LEADING.contains(&one.letter) && TRAILING.contains(&other.letter);
        // θ stands in the alphabet where theta does.
        let place = |one: Self| (if one.letter == 'θ' { 't' } else { one.letter }, one.letter, one.index);
        leads(self, other) || (!leads(other, self) && place(self) < place(other))
    }

    /// Its name in programs.
    pub fn identifier(self) -> String {
        self.spelled("theta", ["", ""])
    }

    /// Its name in LaTeX's math mode.
    pub fn latex(self) -> String {
        let is_digit = self.index.is_some_and(|index| index < 10);
        self.spelled(r"\theta", if is_digit { ["_", ""] } else { ["_{", "}"] })
    }

    /// Its letter, θ under this name, and its index between these.
    fn spelled(self, theta: &str, [before, behind]: [&str; 2]) -> String {
        let letter = self.letter.to_string();
        let letter = if self.letter == 'θ' { theta } else { &letter };
        match self.index {
            Some(index) => [letter, before, &index.to_string(), behind].concat(),
            None => letter.into(),
        }
    }

    /// Its name as the content of a `<math>` element.
    pub fn mathml(self) -> String {
        let letter = ["<mi>", &self.letter.to_string(), "</mi>"].concat();
        match self.index {
            Some(index) => ["<msub>", &letter, "<mn>", &index.to_string(), "</mn></msub>"].concat(),
            None => letter,
        }
    }
}

/// What a name stands for. Returns `None` if formulas do not know it, or if it is a variable's.
pub(super) fn meaning(name: &str) -> Option<Meaning> {
    NAMES.iter().find(|(known, _)| *known == name).map(|&(_, meaning)| meaning)
}

/// Whether a name is a function's.
pub(super) fn is_function(name: &str) -> bool {
    matches!(meaning(name), Some(One(_) | Two(_)))
}

/// Whether a name is that of a function of one argument.
pub(super) fn has_one_argument(name: &str) -> bool {
    matches!(meaning(name), Some(One(_)))
}

/// Whether formulas know a name.
pub(super) fn is_known(name: &str) -> bool {
    meaning(name).is_some() || Variable::named(name).is_some()
}

/// The name of something.
pub(super) fn of(meaning: Meaning) -> &'static str {
    NAMES.iter().find(|(_, known)| *known == meaning).map_or("", |&(name, _)| name)
}

/// The function that takes back what another does. Returns `None` if formulas know none.
pub(super) fn inverse(function: Function) -> Option<&'static str> {
    Some(match function {
        Function::Sin => "asin",
        Function::Cos => "acos",
        Function::Tan => "atan",
        _ => return None,
    })
}

/// The plain form of a name: known names in small letters and with digits right behind them,
/// whatever others are.
pub(super) fn plain(name: &str) -> String {
    let small = name.to_ascii_lowercase();
    let joined = small.replace('_', "");
    [small, joined].into_iter().find(|name| is_known(name)).unwrap_or_else(|| name.into())
}
