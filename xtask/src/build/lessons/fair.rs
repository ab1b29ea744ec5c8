//! The exercises as pages have them: what they ask for is there in every variant, the right answer
//! is taken for right, a mistake for that mistake, and guessing does not help.

use super::source::{Exercise, Lesson};
use super::tests::lessons;
use fall_line::exercise::{AnswerKey, Deal, Grade, Mistake, Question};
use std::collections::{BTreeMap, BTreeSet};

const VARIANTS: u32 = 200;
/// Those that the engine may list, by name; unknown ones are passed over.
const MISTAKES: [&str; 10] =
    ["sign", "rate", "old", "move", "still", "ahead", "gradient", "loss", "place", "count"];
/// Of so many numbers drawn at random for each answer, at most this part is taken for right.
const DRAWS: u32 = 5;
const LUCKY: f64 = 0.02;
const GOLDEN: f64 = 0.618_033_988_75;
/// At least this part of all mistakes can be told from the right answer and from each other.
const TOLD: f64 = 0.5;

/// The elements that have an attribute: their own attributes, and all that follows them.
fn elements<'a>(html: &'a str, name: &str) -> Vec<(BTreeMap<&'a str, String>, &'a str)> {
    let tags = html.split('<').skip(1);
    let found = tags.filter_map(|piece| {
        let end = piece.find('>')?;
        let all = attributes(&piece[..end]);
        // All pieces are of one text.
        let begin = piece.as_ptr() as usize - html.as_ptr() as usize;
        all.contains_key(name).then(|| (all, &html[begin + end + 1..]))
    });
    found.collect()
}

fn attributes(tag: &str) -> BTreeMap<&str, String> {
    let mut all = BTreeMap::new();
    let mut rest = tag;
    while let Some((before, after)) = rest.split_once("=\"") {
        let name = before.rsplit(' ').next().unwrap_or(before);
        let (value, next) = after.split_once('"').unwrap_or((after, ""));
        let value =
            value.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        all.insert(name, value);
        rest = next;
    }
    if tag.ends_with(" data-right") {
        all.insert("data-right", String::new());
    }
    all
}

/// The numbers that an exercise asks for, each by its run and its name.
fn answers(exercise: &Exercise) -> Vec<(String, String)> {
    let html = exercise.html.as_str();
    let mut all = Vec::new();
    let of = |all: &BTreeMap<&str, String>, name| (all["data-query"].clone(), all[name].clone());
    match exercise.kind {
        "fill" => {
            let blanks = elements(html, "data-number").into_iter();
            all.extend(
                blanks
                    .filter(|(all, _)| all.contains_key("class") && all["class"] == "blank")
                    .map(|(all, _)| of(&all, "data-number")),
            );
        }
        "worked" => all.extend(elements(html, "data-ask").iter().map(|(all, _)| of(all, "data-ask"))),
        "by-hand" => {
            let (section, _) = &elements(html, "data-query")[0];
            let (table, _) = &elements(html, "data-steps")[0];
            for column in table["data-columns"].split_whitespace() {
                for step in 1..=table["data-steps"].parse::<u32>().unwrap() {
                    all.push((section["data-query"].clone(), format!("{column} {step}")));
                }
            }
        }
        "check" => all.extend(
            choices(html)
                .into_iter()
                .filter(|(is_right, ..)| *is_right)
                .map(|(_, query, number)| (query, number)),
        ),
        _ => {}
    }
    all
}

/// The choices of a `check` that are numbers and nothing else.
fn choices(html: &str) -> Vec<(bool, String, String)> {
    let items = html.split("<li").skip(1);
    let number = |item: &str| {
        let text = item.split("<span>").nth(1)?.split("</label>").next()?;
        let (all, rest) = elements(text, "data-number").into_iter().next()?;
        let is_only = text.starts_with("<span class=\"live\"") && rest.ends_with("</span></span>");
        let is_right = item.starts_with(" data-right");
        is_only.then(|| (is_right, all["data-query"].clone(), all["data-number"].clone()))
    };
    items.filter_map(number).collect()
}

