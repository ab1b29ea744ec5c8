//! The other numbers of an exercise: every point of its grid is tried, and those that would not make
//! a fair exercise are left out.

use super::block::Block;
use super::inline::numerals;
use super::source::{Asked, Source};
use super::written::written;
use fall_line::analysis::verdict::Verdict;
use fall_line::exercise::{AnswerKey, Deal, Grade, Mistake, Question};
use fall_line::number::shortest;
use fall_line::query;
use std::collections::{BTreeMap, BTreeSet};

/// An exercise has at least so many variants.
pub(super) const FEWEST: u32 = 200;
/// Choices are at least this far apart, or this part of them; more than an answer may be off.
const APART: f64 = 0.01;

/// The number of a run that a text consists of, `{{run number}}` and nothing else.
pub(super) fn only_number(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix("{{")?.strip_suffix("}}")?;
    if inside.contains("}}") {
        return None;
    }
    let (run, what) = inside.trim().split_once(' ')?;
    Some((run, what.trim()))
}

/// Whether all choices of a `check` are numbers of runs.
pub(super) fn all_numbers(block: &Block) -> bool {
    block.shape.name == "check" && block.items.iter().all(|item| only_number(&item.left).is_some())
}

/// The verdict on a run with these numbers, and what was wrong with them.
pub(super) fn shown(query: &str, numbers: &str) -> (String, Vec<String>) {
    let (changed, problems) = query::patch(&query::read(query).0, numbers);
    let problems =
        problems.iter().map(|problem| format!("`{}={}`: {}", problem.key, problem.given, problem.code.id()));
    let key = AnswerKey::of(&changed.config);
    (key.verdict().map_or_else(String::new, |verdict| verdict.kind.id().into()), problems.collect())
}

/// Proves the deal of an exercise with all numbers that it shows and asks for. Returns the attribute,
/// or `None` if it has no deal.
pub(super) fn prove(block: &Block, source: &Source<'_>, asked: &[Asked]) -> Option<String> {
    let text = block.value("deal");
    if text.is_empty() {
        if asked.iter().any(|asked| asked.is_answer) {
            source.wrong(block.line, "an exercise that asks for numbers has `deal: …`, other numbers for it");
        }
        return None;
    }
    let line = block.line_of("deal");
    // A comma parts lists, and `;` in the attribute.
    let lists: Vec<&str> = text.split(',').map(str::trim).collect();
    let lists = lists.join(";");
    let Some(deal) = Deal::parse(&lists) else {
        source.wrong(line, "a deal is lists of numbers, the author's first: `w=0|1|-2, lr=0.3|0.1`");
        return None;
    };
    let grid = Grid::of(block, source, asked)?;
    grid.check_first(source, &deal, line);
    check_text(block, source, &deal);
    let proof = grid.prove(&deal, block)?;
    if let Some(wrong) = proof.wrong_at_first {
        source.wrong(line, format!("with the author's own numbers {wrong}"));
        return None;
    }
    let left = deal.size() - proof.left_out.len() as u32;
    if left < FEWEST {
        let mut reasons: Vec<_> = proof.reasons.iter().collect();
        reasons.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
        let reasons: Vec<String> =
            reasons.into_iter().map(|(why, (count, at))| format!("{count} {why}, as {at}")).collect();
        source.wrong(
            line,
            format!(
                "{left} of the deal's {} points are left, not {FEWEST}: {}",
                deal.size(),
                reasons.join("; ")
            ),
        );
    }
    Some(deal.without(&proof.left_out).to_string())
}

/// A number that changes with the variant is not typed.
fn check_text(block: &Block, source: &Source<'_>, deal: &Deal<'_>) {
    let dealt: BTreeSet<String> =
        deal.firsts().filter(|(_, value)| *value != 0.0).map(|(_, value)| shortest(value.abs())).collect();
    for (text, line) in block.words() {
        for (whole, numeral) in numerals(&without_live(text)) {
            if dealt.contains(&numeral) {
                let how = "write it as {{run w 0}} or {{run rate 0}}";
                source.wrong(line, format!("the number {whole} is dealt, and typed in: {how}"));
            }
        }
    }
}

