//! The start, put and moved.

use super::simulator::Simulator;
use super::view::PixelIn;
use crate::geometry::{Dimension, Point};
use crate::number::shortest;
use crate::query;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Simulator {
    /// Puts the start under a pixel of a stage of this size; says whether it moved.
    pub fn place_start(&mut self, pixel: &PixelIn) -> bool {
        let place = self.stage.point_at(pixel.pixel(), pixel.size());
        place.is_some_and(|place| self.start_at(place))
    }

    /// Moves the start by so many strides; says whether it moved.
    pub fn nudge(&mut self, across: f64, up: f64) -> bool {
        let config = &self.settings.config;
        self.start_at(config.bounds.nudged(config.start, across, up))
    }
}

impl Simulator {
    fn start_at(&mut self, place: Point) -> bool {
        let changes = match self.settings.config.surface.dimension() {
            Dimension::One => ["w=", &shortest(place.x)].concat(),
            Dimension::Two => ["x=", &shortest(place.x), "&y=", &shortest(place.y)].concat(),
        };
        let chosen = query::choose(&self.settings, &changes);
        let is_moved = chosen.0.config.start != self.settings.config.start;
        // A press that moves nothing leaves the cursor where it is.
        if is_moved {
            self.take(chosen);
        }
        is_moved
    }
}
