//! Steps down a loss of one's own, and prints steps and verdict: `cargo run --example own_loss`.

use fall_line::geometry::{Point, Rect};
use fall_line::optimizer::{Optimizer, Rule};
use fall_line::run::Racer;
use fall_line::surface::{CustomLoss, DualNumber, Surface};
use fall_line::{Config, Player};

fn main() {
    // What is left of a dose, measured after so many hours, is to be fitted by a·exp(-bt).
    let measured = [(0.0, 2.02), (1.0, 1.19), (2.0, 0.75), (3.0, 0.44), (4.0, 0.28)];
    let loss = CustomLoss::two_dim(move |a, b| {
        let squares = measured.iter().map(|&(t, left)| (a * (-b * t).exp() - left).powi(2));
        squares.sum::<DualNumber>() / measured.len() as f64
    });
    let loss = loss.with_bounds(Rect::new(0.0, 4.0, -0.5, 2.0)).with_start(Point::new(1.0, 1.5));

    let mut config = Config::on(Surface::Custom(loss));
    config.racers = vec![Racer::new(Optimizer::new(Rule::Nadam), 0.1)];
    config.tolerance = 1e-4;

    let mut player = Player::new(&config);
    player.finish();
    for step in (0..=player.end()).step_by(20) {
        player.seek(step);
        if let Some(state) = player.state(0) {
            println!("{step:4}  a = {:.4}  b = {:.4}  loss {:.2e}", state.point.x, state.point.y, state.loss);
        }
    }
    for verdict in player.outcome() {
        match verdict.step {
            Some(step) => println!("{} at step {step}", verdict.kind.id()),
            None => println!("{}", verdict.kind.id()),
        }
    }
}
