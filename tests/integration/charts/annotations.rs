//! Arrows and directions of curvature at the cursor.

use super::{SIZE, marks, stage_of, texts};
use crate::common::{played, style};
use fall_line::chart::{Annotations, Pixel, Scene, Shape};

#[test]
fn the_gradient_and_the_memory_add_up_to_the_step() {
    let step_of = |query: &str| {
        let mut player = played(query);
        player.seek(5);
        let marks = Annotations { arrows: true, ..marks() };
        let scene = stage_of(&player).annotations(&player, &marks, &style(false), SIZE);
        // Each arrow has a head of three corners with a rim; the tip comes first. Then the legend.
        let mut tips: Vec<Pixel> = Vec::new();
        for shape in scene.shapes() {
            if let Shape::Fill { points, .. } = shape {
                tips.push(points[0]);
            }
        }
        let stage = stage_of(&player);
        let from = stage.pixel_of(player.state(0).unwrap().point, SIZE);
        [0, 2, 4].map(|index| tips[index] - from)
    };
    for query in ["", "opt=nesterov&momentum=0.8", "dampening=0.5"] {
        let [step, memory, against] = step_of(query);
        assert!((step.x - memory.x - against.x).abs() < 1e-9, "{query}");
        assert!((step.y - memory.y - against.y).abs() < 1e-9, "{query}");
    }
}

#[test]
fn the_marks_are_those_of_the_racer_that_is_asked_for() {
    let mut player = played("vs=gd,lr:0.05");
    player.seek(5);
    let stage = stage_of(&player);
    let marked = |racer, name: &str| {
        let marks = Annotations { arrows: true, racer, name: name.into(), ..marks() };
        stage.annotations(&player, &marks, &style(false), SIZE)
    };
    let texts = |scene: &Scene| texts(scene).join(" ");
    let second = marked(1, "Gradient descent");
    assert!(texts(&second).contains("Gradient descent"));
    // Plain descent remembers nothing.
    assert!(!texts(&second).contains("from memory") && texts(&marked(0, "")).contains("from memory"));
    let Some(Shape::Line { points, .. }) = second.shapes().first() else { panic!("no arrow") };
    let at = player.state(1).unwrap().point;
    assert_eq!(points[0], stage.pixel_of(at, SIZE));
    assert!(marked(2, "").shapes().is_empty());
}

#[test]
fn the_names_of_curvature_keep_off_the_arrows_and_each_other() {
    for (query, step) in [
        ("", 5),
        ("", 1),
        ("fn=saddle&x=-0.3&y=0.2&opt=momentum&lr=0.05", 3),
        ("fn=rosenbrock&opt=adam&lr=0.1", 8),
    ] {
        let mut player = played(query);
        player.seek(step);
        let marks = Annotations { arrows: true, curvature: true, ..marks() };
        let scene = stage_of(&player).annotations(&player, &marks, &style(false), SIZE);
        let mut names: Vec<[f64; 4]> = Vec::new();
        for shape in scene.shapes() {
            if let Shape::Text { at, text, size, .. } = shape
                && text.starts_with('λ')
            {
                let (width, height) = (0.5 * 0.5 * size * text.chars().count() as f64, 0.4 * size);
                names.push([at.x - width, at.y - height, at.x + width, at.y + height]);
            }
        }
        // Each is written five times, the halo first.
        let names: Vec<[f64; 4]> = names.into_iter().skip(4).step_by(5).collect();
        assert_eq!(names.len(), 2, "{query}");
        let is_apart = |a: &[f64; 4], b: &[f64; 4]| a[2] < b[0] || b[2] < a[0] || a[3] < b[1] || b[3] < a[1];
        assert!(is_apart(&names[0], &names[1]), "{query}");
        for shape in scene.shapes() {
            if let Shape::Line { points, .. } = shape {
                for pair in points.windows(2) {
                    for part in (0..=20).map(|part| f64::from(part) / 20.0) {
                        let Pixel { x, y } = pair[0].lerp(pair[1], part);
                        let is_off = |name: &[f64; 4]| is_apart(name, &[x, y, x, y]);
                        assert!(names.iter().all(is_off), "{query} at step {step}");
                    }
                }
            }
        }
    }
}
