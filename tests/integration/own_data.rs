//! Somebody's own data: read from text, put under a surface, carried by a query.
use crate::common::{changed, settings};
use crate::pasted::read;
use fall_line::analysis::verdict::{Kind, Verdict};
use fall_line::data::{Observation, Observations, Target};
use fall_line::export;
use fall_line::export::Library;
use fall_line::geometry::Point;
use fall_line::player::Player;
use fall_line::query::{self, Code};
use fall_line::run::{Config, Progress};
use fall_line::surface::{Model, Surface};

/// The largest and the mean difference of a sketch from the loss over a surface's box, as parts of
/// the losses' range there.
fn differences(surface: &Surface) -> (f64, f64) {
    let bounds = surface.bounds();
    let size = bounds.size();
    let mut losses = Vec::new();
    for row in 0..=12 {
        for column in 0..=12 {
            let part = |index: i32| f64::from(index) / 12.0;
            let at = Point::new(bounds.min.x + part(column) * size.x, bounds.min.y + part(row) * size.y);
            losses.push((surface.value(at), surface.approximate_value(at)));
        }
    }
    let least = losses.iter().map(|losses| losses.0).fold(f64::INFINITY, f64::min);
    let most = losses.iter().map(|losses| losses.0).fold(f64::NEG_INFINITY, f64::max);
    let off = losses.iter().map(|(loss, sketch)| (loss - sketch).abs() / (most - least));
    (off.clone().fold(0.0, f64::max), off.sum::<f64>() / losses.len() as f64)
}

#[test]
fn ground_of_ten_thousand_rows_is_drawn_as_it_is() {
    let mut seed = 1_u64;
    let mut random = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 11) as f64 / (1_u64 << 53) as f64
    };
    for (name, model) in [
        ("linear-regression", Model::Line),
        ("logistic-regression", Model::Logistic),
        ("neuron", Model::Neuron),
    ] {
        for (count, far) in [(10_000, 0.0), (1_001, 0.0), (9_999, 40.0)] {
            let points: Vec<Observation> = (0..count)
                .map(|index| {
                    // A few lie far away from all others.
                    let u = 4.0 * random() - 2.0 + if index % 1_000 == 7 { far } else { 0.0 };
                    let v = match model {
                        Model::Logistic => f64::from(u8::from(random() < 1.0 / (1.0 + (-u).exp()))),
                        Model::Line => 4.0 + 3.0 * u + random(),
                        Model::Neuron => (2.0 * u - 0.5).tanh() + 0.3 * random(),
                        other => panic!("no data are made up for {other:?}"),
                    };
                    Observation { u, v }
                })
                .collect();
            let surface = Surface::named(name).unwrap().with_observations(Observations::custom(&points));
            let (most, mean) = differences(&surface);
            let allowed = if model == Model::Line { 1e-12 } else { 1e-4 };
            assert!(most < allowed && mean < allowed, "{name} on {count}, far {far}: {most:e}, {mean:e}");
        }
    }
    // As many as fit are not put together at all.
    let few: Vec<Observation> = (0..1_000).map(|_| Observation { u: random(), v: random() }).collect();
    let surface = Surface::named("linear-regression").unwrap().with_observations(Observations::custom(&few));
    assert_eq!(differences(&surface).0, 0.0);
}

#[test]
fn a_line_through_own_points_is_found_by_descent() {
    // v = 10 + 50u, exactly.
    let points = read("0,10\n1,60\n2,110\n3,160", Target::Number).points;
    let surface =
        Surface::named("linear-regression").unwrap().with_observations(Observations::custom(&points));
    let minima = surface.minima();
    assert_eq!(minima.len(), 1);
    assert!((minima[0].at.x - 10.0).abs() < 1e-9 && (minima[0].at.y - 50.0).abs() < 1e-9);
    let bounds = surface.bounds();
    assert!(bounds.contains(minima[0].at) && bounds.contains(surface.start()), "{bounds:?}");
    // At the suggested rate the default run gets there.
    let mut player = Player::new(&changed(Config::on(surface), |config| config.steps = 2000));
    player.finish();
    assert_eq!(player.outcome()[0].kind, Kind::Converged);
}

