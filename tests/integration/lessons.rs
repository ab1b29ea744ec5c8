//! What the lessons tell, each number from the engine.

use crate::common::{alone, changed, played, player, verdict};
use fall_line::analysis::minima::Endpoint;
use fall_line::analysis::verdict::{Kind, Verdict};
use fall_line::geometry::Point;
use fall_line::optimizer::{Optimizer, Rule};
use fall_line::player::Player;
use fall_line::run::{Config, Racer};
use fall_line::surface::{SADDLE, Surface};

fn run(surface: &str, rule: Rule, rate: f64, start: (f64, f64), steps: u32) -> Player {
    player(&changed(alone(surface, rule, rate, start), |config| config.steps = steps))
}

fn assert_positions(player: &Player, expected: &[f64]) {
    for (step, expected) in expected.iter().enumerate() {
        let found = player.runs()[0].trace().states[step].point.x;
        assert!((found - expected).abs() < 1e-12, "step {step}: {found}, not {expected}");
    }
}

#[test]
fn the_headline_converges_in_50_steps() {
    let player = player(&Config::default());
    let verdict = verdict(&player);
    assert_eq!((verdict.kind, verdict.step), (Kind::Converged, Some(50)));
    assert_eq!((verdict.endpoint, verdict.tolerance), (Some(Endpoint::Minimum), 0.005));
}

#[test]
fn the_headline_first_dips_under_its_line_at_step_33_and_comes_out_again() {
    let player = player(&Config::default());
    let states = &player.runs()[0].trace().states;
    let line = 0.005 * states[0].loss;
    assert_eq!(states.iter().position(|state| state.loss <= line), Some(33));
    assert!(states[34..50].iter().any(|state| state.loss > line));
}

#[test]
fn the_parabola_from_4() {
    assert_positions(&run("parabola", Rule::Gd, 0.1, (4.0, 0.0), 200), &[4.0, 3.2, 2.56]);
    let wild = run("parabola", Rule::Gd, 1.1, (4.0, 0.0), 200);
    assert_positions(&wild, &[4.0, -4.8]);
    assert_eq!(verdict(&wild).kind, Kind::Diverged);
    assert_positions(&run("parabola", Rule::Gd, 0.1, (3.0, 0.0), 200), &[3.0, 2.4]);
}

#[test]
fn a_rate_of_one_bounces_on_the_parabola() {
    let player = run("parabola", Rule::Gd, 1.0, (4.0, 0.0), 200);
    assert_positions(&player, &[4.0, -4.0, 4.0]);
    assert_eq!(verdict(&player).kind, Kind::Oscillating);
}

#[test]
fn a_tiny_rate_crawls() {
    assert_eq!(verdict(&run("parabola", Rule::Gd, 0.0001, (4.0, 0.0), 200)).kind, Kind::Crawling);
}

#[test]
fn plain_descent_stalls_at_the_saddle_and_noise_leaves_it() {
    let stuck = run("saddle", Rule::Gd, 0.1, (-1.5, 0.0), 400);
    let found = verdict(&stuck);
    assert_eq!((found.kind, found.endpoint), (Kind::Stalled, Some(Endpoint::Saddle)));

    let mut config = Config::on(Surface::from(&SADDLE));
    config.racers = vec![Racer::new(Optimizer::new(Rule::Gd), 0.1)];
    config.start = Point::new(-1.5, 0.0);
    config.steps = 400;
    config.noise = 0.05;
    let free = player(&config);
    assert!(free.state(0).unwrap().point.y.abs() > 0.5);
    assert_ne!(verdict(&free).kind, Kind::Stalled);
}

#[test]
fn a_run_that_starts_at_its_minimum_has_converged_at_step_0() {
    let found = verdict(&run("parabola", Rule::Gd, 0.1, (0.0, 0.0), 200));
    assert_eq!((found.kind, found.step), (Kind::Converged, Some(0)));
}

#[test]
fn the_right_well_is_a_local_minimum() {
    let found = verdict(&run("double-well", Rule::Gd, 0.03, (1.8, 0.0), 200));
    assert_eq!((found.kind, found.endpoint), (Kind::Converged, Some(Endpoint::LocalMinimum)));
}

