//! What stands in the lines of a rule: the parameter, its gradient, the rate, the rule's own
//! numbers, each with the symbol that papers have for it.
//!
//! Here are those that every rule can use. What only one rule or its variants have stands in
//! that rule's own file.

/// A symbol in each of the three forms of mathematical text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// Plain text.
    pub text: &'static str,
    /// Content of a `<math>` element.
    pub mathml: &'static str,
    /// LaTeX in math mode.
    pub latex: &'static str,
}

/// One quantity of a rule. Two are equal if they have the same id.
#[derive(Clone, Copy, Debug)]
pub struct Quantity {
    /// The id by which a page words it; that of a rule's parameter is its key in a query.
    pub id: &'static str,
    /// How it is written.
    pub symbol: Symbol,
}

impl Symbol {
    /// A symbol as plain text, MathML and LaTeX.
    pub const fn new(text: &'static str, mathml: &'static str, latex: &'static str) -> Self {
        // The lab alone asks for LaTeX.
        Self { text, mathml, latex: if cfg!(feature = "lab") { latex } else { "" } }
    }
}

impl PartialEq for Quantity {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Quantity {}

/// A reference to a [`Quantity`]: its id, its symbol as text, in MathML if that is more than one
/// identifier, and in LaTeX if that differs from the text.
macro_rules! quantity {
    ($id:literal, $text:literal) => {
        quantity!($id, $text, $text)
    };
    ($id:literal, $text:literal, $latex:literal) => {
        quantity!($id, $text, concat!("<mi>", $text, "</mi>"), $latex)
    };
    ($id:literal, $text:literal, $mathml:expr, $latex:literal) => {
        &$crate::optimizer::quantity::Quantity {
            id: $id,
            symbol: $crate::optimizer::quantity::Symbol::new($text, $mathml, $latex),
        }
    };
}
pub(super) use quantity;

/// The parameter that is optimized, θ. Where one is meant, its own symbol stands for it.
pub const THETA: &Quantity = quantity!("theta", "θ", r"\theta");
/// What an update adds to the parameter, Δθ.
pub const STEP: &Quantity = quantity!("step", "Δθ", "<mi>Δ</mi><mi>θ</mi>", r"\Delta\theta");
/// The gradient or its estimate, g.
pub const G: &Quantity = quantity!("gradient", "g");
/// The rate of the update, α.
pub const RATE: &Quantity = quantity!("rate", "α", r"\alpha");
/// The rate of the run, before any schedule, α₀.
pub const BASE: &Quantity = quantity!("base", "α₀", "<msub><mi>α</mi><mn>0</mn></msub>", r"\alpha_0");
/// The schedule's factor, c.
pub const FACTOR: &Quantity = quantity!("factor", "c");
/// The number of the update, counted from 1, t.
pub const T: &Quantity = quantity!("t", "t");

/// The momentum, β.
pub const MOMENTUM: &Quantity = quantity!("momentum", "β", r"\beta");
/// The dampening, d.
pub const DAMPENING: &Quantity = quantity!("dampening", "d");
/// The decay of the first moment, β₁.
pub const BETA1: &Quantity = quantity!("beta1", "β₁", "<msub><mi>β</mi><mn>1</mn></msub>", r"\beta_1");
/// The decay of the second moment, β₂.
pub const BETA2: &Quantity = quantity!("beta2", "β₂", "<msub><mi>β</mi><mn>2</mn></msub>", r"\beta_2");
/// RMSProp's decay, a.
pub const ALPHA: &Quantity = quantity!("alpha", "a");
/// Adadelta's decay, ρ.
pub const RHO: &Quantity = quantity!("rho", "ρ", r"\rho");
/// The small number that keeps a quotient finite, ε.
pub const EPS: &Quantity = quantity!("eps", "ε", r"\varepsilon");
/// The weight decay, λ.
pub const DECAY: &Quantity = quantity!("decay", "λ", r"\lambda");
