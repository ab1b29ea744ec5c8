//! Sweeps, maps and basins.

use super::SIZE;
use crate::common::{played, style};
use fall_line::chart::{
    BasinLayer, Pixel, SHADES, Shape, Stage, SurveyNotes, most_steps, survey, survey_cell, survey_frame, svg,
};
use fall_line::geometry::Rect;
use fall_line::query;
use fall_line::survey::Survey;
use std::collections::HashSet;

#[test]
fn basins_cover_the_part_of_the_plane_that_they_were_made_for() {
    let query = "fn=himmelblau&opt=gd&lr=0.01&steps=60";
    let player = played(query);
    let config = player.runs()[0].config();
    let mut survey = Survey::basins(config);
    survey.finish();
    let cells = |bounds: Rect| {
        let stage = Stage::new(&config.surface, bounds);
        let basins = BasinLayer::new(&survey, &bounds, &[]);
        let scene = stage.background(Some(&basins), &style(false), SIZE);
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
