//! Where a legend hides least of a stage.

use super::pixel::{Pixel, PixelRect, Size, UnitPoint};
use super::stage::Stage;
use super::style::Style;
use crate::player::Player;
use crate::run::State;

/// Between a legend, the plot's edges, and the marks.
const GAP: f64 = 5.0;
/// Where in the room there is for it a legend may stand: the corners first, then along the edges.
const PLACES: [UnitPoint; 16] = [
    UnitPoint::new(0.0, 0.0),
    UnitPoint::new(0.0, 1.0),
    UnitPoint::new(1.0, 0.0),
    UnitPoint::new(1.0, 1.0),
    UnitPoint::new(0.0, 0.5),
    UnitPoint::new(1.0, 0.5),
    UnitPoint::new(0.5, 0.0),
    UnitPoint::new(0.5, 1.0),
    UnitPoint::new(0.25, 0.0),
    UnitPoint::new(0.75, 0.0),
    UnitPoint::new(0.25, 1.0),
    UnitPoint::new(0.75, 1.0),
    UnitPoint::new(0.0, 0.25),
    UnitPoint::new(0.0, 0.75),
    UnitPoint::new(1.0, 0.25),
    UnitPoint::new(1.0, 0.75),
];
/// A legend stays where it is unless it hides this part more of all steps than it would elsewhere: one
/// that jumps is hard to read.
const WORTH: f64 = 0.2;

/// Of a longer path its first states say where it lies.
const TRACED: usize = 2000;

/// What a legend should not hide.
struct Hideable {
    /// Marks and words.
    marks: Vec<PixelRect>,
    /// The paths of all racers.
    paths: Vec<Vec<Pixel>>,
}

impl Stage {
    /// Where the upper left corner of a legend lies best on a picture of this size: off marks and words,
    /// and over few of the steps that are there; where it is `now`, if that is about as good.
    pub fn legend_place(
        &self,
        player: &Player,
        legend: Size,
        now: Option<Pixel>,
        style: &Style,
        size: Size,
    ) -> Pixel {
        let traced = |states: &[State]| self.path(&states[..states.len().min(TRACED)], size);
        let paths = player.runs().iter().map(|run| traced(&run.trace().states)).collect();
        let hideable = Hideable { marks: self.areas(player, style, size), paths };
        hideable.best_place(self.plot(size), legend, now)
    }
}

impl Hideable {
    /// How many marks and words, and how many steps, lie in an area.
    fn hidden(&self, area: &PixelRect) -> (usize, usize) {
        let marks = self.marks.iter().filter(|mark| mark.overlaps(area)).count();
        let steps = self.paths.iter().flat_map(|path| path.windows(2));
        (marks, steps.filter(|step| area.clip(step[0], step[1]).is_some()).count())
    }

    /// Where the upper left corner of a legend of this size lies best in a plot: where it hides the
    /// fewest marks and, among those places, the fewest steps. It stays where it is `now` unless there
    /// it hides a mark or many more steps. In a plot with too little room it lies at the upper left.
    fn best_place(&self, plot: PixelRect, legend: Size, now: Option<Pixel>) -> Pixel {
        let area = |at: Pixel| {
            let (right, bottom) = (at.x + legend.width, at.y + legend.height);
            PixelRect { left: at.x, top: at.y, right, bottom }.grown(GAP)
        };
        let (left, top) = (plot.left + GAP, plot.top + GAP);
        let room = PixelRect {
            left,
            top,
            right: (plot.right - GAP - legend.width).max(left),
            bottom: (plot.bottom - GAP - legend.height).max(top),
        };
        let mut best = (Pixel::new(left, top), (usize::MAX, usize::MAX));
        for place in PLACES {
            let at = room.at(place);
            let hidden = self.hidden(&area(at));
            if hidden < best.1 {
                best = (at, hidden);
            }
        }
        let steps: usize = self.paths.iter().map(Vec::len).sum();
        let is_worth = |marks: usize, more: usize| marks > best.1.0 || more as f64 > WORTH * steps as f64;
        match now.filter(|&at| room.contains(at)).map(|at| (at, self.hidden(&area(at)))) {
            Some((at, (marks, hidden))) if !is_worth(marks, hidden.saturating_sub(best.1.1)) => at,
            _ => best.0,
        }
    }
}
