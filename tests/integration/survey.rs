//! Surveys: their cells are the verdicts of the runs they stand for, and any slice makes a picture.

use crate::common::{self, config, finished_racer, settings};
use fall_line::analysis::verdict::{Kind, Verdict};
use fall_line::data::{Observation, Observations};
use fall_line::query::{self, Settings};
use fall_line::run::{Config, Extent, Progress};
use fall_line::survey::{Cell, Subject, Survey, received, sent};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

fn done(mut survey: Survey) -> Survey {
    survey.finish();
    survey
}

/// What `Verdict::of` says of the run that a cell stands for, reached through its query.
fn verdict_of(survey: &Survey, setup: &Settings, column: usize, row: usize) -> Verdict {
    let (changed, problems) = query::choose(setup, &survey.changes(column, row).unwrap());
    assert!(problems.is_empty(), "{problems:?}");
    let config = common::changed(changed.config, |config| config.steps = survey.budget());
    let racer = if survey.subject() == Subject::Sweep { row } else { 0 };
    Verdict::of(&finished_racer(&config, racer))
}

fn assert_honest(survey: &Survey, setup: &Settings, every: usize) {
    let (columns, rows) = (survey.columns().len(), survey.rows().len());
    for index in (0..columns * rows).step_by(every) {
        let (column, row) = (index % columns, index / columns);
        let cell = survey.at(column, row).unwrap();
        let verdict = verdict_of(survey, setup, column, row);
        let what = format!("{:?} {}", survey.subject(), survey.changes(column, row).unwrap());
        assert_eq!(
            (cell.kind, cell.step, cell.endpoint),
            (verdict.kind, verdict.step, verdict.endpoint),
            "{what}"
        );
    }
}

const RUNS: [&str; 12] = [
    "",
    "opt=gd&vs=adam&vs=nesterov,momentum:0.5&vs=lion",
    "fn=rosenbrock&steps=300",
    "fn=himmelblau&opt=nesterov",
    "fn=double-well&opt=gd&noise=0.5",
    "fn=saddle&opt=gd&y=0",
    "fn=plateau&opt=adam",
    "fn=waves&opt=rmsprop&steps=60",
    "fn=camel&opt=nadam&schedule=one-cycle",
    "f=ln(w)^2&w=2",
    "f=x^4+y^2&opt=gd&schedule=exponential&gamma=1.05",
    "fn=linear-regression&batch=10&steps=150",
];

#[test]
fn a_sweeps_cells_are_the_verdicts_of_their_runs() {
    for query in RUNS {
        let setup = settings(query);
        assert_honest(&done(Survey::sweep(&setup.config)), &setup, 7);
    }
}

#[test]
fn a_maps_cells_are_the_verdicts_of_their_runs() {
    for query in ["steps=40", "fn=himmelblau&opt=nesterov&steps=60", "opt=adam&fn=double-well&steps=30"] {
        let setup = settings(query);
        assert_honest(&done(Survey::map(&setup.config).unwrap()), &setup, 101);
    }
}

#[test]
fn the_basins_cells_are_the_verdicts_of_their_runs() {
    for query in ["fn=himmelblau&steps=80", "fn=double-well&opt=gd", "fn=camel&opt=adam&steps=60"] {
        let setup = settings(query);
        assert_honest(&done(Survey::basins(&setup.config)), &setup, 89);
    }
}

#[test]
fn slices_of_any_size_come_to_the_same_survey() {
    let config = config("fn=himmelblau&steps=50");
    let whole = done(Survey::sweep(&config));
    for slice in [1, 7, 1000] {
        let mut sliced = Survey::sweep(&config);
        let mut before = 0.0;
        while sliced.advance(slice) == Progress::Going {
            assert!(sliced.progress() >= before);
            before = sliced.progress();
        }
        assert_eq!(sliced.progress(), 1.0);
        for column in 0..whole.columns().len() {
            assert_eq!(sliced.at(column, 0), whole.at(column, 0));
        }
    }
}

