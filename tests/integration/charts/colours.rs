//! What stands out from what.

use fall_line::analysis::verdict::Kind;
use fall_line::chart::{Look, SHADES, THEMES, Theme, bands, contrast, css};
use std::collections::HashSet;

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
fn what_lies_ahead_is_fainter_and_still_stands_out_from_every_band() {
    for dark in [false, true] {
        let theme = Theme::of(dark);
        for racer in 0..4 {
            let (track, ahead) = (theme.racer(racer), theme.ahead(racer));
            for (index, band) in bands(dark, 20).into_iter().enumerate() {
                let found = contrast(ahead, band);
                assert!(found >= 1.8, "racer {racer} on band {index}, dark {dark}: {found:.2}");
                assert!(contrast(track, band) > 1.6 * found, "racer {racer} on band {index}, dark {dark}");
            }
        }
    }
}

#[test]
fn high_ground_is_told_from_low_ground_as_well_in_the_dark_as_in_the_light() {
    let range = |dark| {
        let bands = bands(dark, 17);
        contrast(bands[0], bands[16])
    };
    assert!(range(false) >= 1.6 && range(true) >= range(false), "{} {}", range(false), range(true));
    // Each band is further from the lowest than the one before.
    for dark in [false, true] {
        let bands = bands(dark, 17);
        let heights: Vec<f64> = bands.iter().map(|&band| contrast(bands[0], band)).collect();
        assert!(heights.is_sorted(), "{heights:?}");
    }
}

#[test]
fn names_in_the_racers_colours_can_be_read_on_paper() {
    for theme in &THEMES {
        for racer in theme.racers {
            assert!(contrast(racer, theme.paper) >= 4.5, "{racer:?} {}", contrast(racer, theme.paper));
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
fn black_on_white_has_the_contrast_that_wcag_names() {
    let (black, white) = (plotters::style::RGBColor(0, 0, 0), plotters::style::RGBColor(255, 255, 255));
    assert!((contrast(black, white) - 21.0).abs() < 1e-9);
}

#[test]
fn both_themes_give_a_style_sheet_the_same_properties() {
    let names = THEMES.map(|theme| theme.properties().map(|(name, _)| name));
    assert_eq!(names[0], names[1]);
    assert_eq!(names[0].iter().collect::<HashSet<_>>().len(), names[0].len());
    assert_eq!(css(THEMES[1].paper), "#121519");
}
