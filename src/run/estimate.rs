//! The gradients that updates get: exact, of a mini-batch, noisy, or both.

use super::config::Config;
use super::state::State;
use crate::geometry::{Dimension, Vector};
use crate::random;
use std::ops::Range;

/// Where the gradients of a run come from. It keeps the order of the present epoch.
#[derive(Clone, Debug)]
pub(super) struct Estimator {
    /// The observations' indices in the order of an epoch; empty if each update sees all of them.
    order: Vec<u32>,
    /// The epoch whose order that is.
    epoch: Option<u32>,
    is_noisy: bool,
}

impl Estimator {
    pub(super) fn new(config: &Config) -> Self {
        let count = if config.batches() { config.surface.observations().len() } else { 0 };
        Self { order: vec![0; count], epoch: None, is_noisy: config.noise > 0.0 }
    }

    /// The gradient for update `k`, and whether it is another than the exact one; allocates nothing.
    #[inline]
    pub(super) fn gradient(&mut self, config: &Config, from: &State, k: u32) -> (Vector, bool) {
        let is_estimate = self.is_noisy || !self.order.is_empty();
        (if is_estimate { self.estimate(config, from, k) } else { from.gradient }, is_estimate)
    }

    /// Whether every gradient is exact.
    pub(super) fn is_exact(&self) -> bool {
        !self.is_noisy && self.order.is_empty()
    }

    fn estimate(&mut self, config: &Config, from: &State, k: u32) -> Vector {
        let mut gradient = from.gradient;
        if !self.order.is_empty() {
            let (epoch, range) = self.batch_range(config, k);
            if self.epoch != Some(epoch) {
                random::shuffle(config.seed, epoch, &mut self.order);
                self.epoch = Some(epoch);
            }
            gradient = config.surface.batch_gradient(from.point, &self.order[range]);
        }
        if self.is_noisy {
            let (x, y) = random::gaussian(config.seed, k);
            gradient.x += config.noise * x;
            if config.surface.dimension() == Dimension::Two {
                gradient.y += config.noise * y;
            }
        }
        gradient
    }

    /// How often all observations had been seen before update `k`; 0 without mini-batches.
    pub(super) fn epoch(&self, config: &Config, k: u32) -> u32 {
        if self.order.is_empty() { 0 } else { self.batch_range(config, k).0 }
    }

    /// The epoch of update `k`, and the observations that it sees, by index. Returns `None` if each
    /// update sees all of them.
    pub(super) fn batch(&self, config: &Config, k: u32) -> Option<(u32, Vec<u32>)> {
        if self.order.is_empty() {
            return None;
        }
        let (epoch, range) = self.batch_range(config, k);
        let mut order = self.order.clone();
        random::shuffle(config.seed, epoch, &mut order);
        Some((epoch, order[range].to_vec()))
    }

    /// The epoch of update `k`, and which part of the epoch's order it sees. The last batch of an
    /// epoch has what is left.
    fn batch_range(&self, config: &Config, k: u32) -> (u32, Range<usize>) {
        let size = config.batch as usize;
        let batches = self.order.len().div_ceil(size) as u32;
        let begin = (k % batches) as usize * size;
        (k / batches, begin..(begin + size).min(self.order.len()))
    }
}
