//! RAdam.

use super::algorithm::{Algorithm, RuleRecord, Torch};
use super::anatomy::{Beat, EVERY, Parts, RATED, Role, Scaling};
use super::equation::{Case, Equations, equations};
use super::memory::PerParameter;
use super::moments::{FIRST, M, M_HAT, Moments, SECOND, V, correction, faded, first, of_first, second};
use super::parameter::{self, parameters};
use super::quantity::{Quantity, quantity};

/// The second moment counts once it averages over more gradients than this.
const ENOUGH: f64 = 5.0;

const LONGEST: &Quantity = quantity!("longest", "ρ∞", "<msub><mi>ρ</mi><mi>∞</mi></msub>", r"\rho_\infty");
const LENGTH: &Quantity = quantity!("length", "ρ", r"\rho");
const RECTIFIED: &Quantity = quantity!("rectified", "r");

parameters! {
    /// RAdam: Adam that goes without its second moment until enough gradients stand behind it.
    ///
    /// ```text
    /// ρ∞ = 2 / (1 - β₂) - 1
    /// ρ = ρ∞ - 2tβ₂ᵗ / (1 - β₂ᵗ)
    /// m, v, m̂ as in Adam
    /// if ρ > 5:
    ///     r = √((ρ - 4)(ρ - 2)ρ∞ / ((ρ∞ - 4)(ρ∞ - 2)ρ))
    ///     θ ← θ - α m̂ r √(1 - β₂ᵗ) / (√v + ε)
    /// else:
    ///     θ ← θ - α m̂
    /// ```
    ///
    /// From L. Liu et al., "On the variance of the adaptive learning rate and beyond", ICLR 2020,
    /// arXiv:1908.03265, algorithm 2, where the second moment counts from ρ > 4 on; here as in
    /// `torch.optim.RAdam` from ρ > 5 on, in `optax.radam` from ρ ≥ 5. With the default β₂ that is
    /// the fifth update in the paper and the sixth in both libraries.
    ///
    /// ```
    /// use fall_line::geometry::{Dimension, Point, Vector};
    /// use fall_line::optimizer::{Optimizer, Radam};
    ///
    /// let radam = Optimizer::from(Radam::default());
    /// let mut memory = radam.init(0.1);
    /// let step = radam.update(0.1, Point::default(), Vector::new(4.0, 0.0), Dimension::One, &mut memory);
    /// // The first updates are momentum's.
    /// assert!((step.x + 0.4).abs() < 1e-12);
    /// ```
    pub struct Radam {
        /// β₁, the decay of the first moment.
        pub beta1: f64 = parameter::BETA1,
        /// β₂, the decay of the second moment.
        pub beta2: f64 = parameter::BETA2,
        /// ε, added to the root of the second moment.
        pub eps: f64 = parameter::EPS,
    }
}

impl Radam {
    /// ρ∞, how many gradients the second moment averages over in the long run.
    fn longest(&self) -> f64 {
        2.0 / (1.0 - self.beta2) - 1.0
    }

    /// ρ, how many it averages over at an update, from 1.
    fn length(&self, count: u32) -> f64 {
        let faded = faded(self.beta2, count);
        self.longest() - 2.0 * f64::from(count) * faded / (1.0 - faded)
    }
}

impl Algorithm for Radam {
    type Memory = Moments;
    type Shared = RadamShared;

    const RECORD: RuleRecord = RuleRecord {
        id: "radam",
        parameters: Self::PARAMETERS,
        slots: Moments::SLOTS,
        is_linear: false,
        is_scheduled: true,
        numpy: NUMPY,
        torch: Torch::class("torch.optim.RAdam"),
    };

