//! Schedules: the rate's factor for each update.

use std::f64::consts::PI;

/// How the rate changes over a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Schedule {
    /// Which shape.
    pub shape: Shape,
    /// How many updates the rise of `warmup` takes.
    pub warmup: u32,
    /// T, in updates; nothing stands for the shape's default.
    pub period: Option<u32>,
    /// γ.
    pub gamma: f64,
    /// The lowest factor.
    pub floor: f64,
}

/// The eleven shapes; k is the number of the update, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// 1.
    Constant,
    /// γ^⌊k/T⌋.
    Step,
    /// γᵏ.
    Exponential,
    /// 1 / (1 + γk).
    Inverse,
    /// From 1 down to the floor at k = T.
    Linear,
    /// Half a cosine wave from 1 down to the floor at k = T.
    Cosine,
    /// (k + 1) / warmup, then a cosine over what is left of T.
    Warmup,
    /// A cosine begun anew every T updates.
    Restarts,
    /// PyTorch's CyclicLR, triangular.
    Cyclic,
    /// PyTorch's OneCycleLR.
    OneCycle,
    /// PyTorch's ReduceLROnPlateau.
    Plateau,
}

/// A key that a shape reads, with its default; `period` without one falls back to the budget.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// The key in a query.
    pub key: &'static str,
    /// Its default; nothing where the budget of steps stands in.
    pub default: Option<f64>,
}

const fn setting(key: &'static str, default: f64) -> Setting {
    Setting { key, default: Some(default) }
}

const BUDGET: Setting = Setting { key: "period", default: None };
const FLOOR: Setting = setting("floor", 0.0);

/// What `plateau` remembers: PyTorch's best loss and count of bad updates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScheduleState {
    factor: f64,
    best: f64,
    bad: u32,
}

impl Default for ScheduleState {
    fn default() -> Self {
        Self { factor: 1.0, best: f64::INFINITY, bad: 0 }
    }
}

/// PyTorch's relative threshold: a loss counts as better when it is below best × (1 - this).
const PLATEAU_THRESHOLD: f64 = 1e-4;
/// PyTorch leaves a reduction out that would change the rate by no more than this.
const PLATEAU_SMALLEST: f64 = 1e-8;
const ONE_CYCLE_RISE: f64 = 0.3;
const ONE_CYCLE_START: f64 = 25.0;
const ONE_CYCLE_END: f64 = 1e4;

impl Shape {
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

    /// The name in a query.
    pub fn id(self) -> &'static str {
        match self {
            Self::Constant => "constant",
            Self::Step => "step",
            Self::Exponential => "exponential",
            Self::Inverse => "inverse",
            Self::Linear => "linear",
            Self::Cosine => "cosine",
            Self::Warmup => "warmup",
            Self::Restarts => "restarts",
            Self::Cyclic => "cyclic",
            Self::OneCycle => "one-cycle",
            Self::Plateau => "plateau",
        }
    }

    /// The shape of that name, or nothing.
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shape| shape.id() == id)
    }

    /// The keys this shape reads.
    pub fn settings(self) -> &'static [Setting] {
        const STEP: [Setting; 2] = [setting("gamma", 0.5), setting("period", 50.0)];
        const EXPONENTIAL: [Setting; 1] = [setting("gamma", 0.98)];
        const INVERSE: [Setting; 1] = [setting("gamma", 0.02)];
        const FALL: [Setting; 2] = [BUDGET, FLOOR];
        const WARMUP: [Setting; 3] = [setting("warmup", 10.0), BUDGET, FLOOR];
        const RESTARTS: [Setting; 2] = [setting("period", 50.0), FLOOR];
        const CYCLIC: [Setting; 2] = [setting("period", 50.0), setting("floor", 0.1)];
        const ONE_CYCLE: [Setting; 1] = [BUDGET];
        const PLATEAU: [Setting; 2] = [setting("gamma", 0.5), setting("period", 10.0)];
        match self {
            Self::Constant => &[],
            Self::Step => &STEP,
            Self::Exponential => &EXPONENTIAL,
            Self::Inverse => &INVERSE,
            Self::Linear | Self::Cosine => &FALL,
            Self::Warmup => &WARMUP,
            Self::Restarts => &RESTARTS,
            Self::Cyclic => &CYCLIC,
            Self::OneCycle => &ONE_CYCLE,
            Self::Plateau => &PLATEAU,
        }
    }

    fn default_of(self, key: &str) -> Option<f64> {
        self.settings().iter().find(|setting| setting.key == key)?.default
    }
}

