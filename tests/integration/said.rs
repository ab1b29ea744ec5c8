//! What is said of runs that are easy to misjudge, by kind: valleys, maxima, losses without a
//! minimum, far walls, short budgets, noise, schedules, kinks; and that advice holds when followed.

use crate::common::{changed, config, finished, player};
use fall_line::analysis::cause::Cause;
use fall_line::analysis::minima::Endpoint;
use fall_line::analysis::verdict::{Kind, Trend, Verdict};
use fall_line::outlook::Outlook;
use fall_line::run::Racer;

fn judged(query: &str) -> Verdict {
    Verdict::of(&finished(&config(query)))
}

/// Checks the kind and the place of each.
fn assert_said(cases: &[(&str, Kind, Option<Endpoint>)]) {
    for &(query, kind, place) in cases {
        let found = judged(query);
        assert_eq!((found.kind, found.endpoint), (kind, place), "{query}: {found:?}");
    }
}

#[test]
fn a_minimum_far_from_the_box_is_a_minimum() {
    let place = Some(Endpoint::Minimum);
    assert_said(&[
        ("f=(x-500)^2&opt=gd&lr=0.1", Kind::Converged, place),
        ("f=(x-1984)^2&opt=gd&lr=0.1", Kind::Converged, place),
        ("f=(x-1000000)^2&opt=gd&lr=0.1", Kind::Converged, place),
        ("f=(x-500)^2&opt=adam&lr=10&steps=3000", Kind::Converged, place),
    ]);
}

#[test]
fn minima_beside_each_other_are_a_valley() {
    let place = Some(Endpoint::Valley);
    assert_said(&[
        ("f=x^2%2B0y&opt=gd&lr=0.1", Kind::Converged, place),
        ("f=(x-y)^2&opt=gd&lr=0.1", Kind::Converged, place),
        ("f=(x*y-1)^2&opt=gd&lr=0.05&x=2&y=1", Kind::Converged, place),
        ("f=(x^2%2By^2-1)^2&opt=gd&lr=0.05&x=2&y=1", Kind::Converged, place),
        ("f=max(0,1-x)&opt=gd&lr=0.1&x=-2", Kind::Converged, place),
        ("f=(1-x*y)^2/2&opt=gd&x=2&y=1&lr=0.1", Kind::Converged, place),
        ("f=(1-x*y)^2/2&opt=gd&x=2&y=1&lr=0.12", Kind::Converged, place),
        ("f=(1-x*y)^2/2&opt=gd&x=2&y=1&lr=0.15", Kind::Converged, place),
        ("fn=linear-regression&data=1:2,1:3,1:4&opt=gd&lr=0.1", Kind::Converged, place),
    ]);
}

#[test]
fn a_maximum_is_a_maximum() {
    let place = Some(Endpoint::Maximum);
    assert_said(&[
        ("f=-x^2&x=0&opt=gd", Kind::Stalled, place),
        ("f=-x^2-y^2&x=0&y=0&opt=gd", Kind::Stalled, place),
        ("fn=rastrigin&x=4.52299366&y=4.52299366&opt=gd&lr=1e-8&steps=12", Kind::Stalled, place),
        ("fn=saddle&opt=gd&x=0&y=0", Kind::Stalled, Some(Endpoint::Saddle)),
    ]);
}

#[test]
fn a_loss_without_a_minimum_is_unbounded_at_any_rate() {
    for query in [
        "f=exp(-x)&opt=gd&lr=10&x=0&steps=5000",
        "f=ln(1%2Bexp(-x))&opt=gd&lr=1&x=0&steps=10000",
        "fn=logistic-regression&data=1:1,2:1,3:1&opt=gd",
        "f=x^2-y^2&opt=gd",
        "f=x^2-y^2&opt=gd&steps=2000",
        "f=-x^2&w=1&opt=gd",
        "f=x*y&opt=gd",
        "f=3x&opt=gd",
        "f=1/x&opt=gd",
    ] {
        let found = judged(query);
        assert_eq!((found.kind, found.minimum), (Kind::Unbounded, None), "{query}: {found:?}");
    }
}

