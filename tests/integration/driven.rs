//! Numbers that change in mid-run, and branches that leave the first racer's run.

use crate::common::{config, finished, finished_racer, played, settings, verdict};
use fall_line::analysis::explanation::{Explanation, Form};
use fall_line::analysis::verdict::{Kind, Verdict};
use fall_line::export;
use fall_line::optimizer::Rule;
use fall_line::outlook::Outlook;
use fall_line::player::Player;
use fall_line::query::{self, Code, Settings, add_branch, drive, remove_racer, set_racer, undrive};
use fall_line::run::{Extent, Phase, State};
use fall_line::survey::Survey;
use proptest::prelude::*;

/// The bits of a state: equal numbers that are written differently are not the same run.
fn bits(states: &[State]) -> Vec<[u64; 5]> {
    let of = |state: &State| {
        let State { point, loss, gradient } = state;
        [point.x, point.y, *loss, gradient.x, gradient.y].map(f64::to_bits)
    };
    states.iter().map(of).collect()
}

#[test]
fn a_branch_that_changes_nothing_is_the_unbroken_run_to_the_last_bit() {
    for rule in Rule::ALL {
        for rest in ["", "&schedule=cosine", "&noise=0.3", "&fn=linear-regression&batch=10"] {
            let text = format!("opt={}&vs=from:20{rest}", rule.id());
            let config = config(&text);
            let [whole, branch] = [0, 1].map(|racer| finished_racer(&config, racer));
            assert_eq!(bits(&branch.trace().states), bits(&whole.trace().states), "{text}");
            // The same numbers, set again.
            let mut again = config.clone();
            let first = &mut again.racers[0];
            first.changes = vec![Phase { from: 7, ..first.phase(0) }, Phase { from: 30, ..first.phase(0) }];
            assert_eq!(bits(&finished(&again).trace().states), bits(&whole.trace().states), "{text}");
        }
    }
}

#[test]
fn a_change_leaves_the_past_alone_and_takes_the_future_over() {
    for rule in Rule::ALL {
        let plain = finished(&config(&format!("opt={}", rule.id())));
        let changed = finished(&config(&format!("opt={}&then=20,lr:0.02", rule.id())));
        let [before, after] = [&plain, &changed].map(|run| bits(&run.trace().states));
        assert_eq!(before[..=20], after[..=20], "{}", rule.id());
        // Rprop has taken its sizes from the first rate.
        assert_eq!(before[21] == after[21], !rule.record().is_scheduled, "{}", rule.id());
    }
}

#[test]
fn a_branch_has_the_changes_of_the_first_before_it_and_no_others() {
    let race = config("then=10,lr:0.05&then=30,lr:0.2&vs=from:20,momentum:0.5");
    let first = &race.racers[0];
    let alone = config("then=10,lr:0.05&then=20,momentum:0.5");
    assert_eq!(race.racers[1].changes, alone.racers[0].changes);
    assert_eq!((first.phase(9).rate, first.phase(10).rate, first.phase(30).rate), (0.1, 0.05, 0.2));
    let [branch, driven] = [finished_racer(&race, 1), finished(&alone)];
    assert_eq!(bits(&branch.trace().states), bits(&driven.trace().states));
}

#[test]
fn the_canonical_query_says_what_changes_and_nothing_else() {
    for (text, canonical) in [
        ("then=20,lr:0.02", "then=20,lr:0.02"),
        ("then= 20 , lr:0.02 ", "then=20,lr:0.02"),
        // In the order of their steps; what two say of one step is one change.
        ("then=30,lr:0.2&then=20,momentum:0.5", "then=20,momentum:0.5&then=30,lr:0.2"),
        ("then=20,lr:0.02&then=20,momentum:0.5", "then=20,lr:0.02,momentum:0.5"),
        // What changes nothing is no change, and what comes before the first update is the start.
        ("then=20,lr:0.1&then=30,lr:0.2&then=40,lr:0.2", "then=30,lr:0.2"),
        ("then=0,lr:0.02", "lr=0.02"),
        ("momentum=0.5&vs=from:0,lr:0.02", "momentum=0.5&vs=momentum,lr:0.02,momentum:0.5"),
        ("vs=from:20", "vs=from:20"),
        ("then=10,lr:0.05&vs=from:20,lr:0.05,momentum:0.5", "vs=from:20,momentum:0.5&then=10,lr:0.05"),
        // A number of another rule.
        ("opt=gd&then=20,momentum:0.5", "opt=gd"),
    ] {
        let (read, problems) = query::read(text);
        assert_eq!((query::write(&read).as_str(), problems), (canonical, vec![]), "{text}");
        assert_eq!(settings(canonical), read, "{text}");
    }
}

