//! What only the lab's page asks for.

mod anatomy;
pub mod changes;
mod driven;
mod objects;
mod own_surface;
mod pad;
mod race;
mod share;
pub mod stage;
mod steps;
mod survey;
pub mod variants;

pub use driven::Trials;
pub use own_surface::{OwnData, PastedTable};
pub use pad::Pad;
pub use share::SurveyShare;
pub use survey::Surveyor;
