//! Draws a run as an SVG file: `cargo run --example svg -- run.svg`.

use fall_line::chart::{self, Layer, Scene, Size, Stage, Style, Words};
use fall_line::{Player, query};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).unwrap_or("run.svg".into());

    // Any query from a page's address sets up the same runs here.
    let (settings, problems) = query::read("fn=rosenbrock&opt=adam&lr=0.1&vs=momentum&steps=400");
    for problem in problems {
        eprintln!("{}: “{}” cannot be used ({})", problem.key, problem.given, problem.code.id());
    }
    let mut player = Player::new(&settings.config);
    player.finish();
    // The picture is of the step at which the verdict shows.
    player.seek(player.rest());

    let stage = Stage::new(&settings.config.surface, settings.config.bounds);
    // Pictures hold no words of their own: those that are not given are left out, and racers go by their
    // rules' ids.
    let words = Words { start: "start".into(), minimum: "minimum".into(), ..Words::default() };
    let (style, size) = (Style::new(false, words), Size::new(640.0, 400.0));
    let mut scene = Scene::default();
    for layer in Layer::ALL {
        scene.append(stage.scene(&player, layer, &style, size));
    }
    std::fs::write(&file, chart::svg(&scene, size)?)?;
    println!("{file} shows {} steps", player.cursor());
    Ok(())
}
