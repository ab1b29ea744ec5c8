//! AMSGrad.

use super::adam::AdamShared;
use super::algorithm::{Algorithm, RuleRecord, Torch};
use super::anatomy::{Beat, EVERY, Parts, RATED, Role, Scaling};
use super::equation::{Case, Equations, equations};
use super::memory::{PerParameter, memory};
use super::moments::{FIRST, M, M_HAT, SECOND, SECOND_CORRECTED, V, V_HAT, first, of_first, second};
use super::parameter::{self, parameters};
use super::quantity::{Quantity, quantity};

const V_MAX: &Quantity = quantity!("v-max", "vₘₐₓ", "<msub><mi>v</mi><mi>max</mi></msub>", r"v_{\max}");

parameters! {
    /// AMSGrad: Adam that never forgets its largest second moment, so that its steps only shrink.
    ///
    /// ```text
    /// m, v, m̂ as in Adam
    /// vₘₐₓ ← max(vₘₐₓ, v)
    /// v̂ = vₘₐₓ / (1 - β₂ᵗ)
    /// θ ← θ - α m̂ / (√v̂ + ε)
    /// ```
    ///
    /// From S. J. Reddi, S. Kale and S. Kumar, "On the convergence of Adam and beyond", ICLR 2018,
    /// arXiv:1904.09237, algorithm 2, which corrects neither moment for having begun at zero. As
    /// `torch.optim.Adam` with `amsgrad=True`, which corrects both, v̂ after the maximum is taken;
    /// `optax.amsgrad` takes the maximum of the corrected second moments.
    ///
    /// ```
    /// use fall_line::geometry::{Dimension, Point, Vector};
    /// use fall_line::optimizer::{Amsgrad, Optimizer};
    ///
    /// let amsgrad = Optimizer::from(Amsgrad { beta2: 0.0, ..Amsgrad::default() });
    /// let mut memory = amsgrad.init(0.1);
    /// for g in [4.0, 1.0] {
    ///     amsgrad.update(0.1, Point::default(), Vector::new(g, 0.0), Dimension::One, &mut memory);
    /// }
    /// let [v, largest] = ["v", "vmax"].map(|name| memory.get(name).unwrap_or_default().x);
    /// assert_eq!((v, largest), (1.0, 16.0));
    /// ```
    pub struct Amsgrad {
        /// β₁, the decay of the first moment.
        pub beta1: f64 = parameter::BETA1,
        /// β₂, the decay of the second moment.
        pub beta2: f64 = parameter::BETA2,
        /// ε, added to the root of the second moment.
        pub eps: f64 = parameter::EPS,
    }
}

memory! {
    /// What AMSGrad keeps of one parameter.
    pub struct AmsgradMemory {
        /// The first moment: a decaying mean of the gradients.
        pub m: f64 = M,
        /// The second moment: a decaying mean of the squared gradients.
        pub v: f64 = V,
        /// The largest second moment yet.
        pub vmax: f64 = V_MAX,
    }
}

impl Algorithm for Amsgrad {
    type Memory = AmsgradMemory;
    type Shared = AdamShared;

    const RECORD: RuleRecord = RuleRecord {
        id: "amsgrad",
        parameters: Self::PARAMETERS,
        slots: AmsgradMemory::SLOTS,
        is_linear: false,
        is_scheduled: true,
        numpy: NUMPY,
        torch: Torch { flag: Some(("amsgrad", None)), ..Torch::class("torch.optim.Adam") },
    };

    const ROLES: &'static [&'static [Role]] =
        &[EVERY, RATED, FIRST, SECOND, SECOND_CORRECTED, &[Role::number(V_MAX, Beat::Scale)]];

    const SCALING: Scaling = Scaling::Own;

    fn init(&self, _rate: f64) -> AmsgradMemory {
        AmsgradMemory::default()
    }

    fn shared(&self, rate: f64, count: u32) -> AdamShared {
        AdamShared::new(rate, self.beta1, self.beta2, count)
    }

    fn step(&self, shared: &AdamShared, _theta: f64, g: f64, memory: &mut AmsgradMemory) -> f64 {
        let AmsgradMemory { m, v, vmax } = memory;
        first(m, self.beta1, g);
        second(v, self.beta2, g);
        // Not f64::max, which would let a NaN pass unseen.
        if v.is_nan() || *v > *vmax {
            *vmax = *v;
        }
        shared.step(*m, *vmax, self.eps)
    }

    fn parts(&self, (_, count): (f64, u32), _theta: f64, g: f64, before: &AmsgradMemory) -> Parts {
        of_first(before.m, self.beta1, g, count)
    }

    fn equations(&self, _before: &PerParameter<Self::Memory>) -> (&'static Equations, Option<Case>) {
        static AMSGRAD: Equations = equations! {
            each {
                M <- ((BETA1 * M) + ((1 - BETA1) * G));
                V <- ((BETA2 * V) + ((1 - BETA2) * (G ^ 2)));
                V_MAX <- (max V_MAX V);
                M_HAT = (M / (1 - (BETA1 ^ T)));
                V_HAT = (V_MAX / (1 - (BETA2 ^ T)));
            }
            minus (RATE * (M_HAT / ((sqrt V_HAT) + EPS)))
        };
        (&AMSGRAD, None)
    }
}

const NUMPY: &str = r#"
def amsgrad(point, g, rate, t, m=0.0, v=0.0, largest=0.0, *, beta1, beta2, eps):
    """AMSGrad (Reddi, Kale and Kumar 2018), with PyTorch's bias correction."""
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    largest = np.maximum(largest, v)
    m_hat = m / (1 - beta1**t)
    v_hat = largest / (1 - beta2**t)
    return point - rate * m_hat / (np.sqrt(v_hat) + eps), m, v, largest
"#;
