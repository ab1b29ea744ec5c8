//! The algorithms, one function a rule, for one component of the parameters.
//!
//! g is the gradient's component, α the rate of this update, t the number of the update counted
//! from 1, θ the parameter. Each function returns the step, which is then added to θ.

use super::{Component, Memory, Optimizer, Parameters, Rule};

/// How far a factor of Nadam's momentum rises; PyTorch's `momentum_decay`.
pub(crate) const NADAM_DECAY: f64 = 4e-3;
/// Rprop's factors and limits for its step sizes, as PyTorch has them.
pub(crate) const RPROP_FACTORS: (f64, f64) = (0.5, 1.2);
pub(crate) const RPROP_SIZES: (f64, f64) = (1e-6, 50.0);
/// The length of the average from which RAdam trusts its second moment.
pub(crate) const RADAM_TRUST: f64 = 5.0;

/// What both components of one update share.
pub struct Pace {
    /// The rate of this update.
    rate: f64,
    /// The run's own rate.
    initial: f64,
    /// The number of this update, from 1.
    count: u32,
    /// Nadam's running product, before and after this update and a factor further on.
    products: Products,
}

struct Products {
    factor: f64,
    now: f64,
    next_factor: f64,
    next: f64,
}

impl Pace {
    pub(super) fn next(optimizer: &Optimizer, rate: f64, initial: f64, memory: &mut Memory) -> Self {
        memory.updates += 1;
        let count = memory.updates;
        let products = match optimizer.rule {
            Rule::Nadam => Products::after(memory.product, optimizer.parameters.beta1, count),
            _ => Products { factor: 0.0, now: 1.0, next_factor: 0.0, next: 1.0 },
        };
        memory.product = products.now;
        Self { rate, initial, count, products }
    }

    /// 1 - βᵗ, by which an average that began at zero is too small.
    fn correction(&self, beta: f64) -> f64 {
        1.0 - beta.powi(self.count as i32)
    }
}

impl Products {
    fn after(before: f64, beta: f64, count: u32) -> Self {
        let factor = nadam_factor(beta, count);
        let next_factor = nadam_factor(beta, count + 1);
        let now = before * factor;
        Self { factor, now, next_factor, next: now * next_factor }
    }
}

fn nadam_factor(beta: f64, count: u32) -> f64 {
    beta * (1.0 - 0.5 * 0.96_f64.powf(f64::from(count) * NADAM_DECAY))
}

/// The step of one component.
pub(super) fn step(optimizer: &Optimizer, pace: &Pace, theta: f64, g: f64, component: &mut Component) -> f64 {
    let parameters = &optimizer.parameters;
    let buffers = &mut component.buffers;
    match optimizer.rule {
        Rule::Gd => gd(pace, g),
        Rule::Momentum => momentum(parameters, pace, g, buffers),
        Rule::Nesterov => nesterov(parameters, pace, g, buffers),
        Rule::Adagrad => adagrad(parameters, pace, g, buffers),
        Rule::Rmsprop => rmsprop(parameters, pace, g, buffers),
        Rule::Adadelta => adadelta(parameters, pace, g, buffers),
        Rule::Adam => adam(parameters, pace, g, buffers),
        Rule::Adamw => adamw(parameters, pace, theta, g, buffers),
        Rule::Amsgrad => amsgrad(parameters, pace, g, buffers),
        Rule::Adamax => adamax(parameters, pace, g, buffers),
        Rule::Nadam => nadam(parameters, pace, g, buffers),
        Rule::Radam => radam(parameters, pace, g, buffers),
        Rule::Rprop => rprop(pace, g, buffers),
        Rule::Lion => lion(parameters, pace, theta, g, buffers),
    }
}

/// Gradient descent (Cauchy 1847).
///
/// ```text
/// θ ← θ - αg
/// ```
fn gd(pace: &Pace, g: f64) -> f64 {
    -pace.rate * g
}

/// The heavy ball (Polyak 1964), as `torch.optim.SGD` with `momentum`.
///
/// ```text
/// v ← g                 at the first update
/// v ← βv + (1 - d)g     at every other
/// θ ← θ - αv
/// ```
/// The dampening d is 0 unless set; d = 1 - β gives the averaged form of some courses, whose
/// steps are 1 - β times as long. The first buffer is the whole gradient, whatever d. With
/// β = 0 the gradient itself is used, as PyTorch does.
fn momentum(parameters: &Parameters, pace: &Pace, g: f64, [v, ..]: &mut [f64; 3]) -> f64 {
    let Parameters { momentum, dampening, .. } = *parameters;
    *v = match (pace.count, momentum) {
        (1, _) => g,
        (_, 0.0) => g,
        _ => momentum * *v + (1.0 - dampening) * g,
    };
    -pace.rate * *v
}

