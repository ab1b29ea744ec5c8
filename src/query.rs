//! The query string: the one format in which configurations travel.
//!
//! Reading never fails: it gives a [`Settings`] that runs and says in [`Problem`]s what it could
//! not take as it stood. [`write()`] gives the canonical query, which reads back as the same setup
//! without a problem: defaults left out, keys in the order of [`KEYS`], numbers in their
//! shortest form.
//!
//! ```
//! use fall_line::query;
//!
//! let (setup, problems) = query::read("fn=parabola&opt=gd&lr=1.1&momentum=0.5&w=4");
//! assert!(problems.is_empty());
//! assert_eq!(query::write(&setup), "fn=parabola&opt=gd&lr=1.1");
//! ```

mod keys;
mod problem;
mod race;
mod reader;
mod settings;
mod text;
mod writer;

use crate::number::{parse, whole};
pub use crate::number::{shortest, typed};
pub use keys::{KEYS, Key, Owner, PARTS, START, key, range};
pub use problem::{Code, Problem};
pub use race::{add_racer, remove_racer, set_racer};
pub use writer::{bounds_text, with_rates};
pub use writer::{write, write_learner};

use crate::analysis::verdict::Kind;
use crate::data::{Observations, parse_pairs};
use crate::formula::{Expression, FormulaError};
use crate::geometry::{Dimension, Point, Rect};
use crate::optimizer::{Optimizer, Rule};
use crate::run::{Config, MOST_RACERS, Racer};
use crate::schedule::{Schedule, Shape};
use crate::surface::{DEFAULT, Regression, Surface};
use reader::Reader;
pub use settings::{Page, Settings, Theme, View};
use text::Pair;

/// Longer titles are cut.
const LONGEST_TITLE: usize = 120;

/// Reads a query, with or without its question mark.
pub fn read(query: &str) -> (Settings, Vec<Problem>) {
    let mut reader = Reader::new(text::pairs(text::readable(query)));
    note_length(&mut reader, query);
    let setup = setup(&mut reader);
    (setup, reader.problems)
}

/// Reads the author's query with a learner's changes: these replace all that a learner can set,
/// except what the author has locked.
pub fn read_learner(author: &str, learner: &str) -> (Settings, Vec<Problem>) {
    read_both(author, learner, None)
}

fn read_both(author: &str, learner: &str, own: Option<Surface>) -> (Settings, Vec<Problem>) {
    let locked = read(author).0.page.lock;
    let is_learners = |pair: &Pair<'_>| {
        let owner = key(pair.key).map(|key| key.owner);
        owner == Some(Owner::Learner) && !is_locked(&locked, pair.key)
    };
    let kept = text::pairs(text::readable(author)).filter(|pair| !is_learners(pair));
    let changed = text::pairs(text::readable(learner)).filter(is_learners);
    let mut reader = Reader::new(kept.chain(changed));
    reader.own = own;
    note_length(&mut reader, author);
    note_length(&mut reader, learner);
    let setup = setup(&mut reader);
    (setup, reader.problems)
}

/// As [`read_learner`], in place of a learner's changes that there were; data of one's own stay.
pub fn recall(before: &Settings, author: &str, learner: &str) -> (Settings, Vec<Problem>) {
    let own = &before.config.surface;
    read_both(author, learner, own.has_custom_data().then(|| own.clone()))
}

/// The setup with somebody's own data under its surface, or with those that come with it. Start,
/// box and rates go back to what suits them.
pub fn with_data(before: &Settings, own: Option<Observations>) -> (Settings, Vec<Problem>) {
    let mut setup = before.clone();
    let surface = &mut setup.config.surface;
    setup.page.data_in_query = false;
    *surface = match own {
        Some(own) => surface.clone().with_observations(own),
        None => Surface::named(surface.id()).unwrap_or(surface.clone()),
    };
    choose(&setup, "x=&y=&box=&lr=&at=")
}

/// The setup with its data in its query or without; nothing where they would not fit in.
pub fn with_data_in_query(before: &Settings, in_query: bool) -> Option<Settings> {
    let mut setup = before.clone();
    setup.page.data_in_query = in_query && setup.config.surface.has_custom_data();
    (write(&setup).len() <= text::LONGEST).then_some(setup)
}

