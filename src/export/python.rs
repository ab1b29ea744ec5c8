//! Runs as programs in Python.
//!
//! A program is put together from the parts in `python/`, which are Python themselves; what
//! depends on the configuration stands as constants at the program's top and as its list of
//! racers, so that nothing within a part needs to be filled in.

use crate::data::Observation;
use crate::formula::{Expression, Library};
use crate::geometry::Dimension;
use crate::number::{shortest, whole};
use crate::optimizer::Rule;
use crate::query;
use crate::query::{Page, Settings};
use crate::run::Run;
use crate::run::{Config, Racer};
use crate::schedule::Shape;
use crate::surface::Surface;

const COMMON: &str = include_str!("python/common_parts.py");
const NUMPY: &str = include_str!("python/numpy_parts.py");
const TORCH: &str = include_str!("python/torch_parts.py");

/// How the line over a part begins.
const HEADING: &str = "#: ";

/// How many observations' numbers stand in one line.
const A_LINE: usize = 10;
/// Longer partial derivatives do not stand in one line: in characters.
const SHORT: usize = 70;

/// A program that makes the configuration's runs, with NumPy or with PyTorch.
///
/// It stands on its own: the surface's formula, its data, the rules of the racers, the schedule
/// and the random draws are written out in it, and nothing that the runs do not need. Run by
/// itself it prints each step as CSV (step, parameters, loss) and a last line for each racer
/// that begins with `#`; imported it prints nothing, and `race()` gives the traces.
///
/// The numbers are those of the engine up to rounding: points and losses agree within
/// 1e-9 × max(1, |value|) where a shift of the start by 1e-12 does not matter. In PyTorch the
/// gradient of a formula is not a number at the very tip of a cone, where the engine takes 0.
pub fn python(config: &Config, library: Library) -> String {
    let program = Program { config, library, shape: shape(config) };
    let mut blocks = vec![[program.title(), program.part("head"), program.constants()].join("\n\n")];
    blocks.extend(program.surface());
    blocks.extend(program.rules());
    blocks.extend(program.schedule());
    blocks.extend(program.randomness());
    blocks.push(program.part("run"));
    blocks.push(program.racers());
    blocks.push(program.part("main"));
    blocks.join("\n\n\n") + "\n"
}

/// The shape that tells: Rprop takes no schedule, and a plateau that would not lower the rate
/// leaves it alone.
fn shape(config: &Config) -> Shape {
    let is_idle = config.racers.iter().all(|racer| racer.optimizer.rule == Rule::Rprop)
        || (config.schedule.shape == Shape::Plateau && config.schedule.gamma >= 1.0);
    if is_idle { Shape::Constant } else { config.schedule.shape }
}

struct Program<'a> {
    config: &'a Config,
    library: Library,
    shape: Shape,
}

