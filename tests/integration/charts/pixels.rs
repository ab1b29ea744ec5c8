//! Places on a picture, and lines cut at its edge.

use fall_line::chart::{Pixel, PixelRect, Size, UnitPoint};
use proptest::prelude::*;

const RECT: PixelRect = PixelRect { left: -20.0, top: 10.0, right: 300.0, bottom: 90.0 };

fn pixel() -> impl Strategy<Value = Pixel> {
    let side = || prop_oneof![-400.0..800.0, -1e12..1e12_f64];
    (side(), side()).prop_map(|(x, y)| Pixel::new(x, y))
}

/// The largest distance of a pixel from a line, as a part of the line's length.
fn off_line(at: Pixel, from: Pixel, to: Pixel) -> f64 {
    let (line, there) = (to - from, at - from);
    (line.x * there.y - line.y * there.x).abs() / line.length().powi(2)
}

proptest! {
    #[test]
    fn what_is_left_of_a_segment_lies_inside_and_on_it(from in pixel(), to in pixel()) {
        match RECT.clip(from, to) {
            Some((enter, leave)) => {
                prop_assert!(RECT.contains(enter) && RECT.contains(leave));
                prop_assert!(from == to || off_line(enter, from, to).max(off_line(leave, from, to)) < 1e-9);
                prop_assert!(!RECT.contains(from) || enter == from);
            }
            None => {
                for part in (0..=20).map(|part| f64::from(part) / 20.0) {
                    prop_assert!(!RECT.contains(from.lerp(to, part)));
                }
            }
        }
    }

    #[test]
    fn parts_of_the_sides_lead_to_their_pixel_and_back(x in -2.0..3.0, y in -2.0..3.0) {
        let back = RECT.part_of(RECT.at(UnitPoint::new(x, y)));
        prop_assert!((back.x - x).abs() < 1e-12 && (back.y - y).abs() < 1e-12);
        prop_assert_eq!(UnitPoint::new(x, y).is_inside(), (0.0..=1.0).contains(&x) && (0.0..=1.0).contains(&y));
    }
}

#[test]
fn a_segment_that_ends_nowhere_is_not_drawn() {
    let nowhere = Pixel::new(f64::NAN, 0.0);
    let far = Pixel::new(f64::INFINITY, 50.0);
    let inside = Pixel::new(0.0, 50.0);
    assert_eq!([nowhere, far].map(|end| RECT.clip(inside, end)), [None, None]);
    assert!(Size::new(40.0, 40.0).is_visible());
    assert!(!Size::new(39.0, 400.0).is_visible() && !Size::new(f64::NAN, 400.0).is_visible());
}