impl Schedule {
    /// A shape with its defaults.
    pub fn new(shape: Shape) -> Self {
        let default_of = |key| shape.default_of(key);
        Self {
            shape,
            warmup: default_of("warmup").unwrap_or(0.0) as u32,
            period: None,
            gamma: default_of("gamma").unwrap_or(1.0),
            floor: default_of("floor").unwrap_or(0.0),
        }
    }

    /// T: the period, else the shape's default, else the budget of steps.
    pub fn period(&self, steps: u32) -> u32 {
        self.period.or_else(|| self.shape.default_of("period").map(|period| period as u32)).unwrap_or(steps)
    }

    /// The factor for update `k` of a budget of `steps`. Only `plateau` reads the state.
    #[inline]
    pub fn factor(&self, k: u32, steps: u32, state: &ScheduleState) -> f64 {
        // Most runs have no schedule, and a step is over in nanoseconds.
        if self.shape == Shape::Constant { 1.0 } else { self.varied(k, steps, state) }
    }

    fn varied(&self, k: u32, steps: u32, state: &ScheduleState) -> f64 {
        let period = self.period(steps);
        let (at, span) = (f64::from(k), f64::from(period));
        match self.shape {
            Shape::Constant => 1.0,
            Shape::Step => self.gamma.powi((k / period.max(1)) as i32),
            Shape::Exponential => self.gamma.powi(k as i32),
            Shape::Inverse => 1.0 / (1.0 + self.gamma * at),
            Shape::Linear if k < period => 1.0 - (1.0 - self.floor) * at / span,
            Shape::Linear => self.floor,
            Shape::Cosine => self.cosine(at, span),
            Shape::Warmup if k < self.warmup => (at + 1.0) / f64::from(self.warmup),
            Shape::Warmup => {
                let rise = f64::from(self.warmup);
                self.cosine(at - rise, (span - rise).max(0.0))
            }
            Shape::Restarts => self.cosine(f64::from(k % period.max(1)), span),
            Shape::Cyclic => {
                // As PyTorch: the rise takes half the cycle and the fall the other half.
                let half = span / 2.0;
                let cycle = (1.0 + at / span).floor();
                let height = (1.0 - (at / half - 2.0 * cycle + 1.0).abs()).max(0.0);
                self.floor + (1.0 - self.floor) * height
            }
            Shape::OneCycle => one_cycle(at, span),
            Shape::Plateau => state.factor,
        }
    }

    /// Tells `plateau` the loss after an update made at `rate`.
    #[inline]
    pub fn observe(&self, loss: f64, initial: f64, state: &mut ScheduleState) {
        if self.shape == Shape::Plateau {
            self.count(loss, initial, state);
        }
    }

    fn count(&self, loss: f64, initial: f64, state: &mut ScheduleState) {
        if loss < state.best * (1.0 - PLATEAU_THRESHOLD) || (state.best.is_infinite() && loss.is_finite()) {
            state.best = loss;
            state.bad = 0;
        } else {
            state.bad += 1;
        }
        if state.bad > self.period(0) {
            let reduced = state.factor * self.gamma;
            if (state.factor - reduced) * initial > PLATEAU_SMALLEST {
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
    let blend = |from: f64, to: f64, part: f64| to + (from - to) / 2.0 * (1.0 + (PI * part).cos());
    let top = ONE_CYCLE_RISE * total - 1.0;
    let last = total - 1.0;
    if at >= last {
        return end;
    }
    if at <= top { blend(start, 1.0, at / top) } else { blend(1.0, end, (at - top) / (last - top)) }
}
