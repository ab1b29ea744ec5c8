//! A block of a lesson as it was written: fenced, with `key: value` lines, prose, and items.

use super::source::Source;

/// What a kind of block is made of.
pub(super) struct Shape {
    pub name: &'static str,
    /// Keys, and whether it must have them.
    keys: &'static [(&'static str, bool)],
    items: Items,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Items {
    None,
    /// `- text`
    Texts,
    /// `- left :: right`
    Pairs,
    /// The same, or none at all.
    SomePairs,
    /// `- [x] left :: right`, exactly one of them ticked
    Choices,
    /// No items and no prose: its lines stand as they are.
    Verbatim,
}

/// What every exercise may have.
const DEAL: (&str, bool) = ("deal", false);
const HINT: (&str, bool) = ("hint", false);
const TITLE: (&str, bool) = ("title", true);
const RUN: (&str, bool) = ("run", true);
const STEPS: (&str, bool) = ("steps", true);

const fn shape(name: &'static str, keys: &'static [(&'static str, bool)], items: Items) -> Shape {
    Shape { name, keys, items }
}

const SHAPES: [Shape; 18] = [
    shape("sim", &[RUN, ("at", false), ("ask", false), ("within", false)], Items::SomePairs),
    shape("worked", &[TITLE, DEAL, HINT], Items::Pairs),
    shape("explore", &[TITLE, RUN, ("keys", true), DEAL, HINT], Items::Pairs),
    shape("check", &[TITLE, DEAL, HINT], Items::Choices),
    shape("fill", &[TITLE, ("parts", false), DEAL, HINT], Items::SomePairs),
    shape("by-hand", &[TITLE, RUN, STEPS, ("columns", true), DEAL, HINT], Items::None),
    shape("label", &[TITLE, STEPS, DEAL, HINT], Items::Pairs),
    shape("cards", &[TITLE, DEAL, HINT], Items::Pairs),
    shape("terms", &[], Items::Pairs),
    shape("misread", &[], Items::Pairs),
    shape("question", &[], Items::Pairs),
    shape("program", &[RUN, TITLE], Items::None),
    shape("sample", &[TITLE], Items::Verbatim),
    shape("update", &[TITLE], Items::Pairs),
    shape("sources", &[], Items::Pairs),
    shape("discuss", &[], Items::Pairs),
    shape("can", &[], Items::Texts),
    shape("next", &[], Items::Pairs),
];

/// Whether a fence opens a block.
pub(super) fn is_known(name: &str) -> bool {
    SHAPES.iter().any(|shape| shape.name == name)
}

/// A block as it was written.
pub(super) struct Block {
    pub shape: &'static Shape,
    pub keys: Vec<(String, String, usize)>,
    /// Paragraphs with the lines that they begin in.
    pub prose: Vec<(String, usize)>,
    /// Those below a line of dashes.
    pub explained: Vec<(String, usize)>,
    /// What follows `=>`.
    pub claims: Vec<(String, usize)>,
    pub items: Vec<Item>,
    /// All that stands below the keys, as it stands.
    pub verbatim: String,
    pub line: usize,
}

pub(super) struct Item {
    pub is_ticked: bool,
    pub left: String,
    pub right: String,
    pub line: usize,
}

impl Block {
    /// Reads what stands between the fences; `line` is that of the upper one.
    pub(super) fn read(source: &Source<'_>, name: &str, content: &str, line: usize) -> Self {
        let shape = SHAPES.iter().find(|shape| shape.name == name).unwrap_or(&SHAPES[0]);
        let mut block = Self {
            shape,
            keys: Vec::new(),
            prose: Vec::new(),
            explained: Vec::new(),
            claims: Vec::new(),
            items: Vec::new(),
            verbatim: String::new(),
            line,
        };
        block.take(source, content);
        block.check(source);
        block
    }

    fn take(&mut self, source: &Source<'_>, content: &str) {
        let is_sim = self.shape.name == "sim";
        let (mut is_open, mut is_below) = (false, false);
        for (index, text) in content.lines().enumerate() {
            let line = self.line + 1 + index;
            let key = self.key(text);
            if self.shape.items == Items::Verbatim && (key.is_none() || !self.verbatim.is_empty()) {
                self.verbatim.push_str(text);
                self.verbatim.push('\n');
            } else if text.trim().is_empty() {
                is_open = false;
            } else if let Some(item) = text.strip_prefix("- ") {
                self.items.push(Item::read(item, line, self.shape.items == Items::Texts));
                is_open = false;
            } else if let (true, Some(claims)) = (is_sim, text.strip_prefix("=>")) {
                self.claims.push((claims.trim().to_owned(), line));
                is_open = false;
            } else if is_sim && text.trim() == "---" {
                (is_open, is_below) = (false, true);
            } else if let (true, Some(item)) = (text.starts_with("  "), self.items.last_mut()) {
                item.go_on(text.trim());
            } else if let Some((key, value)) = key {
                if !self.prose.is_empty() {
                    source.wrong(line, format!("`{key}: …` stands before the text"));
                }
                self.keys.push((key, value, line));
            } else {
                let prose = if is_below { &mut self.explained } else { &mut self.prose };
                match prose.last_mut().filter(|_| is_open) {
                    Some((open, _)) => open.extend([" ", text.trim()]),
                    None => prose.push((text.trim().to_owned(), line)),
                }
                is_open = true;
            }
        }
    }

    fn key(&self, text: &str) -> Option<(String, String)> {
        let (key, value) = text.split_once(':')?;
        let is_key = self.shape.keys.iter().any(|(known, _)| *known == key);
        is_key.then(|| (key.to_owned(), value.trim().to_owned()))
    }

    /// What stands behind a key; empty if the block has none.
    pub(super) fn value(&self, key: &str) -> &str {
        self.keys.iter().find(|(name, ..)| name == key).map_or("", |(_, value, _)| value)
    }

    /// The line of a key, or of the block.
    pub(super) fn line_of(&self, key: &str) -> usize {
        self.keys.iter().find(|(name, ..)| name == key).map_or(self.line, |&(.., line)| line)
    }

    fn check(&self, source: &Source<'_>) {
        let name = self.shape.name;
        for (key, _) in self.shape.keys.iter().filter(|(key, must)| *must && self.value(key).is_empty()) {
            source.wrong(self.line, format!("the block `{name}` lacks `{key}: …`"));
        }
        let kind = self.shape.items;
        if matches!(kind, Items::None | Items::Verbatim) {
            if let Some(item) = self.items.first() {
                source.wrong(item.line, format!("the block `{name}` has no items"));
            }
        } else if kind == Items::Texts {
            let wrong = self.items.iter().find(|item| item.left.is_empty() || !item.right.is_empty());
            if let Some(item) = wrong {
                source.wrong(item.line, format!("an item of `{name}` is `- text`"));
            }
        } else {
            for item in self.items.iter().filter(|item| item.left.is_empty() || item.right.is_empty()) {
                source.wrong(item.line, format!("an item of `{name}` is `- left :: right`"));
            }
        }
        let wants_items = matches!(kind, Items::Texts | Items::Pairs | Items::Choices);
        if wants_items && self.items.is_empty() {
            let item = if kind == Items::Texts { "- text" } else { "- left :: right" };
            source.wrong(self.line, format!("the block `{name}` lacks its items, `{item}`"));
        }
        if kind == Items::Verbatim && self.verbatim.trim().is_empty() {
            source.wrong(self.line, format!("the block `{name}` is empty"));
        }
        let ticked = self.items.iter().filter(|item| item.is_ticked).count();
        let wanted = usize::from(kind == Items::Choices);
        if ticked != wanted {
            source.wrong(self.line, format!("the block `{name}` has {ticked} ticked items, not {wanted}"));
        }
    }

    /// All words of it, each with its line: what a reader may see.
    pub(super) fn words(&self) -> impl Iterator<Item = (&str, usize)> {
        let hint = (self.value("hint"), self.line_of("hint"));
        let prose = self.prose.iter().chain(&self.explained).map(|(text, line)| (text.as_str(), *line));
        // The left of these names runs, steps and numbers, and is not read.
        let is_named = matches!(self.shape.name, "worked" | "explore" | "label");
        let items = self.items.iter().flat_map(move |item| {
            let left = if is_named { "" } else { item.left.as_str() };
            [left, &item.right].map(|text| (text, item.line))
        });
        prose.chain(items).chain([hint])
    }
}

impl Item {
    fn read(text: &str, line: usize, is_text: bool) -> Self {
        let ticked = text.strip_prefix("[x] ");
        let rest = ticked.or(text.strip_prefix("[ ] ")).unwrap_or(text);
        let (left, right) = rest.split_once("::").unwrap_or((rest, ""));
        let (left, right) = (left.trim().to_owned(), right.trim().to_owned());
        let item = Self { is_ticked: ticked.is_some(), left, right, line };
        if is_text && rest.contains("::") { Self { left: String::new(), ..item } } else { item }
    }

    fn go_on(&mut self, text: &str) {
        let (left, right) = if self.right.is_empty() && !text.contains("::") {
            (text, "")
        } else if self.right.is_empty() {
            text.split_once("::").unwrap_or(("", text))
        } else {
            ("", text)
        };
        for (to, more) in [(&mut self.left, left), (&mut self.right, right)] {
            if !more.trim().is_empty() {
                to.push(' ');
                to.push_str(more.trim());
            }
        }
        self.right = self.right.trim().to_owned();
    }
}
