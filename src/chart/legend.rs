//! Where a legend hides least of a stage.

use super::curve::Curve;
use super::labels::switch;
use super::pixel::{Pixel, PixelRect, Size, UnitPoint};
use super::stage::Stage;
use super::style::Style;
use super::view::View;
use crate::player::Player;
use crate::run::Config;

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

/// A word that is hidden is as bad as so many steps.
const WORD: usize = 12;
/// Around a mark nothing lies so near to its middle.
const MARK: f64 = 9.0;

/// What a legend should not hide.
struct Hideable {
    /// Marks, and the switch that pages put on a stage.
    marks: Vec<PixelRect>,
    /// Words.
    words: Vec<PixelRect>,
    /// The paths of all racers and, of one parameter, the loss.
    lines: Vec<Vec<Pixel>>,
}

impl Stage {
    /// Where the upper left corner of a legend lies best on a picture of this size: off marks, and over
    /// few of the words and steps that are there; where it is `now`, if that is about as good.
    pub fn legend_place(
        &self,
        player: &Player,
        legend: Size,
        now: Option<Pixel>,
        style: &Style,
        size: Size,
    ) -> Pixel {
        let view = self.view(size);
        let mut hideable =
            Hideable { marks: vec![switch(&view.plot())], words: Vec::new(), lines: Vec::new() };
        if let Some(landmarks) = self.landmarks(player, style, &view) {
            hideable.marks.extend(landmarks.marks().map(|at| PixelRect::around(at, MARK)));
            hideable.words = landmarks.words();
        }
        for run in player.runs() {
            let states = &run.trace().states;
            hideable.lines.push(self.path(&states[..states.len().min(TRACED)], size));
        }
        if let (View::Curve(frame), Some(run)) = (&view, player.runs().first()) {
            let Config { surface, bounds, .. } = run.config();
            let curve = Curve::new(surface, bounds);
            hideable.lines.push(curve.points.iter().map(|&at| frame.to_pixel(at)).collect());
        }
        hideable.best_place(view.plot(), legend, now)
    }
}

impl Hideable {
    /// How many marks lie in an area, and how many steps, words among them.
    fn hidden(&self, area: &PixelRect) -> (usize, usize) {
        let count = |all: &[PixelRect]| all.iter().filter(|one| one.overlaps(area)).count();
        let steps = self.lines.iter().flat_map(|line| line.windows(2));
        let steps = steps.filter(|step| area.clip(step[0], step[1]).is_some());
        (count(&self.marks), WORD * count(&self.words) + steps.count())
    }

    /// Where the upper left corner of a legend of this size lies best in a plot: where it hides the
    /// fewest marks and, among those places, the fewest steps. It stays where it is `now`, or as near as
    /// there is room, unless there it hides a mark or many more steps. In a plot with too little room it
    /// lies at the upper left.
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
        let steps: usize = self.lines.iter().map(Vec::len).sum();
        let is_worth = |marks: usize, more: usize| marks > best.1.0 || more as f64 > WORTH * steps as f64;
        match now.map(|at| room.nearest(at)).map(|at| (at, self.hidden(&area(at)))) {
            Some((at, (marks, hidden))) if !is_worth(marks, hidden.saturating_sub(best.1.1)) => at,
            _ => best.0,
        }
    }
}