/// Nesterov's accelerated gradient (1983), as `torch.optim.SGD` with `nesterov=True`.
///
/// ```text
/// v ← βv + g
/// θ ← θ - α(g + βv)
/// ```
/// This is Nesterov's method written at the looked-ahead point (Sutskever et al. 2013), so that
/// the gradient is taken where the parameters stand.
fn nesterov(parameters: &Parameters, pace: &Pace, g: f64, [v, ..]: &mut [f64; 3]) -> f64 {
    *v = parameters.momentum * *v + g;
    -pace.rate * (g + parameters.momentum * *v)
}

/// Adagrad (Duchi, Hazan and Singer 2011).
///
/// ```text
/// s ← s + g²
/// θ ← θ - αg / (√s + ε)
/// ```
fn adagrad(parameters: &Parameters, pace: &Pace, g: f64, [s, ..]: &mut [f64; 3]) -> f64 {
    *s += g * g;
    -pace.rate * g / (s.sqrt() + parameters.eps)
}

/// RMSProp (Hinton 2012), not centred, without momentum.
///
/// ```text
/// v ← av + (1 - a)g²
/// θ ← θ - αg / (√v + ε)
/// ```
/// a is the key `alpha`. TensorFlow puts ε under the root; PyTorch, followed here, adds it after.
fn rmsprop(parameters: &Parameters, pace: &Pace, g: f64, [v, ..]: &mut [f64; 3]) -> f64 {
    *v = parameters.alpha * *v + (1.0 - parameters.alpha) * g * g;
    -pace.rate * g / (v.sqrt() + parameters.eps)
}

/// Adadelta (Zeiler 2012). The paper has no rate; here, as in PyTorch, α multiplies the step.
///
/// ```text
/// v ← ρv + (1 - ρ)g²
/// Δ ← g √(u + ε) / √(v + ε)
/// u ← ρu + (1 - ρ)Δ²
/// θ ← θ - αΔ
/// ```
fn adadelta(parameters: &Parameters, pace: &Pace, g: f64, [v, u, _]: &mut [f64; 3]) -> f64 {
    let Parameters { rho, eps, .. } = *parameters;
    *v = rho * *v + (1.0 - rho) * g * g;
    let delta = (*u + eps).sqrt() / (*v + eps).sqrt() * g;
    *u = rho * *u + (1.0 - rho) * delta * delta;
    -pace.rate * delta
}

/// The two moments that Adam and its kin keep.
fn moments(parameters: &Parameters, g: f64, m: &mut f64, v: &mut f64) {
    *m += (1.0 - parameters.beta1) * (g - *m);
    *v = parameters.beta2 * *v + (1.0 - parameters.beta2) * g * g;
}

/// Adam (Kingma and Ba 2015).
///
/// ```text
/// m ← β₁m + (1 - β₁)g
/// v ← β₂v + (1 - β₂)g²
/// θ ← θ - α m̂ / (√v̂ + ε)   with m̂ = m / (1 - β₁ᵗ), v̂ = v / (1 - β₂ᵗ)
/// ```
fn adam(parameters: &Parameters, pace: &Pace, g: f64, [m, v, _]: &mut [f64; 3]) -> f64 {
    moments(parameters, g, m, v);
    adam_step(parameters, pace, *m, *v)
}

fn adam_step(parameters: &Parameters, pace: &Pace, m: f64, v: f64) -> f64 {
    let size = pace.rate / pace.correction(parameters.beta1);
    let scale = v.sqrt() / pace.correction(parameters.beta2).sqrt() + parameters.eps;
    -size * m / scale
}

/// AdamW (Loshchilov and Hutter 2019): Adam, and the parameter shrinks by itself.
///
/// ```text
/// θ ← θ - αλθ, then Adam's step
/// ```
/// λ is the key `decay`. It is decoupled: it passes through neither moment.
fn adamw(parameters: &Parameters, pace: &Pace, theta: f64, g: f64, buffers: &mut [f64; 3]) -> f64 {
    adam(parameters, pace, g, buffers) - pace.rate * parameters.decay * theta
}

/// AMSGrad (Reddi, Kale and Kumar 2018), as `torch.optim.Adam` with `amsgrad=True`.
///
/// ```text
/// m, v as in Adam;  vmax ← max(vmax, v)
/// θ ← θ - α m̂ / (√(vmax / (1 - β₂ᵗ)) + ε)
/// ```
/// The paper corrects no bias.
fn amsgrad(parameters: &Parameters, pace: &Pace, g: f64, [m, v, largest]: &mut [f64; 3]) -> f64 {
    moments(parameters, g, m, v);
    // Not f64::max, which would let a NaN pass unseen.
    if v.is_nan() || *v > *largest {
        *largest = *v;
    }
    adam_step(parameters, pace, *m, *largest)
}

/// AdaMax (Kingma and Ba 2015).
///
/// ```text
/// m ← β₁m + (1 - β₁)g
/// u ← max(β₂u, |g| + ε)
/// θ ← θ - α m̂ / u
/// ```
/// The paper has no ε; PyTorch puts it inside the maximum.
fn adamax(parameters: &Parameters, pace: &Pace, g: f64, [m, u, _]: &mut [f64; 3]) -> f64 {
    *m += (1.0 - parameters.beta1) * (g - *m);
    let size = g.abs() + parameters.eps;
    let faded = parameters.beta2 * *u;
    *u = if size.is_nan() || size > faded { size } else { faded };
    -(pace.rate / pace.correction(parameters.beta1)) * *m / *u
}

