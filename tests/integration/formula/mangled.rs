//! Real formulas as people mangle them: each is read as it was meant, or refused with its place,
//! and what a hint says in that place is what was meant.

use super::REAL;
use fall_line::formula::Expression;

/// How many mangled ones are tried; the long form of the test tries so many times more.
const TRIED: u64 = 10_000;
const LONG: u64 = 10;

/// Where meanings are compared.
const POINTS: [(f64, f64); 4] = [(0.7, 0.4), (-0.6, 1.1), (1.3, -0.9), (-2.2, -0.3)];

/// A generator of its own, so that the formulas are the same wherever the test runs.
struct Draws(u64);

impl Draws {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % count as u64) as usize
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

/// Another way to type a formula. Returns `None` if this formula has nothing for it.
type Way = fn(&str, &mut Draws) -> Option<String>;

/// Other ways to type the same.
const SAME: [Way; 20] = [
    |text, draws| swap(text, "-", &["−", "–", "‑", "‐"], draws),
    |text, draws| swap(text, "*", &["·", "×", "∙", "⋅"], draws),
    |text, draws| swap(text, "/", &["÷", "∕"], draws),
    |text, draws| swap(text, "^", &["**"], draws),
    |text, draws| swap(text, "sqrt(", &["√("], draws),
    |text, draws| swap(text, "pi*", &["π", "π·"], draws),
    |text, draws| swap(text, " ", &["", "\u{a0}", "\u{2009}", "\u{202f}", "  ", "\t"], draws),
    |text, draws| swap(text, "+", &["+\u{200b}", "\u{feff}+", " + \u{2060}"], draws),
    |text, _| with_raised(text, &[('2', "²"), ('3', "³"), ('4', "⁴"), ('6', "⁶")]),
    |text, _| with_raised(text, &[('2', "^{2}"), ('3', "^{3}"), ('4', "^{4}"), ('6', "^{6}")]),
    bars,
    powered,
    |text, draws| {
        let heads = ["f(x) = ", "L(w)=", "y = ", "z=", "loss = ", "f(x, y) = ", "lambda x, y: ", "J(θ) ="];
        Some([draws.one_of(&heads), text].concat())
    },
    |text, _| Some(["$", text, "$"].concat()),
    |text, draws| called(text, draws.one_of(&["np.", "numpy.", "math.", "torch.", "Math."])),
    |text, _| text.is_ascii().then_some(called(text, r"\")).flatten().filter(|_| !text.contains('.')),
    |text, _| (text.is_ascii() && !text.contains(['\\', ':'])).then(|| text.to_ascii_uppercase()),
    |text, _| Some(text.replace('(', r"\left(").replace(')', r"\right)")).filter(|_| !text.contains('=')),
    |text, _| Some(text.chars().map(wide).collect()),
    |text, _| {
        let names = [("x_1", "x_{1}"), ("x_2", "x₂"), ("x1", "x₁"), ("x2", "x₂"), ("w0", "w₀"), ("w1", "w₁")];
        let names = names.iter().chain(&[("w2", "w₂"), ("theta0", "θ₀"), ("theta1", "θ1"), ("theta", "θ")]);
        Some(names.fold(text.to_string(), |text, (from, to)| text.replace(from, to)))
    },
];

/// Slips after which a formula is refused, or read as it was meant.
const SLIPS: [Way; 14] = [
    |text, draws| swap(text, "*", &[""], draws),
    |text, draws| swap(text, "*", &[" "], draws),
    |text, draws| swap(text, "sin(x)", &["sin x", "sinx", "sni(x)", "sen(x)", "sine(x)"], draws),
    |text, draws| swap(text, "abs(x)", &["abs x", "absx", "aps(x)", "absolute(x)"], draws),
    |text, draws| swap(text, "atan(x)", &["arctan(x)", "arctg(x)", "np.arctan(x)", "atan x"], draws),
    |text, draws| swap(text, "max(", &["maximum(", "np.maximum(", "mxa("], draws),
    |text, draws| swap(text, "sigmoid(", &["logistic(", "expit(", "sigmid(", "sigmoit("], draws),
    |text, draws| swap(text, "cos(x)", &["cosx", "cos x", "cosine(x)"], draws),
    |text, draws| swap(text, "0.", &["0,"], draws),
    |text, draws| swap(text, ")", &["", "]", ")) "], draws),
    |text, draws| swap(text, "(", &["", "[", "( ("], draws),
    |text, draws| swap(text, "+", &["+*", "+/", "§", "+)", "="], draws),
    |text, draws| swap(text, "x", &["zz", "xz", "ß", "#"], draws),
    |text, draws| swap(text, "ln(", &["lg(", "Ln (", "lnn("], draws),
];

/// One of the places where something stands, with something else there.
fn swap(text: &str, from: &str, to: &[&str], draws: &mut Draws) -> Option<String> {
    // What a command or a module stands before is one with it, and so are two stars.
    let is_free = |&(at, _): &(usize, &str)| !text[..at].ends_with(['\\', '.']);
    if from == "*" && text.contains("**") {
        return None;
    }
    let places: Vec<usize> = text.match_indices(from).filter(is_free).map(|(at, _)| at).collect();
    let at = *places.get(draws.below(places.len().max(1)))?;
    Some([&text[..at], draws.one_of(to), &text[at + from.len()..]].concat())
}

/// Powers of one digit, raised.
fn with_raised(text: &str, raised: &[(char, &str)]) -> Option<String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('^') {
        out.push_str(before);
        let mut signs = after.chars();
        let power = signs.next().and_then(|digit| raised.iter().find(|(known, _)| *known == digit));
        let is_whole = !signs.next().is_some_and(|next| next.is_ascii_digit() || next == '.' || next == '^');
        match power.filter(|_| is_whole && !out.ends_with('*')) {
            Some((_, power)) => out.push_str(power),
            None => out.push_str(&["^", &after[..1]].concat()),
        }
        rest = &after[1..];
    }
    Some(out + rest)
}

/// The byte behind the parenthesis that closes one.
fn closing(text: &str, open: usize) -> Option<usize> {
    let mut depth = 0;
    text.bytes().enumerate().skip(open).find_map(|(at, byte)| {
        depth += i32::from(byte == b'(') - i32::from(byte == b')');
        (depth == 0).then_some(at + 1)
    })
}

fn bars(text: &str, _: &mut Draws) -> Option<String> {
    let at = text.find("abs(").filter(|&at| !text[..at].ends_with(['\\', '.']))?;
    let end = closing(text, at + 3)?;
    Some([&text[..at], "|", &text[at + 4..end - 1], "|", &text[end..]].concat())
}

/// A square behind a function's argument, put behind its name.
fn powered(text: &str, draws: &mut Draws) -> Option<String> {
    let name = draws.one_of(&["sin", "cos", "tanh", "sigmoid", "relu", "atan", "sinh"]);
    let at = text.find(&[name, "("].concat())? + name.len();
    let end = closing(text, at)?;
    let behind = text[end..].strip_prefix("^2")?;
    Some([&text[..at], draws.one_of(&["²", "^2", "^{2}"]), &text[at..end], behind].concat())
}

/// Something put before each function's name.
fn called(text: &str, before: &str) -> Option<String> {
    let names = ["sin(", "cos(", "tan(", "exp(", "ln(", "sqrt(", "abs(", "max(", "log10(", "cosh("];
    let mut out = text.to_string();
    for name in names {
        let mut from = 0;
        while let Some(at) = out[from..].find(name).map(|at| at + from) {
            let is_whole = !out[..at].ends_with(|c: char| c.is_alphabetic() || c == '.' || c == '\\');
            if is_whole {
                out.insert_str(at, before);
            }
            from = at + name.len() + if is_whole { before.len() } else { 0 };
        }
    }
    (out != text).then_some(out)
}

fn wide(sign: char) -> char {
    let moved = char::from_u32(u32::from(sign) + 0xfee0).unwrap_or(sign);
    if sign.is_ascii_graphic() { moved } else { sign }
}

/// Whether two formulas are the same function.
fn agree(one: &Expression, other: &Expression) -> bool {
    let is_same = |(x, y): (f64, f64)| {
        let (a, b): (f64, f64) = (one.at(x, y), other.at(x, y));
        a == b || (a.is_nan() && b.is_nan()) || (a - b).abs() <= 1e-12 * a.abs().max(1.0)
    };
    one.dimension() == other.dimension() && POINTS.into_iter().all(is_same)
}

/// What is wrong with how a text is read, which was meant as this formula.
fn complaint(typed: &str, meant: &Expression, must_be_read: bool) -> Option<String> {
    let mut text = typed.to_string();
    for _ in 0..60 {
        let error = match Expression::parse(&text) {
            Ok(read) if !agree(&read, meant) => {
                return Some(format!("{typed} was read as {read:?}, not {meant:?}"));
            }
            Ok(read) => {
                let again = Expression::parse(read.text());
                let is_kept = again.is_ok_and(|again| again.text() == read.text() && agree(&again, meant));
                return (!is_kept).then(|| format!("{typed} becomes {read:?}, which is another"));
            }
            Err(error) => error,
        };
        if must_be_read {
            return Some(format!("{typed} is refused: {error}"));
        }
        if !text.get(error.at..).is_some_and(|rest| rest.starts_with(&error.found)) {
            return Some(format!("{typed}: {error:?} is not where it says"));
        }
        let hint = error.hint?;
        text.replace_range(error.at..error.at + error.found.len(), &hint);
    }
    Some(format!("the hints for {typed} come to no end"))
}

fn try_all(count: u64) {
    let meant: Vec<Expression> = REAL
        .lines()
        .map(|line| Expression::parse(line).unwrap_or_else(|error| panic!("{line}: {error}")))
        .collect();
    assert_eq!(meant.len(), 200);
    let mut draws = Draws(7);
    let (mut tried, mut wrong) = (0, Vec::new());
    while tried < count {
        let index = draws.below(meant.len());
        let mut text = meant[index].text().to_string();
        for _ in 0..draws.below(4) {
            let way = SAME[draws.below(SAME.len())];
            text = way(&text, &mut draws).unwrap_or(text);
        }
        let slip = SLIPS[draws.below(SLIPS.len())];
        let slipped = if draws.below(2) == 0 { slip(&text, &mut draws) } else { None };
        if slipped.is_none() && text == meant[index].text() {
            continue;
        }
        tried += 1;
        let must_be_read = slipped.is_none();
        wrong.extend(complaint(&slipped.unwrap_or(text), &meant[index], must_be_read));
    }
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong[..wrong.len().min(40)].join("\n"));
}

#[test]
fn mangled_formulas_are_read_as_meant_or_refused() {
    try_all(TRIED);
}

#[test]
#[ignore = "the long form of the test before"]
fn ten_times_as_many_are_read_as_meant_or_refused() {
    try_all(TRIED * LONG);
}
