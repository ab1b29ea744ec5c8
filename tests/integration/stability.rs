//! Theory against quadratics that are stepped, and the lessons' rates.

use crate::common::{self, alone, played, verdict};
use fall_line::analysis::cause::{Cause, Spot, Unlimited};
use fall_line::analysis::curvature::{Curvature, PointKind};
use fall_line::analysis::stability;
use fall_line::analysis::verdict::Kind;
use fall_line::geometry::{Dimension, Hessian, Point, Vector};
use fall_line::optimizer::{Optimizer, Rule};
use fall_line::outlook::Outlook;
use fall_line::player::Player;
use fall_line::run::{Config, Extent};
use fall_line::surface::{ACKLEY, RAVINE, Surface};
use proptest::prelude::*;

const RULES: [Rule; 3] = [Rule::Gd, Rule::Momentum, Rule::Nesterov];

fn optimizer(rule: Rule, momentum: f64, dampening: f64) -> Optimizer {
    let mut optimizer = Optimizer::new(rule);
    for (key, number) in [("momentum", momentum), ("dampening", dampening)] {
        if let Some(value) = optimizer.get_mut(key) {
            *value = number;
        }
    }
    optimizer
}

fn diagonal(least: f64, most: f64) -> Curvature {
    Curvature::new(&Hessian { xx: least, xy: 0.0, yy: most }, Dimension::Two)
}

/// The size of place and buffer after so many steps down ½(ax² + by²), from (1, 1).
fn size_after(optimizer: &Optimizer, rate: f64, [a, b]: [f64; 2], steps: u32) -> f64 {
    let (mut at, mut memory) = (Point::new(1.0, 1.0), optimizer.init(rate));
    for _ in 0..steps {
        let gradient = Vector::new(a * at.x, b * at.y);
        at = at + optimizer.update(rate, at, gradient, Dimension::Two, &mut memory);
    }
    let velocity = memory.get("v").unwrap_or_default() * rate;
    (at - Point::default()).norm() + velocity.norm()
}

proptest! {
    #[test]
    fn a_quadratic_shrinks_below_the_limit_and_grows_above(
        rule in 0..3_usize, beta in 0.0..0.95, dampening in 0.0..0.9, least in 0.1..1.0, ratio in 1.0..50.0, part in 0.05..2.0
    ) {
        let part: f64 = part;
        prop_assume!((part - 1.0).abs() > 0.02);
        let optimizer = optimizer(RULES[rule], beta, dampening);
        let most = least * ratio;
        let rate = part * stability::stability_limit(&optimizer, most).unwrap();
        let factor = stability::contraction_factor(&optimizer, rate, &diagonal(least, most)).unwrap();
        prop_assert_eq!(factor < 1.0, part < 1.0, "factor {} at {} of the limit", factor, part);
        // Far enough on, sizes go by the factor alone; double roots take longest.
        let sizes = [400, 800].map(|steps| size_after(&optimizer, rate, [least, most], steps));
        prop_assume!(sizes[1] > 1e-280 && sizes[1] < 1e280);
        let measured = (sizes[1] / sizes[0]).powf(1.0 / 400.0);
        prop_assert!((measured / factor - 1.0).abs() < 0.03, "{measured}, not {factor}");
    }

    #[test]
    fn no_rate_is_better_than_the_best(
        rule in 0..3_usize, beta in 0.0..0.95, least in 0.1..1.0, ratio in 1.0..200.0, part in 0.01..1.0
    ) {
        let optimizer = optimizer(RULES[rule], beta, 0.0);
        let curvature = diagonal(least, least * ratio);
        let best = stability::optimal_rate(&optimizer, &curvature).unwrap();
        let limit = stability::stability_limit(&optimizer, curvature.max).unwrap();
        let of = |rate| stability::contraction_factor(&optimizer, rate, &curvature).unwrap();
        prop_assert!(of(best) <= of(part * limit) + 2e-3);
    }

    #[test]
    fn eigenvectors_are_stretched_by_their_eigenvalues(xx in -5.0..5.0, xy in -5.0..5.0, yy in -5.0..5.0) {
        let Curvature { min: least, max: most, steepest: u } = Curvature::new(&Hessian { xx, xy, yy }, Dimension::Two);
        let times = |v: Vector| Vector::new(xx * v.x + xy * v.y, xy * v.x + yy * v.y);
        let across = Vector::new(-u.y, u.x);
        prop_assert!((u.norm() - 1.0).abs() < 1e-12 && least <= most);
        prop_assert!((times(u) - u * most).norm() < 1e-9);
        prop_assert!((times(across) - across * least).norm() < 1e-9);
    }
}