#[test]
fn the_first_slice_leaves_a_picture_of_the_whole() {
    let mut map = Survey::map(&config("")).unwrap();
    assert_eq!(map.shown(0, 0), None);
    // The coarsest cells: 8 × 8 of at most 200 updates each.
    map.advance(64 * 220);
    assert!((0..128).all(|column| (0..128).all(|row| map.shown(column, row).is_some())));
    assert!(map.progress() < 0.05);
}

#[test]
fn a_map_knows_where_its_own_run_lies() {
    let setup = settings("");
    let map = done(Survey::map(&setup.config).unwrap());
    let (column, row) = map.position(0).unwrap();
    assert_eq!(map.columns()[column], 0.1);
    assert!((map.rows()[row] - 0.9).abs() < 0.005);
    assert_eq!(map.momentum_key(), Some("momentum"));
    assert_eq!(Survey::map(&config("opt=gd")).map(|map| map.rows().len()), None);
    assert_eq!(Survey::map(&config("opt=lion")).unwrap().momentum_key(), Some("beta1"));
}

#[test]
fn the_basins_of_himmelblau_are_four() {
    let survey = done(Survey::basins(&config("fn=himmelblau&opt=gd&lr=0.01")));
    assert_eq!(survey.minima().len(), 4);
    // Close to a minimum one reaches that minimum.
    for (index, minimum) in survey.minima().iter().enumerate() {
        let at = |list: &[f64], value: f64| {
            (0..list.len())
                .min_by(|&a, &b| (list[a] - value).abs().total_cmp(&(list[b] - value).abs()))
                .unwrap()
        };
        let cell = survey.at(at(survey.columns(), minimum.x), at(survey.rows(), minimum.y)).unwrap();
        assert_eq!((cell.kind, cell.minimum), (Kind::Converged, Some(index as u16)));
    }
}

#[test]
fn the_best_rate_needs_the_fewest_steps() {
    // On ½w² a rate of 1 leads to the minimum at once.
    let survey = done(Survey::sweep(&config("f=0.5w^2&opt=gd&vs=adam")));
    let best = survey.best(0).unwrap();
    assert_eq!((best.rate, best.step), (1.0, 1));
    let other = survey.best(1).unwrap();
    let steps = (0..survey.columns().len()).filter_map(|column| survey.at(column, 1)?.step);
    assert_eq!(steps.min(), Some(other.step));
    assert_eq!(survey.best(2), None);
}

#[test]
fn choosing_a_racers_rate_leaves_the_others_theirs() {
    let setup = settings("opt=gd&lr=0.05&vs=adam,lr:0.3,beta1:0.8&vs=lion");
    let survey = Survey::sweep(&setup.config);
    let column = survey.columns().iter().position(|&rate| rate == 0.02).unwrap();
    let (changed, problems) = query::choose(&setup, &survey.changes(column, 1).unwrap());
    assert!(problems.is_empty());
    let rates: Vec<f64> = changed.config.racers.iter().map(|racer| racer.rate).collect();
    assert_eq!(rates, [0.05, 0.02, setup.config.racers[2].rate]);
    assert_eq!(changed.config.racers[1].optimizer, setup.config.racers[1].optimizer);
}

/// The survey of a subject by its number; the pad is the last one.
fn survey(config: &Config, subject: usize) -> Option<Survey> {
    match subject {
        0 => Some(Survey::sweep(config)),
        1 => Survey::map(config),
        2 => Some(Survey::basins(config)),
        _ => Survey::pad(config, Extent::of(&config.surface), 0),
    }
}

/// What stands in a survey: its cells bit for bit, and the minima that these have reached.
fn all_of(survey: &Survey) -> (Vec<Option<Cell>>, Vec<[u64; 2]>) {
    let (columns, rows) = (survey.columns().len(), survey.rows().len());
    let cells = (0..columns * rows).map(|at| survey.at(at % columns, at / columns)).collect();
    (cells, survey.minima().iter().map(|at| [at.x.to_bits(), at.y.to_bits()]).collect())
}

