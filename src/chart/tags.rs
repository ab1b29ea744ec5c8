//! Names on charts: of racers at the ends of their lines, and of limits.

use super::frame::Frame;
use super::labels::text_width;
use super::palette::{faded, solid};
use super::pixel::{Pixel, PixelRect, Size};
use super::scene::{Label, Scene};
use super::series_line::SeriesLine;
use super::style::{Style, filled};
use plotters::style::RGBColor;
use plotters::style::text_anchor::{HPos, VPos};

const TEXT: f64 = 11.5;
const ROW: f64 = 13.0;
/// From the end of a line to its name.
const GAP: f64 = 10.0;
/// Names at the right take no more than this part of a chart.
const MOST: f64 = 0.3;
/// How many rows off its place a name may stand: farther, nobody could tell whose it is.
const ROWS: u32 = 5;
/// The opacity of the halo behind words.
const HALO: f64 = 0.8;

/// How much room names at the right of a chart take from it; none where there is not enough.
pub(super) fn margin(names: &[String], size: Size) -> f64 {
    let widest = names.iter().map(|name| text_width(name, TEXT)).fold(0.0, f64::max);
    let margin = widest + GAP;
    if widest == 0.0 || margin > MOST * size.width { 0.0 } else { margin }
}

/// The names of a chart so far.
pub(super) struct Tags {
    /// Where they may stand.
    area: PixelRect,
    taken: Vec<PixelRect>,
}

impl Tags {
    pub(super) fn new(plot: PixelRect, size: Size) -> Self {
        let area = PixelRect {
            left: plot.left,
            top: plot.top - 2.0,
            right: size.width - 1.0,
            bottom: plot.bottom + ROW,
        };
        Self { area, taken: Vec::new() }
    }

    /// Keeps names off an area.
    pub(super) fn take(&mut self, area: PixelRect) {
        self.taken.push(area);
    }

    /// Writes at the first of some places for the middle of the text's row that is free.
    fn write(
        &mut self,
        text: &str,
        colour: RGBColor,
        places: &[(Pixel, HPos)],
        style: &Style,
        scene: &mut Scene,
    ) {
        let width = text_width(text, TEXT);
        for &(at, across) in places {
            let left = if matches!(across, HPos::Left) { at.x } else { at.x - width };
            let (top, bottom) = (at.y - 0.5 * ROW, at.y + 0.5 * ROW);
            let place = PixelRect { left, top, right: left + width, bottom };
            if self.area.holds(&place) && !self.taken.iter().any(|taken| taken.overlaps(&place)) {
                self.taken.push(place);
                let label = Label { at, text, size: TEXT, across, up: VPos::Center };
                return scene.text(label, solid(colour), Some(faded(style.theme().paper, HALO)));
            }
        }
    }

    /// Writes the racers' names beside the ends of their first lines, the lowest first.
    pub(super) fn line_ends(
        &mut self,
        lines: &[SeriesLine<'_>],
        racers: &[String],
        frame: &Frame,
        style: &Style,
        scene: &mut Scene,
    ) {
        let mut ends: Vec<(Pixel, usize)> = Vec::new();
        // A schedule that stands beside them is nobody's.
        for line in lines.iter().filter(|line| line.racer < racers.len()) {
            let is_named = ends.iter().any(|&(_, racer)| racer == line.racer);
            if let Some(end) = line.end(frame).filter(|_| !is_named) {
                let above = ends.iter().position(|(other, _)| other.y < end.y);
                ends.insert(above.unwrap_or(ends.len()), (end, line.racer));
            }
        }
        for (end, racer) in ends {
            let mut places = Vec::new();
            // As near as there is room, upward first.
            for row in 0..2 * ROWS {
                let up = if row % 2 == 0 { 0.5 * ROW } else { -0.5 * ROW };
                places.push((Pixel::new(end.x + GAP, end.y - up * f64::from(row + row % 2)), HPos::Left));
            }
            // What ends at the edge has come from where its name would be on the left.
            if end.x < frame.plot.right - 1.0 {
                places.push((Pixel::new(end.x - GAP, end.y), HPos::Right));
            }
            self.write(&racers[racer], style.theme().racer(racer), &places, style, scene);
        }
    }

    /// Draws limits with their names, which say whose they are where there are several racers.
    pub(super) fn limits(
        &mut self,
        limits: &[SeriesLine<'_>],
        racers: &[String],
        frame: &Frame,
        style: &Style,
        scene: &mut Scene,
    ) {
        let theme = style.theme();
        for limit in limits {
            limit.draw_limit(frame, theme, scene);
        }
        for limit in limits {
            let end = limit.end(frame);
            let Some(formula) = limit.formula() else { continue };
            let name = racers.get(limit.racer).map_or("", String::as_str);
            let colon = if name.is_empty() { "" } else { ": " };
            let arrow = if end.is_none() { " ↑" } else { "" };
            let text = [name, colon, &filled(&style.words.limit, &formula), arrow].concat();
            let x = frame.plot.right - 4.0;
            // What lies above the picture is named at its top.
            let (y, first) = end.map_or((frame.plot.top, 1.0), |end| (end.y, -1.0));
            let places = [first, -first, 2.0, 3.0, 4.0, 5.0]
                .map(|row| (Pixel::new(x, y + row * 0.75 * ROW), HPos::Right));
            self.write(&text, theme.racer(limit.racer), &places, style, scene);
        }
    }
}