#[test]
fn own_data_stay_through_changes_and_go_with_their_surface() {
    let setup = settings("fn=linear-regression&opt=gd");
    let own = Observations::custom(&read("0,1\n1,3\n2,5", Target::Number).points);
    let (setup, problems) = query::with_data(&setup, Some(own.clone()));
    assert!(problems.is_empty());
    assert_eq!(query::write(&setup), "fn=linear-regression&opt=gd");
    let (changed, _) = query::choose(&setup, "lr=0.07");
    assert_eq!(changed.config.surface.observations(), &own[..]);
    let (recalled, _) = query::recall(&changed, "", "fn=linear-regression&opt=gd");
    assert_eq!(recalled.config, setup.config);
    let (elsewhere, _) = query::choose(&changed, "fn=neuron");
    assert_eq!(elsewhere.config.surface, Surface::named("neuron").unwrap());
    let (dropped, _) = query::with_data(&changed, None);
    assert_eq!(dropped.config.surface, Surface::named("linear-regression").unwrap());
}

#[test]
fn own_data_travel_in_the_query_when_told_to() {
    let setup = settings("fn=linear-regression&opt=gd");
    let own = Observations::custom(&read("0,1\n1,3\n2,5.5", Target::Number).points);
    let (setup, _) = query::with_data(&setup, Some(own));
    let shared = query::with_data_in_query(&setup, true).expect("they fit");
    let text = query::write(&shared);
    assert_eq!(text, "fn=linear-regression&opt=gd&data=0:1,1:3,2:5.5");
    assert_eq!(query::read(&text), (shared, vec![]));
    // Too many for a link.
    let many: String = (0..2000).map(|row| format!("{row},{row}\n")).collect();
    let (large, _) =
        query::with_data(&setup, Some(Observations::custom(&read(&many, Target::Number).points)));
    assert!(query::with_data_in_query(&large, true).is_none());
}

#[test]
fn bad_data_in_a_query_are_named_and_the_surface_keeps_its_own() {
    for bad in ["1", "1:2", "1:2,3", "1:2,x:3", "1:2,3:1e999"] {
        let (setup, problems) = query::read(&format!("fn=linear-regression&data={bad}"));
        assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), [Code::BadData], "{bad}");
        assert_eq!(setup.config.surface, Surface::named("linear-regression").unwrap());
    }
    let (_, problems) = query::read("fn=logistic-regression&data=1:0,2:0.5");
    assert_eq!(problems[0].code, Code::BadData);
    // A key that the surface does not have is ignored.
    assert!(query::read("fn=bowl&data=nonsense").1.is_empty());
}

#[test]
fn exported_programs_hold_own_data() {
    let setup = settings("fn=linear-regression&opt=gd&data=0:1,1:3,2:5.5");
    let program = export::python(&setup.config, Library::NumPy);
    assert!(program.contains("5.5"), "{program}");
}

#[test]
fn numbers_that_are_all_equal_have_no_spread_however_their_mean_is_rounded() {
    for u in ["1", "1.71", "0.1", "1416.3"] {
        let setup = query::read(&format!("fn=linear-regression&data={u}:2,{u}:3,{u}:4,{u}:4.5,{u}:-1")).0;
        let size = setup.config.bounds.size();
        assert!(size.x < 100.0 && size.y < 100.0, "{u}: {size:?}");
    }
}

#[test]
fn classes_that_a_place_parts_have_no_minimum_however_near_they_lie() {
    for data in [
        "-0.3:0,0.48:0,-0.49:0,0.49:1,1.84:1,1.32:1",
        "1:1,2:1,3:0,4:0",
        "1:1,2:1,3:1",
        // Both labels at the very place.
        "0:0,1:0,1:1,2:1",
    ] {
        let surface = settings(&format!("fn=logistic-regression&data={data}")).config.surface;
        assert!(surface.minima().is_empty(), "{data}: {:?}", surface.minima());
        assert!(surface.is_endless(), "{data}");
    }
    // Half of each at one place: a valley along which the curve there stays one half.
    let at_one_place = settings("fn=logistic-regression&data=1:0,1:1,1:0,1:1").config.surface;
    assert!(!at_one_place.is_endless());
    let mixed = settings("fn=logistic-regression&data=0:0,1:1,2:0,3:1").config.surface;
    assert_eq!(mixed.minima().len(), 1);
}

