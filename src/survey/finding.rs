//! What is found at a cell before it is known which minima other cells have reached. As numbers it can be
//! sent from one worker to another.

use crate::analysis::minima::{Endpoint, ReferenceMinimum};
use crate::analysis::probe::Outcome;
use crate::analysis::verdict::Kind;
use crate::geometry::Point;

/// So many numbers say what was found at a cell.
pub(super) const NUMBERS: usize = 7;
/// The kinds of points that runs end at, each sent as its place here.
const ENDS: [Endpoint; 6] = [
    Endpoint::Minimum,
    Endpoint::LocalMinimum,
    Endpoint::Valley,
    Endpoint::Saddle,
    Endpoint::Maximum,
    Endpoint::Flat,
];
/// Stands for what there is none of.
const NONE: f64 = -1.0;
/// Minima closer together than this are the same one.
const SAME: f64 = 1e-3;
/// The floor of a valley is as high everywhere, to rounding.
const LEVEL: f64 = 1e-12;

/// What was found at a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Finding {
    pub kind: Kind,
    pub step: Option<u32>,
    pub endpoint: Option<Endpoint>,
    /// Of `converged` only.
    pub reached: Option<ReferenceMinimum>,
}

impl Finding {
    pub(super) fn of(outcome: &Outcome) -> Self {
        let &Outcome { kind, step, endpoint, reference, .. } = outcome;
        Self { kind, step, endpoint, reached: reference.filter(|_| kind == Kind::Converged) }
    }

    pub(super) fn numbers(&self) -> [f64; NUMBERS] {
        let place = |at: Option<usize>| at.map_or(NONE, |at| at as f64);
        let end = |end: Endpoint| ENDS.iter().position(|&other| other == end);
        let [reached, x, y, height] = match self.reached {
            Some(ReferenceMinimum { minimizer: Point { x, y }, minimum, endpoint }) => {
                [place(end(endpoint)), x, y, minimum]
            }
            None => [NONE; 4],
        };
        let kind = place(Kind::ALL.iter().position(|&other| other == self.kind));
        let step = self.step.map_or(NONE, f64::from);
        [kind, step, place(self.endpoint.and_then(end)), reached, x, y, height]
    }

    /// Returns `None` for what [`Finding::numbers`] has not made.
    pub(super) fn from_numbers(numbers: &[f64]) -> Option<Self> {
        let &[kind, step, endpoint, reached, x, y, minimum] = numbers else { return None };
        let end = |place: f64| if place < 0.0 { None } else { ENDS.get(place as usize).copied() };
        let reference = |endpoint| ReferenceMinimum { minimizer: Point::new(x, y), minimum, endpoint };
        Some(Self {
            kind: *Kind::ALL.get(kind as usize)?,
            step: (step >= 0.0).then_some(step as u32),
            endpoint: end(endpoint),
            reached: end(reached).map(reference),
        })
    }
}

/// The minima that cells have reached, in the order in which they were.
#[derive(Clone, Debug, Default)]
pub(super) struct Reached {
    places: Vec<Point>,
    /// Of each that is the floor of a valley, how high it lies.
    floors: Vec<Option<f64>>,
}

impl Reached {
    pub(super) fn places(&self) -> &[Point] {
        &self.places
    }

    /// The number of a minimum; all of a valley's floor is one.
    pub(super) fn number(&mut self, minimum: &ReferenceMinimum) -> u16 {
        let floor = (minimum.endpoint == Endpoint::Valley).then_some(minimum.minimum);
        let is_level =
            |one: &Option<f64>| one.zip(floor).is_some_and(|(one, other)| (one - other).abs() <= LEVEL);
        let mut known = self.places.iter().zip(&self.floors);
        let known = known.position(|(&at, one)| (at - minimum.minimizer).norm() <= SAME || is_level(one));
        known.unwrap_or_else(|| {
            self.places.push(minimum.minimizer);
            self.floors.push(floor);
            self.places.len() - 1
        }) as u16
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::select;

    proptest! {
        #[test]
        fn what_was_found_is_read_back_from_its_numbers(
            kind in select(&Kind::ALL[..]),
            step in proptest::option::of(0..10_001_u32),
            ends in (proptest::option::of(select(&ENDS[..])), proptest::option::of(select(&ENDS[..]))),
            (x, y, minimum) in any::<(f64, f64, f64)>(),
        ) {
            let reached = ends.1.map(|endpoint| ReferenceMinimum { minimizer: Point::new(x, y), minimum, endpoint });
            let finding = Finding { kind, step, endpoint: ends.0, reached };
            prop_assert_eq!(Finding::from_numbers(&finding.numbers()), Some(finding));
        }
    }

    #[test]
    fn what_is_no_finding_is_none() {
        assert_eq!(Finding::from_numbers(&[0.0; NUMBERS - 1]), None);
        assert_eq!(Finding::from_numbers(&[99.0; NUMBERS]), None);
    }
}