#[test]
fn the_ravine_has_the_limits_of_the_books() {
    let at = Curvature::of(&Surface::from(&RAVINE), Point::new(-4.0, 2.0));
    assert_eq!((at.min, at.max, at.condition()), (1.0, 10.0, Some(10.0)));
    assert_eq!((at.steepest.x, at.steepest.y.abs()), (0.0, 1.0));
    let limit = |rule, beta, dampening| {
        stability::stability_limit(&optimizer(rule, beta, dampening), at.max).unwrap()
    };
    let near =
        |found: f64, expected: f64| assert!((found - expected).abs() < 1e-12, "{found}, not {expected}");
    near(limit(Rule::Gd, 0.0, 0.0), 0.2);
    near(limit(Rule::Momentum, 0.9, 0.0), 0.38);
    near(limit(Rule::Momentum, 0.9, 0.9), 3.8);
    near(limit(Rule::Nesterov, 0.9, 0.0), 0.38 / 2.8);
    // Gradient descent is fastest at 2 / (1 + κ), by the factor (κ - 1) / (κ + 1).
    let gd = optimizer(Rule::Gd, 0.0, 0.0);
    assert!((stability::optimal_rate(&gd, &at).unwrap() / (2.0 / 11.0) - 1.0).abs() < 1e-3);
    near(stability::contraction_factor(&gd, 2.0 / 11.0, &at).unwrap(), 9.0 / 11.0);
    // The heavy ball goes by √β while both directions swing.
    near(
        stability::contraction_factor(&optimizer(Rule::Momentum, 0.9, 0.0), 0.1, &at).unwrap(),
        0.9_f64.sqrt(),
    );
    // PyTorch drops dampening where there is no momentum.
    near(limit(Rule::Momentum, 0.0, 0.5), 0.2);
}

/// How far from a minimum a rule has gone within so many steps from right beside it, at most, and
/// how far it is at the end.
fn excursion(surface: &Surface, from: Point, minimum: Point, optimizer: &Optimizer, rate: f64) -> (f64, f64) {
    let (mut at, mut memory, mut most) = (from, optimizer.init(rate), 0.0_f64);
    for _ in 0..300 {
        let gradient = surface.gradient(at);
        at = at + optimizer.update(rate, at, gradient, surface.dimension(), &mut memory);
        most = most.max((at - minimum).norm());
    }
    (most, (at - minimum).norm())
}

#[test]
fn at_every_minimum_of_every_surface_the_limit_is_the_limit() {
    const BESIDE: f64 = 1e-6;
    for surface in Surface::all() {
        for minimum in surface.minima().into_iter().map(|minimum| minimum.at) {
            // The tip of a cone has no curvature.
            if surface == Surface::from(&ACKLEY) && minimum == Point::default() {
                continue;
            }
            let curvature = Curvature::of(&surface, minimum);
            let from = minimum + curvature.steepest * BESIDE;
            for rule in RULES {
                let optimizer = optimizer(rule, 0.9, 0.0);
                let limit = stability::stability_limit(&optimizer, curvature.max).unwrap();
                let what = format!("{} {} at {minimum:?}", surface.id(), rule.id());
                let (_, end) = excursion(&surface, from, minimum, &optimizer, 0.95 * limit);
                assert!(end < 0.1 * BESIDE, "{what}: {end} below the limit");
                let (most, _) = excursion(&surface, from, minimum, &optimizer, 1.05 * limit);
                assert!(most > 100.0 * BESIDE || most.is_nan(), "{what}: {most} above the limit");
            }
        }
    }
}

#[test]
fn rules_that_look_at_their_history_have_no_limit() {
    for rule in Rule::ALL.into_iter().filter(|rule| !RULES.contains(rule)) {
        assert_eq!(stability::stability_limit(&Optimizer::new(rule), 10.0), None, "{}", rule.id());
        assert_eq!(stability::contraction_factor(&Optimizer::new(rule), 0.1, &diagonal(1.0, 10.0)), None);
    }
    assert_eq!(stability::stability_limit(&Optimizer::new(Rule::Gd), -1.0), None);
    assert_eq!(stability::stability_limit(&optimizer(Rule::Momentum, 0.9, 1.0), 1.0), None);
}

#[test]
fn a_factor_foretells_steps() {
    assert_eq!(stability::steps_to_tolerance(0.9_f64.sqrt(), 0.005), Some(51.0));
    assert_eq!(stability::steps_to_tolerance(0.0, 0.005), Some(1.0));
    assert_eq!(stability::steps_to_tolerance(1.0, 0.005), None);
    assert_eq!(stability::steps_to_tolerance(1.2, 0.005), None);
}

