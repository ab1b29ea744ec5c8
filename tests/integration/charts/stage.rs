//! The ground under the paths, as a plane, a curve and a relief.

use super::{SIZE, picture, relief, stage_of};
use crate::common::{played, style};
use fall_line::chart::{Angle, Displacement, Layer, Pixel, PixelRect, Shape, Size, Stage, Theme, left_view};
use fall_line::geometry::{Dimension, Point, Vector};
use fall_line::player::Player;
use fall_line::surface::{BOWL, RAVINE, Surface};
use plotters::style::Color;
use proptest::prelude::*;

#[test]
fn a_relief_that_rests_has_more_corners_than_one_that_turns() {
    let player = played("");
    let count = |is_turning| relief(&player, false, Angle::default(), is_turning).shapes().len();
    assert!(2 * count(false) > 3 * count(true) && count(true) < 2_500);
}

#[test]
fn a_relief_turns_around_and_stays_above_the_ground() {
    let angle = Angle::default();
    let around = angle.turned(std::f64::consts::TAU, 0.0);
    assert!((around.azimuth - angle.azimuth).abs() < 1e-12);
    assert!(angle.turned(0.0, 10.0).elevation < std::f64::consts::FRAC_PI_2);
    assert!(angle.turned(0.0, -10.0).elevation > 0.0);
}

/// The outlines of what is filled with paper on the ground of a formula of two parameters.
fn blanks(formula: &str, dark: bool) -> (Stage, Vec<Vec<Pixel>>) {
    let player = played(&format!("f={}", formula.replace('+', "%2B")));
    let (stage, paper) = (stage_of(&player), Theme::of(dark).paper);
    let scene = stage.scene(&player, Layer::Background, &style(dark), SIZE);
    let outlines = scene.shapes().iter().filter_map(|shape| match shape {
        Shape::Fill { points, colour } if *colour == paper.to_rgba() => Some(points.clone()),
        _ => None,
    });
    // The first is the ground that all stands on.
    let outlines = outlines.skip(1).collect();
    (stage, outlines)
}

#[test]
fn ground_without_a_loss_is_left_blank() {
    for dark in [false, true] {
        let (stage, outlines) = blanks("ln(x)+y^2", dark);
        let pixel = |x: f64, y: f64| stage.pixel_of(Point::new(x, y), SIZE);
        let (corner, edge) = (pixel(-5.0, -5.0), pixel(0.0, 5.0));
        let [outline] = outlines.as_slice() else { panic!("{} blanks", outlines.len()) };
        let reach =
            |pick: fn(f64, f64) -> f64, of: fn(&Pixel) -> f64| outline.iter().map(of).reduce(pick).unwrap();
        assert_eq!(Pixel::new(reach(f64::min, |at| at.x), reach(f64::max, |at| at.y)), corner);
        // The loss at x = 0 is minus infinity, which is low ground.
        let right = reach(f64::max, |at| at.x);
        assert!((right - edge.x).abs() < 0.1 && reach(f64::min, |at| at.y) == edge.y, "{right}");
        assert!(blanks("x+y^2", dark).1.is_empty());
        assert!(blanks("1/(x*y)", dark).1.len() <= 1);
    }
}

#[test]
fn a_relief_has_no_land_without_a_loss() {
    let cells = |formula: &str| {
        let player = played(&format!("f={}", formula.replace('+', "%2B")));
        let scene = relief(&player, false, Angle::default(), true);
        scene
            .shapes()
            .iter()
            .filter(|shape| matches!(shape, Shape::Fill { points, .. } if points.len() == 4))
            .count()
    };
    let (all, half) = (cells("x+y^2"), cells("ln(x)+y^2"));
    assert!((half as f64 / all as f64 - 0.5).abs() < 0.02, "{half} of {all}");
}

#[test]
fn a_curve_has_no_relief() {
    let player = played("fn=parabola");
    assert!(!stage_of(&player).show(Some(Angle::default()), false));
}

#[test]
fn a_drag_moves_the_ground_of_a_relief_along() {
    let surface = Surface::from(&BOWL);
    let bounds = surface.bounds();
    let mut stage = Stage::new(&surface, bounds);
    let size = Size::new(600.0, 400.0);
    let part = stage.dragged(Displacement::new(60.0, 0.0), size).unwrap();
    assert!(part.y.abs() < 1e-12 && part.x > 0.1);
    for azimuth in [0.0, 0.6, 2.0, 4.5] {
        stage.show(Some(Angle { azimuth, elevation: 1.0 }), false);
        // Two places at the same height lie apart by what was dragged.
        let part = stage.dragged(Displacement::new(30.0, -20.0), size).unwrap();
        let by = Vector::new(part.x * bounds.size().x, part.y * bounds.size().y);
        let mirrored = Point::new(-0.5 * by.x, -0.5 * by.y);
        let (from, to) = (stage.pixel_of(mirrored, size), stage.pixel_of(mirrored + by, size));
        assert!((to.x - from.x - 30.0).abs() < 0.5 && (to.y - from.y + 20.0).abs() < 0.5, "{azimuth}");
    }
}

