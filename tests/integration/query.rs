//! The query string: what it reads, what it says of bad input, its canonical form.
use crate::common::settings;
use fall_line::analysis::verdict::Kind;
use fall_line::formula::Expected;
use fall_line::geometry::{Point, Rect};
use fall_line::number;
use fall_line::optimizer::Rule;
use fall_line::query::{self, Code, ColourScheme, Problem, Settings, TextSize, View};
use fall_line::schedule::ScheduleShape;
use fall_line::surface::{BOWL, HIMMELBLAU, ROSENBROCK, Surface};
use proptest::prelude::*;

/// Key, code, given and used of each problem.
fn told(text: &str) -> Vec<(String, Code, String, String)> {
    let of = |problem: Problem| (problem.key, problem.code, problem.given, problem.used);
    query::read(text).1.into_iter().map(of).collect()
}

fn tell(key: &str, code: Code, given: &str, used: &str) -> (String, Code, String, String) {
    (key.into(), code, given.into(), used.into())
}

#[test]
fn nothing_is_the_headline() {
    for text in ["", "?", "#", "&&", "fn=ravine&opt=momentum&lr=0.1&momentum=.9"] {
        assert_eq!(settings(text), Settings::default(), "{text}");
    }
    assert_eq!(query::write(&Settings::default()), "");
    assert_eq!(query::write_learner(&Settings::default()), "fn=ravine");
}

#[test]
fn every_kind_of_key_is_read() {
    let setup = settings(
        "fn=himmelblau&x=-1&y=2.5&box=-7,7,-6,6&opt=adam&lr=0.3&beta1=0.8&vs=gd&vs=lion,lr:0.02,decay:0.1\
         &schedule=cosine&period=150&floor=0.1&noise=0.5&seed=4294967295&steps=300&tol=1e-3&view=relief\
         &at=7&speed=60&play=1&goal=converged&within=80&title=Try%20this+one&hide=chart,share&lock=start,lr\
         &size=projector&theme=dark&lang=pt-BR&lesson=going-downhill&part=2&variant=4294967295\
         &grade=splice&lab=../lab/index.html",
    );
    let config = &setup.config;
    assert_eq!((config.start, config.bounds), (Point::new(-1.0, 2.5), Rect::new(-7.0, 7.0, -6.0, 6.0)));
    let racers: Vec<(Rule, f64)> = config.racers.iter().map(|r| (r.optimizer.rule(), r.rate)).collect();
    assert_eq!((racers.len(), racers[0], racers[2]), (3, (Rule::Adam, 0.3), (Rule::Lion, 0.02)));
    assert_eq!(config.racers[0].optimizer.get("beta1"), Some(0.8));
    assert_eq!(config.racers[2].optimizer.get("decay"), Some(0.1));
    assert_eq!(
        (config.schedule.shape, config.schedule.period, config.schedule.floor),
        (ScheduleShape::Cosine, Some(150), 0.1)
    );
    assert_eq!((config.noise, config.seed, config.steps, config.tolerance), (0.5, u32::MAX, 300, 1e-3));
    let page = &setup.page;
    assert_eq!((page.view, page.at, page.speed, page.play), (Some(View::Relief), Some(7), 60.0, true));
    assert_eq!((page.goal, page.within), (Some(Kind::Converged), Some(80)));
    assert_eq!(page.title.as_deref(), Some("Try this one"));
    assert_eq!((page.hide.as_slice(), page.lock.as_slice()), (&["chart", "share"][..], &["lr", "start"][..]));
    assert_eq!((page.size, page.theme), (TextSize::Projector, ColourScheme::Dark));
    assert_eq!((page.lesson.as_deref(), page.part), (Some("going-downhill"), Some(2)));
    assert_eq!(page.variant, u32::MAX);
    assert_eq!((page.grades, page.lab.as_deref()), (true, Some("../lab/index.html")));
}

