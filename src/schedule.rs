//! Schedules: how the rate changes over a run, as a factor for each update.
//!
//! A schedule is a pure function of the number of the update, except for [`ScheduleShape::Plateau`], which
//! looks at the losses. The rate of update k is the run's rate times the factor, so a factor of 1
//! is the rate that was asked for. Where PyTorch has the schedule in `torch.optim.lr_scheduler`, the
//! factors are PyTorch's.
//!
//! ```
//! use fall_line::schedule::{Schedule, ScheduleState, ScheduleShape};
//!
//! let mut halving = Schedule::new(ScheduleShape::Step);
//! (halving.gamma, halving.period) = (0.5, Some(2));
//! let factors = [0, 1, 2, 3, 4].map(|k| halving.factor(k, 200, &ScheduleState::default()));
//! assert_eq!(factors, [1.0, 1.0, 0.5, 0.5, 0.25]);
//! ```

use std::f64::consts::PI;

/// How the rate changes over a run: a shape with its arguments. A shape reads those that
/// [`ScheduleShape::arguments`] names.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Schedule {
    /// Which shape.
    pub shape: ScheduleShape,
    /// How many updates the rise of [`ScheduleShape::Warmup`] takes.
    pub warmup: u32,
    /// T, in updates. `None` stands for the shape's default.
    pub period: Option<u32>,
    /// γ.
    pub gamma: f64,
    /// f, the lowest factor.
    pub floor: f64,
}

/// The shapes of schedules. In their formulas k is the number of the update, from 0, T the period,
/// γ gamma and f the floor; "the budget" is the number of updates of the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ScheduleShape {
    /// The same rate for every update.
    ///
    /// ```text
    /// 1
    /// ```
    Constant,
    /// A fall by γ after every T updates.
    ///
    /// ```text
    /// γ^⌊k/T⌋        γ = 0.5, T = 50
    /// ```
    ///
    /// PyTorch's `StepLR(step_size=T, gamma=γ)`.
    Step,
    /// A fall by γ after every update.
    ///
    /// ```text
    /// γᵏ             γ = 0.98
    /// ```
    ///
    /// PyTorch's `ExponentialLR(gamma=γ)`.
    Exponential,
    /// A fall as one over the time, which still adds up to infinity: H. Robbins and S. Monro, "A
    /// stochastic approximation method", Annals of Mathematical Statistics 22 (1951).
    ///
    /// ```text
    /// 1 / (1 + γk)   γ = 0.02
    /// ```
    ///
    /// Keras's `InverseTimeDecay(decay_steps=1, decay_rate=γ)`; PyTorch has none.
    Inverse,
    /// A straight line from 1 down to f, then level.
    ///
    /// ```text
    /// 1 - (1 - f)k/T         if k < T, else f       T = the budget, f = 0
    /// ```
    ///
    /// PyTorch's `LinearLR(start_factor=1, end_factor=f, total_iters=T)`.
    Linear,
    /// Half a cosine wave from 1 down to f, then level.
    ///
    /// ```text
    /// f + (1 - f)(1 + cos(πk/T))/2   if k < T, else f       T = the budget, f = 0
    /// ```
    ///
    /// PyTorch's `CosineAnnealingLR(T_max=T, eta_min=fα)` as long as k < T, after which PyTorch's
    /// climbs again; `optax.cosine_decay_schedule` stays at f.
    Cosine,
    /// A straight rise to 1, then half a cosine wave down to f at k = T.
    ///
    /// ```text
    /// (k + 1)/warmup                             if k < warmup       warmup = 10
    /// f + (1 - f)(1 + cos(π(k - warmup)/(T - warmup)))/2   if k < T, else f   T = the budget, f = 0
    /// ```
    ///
    /// P. Goyal et al., "Accurate, large minibatch SGD", arXiv:1706.02677 (2017). As
    /// `optax.warmup_cosine_decay_schedule`, except that the first update has a rate above 0.
    Warmup,
    /// Half a cosine wave from 1 down to f, begun anew every T updates.
    ///
    /// ```text
    /// f + (1 - f)(1 + cos(π(k mod T)/T))/2       T = 50, f = 0
    /// ```
    ///
    /// I. Loshchilov and F. Hutter, "SGDR: Stochastic gradient descent with warm restarts", ICLR
    /// 2017, arXiv:1608.03983. PyTorch's `CosineAnnealingWarmRestarts(T_0=T, eta_min=fα)`.
    Restarts,
    /// A triangle: from f up to 1 and back, T updates a cycle.
    ///
    /// ```text
    /// f + (1 - f)(1 - |2k/T - 2⌊1 + k/T⌋ + 1|)       T = 50, f = 0.1
    /// ```
    ///
    /// L. N. Smith, "Cyclical learning rates for training neural networks", WACV 2017,
    /// arXiv:1506.01186. PyTorch's `CyclicLR(base_lr=fα, max_lr=α, step_size_up=T/2)`.
    Cyclic,
    /// One cycle: a cosine from 1/25 up to 1 in the first three tenths, another down to 1/250000.
    ///
    /// ```text
    /// peak = 0.3T - 1;  last = T - 1       T = the budget
    /// between(1/25, 1, k/peak)                           if k <= peak
    /// between(1, 1/250000, (k - peak)/(last - peak))     if k < last, else 1/250000
    /// with between(a, b, p) = b + (a - b)(1 + cos(πp))/2
    /// ```
    ///
    /// L. N. Smith and N. Topin, "Super-convergence", arXiv:1708.07120 (2017). PyTorch's
    /// `OneCycleLR(max_lr=α, total_steps=T)`; after T updates, where PyTorch's ends, it stays.
    OneCycle,
    /// A fall by γ once more than T updates in a row have brought no better loss.
    ///
    /// ```text
    /// factor ← 1;  best ← ∞;  bad ← 0       γ = 0.5, T = 10
    /// after each update:
    ///     if loss < best(1 - 1e-4): best ← loss;  bad ← 0
    ///     else: bad ← bad + 1
    ///     if bad > T: factor ← γ factor;  bad ← 0
    /// ```
    ///
    /// PyTorch's `ReduceLROnPlateau(factor=γ, patience=T)`, which leaves a reduction out that would
    /// change the rate by no more than 1e-8.
    Plateau,
}

