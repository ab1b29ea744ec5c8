//! Writing terms, with their symbols or with numbers, in three forms.

use super::decimal::Decimal;
use super::parameter::Parameter;
use super::values::Values;
use crate::optimizer::quantity::{STEP, THETA};
use crate::optimizer::{Quantity, Symbol, Term};

/// How lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Plain text: `m ← β₁m + (1 − β₁)g`.
    Text,
    /// The content of `<math>`. Where a line may be broken, one `<math>` ends and another begins.
    MathMl,
    /// LaTeX, for an `aligned` environment.
    Latex,
}

const OPEN: Symbol = Symbol::new("(", "<mrow><mo>(</mo>", r"\left(");
const CLOSE: Symbol = Symbol::new(")", "<mo>)</mo></mrow>", r"\right)");
const ROOT: Symbol = Symbol::new("√(", "<msqrt>", r"\sqrt{");
const END_OF_ROOT: Symbol = Symbol::new(")", "</msqrt>", "}");
const BAR: Symbol = Symbol::new("|", "<mrow><mo>|</mo>", r"\left|");
const END_OF_BAR: Symbol = Symbol::new("|", "<mo>|</mo></mrow>", r"\right|");
const DELTA: Symbol = Symbol::new("Δ", "<mi>Δ</mi>", r"\Delta");

/// How tightly a term holds together: it needs parentheses inside one that holds tighter.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Precedence {
    /// A whole line, which may be broken at its signs.
    Line,
    Sum,
    Product,
    Power,
    Atom,
}

/// Writes terms into a text. MathML can say of each symbol which quantity it is: as the embed has no
/// use for that, and its bytes are counted, whether it does is known when it is compiled.
pub(super) struct Writer<'a, const MARKS: bool> {
    form: Form,
    /// The numbers to write in place of the symbols.
    values: Option<&'a Values>,
    /// The parameter that θ stands for, if it is one.
    parameter: Option<&'a Parameter>,
    out: String,
}

impl<'a, const MARKS: bool> Writer<'a, MARKS> {
    /// Writes symbols.
    pub(super) fn symbols(form: Form) -> Self {
        Self { form, values: None, parameter: None, out: String::new() }
    }

    /// Writes numbers, and the symbol of this parameter for θ.
    pub(super) fn numbers(form: Form, values: &'a Values, parameter: Option<&'a Parameter>) -> Self {
        Self { form, values: Some(values), parameter, out: String::new() }
    }

    /// What has been written.
    pub(super) fn finish(self) -> String {
        self.out
    }

    /// Begins a line with what it is about, and whether that changes (←) or is found (=).
    pub(super) fn begin(&mut self, quantity: &Quantity, is_update: bool) {
        self.name(quantity);
        match is_update {
            true => self.put(" ← ", "<mo>←</mo>", r" &\leftarrow "),
            false => self.put(" = ", "<mo>=</mo>", " &= "),
        }
    }

    /// Writes the sign before the result of a line.
    pub(super) fn equals(&mut self) {
        self.put(" = ", "</math> <math><mo form=\"infix\">=</mo>", " = ");
    }

    /// Writes a whole line's term.
    pub(super) fn line(&mut self, term: &Term) {
        self.term(term, Precedence::Line);
    }