fn deal_of(exercise: &'static Exercise) -> Option<Deal<'static>> {
    let (_, rest) = exercise.html.split_once(" data-deal=\"")?;
    let text = rest.split('"').next().unwrap_or_default();
    Some(Deal::parse(text).unwrap_or_else(|| panic!("{text}")))
}

#[test]
fn exercises_with_numbers_have_variants_enough() {
    let mut count = 0;
    for (lesson, exercise) in all() {
        if answers(exercise).is_empty() {
            continue;
        }
        let deal =
            deal_of(exercise).unwrap_or_else(|| panic!("{}: {} has no deal", lesson.id, exercise.title));
        assert!(deal.count() >= VARIANTS, "{}: {}", lesson.id, exercise.title);
        count += 1;
    }
    assert!(count >= 5, "only {count} exercises ask for numbers");
}

fn all() -> impl Iterator<Item = (&'static Lesson, &'static Exercise)> {
    lessons().iter().flat_map(|lesson| lesson.exercises.iter().map(move |exercise| (lesson, exercise)))
}

#[test]
fn every_variant_is_there_and_graded_fairly() {
    let (mut told, mut listed) = (0, 0);
    for (lesson, exercise) in all() {
        let Some(deal) = deal_of(exercise) else { continue };
        let asked = answers(exercise);
        let shown = elements(&exercise.html, "data-number");
        for variant in 0..VARIANTS {
            let name = format!("{}: {}, variant {variant}", lesson.id, exercise.title);
            let mut keys = BTreeMap::new();
            let mut key = |query: &str| {
                let dealt = deal.query(query, variant);
                keys.entry(dealt).or_insert_with_key(|dealt| AnswerKey::read(dealt)).clone()
            };
            for (all, _) in &shown {
                let question = Question::parse(&all["data-number"]).unwrap();
                let number = key(&all["data-query"]).answer(&question);
                assert!(number.is_some_and(f64::is_finite), "{name}: {:?} is {number:?}", all["data-number"]);
            }
            for (query, number) in &asked {
                let (key, question) = (key(query), Question::parse(number).unwrap());
                let right = key.answer(&question).unwrap_or(f64::NAN);
                assert_eq!(key.grade(&question, right, None), Grade::Right, "{name}: {number}");
                for (mistake, value, is_alone) in mistakes(&key, &question, right) {
                    let found = key.grade(&question, value, None);
                    listed += 1;
                    if is_alone {
                        told += 1;
                        assert_eq!(found, Grade::Mistaken(mistake), "{name}: {number} by {value}");
                    }
                }
            }
            for (is_right, query, number) in choices(&exercise.html) {
                let Some((asked, right)) = asked.first() else { break };
                let (question, right) = (Question::parse(&number).unwrap(), Question::parse(right).unwrap());
                let value = key(&query).answer(&question).unwrap_or(f64::NAN);
                assert_eq!(
                    key(asked).grade(&right, value, None) == Grade::Right,
                    is_right,
                    "{name}: {number}"
                );
            }
        }
    }
    assert!(
        listed > 10_000 && f64::from(told) > TOLD * f64::from(listed),
        "{told} of {listed} mistakes are told"
    );
}

/// What the engine lists for a number, and whether the value is far from the right one and all others.
fn mistakes(key: &AnswerKey, question: &Question, right: f64) -> Vec<(Mistake, f64, bool)> {
    let &Question::At { column, step, mistake: None } = question else { return Vec::new() };
    let ids = MISTAKES.iter().filter_map(|id| Mistake::named(id));
    let values: Vec<(Mistake, f64)> = ids
        .filter_map(|mistake| {
            let value = key.answer(&Question::At { column, step, mistake: Some(mistake) })?;
            Some((mistake, value))
        })
        .collect();
    let is_far =
        |one: f64, other: f64| (one - other).abs() > 0.013_f64.max(0.011 * one.abs().max(other.abs()));
    let is_alone = |index: usize| {
        let (mistake, value) = values[index];
        // What a step adds can be meant with either sign.
        let others = values.iter().filter(|(other, _)| *other != mistake);
        let moves = values.iter().filter(|(other, _)| *other == Mistake::Move).map(|(_, moved)| -moved);
        is_far(value, right)
            && others.map(|(_, other)| *other).all(|other| is_far(value, other))
            && (mistake == Mistake::Move || moves.into_iter().all(|moved| is_far(value, moved)))
    };
    (0..values.len()).map(|index| (values[index].0, values[index].1, is_alone(index))).collect()
}

#[test]
fn numbers_drawn_at_random_do_not_pass() {
    let (mut lucky, mut drawn) = (0, 0);
    for (_, exercise) in all() {
        let Some(deal) = deal_of(exercise) else { continue };
        for variant in (0..VARIANTS).step_by(4) {
            for (index, (query, number)) in answers(exercise).into_iter().enumerate() {
                let (key, question) =
                    (AnswerKey::read(&deal.query(&query, variant)), Question::parse(&number).unwrap());
                let right = key.answer(&question).unwrap_or(f64::NAN);
                // From as far below as above, and at least as far as small numbers go.
                let size = (2.0 * right.abs()).max(10.0);
                for draw in 0..DRAWS {
                    // Evenly spread, whatever is asked.
                    let place = (variant * DRAWS + draw) as usize + 1009 * index;
                    let number = size * (2.0 * (GOLDEN * place as f64).fract() - 1.0);
                    // Of counts, whole ones.
                    let given =
                        if matches!(question, Question::At { .. }) { number } else { number.abs().round() };
                    lucky += u32::from(key.grade(&question, given, None) == Grade::Right);
                    drawn += 1;
                }
            }
        }
    }
    assert!(drawn > 1000 && f64::from(lucky) < LUCKY * f64::from(drawn), "{lucky} of {drawn} pass");
}

/// The misconceptions that a lesson answers, each with a hint of its own: wrong choices, wrong
/// answers of fills, and named mistakes of the numbers that an exercise asks for.
fn misconceptions(lesson: &Lesson) -> usize {
    let of = |exercise: &Exercise| {
        let html = &exercise.html;
        let wrong = html.matches("<li><label>").count();
        let given = html.split("class=\"hints\"").nth(1).map_or(0, |hints| hints.matches("<li ").count());
        let mut named = BTreeSet::new();
        if exercise.kind != "check" {
            for (query, number) in answers(exercise) {
                let (key, question) = (AnswerKey::read(&query), Question::parse(&number).unwrap());
                let right = key.answer(&question).unwrap_or(f64::NAN);
                let told = mistakes(&key, &question, right).into_iter().filter(|(.., is_alone)| *is_alone);
                named.extend(told.map(|(mistake, ..)| mistake.id()));
            }
        }
        wrong + given + named.len()
    };
    lesson.exercises.iter().map(of).sum()
}

#[test]
fn forty_misconceptions_have_a_hint_of_their_own() {
    let counts: Vec<(&str, usize)> =
        lessons().iter().map(|lesson| (lesson.id.as_str(), misconceptions(lesson))).collect();
    assert!(counts.iter().all(|(_, count)| *count >= 6), "{counts:?}");
    assert!(counts.iter().map(|(_, count)| count).sum::<usize>() >= 40, "{counts:?}");
}

#[test]
fn no_two_hints_of_an_exercise_say_the_same() {
    for (lesson, exercise) in all() {
        let hints =
            exercise.html.split("class=\"why\" hidden>").skip(1).filter_map(|rest| rest.split("</p>").next());
        let mut met = BTreeSet::new();
        for hint in hints {
            assert!(met.insert(hint), "{}: {}: {hint}", lesson.id, exercise.title);
        }
    }
}

#[test]
fn a_wrong_answer_with_a_hint_is_wrong_in_some_blank() {
    for (lesson, exercise) in all().filter(|(_, exercise)| exercise.kind == "fill") {
        let answers: Vec<String> = elements(&exercise.html, "data-answers")
            .iter()
            .map(|(all, _)| all["data-answers"].clone())
            .collect();
        for (hint, _) in elements(&exercise.html, "data-given") {
            let given = &hint["data-given"];
            let is_right =
                |answers: &String| answers.split('|').any(|answer| answer.eq_ignore_ascii_case(given));
            let is_wrong = answers.is_empty() || !answers.iter().all(is_right);
            assert!(is_wrong, "{}: {}: {given}", lesson.id, exercise.title);
        }
    }
}