/// An argument that a shape reads: its key, its default and its range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Argument {
    /// The key in a query, and the name of the field of [`Schedule`].
    pub key: &'static str,
    /// The value if a query names none. `None` stands for the budget of updates. It depends on the
    /// shape; the range does not.
    pub default: Option<f64>,
    /// The smallest value allowed.
    pub min: f64,
    /// The largest value allowed.
    pub max: f64,
}

/// The longest period, and the largest number of updates in a run.
pub const MOST_UPDATES: f64 = 1e5;

/// How many updates a rise takes, in 0..=100000; 10.
pub const WARMUP: Argument = Argument { key: "warmup", default: Some(10.0), min: 0.0, max: MOST_UPDATES };
/// T, in updates, in 1..=100000; the budget.
pub const PERIOD: Argument = Argument { key: "period", default: None, min: 1.0, max: MOST_UPDATES };
/// γ, in 0..=10; 0.5.
pub const GAMMA: Argument = Argument { key: "gamma", default: Some(0.5), min: 0.0, max: 10.0 };
/// f, the lowest factor, in 0..=1; 0.
pub const FLOOR: Argument = Argument { key: "floor", default: Some(0.0), min: 0.0, max: 1.0 };

impl Argument {
    /// The same argument in a shape whose default is another.
    const fn or(self, default: f64) -> Self {
        Self { default: Some(default), ..self }
    }
}

/// What [`ScheduleShape::Plateau`] remembers of the losses.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScheduleState {
    factor: f64,
    /// The best loss yet.
    best: f64,
    /// How many updates in a row brought no better one.
    bad: u32,
}

impl Default for ScheduleState {
    fn default() -> Self {
        Self { factor: 1.0, best: f64::INFINITY, bad: 0 }
    }
}

/// PyTorch's relative threshold: a loss is better if it is below best × (1 - this).
const PLATEAU_THRESHOLD: f64 = 1e-4;
/// PyTorch leaves a reduction out that would change the rate by no more than this.
const PLATEAU_SMALLEST: f64 = 1e-8;
/// PyTorch's `pct_start`, `div_factor` and `final_div_factor`.
const ONE_CYCLE_RISE: f64 = 0.3;
const ONE_CYCLE_START: f64 = 25.0;
const ONE_CYCLE_END: f64 = 1e4;

impl ScheduleShape {
    /// Every shape, in the order in which they are shown.
    pub const ALL: [Self; 11] = [
        Self::Constant,
        Self::Step,
        Self::Exponential,
        Self::Inverse,
        Self::Linear,
        Self::Cosine,
        Self::Warmup,
        Self::Restarts,
        Self::Cyclic,
        Self::OneCycle,
        Self::Plateau,
    ];

    /// The name in a query, and the arguments.
    const fn row(self) -> (&'static str, &'static [Argument]) {
        match self {
            Self::Constant => ("constant", &[]),
            Self::Step => ("step", const { &[GAMMA, PERIOD.or(50.0)] }),
            Self::Exponential => ("exponential", const { &[GAMMA.or(0.98)] }),
            Self::Inverse => ("inverse", const { &[GAMMA.or(0.02)] }),
            Self::Linear => ("linear", &[PERIOD, FLOOR]),
            Self::Cosine => ("cosine", &[PERIOD, FLOOR]),
            Self::Warmup => ("warmup", &[WARMUP, PERIOD, FLOOR]),
            Self::Restarts => ("restarts", const { &[PERIOD.or(50.0), FLOOR] }),
            Self::Cyclic => ("cyclic", const { &[PERIOD.or(50.0), FLOOR.or(0.1)] }),
            Self::OneCycle => ("one-cycle", &[PERIOD]),
            Self::Plateau => ("plateau", const { &[GAMMA, PERIOD.or(10.0)] }),
        }
    }

