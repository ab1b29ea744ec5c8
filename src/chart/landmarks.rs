//! The start, the names of minima and of racers, and where paths have left the view.

use super::labels::{Labels, Need, Placed};
use super::names::racer_names;
use super::palette::solid;
use super::pixel::{Pixel, PixelRect};
use super::scene::Scene;
use super::style::{Style, filled};
use super::view::View;
use crate::player::Player;

/// The arrow where a path leaves.
const ARROW: f64 = 13.0;

/// A minimum on a picture.
#[derive(Clone, Copy, Debug)]
pub(super) struct MinimumMark {
    pub at: Pixel,
    pub is_global: bool,
    /// Whether a hill hides it.
    pub is_hidden: bool,
}

/// What is to be told of a race, and where.
pub(super) struct Landmarks<'a> {
    pub player: &'a Player,
    pub view: &'a View<'a>,
    pub style: &'a Style,
    pub start: Pixel,
    /// Those that have marks.
    pub minima: Vec<MinimumMark>,
    /// What stands on the ground already.
    pub taken: Option<PixelRect>,
}

/// Where a path that is outside at the cursor has left.
struct Departure {
    racer: usize,
    step: usize,
    edge: Pixel,
    beyond: Pixel,
}

impl Landmarks<'_> {
    /// Draws the start, arrows where paths have left, and the words.
    pub(super) fn draw(&self, scene: &mut Scene) {
        let theme = self.style.theme();
        let departures = self.departures();
        for Departure { racer, edge, beyond, .. } in departures.iter().rev() {
            let ahead = (*beyond - *edge).direction();
            if ahead.is_finite() {
                scene.arrow_head(*edge, ahead, ARROW, solid(theme.paper), solid(theme.racer(*racer)));
            }
        }
        if self.view.plot().contains(self.start) {
            mark_start(self.start, self.player.cursor() > 0, self.style, scene);
        }
        self.labels(&departures).draw(theme, scene);
    }

    /// Where the start and the minima are.
    pub(super) fn marks(&self) -> impl Iterator<Item = Pixel> {
        self.minima.iter().map(|minimum| minimum.at).chain([self.start])
    }

    /// Where words are, once all of the paths are there.
    pub(super) fn words(&self) -> Vec<PixelRect> {
        self.labels(&self.departures_at(usize::MAX)).areas().collect()
    }

    /// The places of the racers' names beside their marks; `None` for one that has no name, no mark
    /// or no room.
    pub(super) fn heads(&self) -> Vec<Option<Placed>> {
        let names = racer_names(self.player, &self.style.words);
        if names.is_empty() {
            return Vec::new();
        }
        let mut labels = self.labels(&self.departures());
        let cursor = self.player.cursor() as usize;
        let mut marks = Vec::new();
        for run in self.player.runs() {
            let mark = self.view.standing(&run.trace().states, cursor);
            mark.into_iter().for_each(|mark| labels.take_mark(mark));
            marks.push(mark);
        }
        marks.iter().zip(&names).map(|(&mark, name)| labels.place(mark?, name, true, Need::May)).collect()
    }

    /// The words that stay where they are while the racers run.
    fn labels(&self, departures: &[Departure]) -> Labels {
        let words = &self.style.words;
        let mut labels = Labels::new(self.view.plot());
        self.taken.into_iter().for_each(|area| labels.take(area));
        let minima = || self.minima.iter().filter(|minimum| !minimum.is_hidden);
        minima().for_each(|minimum| labels.take_mark(minimum.at));
        if self.view.plot().contains(self.start) {
            labels.take_mark(self.start);
            labels.add(self.start, &words.start, true, Need::Must);
        }
        // The lowest ones come first.
        let mut need = Need::Must;
        for (is_global, word) in [(true, &words.minimum), (false, &words.local)] {
            for minimum in minima().filter(|minimum| minimum.is_global == is_global) {
                labels.add(minimum.at, word, false, need);
                need = Need::May;
            }
        }
        let names = racer_names(self.player, words);
        for departure in departures {
            let step = departure.step.to_string();
            let text = match names.get(departure.racer) {
                Some(name) => filled(&filled(&words.racer_left, name), &step),
                None => filled(&words.left, &step),
            };
            labels.add(departure.edge, &text, true, Need::Must);
        }
        labels
    }

    /// Where each path that is outside at the cursor has left, the first racer's first.
    fn departures(&self) -> Vec<Departure> {
        self.departures_at(self.player.cursor() as usize)
    }

    fn departures_at(&self, cursor: usize) -> Vec<Departure> {
        let mut departures = Vec::new();
        for (racer, run) in self.player.runs().iter().enumerate() {
            let departure = self.view.departure(&run.trace().states, cursor);
            if let Some((step, edge, beyond)) = departure {
                departures.push(Departure { racer, step, edge, beyond });
            }
        }
        departures
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
