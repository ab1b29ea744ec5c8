//! Every surface against differences, published values and what is listed of it.

use crate::common::config;
use fall_line::formula::Expression;
use fall_line::geometry::{Dimension, Hessian, Point};
use fall_line::surface::{ACKLEY, CATALOGUE, NEURON, Python, Surface};
use proptest::prelude::*;
use std::f64::consts::{E, LN_2, PI};

fn spread(surface: &Surface, across: f64, up: f64) -> Point {
    let bounds = surface.bounds();
    Point::new(bounds.min.x + across * bounds.size().x, bounds.min.y + up * bounds.size().y)
}

proptest! {
    #[test]
    fn gradients_agree_with_central_differences(index in 0..Surface::all().len(), across in 0.0..1.0, up in 0.0..1.0) {
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
    fn hessians_agree_with_differences_of_gradients(index in 0..Surface::all().len(), across in 0.0..1.0, up in 0.0..1.0) {
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

    #[test]
    fn formulas_in_programs_are_the_surfaces(index in 0..CATALOGUE.len(), across in 0.0..1.0, up in 0.0..1.0) {
        let record = CATALOGUE[index];
        if let Python::Formula(text) = record.python {
            let surface = Surface::from(record);
            let formula = Surface::Formula(Expression::parse(text).unwrap());
            let at = spread(&surface, across, up);
            prop_assert_eq!(formula.dimension(), surface.dimension());
            let (value, gradient) = (surface.value(at), surface.gradient(at));
            // Terms cancel: what they cancel from is not larger than what is met at the corners.
            let corners = [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)];
            let heights = corners.map(|(across, up)| surface.value(spread(&surface, across, up)).abs());
            let scale = heights.into_iter().fold(1.0, f64::max);
            prop_assert!((formula.value(at) - value).abs() < 1e-12 * scale);
            prop_assert!((formula.gradient(at) - gradient).norm() < 1e-11 * scale);
        }
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
        assert!(surface.bounds().contains(surface.start()), "{}", surface.id());
    }
}

#[test]
fn listed_minima_are_stationary_and_nothing_curves_down_there() {
    for surface in Surface::all() {
        let minima = surface.minima();
        assert!(minima.iter().any(|minimum| minimum.global), "{} lists no global minimum", surface.id());
        for minimum in minima {
            let name = format!("{} at {:?}", surface.id(), minimum.at);
            let slope = surface.value_and_gradient(minimum.at);
            assert!(slope.gradient.norm() < 1e-6, "{name}: {:?}", slope.gradient);
            let hessian = surface.hessian(minimum.at);
            match surface.id() {
                // Ackley's tip is a cone's: it has no Hessian.
                "ackley" if minimum.global => {}
                // A curve of minima is level along itself.
                "valley" => assert_eq!(hessian.eigenvalues().0, 0.0, "{name}"),
                _ => assert!(hessian.is_positive_definite(surface.dimension()), "{name}"),
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

/// What a surface is at a point, and how many digits of it are given.
type Known = (&'static str, (f64, f64), f64, f64);

/// Surjanovic and Bingham's Virtual Library of Simulation Experiments; for Styblinski and Tang
/// Wikipedia's "Test functions for optimization".
const LOWEST: [Known; 10] = [
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
];

const PUBLISHED: [Known; 13] = [
    // The starts of problems 1 and 5 of J. J. Moré, B. S. Garbow and K. E. Hillstrom, "Testing
    // unconstrained optimization software", 1981.
    ("rosenbrock", (-1.2, 1.0), 24.2, 1e-12),
    ("beale", (1.0, 1.0), 14.203_125, 0.0),
    // The maxima that Wikipedia gives in "Himmelblau's function" and "Rastrigin function".
    ("himmelblau", (-0.270_845, -0.923_039), 181.617, 5e-4),
    ("rastrigin", (4.522_993_66, -4.522_993_66), 80.706_580_39, 5e-9),
    // What the C code of the CEC 2021 competition prints.
    ("ackley", (1.0, 1.0), 3.625_384_938_440_362_7, 1e-14),
    // The other minima, as L. C. W. Dixon and G. P. Szegő have them, "Towards Global Optimisation
    // 2", 1978, and Surjanovic and Bingham.
    ("camel", (1.7036, -0.7961), -0.2155, 5e-5),
    ("camel", (-1.6071, -0.5687), 2.1043, 5e-5),
    ("goldstein-price", (-0.6, -0.4), 30.0, 1e-9),
    ("goldstein-price", (1.8, 0.2), 84.0, 1e-9),
    ("goldstein-price", (1.2, 0.8), 840.0, 1e-9),
    // scikit-learn 1.9.1 on the project's data: `LinearRegression` with `mean_squared_error`,
    // `LogisticRegression(C=np.inf)` with `log_loss`; for the neuron SciPy's `curve_fit`.
    ("linear-regression", (3.815_500_814_580_69, 3.094_721_435_601_604_4), 0.992_550_654_425_470_3, 1e-15),
    (
        "logistic-regression",
        (0.730_896_354_728_429_1, 1.290_540_833_754_078_2),
        0.489_682_554_850_887_85,
        1e-15,
    ),
    ("neuron", (-2.104_794_994_229_086_2, 4.252_390_768_033_094), 0.635_937_968_576_739_3, 1e-15),
];

/// Worked out from the definitions, by hand or, over the data, by NumPy.
const WORKED_OUT: [Known; 17] = [
    ("parabola", (4.0, 0.0), 16.0, 0.0),
    ("double-well", (0.0, 0.0), 1.0, 0.0),
    ("waves", (PI / 6.0, 0.0), PI * PI / 360.0 + 1.0, 1e-15),
    ("bowl", (-3.0, 4.0), 12.5, 0.0),
    ("ravine", (-4.0, 2.0), 28.0, 0.0),
    ("saddle", (2.0, -2.0), 4.0, 0.0),
    ("booth", (0.0, 0.0), 74.0, 0.0),
    ("camel", (1.0, 1.0), 97.0 / 30.0, 1e-15),
    ("styblinski-tang", (1.0, 2.0), -24.0, 0.0),
    // 20(1 - exp(-0.1)) + e - 1/e.
    ("ackley", (0.5, -0.5), 4.253_654_026_568_412, 1e-14),
    ("goldstein-price", (1.0, 1.0), 1876.0, 0.0),
    ("plateau", (1.0, -1.0), 1.0 - 1.0 / E, 1e-16),
    ("valley", (3.0, 1.0), 2.0, 0.0),
    ("linear-regression", (0.0, 0.0), 50.438_150_448_299_99, 1e-13),
    ("logistic-regression", (0.0, 0.0), LN_2, 1e-15),
    ("logistic-regression", (0.5, 1.5), 0.499_212_118_015_763_8, 1e-15),
    ("neuron", (0.0, 0.0), 0.877_506_592_9, 1e-15),
];

fn known() -> impl Iterator<Item = Known> {
    LOWEST.into_iter().chain(PUBLISHED).chain(WORKED_OUT)
}

#[test]
fn values_are_those_that_others_give() {
    for (id, (x, y), expected, within) in known() {
        let value = Surface::named(id).unwrap().value(Point::new(x, y));
        assert!((value - expected).abs() <= within, "{id}({x}, {y}) = {value}, not {expected}");
    }
}

#[test]
fn every_surface_is_known_away_from_its_minima() {
    for surface in Surface::all() {
        let minima = surface.minima();
        let is_away = |at: Point| minima.iter().all(|minimum| (minimum.at - at).norm() > 0.1);
        let of = known().filter(|known| known.0 == surface.id());
        assert!(of.map(|known| Point::new(known.1.0, known.1.1)).any(is_away), "{}", surface.id());
    }
}

#[test]
fn fits_are_those_that_others_find() {
    for (id, (x, y), ..) in
        PUBLISHED.into_iter().filter(|known| Surface::named(known.0).unwrap().observations().len() == 100)
    {
        let minima = Surface::named(id).unwrap().minima();
        let best = minima.iter().find(|minimum| minimum.global).unwrap();
        // Near a minimum a loss says little about the place: half the digits.
        assert!((best.at - Point::new(x, y)).norm() < 1e-7, "{id}: {:?}", best.at);
    }
}

#[test]
fn the_tip_of_ackley_has_gradient_zero() {
    assert_eq!(Surface::from(&ACKLEY).gradient(Point::default()).norm(), 0.0);
}

/// How far out, in boxes.
const FAR_OUT: [f64; 6] = [1.0, 10.0, 100.0, 1e3, 1e6, 1e150];

#[test]
fn derivatives_are_finite_wherever_the_loss_is() {
    let own = "data=1:1,2:0,-300:1,4:0,1e-9:1";
    let fits = ["linear-regression", "logistic-regression", "neuron"];
    let on_own = fits.map(|id| config(&format!("fn={id}&{own}")).surface);
    let mut looked_at = 0;
    for surface in Surface::all().into_iter().chain(on_own) {
        let (from, size) = (surface.start(), surface.bounds().size());
        let ways = (0..16).map(|way| f64::from(way) * PI / 8.0);
        for (way, far) in ways.flat_map(|way| FAR_OUT.map(|far| (way, far))) {
            let out = |size: f64, part: f64| if part.abs() < 1e-9 { 0.0 } else { far * size * part };
            let at = Point::new(from.x + out(size.x, way.cos()), from.y + out(size.y, way.sin()));
            if !surface.value(at).is_finite() {
                continue;
            }
            looked_at += 1;
            let (slope, hessian) = (surface.value_and_gradient(at), surface.hessian(at));
            let name = format!("{} at {at:?}, where it is {}", surface.id(), surface.value(at));
            assert!(slope.loss.is_finite() && slope.gradient.is_finite(), "{name}: {slope:?}");
            let curvatures = [hessian.xx, hessian.xy, hessian.yy];
            assert!(curvatures.iter().all(|curvature| curvature.is_finite()), "{name}: {hessian:?}");
        }
    }
    assert!(looked_at > 1_500, "{looked_at}");
}

#[test]
fn a_neuron_far_out_is_flat() {
    let neuron = Surface::from(&NEURON);
    let at = Point::new(-400.0, 5.0);
    assert_eq!(neuron.value_and_gradient(at).gradient.norm(), 0.0);
    assert_eq!(neuron.hessian(at), Hessian::default());
}