/// Changes only what the query names; a key without a value goes back to its default. A formula
/// that cannot be read changes nothing.
pub fn patch(before: &Settings, changes: &str) -> (Settings, Vec<Problem>) {
    change(before, changes, |name, changed| {
        name == changed || matches!((name, changed), ("w", "x") | ("f", "fn") | ("fn", "f"))
    })
}

/// As [`patch`], as a learner at the controls means it: what belonged to the old surface or the
/// old optimizer goes with it, and what the author has locked stays.
pub fn choose(before: &Settings, changes: &str) -> (Settings, Vec<Problem>) {
    let free: Vec<&str> = changes
        .split('&')
        .filter(|piece| !is_locked(&before.page.lock, piece.split('=').next().unwrap_or(piece)))
        .collect();
    change(before, &free.join("&"), |name, changed| {
        name == changed
            || (name, changed) == ("w", "x")
            || (keys::dependents(changed).contains(&name) && !is_locked(&before.page.lock, name))
    })
}

fn is_locked(locked: &[&str], name: &str) -> bool {
    locked.iter().any(|word| keys::locks(word, name))
}

fn change(
    before: &Settings,
    changes: &str,
    replaces: impl Fn(&str, &str) -> bool,
) -> (Settings, Vec<Problem>) {
    let old = write(before);
    let mut new: Vec<Pair<'_>> = text::pairs(text::readable(changes)).collect();
    let mut wrong = Vec::new();
    new.retain(|pair| match formula(pair.raw) {
        Err(error) if pair.key == "f" && !pair.raw.is_empty() => {
            wrong.push(bad_formula(pair.raw, &before.config.surface, error));
            false
        }
        _ => true,
    });
    let kept = text::pairs(&old).filter(|pair| !new.iter().any(|other| replaces(pair.key, other.key)));
    let named = new.iter().copied().filter(|pair| !pair.raw.is_empty());
    let mut reader = Reader::new(kept.chain(named));
    reader.own = before.config.surface.has_custom_data().then(|| before.config.surface.clone());
    reader.problems.append(&mut wrong);
    note_length(&mut reader, changes);
    let setup = setup(&mut reader);
    (setup, reader.problems)
}

fn note_length(reader: &mut Reader<'_>, query: &str) {
    let read = text::readable(query).len();
    if read + 1 < query.len() {
        reader.note("", &whole(query.len()), &whole(read), Code::TooLong);
    }
}

fn setup(reader: &mut Reader<'_>) -> Settings {
    let config = config(reader);
    let mut page = page(reader, config.surface.dimension());
    page.data_in_query = reader.has("data") && config.surface.has_custom_data();
    Settings { config, page }
}

fn config(reader: &mut Reader<'_>) -> Config {
    let mut config = Config::on(surface(reader));
    config.start = start(reader, config.surface.dimension(), config.start);
    if reader.has("box") {
        config.bounds = bounds(reader, config.surface.dimension(), config.bounds);
    }
    if let Some(racer) = racer(reader, &config.surface, Some(Rule::Momentum)) {
        config.racers = vec![racer];
    }
    rivals(reader, &mut config);
    config.schedule = schedule(reader);
    config.noise = reader.number("noise", config.noise);
    if !config.surface.observations().is_empty() {
        config.batch = reader.whole("batch", config.batch);
    }
    config.seed = reader.whole("seed", config.seed);
    config.steps = reader.whole("steps", config.steps);
    config.tolerance = reader.number("tol", config.tolerance);
    config
}

fn surface(reader: &mut Reader<'_>) -> Surface {
    if let Some(raw) = reader.raw("f") {
        match formula(raw) {
            Ok(expression) => return Surface::Formula(expression),
            Err(error) => {
                let instead = named_surface(reader);
                reader.problems.push(bad_formula(raw, &instead, error));
                return instead;
            }
        }
    }
    named_surface(reader)
}

fn named_surface(reader: &mut Reader<'_>) -> Surface {
    let named = reader.choice("fn", DEFAULT.id, Surface::named);
    match named.unwrap_or_else(|| Surface::from(DEFAULT)) {
        Surface::Regression(regression) => own_data(reader, regression),
        other => match other.constant() {
            Some((constant, value)) => {
                let value = reader.number(constant.key, value);
                other.with_constant(value)
            }
            None => other,
        },
    }
}

