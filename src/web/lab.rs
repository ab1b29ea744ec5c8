//! What only the lab's page asks for.

pub mod changes;
mod objects;
mod own_surface;
mod pad;
mod parts;
mod race;
mod stage;
mod steps;
mod survey;

pub use own_surface::PastedTable;
pub use pad::Pad;
pub use survey::Surveyor;
