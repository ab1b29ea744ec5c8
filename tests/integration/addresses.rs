//! Addresses as people, platforms and trackers write them.
use crate::common::settings;
use fall_line::query::{self, Code, Problem};

/// Key, given, used and hint of each problem.
fn hinted(text: &str) -> Vec<[String; 4]> {
    let of = |problem: Problem| [problem.key, problem.given, problem.used, problem.hint.unwrap_or_default()];
    query::read(text).1.into_iter().map(of).collect()
}

#[test]
fn values_are_trimmed_and_choices_read_in_any_case() {
    for (text, canonical) in [
        ("opt=Adam", "opt=adam"),
        ("opt=gd%20", "opt=gd"),
        ("opt=gd%0A", "opt=gd"),
        ("opt=+gd", "opt=gd"),
        ("fn=%20himmelblau&opt=AdamW", "fn=himmelblau&opt=adamw"),
        ("fn=Rosenbrock&lr=%200.01+", "fn=rosenbrock&lr=0.01"),
        ("lr=1/100", "lr=0.01"),
        ("lr=1%2F100&x=%E2%88%923", "x=-3&lr=0.01"),
        ("hide=Chart,%20share", "hide=chart,share"),
        ("theme=DARK&view=Relief&schedule=One-Cycle", "schedule=one-cycle&view=relief&theme=dark"),
        ("theme=dark&size=Projector+&lock=lr", "lock=lr&size=projector&theme=dark"),
        ("size=normal&opt=gd", "opt=gd"),
        ("lang=%20pt-BR&title=%20Mine%20", "title=Mine&lang=pt-BR"),
        ("vs=adam,%20lr:0.05", "vs=adam,lr:0.05"),
        ("vs=%20Adam%20,%20lr%20:%200.05%20,", "vs=adam,lr:0.05"),
        // As the source of a page has it, and over several lines.
        ("fn=bowl&amp;opt=gd&amp;amp;steps=9", "fn=bowl&opt=gd&steps=9"),
        ("\n  fn=bowl\n  &opt=gd\n", "fn=bowl&opt=gd"),
        // Bytes of Latin-1.
        ("title=fa%E7ade", "title=fa%C3%A7ade"),
        ("title=fa%C3%A7ade", "title=fa%C3%A7ade"),
    ] {
        assert_eq!(query::write(&settings(text)), canonical, "{text}");
    }
}

#[test]
fn a_synonym_is_used_and_told_and_else_the_nearest_is_suggested() {
    for (text, expected) in [
        ("opt=SGD", ["opt", "SGD", "gd", ""]),
        ("opt=RMS%20prop", ["opt", "RMS prop", "rmsprop", ""]),
        ("fn=double_well", ["fn", "double_well", "double-well", ""]),
        ("play=true", ["play", "true", "1", ""]),
        ("vs=sgd", ["vs", "sgd", "gd", ""]),
        ("opt=adma", ["opt", "adma", "momentum", "adam"]),
        ("opt=sophia", ["opt", "sophia", "momentum", ""]),
        ("fn=himelblau", ["fn", "himelblau", "ravine", "himmelblau"]),
        ("lr=0,05", ["lr", "0,05", "0.1", "0.05"]),
        ("steps=1,000", ["steps", "1,000", "200", ""]),
        ("lr=tiny", ["lr", "tiny", "0.1", ""]),
        ("opts=gd", ["opts", "gd", "", "opt"]),
        ("learning_rate=1", ["learning_rate", "1", "", "lr"]),
        ("learningRate=1", ["learningRate", "1", "", "lr"]),
        ("eta=1", ["eta", "1", "", "lr"]),
        ("rate=1", ["rate", "1", "", "lr"]),
        ("LR=1", ["LR", "1", "", "lr"]),
        ("weight_decay=0", ["weight_decay", "0", "", "decay"]),
        ("momentun=0", ["momentun", "0", "", "momentum"]),
    ] {
        assert_eq!(hinted(text), [expected.map(String::from)], "{text}");
    }
}

#[test]
fn what_platforms_and_trackers_add_is_near_nothing() {
    for key in [
        "_xsrf",
        "1795641691340",
        "utm_source",
        "utm_medium",
        "utm_campaign",
        "fbclid",
        "gclid",
        "forceview",
        "token",
        "id",
        "ref",
        "src",
        "v",
        "t",
        "s",
        "q",
        "u",
        "sid",
        "state",
        "code",
        "session",
        "course_id",
        "launch_presentation",
        "oauth_token",
        "cachebuster",
        "_ga",
        "mc_cid",
        "msclkid",
        "page",
        "section",
        "embed",
        "width",
        "height",
        "amp",
        "nonce",
        "user",
        "redirect",
        "referrer",
        "feed",
        "_",
        "hash",
    ] {
        let (setup, problems) = query::read(&format!("opt=gd&{key}=1"));
        let [problem] = problems.as_slice() else { panic!("{key}: {problems:?}") };
        assert_eq!(
            (problem.code, problem.key.as_str(), problem.hint.as_deref()),
            (Code::UnknownKey, key, None)
        );
        assert_eq!(query::write(&setup), "opt=gd");
    }
}

#[test]
fn a_problem_names_the_very_piece_that_is_wrong() {
    for (text, expected, canonical) in [
        ("vs=adam,rmsprop", ["vs", "rmsprop", "", "vs=rmsprop"], "vs=adam"),
        ("vs=adam,lr=0.05", ["vs", "lr=0.05", "", "lr:0.05"], "vs=adam"),
        ("vs=adam,lr:0.05,beta:0.8", ["vs", "beta:0.8", "", "beta1:0.8"], "vs=adam,lr:0.05"),
        ("vs=momentum,beta:0.8", ["vs", "beta:0.8", "", ""], "vs=momentum"),
        ("vs=adam,eta:1", ["vs", "eta:1", "", "lr:1"], "vs=adam"),
        ("vs=adam,steps:5", ["vs", "steps:5", "", ""], "vs=adam"),
        ("hide=chart,foo", ["hide", "foo", "", ""], "hide=chart"),
        ("hide=chart,verdit", ["hide", "verdit", "", "verdict"], "hide=chart"),
        ("lock=lr,optimizer", ["lock", "optimizer", "opt", ""], "lock=opt,lr"),
    ] {
        let (setup, problems) = query::read(text);
        assert_eq!(problems.len(), 1, "{text}: {problems:?}");
        assert_eq!(query::write(&setup), canonical, "{text}");
        assert_eq!(hinted(text), [expected.map(String::from)], "{text}");
    }
}

#[test]
fn a_hash_is_the_learners_only_if_it_names_the_surface() {
    let author = "fn=himmelblau&opt=gd";
    for anchor in ["", "#", "#section=2", "#page=2", "#38;opt=gd", "#lr=0.5", "#=", "#fun=bowl", "#top"] {
        assert!(!query::names_surface(anchor), "{anchor}");
        assert_eq!(query::read_learner(author, anchor), query::read(author), "{anchor}");
    }
    for own in ["#fn=bowl", "fn=bowl&lr=0.1", "#lr=0.1&f=x^2", "#fn="] {
        assert!(query::names_surface(own), "{own}");
    }
    assert_eq!(query::write(&query::read_learner(author, "#fn=bowl").0), "fn=bowl");
}
