//! Lion.

use super::algorithm::{Algorithm, RuleRecord, Torch};
use super::anatomy::{Arrow, Beat, EVERY, Parts, RATED, Role, Scaling};
use super::equation::{Case, Equations, equations};
use super::memory::{PerParameter, memory};
use super::moments::M;
use super::parameter::{self, parameters};
use super::quantity::{BETA1, BETA2, DECAY, Quantity, quantity};
use super::term::sign;

const BLEND: &Quantity = quantity!("blend", "c");

parameters! {
    /// Lion: the sign of an interpolated momentum, so that all steps are as long as the rate.
    ///
    /// ```text
    /// c = β₁m + (1 - β₁)g
    /// θ ← θ - α(sign(c) + λθ)
    /// m ← β₂m + (1 - β₂)g
    /// ```
    ///
    /// From X. Chen et al., "Symbolic discovery of optimization algorithms", NeurIPS 2023,
    /// arXiv:2302.06675. As `optax.lion` and Keras's, but without weight decay by
    /// default as in Keras, where `optax.lion` has λ = 0.001; β₂ = 0.99. `torch.optim` does not
    /// have it.
    ///
    /// ```
    /// use fall_line::geometry::{Dimension, Point, Vector};
    /// use fall_line::optimizer::{Lion, Optimizer};
    ///
    /// let lion = Optimizer::from(Lion::default());
    /// let mut memory = lion.init(0.1);
    /// let step = lion.update(0.1, Point::default(), Vector::new(4.0, -1e-9), Dimension::Two, &mut memory);
    /// assert_eq!((step.x, step.y), (-0.1, 0.1));
    /// ```
    pub struct Lion {
        /// β₁, the part of the momentum in the blend that the step has the sign of.
        pub beta1: f64 = parameter::BETA1,
        /// β₂, the decay of the momentum.
        pub beta2: f64 = parameter::BETA2.or(0.99),
        /// λ, the weight decay.
        pub decay: f64 = parameter::DECAY.or(0.0),
    }
}

memory! {
    /// What Lion keeps of one parameter.
    pub struct LionMemory {
        /// The momentum: a decaying mean of the gradients.
        pub m: f64 = M,
    }
}

impl Algorithm for Lion {
    type Memory = LionMemory;
    type Shared = f64;

    const RECORD: RuleRecord = RuleRecord {
        id: "lion",
        parameters: Self::PARAMETERS,
        slots: LionMemory::SLOTS,
        is_linear: false,
        is_scheduled: true,
        numpy: NUMPY,
        torch: Torch { definition: Some(TORCH), ..Torch::class("Lion") },
    };

    const ROLES: &'static [&'static [Role]] = &[
        EVERY,
        RATED,
        &[
            Role::number(BETA1, Beat::Memory),
            // Not a second moment's here: it says what is kept for later steps.
            Role::number(BETA2, Beat::Memory),
            Role::arrow(M, Beat::Memory, Arrow::Memory),
            Role::arrow(BLEND, Beat::Memory, Arrow::Direction),
            Role::arrow(DECAY, Beat::Step, Arrow::Decay),
        ],
    ];

    const SCALING: Scaling = Scaling::Signs;

    fn init(&self, _rate: f64) -> LionMemory {
        LionMemory::default()
    }

    fn shared(&self, rate: f64, _count: u32) -> f64 {
        rate
    }

    fn step(&self, rate: &f64, theta: f64, g: f64, LionMemory { m }: &mut LionMemory) -> f64 {
        let Self { beta1, beta2, decay } = *self;
        let blend = beta1 * *m + (1.0 - beta1) * g;
        *m = beta2 * *m + (1.0 - beta2) * g;
        -rate * (sign(blend) + decay * theta)
    }

    fn parts(&self, (rate, _): (f64, u32), theta: f64, g: f64, before: &LionMemory) -> Parts {
        Parts {
            gradient: (1.0 - self.beta1) * g,
            memory: self.beta1 * before.m,
            decay: -rate * self.decay * theta,
        }
    }

    fn equations(&self, _before: &PerParameter<Self::Memory>) -> (&'static Equations, Option<Case>) {
        (if self.decay == 0.0 { &PLAIN } else { &DECAYING }, None)
    }
}

static PLAIN: Equations = equations! {
    each {
        BLEND = ((BETA1 * M) + ((1 - BETA1) * G));
        M <- ((BETA2 * M) + ((1 - BETA2) * G));
    }
    minus (RATE * (sign BLEND))
};

static DECAYING: Equations = equations! {
    each {
        BLEND = ((BETA1 * M) + ((1 - BETA1) * G));
        M <- ((BETA2 * M) + ((1 - BETA2) * G));
    }
    minus (RATE * ((sign BLEND) + (DECAY * THETA)))
};

const NUMPY: &str = r#"
def lion(point, g, rate, t, m=0.0, *, beta1, beta2, decay):
    """Lion (Chen et al. 2023): the sign of an interpolated momentum."""
    direction = np.sign(beta1 * m + (1 - beta1) * g)
    m = beta2 * m + (1 - beta2) * g
    return point - rate * (direction + decay * point), m
"#;

const TORCH: &str = r#"
class Lion(torch.optim.Optimizer):
    """Lion (Chen et al. 2023), which torch.optim does not have."""

    def __init__(self, params, lr, betas, weight_decay):
        super().__init__(params, dict(lr=lr, betas=betas, weight_decay=weight_decay))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            beta1, beta2 = group["betas"]
            for point in group["params"]:
                g = point.grad
                m = self.state[point].setdefault("m", torch.zeros_like(point))
                direction = torch.sign(beta1 * m + (1 - beta1) * g)
                point -= group["lr"] * (direction + group["weight_decay"] * point)
                m.copy_(beta2 * m + (1 - beta2) * g)
"#;
