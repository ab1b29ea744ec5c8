//! What lies ahead is hidden until it has been played: it is not even computed.

use crate::common::config;
use fall_line::analysis::verdict::Kind;
use fall_line::export;
use fall_line::player::Player;
use fall_line::query;
use fall_line::query::Question;

/// Runs that end early, that race, that are long.
const QUERIES: [&str; 5] = [
    "",
    "fn=parabola&opt=gd&lr=1.1&vs=gd,lr:0.1",
    "fn=beale&opt=adam&noise=1&steps=60",
    "fn=linear-regression&batch=10&steps=40&vs=momentum",
    "f=1/x&opt=gd&x=1&lr=0.5&steps=30",
];

#[test]
fn no_more_is_there_than_was_played_and_in_the_end_all_is() {
    for query in QUERIES {
        let config = config(query);
        let mut whole = Player::new(&config);
        whole.finish();
        let mut player = Player::hiding(&config);
        for step in 0..=config.steps.min(50) {
            player.seek(step);
            let reached = step.min(whole.end());
            assert_eq!((player.cursor(), player.end()), (reached, reached), "{query} {step}");
            for (run, known) in player.runs().iter().zip(whole.runs()) {
                let (states, all) = (&run.trace().states, &known.trace().states);
                assert_eq!(states[..], all[..all.len().min(step as usize + 1)], "{query} {step}");
            }
            let lines = export::csv(&player).lines().count();
            assert!(lines <= 1 + player.runs().len() * (step as usize + 1), "{query} {step}: {lines} lines");
            let is_over = player.is_over();
            assert_eq!(player.outcome().is_empty(), !is_over, "{query} {step}");
            assert!(is_over || player.verdicts().iter().all(|verdict| verdict.kind == Kind::UnderWay));
            assert!(is_over || player.verdicts().iter().all(|verdict| verdict.minimum.is_none()));
            assert!(is_over || player.forecast(0).is_none());
        }
        player.seek(config.steps);
        assert_eq!(player.outcome(), whole.outcome(), "{query}");
    }
}

#[test]
fn going_back_forgets_nothing_and_shows_nothing_more() {
    let mut player = Player::hiding(&config(""));
    player.seek(7);
    player.back(5);
    assert_eq!((player.cursor(), player.end()), (2, 7));
    assert_eq!(player.step(9), 11);
}

#[test]
fn who_asks_hides() {
    let page = |text: &str| query::read(text).0.page;
    assert!(page("ahead=hide").is_hiding() && page("ask=steps").is_hiding());
    assert!(!page("ahead=show").is_hiding() && !page("").is_hiding());
    assert_eq!(page("ask=Place ").ask, Some(Question::Place));
    // A question may say after how many steps.
    assert_eq!(page("ask=place&within=20").within, Some(20));
    for text in ["ask=curve", "ahead=hide", "ask=place&within=20", "ahead=hide&ask=verdict"] {
        let (settings, problems) = query::read(text);
        let canonical = query::write(&settings);
        assert!(
            problems.is_empty() && query::read(&canonical) == (settings, Vec::new()),
            "{text}: {canonical}"
        );
    }
    let (_, problems) = query::read("ask=everything");
    assert_eq!(problems[0].key, "ask");
}
