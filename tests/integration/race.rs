//! A learner's changes to the field of racers, as changes of the query.
use crate::common::settings;
use fall_line::query::{self, add_racer, remove_racer, set_racer};

/// What the query is after a change that there is.
fn after(query: &str, change: impl Fn(&fall_line::query::Settings) -> Option<String>) -> String {
    let setup = settings(query);
    let change = change(&setup).expect("a change");
    query::write(&query::choose(&setup, &change).0)
}

#[test]
fn a_racer_that_joins_has_a_rule_of_its_own() {
    assert_eq!(after("", add_racer), "vs=gd");
    assert_eq!(after("vs=gd,lr:0.05", add_racer), "vs=gd,lr:0.05&vs=adam");
    let full = settings("vs=gd&vs=adam&vs=lion");
    assert_eq!(add_racer(&full), None);
}

#[test]
fn a_racer_that_leaves_takes_nothing_along() {
    let race = "opt=adam&lr=0.3&vs=gd,lr:0.05&vs=momentum,lr:0.02,momentum:0.5";
    assert_eq!(
        after(race, |setup| remove_racer(setup, 1)),
        "opt=adam&lr=0.3&vs=momentum,lr:0.02,momentum:0.5"
    );
    assert_eq!(after(race, |setup| remove_racer(setup, 2)), "opt=adam&lr=0.3&vs=gd,lr:0.05");
    assert_eq!(
        after(race, |setup| remove_racer(setup, 0)),
        "opt=gd&lr=0.05&vs=momentum,lr:0.02,momentum:0.5"
    );
    assert_eq!(remove_racer(&settings(""), 0), None);
    assert_eq!(remove_racer(&settings("vs=gd"), 2), None);
}

#[test]
fn each_racer_has_numbers_of_its_own() {
    assert_eq!(after("vs=gd", |setup| set_racer(setup, 0, "lr", "0.2")), "lr=0.2&vs=gd");
    assert_eq!(after("vs=gd", |setup| set_racer(setup, 1, "lr", "0.2")), "vs=gd,lr:0.2");
    assert_eq!(after("vs=gd,lr:0.2", |setup| set_racer(setup, 1, "lr", "")), "vs=gd");
    assert_eq!(after("vs=gd,lr:0.2", |setup| set_racer(setup, 1, "opt", "adam")), "vs=adam");
    assert_eq!(
        after("vs=gd&vs=adam,beta1:0.5", |setup| set_racer(setup, 2, "beta2", "0.9")),
        "vs=gd&vs=adam,beta1:0.5,beta2:0.9"
    );
}

#[test]
fn what_is_typed_cannot_become_another_setting() {
    assert_eq!(after("vs=gd", |setup| set_racer(setup, 1, "lr", "0.2,beta1:1&fn=bowl")), "vs=gd");
    let setup = settings("vs=gd");
    assert_eq!(set_racer(&setup, 5, "lr", "0.2"), None);
    assert_eq!(set_racer(&setup, 0, "nonsense", "1"), None);
}
