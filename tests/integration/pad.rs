//! The pad of rate and momentum: its cells are the verdicts of the runs that they stand for, it is made
//! in pieces small enough to be made between two frames, and what it is pointed at is what runs.

use crate::common::{config, finished, settings};
use crate::pasted::read;
use fall_line::analysis::verdict::Verdict;
use fall_line::data::{Observations, Target};
use fall_line::optimizer::Rule;
use fall_line::query::{self, Settings};
use fall_line::run::{Config, Extent, Progress, Racer};
use fall_line::survey::{Survey, momentum_key};

/// Surfaces of each kind, each with a budget and what else its runs have.
const SURFACES: [&str; 7] = [
    "fn=ravine&steps=120",
    "fn=rosenbrock&steps=150",
    "fn=double-well&steps=80",
    "fn=himmelblau&steps=60&schedule=cosine",
    "fn=linear-regression&steps=50&batch=8",
    "f=x^2%2B3y^2%2Bsin(4x)&steps=60",
    "fn=saddle&steps=60&noise=0.1",
];

fn pad(config: &Config) -> Survey {
    Survey::pad(config, Extent::of(&config.surface), 0).unwrap()
}

/// Numbers below others, always the same ones.
struct Draws(u64);

impl Draws {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % count
    }
}

/// What `Verdict::of` says of the run that a cell stands for, set up without the survey.
fn verdict_of(survey: &Survey, column: usize, row: usize) -> Verdict {
    let mut config = survey.config().clone();
    config.steps = survey.budget();
    let racer = config.racers.first_mut().unwrap();
    racer.rate = survey.columns()[column];
    for key in ["momentum", "beta1"] {
        if let Some(value) = racer.optimizer.get_mut(key) {
            *value = survey.rows()[row];
        }
    }
    Verdict::of(&finished(&config))
}

#[test]
fn a_hundred_cells_end_as_their_runs_do() {
    let rules: Vec<Rule> = Rule::ALL.into_iter().filter(|&rule| has_momentum(rule)).collect();
    assert!(rules.len() >= 8, "{rules:?}");
    let mut draws = Draws(15);
    let (mut compared, mut kinds) = (0, Vec::new());
    // Each rule on a surface and each surface with a rule, whichever there are more of.
    for index in 0..rules.len().max(SURFACES.len()) * 2 {
        let rule = rules[index % rules.len()];
        let query = format!("{}&opt={}", SURFACES[draws.below(SURFACES.len())], rule.id());
        let mut survey = pad(&config(&query));
        survey.finish();
        for _ in 0..6 {
            let (column, row) = (draws.below(survey.columns().len()), draws.below(survey.rows().len()));
            let cell = survey.at(column, row).unwrap();
            let verdict = verdict_of(&survey, column, row);
            assert_eq!(
                (cell.kind, cell.step, cell.endpoint),
                (verdict.kind, verdict.step, verdict.endpoint),
                "{query} at {}",
                survey.changes(column, row).unwrap()
            );
            compared += 1;
            kinds.push(cell.kind);
        }
    }
    kinds.sort_by_key(|kind| kind.id());
    kinds.dedup();
    assert!(compared >= 100 && kinds.len() >= 4, "{compared}: {kinds:?}");
}

fn has_momentum(rule: Rule) -> bool {
    momentum_key(&Racer::suggested(&config("").surface, rule)).is_some()
}

#[test]
fn between_two_looks_at_the_clock_there_is_little_to_do() {
    let many: String = (0..300).map(|index| format!("{},{}\n", index % 70, index % 9)).collect();
    let many = Observations::custom(&read(&many, Target::Number).points);
    let (many, _) = query::with_data(&settings("fn=neuron&steps=40"), Some(many));
    let few = ["", "fn=neuron&steps=30&batch=5", "opt=gd"].map(|query| (config(query), 64));
    for (config, most) in few.into_iter().chain([(many.config, 21)]) {
        let mut survey = pad(&config);
        let mut before = (0, 0);
        for _ in 0..400 {
            let progress = survey.advance_little();
            let after = (survey.updates(), survey.done());
            assert!(after.0 <= before.0 + most && after.1 <= before.1 + 1, "{before:?} {after:?}");
            before = after;
            if progress == Progress::Done {
                break;
            }
        }
        assert!(before.1 > 0);
    }
}