#[test]
fn the_regression_of_the_reference_page_ends_near_4_and_3() {
    let player = run("linear-regression", Rule::Gd, 0.1, (0.0, 0.0), 1000);
    let end = player.state(0).unwrap().point;
    let fit = Surface::named("linear-regression").unwrap().minima()[0].at;
    assert!((end - fit).norm() < 1e-6);
    assert!((end.x - 4.0).abs() < 0.3 && (end.y - 3.0).abs() < 0.3);
}

#[test]
fn before_a_verdict_shows_the_run_is_under_way() {
    let mut player = player(&Config::default());
    player.seek(49);
    assert_eq!(verdict(&player).kind, Kind::UnderWay);
    player.step(1);
    assert_eq!(verdict(&player).kind, Kind::Converged);
}

fn of_query(query: &str) -> Verdict {
    verdict(&played(query))
}

#[test]
fn w_minus_2_squared_from_8() {
    let run = |rate: &str| played(&format!("f=(w-2)^2&opt=gd&w=8&lr={rate}"));
    let first = run("0.5");
    assert_eq!((verdict(&first).kind, verdict(&first).step), (Kind::Converged, Some(1)));
    assert_positions(&first, &[8.0, 2.0, 2.0]);
    let second = run("1");
    assert_eq!(verdict(&second).kind, Kind::Oscillating);
    assert_positions(&second, &[8.0, -4.0, 8.0, -4.0]);
    let third = run("0.1");
    assert_eq!(verdict(&third).kind, Kind::Converged);
    let states = &third.runs()[0].trace().states;
    assert!(states.windows(2).all(|pair| pair[1].loss <= pair[0].loss));
}

#[test]
fn w_squared_minus_4w_plus_5_from_0() {
    let run = |rate: &str| played(&format!("f=w^2-4w%2B5&opt=gd&w=0&lr={rate}"));
    assert_eq!(verdict(&run("1.5")).kind, Kind::Diverged);
    let slow = run("0.05");
    let states = &slow.runs()[0].trace().states;
    assert_eq!(states.iter().position(|state| (state.point.x - 2.0).abs() <= 0.01), Some(51));
    assert_eq!(states.iter().position(|state| state.loss - 1.0 <= 0.01), Some(29));
}

#[test]
fn a_rate_too_large_for_one_direction_is_hidden_by_the_other_for_ten_steps() {
    let player = played("fn=ravine&opt=gd&lr=0.25&x=-4&y=0.001");
    let states = &player.runs()[0].trace().states;
    let lowest = states.iter().enumerate().min_by(|one, other| one.1.loss.total_cmp(&other.1.loss));
    assert_eq!(lowest.map(|(step, _)| step), Some(10));
    assert!(states[..11].windows(2).all(|pair| pair[1].loss < pair[0].loss));
    assert!(states[10..].windows(2).all(|pair| pair[1].loss > pair[0].loss));
    assert_eq!(verdict(&player).kind, Kind::Diverged);
}

#[test]
fn a_rate_of_a_ten_thousandth_crawls_towards_3() {
    let player = played("f=(w-3)^2&opt=gd&w=7&lr=0.0001");
    assert_positions(&player, &[7.0, 6.9992]);
    assert_eq!(verdict(&player).kind, Kind::Crawling);
}

#[test]
fn far_out_on_flat_ground_a_run_stalls_though_a_minimum_is_known() {
    let found = of_query("fn=plateau&opt=gd&x=-5.5&y=4&lr=0.1");
    assert_eq!((found.kind, found.endpoint), (Kind::Stalled, Some(Endpoint::Flat)));
}

#[test]
fn in_a_flat_valley_a_small_gradient_is_no_stall() {
    // 1e-6 R/D is 0.004 here, and the minimum 0.0037 away.
    let found = of_query("kappa=10000&opt=gd&lr=0.0001&x=0.0037&y=0&tol=1e-10");
    assert_eq!(found.kind, Kind::Crawling);
}

#[test]
fn a_kink_makes_a_run_oscillate_where_no_minimum_can_be_told() {
    let found = of_query("f=abs(w)&opt=gd&lr=0.3&w=4");
    assert_eq!((found.kind, found.minimum), (Kind::Oscillating, None));
}

#[test]
fn a_run_that_leaves_the_formulas_domain_is_measured_from_where_it_was_defined() {
    // (ln w)² has its minimum at 1; a long step leads below 0, where there is no logarithm.
    let found = of_query("f=ln(w)^2&opt=gd&lr=10&w=1.5");
    assert_eq!((found.kind, found.step), (Kind::Diverged, Some(1)));
    assert_eq!(found.minimum, Some(0.0));
}