/// The surface on the query's own data, else on those that it stood on before.
fn own_data(reader: &mut Reader<'_>, regression: Regression) -> Surface {
    let target = regression.model.target();
    let fit = Surface::Regression(regression);
    let before = reader.own.take().filter(|own| own.id() == fit.id());
    let Some(given) = reader.text("data") else { return before.unwrap_or(fit) };
    match parse_pairs(&given).filter(|points| points.iter().all(|point| target.allows(point.v))) {
        Some(points) => match before {
            // What is known of the very same data need not be found again.
            Some(own) if own.observations() == points => own,
            _ => fit.with_observations(Observations::custom(&points)),
        },
        None => {
            reader.note("data", &given, "", Code::BadData);
            before.unwrap_or(fit)
        }
    }
}

/// A formula's plus signs are plus signs, unless the value escapes some, or makes no sense that
/// way: then they are spaces.
fn formula(raw: &str) -> Result<Expression, FormulaError> {
    Expression::parse(&formula_text(raw))
        .or_else(|error| Expression::parse(&text::decoded(raw)).map_err(|_| error))
}

/// A formula as it is read at first, to which the places of errors refer.
fn formula_text(raw: &str) -> String {
    let escapes_some = raw.as_bytes().windows(3).any(|part| part.eq_ignore_ascii_case(b"%2B"));
    if escapes_some { text::decoded(raw) } else { text::decoded_with_plus(raw) }
}

fn bad_formula(raw: &str, instead: &Surface, error: FormulaError) -> Problem {
    Problem {
        key: "f".into(),
        given: formula_text(raw),
        used: writer::surface_name(instead),
        code: Code::BadFormula,
        formula: Some(error),
    }
}

fn start(reader: &mut Reader<'_>, dimension: Dimension, default: Point) -> Point {
    match dimension {
        Dimension::One => {
            let key = if reader.has("w") { "w" } else { "x" };
            Point::new(reader.number(key, default.x), 0.0)
        }
        Dimension::Two => Point::new(reader.number("x", default.x), reader.number("y", default.y)),
    }
}

fn bounds(reader: &mut Reader<'_>, dimension: Dimension, default: Rect) -> Rect {
    let given = reader.text("box").unwrap_or_default();
    let numbers: Option<Vec<f64>> = given.split(',').map(|side| parse(side.trim())).collect();
    let bounds = match (dimension, numbers.as_deref()) {
        (Dimension::One, Some(&[min, max])) if is_side(min, max) => Some(Rect::interval(min, max)),
        (Dimension::Two, Some(&[left, right, bottom, top]))
            if is_side(left, right) && is_side(bottom, top) =>
        {
            Some(Rect::new(left, right, bottom, top))
        }
        _ => None,
    };
    bounds.unwrap_or_else(|| {
        reader.note("box", &given, &writer::bounds_text(&default, dimension), Code::BadBox);
        default
    })
}

/// Whether a picture can have this side: finite, the right way round, wide enough to be told
/// from its own rounding.
fn is_side(min: f64, max: f64) -> bool {
    let size = max - min;
    min.is_finite() && max.is_finite() && size.is_finite() && size > 1e-9 * min.abs().max(max.abs())
}

/// The optimizer that the reader's keys say; nothing where its name is unknown and there is no
/// default.
fn racer(reader: &mut Reader<'_>, surface: &Surface, default: Option<Rule>) -> Option<Racer> {
    let rule = reader.choice("opt", default.map_or("", Rule::id), Rule::named).or(default)?;
    let mut racer = Racer::suggested(surface, rule);
    racer.rate = reader.number("lr", racer.rate);
    racer.optimizer = optimizer(reader, rule);
    Some(racer)
}

fn optimizer(reader: &mut Reader<'_>, rule: Rule) -> Optimizer {
    let mut optimizer = Optimizer::new(rule);
    for parameter in rule.parameters() {
        let number = reader.number(parameter.key, parameter.default);
        if let Some(value) = optimizer.get_mut(parameter.key) {
            *value = number;
        }
    }
    optimizer
}

