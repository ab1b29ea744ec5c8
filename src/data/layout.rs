//! How a pasted text is laid out: what parts its columns, whether it has quotes, and the same text
//! without what only stands around.

use super::pairs::parse_pairs;
use crate::number::Marks;

/// What can part columns. Of two that fit as well the first is meant.
const SEPARATORS: [char; 5] = ['\t', ';', '|', ',', ' '];
/// So many lines decide.
const LOOKED_AT: usize = 500;

/// A text as a splitter of quoted cells can take it, with `\n` at the end of each line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The text, without a byte-order mark, brackets around rows and space around cells. Each row
    /// stands on the line that it came on, but for rows that shared a line.
    pub text: String,
    /// What parts its columns.
    pub separator: char,
    /// Whether quotes are to be taken as in RFC 4180; else they are signs like others.
    pub is_quoted: bool,
}

impl Layout {
    /// The layout of a text.
    pub fn of(text: &str) -> Self {
        let lines = text.trim_start_matches('\u{feff}').split('\n');
        let lines: Vec<&str> = lines.map(|line| line.strip_suffix('\r').unwrap_or(line)).collect();
        let text = lines.join("\n").replace('\r', "\n");
        let pairs = joined(&text);
        if parse_pairs(&pairs).is_some() {
            return Self { text: pairs.replace(',', "\n"), separator: ':', is_quoted: false };
        }
        let (named, text) = without_mark(&text);
        let text = without_brackets(text);
        let separator = named.unwrap_or_else(|| likeliest(&text));
        let quoted = trimmed(&text, separator, true);
        let is_quoted = quoted.is_some();
        let text = quoted.or_else(|| trimmed(&text, separator, false)).unwrap_or_default();
        Self { text, separator, is_quoted }
    }
}

/// Lines joined as the pairs of a query are.
fn joined(text: &str) -> String {
    let lines = text.lines().map(|line| line.trim().trim_matches(','));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(",")
}

/// A first line `sep=;`, as spreadsheets know it: what it names, and the text with that line empty.
fn without_mark(text: &str) -> (Option<char>, String) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let named = first.trim_matches(['"', ' ']).strip_prefix("sep=").and_then(|rest| rest.chars().next());
    match named {
        Some(_) => (named, ["\n", rest].concat()),
        None => (None, text.into()),
    }
}

/// Rows as programs print them, `(1, 2),` or `[[1, 2], [3, 4]]`, without their brackets.
fn without_brackets(text: String) -> String {
    let bare = |line: &str| {
        let inner = line.trim().trim_end_matches([',', ';', ' ']);
        if !(inner.starts_with(['(', '[', '{']) && inner.ends_with([')', ']', '}'])) {
            return line.to_string();
        }
        let mut rows = String::new();
        for c in inner.chars() {
            match c {
                '(' | '[' | '{' => {}
                ')' | ']' | '}' => rows.push('\n'),
                // What stands between two rows.
                ',' | ';' | ' ' if rows.ends_with('\n') => {}
                _ => rows.push(c),
            }
        }
        rows.trim_end().into()
    };
    if !text.contains(['(', '[', '{']) {
        return text;
    }
    text.split('\n').map(bare).collect::<Vec<_>>().join("\n")
}

/// The separator by which most lines are rows with a number.
fn likeliest(text: &str) -> char {
    let lines = || text.lines().filter(|line| !line.trim().is_empty()).take(LOOKED_AT);
    let best = |fits: fn(&[String]) -> bool| {
        let counts = SEPARATORS.map(|separator| lines().filter(|line| fits(&cells(line, separator))).count());
        let most = counts.iter().copied().max().filter(|&most| most > 0)?;
        SEPARATORS.into_iter().zip(counts).find(|(_, count)| *count == most).map(|(separator, _)| separator)
    };
    // Where no line is made of numbers and words, whatever parts most lines.
    best(is_row).or_else(|| best(|cells| cells.len() > 1)).unwrap_or(',')
}