#[test]
fn the_lab_is_somewhere_on_the_web() {
    let lab = |value: &str| query::read(&format!("lab={value}"));
    for good in
        ["none", "lab.html", "../lab/", "/a/b?c=d", "https://example.org/lab/", "http://a", "?q", "//host/x"]
    {
        let (settings, problems) = lab(good);
        assert_eq!((settings.page.lab.as_deref(), problems.len()), (Some(good), 0), "{good}");
    }
    for bad in ["javascript:alert(1)", "data:text/html,x", "java%0Ascript:x", "file:///a", ":", "HTTP:x"] {
        let (settings, problems) = lab(bad);
        assert_eq!((settings.page.lab, problems.len()), (None, 1), "{bad}");
    }
}

#[test]
fn bad_input_is_told_and_runs() {
    let expected = [
        tell("fn", Code::UnknownValue, "nope", "ravine"),
        tell("kappa", Code::NotFinite, "1e999", "10"),
        tell("lr", Code::NotANumber, "abc", "0.1"),
        tell("momentum", Code::TooLarge, "7", "0.9999"),
    ];
    assert_eq!(told("fn=nope&lr=abc&momentum=7&kappa=1e999"), expected);
    let cases = [
        ("lr=0", tell("lr", Code::TooSmall, "0", "1e-8")),
        ("lr=0,1", tell("lr", Code::NotANumber, "0,1", "0.1")),
        ("steps=10.5", tell("steps", Code::NotWhole, "10.5", "11")),
        ("steps=", tell("steps", Code::NotANumber, "", "200")),
        ("lr=1&lr=2", tell("lr", Code::Repeated, "2", "1")),
        ("colour=red", tell("colour", Code::UnknownKey, "red", "")),
        ("__proto__=1", tell("__proto__", Code::UnknownKey, "1", "")),
        ("box=1,2", tell("box", Code::BadBox, "1,2", "-5,5,-3,3")),
        ("box=1,1,0,2", tell("box", Code::BadBox, "1,1,0,2", "-5,5,-3,3")),
        ("fn=parabola&view=contour", tell("view", Code::UnknownValue, "contour", "curve")),
        ("hide=chart,all", tell("hide", Code::UnknownValue, "all", "")),
        ("vs=adm", tell("vs", Code::UnknownValue, "adm", "")),
        ("vs=adam,lr:-1", tell("vs", Code::TooSmall, "lr:-1", "1e-8")),
        ("vs=gd&vs=gd&vs=gd&vs=adam", tell("vs", Code::TooMany, "adam", "")),
        ("lang=x%22y", tell("lang", Code::UnknownValue, "x\"y", "")),
        ("play=perhaps", tell("play", Code::UnknownValue, "perhaps", "0")),
        ("size=huge", tell("size", Code::UnknownValue, "huge", "normal")),
    ];
    for (text, expected) in cases {
        assert_eq!(told(text), [expected], "of {text}");
    }
}

#[test]
fn keys_that_do_not_belong_are_no_problem() {
    for text in [
        "fn=bowl&kappa=3",
        "opt=gd&momentum=0.5",
        "batch=10",
        "gamma=3",
        "within=4",
        "part=1",
        "variant=1",
        "w=3",
    ] {
        settings(text);
    }
    assert_eq!(query::write(&settings("opt=gd&momentum=0.5")), "opt=gd");
}

#[test]
fn in_one_dimension_x_serves_for_w() {
    for text in ["fn=parabola&x=3", "fn=parabola&w=3", "fn=parabola&w=3&x=5"] {
        assert_eq!(settings(text).config.start, Point::new(3.0, 0.0));
        assert_eq!(query::write(&settings(text)), "fn=parabola&w=3");
    }
}

#[test]
fn a_long_query_is_cut_at_its_last_whole_pair() {
    let long = format!("lr=0.3&title={}&opt=gd", "x".repeat(5_000));
    let (setup, problems) = query::read(&long);
    assert_eq!((setup.config.racers[0].rate, setup.config.racers[0].optimizer.rule()), (0.3, Rule::Momentum));
    assert_eq!(problems[0].code, Code::TooLong);
    assert_eq!(query::read(&"ä".repeat(600_000)).1[0].code, Code::TooLong);
}

