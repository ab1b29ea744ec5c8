//! Randomness that depends on a seed and a counter alone.
//!
//! Every draw is a function of (seed, stream, k, i), so that racers share draws, adding one
//! changes no trace, and a few lines of Python reproduce them. The generator is SplitMix64's
//! finalizer (Steele, Lea and Flood 2014) applied to each counter in turn:
//!
//! ```text
//! mix(z):  z ← (z ⊕ z≫30) · 0xbf58476d1ce4e5b9;  z ← (z ⊕ z≫27) · 0x94d049bb133111eb;  z ⊕ z≫31
//! word(seed, stream, k, i) = mix(mix(mix(mix(seed + γ) + stream·γ + γ) + kγ + γ) + iγ + γ)
//! γ = 0x9e3779b97f4a7c15, all modulo 2⁶⁴
//! uniform = (⌊word / 2¹¹⌋ + ½) / 2⁵³, never 0 or 1
//! ```
//!
//! Gaussian draws come from Box and Muller's transform (1958) of two uniforms, and orders from
//! Fisher and Yates's shuffle.

/// The odd number nearest to 2⁶⁴ over the golden ratio, by which SplitMix64 counts.
const GAMMA: u64 = 0x9e37_79b9_7f4a_7c15;

/// The sequences of draws under one seed, independent of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stream {
    Gradient = 1,
    Order = 2,
}

fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn word(seed: u32, stream: Stream, k: u32, i: u32) -> u64 {
    [stream as u64, u64::from(k), u64::from(i)]
        .into_iter()
        .fold(mix(u64::from(seed).wrapping_add(GAMMA)), |state, counter| {
            mix(state.wrapping_add(counter.wrapping_mul(GAMMA)).wrapping_add(GAMMA))
        })
}

fn uniform(word: u64) -> f64 {
    ((word >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
}

/// Two draws from the standard normal distribution for update `k`, one for each component of its
/// gradient.
///
/// ```
/// use fall_line::random::gaussian;
///
/// assert_eq!(gaussian(1, 7), gaussian(1, 7));
/// assert_ne!(gaussian(1, 7), gaussian(1, 8));
/// ```
pub fn gaussian(seed: u32, k: u32) -> (f64, f64) {
    let radius = (-2.0 * uniform(word(seed, Stream::Gradient, k, 0)).ln()).sqrt();
    let angle = std::f64::consts::TAU * uniform(word(seed, Stream::Gradient, k, 1));
    (radius * angle.cos(), radius * angle.sin())
}

/// Fills `order` with the numbers 0, 1, … in the order of an epoch. Every order is as likely, to
/// within 2⁻⁵⁰ or so. Allocates nothing.
///
/// ```
/// use fall_line::random::shuffle;
///
/// let mut order = [0; 5];
/// shuffle(1, 0, &mut order);
/// order.sort_unstable();
/// assert_eq!(order, [0, 1, 2, 3, 4]);
/// ```
pub fn shuffle(seed: u32, epoch: u32, order: &mut [u32]) {
    for (index, slot) in order.iter_mut().enumerate() {
        *slot = index as u32;
    }
    for last in (1..order.len()).rev() {
        let bits = word(seed, Stream::Order, epoch, last as u32);
        // The high half of a 128-bit product is uniform on 0..=last, to within 2⁻⁵⁰.
        let other = ((u128::from(bits) * (last as u128 + 1)) >> 64) as usize;
        order.swap(last, other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_have_the_moments_of_a_standard_normal() {
        let draws: Vec<f64> = (0..50_000).flat_map(|k| [gaussian(7, k).0, gaussian(7, k).1]).collect();
        let mean = draws.iter().sum::<f64>() / draws.len() as f64;
        let variance = draws.iter().map(|draw| draw * draw).sum::<f64>() / draws.len() as f64;
        let fourth = draws.iter().map(|draw| draw.powi(4)).sum::<f64>() / draws.len() as f64;
        assert!(mean.abs() < 0.01, "{mean}");
        assert!((variance - 1.0).abs() < 0.02, "{variance}");
        assert!((fourth - 3.0).abs() < 0.1, "{fourth}");
    }

    #[test]
    fn an_epoch_sees_every_observation_once() {
        let mut order = [0; 100];
        shuffle(1, 3, &mut order);
        assert_ne!(order[..5], [0, 1, 2, 3, 4]);
        let again = {
            let mut other = [0; 100];
            shuffle(1, 3, &mut other);
            other
        };
        assert_eq!(order, again);
        order.sort_unstable();
        assert!(order.iter().enumerate().all(|(index, &seen)| index as u32 == seen));
    }

    #[test]
    fn seeds_updates_and_epochs_all_matter() {
        assert_ne!(gaussian(1, 0), gaussian(2, 0));
        assert_ne!(gaussian(1, 0), gaussian(1, 1));
        let mut orders = [[0; 20]; 2];
        shuffle(1, 0, &mut orders[0]);
        shuffle(1, 1, &mut orders[1]);
        assert_ne!(orders[0], orders[1]);
    }
}
