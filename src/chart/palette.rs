//! The themes: a quiet ground, and racers that stand out from all of it.
//!
//! Every colour, dash and marker of the pages stands here; the build writes their style sheet and
//! their catalogue from it.

use super::pixel::Displacement;
use crate::run::MOST_RACERS;
use plotters::style::{Color, RGBAColor, RGBColor};

/// The colours of a theme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Theme {
    /// What queries and style sheets call it.
    pub id: &'static str,
    /// Text, axes and marks.
    pub ink: RGBColor,
    /// Ticks and their numbers.
    pub faint: RGBColor,
    /// Behind everything; also the halo of words and paths.
    pub paper: RGBColor,
    /// One for each racer: the hues of Okabe and Ito, as light or dark as three to one against
    /// every band demands.
    pub racers: [RGBColor; MOST_RACERS],
    /// How much of a racer's colour is left in what lies ahead of it; the rest is paper. It stands
    /// out from every band by 1.8 to one.
    ahead: f64,
    /// On a page: lines between its parts.
    pub line: RGBColor,
    /// On a page: links and what is chosen.
    pub accent: RGBColor,
    /// On a page: text on the accent.
    pub on_accent: RGBColor,
    /// On a page: behind a warning.
    pub warn: RGBColor,
}

const LIGHT: Theme = Theme {
    id: "light",
    ink: RGBColor(34, 38, 43),
    faint: RGBColor(90, 97, 105),
    paper: RGBColor(255, 255, 255),
    racers: [RGBColor(0, 98, 158), RGBColor(176, 72, 0), RGBColor(0, 108, 78), RGBColor(150, 60, 115)],
    ahead: 0.72,
    line: RGBColor(201, 206, 212),
    accent: RGBColor(0, 98, 158),
    on_accent: RGBColor(255, 255, 255),
    warn: RGBColor(255, 245, 224),
};

const DARK: Theme = Theme {
    id: "dark",
    ink: RGBColor(236, 239, 242),
    faint: RGBColor(160, 168, 176),
    paper: RGBColor(18, 21, 25),
    racers: [
        RGBColor(112, 196, 240),
        RGBColor(240, 172, 60),
        RGBColor(60, 196, 152),
        RGBColor(226, 150, 194),
    ],
    ahead: 0.6,
    line: RGBColor(58, 65, 72),
    accent: RGBColor(112, 196, 240),
    on_accent: RGBColor(16, 34, 46),
    warn: RGBColor(51, 41, 15),
};

/// The two themes, the light one first.
pub const THEMES: [Theme; 2] = [LIGHT, DARK];

impl Theme {
    /// The dark theme, or the light one.
    pub fn of(dark: bool) -> &'static Self {
        if dark { &DARK } else { &LIGHT }
    }

    /// The colour of a racer; those beyond the last have the first ones' again.
    pub fn racer(&self, racer: usize) -> RGBColor {
        self.racers[racer % self.racers.len()]
    }

    /// The colour of what lies ahead of a racer. It is opaque: however often a path comes back to
    /// where it was, it looks the same there.
    pub fn ahead(&self, racer: usize) -> RGBColor {
        mixed(self.paper, self.racer(racer), self.ahead)
    }

    /// Every colour by the custom property that a style sheet has it as.
    pub const fn properties(&self) -> [(&'static str, RGBColor); 11] {
        let [first, second, third, fourth] = self.racers;
        [
            ("--ink", self.ink),
            ("--faint", self.faint),
            ("--paper", self.paper),
            ("--line", self.line),
            ("--accent", self.accent),
            ("--on-accent", self.on_accent),
            ("--racer-0", first),
            ("--racer-1", second),
            ("--racer-2", third),
            ("--racer-3", fourth),
            ("--warn", self.warn),
        ]
    }
}

/// A colour as style sheets write it: `#` and six hexadecimal digits.
pub fn css(RGBColor(red, green, blue): RGBColor) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// The lengths of a racer's dashes and gaps in turn, in CSS pixels; a solid line has none.
pub const DASHES: [&[f64]; MOST_RACERS] = [&[], &[9.0, 4.0], &[2.5, 4.0], &[10.0, 3.0, 2.5, 3.0]];

/// A racer's shape, so that colour is not all that tells racers apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Marker {
    /// A disc of radius 1.
    Disc,
    /// A polygon by its corners, as seen from the middle of a disc of radius 1.
    Polygon(&'static [Displacement]),
}

/// The racers' shapes: a disc, a square, a triangle and a diamond.
pub const MARKERS: [Marker; MOST_RACERS] = [
    Marker::Disc,
    Marker::Polygon(&[corner(-0.9, -0.9), corner(0.9, -0.9), corner(0.9, 0.9), corner(-0.9, 0.9)]),
    Marker::Polygon(&[corner(0.0, -1.15), corner(1.1, 0.85), corner(-1.1, 0.85)]),
    Marker::Polygon(&[corner(0.0, -1.25), corner(1.25, 0.0), corner(0.0, 1.25), corner(-1.25, 0.0)]),
];

const fn corner(right: f64, down: f64) -> Displacement {
    Displacement::new(right, down)
}

/// The dashes of a racer's lines.
pub(super) fn dashes(racer: usize) -> &'static [f64] {
    DASHES[racer % DASHES.len()]
}

/// The shape of a racer.
pub(super) fn marker(racer: usize) -> Marker {
    MARKERS[racer % MARKERS.len()]
}

/// The colours of `count` bands from the lowest losses to the highest: viridis, toned down
/// towards the paper.
pub fn bands(dark: bool, count: usize) -> Vec<RGBColor> {
    let paper = Theme::of(dark).paper;
    (0..count)
        .map(|band| {
            let height = band as f64 / (count.max(2) - 1) as f64;
            // Low ground is lightest on light paper and darkest on dark paper.
            let (position, strength) = if dark {
                (0.1 + 0.6 * height, 0.1 + 0.24 * height)
            } else {
                (1.0 - 0.62 * height, 0.16 + 0.24 * height)
            };
            let tone = colorous::VIRIDIS.eval_continuous(position);
            mixed(paper, RGBColor(tone.r, tone.g, tone.b), strength)
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

/// The colour at a part of the way from one to another.
pub(super) fn mixed(from: RGBColor, to: RGBColor, part: f64) -> RGBColor {
    let one = |from: u8, to: u8| (f64::from(from) + (f64::from(to) - f64::from(from)) * part).round() as u8;
    RGBColor(one(from.0, to.0), one(from.1, to.1), one(from.2, to.2))
}

/// An opaque colour.
pub(super) fn solid(colour: RGBColor) -> RGBAColor {
    colour.to_rgba()
}

/// A colour of this opacity.
pub(super) fn faded(colour: RGBColor, opacity: f64) -> RGBAColor {
    colour.mix(opacity)
}
