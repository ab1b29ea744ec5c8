//! What is drawn over the paths beside the settings: arrows, a reading, runs before, basins.

use crate::chart::{Annotations, BasinLayer, Layer, Look, Scene, Size, Stage, Style};
use crate::geometry::{Point, Rect};
use crate::player::Player;
use crate::run::{Config, State};
use crate::survey::Survey;

/// The overlays of a stage. Only the lab sets any.
#[derive(Debug, Default)]
pub(super) struct Overlays {
    pub annotations: Annotations,
    pub probe: Option<Point>,
    /// The runs before the last change, where they stand on the same ground.
    pub before: Vec<Vec<State>>,
    /// The runs that are shown to compare with.
    pub ghost: Vec<Vec<State>>,
    pub keeps_ghost: bool,
    /// What covers the stage, and what its patterns are called.
    pub basins: Option<(Survey, Vec<(Look, String)>)>,
    /// The same over the part of the plane that is shown.
    basin_layer: Option<BasinLayer>,
    /// Grows by one with every change of what is drawn at the cursor.
    pub changes: u32,
    /// Grows by one whenever another surface runs, or the same one on other data.
    pub surfaces: u32,
}

impl Overlays {
    /// Takes note of the runs that a change is about to replace; says whether what covers the stage
    /// has gone.
    pub(super) fn before(&mut self, old: &Config, new: &Config, is_same_run: bool, player: &Player) -> bool {
        if old.surface != new.surface {
            self.probe = None;
            self.surfaces += 1;
        }
        // What ran elsewhere, or is looked at from elsewhere, is nothing to compare with.
        if old.surface != new.surface || old.bounds != new.bounds {
            self.before.clear();
            self.ghost.clear();
            self.changes += 1;
        } else if self.keeps_ghost && !is_same_run {
            self.before = player.runs().iter().map(|run| run.trace().states.clone()).collect();
        }
        // Basins stay while they are those of what runs, wherever one looks.
        let is_stale = self.basins.as_ref().is_some_and(|(survey, _)| !survey.is_of(new));
        if is_stale {
            self.basins = None;
        }
        is_stale
    }

    /// A layer of the stage with what belongs on it.
    pub(super) fn scene(
        &self,
        stage: &Stage,
        player: &Player,
        layer: Layer,
        style: &Style,
        size: Size,
    ) -> Scene {
        match layer {
            Layer::Background => stage.background(self.basin_layer.as_ref(), style, size),
            Layer::Previous => stage.previous(&self.ghost, style, size),
            Layer::Annotations => {
                let mut scene = stage.scene(player, layer, style, size);
                scene.append(stage.annotations(player, &self.annotations, style, size));
                scene.append(stage.taken_apart(player, &self.annotations, style, size));
                scene
            }
            Layer::Paths | Layer::Growth(_) | Layer::Markers => stage.scene(player, layer, style, size),
        }
    }

    /// Lays the basins over the part of the plane that is shown.
    pub(super) fn cover(&mut self, bounds: &Rect) {
        let basins = self.basins.as_ref();
        self.basin_layer = basins.map(|(survey, key)| BasinLayer::new(survey, bounds, key));
    }
}
