//! Words beside marks, kept off each other, off the marks, and off what stands in the corners.

use super::palette::{Theme, faded, solid};
use super::pixel::{Pixel, PixelRect, Size};
use super::scene::{Label, Scene};
use plotters::style::RGBColor;
use plotters::style::text_anchor::{HPos, VPos};

const TEXT: f64 = 13.0;
/// The mean widths of a letter and of a digit, as parts of the font's size.
const LETTER: f64 = 0.56;
const DIGIT: f64 = 0.57;
/// The corners where the axes' names stand.
const CORNER: Size = Size::new(40.0, 20.0);
/// The corner where pages put the switch between contour and relief.
const SWITCH: Size = Size::new(68.0, 32.0);
/// So many places beside a mark are tried.
const PLACES: u32 = 16;
/// Half the height of the paper that a text is written on.
const SLIP: f64 = 8.0;
/// Around a mark nothing is written so near to its middle.
const MARK: f64 = 7.0;

/// About how wide a text is in a font of this size. Pictures are laid out by it, so that they are
/// the same in every browser and none has to be asked, which would lay out the page.
pub fn text_width(text: &str, size: f64) -> f64 {
    LETTER * size * text.chars().count() as f64
}

/// The same of a number.
pub(super) fn number_width(text: &str, size: f64) -> f64 {
    DIGIT * size * text.chars().count() as f64
}

/// Where pages put the switch between contour and relief on a plot.
pub(super) fn switch(&PixelRect { top, right, .. }: &PixelRect) -> PixelRect {
    PixelRect { left: right - SWITCH.width, top, right, bottom: top + SWITCH.height }
}

/// What a text is worth where nothing beside its mark is free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// Words over words are better than none.
    Must,
    /// It is left out.
    May,
}

/// The words of a picture so far.
pub(super) struct Labels {
    plot: PixelRect,
    /// Where other things stand: axes' names, and a button that would hide words.
    corners: [PixelRect; 3],
    taken: Vec<PixelRect>,
    placed: Vec<Placed>,
}

/// A text that has found its place.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    text: String,
    at: Pixel,
    is_right: bool,
}

impl Labels {
    pub(super) fn new(plot: PixelRect) -> Self {
        let PixelRect { left, top, right, bottom } = plot;
        let corners = [
            PixelRect { left, top, right: left + CORNER.width, bottom: top + CORNER.height },
            PixelRect { left: right - CORNER.width, top: bottom - CORNER.height, right, bottom },
            switch(&plot),
        ];
        Self { plot, corners, taken: Vec::new(), placed: Vec::new() }
    }

    /// Keeps words off an area.
    pub(super) fn take(&mut self, area: PixelRect) {
        self.taken.push(area);
    }

    /// All that words are kept off.
    pub(super) fn areas(&self) -> impl Iterator<Item = PixelRect> {
        self.corners.iter().chain(&self.taken).copied()
    }

    /// Keeps words off a mark.
    pub(super) fn take_mark(&mut self, at: Pixel) {
        self.take(PixelRect::around(at, MARK));
    }

    /// Finds a place beside a mark: at its right above or below it, else wherever there is room.
    /// Returns `None` if there is none.
    pub(super) fn place(&mut self, mark: Pixel, text: &str, is_above: bool, need: Need) -> Option<Placed> {
        let (width, height) = (text_width(text, TEXT), TEXT + 3.0);
        let mut found = None;
        for index in 0..PLACES {
            // On the right and on the left in turn, right above the mark and right below it; the others
            // follow outward.
            let is_right = index % 2 == 0;
            let is_upper = (index / 2 % 2 == 0) == is_above;
            let far = 4.0 + height * f64::from(index / 4);
            let top = if is_upper { mark.y - far - height } else { mark.y + far };
            let left = if is_right { mark.x + 10.0 } else { mark.x - 10.0 - width };
            let place = PixelRect { left, top, right: left + width, bottom: top + height };
            // Where nothing is inside, the picture is too small for words.
            if !self.plot.holds(&place) || overlaps_any(&self.corners, &place) {
                continue;
            }
            if !overlaps_any(&self.taken, &place) {
                found = Some((place, is_right));
                break;
            }
            if need == Need::Must {
                found = found.or(Some((place, is_right)));
            }
        }
        let (place, is_right) = found?;
        self.taken.push(place);
        let at = Pixel::new(if is_right { place.left } else { place.right }, place.center().y);
        Some(Placed { text: text.into(), at, is_right })
    }

    /// Writes beside a mark, where there is a place.
    pub(super) fn add(&mut self, mark: Pixel, text: &str, is_above: bool, need: Need) {
        let placed = self.place(mark, text, is_above, need);
        self.placed.extend(placed);
    }

    /// Draws what has been added.
    pub(super) fn draw(&self, theme: &Theme, scene: &mut Scene) {
        for placed in &self.placed {
            placed.draw(theme, theme.ink, scene);
        }
    }
}

impl Placed {
    /// Draws it on a slip of paper, which takes a fifth of the work of a halo: for what moves.
    pub(super) fn draw_on_slip(&self, theme: &Theme, colour: RGBColor, scene: &mut Scene) {
        let width = text_width(&self.text, TEXT) + 2.0;
        let left = if self.is_right { self.at.x - 2.0 } else { self.at.x - width };
        let (top, bottom) = (self.at.y - SLIP, self.at.y + SLIP);
        let slip = PixelRect { left, top, right: left + width + 2.0, bottom };
        scene.rectangle(&slip, faded(theme.paper, 0.75));
        scene.text(self.label(), solid(colour), None);
    }

    pub(super) fn draw(&self, theme: &Theme, colour: RGBColor, scene: &mut Scene) {
        scene.text(self.label(), solid(colour), Some(faded(theme.paper, 0.8)));
    }

    fn label(&self) -> Label<'_> {
        let across = if self.is_right { HPos::Left } else { HPos::Right };
        Label { at: self.at, text: &self.text, size: TEXT, across, up: VPos::Center }
    }
}

fn overlaps_any(all: &[PixelRect], place: &PixelRect) -> bool {
    all.iter().any(|taken| taken.overlaps(place))
}
