//! All that one query says: what to run, and how a page shows it.

use crate::analysis::verdict::Kind;
use crate::geometry::Dimension;
use crate::run::Config;
use crate::surface::Surface;

/// A configuration with the page's own settings.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Settings {
    /// What runs.
    pub config: Config,
    /// How it is shown.
    pub page: Page,
}

/// What a page needs to know beyond the run.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Page {
    /// The picture. `None` stands for [`View::of`].
    pub view: Option<View>,
    /// The step to open at. `None` stands for the step of the first racer's verdict or, without one,
    /// the end; for the start if it plays by itself or asks.
    pub at: Option<u32>,
    /// Steps a second while it plays.
    pub speed: f64,
    /// Whether it starts by itself.
    pub play: bool,
    /// Whether nothing of what lies ahead is shown, said or answered until it has been played.
    pub hides_ahead: bool,
    /// A question put before the run.
    pub ask: Option<Question>,
    /// Whether queries hold custom data; else these stay in the page.
    pub data_in_query: bool,
    /// A verdict to reach.
    pub goal: Option<Kind>,
    /// Within how many steps to reach it, or of which a question asks.
    pub within: Option<u32>,
    /// What stands over the figure. `None` stands for surface and optimizer.
    pub title: Option<String>,
    /// What is not shown.
    pub hide: Vec<&'static str>,
    /// What is shown and not to be changed.
    pub lock: Vec<&'static str>,
    /// How large words, lines and marks are.
    pub size: TextSize,
    /// Light or dark.
    pub theme: ColourScheme,
    /// A BCP-47 tag. `None` stands for the browser's language.
    pub lang: Option<String>,
    /// A lesson's id.
    pub lesson: Option<String>,
    /// One exercise of the lesson.
    pub part: Option<u32>,
    /// Which numbers its exercises have; 0 stands for the author's own.
    pub variant: u32,
    /// Whether a platform that grades is spoken to, in the protocol SPLICE, before it has spoken.
    pub grades: bool,
    /// Where the link to the lab leads; `none` for no link. `None` stands for the lab beside the page.
    pub lab: Option<String>,
}

impl Default for Page {
    fn default() -> Self {
        Self {
            view: None,
            at: None,
            speed: 20.0,
            play: false,
            hides_ahead: false,
            ask: None,
            data_in_query: false,
            goal: None,
            within: None,
            title: None,
            hide: Vec::new(),
            lock: Vec::new(),
            size: TextSize::Normal,
            theme: ColourScheme::Auto,
            lang: None,
            lesson: None,
            part: None,
            variant: 0,
            grades: false,
            lab: None,
        }
    }
}

impl Page {
    /// Whether what lies ahead is hidden: where the author wants it, and while a question is asked.
    pub fn is_hiding(&self) -> bool {
        self.hides_ahead || self.ask.is_some()
    }
}

/// What is asked before a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Which kind of verdict it comes to.
    Verdict,
    /// In how many steps it converges.
    Steps,
    /// Where it will be.
    Place,
    /// How its loss goes.
    Curve,
}

impl Question {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Verdict, Self::Steps, Self::Place, Self::Curve];

    /// The name in a query.
    pub fn id(self) -> &'static str {
        match self {
            Self::Verdict => "verdict",
            Self::Steps => "steps",
            Self::Place => "place",
            Self::Curve => "curve",
        }
    }
}

/// The pictures of a surface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum View {
    /// A contour plot.
    Contour,
    /// A 3-D relief.
    Relief,
    /// The loss over its one parameter.
    Curve,
}

impl View {
    const TWO: [Self; 2] = [Self::Contour, Self::Relief];
    const ONE: [Self; 1] = [Self::Curve];

    /// The picture a surface is shown by unless told otherwise.
    pub fn of(surface: &Surface) -> Self {
        Self::choices(surface.dimension())[0]
    }

    /// The pictures there are of surfaces of a dimension.
    pub fn choices(dimension: Dimension) -> &'static [Self] {
        match dimension {
            Dimension::One => &Self::ONE,
            Dimension::Two => &Self::TWO,
        }
    }

    /// The name in a query.
    pub fn id(self) -> &'static str {
        match self {
            Self::Contour => "contour",
            Self::Relief => "relief",
            Self::Curve => "curve",
        }
    }
}

/// How large words, lines and marks are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextSize {
    /// As the reader has it.
    Normal,
    /// For tired eyes.
    Large,
    /// For a room: lecture mode.
    Projector,
}

impl TextSize {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Normal, Self::Large, Self::Projector];

    /// The name in a query.
    pub fn id(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Large => "large",
            Self::Projector => "projector",
        }
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColourScheme {
    /// As the browser has it.
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl ColourScheme {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// The name in a query.
    pub fn id(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}
