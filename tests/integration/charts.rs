//! The pictures: snapshots, contrast, and the way back from a pixel.

use crate::common::{played, style};
use fall_line::analysis::verdict::Kind;
use fall_line::chart::{
    Angle, Annotations, BasinLayer, Displacement, Layer, Look, Pixel, SHADES, Scale, Scene, Series, Shape,
    Size, Stage, SurveyNotes, Theme, bands, contrast, fitted, left_view, most_steps, moved, scatter, series,
    series_growth, step_at, survey, survey_cell, survey_frame, svg, zoomed,
};
use fall_line::geometry::{Dimension, Point, Rect, Vector};
use fall_line::player::Player;
use fall_line::query;
use fall_line::surface::{BOWL, RAVINE, Surface};
use fall_line::survey::{Subject, Survey};
use proptest::prelude::*;
use std::collections::HashSet;

const SIZE: Size = Size::new(360.0, 260.0);

fn stage_of(player: &Player) -> Stage {
    let config = player.runs()[0].config();
    Stage::new(&config.surface, config.bounds)
}

/// All the layers of a picture on top of each other.
fn layers(scene: impl Fn(Layer) -> Scene) -> Scene {
    let mut all = Scene::default();
    Layer::ALL.into_iter().for_each(|layer| all.append(scene(layer)));
    all
}

fn picture(player: &Player, dark: bool) -> String {
    let (stage, style) = (stage_of(player), style(dark));
    let scene = layers(|layer| stage.scene(player, layer, &style, SIZE));
    svg(&scene, SIZE).unwrap()
}

fn relief(player: &Player, dark: bool, angle: Angle, is_turning: bool) -> Scene {
    let mut stage = stage_of(player);
    assert!(stage.show(Some(angle), is_turning));
    layers(|layer| stage.scene(player, layer, &style(dark), SIZE))
}

fn loss_chart(player: &Player, axis: Scale, layer: Layer) -> Scene {
    series(player, Series::Loss, axis, layer, &style(false), SIZE)
}

