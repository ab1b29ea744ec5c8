//! The icon: momentum down a ravine, drawn as the pages draw it, without words.

use anyhow::{Context, Result, ensure};
use fall_line::chart::{self, Layer, Pixel, SUBPIXELS, Scene, Shape, Size, Stage, Style};
use fall_line::geometry::Point;
use fall_line::player::Player;
use fall_line::query;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// As far as the path goes, with room around it for masks.
const RUN: &str = "fn=ravine&opt=momentum&lr=0.06&momentum=0.7&x=-4&y=3&steps=40&box=-6.1,5.1,-5.3,5.9";
/// The picture that it is cut from, in CSS pixels: small, so that lines are thick in it.
const PICTURE: Size = Size::new(180.0, 166.0);

/// The drawing, as a square.
pub(super) fn svg() -> Result<String> {
    let (settings, problems) = query::read(RUN);
    ensure!(problems.is_empty(), "the icon's run has problems");
    let config = settings.config;
    let mut player = Player::new(&config);
    player.finish();
    player.seek(player.end());
    let (stage, style) = (Stage::new(&config.surface, config.bounds), Style::default());
    let mut scene = Scene::default();
    for layer in [Layer::Background, Layer::Paths, Layer::Markers] {
        scene.append(stage.scene(&player, layer, &style, PICTURE));
    }
    scene.retain(|shape| !matches!(shape, Shape::Text { .. }));
    let drawn = chart::svg(&scene, PICTURE)?;
    let (_, content) = drawn.split_once('>').context("the icon is no SVG")?;
    // Without the frame around the plot.
    let (frame, bounds) = (stage.frame(PICTURE), config.bounds);
    let corner = |x, y| frame.to_pixel(Point::new(x, y));
    let (low, high) = (corner(bounds.min.x, bounds.min.y), corner(bounds.max.x, bounds.max.y));
    let side = (high.x - low.x).min(low.y - high.y) - 2.0;
    let Pixel { x, y } = Pixel::new((low.x + high.x - side) / 2.0, (low.y + high.y - side) / 2.0);
    let [x, y, side] = [x, y, side].map(|length| length * SUBPIXELS);
    Ok(format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{x} {y} {side} {side}\">{content}"))
}

/// The drawing as PNG with so many pixels to a side.
pub(super) fn png(drawing: &str, side: u32) -> Result<Vec<u8>> {
    let tree = Tree::from_str(drawing, &Options::default())?;
    let mut pixels = Pixmap::new(side, side).context("an icon has no pixels")?;
    let scale = side as f32 / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    Ok(pixels.encode_png()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_icon_is_a_square_without_words_and_without_gaps() {
        let drawing = svg().unwrap();
        assert!(!drawing.contains("<text"), "{drawing}");
        let pixels = Pixmap::decode_png(&png(&drawing, 64).unwrap()).unwrap();
        assert_eq!((pixels.width(), pixels.height()), (64, 64));
        assert!(pixels.pixels().iter().all(|pixel| pixel.alpha() == 255), "a mask may be of any shape");
        let colours: std::collections::BTreeSet<_> = pixels.data().chunks_exact(4).collect();
        assert!(colours.len() > 20, "it shows nothing but {} colours", colours.len());
    }
}
