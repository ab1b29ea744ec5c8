//! The key to the lessons' exercises: numbers, mistakes, and how an answer is judged.

use crate::common::style;
use fall_line::chart::{Scene, Shape, Size, svg};
use fall_line::exercise::{AnswerKey, Column, Grade, Mistake, Question};
use proptest::prelude::*;

/// How large the picture is.
const SIZE: Size = Size::new(260.0, 150.0);

/// L = w² - 4w + 5 from 0 at rate 0.3: the exercise by hand.
const BY_HAND: &str = "f=w^2-4w+5&opt=gd&lr=0.3&w=0";

fn number(text: &str) -> Question {
    Question::parse(text).unwrap_or_else(|| panic!("{text}"))
}

fn of(query: &str, text: &str) -> f64 {
    AnswerKey::read(query).answer(&number(text)).unwrap_or(f64::NAN)
}

fn check(text: &str, given: f64, own: Option<f64>) -> Grade {
    AnswerKey::read(BY_HAND).grade(&number(text), given, own)
}

#[test]
fn numbers_are_read_or_refused() {
    for text in [
        "w 3",
        "x last",
        "loss 0",
        "w 1 sign",
        "within w 0.01",
        "within loss 1e-3 after 4",
        "verdict",
        "least",
    ] {
        assert!(Question::parse(text).is_some(), "{text}");
    }
    for text in [
        "",
        "w",
        "w -1",
        "w 1 whim",
        "w 1 sign sign",
        "z 1",
        "within w",
        "within w 0",
        "within w 1 upto 3",
        "least 1",
    ] {
        assert!(Question::parse(text).is_none(), "{text}");
    }
}

#[test]
fn the_slow_rate_takes_51_steps_in_w_and_29_in_loss() {
    let slow = "f=w^2-4w+5&opt=gd&lr=0.05&w=0";
    assert_eq!(of(slow, "within w 0.01"), 51.0);
    assert_eq!(of(slow, "within loss 0.01"), 29.0);
    // From 8 toward 2 at rate 0.1, 6 × 0.8ᵏ is first below 0.01 at k = 29.
    assert_eq!(of("f=(w-2)^2&opt=gd&lr=0.1&w=8", "within w 0.01 after 4"), 25.0);
    assert!(of("fn=parabola&opt=gd&lr=1.1", "within w 0.01").is_nan());
}

#[test]
fn what_is_within_a_distance_stays_there() {
    // Momentum passes the minimum several times before it stays near it.
    let query = "fn=ravine&opt=momentum&lr=0.1";
    let key = AnswerKey::read(query);
    let from = of(query, "within loss 0.05") as u32;
    let loss = |step: u32| of(query, &format!("loss {step}"));
    assert!((from..=200).all(|step| loss(step) <= 0.05));
    assert!(loss(from - 1) > 0.05);
    assert_eq!(key.answer(&number("verdict")), Some(50.0));
}

#[test]
fn a_right_number_may_be_rounded_and_a_wrong_one_may_not() {
    // 0, 1.2, 1.68, 1.872, 1.9488, …
    assert_eq!(check("w 3", 1.872, None), Grade::Right);
    assert_eq!(check("w 3", 1.87, None), Grade::Right);
    assert_eq!(check("w 3", 1.88, None), Grade::Wrong);
    for short in [1.9, 1.8, 2.0, 1.0] {
        assert_eq!(check("w 3", short, None), Grade::Mistaken(Mistake::Rounded), "{short}");
    }
    // A large number is as right as a page writes it, and no more.
    let away = AnswerKey::read("f=w^2&w=7.77&opt=gd&lr=2");
    let loss = number("loss 5");
    let right = away.answer(&loss).unwrap();
    assert!(right > 1e6);
    assert_eq!(away.grade(&loss, right * 1.00005, None), Grade::Right);
    assert_eq!(away.grade(&loss, right * 1.001, None), Grade::Wrong);
    assert_eq!(check("w 8", f64::INFINITY, None), Grade::Wrong);
    assert_eq!(check("w 300", 2.0, None), Grade::Wrong);
}

#[test]
fn whoever_rounds_on_the_way_is_right_all_the_way() {
    let key = AnswerKey::read(BY_HAND);
    let mut own = 0.0_f64;
    for step in 1..=8 {
        let before = own;
        own = ((own - 0.3 * (2.0 * own - 4.0)) * 100.0).round() / 100.0;
        let grade = key.grade(&number(&format!("w {step}")), own, Some(before));
        assert_eq!(grade, Grade::Right, "w {step} = {own}");
        let loss = ((own * own - 4.0 * own + 5.0) * 100.0).round() / 100.0;
        let grade = key.grade(&number(&format!("loss {step}")), loss, Some(own));
        assert_eq!(grade, Grade::Right, "loss {step} = {loss}");
    }
}