impl Program<'_> {
    fn is_numpy(&self) -> bool {
        self.library == Library::NumPy
    }

    /// A part by its name: the library's own, else the common one.
    fn part(&self, name: &str) -> String {
        self.find(name).unwrap_or_default()
    }

    fn find(&self, name: &str) -> Option<String> {
        let own = if self.is_numpy() { NUMPY } else { TORCH };
        let lines = part(own, name).or_else(|| part(COMMON, name))?;
        let mut text = String::new();
        for line in lines.filter_map(|line| self.kept(line)) {
            self.push_line(line, &mut text);
        }
        Some(text.trim().into())
    }

    /// A line whose `np.` stands for either library.
    fn push_line(&self, line: &str, to: &mut String) {
        let mut rest = line;
        while let Some(at) = rest.as_bytes().windows(3).position(|three| three == b"np.") {
            to.extend([&rest[..at], self.library.prefix()]);
            rest = &rest[at + 3..];
        }
        to.extend([rest, "\n"]);
    }

    /// A line without its flags; nothing where they do not hold.
    fn kept<'l>(&self, line: &'l str) -> Option<&'l str> {
        let marked = line.rsplit_once('#').and_then(|(code, mark)| Some((code, mark.strip_prefix('?')?)));
        let Some((code, flags)) = marked else { return Some(line) };
        let holds = |flag: &str| match flag.strip_prefix('!') {
            Some(flag) => !self.is(flag),
            None => self.is(flag),
        };
        flags.split_whitespace().all(holds).then(|| code.trim_end())
    }

    /// The flags that lines of the parts can ask for.
    fn is(&self, flag: &str) -> bool {
        let config = self.config;
        match flag {
            "one" => config.surface.dimension() == Dimension::One,
            "two" => config.surface.dimension() == Dimension::Two,
            "race" => config.racers.len() > 1,
            "noise" => config.noise > 0.0,
            "batch" => config.batches(),
            "math" => self.calls_math(),
            "rprop" => config.racers.iter().any(|racer| racer.optimizer.rule == Rule::Rprop),
            "scheduled" => self.shape != Shape::Constant,
            // Whether the schedule is over before the run.
            "ends" => {
                matches!(self.shape, Shape::Cosine | Shape::OneCycle)
                    && config.schedule.period(config.steps) < config.steps
            }
            shape => self.shape.id() == shape,
        }
    }

    fn calls_math(&self) -> bool {
        let waves = [Shape::Cosine, Shape::Warmup, Shape::Restarts, Shape::OneCycle];
        self.config.is_stochastic() || waves.contains(&self.shape)
    }

    fn title(&self) -> String {
        let config = self.config;
        let racers: Vec<&str> = config.racers.iter().map(|racer| racer.optimizer.rule.id()).collect();
        let library = if self.is_numpy() { "NumPy" } else { "PyTorch" };
        let setup = Settings { config: config.clone(), page: Page::default() };
        // A canonical query escapes quotes and backslashes.
        [
            "\"\"\"Gradient descent: ",
            &racers.join(" against "),
            " on ",
            config.surface.id(),
            ".\n\nPrints each step as CSV; needs ",
            library,
            ". Written by Fall Line ",
            env!("CARGO_PKG_VERSION"),
            " from the query\n",
            &query::write_learner(&setup),
            "\n\"\"\"",
        ]
        .concat()
    }

    fn constants(&self) -> String {
        let config = self.config;
        let at = config.start;
        let start = match config.surface.dimension() {
            Dimension::One => float(at.x),
            Dimension::Two => [float(at.x), float(at.y)].join(", "),
        };
        let mut all = vec![
            ("START", ["[", &start, "]"].concat()),
            ("STEPS", whole(config.steps as usize)),
            ("HIGHEST", [&self.highest(), "  # a loss above this ends the run"].concat()),
        ];
        if let Some((_, kappa)) = config.surface.constant() {
            all.push(("KAPPA", float(kappa)));
        }
        all.extend(self.schedule_constants());
        if config.noise > 0.0 {
            all.push(("NOISE", [&float(config.noise), "  # its standard deviation"].concat()));
        }
        if config.batches() {
            all.push(("BATCH", whole(config.batch as usize)));
        }
        if config.is_stochastic() {
            all.push(("SEED", whole(config.seed as usize)));
        }
        if !config.surface.observations().is_empty() {
            all.push(("U", self.data(|seen| seen.u)));
            all.push(("V", self.data(|seen| seen.v)));
        }
        let lines: Vec<String> = all.iter().map(|(name, value)| [name, " = ", value].concat()).collect();
        lines.join("\n")
    }

    fn highest(&self) -> String {
        let highest = self.config.racers.first().map_or(f64::INFINITY, |&racer| {
            let run = Run::new(self.config, racer);
            run.trace().states.first().map_or(f64::INFINITY, |first| first.loss + run.highest_rise())
        });
        if highest.is_finite() { float(highest) } else { "float(\"inf\")".into() }
    }

    fn schedule_constants(&self) -> Vec<(&'static str, String)> {
        let schedule = &self.config.schedule;
        let constant = |key| match key {
            "warmup" => ("WARMUP", whole(schedule.warmup as usize)),
            "period" => ("PERIOD", whole(schedule.period(self.config.steps) as usize)),
            "gamma" => ("GAMMA", float(schedule.gamma)),
            _ => ("FLOOR", float(schedule.floor)),
        };
        self.shape.settings().iter().map(|setting| constant(setting.key)).collect()
    }

    fn data(&self, of: impl Fn(&Observation) -> f64) -> String {
        let numbers: Vec<String> =
            self.config.surface.observations().iter().map(|seen| float(of(seen))).collect();
        let lines: Vec<String> = numbers.chunks(A_LINE).map(|line| line.join(", ")).collect();
        let make = if self.is_numpy() { "np.array([\n    " } else { "torch.tensor([\n    " };
        [make, &lines.join(",\n    "), ",\n])"].concat()
    }

    /// The loss and, where no library finds it, its gradient.
    fn surface(&self) -> Vec<String> {
        if let Surface::Formula(expression) = &self.config.surface {
            return self.formula(expression);
        }
        let id = self.config.surface.id();
        let names = [["loss ", id].concat(), ["gradient ", id].concat()];
        names.iter().filter_map(|name| self.find(name)).collect()
    }

    fn formula(&self, expression: &Expression) -> Vec<String> {
        let variables = expression.variables();
        let unpacked = match variables {
            [one] => ["    (", one, ",) = point\n"].concat(),
            all => ["    ", &all.join(", "), " = point\n"].concat(),
        };
        let value = expression.python(self.library);
        let loss = ["def loss(point):\n", &unpacked, "    return ", &value].concat();
        if !self.is_numpy() {
            return vec![loss];
        }
        let gradient = expression.python_gradient();
        let mut blocks = vec![loss];
        if gradient.calls_ratio {
            blocks.push(self.part("ratio"));
        }
        let mut text = ["def gradient(point):\n", &unpacked].concat();
        for line in &gradient.lines {
            text.extend(["    ", line, "\n"]);
        }
        text.push_str(&returned(variables, &gradient.partials));
        blocks.push(text);
        blocks
    }

    /// Each racer's rule, once.
    fn rules(&self) -> Vec<String> {
        let all = Rule::ALL.into_iter();
        let present = all.filter(|rule| self.config.racers.iter().any(|racer| racer.optimizer.rule == *rule));
        present.filter_map(|rule| self.find(&["rule ", rule.id()].concat())).collect()
    }

    fn schedule(&self) -> Vec<String> {
        let id = self.shape.id();
        if self.shape == Shape::Constant {
            return Vec::new();
        }
        let factor = self.find(&["factor ", id].concat());
        if self.is_numpy() {
            return factor.or_else(|| self.find(id)).into_iter().collect();
        }
        // What PyTorch has no scheduler for, it takes as a function.
        match self.find(&["schedule ", id].concat()) {
            Some(own) => vec![own],
            None => factor.into_iter().chain(self.find("schedule")).collect(),
        }
    }

    fn randomness(&self) -> Vec<String> {
        let config = self.config;
        let parts =
            [("draws", config.is_stochastic()), ("noise", config.noise > 0.0), ("batch", config.batches())];
        parts.into_iter().filter(|(_, is_needed)| *is_needed).map(|(name, _)| self.part(name)).collect()
    }

    fn racers(&self) -> String {
        let lines: Vec<String> = self
            .config
            .racers
            .iter()
            .map(|racer| match self.library {
                Library::NumPy => numpy_racer(racer),
                Library::PyTorch => torch_racer(racer),
            })
            .collect();
        ["RACERS = [\n", &lines.concat(), "]"].concat()
    }
}