#[test]
fn a_short_run_is_judged_by_short_windows() {
    assert_said(&[("f=x^2&x=4&opt=gd&lr=0.5&steps=5", Kind::Converged, Some(Endpoint::Minimum))]);
    for steps in 2..=18 {
        let query = format!("f=x^2&x=4&opt=gd&lr=1&steps={steps}");
        let expected = if steps < 3 { Kind::Climbing } else { Kind::Oscillating };
        assert_eq!(judged(&query).kind, expected, "{query}");
    }
    assert_eq!(judged("fn=ravine&opt=gd&lr=0.2&x=0&y=2&steps=14").kind, Kind::Oscillating);
    for steps in 50..=59 {
        let found = judged(&format!("steps={steps}"));
        assert_eq!((found.kind, found.within_since), (Kind::Descending, Some(50)), "{steps}");
    }
    assert_eq!(judged("steps=60").step, Some(50));
}

#[test]
fn a_far_wall_does_not_set_the_scale() {
    // At 9.49 the minimum, which is 1, is not reached.
    assert_ne!(judged("f=exp(x^2)&opt=gd&w=1.5&lr=0.01&steps=3").kind, Kind::Converged);
    for query in ["f=exp(x^2)&opt=gd&w=1.5&lr=0.01", "f=2^x^2&w=1.5&opt=gd&lr=0.1"] {
        let run = finished(&config(query));
        let (found, states) = (Verdict::of(&run), &run.trace().states);
        assert_eq!(found.basin, Some(Endpoint::Minimum), "{query}: {found:?}");
        if let Some(step) = found.step.filter(|_| found.kind == Kind::Converged) {
            let within = 0.005 * (states[0].loss - 1.0);
            assert!(states[step as usize..].iter().all(|state| state.loss - 1.0 <= within), "{query}");
        }
    }
}

#[test]
fn a_bounded_loss_does_not_diverge() {
    for rate in [10.0, 30.0, 70.0, 100.0] {
        let found = judged(&format!("fn=neuron&opt=momentum&lr={rate}"));
        assert_ne!(found.kind, Kind::Diverged, "{rate}: {found:?}");
    }
}

#[test]
fn noise_is_blamed_only_where_the_run_without_it_ends_lower() {
    for query in
        ["fn=linear-regression&opt=gd&lr=0.002&batch=10", "fn=bowl&opt=gd&lr=0.005&noise=0.01&steps=400"]
    {
        assert_ne!(judged(query).kind, Kind::Hovering, "{query}");
    }
    let found = judged("fn=bowl&opt=gd&lr=0.3&noise=1&steps=400");
    let calmer = found.calmer.unwrap();
    let followed = judged(&format!("fn=bowl&opt=gd&lr={}&noise=1&steps=400", calmer.rate));
    assert!(found.kind == Kind::Hovering && calmer.height < 0.8 * found.height.unwrap());
    assert!(followed.height.is_none_or(|height| (height - calmer.height).abs() < 1e-12));
}

#[test]
fn a_schedule_that_ended_a_run_is_named() {
    let found = judged("fn=parabola&opt=gd&lr=0.01&schedule=linear&steps=50");
    if found.kind == Kind::Crawling {
        assert!(matches!(found.cause, Some(Cause::Schedule { rate: 0.01, .. })), "{found:?}");
    }
    let found = judged("fn=parabola&opt=gd&lr=0.01&schedule=exponential&gamma=0.8&steps=60");
    assert_eq!(found.kind, Kind::Crawling);
    assert!(matches!(found.cause, Some(Cause::Schedule { rate: 0.01, .. })), "{found:?}");
}

#[test]
fn zero_by_zero_is_the_rules_own() {
    let found = judged("fn=bowl&x=0&y=3&opt=adam&eps=0");
    assert_eq!((found.kind, found.cause), (Kind::Diverged, Some(Cause::ZeroByZero)));
}

#[test]
fn what_is_under_way_is_what_is_seen() {
    let run = finished(&config("fn=parabola&opt=gd&lr=1.1&steps=20"));
    let found = Verdict::of(&run).at(&run, 10);
    let sight = found.sight.unwrap();
    assert_eq!((found.kind, sight.trend), (Kind::UnderWay, Some(Trend::Rising)));
    assert!((sight.times.unwrap() - 1.2_f64.powi(20)).abs() < 1e-9);
}

