//! Which part of a surface to show.

use crate::common::played;
use fall_line::chart::{fitted, moved, zoomed};
use fall_line::geometry::{Point, Rect};
use proptest::prelude::*;

#[test]
fn the_box_around_the_paths_holds_them_and_leaves_out_what_has_fled() {
    let bounds = fitted(&played("")).unwrap();
    let player = played("");
    assert!(player.runs()[0].trace().states.iter().all(|state| bounds.contains(state.point)));
    let wild = fitted(&played("opt=gd&lr=0.5")).unwrap();
    assert!(wild.size().y < 200.0 && wild.contains(Point::new(-4.0, 2.0)));
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
}