#[test]
fn what_is_wrong_is_told_by_its_piece() {
    let eight: String = (1..=9).map(|step| format!("then={step},lr:0.0{step}&")).collect();
    for (text, key, code, given, used) in [
        ("then=lr:0.02", "then", Code::NotANumber, "lr:0.02", ""),
        ("then=x,lr:0.02", "then", Code::NotANumber, "x", ""),
        ("then=2.5,lr:0.02", "then", Code::NotWhole, "2.5", "3"),
        ("then=20,lr:1000", "then", Code::TooLarge, "lr:1000", "100"),
        ("then=20,rate:0.02", "then", Code::UnknownValue, "rate:0.02", ""),
        ("vs=from:x", "vs", Code::NotANumber, "from:x", ""),
        ("vs=from:20,lr:-1", "vs", Code::TooSmall, "lr:-1", "1e-8"),
        (&eight, "then", Code::TooMany, "9,lr:0.09", ""),
    ] {
        let (_, problems) = query::read(text);
        let told: Vec<_> = problems
            .iter()
            .map(|problem| {
                (problem.key.as_str(), problem.code, problem.given.as_str(), problem.used.as_str())
            })
            .collect();
        assert_eq!(told, [(key, code, given, used)], "{text}");
    }
    assert_eq!(query::read("vs=from:20,rate:0.02").1[0].hint.as_deref(), Some("lr:0.02"));
}

/// The query after a change that a learner makes.
fn after(text: &str, change: impl Fn(&Settings) -> Option<String>) -> String {
    let before = settings(text);
    let change = change(&before).expect("a change");
    query::write(&query::choose(&before, &change).0)
}

#[test]
fn a_learner_drives_from_a_step_on() {
    assert_eq!(after("", |before| drive(before, 20, "lr=0.02")), "then=20,lr:0.02");
    assert_eq!(after("", |before| drive(before, 0, "lr=0.02")), "lr=0.02");
    // Again from the same step it is the same change, and what would have come later goes.
    let driven = "then=20,lr:0.02&then=40,lr:0.2";
    assert_eq!(after(driven, |before| drive(before, 40, "lr=0.3")), "then=20,lr:0.02&then=40,lr:0.3");
    assert_eq!(
        after(driven, |before| drive(before, 40, "momentum=0.5")),
        "then=20,lr:0.02&then=40,lr:0.2,momentum:0.5"
    );
    assert_eq!(after(driven, |before| drive(before, 20, "lr=0.05")), "then=20,lr:0.05");
    assert_eq!(after(driven, |before| drive(before, 10, "lr=0.05")), "then=10,lr:0.05");
    assert_eq!(after(driven, |before| drive(before, 40, "lr=")), "then=20,lr:0.02");
    assert_eq!(after(driven, |before| undrive(before, 0)), "then=40,lr:0.2");
    assert_eq!(after("", |before| drive(before, 20, "lr=0.02&momentum=0.5")), "then=20,lr:0.02,momentum:0.5");
    assert_eq!(drive(&settings("steps=20"), 20, "lr=0.02"), None);
    assert_eq!(undrive(&settings(""), 0), None);
    let full: String = (1..=8).map(|step| format!("then={step},lr:0.0{step}&")).collect();
    assert_eq!(drive(&settings(&full), 20, "lr=0.02"), None);
    // What is locked stays.
    assert_eq!(after("lock=lr", |before| drive(before, 20, "lr=0.02")), "lock=lr");
}

#[test]
fn branches_join_and_leave_with_the_run_that_they_branch_from() {
    assert_eq!(after("", |before| add_branch(before, 20)), "vs=from:20");
    assert_eq!(add_branch(&settings(""), 0), None);
    assert_eq!(after("vs=from:20", |before| set_racer(before, 1, "lr", "0.02")), "vs=from:20,lr:0.02");
    assert_eq!(after("vs=from:20,lr:0.02", |before| set_racer(before, 1, "lr", "")), "vs=from:20");
    // The heir of the first racer keeps its path.
    let race = "vs=from:20,lr:0.02&vs=from:10,lr:0.05&vs=from:30,lr:0.2&then=15,momentum:0.5";
    assert_eq!(
        after(race, |before| remove_racer(before, 0)),
        "vs=from:10,lr:0.05&then=15,momentum:0.5&then=20,lr:0.02"
    );
    // With another rule or another surface the run is gone, and so are its branches.
    assert_eq!(after("vs=from:20&vs=adam&then=9,lr:0.2", |_| Some("opt=gd".into())), "opt=gd&vs=adam");
    assert_eq!(after("vs=from:20&vs=adam&then=9,lr:0.2", |_| Some("fn=bowl".into())), "fn=bowl&vs=adam");
}

#[test]
fn a_step_is_explained_with_the_numbers_that_it_was_made_with() {
    let run = finished(&config("then=20,lr:0.02,momentum:0.5"));
    let shown = |k: usize| {
        let explanation = Explanation::of(&run, k).unwrap();
        let lines: Vec<String> =
            explanation.components[0].1.iter().map(|line| line.write(Form::Text)).collect();
        lines.join("; ")
    };
    assert!(shown(19).contains("0.9 ×") && shown(19).contains("Δx = −0.1 ×"), "{}", shown(19));
    assert!(shown(20).contains("0.5 ×") && shown(20).contains("Δx = −0.02 ×"), "{}", shown(20));
    // The heavy ball that has no momentum yet takes its first gradient whole when it gets some.
    let late = finished(&config("momentum=0&dampening=0.5&then=5,momentum:0.9"));
    let lines = |k| Explanation::of(&late, k).unwrap().rule(Form::Text).into_iter().map(|(_, line)| line);
    assert_eq!(lines(4).collect::<Vec<_>>(), ["θ ← θ − αg"]);
    assert_eq!(lines(5).collect::<Vec<_>>(), ["v ← g", "θ ← θ − αv"]);
    assert_eq!(lines(6).collect::<Vec<_>>(), ["v ← βv + (1 − d)g", "θ ← θ − αv"]);
}

