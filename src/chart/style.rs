//! What a picture is drawn for: its theme, its words, and which of its layers.

use super::palette::Theme;
use std::rc::Rc;

/// A theme, and the words in the reader's language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Style {
    /// Light ink on dark paper.
    pub dark: bool,
    /// The words on the picture, which all pictures share.
    pub words: Rc<Words>,
}

impl Style {
    /// The style of one of the two themes, with these words.
    pub fn new(dark: bool, words: impl Into<Rc<Words>>) -> Self {
        Self { dark, words: words.into() }
    }

    /// The same for a small picture, on which the loss above a minimum is a loss for short.
    #[must_use]
    pub fn short(&self) -> Self {
        Self::new(self.dark, Words { gap: self.words.loss.clone(), ..(*self.words).clone() })
    }

    /// The colours.
    pub fn theme(&self) -> &'static Theme {
        Theme::of(self.dark)
    }
}

/// The words on the pictures. There are none by default: whoever draws has a table of them, in the
/// reader's language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Beside the start.
    pub start: String,
    /// Beside a global minimum.
    pub minimum: String,
    /// Beside another minimum.
    pub local: String,
    /// The lowest ground, in the key of height.
    pub low: String,
    /// The highest ground, in the key of height.
    pub high: String,
    /// At the edge where a path ends; `{step}` stands for the step.
    pub left: String,
    /// The same in a race; `{racer}` stands for the racer's name, before `{step}`.
    pub racer_left: String,
    /// What a racer is called that leaves the first one's run, with `{racer}` and `{step}` for its
    /// rule and where it does.
    pub branch: String,
    /// The rules, in the order of [`Rule::ALL`](crate::optimizer::Rule::ALL). One without a word goes by
    /// its id.
    pub rules: Vec<String>,
    /// The axis of steps.
    pub step: String,
    /// The axis of losses.
    pub loss: String,
    /// The axis of losses less the loss at the minimum.
    pub gap: String,
    /// Beside the line below which a run has converged.
    pub tolerance: String,
    /// The axis of rates.
    pub rate: String,
    /// The axis of the gradient's lengths.
    pub gradient: String,
    /// The axis of the largest curvatures.
    pub sharpness: String,
    /// Beside the line of the largest curvature at which the rate is stable; `{limit}` stands for its
    /// formula.
    pub limit: String,
    /// On the scatter plot; `{epoch}` stands for the epoch, counted from 1.
    pub epoch: String,
}

/// Puts a value into the place of what stands in braces.
pub(super) fn filled(words: &str, value: &str) -> String {
    let Some((before, rest)) = words.split_once('{') else { return words.into() };
    let (_, after) = rest.split_once('}').unwrap_or_default();
    [before, value, after].concat()
}

/// The parts of a picture, from back to front, by what they change with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Layer {
    /// The field, the axes and the minima. It only changes with surface, size or theme.
    Background,
    /// The runs that are kept to compare with.
    Previous,
    /// The paths. As a cursor moves on they grow, and nothing of them goes away.
    Paths,
    /// What the paths have grown by since a step.
    Growth(u32),
    /// Where the racers stand at the cursor: it takes little room, and moves with every step.
    Markers,
    /// The start, words, and arrows.
    Annotations,
}

impl Layer {
    /// Those that a whole picture is made of, from back to front: growth is a part of the paths.
    pub const ALL: [Self; 5] =
        [Self::Background, Self::Previous, Self::Paths, Self::Markers, Self::Annotations];
}