/// A text without `{{…}}` and `[[=…]]`, which are asked of the runs.
fn without_live(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, begin)) = [("{{", "}}"), ("[[=", "]]")]
        .into_iter()
        .filter_map(|(begin, end)| Some((rest.find(begin)?, end)))
        .min()
    {
        plain.push_str(&rest[..before]);
        rest = rest[before..].split_once(begin).map_or("", |(_, after)| after);
    }
    plain + rest
}

/// What has to hold at every point.
struct Grid<'a> {
    /// The runs by name, with their queries; whether each keeps its verdict.
    runs: BTreeMap<&'a str, (&'a str, bool)>,
    shown: Vec<(&'a str, Question, &'a str)>,
    answers: Vec<(&'a str, Question, &'a str)>,
    /// The choices of a `check` of numbers.
    choices: Vec<(&'a str, Question)>,
    /// Verdicts that the learner is to find, and by which numbers.
    regimes: Vec<(&'a str, String)>,
    /// Mistakes that can be told apart with the author's numbers.
    told: Vec<(usize, Mistake)>,
}

/// What trying all points came to.
#[derive(Default)]
struct Proof {
    left_out: Vec<u32>,
    /// How often each, and one example.
    reasons: BTreeMap<String, (usize, String)>,
    wrong_at_first: Option<String>,
}

/// Those that the engine may list, by name; unknown ones are passed over.
const MISTAKES: [&str; 10] =
    ["sign", "rate", "old", "move", "still", "ahead", "gradient", "loss", "place", "count"];

impl<'a> Grid<'a> {
    fn of(block: &'a Block, source: &'a Source<'_>, asked: &'a [Asked]) -> Option<Self> {
        let mut grid = Self {
            runs: BTreeMap::new(),
            shown: Vec::new(),
            answers: Vec::new(),
            choices: Vec::new(),
            regimes: Vec::new(),
            told: Vec::new(),
        };
        let of_items = block.items.iter().filter(|_| matches!(block.shape.name, "worked" | "label"));
        let names = of_items.filter_map(|item| item.left.split_whitespace().next());
        for name in names.chain([block.value("run")]).filter(|name| !name.is_empty()) {
            let run = source.runs.get(name)?;
            grid.runs.insert(name, (&run.query, run.keeps_verdict || block.shape.name == "label"));
        }
        for Asked { run, what, is_answer } in asked {
            let (name, question) = (run.as_str(), Question::parse(what)?);
            let named = source.runs.get(name)?;
            let is_verdict = !matches!(question, Question::At { .. });
            let entry = grid.runs.entry(name).or_insert((&named.query, named.keeps_verdict));
            entry.1 |= is_verdict;
            let list = if *is_answer { &mut grid.answers } else { &mut grid.shown };
            list.push((name, question, what));
        }
        if all_numbers(block) {
            for (run, what) in block.items.iter().filter_map(|item| only_number(&item.left)) {
                grid.choices.push((run, Question::parse(what)?));
            }
        }
        if block.shape.name == "explore" {
            for item in &block.items {
                let (verdict, numbers) = item.left.split_once(' ')?;
                grid.regimes.push((verdict, numbers.split_whitespace().collect::<Vec<_>>().join("&")));
            }
        }
        let keys = grid.keys(&|query| query.to_owned());
        for (index, (name, question, _)) in grid.answers.iter().enumerate() {
            for mistake in MISTAKES.iter().filter_map(|id| Mistake::named(id)) {
                if is_told(&keys[name], question, mistake) {
                    grid.told.push((index, mistake));
                }
            }
        }
        Some(grid)
    }

    fn keys(&self, dealt: &dyn Fn(&str) -> String) -> BTreeMap<&'a str, AnswerKey> {
        self.runs.iter().map(|(&name, (query, _))| (name, AnswerKey::read(&dealt(query)))).collect()
    }

    /// Each list begins with a number that one of the runs has.
    fn check_first(&self, source: &Source<'_>, deal: &Deal<'_>, line: usize) {
        for (key, value) in deal.firsts() {
            if !self.runs.values().any(|(query, _)| Deal::held(query, key) == Some(value)) {
                let value = shortest(value);
                source.wrong(
                    line,
                    format!("no run of this exercise has {key}={value}, with which the list begins"),
                );
            }
        }
    }

    fn prove(&self, deal: &Deal<'_>, block: &Block) -> Option<Proof> {
        let first = self.keys(&|query| query.to_owned());
        let mut proof = Proof::default();
        let mut met: BTreeSet<Vec<String>> = BTreeSet::new();
        for point in 0..deal.size() {
            let dealt = |query: &str| deal.query_at(query, point);
            let wrong = if let Some(wrong) = self.cannot_run(&dealt) {
                Some(wrong)
            } else {
                let keys = self.keys(&dealt);
                let values = self.answers.iter().chain(&self.shown);
                let values =
                    values.filter_map(|(name, question, _)| keys[name].answer(question).map(written));
                if met.insert(values.collect()) {
                    self.wrong(&first, &keys, &dealt, block)
                } else {
                    Some("have the same numbers as another".to_owned())
                }
            };
            if let Some(wrong) = wrong {
                if point == 0 {
                    proof.wrong_at_first = Some(wrong);
                    break;
                }
                let example =
                    || self.runs.values().map(|(query, _)| dealt(query)).collect::<Vec<_>>().join(" and ");
                proof.reasons.entry(wrong).or_insert_with(|| (0, example())).0 += 1;
                proof.left_out.push(point);
            }
        }
        Some(proof)
    }

    /// Why the runs of a point would not be asked for. Returns `None` if all is well.
    fn cannot_run(&self, dealt: &dyn Fn(&str) -> String) -> Option<String> {
        for (query, _) in self.runs.values() {
            let (settings, problems) = query::read(&dealt(query));
            let (bounds, start) = (settings.config.bounds, settings.config.start);
            let is_inside = (bounds.min.x..=bounds.max.x).contains(&start.x);
            if !problems.is_empty() || !is_inside {
                return Some("start out of the picture".into());
            }
        }
        None
    }

    /// What is wrong with a point whose runs are done. Returns `None` if all is well.
    fn wrong(
        &self,
        first: &BTreeMap<&str, AnswerKey>,
        keys: &BTreeMap<&str, AnswerKey>,
        dealt: &dyn Fn(&str) -> String,
        block: &Block,
    ) -> Option<String> {
        let kind = |key: &AnswerKey| key.verdict().map(|verdict: &Verdict| (verdict.kind, verdict.endpoint));
        for (name, (_, keeps)) in &self.runs {
            if *keeps && kind(&keys[name]) != kind(&first[name]) {
                return Some(format!("have another verdict on `{name}`"));
            }
        }
        for (verdict, show) in &self.regimes {
            if let Some((query, _)) = self.runs.get(block.value("run"))
                && shown(&dealt(query), show).0 != *verdict
            {
                return Some(format!("are not {verdict} with {show}"));
            }
        }
        for (name, question, what) in self.answers.iter().chain(&self.shown) {
            if !keys[name].answer(question).is_some_and(f64::is_finite) {
                return Some(format!("have no `{name} {what}`"));
            }
        }
        let value = |(name, question): &(&str, Question)| keys[name].answer(question).unwrap_or(f64::NAN);
        for (index, one) in self.choices.iter().enumerate() {
            if self.choices[..index].iter().any(|other| !is_apart(value(one), value(other))) {
                return Some("have two choices that are as good as equal".into());
            }
        }
        let told = |&&(index, mistake): &&(usize, Mistake)| {
            let (name, question, _) = &self.answers[index];
            !is_told(&keys[name], question, mistake)
        };
        self.told.iter().find(told).map(|&(index, mistake)| {
            let (name, _, what) = self.answers[index];
            format!("do not tell `{name} {what} {}` from another answer", mistake.id())
        })
    }
}

/// Whether an answer by a mistake is graded as that mistake: it is not as good as right, and no other
/// mistake gives the same.
fn is_told(key: &AnswerKey, question: &Question, mistake: Mistake) -> bool {
    let &Question::At { column, step, mistake: None } = question else { return false };
    let by_mistake = Question::At { column, step, mistake: Some(mistake) };
    key.answer(&by_mistake).is_some_and(|value| key.grade(question, value, None) == Grade::Mistaken(mistake))
}

fn is_apart(one: f64, other: f64) -> bool {
    (one - other).abs() > APART * one.abs().max(other.abs()).max(1.0)
}
