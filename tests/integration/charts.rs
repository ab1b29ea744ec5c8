//! The pictures: what they show, by snapshots, and what several of their tests need.

mod anatomy;
mod annotations;
mod colours;
mod legend;
mod names;
mod pad;
mod paths;
mod pixels;
mod series;
mod stage;
mod surveys;
mod viewport;

use crate::common::{played, step_words, style};
use fall_line::chart::{
    Angle, Annotations, BasinLayer, Layer, Pixel, Plotted, Scale, Scene, Series, Shape, Sharpness, Size,
    Stage, SurveyNotes, TakenApart, last_shown, scatter, series, survey, survey_frame, svg,
};
use fall_line::player::Player;
use fall_line::query;
use fall_line::survey::{Subject, Survey};

/// How large the pictures are.
const SIZE: Size = Size::new(360.0, 260.0);
/// The same of a chart on a wide page.
const WIDE: Size = Size::new(640.0, 180.0);

fn stage_of(player: &Player) -> Stage {
    let config = player.runs()[0].config();
    Stage::new(&config.surface, config.bounds)
}

/// No marks yet, but the words for all.
fn marks() -> Annotations {
    Annotations { words: step_words(), ..Annotations::default() }
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

/// A series as a page shows it.
fn plotted<'a>(player: &Player, series: Series<'a>, scale: Scale) -> Plotted<'a> {
    Plotted { series, scale, last: last_shown(player) }
}

fn loss_chart(player: &Player, axis: Scale, layer: Layer) -> Scene {
    series(player, plotted(player, Series::Loss, axis), layer, &style(false), SIZE)
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

/// What is written on a scene, each text once: its halo writes it four times before.
fn texts(scene: &Scene) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for shape in scene.shapes() {
        if let Shape::Text { text, .. } = shape
            && all.last() != Some(text)
        {
            all.push(text.clone());
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
fn the_arrows_and_the_directions_of_curvature() {
    let mut player = played("");
    player.seek(5);
    let marks = Annotations { arrows: true, curvature: true, ..marks() };
    let scene = stage_of(&player).annotations(&player, &marks, &style(false), SIZE);
    insta::assert_snapshot!("marks", svg(&scene, SIZE).unwrap());
}

/// A step taken apart, on some layers of the picture.
fn taken_apart(query: &str, step: u32, below: &[Layer], dark: bool) -> String {
    let mut player = played(query);
    player.seek(step);
    let marks = Annotations { apart: Some(TakenApart::default()), ..marks() };
    let (stage, style, mut scene) = (stage_of(&player), style(dark), Scene::default());
    for &layer in below {
        scene.append(stage.scene(&player, layer, &style, SIZE));
    }
    scene.append(stage.taken_apart(&player, &marks, &style, SIZE));
    svg(&scene, SIZE).unwrap()
}

#[test]
fn a_step_taken_apart_on_a_curve() {
    let query = "fn=parabola&opt=momentum&lr=0.1";
    insta::assert_snapshot!("taken_apart_light", taken_apart(query, 2, &Layer::ALL, false));
    insta::assert_snapshot!("taken_apart_dark", taken_apart(query, 2, &Layer::ALL, true));
}

#[test]
fn a_step_taken_apart_in_the_plane() {
    // Its field would make a long snapshot.
    let below = [Layer::Paths, Layer::Markers, Layer::Annotations];
    insta::assert_snapshot!("taken_apart_plane", taken_apart("opt=adam&lr=0.5", 4, &below, false));
}

#[test]
fn the_loss_against_the_step() {
    let player = played("vs=gd,lr:0.05");
    let scene = layers(|layer| loss_chart(&player, Scale::Logarithmic, layer));
    insta::assert_snapshot!("loss", svg(&scene, SIZE).unwrap());
}

fn chart(player: &Player, kind: Series<'_>, axis: Scale) -> Scene {
    layers(|layer| series(player, plotted(player, kind, axis), layer, &style(false), SIZE))
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
fn the_curvature_against_the_step_with_its_limits() {
    let player = played("fn=valley&opt=gd&lr=0.3&vs=momentum,lr:0.1&vs=adam");
    let mut sharpness = Sharpness::default();
    sharpness.follow(&player);
    let drawn = svg(&chart(&player, Series::Sharpness(&sharpness), Scale::Linear), SIZE).unwrap();
    insta::assert_snapshot!("sharpness", drawn);
}

#[test]
fn the_loss_of_a_race_evenly() {
    let mut player = played("vs=gd,lr:0.05");
    player.seek(20);
    let scene = layers(|layer| {
        series(&player, plotted(&player, Series::Loss, Scale::Linear), layer, &style(true), WIDE)
    });
    insta::assert_snapshot!("race", svg(&scene, WIDE).unwrap());
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

/// A survey that is done, drawn as the page draws it.
fn surveyed(query: &str, subject: Subject, notes: &SurveyNotes, dark: bool) -> String {
    let (setup, _) = query::read(query);
    let mut done = match subject {
        Subject::Sweep => Survey::sweep(&setup.config),
        Subject::Map => Survey::map(&setup.config).unwrap(),
        Subject::Basins => Survey::basins(&setup.config),
        other => panic!("nobody makes a survey of {other:?}"),
    };
    done.finish();
    let style = style(dark);
    let mut scene = Scene::default();
    let mut frame = survey_frame(&done, SIZE);
    if subject == Subject::Basins {
        let stage = Stage::new(&setup.config.surface, setup.config.bounds);
        let basins = BasinLayer::new(&done, &setup.config.bounds, &[]);
        scene = stage.background(Some(&basins), &style, SIZE);
        frame = stage.frame(SIZE);
    }
    scene.append(survey(&done, &frame, notes, &style, SIZE));
    svg(&scene, SIZE).unwrap()
}

fn notes() -> SurveyNotes {
    SurveyNotes { across: "rate".into(), up: "steps".into(), limit: "limit".into(), ..SurveyNotes::default() }
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
fn a_pad_of_rate_and_momentum() {
    insta::assert_snapshot!("pad", pad::document("steps=60", false));
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
