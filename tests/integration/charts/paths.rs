//! Lines: how much ink they take, how they grow, and that they stay on the picture.

use super::{SIZE, layers, loss_chart, places, plotted, relief, stage_of};
use crate::common::{played, style};
use fall_line::chart::{Angle, Layer, Pixel, Scale, Scene, Series, Shape, last_shown, series, step_at, svg};
use fall_line::geometry::{Dimension, Point};
use fall_line::player::Player;
use fall_line::query;
use plotters::style::RGBColor;
use std::collections::HashSet;

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

#[test]
fn a_very_long_path_is_drawn_with_few_points() {
    let player = played("fn=bowl&opt=gd&lr=0.1&noise=5&steps=50000&vs=adam");
    let scene = stage_of(&player).scene(&player, Layer::Paths, &style(false), SIZE);
    assert!(places(&scene).len() < 60_000, "{}", places(&scene).len());
}

#[test]
fn a_long_run_is_drawn_with_few_points_and_keeps_its_spikes() {
    let mut player = played("fn=bowl&opt=gd&lr=0.1&noise=1&steps=100000");
    player.seek(100_000);
    let scene =
        series(&player, plotted(&player, Series::Loss, Scale::Linear), Layer::Paths, &style(false), SIZE);
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
    let mut moved = played("steps=200");
    let at = |player: &Player, x| {
        step_at(player, plotted(player, Series::Loss, Scale::Logarithmic), x, &style(false).words, SIZE)
    };
    assert_eq!((at(&moved, -100.0), at(&moved, 10_000.0)), (0, 200));
    for step in [0, 1, 57, 199, 200] {
        moved.seek(step);
        let scene = series(
            &moved,
            plotted(&moved, Series::Loss, Scale::Logarithmic),
            Layer::Markers,
            &style(false),
            SIZE,
        );
        let Some(Shape::Line { points, .. }) = scene.shapes().first() else { panic!("no cursor line") };
        assert_eq!(at(&moved, points[0].x), step);
    }
    // As far as the chart shows, and no further.
    moved.seek(20);
    assert_eq!(at(&moved, 10_000.0), last_shown(&moved));
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
    for (query, most) in [
        ("vs=adam&vs=gd,lr:0.05&vs=rmsprop", 0),
        ("opt=gd&lr=0.05&noise=3&vs=gd,noise:3", 0),
        ("opt=gd&lr=0.3", 0),
        // Of what lies ahead some lies over what has been passed meanwhile.
        ("opt=gd&lr=0.05&noise=3&steps=1900", 40),
    ] {
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
        // Once the axes change, a page draws all of it anew.
        let last = last_shown(&player);
        for step in [1, 2, 3, 7, 20, 21, 60, last].map(|step| step.min(last)) {
            let since = player.cursor();
            player.seek(step);
            grown.extend(inked(&stage.scene(&player, Layer::Growth(since), &style, SIZE)));
            grown.extend(inked(&loss_chart(&player, Scale::Logarithmic, Layer::Growth(since))));
            let missing = inked(&whole(&player)).difference(&grown).count();
            assert!(missing <= most, "{missing}: {query} at step {step}");
        }
    }
}

/// The segments of a scene's lines.
fn segments(scene: &Scene) -> usize {
    let lines = scene.shapes().iter().map(|shape| match shape {
        Shape::Line { points, .. } => points.len() - 1,
        _ => 0,
    });
    lines.sum()
}

/// To and fro across the ravine, along it, and in a cloud around the minimum.
const TANGLES: [&str; 4] = [
    "opt=gd&lr=0.2",
    "opt=gd&lr=0.1999&kappa=10",
    "opt=momentum&lr=0.379&momentum=0.9",
    "fn=bowl&opt=gd&lr=0.5&noise=3",
];

#[test]
fn a_path_grows_by_as_much_however_long_it_is() {
    let style = style(false);
    for query in TANGLES {
        let mut player = played(&format!("{query}&steps=10000"));
        let stage = stage_of(&player);
        let mut grown = |step: u32| {
            player.seek(step);
            let layer = Layer::Growth(step - 4);
            segments(&stage.scene(&player, layer, &style, SIZE))
                + segments(&loss_chart(&player, Scale::Logarithmic, layer))
        };
        let (early, late) = (grown(900), grown(9_000));
        println!("{query}: {early} and {late} segments");
        assert!(late < 2 * early.max(40), "{query}: {early} and {late}");
    }
}

#[test]
fn lines_that_lie_over_others_are_left_out() {
    for query in TANGLES {
        let drawn = |steps: u32| {
            let mut player = played(&format!("{query}&steps={steps}"));
            player.seek(steps);
            segments(&stage_of(&player).scene(&player, Layer::Paths, &style(false), SIZE))
        };
        let (short, long) = (drawn(1_000), drawn(10_000));
        println!("{query}: {short} and {long} segments");
        // There are a halo and a line.
        assert!(long < 2 * 4_000, "{query}: {short} and {long}");
    }
}

