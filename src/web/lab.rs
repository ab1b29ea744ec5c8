//! What only the lab's page asks for.

mod anatomy;
pub mod changes;
mod objects;
mod own_surface;
mod parts;
mod race;
mod stage;
mod steps;
mod survey;

pub use own_surface::PastedTable;
pub use survey::Surveyor;
