//! The blocks of a lesson: fenced, with `key: value` lines, prose, and `- left :: right` items.

use super::inline::{Inline, escaped};
use super::source::{Exercise, Source, slug};
use fall_line::analysis::verdict::Kind;
use fall_line::exercise::Column;
use fall_line::export;
use fall_line::export::Library;
use fall_line::query;

/// What a kind of block is made of.
struct Shape {
    name: &'static str,
    /// Keys, and whether it must have them.
    keys: &'static [(&'static str, bool)],
    items: Items,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Items {
    None,
    /// `- left :: right`
    Pairs,
    /// `- [x] left :: right`, exactly one of them ticked
    Choices,
}

const SHAPES: [Shape; 13] = [
    Shape { name: "sim", keys: &[("run", true), ("at", false)], items: Items::None },
    Shape { name: "worked", keys: &[("title", true)], items: Items::Pairs },
    Shape { name: "explore", keys: &[("title", true), ("run", true), ("keys", true)], items: Items::Pairs },
    Shape { name: "check", keys: &[("title", true)], items: Items::Choices },
    Shape { name: "fill", keys: &[("title", true), ("parts", false)], items: Items::Pairs },
    Shape {
        name: "by-hand",
        keys: &[("title", true), ("run", true), ("steps", true), ("columns", true)],
        items: Items::None,
    },
    Shape { name: "label", keys: &[("title", true), ("steps", true)], items: Items::Pairs },
    Shape { name: "cards", keys: &[("title", true)], items: Items::Pairs },
    Shape { name: "terms", keys: &[], items: Items::Pairs },
    Shape { name: "misread", keys: &[], items: Items::Pairs },
    Shape { name: "question", keys: &[], items: Items::Pairs },
    Shape { name: "program", keys: &[("run", true), ("title", true)], items: Items::None },
    Shape { name: "update", keys: &[("title", true)], items: Items::Pairs },
];

/// Whether a fence opens a block.
pub(super) fn is_known(name: &str) -> bool {
    SHAPES.iter().any(|shape| shape.name == name)
}

/// A block as it was written.
pub(super) struct Block {
    shape: &'static Shape,
    keys: Vec<(String, String)>,
    prose: Vec<(String, usize)>,
    items: Vec<Item>,
    line: usize,
}

struct Item {
    is_ticked: bool,
    left: String,
    right: String,
    line: usize,
}

impl Block {
    /// Reads what stands between the fences; `line` is that of the upper one.
    pub(super) fn read(source: &Source<'_>, name: &str, content: &str, line: usize) -> Self {
        let shape = SHAPES.iter().find(|shape| shape.name == name).unwrap_or(&SHAPES[0]);
        let mut block = Self { shape, keys: Vec::new(), prose: Vec::new(), items: Vec::new(), line };
        let mut paragraph_is_open = false;
        for (index, text) in content.lines().enumerate() {
            let line = line + 1 + index;
            if text.trim().is_empty() {
                paragraph_is_open = false;
            } else if let Some(item) = text.strip_prefix("- ") {
                block.items.push(Item::read(item, line));
                paragraph_is_open = false;
            } else if let (true, Some(item)) = (text.starts_with("  "), block.items.last_mut()) {
                item.go_on(text.trim());
            } else if let Some((key, value)) = block.key(text) {
                if !block.prose.is_empty() {
                    source.wrong(line, format!("`{key}: …` stands before the text"));
                }
                block.keys.push((key, value));
            } else if let (true, Some((open, _))) = (paragraph_is_open, block.prose.last_mut()) {
                open.push(' ');
                open.push_str(text.trim());
            } else {
                block.prose.push((text.trim().to_owned(), line));
                paragraph_is_open = true;
            }
        }
        block.check(source);
        block
    }

    fn key(&self, text: &str) -> Option<(String, String)> {
        let (key, value) = text.split_once(':')?;
        let is_key = self.shape.keys.iter().any(|(known, _)| *known == key);
        is_key.then(|| (key.to_owned(), value.trim().to_owned()))
    }

