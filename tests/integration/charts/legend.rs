//! A legend on a stage: it lies where it hides least.

use super::{layers, relief, stage_of};
use crate::common::{played, style};
use fall_line::chart::{Angle, Layer, Pixel, PixelRect, SMALLEST_TEXT, Shape, Size};
use fall_line::player::Player;

/// A room's stage with its words at twice their size, and with its drawer open.
const SIZES: [Size; 2] = [Size::new(912.0, 464.0), Size::new(560.0, 440.0)];

/// A legend of a few lines.
fn legend(lines: usize) -> Size {
    Size::new(210.0, 20.0 * lines as f64)
}

fn place(player: &Player, legend: Size, now: Option<Pixel>, size: Size) -> PixelRect {
    let Pixel { x, y } = stage_of(player).legend_place(player, legend, now, &style(false), size);
    PixelRect { left: x, top: y, right: x + legend.width, bottom: y + legend.height }
}

#[test]
fn a_legend_lies_on_the_picture_and_over_neither_start_nor_words() {
    for query in [
        "",
        "vs=adam&vs=gd&vs=rmsprop",
        "fn=himmelblau&vs=gd",
        "fn=rosenbrock&opt=adam",
        "fn=parabola",
        "fn=waves",
    ] {
        let player = played(query);
        for size in SIZES {
            let area = place(&player, legend(player.runs().len()), None, size);
            assert!(PixelRect::from(size).holds(&area), "{query}");
            let start = stage_of(&player).pixel_of(player.runs()[0].config().start, size);
            assert!(!area.overlaps(&PixelRect::around(start, 8.0)), "{query}");
            for shape in stage_of(&player).scene(&player, Layer::Annotations, &style(false), size).shapes() {
                let Shape::Text { at, .. } = shape else { continue };
                assert!(!area.contains(*at), "{query}");
            }
        }
    }
}

#[test]
fn a_legend_gives_way_to_the_start_and_else_stays() {
    let [size, _] = SIZES;
    // From each corner of the box in turn.
    for (x, y) in [(-4.8, 2.8), (4.8, 2.8), (-4.8, -2.8), (4.8, -2.8)] {
        let player = played(&format!("x={x}&y={y}&steps=20&opt=gd"));
        let start = stage_of(&player).pixel_of(player.runs()[0].config().start, size);
        // Whatever place it had before, over the start it does not stay.
        for now in [None, Some(Pixel::new(start.x - 100.0, start.y - 10.0))] {
            assert!(!place(&player, legend(1), now, size).contains(start), "{x} {y}");
        }
    }
    let player = played("steps=20&opt=gd");
    let middle = Pixel::new(600.0, 60.0);
    assert_eq!(place(&player, legend(1), Some(middle), size).left, middle.x);
    // One that has grown stays on the picture.
    let edge = Some(Pixel::new(size.width - 20.0, 60.0));
    let grown = place(&player, legend(1), edge, size);
    assert!(grown.right < size.width && grown.right > size.width - 40.0);
    // At its own edge it is over no mark and few steps; over all of the path it does not stay.
    let whole = PixelRect::from(size).center();
    assert_ne!(place(&player, legend(8), Some(whole), size).left, whole.x);
}

#[test]
fn no_word_on_a_stage_is_smaller_than_the_smallest() {
    let [size, _] = SIZES;
    let flat = ["vs=adam", "fn=parabola", "opt=gd&lr=0.3"]
        .map(played)
        .map(|player| layers(|layer| stage_of(&player).scene(&player, layer, &style(false), size)));
    for scene in flat.into_iter().chain([relief(&played(""), false, Angle::default(), false)]) {
        for shape in scene.shapes() {
            let Shape::Text { size, text, .. } = shape else { continue };
            assert!(*size >= SMALLEST_TEXT, "{text}");
        }
    }
}