/// The last lines of a gradient: long partial derivatives get lines of their own.
fn returned(variables: &[&str], partials: &[String]) -> String {
    if partials.iter().map(String::len).sum::<usize>() <= SHORT {
        return ["    return np.array([", &partials.join(", "), "])"].concat();
    }
    let names: Vec<String> = variables.iter().map(|name| ["along_", name].concat()).collect();
    let lines =
        names.iter().zip(partials).map(|(name, partial)| ["    ", name, " = ", partial, "\n"].concat());
    [&lines.collect::<String>(), "    return np.array([", &names.join(", "), "])"].concat()
}

/// `(momentum, 0.1, dict(momentum=0.9, dampening=0.0)),`
fn numpy_racer(racer: &Racer) -> String {
    let mut settings = settings(racer);
    if racer.optimizer.rule == Rule::Rprop {
        settings.push(("first", float(racer.rate)));
    }
    let id = racer.optimizer.rule.id();
    ["    (", id, ", ", &float(racer.rate), ", dict(", &arguments(&settings), ")),\n"].concat()
}

/// `(torch.optim.SGD, dict(lr=0.1, momentum=0.9, dampening=0.0)),`
fn torch_racer(racer: &Racer) -> String {
    let rule = racer.optimizer.rule;
    let parameters = &racer.optimizer.parameters;
    let mut all = vec![("lr", float(racer.rate))];
    for (key, value) in settings(racer) {
        match key {
            // The two stand as a pair.
            "beta1" => all.push(("betas", pair(parameters.beta1, parameters.beta2))),
            "beta2" => {}
            "decay" => all.push(("weight_decay", value)),
            key => all.push((key, value)),
        }
    }
    let class = match rule {
        Rule::Gd | Rule::Momentum | Rule::Nesterov => "torch.optim.SGD",
        Rule::Adagrad => "torch.optim.Adagrad",
        Rule::Rmsprop => "torch.optim.RMSprop",
        Rule::Adadelta => "torch.optim.Adadelta",
        Rule::Adam | Rule::Amsgrad => "torch.optim.Adam",
        Rule::Adamw => "torch.optim.AdamW",
        Rule::Adamax => "torch.optim.Adamax",
        Rule::Nadam => "torch.optim.NAdam",
        Rule::Radam => "torch.optim.RAdam",
        Rule::Rprop => "torch.optim.Rprop",
        Rule::Lion => "Lion",
    };
    match rule {
        // PyTorch refuses Nesterov's method without momentum, which is plain descent.
        Rule::Nesterov if parameters.momentum > 0.0 => all.push(("nesterov", "True".into())),
        Rule::Amsgrad => all.push(("amsgrad", "True".into())),
        _ => {}
    }
    ["    (", class, ", dict(", &arguments(&all), ")),\n"].concat()
}

/// The rule's parameters as Python.
fn settings(racer: &Racer) -> Vec<(&'static str, String)> {
    let of = |key| racer.optimizer.parameters.get(key).map(float);
    let parameters = racer.optimizer.rule.parameters().iter();
    parameters.filter_map(|parameter| Some((parameter.key, of(parameter.key)?))).collect()
}

fn arguments(settings: &[(&str, String)]) -> String {
    let all: Vec<String> = settings.iter().map(|(key, value)| [key, "=", value].concat()).collect();
    all.join(", ")
}

fn pair(first: f64, second: f64) -> String {
    ["(", &float(first), ", ", &float(second), ")"].concat()
}

/// A number that Python reads as a float.
fn float(value: f64) -> String {
    let text = shortest(value);
    let is_whole = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if is_whole { text + ".0" } else { text }
}

/// The lines below `#: name`, up to the next such line; nothing where there is none.
fn part<'t>(parts: &'t str, name: &str) -> Option<impl Iterator<Item = &'t str>> {
    let mut lines = parts.lines();
    lines.find(|line| line.strip_prefix(HEADING) == Some(name))?;
    Some(lines.take_while(|line| !line.starts_with(HEADING)))
}