#[test]
fn a_run_that_leaves_the_view_says_so_and_when() {
    let player = played("fn=parabola&opt=gd&lr=1.1");
    let run = &player.runs()[0];
    let bounds = run.config().bounds;
    // 4 × 1.2ᵏ passes 6 at k = 3.
    let left = left_view(&run.trace().states, &bounds, Dimension::One, player.cursor());
    assert_eq!(left, Some(3));
    assert_eq!(left_view(&run.trace().states, &bounds, Dimension::One, 2), None);
    assert!(picture(&player, false).contains("left the view at step"));
}

#[test]
fn a_surface_that_is_nowhere_a_number_still_gives_a_picture() {
    let player = played("box=1e300,1.1e300,1e300,1.2e300");
    assert!(picture(&player, false).starts_with("<svg"));
}

#[test]
fn a_stage_fits_only_its_own_surface_and_window() {
    let player = played("");
    let (stage, config) = (stage_of(&player), player.runs()[0].config());
    assert!(stage.fits(&config.surface, &config.bounds));
    assert!(!stage.fits(&Surface::from(&RAVINE).with_constant(11.0), &config.bounds));
    assert!(!stage.fits(&config.surface, &config.bounds.scaled(2.0)));
}

proptest! {
    #[test]
    fn a_pixel_leads_back_to_its_point(
        index in 0..19_usize, across in 0.0..1.0, up in 0.0..1.0,
        width in 100.0..2000.0, height in 100.0..2000.0,
    ) {
        let surface = &Surface::all()[index];
        let bounds = surface.bounds();
        let stage = Stage::new(surface, bounds);
        let size = bounds.size();
        let at = Point::new(bounds.min.x + across * size.x, bounds.min.y + up * size.y);
        let picture = Size::new(width, height);
        let pixel = stage.pixel_of(at, picture);
        let back = stage.frame(picture).to_point(pixel).unwrap();
        prop_assert!((back.x - at.x).abs() < 1e-9 * size.x.max(1.0));
        if surface.dimension() == Dimension::Two {
            prop_assert!((back.y - at.y).abs() < 1e-9 * size.y.max(1.0));
        }
    }
}

proptest! {
    // Each case samples a whole surface.
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_pixel_of_a_relief_leads_back_to_its_point(
        azimuth in 0.0..std::f64::consts::TAU, across in 0.1..0.9, up in 0.1..0.9,
    ) {
        // From high enough, all of a bowl's ground is seen.
        let surface = Surface::from(&BOWL);
        let mut stage = Stage::new(&surface, surface.bounds());
        stage.show(Some(Angle { azimuth, elevation: 1.3 }), false);
        let at = Point::new(10.0 * across - 5.0, 10.0 * up - 5.0);
        let size = Size::new(600.0, 600.0);
        let pixel = stage.pixel_of(at, size);
        let back = stage.point_at(pixel, size).unwrap();
        prop_assert!((back - at).norm() < 0.15, "{at:?} {back:?}");
    }
}

/// The lines of a ground's levels.
fn level_lines(query: &str, size: Size) -> (Player, Vec<Vec<Pixel>>) {
    let player = played(query);
    let scene = stage_of(&player).scene(&player, Layer::Background, &style(false), size);
    // No other line is that thin.
    let lines = scene.shapes().iter().filter_map(|shape| match shape {
        Shape::Line { points, width, .. } if *width < 1.0 => Some(points.clone()),
        _ => None,
    });
    let lines = lines.collect();
    (player, lines)
}

#[test]
fn no_crumbs_lie_along_the_floor_of_a_valley() {
    let size = Size::new(720.0, 480.0);
    for query in ["fn=rosenbrock", "fn=valley", "fn=beale", "kappa=1000", "f=(x*y-1)^2", "fn=rastrigin"] {
        let (player, lines) = level_lines(query, size);
        assert!(lines.len() > 8, "{query}: {} lines", lines.len());
        let stage = stage_of(&player);
        let minima = player.runs()[0].config().surface.minima();
        let minima: Vec<Pixel> = minima.iter().map(|minimum| stage.pixel_of(minimum.at, size)).collect();
        for line in lines {
            let around = line.iter().map(|&at| PixelRect::around(at, 0.0)).reduce(PixelRect::union).unwrap();
            // A part of a level that lies at the picture's edge may be as short as it likes.
            let is_ring = line.first() == line.last();
            let has_minimum = minima.iter().any(|&minimum| around.contains(minimum));
            let reach = around.width().hypot(around.height());
            assert!(!is_ring || has_minimum || reach > 12.0, "{query}: {around:?}");
        }
    }
}

#[test]
fn a_ring_around_a_minimum_stays_however_small_its_ground() {
    let (player, lines) = level_lines("fn=rosenbrock", Size::new(720.0, 480.0));
    let minimum = stage_of(&player).pixel_of(Point::new(1.0, 1.0), Size::new(720.0, 480.0));
    let is_around = |line: &Vec<Pixel>| {
        let around = line.iter().map(|&at| PixelRect::around(at, 0.0)).reduce(PixelRect::union).unwrap();
        around.contains(minimum) && line.first() == line.last()
    };
    assert!(lines.iter().any(is_around));
}
