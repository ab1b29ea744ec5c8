//! A loss of one's own is as good as a surface of the catalogue, wherever a surface can stand.

use crate::common::{finished, player, style, verdict};
use fall_line::analysis::verdict::{Kind, Verdict};
use fall_line::chart::{self, Layer, Scene, Size, Stage};
use fall_line::export::{self, Library};
use fall_line::formula::Expression;
use fall_line::geometry::{Dimension, Point, Rect};
use fall_line::query::{self, Settings};
use fall_line::run::Config;
use fall_line::surface::{CustomLoss, DualNumber, Surface};
use fall_line::survey::Survey;
use proptest::prelude::*;

/// Rosenbrock's valley, framed as the catalogue has it.
fn rosenbrock() -> Surface {
    let loss = CustomLoss::two_dim(|x, y| (1.0 - x).powi(2) + 100.0 * (y - x * x).powi(2));
    let named = Surface::named("rosenbrock").unwrap();
    Surface::Custom(loss.with_bounds(named.bounds()).with_start(named.start()))
}

/// A function in one parameter, and the same as a formula.
type Pair = (fn(DualNumber) -> DualNumber, &'static str);

const FUNCTIONS: [Pair; 25] = [
    (|w| -w + w * w - w / (w + 2.0), "-w + w*w - w/(w + 2)"),
    (|w| 2.0 / w - 3.0 * w + (1.0 - w), "2/w - 3w + (1 - w)"),
    (|w| w.powi(3), "w^3"),
    (|w| w.powf(1.5), "w^1.5"),
    (|w| w.powf(w), "w^w"),
    (|w| w.min(0.7), "min(w, 0.7)"),
    (|w| w.max(w * w), "max(w, w*w)"),
    (DualNumber::sin, "sin(w)"),
    (DualNumber::cos, "cos(w)"),
    (DualNumber::tan, "tan(w)"),
    (DualNumber::asin, "asin(w)"),
    (DualNumber::acos, "acos(w)"),
    (DualNumber::atan, "atan(w)"),
    (DualNumber::sinh, "sinh(w)"),
    (DualNumber::cosh, "cosh(w)"),
    (DualNumber::tanh, "tanh(w)"),
    (DualNumber::exp, "exp(w)"),
    (|w| w.ln() + w.log2() + w.log10(), "ln(w) + log2(w) + log10(w)"),
    (DualNumber::sqrt, "sqrt(w)"),
    (DualNumber::cbrt, "cbrt(w)"),
    (DualNumber::abs, "abs(w)"),
    (|w| w * w.sign(), "w*sign(w)"),
    (DualNumber::sigmoid, "sigmoid(w)"),
    (DualNumber::softplus, "softplus(w)"),
    (DualNumber::relu, "relu(w)"),
];

proptest! {
    #[test]
    fn functions_are_those_of_formulas(w in -2.0..2.0_f64) {
        let near = |one: f64, other: f64| {
            (one - other).abs() <= 1e-12 * other.abs().max(1.0) || one == other || (one.is_nan() && other.is_nan())
        };
        for (function, text) in FUNCTIONS {
            let own = Surface::Custom(CustomLoss::one_dim(function));
            let formula = Surface::Formula(Expression::parse(text).unwrap());
            let at = Point::new(w, 0.0);
            let (one, other) = (own.value_and_gradient(at), formula.value_and_gradient(at));
            prop_assert!(near(one.loss, other.loss), "{text} at {w}: {one:?}, not {other:?}");
            prop_assert!(near(one.gradient.x, other.gradient.x), "{text} at {w}: {one:?}, not {other:?}");
            let (one, other) = (own.hessian(at), formula.hessian(at));
            prop_assert!(near(one.xx, other.xx), "{text} at {w}: {one:?}, not {other:?}");
        }
    }

    #[test]
    fn derivatives_are_those_of_the_catalogue(x in -2.0..2.0_f64, y in -1.0..3.0_f64) {
        let (own, named, at) = (rosenbrock(), Surface::named("rosenbrock").unwrap(), Point::new(x, y));
        prop_assert!((own.value(at) - named.value(at)).abs() < 1e-9);
        prop_assert!((own.gradient(at) - named.gradient(at)).norm() < 1e-9);
        let (one, other) = (own.hessian(at), named.hessian(at));
        prop_assert!((one.xx - other.xx).abs() + (one.xy - other.xy).abs() + (one.yy - other.yy).abs() < 1e-9);
    }
}

#[test]
fn assignments_and_sums_calculate_too() {
    let loss = CustomLoss::two_dim(|x, y| {
        let mut sum: DualNumber = [x, y].into_iter().sum();
        sum *= 2.0;
        sum -= x;
        sum += 1.0;
        sum /= y;
        sum
    });
    let surface = Surface::Custom(loss);
    // (x + 2y + 1)/y at (3, 2).
    assert_eq!(surface.value(Point::new(3.0, 2.0)), 4.0);
    assert_eq!(surface.gradient(Point::new(3.0, 2.0)).x, 0.5);
}

#[test]
fn a_run_ends_as_that_of_the_same_surface_with_a_name() {
    let query = "fn=rosenbrock&opt=adam&lr=0.1&steps=400";
    let named = query::read(query).0.config;
    let mut own = named.clone();
    own.surface = rosenbrock();
    let (one, other) = (finished(&own), finished(&named));
    assert_eq!(one.trace().updates(), other.trace().updates());
    let off = one.trace().states.iter().zip(&other.trace().states).map(|(a, b)| (a.point - b.point).norm());
    assert!(off.fold(0.0, f64::max) < 1e-6);
    let (one, other) = (verdict(&player(&own)), verdict(&player(&named)));
    assert_eq!((one.kind, one.step), (other.kind, other.step));
    assert_eq!(one.kind, Kind::Converged);
}

#[test]
fn it_has_the_usual_frame_unless_another_is_set() {
    let line = Surface::Custom(CustomLoss::one_dim(|w| w * w));
    assert_eq!((line.dimension(), line.start()), (Dimension::One, Point::new(4.0, 0.0)));
    assert_eq!((line.bounds(), line.parameter_names()), (Rect::interval(-6.0, 6.0), ["w", ""]));
    // Where there is no value, the start lies elsewhere.
    let half = Surface::Custom(CustomLoss::one_dim(|w| (-w).ln()));
    assert_eq!(half.start(), Point::new(-4.0, 0.0));
    let set = CustomLoss::two_dim(|x, y| x * x + y * y).with_start(Point::new(1.0, 2.0));
    let set = Surface::Custom(set.with_bounds(Rect::new(0.0, 3.0, 0.0, 3.0)));
    assert_eq!((set.start(), set.bounds()), (Point::new(1.0, 2.0), Rect::new(0.0, 3.0, 0.0, 3.0)));
}

#[test]
fn it_equals_its_copies_and_no_other() {
    let loss = CustomLoss::one_dim(|w| w * w);
    assert_eq!(loss, loss.clone());
    assert_ne!(loss, loss.clone().with_start(Point::new(1.0, 0.0)));
    assert_ne!(loss, CustomLoss::one_dim(|w| w * w));
}

#[test]
fn pictures_and_surveys_are_made_of_it() {
    let mut config = Config::on(rosenbrock());
    config.steps = 50;
    let player = player(&config);
    let (stage, size) = (Stage::new(&config.surface, config.bounds), Size::new(320.0, 200.0));
    let mut scene = Scene::default();
    for layer in Layer::ALL {
        scene.append(stage.scene(&player, layer, &style(false), size));
    }
    assert!(chart::svg(&scene, size).unwrap().matches("<poly").count() > 20);

    let mut survey = Survey::sweep(&config);
    survey.finish();
    config.steps = survey.budget();
    for column in (0..survey.columns().len()).step_by(20) {
        config.racers[0].rate = survey.columns()[column];
        let kind = survey.at(column, 0).unwrap().kind;
        assert_eq!(kind, Verdict::of(&finished(&config)).kind, "at {}", config.racers[0].rate);
    }
}

#[test]
fn no_query_names_it_and_changes_keep_it() {
    let mut before = query::read("").0;
    before.config = Config::on(rosenbrock());
    before.config.steps = 70;
    assert_eq!(query::write(&before), "steps=70");
    assert_eq!(query::write_learner(&before), "steps=70");

    let surface = |(settings, problems): (Settings, Vec<query::Problem>)| {
        assert_eq!(problems, []);
        settings.config.surface
    };
    assert_eq!(surface(query::patch(&before, "opt=adam")), before.config.surface);
    assert_eq!(surface(query::choose(&before, "x=1&y=1")), before.config.surface);
    assert_eq!(surface(query::patch(&before, "fn=bowl")).id(), "bowl");
    assert_eq!(surface(query::choose(&before, "f=x^2")).id(), "formula");
}

#[test]
fn a_program_leaves_its_place_to_be_filled_in() {
    let config = Config::on(rosenbrock());
    for (library, functions) in [(Library::NumPy, 2), (Library::PyTorch, 1)] {
        let text = export::python(&config, library);
        assert_eq!(text.matches("raise NotImplementedError").count(), functions, "{library:?}");
    }
}
