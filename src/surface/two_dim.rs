//! Losses of two parameters.

mod periodic;
mod polynomials;
mod shapes;

pub use periodic::{ACKLEY, RASTRIGIN};
pub use polynomials::{BEALE, BOOTH, CAMEL, GOLDSTEIN_PRICE, HIMMELBLAU, ROSENBROCK, STYBLINSKI_TANG};
pub use shapes::{BOWL, KAPPA, PLATEAU, RAVINE, SADDLE, VALLEY};
