//! What learners call things: www/lessons/words.txt.

use std::collections::BTreeSet;

/// Symbols of expressions and words of blanks, each with the others that stand for it.
#[derive(Debug, Default)]
pub(super) struct Words {
    symbols: Vec<(String, Vec<String>)>,
    forms: Vec<(String, Vec<String>)>,
}

impl Words {
    /// Reads the table.
    ///
    /// # Errors
    ///
    /// Fails with the lines that are none of it.
    pub(super) fn read(text: &str) -> Result<Self, Vec<String>> {
        let (mut words, mut wrong) = (Self::default(), Vec::new());
        let at = |line: usize, what: &str| format!("www/lessons/words.txt:{}: {what}", line + 1);
        for (line, text) in text.lines().enumerate().filter(|(_, text)| !text.trim().is_empty()) {
            let (kind, rest) = text.split_once(' ').unwrap_or((text, ""));
            let entry = rest.split_once(':').map(|(name, others)| {
                let others = others.split(',').map(|other| other.trim().to_owned());
                (name.trim().to_owned(), others.filter(|other| !other.is_empty()).collect::<Vec<_>>())
            });
            match (kind, entry.filter(|(name, others)| !name.is_empty() && !others.is_empty())) {
                (comment, _) if comment.starts_with('#') => {}
                ("symbol", Some(entry)) => {
                    for (symbol, others) in &words.symbols {
                        for name in entry.1.iter().filter(|&name| others.contains(name) || name == symbol) {
                            wrong.push(at(line, &format!("`{name}` is a name of `{symbol}` already")));
                        }
                    }
                    words.symbols.push(entry);
                }
                ("form", Some(entry)) => words.forms.push(entry),
                _ => wrong.push(at(line, "a line is `symbol NAME: other names` or `form WORD: other forms`")),
            }
        }
        if wrong.is_empty() { Ok(words) } else { Err(wrong) }
    }

    /// All that a blank takes for an answer, `a|b` as the author wrote it first.
    pub(super) fn answers(&self, written: &str) -> String {
        let mut all: Vec<&str> = written.split('|').map(str::trim).collect();
        for word in all.clone() {
            for (name, others) in self.forms.iter().chain(&self.symbols) {
                if name.eq_ignore_ascii_case(word) {
                    for other in others.iter().map(String::as_str) {
                        if !all.contains(&other) {
                            all.push(other);
                        }
                    }
                }
            }
        }
        all.join("|")
    }

    /// The symbols that an expression uses, or what in it is none.
    pub(super) fn symbols_of<'a>(&'a self, expression: &'a str) -> Result<Vec<&'a str>, &'a str> {
        let is_letter = |sign: char| sign.is_alphabetic() || sign == '_';
        let names = expression.split(|sign| !is_letter(sign)).filter(|name| !name.is_empty());
        names
            .map(|name| {
                let known = self.symbols.iter().find(|(symbol, _)| symbol == name);
                known.map(|(symbol, _)| symbol.as_str()).ok_or(name)
            })
            .collect()
    }

    /// `rate=lr|eta;old=w` for those symbols.
    pub(super) fn names(&self, symbols: &BTreeSet<String>) -> String {
        let used = self.symbols.iter().filter(|(symbol, _)| symbols.contains(symbol));
        let names: Vec<String> =
            used.map(|(symbol, others)| format!("{symbol}={}", others.join("|"))).collect();
        names.join(";")
    }
}
