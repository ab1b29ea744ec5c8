//! How the charts are shown: what is the engine's to keep, as no query says it.

use super::LAB;
use crate::chart::{Picture, Plotted, Scale, Series, Sharpness, last_shown};
use crate::player::Player;
use std::cell::RefCell;

/// The scale of the loss, and what takes too long to be worked out for each picture.
#[derive(Debug, Default)]
pub(super) struct Charts {
    pub by_powers: bool,
    /// The last step that all charts show while somebody drags the cursor along one: axes that moved
    /// would lead it away from the pointer.
    pub held: Option<u32>,
    sharpness: RefCell<Sharpness>,
}

impl Charts {
    /// Forgets what belongs to runs that have gone.
    pub(super) fn begin_anew(&mut self) {
        self.sharpness = RefCell::default();
        self.held = None;
    }

    /// The last step that the charts show.
    pub(super) fn last(&self, player: &Player) -> u32 {
        self.held.unwrap_or_else(|| last_shown(player))
    }

    /// What is made of the series that a picture shows. The largest curvatures along the runs are worked
    /// out as soon as a picture shows them, and no sooner. Returns `None` if it shows no series.
    pub(super) fn with_series<T>(
        &self,
        picture: Picture,
        player: &Player,
        make: impl FnOnce(Plotted<'_>) -> T,
    ) -> Option<T> {
        if LAB && picture == Picture::Sharpness {
            self.sharpness.borrow_mut().follow(player);
        }
        let sharpness = self.sharpness.borrow();
        let (series, scale) = match picture {
            Picture::Loss => (Series::Loss, Scale::of_loss(player, self.by_powers)),
            // The embed has no others, and the compiler leaves out what they need.
            _ if LAB => picture.series(&sharpness)?,
            _ => return None,
        };
        Some(make(Plotted { series, scale, last: self.last(player) }))
    }
}
