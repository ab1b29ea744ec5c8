//! Terms: what stands on the right of a rule's lines, to be worked out and to be written.

use super::decimal::Decimal;
use super::quantity::{COUNT, Quantity};
use crate::number::whole;

/// An expression, made once and never changed.
#[derive(Debug)]
pub(super) enum Term {
    Quantity(Quantity),
    /// By reference, as all else: so no term is larger than two of them.
    Number(&'static f64),
    Sum(&'static Term, &'static Term),
    Difference(&'static Term, &'static Term),
    Negative(&'static Term),
    Product(&'static Term, &'static Term),
    Quotient(&'static Term, &'static Term),
    Power(&'static Term, &'static Term),
    Root(&'static Term),
    Size(&'static Term),
    Sign(&'static Term),
    Largest(&'static Term, &'static Term),
    Smallest(&'static Term, &'static Term),
    /// By the sign of the first: above zero, at zero, below.
    Cases(&'static Term, &'static [&'static Term; 3]),
}

/// A [`Term`] as one writes it; each operator takes single tokens or parentheses.
macro_rules! term {
    (($($inner:tt)+)) => { term!($($inner)+) };
    ($a:tt + $b:tt) => { Term::Sum(&term!($a), &term!($b)) };
    ($a:tt - $b:tt) => { Term::Difference(&term!($a), &term!($b)) };
    ($a:tt * $b:tt) => { Term::Product(&term!($a), &term!($b)) };
    ($a:tt / $b:tt) => { Term::Quotient(&term!($a), &term!($b)) };
    ($a:tt ^ $b:tt) => { Term::Power(&term!($a), &term!($b)) };
    (sqrt $a:tt) => { Term::Root(&term!($a)) };
    (abs $a:tt) => { Term::Size(&term!($a)) };
    (sign $a:tt) => { Term::Sign(&term!($a)) };
    (max $a:tt $b:tt) => { Term::Largest(&term!($a), &term!($b)) };
    (min $a:tt $b:tt) => { Term::Smallest(&term!($a), &term!($b)) };
    (cases $of:tt $a:tt $b:tt $c:tt) => { Term::Cases(&term!($of), &[&term!($a), &term!($b), &term!($c)]) };
    ($name:ident) => { Term::Quantity(Quantity::$name) };
    ([$constant:expr]) => { Term::Number(&$constant) };
    ($number:literal) => { Term::Number(&($number as f64)) };
}
pub(super) use term;

/// The numbers that the quantities stand for.
pub(super) type Values = [Decimal; COUNT];

/// How terms are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Plain text: `m ← β₁m + (1 − β₁)g`.
    Text,
    /// The content of `<math>`; where a line may be broken, one ends and another begins.
    MathMl,
    /// LaTeX, for an `aligned` environment.
    Latex,
}

/// One sign in each form.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    text: &'static str,
    mathml: &'static str,
    latex: &'static str,
}

impl Mark {
    pub const fn new(text: &'static str, mathml: &'static str, latex: &'static str) -> Self {
        Self { text, mathml, latex }
    }
}

const OPEN: Mark = Mark::new("(", "<mrow><mo>(</mo>", r"\left(");
const CLOSE: Mark = Mark::new(")", "<mo>)</mo></mrow>", r"\right)");

impl Term {
    pub fn value(&self, values: &Values) -> f64 {
        let of = |term: &Self| term.value(values);
        match self {
            Self::Quantity(quantity) => values[*quantity as usize].value(),
            Self::Number(number) => **number,
            Self::Sum(a, b) => of(a) + of(b),
            Self::Difference(a, b) => of(a) - of(b),
            Self::Negative(a) => -of(a),
            Self::Product(a, b) => of(a) * of(b),
            Self::Quotient(a, b) => of(a) / of(b),
            Self::Power(a, b) => of(a).powf(of(b)),
            Self::Root(a) => of(a).sqrt(),
            Self::Size(a) => of(a).abs(),
            Self::Sign(a) => crate::optimizer::rules::sign(of(a)),
            Self::Largest(a, b) => of(a).max(of(b)),
            Self::Smallest(a, b) => of(a).min(of(b)),
            Self::Cases(of_what, _) => of(self.chosen(of(of_what))),
        }
    }

    /// Whether, with numbers, nothing but a number stands there.
    pub fn is_leaf(&self) -> bool {
        matches!(self, Self::Quantity(_) | Self::Number(_) | Self::Cases(..))
    }

    /// The case for a number; the term itself where it has no cases.
    fn chosen(&self, by: f64) -> &Self {
        match self {
            Self::Cases(_, [above, ..]) if by > 0.0 => above,
            Self::Cases(_, [.., below]) if by < 0.0 => below,
            Self::Cases(_, [_, zero, _]) => zero,
            other => other,
        }
    }
}

/// How tightly what stands there holds together.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Bond {
    /// A whole line, that may be broken at its signs.
    Line,
    Sum,
    Product,
    Power,
    Atom,
}

/// Writes terms: with their symbols, or with the numbers that these stand for.
pub(super) struct Writer<'a> {
    pub form: Form,
    pub values: Option<&'a Values>,
    /// The one parameter that θ stands for.
    pub parameter: Option<Quantity>,
    pub out: String,
}

impl Writer<'_> {
    fn mark(&mut self, mark: Mark) {
        self.out.push_str(match self.form {
            Form::Text => mark.text,
            Form::MathMl => mark.mathml,
            Form::Latex => mark.latex,
        });
    }

    /// One of three texts, by form.
    fn put(&mut self, text: &'static str, mathml: &'static str, latex: &'static str) {
        self.mark(Mark::new(text, mathml, latex));
    }

    fn name(&mut self, quantity: Quantity) {
        self.mark(quantity.named(self.parameter));
    }

    /// What a line is about, and whether it changes or is.
    pub fn begin(&mut self, quantity: Quantity, is_update: bool) {
        self.name(quantity);
        match is_update {
            true => self.put(" ← ", "<mo>←</mo>", r" &\leftarrow "),
            false => self.put(" = ", "<mo>=</mo>", " &= "),
        }
    }

    /// Before the result.
    pub fn equals(&mut self) {
        self.put(" = ", "</math> <math><mo form=\"infix\">=</mo>", " = ");
    }

    /// The sign before a number or a term; without its form, browsers set it like a difference's.
    fn minus(&mut self) {
        self.put("−", "<mo form=\"prefix\">−</mo>", "-");
    }

    pub fn decimal(&mut self, number: Decimal) {
        if number.is_negative() {
            self.minus();
        }
        let (digits, power) = number.parts();
        self.digits(&digits);
        if let Some(power) = power {
            self.put("×10^", "<mo>×</mo><msup><mn>10</mn><mrow>", r" \times 10^{");
            if power < 0 {
                self.minus();
            }
            self.digits(&whole(power.unsigned_abs() as usize));
            self.put("", "</mrow></msup>", "}");
        }
    }

    fn digits(&mut self, digits: &str) {
        self.put("", "<mn>", "");
        match digits {
            "∞" => self.put("∞", "∞", r"\infty"),
            _ => self.out.push_str(digits),
        }
        self.put("", "</mn>", "");
    }

    pub fn line(&mut self, term: &Term) {
        self.term(term, Bond::Line);
    }

    /// The number that stands in the place of a leaf.
    fn number_of(&self, term: &Term) -> Option<Decimal> {
        match term {
            Term::Number(number) => Some(Decimal::written(**number)),
            Term::Quantity(quantity) => self.values.map(|values| values[*quantity as usize]),
            _ => None,
        }
    }

    fn bond(&self, term: &Term) -> Bond {
        let has_bar = self.form != Form::Text;
        match term {
            Term::Sum(..) | Term::Difference(..) | Term::Negative(_) => Bond::Sum,
            Term::Quotient(..) if has_bar => Bond::Atom,
            Term::Product(..) | Term::Quotient(..) => Bond::Product,
            Term::Power(..) => Bond::Power,
            _ => match self.number_of(term) {
                Some(number) if number.is_negative() => Bond::Sum,
                Some(number) if number.parts().1.is_some() => Bond::Product,
                _ => Bond::Atom,
            },
        }
    }

    fn term(&mut self, term: &Term, least: Bond) {
        let is_apart = self.bond(term) < least;
        if is_apart {
            self.mark(OPEN);
        }
        let outer = if is_apart { Bond::Sum } else { least };
        match term {
            Term::Quantity(quantity) if self.values.is_none() => self.name(*quantity),
            Term::Quantity(_) | Term::Number(_) => {
                if let Some(number) = self.number_of(term) {
                    self.decimal(number);
                }
            }
            Term::Sum(a, b) => self.signed(a, (Mark::new("+", "+", "+"), b), outer),
            Term::Difference(a, b) => self.signed(a, (Mark::new("−", "−", "-"), b), outer),
            Term::Negative(a) => {
                self.minus();
                self.term(a, Bond::Product);
            }
            Term::Product(a, b) => {
                self.term(a, Bond::Product);
                if self.begins_with_number(b) {
                    self.put(" × ", "<mo>×</mo>", r" \cdot ");
                } else {
                    let text = if matches!(b, Term::Sign(_)) { " " } else { "" };
                    self.put(text, "<mo>&#x2062;</mo>", " ");
                }
                self.term(b, Bond::Product);
            }
            Term::Quotient(a, b) => {
                let [above, below] = match self.form {
                    Form::Text => [Bond::Product, Bond::Power],
                    _ => [Bond::Sum; 2],
                };
                self.put("", "<mfrac><mrow>", r"\frac{");
                self.term(a, above);
                self.put(" / ", "</mrow><mrow>", "}{");
                self.term(b, below);
                self.put("", "</mrow></mfrac>", "}");
            }
            Term::Power(a, b) => {
                self.put("", "<msup><mrow>", "");
                self.term(a, Bond::Atom);
                self.put("^", "</mrow><mrow>", "^{");
                self.term(b, if self.form == Form::Text { Bond::Atom } else { Bond::Sum });
                self.put("", "</mrow></msup>", "}");
            }
            Term::Root(a) => {
                self.within(Mark::new("√(", "<msqrt>", r"\sqrt{"), &[a], Mark::new(")", "</msqrt>", "}"));
            }
            Term::Size(a) => self.within(
                Mark::new("|", "<mrow><mo>|</mo>", r"\left|"),
                &[a],
                Mark::new("|", "<mo>|</mo></mrow>", r"\right|"),
            ),
            Term::Sign(a) => self.call("sign", r"\operatorname{sign}", &[a]),
            Term::Largest(a, b) => self.call("max", r"\max", &[a, b]),
            Term::Smallest(a, b) => self.call("min", r"\min", &[a, b]),
            Term::Cases(of, cases) => match self.values {
                Some(values) => self.term(term.chosen(of.value(values)), outer),
                None => self.cases(of, cases),
            },
        }
        if is_apart {
            self.mark(CLOSE);
        }
    }

    fn signed(&mut self, a: &Term, (sign, b): (Mark, &Term), outer: Bond) {
        self.term(a, outer.min(Bond::Sum));
        if outer == Bond::Line {
            self.put("", "</math> <math>", "");
        }
        self.put(" ", "<mo form=\"infix\">", " ");
        self.mark(sign);
        self.put(" ", "</mo>", " ");
        self.term(b, Bond::Product);
    }

    fn within(&mut self, open: Mark, terms: &[&Term], close: Mark) {
        self.mark(open);
        for (index, term) in terms.iter().enumerate() {
            if index > 0 {
                self.put(", ", "<mo>,</mo>", ", ");
            }
            self.term(term, Bond::Sum);
        }
        self.mark(close);
    }

    fn call(&mut self, name: &'static str, latex: &'static str, terms: &[&Term]) {
        self.put(name, "<mi>", latex);
        self.put("", name, "");
        self.put("", "</mi>", "");
        self.within(OPEN, terms, CLOSE);
    }

    fn cases(&mut self, of: &Term, cases: &[&Term; 3]) {
        self.put("", "<mrow><mo>{</mo><mtable>", r"\begin{cases} ");
        for (case, sign) in cases.iter().zip([">", "=", "<"]) {
            if sign != ">" {
                self.put(", ", "", r" \\ ");
            }
            self.put("", "<mtr><mtd>", "");
            self.term(case, Bond::Sum);
            self.put(" (", "</mtd><mtd>", " & ");
            self.term(of, Bond::Sum);
            let relation = if sign == "<" { "&lt;" } else { sign };
            self.put(" ", "<mo>", " ");
            self.out.push_str(if self.form == Form::MathMl { relation } else { sign });
            self.put(" 0)", "</mo><mn>0</mn></mtd></mtr>", " 0");
        }
        self.put("", "</mtable></mrow>", r" \end{cases}");
    }

    /// Whether a product needs its sign before this term: 2 × 3, but 2t and αg.
    fn begins_with_number(&self, term: &Term) -> bool {
        match term {
            Term::Product(a, _) | Term::Power(a, _) => self.begins_with_number(a),
            Term::Quotient(a, _) if self.form == Form::Text => self.begins_with_number(a),
            Term::Number(_) => true,
            _ => self.values.is_some(),
        }
    }
}
