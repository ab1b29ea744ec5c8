//! What only the lab asks of a simulator.