    fn value(&self, key: &str) -> &str {
        self.keys.iter().find(|(name, _)| name == key).map_or("", |(_, value)| value)
    }

    fn check(&self, source: &Source<'_>) {
        let name = self.shape.name;
        for (key, _) in self.shape.keys.iter().filter(|(key, must)| *must && self.value(key).is_empty()) {
            source.wrong(self.line, format!("the block `{name}` lacks `{key}: …`"));
        }
        let is_fill = name == "fill";
        match self.shape.items {
            Items::None => {
                if let Some(item) = self.items.first() {
                    source.wrong(item.line, format!("the block `{name}` has no items"));
                }
            }
            Items::Pairs | Items::Choices => {
                if self.items.is_empty() && !is_fill {
                    source.wrong(self.line, format!("the block `{name}` lacks its items, `- left :: right`"));
                }
                for item in self.items.iter().filter(|item| item.left.is_empty() || item.right.is_empty()) {
                    source.wrong(item.line, format!("an item of `{name}` is `- left :: right`"));
                }
            }
        }
        let ticked = self.items.iter().filter(|item| item.is_ticked).count();
        let wanted = usize::from(self.shape.items == Items::Choices);
        if ticked != wanted {
            source.wrong(self.line, format!("the block `{name}` has {ticked} ticked items, not {wanted}"));
        }
    }

    /// Its HTML; an exercise is added to the list of them.
    pub(super) fn render(
        &self,
        source: &Source<'_>,
        inline: &mut Inline<'_>,
        exercises: &mut Vec<Exercise>,
    ) -> String {
        let prose: String =
            self.prose.iter().map(|(text, line)| format!("<p>{}</p>", inline.phrase(text, *line))).collect();
        let query = match self.value("run") {
            "" => String::new(),
            name => source.run(name, self.line).map(|run| escaped(&run.query)).unwrap_or_default(),
        };
        let name = self.shape.name;
        let inside = match name {
            "sim" => {
                let at = match self.value("at") {
                    "" => String::new(),
                    at => format!(" data-at=\"{}\"", escaped(at)),
                };
                return format!("<div class=\"sim\" data-query=\"{query}\"{at}>{prose}</div>");
            }
            "terms" => return self.terms(inline),
            "misread" => return self.misread(inline),
            "question" => return self.questions(inline),
            "update" => return self.update(inline, &prose),
            "program" => return self.program(source, &prose),
            "worked" => {
                format!("{prose}<ol class=\"walk\" role=\"list\">{}</ol>", self.steps(source, inline))
            }
            "explore" => {
                format!("{prose}<ul class=\"regimes\" role=\"list\">{}</ul>", self.regimes(source, inline))
            }
            "check" => self.choices(inline),
            "fill" => self.fill(inline, &prose),
            "by-hand" => self.by_hand(source, &prose),
            "label" => {
                format!("{prose}<ul class=\"charts\" role=\"list\">{}</ul>", self.charts(source, inline))
            }
            _ => format!("{prose}<ul class=\"cards\" role=\"list\">{}</ul>", self.cards(inline)),
        };
        let part = exercises.len() + 1;
        let title = &inline.bare(self.value("title"), self.line);
        // A query of its own only where the exercise is about one run.
        let query = if query.is_empty() { String::new() } else { format!(" data-query=\"{query}\"") };
        let keys = match self.value("keys") {
            "" => String::new(),
            keys => format!(" data-keys=\"{}\"", escaped(keys)),
        };
        let attributes = format!("class=\"exercise\" data-kind=\"{name}\"{query}{keys}");
        exercises.push(Exercise {
            kind: name,
            title: title.to_owned(),
            html: format!("<section {attributes}>{inside}</section>"),
        });
        format!(
            "<section id=\"part-{part}\" data-part=\"{part}\" aria-labelledby=\"part-{part}-title\" {attributes}>\
             <h4 id=\"part-{part}-title\">{}</h4>{inside}</section>",
            escaped(title)
        )
    }