/// Every place that a scene puts ink on, with how far the ink reaches from it.
fn places(scene: &Scene) -> Vec<(Pixel, f64)> {
    let mut all = Vec::new();
    for shape in scene.shapes() {
        match shape {
            Shape::Fill { points, .. } => all.extend(points.iter().map(|&at| (at, 0.0))),
            Shape::Line { points, .. } => all.extend(points.iter().map(|&at| (at, 0.0))),
            Shape::Disc { at, radius, .. } | Shape::Ring { at, radius, .. } => all.push((*at, *radius)),
            Shape::Cells { area, .. } => all.extend(area.corners().map(|corner| (corner, 0.0))),
            Shape::Text { at, .. } => all.push((*at, 0.0)),
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
fn the_relief() {
    let player = played("fn=rosenbrock&opt=adam&lr=0.1");
    // As it is while it turns: few corners make a short snapshot.
    insta::assert_snapshot!("relief", svg(&relief(&player, false, Angle::default(), true), SIZE).unwrap());
}

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

/// How many shapes there are, and how many points their lines have.
fn ink(scene: &Scene) -> (usize, usize) {
    let points = scene.shapes().iter().map(|shape| match shape {
        Shape::Line { points, .. } => points.len(),
        _ => 0,
    });
    (scene.shapes().len(), points.sum())
}

#[test]
fn a_long_and_noisy_race_takes_little_ink() {
    let mut player = played("noise=0.3&vs=adam&vs=lion&vs=rmsprop&steps=20000");
    player.seek(10_000);
    let stage = stage_of(&player).scene(&player, Layer::Paths, &style(false), SIZE);
    for (name, scene, most) in [
        ("stage", stage, (3_000, 30_000)),
        ("loss", loss_chart(&player, Scale::Logarithmic, Layer::Paths), (3_000, 15_000)),
        ("loss, evenly", loss_chart(&player, Scale::Linear, Layer::Paths), (3_000, 15_000)),
    ] {
        let (shapes, points) = ink(&scene);
        println!("{name}: {shapes} shapes, {points} points");
        assert!(shapes <= most.0 && points <= most.1, "{name}: {shapes} shapes, {points} points");
    }
}

/// The outlines of what is filled with paper on the ground of a formula of two parameters.
fn blanks(formula: &str, dark: bool) -> (Stage, Vec<Vec<Pixel>>) {
    let player = played(&format!("f={}", formula.replace('+', "%2B")));
    let (stage, paper) = (stage_of(&player), Theme::of(dark).paper);
    let scene = stage.scene(&player, Layer::Background, &style(dark), SIZE);
    let outlines = scene.shapes().iter().filter_map(|shape| match shape {
        Shape::Fill { points, colour } if (colour.0, colour.1, colour.2) == (paper.0, paper.1, paper.2) => {
            Some(points.clone())
        }
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
fn the_arrows_and_the_directions_of_curvature() {
    let mut player = played("");
    player.seek(5);
    let marks = Annotations { arrows: true, curvature: true, ..Annotations::default() };
    let scene = stage_of(&player).annotations(&player, &marks, &style(false), SIZE);
    insta::assert_snapshot!("marks", svg(&scene, SIZE).unwrap());
}

#[test]
fn the_gradient_and_the_memory_add_up_to_the_step() {
    let step_of = |query: &str| {
        let mut player = played(query);
        player.seek(5);
        let marks = Annotations { arrows: true, ..Annotations::default() };
        let scene = stage_of(&player).annotations(&player, &marks, &style(false), SIZE);
        // Each arrow has a head of three corners with a rim; the tip comes first. Then the legend.
        let mut tips: Vec<Pixel> = Vec::new();
        for shape in scene.shapes() {
            if let Shape::Fill { points, .. } = shape {
                tips.push(points[0]);
            }
        }
        let stage = stage_of(&player);
        let from = stage.pixel_of(player.state(0).unwrap().point, SIZE);
        [0, 2, 4].map(|index| tips[index] - from)
    };
    for query in ["", "opt=nesterov&momentum=0.8", "dampening=0.5"] {
        let [step, memory, against] = step_of(query);
        assert!((step.x - memory.x - against.x).abs() < 1e-9, "{query}");
        assert!((step.y - memory.y - against.y).abs() < 1e-9, "{query}");
    }
}

#[test]
fn the_box_around_the_paths_holds_them_and_leaves_out_what_has_fled() {
    let bounds = fitted(&played("")).unwrap();
    let player = played("");
    assert!(player.runs()[0].trace().states.iter().all(|state| bounds.contains(state.point)));
    let wild = fitted(&played("opt=gd&lr=0.5")).unwrap();
    assert!(wild.size().y < 200.0 && wild.contains(Point::new(-4.0, 2.0)));
}

#[test]
fn a_very_long_path_is_drawn_with_few_points() {
    let player = played("fn=bowl&opt=gd&lr=0.1&noise=5&steps=50000&vs=adam");
    let scene = stage_of(&player).scene(&player, Layer::Paths, &style(false), SIZE);
    assert!(places(&scene).len() < 60_000, "{}", places(&scene).len());
}

#[test]
fn the_loss_against_the_step() {
    let player = played("vs=gd,lr:0.05");
    let scene = layers(|layer| loss_chart(&player, Scale::Logarithmic, layer));
    insta::assert_snapshot!("loss", svg(&scene, SIZE).unwrap());
}

fn chart(player: &Player, kind: Series, axis: Scale) -> Scene {
    layers(|layer| series(player, kind, axis, layer, &style(false), SIZE))
}

#[test]
fn the_parameters_against_the_step() {
    let player = played("fn=linear-regression&opt=gd&lr=0.1");
    insta::assert_snapshot!(
        "parameters",
        svg(&chart(&player, Series::Parameters, Scale::Linear), SIZE).unwrap()
    );
}

#[test]
fn the_rate_against_the_step() {
    let player = played("schedule=one-cycle&lr=0.0012&steps=60");
    insta::assert_snapshot!("rate", svg(&chart(&player, Series::Rate, Scale::Linear), SIZE).unwrap());
}

#[test]
fn the_gradient_against_the_step() {
    let player = played("fn=waves&opt=gd&lr=0.1");
    insta::assert_snapshot!(
        "gradient",
        svg(&chart(&player, Series::Gradient, Scale::Logarithmic), SIZE).unwrap()
    );
}

#[test]
fn the_data_with_the_fit_and_the_batch() {
    let mut player = played("fn=linear-regression&opt=gd&lr=0.05&batch=10&steps=40&vs=adam");
    player.seek(25);
    let scene = layers(|layer| scatter(&player, layer, &style(false), SIZE));
    let drawn = svg(&scene, SIZE).unwrap();
    // Ten batches an epoch: the 25th update is in the third.
    assert!(drawn.contains("epoch 3"));
    insta::assert_snapshot!("scatter", drawn);
}

#[test]
fn a_long_run_is_drawn_with_few_points_and_keeps_its_spikes() {
    let mut player = played("fn=bowl&opt=gd&lr=0.1&noise=1&steps=100000");
    player.seek(100_000);
    let scene = series(&player, Series::Loss, Scale::Linear, Layer::Paths, &style(false), SIZE);
    let lines = scene.shapes().iter().filter_map(|shape| match shape {
        Shape::Line { points, .. } => Some(points),
        _ => None,
    });
    let points: Vec<Pixel> = lines.flatten().copied().collect();
    assert!(points.len() < 4_000, "{}", points.len());
    let losses: Vec<f64> = player.runs()[0].trace().states.iter().map(|state| state.loss).collect();
    let most = |losses: &[f64]| losses.iter().copied().fold(0.0, f64::max);
    let least = losses.iter().copied().fold(f64::INFINITY, f64::min);
    let top = |from: f64| points.iter().filter(|at| at.x > from).map(|at| at.y).fold(f64::INFINITY, f64::min);
    let bottom = points.iter().map(|at| at.y).fold(0.0, f64::max);
    // The highest loss of all, and the highest after the first tenth of the steps, stand as far
    // above the lowest as their numbers say.
    let (left, right) = (points[0].x, points.iter().map(|at| at.x).fold(0.0, f64::max));
    let height = (bottom - top(0.0)) / (most(&losses) - least);
    let late = bottom - top(left + 0.1 * (right - left));
    assert!((late - height * (most(&losses[10_000..]) - least)).abs() < 1.0);
}

#[test]
fn a_pixel_of_a_chart_leads_back_to_its_step() {
    let player = played("steps=200");
    let at = |x| step_at(&player, Series::Loss, Scale::Logarithmic, x, SIZE);
    assert_eq!((at(-100.0), at(10_000.0)), (0, 200));
    for step in [0, 1, 57, 199, 200] {
        let mut moved = player.clone();
        moved.seek(step);
        let scene = series(&moved, Series::Loss, Scale::Logarithmic, Layer::Markers, &style(false), SIZE);
        let Some(Shape::Line { points, .. }) = scene.shapes().first() else { panic!("no cursor line") };
        assert_eq!(at(points[0].x), step);
    }
}

#[test]
fn every_track_stands_out_from_every_band_in_both_themes() {
    for dark in [false, true] {
        for (racer, &track) in Theme::of(dark).racers.iter().enumerate() {
            for (index, band) in bands(dark, 20).into_iter().enumerate() {
                let found = contrast(track, band);
                assert!(found >= 3.0, "racer {racer} on band {index}, dark {dark}: {found:.2}");
            }
        }
    }
}

#[test]
fn every_track_stands_out_from_every_basin_in_both_themes() {
    let ended = Kind::ALL.into_iter().map(Look::Ended);
    let reached = (0..8).flat_map(|minimum| (0..SHADES).map(move |shade| Look::Minimum(minimum, shade)));
    for look in reached.chain(ended) {
        for dark in [false, true] {
            for (racer, &track) in Theme::of(dark).racers.iter().enumerate() {
                let found = contrast(track, look.tint(dark));
                assert!(found >= 3.0, "racer {racer} on {look:?}, dark {dark}: {found:.2}");
            }
        }
    }
}

#[test]
fn basins_cover_the_part_of_the_plane_that_they_were_made_for() {
    let query = "fn=himmelblau&opt=gd&lr=0.01&steps=60";
    let player = played(query);
    let config = player.runs()[0].config();
    let mut survey = Survey::basins(config);
    survey.finish();
    let cells = |bounds: Rect| {
        let mut stage = Stage::new(&config.surface, bounds);
        stage.lay(Some(BasinLayer::new(&survey, &bounds, &[])));
        let scene = stage.scene(&player, Layer::Background, &style(false), SIZE);
        let cells = scene.shapes().iter().find_map(|shape| match shape {
            Shape::Cells { cells, colours, .. } => Some((cells.clone(), colours.clone())),
            _ => None,
        });
        let (cells, colours) = cells.unwrap();
        cells.into_iter().map(|cell| cell.map(|look| colours[usize::from(look)].0)).collect::<Vec<_>>()
    };
    let whole = cells(config.bounds);
    assert!(whole.iter().all(Option::is_some));
    // Seen from twice as far, the middle half of the columns and rows have all of it.
    let far = cells(config.bounds.scaled(2.0));
    let side = whole.len().isqrt();
    for (index, cell) in far.iter().enumerate() {
        let (column, row) = (index % side, index / side);
        let inside = |at: usize| (side / 4..side - side / 4).contains(&at);
        assert_eq!(cell.is_some(), inside(column) && inside(row), "{column}, {row}");
        if cell.is_some() {
            // The middle of a large cell lies on the corner of four small ones.
            let at = |at: usize| 2 * (at - side / 4) + 1;
            assert_eq!(*cell, whole[at(row) * side + at(column)]);
        }
    }
}

/// Where a scene has lines, to a quarter of a pixel.
fn inked(scene: &Scene) -> HashSet<(i32, i32)> {
    let points = scene.shapes().iter().filter_map(|shape| match shape {
        Shape::Line { points, .. } => Some(points),
        _ => None,
    });
    points.flatten().map(|at| ((4.0 * at.x) as i32, (4.0 * at.y) as i32)).collect()
}

#[test]
fn paths_that_grow_come_to_what_is_drawn_at_once() {
    for query in ["vs=adam&vs=gd,lr:0.05&vs=rmsprop", "opt=gd&lr=0.05&noise=3&vs=gd,noise:3", "opt=gd&lr=0.3"]
    {
        let (setup, _) = query::read(query);
        let mut player = Player::new(&setup.config);
        player.finish();
        let (stage, style) = (stage_of(&player), style(false));
        let whole = |player: &Player| {
            let mut scene = stage.scene(player, Layer::Paths, &style, SIZE);
            scene.append(loss_chart(player, Scale::Logarithmic, Layer::Paths));
            scene
        };
        let mut grown = inked(&whole(&player));
        for step in [1, 2, 3, 7, 20, 21, 60, player.end()] {
            let since = player.cursor();
            player.seek(step);
            let log = Scale::Logarithmic;
            grown.extend(inked(&stage.growth(&player, None, since, &style, SIZE).unwrap()));
            grown.extend(inked(&series_growth(&player, Series::Loss, log, since, &style, SIZE).unwrap()));
            let missing = inked(&whole(&player)).difference(&grown).count();
            assert_eq!(missing, 0, "{query} at step {step}");
        }
    }
}

#[test]
fn all_that_is_drawn_lies_within_its_reach() {
    let mut player = played("vs=adam&vs=gd,lr:0.3&steps=60");
    player.seek(30);
    let (stage, style) = (stage_of(&player), style(false));
    for layer in Layer::ALL {
        for scene in [
            stage.scene(&player, layer, &style, SIZE),
            series(&player, Series::Loss, Scale::Logarithmic, layer, &style, SIZE),
        ] {
            let places = places(&scene);
            let Some(bounds) = scene.bounds() else {
                assert!(places.is_empty(), "{layer:?}");
                continue;
            };
            assert!(places.iter().all(|&(at, _)| bounds.contains(at)), "{layer:?}");
            // A line has a width, a disc its radius.
            if layer == Layer::Markers {
                assert!(bounds.height() > 10.0);
            }
        }
    }
    let mark = stage.marker(&player, 0, &style, SIZE).bounds().unwrap();
    assert!(mark.width() < 20.0 && mark.height() < 20.0, "{mark:?}");
    assert!(Scene::default().bounds().is_none());
}

#[test]
fn scenes_have_the_same_fingerprint_where_they_show_the_same() {
    let mut player = played("vs=adam&steps=60");
    let stage = stage_of(&player);
    let print = |player: &Player, layer, dark| stage.scene(player, layer, &style(dark), SIZE).fingerprint();
    player.seek(30);
    let at_30 = Layer::ALL.iter().map(|&layer| print(&player, layer, false)).collect::<Vec<_>>();
    assert_eq!(at_30, Layer::ALL.iter().map(|&layer| print(&player, layer, false)).collect::<Vec<_>>());
    player.seek(31);
    let at_31 = Layer::ALL.iter().map(|&layer| print(&player, layer, false)).collect::<Vec<_>>();
    let changed = |layer| {
        let index = Layer::ALL.iter().position(|&one| one == layer).unwrap();
        at_30[index] != at_31[index]
    };
    assert!(changed(Layer::Paths) && changed(Layer::Markers));
    // Signs say the same at either step, and in other colours in the dark.
    assert!(!changed(Layer::Background) && !changed(Layer::Annotations));
    assert_ne!(print(&player, Layer::Annotations, false), print(&player, Layer::Annotations, true));
}

#[test]
fn a_path_too_long_to_grow_is_drawn_anew() {
    let player = played("fn=bowl&opt=gd&lr=0.1&noise=5&steps=50000");
    let style = style(false);
    assert!(stage_of(&player).growth(&player, None, 10, &style, SIZE).is_none());
    assert!(series_growth(&player, Series::Loss, Scale::Linear, 10, &style, SIZE).is_none());
}

#[test]
fn the_marks_are_those_of_the_racer_that_is_asked_for() {
    let mut player = played("vs=gd,lr:0.05");
    player.seek(5);
    let stage = stage_of(&player);
    let marks = |racer, name: &str| {
        let marks = Annotations { arrows: true, racer, name: name.into(), ..Annotations::default() };
        stage.annotations(&player, &marks, &style(false), SIZE)
    };
    let texts = |scene: &Scene| {
        let words = scene.shapes().iter().filter_map(|shape| match shape {
            Shape::Text { text, .. } => Some(text.clone()),
            _ => None,
        });
        words.collect::<Vec<_>>().join(" ")
    };
    let second = marks(1, "Gradient descent");
    assert!(texts(&second).contains("Gradient descent"));
    // Plain descent remembers nothing.
    assert!(!texts(&second).contains("from memory") && texts(&marks(0, "")).contains("from memory"));
    let Some(Shape::Line { points, .. }) = second.shapes().first() else { panic!("no arrow") };
    let at = player.state(1).unwrap().point;
    assert_eq!(points[0], stage.pixel_of(at, SIZE));
    assert!(marks(2, "").shapes().is_empty());
}

#[test]
fn the_names_of_curvature_keep_off_the_arrows_and_each_other() {
    for (query, step) in [
        ("", 5),
        ("", 1),
        ("fn=saddle&x=-0.3&y=0.2&opt=momentum&lr=0.05", 3),
        ("fn=rosenbrock&opt=adam&lr=0.1", 8),
    ] {
        let mut player = played(query);
        player.seek(step);
        let marks = Annotations { arrows: true, curvature: true, ..Annotations::default() };
        let scene = stage_of(&player).annotations(&player, &marks, &style(false), SIZE);
        let mut names: Vec<[f64; 4]> = Vec::new();
        for shape in scene.shapes() {
            if let Shape::Text { at, text, size, .. } = shape
                && text.starts_with('λ')
            {
                let (width, height) = (0.5 * 0.5 * size * text.chars().count() as f64, 0.4 * size);
                names.push([at.x - width, at.y - height, at.x + width, at.y + height]);
            }
        }
        // Each is written five times, the halo first.
        let names: Vec<[f64; 4]> = names.into_iter().skip(4).step_by(5).collect();
        assert_eq!(names.len(), 2, "{query}");
        let is_apart = |a: &[f64; 4], b: &[f64; 4]| a[2] < b[0] || b[2] < a[0] || a[3] < b[1] || b[3] < a[1];
        assert!(is_apart(&names[0], &names[1]), "{query}");
        for shape in scene.shapes() {
            if let Shape::Line { points, .. } = shape {
                for pair in points.windows(2) {
                    for part in (0..=20).map(|part| f64::from(part) / 20.0) {
                        let Pixel { x, y } = pair[0].lerp(pair[1], part);
                        let is_off = |name: &[f64; 4]| is_apart(name, &[x, y, x, y]);
                        assert!(names.iter().all(is_off), "{query} at step {step}");
                    }
                }
            }
        }
    }
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
        let mut scenes = vec![layers(|layer| stage.scene(&player, layer, &style(false), SIZE))];
        for axis in [Scale::Linear, Scale::Logarithmic] {
            scenes.push(layers(|layer| loss_chart(&player, axis, layer)));
        }
        if player.runs()[0].config().surface.dimension() == Dimension::Two {
            scenes.push(relief(&player, false, Angle::default(), true));
        }
        for (Pixel { x, y }, reach) in scenes.iter().flat_map(places) {
            let inside =
                (-reach..=SIZE.width + reach).contains(&x) && (-reach..=SIZE.height + reach).contains(&y);
            assert!(inside, "{query}: ({x}, {y})");
        }
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
    fn zooming_keeps_the_point_in_its_place_and_the_box_a_box(
        across in 0.0..1.0_f64, up in 0.0..1.0_f64, notches in prop::collection::vec(-3.0..3.0, 1..20),
    ) {
        let own = Rect::new(-5.0, 5.0, -3.0, 3.0);
        let mut bounds = own;
        for notch in notches {
            let size = bounds.size();
            let about = Point::new(bounds.min.x + across * size.x, bounds.min.y + up * size.y);
            bounds = zoomed(&bounds, &own, about, 1.25_f64.powf(notch));
            let part: f64 = (about.x - bounds.min.x) / bounds.size().x;
            prop_assert!((part - across).abs() < 1e-3, "{part} {across}");
        }
        let beside = moved(&bounds, 0.5, -0.25);
        prop_assert!((beside.size().x - bounds.size().x).abs() < 1e-3 * bounds.size().x);
        prop_assert!(beside.min.x > bounds.min.x && beside.min.y < bounds.min.y);
    }

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

/// A survey that is done, drawn as the page draws it.
fn surveyed(query: &str, subject: Subject, notes: &SurveyNotes, dark: bool) -> String {
    let (setup, _) = query::read(query);
    let mut done = match subject {
        Subject::Sweep => Survey::sweep(&setup.config),
        Subject::Map => Survey::map(&setup.config).unwrap(),
        Subject::Basins => Survey::basins(&setup.config),
    };
    done.finish();
    let style = style(dark);
    let mut scene = Scene::default();
    let mut frame = survey_frame(&done, SIZE);
    if subject == Subject::Basins {
        let player = played(query);
        let mut stage = stage_of(&player);
        stage.lay(Some(BasinLayer::new(&done, &setup.config.bounds, &[])));
        scene = stage.scene(&player, Layer::Background, &style, SIZE);
        frame = stage.frame(SIZE);
    }
    scene.append(survey(&done, &frame, notes, &style, SIZE));
    svg(&scene, SIZE).unwrap()
}

fn notes() -> SurveyNotes {
    SurveyNotes { across: "rate".into(), up: "steps".into(), limit: "limit".into(), ..SurveyNotes::default() }
}

#[test]
fn any_slice_of_a_survey_makes_a_picture_that_fills() {
    let (setup, style) = (query::read("steps=60").0, style(false));
    for mut slices in [Survey::sweep(&setup.config), Survey::map(&setup.config).unwrap()] {
        let frame = survey_frame(&slices, SIZE);
        let mut pictures = HashSet::new();
        for _ in 0..12 {
            let scene = survey(&slices, &frame, &SurveyNotes::default(), &style, SIZE);
            pictures.insert(svg(&scene, SIZE).unwrap());
            slices.advance(600);
        }
        // A slice may find what the coarser cells had shown before.
        assert!(pictures.len() > 6, "{:?}: {} pictures", slices.subject(), pictures.len());
    }
}

#[test]
fn a_sweep_of_three_racers() {
    let notes = SurveyNotes { limits: vec![Some(0.2), Some(0.38), None], cursor: Some((60, 1)), ..notes() };
    let query = "opt=gd&vs=momentum&vs=adam&steps=100";
    insta::assert_snapshot!("sweep", surveyed(query, Subject::Sweep, &notes, false));
}

#[test]
fn a_map_of_rate_and_momentum() {
    let notes = SurveyNotes { up: "momentum".into(), cursor: Some((40, 20)), ..notes() };
    insta::assert_snapshot!("map", surveyed("steps=60", Subject::Map, &notes, false));
}

#[test]
fn the_basins_over_their_field() {
    let query = "fn=himmelblau&opt=gd&lr=0.01&steps=60";
    insta::assert_snapshot!("basins", surveyed(query, Subject::Basins, &SurveyNotes::default(), true));
}

#[test]
fn the_basins_under_a_curve() {
    let query = "fn=double-well&opt=gd&lr=0.05";
    insta::assert_snapshot!(
        "basins_of_a_curve",
        surveyed(query, Subject::Basins, &SurveyNotes::default(), false)
    );
}

#[test]
fn the_cell_under_a_pixel_is_the_one_drawn_there() {
    let (setup, _) = query::read("opt=gd&vs=adam");
    let sweep = Survey::sweep(&setup.config);
    let frame = survey_frame(&sweep, SIZE);
    // Left of everything, on the second racer's strip; then below the strips, where the row stays.
    assert_eq!(survey_cell(&sweep, &frame, Pixel::new(0.0, 30.0), 0), (0, 1));
    assert_eq!(survey_cell(&sweep, &frame, Pixel::new(SIZE.width, 150.0), 0), (sweep.columns().len() - 1, 0));
    assert_eq!(survey_cell(&sweep, &frame, Pixel::new(SIZE.width, 150.0), 1).1, 1);
    let map = Survey::map(&query::read("").0.config).unwrap();
    let frame = survey_frame(&map, SIZE);
    assert_eq!(survey_cell(&map, &frame, Pixel::new(0.0, SIZE.height), 0), (0, 0));
    assert_eq!(survey_cell(&map, &frame, Pixel::new(SIZE.width, 0.0), 0), (127, 127));
}

#[test]
fn shades_halve() {
    let most: Vec<u32> = (0..SHADES).map(|shade| most_steps(shade, 200)).collect();
    assert_eq!(most, [12, 25, 50, 100, 200]);
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
