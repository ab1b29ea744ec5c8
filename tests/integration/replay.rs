//! What is not kept of a run comes out again, to the last bit.

use crate::common::{config, finished};
use fall_line::optimizer::{Memory, Rule};
use fall_line::run::{Config, Phase, Racer, Run};
use fall_line::schedule::{Schedule, ScheduleShape, ScheduleState};
use proptest::prelude::*;

/// Equal to the last bit; NaN is itself.
fn written(memory: &Memory) -> String {
    format!("{memory:?}")
}

/// Goes through a run as its stepper did, with what the run says of each update.
fn goes_through(run: &Run) {
    let (config, racer, states) = (run.config(), run.racer(), &run.trace().states);
    let dimension = config.surface.dimension();
    let mut memory = racer.optimizer.init(racer.rate);
    let mut schedule = ScheduleState::default();
    let mut memories = run.memories();
    for (k, pair) in states.windows(2).enumerate() {
        let Phase { optimizer, rate: base, .. } = racer.phase(k as u32);
        let rate = base * config.schedule.factor(k as u32, config.steps, &schedule);
        let update = run.update(k).unwrap();
        assert_eq!(run.rate(k).map(f64::to_bits), Some(rate.to_bits()), "rate {k}");
        assert_eq!(update.rate.to_bits(), rate.to_bits(), "rate {k}");
        assert_eq!(written(&memory), written(&run.memory_before(k).unwrap()), "{k}");
        assert_eq!(written(&memory), written(memories.before(k).unwrap()), "{k}");
        if !config.is_stochastic() {
            assert_eq!(update.estimate, pair[0].gradient);
        }
        let step = optimizer.update(rate, pair[0].point, update.estimate, dimension, &mut memory);
        assert_eq!(
            [step.x, step.y].map(f64::to_bits),
            [update.step.x, update.step.y].map(f64::to_bits),
            "{k}"
        );
        let to = pair[0].point + step;
        assert_eq!([to.x, to.y].map(f64::to_bits), [pair[1].point.x, pair[1].point.y].map(f64::to_bits));
        config.schedule.observe(pair[1].loss, base, &mut schedule);
    }
    let updates = run.trace().updates();
    assert_eq!(written(&memory), written(&run.memory_before(updates).unwrap()));
    assert_eq!(memories.before(updates).map(written), Some(written(&memory)));
    assert!(memories.before(updates + 1).is_none());
    // Back again, and on by more than lies between two checkpoints.
    for k in [0, updates, updates / 2] {
        assert_eq!(memories.before(k).map(written), run.memory_before(k).as_ref().map(written));
    }
    assert!(run.update(updates).is_none() && run.rate(updates).is_none());
    assert!(run.trace().estimate(updates).is_none() && run.memory_before(updates + 1).is_none());
}

#[test]
fn every_rule_under_every_schedule_comes_out_again() {
    for rule in Rule::ALL {
        for shape in ScheduleShape::ALL {
            for more in ["", "&then=20,lr:0.02", "&noise=0.3", "&fn=linear-regression&batch=30&noise=0.1"] {
                let query = format!("opt={}&steps=40&schedule={}{more}", rule.id(), shape.id());
                goes_through(&finished(&config(&query)));
            }
        }
    }
}

/// Where a falling rate falls most often: whenever one update in a row was no better.
#[test]
fn a_plateau_comes_out_again() {
    let run = finished(&config("opt=gd&noise=2&steps=300&schedule=plateau&period=1&gamma=0.9"));
    goes_through(&run);
    let mut rates: Vec<_> = (0..300).map(|k| run.rate(k).unwrap().to_bits()).collect();
    rates.dedup();
    assert!(rates.len() > 30, "{} rates", rates.len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_run_comes_out_again(
        rule in 0..Rule::ALL.len(),
        shape in 0..ScheduleShape::ALL.len(),
        steps in 0_u32..150,
        rate in 1e-4..3.0,
        noise in prop_oneof![Just(0.0), 0.0..2.0],
        batch in prop_oneof![Just(0_u32), 1_u32..100],
        changes in prop::collection::btree_map(1_u32..150, 1e-4..1.0, 0..4),
    ) {
        let surface = config(if batch > 0 { "fn=linear-regression" } else { "" }).surface;
        let mut racer = Racer::suggested(&surface, Rule::ALL[rule]);
        racer.rate = rate;
        racer.changes = changes.into_iter().map(|(from, rate)| Phase { from, rate, ..racer.phase(0) }).collect();
        let schedule = Schedule::new(ScheduleShape::ALL[shape]);
        let mut config = Config::on(surface);
        (config.steps, config.noise, config.batch) = (steps, noise, batch);
        (config.schedule, config.racers) = (schedule, vec![racer]);
        goes_through(&finished(&config));
    }
}
