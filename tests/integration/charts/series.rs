//! How much of the runs their charts show.

use super::{WIDE, loss_chart, plotted, texts};
use crate::common::{config, played, style};
use fall_line::analysis::stability::{curvature_formula, curvature_limit, stability_limit};
use fall_line::chart::{Layer, Scale, Scene, Series, Shape, Sharpness, Size, last_shown, series, text_width};
use fall_line::optimizer::{Optimizer, Rule};
use fall_line::player::Player;
use plotters::style::text_anchor::HPos;

#[test]
fn charts_end_half_as_far_again_as_the_last_verdict_unless_the_cursor_stands_beyond() {
    let mut player = played("");
    assert_eq!(player.outcome()[0].step, Some(50));
    let mut shown = |step| {
        player.seek(step);
        last_shown(&player)
    };
    assert_eq!([shown(0), shown(50), shown(75)], [75; 3]);
    // Axes that moved with each step could not be read.
    assert_eq!([shown(76), shown(120), shown(150), shown(151), shown(200)], [150, 150, 150, 200, 200]);
    assert_eq!(shown(10), 75);
}

#[test]
fn charts_end_by_the_racer_that_takes_longest_and_show_all_where_one_has_no_step() {
    let shown = |query: &str| {
        let mut player = played(query);
        player.seek(0);
        let steps: Vec<Option<u32>> = player.outcome().iter().map(|verdict| verdict.step).collect();
        (last_shown(&player), steps)
    };
    let (last, steps) = shown("vs=gd,lr:0.19");
    let latest = steps.iter().flatten().max().copied().unwrap();
    assert_eq!(f64::from(last), (1.5 * f64::from(latest)).ceil());
    let (last, steps) = shown("vs=gd,lr:0.0001");
    assert!(last == 200 && steps.contains(&None));
    // One that is there at once is still seen to stay.
    assert_eq!(shown("opt=gd&x=0&y=0"), (10, vec![Some(0)]));
    assert_eq!(shown("opt=gd&x=0&y=0&steps=4").0, 4);
}

#[test]
fn charts_of_runs_that_are_not_over_have_room_for_their_budget() {
    let mut player = Player::new(&config("steps=300"));
    player.advance(20);
    player.seek(20);
    assert_eq!(last_shown(&player), 300);
    let paths = loss_chart(&player, Scale::Linear, Layer::Paths).bounds().unwrap();
    assert!(paths.width() < 40.0, "{paths:?}");
}

/// The places of a scene's lines from top to bottom and from left to right.
fn extent(scene: &Scene) -> [f64; 2] {
    let bounds = scene.bounds().unwrap();
    [bounds.height(), bounds.width()]
}

#[test]
fn a_run_that_falls_and_then_explodes_shows_its_fall_by_powers_of_ten() {
    // The rate passes its limit on the way up.
    let mut player = played("opt=gd&lr=0.5&schedule=warmup&warmup=60&steps=300&noise=0.01");
    let losses: Vec<f64> = player.runs()[0].trace().states.iter().map(|state| state.loss).collect();
    let lowest = losses.iter().copied().fold(f64::INFINITY, f64::min);
    assert!(lowest < 1e-2 * losses[0] && losses.last().unwrap() > &(1e6 * losses[0]));
    player.seek(0);
    let scene = loss_chart(&player, Scale::Logarithmic, Layer::Paths);
    let line = scene.shapes().iter().find_map(|shape| match shape {
        Shape::Line { points, .. } => Some(points),
        _ => None,
    });
    let line = line.unwrap();
    let bottom = line.iter().map(|at| at.y).fold(0.0, f64::max);
    assert!(bottom > line[0].y + 15.0 && line.last().unwrap().y < line[0].y - 30.0);
    // The plot's own edge lies below all of it.
    let frame = loss_chart(&player, Scale::Logarithmic, Layer::Background);
    let edge = frame.shapes().iter().filter_map(|shape| match shape {
        Shape::Line { points, .. } if points.len() == 3 => Some(points[1].y),
        _ => None,
    });
    assert!(bottom < edge.fold(0.0, f64::max) - 3.0);
}

#[test]
fn a_run_that_explodes_leaves_an_even_chart_to_what_can_be_read() {
    let [height, width] =
        extent(&loss_chart(&played("opt=gd&lr=0.3&vs=momentum"), Scale::Linear, Layer::Paths));
    assert!(height > 100.0 && width > 200.0);
}

