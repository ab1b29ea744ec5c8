//! The colours: a quiet ground, and four tracks that stand out from all of it.

use plotters::style::{Color, RGBAColor, RGBColor};

/// The colours of a theme.
#[derive(Clone, Copy, Debug)]
pub struct Palette {
    /// Text, axes and marks.
    pub ink: RGBColor,
    /// Ticks and their numbers.
    pub faint: RGBColor,
    /// Behind everything; also the halo of words and paths.
    pub paper: RGBColor,
    /// One for each racer: the hues of Okabe and Ito, as light or dark as three to one against
    /// every band demands.
    pub tracks: [RGBColor; 4],
}

/// One dash pattern a racer, in CSS pixels.
pub(super) const DASHES: [&[f64]; 4] = [&[], &[9.0, 4.0], &[2.5, 4.0], &[10.0, 3.0, 2.5, 3.0]];

const LIGHT: Palette = Palette {
    ink: RGBColor(34, 38, 43),
    faint: RGBColor(90, 97, 105),
    paper: RGBColor(255, 255, 255),
    tracks: [RGBColor(0, 98, 158), RGBColor(176, 72, 0), RGBColor(0, 108, 78), RGBColor(150, 60, 115)],
};

const DARK: Palette = Palette {
    ink: RGBColor(236, 239, 242),
    faint: RGBColor(160, 168, 176),
    paper: RGBColor(18, 21, 25),
    tracks: [
        RGBColor(112, 196, 240),
        RGBColor(240, 172, 60),
        RGBColor(60, 196, 152),
        RGBColor(226, 150, 194),
    ],
};

impl Palette {
    /// The colours of the light or the dark theme.
    pub fn of(dark: bool) -> &'static Self {
        if dark { &DARK } else { &LIGHT }
    }

    pub(super) fn track(&self, racer: usize) -> RGBColor {
        self.tracks[racer % self.tracks.len()]
    }
}

/// The colours of `count` bands from the lowest losses to the highest: viridis, toned down
/// towards the paper.
pub fn bands(dark: bool, count: usize) -> Vec<RGBColor> {
    let paper = Palette::of(dark).paper;
    (0..count)
        .map(|band| {
            let height = band as f64 / (count.max(2) - 1) as f64;
            // Low ground is lightest on light paper and darkest on dark paper.
            let (position, strength) = if dark {
                (0.1 + 0.55 * height, 0.13 + 0.15 * height)
            } else {
                (1.0 - 0.62 * height, 0.16 + 0.24 * height)
            };
            let tone = colorous::VIRIDIS.eval_continuous(position);
            let mix = |paper: u8, tone: u8| {
                (f64::from(paper) + (f64::from(tone) - f64::from(paper)) * strength).round() as u8
            };
            RGBColor(mix(paper.0, tone.r), mix(paper.1, tone.g), mix(paper.2, tone.b))
        })
        .collect()
}

/// The contrast of two colours from 1 to 21, as WCAG 2.2 defines it.
pub fn contrast(one: RGBColor, other: RGBColor) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: RGBColor) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(colour.0) + 0.7152 * linear(colour.1) + 0.0722 * linear(colour.2)
}

pub(super) fn solid(colour: RGBColor) -> RGBAColor {
    colour.to_rgba()
}

pub(super) fn clear(colour: RGBColor, part: f64) -> RGBAColor {
    colour.mix(part)
}
