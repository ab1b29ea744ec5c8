//! The two moments of the gradient that Adam and its variants keep.

use super::anatomy::{Arrow, Beat, Parts, Role};
use super::memory::memory;
use super::quantity::{BETA1, BETA2, EPS, Quantity, T, quantity};

pub(super) const M: &Quantity = quantity!("m", "m");
pub(super) const V: &Quantity = quantity!("v", "v");
pub(super) const M_HAT: &Quantity =
    quantity!("m-hat", "m̂", "<mover accent=\"true\"><mi>m</mi><mo>^</mo></mover>", r"\hat m");
pub(super) const V_HAT: &Quantity =
    quantity!("v-hat", "v̂", "<mover accent=\"true\"><mi>v</mi><mo>^</mo></mover>", r"\hat v");

memory! {
    /// What Adam, AdamW and RAdam keep of one parameter.
    pub struct Moments {
        /// The first moment: a decaying mean of the gradients.
        pub m: f64 = M,
        /// The second moment: a decaying mean of the squared gradients.
        pub v: f64 = V,
    }
}

/// Takes a gradient into the first moment. Rounded as PyTorch's `lerp_`.
pub(super) fn first(m: &mut f64, beta1: f64, g: f64) {
    *m += (1.0 - beta1) * (g - *m);
}

/// Takes a gradient into the second moment.
pub(super) fn second(v: &mut f64, beta2: f64, g: f64) {
    *v = beta2 * *v + (1.0 - beta2) * g * g;
}

/// βᵗ, what is left of the beginning after t updates. By C's `pow`, as PyTorch has it: by factors
/// it would be off in the last digit, which matters where β is so near 1 that hardly more is left.
pub(super) fn faded(beta: f64, count: u32) -> f64 {
    beta.powf(f64::from(count))
}

/// What is left is less than half of the last digit of 1 once t(1 - β) is more than this: βᵗ is at most
/// exp(-t(1 - β)), and exp(-38) is less than 2⁻⁵⁴.
const LONG_FADED: f64 = 38.0;

/// 1 - βᵗ: a decaying mean that began at zero is too small by this factor after t updates.
#[inline(never)]
pub(super) fn correction(beta: f64, count: u32) -> f64 {
    // A power takes as long as all else of a step.
    if (1.0 - beta) * f64::from(count) > LONG_FADED { 1.0 } else { 1.0 - faded(beta, count) }
}

/// The quantities of the first moment. Its arrow is of the moment as it was: what it has of this
/// gradient is the gradient's.
pub(super) const FIRST: &[Role] = &[
    Role::number(BETA1, Beat::Memory),
    Role::number(T, Beat::Scale),
    Role::arrow(M, Beat::Memory, Arrow::Memory),
    Role::arrow(M_HAT, Beat::Memory, Arrow::Direction),
];

/// The quantities of the second moment, which is a mean of squares and so has no direction.
pub(super) const SECOND: &[Role] =
    &[Role::number(BETA2, Beat::Scale), Role::number(V, Beat::Scale), Role::number(EPS, Beat::Scale)];

/// The second moment where it is corrected by itself.
pub(super) const SECOND_CORRECTED: &[Role] = &[Role::number(V_HAT, Beat::Scale)];

/// What the first moment is made of, corrected for having begun at zero; `m` is what it was before.
pub(super) fn of_first(m: f64, beta1: f64, g: f64, count: u32) -> Parts {
    let correction = correction(beta1, count);
    Parts { gradient: (1.0 - beta1) * g / correction, memory: beta1 * m / correction, ..Parts::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_long_faded_leaves_the_correction_as_it_was() {
        for beta in [0.0_f64, 0.1, 0.5, 0.9, 0.99, 0.999, 0.9999, 0.999_999, 1.0] {
            for power in 0..20 {
                for count in
                    [1_u32 << power, (1 << power) + 37, (38.0 / (1.0 - beta)).min(1e6) as u32 + power]
                {
                    assert_eq!(correction(beta, count), 1.0 - faded(beta, count), "{beta}^{count}");
                }
            }
        }
    }
}
