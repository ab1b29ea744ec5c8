//! Answers as learners type them: what is right is taken in every spelling, and nothing else.

use fall_line::exercise::{AnswerKey, Deal, Grade, Question, read_answer, same_expression, same_word};
use proptest::prelude::*;

const NAMES: &str = "old=old weight|old w|w_old|w|θ;rate=learning rate|step size|lr|eta|η|alpha|α|ɑ|a;\
                     gradient=grad|derivative|slope|∇L(w)|∇L|g;velocity=v;momentum=β|beta";
const RULE: &str = "old - rate * gradient";

#[test]
fn expressions_are_compared_by_what_they_come_to() {
    for (given, right) in [
        (RULE, RULE),
        ("old − rate × gradient", RULE),
        ("old - gradient × rate", RULE),
        ("w - η g", RULE),
        ("w - ηg", RULE),
        ("w−α·∇L", RULE),
        ("w − α ∇L(w)", RULE),
        ("θ - lr*grad", RULE),
        ("w_old - eta * derivative", RULE),
        ("Old Weight minus Learning Rate times Slope", RULE),
        ("old weight − learning-rate × gradient", RULE),
        ("old – step_size ∗ gradient", RULE),
        ("-rate*gradient + old", RULE),
        ("w + (-1) * lr * g", RULE),
        ("old - (rate)(gradient)", RULE),
        ("-(rate * gradient - old)", RULE),
        ("new = old - rate * gradient", RULE),
        ("w = w - a g", RULE),
        ("w_new := w − αg", RULE),
        ("w ← w − α g", RULE),
        ("w -= lr * grad", RULE),
        ("old - rate * gradient = new", RULE),
        ("$w - \\alpha \\cdot g$", RULE),
        ("old - gradient / (1/rate)", RULE),
        ("old - rate gradient", RULE),
        ("OLD - RATE * GRADIENT", RULE),
        ("w - 0,5 lr g - 0.5 lr g", RULE),
        ("gradient × rate", "rate * gradient"),
        ("rate multiplied by gradient", "rate * gradient"),
        ("lr g", "rate * gradient"),
        ("η", "rate"),
        ("eta", "rate"),
        ("lr", "rate"),
        ("step size", "rate"),
        ("derivative", "gradient"),
        ("grad", "gradient"),
        ("v × α", "rate * velocity"),
        ("αv", "rate * velocity"),
        ("βv + g", "momentum * velocity + gradient"),
        ("beta * v plus gradient", "momentum * velocity + gradient"),
        ("g + v momentum", "momentum * velocity + gradient"),
        ("g²", "gradient^2"),
        ("g g", "gradient^2"),
    ] {
        assert_eq!(same_expression(given, right, NAMES), Some(true), "{given}");
    }
    for (given, right) in [
        ("old + rate * gradient", RULE),
        ("old - gradient", RULE),
        ("rate * gradient", RULE),
        ("old - rate / gradient", RULE),
        ("(old - rate) * gradient", RULE),
        ("gradient - rate * old", RULE),
        ("old - rate * velocity", RULE),
        ("old - rate * abs(gradient)", RULE),
        ("old - 0.1 gradient", RULE),
        ("w", RULE),
        ("w += lr * grad", RULE),
        ("rate + gradient", "rate * gradient"),
        ("gradient divided by rate", "rate * gradient"),
        ("velocity + gradient", "momentum * velocity + gradient"),
    ] {
        assert_eq!(same_expression(given, right, NAMES), Some(false), "{given}");
    }
    for given in [
        "",
        " ",
        "old -",
        "old - * rate",
        "the rule",
        "go down",
        "old - rate * x",
        "(old",
        "2 3",
        "=",
        "old 5 6",
    ] {
        assert_eq!(same_expression(given, RULE, NAMES), None, "{given}");
    }
}

#[test]
fn words_are_compared_by_what_they_say() {
    for (given, answers) in [
        ("oscillate", "oscillates|oscillate|bounces"),
        ("Oscillates.", "oscillates"),
        (" the  gradient", "gradient|the gradient"),
        ("minus", "−|-"),
        ("-", "−"),
        ("—", "-"),
        ("times", "×"),
        ("mini batch", "mini-batch"),
        ("minibatch", "mini-batch"),
        ("“noise”", "noise"),
        ("Η", "η"),
    ] {
        assert!(same_word(given, answers), "{given}");
    }
    for (given, answers) in
        [("", "a|"), ("+", "−"), ("rates", "rate"), ("rat", "rate"), ("?", "rate"), ("L", "∇L")]
    {
        assert!(!same_word(given, answers), "{given}");
    }
}