/// NAdam (Dozat 2016), with PyTorch's `momentum_decay` of 0.004. PyTorch keeps the product of
/// the factors in float32 unless float64 is its default type; this agrees with the latter.
///
/// ```text
/// μₜ = β₁(1 - ½ · 0.96^(0.004t)),  m and v as in Adam
/// m̂ = μₜ₊₁ m / (1 - μ₁⋯μₜ₊₁) + (1 - μₜ) g / (1 - μ₁⋯μₜ)
/// θ ← θ - α m̂ / (√v̂ + ε)
/// ```
fn nadam(parameters: &Parameters, pace: &Pace, g: f64, [m, v, _]: &mut [f64; 3]) -> f64 {
    moments(parameters, g, m, v);
    let products = &pace.products;
    let scale = (*v / pace.correction(parameters.beta2)).sqrt() + parameters.eps;
    -pace.rate * (1.0 - products.factor) / (1.0 - products.now) * g / scale
        - pace.rate * products.next_factor / (1.0 - products.next) * *m / scale
}

/// RAdam (Liu et al. 2020).
///
/// ```text
/// m, v as in Adam;  ρ∞ = 2 / (1 - β₂) - 1;  ρ = ρ∞ - 2tβ₂ᵗ / (1 - β₂ᵗ)
/// θ ← θ - α m̂ r √(1 - β₂ᵗ) / (√v + ε)    where ρ > 5,
///         with r = √((ρ - 4)(ρ - 2)ρ∞ / ((ρ∞ - 4)(ρ∞ - 2)ρ))
/// θ ← θ - α m̂                             elsewhere
/// ```
fn radam(parameters: &Parameters, pace: &Pace, g: f64, [m, v, _]: &mut [f64; 3]) -> f64 {
    moments(parameters, g, m, v);
    let Parameters { beta1, beta2, eps, .. } = *parameters;
    let mean = *m / pace.correction(beta1);
    let longest = radam_longest(beta2);
    let length = radam_length(parameters, pace.count);
    if length > RADAM_TRUST {
        let rectified =
            ((length - 4.0) * (length - 2.0) * longest / ((longest - 4.0) * (longest - 2.0) * length)).sqrt();
        -mean * pace.rate * (pace.correction(beta2).sqrt() / (v.sqrt() + eps)) * rectified
    } else {
        -mean * pace.rate
    }
}

fn radam_longest(beta2: f64) -> f64 {
    2.0 / (1.0 - beta2) - 1.0
}

/// How many gradients RAdam's second moment is an average of, as far as trust goes, at an update
/// counted from 1.
pub(crate) fn radam_length(&Parameters { beta2, .. }: &Parameters, count: u32) -> f64 {
    let faded = beta2.powi(count as i32);
    radam_longest(beta2) - 2.0 * f64::from(count) * faded / (1.0 - faded)
}

/// Rprop (Riedmiller and Braun 1993), the variant that PyTorch has.
///
/// ```text
/// size ← α at the first update, then × 1.2 where g kept its sign, × 0.5 where it turned,
///        within [1e-6, 50];  where it turned, g counts as 0, now and at the next update
/// θ ← θ - sign(g) size
/// ```
fn rprop(pace: &Pace, g: f64, [previous, size, _]: &mut [f64; 3]) -> f64 {
    if pace.count == 1 {
        *size = pace.initial;
    }
    let turn = g * *previous;
    let factor = match turn {
        turn if turn > 0.0 => RPROP_FACTORS.1,
        turn if turn < 0.0 => RPROP_FACTORS.0,
        _ => 1.0,
    };
    *size = (*size * factor).clamp(RPROP_SIZES.0, RPROP_SIZES.1);
    let g = if turn < 0.0 { 0.0 } else { g };
    *previous = g;
    -sign(g) * *size
}

/// Lion (Chen et al. 2023).
///
/// ```text
/// c ← β₁m + (1 - β₁)g
/// θ ← θ - α(sign(c) + λθ)
/// m ← β₂m + (1 - β₂)g
/// ```
fn lion(parameters: &Parameters, pace: &Pace, theta: f64, g: f64, [m, ..]: &mut [f64; 3]) -> f64 {
    let Parameters { beta1, beta2, decay, .. } = *parameters;
    let interpolated = beta1 * *m + (1.0 - beta1) * g;
    *m = beta2 * *m + (1.0 - beta2) * g;
    -pace.rate * (sign(interpolated) + decay * theta)
}

/// -1, 0 or 1, and NaN for NaN: `f64::signum` gives 1 at zero.
pub(crate) fn sign(value: f64) -> f64 {
    if value == 0.0 { 0.0 } else { value.signum() }
}
