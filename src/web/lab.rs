//! What only the lab's page asks for.

mod changes;
mod objects;
mod parts;
mod race_and_data;
mod stage;
mod survey;