#[test]
fn of_very_many_rows_a_pad_makes_one_update_at_a_time_but_of_a_line_many() {
    let rows: String = (0..9_000).map(|index| format!("{},{}\n", index % 70, index % 9)).collect();
    let own = Observations::custom(&read(&rows, Target::Number).points);
    for (query, most) in
        [("fn=neuron", 1), ("fn=linear-regression", 64), ("fn=linear-regression&batch=1600", 3)]
    {
        let mut survey = pad(&query::with_data(&settings(query), Some(own.clone())).0.config);
        for made in 0..20 {
            assert!(survey.updates() <= made * most, "{query}");
            survey.advance_little();
        }
        assert!(survey.updates() > 0);
    }
}

#[test]
fn a_coarse_picture_takes_four_runs() {
    for query in ["", "opt=adam&steps=500", "opt=gd", "fn=rastrigin&opt=nesterov&steps=10000"] {
        let mut survey = pad(&config(query));
        let cells = if survey.rows().len() == 1 { 2 } else { 4 };
        while !survey.is_covered() {
            assert_eq!(survey.advance_little(), Progress::Going);
        }
        assert_eq!(survey.done(), cells);
        // A run that came to another minimum than was believed is walked a second time.
        assert!(survey.updates() <= 2 * cells as u64 * (u64::from(survey.budget()) + 64), "{query}");
        let (columns, rows) = (survey.columns().len(), survey.rows().len());
        assert!((0..columns * rows).all(|at| survey.shown(at % columns, at / columns).is_some()));
    }
}

#[test]
fn a_pad_in_pieces_is_the_whole_one() {
    let config = config("fn=himmelblau&opt=nesterov&steps=60");
    let (mut whole, mut pieces) = (pad(&config), pad(&config));
    whole.finish();
    while pieces.advance_little() == Progress::Going {}
    assert!(pieces.is_done());
    for row in 0..whole.rows().len() {
        for column in 0..whole.columns().len() {
            assert_eq!(pieces.at(column, row), whole.at(column, row));
        }
    }
}

#[test]
fn a_rule_without_momentum_has_a_strip_of_rates() {
    let mut strip = pad(&config("opt=gd"));
    assert_eq!((strip.columns().len(), strip.rows(), strip.momentum_key()), (32, &[0.0][..], None));
    strip.finish();
    for column in [0, 9, 18, 20, 31] {
        let (cell, verdict) = (strip.at(column, 0).unwrap(), verdict_of(&strip, column, 0));
        assert_eq!((cell.kind, cell.step), (verdict.kind, verdict.step));
    }
    assert_eq!(strip.changes_at((18.0, 0.0)).unwrap(), "lr=0.1");
    assert_eq!(strip.changes_beside(0.0, 1.0), None);
    let map = pad(&config("opt=lion"));
    assert_eq!((map.columns().len(), map.rows().len(), map.momentum_key()), (32, 24, Some("beta1")));
}

#[test]
fn cells_stay_while_only_rate_and_momentum_change() {
    let mut survey = pad(&config("vs=gd"));
    survey.advance(5_000);
    let done = survey.done();
    for query in ["lr=0.3&momentum=0.2&vs=gd", "lr=7", "momentum=0.5&vs=adam&vs=gd"] {
        assert!(survey.follow(&config(query)), "{query}");
    }
    assert_eq!(survey.done(), done);
    for query in ["opt=nesterov", "x=1", "steps=100", "dampening=0.5", "noise=0.1", "schedule=cosine"] {
        assert!(!survey.follow(&config(query)), "{query}");
    }
}

