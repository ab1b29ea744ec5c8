//! Quantities: what the rules reckon with, and how each is written.

use super::term::Mark;

/// What stands in a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Quantity {
    /// The parameter; shown as w, x or y where one is meant.
    Theta,
    /// The step to take.
    Step,
    /// The gradient, or its estimate.
    G,
    /// The rate of this update.
    Rate,
    /// The run's own rate.
    Base,
    /// The schedule's factor.
    Factor,
    /// The number of this update, from 1.
    T,
    /// Momentum.
    Beta,
    /// Dampening.
    Dampening,
    /// The decay of the first moment.
    Beta1,
    /// The decay of the second moment.
    Beta2,
    /// RMSProp's decay.
    Alpha,
    /// Adadelta's decay.
    Rho,
    /// What keeps a division finite.
    Eps,
    /// Weight decay.
    Decay,
    /// The momentum buffer.
    Velocity,
    /// Nesterov's direction.
    Ahead,
    /// Adagrad's sum of squared gradients.
    Squares,
    /// RMSProp's and Adadelta's mean of squared gradients.
    MeanSquare,
    /// Adadelta's mean of squared steps.
    StepSquare,
    /// Adadelta's step before the rate.
    Scaled,
    /// The first moment.
    M,
    /// The second moment.
    V,
    /// The first moment, corrected.
    MHat,
    /// The second moment, corrected.
    VHat,
    /// AMSGrad's largest second moment.
    VMax,
    /// AdaMax's largest gradient.
    Norm,
    /// Nadam's momentum factor.
    Mu,
    /// Nadam's next momentum factor.
    MuNext,
    /// The product of Nadam's factors.
    Product,
    /// RAdam's longest average.
    Longest,
    /// The length of RAdam's average.
    Length,
    /// RAdam's rectification.
    Rectified,
    /// Rprop's gradient times the one before.
    Turn,
    /// Rprop's factor.
    Growth,
    /// Rprop's step size.
    Size,
    /// Rprop's gradient before.
    Previous,
    /// Lion's interpolation.
    Blend,
    /// The only parameter of a 1-D surface.
    W,
    /// The first parameter.
    X,
    /// The second parameter.
    Y,
    /// The first parameter of a model of data.
    Theta0,
    /// The second one.
    Theta1,
}

/// How many there are.
pub(super) const COUNT: usize = Quantity::Theta1 as usize + 1;

