//! The start, the names of minima, and where paths have left the view.

use super::labels::Labels;
use super::palette::solid;
use super::pixel::Pixel;
use super::scene::Scene;
use super::style::{Style, filled};
use super::view::View;
use crate::player::Player;

/// The arrow where a path leaves.
const ARROW: f64 = 13.0;

/// Draws what is to be told of a race: its start, its minima by name, and who has left where.
pub(super) fn landmarks(
    player: &Player,
    start: Pixel,
    minima: &[Pixel],
    view: &View<'_>,
    style: &Style,
    scene: &mut Scene,
) {
    let departures = departures(player, view, style, scene);
    let mut labels = Labels::new(view.plot(), style.theme());
    if view.plot().contains(start) {
        mark_start(start, player.cursor() > 0, style, scene);
        labels.add(start, &style.words.start, true, scene);
    }
    for &at in minima {
        labels.add(at, &style.words.minimum, false, scene);
    }
    for (step, edge) in departures {
        let text = filled(&style.words.left, &step.to_string());
        labels.add(edge, &text, true, scene);
    }
}

/// A disc, hollow once the race has left it.
fn mark_start(at: Pixel, has_left: bool, style: &Style, scene: &mut Scene) {
    let (ink, paper) = (solid(style.theme().ink), solid(style.theme().paper));
    scene.disc(at, 7.5, paper);
    scene.disc(at, 6.0, ink);
    if has_left {
        scene.disc(at, 3.0, paper);
    }
}

/// Draws an arrow at the edge where each path that is outside at the cursor has left; gives the
/// steps and the places, the first racer's first.
fn departures(player: &Player, view: &View<'_>, style: &Style, scene: &mut Scene) -> Vec<(usize, Pixel)> {
    let theme = style.theme();
    let mut departures = Vec::new();
    for (racer, run) in player.runs().iter().enumerate().rev() {
        let departure = view.departure(&run.trace().states, player.cursor() as usize);
        let Some((step, edge, beyond)) = departure else { continue };
        let ahead = (beyond - edge).direction();
        if ahead.is_finite() {
            scene.arrow_head(edge, ahead, ARROW, solid(theme.paper), solid(theme.racer(racer)));
        }
        departures.push((step, edge));
    }
    departures.reverse();
    departures
}