#[test]
fn grounds_are_told_apart() {
    for (id, (x, y), expected) in [
        ("ravine", (-4.0, 2.0), PointKind::Slope),
        ("ravine", (0.0, 0.0), PointKind::Minimum),
        ("saddle", (0.0, 0.0), PointKind::Saddle),
        ("saddle", (0.0, 1.0), PointKind::Minimum),
        ("plateau", (40.0, 0.0), PointKind::Flat),
        ("parabola", (0.0, 0.0), PointKind::Minimum),
        ("styblinski-tang", (0.156_731_256_780_340_1, 0.156_731_256_780_340_1), PointKind::Maximum),
    ] {
        let surface = Surface::named(id).unwrap();
        let found = PointKind::of(&surface, Point::new(x, y), &Extent::of(&surface));
        assert_eq!(found, expected, "{id} at ({x}, {y})");
    }
    let formula = |text| Surface::Formula(fall_line::formula::Expression::parse(text).unwrap());
    for (text, expected) in [("x^2 + 0y", PointKind::Valley), ("0y - x^2", PointKind::Ridge)] {
        let surface = formula(text);
        assert_eq!(PointKind::of(&surface, Point::default(), &Extent::of(&surface)), expected, "{text}");
    }
}

fn player(surface: &str, rule: Rule, rate: f64, start: (f64, f64)) -> Player {
    common::player(&alone(surface, rule, rate, start))
}

#[test]
fn the_headline_is_foretold_within_a_step() {
    let mut player = Player::new(&Config::default());
    player.finish();
    let outlook = Outlook::of(&player, 0).unwrap();
    assert_eq!((outlook.predicted, outlook.measured), (Some(50), Some(50)));
    assert_eq!((outlook.here.kind, outlook.minimum.unwrap().kind), (PointKind::Slope, PointKind::Minimum));
    assert_eq!(Outlook::limit(&player, 0), outlook.minimum.unwrap().limit);
    assert!((Outlook::limit(&player, 0).unwrap() - 0.38).abs() < 1e-12);
}

#[test]
fn a_rate_above_its_limit_is_the_cause() {
    let player = player("parabola", Rule::Gd, 1.1, (4.0, 0.0));
    let cause = Cause::Limit { rate: 1.1, limit: 1.0, ratio: 1.1, spot: Spot::Minimum };
    assert_eq!(verdict(&player).cause, Some(cause));
    // Before the verdict shows, so does its cause not.
    let mut early = player.clone();
    early.seek(0);
    assert_eq!(verdict(&early).cause, None);
}

#[test]
fn a_limit_may_be_exceeded_on_the_way_only() {
    // At 0 the limit is 2; at 4 it is 2/49.
    let found = verdict(&played("f=w^4/4+w^2/2&w=4&opt=gd&lr=0.3"));
    assert_eq!(found.kind, Kind::Diverged);
    let Some(Cause::Limit { limit, spot, .. }) = found.cause else { panic!("{found:?}") };
    assert_eq!((spot, limit), (Spot::Step(0), 2.0 / 49.0));
}

#[test]
fn at_the_limit_it_oscillates() {
    let found = verdict(&player("parabola", Rule::Gd, 1.0, (4.0, 0.0)));
    let Some(Cause::Limit { rate, limit, .. }) = found.cause else { panic!("{found:?}") };
    assert_eq!((rate, limit), (1.0, 1.0));
}

#[test]
fn crawling_names_a_rate_that_was_tried() {
    for (surface, start, most) in [("parabola", (4.0, 0.0), 1), ("ravine", (-4.0, 2.0), 15)] {
        let advice = verdict(&player(surface, Rule::Gd, 0.0001, start)).advice.unwrap();
        let followed = verdict(&player(surface, Rule::Gd, advice.rate, start));
        assert_eq!((followed.kind, followed.step), (Kind::Converged, Some(advice.steps)), "{surface}");
        assert!(advice.steps <= most, "{surface}: {advice:?}");
    }
}

#[test]
fn an_adaptive_rule_has_no_cause() {
    let player = player("bowl", Rule::Adam, 0.00001, (-4.0, 3.0));
    assert_eq!(verdict(&player).kind, Kind::Crawling);
    assert_eq!(verdict(&player).cause, None);
    let outlook = Outlook::of(&player, 0).unwrap();
    assert!(outlook.formula.is_none() && Outlook::limit(&player, 0).is_none() && outlook.predicted.is_none());
}

#[test]
fn rounding_is_no_curvature_and_has_no_limit() {
    let player = common::player(&common::config("fn=neuron&opt=nesterov&lr=30&x=-1&y=-0.5"));
    let here = Outlook::of(&player, 0).unwrap().here;
    assert_eq!((here.curvature.min, here.curvature.max), (0.0, 0.0));
    assert_eq!((here.limit, here.unlimited), (None, Some(Unlimited::Flat)));
}

#[test]
fn no_limit_is_claimed_on_the_flank_of_a_tip() {
    let player = common::player(&common::config("fn=ackley&x=0.3&y=0.2&opt=gd&lr=0.01"));
    let outlook = Outlook::of(&player, 0).unwrap();
    assert_eq!((outlook.here.limit, outlook.here.unlimited), (None, Some(Unlimited::Kink)));
    assert_eq!(Outlook::limit(&player, 0), None);
}
