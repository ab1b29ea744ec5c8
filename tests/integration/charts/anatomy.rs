//! Steps taken apart on the stage.

use super::{SIZE, marks, stage_of, texts};
use crate::common::{played, style};
use fall_line::chart::{Annotations, Pixel, Scene, TakenApart};
use fall_line::optimizer::{Arrow, Beat, Rule};
use fall_line::player::Player;

fn at(query: &str, step: u32) -> Player {
    let mut player = played(query);
    player.seek(step);
    player
}

fn apart(beat: Option<Beat>, lit: Option<Arrow>) -> Annotations {
    Annotations { apart: Some(TakenApart { beat, lit }), ..marks() }
}

fn drawn(player: &Player, annotations: &Annotations, dark: bool) -> Scene {
    stage_of(player).taken_apart(player, annotations, &style(dark), SIZE)
}

/// The number behind a word on the picture, with the size of a unit of its last digit.
fn number(scene: &Scene, word: &str) -> Option<(f64, f64)> {
    let found = texts(scene).into_iter().find(|text| text.starts_with(word) && !text.contains('×'))?;
    let digits = found[word.len()..].trim().replace('−', "-").replace('+', "");
    let value: f64 = digits.parse().unwrap();
    Some((value, 10_f64.powf(value.abs().log10().floor() - 2.0)))
}

#[test]
fn the_numbers_on_a_curve_are_those_of_the_trace() {
    let mut rises = 0;
    for rule in Rule::ALL {
        for surface in ["parabola", "double-well", "waves"] {
            for rate in ["", "&lr=0.9"] {
                let mut player = played(&format!("fn={surface}&opt={}{rate}", rule.id()));
                for step in [0, 1, 2, 5, 9] {
                    let cursor = player.seek(step);
                    let k = (cursor as usize).max(1) - 1;
                    let scene = drawn(&player, &apart(None, None), false);
                    let trace = player.runs()[0].trace();
                    let (from, to) = (trace.states[k], trace.states[k + 1]);
                    // Nothing is drawn of a step that began out of sight.
                    let Some((slope, unit)) = number(&scene, "slope") else { continue };
                    assert!((slope - from.gradient.x).abs() <= 0.51 * unit, "{surface} {slope}");
                    if let Some((by, unit)) = number(&scene, "step ") {
                        assert!((by - (to.point.x - from.point.x)).abs() <= 0.51 * unit, "{surface} {by}");
                    }
                    let change = to.loss - from.loss;
                    if let Some((by, unit)) = number(&scene, "loss") {
                        assert!((by - change).abs() <= 0.51 * unit, "{surface}: {by}, not {change}");
                        rises += u32::from(by > 0.0);
                    }
                }
            }
        }
    }
    assert!(rises > 10);
}

#[test]
fn a_step_along_a_curve_is_as_long_as_it_is() {
    let player = at("fn=parabola&opt=gd&lr=0.3", 1);
    let stage = stage_of(&player);
    let states = &player.runs()[0].trace().states;
    let [from, to] = [0, 1].map(|k: usize| stage.pixel_of(states[k].point, SIZE));
    let scene = drawn(&player, &apart(Some(Beat::Step), None), false);
    // Where it ends, the way down to the loss begins.
    let corner = Pixel::new(to.x, from.y);
    let lines = super::places(&scene);
    assert!(lines.iter().any(|(at, _)| at.distance(corner) < 1e-6));
    assert!(lines.iter().any(|(at, _)| at.distance(to) < 1e-6));
}

#[test]
fn arrows_that_add_up_lead_from_where_the_step_began_to_where_it_ends() {
    let player = at("", 4);
    let stage = stage_of(&player);
    let from = stage.pixel_of(player.runs()[0].trace().states[3].point, SIZE);
    let hit = |beat, at| stage.arrow_at(&player, &apart(beat, None), at, SIZE);
    let scene = drawn(&player, &apart(None, None), false);
    assert!(texts(&scene).iter().any(|text| text.starts_with("from memory ×")));
    // Each arrow is found where it is drawn, by itself.
    assert_eq!(hit(Some(Beat::Gradient), from), Some(Arrow::Gradient));
    assert_eq!(hit(Some(Beat::Step), from), Some(Arrow::Step));
    assert_eq!(hit(None, from + (from - Pixel::new(-500.0, 900.0))), None);
}

#[test]
fn a_beat_shows_its_own_arrows_and_the_one_that_is_pointed_at() {
    for rule in Rule::ALL {
        for surface in ["ravine", "parabola"] {
            let player = at(&format!("fn={surface}&opt={}", rule.id()), 4);
            let all = texts(&drawn(&player, &apart(None, None), false));
            let only = texts(&drawn(&player, &apart(Some(Beat::Step), None), false));
            assert!(!only.iter().any(|text| text.starts_with("against the gradient")), "{}", rule.id());
            if all.iter().any(|text| text.starts_with("against the gradient")) {
                let lit = texts(&drawn(&player, &apart(Some(Beat::Step), Some(Arrow::Gradient)), false));
                assert!(lit.iter().any(|text| text.starts_with("against the gradient")), "{}", rule.id());
            }
        }
    }
}
