//! Words beside marks, kept off each other and off the axes' names.

use super::palette::{Theme, faded, solid};
use super::pixel::{Pixel, PixelRect, Size};
use super::scene::{Label, Scene};
use plotters::style::text_anchor::{HPos, VPos};

const TEXT: f64 = 13.0;
/// The mean widths of a letter and of a digit, as parts of the font's size.
const LETTER: f64 = 0.56;
const DIGIT: f64 = 0.57;
/// The corners where the axes' names stand.
const CORNER: Size = Size::new(40.0, 20.0);
/// The corner where pages put the switch between contour and relief.
const SWITCH: Size = Size::new(68.0, 32.0);

/// About how wide a text is in a font of this size. Pictures are laid out by it, so that they are
/// the same in every browser and none has to be asked, which would lay out the page.
pub fn text_width(text: &str, size: f64) -> f64 {
    LETTER * size * text.chars().count() as f64
}

/// The same of a number.
pub(super) fn number_width(text: &str, size: f64) -> f64 {
    DIGIT * size * text.chars().count() as f64
}

/// The words of a picture so far.
pub(super) struct Labels<'a> {
    plot: PixelRect,
    theme: &'a Theme,
    /// Where other things stand: axes' names, and a button that would hide words.
    corners: [PixelRect; 3],
    taken: Vec<PixelRect>,
}

impl<'a> Labels<'a> {
    pub(super) fn new(plot: PixelRect, theme: &'a Theme) -> Self {
        let PixelRect { left, top, right, bottom } = plot;
        let corners = [
            PixelRect { left, top, right: left + CORNER.width, bottom: top + CORNER.height },
            PixelRect { left: right - CORNER.width, top: bottom - CORNER.height, right, bottom },
            PixelRect { left: right - SWITCH.width, top, right, bottom: top + SWITCH.height },
        ];
        Self { plot, theme, corners, taken: Vec::new() }
    }

    /// Writes beside a mark: at its right above or below it, else wherever there is room.
    pub(super) fn add(&mut self, mark: Pixel, text: &str, is_above: bool, scene: &mut Scene) {
        let (width, height) = (text_width(text, TEXT), TEXT + 3.0);
        // Row 0 is right above the mark, row 1 right below it; the others follow outward.
        let rows = if is_above { [0, 1, 2, 3, 4, 5, 6, 7] } else { [1, 0, 3, 2, 5, 4, 7, 6] };
        let places = rows.into_iter().flat_map(|row| [(row, true), (row, false)]).map(|(row, is_right)| {
            let far = 4.0 + height * f64::from(row / 2);
            let top = if row % 2 == 0 { mark.y - far - height } else { mark.y + far };
            let left = if is_right { mark.x + 10.0 } else { mark.x - 10.0 - width };
            PixelRect { left, top, right: left + width, bottom: top + height }
        });
        let is_off = |all: &[PixelRect], place: &PixelRect| !all.iter().any(|taken| taken.overlaps(place));
        let is_seen = |place: &PixelRect| self.plot.holds(place) && is_off(&self.corners, place);
        let inside: Vec<PixelRect> = places.filter(is_seen).collect();
        let is_free = |place: &&PixelRect| is_off(&self.taken, place);
        // Where nothing is free, words over words are better than none; where nothing is inside,
        // the picture is too small for them.
        let Some(place) = inside.iter().find(is_free).or(inside.first()).copied() else {
            return;
        };
        let is_right = place.left > mark.x;
        let (x, across) = if is_right { (place.left, HPos::Left) } else { (place.right, HPos::Right) };
        let at = Pixel::new(x, place.center().y);
        let label = Label { at, text, size: TEXT, across, up: VPos::Center };
        scene.text(label, solid(self.theme.ink), Some(faded(self.theme.paper, 0.8)));
        self.taken.push(place);
    }
}