    const ROLES: &'static [&'static [Role]] = &[
        EVERY,
        RATED,
        FIRST,
        SECOND,
        &[
            Role::number(LONGEST, Beat::Scale),
            Role::number(LENGTH, Beat::Scale),
            Role::number(RECTIFIED, Beat::Scale),
        ],
    ];

    const SCALING: Scaling = Scaling::Own;

    fn init(&self, _rate: f64) -> Moments {
        Moments::default()
    }

    fn shared(&self, rate: f64, count: u32) -> RadamShared {
        let (longest, length) = (self.longest(), self.length(count));
        let rectified =
            ((length - 4.0) * (length - 2.0) * longest / ((longest - 4.0) * (longest - 2.0) * length)).sqrt();
        RadamShared {
            rate,
            correction: correction(self.beta1, count),
            second: (length > ENOUGH).then(|| (correction(self.beta2, count).sqrt(), rectified)),
        }
    }

    fn step(&self, shared: &RadamShared, _theta: f64, g: f64, Moments { m, v }: &mut Moments) -> f64 {
        first(m, self.beta1, g);
        second(v, self.beta2, g);
        let short = -(*m / shared.correction) * shared.rate;
        match shared.second {
            Some((root, rectified)) => short * (root / (v.sqrt() + self.eps)) * rectified,
            None => short,
        }
    }

    fn parts(&self, (_, count): (f64, u32), _theta: f64, g: f64, before: &Moments) -> Parts {
        of_first(before.m, self.beta1, g, count)
    }

    fn equations(&self, before: &PerParameter<Self::Memory>) -> (&'static Equations, Option<Case>) {
        if self.length(before.updates + 1) > ENOUGH {
            (&LONG, Some(Case::Long))
        } else {
            (&SHORT, Some(Case::Short))
        }
    }
}

/// What both parameters share in one update.
#[derive(Clone, Copy, Debug)]
pub struct RadamShared {
    rate: f64,
    /// 1 - β₁ᵗ.
    correction: f64,
    /// √(1 - β₂ᵗ) and r, once the second moment counts.
    second: Option<(f64, f64)>,
}

static SHORT: Equations = equations! {
    shared {
        LONGEST = ((2 / (1 - BETA2)) - 1);
        LENGTH = (LONGEST - (((2 * T) * (BETA2 ^ T)) / (1 - (BETA2 ^ T))));
    }
    each {
        M <- ((BETA1 * M) + ((1 - BETA1) * G));
        V <- ((BETA2 * V) + ((1 - BETA2) * (G ^ 2)));
        M_HAT = (M / (1 - (BETA1 ^ T)));
    }
    minus (RATE * M_HAT)
};

static LONG: Equations = equations! {
    shared {
        LONGEST = ((2 / (1 - BETA2)) - 1);
        LENGTH = (LONGEST - (((2 * T) * (BETA2 ^ T)) / (1 - (BETA2 ^ T))));
        RECTIFIED = (sqrt ((((LENGTH - 4) * (LENGTH - 2)) * LONGEST) / (((LONGEST - 4) * (LONGEST - 2)) * LENGTH)));
    }
    each {
        M <- ((BETA1 * M) + ((1 - BETA1) * G));
        V <- ((BETA2 * V) + ((1 - BETA2) * (G ^ 2)));
        M_HAT = (M / (1 - (BETA1 ^ T)));
    }
    minus ((RATE * M_HAT) * ((RECTIFIED * (sqrt (1 - (BETA2 ^ T)))) / ((sqrt V) + EPS)))
};

const NUMPY: &str = r#"
def radam(point, g, rate, t, m=0.0, v=0.0, *, beta1, beta2, eps):
    """RAdam (Liu et al. 2020): it trusts the second moment once enough gradients stand behind it."""
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    longest = 2 / (1 - beta2) - 1
    length = longest - 2 * t * beta2**t / (1 - beta2**t)
    if length <= 5:
        return point - rate * m_hat, m, v
    r = (length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length)
    scale = np.sqrt(r) * np.sqrt(1 - beta2**t) / (np.sqrt(v) + eps)
    return point - rate * m_hat * scale, m, v
"#;
