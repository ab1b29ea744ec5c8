//! Names on pictures: of racers, of minima, and the key of height.

use super::{SIZE, WIDE, loss_chart, plotted, stage_of, texts};
use crate::common::{played, style};
use fall_line::chart::{
    Angle, BasinLayer, Layer, Pixel, PixelRect, Scale, Scene, Series, Shape, Size, Stage, series, text_width,
};
use fall_line::player::Player;
use fall_line::survey::Survey;

/// A stage that has room for words.
const LARGE: Size = Size::new(800.0, 520.0);

/// The texts of a scene with the rectangles that they fill, each once.
fn written(scene: &Scene) -> Vec<(String, PixelRect)> {
    use plotters::style::text_anchor::HPos;
    let mut all: Vec<(String, PixelRect)> = Vec::new();
    for shape in scene.shapes() {
        let Shape::Text { at, text, size, across, .. } = shape else { continue };
        let width = text_width(text, *size);
        let left = at.x - width * if matches!(across, HPos::Left) { 0.0 } else { 1.0 };
        let (top, bottom) = (at.y - 0.5 * size, at.y + 0.5 * size);
        // The last one is the text itself; its halo came before.
        if all.last().is_some_and(|(last, rect)| last == text && (rect.left - left).abs() < 3.0) {
            all.pop();
        }
        all.push((text.clone(), PixelRect { left, top, right: left + width, bottom }));
    }
    all
}

fn stage_layer(player: &Player, layer: Layer, size: Size) -> Scene {
    stage_of(player).scene(player, layer, &style(false), size)
}

/// How often a text is on the stage.
fn count(query: &str, text: &str) -> usize {
    let scene = stage_layer(&played(query), Layer::Annotations, LARGE);
    written(&scene).iter().filter(|(written, _)| written == text).count()
}

#[test]
fn every_minimum_is_named_where_there_is_room() {
    assert_eq!(count("fn=himmelblau", "Minimum"), 4);
    assert_eq!((count("fn=camel", "Minimum"), count("fn=camel", "local minimum")), (2, 4));
    assert_eq!((count("fn=double-well", "Minimum"), count("fn=double-well", "local minimum")), (1, 1));
    // Of a hundred the lowest is enough.
    assert_eq!((count("fn=rastrigin", "Minimum"), count("fn=rastrigin", "local minimum")), (1, 0));
}

#[test]
fn words_on_a_stage_stand_beside_each_other_and_off_the_minima() {
    for query in ["fn=himmelblau", "fn=camel", "fn=waves", "fn=styblinski-tang", "vs=adam&vs=gd&vs=rmsprop"] {
        let mut player = played(query);
        for step in [0, 1, 7, 30, 90] {
            player.seek(step);
            for size in [LARGE, SIZE] {
                let mut scene = stage_layer(&player, Layer::Annotations, size);
                scene.append(stage_layer(&player, Layer::Markers, size));
                let all = written(&scene);
                for (index, (text, place)) in all.iter().enumerate() {
                    for (other, beside) in &all[index + 1..] {
                        assert!(!place.overlaps(beside), "{query} at {step}: {text} and {other}");
                    }
                }
            }
        }
    }
}

#[test]
fn each_racer_of_a_race_has_its_name_beside_its_mark_and_one_alone_has_none() {
    let mut player = played("vs=adam&vs=gd,lr:0.05");
    for step in [0, 10, 40] {
        player.seek(step);
        let stage = stage_of(&player);
        for (racer, name) in ["momentum", "adam", "gd"].into_iter().enumerate() {
            let scene = &stage.markers(&player, player.cursor(), &style(false), LARGE)[racer];
            let [(text, place)] = &written(scene)[..] else { panic!("{name} at step {step}") };
            assert_eq!(text, name);
            let at = stage.pixel_of(player.state(racer).unwrap().point, LARGE);
            assert!(
                place.grown(50.0).contains(at) && !place.grown(4.0).contains(at),
                "{name} at step {step}"
            );
        }
    }
    assert!(texts(&stage_layer(&played(""), Layer::Markers, LARGE)).is_empty());
}

