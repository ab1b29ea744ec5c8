//! What a formula's settings become while it is edited, and where it is shown.

use crate::common::settings;
use fall_line::geometry::{Point, Rect};
use fall_line::query;
use fall_line::run::Run;

#[test]
fn editing_a_formula_keeps_all_else() {
    let before = settings("f=(w-3)^2&w=10&box=-2,12&opt=gd&lr=0.3&steps=50&at=7");
    let (after, problems) = query::choose(&before, "f=(w-5)^2");
    assert_eq!(problems, []);
    assert_eq!(query::write(&after), "f=(w-5)^2&w=10&box=-2,12&opt=gd&lr=0.3&steps=50&at=7");
    // With another number of parameters, start and box are about something else.
    let (after, _) = query::choose(&before, "f=(w-5)^2%2Bb^2");
    assert_eq!(query::write(&after), "f=(w-5)^2%2Bb^2&opt=gd&lr=0.3&steps=50&at=7");
    // A formula in the place of another surface begins anew.
    let (after, _) = query::choose(&settings("fn=parabola&w=3&opt=gd&lr=0.3"), "f=(w-5)^2");
    assert_eq!(query::write(&after), "f=(w-5)^2&opt=gd");
}

#[test]
fn a_formula_with_a_start_outside_of_its_box_is_shown_with_start_and_path() {
    for text in [
        "f=x^2&w=10&opt=gd&lr=1.1&steps=10",
        "f=(x-500)^2&w=20&opt=gd",
        "f=x^2%2By^2&x=-20&y=1&opt=gd&vs=adam",
    ] {
        let read = settings(text);
        let config = &read.config;
        for racer in &config.racers {
            let mut run = Run::new(config, racer.clone());
            run.finish();
            for state in &run.trace().states {
                assert!(
                    config.bounds.contains(state.point),
                    "{text}: {:?} not in {:?}",
                    state.point,
                    config.bounds
                );
            }
        }
        // It is no setting of its own.
        assert_eq!(query::write(&read), text);
    }
    // What diverges does not make all else a dot, and a box that is named stays.
    let bounds = settings("f=x^2&w=10&opt=gd&lr=1.5&steps=500").config.bounds;
    assert!(bounds.contains(Point::new(10.0, 0.0)) && bounds.size().x < 1_000.0, "{bounds:?}");
    assert_eq!(settings("f=x^2&w=10&box=-1,1").config.bounds, Rect::interval(-1.0, 1.0));
    assert_eq!(settings("f=x^2&w=5").config.bounds, Rect::interval(-6.0, 6.0));
}

#[test]
fn a_query_keeps_the_plain_form() {
    for (given, written) in [
        ("f=(x²%2By−11)²%2B(x%2By²−7)²", "f=(x^2%2By-11)^2%2B(x%2By^2-7)^2"),
        ("f=f(x)=x^2", "f=x^2"),
        ("f=y=(w-3)**2&w=1", "f=(w-3)^2&w=1"),
        ("f=L(w)+=+(w-3)²", "f=(w-3)^2"),
        (r"f=\frac{1}{2}x^{2}", "f=(1%2F2)x^2"),
        ("f=θ₀²%2B2x_1²&x=1&y=2", "f=%CE%B8%E2%82%80^2%2B2x_1^2&x=1&y=2"),
    ] {
        let read = settings(given);
        assert_eq!(query::write(&read), written, "{given}");
        let (again, problems) = query::read(written);
        assert_eq!((again, problems), (read, Vec::new()), "{given}");
    }
}
