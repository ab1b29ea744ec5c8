//! The losses that are means over data: against plain means, in twice the precision where that counts.
use fall_line::data::{Observation, Observations};
use fall_line::geometry::{Point, Vector};
use fall_line::surface::Surface;
use proptest::prelude::*;
use std::ops::{Add, Mul};

/// A number of twice the precision, as a sum (T. J. Dekker, "A floating-point technique for extending
/// the available precision", 1971).
#[derive(Clone, Copy, Debug, Default)]
struct Twice(f64, f64);

impl Twice {
    fn sum(a: f64, b: f64) -> Self {
        let sum = a + b;
        let part = sum - a;
        Self(sum, (a - (sum - part)) + (b - part))
    }
}

impl Add for Twice {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let Self(high, low) = Self::sum(self.0, other.0);
        Self::sum(high, low + self.1 + other.1)
    }
}

impl Mul for Twice {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        let product = self.0 * other.0;
        let low = self.0.mul_add(other.0, -product) + self.0 * other.1 + self.1 * other.0;
        Self::sum(product, low)
    }
}

fn surface(name: &str, points: &[Observation]) -> Surface {
    Surface::named(name).unwrap().with_observations(Observations::custom(points))
}

/// The mean squared error of a line and its gradient, row by row, and how far rounding of each row by a
/// few units in the last place could move them.
fn plain(points: &[Observation], at: Point) -> ([f64; 3], [f64; 3]) {
    let mut sums = [Twice::default(); 3];
    let (mut size, mut reach, mut missed) = (0.0, 0.0, 0.0_f64);
    let most = points.iter().fold(0.0, |most: f64, one| most.max(one.u.abs()));
    for &Observation { u, v } in points {
        let miss = Twice(at.x, 0.0) + Twice(at.y, 0.0) * Twice(u, 0.0) + Twice(-v, 0.0);
        let parts = [miss * miss, Twice(2.0, 0.0) * miss, Twice(2.0, 0.0) * miss * Twice(u, 0.0)];
        sums = std::array::from_fn(|index| sums[index] + parts[index]);
        size += at.x.abs() + (at.y * u).abs() + v.abs();
        reach = 1.0 + most;
        missed += miss.0 * miss.0;
    }
    let count = points.len() as f64;
    let off = 16.0 * f64::EPSILON * size / count;
    let missed = (missed / count).sqrt();
    (
        [0, 1, 2].map(|index| sums[index].0 / count),
        [(off + 16.0 * f64::EPSILON * missed) * (missed + off), 2.0 * off, 2.0 * off * reach],
    )
}

fn holds(points: &[Observation], at: Point) -> Result<(), String> {
    let found = surface("linear-regression", points).value_and_gradient(at);
    let (exact, allowed) = plain(points, at);
    let found = [found.loss, found.gradient.x, found.gradient.y];
    let is_near = |index: usize| (found[index] - exact[index]).abs() <= allowed[index];
    if (0..3).all(is_near) {
        Ok(())
    } else {
        Err(format!("{found:?} for {exact:?} ± {allowed:?} at {at:?}"))
    }
}

fn rows(pairs: impl IntoIterator<Item = (f64, f64)>) -> Vec<Observation> {
    pairs.into_iter().map(|(u, v)| Observation { u, v }).collect()
}

#[test]
fn the_loss_of_a_line_is_the_mean_of_its_rows_to_rounding() {
    let numbers = || (0..10_000).map(|index| f64::from(index * 7_919 % 10_007) / 10_007.0);
    for (name, points) in [
        ("perfect", rows([0.0, 1.0, 2.0, 3.0].map(|u| (u, 10.0 + 50.0 * u)))),
        ("perfect but for rounding", rows(numbers().map(|u| (u, 0.1 + 0.7 * u)))),
        ("many", rows(numbers().zip(numbers().skip(1)))),
        ("far away", rows(numbers().map(|u| (1e6 + u, 3.0 * u + u * u)))),
        ("very far away", rows([0.0, 1.0, 2.0].map(|u| (1e9 - u, 1e9 + u)))),
        ("one row", rows([(2.0, 5.0)])),
        ("equal u", rows([(0.1, 1.0), (0.1, 2.0), (0.1, 4.0)])),
        ("equal u, far away", rows([(1e6 + 0.1, 1.0), (1e6 + 0.1, 2.0)])),
        ("tiny", rows([(1e-9, 1e-9), (2e-9, 3e-9), (5e-9, -1e-9)])),
    ] {
        let best = surface("linear-regression", &points).minima().first().map(|minimum| minimum.at);
        let mut places = vec![Point::new(0.0, 0.0), Point::new(3.5, -2.25), Point::new(-1e4, 1e-3)];
        for away in [0.0, 1e-12, 1e-6, 0.1] {
            places.extend(best.map(|best| Point::new(best.x * (1.0 + away), best.y * (1.0 - away))));
        }
        for at in places {
            holds(&points, at).unwrap_or_else(|off| panic!("{name}: {off}"));
        }
    }
}