#[test]
fn racers_of_one_rule_are_told_apart_by_their_rates_or_by_number() {
    let names = |query: &str| {
        let mut player = played(query);
        player.seek(4);
        texts(&stage_layer(&player, Layer::Markers, LARGE))
    };
    let mut found = names("opt=gd&lr=0.1&vs=gd,lr:0.05&vs=adam");
    found.sort();
    assert_eq!(found, ["adam", "gd 0.05", "gd 0.1"]);
    let mut found = names("opt=momentum&lr=0.1&vs=momentum,lr:0.1,momentum:0.5");
    found.sort();
    assert_eq!(found, ["momentum (1)", "momentum (2)"]);
}

#[test]
fn a_racer_that_has_left_the_view_is_named_at_its_arrow() {
    let player = played("opt=gd&lr=0.3&vs=adam");
    let said = |layer| texts(&stage_layer(&player, layer, LARGE));
    assert!(said(Layer::Annotations).contains(&"gd left the view at step 1".into()));
    assert!(said(Layer::Markers).contains(&"adam".into()) && !said(Layer::Markers).contains(&"gd".into()));
    let alone = played("opt=gd&lr=0.3");
    assert!(
        texts(&stage_layer(&alone, Layer::Annotations, LARGE)).contains(&"left the view at step 1".into())
    );
}

#[test]
fn lines_of_a_race_have_their_names_at_their_ends_where_there_is_room() {
    let player = played("vs=adam&vs=gd,lr:0.05");
    let names = ["momentum", "adam", "gd"];
    let drawn = |player: &Player, size| {
        let scene = series(
            player,
            plotted(player, Series::Loss, Scale::Linear),
            Layer::Background,
            &style(false),
            size,
        );
        let is_name = |(text, _): &(String, PixelRect)| names.contains(&text.as_str());
        written(&scene).into_iter().filter(is_name).collect::<Vec<_>>()
    };
    let found = drawn(&player, WIDE);
    assert_eq!(found.len(), 3);
    let paths =
        series(&player, plotted(&player, Series::Loss, Scale::Linear), Layer::Paths, &style(false), WIDE);
    let right = paths.bounds().unwrap().right;
    for (index, (name, place)) in found.iter().enumerate() {
        assert!(place.left > right && place.right <= WIDE.width, "{name}");
        assert!(found[index + 1..].iter().all(|(_, other)| !place.overlaps(other)), "{name}");
    }
    assert!(drawn(&player, Size::new(100.0, 120.0)).is_empty());
    assert!(drawn(&played(""), WIDE).is_empty());
}

#[test]
fn the_key_of_height_stands_on_ground_with_room_for_it() {
    let has_key = |scene: &Scene| ["low", "high"].iter().all(|word| texts(scene).contains(&(*word).into()));
    let player = played("");
    assert!(has_key(&stage_layer(&player, Layer::Background, SIZE)));
    assert!(!has_key(&stage_layer(&player, Layer::Background, Size::new(240.0, 160.0))));
    assert!(!has_key(&stage_layer(&played("fn=parabola"), Layer::Background, LARGE)));
    let mut stage = stage_of(&player);
    stage.show(Some(Angle::default()), false);
    assert!(has_key(&stage.scene(&player, Layer::Background, &style(true), SIZE)));
    // Basins have colours of their own.
    let config = player.runs()[0].config();
    let mut survey = Survey::basins(config);
    survey.finish();
    let basins = BasinLayer::new(&survey, &config.bounds, &[]);
    let covered = Stage::new(&config.surface, config.bounds).background(Some(&basins), &style(false), SIZE);
    assert!(!has_key(&covered));
}

#[test]
fn a_chart_has_marks_at_the_cursor_alone() {
    let mut player = played("vs=adam&steps=20");
    player.seek(10);
    let discs = |layer| {
        let scene = loss_chart(&player, Scale::Linear, layer);
        let at: Vec<Pixel> = scene
            .shapes()
            .iter()
            .filter_map(|shape| match shape {
                Shape::Disc { at, .. } => Some(*at),
                _ => None,
            })
            .collect();
        at.len()
    };
    assert_eq!((discs(Layer::Background), discs(Layer::Paths)), (0, 0));
    assert!(discs(Layer::Markers) > 0);
}