/// Runs of every kind of surface at rates that are too small, too large or right.
fn varied() -> Vec<String> {
    let mut all: Vec<String> = [
        "fn=plateau&opt=gd&lr=0.1&x=-3.5&y=2.5",
        "fn=beale&opt=gd&lr=1e-7",
        "f=x^4-3x^3%2B2&x=-1&opt=gd&lr=0.01",
        "f=x^4-3x^3%2B2&x=6&opt=gd&lr=1e-7",
        "f=e^x%2Be^-x&x=6&opt=gd&lr=0.00001",
        "fn=neuron&opt=momentum&lr=1e-7",
        "fn=double-well&opt=gd",
        "fn=ackley&x=0.3&y=0.2&opt=gd&lr=0.01",
        "f=2.199x^2-1.96x*y%2B3.82y^2&x=-2&y=1.5&opt=gd",
        "fn=linear-regression&opt=gd",
        "fn=ravine&kappa=100&opt=gd&lr=0.01",
        "f=w^4&opt=gd&lr=0.01&w=1",
        "fn=camel&opt=adam&lr=0.0001",
    ]
    .map(String::from)
    .to_vec();
    for surface in ["bowl", "himmelblau", "booth", "saddle", "rosenbrock", "logistic-regression"] {
        for rule in ["gd", "momentum", "nesterov"] {
            for rate in ["0.00001", "0.001", "0.02"] {
                all.push(format!("fn={surface}&opt={rule}&lr={rate}"));
            }
        }
    }
    all
}

#[test]
fn advice_holds_when_it_is_followed() {
    let mut given = 0;
    for query in varied() {
        let played = player(&config(&query));
        let Some(advice) = Outlook::of(&played, 0).and_then(|outlook| outlook.best) else { continue };
        given += 1;
        let before = config(&query);
        let racer = Racer { rate: advice.rate, ..before.racers[0].clone() };
        let followed = Verdict::of(&finished(&changed(before, |config| config.racers = vec![racer])));
        assert_eq!(
            (followed.kind, followed.step),
            (Kind::Converged, Some(advice.steps)),
            "{query}: {advice:?}"
        );
        let own = Verdict::of(&played.runs()[0]);
        let is_better = own.kind != Kind::Converged
            || own.step > Some(advice.steps)
            || own.endpoint == Some(Endpoint::LocalMinimum);
        assert!(is_better, "{query}: {advice:?} beside {own:?}");
    }
    assert!(given > 30, "{given}");
}

#[test]
fn predictions_come_true() {
    let mut made = 0;
    for query in varied() {
        let played = player(&config(&query));
        let Some(outlook) = Outlook::of(&played, 0) else { continue };
        let Some(predicted) = outlook.predicted else { continue };
        made += 1;
        if let Some(measured) = outlook.measured {
            assert!(
                f64::from(predicted.abs_diff(measured)) <= (0.1 * f64::from(measured)).max(2.0),
                "{query}"
            );
        }
    }
    assert!(made > 10, "{made}");
    let outlook = |query: &str| Outlook::of(&player(&config(query)), 0).unwrap();
    assert_eq!(outlook("fn=ravine&kappa=100&opt=gd&lr=0.01").predicted, Some(102));
    assert_eq!(outlook("fn=linear-regression&opt=gd").predicted, Some(33));
}

#[test]
fn no_limit_is_claimed_where_there_is_none() {
    let outlook = |query: &str| Outlook::of(&player(&config(query)), 0).unwrap();
    let flat = outlook("f=w^4&opt=gd&lr=0.01&w=1");
    assert!(flat.minimum.unwrap().limit.is_none() && flat.predicted.is_none() && flat.factor.is_none());
    let tip = outlook("fn=ackley&x=0.3&y=0.2&opt=gd&lr=0.01");
    assert!(tip.minimum.is_none_or(|minimum| minimum.limit.is_none()) && tip.predicted.is_none());
}
