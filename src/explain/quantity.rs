//! Quantities: what the rules reckon with, and how each is written.

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
}

/// How many there are.
pub(super) const COUNT: usize = Quantity::Y as usize + 1;

/// Name for words, plain text, MathML, LaTeX; in the order of [`Quantity`].
const NAMES: [(&str, [&str; 3]); COUNT] = [
    ("theta", ["θ", "<mi>θ</mi>", r"\theta"]),
    ("step", ["Δθ", "<mi>Δ</mi><mi>θ</mi>", r"\Delta\theta"]),
    ("gradient", ["g", "<mi>g</mi>", "g"]),
    ("rate", ["α", "<mi>α</mi>", r"\alpha"]),
    ("base", ["α₀", "<msub><mi>α</mi><mn>0</mn></msub>", r"\alpha_0"]),
    ("factor", ["c", "<mi>c</mi>", "c"]),
    ("t", ["t", "<mi>t</mi>", "t"]),
    ("momentum", ["β", "<mi>β</mi>", r"\beta"]),
    ("dampening", ["d", "<mi>d</mi>", "d"]),
    ("beta1", ["β₁", "<msub><mi>β</mi><mn>1</mn></msub>", r"\beta_1"]),
    ("beta2", ["β₂", "<msub><mi>β</mi><mn>2</mn></msub>", r"\beta_2"]),
    ("alpha", ["a", "<mi>a</mi>", "a"]),
    ("rho", ["ρ", "<mi>ρ</mi>", r"\rho"]),
    ("eps", ["ε", "<mi>ε</mi>", r"\varepsilon"]),
    ("decay", ["λ", "<mi>λ</mi>", r"\lambda"]),
    ("velocity", ["v", "<mi>v</mi>", "v"]),
    ("ahead", ["d", "<mi>d</mi>", "d"]),
    ("squares", ["s", "<mi>s</mi>", "s"]),
    ("mean-square", ["v", "<mi>v</mi>", "v"]),
    ("step-square", ["u", "<mi>u</mi>", "u"]),
    ("scaled", ["δ", "<mi>δ</mi>", r"\delta"]),
    ("m", ["m", "<mi>m</mi>", "m"]),
    ("v", ["v", "<mi>v</mi>", "v"]),
    ("m-hat", ["m̂", "<mover accent=\"true\"><mi>m</mi><mo>^</mo></mover>", r"\hat m"]),
    ("v-hat", ["v̂", "<mover accent=\"true\"><mi>v</mi><mo>^</mo></mover>", r"\hat v"]),
    ("v-max", ["vₘₐₓ", "<msub><mi>v</mi><mi>max</mi></msub>", r"v_{\max}"]),
    ("norm", ["u", "<mi>u</mi>", "u"]),
    ("mu", ["μₜ", "<msub><mi>μ</mi><mi>t</mi></msub>", r"\mu_t"]),
    ("mu-next", ["μₜ₊₁", "<msub><mi>μ</mi><mrow><mi>t</mi><mo>+</mo><mn>1</mn></mrow></msub>", r"\mu_{t+1}"]),
    ("product", ["π", "<mi>π</mi>", r"\pi"]),
    ("longest", ["ρ∞", "<msub><mi>ρ</mi><mi>∞</mi></msub>", r"\rho_\infty"]),
    ("length", ["ρ", "<mi>ρ</mi>", r"\rho"]),
    ("rectified", ["r", "<mi>r</mi>", "r"]),
    ("turn", ["q", "<mi>q</mi>", "q"]),
    ("growth", ["η", "<mi>η</mi>", r"\eta"]),
    ("size", ["s", "<mi>s</mi>", "s"]),
    ("previous", ["p", "<mi>p</mi>", "p"]),
    ("blend", ["c", "<mi>c</mi>", "c"]),
    ("w", ["w", "<mi>w</mi>", "w"]),
    ("x", ["x", "<mi>x</mi>", "x"]),
    ("y", ["y", "<mi>y</mi>", "y"]),
];

const STEPS: [[&str; 3]; 3] = [
    ["Δw", "<mi>Δ</mi><mi>w</mi>", r"\Delta w"],
    ["Δx", "<mi>Δ</mi><mi>x</mi>", r"\Delta x"],
    ["Δy", "<mi>Δ</mi><mi>y</mi>", r"\Delta y"],
];

impl Quantity {
    /// What a page words it by.
    pub fn id(self) -> &'static str {
        NAMES[self as usize].0
    }

    /// The symbol as text, MathML and LaTeX. Where one parameter is meant, θ is that one.
    pub(super) fn named(self, parameter: Option<Self>) -> [&'static str; 3] {
        match (self, parameter) {
            (Self::Theta, Some(parameter)) => NAMES[parameter as usize].1,
            (Self::Step, Some(parameter)) => STEPS[parameter as usize - Self::W as usize],
            _ => NAMES[self as usize].1,
        }
    }
}
