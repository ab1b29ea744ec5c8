//! The parts that programs are put together from.
//!
//! The parts are Python in files beside this one: what all programs have with the random draws, and the
//! schedules with what PyTorch has in their place. The files do not say so themselves, as the embed
//! carries every byte of them. A part begins at a line `#: NAME`. A line that
//! ends in `#? FLAG ...` is kept only where all flags hold (`!FLAG` holds where FLAG does not); over
//! a part it decides whether the part is taken. `$NAME` is a field.

const FILES: [&str; 2] = [include_str!("program.py"), include_str!("schedules.py")];

/// The parts of a program, in their order, as far as it has them.
const PARTS: [&str; 13] = [
    "top", "loss", "ratio", "gradient", "rules", "factor", "schedule", "draws", "noise", "batch", "run",
    "racers", "main",
];

/// Between two parts: two empty lines.
const GAP: &str = "\n\n\n";

/// What decides which lines there are, and what stands in their fields.
pub(super) trait Fields {
    /// Whether a flag holds.
    fn holds(&self, flag: &str) -> bool;

    /// Writes what a field stands for. Returns whether there is such a field; if not, it stands for
    /// the part of its name.
    fn write(&self, name: &str, text: &mut String) -> bool;
}

/// The whole program.
pub(super) fn text(fields: &dyn Fields) -> String {
    let mut text = String::new();
    for name in &PARTS {
        part(fields, name, &mut text);
        text.truncate(text.trim_end().len());
        text.push_str(GAP);
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// Writes a part, if the program has it.
fn part(fields: &dyn Fields, name: &str, text: &mut String) {
    for file in &FILES {
        let mut is_inside = false;
        for line in file.lines() {
            match line.strip_prefix("#: ") {
                // The name first: some flags take work.
                Some(heading) => {
                    let is_its = heading.split_whitespace().next() == Some(name);
                    is_inside = is_its && kept(fields, heading).is_some();
                }
                None if is_inside => write_line(fields, line, text),
                None => {}
            }
        }
    }
}

/// Writes a line with its fields filled, unless its flags do not hold.
fn write_line(fields: &dyn Fields, line: &str, text: &mut String) {
    let Some(code) = kept(fields, line) else { return };
    let mut pieces = code.split('$');
    text.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let end = piece.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(piece.len());
        let (name, rest) = piece.split_at(end);
        let before = text.len();
        if !fields.write(name, text) {
            part(fields, name, text);
        }
        text.truncate(text.trim_end_matches('\n').len().max(before));
        text.push_str(rest);
    }
    text.push('\n');
}

/// A line without its flags. Returns `None` if they do not hold.
fn kept<'l>(fields: &dyn Fields, line: &'l str) -> Option<&'l str> {
    let Some((code, flags)) = line.rsplit_once('#').filter(|(_, flags)| flags.starts_with('?')) else {
        return Some(line);
    };
    let holds = |flag: &str| match flag.strip_prefix('!') {
        Some(flag) => !fields.holds(flag),
        None => fields.holds(flag),
    };
    flags.split(' ').skip(1).all(holds).then(|| code.trim_end())
}
