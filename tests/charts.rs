//! The pictures: snapshots, contrast, and the way back from a pixel.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails may panic")]

use fall_line::chart::{
    Axis, Layer, Palette, Scene, Series, Shape, Stage, Style, bands, contrast, left_view, series, svg,
};
use fall_line::geometry::{Dimension, Point};
use fall_line::player::Player;
use fall_line::query;
use fall_line::surface::Surface;
use proptest::prelude::*;

const SIZE: (f64, f64) = (360.0, 260.0);

fn played(query: &str) -> Player {
    let (setup, problems) = query::read(query);
    assert!(problems.is_empty(), "{problems:?}");
    let mut player = Player::new(&setup.config);
    player.finish();
    player.seek(player.end());
    player
}

fn stage_of(player: &Player) -> Stage {
    let config = player.runs()[0].config();
    Stage::new(&config.surface, config.window)
}

fn picture(player: &Player, dark: bool) -> String {
    let (stage, style) = (stage_of(player), Style::new(dark));
    let mut scene = stage.scene(player, Layer::Still, &style, SIZE);
    scene.append(stage.scene(player, Layer::Moving, &style, SIZE));
    svg(&scene, SIZE.0, SIZE.1).unwrap()
}

fn loss_chart(player: &Player, axis: Axis, layer: Layer) -> Scene {
    series(player, Series::Loss, axis, layer, &Style::new(false), SIZE)
}

/// Every place that a scene puts ink on, with how far the ink reaches from it.
fn places(scene: &Scene) -> Vec<((f64, f64), f64)> {
    let mut all = Vec::new();
    for shape in scene.shapes() {
        match shape {
            Shape::Fill { points, .. } => all.extend(points.iter().map(|&at| (at, 0.0))),
            Shape::Line { points, .. } => all.extend(points.iter().map(|&at| (at, 0.0))),
            Shape::Disc { at, radius, .. } | Shape::Ring { at, radius, .. } => all.push((*at, *radius)),
            Shape::Words { at, .. } => all.push((*at, 0.0)),
        }
    }
    all
}

#[test]
fn the_contour_plot() {
    insta::assert_snapshot!("contour", picture(&played(""), false));
}

#[test]
fn the_curve() {
    insta::assert_snapshot!("curve", picture(&played("fn=double-well&opt=gd&lr=0.03"), true));
}

#[test]
fn the_loss_against_the_step() {
    let player = played("vs=gd,lr:0.05");
    let mut scene = loss_chart(&player, Axis::Logarithmic, Layer::Still);
    scene.append(loss_chart(&player, Axis::Logarithmic, Layer::Moving));
    insta::assert_snapshot!("loss", svg(&scene, SIZE.0, SIZE.1).unwrap());
}

#[test]
fn every_track_stands_out_from_every_band_in_both_themes() {
    for dark in [false, true] {
        for (racer, &track) in Palette::of(dark).tracks.iter().enumerate() {
            for (index, band) in bands(dark, 20).into_iter().enumerate() {
                let found = contrast(track, band);
                assert!(found >= 3.0, "racer {racer} on band {index}, dark {dark}: {found:.2}");
            }
        }
    }
}

#[test]
fn black_on_white_has_the_contrast_that_wcag_names() {
    let (black, white) = (plotters::style::RGBColor(0, 0, 0), plotters::style::RGBColor(255, 255, 255));
    assert!((contrast(black, white) - 21.0).abs() < 1e-9);
}

#[test]
fn nothing_is_drawn_off_the_picture_however_a_run_ends() {
    let wild =
        ["fn=parabola&opt=gd&lr=1.1", "opt=gd&lr=0.5", "fn=rosenbrock&opt=gd&lr=0.1", "lr=100&vs=adam"];
    for query in wild {
        let player = played(query);
        let stage = stage_of(&player);
        let mut scenes = vec![stage.scene(&player, Layer::Still, &Style::new(false), SIZE)];
        scenes.push(stage.scene(&player, Layer::Moving, &Style::new(false), SIZE));
        for axis in [Axis::Linear, Axis::Logarithmic] {
            scenes.extend([Layer::Still, Layer::Moving].map(|layer| loss_chart(&player, axis, layer)));
        }
        for ((x, y), reach) in scenes.iter().flat_map(places) {
            let inside = (-reach..=SIZE.0 + reach).contains(&x) && (-reach..=SIZE.1 + reach).contains(&y);
            assert!(inside, "{query}: ({x}, {y})");
        }
    }
}

#[test]
fn a_run_that_leaves_the_view_says_so_and_when() {
    let player = played("fn=parabola&opt=gd&lr=1.1");
    let run = &player.runs()[0];
    let window = run.config().window;
    // 4 × 1.2ᵏ passes 6 at k = 3.
    let left = left_view(&run.trace().states, &window, Dimension::One, player.cursor());
    assert_eq!(left, Some(3));
    assert_eq!(left_view(&run.trace().states, &window, Dimension::One, 2), None);
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
    assert!(stage.fits(&config.surface, &config.window));
    assert!(!stage.fits(&Surface::Ravine { kappa: 11.0 }, &config.window));
    assert!(!stage.fits(&config.surface, &config.window.scaled(2.0)));
}

proptest! {
    #[test]
    fn a_pixel_leads_back_to_its_point(
        index in 0..19_usize, across in 0.0..1.0, up in 0.0..1.0,
        width in 100.0..2000.0, height in 100.0..2000.0,
    ) {
        let surface = &Surface::all()[index];
        let window = surface.facts().window;
        let stage = Stage::new(surface, window);
        let size = window.size();
        let at = Point::new(window.min.x + across * size.x, window.min.y + up * size.y);
        let pixel = stage.pixel_of(at, width, height);
        let back = stage.frame(width, height).to_point(pixel).unwrap();
        prop_assert!((back.x - at.x).abs() < 1e-9 * size.x.max(1.0));
        if surface.dimension() == Dimension::Two {
            prop_assert!((back.y - at.y).abs() < 1e-9 * size.y.max(1.0));
        }
    }
}