#[test]
fn numbers_are_written_in_their_shortest_form() {
    let cases = [
        (0.1, "0.1"),
        (1e-8, "1e-8"),
        (1.5e-7, "1.5e-7"),
        (0.000_001, "0.000001"),
        (100_000.0, "100000"),
        (1e21, "1e21"),
        (-0.0, "-0"),
        (5e-324, "5e-324"),
    ];
    for (number, text) in cases {
        assert_eq!(number::shortest(number), text);
    }
}

#[test]
fn typed_numbers_may_have_a_comma() {
    let cases = [("0,1", Some(0.1)), (" .5 ", Some(0.5)), ("1e-3", Some(1e-3)), ("-2,5", Some(-2.5))];
    for (text, number) in
        cases.into_iter().chain(["", "1,2,3", "1,000", "1e999", "NaN"].map(|text| (text, None)))
    {
        assert_eq!(number::typed(text), number, "{text}");
    }
}

#[test]
fn a_learner_changes_what_is_not_locked() {
    let author = "fn=bowl&lr=0.2&title=Mine&lock=lr&size=large";
    let (setup, problems) =
        query::read_learner(author, "fn=rosenbrock&lr=5&title=Theirs&steps=50&size=projector");
    assert_eq!(problems, []);
    assert_eq!(setup.config.surface, Surface::from(&ROSENBROCK));
    assert_eq!((setup.config.racers[0].rate, setup.config.steps), (0.2, 50));
    assert_eq!((setup.page.title.as_deref(), setup.page.size), (Some("Mine"), TextSize::Large));
    assert_eq!(query::write_learner(&setup), "fn=rosenbrock&lr=0.2&steps=50");
    // What the learner's query leaves out is the default, not the author's.
    assert_eq!(query::read_learner("steps=7", "fn=ravine").0.config.steps, 200);
}

#[test]
fn a_patch_changes_what_it_names() {
    let before = settings("fn=rosenbrock&x=1&y=1&lr=0.01&momentum=0.5&vs=gd&title=T");
    let patched = |changes: &str| query::write(&query::patch(&before, changes).0);
    assert_eq!(patched("steps=9"), "fn=rosenbrock&x=1&y=1&lr=0.01&momentum=0.5&vs=gd&steps=9&title=T");
    assert_eq!(patched("momentum=&vs=adam&vs=lion"), "fn=rosenbrock&x=1&y=1&lr=0.01&vs=adam&vs=lion&title=T");
    assert_eq!(patched("fn=bowl"), "fn=bowl&x=1&y=1&lr=0.01&momentum=0.5&vs=gd&title=T");
    assert_eq!(query::patch(&before, "steps=x").1[0].code, Code::NotANumber);
    assert_eq!(query::patch(&settings("fn=parabola"), "x=2").0.config.start.x, 2.0);
}

#[test]
fn a_choice_lets_go_of_what_belonged_to_the_old() {
    let before = settings("fn=rosenbrock&x=1&y=1&lr=0.01&momentum=0.5&steps=70");
    let chosen = |changes: &str| query::write(&query::choose(&before, changes).0);
    assert_eq!(chosen("fn=bowl"), "fn=bowl&momentum=0.5&steps=70");
    assert_eq!(chosen("opt=adam"), "fn=rosenbrock&x=1&y=1&opt=adam&steps=70");
    assert_eq!(chosen("lr=0.02"), "fn=rosenbrock&x=1&y=1&lr=0.02&momentum=0.5&steps=70");
    let locked = settings("fn=bowl&lr=0.5&lock=lr");
    assert_eq!(query::choose(&locked, "opt=gd&lr=3").0.config.racers[0].rate, 0.5);
}

/// The text of the formula that a query sets.
fn formula_of(text: &str) -> String {
    match settings(text).config.surface {
        Surface::Formula(expression) => expression.text().into(),
        named => panic!("{text} gives {}", named.id()),
    }
}

