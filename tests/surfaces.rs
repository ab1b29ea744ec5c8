//! Every surface against differences, published values and what is listed of it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails may panic")]

use fall_line::geometry::{Dimension, Point};
use fall_line::surface::Surface;
use proptest::prelude::*;

fn spread(surface: &Surface, across: f64, up: f64) -> Point {
    let window = surface.facts().window;
    Point::new(window.min.x + across * window.size().x, window.min.y + up * window.size().y)
}

proptest! {
    #[test]
    fn gradients_agree_with_central_differences(index in 0..19_usize, across in 0.0..1.0, up in 0.0..1.0) {
        let surface = &Surface::all()[index];
        let at = spread(surface, across, up);
        let gradient = surface.gradient(at);
        let h = 1e-5;
        let along = |x: f64, y: f64| surface.value(Point::new(at.x + x, at.y + y));
        let scale = 1.0 + surface.value(at).abs() + gradient.norm();
        prop_assert!(((along(h, 0.0) - along(-h, 0.0)) / (2.0 * h) - gradient.x).abs() < 1e-5 * scale);
        prop_assert!(((along(0.0, h) - along(0.0, -h)) / (2.0 * h) - gradient.y).abs() < 1e-5 * scale);
        if surface.dimension() == Dimension::One {
            prop_assert_eq!(gradient.y, 0.0);
        }
    }

    #[test]
    fn hessians_agree_with_differences_of_gradients(index in 0..19_usize, across in 0.0..1.0, up in 0.0..1.0) {
        let surface = &Surface::all()[index];
        let at = spread(surface, across, up);
        let hessian = surface.hessian(at);
        let h = 1e-5;
        let along = |x: f64, y: f64| surface.gradient(Point::new(at.x + x, at.y + y));
        let by_x = (along(h, 0.0) - along(-h, 0.0)) * (0.5 / h);
        let by_y = (along(0.0, h) - along(0.0, -h)) * (0.5 / h);
        let scale = 1.0 + surface.gradient(at).norm() + hessian.xx.abs() + hessian.xy.abs() + hessian.yy.abs();
        prop_assert!((by_x.x - hessian.xx).abs() < 1e-5 * scale);
        prop_assert!((by_x.y - hessian.xy).abs() < 1e-5 * scale);
        prop_assert!((by_y.y - hessian.yy).abs() < 1e-5 * scale);
    }
}

#[test]
fn names_lead_back_to_their_surfaces() {
    for surface in Surface::all() {
        assert_eq!(Surface::named(surface.id()), Some(surface.clone()));
    }
    assert_eq!(Surface::named("nope"), None);
}

#[test]
fn starts_lie_in_their_boxes() {
    for surface in Surface::all() {
        let facts = surface.facts();
        assert!(facts.window.contains(facts.start), "{}", surface.id());
    }
}

#[test]
fn listed_minima_are_stationary_with_a_positive_hessian() {
    for surface in Surface::all() {
        let minima = surface.minima();
        assert!(minima.iter().any(|minimum| minimum.global), "{} lists no global minimum", surface.id());
        for minimum in minima {
            let name = format!("{} at {:?}", surface.id(), minimum.at);
            let slope = surface.slope(minimum.at);
            assert!(slope.gradient.norm() < 1e-6, "{name}: {:?}", slope.gradient);
            // Ackley's tip is a cone's: it has no Hessian.
            if !(surface.id() == "ackley" && minimum.global) {
                assert!(surface.hessian(minimum.at).is_positive_definite(surface.dimension()), "{name}");
            }
        }
    }
}

#[test]
fn the_number_of_minima_is_as_the_literature_has_it() {
    let counts = |id: &str| {
        let minima = Surface::named(id).unwrap().minima();
        (minima.len(), minima.iter().filter(|minimum| minimum.global).count())
    };
    for (id, expected) in [
        ("double-well", (2, 1)),
        ("saddle", (2, 2)),
        ("himmelblau", (4, 4)),
        ("camel", (6, 2)),
        ("styblinski-tang", (4, 1)),
        ("rastrigin", (121, 1)),
        ("goldstein-price", (4, 1)),
        ("neuron", (2, 1)),
        ("linear-regression", (1, 1)),
        ("logistic-regression", (1, 1)),
    ] {
        assert_eq!(counts(id), expected, "{id}");
    }
}

#[test]
fn values_agree_with_published_ones() {
    // Wikipedia's "Test functions for optimization" for Styblinski and Tang; for the rest Surjanovic and Bingham's Virtual Library of Simulation Experiments, to the digits given there.
    for (id, (x, y), expected, within) in [
        ("rosenbrock", (1.0, 1.0), 0.0, 0.0),
        ("himmelblau", (3.0, 2.0), 0.0, 0.0),
        ("beale", (3.0, 0.5), 0.0, 0.0),
        ("booth", (1.0, 3.0), 0.0, 0.0),
        ("camel", (0.0898, -0.7126), -1.0316, 5e-5),
        ("camel", (-0.0898, 0.7126), -1.0316, 5e-5),
        ("styblinski-tang", (-2.903_534, -2.903_534), -39.166_165 * 2.0, 1e-5),
        ("rastrigin", (0.0, 0.0), 0.0, 0.0),
        ("ackley", (0.0, 0.0), 0.0, 1e-14),
        ("goldstein-price", (0.0, -1.0), 3.0, 0.0),
        ("goldstein-price", (-0.6, -0.4), 30.0, 1e-9),
        ("goldstein-price", (1.8, 0.2), 84.0, 1e-9),
        ("goldstein-price", (1.2, 0.8), 840.0, 1e-9),
    ] {
        let value = Surface::named(id).unwrap().value(Point::new(x, y));
        assert!((value - expected).abs() <= within, "{id}({x}, {y}) = {value}, not {expected}");
    }
}

#[test]
fn the_tip_of_ackley_has_gradient_zero() {
    assert_eq!(Surface::Ackley.gradient(Point::default()).norm(), 0.0);
}
