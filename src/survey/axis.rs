//! The numbers along the axes of a survey.

use crate::number::readable;
use crate::run::{Config, Racer, rates};
use std::slice;

/// Columns and rows of a map.
const MAP: usize = 128;
/// Columns and rows of a pad, whose rates are every so many of a map's.
const PAD: (usize, usize) = (32, 24);
/// The largest momentum of a map.
const HIGHEST_MOMENTUM: f64 = 0.99;
/// A stride along a pad: so many cells of rates, about a tenth of a rate, and so much of a momentum.
pub(super) const STRIDE: f64 = 0.25;
pub(super) const FINEST_MOMENTUM: f64 = 0.01;
/// A sweep goes from so many powers of ten below the suggested rates to so many columns above.
const BELOW: f64 = 3.0;
/// Rates of a power of ten: about evenly apart, and numbers that one would type.
const SERIES: [f64; 24] = [
    10.0, 11.0, 12.0, 13.0, 15.0, 16.0, 18.0, 20.0, 22.0, 25.0, 27.0, 30.0, 33.0, 36.0, 40.0, 43.0, 47.0,
    50.0, 55.0, 60.0, 66.0, 75.0, 82.0, 90.0,
];

/// The rates of a sweep: wide enough for those of all racers.
pub(super) fn sweep_rates(config: &Config) -> Vec<f64> {
    let highest = suggested(&config.racers, config).fold(0.0, f64::max);
    let top = 10_f64.powi(highest.log10().floor() as i32 + 2) * 1.000_001;
    rates_from(lowest_power(&config.racers, config)).take_while(|&rate| rate <= top).collect()
}

/// The rates of a map of a racer.
pub(super) fn map_rates(racer: &Racer, config: &Config) -> Vec<f64> {
    rates_from(lowest_power(slice::from_ref(racer), config)).take(MAP).collect()
}

/// The rates of a pad for a racer: as far as those of a map, and fewer.
pub(super) fn pad_rates(racer: &Racer, config: &Config) -> Vec<f64> {
    map_rates(racer, config).chunks(MAP / PAD.0).map(|some| some[0]).collect()
}

/// The momenta of a map.
pub(super) fn map_momenta() -> Vec<f64> {
    momenta(MAP)
}

/// The momenta of a pad.
pub(super) fn pad_momenta() -> Vec<f64> {
    momenta(PAD.1)
}

fn momenta(count: usize) -> Vec<f64> {
    let momentum = |row: usize| readable(HIGHEST_MOMENTUM * row as f64 / (count - 1) as f64, 1e-3);
    (0..count).map(momentum).collect()
}

/// The middles of so many cells along a side.
pub(super) fn middles(low: f64, side: f64, count: usize) -> Vec<f64> {
    let cell = side / count as f64;
    (0..count).map(|index| readable(low + cell * (index as f64 + 0.5), cell / 8.0)).collect()
}

fn suggested(racers: &[Racer], config: &Config) -> impl Iterator<Item = f64> {
    racers.iter().map(|racer| rates::suggested(&config.surface, racer.optimizer.rule()))
}

/// The power of ten that the rates begin at, for some of the racers.
fn lowest_power(racers: &[Racer], config: &Config) -> i32 {
    let lowest = suggested(racers, config).fold(f64::INFINITY, f64::min);
    (lowest.log10().floor() - BELOW).max(rates::RANGE.0.log10()) as i32
}

/// The rates from a power of ten up to the largest that a query takes.
fn rates_from(power: i32) -> impl Iterator<Item = f64> {
    // Dividing whole numbers rounds each rate correctly.
    let decade = move |power: i32| {
        let scale = 10_f64.powi((power - 1).abs());
        SERIES.iter().map(move |digits| if power > 0 { digits * scale } else { digits / scale })
    };
    (power..=2).flat_map(decade).take_while(|&rate| rate <= rates::RANGE.1)
}

/// Where a number lies in a rising list, between the indices of its neighbours; at the list's end for
/// one beyond it.
pub(super) fn place(list: &[f64], value: f64, spacing: Spacing) -> f64 {
    let above = list.partition_point(|&other| other < value).min(list.len().saturating_sub(1));
    let Some(below) = above.checked_sub(1) else { return 0.0 };
    let (low, high) = (list[below], list[above]);
    let part = match spacing {
        Spacing::Linear => (value - low) / (high - low),
        Spacing::Logarithmic => (value / low).ln() / (high / low).ln(),
    };
    below as f64 + part.clamp(0.0, 1.0)
}

/// The number at a place in a rising list of at least one.
fn number_at(list: &[f64], place: f64, spacing: Spacing) -> f64 {
    let place = place.clamp(0.0, list.len().saturating_sub(1) as f64);
    let (below, part) = (place as usize, place.fract());
    let low = list[below];
    let high = list.get(below + 1).copied().unwrap_or(low);
    match spacing {
        Spacing::Linear => low + part * (high - low),
        Spacing::Logarithmic => low * (high / low).powf(part),
    }
}

/// The rate at a place in a list of rates, to two digits.
pub(super) fn rate_at(rates: &[f64], place: f64) -> f64 {
    let rate = number_at(rates, place, Spacing::Logarithmic);
    readable(rate, 10_f64.powf(rate.log10().floor() - 1.0))
}

/// The momentum at a place in a list of momenta, as finely as somebody points.
pub(super) fn momentum_at(momenta: &[f64], place: f64) -> f64 {
    readable(number_at(momenta, place, Spacing::Linear), FINEST_MOMENTUM)
}

/// How the numbers of an axis are spaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spacing {
    Linear,
    Logarithmic,
}

/// The index of the nearest number of a rising list. Returns `None` if the number lies beyond the
/// cells at the list's ends.
pub(super) fn nearest(list: &[f64], value: f64, spacing: Spacing) -> Option<usize> {
    let distance = |other: f64| match spacing {
        Spacing::Linear => (other - value).abs(),
        Spacing::Logarithmic => (other / value).ln().abs(),
    };
    let best =
        (0..list.len()).min_by(|&one, &other| distance(list[one]).total_cmp(&distance(list[other])))?;
    let around = [best.saturating_sub(1), (best + 1).min(list.len() - 1)];
    let room = around.into_iter().map(|index| distance(list[index])).fold(0.0, f64::max);
    (distance(list[best]) <= room.max(f64::MIN_POSITIVE) && is_inside(list, value, spacing)).then_some(best)
}

fn is_inside(list: &[f64], value: f64, spacing: Spacing) -> bool {
    let (Some(first), Some(last), Some(second)) = (list.first(), list.last(), list.get(1)) else {
        return !list.is_empty();
    };
    let half = match spacing {
        Spacing::Linear => 0.5 * (second - first),
        Spacing::Logarithmic => 0.0,
    };
    (first - half..=last + half).contains(&value)
}