/// The racers of `vs`: `adam,lr:0.05` reads like a small query of its own.
fn rivals(reader: &mut Reader<'_>, config: &mut Config) {
    for raw in reader.every("vs") {
        let given = text::decoded(raw);
        if config.racers.len() == MOST_RACERS {
            reader.note("vs", &given, "", Code::TooMany);
            continue;
        }
        let mut pieces = given.split(',');
        let name = Pair { key: "opt", raw: pieces.next().unwrap_or_default() };
        let settings = pieces.map(|piece| {
            let (key, raw) = piece.split_once(':').unwrap_or((piece, ""));
            Pair { key, raw }
        });
        let mut own = Reader::new([name].into_iter().chain(settings));
        config.racers.extend(racer(&mut own, &config.surface, None));
        let renamed = own.problems.into_iter().map(|problem| Problem {
            given: match problem.key.as_str() {
                "opt" => problem.given,
                key => [key, ":", &problem.given].concat(),
            },
            key: "vs".into(),
            ..problem
        });
        reader.problems.extend(renamed);
    }
}

fn schedule(reader: &mut Reader<'_>) -> Schedule {
    let shape = reader.choice("schedule", Shape::Constant.id(), Shape::named).unwrap_or(Shape::Constant);
    let mut schedule = Schedule::new(shape);
    for setting in shape.settings() {
        match setting.key {
            "warmup" => schedule.warmup = reader.whole("warmup", schedule.warmup),
            "period" => {
                let missing = setting.default.map_or_else(String::new, shortest);
                let period = reader.optional_whole("period", &missing);
                // The default is not kept as a choice, so that it reads back as the same setup.
                schedule.period = period.filter(|&period| Some(f64::from(period)) != setting.default);
            }
            "gamma" => schedule.gamma = reader.number("gamma", schedule.gamma),
            _ => schedule.floor = reader.number("floor", schedule.floor),
        }
    }
    schedule
}

fn page(reader: &mut Reader<'_>, dimension: Dimension) -> Page {
    let mut page = Page::default();
    let views = View::choices(dimension);
    let view = reader.choice("view", views[0].id(), |id| views.iter().copied().find(|view| view.id() == id));
    page.view = view.filter(|&view| view != views[0]);
    page.at = reader.optional_whole("at", "");
    page.speed = reader.number("speed", page.speed);
    page.play = reader.choice("play", "0", flag).unwrap_or(false);
    page.goal = reader.choice("goal", "", |id| Kind::ALL.into_iter().find(|kind| kind.id() == id));
    if page.goal.is_some() {
        page.within = reader.optional_whole("within", "");
    }
    page.title = title(reader);
    page.hide = reader.list("hide", PARTS.into_iter());
    page.lock = reader.list("lock", lockable());
    let theme =
        reader.choice("theme", Theme::Auto.id(), |id| Theme::ALL.into_iter().find(|theme| theme.id() == id));
    page.theme = theme.unwrap_or(Theme::Auto);
    page.lang = reader.choice("lang", "", language);
    page.lesson = reader.choice("lesson", "", lesson);
    if page.lesson.is_some() {
        page.part = reader.optional_whole("part", "");
    }
    page
}

/// What `lock` can name: whatever a learner sets, and the start by one word.
fn lockable() -> impl Iterator<Item = &'static str> {
    let learners = KEYS.iter().filter(|key| key.owner == Owner::Learner).map(|key| key.name);
    learners.chain([START])
}

fn flag(value: &str) -> Option<bool> {
    match value {
        "1" => Some(true),
        "0" => Some(false),
        _ => None,
    }
}

fn title(reader: &mut Reader<'_>) -> Option<String> {
    let given = reader.text("title")?;
    // Line breaks and other controls have no place in one line of plain text.
    let plain: String = given.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let short: String = plain.trim().chars().take(LONGEST_TITLE).collect();
    if short.chars().count() < plain.trim().chars().count() {
        reader.note("title", &given, &short, Code::TooLong);
    }
    let short = short.trim_end();
    (!short.is_empty()).then(|| short.into())
}

/// The shape of a BCP-47 tag; whether it names a language is for the browser to know.
fn language(tag: &str) -> Option<String> {
    let mut subtags = tag.split('-');
    let is_subtag = |subtag: &str, shortest: usize| {
        (shortest..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let primary = subtags.next().unwrap_or_default();
    let fits = is_subtag(primary, 2)
        && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
        && subtags.all(|subtag| is_subtag(subtag, 1))
        && tag.len() <= 35;
    fits.then(|| tag.into())
}

fn lesson(id: &str) -> Option<String> {
    let fits = (1..=40).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    fits.then(|| id.into())
}