    /// `- run step :: text`
    fn steps(&self, source: &Source<'_>, inline: &Inline<'_>) -> String {
        let step = |item: &Item| {
            let (name, step) = item.left.split_once(' ').unwrap_or((&item.left, ""));
            let run = source.run(name, item.line)?;
            if step.parse::<u32>().is_err() {
                source.wrong(item.line, "a step of `worked` is `- run step :: text`");
            }
            let text = inline.phrase(&item.right, item.line);
            Some(format!("<li data-query=\"{}\" data-at=\"{step}\"><p>{text}</p></li>", escaped(&run.query)))
        };
        self.items.iter().filter_map(step).collect()
    }

    /// `- verdict :: how to look for it`
    fn regimes(&self, source: &Source<'_>, inline: &Inline<'_>) -> String {
        let regime = |item: &Item| {
            if !Kind::ALL.iter().any(|kind| kind.id() == item.left) {
                source.wrong(item.line, format!("there is no verdict `{}`", item.left));
            }
            let text = inline.phrase(&item.right, item.line);
            format!("<li data-verdict=\"{}\"><p>{text}</p></li>", item.left)
        };
        self.items.iter().map(regime).collect()
    }

    fn choices(&self, inline: &Inline<'_>) -> String {
        let question: Vec<String> =
            self.prose.iter().map(|(text, line)| inline.phrase(text, *line)).collect();
        // A legend holds no paragraphs.
        let question = question.join("<br>");
        let choice = |item: &Item| {
            let (text, why) = (inline.phrase(&item.left, item.line), inline.phrase(&item.right, item.line));
            let right = if item.is_ticked { " data-right" } else { "" };
            format!(
                "<li{right}><label><input type=\"radio\"><span>{text}</span></label><p class=\"why\" hidden>{why}</p></li>"
            )
        };
        let choices: String = self.items.iter().map(choice).collect();
        format!(
            "<fieldset><legend>{question}</legend><ul class=\"choices\" role=\"list\">{choices}</ul></fieldset>"
        )
    }

    /// Prose with blanks, parts to drag into them, and `- wrong answer :: why` items.
    fn fill(&self, inline: &Inline<'_>, prose: &str) -> String {
        let parts: String = self
            .value("parts")
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(|part| format!("<li>{}</li>", escaped(&inline.bare(part, self.line))))
            .collect();
        let hint = |item: &Item| {
            let (given, why) = (inline.bare(&item.left, item.line), inline.phrase(&item.right, item.line));
            format!("<li data-given=\"{}\">{why}</li>", escaped(&given))
        };
        let hints: String = self.items.iter().map(hint).collect();
        let parts =
            if parts.is_empty() { parts } else { format!("<ul class=\"parts\" role=\"list\">{parts}</ul>") };
        let hints = if hints.is_empty() { hints } else { format!("<ul class=\"hints\" hidden>{hints}</ul>") };
        format!("<div class=\"blanks\">{prose}</div>{parts}{hints}")
    }

    fn by_hand(&self, source: &Source<'_>, prose: &str) -> String {
        let (steps, columns) = (self.value("steps"), self.value("columns"));
        if steps.parse::<u32>().is_err() {
            source.wrong(self.line, "`steps` is a whole number");
        }
        for name in columns.split_whitespace().filter(|name| Column::named(name).is_none()) {
            source.wrong(self.line, format!("there is no column `{name}`"));
        }
        format!(
            "{prose}<div class=\"by-hand\" data-steps=\"{steps}\" data-columns=\"{}\"></div>",
            escaped(columns)
        )
    }

