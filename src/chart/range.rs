//! The part of the plane of steps and numbers that a chart shows.

use super::plotted::{Plotted, Series};
use super::scale::Scale;
use super::series_line::SeriesLine;
use crate::geometry::Rect;

/// Numbers may fall this many powers of ten below the first before they leave the picture.
const DECADES: f64 = 12.0;
/// Numbers may rise this many times above the first before they leave a linear picture.
const RISE: f64 = 3.0;
/// Parameters may be this many times as far from the middle as the edge of what the stage shows.
const BEYOND: f64 = 2.0;
/// A limit is in the picture as far as it lies no higher than this many times the highest number.
const NEAR: f64 = 4.0;

/// The bounds of a chart's lines and limits, up to the last step shown. A `tolerance` that has a place
/// is in sight; `shown` is what the stage shows.
pub(super) fn bounds(
    lines: &[SeriesLine<'_>],
    limits: &[SeriesLine<'_>],
    plotted: Plotted<'_>,
    tolerance: Option<f64>,
    shown: Option<Rect>,
) -> Rect {
    let (low, high) = range(lines, limits, plotted, tolerance, shown);
    let room = if high > low { 0.05 * (high - low) } else { 0.5 };
    // Nothing has no room below it.
    let has_floor = matches!(plotted.series, Series::Rate | Series::Sharpness(_)) && low == 0.0;
    let bottom = if has_floor { low } else { low - room };
    // Legends and the names of limits stand above all lines, and so does the axis's name where one
    // begins and ends high.
    let has_names = matches!(plotted.series, Series::Parameters | Series::Sharpness(_))
        || lines.iter().any(|line| line.is_high(high - 2.0 * room));
    let above = if has_names { 4.0 * room } else { room };
    Rect::new(0.0, f64::from(plotted.last), bottom, high + above)
}

/// The positions of the lowest and the highest number to show, which stay finite whatever the
/// numbers are.
fn range(
    lines: &[SeriesLine<'_>],
    limits: &[SeriesLine<'_>],
    plotted: Plotted<'_>,
    tolerance: Option<f64>,
    shown: Option<Rect>,
) -> (f64, f64) {
    let Plotted { series, scale, .. } = plotted;
    let (lowest, mut high) = extremes(lines);
    let mut low = lowest.min(tolerance.filter(|&height| height > 0.0).unwrap_or(f64::INFINITY));
    let firsts = || lines.iter().filter_map(SeriesLine::first);
    match (series, scale) {
        // A rate of nothing is where rates begin.
        (Series::Rate, Scale::Linear) => low = low.min(0.0),
        (Series::Sharpness(_), _) => {
            low = low.min(0.0);
            // What lies far above all that there is would press it flat.
            let curved = high;
            for (least, most) in limits.iter().map(SeriesLine::range) {
                if curved <= 0.0 || least <= NEAR * curved {
                    high = high.max(most.min(least.max(NEAR * curved)));
                }
            }
        }
        (Series::Parameters, _) => {
            if let Some(shown) = shown.map(|shown| shown.scaled(BEYOND)) {
                low = low.max(shown.min.x.min(shown.min.y));
                high = high.min(shown.max.x.max(shown.max.y));
            }
        }
        (_, Scale::Logarithmic) => {
            // However high a run rises in the end, it is seen how deep it fell before.
            let first = firsts().reduce(f64::max).unwrap_or(high);
            low = low.max(first * 10_f64.powf(-DECADES));
        }
        (_, Scale::Linear) => {
            let first = firsts().fold(f64::NEG_INFINITY, f64::max);
            let size = firsts().map(f64::abs).fold(f64::NEG_INFINITY, f64::max).max(first - low);
            // A run that diverges leaves the picture; the others still fill it.
            high = high.min(first.abs() + RISE * size);
            low = low.max(-first.abs() - RISE * size);
        }
    }
    let (low, high) = (scale.position(low), scale.position(high));
    if low.is_finite() && high.is_finite() { (low, high) } else { (0.0, 1.0) }
}

/// The smallest and the largest number of lines.
fn extremes(lines: &[SeriesLine<'_>]) -> (f64, f64) {
    let ranges = lines.iter().map(SeriesLine::range);
    ranges
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), range| (low.min(range.0), high.max(range.1)))
}