const SHARED: [&str; 9] = [
    "steps=20",
    "opt=nesterov&vs=adam&vs=from:20,lr:0.01&steps=25",
    "fn=himmelblau&steps=12&x=1.25&box=-4,3,-2,5",
    "fn=double-well&opt=gd&noise=0.5&seed=7&steps=12",
    "f=(x*y-1)^2&steps=12&lr=0.02",
    "f=x^2&y=1&opt=adam&steps=12",
    "fn=linear-regression&batch=10&steps=8",
    "fn=waves&opt=rmsprop&steps=8&schedule=cosine",
    "f=ln(w)^2&w=2&then=12,lr:0.3,momentum:0.2&steps=25",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    /// Whoever works out which blocks, in whatever order they come, and whoever goes on where they stop:
    /// the survey is the one that is made in one go.
    #[test]
    fn shares_of_any_size_in_any_order_come_to_the_same_survey(
        query in select(&SHARED[..]),
        subject in 0..4_usize,
        shares in vec((0..3_usize, 1..60_usize, any::<bool>()), 1..60),
        ahead in 0..5_000_u32,
    ) {
        let setup = settings(query);
        let Some(mut whole) = survey(&setup.config, subject) else { return Ok(()) };
        // A worker has nothing but the query.
        let received = received(&sent(&setup.config), None);
        prop_assert_eq!(&received, &setup.config);
        let mut workers: Vec<_> = (0..3).filter_map(|_| survey(&received, subject)).collect();
        let mut merged = whole.clone();
        merged.advance(ahead);
        let (mut next, mut held) = (merged.known_blocks(), Vec::new());
        for (worker, count, is_late) in shares {
            let blocks = next..(next + count).min(merged.blocks());
            next = blocks.end;
            let found = (blocks.start, workers[worker].work_out(blocks));
            if is_late {
                held.push(found);
                continue;
            }
            for (first, found) in std::iter::once(found).chain(std::mem::take(&mut held)) {
                let before = merged.done();
                merged.take(first, &found);
                prop_assert!(merged.done() >= before);
            }
        }
        // What was held for too long is lost: somebody else does it.
        merged.finish();
        whole.finish();
        prop_assert_eq!(all_of(&merged), all_of(&whole));
        prop_assert_eq!((merged.known_blocks(), merged.progress()), (merged.blocks(), 1.0));
    }
}

#[test]
fn what_is_no_part_of_a_survey_changes_nothing() {
    let mut sweep = Survey::sweep(&config("steps=20"));
    for (block, found) in
        [(0, vec![0.0; 5]), (0, vec![9e9; 16 * 7]), (99_999, vec![0.0; 16 * 7]), (1, vec![])]
    {
        sweep.take(block, &found);
        assert_eq!((sweep.done(), sweep.known_blocks()), (0, 0));
    }
}

#[test]
fn all_of_a_valleys_floor_is_one_minimum() {
    let basins = done(Survey::basins(&config("f=x^2&opt=gd&lr=0.1")));
    assert_eq!(basins.minima().len(), 1);
}

#[test]
fn a_worker_that_is_sent_custom_data_has_the_same_configuration() {
    let own: Vec<_> =
        (0..40).map(|at| Observation { u: f64::from(at) * 0.3, v: f64::from(at % 7) }).collect();
    for query in ["opt=adam&x=2&lr=0.07&box=0,9,-3,9", "vs=lion&steps=50&batch=4"] {
        let mine = query::with_data(&settings("fn=linear-regression"), Some(Observations::custom(&own))).0;
        let mine = query::patch(&mine, query).0.config;
        assert_eq!(received(&sent(&mine), Some(Observations::custom(&own))), mine);
    }
}