#[test]
fn files_say_what_has_changed() {
    let player = played("steps=30&then=20,momentum:0.5");
    let csv = export::csv(&player);
    assert!(csv.lines().next().unwrap().contains(",rate,momentum,estimate_x"), "{csv}");
    let column = csv.lines().next().unwrap().split(',').position(|name| name == "momentum").unwrap();
    let momenta: Vec<&str> = csv.lines().skip(1).map(|line| line.split(',').nth(column).unwrap()).collect();
    assert_eq!((momenta[19], momenta[20], momenta[30]), ("0.9", "0.5", ""));
    let settings = settings("steps=30&then=20,momentum:0.5");
    let json: serde_json::Value = serde_json::from_str(&export::json(&settings, &[], &player)).unwrap();
    let change = &json["trace"]["racers"][0]["changes"][0];
    assert_eq!((&change["from"], &change["lr"]), (&20.into(), &0.1.into()));
    assert_eq!(change["parameters"]["momentum"], 0.5);
    assert_eq!(json["query"], "then=20,momentum:0.5&steps=30");
}

#[test]
fn what_is_said_of_a_driven_run_is_said_of_its_last_numbers() {
    // 0.3 is above the limit 0.2 of plain descent; the run turns round when the rate does.
    let saved = played("opt=gd&lr=0.3&then=10,lr:0.1");
    assert_eq!(verdict(&saved).kind, Kind::Converged);
    let lost = played("opt=gd&lr=0.15&then=10,lr:0.3&steps=400");
    let cause = verdict(&lost).cause.unwrap();
    assert!(format!("{cause:?}").contains("rate: 0.3, limit: 0.2"), "{cause:?}");
    // Nothing was tried that is the same drive at another rate.
    let forecast = saved.forecast(0).unwrap();
    assert_eq!((forecast.advice, forecast.momentum, forecast.predicted), (None, None, None));
    // The limit of the heavy ball is that of its momentum at the cursor.
    let mut player = played("then=20,momentum:0");
    let mut limit = |step| {
        player.seek(step);
        Outlook::limit(&player, 0).unwrap()
    };
    assert!((limit(20) - 0.38).abs() < 1e-12 && (limit(21) - 0.2).abs() < 1e-12);
}

#[test]
fn what_was_given_up_is_never_shown_where_what_lies_ahead_is_hidden() {
    let config = config("then=20,lr:0.02");
    let mut player = Player::hiding(&config);
    player.seek(30);
    assert_eq!(player.old_future(), None);
    assert!(played("").old_future().is_none());
}

#[test]
fn a_pad_that_holds_from_here_on_has_the_ends_of_branches() {
    for text in ["steps=80", "opt=adam&fn=camel&steps=80&then=10,lr:0.3", "opt=gd&lr=0.15&steps=80"] {
        let config = config(text);
        let mut pad = Survey::pad(&config, Extent::of(&config.surface), 20).unwrap();
        pad.finish();
        for cell in (0..pad.columns().len() * pad.rows().len()).step_by(37) {
            let (column, row) = (cell % pad.columns().len(), cell / pad.columns().len());
            let numbers = pad.changes(column, row).unwrap();
            let before = settings(text);
            let driven = query::choose(&before, &drive(&before, 20, &numbers).unwrap()).0;
            let verdict = Verdict::of(&finished(&driven.config));
            let found = pad.at(column, row).unwrap();
            assert_eq!(
                (found.kind, found.step),
                (verdict.kind, verdict.step),
                "{text} with {numbers} from 20 on"
            );
            assert!(pad.follow(&driven.config) && pad.position(0) == Some((column, row)), "{text} {numbers}");
        }
    }
}

proptest! {
    #[test]
    fn any_changes_read_back_as_they_were(
        changes in prop::collection::vec((0_u32..300, 1e-6..50.0_f64, 0.0..0.99_f64), 0..8),
        branches in prop::collection::vec((1_u32..300, 1e-6..50.0_f64), 0..3),
    ) {
        let mut text = String::new();
        for (from, rate, momentum) in &changes {
            text.push_str(&format!("then={from},lr:{rate},momentum:{momentum}&"));
        }
        for (from, rate) in &branches {
            text.push_str(&format!("vs=from:{from},lr:{rate}&"));
        }
        let read = settings(&text);
        prop_assert_eq!(&settings(&query::write(&read)), &read);
        let steps = |racer: usize| read.config.racers[racer].changes.iter().map(|phase| phase.from);
        for racer in 0..read.config.racers.len() {
            prop_assert!(steps(racer).zip(steps(racer).skip(1)).all(|(one, next)| 0 < one && one < next));
        }
    }
}