/// Whether cells are numbers and words without digits, and one at least is a number.
fn is_row(cells: &[String]) -> bool {
    let is_number = |cell: &String| Marks::ALL.iter().any(|marks| marks.read(cell).is_some());
    let has_digit = |cell: &String| cell.chars().any(|c| c.is_ascii_digit());
    cells.len() > 1
        && cells.iter().any(is_number)
        && cells.iter().all(|cell| is_number(cell) || !has_digit(cell))
}

/// The cells of a line, without quotes.
fn cells(line: &str, separator: char) -> Vec<String> {
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut in_quotes = false;
    for c in line.trim_matches(' ').chars() {
        if c == '"' {
            in_quotes = !in_quotes;
        } else if in_quotes || !parts(c, separator) {
            cell.push(c);
        } else if separator != ' ' || !cell.is_empty() {
            // A run of spaces parts as one does.
            cells.push(std::mem::take(&mut cell));
        }
    }
    cells.push(cell);
    cells
}

/// Whether a sign parts columns: a tab does where a space does. Other spaces stand within numbers.
fn parts(c: char, separator: char) -> bool {
    c == separator || (separator == ' ' && c == '\t')
}

/// A text without the space around its cells; a run of spaces that parts columns is one. Returns `None`
/// if a quote that begins a cell is never closed.
fn trimmed(text: &str, separator: char, with_quotes: bool) -> Option<String> {
    let mut all = String::new();
    let mut in_quotes = false;
    let mut is_at_start = true;
    let mut space = String::new();
    let mut after = text.chars().peekable();
    while let Some(c) = after.next() {
        if in_quotes {
            all.push(c);
            match c {
                '"' if after.peek() == Some(&'"') => all.extend(after.next()),
                '"' => in_quotes = false,
                _ => {}
            }
            continue;
        }
        let is_end = c == '\n' || (c == separator && c != ' ');
        if is_end {
            space.clear();
            all.push(c);
            is_at_start = true;
        } else if c.is_whitespace() {
            space.push(c);
        } else {
            if space.contains([' ', '\t']) && separator == ' ' && !is_at_start {
                all.push(' ');
                is_at_start = true;
            } else if !is_at_start {
                all.push_str(&space);
            }
            space.clear();
            in_quotes = with_quotes && c == '"' && is_at_start;
            all.push(c);
            is_at_start = false;
        }
    }
    (!in_quotes).then_some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_the_one_that_makes_rows_of_numbers() {
        for (text, separator) in [
            ("1,2\n3,4", ','),
            ("1, 2\n3, 4", ','),
            ("1,5;2,25\n3;4", ';'),
            ("1,5 2,25\n3 4", ' '),
            ("1\t2", '\t'),
            ("  1   2 \n 3 4", ' '),
            ("1 416;232 000", ';'),
            ("\"1,5\",\"2,25\"", ','),
            ("u,v (in m)\n1,2", ','),
            ("0,5;yes\n1,5;no", ';'),
            ("2020-01-01,3\n2020-01-02,4", ','),
            ("sep=;\n1,2;3,4", ';'),
            ("1:2,2:3", ':'),
            ("| 1 | 2 |", '|'),
        ] {
            assert_eq!(Layout::of(text).separator, separator, "{text:?}");
        }
    }

    #[test]
    fn what_stands_around_rows_and_cells_goes() {
        for (text, bare) in [
            ("\u{feff}1,2\r\n3,4\r5,6", "1,2\n3,4\n5,6"),
            ("(1, 2),\n(3, 4)", "1,2\n3,4"),
            ("[[1, 2], [3, 4]]", "1,2\n3,4"),
            ("[(1, 2), (3, 4)]", "1,2\n3,4"),
            ("  1   2 \n\t3\t4", "1 2\n3 4"),
            ("1 , \"2, 5\" ,3", "1,\"2, 5\",3"),
            ("1 416 ; 2", "1 416;2"),
            ("a (m),b (kg)\n1,2", "a (m),b (kg)\n1,2"),
            ("1:2,2:3", "1:2\n2:3"),
        ] {
            assert_eq!(Layout::of(text).text, bare, "{text:?}");
        }
        let open = Layout::of("\"1,2\n3,4");
        assert_eq!((open.text.as_str(), open.is_quoted), ("\"1,2\n3,4", false));
    }
}