#[test]
fn plus_signs_in_a_formula_are_plus_signs_unless_some_are_escaped() {
    for (text, expected) in [
        ("f=x^2+y^2", "x^2+y^2"),
        ("f=x^2%2By^2", "x^2+y^2"),
        ("f=x^2%2by^2", "x^2+y^2"),
        ("f=x^2+%2B+y^2", "x^2 + y^2"),
        ("f=2e+1x", "2e+1x"),
        ("f=x^2+-+y^2", "x^2+-+y^2"),
        // Forms write spaces so.
        ("f=x+*+y", "x * y"),
        ("f=sin+(x)", "sin (x)"),
        ("f=%20x%20*%20y%20", "x * y"),
        ("f=+w^2+", "w^2"),
    ] {
        assert_eq!(formula_of(text), expected, "{text}");
    }
    // All spaces, where some are escaped, even if that is no formula then.
    let (setup, problems) = query::read("f=x+y%2B1&fn=bowl");
    assert_eq!((setup.config.surface, problems[0].code), (Surface::from(&BOWL), Code::BadFormula));
    assert_eq!(problems[0].given, "x y+1");
    // The title beside it keeps to the common rule.
    assert_eq!(settings("f=x+y&title=a+b").page.title.as_deref(), Some("a b"));
}

#[test]
fn a_formula_beats_a_named_surface_and_is_written_back() {
    for (text, canonical) in [
        ("fn=bowl&f=w^2&w=3", "f=w^2&w=3"),
        ("f=x^2&x=3", "f=x^2&w=3"),
        ("f=x^2&x=4&lr=0.1&kappa=3", "f=x^2"),
        ("f=x^2+0y&x=-4&y=3&box=-5,5,-5,5", "f=x^2%2B0y"),
        ("f=max(x,%20-y)/2", "f=max(x,%20-y)%2F2"),
        ("f=.5x*(y-1)", "f=.5x*(y-1)"),
        // Its own start and box, and those that it has none of.
        ("f=ln(x)%2By&x=4&y=3", "f=ln(x)%2By"),
        ("f=ln(x)%2By&x=-4&y=3", "f=ln(x)%2By&x=-4"),
        ("f=ln(w-7)&w=40&box=-60,60", "f=ln(w-7)"),
        ("f=ln(w-7)&w=4&box=-6,6", "f=ln(w-7)&w=4&box=-6,6"),
    ] {
        assert_eq!(query::write(&settings(text)), canonical, "{text}");
        assert_eq!(query::write(&settings(canonical)), canonical);
    }
    assert_eq!(settings("f=w^2").config.bounds, Rect::interval(-6.0, 6.0));
    assert_eq!(settings("f=x*y").config.bounds, Rect::new(-5.0, 5.0, -5.0, 5.0));
}

#[test]
fn a_bad_formula_leaves_the_named_surface() {
    let (setup, problems) = query::read("fn=himmelblau&f=x^2+%2B+xy&lr=0.01");
    assert_eq!(setup.config.surface, Surface::from(&HIMMELBLAU));
    assert_eq!(setup.config.racers[0].rate, 0.01);
    let [problem] = problems.as_slice() else { panic!("{problems:?}") };
    let Problem { key, given, used, code, formula, .. } = problem;
    assert_eq!((key.as_str(), given.as_str(), used.as_str()), ("f", "x^2 + xy", "himmelblau"));
    assert_eq!(*code, Code::BadFormula);
    let error = formula.as_ref().unwrap();
    assert_eq!((error.at, error.found.as_str(), error.expected), (6, "xy", Expected::Name));
    assert_eq!(error.hint.as_deref(), Some("x*y"));
    assert_eq!(&given[error.at..], "xy");

    for (text, at) in [("f=", 0), ("f=x^2%", 3), ("f=%ff", 0), ("f=2+2", 0)] {
        let (_, problems) = query::read(text);
        let [problem] = problems.as_slice() else { panic!("{text}: {problems:?}") };
        assert_eq!((problem.code, problem.formula.as_ref().unwrap().at), (Code::BadFormula, at), "{text}");
    }
}