/// Name for words, and symbol; in the order of [`Quantity`].
const NAMES: [(&str, Mark); COUNT] = [
    ("theta", Mark::new("θ", "<mi>θ</mi>", r"\theta")),
    ("step", Mark::new("Δθ", "<mi>Δ</mi><mi>θ</mi>", r"\Delta\theta")),
    ("gradient", Mark::new("g", "<mi>g</mi>", "g")),
    ("rate", Mark::new("α", "<mi>α</mi>", r"\alpha")),
    ("base", Mark::new("α₀", "<msub><mi>α</mi><mn>0</mn></msub>", r"\alpha_0")),
    ("factor", Mark::new("c", "<mi>c</mi>", "c")),
    ("t", Mark::new("t", "<mi>t</mi>", "t")),
    ("momentum", Mark::new("β", "<mi>β</mi>", r"\beta")),
    ("dampening", Mark::new("d", "<mi>d</mi>", "d")),
    ("beta1", Mark::new("β₁", "<msub><mi>β</mi><mn>1</mn></msub>", r"\beta_1")),
    ("beta2", Mark::new("β₂", "<msub><mi>β</mi><mn>2</mn></msub>", r"\beta_2")),
    ("alpha", Mark::new("a", "<mi>a</mi>", "a")),
    ("rho", Mark::new("ρ", "<mi>ρ</mi>", r"\rho")),
    ("eps", Mark::new("ε", "<mi>ε</mi>", r"\varepsilon")),
    ("decay", Mark::new("λ", "<mi>λ</mi>", r"\lambda")),
    ("velocity", Mark::new("v", "<mi>v</mi>", "v")),
    ("ahead", Mark::new("d", "<mi>d</mi>", "d")),
    ("squares", Mark::new("s", "<mi>s</mi>", "s")),
    ("mean-square", Mark::new("v", "<mi>v</mi>", "v")),
    ("step-square", Mark::new("u", "<mi>u</mi>", "u")),
    ("scaled", Mark::new("δ", "<mi>δ</mi>", r"\delta")),
    ("m", Mark::new("m", "<mi>m</mi>", "m")),
    ("v", Mark::new("v", "<mi>v</mi>", "v")),
    ("m-hat", Mark::new("m̂", "<mover accent=\"true\"><mi>m</mi><mo>^</mo></mover>", r"\hat m")),
    ("v-hat", Mark::new("v̂", "<mover accent=\"true\"><mi>v</mi><mo>^</mo></mover>", r"\hat v")),
    ("v-max", Mark::new("vₘₐₓ", "<msub><mi>v</mi><mi>max</mi></msub>", r"v_{\max}")),
    ("norm", Mark::new("u", "<mi>u</mi>", "u")),
    ("mu", Mark::new("μₜ", "<msub><mi>μ</mi><mi>t</mi></msub>", r"\mu_t")),
    (
        "mu-next",
        Mark::new("μₜ₊₁", "<msub><mi>μ</mi><mrow><mi>t</mi><mo>+</mo><mn>1</mn></mrow></msub>", r"\mu_{t+1}"),
    ),
    ("product", Mark::new("π", "<mi>π</mi>", r"\pi")),
    ("longest", Mark::new("ρ∞", "<msub><mi>ρ</mi><mi>∞</mi></msub>", r"\rho_\infty")),
    ("length", Mark::new("ρ", "<mi>ρ</mi>", r"\rho")),
    ("rectified", Mark::new("r", "<mi>r</mi>", "r")),
    ("turn", Mark::new("q", "<mi>q</mi>", "q")),
    ("growth", Mark::new("η", "<mi>η</mi>", r"\eta")),
    ("size", Mark::new("s", "<mi>s</mi>", "s")),
    ("previous", Mark::new("p", "<mi>p</mi>", "p")),
    ("blend", Mark::new("c", "<mi>c</mi>", "c")),
    ("w", Mark::new("w", "<mi>w</mi>", "w")),
    ("x", Mark::new("x", "<mi>x</mi>", "x")),
    ("y", Mark::new("y", "<mi>y</mi>", "y")),
    ("θ₀", Mark::new("θ₀", "<msub><mi>θ</mi><mn>0</mn></msub>", r"\theta_0")),
    ("θ₁", Mark::new("θ₁", "<msub><mi>θ</mi><mn>1</mn></msub>", r"\theta_1")),
];

const STEPS: [Mark; 5] = [
    Mark::new("Δw", "<mi>Δ</mi><mi>w</mi>", r"\Delta w"),
    Mark::new("Δx", "<mi>Δ</mi><mi>x</mi>", r"\Delta x"),
    Mark::new("Δy", "<mi>Δ</mi><mi>y</mi>", r"\Delta y"),
    Mark::new("Δθ₀", "<mi>Δ</mi><msub><mi>θ</mi><mn>0</mn></msub>", r"\Delta\theta_0"),
    Mark::new("Δθ₁", "<mi>Δ</mi><msub><mi>θ</mi><mn>1</mn></msub>", r"\Delta\theta_1"),
];

impl Quantity {
    /// What a page words it by.
    pub fn id(self) -> &'static str {
        NAMES[self as usize].0
    }

    /// The symbol. Where one parameter is meant, θ is that one.
    pub(super) fn named(self, parameter: Option<Self>) -> Mark {
        match (self, parameter) {
            (Self::Theta, Some(parameter)) => NAMES[parameter as usize].1,
            (Self::Step, Some(parameter)) => STEPS[parameter as usize - Self::W as usize],
            _ => NAMES[self as usize].1,
        }
    }
}