    /// Writes a number.
    pub(super) fn decimal(&mut self, number: Decimal) {
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
            self.digits(&power.unsigned_abs().to_string());
            self.put("", "</mrow></msup>", "}");
        }
    }

    fn symbol(&mut self, symbol: Symbol) {
        self.put(symbol.text, symbol.mathml, symbol.latex);
    }

    /// One of three texts, by form.
    fn put(&mut self, text: &'static str, mathml: &'static str, latex: &'static str) {
        self.out.push_str(match self.form {
            Form::Text => text,
            Form::MathMl => mathml,
            Form::Latex if cfg!(feature = "lab") => latex,
            Form::Latex => "",
        });
    }

    fn parameter_symbol(&self, parameter: &Parameter) -> String {
        match self.form {
            Form::Text => parameter.name.clone(),
            Form::MathMl => parameter.mathml(),
            Form::Latex if cfg!(feature = "lab") => parameter.latex(),
            Form::Latex => String::new(),
        }
    }

    fn name(&mut self, quantity: &Quantity) {
        let is_marked = MARKS && self.form == Form::MathMl;
        if is_marked {
            for part in ["<mrow data-term=\"", quantity.id, "\">"] {
                self.out.push_str(part);
            }
        }
        match self.parameter {
            Some(parameter) if quantity == THETA => self.out.push_str(&self.parameter_symbol(parameter)),
            Some(parameter) if quantity == STEP => {
                self.symbol(DELTA);
                let symbol = self.parameter_symbol(parameter);
                // A letter would become part of the command.
                if self.form == Form::Latex && !symbol.starts_with('\\') {
                    self.out.push(' ');
                }
                self.out.push_str(&symbol);
            }
            _ => self.symbol(quantity.symbol),
        }
        if is_marked {
            self.out.push_str("</mrow>");
        }
    }

    /// The sign before a number or a term. Without a form, browsers space it as a difference's.
    fn minus(&mut self) {
        self.put("−", "<mo form=\"prefix\">−</mo>", "-");
    }

    fn digits(&mut self, digits: &str) {
        self.put("", "<mn>", "");
        match digits {
            "∞" => self.put("∞", "∞", r"\infty"),
            _ => self.out.push_str(digits),
        }
        self.put("", "</mn>", "");
    }

    /// The number to write in the place of a term. Returns `None` if the term itself is written.
    fn number_of(&self, term: &Term) -> Option<Decimal> {
        match term {
            Term::Number(number) => Some(Decimal::exact(**number)),
            Term::Quantity(quantity) => self.values.map(|values| values.get(quantity)),
            _ => None,
        }
    }

    fn precedence(&self, term: &Term) -> Precedence {
        let has_bar = self.form != Form::Text;
        match term {
            Term::Sum(..) | Term::Difference(..) | Term::Negative(_) => Precedence::Sum,
            Term::Quotient(..) if has_bar => Precedence::Atom,
            Term::Product(..) | Term::Quotient(..) => Precedence::Product,
            Term::Power(..) => Precedence::Power,
            _ => match self.number_of(term) {
                Some(number) if number.is_negative() => Precedence::Sum,
                Some(number) if number.parts().1.is_some() => Precedence::Product,
                _ => Precedence::Atom,
            },
        }
    }

    /// Writes a term, in parentheses if it holds together less tightly than this.
    fn term(&mut self, term: &Term, least: Precedence) {
        if self.precedence(term) < least {
            self.symbol(OPEN);
            self.bare(term, Precedence::Sum);
            self.symbol(CLOSE);
        } else {
            self.bare(term, least);
        }
    }

    /// Writes a term without parentheses.
    fn bare(&mut self, term: &Term, outer: Precedence) {
        match term {
            Term::Quantity(quantity) if self.values.is_none() => self.name(quantity),
            Term::Quantity(_) | Term::Number(_) => {
                if let Some(number) = self.number_of(term) {
                    self.decimal(number);
                }
            }
            Term::Sum(a, b) => self.signed(a, (Symbol::new("+", "+", "+"), b), outer),
            Term::Difference(a, b) => self.signed(a, (Symbol::new("−", "−", "-"), b), outer),
            Term::Negative(a) => {
                self.minus();
                self.term(a, Precedence::Product);
            }
            Term::Product(a, b) => self.product(a, b),
            Term::Quotient(a, b) => self.quotient(a, b),
            Term::Power(a, b) => self.power(a, b),
            Term::Root(a) => self.within(ROOT, &[a], END_OF_ROOT),
            Term::Absolute(a) => self.within(BAR, &[a], END_OF_BAR),
            Term::Sign(a) => self.call("sign", r"\operatorname{sign}", &[a]),
            Term::Max(a, b) => self.call("max", r"\max", &[a, b]),
            Term::Min(a, b) => self.call("min", r"\min", &[a, b]),
            Term::Cases(by, cases) => match self.values {
                Some(values) => self.term(values.chosen(by, cases), outer),
                None => self.cases(by, cases),
            },
        }
    }

    fn signed(&mut self, a: &Term, (sign, b): (Symbol, &Term), outer: Precedence) {
        self.term(a, outer.min(Precedence::Sum));
        if outer == Precedence::Line {
            self.put("", "</math> <math>", "");
        }
        self.put(" ", "<mo form=\"infix\">", " ");
        self.symbol(sign);
        self.put(" ", "</mo>", " ");
        self.term(b, Precedence::Product);
    }

    fn product(&mut self, a: &Term, b: &Term) {
        self.term(a, Precedence::Product);
        if self.begins_with_number(b) {
            self.put(" × ", "<mo>×</mo>", r" \cdot ");
        } else {
            let text = if matches!(b, Term::Sign(_)) { " " } else { "" };
            self.put(text, "<mo>&#x2062;</mo>", " ");
        }
        self.term(b, Precedence::Product);
    }

    fn quotient(&mut self, a: &Term, b: &Term) {
        let [above, below] = match self.form {
            Form::Text => [Precedence::Product, Precedence::Power],
            _ => [Precedence::Sum; 2],
        };
        self.put("", "<mfrac><mrow>", r"\frac{");
        self.term(a, above);
        self.put(" / ", "</mrow><mrow>", "}{");
        self.term(b, below);
        self.put("", "</mrow></mfrac>", "}");
    }

    fn power(&mut self, a: &Term, b: &Term) {
        self.put("", "<msup><mrow>", "");
        self.term(a, Precedence::Atom);
        self.put("^", "</mrow><mrow>", "^{");
        self.term(b, if self.form == Form::Text { Precedence::Atom } else { Precedence::Sum });
        self.put("", "</mrow></msup>", "}");
    }

    fn within(&mut self, open: Symbol, terms: &[&Term], close: Symbol) {
        self.symbol(open);
        for (index, term) in terms.iter().enumerate() {
            if index > 0 {
                self.put(", ", "<mo>,</mo>", ", ");
            }
            self.term(term, Precedence::Sum);
        }
        self.symbol(close);
    }

    fn call(&mut self, name: &'static str, latex: &'static str, terms: &[&Term]) {
        self.put(name, "<mi>", latex);
        self.put("", name, "");
        self.put("", "</mi>", "");
        self.within(OPEN, terms, CLOSE);
    }

    fn cases(&mut self, by: &Term, cases: &[&Term; 3]) {
        self.put("", "<mrow><mo>{</mo><mtable>", r"\begin{cases} ");
        for (case, relation) in cases.iter().zip([">", "=", "<"]) {
            if relation != ">" {
                self.put(", ", "", r" \\ ");
            }
            self.put("", "<mtr><mtd>", "");
            self.term(case, Precedence::Sum);
            self.put(" (", "</mtd><mtd>", " & ");
            self.term(by, Precedence::Sum);
            self.put(" ", "<mo>", " ");
            self.put(relation, if relation == "<" { "&lt;" } else { relation }, relation);
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