#[test]
fn a_formula_is_patched_and_chosen() {
    let before = settings("f=x^2+y^2&x=1&lr=0.2");
    let patched = |changes: &str| query::write(&query::patch(&before, changes).0);
    assert_eq!(patched("f=x^2-y^2"), "f=x^2-y^2&x=1&lr=0.2");
    assert_eq!(patched("fn=bowl"), "fn=bowl&x=1&lr=0.2");
    assert_eq!(patched("f="), "x=1&lr=0.2");
    let (kept, problems) = query::patch(&before, "f=x%20y&steps=9");
    assert_eq!(query::write(&kept), "f=x^2%2By^2&x=1&lr=0.2&steps=9");
    assert_eq!((problems[0].code, problems[0].used.as_str()), (Code::BadFormula, "x^2+y^2"));
    assert_eq!(query::write(&query::choose(&before, "f=w^2").0), "f=w^2&lr=0.2");
    assert_eq!(query::write(&query::choose(&before, "fn=bowl").0), "fn=bowl");
}

const FORMULAS: [&str; 15] = [
    "ln(x)+y^2",
    "ln(w-7)",
    "sqrt(1-x^2-y^2)",
    "w^2",
    "x^2+y^2",
    "x^2 + 10y^2",
    " (1-x)^2+100(y-x^2)^2 ",
    "max(x, -y)",
    "1/2w^2",
    "+x",
    "x y",
    "sin(3w)%+1",
    "xy",
    "",
    "0.1x^2&sin(x)",
];

const VALUES: [&str; 32] = [
    "0",
    "1",
    "-1",
    "0.5",
    "1e999",
    "abc",
    "",
    "nan",
    "200",
    "7.5",
    "%zz",
    "%ff",
    "a+b",
    "1,2",
    "-1,1,-2,2",
    "adam",
    "adam,lr:0.2,beta1:0.8",
    "chart,share",
    "<script>",
    "converged",
    "relief",
    "cosine",
    "de-AT",
    "ravine",
    "%20Adam%0A",
    "SGD",
    "1/3",
    "1/0",
    "%B2",
    "%E2%88%921",
    "Adam, lr : 1/3, eta:1, gd",
    " 2 ",
];

fn any_query() -> impl Strategy<Value = String> {
    let ids = Surface::all().map(|surface| surface.id());
    let names: Vec<&'static str> =
        query::KEYS.iter().map(|key| key.name).chain(["nope", "amp;opt", "Learning_Rate"]).collect();
    let pair = (proptest::sample::select(names), proptest::sample::select(VALUES.to_vec()));
    let number = (proptest::sample::select(query::KEYS.map(|key| key.name).to_vec()), any::<f64>());
    let pairs = proptest::collection::vec(
        prop_oneof![
            pair.prop_map(|(name, value)| format!("{name}={value}")),
            number.prop_map(|(name, value)| format!("{name}={value}")),
            proptest::sample::select(Rule::ALL.to_vec()).prop_map(|rule| format!("opt={}", rule.id())),
            proptest::sample::select(ScheduleShape::ALL.to_vec())
                .prop_map(|shape| format!("schedule={}", shape.id())),
        ],
        0..12,
    );
    let escaped = |formula: &str| formula.replace('+', "%2B").replace('&', "%26");
    let surface = prop_oneof![
        proptest::sample::select(ids.to_vec()).prop_map(|id| format!("fn={id}")),
        proptest::sample::select(FORMULAS.to_vec()).prop_map(|formula| format!("f={formula}")),
        proptest::sample::select(FORMULAS.to_vec())
            .prop_map(move |formula| format!("f={}", escaped(formula))),
    ];
    (surface, pairs).prop_map(|(surface, pairs)| format!("{surface}&{}", pairs.join("&")))
}

proptest! {
    #[test]
    fn a_canonical_query_reads_back_as_the_same_setup(text in any_query()) {
        let (setup, _) = query::read(&text);
        let canonical = query::write(&setup);
        let (again, problems) = query::read(&canonical);
        prop_assert_eq!(&problems, &[]);
        prop_assert_eq!(&again, &setup);
        prop_assert_eq!(query::write(&again), canonical);
    }

    #[test]
    fn any_text_is_read(text in ".{0,200}") {
        let (setup, _) = query::read(&text);
        prop_assert_eq!(query::read(&query::write(&setup)), (setup, vec![]));
    }
}