/// A change as a learner makes it.
fn changed(setup: &Settings, change: &str) -> Settings {
    let (settings, problems) = query::choose(setup, change);
    assert_eq!(problems, [], "of {change}");
    settings
}

#[test]
fn a_place_is_what_runs_there() {
    for rule in ["momentum", "adam", "gd"] {
        let setup = settings(&format!("opt={rule}"));
        let survey = pad(&setup.config);
        let top = (survey.rows().len() - 1) as f64;
        for (across, up) in [(0.0, 0.0), (0.31, 0.77), (0.5, 0.5), (0.87, 0.04), (1.0, 1.0)] {
            let place = (31.0 * across, top * up);
            let there = changed(&setup, &survey.changes_at(place).unwrap());
            let found = survey.place(&there.config).unwrap();
            // Two digits of a rate are a quarter of a column apart at most, and momenta a quarter of a row.
            assert!((found.0 - place.0).abs() < 0.26, "{rule} {place:?} {found:?}");
            assert!((found.1 - place.1).abs() < 0.26, "{rule} {place:?} {found:?}");
        }
        // Beyond the cells it is their ends.
        let ends = [(-5.0, -5.0), (99.0, 99.0)].map(|place| survey.changes_at(place));
        assert_eq!(ends, [(0.0, 0.0), (31.0, top)].map(|place| survey.changes_at(place)));
        assert_eq!(survey.place(&changed(&setup, "lr=1e-8").config).unwrap().0, 0.0);
        assert_eq!(survey.place(&changed(&setup, "lr=100").config).unwrap().0, 31.0);
    }
}

#[test]
fn strides_lead_there_and_back() {
    let setup = settings("");
    let survey = pad(&setup.config);
    assert_eq!(survey.changes_beside(1.0, 0.0).unwrap(), "lr=0.11");
    assert_eq!(survey.changes_beside(0.0, -1.0).unwrap(), "momentum=0.89");
    assert_eq!(survey.changes_beside(-10.0, 10.0).unwrap(), "lr=0.039&momentum=0.99");
    for strides in [1.0, 10.0, -1.0, -10.0] {
        let there = changed(&setup, &survey.changes_beside(strides, 0.0).unwrap());
        let mut other = survey.clone();
        assert!(other.follow(&there.config));
        assert_eq!(other.changes_beside(-strides, 0.0).unwrap(), "lr=0.1");
    }
    // From between two rates of the ladder to the next of them, and never beyond the cells.
    let mut between = survey.clone();
    assert!(between.follow(&config("lr=0.1037")));
    assert_eq!(between.changes_beside(1.0, 0.0).unwrap(), "lr=0.11");
    assert_eq!(between.changes_beside(-1.0, 0.0).unwrap(), "lr=0.09");
    assert!(between.follow(&config("lr=0.0001&momentum=0")));
    assert_eq!(between.changes_beside(-1.0, 0.0), None);
    assert_eq!(between.changes_beside(0.0, -1.0), None);
}

#[test]
fn the_limit_is_the_theorys_in_each_row() {
    let limits = |query: &str| pad(&config(query)).limits(10.0);
    let momenta = pad(&config("")).rows().to_vec();
    let expected = |limit: fn(f64) -> f64| Some(momenta.iter().map(|&beta| limit(beta)).collect());
    assert_eq!(limits(""), expected(|beta| 2.0 * (1.0 + beta) / 1.0 / 10.0));
    assert_eq!(limits("opt=nesterov"), expected(|beta| 2.0 * (1.0 + beta) / (1.0 + 2.0 * beta) / 10.0));
    assert_eq!(limits("opt=gd"), Some(vec![0.2]));
    for rule in ["adam", "lion", "rmsprop"] {
        assert_eq!(limits(&format!("opt={rule}")), None);
    }
}