/// Whether a line covers a pixel.
fn covers(shape: &Shape, at: Pixel) -> bool {
    let Shape::Line { points, width, .. } = shape else { return false };
    points.windows(2).any(|pair| {
        let (from, by) = (pair[0], pair[1] - pair[0]);
        let square = by.x * by.x + by.y * by.y;
        let part = ((at.x - from.x) * by.x + (at.y - from.y) * by.y) / square.max(f64::MIN_POSITIVE);
        at.distance(from + by * part.clamp(0.0, 1.0)) < width / 2.0
    })
}

#[test]
fn lines_on_top_of_each_other_are_no_rim_of_one_another() {
    // It swings to and fro along one line, a little shorter each time.
    for query in ["opt=gd&lr=0.1999&steps=10000", "opt=gd&lr=0.1999&steps=10000&x=0"] {
        let mut player = played(query);
        player.seek(9_000);
        let stage = stage_of(&player);
        let scene = stage.scene(&player, Layer::Paths, &style(false), SIZE);
        let ink = scene.shapes().iter().rev().find_map(|shape| match shape {
            Shape::Line { colour, .. } => Some(*colour),
            _ => None,
        });
        // The marker lies over the middle.
        for part in 20..100 {
            let at = stage.pixel_of(Point::new(0.0, 1.4 * f64::from(part) / 100.0), SIZE);
            let top = scene.shapes().iter().rev().find(|shape| covers(shape, at));
            assert!(
                matches!(top, Some(Shape::Line { colour, .. }) if Some(*colour) == ink),
                "{query}: what lies on top of {at:?} is {top:?}"
            );
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
            series(&player, plotted(&player, Series::Loss, Scale::Logarithmic), layer, &style, SIZE),
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
    // Its name is less than ten letters long, with as much room on the other side.
    let mark = stage.markers(&player, 30, &style, SIZE)[0].bounds().unwrap();
    assert!(mark.width() < 250.0 && mark.height() < 60.0, "{mark:?}");
    let alone = played("steps=60");
    let mark = stage.markers(&alone, alone.cursor(), &style, SIZE)[0].bounds().unwrap();
    assert!(mark.width() < 20.0 && mark.height() < 20.0, "{mark:?}");
    assert!(Scene::default().bounds().is_none());
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
fn what_lies_ahead_is_one_opaque_layer_below_all_that_lies_behind() {
    // The first one comes back to where it was again and again, and over the others.
    let mut player = played("fn=rosenbrock&opt=adam&lr=0.5&vs=momentum,lr:0.0012&vs=rmsprop&steps=60");
    player.seek(12);
    for dark in [false, true] {
        let style = style(dark);
        let ahead = [0, 1, 2].map(|racer| style.theme().ahead(racer));
        let is_ahead = |shape: &Shape| match shape {
            Shape::Line { colour, .. } | Shape::Disc { colour, .. } => {
                ahead.contains(&RGBColor(colour.0, colour.1, colour.2)).then_some(colour.3)
            }
            _ => None,
        };
        let scene = stage_of(&player).scene(&player, Layer::Paths, &style, SIZE);
        let opacities: Vec<Option<f64>> = scene.shapes().iter().map(is_ahead).collect();
        let count = opacities.iter().position(Option::is_none).unwrap();
        assert!(count > 10 && opacities[..count].iter().all(|&opacity| opacity == Some(1.0)));
        assert!(opacities[count..].iter().all(Option::is_none));
    }
}

#[test]
fn nothing_is_drawn_of_a_path_that_has_left_the_view_for_good() {
    for (query, left) in [("opt=gd&lr=0.22", 3), ("fn=parabola&opt=gd&lr=1.1", 3), ("opt=gd&lr=0.21", 5)] {
        let paths = |steps: u32| {
            let player = played(&format!("{query}&steps={steps}"));
            svg(&stage_of(&player).scene(&player, Layer::Paths, &style(false), SIZE), SIZE).unwrap()
        };
        // Beyond, each step crosses the whole view.
        assert_eq!(paths(left), paths(left + 12), "{query}");
        assert_ne!(paths(left), paths((left - 1).max(1)), "{query}");
        let relief = |steps: u32| {
            let player = played(&format!("{query}&steps={steps}"));
            let mut stage = stage_of(&player);
            stage.show(Some(Angle::default()), true);
            svg(&stage.scene(&player, Layer::Paths, &style(false), SIZE), SIZE).unwrap()
        };
        assert_eq!(relief(left), relief(left + 12), "{query}");
    }
}

#[test]
fn a_path_that_comes_back_into_view_is_drawn_again() {
    let mut player = played("box=-3,5,-3,3");
    player.seek(0);
    let paths = stage_of(&player).scene(&player, Layer::Paths, &style(false), SIZE);
    let right = places(&paths).iter().map(|(at, _)| at.x).fold(0.0, f64::max);
    assert!(right > 200.0, "{right}");
}
