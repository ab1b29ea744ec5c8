//! Words beside marks, kept off each other and off the axes' names.

use super::clip::Rectangle;
use super::palette::{Palette, clear, solid};
use super::scene::{Label, Pixel, Scene};
use plotters::style::text_anchor::{HPos, VPos};

const TEXT: f64 = 13.0;
/// The mean width of a letter, as a part of the font's size.
const LETTER: f64 = 0.56;
/// The corners where the axes' names stand.
const CORNER: Pixel = (40.0, 20.0);

/// The corner where pages put the switch between contour and relief.
const SWITCH: Pixel = (68.0, 32.0);

/// The words of a picture so far.
pub(super) struct Labels<'a> {
    plot: Rectangle,
    palette: &'a Palette,
    taken: Vec<Rectangle>,
}

impl<'a> Labels<'a> {
    pub fn new(plot: Rectangle, palette: &'a Palette) -> Self {
        let Rectangle { left, top, right, bottom } = plot;
        let corners = [
            Rectangle { left, top, right: left + CORNER.0, bottom: top + CORNER.1 },
            Rectangle { left: right - CORNER.0, top: bottom - CORNER.1, right, bottom },
            Rectangle { left: right - SWITCH.0, top, right, bottom: top + SWITCH.1 },
        ];
        Self { plot, palette, taken: corners.into() }
    }

    /// Writes beside a mark: at its right above or below it, else wherever there is room.
    pub fn add(&mut self, mark: Pixel, text: &str, is_above: bool, scene: &mut Scene) {
        let (width, height) = (LETTER * TEXT * text.chars().count() as f64, TEXT + 3.0);
        // Row 0 is right above the mark, row 1 right below it; the others follow outward.
        let rows = if is_above { [0, 1, 2, 3, 4, 5] } else { [1, 0, 3, 2, 5, 4] };
        let places = rows.into_iter().flat_map(|row| [(row, true), (row, false)]).map(|(row, is_right)| {
            let far = 4.0 + height * f64::from(row / 2);
            let top = if row % 2 == 0 { mark.1 - far - height } else { mark.1 + far };
            let left = if is_right { mark.0 + 10.0 } else { mark.0 - 10.0 - width };
            Rectangle { left, top, right: left + width, bottom: top + height }
        });
        let is_inside = |place: &Rectangle| {
            self.plot.contains((place.left, place.top)) && self.plot.contains((place.right, place.bottom))
        };
        let is_free = |place: &Rectangle| !self.taken.iter().any(|taken| overlap(taken, place));
        let inside: Vec<Rectangle> = places.filter(is_inside).collect();
        // Where nothing is free, words over words are better than none; where nothing is inside,
        // the picture is too small for them.
        let Some(place) = inside.iter().find(|place| is_free(place)).or(inside.first()).copied() else {
            return;
        };
        let is_right = place.left > mark.0;
        let (x, across) = if is_right { (place.left, HPos::Left) } else { (place.right, HPos::Right) };
        let middle = 0.5 * (place.top + place.bottom);
        let label = Label { at: (x, middle), text, size: TEXT, across, up: VPos::Center };
        scene.words(label, solid(self.palette.ink), Some(clear(self.palette.paper, 0.8)));
        self.taken.push(place);
    }
}

pub(super) fn overlap(one: &Rectangle, other: &Rectangle) -> bool {
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}