    /// The name in a query.
    pub fn id(self) -> &'static str {
        self.row().0
    }

    /// The shape by its name in a query. Returns `None` if none has that name.
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shape| shape.id() == id)
    }

    /// The arguments that the shape reads.
    pub fn arguments(self) -> &'static [Argument] {
        self.row().1
    }

    fn default_of(self, key: &str) -> Option<f64> {
        self.arguments().iter().find(|argument| argument.key == key)?.default
    }
}

impl Schedule {
    /// A shape with its default arguments.
    pub fn new(shape: ScheduleShape) -> Self {
        let default_of = |key| shape.default_of(key);
        Self {
            shape,
            warmup: default_of("warmup").unwrap_or(0.0) as u32,
            period: None,
            gamma: default_of("gamma").unwrap_or(1.0),
            floor: default_of("floor").unwrap_or(0.0),
        }
    }

    /// T: the period, else the shape's default, else the budget of the run, `steps`.
    pub fn period(&self, steps: u32) -> u32 {
        self.period.or_else(|| self.shape.default_of("period").map(|period| period as u32)).unwrap_or(steps)
    }

    /// The factor for update `k`, from 0, in a run with a budget of `steps`. Only
    /// [`ScheduleShape::Plateau`] reads the state.
    #[inline]
    pub fn factor(&self, k: u32, steps: u32, state: &ScheduleState) -> f64 {
        // Most runs have no schedule, and an update is over in nanoseconds.
        if self.shape == ScheduleShape::Constant { 1.0 } else { self.varying(k, steps, state) }
    }

    fn varying(&self, k: u32, steps: u32, state: &ScheduleState) -> f64 {
        let period = self.period(steps);
        let (at, span) = (f64::from(k), f64::from(period));
        match self.shape {
            ScheduleShape::Constant => 1.0,
            ScheduleShape::Step => self.gamma.powi((k / period.max(1)) as i32),
            ScheduleShape::Exponential => self.gamma.powi(k as i32),
            ScheduleShape::Inverse => 1.0 / (1.0 + self.gamma * at),
            ScheduleShape::Linear if k < period => 1.0 - (1.0 - self.floor) * at / span,
            ScheduleShape::Linear => self.floor,
            ScheduleShape::Cosine => self.cosine(at, span),
            ScheduleShape::Warmup if k < self.warmup => (at + 1.0) / f64::from(self.warmup),
            ScheduleShape::Warmup => {
                let rise = f64::from(self.warmup);
                self.cosine(at - rise, (span - rise).max(0.0))
            }
            ScheduleShape::Restarts => self.cosine(f64::from(k % period.max(1)), span),
            ScheduleShape::Cyclic => {
                // As PyTorch: the rise takes half the cycle and the fall the other half.
                let half = span / 2.0;
                let cycle = (1.0 + at / span).floor();
                let height = (1.0 - (at / half - 2.0 * cycle + 1.0).abs()).max(0.0);
                self.floor + (1.0 - self.floor) * height
            }
            ScheduleShape::OneCycle => one_cycle(at, span),
            ScheduleShape::Plateau => state.factor,
        }
    }

    /// Whether a factor depends on more than the number of its update.
    #[inline]
    pub(crate) fn depends_on_losses(&self) -> bool {
        self.shape == ScheduleShape::Plateau
    }

    /// Shows [`ScheduleShape::Plateau`] the loss after an update; `rate` is that of the run, before the
    /// schedule.
    #[inline]
    pub fn observe(&self, loss: f64, rate: f64, state: &mut ScheduleState) {
        if self.depends_on_losses() {
            self.watch(loss, rate, state);
        }
    }

    fn watch(&self, loss: f64, rate: f64, state: &mut ScheduleState) {
        if loss < state.best * (1.0 - PLATEAU_THRESHOLD) || (state.best.is_infinite() && loss.is_finite()) {
            state.best = loss;
            state.bad = 0;
        } else {
            state.bad += 1;
        }
        if state.bad > self.period(0) {
            let reduced = state.factor * self.gamma;
            if (state.factor - reduced) * rate > PLATEAU_SMALLEST {
                state.factor = reduced;
            }
            state.bad = 0;
        }
    }

    fn cosine(&self, at: f64, span: f64) -> f64 {
        if at >= span {
            return self.floor;
        }
        self.floor + (1.0 - self.floor) * (1.0 + (PI * at / span).cos()) / 2.0
    }
}

fn one_cycle(at: f64, total: f64) -> f64 {
    let start = 1.0 / ONE_CYCLE_START;
    let end = start / ONE_CYCLE_END;
    let between = |from: f64, to: f64, part: f64| to + (from - to) / 2.0 * (1.0 + (PI * part).cos());
    let peak = ONE_CYCLE_RISE * total - 1.0;
    let last = total - 1.0;
    if at >= last {
        return end;
    }
    if at <= peak { between(start, 1.0, at / peak) } else { between(1.0, end, (at - peak) / (last - peak)) }
}
