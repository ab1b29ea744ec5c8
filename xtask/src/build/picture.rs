//! The picture that stands while a page loads, and where nothing runs.

use crate::files::{read, root, workshop, write};
use crate::npm;
use crate::program::shell;
use anyhow::{Context, Result};
use fall_line::chart::{self, Layer, Scene, Shape, Size, Stage, Style, Words};
use fall_line::player::Player;
use fall_line::run::Config;

const SIZE: Size = Size::new(560.0, 340.0);
/// How far the lines of its ground may lie off, in CSS pixels: each page is sent with it.
const ROUGHNESS: f64 = 4.0;
/// Where the pages have the words on pictures.
const WORDS: &str = "www/shared/i18n/en/pictures.js";

/// The default run, drawn by the same function as everything else.
pub(super) fn svg() -> Result<String> {
    let config = Config::default();
    let mut player = Player::new(&config);
    player.finish();
    player.seek(player.rest());
    let (stage, style) = (Stage::new(&config.surface, config.bounds), Style::new(false, words()?));
    let mut scene = Scene::default();
    for layer in Layer::ALL {
        let drawn = stage.scene(&player, layer, &style, SIZE);
        scene.append(if layer == Layer::Background { drawn.thinned(ROUGHNESS) } else { drawn });
    }
    let drawn = chart::svg(&sketched(scene), SIZE)?;
    // It is as large as the page has room, and says nothing that the page does not.
    let size = format!("width=\"{}\" height=\"{}\"", SIZE.width, SIZE.height);
    shortened(drawn.replacen(&size, "aria-hidden=\"true\"", 1))
}

/// The scene without what few would miss in a moment: hairlines, dots, what is around
/// words, and every other band.
fn sketched(mut scene: Scene) -> Scene {
    let mut bands = 0;
    scene.retain(|shape| match shape {
        Shape::Line { width, .. } => *width >= 1.0,
        Shape::Disc { radius, .. } => *radius >= 3.0,
        Shape::Text { colour, .. } => colour.3 == 1.0,
        // So small that nothing but a line is left of it.
        Shape::Fill { points, .. } if points.len() < 3 => false,
        Shape::Fill { points, .. } if points.len() > 8 => {
            bands += 1;
            bands % 2 == 0
        }
        _ => true,
    });
    scene
}

/// The same picture in fewer bytes: paths whose points lie relative to each other, and nothing said
/// that holds anyhow. Places are whole numbers, and stay so.
fn shortened(drawn: String) -> Result<String> {
    let (shell, path) = (shell()?, workshop("bundles")?.join("picture.svg"));
    write(&path, drawn)?;
    let svgo = npm::tool(&shell, "svgo")?.args(["--multipass", "--precision=2", "--quiet"]);
    svgo.arg("--input").arg(&path).arg("--output").arg(&path).run()?;
    read(&path)
}

/// Those of a page's words that are on the picture.
fn words() -> Result<Words> {
    let table = read(&root().join(WORDS))?;
    let word = |key: &str| {
        let (_, rest) = table.split_once(&format!("\n  {key}: \""))?;
        rest.split_once('"').map(|(word, _)| word.to_owned())
    };
    let word = |key: &str| word(key).with_context(|| format!("{WORDS} has no `{key}`"));
    Ok(Words {
        start: word("start")?,
        minimum: word("minimum")?,
        left: word("left")?,
        low: word("low")?,
        high: word("high")?,
        ..Words::default()
    })
}