#[test]
fn a_perfect_line_costs_nothing_and_no_line_less_than_the_best() {
    let perfect = surface("linear-regression", &rows([0.0, 1.0, 2.0, 3.0].map(|u| (u, 10.0 + 50.0 * u))));
    let there = perfect.value_and_gradient(Point::new(10.0, 50.0));
    assert_eq!((there.loss, there.gradient), (0.0, Vector::new(0.0, 0.0)));
    // Beside it the loss is right to its last digits, however small it is.
    let beside = perfect.value(Point::new(10.0 + 2.0_f64.powi(-40), 50.0));
    assert!((beside * 2.0_f64.powi(80) - 1.0).abs() < 1e-12, "{beside:e}");
    let far = surface("linear-regression", &rows((0..50).map(|u| (1e6 + f64::from(u), f64::from(u % 7)))));
    let least = far
        .value(Point::new(0.0, 0.0))
        .min(far.minima().first().map_or(f64::INFINITY, |at| far.value(at.at)));
    assert!(least > 0.0);
}

#[test]
fn many_rows_or_few_an_update_of_a_line_sees_none_of_them() {
    let many = rows((0..10_000).map(|index| (f64::from(index), f64::from(index % 2))));
    for (name, seen) in [("linear-regression", 1), ("logistic-regression", 10_000), ("neuron", 10_000)] {
        assert_eq!(surface(name, &many).rows_seen(), seen, "{name}");
        assert_eq!(surface(name, &many[..300]).rows_seen(), seen.min(300), "{name}");
    }
}

#[test]
fn the_product_of_very_many_shares_is_no_zero() {
    // 2⁻¹⁰⁰⁰⁰ is none that a number could hold.
    let many = rows((0..10_000).map(|index| (f64::from(index % 7), f64::from(index % 2))));
    let there = surface("logistic-regression", &many).value(Point::new(0.0, 0.0));
    assert!((there - std::f64::consts::LN_2).abs() < 1e-14, "{there}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_loss_of_any_line_is_the_mean_of_its_rows(
        points in prop::collection::vec((-1e3..1e3, -1e3..1e3), 1..60),
        far in prop::sample::select(vec![0.0, 1e3, 1e6]),
        at in (-100.0..100.0, -100.0..100.0),
    ) {
        let points = rows(points.into_iter().map(|(u, v)| (u + far, v)));
        prop_assert_eq!(holds(&points, Point::new(at.0, at.1)), Ok(()));
    }

    /// A long way into the tails, where what is left is small beside 1.
    #[test]
    fn the_losses_of_curves_are_the_means_of_their_rows(
        points in prop::collection::vec((-3.0..3.0, 0..2), 1..80),
        at in (-30.0..30.0, -30.0..30.0),
    ) {
        let points = rows(points.into_iter().map(|(u, v)| (u, f64::from(v))));
        let at = Point::new(at.0, at.1);
        let z = |one: &Observation| at.x + at.y * one.u;
        let mean = |error: &dyn Fn(&Observation) -> f64| {
            points.iter().map(error).sum::<f64>() / points.len() as f64
        };
        let near = |found: f64, plain: f64, size: f64| (found - plain).abs() <= 1e-12 * size;
        // Away from the label is uphill: ln(1 + e^±z).
        let away = |one: &Observation| if one.v > 0.5 { -z(one) } else { z(one) };
        let loss = mean(&|one| away(one).max(0.0) + (-z(one).abs()).exp().ln_1p());
        let miss = |one: &Observation| (1.0 - 2.0 * one.v) / (1.0 + (-away(one)).exp());
        let found = surface("logistic-regression", &points).value_and_gradient(at);
        prop_assert!(near(found.loss, loss, loss), "{} for {loss}", found.loss);
        prop_assert!(near(found.gradient.x, mean(&miss), mean(&|one| miss(one).abs())));
        prop_assert!(near(found.gradient.y, mean(&|one| miss(one) * one.u), mean(&|one| (miss(one) * one.u).abs())));

        let output = |one: &Observation| z(one).tanh();
        let rise = |one: &Observation| z(one).cosh().powi(-2);
        let slope = |one: &Observation| 2.0 * (output(one) - one.v) * rise(one);
        let found = surface("neuron", &points).value_and_gradient(at);
        prop_assert!(near(found.loss, mean(&|one| (output(one) - one.v).powi(2)), 1.0));
        prop_assert!(near(found.gradient.x, mean(&slope), mean(&|one| 2.0 * rise(one))));
        prop_assert!(near(found.gradient.y, mean(&|one| slope(one) * one.u), mean(&|one| 6.0 * rise(one))));
    }
}
