//! The pad of rate and momentum.

use super::texts;
use crate::common::{config, style};
use fall_line::analysis::verdict::Kind;
use fall_line::chart::{PadNotes, Pixel, Scene, Shape, Size, pad, pad_pixel, pad_place, svg};
use fall_line::run::Extent;
use fall_line::survey::Survey;

/// Beside a stage, and on a phone.
const SIZES: [Size; 2] = [Size::new(190.0, 170.0), Size::new(366.0, 200.0)];

fn filled(query: &str) -> Survey {
    let config = config(query);
    let mut survey = Survey::pad(&config, Extent::of(&config.surface), 0).unwrap();
    survey.finish();
    survey
}

fn notes(survey: &Survey) -> PadNotes {
    PadNotes {
        across: "Rate".into(),
        up: "Momentum".into(),
        kinds: Kind::ALL.map(|kind| kind.id().into()).into(),
        limit: vec!["limit 2(1 + β)/λ".into(), "limit".into()],
        limits: survey.limits(10.0).unwrap_or_default(),
    }
}

fn drawn(survey: &Survey, size: Size, dark: bool) -> Scene {
    pad(survey, &notes(survey), &style(dark), size)
}

/// As it stands beside a stage.
pub(super) fn document(query: &str, dark: bool) -> String {
    svg(&drawn(&filled(query), SIZES[0], dark), SIZES[0]).unwrap()
}

#[test]
fn names_stand_on_their_regions_and_apart() {
    for query in [
        "",
        "opt=adam",
        "opt=gd",
        "fn=rosenbrock&opt=nesterov&steps=100",
        "fn=himmelblau&opt=nadam&steps=100",
    ] {
        let survey = filled(query);
        for size in SIZES {
            let scene = drawn(&survey, size, true);
            let mut named = 0;
            for shape in scene.shapes() {
                let Shape::Text { at, text, .. } = shape else { continue };
                let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.id() == text) else { continue };
                let (column, row) = pad_place(&survey, *at, size);
                let cell = survey.at(column.round() as usize, row.round() as usize).unwrap();
                assert_eq!(cell.kind, kind, "{query} at {column}, {row}");
                named += 1;
            }
            assert!(named > 0, "{query}: {:?}", texts(&scene));
        }
    }
    let scene = drawn(&filled(""), SIZES[1], false);
    for name in ["converged", "diverged"] {
        assert!(texts(&scene).contains(&name.into()), "{name} of {:?}", texts(&scene));
    }
}

#[test]
fn a_pixel_is_the_place_that_is_drawn_there() {
    let survey = filled("steps=10");
    for size in SIZES {
        for place in [(0.0, 0.0), (13.0, 5.5), (31.0, 23.0)] {
            let (column, row) = pad_place(&survey, pad_pixel(&survey, place, size), size);
            assert!((column - place.0).abs() < 1e-9 && (row - place.1).abs() < 1e-9);
        }
    }
}

#[test]
fn the_limit_has_its_name_where_the_rule_has_one() {
    let named = |query: &str, size| {
        let survey = filled(query);
        texts(&drawn(&survey, size, false)).into_iter().find(|text| text.starts_with("limit"))
    };
    assert_eq!(named("steps=20", SIZES[1]).unwrap(), "limit 2(1 + β)/λ");
    for size in SIZES {
        assert!(named("steps=20", size).is_some());
        assert!(named("opt=gd&steps=20", Size::new(size.width, 70.0)).is_some());
        assert_eq!(named("opt=adam&steps=20", size), None);
    }
}

#[test]
fn what_is_known_of_a_pad_grows() {
    let config = config("steps=40");
    let mut survey = Survey::pad(&config, Extent::of(&config.surface), 0).unwrap();
    let mut before = svg(&drawn(&survey, SIZES[0], false), SIZES[0]).unwrap();
    for _ in 0..4 {
        survey.advance(2_000);
        let after = svg(&drawn(&survey, SIZES[0], false), SIZES[0]).unwrap();
        assert_ne!(after, before);
        before = after;
    }
    // Nothing is drawn where there is no room.
    assert!(drawn(&survey, Size::new(20.0, 100.0), false).shapes().is_empty());
    assert!(pad_pixel(&survey, (0.0, 0.0), Size::new(0.0, 0.0)) == Pixel::default());
}
