//! The key of height: low and high, with the ground's own colours between them.

use super::labels::text_width;
use super::palette::{Theme, bands, faded, solid};
use super::pixel::{Pixel, PixelRect, Size};
use super::scene::{Label, Scene};
use super::style::Style;
use plotters::style::text_anchor::{HPos, VPos};

const TEXT: f64 = 11.5;
/// The steps from low to high, all of them together.
const STAIR: Size = Size::new(44.0, 11.0);
/// Between words, steps and edge.
const GAP: f64 = 5.0;
/// The axis across has its name in the lower right corner.
const NAME: f64 = 34.0;
/// The smallest plot that has room for it.
const LEAST: Size = Size::new(300.0, 180.0);

/// Where the key stands in a plot: in its lower right corner. Returns `None` if there is no room.
pub(super) fn place(plot: &PixelRect, style: &Style) -> Option<PixelRect> {
    let [low, high] = widths(style);
    let has_room = plot.width() >= LEAST.width && plot.height() >= LEAST.height;
    let (right, bottom) = (plot.right - NAME, plot.bottom - GAP);
    let (width, height) = (low + high + STAIR.width + 4.0 * GAP, STAIR.height + 2.0 * GAP);
    let area = PixelRect { left: right - width, top: bottom - height, right, bottom };
    (has_room && low * high > 0.0).then_some(area)
}

fn widths(Style { words, .. }: &Style) -> [f64; 2] {
    [text_width(&words.low, TEXT), text_width(&words.high, TEXT)]
}

/// Draws the key of so many bands.
pub(super) fn draw(area: &PixelRect, count: usize, style: &Style, scene: &mut Scene) {
    let theme: &Theme = style.theme();
    scene.rectangle(area, faded(theme.paper, 0.8));
    let middle = area.center().y;
    let word = |x: f64, text: &str, across: HPos, scene: &mut Scene| {
        let label = Label { at: Pixel::new(x, middle), text, size: TEXT, across, up: VPos::Center };
        scene.text(label, solid(theme.ink), None);
    };
    word(area.left + GAP, &style.words.low, HPos::Left, scene);
    word(area.right - GAP, &style.words.high, HPos::Right, scene);
    let [low, _] = widths(style);
    let (left, foot) = (area.left + 2.0 * GAP + low, middle + 0.5 * STAIR.height);
    let mut outline = vec![Pixel::new(left, foot)];
    for (band, colour) in bands(style.dark, count).into_iter().enumerate() {
        let side = |index: usize| left + STAIR.width * index as f64 / count as f64;
        // The lowest step is seen, too.
        let part = (band + 2) as f64 / (count + 1) as f64;
        let step = PixelRect {
            left: side(band),
            top: foot - part * STAIR.height,
            right: side(band + 1),
            bottom: foot,
        };
        scene.rectangle(&step, solid(colour));
        outline.extend([Pixel::new(step.left, step.top), Pixel::new(step.right, step.top)]);
    }
    outline.extend([Pixel::new(left + STAIR.width, foot), Pixel::new(left, foot)]);
    // The lowest bands are hardly told from paper.
    scene.line(outline, 1.0, faded(theme.ink, 0.5));
}