/// As many rows as can be used, of a model with noise.
fn ten_thousand(model: Model) -> Observations {
    let part = |index: u32, times: u32| f64::from(index * times % 10_007) / 10_007.0;
    let row = |index: u32| {
        let (u, chance) = (4.0 * part(index, 7_919) - 2.0, part(index, 6_007));
        let output = (2.0 * u - 0.5).tanh();
        let label = f64::from(u8::from(2.0 * chance - 1.0 < output));
        Observation { u, v: if model == Model::Logistic { label } else { output + 0.3 * chance } }
    };
    Observations::custom(&(0..10_000).map(row).collect::<Vec<_>>())
}

#[test]
fn what_a_sketch_finds_of_ten_thousand_rows_holds_for_all_of_them() {
    for (name, model) in [("logistic-regression", Model::Logistic), ("neuron", Model::Neuron)] {
        let setup = settings(&format!("fn={name}&opt=gd&lr=0.001&steps=60"));
        let mut config = query::with_data(&setup, Some(ten_thousand(model))).0.config;
        let best = config.surface.minima()[0].at;
        assert!(config.surface.gradient(best).norm() < 1e-12, "{name}");
        config.racers[0].rate = 0.001;
        let mut player = Player::new(&config);
        player.finish();
        let verdict = player.outcome()[0];
        assert_eq!((verdict.kind, verdict.minimizer), (Kind::Crawling, Some(best)), "{name}");
        assert_eq!(verdict.minimum, Some(config.surface.value(best)));
        // The rate that is named does on all rows what is said of it.
        let advice = verdict.advice.expect("a rate was tried");
        config.racers[0].rate = advice.rate;
        let mut player = Player::new(&config);
        player.finish();
        assert_eq!(
            (player.outcome()[0].kind, player.outcome()[0].step),
            (Kind::Converged, Some(advice.steps))
        );
    }
}

#[test]
fn of_many_racers_one_is_judged_at_a_time_and_in_parts() {
    let setup = settings("fn=logistic-regression&opt=gd&steps=5");
    let mut config = query::with_data(&setup, Some(ten_thousand(Model::Logistic))).0.config;
    config.racers = vec![config.racers[0].clone(); 3];
    let mut player = Player::new(&config);
    let mut calls = 0;
    while player.advance(u32::MAX) == Progress::Going {
        assert!(player.is_over() && player.outcome().is_empty());
        calls += 1;
    }
    assert_eq!((calls, player.outcome().len()), (5, 3));
}

#[test]
fn with_ten_thousand_rows_what_is_tried_is_tried_in_parts_and_as_at_once() {
    let setup = settings("fn=neuron&opt=gd&lr=0.0001&steps=400");
    let mut config = query::with_data(&setup, Some(ten_thousand(Model::Neuron))).0.config;
    config.racers[0].rate = 0.0001;
    let mut player = Player::new(&config);
    let count = |work: &mut dyn FnMut() -> Progress| {
        let mut parts = 0;
        while work() == Progress::Going {
            parts += 1;
        }
        parts
    };
    // Of a million rows of a sketch, 300,000 are seen at a time.
    let judged = count(&mut || player.advance(u32::MAX));
    assert!((3..20).contains(&judged), "{judged}");
    let verdict = player.outcome()[0];
    assert_eq!(verdict, Verdict::of(&player.runs()[0]));
    // Nobody waits for a forecast: it is there once it has been made.
    assert_eq!(player.forecast(0), None);
    let tried = count(&mut || player.try_out());
    assert!((2..20).contains(&tried), "{tried}");
    assert_eq!(player.forecast(0).map(|forecast| forecast.advice), Some(verdict.advice));
}