#[test]
fn the_name_of_the_axis_stands_where_no_line_goes() {
    // They fall, rise all the way, leave the chart early or late, and stay high.
    for query in [
        "",
        "opt=gd&lr=0.21&steps=60",
        "opt=gd&lr=0.3",
        "fn=parabola&opt=gd&lr=1.05&steps=20",
        "fn=parabola&opt=gd&lr=1&steps=20",
        "opt=gd&lr=0.00001",
    ] {
        let mut player = played(query);
        player.seek(player.rest());
        let size = Size::new(520.0, 260.0);
        let drawn = |layer| {
            series(&player, plotted(&player, Series::Loss, Scale::Linear), layer, &style(false), size)
        };
        let ground = drawn(Layer::Background);
        let name = ground.shapes().iter().find_map(|shape| match shape {
            Shape::Text { at, text, size, across, .. } if text.starts_with("loss") => {
                let width = text_width(text, *size);
                let left = if matches!(across, HPos::Right) { at.x - width } else { at.x };
                Some((left, left + width, at.y + size))
            }
            _ => None,
        });
        let (left, right, bottom) = name.unwrap();
        for shape in drawn(Layer::Paths).shapes().iter().chain(drawn(Layer::Markers).shapes()) {
            let Shape::Line { points, .. } = shape else { continue };
            let crosses = points.iter().any(|at| left < at.x && at.x < right && at.y < bottom);
            assert!(!crosses, "{query}: {left} to {right}");
        }
    }
}

fn curvature(query: &str, layer: Layer) -> Scene {
    let player = played(query);
    let mut sharpness = Sharpness::default();
    sharpness.follow(&player);
    series(
        &player,
        plotted(&player, Series::Sharpness(&sharpness), Scale::Linear),
        layer,
        &style(false),
        WIDE,
    )
}

#[test]
fn the_limit_of_the_curvature_is_the_one_of_the_rate_solved_for_it() {
    for (rule, formula, times) in [
        (Rule::Gd, "2/α", 2.0),
        (Rule::Momentum, "2(1\u{a0}+\u{a0}β)/α", 3.8),
        (Rule::Nesterov, "2(1\u{a0}+\u{a0}β)/((1\u{a0}+\u{a0}2β)α)", 3.8 / 2.8),
    ] {
        let optimizer = Optimizer::new(rule);
        let limit = curvature_limit(&optimizer, 0.05).unwrap();
        assert!((limit / (times / 0.05) - 1.0).abs() < 1e-12);
        // At that curvature this very rate is the limit.
        assert!((stability_limit(&optimizer, limit).unwrap() / 0.05 - 1.0).abs() < 1e-12);
        assert_eq!(curvature_formula(&optimizer).as_deref(), Some(formula));
    }
    let adam = Optimizer::new(Rule::Adam);
    assert!(curvature_limit(&adam, 0.05).is_none() && curvature_formula(&adam).is_none());
}

#[test]
fn a_chart_of_curvature_names_its_limit_by_the_rule() {
    let said = |query: &str| {
        let texts = texts(&curvature(query, Layer::Background));
        texts.into_iter().filter(|text| text.contains("limit")).collect::<Vec<_>>()
    };
    assert_eq!(said("opt=gd&lr=0.1"), ["limit 2/α = 20"]);
    assert_eq!(said(""), ["limit 2(1\u{a0}+\u{a0}β)/α = 38"]);
    // The rate changes, and the limit with it.
    assert_eq!(said("opt=gd&lr=0.1&schedule=cosine"), ["limit 2/α"]);
    // It lies far above all that there is.
    assert_eq!(said("opt=gd&lr=0.001"), ["limit 2/α = 2000 ↑"]);
    assert_eq!(said("opt=gd&lr=0.1&vs=adam"), ["gd: limit 2/α = 20"]);
    assert!(said("opt=adam").is_empty() && !curvature("opt=adam", Layer::Paths).shapes().is_empty());
}

#[test]
fn a_curvature_that_rises_is_seen_all_the_way() {
    // From the flat rim of a plateau down to its minimum, where it is 1.
    let [height, width] = extent(&curvature("fn=plateau&opt=gd&lr=0.1", Layer::Paths));
    assert!(height > 90.0 && width > 500.0, "{height} {width}");
}