#[test]
fn every_number_that_a_text_may_mean() {
    for (text, numbers) in [
        ("42/25", &[1.68][..]),
        ("2,4", &[2.4]),
        ("2.40", &[2.4]),
        ("−4.8", &[-4.8]),
        ("– 4.8", &[-4.8]),
        ("minus 4.8", &[-4.8]),
        ("1,000", &[1000.0, 1.0]),
        ("51 steps", &[51.0]),
        ("step 51", &[51.0]),
        ("after 51 steps.", &[51.0]),
        ("w = 2.4", &[2.4]),
        ("w=2,4", &[2.4]),
        ("w is 2.4", &[2.4]),
        ("2.4 = w", &[2.4]),
        ("≈ 0.6", &[0.6]),
        ("~0.6", &[0.6]),
        ("about 0.6", &[0.6]),
        ("7 - 0.1*8", &[6.2]),
        ("7 − 0,1 × 8", &[6.2]),
        ("7 minus 0.1 times 8", &[6.2]),
        ("7 - 0.1*8 = 6.2", &[6.2]),
        ("7 - 0.1*8 = 6.3", &[6.3]),
        ("(7-3)^2", &[16.0]),
        ("4²", &[16.0]),
        ("½", &[0.5]),
        ("1.5·10⁻⁷", &[1.5e-7]),
        ("1e-3", &[1e-3]),
        ("$6.2$", &[6.2]),
        ("6.2.", &[6.2]),
        ("+5", &[5.0]),
        ("−0", &[0.0]),
        ("", &[]),
        ("soon", &[]),
        ("not 5", &[]),
        ("5 or 6", &[]),
        ("2 million", &[]),
        ("x", &[]),
        ("2x", &[]),
        ("1½", &[]),
        ("1/0", &[]),
        ("1 2", &[]),
        ("...", &[]),
    ] {
        let read = read_answer(text);
        let is_same = read.len() == numbers.len()
            && read
                .iter()
                .zip(numbers)
                .all(|(one, other)| (one - other).abs() <= 1e-12 * other.abs().max(1.0));
        assert!(is_same, "{text}: {read:?}, not {numbers:?}");
    }
}

/// A number as a page writes it in English: five digits, the minus sign of print.
fn printed(number: f64) -> String {
    let digits = 4 - number.abs().max(1e-9).log10().floor() as i32;
    let text = format!("{number:.*}", digits.clamp(0, 12) as usize);
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    text.replace('-', "−")
}

#[test]
fn of_200_variants_every_spelling_of_a_right_answer_is_taken() {
    let deal = Deal::parse("w=7|-3|-2|-1|0.5|1.5|4|5|6|8|-4|-5|9|2|10|-6;lr=0.1|0.05|0.15|0.2|0.25|0.3|0.35|0.4|0.45|0.12|0.08|0.6|0.7|0.01|1.1").unwrap();
    assert!(deal.count() >= 200);
    let (mut judged, mut runs) = (0, std::collections::BTreeSet::new());
    for variant in 0..200 {
        let query = deal.query("f=(w-3)^2&w=7&opt=gd&lr=0.1", variant);
        let key = AnswerKey::read(&query);
        runs.insert(query.clone());
        for asked in ["w 1", "w 2", "loss 1", "gradient 1"] {
            let question = Question::parse(asked).unwrap();
            let right = key.answer(&question).unwrap();
            let basis = key.basis(&question).unwrap();
            let rule = match asked.split(' ').next() {
                Some("w") => format!("{} − {} × ({})", basis.from, basis.rate, basis.gradient),
                Some("loss") => format!("({} - 3)²", basis.from),
                _ => format!("2({} - 3)", basis.from),
            };
            let spellings = [
                printed(right),
                format!("{right:.2}").replace('.', ","),
                format!("w = {right:.9}"),
                format!("≈ {right:.2}").replace('-', "minus "),
                format!("{}/1000", right * 1000.0),
                rule,
            ];
            for text in spellings {
                let readings = read_answer(&text);
                let is_right =
                    readings.iter().any(|&given| key.grade(&question, given, None) == Grade::Right);
                assert!(is_right, "{query}, {asked}: `{text}` is {readings:?}, right is {right}");
                judged += 1;
            }
            // One off in the second decimal is another number.
            assert_ne!(key.grade(&question, right + 0.0251, None), Grade::Right, "{query}, {asked}");
        }
    }
    assert_eq!((runs.len(), judged), (200, 200 * 4 * 6));
}

proptest! {
    #[test]
    fn any_text_is_read(text in "[a-zα-ω0-9 +*/^()=.,∇²−_'-]{0,40}") {
        read_answer(&text);
        same_word(&text, "rate|−");
        same_expression(&text, RULE, NAMES);
    }
}
