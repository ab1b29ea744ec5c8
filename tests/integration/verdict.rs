//! Verdicts: each kind, what it says beside its name, and from when it is known.

use crate::common::{self, config, finished};
use fall_line::analysis::minima::Endpoint;
use fall_line::analysis::verdict::{Kind, Verdict};
use fall_line::run::{Config, Run};
use std::collections::HashSet;

/// A whole run with what it comes to.
fn judged(config: &Config) -> (Run, Verdict) {
    let run = finished(config);
    let verdict = Verdict::of(&run);
    (run, verdict)
}

/// Runs with what each of them comes to.
const RUNS: [(&str, Kind, Option<Endpoint>); 16] = [
    ("", Kind::Converged, Some(Endpoint::Minimum)),
    ("fn=double-well&opt=gd&lr=0.03", Kind::Converged, Some(Endpoint::LocalMinimum)),
    ("fn=himmelblau&opt=adam", Kind::Converged, Some(Endpoint::Minimum)),
    ("fn=saddle&opt=gd&lr=0.1&y=0&steps=400", Kind::Stalled, Some(Endpoint::Saddle)),
    ("fn=plateau&opt=gd&lr=0.1&x=-5.5&y=4", Kind::Stalled, Some(Endpoint::Flat)),
    ("fn=bowl&opt=gd&lr=0.3&noise=1&steps=300", Kind::Hovering, None),
    ("fn=linear-regression&opt=gd&lr=0.3&batch=5&steps=300&tol=1e-4", Kind::Hovering, None),
    ("fn=parabola&opt=gd&lr=1", Kind::Oscillating, None),
    ("f=abs(w)&opt=gd&lr=0.3", Kind::Oscillating, None),
    ("fn=parabola&opt=gd&lr=0.0001", Kind::Crawling, None),
    ("fn=parabola&opt=gd&lr=1.1", Kind::Diverged, None),
    ("f=ln(w)^2&opt=gd&lr=10&w=1.5", Kind::Diverged, None),
    ("kappa=100&opt=gd&lr=0.005", Kind::Descending, None),
    ("f=x%2B0y&opt=gd", Kind::Unbounded, None),
    ("f=(x*y-1)^2&opt=gd&lr=0.05&x=2&y=1", Kind::Converged, Some(Endpoint::Valley)),
    ("fn=parabola&opt=gd&lr=1.05&steps=20", Kind::Climbing, None),
];

#[test]
fn every_kind_is_reached_and_says_where() {
    let mut kinds = HashSet::new();
    for (query, kind, place) in RUNS {
        let (_, verdict) = judged(&config(query));
        assert_eq!((verdict.kind, verdict.endpoint), (kind, place), "{query}");
        let has_step = matches!(kind, Kind::Converged | Kind::Diverged);
        assert_eq!(verdict.step.is_some(), has_step, "{query}");
        assert_eq!(verdict.height.is_some(), kind == Kind::Hovering, "{query}");
        kinds.insert(kind);
    }
    assert_eq!(kinds.len(), Kind::ALL.len());
}

#[test]
fn a_verdict_is_known_from_one_step_on_and_to_the_end() {
    for (query, kind, _) in RUNS {
        let (run, verdict) = judged(&config(query));
        let last = run.trace().updates() as u32;
        let at = |step| verdict.at(&run, step);
        let known: Vec<bool> = (0..=last).map(|step| at(step).kind == kind).collect();
        assert!(known[known.len() - 1], "{query}");
        let first = known.iter().position(|&known| known).unwrap();
        assert!(known[first..].iter().all(|&known| known), "{query}");
        if let Some(step) = verdict.step {
            assert_eq!(first as u32, step, "{query}");
        }
        let is_seen = |at: Verdict| at.kind == Kind::UnderWay && at.step.is_none() && at.sight.is_some();
        assert!((0..first as u32).all(|step| is_seen(at(step))), "{query}");
    }
}

#[test]
fn a_run_hovers_at_the_mean_gap_of_its_last_50_steps() {
    let config = config("fn=bowl&opt=gd&lr=0.3&noise=1&steps=400");
    let (run, verdict) = judged(&config);
    let states = &run.trace().states;
    let mean = states[states.len() - 50..].iter().map(|state| state.loss).sum::<f64>() / 50.0;
    assert!((verdict.height.unwrap() - mean).abs() < 1e-12);
    // In the long run each parameter of ½w² has the variance σ²α/(2 - α): about 0.18 for two.
    assert!((0.09..0.36).contains(&mean), "{mean}");
    // A smaller rate lowers it.
    let slower = common::config("fn=bowl&opt=gd&lr=0.03&noise=1&steps=400");
    let lower = finished(&slower).trace().states[350..].iter().map(|state| state.loss).sum::<f64>() / 51.0;
    assert!(lower < 0.3 * mean, "{lower}");
}

#[test]
fn convergence_is_a_line_below_which_a_run_stays() {
    for query in ["", "fn=parabola&opt=gd&lr=0.1", "fn=himmelblau&opt=adam", "tol=1e-6&steps=400"] {
        let config = config(query);
        let (run, verdict) = judged(&config);
        let states = &run.trace().states;
        let least = verdict.minimum.unwrap();
        let line = least + config.tolerance * (states[0].loss - least);
        let step = verdict.step.unwrap() as usize;
        assert!(states[step..].iter().all(|state| state.loss <= line), "{query}");
        assert!(states[step - 1].loss > line, "{query}");
    }
}

#[test]
fn a_run_that_diverges_stops_before_its_numbers_do() {
    let (run, verdict) = judged(&config("fn=parabola&opt=gd&lr=1.5&steps=100000"));
    let states = &run.trace().states;
    assert!(states.len() < 100 && states.iter().all(|state| state.loss.is_finite()));
    // 100 times the range of the loss over its own box, which is 36.
    let first = states.iter().position(|state| state.loss > 3_600.0).unwrap();
    assert_eq!((verdict.kind, verdict.step), (Kind::Diverged, Some(first as u32)));
    // 10¹² times that.
    assert!(states[states.len() - 1].loss > 3.6e15 && states[states.len() - 2].loss <= 3.6e15);
}

#[test]
fn where_no_minimum_is_known_none_is_claimed() {
    for query in ["f=x%2B0y&opt=gd", "f=abs(w)&opt=gd&lr=0.3", "f=y^2-x^2&opt=gd&lr=0.1&x=0"] {
        let (_, verdict) = judged(&config(query));
        assert_eq!((verdict.minimum, verdict.minimizer), (None, None), "{query}");
        assert_ne!(verdict.kind, Kind::Converged, "{query}");
    }
}