#[test]
fn each_mistake_is_called_by_its_name() {
    // Step 2 begins at 1.2, where the gradient is -1.6; at the point before it was -4.
    let cases = [
        ("w 1", -1.2, Mistake::Sign),
        ("w 1", 4.0, Mistake::Rate),
        ("w 2", 2.8, Mistake::Rate),
        ("w 2", 0.72, Mistake::Sign),
        ("w 2", 2.4, Mistake::Old),
        ("w 2", 0.48, Mistake::Move),
        ("w 2", -0.48, Mistake::Move),
        ("w 2", 1.2, Mistake::Still),
        ("w 2", 1.872, Mistake::Ahead),
        ("w 2", 1.1024, Mistake::Loss),
        ("w 2", -1.6, Mistake::Gradient),
        ("loss 1", 1.2, Mistake::Place),
        ("gradient 1", 1.2, Mistake::Place),
        ("loss 1", 5.0, Mistake::Still),
        ("loss 1", -1.6, Mistake::Gradient),
        ("gradient 1", 1.6, Mistake::Sign),
        ("gradient 1", 1.64, Mistake::Loss),
        ("gradient 2", -1.6, Mistake::Still),
    ];
    for (text, given, mistake) in cases {
        let grade = check(text, given, None);
        assert_eq!(grade.id(), Grade::Mistaken(mistake).id(), "{text} = {given}");
    }
    let slow = AnswerKey::read("f=w^2-4w+5&opt=gd&lr=0.05&w=0");
    let count = number("within w 0.01");
    assert_eq!(slow.grade(&count, 51.0, None), Grade::Right);
    assert_eq!(slow.grade(&count, 50.0, None), Grade::Mistaken(Mistake::Count));
    assert_eq!(slow.grade(&count, 40.0, None), Grade::Wrong);
}

#[test]
fn what_follows_from_a_wrong_number_is_told_apart() {
    // Step 1 by the wrong sign gave -1.2; from there the rule leads to 0.72.
    assert_eq!(check("w 2", 0.72, Some(-1.2)), Grade::Carried);
    assert_eq!(check("loss 1", 11.24, Some(-1.2)), Grade::Carried);
    // The same mistake once more, from the learner's own number.
    assert_eq!(check("w 2", -3.12, Some(-1.2)), Grade::Mistaken(Mistake::Sign));
}

#[test]
fn whoever_rounds_the_number_before_is_right_too() {
    let rounded = AnswerKey::read("f=10(w-3)^2&opt=gd&lr=0.03125&w=2.004");
    let gradient = number("gradient 1");
    // w is 2.6265 there; to two decimals, 2.63, the slope is another.
    assert!((rounded.answer(&gradient).unwrap() + 7.47).abs() < 1e-9);
    assert_eq!(rounded.grade(&gradient, -7.4, None), Grade::Right);
    assert_eq!(rounded.grade(&gradient, -7.2, None), Grade::Wrong);
}

#[test]
fn what_a_number_is_reckoned_from() {
    let basis = AnswerKey::read(BY_HAND).basis(&number("w 2")).unwrap();
    let near = |one: f64, other: f64| (one - other).abs() < 1e-12;
    assert!(near(basis.from, 1.2) && near(basis.gradient, -1.6) && near(basis.rate, 0.3), "{basis:?}");
    assert!(near(basis.change, 0.48));
    let loss = AnswerKey::read(BY_HAND).basis(&number("loss 1")).unwrap();
    assert!(near(loss.from, 1.2), "a loss is that of its own step");
    // Momentum's second step is more than the rate times the gradient.
    let momentum = AnswerKey::read("fn=parabola&opt=momentum&lr=0.1&w=4");
    assert!(!momentum.basis(&number("w 1")).unwrap().rate.is_nan());
    let second = momentum.basis(&number("w 2")).unwrap();
    assert!(
        second.rate.is_nan()
            && near(second.from + second.change, of("fn=parabola&opt=momentum&lr=0.1&w=4", "w 2"))
    );
    for none in ["w 0", "verdict", "within w 0.1", "least"] {
        assert_eq!(momentum.basis(&number(none)), None, "{none}");
    }
}

fn drawn(given: &[f64], shown: u32) -> Scene {
    let key = AnswerKey::read(BY_HAND);
    key.chart(Column::First, given, shown, ("step", "w"), &style(false), SIZE)
}

#[test]
fn the_chart_of_answers() {
    let given = [f64::NAN, 1.2, 1.68, f64::NAN, 3.0, 1.98];
    insta::assert_snapshot!("answers", svg(&drawn(&given, 2), SIZE).unwrap());
}

#[test]
fn the_chart_shows_no_answer_before_it_is_found() {
    // The rim of each step's mark.
    let marks = |scene: &Scene| {
        scene
            .shapes()
            .iter()
            .filter(|shape| matches!(shape, Shape::Disc { radius, .. } if *radius > 3.0))
            .count()
    };
    assert_eq!(marks(&drawn(&[], 0)), 1);
    assert_eq!(marks(&drawn(&[], 3)), 4);
}

proptest! {
    #[test]
    fn the_chart_takes_any_numbers(given in prop::collection::vec(any::<f64>(), 0..12), shown in 0_u32..300) {
        let scene = drawn(&given, shown);
        prop_assert!(svg(&scene, SIZE).is_ok());
    }

    #[test]
    fn any_answer_is_judged(given in any::<f64>(), own in prop::option::of(any::<f64>()), step in 0_u32..300) {
        for column in ["w", "y", "loss", "gradient", "move", "rate"] {
            check(&format!("{column} {step}"), given, own);
        }
    }
}