    /// `- run :: name`; which label is right, the engine's verdict says.
    fn charts(&self, source: &Source<'_>, inline: &Inline<'_>) -> String {
        let steps = self.value("steps");
        if steps.parse::<u32>().is_err() {
            source.wrong(self.line, "`steps` is a whole number");
        }
        let chart = |item: &Item| {
            let run = source.run(&item.left, item.line)?;
            let labels = [Kind::Diverged, Kind::Oscillating, Kind::Converged];
            let kind = run.key.verdict().map(|verdict| verdict.kind);
            if !kind.is_some_and(|kind| labels.contains(&kind)) {
                source.wrong(item.line, "a chart to label diverges, oscillates or converges");
            }
            let text = inline.phrase(&item.right, item.line);
            let query = escaped(&run.query);
            Some(format!("<li data-query=\"{query}\" data-steps=\"{steps}\"><p>{text}</p></li>"))
        };
        self.items.iter().filter_map(chart).collect()
    }

    fn cards(&self, inline: &Inline<'_>) -> String {
        let card = |item: &Item| {
            let (front, back) = (inline.phrase(&item.left, item.line), inline.phrase(&item.right, item.line));
            format!("<li><span class=\"front\">{front}</span><span class=\"back\">{back}</span></li>")
        };
        self.items.iter().map(card).collect()
    }

    fn terms(&self, inline: &Inline<'_>) -> String {
        let term = |item: &Item| {
            let name = item.left.split('|').next().unwrap_or(&item.left).trim();
            let text = inline.phrase(&item.right, item.line);
            let slug = slug(name);
            format!("<dt id=\"term-{slug}\" tabindex=\"-1\">{}</dt><dd>{text}</dd>", escaped(name))
        };
        format!("<dl class=\"terms\">{}</dl>", self.items.iter().map(term).collect::<String>())
    }

    fn misread(&self, inline: &Inline<'_>) -> String {
        let misread = |item: &Item| {
            let (claim, truth) =
                (inline.phrase(&item.left, item.line), inline.phrase(&item.right, item.line));
            format!("<div class=\"misread\"><p class=\"claim\">{claim}</p><p>{truth}</p></div>")
        };
        self.items.iter().map(misread).collect()
    }

    fn questions(&self, inline: &Inline<'_>) -> String {
        let question = |item: &Item| {
            let (ask, answer) = (inline.phrase(&item.left, item.line), inline.phrase(&item.right, item.line));
            format!("<details><summary>{ask}</summary><p>{answer}</p></details>")
        };
        self.items.iter().map(question).collect()
    }

    /// `- name :: rule`: rules side by side.
    fn update(&self, inline: &Inline<'_>, prose: &str) -> String {
        let rule = |item: &Item| {
            let (name, rule) = (inline.phrase(&item.left, item.line), inline.phrase(&item.right, item.line));
            format!("<tr><th scope=\"row\">{name}</th><td>{rule}</td></tr>")
        };
        let rules: String = self.items.iter().map(rule).collect();
        let title = escaped(self.value("title"));
        format!("{prose}<table class=\"rules\"><caption>{title}</caption><tbody>{rules}</tbody></table>")
    }

    /// The run as a program, by the same export as everywhere.
    fn program(&self, source: &Source<'_>, prose: &str) -> String {
        let Some(run) = source.run(self.value("run"), self.line) else { return String::new() };
        let program = export::python(&query::read(&run.query).0.config, Library::NumPy);
        let title = escaped(self.value("title"));
        format!(
            "<div class=\"program\"><h4>{title}</h4>{prose}<pre tabindex=\"0\" role=\"region\" aria-label=\"{title}\"><code>{}</code></pre></div>",
            escaped(&program)
        )
    }
}

impl Item {
    fn read(text: &str, line: usize) -> Self {
        let ticked = text.strip_prefix("[x] ");
        let rest = ticked.or(text.strip_prefix("[ ] ")).unwrap_or(text);
        let (left, right) = rest.split_once("::").unwrap_or((rest, ""));
        let (left, right) = (left.trim().to_owned(), right.trim().to_owned());
        Self { is_ticked: ticked.is_some(), left, right, line }
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
