//! How the charts are shown: what is the engine's to keep, as no query says it.

use super::LAB;
use crate::chart::{Picture, Sharpness};
use crate::player::Player;
use std::cell::{Ref, RefCell};

/// The scale of the loss, and what takes too long to be worked out for each picture.
#[derive(Debug, Default)]
pub(super) struct Charts {
    pub by_powers: bool,
    sharpness: RefCell<Sharpness>,
}

impl Charts {
    /// Forgets what belongs to runs that have gone.
    pub(super) fn begin_anew(&mut self) {
        self.sharpness = RefCell::default();
    }

    /// The largest curvatures along the runs: worked out as soon as the picture shows them, and no
    /// sooner.
    pub(super) fn sharpness(&self, picture: Picture, player: &Player) -> Ref<'_, Sharpness> {
        if LAB && picture == Picture::Sharpness {
            self.sharpness.borrow_mut().follow(player);
        }
        self.sharpness.borrow()
    }
}
